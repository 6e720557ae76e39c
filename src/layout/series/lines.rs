//! Lines and areas of a series: gaps stay gaps, forecasts are dashed, very
//! many points are an outline, everything is cut at the frame.

use super::axes::Axes;
use super::{clip, corrected, ink, is_corrected, is_subject, outline};
use crate::document::Qualifier;
use crate::layout::plot::Plot;
use crate::layout::style::{Ink, Pen};
use crate::resolve::{FEW, Mark, Series, Status};
use crate::scene::{Point, Role, Shape};
use crate::theme::line;

/// Of a subject's line.
const SUBJECT: f64 = 2.5;
/// Of a value between two gaps.
pub(super) const ALONE: f64 = 2.5;
/// Of dots at ends.
const DOT: f64 = 4.0;
const SMALL_DOT: f64 = 3.0;
pub(in super::super) const DASH: u8 = 5;
/// Longer series come from rows.
pub(super) const MOST_SIGNS: usize = 200;

/// Stretches of marks without gaps, of one status each. The first mark of a
/// stretch is the last of the one before where only the status changes. A
/// value that holds (`steps`) does so up to the gap: that is its last mark.
#[inline(never)]
pub(in super::super) fn stretches(marks: &[Mark], steps: bool) -> Vec<(&[Mark], bool)> {
    let mut stretches = Vec::new();
    let mut start = 0;
    let published = |mark: &Mark| mark.status == Status::Actual;
    for at in 0..marks.len() {
        let is_gap = marks[at].y.is_nan();
        if is_gap || at + 1 == marks.len() {
            let end = if is_gap { at } else { at + 1 };
            // Cut where what is published ends.
            let mut from = start;
            while from < end {
                let dashed = from + 1 < end && !published(&marks[from + 1]) || !published(&marks[from]);
                let mut to = from + 1;
                while to < end && published(&marks[to]) != dashed {
                    to += 1;
                }
                let held = usize::from(steps && is_gap && to == end);
                stretches.push((&marks[from..to + held], dashed));
                if to == end {
                    break;
                }
                from = to - 1;
            }
            start = at + 1;
        }
    }
    stretches
}

/// Whether so many points are more than are seen. What draws them comes with
/// long tables only.
pub(super) fn is_many(axes: &Axes, marks: &[Mark]) -> bool {
    marks.len() > FEW && marks.len() as f64 > 4.0 * (axes.right - axes.left)
}

/// The places of `marks`; a value holds until the next one where `steps`.
#[inline(never)]
pub(in super::super) fn places(axes: &Axes, marks: &[Mark], steps: bool) -> Vec<Point> {
    let mut points: Vec<Point> = Vec::with_capacity(2 * marks.len());
    for mark in marks {
        let (x, y) = (axes.at(mark.x), axes.y.map(mark.y));
        if let Some(before) = points.last().filter(|_| steps) {
            points.push((x, before.1));
        }
        // A gap, where the value before it ends.
        if !mark.y.is_nan() {
            points.push((x, y));
        }
    }
    points
}

/// The line of a series, its signs, its lonely values and the dot at its end.
#[inline(never)]
pub(in super::super) fn line(plot: &mut Plot<'_>, axes: &Axes, series: &Series, steps: bool) {
    let width = if is_subject(series) || series.category.is_some() { SUBJECT } else { line::STEM };
    let radius = if is_subject(series) { DOT } else { SMALL_DOT };
    stroke(plot, axes, series, steps, ink(series), width, radius, None);
}

/// The same in `ink`, `width` px wide; its line stands for `datum`, and the
/// dot at its end has `radius`.
#[inline(never)]
pub(super) fn stroke(
    plot: &mut Plot<'_>,
    axes: &Axes,
    series: &Series,
    steps: bool,
    ink: Ink,
    width: f64,
    radius: f64,
    datum: Option<usize>,
) {
    let own = |mark: &Mark| datum.or(mark.datum.map(|datum| datum as usize));
    let frame = axes.frame();
    let pen = Pen::solid(ink, width);
    let many = is_many(axes, &series.marks);
    let stretches = if series.whole { vec![(&series.marks[..], false)] } else { stretches(&series.marks, steps) };
    for (marks, dashed) in stretches.iter().copied() {
        if many && outline::is_dense(axes, marks) {
            continue;
        }
        let points = places(axes, marks, steps);
        if let [point] = points[..] {
            dot(plot, axes, own(&marks[0]), point, ALONE, ink);
            continue;
        }
        let lines = clip::polyline(&points, frame);
        if lines.is_empty() {
            continue;
        }
        let stroke = Some(if dashed { pen.dashed(DASH) } else { pen }.stroke(plot.theme));
        plot.scene.push(Role::Mark, datum, Shape::Path { lines, closed: false, fill: None, stroke });
    }
    let lines = if many { outline::outlines(axes, &stretches, steps, width / 2.0) } else { Vec::new() };
    if !lines.is_empty() {
        let fill = Some(ink.of(plot.theme));
        plot.scene.push(Role::Mark, datum, Shape::Path { lines, closed: true, fill, stroke: None });
    }
    // Rows are exact; only indicators may not be.
    for (at, mark) in series.marks.iter().enumerate().filter(|_| series.marks.len() <= MOST_SIGNS) {
        inexact(plot, axes, mark, ink);
        if is_corrected(plot, mark) {
            corrected::point(plot, axes, &series.marks, at);
        }
    }
    // The value that a label at the end says.
    if let Some(mark) = series.last() {
        dot(plot, axes, own(mark), (axes.at(mark.x), axes.y.map(mark.y)), radius, ink);
    }
}

/// A value that is no exact published one: a ring where it is derived, else a
/// dot with an arrow to where the true value lies, or a tilde.
fn inexact(plot: &mut Plot<'_>, axes: &Axes, mark: &Mark, ink: Ink) {
    let Some(datum) = mark.datum.map(|datum| datum as usize) else { return };
    let Some(amount) = plot.amount(datum) else { return };
    let (derived, qualifier) = (amount.is_derived(), amount.bound());
    if !derived && qualifier == Qualifier::Exact {
        return;
    }
    let (x, y) = (axes.at(mark.x), axes.y.map(mark.y));
    let (_, top, _, bottom) = axes.frame();
    if y < top - 0.5 || y > bottom + 0.5 {
        return;
    }
    let (fill, stroke) =
        (if derived { Ink::Paper } else { ink }.of(plot.theme), Pen::solid(ink, line::STEM).stroke(plot.theme));
    let stroke = derived.then_some(stroke);
    plot.scene.push(Role::Mark, Some(datum), Shape::Circle { center: (x, y), radius: DOT, fill: Some(fill), stroke });
    let up = if qualifier.is_upper_bound() { -1.0 } else { 1.0 };
    let sign = match qualifier {
        _ if derived => return,
        Qualifier::About => vec![(x - 6.0, y - 9.0), (x - 3.0, y - 11.0), (x + 3.0, y - 8.0), (x + 6.0, y - 10.0)],
        _ => vec![(x - 4.0, y - 8.0 * up), (x, y - 12.0 * up), (x + 4.0, y - 8.0 * up)],
    };
    plot.lines(Role::Mark, datum, vec![sign], Pen::solid(ink, 1.75));
}

/// A dot, unless it lies outside the frame.
#[inline(never)]
fn dot(plot: &mut Plot<'_>, axes: &Axes, datum: Option<usize>, center: Point, radius: f64, ink: Ink) {
    let (left, top, right, bottom) = axes.frame();
    if center.0 < left - 0.5 || center.0 > right + 0.5 || center.1 < top - 0.5 || center.1 > bottom + 0.5 {
        return;
    }
    let fill = Some(ink.of(plot.theme));
    plot.scene.push(Role::Mark, datum, Shape::Circle { center, radius, fill, stroke: None });
}

/// The area of a series between `low` and `high` of each mark; `tint` is its
/// opacity.
#[inline(never)]
pub(in super::super) fn area(
    plot: &mut Plot<'_>,
    axes: &Axes,
    series: &Series,
    steps: bool,
    tint: f64,
    low: &dyn Fn(&Mark) -> f64,
    high: &dyn Fn(&Mark) -> f64,
) {
    let fill = Some(ink(series).of(plot.theme).faded(tint));
    let mut start = 0;
    let marks = &series.marks;
    for at in 0..=marks.len() {
        let gap = marks.get(at).is_none_or(|mark| !low(mark).is_finite() || !high(mark).is_finite());
        if !gap {
            continue;
        }
        // A step's last value holds up to the gap.
        let end = if steps && at < marks.len() && at > start { at + 1 } else { at };
        if end > start + 1 {
            let edge = |of: &dyn Fn(&Mark) -> f64| {
                let marks: Vec<Mark> = marks[start..end].iter().map(|mark| Mark { y: of(mark), ..*mark }).collect();
                if is_many(axes, &marks) { outline::middle(axes, &marks, steps) } else { places(axes, &marks, steps) }
            };
            let (mut points, mut back) = (edge(high), edge(low));
            back.reverse();
            points.append(&mut back);
            let points = clip::polygon(points, axes.frame());
            if points.len() > 2 {
                let shape = Shape::Path { lines: vec![points], closed: true, fill, stroke: None };
                plot.scene.push(if tint < 1.0 { Role::Decoration } else { Role::Mark }, None, shape);
            }
        }
        start = at + 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(values: &[f64], forecast_from: usize) -> Vec<(Vec<f64>, bool)> {
        cut_as(values, forecast_from, false)
    }

    fn cut_as(values: &[f64], forecast_from: usize, steps: bool) -> Vec<(Vec<f64>, bool)> {
        let mark = |(i, y): (usize, &f64)| Mark {
            x: i as f64,
            y: *y,
            band: 0,
            datum: None,
            status: if i < forecast_from { Status::Actual } else { Status::Forecast },
        };
        let marks: Vec<Mark> = values.iter().enumerate().map(mark).collect();
        stretches(&marks, steps)
            .into_iter()
            .map(|(marks, dashed)| (marks.iter().map(|m| m.y).collect(), dashed))
            .collect()
    }

    #[test]
    fn gaps_cut_and_forecasts_are_dashed_from_the_last_published_value() {
        let nan = f64::NAN;
        assert_eq!(cut(&[1.0, 2.0, nan, 3.0], 9), [(vec![1.0, 2.0], false), (vec![3.0], false)]);
        assert_eq!(cut(&[1.0, 2.0, 3.0, 4.0], 2), [(vec![1.0, 2.0], false), (vec![2.0, 3.0, 4.0], true)]);
        assert_eq!(cut(&[1.0, 2.0], 0), [(vec![1.0, 2.0], true)]);
        assert_eq!(cut(&[1.0, 2.0], 1), [(vec![1.0, 2.0], true)]);
        assert_eq!(cut(&[nan, 1.0, nan], 9), [(vec![1.0], false)]);
        assert!(cut(&[nan, nan], 9).is_empty() && cut(&[], 9).is_empty());
    }

    #[test]
    fn a_step_holds_up_to_the_gap() {
        let nan = f64::NAN;
        let shown = |values: &[f64], forecast_from| format!("{:?}", cut_as(values, forecast_from, true));
        assert_eq!(shown(&[1.0, 2.0, nan, 3.0, nan], 9), "[([1.0, 2.0, NaN], false), ([3.0, NaN], false)]");
        assert_eq!(shown(&[1.0, 2.0, nan, 3.0], 1), "[([1.0, 2.0, NaN], true), ([3.0], true)]");
        assert_eq!(shown(&[1.0, nan, nan], 1), "[([1.0, NaN], false)]");
        let axes = Axes::bare((0.0, 4.0), (0.0, 4.0), (0.0, 0.0, 4.0, 4.0));
        let mark = |x, y| Mark { x, y, band: 0, datum: None, status: Status::Actual };
        let marks = [mark(0.0, 1.0), mark(1.0, 2.0), mark(2.0, nan)];
        assert_eq!(places(&axes, &marks, true), [(0.0, 3.0), (1.0, 3.0), (1.0, 2.0), (2.0, 2.0)]);
    }
}
