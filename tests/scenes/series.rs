//! Generated charts of series: whatever resolves is laid out cleanly and
//! quickly, every mark stands where its value says, and the table has the
//! digits as written.

use std::time::{Duration, Instant};

use crate::common::{faults, names};
use indicator_charts::document::{Node, read};
use indicator_charts::layout::{Bucket, Part, layout};
use indicator_charts::paint::dump;
use indicator_charts::resolve::{Chart, Kind, resolve};
use indicator_charts::scale::{Log, Scale};
use indicator_charts::scene::Scene;
use indicator_charts::text::{Lang, group_digits};
use indicator_charts::theme::Theme;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use serde_json::{Value, json};

const KINDS: [(&str, Option<&str>); 16] = [
    ("line", None),
    ("area", None),
    ("area", Some("stacked")),
    ("area", Some("percent")),
    ("step", None),
    ("slope", None),
    ("rank", None),
    ("bar", Some("grouped")),
    ("bar", Some("stacked")),
    ("bar", Some("percent")),
    ("column", None),
    ("column", Some("grouped")),
    ("column", Some("stacked")),
    ("column", Some("percent")),
    ("facet", Some("line")),
    ("facet", Some("column")),
];
/// Beside the real ones.
const ODD: [&str; 4] = ["a", "", "丁", "，标点开头（括号）"];
const UNITS: [&str; 7] = ["亿元", "元", "%", "万人", "", "家", "billion yuan"];

fn number() -> impl Strategy<Value = Option<String>> {
    prop_oneof![
        6 => (0_u32..2000, 0_u32..100).prop_map(|(whole, rest)| Some(format!("{whole}.{rest}"))),
        2 => (0_u32..100_000_000).prop_map(|whole| Some(whole.to_string())),
        1 => (-5000_i32..0).prop_map(|whole| Some(whole.to_string())),
        1 => Just(Some("0".to_owned())),
        1 => Just(None),
        1 => "[1-9][0-9]{0,15}".prop_map(Some),
        1 => "0\\.[0-9]{1,9}".prop_map(Some),
    ]
}

/// What stands along x: years, quarters, cumulative quarters, months, days,
/// names, which begin with the one at `start`.
fn place(kind: u32, i: usize, start: usize) -> String {
    let year = 1990 + i;
    match kind {
        0 => year.to_string(),
        1 => format!("{}-Q{}", 2015 + i / 4, i % 4 + 1),
        2 => [
            format!("{}-Q1", 2015 + i / 4),
            format!("{}-H1", 2015 + i / 4),
            format!("{}-Q1/Q3", 2015 + i / 4),
            format!("{}", 2015 + i / 4),
        ][i % 4]
            .clone(),
        3 => format!("{}-{:02}", 2015 + i / 12, i % 12 + 1),
        4 => format!("2023-{:02}-{:02}", 1 + i / 28 % 12, 1 + i % 28),
        // The step has no divisor in common with their number.
        _ => {
            let names = names();
            names[(i * 31 + start) % names.len()].to_owned()
        }
    }
}

/// A document with one chart of series; some rightly do not resolve.
pub(crate) fn document() -> impl Strategy<Value = Value> {
    let shape = (
        prop::sample::select(&KINDS[..]),
        prop::sample::select(&UNITS[..]),
        0_u32..6,
        1_usize..40,
        1_usize..6,
        0_usize..396,
    );
    shape.prop_flat_map(|((kind, variant), unit, along, rows, columns, start)| {
        let rows = match kind {
            "slope" => 2,
            "bar" | "column" => rows.min(14),
            _ => rows,
        };
        let columns = if variant == Some("percent") || variant == Some("stacked") { columns.min(4) } else { columns };
        let name = prop_oneof![9 => prop::sample::select(names()), 1 => prop::sample::select(&ODD[..])];
        let names = prop::collection::vec(name, columns);
        let cells = prop::collection::vec(prop::collection::vec(number(), columns), rows);
        let extras = (0_u32..16, number(), 0_usize..rows, 0_usize..columns, 0_u32..5);
        (names, cells, extras).prop_map(move |(mut names, cells, (extra, value, row, column, highlight))| {
            names.dedup();
            let facet = kind == "facet";
            let mut columns = vec![json!("x")];
            if facet {
                columns.push(json!("panel"));
            }
            for (i, name) in names.iter().enumerate() {
                // Of equal names the first would win twice.
                let name = if names[..i].contains(name) { format!("{name}{i}") } else { (*name).to_owned() };
                columns.push(json!({ "name": name, "type": "number", "unit": unit, "basis": if unit == "%" { Some("yoy") } else { None } }));
            }
            let list: Vec<Value> = cells
                .iter()
                .enumerate()
                .map(|(i, cells)| {
                    let mut row = vec![json!(place(along, if facet { i / 3 } else { i }, start))];
                    if facet {
                        row.push(json!(place(5, i % 3, start + 7)));
                    }
                    for cell in cells.iter().take(names.len()) {
                        let cell = if kind == "rank" { cell.as_ref().map(|cell| (cell.len() % 9 + 1).to_string()) } else { cell.clone() };
                        row.push(json!(cell));
                    }
                    Value::Array(row)
                })
                .collect();
            let mut chart = json!({ "id": "c", "kind": kind, "title": "标题", "data": { "columns": columns, "rows": list } });
            if let Some(variant) = variant {
                chart["variant"] = variant.into();
            }
            if facet {
                chart["encode"] = json!({ "facet": "panel" });
            }
            if highlight == 0 {
                chart["highlight"] = json!([names[column % names.len()]]);
            }
            let x = place(along, row, start);
            match extra {
                0 => chart["references"] = json!([{ "value": value, "label": "全年预期目标" }]),
                1 => chart["references"] = json!([{ "x": x, "label": "政策出台" }]),
                2 => chart["annotations"] = json!([{ "at": { "x": x }, "text": "这一期起统计口径有调整，与以前不可比" }]),
                3 => chart["axis"] = json!({ "y": { "reversed": true } }),
                4 => chart["axis"] = json!({ "y": { "scale": "log" } }),
                5 => chart["axis"] = json!({ "y": { "domain": ["0", value.unwrap_or_default()] } }),
                6 => chart["annotations"] = json!([{ "at": { "x": place(along, 0, start), "upper": x }, "text": "调整期" }]),
                7 if facet => chart["axis"] = json!({ "y": { "free": true } }),
                _ => {}
            }
            json!({ "version": 1, "charts": [chart] })
        })
    })
}

/// How many documents a run generates.
const RUNS: usize = 2_500;

#[test]
fn generated_series_are_laid_out_cleanly() {
    let mut runner = TestRunner::deterministic();
    let strategy = (document(), 280.0_f64..1200.0, any::<bool>());
    let (mut wrong, mut drawn) = (Vec::new(), 0);
    for _ in 0..RUNS {
        let (document, width, english) = strategy.new_tree(&mut runner).expect("generates").current();
        let lang = if english { Lang::En } else { Lang::Zh };
        let node = Node::from_json(&document.to_string()).expect("JSON");
        let (parsed, report) = read(&node);
        let parsed = parsed.expect("a document");
        let Ok(chart) = resolve(&parsed, &report, "c", Some(lang)) else { continue };
        drawn += 1;
        let found = trial(&document, &chart, width);
        wrong.extend(
            found.first().map(|first| format!("{} at {width:.0}: {first}\n{document}", document["charts"][0]["kind"])),
        );
    }
    assert!(drawn > RUNS / 2, "only {drawn} were drawn");
    let shown: Vec<_> = wrong.iter().take(12).cloned().collect();
    assert!(wrong.is_empty(), "{} of {RUNS}:\n{}", wrong.len(), shown.join("\n"));
}

fn trial(document: &Value, chart: &Chart, width: f64) -> Vec<String> {
    let mut wrong = Vec::new();
    for part in [Part::Plot, Part::Frame] {
        let begin = Instant::now();
        let scene = layout(chart, width, part, &Theme::LIGHT);
        if begin.elapsed() > Duration::from_millis(500) {
            wrong.push(format!("unoptimised layout took {:?}", begin.elapsed()));
        }
        wrong.extend(faults(&scene));
        if dump(&scene) != dump(&layout(chart, width, part, &Theme::LIGHT)) {
            wrong.push("two layouts differ".to_owned());
        }
        if part == Part::Plot {
            let least = Bucket::of(width).least();
            let other = layout(chart, least, part, &Theme::LIGHT).height;
            if (other - scene.height).abs() > 0.01 {
                wrong.push(format!("{} px high, {other} at the bucket's least width", scene.height));
            }
            wrong.extend(misplaced(chart, &scene));
        }
    }
    wrong.extend(changed(document, chart));
    wrong
}

/// Values whose pixel is not where the scale of the others puts it: the
/// picture, read back, gives the value to within half a pixel.
fn misplaced(chart: &Chart, scene: &Scene) -> Option<String> {
    let grid = chart.grid.as_ref()?;
    if !matches!(chart.kind, Kind::Line | Kind::Step | Kind::Slope) || grid.measure.log {
        return None;
    }
    let mut points: Vec<(f64, f64)> = Vec::new();
    for mark in grid.series.iter().flat_map(|series| &series.marks) {
        let region = scene.regions.iter().find(|region| Some(region.datum as u32) == mark.datum);
        points.extend(region.and_then(|region| region.at).map(|(_, y)| (mark.y, y)));
    }
    points.sort_by(|a, b| a.partial_cmp(b).expect("numbers"));
    let (first, last) = (points.first()?, points.last()?);
    if first.0 == last.0 {
        return None;
    }
    let scale = |value: f64| first.1 + (value - first.0) / (last.0 - first.0) * (last.1 - first.1);
    let off = points.iter().find(|(value, y)| (scale(*value) - y).abs() > 0.5)?;
    Some(format!("{} stands at {}, not {}", off.0, off.1, scale(off.0)))
}

/// Figures of the table that are not those of the rows.
fn changed(document: &Value, chart: &Chart) -> Option<String> {
    let rows = document["charts"][0]["data"]["rows"].as_array()?;
    let unit = document["charts"][0]["data"]["columns"].as_array()?.last()?["unit"].as_str()?;
    let written: Vec<String> = rows
        .iter()
        .filter_map(Value::as_array)
        .flatten()
        .filter_map(Value::as_str)
        .map(|digits| group_digits(digits, unit))
        .collect();
    let shown = chart.data.iter().filter_map(|datum| datum.amount.as_deref());
    let strange = shown.map(|amount| amount.number().to_owned()).find(|digits| !written.contains(digits));
    strange.map(|digits| format!("the table says {digits}, which no row says"))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn pixels_give_their_values_back(low in -1e12_f64..1e12, span in 1e-3_f64..1e12, top in 0.0_f64..50.0, pixel in 0.0_f64..1.0) {
        let scale = Scale::new(false, (low, low + span), (top + 158.0, top));
        let y = top + 158.0 * pixel;
        prop_assert!((scale.map(scale.invert(y)) - y).abs() < 0.5);
    }

    #[test]
    fn so_do_pixels_of_logarithms(low in -30_f64..30.0, decades in 0.1_f64..40.0, pixel in 0.0_f64..1.0) {
        let domain = (10_f64.powf(low), 10_f64.powf(low + decades));
        let scale = Log::new(domain, (176.0, 18.0));
        let y = 18.0 + 158.0 * pixel;
        prop_assert!((scale.map(scale.invert(y)) - y).abs() < 0.5);
    }

    #[test]
    fn hostile_rows_never_panic(text in "\\PC{0,40}", csv in "\\PC{0,300}", kind in 0_usize..16) {
        let (kind, variant) = KINDS[kind];
        let mut chart = json!({ "id": "c", "kind": kind, "title": text,
            "data": { "columns": [text, { "name": text, "unit": text }], "rows": [[text, text], [text, "1"], ["2023", "-1e9"], [text]], },
            "encode": { "x": text, "y": [text], "series": text, "status": text },
            "axis": { "y": { "domain": [text, "3"] }, "x": { "domain": ["2023", text] } },
            "references": [{ "value": text, "label": text }], "annotations": [{ "at": { "x": text, "y": text }, "text": text }] });
        if let Some(variant) = variant {
            chart["variant"] = variant.into();
        }
        let mut with_csv = chart.clone();
        with_csv["data"] = json!({ "csv": "x.csv" });
        for chart in [chart, with_csv] {
            let node = Node::from_json(&json!({ "version": 1, "charts": [chart] }).to_string()).expect("JSON");
            let (Some(mut parsed), _) = read(&node) else { continue };
            parsed.charts[0].csv = Some(csv.clone());
            let clean = indicator_charts::error::Report::default();
            if let Ok(chart) = resolve(&parsed, &clean, "c", None) {
                let _ = dump(&layout(&chart, 300.0, Part::Frame, &Theme::LIGHT));
            }
        }
    }
}
