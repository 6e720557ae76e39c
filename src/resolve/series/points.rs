//! Marks in order, and the data that tables and tooltips show of them.

use super::{Work, places};
use crate::document::series::{Reading, Table, dated, period, reading, trimmed};
use crate::document::{Qualifier, Unit};
use crate::error::{Code, REPORT, Report};
use crate::resolve::{
    Along, Chart, Datum, Emphasis, FEW, Grid, Kind, Mark, Part, Status, amount, heap_sort, term::Term,
};
use crate::text::Lang;

/// Data of one chart: regions, table rows. Longer series have data for the
/// first, lowest, highest and last value of equal stretches.
const MOST_DATA: usize = 2 * FEW;

/// Sorts the marks of each series by x, and drops repeated ones.
#[inline(never)]
pub(super) fn order(work: &Work<'_>, grid: &mut Grid, report: &mut Report) {
    let (mut unsorted, mut repeated, mut first) = (false, 0, String::new());
    let along = &grid.along;
    for series in &mut grid.series {
        if !series.marks.is_sorted_by(|a, b| a.x <= b.x) {
            unsorted |= matches!(along, Along::Time(_));
            // `datum` still counts the rows: of equal x the first row comes first.
            heap_sort(&mut series.marks, |a, b| a.x < b.x || a.x == b.x && a.datum < b.datum);
        }
        let before = series.marks.len();
        series.marks.dedup_by(|later, kept| {
            let same = later.x == kept.x;
            if REPORT && same && first.is_empty() {
                first = places::called(along, kept.x, work.lang);
            }
            same
        });
        repeated += before - series.marks.len();
    }
    if !REPORT {
        return;
    }
    let path = [&work.context.spec.path, ".data"].concat();
    if unsorted {
        report.warn(Code::Unsorted, &path, &[]);
    }
    if repeated > 0 {
        report.warn(Code::DuplicateX, &path, &[&first, &repeated.to_string()]);
    }
}

/// Which marks of a long series have data: first, lowest, highest and last of
/// equal stretches. In the page it comes with what draws very many points.
#[inline(never)]
fn chosen(marks: &[Mark], most: usize) -> Vec<usize> {
    let stretch = marks.len().div_ceil((most / 4).max(1));
    let mut chosen = Vec::new();
    for start in (0..marks.len()).step_by(stretch) {
        let end = (start + stretch).min(marks.len());
        let (mut low, mut high) = (start, start);
        for at in start..end {
            if marks[at].y < marks[low].y || marks[low].y.is_nan() {
                low = at;
            }
            if marks[at].y > marks[high].y || marks[high].y.is_nan() {
                high = at;
            }
        }
        for at in [start, low.min(high), low.max(high), end - 1] {
            if chosen.last() != Some(&at) {
                chosen.push(at);
            }
        }
    }
    chosen
}

/// Fills `chart.data` from the rows, and tells the marks their data.
#[inline(never)]
pub(super) fn data(work: &Work<'_>, table: &Table<'_>, y: &[usize], grid: &mut Grid, chart: &mut Chart) {
    if work.context.kind == Kind::Tiles {
        for series in &mut grid.series {
            for mark in &mut series.marks {
                mark.datum = None;
            }
        }
        return;
    }
    let several = grid.series.len() > 1;
    let long = grid.series.iter().map(|series| series.marks.len()).sum::<usize>() > MOST_DATA;
    // Of a long axis with ends, what lies between them.
    let (from, to) = grid.domain.unwrap_or((f64::NEG_INFINITY, f64::INFINITY));
    let within =
        |marks: &[Mark]| marks.partition_point(|mark| mark.x < from)..marks.partition_point(|mark| mark.x <= to);
    let total: usize = grid.series.iter().map(|series| within(&series.marks).len()).sum();
    let most = if total > MOST_DATA { MOST_DATA / grid.series.len().max(1) } else { MOST_DATA };
    let (along, panels) = (&grid.along, &grid.panels);
    let rank = work.context.kind == Kind::Rank;
    for series in &mut grid.series {
        let within = if long { within(&series.marks) } else { 0..series.marks.len() };
        let first = within.start;
        let chosen = (within.len() > most).then(|| chosen(&series.marks[within.clone()], most));
        let mut next = 0;
        for (at, mark) in series.marks.iter_mut().enumerate() {
            let is_chosen = match &chosen {
                Some(chosen) => chosen.get(next).is_some_and(|chosen| first + chosen == at),
                None => within.contains(&at),
            };
            let Some(row) = mark.datum.take().filter(|_| is_chosen) else { continue };
            next += 1;
            let column = y[row as usize % y.len()];
            let text = table.cell(row as usize / y.len(), column);
            let unit = table.columns[column].unit.clone().unwrap_or_else(Unit::none);
            let amount = match reading(text) {
                Reading::Value(value) => {
                    let unit = if rank { Unit { written: work.lang.say("位|").to_owned(), ..unit } } else { unit };
                    Some(amount::exact(&Term::new(value, &unit, Qualifier::Exact), work.lang))
                }
                _ => None,
            };
            let own = table.cell(row as usize / y.len(), x_column(work, table));
            let mut x = match along {
                // A year and its last quarter stand at one place.
                Along::Time(_) => period(own).map(|period| dated(&period, work.lang)).unwrap_or_default(),
                Along::Number => trimmed(own).to_owned(),
                Along::Names(_) => places::called(along, mark.x, work.lang),
            };
            let said = match mark.status {
                Status::Actual => "",
                Status::Forecast => work.lang.say("（预测）| (forecast)"),
                Status::Target => work.lang.say("（目标）| (target)"),
            };
            x += said;
            let panel = panels.get(series.panel).map_or("", String::as_str);
            let name = match (panel, several) {
                ("", false) => String::new(),
                ("", true) => series.name.clone(),
                (panel, _) if grid_is_single(panels, &series.name) => panel.to_owned(),
                (panel, _) => [panel, " ", &series.name].concat(),
            };
            let time = matches!(along, Along::Time(_));
            let (label, period) = match (name.is_empty(), time) {
                (true, _) => (x.clone(), String::new()),
                (false, true) => (name, x.clone()),
                (false, false) => ([&name, " ", &x].concat(), String::new()),
            };
            mark.datum = Some(chart.data.len() as u32);
            let key = [&series.name, "@", &x].concat();
            chart.data.push(Datum {
                key,
                label,
                group: String::new(),
                part: Part::Value,
                emphasis: Emphasis::Sibling,
                amount,
                change: None,
                lead: None,
                whole: None,
                whole_label: String::new(),
                rank: String::new(),
                period,
                region: String::new(),
                quote: String::new(),
                revised: String::new(),
            });
        }
    }
    if chart.data.len() < total {
        chart.notes.push(sample(chart.data.len(), total, work.lang));
    }
}

/// What the table has of `total` points; goes with what chooses them.
#[inline(never)]
fn sample(shown: usize, total: usize, lang: Lang) -> String {
    let drawn = lang.say("个点都画在图上；数据表列其中| points are drawn; the table has ");
    let which = "个：各段的首、末、最高与最低。| of them: first, last, highest and lowest of each stretch.";
    [lang.say("全部|All "), &total.to_string(), drawn, &shown.to_string(), lang.say(which)].concat()
}

/// Whether a panel's name says which series it is.
fn grid_is_single(panels: &[String], name: &str) -> bool {
    panels.len() > 1 && name.is_empty()
}

fn x_column(work: &Work<'_>, table: &Table<'_>) -> usize {
    work.spec.encode.x.as_deref().and_then(|name| table.column(name)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use crate::document::{Node, read};
    use crate::resolve::resolve;

    #[test]
    fn a_year_and_its_last_quarter_keep_their_names() {
        let json = r#"{"version": 1, "charts": [{"id": "chart", "kind": "line", "title": "线", "data": {
            "columns": ["时期", "口径", {"name": "值", "type": "number", "unit": "%"}],
            "rows": [["2022", "全年", "5"], ["2022-Q4", "当季", "3"], ["2023年", "全年", "6"], ["2023年四季度", "当季", "4"]]},
            "encode": {"x": "时期", "series": "口径", "y": "值"}}]}"#;
        let (document, report) = read(&Node::from_json(json).expect("JSON"));
        let chart = resolve(&document.expect("a document"), &report, "chart", None).expect("resolves");
        let periods: Vec<&str> = chart.data.iter().map(|datum| datum.period.as_str()).collect();
        assert_eq!(periods, ["2022年", "2023年", "2022年四季度", "2023年四季度"]);
    }

    #[test]
    fn numbers_along_x_may_have_blanks_around_them() {
        let json = r#"{"version": 1, "charts": [{"id": "chart", "kind": "line", "title": "线", "data": {
            "columns": [{"name": "里程", "type": "number"}, {"name": "值", "type": "number", "unit": "%"}],
            "rows": [["1 ", " 2"], [" 3", "4"]]}}]}"#;
        let (document, report) = read(&Node::from_json(json).expect("JSON"));
        let chart = resolve(&document.expect("a document"), &report, "chart", None).expect("resolves");
        let labels: Vec<&str> = chart.data.iter().map(|datum| datum.label.as_str()).collect();
        assert_eq!(labels, ["1", "3"]);
    }
}
