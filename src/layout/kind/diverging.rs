//! Bars to either side of a zero line, each name on the side its bar leaves
//! empty.

use super::Place;
use crate::document::Dimension;
use crate::layout::honest::VALUE_GAP;
use crate::layout::label::Stand;
use crate::layout::plot::Plot;
use crate::layout::style::{Ink, Style};
use crate::resolve::Datum;
use crate::scale::Linear;
use crate::scene::{Anchor, Shape};
use crate::text::balance;
use crate::theme::{line, space};

pub(super) enum Diverging {}

/// Between the zero line and a name.
const NAME_GAP: f64 = 10.0;
/// How far a saw tooth passes a bar's end.
const TOOTH: f64 = 3.0;
/// Names take at most this share of the width beside the zero line, values
/// this one beyond the bars; without their unit a little more.
const NAME_SHARE: f64 = 0.42;
const VALUE_SHARE: f64 = 0.32;
const BARE_SHARE: f64 = 0.36;
const NAME_PITCH: u8 = 17;
/// Size of the words beside a value.
const WORDS: u8 = 12;
/// Where the unit stands once, above the bars.
const HEAD: f64 = 24.0;

/// What one side of the zero line holds, in px; `reach` is the longest bar in
/// the chart's unit.
#[derive(Clone, Copy, Default)]
struct Side {
    names: f64,
    values: f64,
    reach: f64,
}

/// What all rows share.
struct Frame {
    zero: f64,
    scale: Linear,
    /// Names stand above their bars.
    above: bool,
    /// Values stand at the ends of their bars.
    beside: bool,
    /// Width for the lines of a name beside the zero line, and how many.
    room: f64,
    most: usize,
    /// Whether each value has its unit.
    unit: bool,
}

impl Place for Diverging {
    fn place(plot: &mut Plot<'_>) -> f64 {
        let frame = frame(plot);
        let mut y = 0.0;
        if !frame.unit {
            let words = [plot.chart.lang.say("单位：|Unit: "), &plot.chart.unit.written].concat();
            plot.tick_label(0.0, 12.0, Anchor::Start, &words);
            y = HEAD;
        }
        let (start, top) = (plot.scene.items.len(), y);
        for i in plot.shown() {
            let height = row(plot, i, &frame, y);
            plot.row(i, y, height);
            y += height;
        }
        // Behind the bars and the names that cross it.
        let marks = plot.scene.items.split_off(start);
        plot.vertical(frame.zero - line::HAIR, top, y, Ink::Axis);
        plot.scene.items.extend(marks);
        y
    }
}

fn name_style(plot: &Plot<'_>, i: usize) -> Style {
    plot.name_style(i).pitch(NAME_PITCH)
}

/// The lines of a name beside the zero line.
#[inline(never)]
fn name(plot: &Plot<'_>, i: usize, room: f64, most: usize) -> Vec<String> {
    let style = name_style(plot, i);
    let room = (room - plot.chip_room(i)).max(60.0);
    balance(&plot.datum(i).label, room, style.size.into(), style.weight, most).lines
}

/// Whether a range has zero within it: its bar is on both sides.
fn is_across(datum: &Datum) -> bool {
    datum.amount.as_deref().is_some_and(|amount| amount.scaled < 0.0 && amount.scaled_upper > 0.0)
}

fn is_negative(datum: &Datum) -> bool {
    datum.amount.as_deref().is_some_and(|amount| amount.scaled < 0.0)
}

/// Adds the figure of a datum to the line being set, with a plus where it is
/// a change; returns its width.
#[inline(never)]
fn value(plot: &mut Plot<'_>, i: usize, unit: bool) -> f64 {
    let datum = plot.datum(i);
    plot.phrase("", datum.amount.as_deref(), plot.value_style(i), WORDS, unit);
    if let Some(amount) = datum.amount.as_deref()
        && amount.scaled > 0.0
        && (datum.key.ends_with(".change") || amount.unit.dimension == Dimension::Points)
        && let Some(span) = plot.line.iter_mut().find(|span| span.text == amount.number())
        && span.text.starts_with(|first: char| first.is_ascii_digit())
    {
        span.text.insert(0, '+');
    }
    plot.line_width()
}

/// Measures everything; heights must be the same for a whole bucket.
fn frame(plot: &mut Plot<'_>) -> Frame {
    let chart = plot.chart;
    let room = f64::floor(NAME_SHARE * plot.least) - NAME_GAP;
    let most = if plot.is_narrow() { 3 } else { 2 };
    let (mut above, mut unit) = (false, true);
    for i in plot.measured() {
        // No side is free for a name beside a bar on both.
        above |= name(plot, i, room, most + 1).len() > most || is_across(plot.datum(i));
        let width = value(plot, i, true);
        plot.line.clear();
        unit &= width <= VALUE_SHARE * plot.least;
    }
    // Figures of many digits stand at the end of the name's line.
    let mut beside = true;
    for i in plot.measured() {
        let width = value(plot, i, unit);
        plot.line.clear();
        beside &= width <= BARE_SHARE * plot.least;
    }
    (above, unit) = (above || !beside, unit || !beside);
    // A unit of its own cannot be left out.
    unit |=
        chart.data[plot.measured()].iter().any(|datum| datum.amount.as_deref().is_some_and(|it| it.unit != chart.unit));
    let (mut left, mut right) = (Side::default(), Side::default());
    for i in plot.measured() {
        let datum = plot.datum(i);
        let mut past = TOOTH;
        let mut reach = 0.0_f64;
        if let Some(amount) = datum.amount.as_deref() {
            reach = amount.scaled.abs().max(amount.scaled_upper.abs());
            if is_across(datum) {
                reach = -amount.scaled;
                right.reach = right.reach.max(amount.scaled_upper);
            }
            past = if amount.qualifier.is_lower_bound() && !amount.is_derived() { space::SLATS } else { TOOTH };
        } else {
            past += 22.0;
        }
        let values = if beside { f64::ceil(value(plot, i, unit)) + VALUE_GAP + past } else { past };
        plot.line.clear();
        let style = name_style(plot, i);
        let chip = plot.chip_room(i);
        let lines = name(plot, i, room, most);
        let names = lines.iter().fold(0.0, |widest, line| style.width(line).max(widest)) + chip + NAME_GAP;
        let (own, other) = if is_negative(datum) { (&mut left, &mut right) } else { (&mut right, &mut left) };
        own.reach = own.reach.max(reach);
        own.values = own.values.max(values);
        if !above {
            other.names = other.names.max(f64::ceil(names));
        }
    }
    // Pixels a unit: as many as both sides leave, where a side is as wide as
    // its names or as its longest bar with the value.
    let width = plot.width - line::STEM;
    let mut pixels = f64::INFINITY;
    for (used, reach) in [
        (left.values + right.values, left.reach + right.reach),
        (left.names + right.values, right.reach),
        (left.values + right.names, left.reach),
    ] {
        if reach > 0.0 {
            pixels = ((width - used).max(0.0) / reach).min(pixels);
        }
    }
    let bar = |side: &Side| if side.reach > 0.0 { pixels * side.reach } else { 0.0 };
    let zero = f64::floor(left.names.max(bar(&left) + left.values)) + line::HAIR;
    let scale = Linear::new((-left.reach, right.reach), (zero - bar(&left), zero + bar(&right)));
    Frame { zero, scale, above, beside, room, most, unit }
}

/// A name, a bar and its value; returns their height.
fn row(plot: &mut Plot<'_>, i: usize, frame: &Frame, y: f64) -> f64 {
    let datum = plot.datum(i);
    let style = name_style(plot, i);
    let chip = plot.chip_room(i);
    let start = plot.scene.items.len();
    let (bar, top, height);
    if frame.above {
        let mut taken = 0.0;
        if !frame.beside {
            taken = f64::ceil(value(plot, i, true)) + NAME_GAP;
            plot.line.clear();
        }
        let name =
            plot.name(i, &datum.label, 0.0, y + 15.0, (plot.width - chip - taken).max(60.0), 2, style, Stand::Bottom);
        plot.chip_after(i, name.end, y + 15.0 + name.extra);
        if !frame.beside {
            value(plot, i, true);
            plot.fit(plot.width - 60.0 - chip);
            plot.set(i, plot.width, y + 15.0 + name.extra, Anchor::End);
        }
        let halo = Some((Ink::Paper.of(plot.theme), 5.0));
        for item in plot.scene.items.iter_mut().skip(start) {
            if let Shape::Text(text) = &mut item.shape {
                text.halo = halo;
            }
        }
        (bar, top, height) = (12.0, y + 21.0 + name.extra, 42.0 + name.extra);
    } else {
        let lines = name(plot, i, frame.room, frame.most);
        let more = f64::from(NAME_PITCH) * lines.len().saturating_sub(1) as f64;
        bar = if plot.is_narrow() { 16.0 } else { 20.0 };
        height = (more + 29.0).max(34.0);
        top = y + f64::floor((height - bar) / 2.0);
        let mut baseline = y + height / 2.0 + 5.0 - more / 2.0;
        let (x, anchor) = if is_negative(datum) {
            (frame.zero + NAME_GAP, Anchor::Start)
        } else {
            (frame.zero - NAME_GAP - chip, Anchor::End)
        };
        for (k, words) in lines.iter().enumerate() {
            plot.label(i, x, baseline, anchor, words, style);
            if k + 1 == lines.len() {
                let end = if is_negative(datum) { x + f64::ceil(style.width(words)) } else { x };
                plot.chip_after(i, end, baseline);
            }
            baseline += f64::from(NAME_PITCH);
        }
    }
    mark(plot, i, frame, top, bar);
    height
}

/// The bar and the value at its end.
fn mark(plot: &mut Plot<'_>, i: usize, frame: &Frame, y: f64, height: f64) {
    let negative = is_negative(plot.datum(i));
    let x = plot.bar_of(i, &frame.scale, negative, y, height);
    if !frame.beside {
        return;
    }
    value(plot, i, frame.unit);
    plot.fit(if negative { x } else { plot.width - x });
    plot.set(i, x, y + height / 2.0 + 5.0, if negative { Anchor::End } else { Anchor::Start });
}
