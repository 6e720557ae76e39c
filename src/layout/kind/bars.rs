//! Lying bars of several series: side by side, or on each other.

use super::Place;
use crate::layout::plot::Plot;
use crate::layout::series::{self, Panel, ink, on_ink, stack};
use crate::layout::style::{Ink, Style};
use crate::resolve::{Along, Grid, Mark, Series};
use crate::scale::Linear;
use crate::scene::{Anchor, Role};
use crate::text::Weight;
use crate::theme::{line, space};

pub(super) enum Bars {}

/// Heights of bars side by side, and of a stack.
const BAR: f64 = 16.0;
const STACK: f64 = 36.0;
/// Between bars of one name, and between names.
const INNER: f64 = 2.0;
const OUTER: f64 = 16.0;
/// Names longer than this share of the width go above their bars.
const SHARE: f64 = 0.36;
const NAME_GAP: f64 = 12.0;
const NAME_LINE: f64 = 20.0;
const VALUE_GAP: f64 = 6.0;
const SEAM: f64 = 1.0;
const INSIDE: f64 = 8.0;
const NAME: Style = Style::regular(13, Ink::Main);

impl Place for Bars {
    fn place(plot: &mut Plot<'_>) -> f64 {
        match &plot.chart.grid {
            Some(grid) => panel(plot, grid, &Panel::WHOLE),
            None => plot.nothing(),
        }
    }
}

/// What all rows share.
struct Rows {
    names: Vec<String>,
    /// Where bars begin, and whether names stand above them.
    left: f64,
    above: bool,
    scale: Linear,
    domain: (f64, f64),
}

/// One plot of bars; returns its height.
#[inline(never)]
pub(super) fn panel(plot: &mut Plot<'_>, grid: &Grid, panel: &Panel) -> f64 {
    let all: Vec<&Series> = grid.series.iter().filter(|series| series.panel == panel.index).collect();
    let mut y = 0.0;
    if !panel.small && !grid.measure.title.is_empty() {
        series::title(plot, grid);
        y += 26.0;
    }
    if all.len() > 1 && !panel.small {
        y += series::legend(plot, &all, y - if y > 0.0 { 4.0 } else { 0.0 }) + 4.0;
    }
    let rows = measure(plot, grid, &all, panel);
    let start = plot.scene.items.len();
    let top = y;
    let count = if grid.stacked { 1 } else { all.len() };
    let thick = if grid.stacked { STACK } else { BAR };
    let height = thick * count as f64 + INNER * (count - 1) as f64;
    let parts = if grid.stacked { stack(&all) } else { Vec::new() };
    let mut tracks = Vec::new();
    for (i, name) in rows.names.iter().enumerate() {
        let x = place(grid, i);
        let from = y;
        if rows.above {
            label(plot, name, 0.0, y + 14.0, plot.width);
            y += NAME_LINE;
        } else {
            label(plot, name, 0.0, y + height / 2.0 + 5.0, rows.left - NAME_GAP);
        }
        tracks.push((y, y + height));
        if grid.stacked {
            for (n, series) in all.iter().enumerate() {
                // What is missing answers at its row's name.
                let mark = series.marks.iter().find(|mark| mark.x == x && mark.y.is_nan());
                if let Some(datum) = mark.and_then(|mark| mark.datum) {
                    let part = height / all.len() as f64;
                    plot.region(datum as usize, 0.0, y + part * n as f64, rows.left.max(20.0), part);
                }
            }
            for part in parts.iter().filter(|part| all[part.series].marks[part.mark].x == x) {
                segment(plot, &rows, all[part.series], part, y);
            }
        } else {
            for (n, series) in all.iter().enumerate() {
                let top = y + (BAR + INNER) * n as f64;
                let mark = series.marks.iter().find(|mark| mark.x == x);
                let before = if n == 0 { y - from } else { INNER };
                if let Some(mark) = mark {
                    bar(plot, &rows, series, mark, top, all.len() == 1);
                    if let Some(datum) = mark.datum {
                        let width = plot.width;
                        series::mark_region(plot, datum as usize, 0.0, top - before, width, BAR + before);
                    }
                }
            }
        }
        y += height + OUTER;
    }
    let bottom = y - OUTER;
    let marks = plot.scene.items.split_off(start);
    references(plot, grid, &rows, top, bottom);
    let mut end = bottom + 4.0;
    if grid.stacked {
        end = axis(plot, grid, &rows, &tracks, bottom);
    }
    plot.scene.items.extend(marks);
    let zero = rows.scale.map(0.0_f64.max(rows.domain.0).min(rows.domain.1));
    // Names above their bars are not crossed.
    let whole = [(top, bottom)];
    for (from, to) in if rows.above { &tracks[..] } else { &whole[..] } {
        plot.vertical(zero.min(plot.width - 1.0), from - 2.0, to + 2.0, Ink::Axis);
    }
    named_references(plot, grid, &rows, end)
}

/// The value of x of the name at `i`.
fn place(grid: &Grid, i: usize) -> f64 {
    match &grid.along {
        Along::Time(periods) => periods[i].end(),
        _ => i as f64,
    }
}

#[inline(never)]
fn measure(plot: &mut Plot<'_>, grid: &Grid, all: &[&Series], panel: &Panel) -> Rows {
    let names: Vec<String> = match &grid.along {
        Along::Names(names) => names.clone(),
        Along::Time(periods) => {
            periods.iter().map(|period| crate::document::series::dated(period, plot.chart.lang)).collect()
        }
        Along::Number => Vec::new(),
    };
    let longest = names.iter().fold(0.0_f64, |most, name| most.max(f64::ceil(NAME.width(name))));
    let above = longest > SHARE * plot.least;
    let left = if above { 0.0 } else { longest + NAME_GAP };
    let mut reserve = 0.0_f64;
    let extent = if grid.stacked {
        let ends = stack(all);
        let whole = if grid.percent { 100.0_f64 } else { 0.0 };
        ends.iter().fold((0.0_f64, whole), |(low, high), part| (low.min(part.to), high.max(part.to)))
    } else {
        for mark in all.iter().flat_map(|series| &series.marks) {
            if let Some(datum) = mark.datum {
                reserve =
                    reserve.max(value(plot, datum as usize, Ink::Main, true) + VALUE_GAP + slats(plot, datum as usize));
                plot.line.clear();
            }
        }
        let (low, high) = panel.domain.unwrap_or_else(|| series::extent(grid, all));
        (low.min(0.0), high.max(0.0))
    };
    // A bar that is cut would lie about its length.
    let mut domain = grid.measure.domain.map_or(extent, |(low, high)| (low.min(extent.0), high.max(extent.1)));
    if domain.0 == domain.1 {
        domain.1 += 1.0;
    }
    // Figures stand beyond the ends of bars, on either side.
    let (leftwards, rightwards) = (domain.0 < 0.0, domain.1 > 0.0 || domain.0 == 0.0);
    let (leftwards, rightwards) = if grid.measure.reversed { (rightwards, leftwards) } else { (leftwards, rightwards) };
    let room = |wanted: bool| if wanted { reserve } else { 0.0 };
    let (start, end) = (left + room(leftwards), plot.width - room(rightwards));
    let end = end.max(start + 20.0);
    let range = if grid.measure.reversed { (end, start) } else { (start, end) };
    Rows { names, left, above, scale: Linear::new(domain, range), domain }
}

#[inline(never)]
fn label(plot: &mut Plot<'_>, name: &str, x: f64, y: f64, room: f64) {
    let lines = NAME.broken(name, room.max(20.0), 1);
    plot.run(lines.first().map_or("", String::as_str), 0.0, NAME);
    plot.place(Role::Label, None, x, y, Anchor::Start);
}

/// Adds the digits of a datum to the line being set; returns their width.
fn value(plot: &mut Plot<'_>, datum: usize, ink: Ink, bold: bool) -> f64 {
    let weight = if bold { Weight::Bold } else { Weight::Regular };
    let style = Style { weight, ..Style::regular(13, ink) };
    plot.phrase("", plot.amount(datum), style, 12, false);
    series::sign(plot, datum, style);
    plot.line_width()
}

fn slats(plot: &Plot<'_>, datum: usize) -> f64 {
    let open = plot.amount(datum).is_some_and(|amount| amount.qualifier.is_lower_bound() && !amount.is_derived());
    if open { space::SLATS } else { 0.0 }
}

#[inline(never)]
fn bar(plot: &mut Plot<'_>, rows: &Rows, series: &Series, mark: &Mark, top: f64, alone: bool) {
    let Some(datum) = mark.datum.map(|datum| datum as usize) else { return };
    let color = if alone { series::datum_ink(plot, datum, series) } else { ink(series) };
    let zero = rows.scale.map(0.0_f64.max(rows.domain.0).min(rows.domain.1));
    let (end, left) = if mark.y.is_nan() {
        plot.fill(Role::Mark, Some(datum), zero + 6.0, top + BAR / 2.0 - 1.0, 8.0, line::STEM, Ink::Main);
        (zero + 16.0, false)
    } else {
        let to = rows.scale.map(mark.y.max(rows.domain.0).min(rows.domain.1));
        series::column(plot, mark, (zero, to), top, BAR, color, false);
        let (left, slats) = (to < zero, slats(plot, datum));
        (if left { to.min(zero - 2.0) - slats } else { to.max(zero + 2.0) + slats }, left)
    };
    let subject = color == Ink::Subject;
    value(plot, datum, if subject { Ink::Subject } else { Ink::Second }, subject);
    let (x, anchor) = if left { (end - VALUE_GAP, Anchor::End) } else { (end + VALUE_GAP, Anchor::Start) };
    plot.set(datum, x, top + 13.0, anchor);
}

#[inline(never)]
fn segment(plot: &mut Plot<'_>, rows: &Rows, of: &Series, part: &series::StackPart, y: f64) {
    let mark = &of.marks[part.mark];
    let Some(datum) = mark.datum.map(|datum| datum as usize) else { return };
    let (from, to) = (rows.scale.map(part.from), rows.scale.map(part.to));
    let (left, right) = (from.min(to), from.max(to));
    let seam = if part.from == 0.0 { 0.0 } else { SEAM };
    let (left, right) = if to > from { (left + seam, right) } else { (left, right - seam) };
    if right <= left {
        return;
    }
    series::column(plot, mark, (left, right), y, STACK, ink(of), false);
    let style = Style { weight: Weight::Bold, ..Style::regular(13, on_ink(of)) };
    series::share(plot, mark, datum, style);
    if plot.line_width() + INSIDE <= right - left && series::is_solid(plot, mark) {
        plot.set(datum, f64::midpoint(left, right), y + STACK / 2.0 + 5.0, Anchor::Middle);
    } else {
        series::lone_sign(plot, datum, f64::midpoint(left, right), y + STACK / 2.0 + 5.0);
    }
    series::mark_region(plot, datum, left, y, right - left, STACK);
}

/// Grid lines between the rows, and the ticks below; returns the bottom.
#[inline(never)]
fn axis(plot: &mut Plot<'_>, grid: &Grid, rows: &Rows, tracks: &[(f64, f64)], bottom: f64) -> f64 {
    let steps = if grid.percent || plot.is_narrow() { 2 } else { 4 };
    let ticks = plot.ticks(&rows.scale, rows.domain, steps);
    for tick in &ticks {
        let x = rows.scale.map(tick.value).min(plot.width - 1.0);
        let mut from = tracks.first().map_or(0.0, |track| track.0) - 4.0;
        for track in tracks {
            plot.vertical(x, from, track.0, Ink::Grid);
            from = track.1;
        }
        plot.vertical(x, from, bottom + 4.0, Ink::Grid);
        let last = ticks.last().is_some_and(|last| last.value == tick.value);
        let text = if grid.percent && last { [&tick.text, "%"].concat() } else { tick.text.clone() };
        plot.tick_label(x, bottom + 18.0, Anchor::Middle, &text);
    }
    bottom + 24.0
}

/// Reference lines behind the bars.
#[inline(never)]
fn references(plot: &mut Plot<'_>, grid: &Grid, rows: &Rows, top: f64, bottom: f64) {
    for reference in grid.references.iter().filter(|reference| !reference.along) {
        let (from, to) = (rows.scale.map(reference.from), rows.scale.map(reference.to));
        if reference.from == reference.to {
            series::dashed(plot, vec![(from, top), (from, bottom + 4.0)]);
        } else {
            plot.fill(Role::Axis, None, from.min(to), top, (to - from).abs(), bottom - top, Ink::Grid);
        }
    }
}

/// The names of references below the bars; returns the height.
#[inline(never)]
fn named_references(plot: &mut Plot<'_>, grid: &Grid, rows: &Rows, end: f64) -> f64 {
    let mut end = end;
    for reference in grid.references.iter().filter(|reference| !reference.along && !reference.label.is_empty()) {
        let style = Style::regular(12, Ink::Second);
        let lines = style.broken(&reference.label, plot.width, 1);
        let text = lines.first().map_or("", String::as_str);
        let half = style.width(text) / 2.0;
        let x = f64::midpoint(rows.scale.map(reference.from), rows.scale.map(reference.to));
        plot.run(text, 0.0, style);
        plot.place(Role::Axis, None, x.max(half).min(plot.width - half), end + 13.0, Anchor::Middle);
        end += 18.0;
    }
    end + 2.0
}
