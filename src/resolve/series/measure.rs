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
    let basis = lang.say(match basis {
        Some(Basis::YearOnYear) => "同比|year on year",
        Some(Basis::PeriodOnPeriod) => "环比|on the previous period",
        Some(Basis::SinceYearEnd) => "较上年末|since the end of last year",
        Some(Basis::Average) => "年均|a year on average",
        Some(Basis::Other) | None => "",
    });
    let cumulative = lang.say(if cumulative { "累计|year to date" } else { "" });
    let first = joined(cumulative, lang.say("|, "), basis);
    let unit = if grid.percent { "%" } else { &grid.measure.unit.written };
    let said = match (unit.is_empty(), first.is_empty()) {
        (true, _) => "",
        (false, true) => "单位：|Unit: ",
        (false, false) => "单位：|unit: ",
    };
    let log = lang.say(if grid.measure.log && !unit.is_empty() { "（对数坐标）| (log scale)" } else { "" });
    let said = [lang.say(said), unit, log].concat();
    joined(&joined(&first, lang.say("，|, "), &said), lang.say("；|; "), &along(work, grid))
}

/// Two texts with a `joint`, which one alone does not need.
#[inline(never)]
fn joined(one: &str, joint: &str, other: &str) -> String {
    [one, if one.is_empty() || other.is_empty() { "" } else { joint }, other].concat()
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
    work.lang.say("横轴：|Along: ").to_owned() + &joined(&column.name, work.lang.say("，|, "), unit)
}
