//! Lines between two periods.

use super::Place;
use crate::document::Period;
use crate::document::series::dated;
use crate::layout::Bucket;
use crate::layout::figure::between;
use crate::layout::plot::{Plot, TICK};
use crate::layout::series::{self, End, Panel, ink, is_subject};
use crate::layout::style::{Ink, Pen};
use crate::resolve::{Along, Grid, Mark, Series};
use crate::scale::Scale;
use crate::scene::{Anchor, Region, Role, Shape};
use crate::theme::line;

pub(super) enum Slope {}

/// Between a dot and its label.
const GAP: f64 = 10.0;
/// Labels of one side take at most this share of the width.
const SHARE: f64 = 0.34;
const DOT: f64 = 4.0;
/// Above the lines, for the names of the periods, each on one line or on two.
const HEAD: f64 = 20.0;
const MOST_LINES: usize = 2;
/// Between two of them.
const HEAD_GAP: f64 = 6.0;
const SUBJECT: f64 = 3.0;

impl Place for Slope {
    fn place(plot: &mut Plot<'_>) -> f64 {
        match &plot.chart.grid {
            Some(grid) => panel(plot, grid, &Panel::WHOLE),
            None => plot.nothing(),
        }
    }
}

/// Where the first of both ends is along x.
fn begin(grid: &Grid) -> f64 {
    match &grid.along {
        Along::Time(periods) => periods.first().map_or(0.0, Period::end),
        Along::Names(_) | Along::Number => 0.0,
    }
}

/// The marks of a series at both ends, the first of which is at `begin`.
#[inline(never)]
fn both(series: &Series, begin: f64) -> (Option<&Mark>, Option<&Mark>) {
    let marks = || series.marks.iter().filter(|mark| mark.y.is_finite());
    let (first, last) = (marks().next(), marks().next_back());
    match (first, last) {
        (Some(a), Some(b)) if a.x < b.x => (Some(a), Some(b)),
        // A single value stands at its own side.
        (Some(a), _) if a.x > begin => (None, Some(a)),
        (a, _) => (a, None),
    }
}

/// One plot of slopes; returns its height.
#[inline(never)]
pub(super) fn panel(plot: &mut Plot<'_>, grid: &Grid, panel: &Panel) -> f64 {
    let all: Vec<&Series> = grid.series.iter().filter(|series| series.panel == panel.index).collect();
    let bare = !grid.measure.title.is_empty();
    let mut y = 0.0;
    if !panel.small && bare {
        series::title(plot, grid);
        y += 24.0;
    }
    let mut labelled = [true, false]
        .map(|first| all.iter().filter_map(|series| sided(plot, grid, series, first, bare)).collect::<Vec<End<'_>>>());
    let most = SHARE * plot.least;
    if series::end_room(plot, &labelled[0]) > most {
        // Names too long for the side stand above.
        y += series::legend(plot, &all, y) + 4.0;
        labelled[0].iter_mut().for_each(|label| label.name.clear());
    }
    let [mut left, mut right] = labelled;
    let height = match plot.bucket {
        _ if panel.small => 90.0,
        Bucket::Narrow => 174.0_f64,
        _ => 210.0,
    };
    let height = height.max(17.0 * all.len() as f64);
    let [from_room, to_room] = [&left, &right].map(|labels| series::end_room(plot, labels).min(most).max(28.0) + GAP);
    let (from, to) = (f64::floor(from_room), f64::floor(plot.width - to_room));
    let middle = f64::midpoint(from, to);
    // As many lines as the narrowest plot of the bucket needs.
    let narrower = (plot.width - plot.least) / 2.0;
    let (head_top, pitch) = (y, f64::from(TICK.pitch));
    let mut heads = Vec::new();
    for (i, room) in [middle, plot.width - middle].into_iter().enumerate() {
        let text = period(plot, grid, i);
        let lines = TICK.broken(&text, room - HEAD_GAP, MOST_LINES);
        y = y.max(
            head_top
                + pitch
                    * (TICK.broken(&text, room - HEAD_GAP - narrower, MOST_LINES).len().max(lines.len()) - 1) as f64,
        );
        heads.push(lines);
    }
    let (top, bottom) = (y + HEAD, y + HEAD + height);
    let extent = panel.domain.unwrap_or_else(|| series::extent(grid, &all));
    let ((mut low, mut high), _) = series::domain(grid, extent, false, 4);
    // Both ends have labels, so both are within the plot.
    (low, high) = (low.min(extent.0), high.max(extent.1));
    if grid.measure.domain.is_none() && !grid.measure.log {
        // No axis of ticks: the lines fill their room.
        let pad = (extent.1 - extent.0) / 12.0;
        (low, high) = if extent.1 > extent.0 { (extent.0 - pad, extent.1 + pad) } else { (low, high) };
    }
    let range = if grid.measure.reversed { (top, bottom) } else { (bottom, top) };
    let scale = Scale::new(grid.measure.log, (low, high), range);
    for (x, lines) in [from, to].into_iter().zip(heads) {
        plot.vertical(x, top, bottom, Ink::Axis);
        let mut y = top - 8.0 - pitch * (lines.len() - 1) as f64;
        for line in &lines {
            let half = TICK.width(line) / 2.0;
            plot.tick_label(x.max(half).min(plot.width - half), y, Anchor::Middle, line);
            y += pitch;
        }
    }
    let mut order: Vec<usize> = (0..all.len()).collect();
    series::order(&mut order, &|i| f64::from(u8::from(is_subject(all[i]))));
    for i in order {
        let (series, color) = (all[i], ink(all[i]));
        let (a, b) = both(series, begin(grid));
        let at = |mark: &Mark, x: f64| (x, scale.map(mark.y));
        let pen = Pen::solid(color, if is_subject(series) { SUBJECT.min(2.5) } else { line::STEM });
        if let (Some(a), Some(b)) = (a, b) {
            let lines = vec![vec![at(a, from), at(b, to)]];
            let dashed = b.status != crate::resolve::Status::Actual;
            let stroke = Some(if dashed { pen.dashed(5) } else { pen }.stroke(plot.theme));
            plot.scene.push(Role::Mark, None, Shape::Path { lines, closed: false, fill: None, stroke });
        }
        for (mark, x) in [(a, from), (b, to)] {
            let Some(mark) = mark else { continue };
            let fill = Some(color.of(plot.theme));
            let datum = mark.datum.map(|datum| datum as usize);
            plot.scene.push(Role::Mark, datum, Shape::Circle { center: at(mark, x), radius: DOT, fill, stroke: None });
        }
    }
    for labels in [&mut left, &mut right] {
        labels.iter_mut().for_each(|label| label.y = scale.map(label.y));
    }
    let (low, high) = (top, bottom + 4.0);
    series::place_left(plot, &mut left, from - GAP, low, high, from - GAP);
    series::place(plot, &mut right, to + GAP - series::GAP, low, high, to_room);
    for (labels, x, width) in [(&left, 0.0, middle), (&right, middle, plot.width - middle)] {
        for label in labels {
            let Some(datum) = label.datum else { continue };
            let center = (if x == 0.0 { from } else { to }, label.y);
            let (mut above, mut below) = (top - 4.0, bottom + 4.0);
            let (mut last, mut next) = (f64::NEG_INFINITY, f64::INFINITY);
            for other in labels {
                if other.y < label.y && other.y > last {
                    (last, above) = (other.y, f64::midpoint(other.y, label.y));
                }
                if other.y > label.y && other.y < next {
                    (next, below) = (other.y, f64::midpoint(other.y, label.y));
                }
            }
            plot.scene.regions.push(Region {
                datum,
                x,
                y: above,
                width,
                height: below - above,
                at: Some(center),
                is_mark: false,
            });
        }
    }
    for (n, series) in all.iter().enumerate() {
        for mark in series.marks.iter().filter(|mark| mark.y.is_nan()) {
            let Some(datum) = mark.datum else { continue };
            // What is missing answers below its period.
            let height = 12.0 / all.len() as f64;
            let x = if mark.x > begin(grid) { middle } else { 0.0 };
            plot.region(datum as usize, x, bottom + height * n as f64, plot.width / 2.0 - 1.0, height);
        }
    }
    bottom + 12.0
}

/// The label of a series at one of its ends; the subject says by how much it
/// changed.
#[inline(never)]
fn sided<'a>(plot: &Plot<'_>, grid: &Grid, series: &'a Series, first: bool, bare: bool) -> Option<End<'a>> {
    let (a, b) = both(series, begin(grid));
    let mark = if first { a } else { b }?;
    let mut end = End::at(plot, series, mark, bare)?;
    if series::is_corrected(plot, mark) {
        end.figure += plot.chart.lang.say("＊|*");
    }
    if !first && a.is_some() {
        end.name.clear();
        end.after = difference(plot, a?, b?).filter(|_| is_subject(series)).unwrap_or_default();
    }
    Some(end)
}

/// What is between the figures of both ends.
#[inline(never)]
fn difference(plot: &Plot<'_>, a: &Mark, b: &Mark) -> Option<String> {
    let amount = |mark: &Mark| plot.amount(mark.datum? as usize);
    between(amount(b)?, amount(a)?)
}

/// What the end at `i` is called.
#[inline(never)]
fn period(plot: &Plot<'_>, grid: &Grid, i: usize) -> String {
    match &grid.along {
        Along::Names(names) => names.get(i).cloned().unwrap_or_default(),
        Along::Time(periods) => periods.get(i).map(|period| dated(period, plot.chart.lang)).unwrap_or_default(),
        Along::Number => String::new(),
    }
}
