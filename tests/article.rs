//! The demonstration article: its document, its page and the checklist of
//! figures say the same.

use std::path::PathBuf;

use indicator_charts::cli::article::article_text;
use indicator_charts::document::{Decimal, Document, Node, Qualifier, Span, read};
use indicator_charts::error::Report;
use indicator_charts::resolve::{Chart, Kind, resolve};

fn file(path: &str) -> String {
    std::fs::read_to_string(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(path)).expect(path)
}

fn document() -> (Document, Report) {
    let (document, report) = read(&Node::from_json(&file("www/articles/jinan-2023/article.json")).expect("JSON"));
    (document.expect("a document"), report)
}

fn page_text() -> String {
    article_text(&file("www/articles/jinan-2023/index.html"), Some("#story")).expect("#story")
}

/// One row of the checklist.
struct Figure {
    part: u32,
    value: String,
    unit: String,
    qualifier: String,
    reference: String,
    wording: String,
}

fn checklist() -> Vec<Figure> {
    let row = |line: &str| {
        let cells: Vec<String> = line.split('\t').map(str::to_owned).collect();
        let [part, _, value, unit, qualifier, reference, wording] = cells.try_into().expect("seven cells");
        Figure { part: part.parse().expect("a part"), value, unit, qualifier, reference, wording }
    };
    file("tests/articles/jinan-2023.tsv").lines().skip(1).map(row).collect()
}

fn slice(text: &str, span: Span) -> String {
    text.chars().skip(span.start as usize).take((span.end - span.start) as usize).collect()
}

fn chart(id: &str) -> Chart {
    let (document, report) = document();
    resolve(&document, &report, id, None).expect(id)
}

#[test]
fn every_figure_of_the_checklist_stands_in_document_and_page() {
    let (document, report) = document();
    assert_eq!((report.errors, report.warnings), (vec![], vec![]));
    let text = page_text();
    let list = checklist();
    assert!(list.len() >= 36, "{} figures", list.len());
    for part in 1..=4 {
        assert!(list.iter().any(|figure| figure.part == part), "part {part}");
    }
    for Figure { value, unit, qualifier, reference, wording, .. } in &list {
        assert!(text.contains(wording.as_str()), "{reference}: the page lacks {wording}");
        let number = Decimal::parse(value).expect(reference);
        if let Some(id) = reference.strip_suffix(".rank") {
            let rank = document.indicators[document.find(id).expect(id)].rank.as_ref().expect(id);
            assert_eq!(rank.place, number, "{reference}");
            assert!(wording.contains(&slice(&text, rank.figure.expect(id))), "{reference}");
            continue;
        }
        let (at, place) = document.split(reference).expect(reference);
        let quantity = document.indicators[at].quantity_at(place).expect(reference);
        assert_eq!(quantity.value.map(|v| v.to_string()).as_ref(), Some(value), "{reference}");
        assert_eq!(&quantity.unit.written, unit, "{reference}");
        let word = Qualifier::WORDS.iter().find(|(_, q)| *q == quantity.qualifier).map(|(word, _)| *word);
        assert_eq!(word, Some(qualifier.as_str()), "{reference}");
        let figure = slice(&text, quantity.figure.expect(reference));
        let written = quantity.written.clone().unwrap_or_else(|| [value.as_str(), unit].concat());
        assert_eq!(figure, written, "{reference}");
    }
}

#[test]
fn every_stated_figure_is_in_the_checklist() {
    let (document, _) = document();
    let list = checklist();
    let listed = |reference: &str| list.iter().any(|figure| figure.reference == reference);
    for indicator in &document.indicators {
        assert!(indicator.derived.is_some() || listed(&indicator.id), "{}", indicator.id);
        for part in ["change", "from", "target", "whole", "compare.0", "compare.1", "compare.2"] {
            let stated = indicator.quantity_at(part).is_some_and(|quantity| quantity.value.is_some());
            assert!(!stated || listed(&[&indicator.id, ".", part].concat()), "{}.{part}", indicator.id);
        }
        assert!(indicator.rank.is_none() || listed(&[&indicator.id, ".rank"].concat()), "{}.rank", indicator.id);
    }
}

#[test]
fn every_quotation_is_the_pages_own_sentence() {
    let (document, _) = document();
    let text = page_text();
    for indicator in &document.indicators {
        assert_eq!(indicator.sources.is_empty(), indicator.derived.is_some(), "{}", indicator.id);
        for source in &indicator.sources {
            let span = source.span.expect("a span");
            assert_eq!(slice(&text, span), source.exact, "{}", indicator.id);
            assert!(source.exact.ends_with(['。', '；']), "a whole sentence: {}", source.exact);
            let before: String = text.chars().take(span.start as usize).collect();
            let after: String = text.chars().skip(span.end as usize).collect();
            assert!(before.ends_with(&source.prefix) && after.starts_with(&source.suffix), "{}", indicator.id);
        }
    }
}

#[test]
fn derived_values_are_computed_and_never_typed_in() {
    let derived = |id: &str| {
        let data = chart(id).data;
        let show = |datum: indicator_charts::resolve::Datum| {
            let amount = datum.amount.filter(|amount| amount.is_derived())?;
            Some((amount.text(), amount.formula))
        };
        data.into_iter().filter_map(show).collect::<Vec<_>>()
    };
    let pair = |value: &str, formula: &str| (value.to_owned(), formula.to_owned());
    assert_eq!(derived("growth"), [pair("6.2%", "7.9−1.7"), pair("6.0%", "7.9−1.9")]);
    assert_eq!(derived("invest"), [pair("约267.3亿元", "302.8÷113.3%")]);
    assert_eq!(derived("fournew"), [pair("57.1%", "100−42.9")]);
    assert_eq!(derived("land"), [pair("1个", "8−7")]);
    let json = file("www/articles/jinan-2023/article.json");
    let text = page_text();
    for value in ["6.2", "6.0%", "267.3", "57.1"] {
        assert!(!json.contains(&format!("\"{value}")) && !text.contains(value), "{value} is typed in");
    }
}

#[test]
fn there_are_charts_enough_of_every_kind() {
    let (document, _) = document();
    assert!(document.charts.len() >= 9);
    let kinds: Vec<Kind> = document.charts.iter().map(|spec| chart(&spec.id).kind).collect();
    for kind in [Kind::Tiles, Kind::Bar, Kind::Lead, Kind::Bullet, Kind::Share, Kind::Waffle, Kind::Part, Kind::Table] {
        assert!(kinds.contains(&kind), "{kind:?}");
    }
    let page = file("www/articles/jinan-2023/index.html");
    for spec in &document.charts {
        assert!(page.contains(&format!("chart=\"{}\"", spec.id)), "the page lacks {}", spec.id);
    }
    let characters = page_text().chars().filter(|c| !c.is_whitespace()).count();
    assert!((800..=1200).contains(&characters), "{characters} characters");
}
