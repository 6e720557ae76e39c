//! Growth and decline: of what was told before, or an indicator of its own.

use super::chars::{cut_end, ends, first_of, first_word, is_one_of, last_of, letters, string};
use super::clause::Frame;
use super::figure::{Found, Growth, alike, figure, negative};
use super::reader::Reader;
use super::said::{is_rate, is_same};
use super::tables::Word;
use super::words::GROWTH;
use super::{label, list, role};
use crate::document::{Basis, Dimension, Direction, IndicatorKind, Qualifier};

impl Reader<'_> {
    pub(super) fn changed(&mut self, frames: &[Frame], growth: &role::Growth<'_>) {
        if is_one_of(growth.subject, "转为 转变为 变为 转 扭转为")
            && let Some(start) = self.start.take()
        {
            let subject = label::without_light(&start.subject);
            if ends(subject, "同比") {
                self.basis = Some(Basis::YearOnYear);
            }
            let name = self.noun(without_speed(subject));
            let name = if name.is_empty() { self.topic_noun() } else { name };
            let at = self.grown(&frames[0], growth, &name, "growth");
            let was = figure(self.text, &start.frame.amount, None);
            let down = direction_of(&start.frame.left) == Some(Direction::Down);
            self.out[at].from = Some(if down { negative(was) } else { was });
            return;
        }
        let mut subject = self.noun(growth.subject);
        if is_one_of(&subject, "城镇 农村 城市 乡村") {
            subject = self.completed_name(subject, "");
        }
        // 扣除房地产后增长9.2%
        if first_of(growth.subject, "扣除 剔除").is_some() && first_of(growth.subject, "扣除价格 剔除价格").is_none()
        {
            self.without = growth.subject.to_vec();
            subject.clear();
        }
        let same = is_same(growth.subject) || subject.is_empty();
        let count = frames.len();
        if same && (count > 1 || growth.each) {
            let open = self.open(count);
            if open.len() == count && count > 1 {
                for (at, frame) in open.into_iter().zip(frames) {
                    self.change_of(at, frame, growth, "change-each");
                }
                return;
            }
        }
        if same {
            for frame in frames {
                self.change_of_last(frame, growth);
            }
            return;
        }
        if let Some(range) = self.pointed(growth.subject) {
            for (k, at) in range.enumerate().filter(|(k, _)| *k < count || growth.all) {
                self.change_of(at, &frames[k.min(count - 1)], growth, "change-each");
            }
            return;
        }
        let names = if count > 1 || growth.each || growth.all {
            list::names(&subject, (count > 1).then_some(count))
        } else {
            vec![subject.clone()]
        };
        if count == 1 && names.len() > 1 {
            for name in names {
                self.grown(&frames[0], growth, &name, "growth-each");
            }
            return;
        }
        if count == 1 && self.is_told_of_last(&subject, &frames[0]) {
            self.change_of_last(&frames[0], growth);
            return;
        }
        let names =
            if names.len() == 1 && count == 2 { list::town_and_country(&names[0]).unwrap_or(names) } else { names };
        let paired = names.len() == count;
        for (k, frame) in frames.iter().enumerate() {
            let name = if paired { &names[k] } else { &names[0] };
            let name = name.clone();
            self.grown(frame, growth, &name, if count > 1 { "growth-each" } else { "growth" });
        }
    }

    /// Positions of the last `count` indicators of the sentence that have no
    /// change yet, in order.
    fn open(&self, count: usize) -> Vec<usize> {
        let mut open: Vec<usize> =
            (self.in_sentence..self.out.len()).rev().filter(|at| self.out[*at].change.is_none()).take(count).collect();
        open.reverse();
        open
    }

    /// Whether `subject` is the last indicator's own, said again.
    fn is_told_of_last(&self, subject: &[char], frame: &Frame) -> bool {
        let Some(last) = self.out.get(self.in_sentence..).and_then(<[Found]>::last) else { return false };
        let (subject, name) = (string(subject), last.label.as_str());
        let fits = matches!(frame.amount.dimension(), Dimension::Percent | Dimension::Points | Dimension::Multiple)
            || alike(&last.figure.unit, &frame.amount.unit);
        fits && last.change.is_none()
            && (subject == name
                || name.ends_with(&subject) && subject.chars().count() >= 2
                || ["额", "量", "数", "面积", "总量", "总额", "规模"]
                    .iter()
                    .any(|end| subject.strip_suffix(end) == Some(name)))
    }

    fn change_of_last(&mut self, frame: &Frame, growth: &role::Growth<'_>) {
        let from = self.near();
        let dimension = frame.amount.dimension();
        let relative =
            matches!(dimension, Dimension::Percent | Dimension::Points | Dimension::Multiple | Dimension::Verbatim);
        // 480元/间，上涨60元
        let each =
            |found: &Found| found.figure.unit.split_once('/').is_some_and(|(top, _)| alike(top, &frame.amount.unit));
        let fits = |found: &Found| {
            relative || alike(&found.figure.unit, &frame.amount.unit) || found.figure.unit.is_empty() || each(found)
        };
        // 2.1亿元（上年同期1.5亿元），增长40%: what is in brackets did not grow.
        let aside = |at: &usize| self.text.get(self.out[*at].figure.span.end as usize) == Some(&')');
        let last = (from..self.out.len()).rev().find(|at| fits(&self.out[*at])).map(|at| match at.checked_sub(1) {
            Some(before) if before >= self.in_sentence && aside(&at) && fits(&self.out[before]) => before,
            _ => at,
        });
        // 6258万千瓦，首次突破6200万千瓦，增长7.6%: no bound has grown.
        let last = last.map(|at| match at.checked_sub(1) {
            Some(before)
                if before >= self.in_sentence
                    && self.out[at].figure.qualifier == Qualifier::Over
                    && self.out[at].label == self.out[before].label
                    && self.out[at].figure.unit == self.out[before].figure.unit
                    && self.out[before].change.is_none() =>
            {
                before
            }
            _ => at,
        });
        // Shares stand between a level and its change: 占比5%，增长3%.
        let Some(last) = last else {
            let mut topic = self.topic_noun();
            if topic.is_empty() && is_one_of(growth.subject, "产值 产量 金额 总值 户数 总量 总额 规模")
            {
                topic = growth.subject.to_vec();
            }
            if !topic.is_empty() {
                self.grown(frame, growth, &topic, "growth-topic");
            }
            return;
        };
        // 完成46亿元，为预算的102%，增长7.5%: the level grew, not its rate.
        let last = match self.out[last].of {
            Some(level) if self.out[last].rules.contains(&"completion") && dimension != Dimension::Points => level,
            _ => last,
        };
        let without = std::mem::take(&mut self.without);
        if !without.is_empty() {
            let name = [&letters(&self.out[last].label)[..], &['（'], &without, &['）']].concat();
            let at = self.grown(frame, growth, &name, "second-change");
            self.out[at].rule("carried", 10);
            return;
        }
        // 1236.5亿元，占全省的12.3%，同比增长6.1%: the level grew.
        if dimension != Dimension::Points
            && self.out[last].rules.iter().any(|rule| matches!(*rule, "share" | "share-of-last"))
            && let Some(level) = last.checked_sub(1).filter(|at| *at >= self.in_sentence)
            && self.out[level].change.is_none()
            && !is_rate(&self.out[level])
        {
            return self.change_of(level, frame, growth, "change");
        }
        let found = &self.out[last];
        if found.change.is_none() && (dimension != Dimension::Points || is_rate(found)) {
            return self.change_of(last, frame, growth, "change");
        }
        // A level before a share takes growth in per cent.
        if found.change.is_none()
            && let Some(at) = (from..last).rev().find(|at| self.out[*at].change.is_none() && is_rate(&self.out[*at]))
        {
            return self.change_of(at, frame, growth, "change");
        }
        // 降幅扩大0.2个百分点；同比下降0.7%: of the prices, not of their fall.
        let label = letters(&found.label);
        let mut name: Vec<char> = label.strip_suffix(&['降', '幅']).unwrap_or(&label).to_vec();
        if dimension == Dimension::Points && found.change.is_some() {
            let down = found.change.as_ref().is_some_and(|change| change.direction == Direction::Down);
            name.extend(if down { "降幅" } else { "增速" }.chars());
        }
        let at = self.grown(frame, growth, &name, "second-change");
        self.out[at].rule("carried", 10);
    }

    /// Gives an indicator its change.
    fn change_of(&mut self, at: usize, frame: &Frame, growth: &role::Growth<'_>, rule: &'static str) {
        let mut change = self.growth(frame, growth, rule);
        let found = &mut self.out[at];
        if growth.word == "改善" && improves_upwards(&found.label) {
            change.direction = Direction::Up;
        }
        found.change = Some(change);
        let cost = if rule == "change" { 0 } else { 3 };
        found.rule(rule, cost);
    }

    fn growth(&mut self, frame: &Frame, growth: &role::Growth<'_>, rule: &str) -> Growth {
        let mut figure = frame.figure(self.text);
        let mut direction = growth.direction;
        if super::reader::is_growth_alone(&frame.left)
            && let Some(own) = direction_of(&frame.left)
        {
            direction = own;
        }
        // 增长-3.5% is a decline.
        if let Some(value) = figure.value.strip_prefix('-') {
            figure.value = value.to_owned();
            direction = if direction == Direction::Up { Direction::Down } else { Direction::Up };
        }
        let alike = self.alike.filter(|(from, _)| *from < frame.amount.start).map(|(_, basis)| basis);
        let basis = growth.basis.or(self.basis).or(alike).unwrap_or(Basis::Other);
        let speed = rule == "second-change" && frame.amount.dimension() == Dimension::Points;
        if basis != Basis::Average && !speed {
            // What follows without a basis of its own is measured alike.
            self.basis = Some(basis);
        }
        Growth { figure, direction, basis }
    }

    /// Growth without a level: an indicator of its own.
    pub(super) fn grown(
        &mut self,
        frame: &Frame,
        growth: &role::Growth<'_>,
        name: &[char],
        rule: &'static str,
    ) -> usize {
        // How fast something grew has a growth of its own.
        let name = if rule == "second-change" { name } else { without_speed(name) };
        // PM2.5浓度 was told before: this is its change.
        let text = string(name);
        let level =
            (self.in_sentence..self.out.len()).find(|at| self.out[*at].label == text && self.out[*at].change.is_none());
        if let Some(level) = level
            && rule.starts_with("growth")
        {
            self.change_of(level, frame, growth, "change-named");
            return level;
        }
        let change = self.growth(frame, growth, rule);
        let at = self.add(frame, &frame.left, name, rule);
        let found = &mut self.out[at];
        found.kind = IndicatorKind::Rate;
        found.figure =
            if change.direction == Direction::Down { negative(change.figure.clone()) } else { change.figure.clone() };
        found.change = Some(change);
        self.part_of_nothing(at);
        at
    }

    pub(super) fn doubled(&mut self, frames: &[Frame], rest: &[char]) {
        // 比上年翻了一番
        let (rest, basis) = match role::time_before(rest, self.times.year) {
            Some((at, basis)) => (&rest[..at], Some(basis)),
            None if ends(rest, "同比") => (&rest[..rest.len() - 2], Some(Basis::YearOnYear)),
            None if ends(rest, "环比") => (&rest[..rest.len() - 2], Some(Basis::PeriodOnPeriod)),
            None => (rest, None),
        };
        let growth = role::Growth {
            subject: rest,
            direction: Direction::Up,
            basis,
            from_place: None,
            each: false,
            all: false,
            word: "翻番",
        };
        let subject = self.noun(rest);
        if subject.is_empty() || is_same(rest) {
            return self.change_of_last(&frames[0], &growth);
        }
        if self.is_told_of_last(&subject, &frames[0]) {
            return self.change_of_last(&frames[0], &growth);
        }
        self.grown(&frames[0], &growth, &subject, "growth");
    }
}

/// Whether more is better.
fn improves_upwards(label: &str) -> bool {
    last_of(
        &letters(label),
        "毛利率 净利率 利润率 收益率 满意度 天数 天数比例 优良率 周转率 回报率 效率 合格率 利用率 覆盖率 完成率",
    )
    .is_some()
}

/// Down where any word says so.
fn direction_of(left: &[char]) -> Option<Direction> {
    let words = (0..left.len()).filter_map(|at| first_word(&left[at..], GROWTH));
    words.map(Word::direction).reduce(|one, other| if one == Direction::Up { other } else { one })
}

/// 工业增加值增速 → 工业增加值.
pub(super) fn without_speed(name: &[char]) -> &[char] {
    if is_one_of(name, "最高降幅 最大降幅 平均降幅 最高涨幅 最大涨幅 最高增幅 最大增幅 最高增速")
    {
        return name;
    }
    cut_end(name, "增速 增幅 同比增速 涨幅 平均增速 增长率 同比 增长速度")
}
