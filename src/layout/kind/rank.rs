//! Places over periods: who overtakes whom.

use super::Place;
use crate::layout::plot::Plot;
use crate::layout::series::{self, End, Panel, ink, is_subject, word_ink};
use crate::layout::style::{Ink, Pen, Style};
use crate::resolve::{Grid, Mark, Series};
use crate::scene::{Anchor, Point, Region, Role, Shape};
use crate::text::Weight;
use crate::theme::line;

pub(super) enum Rank {}

/// Between two places, and the radius of the disc that says one.
const PITCH: f64 = 30.0;
const DISC: f64 = 10.0;
/// Between the last disc and the name.
const GAP: f64 = 8.0;
/// Names take at most this share of the width.
const SHARE: f64 = 0.4;
/// Discs say their place where they are at least this far apart.
const CLEAR: f64 = 30.0;
const SMALL: f64 = 4.0;

impl Place for Rank {
    fn place(plot: &mut Plot<'_>) -> f64 {
        match &plot.chart.grid {
            Some(grid) => panel(plot, grid, &Panel::WHOLE),
            None => plot.nothing(),
        }
    }
}

fn style(series: &Series, narrow: bool) -> Style {
    let weight = if is_subject(series) { Weight::Bold } else { Weight::Regular };
    Style { weight, ..Style::regular(if narrow { 13 } else { 14 }, word_ink(series)) }
}

/// One plot of places; returns its height.
#[inline(never)]
pub(super) fn panel(plot: &mut Plot<'_>, grid: &Grid, panel: &Panel) -> f64 {
    // Of a part of x, those who have a place in it.
    let is_there = |series: &&Series| series.panel == panel.index && (grid.domain.is_none() || series.end().is_some());
    let all: Vec<&Series> = grid.series.iter().filter(is_there).collect();
    let narrow = plot.is_narrow();
    let (low, high) = panel.domain.unwrap_or_else(|| series::extent(grid, &all));
    let places = (high - low).clamp(0.0, 60.0);
    // A series that ends early has no name at the end.
    let latest = all.iter().filter_map(|series| series.end()).fold(f64::NEG_INFINITY, |most, mark| most.max(mark.x));
    let early: Vec<&Series> = all.iter().copied().filter(|one| one.end().is_none_or(|mark| mark.x < latest)).collect();
    let above = if early.is_empty() || panel.small { 0.0 } else { series::legend(plot, &early, 0.0) };
    let height = places * PITCH.min(600.0 / places.max(1.0));
    let pitch = if places > 0.0 { height / places } else { PITCH };
    let mut room = 0.0_f64;
    for series in &all {
        room = room.max(style(series, narrow).width(&series.name));
    }
    let room = f64::ceil(room).min(SHARE * plot.least);
    let disc = DISC.min(pitch / 2.0 - 1.0).max(SMALL);
    let wants = series::Wants {
        reserve: room + GAP + DISC,
        height: height + 2.0 * disc + 4.0,
        title: false,
        ticks: false,
        above,
        ..panel.wants(height)
    };
    let mut axes = series::Axes::new(plot, grid, (low, high), &wants);
    axes.inset(disc + 1.0);
    let y = |mark: &Mark| axes.top + disc + if places > 0.0 { (mark.y - low) / (high - low) * height } else { 0.0 };
    let gap = narrowest(&axes, &all);
    let mut order: Vec<usize> = (0..all.len()).collect();
    series::order(&mut order, &|i| f64::from(u8::from(is_subject(all[i]))));
    for i in &order {
        let series = all[*i];
        let width = if is_subject(series) { 2.5 } else { line::STEM };
        for (stretch, dashed) in series::stretches(&series.marks, false) {
            let points: Vec<Point> = stretch.iter().map(|mark| (axes.at(mark.x), y(mark))).collect();
            if points.len() > 1 {
                let pen = Pen::solid(ink(series), width);
                let stroke = Some(if dashed { pen.dashed(series::DASH) } else { pen }.stroke(plot.theme));
                plot.scene.push(
                    Role::Mark,
                    None,
                    Shape::Path { lines: vec![points], closed: false, fill: None, stroke },
                );
            }
        }
    }
    let last = |series: &Series| series.marks.iter().rposition(|mark| mark.y.is_finite());
    // Of tied series the one on top says their place.
    let same = |a: &Mark, b: &Mark| a.x == b.x && a.y == b.y;
    for (n, i) in order.iter().enumerate() {
        let series = all[*i];
        for (at, mark) in series.marks.iter().enumerate().filter(|(_, mark)| mark.y.is_finite()) {
            let center = (axes.at(mark.x), y(mark));
            let tied = order[n + 1..].iter().any(|other| all[*other].marks.iter().any(|other| same(mark, other)));
            let says = disc >= 9.0 && !tied && (gap >= CLEAR || Some(at) == last(series));
            token(plot, series, mark, center, if says { disc } else { SMALL });
        }
    }
    let mut labels = names(plot, latest, &all, &order);
    labels.iter_mut().for_each(|label| {
        label.y = axes.top + disc + if places > 0.0 { (label.y - low) / (high - low) * height } else { 0.0 }
    });
    let x = axes.right + disc + GAP - series::GAP;
    series::place(plot, &mut labels, x, axes.top - disc, axes.bottom - 2.0, plot.width - x);
    axes.front(plot);
    series::missing(plot, &axes, &all, gap.min(80.0));
    for series in &all {
        for mark in series.marks.iter().filter(|mark| mark.y.is_finite()) {
            let Some(datum) = mark.datum else { continue };
            let (x, y) = (axes.at(mark.x), y(mark));
            let half = (gap / 2.0).min(40.0);
            let region = Region {
                datum: datum as usize,
                x: x - half,
                y: y - pitch / 2.0,
                width: 2.0 * half,
                height: pitch,
                at: Some((x, y)),
                is_mark: false,
            };
            plot.scene.regions.push(region);
        }
    }
    axes.height
}

/// Names of the series that reach the last period; the subject's first where
/// several end at one place.
#[inline(never)]
fn names<'a>(plot: &Plot<'_>, latest: f64, all: &[&'a Series], order: &[usize]) -> Vec<End<'a>> {
    let mut labels: Vec<End<'a>> = Vec::new();
    for i in order.iter().rev() {
        let Some(mark) = all[*i].end().filter(|mark| mark.x == latest) else { continue };
        let name = all[*i].name.as_str();
        match labels.iter_mut().find(|label| label.y == mark.y) {
            Some(label) => label.name = [&label.name, plot.chart.lang.say("、|, "), name].concat(),
            None => labels.extend(End::at(plot, all[*i], mark, false)),
        }
    }
    labels.iter_mut().for_each(|label| label.figure.clear());
    labels
}

/// The least distance between two periods.
#[inline(never)]
fn narrowest(axes: &series::Axes, all: &[&Series]) -> f64 {
    let mut gap = f64::INFINITY;
    for series in all {
        for pair in series.marks.windows(2) {
            gap = gap.min(axes.at(pair[1].x) - axes.at(pair[0].x));
        }
    }
    if gap.is_finite() { gap } else { 2.0 * CLEAR }
}

/// A disc with its place.
#[inline(never)]
fn token(plot: &mut Plot<'_>, series: &Series, mark: &Mark, center: Point, radius: f64) {
    let color = ink(series);
    let datum = mark.datum.map(|datum| datum as usize);
    let solid = is_subject(series) || series.category.is_some();
    // Never a word on the grey of a comparison.
    let fill = Some(if solid || radius == SMALL { color } else { Ink::Paper }.of(plot.theme));
    let stroke = (!solid && radius > SMALL).then(|| Pen::solid(color, line::DERIVED).stroke(plot.theme));
    plot.scene.push(Role::Mark, datum, Shape::Circle { center, radius, fill, stroke });
    if radius == SMALL {
        return;
    }
    let ink = if solid { series::on_ink(series) } else { Ink::Second };
    let digits = datum.and_then(|datum| plot.amount(datum)).map(|amount| amount.number().to_owned());
    plot.run(&digits.unwrap_or_default(), 0.0, Style { weight: Weight::Bold, ..Style::regular(12, ink) });
    if plot.line_width() > 2.0 * radius - 2.0 {
        plot.fit(2.0 * radius - 2.0);
    }
    plot.place(Role::Label, datum, center.0, center.1 + 4.3, Anchor::Middle);
}
