//! Areas from zero; stacked ones on each other.

use std::borrow::Cow;

use super::Place;
use crate::layout::plot::Plot;
use crate::layout::series::{self, Axes, End, Panel, Wants};
use crate::layout::style::{Ink, Pen};
use crate::resolve::{Grid, Mark, Series};
use crate::scene::{Point, Role, Shape};
use crate::theme::line;

pub(super) enum Area {}

/// Between two stripes of a forecast; no plot has more of them.
const STRIPES: f64 = 5.0;
const MOST_STRIPES: usize = 400;

/// Opacity below a single line.
const TINT: f64 = 0.16;

impl Place for Area {
    fn place(plot: &mut Plot<'_>) -> f64 {
        match &plot.chart.grid {
            Some(grid) => panel(plot, grid, &Panel::WHOLE),
            None => plot.nothing(),
        }
    }
}

/// Series whose values are heights above those below them; a missing part
/// leaves the whole stack undefined at its place.
#[inline(never)]
fn stacked<'a>(all: &[&Series]) -> Vec<Cow<'a, Series>> {
    let mut out: Vec<Cow<'a, Series>> = Vec::new();
    let is_gap = |x: f64| {
        all.iter().any(|series| {
            let at = series.marks.partition_point(|mark| mark.x < x);
            series.marks.get(at).is_none_or(|mark| mark.x != x || mark.y.is_nan())
        })
    };
    let mut sums: Vec<(f64, f64)> = Vec::new();
    for place in series::merged(all) {
        sums.push((place, if is_gap(place) { f64::NAN } else { 0.0 }));
    }
    for series in all {
        let mut own = (*series).clone();
        own.bands.clear();
        for mark in &mut own.marks {
            let at = sums.partition_point(|(x, _)| *x < mark.x);
            let low = sums[at].1;
            sums[at].1 = low + mark.y;
            mark.y += low;
            own.bands.push((low, mark.y));
            mark.band = own.bands.len() as u32;
        }
        own.measure();
        out.push(Cow::Owned(own));
    }
    out
}

/// One plot of areas; returns its height.
#[inline(never)]
pub(super) fn panel(plot: &mut Plot<'_>, grid: &Grid, panel: &Panel) -> f64 {
    let all: Vec<&Series> = grid.series.iter().filter(|series| series.panel == panel.index).collect();
    let height = panel.height(plot);
    let layers: Vec<Cow<'_, Series>> =
        if grid.stacked { stacked(&all) } else { all.iter().map(|series| Cow::Borrowed(*series)).collect() };
    let bare = !grid.measure.title.is_empty();
    let mut labels: Vec<End<'_>> = all.iter().filter_map(|series| End::of(plot, series, bare)).collect();
    if panel.small {
        labels.clear();
    }
    let room = series::ends(plot, &labels, height);
    let mut above = 0.0;
    if room.is_none() {
        above = if panel.small { 0.0 } else { series::legend(plot, &all, if bare { 22.0 } else { 0.0 }) };
        labels.clear();
    }
    let reserve = room.unwrap_or(series::GAP);
    let wants = Wants { reserve, above, zero: true, ..panel.wants(height) };
    let extent = if grid.percent {
        (0.0, 100.0)
    } else {
        series::extent(grid, &layers.iter().map(|layer| &**layer).collect::<Vec<_>>())
    };
    let axes = Axes::new(plot, grid, extent, &wants);
    axes.back(plot, grid, wants.title);
    series::bands(plot, &axes, grid);
    let zero = axes.domain.0.max(0.0).min(axes.domain.1);
    for layer in &layers {
        let low = |mark: &Mark| if grid.stacked { layer.band(mark).0 } else { zero };
        let high = |mark: &Mark| mark.y;
        series::area(plot, &axes, layer, false, if grid.stacked { 1.0 } else { TINT }, &low, &high);
    }
    // The grid shows through tints, and not through stacks.
    for layer in &layers {
        if grid.stacked {
            seam(plot, &axes, layer);
        } else {
            series::line(plot, &axes, layer, false);
        }
    }
    let drawn: Vec<&Series> = layers.iter().map(|layer| &**layer).collect();
    series::cut(plot, &axes, grid, panel, &drawn);
    if grid.stacked {
        series::corrected_layers(plot, &axes, &drawn);
    }
    axes.front(plot);
    for label in &mut labels {
        let layer = layers.iter().find(|layer| layer.name == label.series.name);
        let last = layer.and_then(|layer| Some((layer, layer.end()?)));
        label.y = last.map_or(f64::NAN, |(layer, mark)| {
            let low = if grid.stacked { layer.band(mark).0 } else { mark.y };
            f64::midpoint(axes.y.map(low), axes.y.map(mark.y))
        });
    }
    labels.retain(|label| label.y.is_finite());
    series::place(plot, &mut labels, axes.right, axes.top, axes.bottom, reserve);
    series::reference_lines(plot, &axes, grid);
    series::reference_names(plot, &axes, grid);
    if !panel.small {
        series::annotations(plot, &axes, grid);
    }
    series::regions(plot, &axes, &drawn);
    axes.height
}

/// A line of paper between two layers, and stripes of it where a layer is a
/// forecast: of a stack no line is dashed.
#[inline(never)]
fn seam(plot: &mut Plot<'_>, axes: &Axes, layer: &Series) {
    for (marks, forecast) in series::stretches(&layer.marks, false) {
        let points = series::places(axes, marks, false);
        paper(plot, series::polyline(&points, axes.frame()), line::DERIVED);
        if forecast {
            let lines = stripes(axes, layer, marks, &points);
            paper(plot, lines, line::HAIR);
        }
    }
}

/// From the upper edge of a layer, at `points`, to the lower one. In the page
/// a part of its own: most charts have no forecast.
#[inline(never)]
fn stripes(axes: &Axes, layer: &Series, marks: &[Mark], points: &[Point]) -> Vec<Vec<Point>> {
    let mut stripes = Vec::new();
    for (pair, ends) in marks.windows(2).zip(points.windows(2)) {
        let [(from, high), (to, next)] = [ends[0], ends[1]];
        let [low, other] = [0, 1].map(|i| axes.y.map(layer.band(&pair[i]).0));
        let mut x = f64::ceil(from / STRIPES) * STRIPES;
        while x < to && stripes.len() < MOST_STRIPES {
            let share = (x - from) / (to - from);
            let at = |a: f64, b: f64| (a + share * (b - a)).max(axes.top).min(axes.bottom);
            stripes.push(vec![(x, at(high, next)), (x, at(low, other))]);
            x += STRIPES;
        }
    }
    stripes
}

/// Lines in the colour of paper.
#[inline(never)]
fn paper(plot: &mut Plot<'_>, lines: Vec<Vec<Point>>, width: f64) {
    if !lines.is_empty() {
        let stroke = Some(Pen::solid(Ink::Paper, width).stroke(plot.theme));
        plot.scene.push(Role::Decoration, None, Shape::Path { lines, closed: false, fill: None, stroke });
    }
}
