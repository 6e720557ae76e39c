//! Vertical bars.

use core::mem::swap;

use super::Place;
use crate::layout::Bucket;
use crate::layout::plot::{Plot, TICK};
use crate::layout::style::{Ink, Style};
use crate::resolve::Emphasis;
use crate::scale::{Linear, Tick};
use crate::scene::{Anchor, Role, Shape};
use crate::text::balance;
use crate::theme::{line, space};

pub(super) enum Column {}

/// A bar is at most so wide, and at most this share of its step.
const BAR: f64 = 56.0;
const BAR_SHARE: f64 = 0.6;
/// Between the texts of two neighbours.
const CLEAR: f64 = 6.0;
/// Between a bar's end and its value.
const VALUE_GAP: f64 = 7.0;
/// What a value takes beyond a bar's end.
const VALUE_ROOM: f64 = 26.0;
/// What the words for a missing value take above the baseline.
const MISSING_ROOM: f64 = 30.0;
/// From the top of its digits to their baseline.
const ASCENT: f64 = 11.0;
/// Size of the words beside a value.
const WORDS: u8 = 12;
/// Lines of a name at the most; where no fewer columns in a row do, too.
const MOST_LINES: usize = 3;
const MORE_LINES: usize = 6;
const NAME_PITCH: f64 = 17.0;
/// Between two rows of columns.
const ROW_GAP: f64 = 24.0;

/// How the values are said.
#[derive(Clone, Copy, PartialEq)]
enum Said {
    Full,
    /// Without the unit, which stands above the plot.
    Bare,
    /// By an axis; the subject's on its column too.
    Axis,
}

/// What all columns share.
struct Frame {
    said: Said,
    /// Names are a little smaller, on so many lines at the most, and some are
    /// cut all the same.
    small: bool,
    most: usize,
    is_cut: bool,
    left: f64,
    step: f64,
    domain: (f64, f64),
    /// Of the row being drawn.
    scale: Linear,
    /// Edges of the area that the scale maps to, and where names start, below
    /// the top of a row.
    area: (f64, f64),
    names: f64,
    /// Baselines that clear all bars: of positive and of negative values.
    clear: (f64, f64),
    height: f64,
}

impl Place for Column {
    fn place(plot: &mut Plot<'_>) -> f64 {
        let count = plot.chart.data.len();
        plot.choose_unit(true);
        let most = match plot.bucket {
            Bucket::Narrow => 6,
            Bucket::Medium => 9,
            Bucket::Wide => 12,
        };
        // More than there is room for side by side stand in rows.
        let rows = count.div_ceil(most);
        let mut per_row = count.div_ceil(rows);
        let (mut frame, mut marks) = frame(plot, per_row, false, MOST_LINES);
        // So do those whose names would be cut; a little smaller may do.
        let mut last = (per_row, false);
        for (rows, small) in [(rows, true), (rows + 1, false), (rows + 1, true), (rows + 2, true)] {
            let per = count.div_ceil(rows);
            if !frame.is_cut || per < 2 {
                break;
            }
            last = (per, small);
            let other = self::frame(plot, per, small, MOST_LINES);
            if !other.0.is_cut {
                (per_row, (frame, marks)) = (per, other);
            }
        }
        if frame.is_cut {
            let (per, small) = last;
            (per_row, (frame, marks)) = (per, self::frame(plot, per, small, MORE_LINES));
        }
        let mut y = 0.0;
        for first in (0..count).step_by(per_row) {
            let empty = if count > per_row { empty(plot, &frame, first, per_row) } else { 0.0 };
            y -= empty;
            frame.scale = Linear::new(frame.domain, (y + frame.area.1, y + frame.area.0));
            axis(plot, &frame, &marks);
            let mut taken = frame.left;
            for i in first..count.min(first + per_row) {
                let left = frame.left + frame.step * (i - first) as f64;
                column(plot, i, &frame, left, y, &mut taken);
                plot.region(i, left, y + empty, frame.step, frame.height - empty);
            }
            let zero = f64::floor(frame.scale.map(0.0));
            plot.fill(Role::Axis, None, frame.left, zero, plot.width - frame.left, line::HAIR, Ink::Axis);
            y += frame.height + ROW_GAP;
        }
        if frame.said != Said::Full {
            let unit = if frame.said == Said::Axis { plot.axis_unit() } else { &plot.chart.unit };
            let words = [plot.chart.lang.say("单位：|Unit: "), &unit.written].concat();
            // Not as quiet as a tick: it may stand on the wash of a linked column.
            plot.run(&words, 0.0, Style::regular(12, Ink::Second));
            plot.place(Role::Axis, None, 0.0, 12.0, Anchor::Start);
        }
        y - ROW_GAP
    }
}

/// What the highest bar of a row leaves free above it; nothing, where an axis
/// stands there.
fn empty(plot: &Plot<'_>, frame: &Frame, first: usize, count: usize) -> f64 {
    if frame.said == Said::Axis {
        return 0.0;
    }
    let mut high = 0.0_f64;
    for amount in plot.chart.data.iter().skip(first).take(count).filter_map(|datum| datum.amount.as_deref()) {
        high = high.max(amount.scaled).max(amount.scaled_upper);
    }
    let share = (frame.domain.1 - high) / (frame.domain.1 - frame.domain.0);
    f64::floor(share.clamp(0.0, 1.0) * (frame.area.1 - frame.area.0))
}

#[inline(never)]
fn name_style(plot: &Plot<'_>, i: usize, small: bool) -> Style {
    let style = plot.name_style(i);
    Style { size: style.size - u8::from(small), ..style }
}

#[inline(never)]
fn name(plot: &Plot<'_>, i: usize, step: f64, small: bool, most: usize) -> Vec<String> {
    let style = name_style(plot, i, small);
    balance(&plot.datum(i).label, step - CLEAR, style.size.into(), style.weight, most).lines
}

/// Adds the value of a column to the line being set; returns its width.
#[inline(never)]
fn value(plot: &mut Plot<'_>, i: usize, unit: bool) -> f64 {
    plot.phrase("", plot.amount(i), plot.value_style(i), WORDS, unit)
}

/// Measures everything; heights must be the same for a whole bucket.
fn frame(plot: &mut Plot<'_>, per_row: usize, small: bool, most: usize) -> (Frame, Vec<Tick>) {
    let chart = plot.chart;
    let per = per_row as f64;
    let (mut low, mut high, mut above, mut below) = (0.0_f64, 0.0_f64, 0.0_f64, 0.0_f64);
    let (mut full, mut bare, mut derived) = (0.0_f64, 0.0_f64, false);
    for i in 0..chart.data.len() {
        let Some(amount) = plot.amount(i) else {
            above = above.max(MISSING_ROOM);
            continue;
        };
        let room = VALUE_ROOM + if amount.qualifier.is_lower_bound() { space::SLATS } else { 0.0 };
        let side = if amount.scaled < 0.0 { &mut below } else { &mut above };
        *side = side.max(room);
        low = low.min(amount.scaled);
        high = high.max(amount.scaled).max(amount.scaled_upper);
        derived |= amount.is_derived();
        full = full.max(value(plot, i, true));
        plot.line.clear();
        bare = bare.max(value(plot, i, false));
        plot.line.clear();
        // A unit of its own cannot be left out.
        if amount.unit != chart.unit {
            bare = f64::INFINITY;
        }
    }
    let room = plot.least / per - CLEAR;
    let said = if full <= room {
        Said::Full
    } else if bare <= room {
        Said::Bare
    } else {
        Said::Axis
    };
    if low == high {
        high = 1.0;
    }
    let narrow = plot.is_narrow();
    let (mut marks, mut left) = (Vec::new(), 0.0_f64);
    if said == Said::Axis {
        marks = plot.marks((low, high), 3);
        if marks.len() < 3 || !narrow {
            marks = plot.marks((low, high), 4);
        }
        for tick in &marks {
            left = left.max(f64::ceil(TICK.width(&tick.text)) + 8.0);
        }
    }
    let (mut lines, mut is_cut) = (1, false);
    for i in 0..chart.data.len() {
        is_cut |= name(plot, i, (plot.least - left) / per, small, most + 1).len() > most;
        for width in [plot.least, plot.width] {
            lines = lines.max(name(plot, i, (width - left) / per, small, most).len());
        }
    }
    let top = above + if said == Said::Full { 0.0 } else { 20.0 };
    let bottom = top + if narrow { 120.0 } else { 168.0 };
    let (domain, area, names) = ((low, high), (top, bottom), bottom + below + 20.0);
    let chips = if derived { 21.0 } else { 0.0 };
    let height = names + NAME_PITCH * (lines - 1) as f64 + chips + 8.0;
    let scale = Linear::new(domain, area);
    let clear = (top - above + VALUE_ROOM - VALUE_GAP, bottom + below - VALUE_ROOM + VALUE_GAP + ASCENT);
    (
        Frame {
            said,
            small,
            most,
            is_cut,
            left,
            step: (plot.width - left) / per,
            domain,
            scale,
            area,
            names,
            clear,
            height,
        },
        marks,
    )
}

/// Grid and ticks, where only the subject's value is written.
fn axis(plot: &mut Plot<'_>, frame: &Frame, marks: &[Tick]) {
    for tick in marks {
        let y = f64::floor(frame.scale.map(tick.value));
        plot.fill(Role::Axis, None, frame.left, y, plot.width - frame.left, line::HAIR, Ink::Grid);
        plot.tick_label(frame.left - 8.0, y + 4.5, Anchor::End, &tick.text);
    }
}

/// A bar with its name below and its value at its end.
fn column(plot: &mut Plot<'_>, i: usize, frame: &Frame, left: f64, top: f64, taken: &mut f64) {
    let style = name_style(plot, i, frame.small);
    let middle = left + frame.step / 2.0;
    let mut y = top + frame.names;
    for line in name(plot, i, frame.step, frame.small, frame.most) {
        plot.label(i, middle, y, Anchor::Middle, &line, style);
        y += NAME_PITCH;
    }
    if plot.is_derived(i) {
        plot.chip(i, middle - plot.chip_width() / 2.0, y + 3.0);
    }
    let zero = frame.scale.map(0.0);
    let width = f64::floor((frame.step * BAR_SHARE).min(BAR));
    // Where the bar ends, and which way.
    let (mut end, mut down) = (zero - 10.0, false);
    if let Some(amount) = plot.amount(i) {
        let start = plot.scene.items.len();
        end = plot.measure(i, amount, &frame.scale, f64::floor(middle - width / 2.0), width);
        // A zero is seen above the baseline.
        stand(plot, start, if amount.scaled == 0.0 && amount.scaled_upper == 0.0 { line::STEM } else { 0.0 });
        let slats = amount.qualifier.is_lower_bound() && !amount.is_derived();
        let slats = if slats { space::SLATS } else { 0.0 };
        down = amount.scaled < 0.0;
        end = if down { end.max(zero + line::STEM) + slats } else { end.min(zero - line::STEM) - slats };
    } else {
        plot.fill(Role::Mark, Some(i), middle - 4.0, zero - 9.0, 8.0, line::STEM, Ink::Main);
    }
    let axis = frame.said == Said::Axis && plot.amount(i).is_some();
    if axis && plot.datum(i).emphasis != Emphasis::Subject {
        return;
    }
    value(plot, i, frame.said != Said::Bare);
    plot.fit(plot.width - frame.left);
    let width = plot.line_width();
    let crowded = width > frame.step - CLEAR;
    let x = middle.min(plot.width - width / 2.0).max(frame.left + width / 2.0);
    // A hair of tolerance: at the very edge it is not beside another.
    if crowded && !axis || x - width / 2.0 < *taken - 0.01 {
        plot.line.clear();
        return;
    }
    *taken = x + width / 2.0 + CLEAR;
    let mut baseline = if down { end + VALUE_GAP + ASCENT } else { end - VALUE_GAP };
    if crowded {
        // A long value clears its neighbours' bars too.
        let clear = top + if down { frame.clear.1 } else { frame.clear.0 };
        let (from, to) = if down { (end + 2.0, clear - ASCENT - 3.0) } else { (clear + 3.0, end - 2.0) };
        plot.fill(Role::Decoration, Some(i), f64::floor(middle), from, line::HAIR, to - from, Ink::Subject);
        baseline = clear;
    }
    plot.set(i, x, baseline, Anchor::Middle);
}

/// Turns the bar that was drawn since `start` at the diagonal: it lay, and
/// stands, `lift` px higher.
fn stand(plot: &mut Plot<'_>, start: usize, lift: f64) {
    for item in plot.scene.items.iter_mut().skip(start) {
        match &mut item.shape {
            Shape::Rect { x, y, width, height, .. } => {
                swap(x, y);
                swap(width, height);
                *y -= lift;
            }
            Shape::Path { lines, .. } => {
                for (x, y) in lines.iter_mut().flatten() {
                    swap(x, y);
                }
            }
            Shape::Circle { .. } | Shape::Text(_) => {}
        }
    }
}
