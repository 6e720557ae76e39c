//! Lines over periods, and steps: values that hold until the next one.

use super::Place;
use crate::layout::plot::Plot;
use crate::layout::series::{self, Axes, End, Panel, Wants, is_subject};
use crate::resolve::{Grid, Kind, Mark, Series};

pub(super) enum Line {}

/// Opacity of a band around a line.
const BAND: f64 = 0.16;

impl Place for Line {
    fn place(plot: &mut Plot<'_>) -> f64 {
        match &plot.chart.grid {
            Some(grid) => panel(plot, grid, &Panel::WHOLE),
            None => plot.nothing(),
        }
    }
}

/// One plot of lines; returns its height.
#[inline(never)]
pub(super) fn panel(plot: &mut Plot<'_>, grid: &Grid, panel: &Panel) -> f64 {
    let all: Vec<&Series> = grid.series.iter().filter(|series| series.panel == panel.index).collect();
    let height = panel.height(plot);
    let bare = !grid.measure.title.is_empty();
    let mut labels: Vec<End<'_>> = all.iter().filter_map(|series| End::of(plot, series, bare)).collect();
    if panel.small {
        labels.iter_mut().for_each(|label| label.name.clear());
        labels.retain(|label| !label.figure.is_empty() && (all.len() == 1 || is_subject(label.series)));
    }
    let mut room = series::ends(plot, &labels, height);
    if room.is_none() && all.len() == 1 {
        // Title and axis say what the only line is.
        labels.iter_mut().for_each(|label| label.name.clear());
        room = series::ends(plot, &labels, height);
    }
    let mut above = 0.0;
    if room.is_none() && !panel.small && all.len() > 1 {
        let named: Vec<&Series> = all.iter().copied().filter(|one| one.category.is_some() || is_subject(one)).collect();
        let y = if bare { 22.0 } else { 0.0 };
        above = series::legend(plot, &named, y);
        // The legend has the names; the figures stand at the ends all the same.
        // It cannot tell grey lines apart: those keep theirs.
        labels.iter_mut().filter(|label| label.must()).for_each(|label| label.name.clear());
    }
    let room = room.or_else(|| series::ends(plot, &labels, height));
    if room.is_none() {
        labels.clear();
    }
    let reserve = room.unwrap_or(series::GAP);
    let wants = Wants { reserve, above, ..panel.wants(height) };
    let extent = series::extent(grid, &all);
    let axes = Axes::new(plot, grid, extent, &wants);
    let steps = grid.inner == Kind::Step;
    series::bands(plot, &axes, grid);
    axes.back(plot, grid, wants.title);
    let mut order: Vec<usize> = (0..all.len()).collect();
    series::order(&mut order, &|i| {
        f64::from(u8::from(is_subject(all[i]))) * 2.0 - all[i].category.map_or(0.0, f64::from) / 100.0
    });
    for i in &order {
        if all[*i].bands.iter().any(|band| band.0 < band.1) {
            let (low, high) = (|mark: &Mark| all[*i].band(mark).0, |mark: &Mark| all[*i].band(mark).1);
            series::area(plot, &axes, all[*i], steps, BAND, &low, &high);
        }
    }
    for i in &order {
        series::line(plot, &axes, all[*i], steps);
    }
    series::cut(plot, &axes, grid, panel, &all);
    axes.front(plot);
    for label in &mut labels {
        label.y = axes.y.map(label.y);
    }
    labels.retain(|label| label.y >= axes.top - 1.0 && label.y <= axes.bottom + 1.0);
    // The label of a line that ends early stands at its end.
    let end = match &all[..] {
        [series] => series.end().map(|mark| axes.at(mark.x)),
        _ => None,
    };
    if all.iter().all(|series| series.marks.iter().all(|mark| mark.y.is_nan())) {
        series::nothing(plot, &axes);
    }
    series::place(plot, &mut labels, end.unwrap_or(axes.right).min(axes.right), axes.top, axes.bottom, reserve);
    series::reference_lines(plot, &axes, grid);
    series::reference_names(plot, &axes, grid);
    if !panel.small {
        series::annotations(plot, &axes, grid);
    }
    series::regions(plot, &axes, &all);
    axes.height
}
