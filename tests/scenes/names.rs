//! Real names as labels, in every kind at the widths of phones, half columns
//! and columns: legible, apart from each other, and those of subjects whole.

use crate::common::{charts, faults, names};
use indicator_charts::describe::{Field, said};
use indicator_charts::layout::{Part, layout};
use indicator_charts::resolve::{Chart, Datum, Emphasis};
use indicator_charts::scene::{Role, Scene, Shape};
use indicator_charts::theme::Theme;
use serde_json::{Value, json};

const WIDTHS: [f64; 4] = [280.0, 328.0, 480.0, 680.0];

/// Kinds whose data all have labels alike, with their variants and a unit.
const ROWS: [(&str, Option<&str>, &str); 13] = [
    ("tiles", None, "亿元"),
    ("bar", None, "亿元"),
    ("bar", Some("diverging"), "个百分点"),
    ("column", None, "万人"),
    ("dot", None, "%"),
    ("dot", Some("lollipop"), "公里"),
    ("arrow", None, "亿元"),
    ("range", None, "%"),
    ("share", None, "%"),
    ("part", None, "个"),
    ("unit", None, "家"),
    ("table", None, "亿元"),
    ("table", Some("bars"), "亿元"),
];

/// Names of one chart.
const BATCH: usize = 11;

/// A subject of another name than those that are tried.
const OTHER: &str = "全区";

/// One figure with what the kinds ask for; its digits are real, not absurd.
fn indicator(i: usize, name: &str, kind: &str, unit: &str) -> Value {
    let value = (1 + i * 37 % 90).to_string();
    let mut it = json!({ "id": format!("i{i}"), "label": name, "value": value, "unit": unit });
    let later = (2 + i * 37 % 90).to_string();
    match kind {
        "arrow" => it["from"] = json!({ "value": later, "unit": unit }),
        "range" => it["upper"] = later.into(),
        "part" => it["whole"] = json!({ "value": "96", "unit": unit }),
        _ => {}
    }
    it
}

fn document(kind: &str, variant: Option<&str>, indicators: &[Value], listed: &[&str], highlight: &[String]) -> String {
    let mut chart = json!({ "id": "c", "kind": kind, "title": "名称", "indicators": listed, "highlight": highlight });
    if let Some(variant) = variant {
        chart["variant"] = variant.into();
    }
    json!({ "version": 1, "indicators": indicators, "charts": [chart] }).to_string()
}

/// A chart of many rows: another subject, then `names`; as subjects too or not.
fn rows(kind: &str, variant: Option<&str>, unit: &str, names: &[&str], subjects: bool) -> String {
    let labels = [&[OTHER], names].concat();
    let indicators: Vec<_> = labels.iter().enumerate().map(|(i, name)| indicator(i, name, kind, unit)).collect();
    let keys: Vec<_> = (0..labels.len()).map(|i| format!("i{i}")).collect();
    let listed: Vec<_> = keys.iter().map(String::as_str).collect();
    document(kind, variant, &indicators, &listed, if subjects { &keys[1..] } else { &keys[..1] })
}

/// Charts of one name, for kinds and parts of kinds that show one alone: a
/// hero, a share with its rest, few of few, a plan.
fn alone(name: &str) -> Vec<(&'static str, String)> {
    let left = |op, unit, args: &[&str]| {
        let derived = json!({ "op": op, "args": args });
        json!({ "id": "rest", "label": name, "unit": unit, "derived": derived })
    };
    let share = json!({ "id": "it", "label": name, "value": "42.9", "unit": "%" });
    let part =
        json!({ "id": "it", "label": name, "value": "7", "unit": "个", "whole": { "value": "8", "unit": "个" } });
    let rate_of = |id, label, whole| {
        let whole = json!({ "value": "41", "unit": "个", "label": whole });
        json!({ "id": id, "label": label, "value": "100", "unit": "%", "whole": whole })
    };
    let rates = [rate_of("a", "开工率", name), rate_of("b", name, "全部项目")];
    let done = json!({ "id": "it", "label": name, "value": "302.8", "unit": "亿元" });
    let plan = json!({ "id": "plan", "label": name, "value": "400", "unit": "亿元" });
    let rate = json!({ "id": "rate", "label": name, "value": "75.7", "unit": "%" });
    let others = ["b", "c"].map(|id| json!({ "id": id, "label": OTHER, "value": "36.6", "unit": "万人" }));
    let tiles = [std::slice::from_ref(&done), &others[..]].concat();
    vec![
        ("hero", document("tiles", None, &tiles, &["it", "b", "c"], &[])),
        ("waffle", document("share", Some("waffle"), &[share, left("complement", "%", &["it"])], &["it", "rest"], &[])),
        ("few", document("part", None, &[part, left("minus", "个", &["it.whole", "it"])], &["it", "rest"], &[])),
        ("rates", document("part", None, &rates, &["a", "b"], &[])),
        ("bullet", document("bullet", None, &[done, plan, rate], &["it", "plan", "rate"], &[])),
    ]
}

/// A rate of `name` that leads another reference of that name.
fn lead(name: &str) -> String {
    let compare = json!([{ "of": "change", "to": name, "value": "1.9", "unit": "个百分点", "direction": "above" }]);
    let change = json!({ "value": "7.9", "unit": "%", "direction": "up", "basis": "yoy" });
    let it = json!({ "id": "it", "label": "地区生产总值", "value": "1331.4", "unit": "亿元", "region": name,
                     "change": change, "compare": compare });
    document("lead", None, &[it], &["it.change", "it.compare.0"], &[])
}

/// What a datum's labels say, without the spaces at breaks.
fn labels(scene: &Scene, datum: usize) -> String {
    let mut words = String::new();
    for item in scene.items.iter().filter(|item| item.role == Role::Label && item.datum == Some(datum)) {
        if let Shape::Text(text) = &item.shape {
            words.extend(text.spans.iter().map(|span| span.text.as_str()));
        }
    }
    words.replace(' ', "")
}

/// Whether the label of `datum` is shown whole.
fn whole(scene: &Scene, i: usize, datum: &Datum) -> bool {
    labels(scene, i).contains(&datum.label.replace(' ', ""))
}

/// What is wrong with a chart at any width.
fn wrong(chart: &Chart, kind: &str) -> Vec<String> {
    let mut wrong = Vec::new();
    for width in WIDTHS {
        let scene = layout(chart, width, Part::Plot, &Theme::LIGHT);
        wrong.extend(faults(&scene).into_iter().map(|fault| format!("{kind} {width}: {fault}")));
        for span in scene.texts().flat_map(|text| &text.spans).filter(|span| span.size < 12.0) {
            wrong.push(format!("{kind} {width}: “{}” is {:.1} px", span.text, span.size));
        }
        for (i, datum) in chart.data.iter().enumerate() {
            // A bullet says 完成 instead; its title has the name.
            let cut = datum.emphasis == Emphasis::Subject && kind != "bullet" && !whole(&scene, i, datum);
            if cut {
                wrong.push(format!("{kind} {width}: subject “{}” shows “{}”", datum.label, labels(&scene, i)));
            }
        }
    }
    for datum in &chart.data {
        let label = said(chart, datum, Field::Label);
        if !label.contains(&datum.label) {
            wrong.push(format!("{kind}: the table says “{label}”, not “{}”", datum.label));
        }
    }
    wrong
}

fn assert_clean(documents: impl Iterator<Item = (&'static str, String)>) {
    let mut all = Vec::new();
    for (kind, document) in documents {
        for chart in charts(&document) {
            all.extend(wrong(&chart, kind));
        }
    }
    let shown: Vec<_> = all.iter().take(40).cloned().collect();
    assert!(all.is_empty(), "{}:\n{}", all.len(), shown.join("\n"));
}

#[test]
fn names_in_rows_are_legible() {
    let names = names();
    let batches = ROWS.iter().flat_map(|(kind, variant, unit)| {
        names.chunks(BATCH).flat_map(move |batch| {
            [true, false].map(|subjects| (variant.unwrap_or(kind), rows(kind, *variant, unit, batch, subjects)))
        })
    });
    assert_clean(batches);
}

#[test]
fn names_that_stand_alone_are_legible() {
    assert_clean(names().into_iter().flat_map(alone));
}

#[test]
fn names_in_leads_are_legible() {
    assert_clean(names().into_iter().map(|name| ("lead", lead(name))));
}
