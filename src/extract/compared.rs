//! Distances from others: of the last indicator, or of several.

use super::changed::without_speed;
use super::chars::{first_of, holds, last_of, length, string};
use super::clause::Frame;
use super::compare;
use super::figure::{Distance, Found, alike};
use super::reader::Reader;
use super::said::{is_rate, is_same};
use crate::document::{Dimension, Direction, IndicatorKind, Of};

impl Reader<'_> {
    pub(super) fn compared(&mut self, frames: &[Frame], told: &compare::Told<'_>, left: &[char]) {
        let subject = self.noun(told.subject);
        let same = is_same(told.subject) || subject.is_empty();
        let growth = told.growth || last_of(told.subject, "增速 增幅 降幅 涨幅 幅度").is_some();
        let name = without_speed(&subject);
        let from = self.near();
        let dimension = frames[0].amount.dimension();
        let points = dimension == Dimension::Points || frames[0].amount.unit.ends_with("基点");
        // 比市价低三成: of whatever was told.
        let relative = matches!(dimension, Dimension::Percent | Dimension::Multiple);
        let fits = |found: &Found| {
            if points {
                is_rate(found) || found.change.is_some()
            } else if relative {
                !found.figure.unit.is_empty() && !is_rate(found)
            } else {
                // 亩产值4.2万元/亩，比蔬菜高出3.1万元
                let (whole, unit) = (found.figure.unit.as_str(), &frames[0].amount.unit);
                alike(whole, unit) || alike(whole.split('/').next().unwrap_or_default(), unit)
            }
        };
        let mut last: Option<usize> =
            (from..self.out.len()).rev().find(|at| fits(&self.out[*at]) && !is_speed(&self.out[*at]));
        if !same && !name.is_empty() {
            let name = string(name);
            let own = (from..self.out.len()).rev().find(|at| {
                let label = &self.out[*at].label;
                label.ends_with(&name) || label.starts_with(&name) && fits(&self.out[*at])
            });
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
        let of = |found: &Found| {
            let rate = found.is_growth()
                || growth
                || points
                    && found.change.is_some()
                    && !(is_rate(found)
                        && !found.is_growth()
                        && found.change.as_ref().is_some_and(|change| {
                            matches!(change.figure.unit.as_str(), "个百分点" | "百分点" | "个基点" | "基点")
                        }));
            if rate && found.change.is_some() { Of::Change } else { Of::Value }
        };
        if let Some(range) = self.pointed(told.subject) {
            for (k, at) in range.enumerate() {
                if relative && is_rate(&self.out[at]) {
                    continue;
                }
                let to = &told.refs[k.min(told.refs.len() - 1)];
                let of = of(&self.out[at]);
                let distance = self.distance(&frames[k.min(frames.len() - 1)], to, of, told.direction);
                self.out[at].compare.push(distance);
                self.out[at].rule("compare-each", 4);
            }
            return;
        }
        let Some(last) = last else {
            let label = if same { self.topic_noun() } else { name.to_vec() };
            if label.is_empty() {
                return;
            }
            if dimension == Dimension::Percent {
                return self.plain(frames);
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

    /// 前者, 后两项: what stands where in the list before.
    pub(super) fn pointed(&self, subject: &[char]) -> Option<std::ops::Range<usize>> {
        let word = first_of(subject, "前者 后者 前两者 后两者 前两项 后两项 两者 二者 三者 两项 三项")
            .filter(|word| length(word) == subject.len())?;
        let last = self.out.len().checked_sub(1).filter(|last| *last >= self.in_sentence)?;
        let unit = &self.out[last].figure.unit;
        let all = self.out[self.in_sentence..].iter().rev().take_while(|found| found.figure.unit == *unit).count();
        let count = if holds(word, "三") { 3 } else { 1 + usize::from(holds(word, "两") || holds(word, "二")) };
        // Of two that are told apart, the first is the one before the last.
        let from = match word.chars().next() {
            Some('前') if count == 1 => 2,
            Some('前') => all,
            _ => count,
        };
        (count.max(from) <= all).then(|| last + 1 - from..last + 1 - from + count)
    }

    pub(super) fn distance(&self, frame: &Frame, to: &str, of: Of, direction: Direction) -> Distance {
        let mut figure = frame.figure(self.text);
        if let Some(value) = figure.value.strip_prefix('-') {
            figure.value = value.to_owned();
        }
        Distance { of, to: to.to_owned(), figure, direction }
    }
}

/// Growth of growth: 增速比一季度加快0.5个百分点.
fn is_speed(found: &Found) -> bool {
    found.rules.contains(&"second-change") && super::unit::dimension(&found.figure.unit) == Dimension::Points
}
