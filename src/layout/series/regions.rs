//! Which part of the plot answers for which value: a slab from half-way to
//! its neighbours along x, cut half-way between the series.

use super::axes::Axes;
use crate::layout::plot::Plot;
use crate::resolve::{Series, heap_sort};
use crate::scene::{Point, Region};

/// Adds a region for each datum of `series`, series by series in order of
/// x, whose place is `y` of a mark.
#[inline(never)]
pub(in super::super) fn regions(plot: &mut Plot<'_>, axes: &Axes, series: &[(&Series, Vec<f64>)]) {
    let (left, top, right, bottom) = axes.frame();
    // All places with a datum, in order of x: slabs end half-way between.
    let mut xs: Vec<f64> = Vec::new();
    let mut points: Vec<(f64, Point, usize)> = Vec::new();
    for (series, ys) in series {
        for (mark, y) in series.marks.iter().zip(ys) {
            let Some(datum) = mark.datum.filter(|_| y.is_finite()) else { continue };
            let x = axes.at(mark.x);
            if x < left - 0.5 || x > right + 0.5 || *y < top - 0.5 || *y > bottom + 0.5 {
                continue;
            }
            points.push((mark.x, (x, *y), datum as usize));
            xs.push(x);
        }
    }
    heap_sort(&mut xs, &|a, b| a < b);
    xs.dedup();
    for (at, (x, y), datum) in &points {
        let place = xs.partition_point(|other| other < x);
        let from = if place == 0 { left } else { f64::midpoint(xs[place - 1], *x) };
        let to = xs.get(place + 1).map_or(right, |next| f64::midpoint(*next, *x));
        let (mut above, mut below) = (top, bottom);
        if series.len() > 1 {
            for (series, ys) in series {
                let Some(i) = found(series, *at).filter(|i| ys[*i].is_finite() && series.marks[*i].datum.is_some()) else { continue };
                let other = ys[i];
                if other < *y {
                    above = above.max(f64::midpoint(other, *y));
                } else if other > *y {
                    below = below.min(f64::midpoint(other, *y));
                }
            }
        }
        let (width, height) = ((to - from).max(0.0), (below - above).max(0.0));
        plot.scene.regions.push(Region { datum: *datum, x: from, y: above, width, height, at: Some((*x, *y)) });
    }
}

fn found(series: &Series, x: f64) -> Option<usize> {
    let at = series.marks.partition_point(|mark| mark.x < x);
    series.marks.get(at).filter(|mark| mark.x == x).map(|_| at)
}
