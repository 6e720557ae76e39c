//! Generated documents: whatever resolves is laid out cleanly, quickly, the
//! same way twice, and says in its table what the document says.

use std::time::{Duration, Instant};

use crate::common::{faults, names};
use indicator_charts::describe::{Field, columns, said};
use indicator_charts::document::{Node, read};
use indicator_charts::layout::{Part, layout};
use indicator_charts::paint::dump;
use indicator_charts::resolve::resolve;
use indicator_charts::text::Lang;
use indicator_charts::theme::Theme;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use serde_json::{Value, json};

const UNITS: [&str; 9] = ["亿元", "万元", "家", "个", "%", "万人", "公里", "万平方米", "billion yuan"];
const QUALIFIERS: [(&str, Option<&str>); 9] = [
    ("exact", None),
    ("exact", Some("达到")),
    ("over", Some("超过")),
    ("over", Some("多")),
    ("at_least", Some("以上")),
    ("under", Some("不到")),
    ("at_most", None),
    ("about", Some("约")),
    ("about", Some("左右")),
];

fn number() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => (0_u32..2000, 0_u32..100).prop_map(|(whole, rest)| format!("{whole}.{rest}")),
        2 => (0_u32..10_000_000).prop_map(|whole| whole.to_string()),
        1 => (-5000_i32..0).prop_map(|whole| whole.to_string()),
        1 => Just("0".to_owned()),
        1 => "[1-9][0-9]{0,11}(\\.[0-9]{1,6})?",
    ]
}

fn indicator(unit: Option<&'static str>) -> impl Strategy<Value = Value> {
    let unit = unit.map_or_else(|| prop::sample::select(&UNITS[..]).boxed(), |unit| Just(unit).boxed());
    let value = prop_oneof![8 => number().prop_map(Some), 1 => Just(None)];
    let label = prop::sample::select(names());
    let qualifier = prop::sample::select(&QUALIFIERS[..]);
    (label, value, unit, qualifier, 0_u32..12, prop::option::of(number())).prop_map(
        |(label, value, unit, (qualifier, word), extra, upper)| {
            let mut it = json!({ "label": label, "value": value, "unit": unit, "qualifier": qualifier });
            if let Some(word) = word {
                it["qualifierText"] = word.into();
            }
            match extra {
                0 => it["change"] = json!({ "value": "7.9", "unit": "%", "direction": "up", "basis": "yoy" }),
                1 => it["rank"] = json!({ "place": 1, "among": "全省开发区", "years": 2 }),
                2 => it["periodText"] = "2023年前三季度".into(),
                3 => it["upper"] = upper.into(),
                _ => {}
            }
            it
        },
    )
}

/// A document with one chart; some of them rightly do not resolve.
pub(crate) fn document() -> impl Strategy<Value = Value> {
    let kinds = prop::sample::select(
        &[
            "tiles",
            "bar",
            "column",
            "dot",
            "lollipop",
            "arrow",
            "range",
            "unit",
            "bullet",
            "share",
            "waffle",
            "part",
            "table",
            "lead",
            "diverging",
            "bars",
        ][..],
    );
    (kinds, prop::sample::select(&UNITS[..])).prop_flat_map(|(kind, unit)| {
        let (unit, most) = match kind {
            "share" => (Some("%"), 6),
            "waffle" => (Some("%"), 1),
            "part" => (Some("个"), 4),
            "unit" => (Some("家"), 5),
            "arrow" | "range" => (Some(unit), 9),
            "bar" | "diverging" | "dot" | "lollipop" => (Some(unit), 30),
            "column" => (Some(unit), 13),
            "bullet" => (Some(unit), 1),
            _ => (None, 9),
        };
        let titles = prop::sample::select(names());
        let group = prop::sample::select(&["", "就业与托育", "教育"][..]);
        (prop::collection::vec((indicator(unit), group), 0..=most), titles, number(), 0_u32..500).prop_map(move |(list, title, other, whole)| {
            let mut references = Vec::new();
            let mut indicators = Vec::new();
            for (i, (mut it, group)) in list.into_iter().enumerate() {
                it["id"] = format!("i{i}").into();
                match kind {
                    "arrow" => it["from"] = json!({ "value": other, "unit": it["unit"] }),
                    "range" if whole > 250 => it["target"] = json!({ "value": other, "unit": it["unit"] }),
                    "bullet" => it["target"] = json!({ "value": other, "unit": it["unit"] }),
                    "part" => {
                        it["value"] = (whole / 2).to_string().into();
                        it["whole"] = json!({ "value": whole.to_string(), "unit": "个", "label": "全市" });
                        it.as_object_mut().map(|it| it.remove("upper"));
                    }
                    "lead" => {
                        it["change"] = json!({ "value": other.trim_start_matches('-'), "unit": "%", "direction": "up", "basis": "yoy" });
                        it["compare"] = json!([{ "of": "change", "to": title, "value": "1.7", "unit": "个百分点", "direction": "above" }]);
                        references.push(json!(format!("i{i}.change")));
                        references.push(json!(format!("i{i}.compare.0")));
                    }
                    _ => {}
                }
                if kind != "lead" {
                    references.push(json!({ "ref": format!("i{i}"), "group": group }));
                }
                indicators.push(it);
            }
            // A panel for each group.
            let facet = whole % 5 == 0 && !matches!(kind, "bar" | "column" | "bars");
            let (word, variant) = match kind {
                _ if facet => ("facet", Some(kind)),
                "waffle" => ("share", Some(kind)),
                "lollipop" => ("dot", Some(kind)),
                "diverging" => ("bar", Some(kind)),
                "bars" => ("table", Some(kind)),
                _ => (kind, None),
            };
            let mut chart = json!({ "id": "c", "kind": word, "title": title, "subtitle": title, "note": title, "indicators": references });
            if let Some(variant) = variant {
                chart["variant"] = variant.into();
            }
            if whole % 2 == 0 && facet {
                chart["axis"] = json!({ "y": { "free": true } });
            }
            json!({ "version": 1, "indicators": indicators, "charts": [chart] })
        })
    })
}

/// How many documents a run generates.
const RUNS: usize = 10_000;

/// One generated chart at one width; what is wrong with it.
fn trial(document: &Value, width: f64, lang: Lang) -> Vec<String> {
    let node = Node::from_json(&document.to_string()).expect("JSON");
    let (parsed, report) = read(&node);
    let parsed = parsed.expect("a document");
    let Ok(chart) = resolve(&parsed, &report, "c", Some(lang)) else { return Vec::new() };
    let mut wrong = Vec::new();
    for part in [Part::Plot, Part::Frame] {
        let begin = Instant::now();
        let scene = layout(&chart, width, part, &Theme::DARK);
        if begin.elapsed() > Duration::from_millis(500) {
            wrong.push(format!("unoptimised layout took {:?}", begin.elapsed()));
        }
        wrong.extend(faults(&scene));
        if dump(&scene) != dump(&layout(&chart, width, part, &Theme::DARK)) {
            wrong.push("two layouts differ".to_owned());
        }
    }
    let columns = columns(&chart);
    if columns.get(1).is_none_or(|column| column.field != Field::Value) {
        wrong.push("the table has no column of values".to_owned());
    }
    for datum in &chart.data {
        let shown = datum.amount.as_deref().map(indicator_charts::resolve::Amount::text);
        let expected = shown.unwrap_or_else(|| lang.say("未公布|not published").to_owned());
        let cell = said(&chart, datum, Field::Value);
        if cell != expected {
            wrong.push(format!("the table says {cell}, not {expected}"));
        }
    }
    wrong
}

#[test]
fn generated_documents_are_laid_out_cleanly() {
    let mut runner = TestRunner::deterministic();
    let strategy = (document(), 280.0_f64..1200.0, any::<bool>());
    let mut wrong = Vec::new();
    for _ in 0..RUNS {
        let (document, width, english) = strategy.new_tree(&mut runner).expect("generates").current();
        let lang = if english { Lang::En } else { Lang::Zh };
        let kind = document["charts"][0]["kind"].to_string();
        let found = trial(&document, width, lang);
        wrong.extend(found.first().map(|first| format!("{kind} at {width:.0}: {first}\n{document}")));
    }
    let shown: Vec<_> = wrong.iter().take(20).cloned().collect();
    assert!(wrong.is_empty(), "{} of {RUNS}:\n{}", wrong.len(), shown.join("\n"));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn hostile_text_never_panics(text in "\\PC{0,300}") {
        if let Ok(node) = Node::from_json(&text) {
            let _ = read(&node);
        }
        let document = json!({
            "version": 1, "lang": text, "article": { "title": text, "url": text },
            "indicators": [{ "id": text, "label": text, "value": text, "unit": text, "period": text, "of": text }, { "id": "i", "label": text, "value": "1", "unit": "个", "written": text }],
            "charts": [{ "id": "c", "kind": "tiles", "title": text, "subtitle": text, "note": text, "indicators": ["i", { "ref": "i", "label": text }] }],
        });
        let node = Node::from_json(&document.to_string()).expect("JSON");
        let (parsed, _) = read(&node);
        let clean = indicator_charts::error::Report::default();
        if let Some(Ok(chart)) = parsed.map(|parsed| resolve(&parsed, &clean, "c", None)) {
            for width in [280.0, 700.0] {
                let _ = dump(&layout(&chart, width, Part::Frame, &Theme::LIGHT));
            }
        }
    }
}
