//! Which time a figure is of: that of its clause, its sentence, its
//! paragraph, its heading or the title, in this order.

use super::chars::string;
use super::number::{whole, written};
use super::period::{Moment, Part, Use, Year, canonical};

/// A period with its words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Time {
    pub(super) period: String,
    pub(super) words: String,
}

/// What was known at a place of the text.
pub(super) struct Known {
    year: Option<u16>,
    paragraph: Option<Time>,
    lasting: Option<Time>,
}

/// Times said so far.
#[derive(Default)]
pub(super) struct Times {
    title: Option<Time>,
    /// The title's, while its year is not told.
    untold: Option<Moment>,
    heading: Option<Time>,
    paragraph: Option<Time>,
    /// The clause is of a former time: 上年同期.
    pub(super) former: bool,
    /// The paragraph's before it told a plan: 到2025年.
    before_plan: Option<Option<Time>>,
    clause: Option<Time>,
    /// Of an earlier paragraph, where neither heading nor title says one.
    lasting: Option<Time>,
    /// The title is of a meeting.
    meeting: bool,
    /// The paragraph's before a sentence that told no figures.
    narrative: Option<Known>,
    /// A heading says the year.
    headed: bool,
    /// The year that 今年 and 前三季度 are of.
    pub(super) year: Option<u16>,
    /// The year since which something is so: months may be of it, 去年 is not.
    since: Option<u16>,
    /// Year and month in which the text came out.
    pub(super) date: Option<(u16, u8)>,
}

/// Year and month of `2023-10-26`.
pub(super) fn date(text: &str) -> Option<(u16, u8)> {
    let mut parts = text.split('-');
    let (year, month) = (whole(parts.next()?)?, whole(parts.next()?)?);
    ((1000..=9999).contains(&year) && (1..=12).contains(&month)).then_some((year as u16, month as u8))
}

impl Times {
    /// A heading begins; the first line is the title.
    pub(super) fn heading(&mut self, is_title: bool) {
        self.heading = None;
        self.before_plan = None;
        self.paragraph = None;
        self.clause = None;
        self.lasting = None;
        if is_title {
            (self.title, self.untold) = (None, None);
        }
    }

    /// The title's year is that of a meeting: what the text says goes before.
    pub(super) fn meets(&mut self) {
        self.meeting = true;
    }

    /// What is known before a sentence.
    pub(super) fn known(&self) -> Known {
        Known { year: self.year, paragraph: self.paragraph.clone(), lasting: self.lasting.clone() }
    }

    /// 2019年，村里成立合作社: a sentence without figures has told a year that
    /// 去年 does not count from, and 目前 is not of.
    pub(super) fn narrated(&mut self, before: Known) {
        if self.year != before.year && !self.headed {
            self.since = self.year;
            self.year = before.year;
            self.narrative = Some(before);
        }
    }

    /// A time in a heading.
    pub(super) fn in_heading(&mut self, text: &[char], moment: &Moment, is_title: bool) {
        if matches!(moment.used, Use::None | Use::Former | Use::Several) {
            return;
        }
        let time = self.resolve(text, moment);
        self.headed |= self.year.is_some();
        if is_title && time.is_none() {
            self.untold = self.untold.or(Some(*moment));
        }
        let place = if is_title { &mut self.title } else { &mut self.heading };
        if place.is_none() {
            *place = time;
        }
    }

    /// A time that was read elsewhere: in a heading, or in the text.
    pub(super) fn english(&mut self, time: Time, heading: Option<bool>) {
        match heading {
            Some(true) => self.title = self.title.take().or(Some(time)),
            Some(false) => self.heading = Some(time),
            None => {
                if time.period.len() == 4 {
                    self.lasting = Some(time.clone());
                }
                self.paragraph = Some(time.clone());
                self.clause = Some(time);
            }
        }
    }

    /// A paragraph begins.
    pub(super) fn paragraph(&mut self) {
        (self.before_plan, self.narrative) = (None, None);
        self.paragraph = None;
        self.clause = None;
    }

    /// A clause begins.
    pub(super) fn clause(&mut self) {
        self.clause = None;
        self.former = false;
    }

    /// Until another time is told, there is none.
    fn unknown(&mut self) {
        (self.clause, self.paragraph) = (Some(Time::default()), Some(Time::default()));
    }

    /// What follows is no plan any more.
    pub(super) fn plan_ends(&mut self) {
        if let Some(before) = self.before_plan.take() {
            (self.paragraph, self.clause) = (before, None);
        }
    }

    /// 目前: of no time that was told of the past.
    pub(super) fn now_begins(&mut self) {
        self.plan_ends();
        if let Some(before) = self.narrative.take() {
            (self.paragraph, self.lasting) = (before.paragraph, before.lasting);
            (self.clause, self.since) = (None, None);
        }
    }

    /// A time of the text.
    pub(super) fn say(&mut self, text: &[char], moment: &Moment) {
        match moment.used {
            Use::None => {}
            Use::Several => self.unknown(),
            Use::Former => (self.clause, self.former) = (Some(Time::default()), true),
            Use::Plan => {
                let year = self.year;
                self.clause = self.resolve(text, moment);
                self.year = year.or(self.year);
                let before = std::mem::replace(&mut self.paragraph, self.clause.clone());
                self.before_plan.get_or_insert(before);
            }
            Use::Time => {
                // 其中10月当月1.46亿元: of that month is nothing else.
                let (year, mut since) = (self.year, text[..moment.start].ends_with(&['其', '中']));
                let time = self.resolve(text, moment);
                // 2018年以来: 去年 is not the year before that.
                if text[..moment.end].ends_with(&['以', '来']) {
                    self.since = self.year;
                    self.year = year;
                    since = moment.part == Part::Year && self.since != year;
                }
                if let Some(moment) = self.untold.filter(|_| self.year.is_some()) {
                    self.title = self.title.take().or(self.resolve(text, &moment));
                    self.untold = None;
                }
                if time.is_some() {
                    let before = std::mem::replace(&mut self.paragraph, time.clone());
                    // Nor does it outlast its sentence.
                    self.before_plan = since.then_some(before);
                    // The rest of the article is of the same year, not of the same month.
                    if moment.part == Part::Year {
                        self.lasting.clone_from(&time);
                    }
                    self.clause = time;
                } else if matches!(moment.year, Year::Relative(_)) {
                    // 去年, of an unknown year
                    self.unknown();
                    self.since = None;
                }
            }
        }
    }

    /// The period of a figure here.
    pub(super) fn now(&self) -> Option<&Time> {
        self.clause.as_ref().or(self.outer()).filter(|time| !time.period.is_empty())
    }

    /// The period of the paragraph, the heading or the title.
    pub(super) fn outer(&self) -> Option<&Time> {
        let title = self.title.as_ref();
        let last = self.lasting.as_ref();
        let whole = if self.meeting { last.or(title) } else { title.or(last) };
        self.paragraph.as_ref().or(self.heading.as_ref()).or(whole)
    }

    /// The year of what is told now, where it is a whole one.
    fn told(&self) -> Option<u16> {
        let time = self.paragraph.as_ref().filter(|time| time.period.len() == 4)?;
        time.period.parse().ok()
    }

    /// The canonical period of `moment`.
    pub(super) fn resolve(&mut self, text: &[char], moment: &Moment) -> Option<Time> {
        let mut words = string(&text[moment.start..moment.end]);
        let year = match moment.year {
            Year::Said(year) => {
                if moment.used == Use::Time {
                    self.year = Some(year);
                }
                year
            }
            // 全年 is of the year that was told last.
            Year::Relative(0) if words.starts_with('全') && self.told().is_some() => self.told()?,
            Year::Relative(years) if self.year.is_some() => self.year?.checked_add_signed(years.into())?,
            Year::Running if self.year.or(self.since).is_some() => self.year.or(self.since)?,
            _ => self.by_date(&words, moment)?,
        };
        match moment.year {
            Year::Said(_) => {}
            Year::Relative(_) if moment.part == Part::Year => words = [&written(year.into()), "年"].concat(),
            Year::Relative(_) => {
                for word in ["今年", "本年", "当年", "去年", "上年", "全年", "前年"] {
                    if let Some(rest) = words.strip_prefix(word) {
                        words = [&written(year.into()), "年", rest].concat();
                        break;
                    }
                }
            }
            Year::Running if words.starts_with('年') => words.insert_str(0, &written(year.into())),
            Year::Running => words = [&written(year.into()), "年", &words].concat(),
        }
        Some(Time { period: canonical(year, moment.part)?, words })
    }

    /// The year of `moment` where the text says none and has a date. What is
    /// not over by then is a plan, or, at the start of a year, of the one before.
    fn by_date(&self, words: &str, moment: &Moment) -> Option<u16> {
        let (year, month) = self.date?;
        match moment.year {
            Year::Said(year) => Some(year),
            // 全年 and 当年 may be of either.
            Year::Relative(years) => year.checked_add_signed(years.into()).filter(|_| !words.starts_with(['全', '当'])),
            Year::Running => match moment.part.last_month()? {
                last if last <= month => Some(year),
                10..=12 if month <= 2 => year.checked_sub(1),
                _ => None,
            },
        }
    }
}
