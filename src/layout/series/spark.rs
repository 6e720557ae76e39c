//! A line without axes, as large as a word.

use super::axes::{Axes, extent};
use super::lines::stroke;
use crate::layout::plot::Plot;
use crate::layout::style::Ink;
use crate::resolve::Emphasis;
use crate::theme::line;

/// Of the dot at the end.
const DOT: f64 = 3.0;

/// The line of the series that is called as the key of `datum`, in a box;
/// nothing where there is none. Its scale is its own: shape, not size.
#[inline(never)]
pub(in super::super) fn spark(plot: &mut Plot<'_>, datum: usize, x: f64, y: f64, width: f64, height: f64) {
    let Some(grid) = &plot.chart.grid else { return };
    let key = &plot.datum(datum).key;
    let Some(series) = grid.series.iter().find(|series| series.name == *key) else { return };
    let (low, high) = extent(grid, &[series]);
    let span = if high > low { high - low } else { 1.0 };
    let (Some(first), Some(last)) = (series.marks.first(), series.marks.last()) else { return };
    let far = if last.x > first.x { last.x } else { first.x + 1.0 };
    let ink = if plot.datum(datum).emphasis == Emphasis::Subject { Ink::Subject } else { Ink::Sibling };
    let frame = (x, y + DOT, x + width - 2.0 * DOT, y + height - DOT);
    let axes = Axes::bare((first.x, far), (low, low + span), frame);
    stroke(plot, &axes, series, false, ink, line::STEM, DOT, Some(datum));
}
