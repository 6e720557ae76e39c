//! Distances from others: of the last indicator, or of several.

use super::changed::without_speed;
use super::chars::{last_of, string};
use super::clause::Frame;
use super::figure::{Distance, Found, alike, figure};
use super::reader::Reader;
use super::said::{is_rate, is_same};
use super::{compare, role};
use crate::document::{Dimension, Direction, IndicatorKind, Of};

impl Reader<'_> {
    pub(super) fn compared(&mut self, frames: &[Frame], told: &compare::Told<'_>, left: &[char]) {
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

    pub(super) fn distance(&self, frame: &Frame, to: &str, of: Of, direction: Direction) -> Distance {
        let tail = role::tail(&frame.left);
        let mut figure = figure(self.text, &frame.amount, tail.qualifier.map(|(qualifier, word, _)| (qualifier, word)));
        if let Some(value) = figure.value.strip_prefix('-') {
            figure.value = value.to_owned();
        }
        Distance { of, to: to.to_owned(), figure, direction }
    }
}
