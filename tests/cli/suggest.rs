//! `extract --charts`: the demonstration article's text in, its charts out.

use std::collections::BTreeSet;
use std::fs;

use super::{Folder, ROOT, run, stderr, stdout};
use serde_json::Value;

const PAGE: &str = "www/articles/jinan-2023/index.html";

/// Where the figures of a chart stand in the text; what is derived stands nowhere.
fn places(document: &Value, chart: &Value) -> BTreeSet<u64> {
    let list = document["indicators"].as_array().expect("indicators");
    let references = chart["indicators"].as_array().expect("references").iter();
    references
        .filter_map(|reference| {
            let reference = reference.as_str().or(reference["ref"].as_str())?;
            let (id, part) = reference.split_once('.').unwrap_or((reference, ""));
            let indicator = list.iter().find(|indicator| indicator["id"] == id)?;
            let figure = match part.split_once('.') {
                Some(("compare", at)) => &indicator["compare"][at.parse::<usize>().ok()?]["figure"],
                _ if part.is_empty() => &indicator["source"]["figure"],
                _ => &indicator[part]["figure"],
            };
            figure["start"].as_u64()
        })
        .collect()
}

/// Shared places, of all, in hundredths.
fn overlap(one: &BTreeSet<u64>, other: &BTreeSet<u64>) -> usize {
    100 * one.intersection(other).count() / one.union(other).count().max(1)
}

#[test]
fn the_charts_of_the_article_are_among_the_suggestions() {
    let output = run(&["extract", PAGE, "--charts"]);
    assert!(output.status.success(), "{}", stderr(&output));
    let found: Value = serde_json::from_str(stdout(&output)).expect("JSON");
    let article = fs::read_to_string(format!("{ROOT}/www/articles/jinan-2023/article.json")).expect("the article");
    let article: Value = serde_json::from_str(&article).expect("JSON");
    let suggested = found["charts"].as_array().expect("charts");
    let mut missing = Vec::new();
    let charts = article["charts"].as_array().expect("charts");
    for chart in charts {
        let wanted = places(&article, chart);
        let like = |other: &&Value| other["kind"] == chart["kind"] && overlap(&wanted, &places(&found, other)) >= 60;
        if suggested.iter().find(like).is_none() {
            missing.push(chart["id"].as_str().expect("an id"));
        }
    }
    assert!(charts.len() - missing.len() >= 9, "missing: {missing:?}");
}

#[test]
fn the_suggested_document_is_without_fault_and_says_why() {
    let folder = Folder::new("suggest");
    let output = run(&["extract", PAGE, "--charts", "--explain"]);
    assert!(stderr(&output).contains("c1（"), "{}", stderr(&output));
    let file = folder.path("found.json");
    fs::write(&file, &output.stdout).expect("written");
    let check = run(&["check", &file, "--article", PAGE]);
    assert!(check.status.success(), "{}{}", stdout(&check), stderr(&check));
}
