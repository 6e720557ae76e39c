//! Views of a chart: hidden series, a part of a long axis, the steps of a
//! story, what is beside a datum, and the pictures in between.

use crate::common::{charts, document};
use indicator_charts::describe::levels;
use indicator_charts::error::Report;
use indicator_charts::hit::{beside, is_long, key, order, period, place};
use indicator_charts::layout::{Part, layout};
use indicator_charts::paint::Tween;
use indicator_charts::resolve::{Chart, resolve};
use indicator_charts::scene::{Anchor, Item, Role, Scene, Shape};
use indicator_charts::theme::Theme;
use serde_json::{Value, json};

fn one(chart: &Value, indicators: &Value) -> Chart {
    let json = json!({ "version": 1, "indicators": indicators, "charts": [chart] }).to_string();
    charts(&json).remove(0)
}

fn plot(chart: &Chart) -> Scene {
    layout(chart, 680.0, Part::Plot, &Theme::LIGHT)
}

/// Three lines over four years.
fn lines(more: &Value) -> Chart {
    let mut chart = json!({ "id": "c", "kind": "line", "data": {
        "columns": ["year", { "name": "甲", "unit": "%" }, { "name": "乙", "unit": "%" }, { "name": "丙", "unit": "%" }],
        "rows": [["2020", "1", "5", "9"], ["2021", "2", "6", "8"], ["2022", "3", "7", null], ["2023", "4", "8", "6"]],
    } });
    for (key, value) in more.as_object().into_iter().flatten() {
        chart[key] = value.clone();
    }
    one(&chart, &json!([]))
}

#[test]
fn hidden_series_leave_the_picture_and_stay_in_the_table() {
    let (all, some) = (lines(&json!({})), lines(&json!({ "hidden": ["乙"] })));
    let names =
        |chart: &Chart| chart.grid.as_ref().map(|grid| grid.series.iter().map(|one| one.name.clone()).collect());
    assert_eq!(names(&some), Some(vec!["甲".to_owned(), "丙".to_owned()]));
    assert_eq!(some.grid.as_ref().map(|grid| grid.names.len()), Some(3));
    assert_eq!(some.data.len(), all.data.len());
    let color = |chart: &Chart, name: &str| {
        let grid = chart.grid.as_ref().expect("a grid");
        grid.series.iter().find(|one| one.name == name).and_then(|one| one.category)
    };
    for name in ["甲", "丙"] {
        assert_eq!(color(&all, name), color(&some, name), "{name} keeps its colour");
    }
    // Of all, none would be left.
    assert_eq!(names(&lines(&json!({ "hidden": ["甲", "乙", "丙"] }))), names(&all));
}

#[test]
fn parts_of_a_whole_are_not_hidden() {
    let chart = |hidden: &[&str]| {
        one(
            &json!({ "id": "c", "kind": "column", "variant": "percent", "hidden": hidden, "data": {
                "columns": ["year", { "name": "甲", "unit": "家" }, { "name": "乙", "unit": "家" }],
                "rows": [["2020", "1", "3"], ["2021", "2", "2"]] } }),
            &json!([]),
        )
    };
    assert_eq!(chart(&["乙"]).grid, chart(&[]).grid);
}

#[test]
fn data_beside_stand_at_the_same_place_from_top_to_bottom() {
    let chart = lines(&json!({}));
    let scene = plot(&chart);
    let at = |key: &str| chart.data.iter().position(|datum| datum.key == key).expect(key);
    let named = |datum: usize| -> Vec<&str> {
        beside(&chart, &scene, datum).iter().map(|at| chart.data[*at as usize].key.as_str()).collect()
    };
    assert_eq!(named(at("甲@2021年")), ["丙@2021年", "乙@2021年", "甲@2021年"]);
    // What is missing has no place on a line.
    assert_eq!(named(at("甲@2022年")), ["乙@2022年", "甲@2022年"]);
    assert_eq!(named(at("丙@2022年")), [""; 0]);
    assert_eq!(order(&scene).len(), chart.data.len());
    assert_eq!(period(&chart, at("乙@2022年")).as_deref(), Some("2022年"));
    assert_eq!(place(&chart, at("乙@2022年")), Some(2022.0 * 12.0 + 12.0));
}

#[test]
fn series_are_named_where_their_names_are() {
    let chart = lines(&json!({}));
    let scene = plot(&chart);
    for text in scene.texts() {
        let words: String = text.spans.iter().map(|span| span.text.as_str()).collect();
        let Some(name) = ["甲", "乙", "丙"].iter().find(|name| words.starts_with(**name)) else { continue };
        let (left, top, right, bottom) = text.extent();
        assert_eq!(key(&scene, f64::midpoint(left, right), f64::midpoint(top, bottom)), Some(*name));
    }
    assert_eq!(scene.keys.len(), 3);
    assert_eq!(key(&scene, 100.0, 100.0), None);
}

/// A walk of `count` values, cut to the places from `from` to `to`.
fn walk(count: usize, domain: Option<[usize; 2]>) -> Chart {
    let rows: Vec<Value> = (0..count).map(|x| json!([x.to_string(), ((x * 7919) % 1000).to_string()])).collect();
    let mut chart = json!({ "id": "c", "kind": "line", "data": {
        "columns": [{ "name": "x", "type": "number" }, { "name": "y", "type": "number" }], "rows": rows } });
    if let Some([from, to]) = domain {
        chart["axis"] = json!({ "x": { "domain": [from.to_string(), to.to_string()] } });
    }
    one(&chart, &json!([]))
}

#[test]
fn a_part_of_a_long_axis_has_all_its_data() {
    assert!(walk(10_000, None).data.len() <= 2_000);
    let part = walk(10_000, Some([5_000, 5_100]));
    let labels: Vec<String> = part.data.iter().map(|datum| datum.label.clone()).collect();
    let wanted: Vec<String> = (5_000..=5_100).map(|x| x.to_string()).collect();
    assert_eq!(labels, wanted, "every value between the ends, and no other");
    // A larger part is a sample again.
    let large = walk(10_000, Some([1_000, 9_000]));
    assert!(large.data.len() <= 2_000 && large.data.len() > 1_000, "{}", large.data.len());
    assert!(large.data.iter().all(|datum| (1_000..=9_000).contains(&datum.label.parse::<usize>().expect("a number"))));
}

/// Bars of three figures in an order.
fn bars(sort: &str) -> Chart {
    let figure =
        |id: &str, value: &str| json!({ "id": id, "label": id, "value": value, "unit": "亿元", "kind": "level" });
    one(
        &json!({ "id": "c", "kind": "bar", "sort": sort, "indicators": ["a", "b", "c"] }),
        &json!([figure("a", "10"), figure("b", "30"), figure("c", "20")]),
    )
}

fn bar<'a>(chart: &Chart, scene: &'a Scene, key: &str) -> &'a Item {
    let at = chart.data.iter().position(|datum| datum.key == key);
    let is = |item: &&Item| item.datum == at && item.role == Role::Mark && matches!(item.shape, Shape::Rect { .. });
    scene.items.iter().find(is).expect("a bar")
}

fn top(item: &Item) -> f64 {
    let Shape::Rect { y, .. } = item.shape else { panic!("a bar") };
    y
}

#[test]
fn marks_move_with_their_data() {
    let (before, after) = (bars("none"), bars("desc"));
    let (old, new) = (plot(&before), plot(&after));
    let tween = Tween::new(&before, old.clone(), &after, &new);
    for key in ["a", "b", "c"] {
        let (from, to) = (top(bar(&before, &old, key)), top(bar(&after, &new, key)));
        for share in [0.0, 0.25, 0.5, 1.0] {
            let at = top(bar(&after, &tween.at(&new, share), key));
            assert!((at - (from + (to - from) * share)).abs() < 1e-9, "{key} at {share}: {at} between {from} and {to}");
        }
    }
    assert_eq!(tween.at(&new, 1.0).items, new.items, "the end is the picture itself");
}

#[test]
fn lines_move_with_their_axis() {
    let (before, after) = (walk(400, None), walk(400, Some([100, 200])));
    let (old, new) = (plot(&before), plot(&after));
    let tween = Tween::new(&before, old, &after, &new);
    let line = |scene: &Scene| {
        let paths = scene.items.iter().filter_map(|item| match &item.shape {
            Shape::Path { lines, stroke: Some(stroke), .. } if item.datum.is_none() && stroke.color.a > 0 => {
                Some(lines.clone())
            }
            _ => None,
        });
        paths.flatten().flatten().collect::<Vec<_>>()
    };
    let width = |points: &[(f64, f64)]| {
        let xs = points.iter().map(|(x, _)| *x);
        xs.clone().fold(f64::MIN, f64::max) - xs.fold(f64::MAX, f64::min)
    };
    // At first the new line is as narrow as its part of the old one was.
    let first = tween.at(&new, 0.001);
    let coming = first.items.iter().rev().find_map(|item| match &item.shape {
        Shape::Path { lines, .. } if item.datum.is_none() && item.role == Role::Mark => Some(lines.concat()),
        _ => None,
    });
    let (narrow, wide) = (width(&coming.expect("a line")), width(&line(&new)));
    assert!(narrow < wide * 0.3, "{narrow} of {wide}");
    assert!(line(&tween.at(&new, 0.5)).iter().all(|(x, y)| x.is_finite() && y.is_finite()));
}

#[test]
fn a_step_is_the_chart_with_its_changes() {
    let json = json!({ "version": 1, "charts": [{ "id": "c", "kind": "line", "data": {
        "columns": ["year", { "name": "甲", "unit": "%" }, { "name": "乙", "unit": "%" }],
        "rows": [["2020", "1", "5"], ["2021", "2", "6"], ["2022", "3", "7"]] },
        "alt": "三年里甲和乙都上升。", "steps": [
            { "text": "先看甲。", "highlight": ["甲"] },
            { "text": "再看后两年。", "domain": ["2021", "2022"], "annotations": [{ "at": { "x": "2022", "series": "甲" }, "text": "最高" }] },
            { "text": "换成柱形。", "kind": "column", "variant": "grouped" },
        ] }] })
    .to_string();
    let (mut document, report) = document(&json);
    assert_eq!((report.errors.len(), report.warnings.len()), (0, 0), "{report:?}");
    let spec = document.charts[0].clone();
    let mut views = Vec::new();
    for step in &spec.steps {
        document.charts[0] = spec.at_step(step);
        views.push(resolve(&document, &Report::default(), "c", None).expect("resolves"));
    }
    let grid = |at: usize| views[at].grid.as_ref().expect("a grid");
    assert!(grid(0).series[0].category.is_none() && grid(0).domain.is_none());
    assert_eq!(grid(1).domain, Some((2021.0 * 12.0 + 12.0, 2022.0 * 12.0 + 12.0)));
    assert_eq!(grid(1).annotations.len(), 1);
    assert_eq!(views[2].kind, indicator_charts::resolve::Kind::GroupedColumn);
    // Of a part, and of another kind, what the author wrote of the whole is not said.
    let names: Vec<String> = views.iter().map(|chart| levels(chart).swap_remove(0)).collect();
    assert_eq!(names[0], "三年里甲和乙都上升。");
    assert!(names[1].starts_with("折线图：甲、乙；2021年至2022年"), "{names:?}");
    assert!(names[2].starts_with("分组柱形图：甲、乙"), "{names:?}");
}

/// What stands at the ends of lines, with its height.
fn labels(chart: &Chart, width: f64) -> Vec<(String, f64)> {
    let scene = layout(chart, width, Part::Plot, &Theme::LIGHT);
    let labels = scene.items.iter().filter(|item| item.role == Role::Label).filter_map(|item| match &item.shape {
        Shape::Text(text) => Some((text.spans.iter().map(|span| span.text.as_str()).collect(), text.y)),
        _ => None,
    });
    labels.collect()
}

/// The height of the dot of `key`.
fn dot(chart: &Chart, key: &str) -> Option<f64> {
    let at = chart.data.iter().position(|datum| datum.key == key);
    plot(chart).items.iter().find_map(|item| match item.shape {
        Shape::Circle { center, .. } if item.datum == at => Some(center.1),
        _ => None,
    })
}

#[test]
fn a_part_of_the_axis_is_labelled_with_its_own_last_values() {
    let cut = json!({ "x": { "domain": ["2020", "2022"] } });
    for kind in ["line", "step", "area"] {
        let chart = lines(&json!({ "kind": kind, "axis": cut }));
        let found = labels(&chart, 680.0);
        // The value of 丙 in 2022 is missing.
        for (words, key) in [("甲3", "甲@2022年"), ("乙7", "乙@2022年"), ("丙8", "丙@2021年")] {
            let label = found.iter().find(|(text, _)| text == words);
            let (at, y) = (dot(&chart, key).expect("a dot"), label.expect(words).1);
            assert!((y - 5.0 - at).abs() < 1.0, "{kind}: {words} at {y}, its dot at {at}");
        }
        assert_eq!(found.len(), 3, "{kind}: {found:?}");
    }
    // Of a stack, in the middle of its layer's end.
    let stack =
        lines(&json!({ "kind": "area", "variant": "stacked", "axis": { "x": { "domain": ["2020", "2021"] } } }));
    let words: Vec<String> = labels(&stack, 680.0).into_iter().map(|(text, _)| text).collect();
    for wanted in ["甲2", "乙6", "丙8"] {
        assert!(words.iter().any(|text| text == wanted), "{words:?}");
    }
    // And in small multiples.
    let rows = json!([
        ["2020", "甲", "1"],
        ["2021", "甲", "2"],
        ["2022", "甲", "3"],
        ["2020", "乙", "5"],
        ["2021", "乙", "6"],
        ["2022", "乙", "7"]
    ]);
    let facet = json!({ "id": "c", "kind": "facet", "variant": "line", "axis": { "x": { "domain": ["2020", "2021"] } },
        "data": { "columns": ["year", "who", { "name": "y", "unit": "%" }], "rows": rows },
        "encode": { "x": "year", "y": ["y"], "facet": "who" } });
    let words: Vec<String> = labels(&one(&facet, &json!([])), 680.0).into_iter().map(|(text, _)| text).collect();
    assert!(
        words.iter().any(|text| text.starts_with('2')) && words.iter().any(|text| text.starts_with('6')),
        "{words:?}"
    );
}

#[test]
fn a_label_keeps_to_what_lies_between_the_ends() {
    // Nothing of 丙 is known in 2022: its line has no end there.
    let chart = lines(&json!({ "axis": { "x": { "domain": ["2022", "2023"] } } }));
    assert!(labels(&chart, 680.0).iter().any(|(text, _)| text == "丙6"));
    let chart = walk(400, Some([100, 200]));
    assert!(labels(&chart, 680.0)[0].0.ends_with(&((200 * 7919) % 1000).to_string()));
}

/// Places of three towns over six years; 丁 is there at first only.
fn ranks(more: &Value) -> Chart {
    let town = |name: &str| json!({ "name": name, "unit": "位" });
    let mut chart = json!({ "id": "c", "kind": "rank", "data": {
        "columns": ["year", town("甲"), town("乙"), town("丙"), town("丁")],
        "rows": [["2018", "3", "1", "2", "4"], ["2019", "3", "1", "2", null], ["2020", "3", "2", "1", null],
            ["2021", "2", "3", "1", null], ["2022", "1", "3", "2", null], ["2023", "1", "2", "3", null]],
    } });
    for (key, value) in more.as_object().into_iter().flatten() {
        chart[key] = value.clone();
    }
    one(&chart, &json!([]))
}

#[test]
fn a_rank_chart_is_cut_to_a_part_of_its_periods() {
    let chart = ranks(&json!({ "axis": { "x": { "domain": ["2020", "2022"] } } }));
    assert!(is_long(&ranks(&json!({}))), "readers can cut it");
    for width in [360.0, 680.0] {
        let scene = layout(&chart, width, Part::Plot, &Theme::LIGHT);
        let seen: Vec<&str> = order(&scene).iter().map(|at| chart.data[*at as usize].key.as_str()).collect();
        assert_eq!(seen.len(), 9, "{seen:?}");
        assert!(
            seen.iter().all(|key| ["2020年", "2021年", "2022年"].iter().any(|year| key.ends_with(year))),
            "{seen:?}"
        );
        for item in &scene.items {
            let Shape::Path { lines, .. } = &item.shape else { continue };
            assert!(lines.iter().flatten().all(|(x, _)| (0.0..=width).contains(x)), "{lines:?}");
        }
        // Who is where at the end, one below the other, and no names but theirs.
        let mut names: Vec<(String, f64)> =
            labels(&chart, width).into_iter().filter(|(text, _)| text.parse::<u32>().is_err()).collect();
        names.sort_by(|a, b| a.1.total_cmp(&b.1));
        let names: Vec<&str> = names.iter().map(|(text, _)| text.as_str()).collect();
        assert_eq!(names, ["甲", "丙", "乙"]);
    }
    // Places that nobody has in this part have no row.
    assert!(plot(&chart).height < plot(&ranks(&json!({}))).height);
    let said = levels(&chart);
    assert!(said[0].contains("2020年至2022年，3期"), "{said:?}");
    assert!(said.iter().all(|level| !level.contains("2018") && !level.contains("2023")), "{said:?}");
}

/// The labels of the axis of y.
fn ticks(chart: &Chart) -> Vec<f64> {
    let number = |item: &Item| match &item.shape {
        Shape::Text(text) if item.role == Role::Axis && text.anchor == Anchor::End => {
            text.spans.iter().map(|span| span.text.as_str()).collect::<String>().parse().ok()
        }
        _ => None,
    };
    plot(chart).items.iter().filter_map(number).collect()
}

/// Ten years of a rate that grows fast at first, and little at last.
fn saturated(kind: &str, axis: &Value) -> Chart {
    let values = ["5", "20", "45", "70", "88", "95.1", "95.9", "96.2", "96.8", "97.4"];
    let rows: Vec<Value> = values.iter().enumerate().map(|(i, value)| json!([(2014 + i).to_string(), value])).collect();
    let data = json!({ "columns": ["year", { "name": "y", "unit": "%" }], "rows": rows });
    one(&json!({ "id": "c", "kind": kind, "axis": axis, "data": data }), &json!([]))
}

#[test]
fn lines_fill_the_part_of_the_axis_that_is_shown() {
    let part = json!({ "x": { "domain": ["2020", "2023"] } });
    for kind in ["line", "step"] {
        let (whole, cut) = (ticks(&saturated(kind, &json!({}))), ticks(&saturated(kind, &part)));
        assert_eq!((whole.first(), whole.last()), (Some(&0.0), Some(&100.0)), "{kind}");
        assert_eq!((cut.first(), cut.last()), (Some(&95.5), Some(&97.5)), "{kind}: {cut:?}");
    }
    // What is an area begins at zero, and ends where it is seen.
    assert_eq!(ticks(&saturated("area", &part)), [0.0, 50.0, 100.0]);
    let early = ticks(&saturated("area", &json!({ "x": { "domain": ["2014", "2015"] } })));
    assert_eq!((early.first(), early.last()), (Some(&0.0), Some(&20.0)), "{early:?}");
    // Ends that the author gave stay.
    let both = json!({ "x": { "domain": ["2020", "2023"] }, "y": { "domain": ["0", "100"] } });
    assert_eq!(ticks(&saturated("line", &both)).first(), Some(&0.0));
    // And so do those of bars, which show all their places.
    assert_eq!(plot(&saturated("column", &part)).items, plot(&saturated("column", &json!({}))).items);
}

/// 甲 has a value each year, 乙 in 2010, 2015 and 2020.
fn census(kind: &str, ends: [&str; 2]) -> Chart {
    let mut rows: Vec<Value> =
        (0..11).map(|i| json!([(2010 + i).to_string(), "甲", (50 + 2 * i).to_string()])).collect();
    rows.extend([("2010", "30"), ("2015", "44"), ("2020", "64")].map(|(year, value)| json!([year, "乙", value])));
    let chart = json!({ "id": "c", "kind": kind, "axis": { "x": { "domain": ends } },
        "data": { "columns": ["year", "who", { "name": "y", "unit": "万人" }], "rows": rows },
        "encode": { "x": "year", "y": "y", "series": "who" } });
    one(&chart, &json!([]))
}

#[test]
fn a_line_that_only_passes_has_its_name_where_it_leaves() {
    for (kind, last) in [("line", 44.0 + 20.0 * 0.8), ("step", 44.0), ("area", 44.0 + 20.0 * 0.8)] {
        let chart = census(kind, ["2016", "2019"]);
        let grid = chart.grid.as_ref().expect("series");
        let end = grid.series[1].end().expect("a place").y;
        assert!((end - last).abs() < 1e-9, "{kind}: {end}");
        for width in [360.0, 680.0] {
            let found = labels(&chart, width);
            let [one, other] = ["甲68", "乙"].map(|words| found.iter().find(|(text, _)| text == words).expect(words).1);
            assert!(other > one + 15.0, "{kind}: {found:?}");
        }
        // It is no value: no dot, nothing to point at, nothing that is said.
        let scene = plot(&chart);
        assert_eq!(order(&scene).len(), 4, "{kind}");
        let dots = scene.items.iter().filter(|item| matches!(item.shape, Shape::Circle { .. }));
        assert!(dots.clone().all(|dot| dot.datum.is_some()) && dots.count() == 1, "{kind}");
        let said = levels(&chart);
        assert!(said.iter().all(|level| !level.contains("60万人") && !level.contains("44万人")), "{said:?}");
    }
    // One that has a value, and goes on, is named where it leaves, too.
    let chart = census("line", ["2014", "2019"]);
    assert!(labels(&chart, 680.0).iter().any(|(text, _)| text == "乙44"));
}

/// Sixty months of three lines, one of which stands out.
fn months(more: &Value) -> Chart {
    let rows: Vec<Value> = (0..60)
        .map(|i| {
            let tenth = |value: usize| format!("{}.{}", value / 10, value % 10);
            let month = format!("{}年{}月", 2019 + i / 12, i % 12 + 1);
            json!([month, tenth(500 + i * 2), tenth(290 + i * i % 7), tenth(200 + i * 16 / 10)])
        })
        .collect();
    let mut chart = json!({ "id": "c", "kind": "line", "data": { "columns": ["月份",
        { "name": "高新区", "unit": "点" }, { "name": "全市", "unit": "点" }, { "name": "全省", "unit": "点" }], "rows": rows } });
    for (key, value) in more.as_object().into_iter().flatten() {
        chart[key] = value.clone();
    }
    one(&chart, &json!([]))
}

#[test]
fn every_line_has_its_name() {
    for subject in ["高新区", "全市", "全省"] {
        let chart = months(&json!({ "highlight": [subject] }));
        for width in [320.0, 480.0, 680.0, 960.0] {
            let found = labels(&chart, width);
            for name in ["高新区", "全市", "全省"] {
                assert!(found.iter().any(|(text, _)| text.starts_with(name)), "{subject} at {width}: {found:?}");
            }
        }
    }
}

#[test]
fn grey_lines_keep_their_names_beside_a_legend() {
    let long = "一个长得在线旁边写不下的指标名称合计";
    let chart = one(
        &json!({ "id": "c", "kind": "line", "highlight": [long], "data": {
            "columns": ["year", { "name": long, "unit": "%" }, { "name": "全市", "unit": "%" }],
            "rows": [["2021", "1.0", "5.0"], ["2022", "2.0", "6.0"]] } }),
        &json!([]),
    );
    let found = labels(&chart, 320.0);
    assert!(found.iter().any(|(text, _)| text.starts_with("全市")), "{found:?}");
}

#[test]
fn a_part_of_the_axis_is_described_as_such() {
    let chart = months(&json!({ "highlight": ["高新区"], "axis": { "x": { "domain": ["2020年5月", "2021年11月"] } } }));
    let said = levels(&chart);
    assert!(said[0].contains("2020年5月至2021年11月，19期"), "{said:?}");
    assert!(said.iter().all(|level| !level.contains("2019年") && !level.contains("2023年")), "{said:?}");
    // The highest of those shown: 50.0 and 34 steps of 0.2.
    assert!(said[1].contains("2021年11月最多，56.8点"), "{said:?}");
    // The table stays whole.
    assert_eq!(chart.data.len(), 180);
}

#[test]
fn a_part_without_data_says_so() {
    let chart = lines(&json!({ "hidden": ["甲", "乙"], "axis": { "x": { "domain": ["2022", "2022-H1"] } } }));
    assert!(levels(&chart).iter().all(|level| !level.is_empty()));
}

#[test]
fn corrected_bars_of_series_have_their_signs() {
    let cases = [
        (include_str!("../cases/revised-grouped-column.json"), 3),
        (include_str!("../cases/revised-stacked-column.json"), 3),
        (include_str!("../cases/revised-grouped-bar.json"), 3),
        (include_str!("../cases/revised-stacked-bar.json"), 3),
    ];
    for (json, count) in cases {
        let chart = charts(json).remove(0);
        for width in [360.0, 680.0] {
            let scene = layout(&chart, width, Part::Plot, &Theme::LIGHT);
            let mut found: Vec<&str> =
                signs(&scene).iter().filter_map(|(datum, _)| Some(chart.data[(*datum)?].key.as_str())).collect();
            found.sort_unstable();
            assert_eq!(found.len(), count, "{:?} at {width}: {found:?}", chart.kind);
            assert_eq!(found, ["a2021", "b2022", "b2023"], "{:?} at {width}", chart.kind);
        }
    }
}

/// Every sign of a correction, with the datum that it stands for.
fn signs(scene: &Scene) -> Vec<(Option<usize>, &indicator_charts::scene::Text)> {
    let signed = |item: &&Item| matches!(&item.shape, Shape::Text(text) if text.spans.iter().any(|span| span.text.contains('＊')));
    let found = scene.items.iter().filter(signed).filter_map(|item| match &item.shape {
        Shape::Text(text) => Some((item.datum, text)),
        _ => None,
    });
    found.collect()
}

#[test]
fn a_corrected_value_of_a_stack_has_its_sign_in_its_layer() {
    let figure = |id: &str, label: &str, value: &str| json!({ "id": id, "label": label, "value": value, "unit": "亿元", "period": format!("20{}", &id[1..]) });
    let ids = ["a21", "b21", "a22", "b22", "a23", "b23"];
    let values = ["40", "3", "50", "2", "60", "50"];
    let figures: Vec<Value> = ids
        .iter()
        .zip(values)
        .map(|(id, value)| figure(id, if id.starts_with('a') { "甲" } else { "乙" }, value))
        .collect();
    let corrected = ["a21", "b22", "b23"];
    let revisions: Vec<Value> = corrected
        .iter()
        .map(|id| json!({ "indicator": id, "date": "2024-03-01", "was": "1", "now": values[ids.iter().position(|other| other == id).expect("an id")] }))
        .collect();
    for variant in ["stacked", "percent"] {
        let json = json!({ "version": 1, "indicators": figures, "revisions": revisions,
            "charts": [{ "id": "c", "kind": "area", "variant": variant, "indicators": ids }] });
        let chart = charts(&json.to_string()).remove(0);
        for width in [360.0, 680.0] {
            let scene = layout(&chart, width, Part::Plot, &Theme::LIGHT);
            let found = signs(&scene);
            let keys: Vec<&str> =
                found.iter().filter_map(|(datum, _)| Some(chart.data[(*datum)?].key.as_str())).collect();
            assert_eq!(keys, corrected, "{variant}");
            for (datum, text) in found {
                // Below the upper edge of its layer, beside its place along x, and inside the plot.
                let at = scene.regions.iter().find(|region| Some(region.datum) == datum).and_then(|region| region.at);
                let ((x, y), (left, _, right, _)) = (at.expect("a place"), text.extent());
                assert!(right < x - 1.0 || left > x + 1.0, "{variant} at {width}: {text:?} at {x}");
                assert!(
                    text.y > y && right <= width && (text.x - x).abs() < 12.0,
                    "{variant} at {width}: {text:?} at {y}"
                );
            }
        }
    }
}

#[test]
fn a_corrected_end_of_a_slope_has_its_sign() {
    let figure = |id: &str, value: &str, from: &str| json!({ "id": id, "label": id, "value": value, "unit": "亿元", "period": "2023", "from": { "value": from, "unit": "亿元" } });
    let revision = |of: &str, now: &str| json!({ "indicator": of, "date": "2024-03-01", "was": "1", "now": now });
    for highlight in [json!([]), json!(["甲"])] {
        let json = json!({ "version": 1, "indicators": [figure("甲", "80", "66"), figure("乙", "50", "61")],
            "revisions": [revision("甲", "80"), revision("乙.from", "61")],
            "charts": [{ "id": "c", "kind": "slope", "indicators": ["甲", "乙"], "highlight": highlight }] });
        let chart = charts(&json.to_string()).remove(0);
        for width in [360.0, 680.0] {
            let words: Vec<String> = labels(&chart, width).into_iter().map(|(text, _)| text).collect();
            let signed = |start: &str| words.iter().any(|text| text.starts_with(start) && text.contains('＊'));
            assert!(signed("80＊") && signed("乙61＊"), "{words:?}");
            assert_eq!(words.iter().filter(|text| text.contains('＊')).count(), 2, "{words:?}");
        }
    }
}

#[test]
fn grey_lines_keep_their_figures_where_these_have_room() {
    let chart = |other: &str| {
        let column = |name: &str| json!({ "name": name, "unit": "点" });
        let data = json!({ "columns": ["year", column("高新区"), column("全市平均"), column(other)],
            "rows": [["2022", "50.1", "20.4", "31.9"], ["2023", "61.8", "29.2", "29.9"]] });
        one(&json!({ "id": "c", "kind": "line", "highlight": ["高新区"], "data": data }), &json!([]))
    };
    let words = |chart: &Chart, width: f64| labels(chart, width).into_iter().map(|(text, _)| text).collect::<Vec<_>>();
    for width in [320.0, 360.0, 480.0, 680.0] {
        assert_eq!(words(&chart("全省平均"), width), ["高新区61.8", "全市平均29.2", "全省平均29.9"], "{width}");
    }
    // Where the room is too small it is the figure that gives way.
    assert_eq!(words(&chart("东部地区平均"), 360.0), ["高新区61.8", "全市平均29.2", "东部地区平均"]);
    assert_eq!(words(&chart("东部地区平均"), 680.0)[2], "东部地区平均29.9");
}

#[test]
fn a_corrected_point_of_a_line_has_its_sign() {
    let chart = charts(include_str!("../cases/revised-line.json")).remove(0);
    let scene = plot(&chart);
    let at = chart.data.iter().position(|datum| !datum.revised.is_empty());
    let found = signs(&scene);
    let [(datum, text)] = found[..] else { panic!("{found:?}") };
    let region = scene.regions.iter().find(|region| Some(region.datum) == at).and_then(|region| region.at);
    let Some((x, y)) = region else { panic!("{region:?}") };
    assert!(
        text.extent().2 < x - 1.0 && x - text.x < 12.0 && text.y < y && y - text.y < 12.0 && datum == at,
        "{text:?} at {x} {y}"
    );
}
