//! Reads a text from its first line to its last, and keeps what was said.

use super::added::in_order;
use super::chars::{before, find, has, is_one_of, starts, string, without_start};
use super::clause::{Clause, Frame, Joint, clauses, frames, words};
use super::figure::{Found, Growth, span};
use super::period::{Moment, Part, Use};
use super::rank::RankAt;
use super::scan::{Mention, scan};
use super::sentence::{LONGEST, Line, breaks_off, is_form, is_headline, lines, sentences};
use super::times::Times;
use super::words::{GROWTH, MANNER};
use super::{Doubt, Extraction, label, region};
use crate::document::{Basis, Span};

/// Marks what turned out to be the whole of another and nothing by itself.
pub(super) const DROPPED: &str = "dropped";

/// Of the indicators of a paragraph, these are looked back over.
pub(super) const FARTHEST: usize = 200;

/// The start of a change, whose end has not been told.
pub(super) struct Start {
    pub(super) frame: Frame,
    pub(super) subject: Vec<char>,
}

/// What has been read so far.
pub(super) struct Reader<'t> {
    pub(super) text: &'t [char],
    pub(super) out: Vec<Found>,
    pub(super) doubts: Vec<Doubt>,
    title: Option<String>,
    pub(super) times: Times,
    pub(super) places: Vec<Vec<char>>,
    pub(super) title_place: Option<String>,
    /// What a sentence is of that names no place.
    pub(super) heading_place: Option<String>,
    pub(super) place: Option<String>,
    pub(super) sentence: Span,
    /// The first indicator of the paragraph, of the sentence, of the clause.
    pub(super) in_paragraph: usize,
    pub(super) in_sentence: usize,
    pub(super) in_clause: usize,
    /// What 其中 is a part of.
    pub(super) within: Option<usize>,
    /// Words of clauses without figures.
    pub(super) topic: Vec<char>,
    /// 支出中: what shares that follow are of.
    pub(super) scope: Vec<char>,
    /// 扣除房地产开发投资: what a change leaves out.
    pub(super) without: Vec<char>,
    /// 与上年同期相比, said apart.
    pub(super) basis: Option<Basis>,
    /// 比上年同期（下同）: from where changes have that basis.
    pub(super) alike: Option<(usize, Basis)>,
    pub(super) start: Option<Start>,
    /// A verb that the things of a list share.
    pub(super) verb: &'static str,
    /// Lines that break off, and the last clause of the one that may go on.
    pub(super) broken: Option<(Vec<char>, Span)>,
    /// rose 8.2% to: the change of the figure that follows.
    pub(super) english_change: Option<Growth>,
    /// Figures that follow and have been read: 1%, 2% and 3% respectively.
    pub(super) english_taken: usize,
}

impl<'t> Reader<'t> {
    pub(super) fn new(text: &'t [char]) -> Self {
        Self {
            text,
            out: Vec::new(),
            doubts: Vec::new(),
            title: None,
            times: Times::default(),
            places: Vec::new(),
            title_place: None,
            heading_place: None,
            place: None,
            sentence: Span { start: 0, end: 0 },
            in_paragraph: 0,
            in_sentence: 0,
            in_clause: 0,
            within: None,
            topic: Vec::new(),
            scope: Vec::new(),
            without: Vec::new(),
            basis: None,
            alike: super::role::alike(text),
            start: None,
            verb: "",
            broken: None,
            english_change: None,
            english_taken: 0,
        }
    }

    /// Everything that the text says in figures.
    pub(super) fn read(mut self) -> Extraction {
        let lines = lines(self.text);
        let first = lines.first().map(|line| line.start);
        for mut line in lines {
            if Some(line.start) == first && is_headline(self.text, line) {
                line.heading = true;
            }
            if self.is_imprint(line) {
                continue;
            }
            // What ends in a colon heads what follows it.
            if line.heading || before(self.text, line.end) == ':' {
                self.heading(line);
            }
            self.paragraph(line);
        }
        if let Some((_, span)) = self.broken.take() {
            self.doubts.push(Doubt { span, code: "broken" });
        }
        Extraction { indicators: in_order(self.out), doubts: self.doubts, title: self.title }
    }

    fn heading(&mut self, line: Line) {
        let is_title = self.title.is_none() && line.heading;
        self.times.heading(is_title);
        // A line that only ends like a heading may be long.
        let end = line.end.min(line.start + LONGEST);
        for mention in scan(self.text, line.start, end) {
            match mention {
                Mention::Moment(moment) => self.times.in_heading(self.text, &moment, is_title),
                // 年报（2022年）
                Mention::Aside(start, end) => {
                    for inner in scan(self.text, start + 1, end - 1) {
                        if let Mention::Moment(moment) = inner {
                            self.times.in_heading(self.text, &moment, is_title);
                        }
                    }
                }
                _ => {}
            }
        }
        let heading = &self.text[line.start..line.end];
        // “2023年年报”发布会
        if let Some(at) = heading.iter().position(|c| matches!(c, '“' | '《')) {
            let inside = line.start + at + 1;
            if let Some(Mention::Moment(moment)) = scan(self.text, inside, end).first()
                && moment.start == inside
            {
                self.times.in_heading(self.text, moment, is_title);
            }
        }
        if super::english::is_english(heading)
            && let Some(time) = super::english::time(self.text, line.start, line.end, None)
        {
            self.times.english(time, Some(is_title));
        }
        let place = region::named(heading);
        if let Some(name) = &place {
            self.keep_place(name);
        }
        let named = place.map(|name| string(&name));
        if is_title && line.heading && !is_form(heading) {
            self.title = Some(string(heading).trim_start_matches(['#', ' ']).to_owned());
            self.title_place.clone_from(&named);
            if has(heading, "工作报告 预算报告 计划报告") {
                self.times.meets();
            }
        }
        self.place = named.or(self.title_place.clone()).or(self.place.take());
        self.heading_place.clone_from(&self.place);
    }

    fn paragraph(&mut self, line: Line) {
        self.times.paragraph();
        self.in_paragraph = self.out.len();
        self.topic.clear();
        self.within = None;
        let heading_end = self.out.len();
        for (start, end) in sentences(self.text, line) {
            self.read_sentence(start, end, start == line.start && !line.heading);
        }
        if line.heading && self.out.len() == heading_end {
            return;
        }
        if !line.heading && breaks_off(self.text, line) {
            let from = self.text[line.start..line.end]
                .iter()
                .rposition(|c| matches!(c, ',' | '。' | ';'))
                .map_or(line.start, |i| line.start + i + 1);
            let span = span(from, line.end);
            if let Some((_, earlier)) = self.broken.replace((words(self.text, from, line.end, &[]), span)) {
                self.doubts.push(Doubt { span: earlier, code: "broken" });
            }
        }
    }

    fn read_sentence(&mut self, start: usize, end: usize, opens: bool) {
        self.sentence = span(start, end);
        self.in_sentence = self.out.len();
        if !starts(&self.text[start..end], "其中") {
            self.basis = None;
        }
        self.verb = "";
        self.times.plan_ends();
        if self.heading_place.is_some() && self.place != self.heading_place {
            self.place.clone_from(&self.heading_place);
        }
        self.scope.clear();
        self.without.clear();
        self.start = None;
        if !opens && starts(&self.text[start..end], "其中") {
            // The sentence goes on with the parts of the one before.
        } else {
            self.within = None;
        }
        if super::english::is_english(&self.text[start..end]) {
            self.times.clause();
            let year = self.times.outer().map(|time| time.period.chars().take(4).collect::<String>());
            if let Some(time) = super::english::time(self.text, start, end, year.as_deref()) {
                self.times.english(time, None);
            }
            (self.english_change, self.english_taken) = (None, 0);
            return super::english::read(self, start, end);
        }
        // What the sentence says begins behind its dateline.
        let mut start = start;
        if opens && let Some((name, length)) = region::dateline(&self.text[start..end]) {
            self.keep_place(name);
            start += length;
        }
        let mentions = scan(self.text, start, end);
        let before = self.times.known();
        for clause in clauses(self.text, start, end, &mentions) {
            self.clause(&clause, opens && clause.start == start);
        }
        if self.out.len() == self.in_sentence && self.start.is_none() {
            self.times.narrated(before);
        }
        if let Some(start) = self.start.take() {
            self.plain(&[start.frame]);
        }
        // Nothing says what these are.
        for found in &mut self.out[self.in_sentence..] {
            if found.label.is_empty() {
                found.rules.push(DROPPED);
            }
        }
    }

    fn clause(&mut self, clause: &Clause<'_>, opens: bool) {
        self.times.clause();
        self.in_clause = self.out.len();
        let head = &self.text[clause.start..clause.end];
        // 环比增长0.8%；1—10月累计增长8.1%: that has another basis.
        if clause.mark == ';'
            && matches!(clause.mentions.first(), Some(Mention::Moment(moment)) if moment.start == clause.start)
        {
            self.basis = self.basis.filter(|basis| *basis != Basis::PeriodOnPeriod);
        }
        if has(head, "目前 如今 现已 眼下 现在 现有") {
            self.times.now_begins();
        }
        self.name_place(head, clause);
        let mut frames = frames(self.text, clause);
        if clause.mark == ';' && self.within.is_some_and(|before| before > self.in_sentence) {
            self.within = None;
        }
        if opens && let Some(first) = frames.first_mut() {
            self.rejoin(first);
        }
        if let Some(first) = frames.first_mut() {
            self.parts(&mut first.left);
        } else {
            let text = words(self.text, clause.start, clause.end, clause.mentions);
            self.without_figures(text);
        }
        let mut next = 0;
        let moments = clause
            .mentions
            .iter()
            .filter(|mention| matches!(mention, Mention::Moment(moment) if moment.used == Use::Time))
            .count();
        let mut ranks: Vec<&RankAt> = Vec::new();
        for mention in clause.mentions {
            match mention {
                Mention::Moment(moment) if frames.is_empty() && self.is_event(moment, clause) => {}
                Mention::Moment(moment) => self.times.say(self.text, moment),
                Mention::Rank(rank) => ranks.push(rank),
                Mention::Aside(..) => {}
                Mention::Amount(amount) => {
                    if frames.get(next).is_some_and(|frame| frame.amount.start == amount.start) {
                        let count = run(&frames[next..]);
                        let from = self.out.len();
                        self.figures(&frames[next..next + count]);
                        if count > 1 && moments == count {
                            self.each_its_time(clause, from, count);
                        }
                        next += count;
                    }
                }
            }
        }
        if !ranks.is_empty() {
            self.ranks(&ranks, clause);
        }
        if let Some(last) = frames.last() {
            self.behind(&last.right);
        }
    }

    /// 于12月26日开通: when something happened, which says no figure.
    fn is_event(&self, moment: &Moment, clause: &Clause<'_>) -> bool {
        matches!(moment.part, Part::Day(..) | Part::Month(_))
            && moment.start > clause.start + 1
            && matches!(before(self.text, moment.start), '于' | '在')
    }

    /// Where looking back for what a figure is said of ends: at the start of the
    /// sentence, or, when that has said nothing yet, of the paragraph.
    pub(super) fn near(&self) -> usize {
        if self.out.len() > self.in_sentence {
            self.in_sentence
        } else {
            self.in_paragraph.max(self.out.len().saturating_sub(FARTHEST))
        }
    }

    pub(super) fn places(&self) -> &[Vec<char>] {
        &self.places
    }

    /// Names the region 全市 in a label of something else.
    pub(super) fn noun(&self, text: &[char]) -> Vec<char> {
        label::noun(text, &self.places)
    }
}

/// How many frames share the words of the first: 分别增长1%、2%和3%.
fn run(frames: &[Frame]) -> usize {
    let each = find(&frames[0].left, "分别").is_some();
    let more = frames[1..].iter().take_while(|frame| {
        let unit =
            frame.amount.unit == frames[0].amount.unit || frame.amount.dimension() == frames[0].amount.dimension();
        frame.joint == Joint::List && (unit || each) || unit && frame.listed && is_growth_alone(&frame.left)
    });
    1 + more.count()
}

/// 减少 in 增加3100人、减少2600人.
pub(super) fn is_growth_alone(left: &[char]) -> bool {
    is_one_of(without_start(left, MANNER), GROWTH)
}
