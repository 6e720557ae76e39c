//! 由 A 到 B: an arrow from the old value of each row to the new one.

use super::Place;
use crate::document::Qualifier;
use crate::layout::figure::between;
use crate::layout::plot::Plot;
use crate::layout::rows::{Rows, ink, is_row};
use crate::layout::style::{Ink, Pen, Style};
use crate::scene::{Anchor, Role, Shape};
use crate::theme::line;

pub(super) enum Arrow {}

/// Between an end and its figure.
const GAP: f64 = 10.0;
/// An arrow is at least so long, which a reader sees as one; its difference is
/// written out then. The shortest stem.
const LEAST: f64 = 20.0;
const STEM_LEAST: f64 = 6.0;
/// Length and width of a head, and of one for a change too small for it.
const HEAD: f64 = 11.0;
const HEAD_LEAST: f64 = 4.0;
/// Where the unit stands once, above the arrows.
const TOP: f64 = 26.0;
/// What both figures take below an arrow, where they do not fit beside it.
const FOOT: f64 = 34.0;
/// Of the dot at the old value.
const OLD: f64 = 4.5;
/// What is between two figures, after the new one.
const DIFFERENCE: Style = Style::regular(12, Ink::Second);
const DIFFERENCE_GAP: f64 = 6.0;
/// Size of the words beside a value.
const WORDS: u8 = 12;

/// How the figures are said.
#[derive(Clone, Copy, PartialEq)]
enum Said {
    /// Beside the ends.
    Full,
    /// So, without the unit, which stands above the plot.
    Bare,
    /// In lines of their own below each arrow.
    Below,
}

impl Place for Arrow {
    fn place(plot: &mut Plot<'_>) -> f64 {
        // Absurd figures do not squeeze the arrows out.
        let most = 0.36 * plot.least;
        let said = said(plot, most - GAP);
        let unit = said == Said::Full;
        let span = span(plot);
        // Figures stand outside both ends, so they keep clear of each other.
        let (mut before, mut after) = (0.0_f64, 0.0_f64);
        for i in plot.measured() {
            let Some(from) = from(plot, i) else { continue };
            let mut width = f64::ceil(figure_width(plot, i, unit)) + GAP + LEAST / 2.0;
            // Perhaps too short to see.
            if change(plot, i).abs() * plot.least < 4.0 * LEAST * span
                && let Some(words) = difference(plot, i)
            {
                width += f64::ceil(DIFFERENCE.width(&words)) + DIFFERENCE_GAP;
            }
            let old = f64::ceil(figure_width(plot, from, unit)) + GAP + LEAST / 2.0;
            let (left, right) = if change(plot, i) < 0.0 { (width, old) } else { (old, width) };
            (before, after) = (before.max(left), after.max(right));
        }
        let mut foot = 0.0;
        if said == Said::Below {
            (before, after, foot) = (GAP, GAP, FOOT);
        }
        let mut rows = Rows::new(plot, false, false, before.min(most), after.min(most), foot);
        let mut y = 0.0;
        if said == Said::Bare {
            let words = [plot.chart.lang.say("单位：|Unit: "), &plot.chart.unit.written].concat();
            plot.tick_label(0.0, 12.0, Anchor::Start, &words);
            y = TOP;
        }
        for i in plot.shown() {
            if let Some(from) = from(plot, i) {
                let (track, next) = rows.row(plot, i, y);
                arrow(plot, i, from, &rows, track, most - GAP, said);
                y = next;
            }
        }
        // Both ends have their figures: no axis.
        y
    }
}

/// The old value of a row: it comes right after the new one.
#[inline(always)]
fn from(plot: &Plot<'_>, i: usize) -> Option<usize> {
    (is_row(plot, i) && i + 1 < plot.chart.data.len()).then_some(i + 1)
}

fn old_style(ink: Ink) -> Style {
    Style::regular(13, ink)
}

#[inline(never)]
fn figure_width(plot: &mut Plot<'_>, i: usize, unit: bool) -> f64 {
    let width = plot.phrase("", plot.amount(i), Style::bold(14, Ink::Main), WORDS, unit);
    plot.line.clear();
    width
}

/// How the figures fit into `room`.
fn said(plot: &mut Plot<'_>, room: f64) -> Said {
    let (mut full, mut bare, mut one) = (0.0_f64, 0.0_f64, true);
    for i in plot.measured() {
        full = full.max(figure_width(plot, i, true));
        bare = bare.max(figure_width(plot, i, false));
        one &= plot.amount(i).is_none_or(|amount| amount.unit == plot.chart.unit);
    }
    if full <= room {
        Said::Full
    } else if bare <= room && one {
        Said::Bare
    } else {
        Said::Below
    }
}

/// From the lowest to the highest figure.
fn span(plot: &Plot<'_>) -> f64 {
    let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
    for i in plot.measured() {
        let Some(amount) = plot.amount(i) else { continue };
        (low, high) = (low.min(amount.scaled), high.max(amount.scaled));
    }
    (high - low).max(0.0)
}

/// From the old value of a row to its new one; 0 without the latter, but not
/// where two long numbers are only the same as doubles.
#[inline(never)]
fn change(plot: &Plot<'_>, i: usize) -> f64 {
    let amount = |i: usize| plot.chart.data.get(i)?.amount.as_deref();
    let Some((new, old)) = amount(i).zip(amount(i + 1)) else { return 0.0 };
    let change = new.scaled - old.scaled;
    if change != 0.0 || new.unit.power != old.unit.power || new.value == old.value {
        change
    } else if new.value > old.value {
        f64::MIN_POSITIVE
    } else {
        -f64::MIN_POSITIVE
    }
}

/// What is between a row's figures.
fn difference(plot: &Plot<'_>, i: usize) -> Option<String> {
    between(plot.amount(i)?, plot.chart.data.get(i + 1)?.amount.as_deref()?)
}

fn arrow(plot: &mut Plot<'_>, i: usize, from: usize, rows: &Rows, y: f64, room: f64, said: Said) {
    let datum = plot.datum(i);
    let mark = ink(datum);
    let old = plot.amount(from).map_or(0.0, |amount| amount.scaled);
    let mut start = rows.scale.map(old);
    let mut end = datum.amount.as_deref().map_or(start, |amount| rows.scale.map(amount.scaled));
    let sign = if change(plot, i) < 0.0 { -1.0 } else { 1.0 };
    let mut written = None;
    if change(plot, i) != 0.0 && (end - start).abs() < LEAST {
        let middle = f64::midpoint(start, end);
        (start, end) = (middle - sign * LEAST / 2.0, middle + sign * LEAST / 2.0);
        written = difference(plot, i);
    }
    let fill = Some(Ink::Context.of(plot.theme));
    plot.scene.push(Role::Mark, Some(from), Shape::Circle { center: (start, y), radius: OLD, fill, stroke: None });
    if let Some(amount) = datum.amount.as_deref() {
        let head = ((end - start).abs() - OLD - STEM_LEAST).clamp(HEAD_LEAST, HEAD);
        let shaft = end - sign * head;
        let rim = start + sign * OLD;
        if (shaft - rim) * sign > 0.0 {
            // In dashes where the article gives no exact value.
            let exact = amount.qualifier == Qualifier::Exact && amount.upper.is_none();
            let pen = Pen::solid(mark, line::STEM);
            let pen = if exact { pen } else { pen.dashed(4) };
            plot.lines(Role::Mark, i, vec![vec![(rim, y), (shaft, y)]], pen);
        }
        if change(plot, i) != 0.0 {
            let fill = if amount.is_derived() { Ink::Paper } else { mark };
            let shape = Shape::Path {
                lines: vec![vec![(shaft, y - head / 2.0), (end, y), (shaft, y + head / 2.0)]],
                closed: true,
                fill: Some(fill.of(plot.theme)),
                stroke: amount.is_derived().then(|| Pen::solid(mark, line::DERIVED).stroke(plot.theme)),
            };
            plot.scene.push(Role::Mark, Some(i), shape);
        }
    }
    let new = plot.value_style(i);
    if said == Said::Below {
        plot.figure(i, new, WORDS);
        plot.run(written.as_deref().unwrap_or_default(), DIFFERENCE_GAP, DIFFERENCE);
        plot.set(i, rows.left, y + 24.0, Anchor::Start);
        let word = plot.chart.lang.say("原先|before");
        plot.phrase(word, plot.amount(from), old_style(Ink::Second), WORDS, true);
        plot.set(from, rows.left, y + 43.0, Anchor::Start);
        return plot.region(from, 0.0, y + 30.0, plot.width, FOOT - 13.0);
    }
    let unit = said == Said::Full;
    plot.phrase("", plot.amount(i), new, WORDS, unit);
    if let Some(words) = written
        && plot.line_width() + DIFFERENCE_GAP + DIFFERENCE.width(&words) <= room
    {
        plot.run(&words, DIFFERENCE_GAP, DIFFERENCE);
    }
    figure(plot, i, end + sign * GAP, y, sign > 0.0, room);
    plot.phrase("", plot.amount(from), old_style(Ink::Second), WORDS, unit);
    let width = figure(plot, from, start - sign * GAP, y, sign < 0.0, room);
    let x = start - sign * (GAP + width);
    let (mut left, mut right) = (x.min(start + sign * OLD), x.max(start + sign * OLD));
    // The row's own middle stays the row's.
    let middle = plot.width / 2.0;
    if left <= middle && middle < right {
        if middle - left > right - middle {
            right = middle;
        } else {
            left = middle + 1.0;
        }
    }
    plot.region(from, left, y - 12.0, right - left, 24.0);
}

/// Sets the figure of an end outside it; returns its width.
#[inline(never)]
fn figure(plot: &mut Plot<'_>, i: usize, x: f64, y: f64, right: bool, room: f64) -> f64 {
    plot.fit(room);
    let width = plot.line_width();
    plot.set(i, x, y + 5.0, if right { Anchor::Start } else { Anchor::End });
    width
}
