//! Ranked horizontal bars.

use super::Place;
use crate::layout::honest::VALUE_GAP;
use crate::layout::label::Stand;
use crate::layout::plot::Plot;
use crate::layout::style::{Ink, Style};
use crate::resolve::Datum;
use crate::scale::Linear;
use crate::scene::{Anchor, Shape};
use crate::theme::{line, space};

pub(super) enum Bar {}

/// Between a name above a bar and the zero line at its right.
const ZERO_GAP: f64 = 8.0;
/// How far a saw tooth passes a bar's end.
const TOOTH: f64 = 3.0;
/// Labels longer than this share of the width go above their bars.
const LABEL_SHARE: f64 = 0.36;
const VALUE: Style = Style::bold(14, Ink::Main);
/// Size of the words beside a value.
const WORDS: u8 = 12;

impl Place for Bar {
    fn place(plot: &mut Plot<'_>) -> f64 {
        let chart = plot.chart;
        let size = if plot.is_narrow() { 13 } else { 14 };
        let label = Style::bold(size, Ink::Main);
        let (mut longest, mut low, mut high) = (0.0_f64, 0.0_f64, 0.0_f64);
        // What values, slats and teeth need past either end.
        let (mut before, mut after) = (0.0_f64, 0.0_f64);
        for (i, datum) in chart.data.iter().enumerate() {
            longest = longest.max(label.width(&datum.label) + plot.chip_room(i));
            let slats = datum.amount.as_deref().is_some_and(|amount| amount.qualifier.is_lower_bound());
            let past = if slats { space::SLATS } else { TOOTH };
            let width = plot.figure_width(i, VALUE, WORDS);
            let room = VALUE_GAP + f64::ceil(width) + past;
            let (from, to) = ends(datum);
            if from < 0.0 {
                before = before.max(room);
            } else {
                after = after.max(room);
            }
            (low, high) = (low.min(from), high.max(to));
        }
        let above = plot.is_narrow() || longest > LABEL_SHARE * plot.least;
        let (names, height, least) = if above { (0.0, 12.0, 58.0) } else { (f64::ceil(longest) + 14.0, 20.0, 64.0) };
        // Where nothing is positive, bars hang from the right, and names stand
        // where they start.
        let mirrored = low < 0.0 && high == 0.0;
        let (left, right) =
            if mirrored { (before.max(after), names + line::STEM) } else { (names + before, after.max(least)) };
        let scale = Linear::new((low, high), (left, (plot.width - right).max(left + line::STEM)));
        let mut y = 0.0;
        for (i, datum) in chart.data.iter().enumerate() {
            let style = plot.name_style(i);
            let (baseline, most) = if above { (y + 15.0, 2) } else { (y + 22.0, 1) };
            let beside = if mirrored && above { ZERO_GAP } else { 0.0 };
            let room = plot.width - beside - plot.chip_room(i);
            let x = if mirrored && !above { plot.width - names + 14.0 } else { 0.0 };
            let start = plot.scene.items.len();
            let name = plot.name(i, &datum.label, x, baseline, room, most, style, Stand::Bottom);
            if mirrored && above {
                push_right(plot, start, room);
                plot.chip_after(i, room, baseline + name.extra);
            } else {
                plot.chip_after(i, x + name.end, baseline + name.extra);
            }
            let (top, pitch) = if above { (21.0 + name.extra, 42.0 + name.extra) } else { (7.0, 34.0) };
            bar(plot, i, &scale, mirrored, y + top, height);
            plot.row(i, y, pitch);
            y += pitch;
        }
        if !above || low < 0.0 {
            plot.vertical(scale.map(0.0) - line::HAIR, 0.0, y, Ink::Axis);
        }
        y
    }
}

/// Ends the lines that were set since `start` at `right`.
fn push_right(plot: &mut Plot<'_>, start: usize, right: f64) {
    for item in plot.scene.items.iter_mut().skip(start) {
        if let Shape::Text(text) = &mut item.shape {
            (text.x, text.anchor) = (right, Anchor::End);
        }
    }
}

/// Lowest and highest value of a datum, zero included.
fn ends(datum: &Datum) -> (f64, f64) {
    let Some(amount) = &datum.amount else { return (0.0, 0.0) };
    let upper = amount.scaled_upper;
    (amount.scaled.min(upper).min(0.0), amount.scaled.max(upper).max(0.0))
}

/// The bar and the figure at its end.
fn bar(plot: &mut Plot<'_>, i: usize, scale: &Linear, mirrored: bool, y: f64, height: f64) {
    let left = mirrored || plot.amount(i).is_some_and(|amount| amount.scaled < 0.0);
    let x = plot.bar_of(i, scale, left, y, height);
    plot.figure(i, plot.value_style(i), WORDS);
    plot.set(i, x, y + height / 2.0 + 5.0, if left { Anchor::End } else { Anchor::Start });
}
