//! A line without axes, as large as a word.

use super::axes::extent;
use super::decimate;
use crate::layout::plot::Plot;
use crate::layout::style::{Ink, Pen};
use crate::resolve::Emphasis;
use crate::scene::{Point, Role, Shape};
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
    let marks = &series.marks;
    let (Some(first), Some(last)) = (marks.first(), marks.last()) else { return };
    let wide = if last.x > first.x { last.x - first.x } else { 1.0 };
    let ink = if plot.datum(datum).emphasis == Emphasis::Subject { Ink::Subject } else { Ink::Sibling };
    let mut lines: Vec<Vec<Point>> = vec![Vec::new()];
    for mark in marks {
        if mark.y.is_nan() {
            lines.push(Vec::new());
            continue;
        }
        let at = (
            x + (mark.x - first.x) / wide * (width - 2.0 * DOT),
            y + height - DOT - (mark.y - low) / span * (height - 2.0 * DOT),
        );
        if let Some(line) = lines.last_mut() {
            line.push(at);
        }
    }
    let mut end = None;
    let mut kept: Vec<Vec<Point>> = Vec::new();
    for line in &lines {
        end = line.last().copied().or(end);
        if line.len() > 1 {
            kept.push(decimate::m4(line));
        }
    }
    let lines = kept;
    if !lines.is_empty() {
        let stroke = Some(Pen::solid(ink, line::STEM).stroke(plot.theme));
        plot.scene.push(Role::Mark, Some(datum), Shape::Path { lines, closed: false, fill: None, stroke });
    }
    if let Some(center) = end {
        let fill = Some(ink.of(plot.theme));
        plot.scene.push(Role::Mark, Some(datum), Shape::Circle { center, radius: DOT, fill, stroke: None });
    }
}
