//! What a kind demands of its series.

use super::Work;
use crate::error::{Code, Error, REPORT, Report};
use crate::resolve::{Along, Grid, Kind};

/// Categories that can be told apart.
pub(super) const MOST_CATEGORIES: usize = 4;
/// Lines of one panel: one in colour, the others grey.
const MOST_LINES: usize = 40;
/// Series of bars and stacks with a highlight.
const MOST_BARS: usize = 12;
/// Panels of a facet.
const MOST_PANELS: usize = 24;
/// Lines of a slope or a rank chart: each has a name at its end.
const MOST_NAMED: usize = 16;
/// Bars of one chart.
const MOST_GROUPS: usize = 60;

/// Whether values are drawn as lengths from zero.
fn is_length(kind: Kind) -> bool {
    use Kind::{Area, GroupedBar, GroupedColumn, StackedBar, StackedColumn};
    matches!(kind, Area | GroupedBar | GroupedColumn | StackedBar | StackedColumn)
}

/// Fails where the series cannot be drawn; reports what is mended.
#[inline(never)]
pub(super) fn check(work: &Work<'_>, grid: &mut Grid, report: &mut Report) -> Result<(), Error> {
    let kind = grid.inner;
    if grid.measure.log {
        if is_length(kind) {
            return Err(work.fail(Code::LogBars, ".axis.y.scale", &[]));
        }
        if let Some(value) = first(grid, &|value| value <= 0.0) {
            return Err(work.fail(Code::LogDomain, ".axis.y.scale", &[&said(value)]));
        }
        let mut bands = grid.series.iter().flat_map(|series| &series.bands);
        if let Some((low, _)) = bands.find(|(low, _)| *low <= 0.0) {
            return Err(work.fail(Code::LogDomain, ".axis.y.scale", &[&said(*low)]));
        }
        if let Some((low, _)) = grid.measure.domain.filter(|(low, _)| *low <= 0.0) {
            return Err(work.fail(Code::LogDomain, ".axis.y.domain", &[&said(low)]));
        }
    }
    if is_length(kind)
        && let Some((low, high)) = &mut grid.measure.domain
        && (*low > 0.0 || *high < 0.0)
    {
        (*low, *high) = (low.min(0.0), high.max(0.0));
        if REPORT {
            report.warn(Code::BarsFromZero, &[&work.context.spec.path, ".axis.y.domain"].concat(), &[]);
        }
    }
    if kind == Kind::Area
        && grid.stacked
        && let Some(value) = first(grid, &|value| value < 0.0)
    {
        return Err(work.fail(Code::NegativePart, ".data", &[&said(value)]));
    }
    counts(work, grid)?;
    if grid.percent {
        parts(work, grid)?;
    }
    if REPORT && matches!(kind, Kind::Line | Kind::Step | Kind::Area) {
        cut(work, grid, report);
    }
    if kind == Kind::Slope {
        let count = places(grid);
        if count != 2 {
            return Err(work.fail(Code::TwoPeriods, ".data", &[&count.to_string()]));
        }
    }
    Ok(())
}

/// Reports values that lie outside the measure's ends: of a stack, sums.
fn cut(work: &Work<'_>, grid: &Grid, report: &mut Report) {
    let Some((low, high)) = grid.measure.domain.filter(|_| !grid.percent) else { return };
    let mut count = 0;
    for (at, series) in grid.series.iter().enumerate() {
        let below: Vec<_> =
            grid.series[..at].iter().filter(|other| grid.stacked && other.panel == series.panel).collect();
        for mark in &series.marks {
            let same = |other: &&crate::resolve::Series| {
                let at = other.marks.partition_point(|other| other.x < mark.x);
                other.marks.get(at).filter(|other| other.x == mark.x).map_or(f64::NAN, |other| other.y)
            };
            let y = mark.y + below.iter().map(same).sum::<f64>();
            count += usize::from(y < low || y > high);
        }
    }
    if count > 0 {
        report.warn(Code::CutValues, &[&work.context.spec.path, ".axis.y.domain"].concat(), &[&count.to_string()]);
    }
}

/// The first value that `is`.
#[inline(never)]
fn first(grid: &Grid, is: &dyn Fn(f64) -> bool) -> Option<f64> {
    for series in &grid.series {
        for mark in &series.marks {
            if mark.y.is_finite() && is(mark.y) {
                return Some(mark.y);
            }
        }
    }
    None
}

/// How many places along x there are; none of numbers.
#[inline(never)]
fn places(grid: &Grid) -> usize {
    match &grid.along {
        Along::Names(names) => names.len(),
        Along::Time(periods) => periods.len(),
        Along::Number => 0,
    }
}

#[inline(never)]
fn counts(work: &Work<'_>, grid: &Grid) -> Result<(), Error> {
    let kind = grid.inner;
    let fail =
        |count: usize, most: usize| Err(work.fail(Code::ManySeries, ".data", &[&count.to_string(), &most.to_string()]));
    if grid.panels.len() > MOST_PANELS {
        return fail(grid.panels.len(), MOST_PANELS);
    }
    let highlighted = !work.context.spec.highlight.is_empty();
    let bars = !matches!(kind, Kind::Line | Kind::Step | Kind::Slope | Kind::Rank);
    if bars && kind != Kind::Area && places(grid) > MOST_GROUPS {
        return fail(places(grid), MOST_GROUPS);
    }
    for panel in 0..grid.panels.len() {
        let count = grid.series.iter().filter(|series| series.panel == panel).count();
        let most = match kind {
            Kind::Slope | Kind::Rank => MOST_NAMED,
            Kind::Line | Kind::Step => MOST_LINES,
            _ if highlighted => MOST_BARS,
            _ => MOST_CATEGORIES,
        };
        if count > most {
            return fail(count, most);
        }
    }
    Ok(())
}

/// Parts of 100 %: none is negative, and there is something to divide.
#[inline(never)]
fn parts(work: &Work<'_>, grid: &mut Grid) -> Result<(), Error> {
    if let Some(value) = first(grid, &|value| value < 0.0) {
        return Err(work.fail(Code::NegativePart, ".data", &[&said(value)]));
    }
    let mut sums: Vec<((usize, f64), f64)> = Vec::new();
    let mut cursor = 0;
    for series in &grid.series {
        for mark in &series.marks {
            if !mark.y.is_finite() {
                continue;
            }
            match sum(&mut sums, (series.panel, mark.x), &mut cursor) {
                Some(sum) => *sum += mark.y,
                None => sums.push(((series.panel, mark.x), mark.y)),
            }
            if sums.len() > 5_000 {
                return Err(work.fail(Code::Size, ".data", &["100%", "5000"]));
            }
        }
    }
    for ((_, x), sum) in &sums {
        if *sum == 0.0 {
            let name = super::places::called(&grid.along, *x, work.lang);
            return Err(work.fail(Code::ZeroSum, ".data", &[&name]));
        }
    }
    for series in &mut grid.series {
        for mark in &mut series.marks {
            if let Some(sum) = sum(&mut sums, (series.panel, mark.x), &mut cursor) {
                mark.y = mark.y / *sum * 100.0;
                mark.band = 0;
            }
        }
    }
    Ok(())
}

/// The sum at a panel's place. Series mostly repeat the order of their places:
/// the search starts at the last one.
#[inline(never)]
fn sum<'a>(sums: &'a mut [((usize, f64), f64)], at: (usize, f64), cursor: &mut usize) -> Option<&'a mut f64> {
    for _ in 0..sums.len() {
        if sums[*cursor].0 == at {
            return Some(&mut sums[*cursor].1);
        }
        *cursor = if *cursor + 1 == sums.len() { 0 } else { *cursor + 1 };
    }
    None
}

/// A number for a sentence about it.
fn said(value: f64) -> String {
    crate::text::scaled(libm::round(value * 1000.0) as i64, -3, "\u{2212}")
}
