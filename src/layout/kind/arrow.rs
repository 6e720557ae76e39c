//! 由 A 到 B: an arrow from the old value of each row to the new one.

use super::Place;
use crate::document::Qualifier;
use crate::layout::plot::Plot;
use crate::layout::rows::{Rows, ink, is_row};
use crate::layout::style::{Ink, Pen, Style};
use crate::resolve::{Amount, Emphasis};
use crate::scene::{Anchor, Role, Shape};
use crate::theme::line;

pub(super) struct Arrow;

/// Between an end and its figure.
const GAP: f64 = 10.0;
/// Length and width of a head, and of one for a change too small for it.
const HEAD: f64 = 11.0;
const HEAD_LEAST: f64 = 4.0;
/// Of the dot at the old value.
const OLD: f64 = 4.5;
/// Size of the words beside a value.
const WORDS: u8 = 12;

impl Place for Arrow {
    fn place(&self, plot: &mut Plot<'_>) -> f64 {
        // Figures stand outside both ends, so they keep clear of each other.
        let (mut before, mut after) = (0.0_f64, 0.0_f64);
        for i in 0..plot.chart.data.len() {
            let Some(from) = from(plot, i) else { continue };
            let width = f64::ceil(figure_width(plot, i)) + GAP;
            let old = f64::ceil(figure_width(plot, from)) + GAP;
            let (left, right) = if declines(plot, i) { (width, old) } else { (old, width) };
            (before, after) = (before.max(left), after.max(right));
        }
        // Absurd figures do not squeeze the arrows out.
        let most = 0.36 * plot.least;
        let (before, after) = (before.min(most), after.min(most));
        let mut rows = Rows::new(plot, false, false, before, after, 0.0);
        let mut y = 0.0;
        for i in 0..plot.chart.data.len() {
            if let Some(from) = from(plot, i) {
                let (track, next) = rows.row(plot, i, y);
                arrow(plot, i, from, &rows, track, most - GAP);
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
fn figure_width(plot: &mut Plot<'_>, i: usize) -> f64 {
    plot.figure_width(i, Style::bold(14, Ink::Main), WORDS)
}

#[inline(never)]
fn declines(plot: &Plot<'_>, i: usize) -> bool {
    let scaled = |i| plot.amount(i).map(|amount: &Amount| amount.scaled);
    scaled(i) < scaled(i + 1) && plot.amount(i).is_some()
}

fn arrow(plot: &mut Plot<'_>, i: usize, from: usize, rows: &Rows, y: f64, room: f64) {
    let datum = plot.datum(i);
    let mark = ink(datum);
    let old = plot.amount(from).map_or(0.0, |amount| amount.scaled);
    let start = rows.scale.map(old);
    let end = datum.amount.as_deref().map_or(start, |amount| rows.scale.map(amount.scaled));
    let sign = if declines(plot, i) { -1.0 } else { 1.0 };
    let fill = Some(Ink::Context.of(plot.theme));
    plot.scene.push(Role::Mark, Some(from), Shape::Circle { center: (start, y), radius: OLD, fill, stroke: None });
    if let Some(amount) = datum.amount.as_deref() {
        let head = (end - start).abs().clamp(HEAD_LEAST, HEAD);
        let shaft = end - sign * head;
        let rim = start + sign * OLD;
        if (shaft - rim) * sign > 0.0 {
            // In dashes where the article gives no exact value.
            let exact = amount.qualifier == Qualifier::Exact && amount.upper.is_none();
            let pen = Pen::solid(mark, line::STEM);
            let pen = if exact { pen } else { pen.dashed(4) };
            plot.lines(Role::Mark, i, vec![vec![(rim, y), (shaft, y)]], pen);
        }
        if amount.scaled != old {
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
    let new_ink = if datum.emphasis == Emphasis::Subject { Ink::Subject } else { Ink::Main };
    plot.figure(i, Style::bold(14, new_ink), WORDS);
    figure(plot, i, end + sign * GAP, y, sign > 0.0, room);
    plot.figure(from, old_style(Ink::Second), WORDS);
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
