//! Signs where lines and areas go on outside a plot whose measure the author
//! gave ends: an area is torn off there, a line has a chevron. In the page a
//! part of its own: few charts have such ends.

use super::axes::Axes;
use super::ink;
use crate::layout::plot::Plot;
use crate::layout::style::{Ink, Pen, Style};
use crate::resolve::{Grid, Kind, Series, heap_sort};
use crate::scene::{Point, Role, Shape};

/// Runs outside the plot that are closer share a sign.
const CLOSE: f64 = 14.0;
/// Of teeth, about; the paper outside them.
const TOOTH: (f64, f64) = (7.0, 4.0);
const PAPER: f64 = 2.0;
/// Half a chevron, and how far it is from the plot.
const CHEVRON: (f64, f64) = (4.5, 3.5);
const CLEAR: f64 = 4.0;
/// Between the axis's title and the note.
const GAP: f64 = 8.0;

/// Draws the signs of `series`, and a note beside the title of the measure.
#[inline(never)]
pub(super) fn signs(plot: &mut Plot<'_>, axes: &Axes, grid: &Grid, small: bool, series: &[&Series]) {
    let filled = grid.inner == Kind::Area;
    let mut any = false;
    for (edge, up) in [(axes.top, -1.0), (axes.bottom, 1.0)] {
        let mut torn = Vec::new();
        for one in series {
            let mut runs = outside(axes, one, edge, up, grid.inner == Kind::Step);
            any |= !runs.is_empty();
            if filled {
                torn.append(&mut runs);
            } else {
                let lines = joined(runs).into_iter().map(|run| chevron(run, edge, up)).collect();
                let pen = Pen::solid(ink(one), 1.75).stroke(plot.theme);
                push(plot, Shape::Path { lines, closed: false, fill: None, stroke: Some(pen) });
            }
        }
        let lines = joined(torn).into_iter().map(|run| teeth(run, edge, up)).collect();
        let fill = Some(Ink::Paper.of(plot.theme));
        push(plot, Shape::Path { lines, closed: true, fill, stroke: None });
    }
    // Panels say their names there.
    if any && !small {
        note(plot, grid);
    }
}

fn push(plot: &mut Plot<'_>, shape: Shape) {
    if matches!(&shape, Shape::Path { lines, .. } if !lines.is_empty()) {
        plot.scene.push(Role::Decoration, None, shape);
    }
}

/// Where `series` lies past `edge` of the plot: from one x to another.
fn outside(axes: &Axes, series: &Series, edge: f64, up: f64, steps: bool) -> Vec<Point> {
    let out = |y: f64| (y - edge) * up > 0.5;
    let mut runs: Vec<Point> = Vec::new();
    if !out(axes.y.map(series.extent.0)) && !out(axes.y.map(series.extent.1)) {
        return runs;
    }
    let mut add = |from: f64, to: f64| {
        let (from, to) = (from.max(axes.left), to.min(axes.right));
        match runs.last_mut() {
            Some(last) if from <= last.1 => last.1 = last.1.max(to),
            _ if from <= to => runs.push((from, to)),
            _ => {}
        }
    };
    let mut before: Option<Point> = None;
    for mark in &series.marks {
        let (x, y) = (axes.at(mark.x), axes.y.map_gap(mark.y));
        if let Some((from, start)) = before {
            // Where the line between the two crosses the edge.
            let across = || from + (edge - start) / (y - start) * (x - from);
            match (out(start), out(y)) {
                (true, _) if steps => add(from, x),
                (true, true) => add(from, x),
                (true, false) if !y.is_nan() => add(from, across()),
                (false, true) if !steps => add(across(), x),
                _ => {}
            }
        }
        if out(y) {
            add(x, x);
        }
        before = (!y.is_nan()).then_some((x, y));
    }
    runs
}

/// Runs that are close to each other as one.
fn joined(mut runs: Vec<Point>) -> Vec<Point> {
    heap_sort(&mut runs, |a, b| a.0 < b.0);
    let mut joined: Vec<Point> = Vec::new();
    for run in runs {
        match joined.last_mut() {
            Some(last) if run.0 - last.1 < CLOSE => last.1 = last.1.max(run.1),
            _ => joined.push(run),
        }
    }
    joined
}

/// Paper over the end of an area, with teeth.
fn teeth((from, to): Point, edge: f64, up: f64) -> Vec<Point> {
    let count = f64::ceil((to - from) / TOOTH.0).max(1.0);
    let mut points = vec![(to, edge + up * PAPER), (from, edge + up * PAPER)];
    for half in 0..=(2.0 * count) as u32 {
        let depth = if half % 2 == 0 { 0.0 } else { TOOTH.1 };
        points.push((from + (to - from) * f64::from(half) / (2.0 * count), edge - up * depth));
    }
    points
}

/// A chevron outside the plot that points away from it.
fn chevron((from, to): Point, edge: f64, up: f64) -> Vec<Point> {
    let (x, y) = (f64::midpoint(from, to), edge + up * CLEAR);
    let (across, high) = CHEVRON;
    vec![(x - across, y), (x, y + up * high), (x + across, y)]
}

/// Says so beside the measure's title, where there is room.
fn note(plot: &mut Plot<'_>, grid: &Grid) {
    let style = Style::regular(12, Ink::Second);
    plot.run(&grid.measure.title, 0.0, style);
    let left = plot.line_width() + GAP;
    plot.line.clear();
    let words = plot.chart.lang.say("超出坐标的部分未画|beyond the axis: not drawn");
    plot.run(words, 0.0, Style { ink: Ink::Quiet, ..style });
    if !grid.measure.title.is_empty() && left + plot.line_width() <= plot.width {
        plot.place(Role::Axis, None, left, 12.0, crate::scene::Anchor::Start);
    }
    plot.line.clear();
}
