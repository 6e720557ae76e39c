//! What the axis of series counts in, chosen once for the chart.

use super::Work;
use crate::document::Basis;
use crate::resolve::{Along, Datum, Grid, axis_unit};
use crate::scale::ten_to;
use crate::text::Lang;

/// Counts everything in a unit that suits the largest value.
#[inline(never)]
pub(super) fn choose_unit(grid: &mut Grid, data: &mut [Datum], lang: Lang) {
    let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
    for series in &grid.series {
        (low, high) = (low.min(series.extent.0), high.max(series.extent.1));
    }
    if grid.percent || grid.measure.log {
        return;
    }
    let Some(unit) = axis_unit(&grid.measure.unit, low, high, lang) else { return };
    let factor = grid.measure.unit.power - unit.power;
    let scaled = |y: f64| if factor < 0 { y / ten_to(-factor) } else { y * ten_to(factor) };
    let both = |(low, high): (f64, f64)| (scaled(low), scaled(high));
    for series in &mut grid.series {
        series.marks.iter_mut().for_each(|mark| mark.y = scaled(mark.y));
        series.bands.iter_mut().for_each(|band| *band = both(*band));
    }
    for reference in grid.references.iter_mut().filter(|reference| !reference.along) {
        (reference.from, reference.to) = both((reference.from, reference.to));
    }
    for annotation in &mut grid.annotations {
        annotation.y = scaled(annotation.y);
    }
    grid.measure.domain = grid.measure.domain.map(both);
    for amount in data.iter_mut().filter_map(|datum| datum.amount.as_mut()) {
        amount.scale(amount.unit.power - unit.power);
    }
    grid.measure.unit = unit;
}

/// What stands above the axis: 累计同比，单位：%. A cumulative measure says so;
/// a single-period one is what readers take for granted.
#[inline(never)]
pub(super) fn title(work: &Work<'_>, grid: &Grid) -> String {
    let lang = work.lang;
    let spec = work.spec;
    let column = spec.encode.y.first().and_then(|name| spec.columns.iter().find(|column| column.name == *name));
    let described = |column: &&crate::document::series::Column| column.is_number || column.unit.is_some();
    let column = column.or_else(|| spec.columns.iter().find(described));
    let (cumulative, basis) = column.map_or((false, None), |column| (column.cumulative, column.basis));
    let (zh, en) = match basis {
        Some(Basis::YearOnYear) => ("同比", "year on year"),
        Some(Basis::PeriodOnPeriod) => ("环比", "on the previous period"),
        Some(Basis::SinceYearEnd) => ("较上年末", "since the end of last year"),
        Some(Basis::Average) => ("年均", "a year on average"),
        Some(Basis::Other) | None => ("", ""),
    };
    let basis = lang.word(zh, en);
    let cumulative = if cumulative { lang.say("累计|year to date") } else { "" };
    let both = !cumulative.is_empty() && !basis.is_empty();
    let first = [cumulative, if both { lang.say("|, ") } else { "" }, basis].concat();
    let unit = if grid.percent { "%" } else { &grid.measure.unit.written };
    if unit.is_empty() {
        let along = along(work, grid);
        let joint = if first.is_empty() || along.is_empty() { "" } else { lang.say("；|; ") };
        return [&first, joint, &along].concat();
    }
    let joint = if first.is_empty() { "" } else { lang.say("，|, ") };
    let along = along(work, grid);
    let log = if grid.measure.log { lang.say("（对数坐标）| (log scale)") } else { "" };
    [
        first.as_str(),
        joint,
        if first.is_empty() { lang.say("单位：|Unit: ") } else { lang.say("单位：|unit: ") },
        unit,
        log,
        if along.is_empty() { "" } else { lang.say("；|; ") },
        &along,
    ]
    .concat()
}

/// What numbers along x are, as no tick says it: 横轴：里程，公里.
fn along(work: &Work<'_>, grid: &Grid) -> String {
    if grid.along != Along::Number {
        return String::new();
    }
    let spec = work.spec;
    let named = |name: &String| spec.columns.iter().find(|column| column.name == *name);
    let column = spec.encode.x.as_ref().and_then(named).or_else(|| spec.columns.first());
    let Some(column) = column.filter(|column| !column.name.is_empty()) else { return String::new() };
    let unit = column.unit.as_ref().map_or("", |unit| unit.written.as_str());
    let joint = if unit.is_empty() { "" } else { work.lang.say("，|, ") };
    [work.lang.say("横轴：|Along: "), &column.name, joint, unit].concat()
}
