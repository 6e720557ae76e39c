//! What is said of an indicator: its change, its distance from others, its
//! part in a whole, how far a plan was met.

use super::chars::{ends, find, first_of, has, last_of, length, string};
use super::clause::Frame;
use super::figure::{Distance, Found, Growth, Whole, alike, figure, negative};
use super::reader::{FARTHEST, Reader};
use super::role::{self, Tail};
use super::words::{DOWN, SAME, SUBJECTS_END, UP};
use super::{compare, label, list};
use crate::document::{Basis, Dimension, Direction, IndicatorKind, Of};

impl Reader<'_> {
    /// Reads frames that share the words of the first.
    pub(super) fn figures(&mut self, frames: &[Frame]) {
        let mut own = std::borrow::Cow::Borrowed(frames);
        // 35个大类中有24个
        let before = &frames[0].left;
        let inside = last_of(before, "中有 中共有 中").is_some() && last_of(before, "高中 初中 其中 集中").is_none();
        if inside && before.len() > 1 {
            self.behind(before);
            own.to_mut()[0].left.clear();
        }
        let frames: &[Frame] = &own;
        let first = &frames[0];
        let left = first.left.as_slice();
        let tail = role::tail(left);
        let dimension = first.amount.dimension();
        if first.amount.doubling {
            return self.doubled(frames, tail.rest);
        }
        // 高于全国1.1个百分点、全省0.4个百分点
        if dimension == Dimension::Points
            && first.listed
            && compare::is_place(left)
            && let Some(last) =
                self.out.get(self.in_sentence..).and_then(<[Found]>::last).and_then(|found| found.compare.last())
        {
            let (of, direction) = (last.of, last.direction);
            let to = compare::references(left).concat();
            let distance = self.distance(first, &to, of, direction);
            if let Some(found) = self.out.last_mut() {
                found.compare.push(distance);
            }
            return;
        }
        let percent = dimension == Dimension::Percent;
        if percent
            && tail.to.is_none()
            && let Some(subject) = role::completion(left)
        {
            return self.completed(frames, subject);
        }
        if percent && ends(left, "分别完成") && left.len() < 8 {
            return self.completed(frames, &[]);
        }
        if percent && let Some(subject) = role::recovered(left) {
            return self.times_of(frames, subject);
        }
        if dimension == Dimension::Multiple
            && let Some(subject) = role::multiple(left)
        {
            return self.times_of(frames, subject);
        }
        let noun = last_of(tail.rest, "增速 增幅 降幅 涨幅 平均增速 增长率").is_some();
        if noun
            && dimension == Dimension::Points
            && tail.to.is_none()
            && let Some(told) = compare::told(tail.rest)
        {
            return self.compared(frames, &told, left);
        }
        if frames.len() == 1
            && let Some(subject) = role::start(tail.rest)
        {
            if let Some(start) = self.start.take() {
                self.plain(&[start.frame]);
            }
            self.start = Some(super::reader::Start { frame: first.clone(), subject: subject.to_vec() });
            return;
        }
        if tail.to.is_none()
            && let Some(growth) = role::growth(tail.rest, dimension, self.times.year)
        {
            return match growth.from_place {
                Some((place, direction)) => {
                    let told = compare::Told {
                        subject: growth.subject,
                        refs: compare::references(place),
                        direction,
                        each: growth.each,
                        growth: matches!(growth.word, "快" | "慢"),
                    };
                    self.compared(frames, &told, left)
                }
                None => self.changed(frames, &growth),
            };
        }
        if tail.to.is_none()
            && let Some(told) = compare::told(tail.rest)
            && (dimension == Dimension::Points
                || self.out[self.in_paragraph..]
                    .last()
                    .is_some_and(|last| alike(&last.figure.unit, &first.amount.unit)))
        {
            if first_of(
                &told.refs.first().map(|name| name.chars().collect::<Vec<_>>()).unwrap_or_default(),
                "上年 去年 同期 上月 年初",
            )
            .is_some()
            {
                let growth = role::Growth {
                    subject: told.subject,
                    direction: told.direction,
                    basis: Some(Basis::YearOnYear),
                    from_place: None,
                    each: told.each,
                    all: false,
                    word: "高",
                };
                return self.changed(frames, &growth);
            }
            return self.compared(frames, &told, left);
        }
        if percent
            && let Some(share) = role::share(tail.rest)
            && (tail.to.is_none() || share.whole.is_some())
        {
            return self.shared(frames, &share, &tail);
        }
        self.plain(frames);
    }

    /// 是全市的2.4倍: the last indicator, or the subject, as a multiple.
    fn times_of(&mut self, frames: &[Frame], subject: &[char]) {
        let noun = self.noun(subject);
        let name: Vec<char> = match self.out.get(self.in_paragraph..).and_then(<[Found]>::last) {
            Some(last) if noun.is_empty() => last.label.chars().collect(),
            _ => noun,
        };
        let at = self.add(&frames[0], &frames[0].left, &name, "multiple");
        self.out[at].kind = IndicatorKind::Ratio;
        self.part_of_nothing(at);
    }

    /// Positions of the last `count` indicators of the sentence that have no
    /// change yet, in order.
    fn open(&self, count: usize) -> Vec<usize> {
        let mut open: Vec<usize> =
            (self.in_sentence..self.out.len()).rev().filter(|at| self.out[*at].change.is_none()).take(count).collect();
        open.reverse();
        open
    }

    fn changed(&mut self, frames: &[Frame], growth: &role::Growth<'_>) {
        let subject = self.noun(growth.subject);
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

    /// Whether `subject` is the last indicator's own, said again.
    fn is_told_of_last(&self, subject: &[char], frame: &Frame) -> bool {
        let Some(last) = self.out.get(self.in_sentence..).and_then(<[Found]>::last) else { return false };
        let (subject, name) = (string(subject), last.label.as_str());
        let fits = matches!(frame.amount.dimension(), Dimension::Percent | Dimension::Points | Dimension::Multiple)
            || alike(&last.figure.unit, &frame.amount.unit);
        fits && last.change.is_none() && (subject == name || name.ends_with(&subject) && subject.chars().count() >= 2)
    }

    fn change_of_last(&mut self, frame: &Frame, growth: &role::Growth<'_>) {
        let from = self.near();
        let dimension = frame.amount.dimension();
        let relative =
            matches!(dimension, Dimension::Percent | Dimension::Points | Dimension::Multiple | Dimension::Verbatim);
        let fits =
            |found: &Found| relative || alike(&found.figure.unit, &frame.amount.unit) || found.figure.unit.is_empty();
        let last = (from..self.out.len()).rev().find(|at| fits(&self.out[*at]));
        // Shares stand between a level and its change: 占比5%，增长3%.
        let Some(last) = last else {
            let topic = self.topic_noun();
            if !topic.is_empty() {
                self.grown(frame, growth, &topic, "growth-topic");
            }
            return;
        };
        // 完成46亿元，为预算的102%，增长7.5%: the level grew, not its rate.
        let last = match self.out[last].of {
            Some(level)
                if self.out[last].rules.contains(&"completion")
                    && dimension != Dimension::Points
                    && self.out[level].change.is_none() =>
            {
                level
            }
            _ => last,
        };
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
        let mut name: Vec<char> = found.label.chars().collect();
        if dimension == Dimension::Points && found.change.is_some() {
            let down = found.change.as_ref().is_some_and(|change| change.direction == Direction::Down);
            name.extend(if down { "降幅" } else { "增速" }.chars());
        }
        let at = self.grown(frame, growth, &name, "second-change");
        self.out[at].rule("carried", 10);
    }

    /// Gives an indicator its change.
    fn change_of(&mut self, at: usize, frame: &Frame, growth: &role::Growth<'_>, rule: &'static str) {
        let change = self.growth(frame, growth);
        let found = &mut self.out[at];
        found.change = Some(change);
        let cost = if rule == "change" { 0 } else { 3 };
        found.rule(rule, cost);
    }

    fn growth(&mut self, frame: &Frame, growth: &role::Growth<'_>) -> Growth {
        let tail = role::tail(&frame.left);
        let mut figure = figure(self.text, &frame.amount, tail.qualifier.map(|(qualifier, word, _)| (qualifier, word)));
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
        if basis != Basis::Average {
            // What follows without a basis of its own is measured alike.
            self.basis = Some(basis);
        }
        Growth { figure, direction, basis }
    }

    /// Growth without a level: an indicator of its own.
    fn grown(&mut self, frame: &Frame, growth: &role::Growth<'_>, name: &[char], rule: &'static str) -> usize {
        let name = without_speed(name);
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
        let change = self.growth(frame, growth);
        let at = self.add(frame, &frame.left, name, rule);
        let found = &mut self.out[at];
        found.kind = IndicatorKind::Rate;
        found.figure =
            if change.direction == Direction::Down { negative(change.figure.clone()) } else { change.figure.clone() };
        found.change = Some(change);
        self.part_of_nothing(at);
        at
    }

    fn part_of_nothing(&mut self, at: usize) {
        if self.out[at].label.is_empty() {
            self.out[at].label = self.topic_or_last();
            self.out[at].rule("carried", 20);
        }
    }

    fn doubled(&mut self, frames: &[Frame], rest: &[char]) {
        // 比上年翻了一番
        let (rest, basis) = match role::time_before(rest, self.times.year) {
            Some((at, basis)) => (&rest[..at], Some(basis)),
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

    fn compared(&mut self, frames: &[Frame], told: &compare::Told<'_>, left: &[char]) {
        let subject = self.noun(told.subject);
        let same = is_same(told.subject) || subject.is_empty();
        let growth = told.growth
            || !same && last_of(&subject, "增速 增幅 降幅 涨幅").is_some()
            || last_of(told.subject, "增速 增幅 降幅 涨幅").is_some();
        let name = without_speed(&subject);
        let from = self.near();
        let points = frames[0].amount.dimension() == Dimension::Points;
        let fits = |found: &Found| {
            if points {
                is_rate(found) || found.change.is_some()
            } else {
                alike(&found.figure.unit, &frames[0].amount.unit)
            }
        };
        let mut last: Option<usize> = (from..self.out.len())
            .rev()
            .find(|at| fits(&self.out[*at]) && !self.out[*at].rules.contains(&"second-change"));
        if !same && !name.is_empty() {
            let name = string(name);
            let own = (from..self.out.len())
                .rev()
                .find(|at| self.out[*at].label == name || self.out[*at].label.ends_with(&name));
            last = match own {
                Some(at) => Some(at),
                None if last.is_some_and(|at| {
                    string(told.subject).ends_with("增速") && self.out[at].change.is_some() && name.chars().count() < 2
                }) =>
                {
                    last
                }
                None => None,
            };
        }
        let Some(last) = last else {
            let label = if same { self.topic_noun() } else { name.to_vec() };
            if label.is_empty() {
                return;
            }
            for (frame, to) in frames.iter().zip(told.refs.iter().cycle()) {
                let at = self.add(frame, left, &label, "lead");
                let distance = self.distance(frame, to, Of::Value, told.direction);
                let found = &mut self.out[at];
                found.kind = IndicatorKind::Lead;
                found.compare.push(distance);
                found.rule("no-level", 10);
            }
            return;
        };
        let of = |found: &Found| {
            let rate = found.is_growth()
                || growth
                || points
                    && found.change.is_some()
                    && !(is_rate(found)
                        && !found.is_growth()
                        && found.change.as_ref().is_some_and(|change| change.figure.unit.ends_with("百分点")));
            if rate && found.change.is_some() { Of::Change } else { Of::Value }
        };
        if told.refs.len() == frames.len() || frames.len() == 1 {
            // One reference each, or one figure for all references.
            let of = of(&self.out[last]);
            for (k, to) in told.refs.iter().enumerate() {
                let frame = &frames[k.min(frames.len() - 1)];
                let distance = self.distance(frame, to, of, told.direction);
                self.out[last].compare.push(distance);
            }
            self.out[last].rule(if told.refs.len() > 1 { "compare-each" } else { "compare" }, 1);
            return;
        }
        // One reference, a figure for each of the indicators before.
        let count = frames.len().min(last + 1 - from);
        for (k, frame) in frames.iter().take(count).enumerate() {
            let at = last + 1 - count + k;
            let of = of(&self.out[at]);
            let distance = self.distance(frame, &told.refs[0], of, told.direction);
            self.out[at].compare.push(distance);
            self.out[at].rule("compare-each", 4);
        }
    }

    fn distance(&self, frame: &Frame, to: &str, of: Of, direction: Direction) -> Distance {
        let tail = role::tail(&frame.left);
        let mut figure = figure(self.text, &frame.amount, tail.qualifier.map(|(qualifier, word, _)| (qualifier, word)));
        if let Some(value) = figure.value.strip_prefix('-') {
            figure.value = value.to_owned();
        }
        Distance { of, to: to.to_owned(), figure, direction }
    }

    pub(super) fn shared(&mut self, frames: &[Frame], share: &role::Share<'_>, tail: &Tail<'_>) {
        let subject = self.noun(share.subject);
        let same = is_same(share.subject) || subject.is_empty();
        let whole = share.whole.map(whole_name).filter(|whole| !whole.is_empty());
        let count = frames.len();
        if same && count > 1 {
            let levels: Vec<usize> =
                (self.in_sentence..self.out.len()).filter(|at| self.out[*at].kind != IndicatorKind::Share).collect();
            if levels.len() >= count {
                let levels = levels[levels.len() - count..].to_vec();
                for (frame, at) in frames.iter().zip(levels) {
                    let name: Vec<char> = self.out[at].label.chars().collect();
                    self.share_of(frame, &name, Some(at), whole.as_deref(), "share-each");
                }
                return;
            }
        }
        if same {
            let from = self.near();
            let last = (from..self.out.len()).rev().find(|at| {
                self.out[*at].kind != IndicatorKind::Share && !self.out[*at].rules.contains(&"second-change")
            });
            let topic = self.topic_noun();
            let carried = topic.is_empty() || self.out.len() > self.in_sentence;
            let name: Vec<char> = match last {
                Some(at) if carried => self.out[at].label.chars().collect(),
                _ => topic,
            };
            // 甲、乙和丙，各占全市20%以上
            let names = if !carried && share.all { list::names(&name, None) } else { vec![name] };
            for frame in frames {
                for name in &names {
                    self.share_of(frame, name, last.filter(|_| carried), whole.as_deref(), "share-of-last");
                }
            }
            return;
        }
        let all = share.all || tail.all || last_of(share.subject, "均 都 各 分别").is_some();
        let names = if count > 1 || all { list::names(&subject, (count > 1).then_some(count)) } else { vec![subject] };
        if count == 1 {
            for name in &names {
                self.share_of(
                    &frames[0],
                    name,
                    None,
                    whole.as_deref(),
                    if names.len() > 1 { "share-each" } else { "share" },
                );
            }
            return;
        }
        for (k, frame) in frames.iter().enumerate() {
            let name = if names.len() == count { &names[k] } else { &names[0] };
            self.share_of(frame, &name.clone(), None, whole.as_deref(), "share-each");
        }
    }

    fn share_of(&mut self, frame: &Frame, name: &[char], of: Option<usize>, whole: Option<&str>, rule: &'static str) {
        let at = self.add(frame, &frame.left, name, rule);
        let label = self.out[at].label.clone();
        let of = of.or_else(|| {
            let from = self.in_paragraph.max(at.saturating_sub(16));
            (from..at)
                .rev()
                .find(|other| self.out[*other].label == label && self.out[*other].kind != IndicatorKind::Share)
        });
        let before = self.within.filter(|_| whole.is_none() && of.is_none()).unwrap_or(0).min(at);
        let within = (self.in_paragraph.max(before.saturating_sub(FARTHEST))..before)
            .rev()
            .find(|other| self.out[*other].kind != IndicatorKind::Share && !self.out[*other].is_growth());
        let found = &mut self.out[at];
        found.kind = IndicatorKind::Share;
        found.of = of.or(within);
        let scope = label::text(&self.scope);
        let whole = whole.or(Some(scope.as_str()).filter(|scope| !scope.is_empty() && found.of.is_none()));
        found.whole = whole.map(|label| Whole { figure: None, label: Some(label.to_owned()) });
        if rule != "share" {
            found.rule("carried", 4);
        }
        self.part_of_nothing(at);
    }

    fn completed(&mut self, frames: &[Frame], subject: &[char]) {
        let noun = self.noun(subject);
        let from = self.near();
        let own = noun.is_empty() || is_same(subject);
        let levels: Vec<usize> =
            (from..self.out.len()).filter(|at| !self.out[*at].is_growth() && !is_rate(&self.out[*at])).collect();
        if own && frames.len() > 1 && levels.len() >= frames.len() {
            let levels = levels[levels.len() - frames.len()..].to_vec();
            for (frame, level) in frames.iter().zip(levels) {
                let name: Vec<char> = self.out[level].label.chars().chain("完成率".chars()).collect();
                let at = self.add(frame, &frame.left, &name, "completion-each");
                self.out[at].kind = IndicatorKind::Ratio;
                self.out[at].of = Some(level);
            }
            return;
        }
        let last = levels.last().copied().filter(|_| own);
        let mut name: Vec<char> = match last {
            Some(at) => self.out[at].label.chars().collect(),
            None if own => self.topic_noun(),
            None => noun,
        };
        name.extend("完成率".chars());
        let at = self.add(&frames[0], &frames[0].left, &name, "completion");
        self.out[at].kind = IndicatorKind::Ratio;
        self.out[at].of = last;
    }

    /// The subject of the clauses before, which had no figures.
    pub(super) fn topic_noun(&self) -> Vec<char> {
        let topic = &self.topic;
        let end = find(topic.get(2..).unwrap_or_default(), SUBJECTS_END).map_or(topic.len(), |at| at + 2);
        let noun = self.noun(&topic[..end]);
        if noun.len() > 20 { Vec::new() } else { noun }
    }

    pub(super) fn topic_or_last(&self) -> String {
        let topic = self.topic_noun();
        match self.out.iter().rev().skip(1).find(|found| !found.label.is_empty()) {
            Some(last) if topic.is_empty() => last.label.clone(),
            _ => label::text(&topic),
        }
    }
}

/// Whether a change of this indicator is told in percentage points, or it is
/// growth itself.
fn is_rate(found: &Found) -> bool {
    found.is_growth()
        || matches!(super::unit::dimension(&found.figure.unit), Dimension::Percent | Dimension::Points)
        || found.figure.unit == "‰"
}

fn direction_of(left: &[char]) -> Option<Direction> {
    match (has(left, UP), has(left, DOWN)) {
        (true, false) => Some(Direction::Up),
        (_, true) => Some(Direction::Down),
        _ => None,
    }
}

/// Whether words before a change name no subject of their own.
pub(super) fn is_same(mut text: &[char]) -> bool {
    while let Some(word) = last_of(text, SAME) {
        text = &text[..text.len() - length(word)];
    }
    text.iter().all(|c| matches!(c, '、' | '(' | ')' | '和' | ','))
}

/// 工业增加值增速 → 工业增加值.
fn without_speed(name: &[char]) -> &[char] {
    match last_of(name, "增速 增幅 同比增速 涨幅 平均增速 增长率 同比 增长速度") {
        Some(word) if length(word) < name.len() => &name[..name.len() - length(word)],
        _ => name,
    }
}

/// The name of a whole: 全市, 地区生产总值.
fn whole_name(text: &[char]) -> String {
    let mut text = text;
    while let Some(word) = last_of(text, "的 比重 比例 总数 已 约 达到 达 为 近 超过 到 总量") {
        if word.len() >= text.len() * 3 {
            break;
        }
        text = &text[..text.len() - length(word)];
    }
    if let Some(word) = first_of(text, "全部 其 了 据")
        && length(word) < text.len()
        && word != "全部"
    {
        text = &text[length(word)..];
    }
    if ends(text, "的") { string(&text[..text.len() - 1]) } else { string(text) }
}
