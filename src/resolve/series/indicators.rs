//! The chart's indicators → [`Grid`]: they keep their sentences.

use super::{Work, points, rows};
use crate::document::Period;
use crate::document::series::period;
use crate::error::Report;
use crate::error::{Code, Error};
use crate::resolve::{Along, Chart, Datum, Grid, Kind, Mark, Part, Status};

/// The grid of `chart.data`. Bars: x is the group, the series is the label.
/// Slopes: from the old value to the new one. All others: x is the period,
/// the series is the label.
#[inline(never)]
pub(super) fn grid(work: &Work<'_>, chart: &Chart, report: &mut Report) -> Result<Grid, Error> {
    let data = &chart.data;
    if work.context.kind == Kind::Rank {
        // A value is no place.
        return Err(work.fail(Code::NoSeries, ".indicators", &[]));
    }
    let mut grid = match work.context.kind {
        Kind::Slope => slope(work, chart),
        Kind::Facet => timed(work, chart, true),
        Kind::GroupedBar | Kind::GroupedColumn | Kind::StackedBar | Kind::StackedColumn => {
            let groups = data.iter().any(|datum| !datum.group.is_empty());
            let x = |datum: &Datum| if groups { datum.group.clone() } else { datum.label.clone() };
            let name = |datum: &Datum| if groups { datum.label.clone() } else { String::new() };
            named(work, chart, &x, &name)
        }
        _ => timed(work, chart, false),
    };
    points::order(work, &mut grid, report);
    if grid.panels.is_empty() {
        grid.panels.push(String::new());
    }
    Ok(grid)
}

#[inline(never)]
fn push(grid: &mut Grid, datum: &Datum, at: usize, x: f64, name: &str, panel: usize, last: &mut usize) {
    let of = rows::series(grid, name, panel, last);
    let (mut y, mut band) = (f64::NAN, 0);
    if let Some(amount) = &datum.amount {
        y = amount.scaled;
        if amount.scaled_upper > y {
            band = grid.series[of].add_band(y, amount.scaled_upper);
        }
    }
    let status = if datum.part == Part::Target { Status::Target } else { Status::Actual };
    grid.series[of].marks.push(Mark { x, y, band, datum: Some(at as u32), status });
}

#[inline(never)]
fn slope(work: &Work<'_>, chart: &Chart) -> Grid {
    let lang = work.lang;
    let now = chart.data.iter().find(|datum| datum.part == Part::Value && !datum.period.is_empty());
    let now = now.map_or(lang.say("现在|Now"), |datum| datum.period.as_str());
    let names = vec![lang.say("原先|Before").to_owned(), now.to_owned()];
    let mut grid = rows::empty(work, Along::Names(names), chart.unit.clone());
    let mut last = 0;
    let mut name = String::new();
    for (at, datum) in chart.data.iter().enumerate() {
        // The old value follows its new one, and goes into the same line.
        let x = if datum.part == Part::Value { 1.0 } else { 0.0 };
        if datum.part == Part::Value {
            name.clone_from(&datum.label);
        }
        push(&mut grid, datum, at, x, &name, 0, &mut last);
    }
    grid
}

#[inline(never)]
fn named(work: &Work<'_>, chart: &Chart, x: &dyn Fn(&Datum) -> String, name: &dyn Fn(&Datum) -> String) -> Grid {
    let mut names: Vec<String> = Vec::new();
    for datum in &chart.data {
        let x = x(datum);
        if !names.contains(&x) {
            names.push(x);
        }
    }
    let mut grid = rows::empty(work, Along::Names(names.clone()), chart.unit.clone());
    let mut last = 0;
    for (at, datum) in chart.data.iter().enumerate() {
        let x = x(datum);
        let at_x = names.iter().position(|known| *known == x).unwrap_or_default();
        push(&mut grid, datum, at, at_x as f64, &name(datum), 0, &mut last);
    }
    grid
}

/// When the figure of `datum` is: its indicator's period, whatever the words
/// for it are; where there is none, what the words say.
#[inline(never)]
fn when(work: &Work<'_>, datum: &Datum) -> Option<Period> {
    let document = work.context.document;
    let own = document.split(&datum.key).and_then(|(at, _)| document.indicators[at].period.as_deref());
    own.and_then(period).or_else(|| period(&datum.period))
}

/// Values along time; where a period is missing, along their labels.
#[inline(never)]
fn timed(work: &Work<'_>, chart: &Chart, panels: bool) -> Grid {
    let mut periods: Vec<Period> = Vec::new();
    for datum in &chart.data {
        match when(work, datum) {
            Some(period) => periods.push(period),
            None => return named(work, chart, &|datum| datum.label.clone(), &|_| String::new()),
        }
    }
    let ends: Vec<f64> = periods.iter().map(Period::end).collect();
    crate::resolve::heap_sort(&mut periods, |a, b| a < b);
    periods.dedup();
    let mut grid = rows::empty(work, Along::Time(periods), chart.unit.clone());
    let mut last = 0;
    for (at, datum) in chart.data.iter().enumerate() {
        let panel = if panels { rows::position(&mut grid.panels, &datum.group) } else { 0 };
        push(&mut grid, datum, at, ends[at], &datum.label, panel, &mut last);
    }
    grid
}

#[cfg(test)]
mod tests {
    use crate::document::{Node, read};
    use crate::resolve::{Status, resolve};

    #[test]
    fn the_period_says_where_and_its_words_what() {
        let indicator = |year: &str, value: &str| {
            format!(
                r#"{{"id":"a{year}","label":"常住人口","value":"{value}","unit":"万人","period":"{year}","periodText":"{year}年末"}}"#
            )
        };
        let json = format!(
            r#"{{"version":1,"indicators":[{},{},{}],"charts":[{{"id":"chart","kind":"line","indicators":["a2021","a2022","a2023"]}}]}}"#,
            indicator("2021", "933"),
            indicator("2022", "941"),
            indicator("2023", "944")
        );
        let (document, report) = read(&Node::from_json(&json).expect("JSON"));
        let chart = resolve(&document.expect("a document"), &report, "chart", None).expect("resolves");
        assert_eq!(chart.grid.expect("series").series[0].marks.len(), 3);
        assert_eq!(chart.data[0].period, "2021年末");
    }

    #[test]
    fn a_plan_in_a_stack_is_no_published_value() {
        let (document, report) =
            read(&Node::from_json(include_str!("../../../tests/cases/area-stacked-target.json")).expect("JSON"));
        let chart = resolve(&document.expect("a document"), &report, "chart", None).expect("resolves");
        let grid = chart.grid.expect("series");
        assert_eq!(grid.series.len(), 2);
        for series in &grid.series {
            let statuses: Vec<Status> = series.marks.iter().map(|mark| mark.status).collect();
            assert_eq!(statuses, [Status::Actual, Status::Actual, Status::Actual, Status::Target]);
            assert!(!series.whole);
        }
    }
}
