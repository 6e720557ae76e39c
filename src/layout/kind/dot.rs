//! Dots on one shared scale; as lollipops, with stems from zero.

use super::Place;
use crate::document::Qualifier;
use crate::layout::plot::Plot;
use crate::layout::rows::{Rows, ink};
use crate::layout::style::Ink;
use crate::resolve::Kind;
use crate::scene::{Role, Shape};
use crate::theme::line;

pub(super) enum Dot {}

/// What a dot, and its » « or ~, takes beyond the scale's end.
const DOT_ROOM: f64 = 9.0;
const SIGN_ROOM: f64 = 26.0;
/// Of the dots at the ends of a range.
const END: f64 = 4.5;

impl Place for Dot {
    fn place(plot: &mut Plot<'_>) -> f64 {
        let stems = plot.chart.kind == Kind::Lollipop;
        let (mut before, mut after) = (DOT_ROOM, DOT_ROOM);
        for i in plot.measured() {
            let Some(amount) = plot.amount(i) else { continue };
            if amount.bound().is_upper_bound() {
                before = SIGN_ROOM;
            } else if amount.qualifier != Qualifier::Exact {
                after = SIGN_ROOM;
            }
        }
        let mut rows = Rows::new(plot, stems, true, before, after, 0.0);
        let (start, mut y) = (plot.scene.items.len(), 0.0);
        for i in plot.shown() {
            let (track, next) = rows.row(plot, i, y);
            mark(plot, i, &rows, track, stems);
            y = next;
        }
        rows.axis(plot, start, y)
    }
}

fn mark(plot: &mut Plot<'_>, i: usize, rows: &Rows, y: f64, stems: bool) {
    let datum = plot.datum(i);
    let ink = ink(datum);
    let stem = y - line::STEM / 2.0;
    let Some(amount) = &datum.amount else {
        // Never a dot at zero.
        return plot.band(i, rows.left + 8.0, rows.left + 16.0, stem, line::STEM, Ink::Main);
    };
    let x = rows.scale.map(amount.scaled);
    if stems {
        plot.band(i, rows.scale.map(0.0), x, stem, line::STEM, ink);
    }
    if amount.upper.is_none() {
        plot.dot(i, amount, (x, y), ink);
        return plot.beside_dot(i, amount, (x, y), ink);
    }
    let end = rows.scale.map(amount.scaled_upper);
    plot.band(i, x, end, stem, line::STEM, ink);
    for center in [(x, y), (end, y)] {
        let fill = Some(ink.of(plot.theme));
        plot.scene.push(Role::Mark, Some(i), Shape::Circle { center, radius: END, fill, stroke: None });
    }
    let beside = if amount.bound().is_upper_bound() { x } else { end };
    plot.beside_dot(i, amount, (beside, y), ink);
}
