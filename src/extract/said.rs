//! Which rule a figure is read by, from the words before it.

use super::amount::Amount;
use super::chars::{at, before, end_length, ends, find, first_of, is_one_of, last_of, letters, without_end};
use super::clause::Frame;
use super::figure::{Found, Growth, alike, figure};
use super::reader::Reader;
use super::role;
use super::words::{SAME, SUBJECTS_END};
use super::{compare, label};
use crate::document::{Basis, Dimension, Direction, IndicatorKind};

impl Reader<'_> {
    /// 862亿元（+6.1%）: the change of what stands before the bracket.
    fn signed_aside(&mut self, frame: &Frame) -> bool {
        let Amount { start, end, value, .. } = &frame.amount;
        let falls = value.starts_with('-') && before(self.text, *start) == '(';
        let rises = ends(&self.text[..*start], "(+");
        let open = start.saturating_sub(if falls { 1 } else { 2 });
        if !(falls || rises) || at(self.text, *end) != ')' {
            return false;
        }
        let Some(last) = self.out.get_mut(self.in_sentence..).and_then(<[Found]>::last_mut) else { return false };
        if last.change.is_some() || last.figure.span.end as usize != open {
            return false;
        }
        let mut figure = figure(self.text, &frame.amount, None);
        if let Some(size) = figure.value.strip_prefix('-') {
            figure.value = size.to_owned();
        }
        let direction = if falls { Direction::Down } else { Direction::Up };
        last.change = Some(Growth { figure, direction, basis: Basis::Other });
        last.rule("change-aside", 2);
        true
    }

    /// 同比-3.2%, 环比+1.6%.
    fn signed_change(&mut self, frames: &[Frame]) -> bool {
        let left = frames[0].left.as_slice();
        let left = match left.strip_suffix(&['+']) {
            Some(rest) => rest,
            None if frames[0].amount.value.starts_with('-') => left,
            None => return false,
        };
        let basis = match last_of(left, "同比 环比") {
            Some("同比") => Basis::YearOnYear,
            Some(_) => Basis::PeriodOnPeriod,
            None => return false,
        };
        let growth = role::Growth {
            subject: &left[..left.len() - 2],
            direction: Direction::Up,
            basis: Some(basis),
            from_place: None,
            each: false,
            all: false,
            word: "增长",
        };
        self.changed(frames, &growth);
        true
    }

    /// 比去年同期的3.2亿元, 低于上年同期的5.5%: where a change began, or the
    /// level of what the last figure is compared with.
    fn former(&mut self, frame: &Frame) -> bool {
        // 营收17.42亿元，上年同期18.6亿元
        if self.times.former
            && is_one_of(role::tail(&frame.left).rest, "同期")
            && at(self.text, frame.amount.end) != ')'
            && let Some(last) = self.out.get_mut(self.in_sentence..).and_then(<[Found]>::last_mut)
            && last.from.is_none()
            && last.change.is_none()
            && last.figure.unit == frame.amount.unit
        {
            last.from = Some(frame.figure(self.text));
            last.rule("from-former", 2);
            return true;
        }
        let Some(left) = frame.left.strip_suffix(&['的']) else { return false };
        let Some(last) = self.out.len().checked_sub(1).filter(|last| *last >= self.in_sentence) else { return false };
        let found = &self.out[last];
        if !alike(&found.figure.unit, &frame.amount.unit) || frame.amount.dimension() == Dimension::Points {
            return false;
        }
        let than = role::time_before(left, self.times.year).filter(|(at, _)| *at == 0).map(|(_, basis)| basis);
        let told = compare::told(left).filter(|told| told.subject.is_empty());
        let reference = told.as_ref().and_then(|told| told.refs.first());
        let basis = than.or_else(|| role::basis_of(&letters(reference?), self.times.year));
        if let Some(basis) = basis {
            self.basis = Some(basis);
            let was = figure(self.text, &frame.amount, None);
            self.out[last].from.get_or_insert(was);
            return true;
        }
        let Some(reference) = reference.filter(|name| compare::is_place(&letters(name))) else { return false };
        let name = [&found.label, "（", reference, "）"].concat();
        self.add(frame, &[], &letters(&name), "reference-level");
        true
    }

    /// Reads frames that share the words of the first.
    pub(super) fn figures(&mut self, frames: &[Frame]) {
        let mut own = std::borrow::Cow::Borrowed(frames);
        // 35个大类中有24个
        let before = &frames[0].left;
        let inside = last_of(before, "中有 中共有 中的 中").is_some()
            && !before.contains(&'每')
            && last_of(before, "高中 初中 其中 集中").is_none();
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
        // 好于31微克/立方米的年度目标
        if let Some(goal) = first.right.strip_prefix(&['的'])
            && first_of(goal, "目标 年度目标 全年目标 预期目标 控制目标 年度控制目标 考核目标 规划目标 省定目标 市定目标 目标值 计划 年度计划 全年计划 年度任务 目标任务").is_some()
            && last_of(without_fixed(without_growth(left)), "好于 优于 低于 高于 超过 超 超出 多于 少于 达到 达到了 超过了 超额完成").is_some()
            && let Some(last) = self.out.get_mut(self.in_sentence..).and_then(<[Found]>::last_mut)
            && last.target.is_none()
            && alike(&last.figure.unit, &first.amount.unit)
        {
            last.target = Some(figure(self.text, &first.amount, None));
            last.rule("target", 4);
            return;
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
        if percent && self.signed_aside(first) {
            return;
        }
        if frames.len() == 1 && self.former(first) {
            return;
        }
        if percent && self.signed_change(frames) {
            return;
        }
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
            && let Some((subject, basis)) = role::start(tail.rest)
        {
            self.basis = basis.or(self.basis);
            if let Some(start) = self.start.take() {
                self.plain(&[start.frame]);
            }
            self.start = Some(super::reader::Start { frame: first.clone(), subject: subject.to_vec() });
            return;
        }
        // 由下降8.3%转为增长4.6%
        if percent
            && first_of(&first.right, "转为 转变为 变为 转 扭转为").is_some()
            && let (told, grown) = (&left[left.len().saturating_sub(16)..], without_growth(left))
            && let Some(at) = told.iter().rposition(|c| matches!(c, '由' | '从')).map(|at| left.len() - told.len() + at)
            && at < grown.len()
            && grown.len() < left.len()
        {
            self.basis = role::start(grown).and_then(|(_, basis)| basis).or(self.basis);
            self.start = Some(super::reader::Start { frame: first.clone(), subject: left[..at].to_vec() });
            return;
        }
        let basis_points = first.amount.unit.ends_with("基点");
        let told_in = if basis_points { Dimension::Points } else { dimension };
        if tail.to.is_none()
            && let Some(growth) = role::growth(tail.rest, told_in, self.times.year)
        {
            return match growth.from_place {
                Some((place, direction)) => {
                    let told = compare::Told {
                        subject: compare::subject(growth.subject).0,
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
            && (matches!(dimension, Dimension::Points | Dimension::Percent)
                || basis_points
                || self.out[self.in_paragraph..]
                    .iter()
                    .rev()
                    .take(2)
                    .any(|last| alike(&last.figure.unit, &first.amount.unit)))
            && let Some(told) = compare::told(tail.rest)
        {
            let reference = told.refs.first().map(|name| letters(name)).unwrap_or_default();
            if let Some(basis) = role::basis_of(&reference, self.times.year) {
                let growth = role::Growth {
                    subject: told.subject,
                    direction: told.direction,
                    basis: Some(basis),
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
        // 分别恢复到2019年同期的118%和112%
        let levels = self.out.len().saturating_sub(frames.len()).max(self.in_sentence);
        let names: Vec<Vec<char>> = if noun.is_empty() {
            self.out[levels..].iter().map(|found| letters(&found.label)).collect()
        } else {
            super::list::names(&noun, Some(frames.len()))
        };
        if frames.len() > 1 && names.len() == frames.len() {
            for (k, (frame, name)) in frames.iter().zip(names).enumerate() {
                let at = self.add(frame, &frame.left, &name, "multiple-each");
                self.out[at].kind = IndicatorKind::Ratio;
                self.out[at].of = noun.is_empty().then_some(levels + k);
            }
            return;
        }
        let name: Vec<char> = match self.out.get(self.in_paragraph..).and_then(<[Found]>::last) {
            Some(last) if noun.is_empty() => letters(&last.label),
            _ => noun,
        };
        let at = self.add(&frames[0], &frames[0].left, &name, "multiple");
        // 约为平日的2.6倍
        let behind = frames[0].left.get(subject.len()..).unwrap_or_default();
        if let Some(word) = first_of(behind, "约 大约 接近 近")
            && self.out[at].figure.qualifier_text.is_none()
        {
            (self.out[at].figure.qualifier, self.out[at].figure.qualifier_text) =
                (crate::document::Qualifier::About, Some(word.to_owned()));
        }
        self.out[at].kind = IndicatorKind::Ratio;
        self.part_of_nothing(at);
    }

    pub(super) fn part_of_nothing(&mut self, at: usize) {
        if self.out[at].label.is_empty() {
            self.out[at].label = self.topic_or_last(at);
            self.out[at].rule("carried", 20);
        }
    }

    /// The subject of the clauses before, which had no figures.
    pub(super) fn topic_noun(&self) -> Vec<char> {
        let topic = &self.topic;
        let end = find(topic.get(2..).unwrap_or_default(), SUBJECTS_END).map_or(topic.len(), |at| at + 2);
        let noun = self.noun(&topic[..end]);
        if noun.len() > 20 { Vec::new() } else { noun }
    }

    /// The topic, or what the last of those before `end` is.
    pub(super) fn topic_or_last(&self, end: usize) -> String {
        let topic = self.topic_noun();
        match self.out[..end].iter().rev().find(|found| !found.label.is_empty()) {
            Some(last) if topic.is_empty() => last.label.clone(),
            _ => label::text(&topic),
        }
    }
}

/// 超过省定: by whom the plan was made.
fn without_fixed(left: &[char]) -> &[char] {
    &left[..left.len() - end_length(left, "国家 国家规定 国定 省定 市定 年初 既定 预定 设定 规定")]
}

/// 超额完成下降: what the plan was of.
fn without_growth(left: &[char]) -> &[char] {
    &left[..left.len() - end_length(left, "下降 增长 降低 提高 减少 增加 负增长 下滑 回落 上升 下跌 上涨")]
}

/// Whether a change of this indicator is told in percentage points, or it is
/// growth itself.
pub(super) fn is_rate(found: &Found) -> bool {
    found.is_growth()
        || matches!(super::unit::dimension(&found.figure.unit), Dimension::Percent | Dimension::Points)
        || found.figure.unit == "‰"
}

/// Whether words before a change name no subject of their own.
pub(super) fn is_same(text: &[char]) -> bool {
    let text = without_end(text, SAME);
    label::lasting(text) == Some(text.len()) || text.iter().all(|c| matches!(c, '、' | '(' | ')' | '和' | ','))
}
