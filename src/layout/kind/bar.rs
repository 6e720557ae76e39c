//! Ranked horizontal bars.

use super::Place;
use crate::layout::figure::{self, FigureStyle};
use crate::layout::plot::{Area, At, Plot, Style};
use crate::resolve::{Amount, Datum, Emphasis};
use crate::scale::Linear;
use crate::theme::{line, space};

pub(super) struct Bar;

/// Between a bar's end and its value.
const VALUE_GAP: f64 = 7.0;
/// Labels longer than this share of the width go above their bars.
const LABEL_SHARE: f64 = 0.36;
/// Label lines at the most.
const MOST_LINES: usize = 2;

/// Sizes that differ between phones and wide columns.
struct Size {
    above: bool,
    label: f64,
    bar: f64,
    reserve: f64,
}

impl Place for Bar {
    fn place(&self, plot: &mut Plot<'_>) -> f64 {
        let label = if plot.is_narrow() { 13.0 } else { 14.0 };
        let longest = longest_label(plot, label);
        let above = plot.is_narrow() || longest > LABEL_SHARE * plot.bucket.least();
        let size = if above {
            Size { above, label, bar: 12.0, reserve: 58.0 }
        } else {
            Size { above, label, bar: 20.0, reserve: 64.0 }
        };
        let left = if above { 0.0 } else { f64::ceil(longest) + 14.0 };
        let scale = scale(plot, &size, left);
        let zero = scale.map(0.0);
        let mut y = 0.0;
        for i in 0..plot.chart.data.len() {
            y += row(plot, i, y, &size, &scale);
        }
        let negative = plot.chart.data.iter().any(|datum| ends(datum).0 < 0.0);
        if !above || negative {
            plot.vertical(zero - line::HAIR, 0.0, y, plot.theme.axis);
        }
        y
    }
}

fn longest_label(plot: &Plot<'_>, size: f64) -> f64 {
    let bold = Style::bold(size, plot.theme.ink);
    let chip = plot.chip_width() + 6.0;
    let width = |datum: &Datum| bold.width(&datum.label) + if is_derived(datum) { chip } else { 0.0 };
    plot.widest(&width)
}

fn is_derived(datum: &Datum) -> bool {
    datum.amount.as_deref().is_some_and(Amount::is_derived)
}

/// Lowest and highest value of a datum, zero included.
fn ends(datum: &Datum) -> (f64, f64) {
    let Some(amount) = &datum.amount else { return (0.0, 0.0) };
    let upper = amount.scaled_upper;
    (amount.scaled.min(upper).min(0.0), amount.scaled.max(upper).max(0.0))
}

/// Zero-based scale that leaves room for values and slats at both ends.
fn scale(plot: &Plot<'_>, size: &Size, left: f64) -> Linear {
    let domain = (-plot.widest(&|datum| -ends(datum).0), plot.widest(&|datum| ends(datum).1));
    let room = |negative: bool| {
        let side = |datum: &Datum| (ends(datum).0 < 0.0) == negative;
        plot.widest(&|datum| if side(datum) { value_room(plot, datum) } else { 0.0 })
    };
    let right = if domain.1 > 0.0 || domain.0 == 0.0 { room(false).max(size.reserve) } else { line::STEM };
    let left = left + if domain.0 < 0.0 { room(true) } else { 0.0 };
    Linear::new(domain, (left, (plot.width - right).max(left + line::STEM)))
}

fn value_room(plot: &Plot<'_>, datum: &Datum) -> f64 {
    let spans = figure::datum_spans(plot, datum, FigureStyle::value(plot.theme.ink), true);
    let slats = datum.amount.as_deref().is_some_and(|amount| amount.qualifier.is_lower_bound());
    let tooth = 3.0;
    VALUE_GAP + f64::ceil(figure::width(&spans)) + if slats { space::SLATS } else { tooth }
}

/// One row; returns its height.
fn row(plot: &mut Plot<'_>, i: usize, y: f64, size: &Size, scale: &Linear) -> f64 {
    let chart = plot.chart;
    let datum = &chart.data[i];
    let subject = datum.emphasis == Emphasis::Subject;
    let style =
        if subject { Style::bold(size.label, plot.theme.ink) } else { Style::regular(size.label, plot.theme.ink) };
    let chip_room = if is_derived(datum) { plot.chip_width() + 6.0 } else { 0.0 };
    let (bar_y, pitch) = if size.above {
        let room = plot.width - chip_room;
        let lines = style.broken(&datum.label, room, MOST_LINES);
        let reserved = plot.most_lines(&datum.label, room, style, MOST_LINES).max(lines.len());
        let first = y + 15.0 + 18.0 * (reserved - lines.len()) as f64;
        plot.lines(i, At::start(0.0, first), &lines, 18.0, style);
        if let Some(last) = lines.last()
            && is_derived(datum)
        {
            plot.chip(i, f64::ceil(style.width(last)) + 6.0, y + 15.0 + 18.0 * (reserved - 1) as f64);
        }
        (y + 3.0 + 18.0 * reserved as f64, 24.0 + 18.0 * reserved as f64)
    } else {
        let baseline = y + 22.0;
        plot.label(i, At::start(0.0, baseline), &datum.label, style);
        if is_derived(datum) {
            plot.chip(i, f64::ceil(style.width(&datum.label)) + 6.0, baseline);
        }
        (y + 7.0, 34.0)
    };
    let bar = Area::new(0.0, bar_y, 0.0, size.bar);
    value(plot, i, bar, scale, subject);
    plot.region(i, Area::new(0.0, y, plot.width, pitch));
    pitch
}

/// The bar and the figure at its end.
fn value(plot: &mut Plot<'_>, i: usize, bar: Area, scale: &Linear, subject: bool) {
    let chart = plot.chart;
    let datum = &chart.data[i];
    let zero = scale.map(0.0);
    let baseline = bar.y + bar.height / 2.0 + 5.0;
    let color = if subject { plot.theme.subject } else { plot.theme.ink };
    let Some(amount) = &datum.amount else {
        let dash = Area::new(zero + 8.0, bar.y + bar.height / 2.0 - 1.0, 8.0, line::STEM);
        plot.fill(crate::scene::Role::Mark, Some(i), dash, plot.theme.ink);
        let words = figure::missing(plot);
        plot.label(i, At::start(zero + 22.0, baseline), words, Style::regular(12.0, plot.theme.ink3));
        return;
    };
    let mark = plot.mark_color(datum);
    let mut end = scale.map(amount.scaled);
    if amount.upper.is_some() {
        let high = scale.map(amount.scaled_upper);
        plot.range_bar(i, (zero, end, high), (bar.y, bar.height), mark);
        end = high;
    } else {
        plot.bar(i, amount, (zero, end), (bar.y, bar.height), mark);
    }
    let past = if amount.qualifier.is_lower_bound() && !amount.is_derived() { space::SLATS } else { 0.0 };
    let spans = figure::spans(amount, FigureStyle::value(color), true);
    let at = if amount.scaled < 0.0 {
        At::end(end.min(zero - 2.0) - past - VALUE_GAP, baseline)
    } else {
        At::start(end.max(zero + 2.0) + past + VALUE_GAP, baseline)
    };
    plot.text(crate::scene::Role::Label, Some(i), at, spans);
}
