//! Names at the ends of lines instead of a legend.

use super::{is_subject, word_ink};
use crate::document::Dimension;
use crate::layout::plot::{Plot, TICK};
use crate::layout::style::Style;
use crate::resolve::{Amount, Mark, Series};
use crate::scene::{Anchor, Role};
use crate::text::{Weight, scaled};

/// Between two labels, baseline to baseline.
const PITCH: f64 = 16.0;
/// Between a line's end and its label.
pub(in super::super) const GAP: f64 = 9.0;
/// A grey label farther from its line's end than this says little.
const FARTHEST: f64 = 2.5 * PITCH;
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
    /// The label of the last value of `series`, where its line ends; nothing
    /// where there is none. A line that only passes has its name.
    pub(in super::super) fn of(plot: &Plot<'_>, series: &'a Series, digits_only: bool) -> Option<Self> {
        let end = series.end()?;
        let label = Self::at(plot, series, series.last().unwrap_or(end), digits_only)?;
        Some(Self { y: end.y, ..label })
    }

    /// The label of one value of `series`.
    #[inline(never)]
    pub(in super::super) fn at(plot: &Plot<'_>, series: &'a Series, mark: &Mark, digits_only: bool) -> Option<Self> {
        let amount = mark.datum.and_then(|datum| plot.amount(datum as usize));
        let figure = amount.map(|amount| figure(plot, amount, mark, digits_only)).unwrap_or_default();
        let datum = mark.datum.map(|datum| datum as usize);
        Some(Self {
            series,
            y: mark.y,
            name: series.name.clone(),
            figure,
            after: String::new(),
            datum,
            baseline: f64::NAN,
        })
    }

    /// Whether it has to stand beside its line: that is no grey one.
    pub(in super::super) fn must(&self) -> bool {
        self.series.category.is_some() || is_subject(self.series)
    }

    /// Puts it where it was placed.
    #[inline(never)]
    fn set(&self, plot: &mut Plot<'_>, x: f64, anchor: Anchor, room: f64) {
        let style = self.style(plot.is_narrow());
        let quiet = self.series.category.is_none() && !is_subject(self.series);
        let figure = if quiet { style } else { Style { weight: Weight::Bold, ..style } };
        let figures = if self.figure.is_empty() { 0.0 } else { figure.width(&self.figure) + 4.0 };
        let name = style.broken(&self.name, (room - figures).max(style.width("…") * 2.0), 1);
        plot.run(name.first().map_or("", String::as_str), 0.0, style);
        let gap = if self.name.is_empty() { 0.0 } else { 4.0 };
        plot.run(&self.figure, gap, figure);
        plot.run(&self.after, 4.0, Style::regular(12, style.ink));
        plot.fit(room);
        if !self.name.is_empty() {
            let width = plot.line_width();
            plot.key(&self.series.name, if anchor == Anchor::Start { x } else { x - width }, self.baseline, width);
        }
        plot.place(Role::Label, self.datum, x, self.baseline, anchor);
    }

    fn style(&self, narrow: bool) -> Style {
        let weight = if is_subject(self.series) { Weight::Bold } else { Weight::Regular };
        Style { weight, ..Style::regular(if narrow { 13 } else { 14 }, word_ink(self.series)) }
    }

    #[inline(never)]
    fn text(&self) -> String {
        let joint = if self.name.is_empty() || self.figure.is_empty() { "" } else { " " };
        let after = if self.after.is_empty() { "" } else { " " };
        [&self.name, joint, &self.figure, after, &self.after].concat()
    }
}

/// The figure at an end; without its unit where that is the axis's own.
#[inline(never)]
fn figure(plot: &Plot<'_>, amount: &Amount, mark: &Mark, digits_only: bool) -> String {
    let percent = plot.chart.grid.as_ref().is_some_and(|grid| grid.percent);
    match amount.unit == plot.chart.unit {
        // The axis has shares, which the figure has not.
        _ if percent && amount.unit.dimension != Dimension::Percent => {
            [&scaled(libm::round(mark.y) as i64, 0, ""), "%"].concat()
        }
        true if digits_only => [amount.before(), amount.number(), amount.between(), amount.after()].concat(),
        _ => {
            let text = amount.text();
            let fits = TICK.width(&text) <= (SHARE - 0.05) * plot.least;
            let unit = if digits_only { "" } else { &plot.chart.unit.written };
            let power = plot.chart.unit.power - amount.unit.power;
            if fits { text } else { converted(amount, mark.y, power, unit).unwrap_or(text) }
        }
    }
}

/// A whole number whose written unit makes it too long, in the axis's, which
/// is larger by `power` tens, where four decimals tell all of it: 1287.4亿元.
#[inline(never)]
fn converted(amount: &Amount, value: f64, power: i32, unit: &str) -> Option<String> {
    let units = value * 1e4;
    let whole = libm::round(units);
    // One of the smaller unit is at least 10⁻⁴ here.
    let exact = amount.value.decimals() == 0 && (1..=8).contains(&power) && (units - whole).abs() < 1e-6;
    let digits = (exact && amount.upper.is_none()).then(|| scaled(whole as i64, -4, "\u{2212}"))?;
    Some([amount.before(), &digits, amount.between(), unit, amount.after()].concat())
}

/// Room that the labels take at the right; `None` where a legend is better.
#[inline(never)]
pub(in super::super) fn ends(plot: &Plot<'_>, labels: &[End<'_>], height: f64) -> Option<f64> {
    let narrow = plot.is_narrow();
    let must = labels.iter().filter(|label| label.must()).count();
    let dash = if labels.iter().any(|label| label.series.category.is_some()) { DASH } else { 0.0 };
    let most = SHARE * plot.least;
    let beside = GAP + dash + 2.0;
    let (mut room, mut greys) = (beside, 0.0_f64);
    for label in labels {
        let [whole, name] =
            [&label.text(), &label.name].map(|words| f64::ceil(label.style(narrow).width(words)) + beside);
        if label.must() || labels.len() == 1 {
            // A single line must fit as a whole.
            room = room.max(whole);
        } else {
            // Of grey lines the figures give way, and names are cut at the most.
            greys = greys.max(if whole <= most { whole } else { name.min(most) });
        }
    }
    (room <= most && (must as f64 - 1.0) * PITCH <= height).then_some(room.max(greys))
}

/// Places the labels within `top` and `bottom`, 16 px apart: the subject's
/// stays where its line ends, the others are pushed; grey ones lose their
/// figures where these have no room, and give way where too many lines end.
#[inline(never)]
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
        label.set(plot, x, Anchor::Start, plot.width - x);
    }
}

/// The same at the left ends of lines, up to `x`.
#[inline(never)]
pub(in super::super) fn place_left(
    plot: &mut Plot<'_>,
    labels: &mut [End<'_>],
    x: f64,
    top: f64,
    bottom: f64,
    room: f64,
) {
    push_apart(plot, labels, top, bottom, room);
    for label in labels.iter().filter(|label| label.baseline.is_finite()) {
        label.set(plot, x, Anchor::End, room);
    }
}

/// Room that the widest label takes.
#[inline(never)]
pub(in super::super) fn end_room(plot: &Plot<'_>, labels: &[End<'_>]) -> f64 {
    let narrow = plot.is_narrow();
    let dash = if labels.iter().any(|label| label.series.category.is_some()) { DASH } else { 0.0 };
    dash + labels.iter().fold(0.0_f64, |most, label| most.max(f64::ceil(label.style(narrow).width(&label.text()))))
}

/// Gives the labels that find room their baselines, in the order of the
/// lines' ends, 16 px apart. The subject's stays where it is; those above and
/// below it are pushed away. Of grey labels the one pushed farthest gives
/// way until the others stand near their lines.
#[inline(never)]
fn push_apart(plot: &Plot<'_>, labels: &mut [End<'_>], top: f64, bottom: f64, room: f64) {
    let narrow = plot.is_narrow();
    let (low, high) = (top + 8.0, bottom + 4.0);
    let mut order: Vec<usize> = Vec::new();
    for (i, label) in labels.iter_mut().enumerate() {
        let fits = label.must() || label.style(narrow).width(&label.text()) <= room + 1.0;
        if !fits {
            // The name is worth more than the figure, which the table has.
            label.figure.clear();
        }
        if fits || !label.name.is_empty() {
            order.push(i);
        }
    }
    super::order(&mut order, &|i| labels[i].y);
    loop {
        let mut wanted: Vec<f64> = Vec::new();
        let mut anchor = None;
        for (n, i) in order.iter().enumerate() {
            wanted.push((labels[*i].y + 5.0).max(low).min(high));
            if anchor.is_none() && is_subject(labels[*i].series) {
                anchor = Some(n);
            }
        }
        let anchor = anchor.unwrap_or(0);
        let baselines = spread(&wanted, anchor, (low, high));
        let moved = |n: usize| (baselines[n] - wanted[n]).abs();
        let full = (order.len() as f64 - 1.0) * PITCH > high - low;
        let mut farthest: Option<usize> = None;
        for n in 0..order.len() {
            if !labels[order[n]].must() && (full || moved(n) > FARTHEST) {
                farthest = farthest.filter(|other| moved(*other) >= moved(n)).or(Some(n));
            }
        }
        if full && farthest.is_none() {
            farthest = order.iter().rposition(|i| !is_subject(labels[*i].series)).or(Some(order.len() - 1));
        }
        let Some(farthest) = farthest else {
            for (n, i) in order.iter().enumerate() {
                labels[*i].baseline = baselines[n];
            }
            return;
        };
        order.remove(farthest);
    }
}

/// Baselines in the order of `wanted`, each at least a pitch after the one
/// before, `anchor` at its own place as far as the ends allow.
#[inline(never)]
fn spread(wanted: &[f64], anchor: usize, (low, high): (f64, f64)) -> Vec<f64> {
    let mut places = wanted.to_vec();
    for i in anchor + 1..places.len() {
        places[i] = places[i].max(places[i - 1] + PITCH);
    }
    for i in (0..anchor.min(places.len())).rev() {
        places[i] = places[i].min(places[i + 1] - PITCH);
    }
    if let Some(last) = places.last_mut() {
        *last = last.min(high);
    }
    for i in (1..places.len()).rev() {
        places[i - 1] = places[i - 1].min(places[i] - PITCH);
    }
    if let Some(first) = places.first_mut() {
        *first = first.max(low);
    }
    for i in 1..places.len() {
        places[i] = places[i].max(places[i - 1] + PITCH);
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_pushed_apart_in_order_and_stay_inside() {
        let room = (0.0, 100.0);
        assert_eq!(spread(&[50.0], 0, room), [50.0]);
        assert_eq!(spread(&[50.0, 52.0, 53.0], 1, room), [36.0, 52.0, 68.0]);
        assert_eq!(spread(&[50.0, 52.0, 53.0], 0, room), [50.0, 66.0, 82.0]);
        assert_eq!(spread(&[95.0, 96.0, 97.0], 2, room), [65.0, 81.0, 97.0]);
        assert_eq!(spread(&[95.0, 96.0, 97.0], 0, room), [68.0, 84.0, 100.0]);
        assert_eq!(spread(&[1.0, 2.0, 3.0], 2, room), [0.0, 16.0, 32.0]);
        assert!(spread(&[], 0, room).is_empty());
    }
}
