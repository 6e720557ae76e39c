//! Which part of the plot answers for which value: a slab from half-way to
//! its neighbours along x, cut half-way between the series.

use super::axes::Axes;
use crate::layout::plot::Plot;
use crate::resolve::{Mark, Series, heap_sort};
use crate::scene::Region;

/// Height of what answers for missing values: below the plot, above the labels
/// of its ticks.
const ZONE: f64 = 9.0;

/// Adds a region for each datum of `series`, series by series in order of x.
/// What is missing, or outside the axes, answers below its place.
#[inline(never)]
pub(in super::super) fn regions(plot: &mut Plot<'_>, axes: &Axes, series: &[&Series]) {
    let (left, top, right, bottom) = axes.frame();
    let inside = |y: f64| y >= top - 0.5 && y <= bottom + 0.5;
    // All places with a datum, in order of x: slabs end half-way between.
    let mut xs: Vec<f64> = Vec::new();
    for series in series {
        xs.extend(series.told().map(|(_, mark)| axes.at(mark.x)));
    }
    heap_sort(&mut xs, |a, b| a < b);
    let mut each: Vec<f64> = Vec::new();
    for x in xs {
        if each.last() != Some(&x) {
            each.push(x);
        }
    }
    let xs = each;
    // How many data answer below each place.
    let mut missing: Vec<u8> = vec![0; xs.len()];
    let mut told = missing.clone();
    for series in series {
        for (_, mark) in series.told() {
            if !inside(axes.y.map_gap(mark.y)) {
                let at = &mut missing[place(&xs, axes.at(mark.x))];
                *at = at.saturating_add(1);
            }
        }
    }
    let zone = ZONE.min(axes.height - bottom);
    for (number, one) in series.iter().enumerate() {
        for (datum, mark) in one.told() {
            let (x, y) = (axes.at(mark.x), axes.y.map_gap(mark.y));
            if x < left - 0.5 || x > right + 0.5 {
                continue;
            }
            let at = place(&xs, x);
            let from = if at == 0 { left } else { f64::midpoint(xs[at - 1], x) };
            let to = xs.get(at + 1).map_or(right, |next| f64::midpoint(*next, x));
            let width = (to - from).max(0.0);
            if !inside(y) {
                let height = zone / f64::from(missing[at]);
                plot.region(datum, from, bottom + height * f64::from(told[at]), width, height);
                told[at] = told[at].saturating_add(1);
                continue;
            }
            let (mut above, mut below) = (top, bottom);
            // Equal values share a slab.
            let (mut before, mut equal) = (0.0, 1.0);
            for (n, other) in series.iter().enumerate().filter(|_| series.len() > 1) {
                let Some(other) = found(other, mark.x).map(|mark| axes.y.map_gap(mark.y)).filter(|y| inside(*y)) else {
                    continue;
                };
                if other < y {
                    above = above.max(f64::midpoint(other, y));
                } else if other > y {
                    below = below.min(f64::midpoint(other, y));
                } else if n != number {
                    equal += 1.0;
                    before += if n < number { 1.0 } else { 0.0 };
                }
            }
            let height = (below - above).max(0.0) / equal;
            let above = above + before * height;
            plot.scene.regions.push(Region {
                datum,
                x: from,
                y: above,
                width,
                height,
                at: Some((x, y)),
                is_mark: false,
            });
        }
    }
}

fn place(xs: &[f64], x: f64) -> usize {
    xs.partition_point(|other| *other < x)
}

/// The mark of `series` at `x` that has a datum.
fn found(series: &Series, x: f64) -> Option<&Mark> {
    let at = series.marks.partition_point(|mark| mark.x < x);
    series.marks.get(at).filter(|mark| mark.x == x && mark.datum.is_some())
}

/// Adds a region below its place for each value of `series` that is missing.
pub(in super::super) fn missing(plot: &mut Plot<'_>, axes: &Axes, series: &[&Series], width: f64) {
    let (_, _, _, bottom) = axes.frame();
    let height = ZONE.min(axes.height - bottom) / series.len().max(1) as f64;
    for (n, series) in series.iter().enumerate() {
        for mark in series.marks.iter().filter(|mark| mark.y.is_nan()) {
            if let Some(datum) = mark.datum {
                let x = axes.at(mark.x) - width / 2.0;
                plot.region(datum as usize, x, bottom + height * n as f64, width, height);
            }
        }
    }
}

/// Adds the region of a mark that fills it.
pub(in super::super) fn mark_region(plot: &mut Plot<'_>, datum: usize, x: f64, y: f64, width: f64, height: f64) {
    let (width, height) = (width.max(0.0), height.max(0.0));
    plot.scene.regions.push(Region { datum, x, y, width, height, at: None, is_mark: true });
}
