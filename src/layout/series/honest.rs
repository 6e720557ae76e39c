//! Bars of series, lying or standing, in the style of their qualifiers.

use core::mem::swap;

use crate::layout::plot::Plot;
use crate::layout::style::{Ink, Pen};
use crate::resolve::{Mark, Status};
use crate::scene::{Role, Shape};
use crate::theme::line;

/// The bar of `mark` from `from` to `to` along its scale, `thick` px at
/// `across`. What is not published is hollow and hatched. Standing bars are
/// turned at the diagonal.
#[inline(never)]
pub(in super::super) fn column(
    plot: &mut Plot<'_>,
    mark: &Mark,
    (from, to): (f64, f64),
    across: f64,
    thick: f64,
    ink: Ink,
    stands: bool,
) {
    let start = plot.scene.items.len();
    let datum = mark.datum.map(|datum| datum as usize);
    let amount = datum.and_then(|datum| Some((datum, plot.amount(datum)?)));
    match amount {
        _ if mark.status != Status::Actual => hatched(plot, datum, from.min(to), across, (to - from).abs(), thick, ink),
        Some((datum, amount)) => plot.bar(datum, amount, from, to, across, thick, ink),
        None => plot.fill(Role::Mark, datum, from.min(to), across, (to - from).abs().max(1.0), thick, ink),
    }
    if stands {
        stand(plot, start);
    }
}

/// A hollow, hatched rectangle without a figure of its own.
#[inline(never)]
pub(in super::super) fn hatched(
    plot: &mut Plot<'_>,
    datum: Option<usize>,
    x: f64,
    y: f64,
    width: f64,
    height: f64,
    ink: Ink,
) {
    if let Some(datum) = datum {
        plot.hatch(datum, x, y, width, height, Pen::solid(ink, line::HATCH));
    }
    plot.outline(Role::Mark, datum, x, y, width.max(line::STEM), height, Pen::solid(ink, line::DERIVED));
}

/// Turns what was drawn since `start` at the diagonal.
#[inline(never)]
fn stand(plot: &mut Plot<'_>, start: usize) {
    for item in plot.scene.items.iter_mut().skip(start) {
        match &mut item.shape {
            Shape::Rect { x, y, width, height, .. } => {
                swap(x, y);
                swap(width, height);
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
