//! Parts of a whole in per cent, and how much of a plan was met.

use super::chars::{ends, first_of, last_of, length, letters, string};
use super::clause::Frame;
use super::figure::Whole;
use super::reader::{FARTHEST, Reader};
use super::role::{self, Tail};
use super::said::{is_rate, is_same};
use super::{label, list};
use crate::document::{IndicatorKind, Qualifier};

impl Reader<'_> {
    pub(super) fn shared(&mut self, frames: &[Frame], share: &role::Share<'_>, tail: &Tail<'_>) {
        let from = self.out.len();
        self.shares(frames, share, tail);
        for found in self.out[from..].iter_mut().filter(|found| share.about && found.figure.qualifier_text.is_none()) {
            (found.figure.qualifier, found.figure.qualifier_text) = (Qualifier::About, Some("约".to_owned()));
        }
    }

    fn shares(&mut self, frames: &[Frame], share: &role::Share<'_>, tail: &Tail<'_>) {
        let mut subject = self.noun(share.subject);
        if subject.len() == 1 && share.whole.is_none() {
            // 药占比
            subject.extend("占比".chars());
        }
        let same = is_same(share.subject) || subject.is_empty();
        let whole = share.whole.map(whole_name).filter(|whole| !whole.is_empty());
        let count = frames.len();
        if same && count > 1 {
            let levels: Vec<usize> =
                (self.in_sentence..self.out.len()).filter(|at| self.out[*at].kind != IndicatorKind::Share).collect();
            if levels.len() >= count {
                let levels = levels[levels.len() - count..].to_vec();
                for (frame, at) in frames.iter().zip(levels) {
                    let name: Vec<char> = letters(&self.out[at].label);
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
                Some(at) if carried => letters(&self.out[at].label),
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
        // 其中沿线的占一半: of the things named before.
        let subject = match self.out.get(self.in_sentence..).and_then(<[_]>::last) {
            Some(things) if ends(share.subject, "的") => subject.into_iter().chain(things.label.chars()).collect(),
            _ => subject,
        };
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
        // 60岁及以上人口占23.8%，其中65岁及以上人口占17.1%: of the same whole, most likely.
        let nested = before.checked_sub(1).is_some_and(|other| self.out[other].kind == IndicatorKind::Share);
        let within = (self.in_paragraph.max(before.saturating_sub(FARTHEST))..before)
            .rev()
            .find(|other| self.out[*other].kind != IndicatorKind::Share && !self.out[*other].is_growth());
        let found = &mut self.out[at];
        found.kind = IndicatorKind::Share;
        found.of = of.or(within.filter(|_| !nested));
        let scope = label::text(&self.scope);
        let whole = whole.or(Some(scope.as_str()).filter(|scope| !scope.is_empty() && found.of.is_none()));
        found.whole = whole.map(|label| Whole { figure: None, label: Some(label.to_owned()) });
        if rule != "share" {
            found.rule("carried", 4);
        }
        self.part_of_nothing(at);
    }

    pub(super) fn completed(&mut self, frames: &[Frame], subject: &[char]) {
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
        let names = list::names(&noun, Some(frames.len()));
        if !own && frames.len() > 1 && names.len() == frames.len() {
            for (frame, name) in frames.iter().zip(names) {
                let at = self.add(frame, &frame.left, &[&name[..], &['完', '成', '率']].concat(), "completion-each");
                self.out[at].kind = IndicatorKind::Ratio;
            }
            return;
        }
        // 能耗下降3.4%，完成目标的113%: growth has a plan, too.
        let grown = self.out.len().checked_sub(1).filter(|at| *at >= self.in_sentence && self.out[*at].is_growth());
        let last = grown.or(levels.last().copied()).filter(|_| own);
        let mut name: Vec<char> = match last {
            Some(at) => letters(&self.out[at].label),
            None if own => self.topic_noun(),
            None => noun,
        };
        // 超额完成年度计划12.5%: by how much, not how far.
        if last_of(subject, "超额 超").is_some() {
            name.extend("超计划".chars());
            let at = self.add(&frames[0], &frames[0].left, &name, "over-plan");
            self.out[at].kind = IndicatorKind::Rate;
            return;
        }
        name.extend("完成率".chars());
        let at = self.add(&frames[0], &frames[0].left, &name, "completion");
        self.out[at].kind = IndicatorKind::Ratio;
        self.out[at].of = last;
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
