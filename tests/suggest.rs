//! Suggested charts are charts: whatever text they come from, each resolves
//! and is laid out, and the document that has them is without fault.

use indicator_charts::document::{Node, read};
use indicator_charts::error::Report;
use indicator_charts::extract::extract;
use indicator_charts::layout::{Part, layout};
use indicator_charts::resolve::resolve;
use indicator_charts::suggest::{document, suggest};
use indicator_charts::theme::Theme;

/// The labelled passages that rules were made with.
fn passages() -> Vec<(String, String)> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/corpus/dev");
    let mut passages: Vec<_> = std::fs::read_dir(folder)
        .expect("the corpus")
        .map(|entry| {
            let path = entry.expect("a file").path();
            let json: serde_json::Value =
                serde_json::from_str(&std::fs::read_to_string(&path).expect("text")).expect("JSON");
            (path.file_stem().expect("a name").to_string_lossy().into_owned(), text_of(&json["text"]))
        })
        .collect();
    passages.sort();
    passages
}

/// A text, or its lines.
fn text_of(json: &serde_json::Value) -> String {
    match json.as_array() {
        Some(lines) => lines.iter().filter_map(|line| line.as_str()).collect::<Vec<_>>().join("\n"),
        None => json.as_str().expect("text").to_owned(),
    }
}

#[test]
fn every_suggestion_is_a_chart() {
    let (mut wrong, mut kinds, mut charts) = (Vec::new(), std::collections::BTreeMap::new(), 0);
    for (name, text) in passages() {
        let node = Node::from_json(&document(&text, false)).expect("JSON");
        let (parsed, report) = read(&node);
        let parsed = parsed.expect("a document");
        wrong.extend(report.errors.iter().map(|error| format!("{name}: {} {}", error.0.code.as_str(), error.0.path)));
        for spec in &parsed.charts {
            charts += 1;
            *kinds.entry(format!("{} {}", spec.kind, spec.variant.as_deref().unwrap_or_default())).or_insert(0) += 1;
            match resolve(&parsed, &Report::default(), &spec.id, None) {
                Ok(chart) => {
                    for width in [328.0, 680.0] {
                        assert!(layout(&chart, width, Part::Frame, &Theme::LIGHT).height > 0.0);
                    }
                }
                Err(error) => wrong.push(format!(
                    "{name}.{} {} {:?}: {} {}",
                    spec.id,
                    spec.kind,
                    spec.title,
                    error.0.code.as_str(),
                    error.0.path
                )),
            }
        }
    }
    assert!(charts > 200 && kinds.len() > 6, "{charts} charts: {kinds:?}");
    assert!(wrong.is_empty(), "{} of {charts}:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn the_same_text_has_the_same_charts_and_none_twice() {
    for (name, text) in passages() {
        assert_eq!(document(&text, true), document(&text, true), "{name}");
        let chars: Vec<char> = text.chars().collect();
        let charts = suggest(&extract(&text), &chars);
        for (i, chart) in charts.iter().enumerate() {
            let twin = charts[..i].iter().any(|other| other.kind == chart.kind && other.shown == chart.shown);
            assert!(!twin, "{name}: {} twice", chart.title);
            assert!(chart.reason.contains('|') && !chart.title.is_empty(), "{name}: {chart:?}");
        }
        assert!(charts.windows(2).all(|pair| pair[0].score >= pair[1].score), "{name}: best first");
    }
}

#[test]
fn what_belongs_together_is_in_one_picture() {
    let kinds = |text: &str| {
        let chars: Vec<char> = text.chars().collect();
        suggest(&extract(text), &chars)
            .into_iter()
            .map(|chart| [chart.kind, chart.variant.unwrap_or_default()].join(" ").trim().to_owned())
            .collect::<Vec<_>>()
    };
    for (text, kind) in [
        ("2023年，云岭区地区生产总值512.4亿元，同比增长6.8%，分别领先全省、全市1.2和0.9个百分点。", "lead"),
        ("全区累计培育独角兽企业3家、瞪羚企业96家、高新技术企业412家。", "bar"),
        ("第三产业增加值占地区生产总值的比重为58.3%。", "share waffle"),
        ("全市8个“精准用地”过审项目，7个来自云岭高新区。", "part"),
        ("重点项目完成投资120.5亿元，投资完成率108.2%。", "bullet"),
        ("公园由36个增加到58个。", "arrow"),
        ("农业增长3.1%，工业增长6.2%，服务业增长7.4%，建筑业增长2.0%。", "bar"),
        ("农业增长3.1%，工业下降1.2%，服务业增长7.4%。", "bar diverging"),
    ] {
        let found = kinds(text);
        assert!(found.iter().any(|one| one == kind), "{text} → {found:?}");
    }
    assert_eq!(kinds("“十四五”规划提出8条措施。"), Vec::<String>::new());
}

#[test]
fn titles_say_what_is_larger() {
    for (text, wanted) in [
        ("进出口4126亿元，其中，出口2718亿元，进口1408亿元。", "出口2718亿元，高于进口"),
        ("牛肉64元/公斤，鸡蛋8元/公斤，猪肉19元/公斤。", "牛肉64元/公斤，3项中最高"),
        ("投资12亿元，利润8亿元，税收3亿元。", "投资12亿元，3项中最大"),
        ("东区最低气温-3℃，西区最低气温-5℃，南区最低气温-8℃。", "东区最低气温−3℃，3项中最高"),
    ] {
        let chars: Vec<char> = text.chars().collect();
        let titles: Vec<String> = suggest(&extract(text), &chars).into_iter().map(|chart| chart.title).collect();
        assert!(titles.iter().any(|title| title == wanted), "{text} → {titles:?}");
    }
}
