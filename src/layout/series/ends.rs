//! Names at the ends of lines instead of a legend.

use super::{is_subject, word_ink};
use crate::layout::plot::Plot;
use crate::layout::style::Style;
use crate::resolve::{Mark, Series};
use crate::scene::{Anchor, Role};
use crate::text::Weight;

/// Between two labels, baseline to baseline.
const PITCH: f64 = 16.0;
/// Between a line's end and its label.
pub(in super::super) const GAP: f64 = 9.0;
/// What a dash in a category's colour takes before its name.
const DASH: f64 = 9.0;
/// Labels take at most this share of the width.
const SHARE: f64 = 0.36;

/// A label beside the end of a line.
pub(in super::super) struct End<'a> {
    pub(in super::super) series: &'a Series,
    /// Where the line ends.
    pub(in super::super) y: f64,
    /// The name, and the figure there.
    pub(in super::super) name: String,
    pub(in super::super) figure: String,
    /// A word after the figure; may be empty.
    pub(in super::super) after: String,
    /// Its datum.
    pub(in super::super) datum: Option<usize>,
    /// Baseline, once placed; NaN: it gave way.
    baseline: f64,
}

impl<'a> End<'a> {
    /// The label of the last value of `series`; nothing where it has none.
    pub(in super::super) fn of(plot: &Plot<'_>, series: &'a Series, digits_only: bool) -> Option<Self> {
        let mark = series.marks.iter().rev().find(|mark| mark.y.is_finite())?;
        Self::at(plot, series, mark, digits_only)
    }

    /// The label of one value of `series`.
    pub(in super::super) fn at(plot: &Plot<'_>, series: &'a Series, mark: &Mark, digits_only: bool) -> Option<Self> {
        let amount = mark.datum.and_then(|datum| plot.amount(datum as usize));
        let figure = match amount {
            Some(amount) if digits_only => [amount.before(), amount.number()].concat(),
            Some(amount) => amount.text(),
            None => String::new(),
        };
        let datum = mark.datum.map(|datum| datum as usize);
        Some(Self { series, y: mark.y, name: series.name.clone(), figure, after: String::new(), datum, baseline: f64::NAN })
    }

    /// Puts it where it was placed.
    fn set(&self, plot: &mut Plot<'_>, x: f64, anchor: Anchor) {
        let style = self.style(plot.is_narrow());
        let quiet = self.series.category.is_none() && !is_subject(self.series);
        let figure = if quiet { style } else { Style { weight: Weight::Bold, ..style } };
        plot.run(&self.name, 0.0, style);
        let gap = if self.name.is_empty() { 0.0 } else { 4.0 };
        plot.run(&self.figure, gap, figure);
        plot.run(&self.after, 4.0, Style::regular(12, style.ink));
        plot.place(Role::Label, self.datum, x, self.baseline, anchor);
    }

    fn style(&self, narrow: bool) -> Style {
        let weight = if is_subject(self.series) { Weight::Bold } else { Weight::Regular };
        Style { weight, ..Style::regular(if narrow { 13 } else { 14 }, word_ink(self.series)) }
    }

    fn text(&self) -> String {
        let joint = if self.name.is_empty() || self.figure.is_empty() { "" } else { " " };
        let after = if self.after.is_empty() { "" } else { " " };
        [&self.name, joint, &self.figure, after, &self.after].concat()
    }
}

/// Room that the labels take at the right; `None` where a legend is better.
pub(in super::super) fn ends(plot: &Plot<'_>, labels: &[End<'_>], height: f64) -> Option<f64> {
    let narrow = plot.is_narrow();
    let mut room = 0.0_f64;
    let named = |end: &&End<'_>| end.series.category.is_some() || is_subject(end.series);
    for label in labels.iter().filter(named) {
        room = room.max(label.style(narrow).width(&label.text()));
    }
    let must = labels.iter().filter(named).count();
    // Names of grey lines give way; without any other they must fit.
    if must == 0 {
        for label in labels {
            room = room.max(label.style(narrow).width(&label.text()));
        }
    }
    let dash = if labels.iter().any(|label| label.series.category.is_some()) { DASH } else { 0.0 };
    let room = f64::ceil(room) + GAP + dash + 2.0;
    (room <= SHARE * plot.least && (must as f64 - 1.0) * PITCH <= height).then_some(room)
}

/// Places the labels within `top` and `bottom`, 16 px apart: the subject's
/// stays where its line ends, the others are pushed; grey ones that find no
/// room give way.
pub(in super::super) fn place(plot: &mut Plot<'_>, labels: &mut [End<'_>], x: f64, top: f64, bottom: f64, room: f64) {
    push_apart(plot, labels, top, bottom, room - GAP);
    for label in labels.iter().filter(|label| label.baseline.is_finite()) {
        // A category's colour is too weak for words: a dash before them.
        let mut x = x + GAP;
        if label.series.category.is_some() {
            let ink = super::ink(label.series);
            plot.fill(Role::Decoration, None, x - 3.0, label.baseline - 6.0, 8.0, 3.0, ink);
            x += DASH;
        }
        label.set(plot, x, Anchor::Start);
    }
}

/// The same at the left ends of lines, up to `x`.
pub(in super::super) fn place_left(plot: &mut Plot<'_>, labels: &mut [End<'_>], x: f64, top: f64, bottom: f64, room: f64) {
    push_apart(plot, labels, top, bottom, room);
    for label in labels.iter().filter(|label| label.baseline.is_finite()) {
        label.set(plot, x, Anchor::End);
    }
}

/// Room that the widest label takes.
pub(in super::super) fn end_room(plot: &Plot<'_>, labels: &[End<'_>]) -> f64 {
    let narrow = plot.is_narrow();
    let dash = if labels.iter().any(|label| label.series.category.is_some()) { DASH } else { 0.0 };
    dash + labels.iter().fold(0.0_f64, |most, label| most.max(f64::ceil(label.style(narrow).width(&label.text()))))
}

/// Gives the labels that find room their baselines.
fn push_apart(plot: &Plot<'_>, labels: &mut [End<'_>], top: f64, bottom: f64, room: f64) {
    let narrow = plot.is_narrow();
    // The most important first.
    let mut order: Vec<usize> = (0..labels.len()).collect();
    super::order(&mut order, &|i| match (is_subject(labels[i].series), labels[i].series.category) {
        (true, _) => 0.0,
        (false, Some(_)) => 1.0,
        (false, None) => 2.0,
    });
    let mut taken: Vec<f64> = Vec::new();
    for i in order {
        let text = labels[i].text();
        let dash = if labels[i].series.category.is_some() { DASH } else { 0.0 };
        let wide = labels[i].style(narrow).width(&text) + dash > room + 1.0;
        let wanted = (labels[i].y + 5.0).max(top + 10.0).min(bottom + 2.0);
        let may_move = is_subject(labels[i].series) || labels[i].series.category.is_some();
        let most = if may_move { bottom - top } else { 2.0 * PITCH };
        let Some(baseline) = free(&taken, wanted, most, (top + 8.0, bottom + 4.0)).filter(|_| !wide) else { continue };
        taken.push(baseline);
        labels[i].baseline = baseline;
    }
}

/// The baseline nearest to `wanted` that keeps its distance from those that
/// are taken; at most `most` px away.
fn free(taken: &[f64], wanted: f64, most: f64, (low, high): (f64, f64)) -> Option<f64> {
    let is_free = |y: f64| (low..=high).contains(&y) && taken.iter().all(|other| (other - y).abs() >= PITCH - 0.01);
    let mut best: Option<f64> = None;
    let mut consider = |y: f64| {
        if is_free(y) && (y - wanted).abs() <= most && best.is_none_or(|best| (y - wanted).abs() < (best - wanted).abs()) {
            best = Some(y);
        }
    };
    consider(wanted);
    for other in taken {
        consider(other - PITCH);
        consider(other + PITCH);
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_pushed_apart_and_stay_inside() {
        assert_eq!(free(&[], 50.0, 100.0, (0.0, 100.0)), Some(50.0));
        assert_eq!(free(&[50.0], 52.0, 100.0, (0.0, 100.0)), Some(66.0));
        assert_eq!(free(&[50.0, 66.0], 52.0, 100.0, (0.0, 100.0)), Some(34.0));
        assert_eq!(free(&[98.0], 99.0, 100.0, (0.0, 100.0)), Some(82.0));
        assert_eq!(free(&[50.0], 52.0, 10.0, (0.0, 100.0)), None);
    }
}
