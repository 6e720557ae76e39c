use super::*;
use crate::document::{Node, read};
use crate::resolve::resolve;

fn chart(indicators: &str, spec: &str) -> Chart {
    let json =
        format!(r#"{{"version":1,"indicators":[{indicators}],"charts":[{{"id":"chart","title":"图",{spec}}}]}}"#);
    let (document, report) = read(&Node::from_json(&json).expect("JSON"));
    resolve(&document.expect("a document"), &report, "chart", None).expect("resolves")
}

const BOUNDS: &str = r#"
    {"id":"a","label":"2022年","value":"90","unit":"家","qualifier":"over"},
    {"id":"b","label":"2023年","value":"100","unit":"家","qualifier":"over"}"#;

#[test]
fn a_chart_with_data_is_not_said_to_have_none() {
    let grouped = r#""kind":"bar","variant":"grouped",
        "indicators":[{"ref":"a","group":"企业"},{"ref":"b","group":"企业"}]"#;
    assert_eq!(takeaway(&chart(BOUNDS, grouped)), "分组条形图：2022年、2023年；企业；单位：家。");
    let missing = r#"{"id":"a","label":"甲","value":null,"unit":"家"}"#;
    assert_eq!(takeaway(&chart(missing, r#""kind":"bar","indicators":["a"]"#)), "暂无数据。");
    let rows = r#""kind":"line","data":{"columns":["年","值"],"rows":[["2022",null],["2023",null]]}"#;
    assert_eq!(takeaway(&chart("", rows)), "暂无数据。");
}

#[test]
fn a_bound_of_a_negative_figure_is_of_its_size() {
    let losses = r#"
        {"id":"a","label":"甲","value":"-20","unit":"亿元","qualifier":"under"},
        {"id":"b","label":"乙","value":"-18","unit":"亿元","qualifier":"over"},
        {"id":"c","label":"丙","value":"-16","unit":"亿元"}"#;
    let both = chart(losses, r#""kind":"bar","variant":"diverging","indicators":["a","b"]"#);
    assert_eq!(levels(&both)[1], "甲不到−20亿元，乙超−18亿元。");
    let sure = chart(losses, r#""kind":"bar","variant":"diverging","indicators":["b","c"]"#);
    assert_eq!(levels(&sure)[1], "丙最高，−16亿元；乙最低，超−18亿元。");
}

#[test]
fn an_empty_field_stands_for_nothing() {
    let exact = r#"{"id":"a","label":"甲","value":"90","unit":"家"},{"id":"b","label":"乙","value":"100","unit":"家"}"#;
    let plain = chart(exact, r#""kind":"bar","indicators":["a","b"]"#);
    let empty = chart(exact, r#""kind":"bar","indicators":["a","b"],"alt":"","takeaway":"""#);
    assert_eq!(levels(&empty), levels(&plain));
    assert_eq!(takeaway(&empty), takeaway(&plain));
    assert_eq!(alt_beside_takeaway(&empty), alt_beside_takeaway(&plain));
    assert_eq!(name(&chart("", r#""kind":"bar","indicators":[],"alt":"""#)), "条形图，暂无数据。");
}
