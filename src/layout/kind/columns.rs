//! Columns of several series: side by side, or on each other.

use super::Place;
use crate::layout::plot::Plot;
use crate::layout::series::{self, Axes, Panel, Wants, ink, on_ink, stack};
use crate::layout::style::{Ink, Style};
use crate::resolve::{Along, Grid, Series};
use crate::scene::{Anchor, Role};
use crate::text::{Weight, balance};
use crate::theme::line;

pub(super) enum Columns {}

/// A column is at most so wide; all columns of a place take this share of
/// its band.
const MOST_WIDTH: f64 = 56.0;
const SHARE: f64 = 0.68;
/// Between two columns of one place.
const GAP: f64 = 2.0;
/// Above a column, for its value.
const VALUE: f64 = 18.0;
/// Paper between the parts of a stack.
const SEAM: f64 = 1.0;
/// A part's value has this much room around it.
const INSIDE: f64 = 8.0;
const NAME: Style = Style::regular(12, Ink::Main);
const NAME_PITCH: f64 = 16.0;
const MOST_LINES: usize = 3;

impl Place for Columns {
    fn place(plot: &mut Plot<'_>) -> f64 {
        match &plot.chart.grid {
            Some(grid) => panel(plot, grid, &Panel::WHOLE),
            None => plot.nothing(),
        }
    }
}

/// One plot of columns; returns its height.
#[inline(never)]
pub(super) fn panel(plot: &mut Plot<'_>, grid: &Grid, panel: &Panel) -> f64 {
    let all: Vec<&Series> = grid.series.iter().filter(|series| series.panel == panel.index).collect();
    let height = panel.height(plot);
    let title = !panel.small && !grid.measure.title.is_empty();
    let above =
        if all.len() > 1 && !panel.small { series::legend(plot, &all, if title { 22.0 } else { 0.0 }) } else { 0.0 };
    let parts = if grid.stacked { stack(&all) } else { Vec::new() };
    let extent = match grid.stacked {
        true if grid.percent => (0.0, 100.0),
        true => parts.iter().fold((0.0_f64, 0.0_f64), |(low, high), part| (low.min(part.to), high.max(part.to))),
        false => series::extent(grid, &all),
    };
    // Below columns stand the names of their places.
    let upwards = extent.0 >= 0.0 && !grid.measure.reversed;
    let labelled = upwards && !grid.stacked && !panel.small && values_fit(plot, grid, &all);
    let wants = Wants { above, zero: true, bands: true, ticks: !labelled, ..panel.wants(height) };
    let names = names(plot, grid);
    let mut axes = Axes::new(plot, grid, extent, &wants);
    let mut bottom = axes.height;
    if !names.is_empty() && panel.labelled {
        axes.without_along();
        let lines = names.iter().map(Vec::len).max().unwrap_or(1);
        bottom = axes.bottom + 12.0 + NAME_PITCH * lines as f64;
    }
    series::bands(plot, &axes, grid);
    axes.back(plot, grid, title);
    if grid.stacked {
        stacked(plot, &axes, &all, &parts);
    } else {
        series::reference_lines(plot, &axes, grid);
        side_by_side(plot, &axes, &all, labelled);
    }
    let zero = f64::floor(axes.zero());
    plot.fill(Role::Axis, None, axes.left, zero, axes.right - axes.left, line::HAIR, Ink::Axis);
    if grid.stacked {
        series::reference_lines(plot, &axes, grid);
    }
    axes.front(plot);
    for (i, lines) in names.iter().enumerate().filter(|_| panel.labelled) {
        for (n, line) in lines.iter().enumerate() {
            let style = if highlighted(plot, &all, i) { Style { weight: Weight::Bold, ..NAME } } else { NAME };
            plot.run(line, 0.0, style);
            plot.place(Role::Axis, None, axes.at(i as f64), axes.bottom + 18.0 + NAME_PITCH * n as f64, Anchor::Middle);
        }
    }
    series::reference_names(plot, &axes, grid);
    if !panel.small {
        series::annotations(plot, &axes, grid);
    }
    bottom
}

/// Whether the place at `i` carries the title.
#[inline(never)]
fn highlighted(plot: &Plot<'_>, all: &[&Series], i: usize) -> bool {
    let [series] = all else { return false };
    let several = series.marks.iter().filter_map(|mark| mark.datum).any(|datum| !is_subject_datum(plot, datum));
    let mark = series.marks.iter().find(|mark| mark.x == i as f64);
    several && mark.and_then(|mark| mark.datum).is_some_and(|datum| is_subject_datum(plot, datum))
}

fn is_subject_datum(plot: &Plot<'_>, datum: u32) -> bool {
    plot.datum(datum as usize).emphasis == crate::resolve::Emphasis::Subject
}

/// Names below the columns, broken for the narrowest plot of the bucket;
/// empty where the axis has ticks instead.
#[inline(never)]
fn names(plot: &Plot<'_>, grid: &Grid) -> Vec<Vec<String>> {
    let Along::Names(names) = &grid.along else { return Vec::new() };
    let room = (plot.least - 40.0) / names.len().max(1) as f64 - 4.0;
    let lines: Vec<Vec<String>> =
        names.iter().map(|name| balance(name, room, 12.0, Weight::Bold, MOST_LINES + 1).lines).collect();
    if room < 24.0 || lines.iter().any(|lines| lines.len() > MOST_LINES) { Vec::new() } else { lines }
}

/// Width of a column among `count` at one place of a band.
fn width(step: f64, count: usize) -> f64 {
    let all = (step * SHARE).min((MOST_WIDTH + GAP) * count as f64);
    f64::floor(((all + GAP) / count as f64 - GAP).max(1.0))
}

/// Whether every value has room above its column.
#[inline(never)]
fn values_fit(plot: &mut Plot<'_>, grid: &Grid, all: &[&Series]) -> bool {
    let places = match &grid.along {
        Along::Names(names) => names.len(),
        Along::Time(periods) => periods.len(),
        Along::Number => return false,
    };
    let step = plot.least / places.max(1) as f64;
    // Columns of one place stand closer than those of two.
    let room = if all.len() == 1 { step } else { width(step, all.len()) + GAP };
    all.iter().all(|series| {
        series.marks.iter().all(|mark| {
            let width = mark.datum.map_or(f64::INFINITY, |datum| digits_width(plot, datum as usize));
            width <= room - 3.0
        })
    })
}

/// Width of the digits of a datum, which are not set.
#[inline(never)]
fn digits_width(plot: &mut Plot<'_>, datum: usize) -> f64 {
    let style = Style::bold(13, Ink::Main);
    plot.phrase("", plot.amount(datum), style, 12, false);
    series::sign(plot, datum, style);
    let width = plot.line_width();
    plot.line.clear();
    width
}

#[inline(never)]
fn side_by_side(plot: &mut Plot<'_>, axes: &Axes, all: &[&Series], labelled: bool) {
    let (width, zero) = (width(axes.step(), all.len()), axes.zero());
    let group = width * all.len() as f64 + GAP * (all.len() - 1) as f64;
    for (n, series) in all.iter().enumerate() {
        for mark in &series.marks {
            let left = f64::floor(axes.at(mark.x) - group / 2.0 + (width + GAP) * n as f64);
            let Some(datum) = mark.datum.map(|datum| datum as usize) else { continue };
            let color = if all.len() == 1 { series::datum_ink(plot, datum, series) } else { ink(series) };
            let middle = left + width / 2.0;
            if mark.y.is_nan() {
                plot.fill(Role::Mark, Some(datum), middle - 4.0, zero - 9.0, 8.0, line::STEM, Ink::Main);
                series::mark_region(plot, datum, left, axes.top, width, axes.bottom - axes.top);
                continue;
            }
            let to = axes.y.map(mark.y).max(axes.top).min(axes.bottom);
            series::column(plot, mark, (zero, to), left, width, color, true);
            if labelled {
                value(plot, datum, middle, zero, to, color);
            } else {
                series::lone_sign(plot, datum, middle, if to > zero { to + VALUE } else { to - 4.0 });
            }
            series::mark_region(plot, datum, left, axes.top - 10.0, width, axes.bottom - axes.top + 10.0);
        }
    }
}

/// The value of a column beyond its end.
#[inline(never)]
fn value(plot: &mut Plot<'_>, datum: usize, middle: f64, zero: f64, to: f64, color: Ink) {
    let down = to > zero;
    let slats = plot.amount(datum).is_some_and(|amount| amount.qualifier.is_lower_bound());
    let slats = if slats { crate::theme::space::SLATS } else { 0.0 };
    let baseline = if down { to + VALUE + slats } else { to.min(zero - 2.0) - 6.0 - slats };
    let ink = if color == Ink::Subject { Ink::Subject } else { Ink::Main };
    let style = Style::bold(13, ink);
    plot.phrase("", plot.amount(datum), style, 12, false);
    series::sign(plot, datum, style);
    let spans = core::mem::take(&mut plot.line);
    series::haloed(plot, spans, middle, baseline, Anchor::Middle, Some(datum));
}

#[inline(never)]
fn stacked(plot: &mut Plot<'_>, axes: &Axes, all: &[&Series], parts: &[series::StackPart]) {
    let width = width(axes.step(), 1);
    series::missing(plot, axes, all, width);
    for part in parts {
        let series = all[part.series];
        let mark = &series.marks[part.mark];
        let Some(datum) = mark.datum.map(|datum| datum as usize) else { continue };
        let left = f64::floor(axes.at(mark.x) - width / 2.0);
        let (from, to) = (axes.y.map(part.from), axes.y.map(part.to));
        let (top, bottom) = (from.min(to).max(axes.top), from.max(to).min(axes.bottom));
        let seam = if part.from == 0.0 { 0.0 } else { SEAM };
        // The seam is on the side of zero.
        let (top, bottom) = if to < from { (top, bottom - seam) } else { (top + seam, bottom) };
        if bottom <= top {
            continue;
        }
        series::column(plot, mark, (bottom, top), left, width, ink(series), true);
        let style = Style { weight: Weight::Bold, ..Style::regular(12, on_ink(series)) };
        series::share(plot, mark, datum, style);
        let fits = plot.line_width() + INSIDE <= width && bottom - top >= 18.0 && series::is_solid(plot, mark);
        let (x, y) = (left + width / 2.0, f64::midpoint(top, bottom) + 4.5);
        if fits {
            plot.set(datum, x, y, Anchor::Middle);
        } else {
            series::lone_sign(plot, datum, x, y);
        }
        series::mark_region(plot, datum, left, top, width, bottom - top);
    }
}
