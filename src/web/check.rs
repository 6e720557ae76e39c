//! What the studio calls to check its draft: a build of its own that no reader
//! downloads.

use wasm_bindgen::prelude::wasm_bindgen;

use crate::check;
use crate::document::{Node, read};
use crate::error::{Error, Report};
use crate::text::Lang;

/// Every error and warning of what `flatten` of `element/flatten.js` made of a
/// document, and with the article's `text` those about its quotes: for each `error` or `warning`, the code, the JSON path,
/// and the sentence in Chinese and in English.
#[expect(unreachable_pub, reason = "only public functions are exported")]
#[wasm_bindgen]
pub fn check(tokens: &str, text: Option<String>) -> Vec<String> {
    said(&report(tokens, text.as_deref()).unwrap_or_else(|error| Report { errors: vec![error], warnings: Vec::new() }))
}

fn report(tokens: &str, text: Option<&str>) -> Result<Report, Error> {
    let (document, mut report) = read(&Node::from_tokens(tokens)?);
    if let Some(document) = document {
        check::check(&document, &mut report, &mut |_, _, _| {});
        if let Some(text) = text {
            check::verify(&document, text, &mut report);
        }
    }
    Ok(report)
}

fn said(report: &Report) -> Vec<String> {
    let errors = report.errors.iter().map(|error| ("error", &*error.0));
    let warnings = report.warnings.iter().map(|warning| ("warning", &warning.0));
    let five = errors.chain(warnings).map(|(severity, problem)| {
        let (zh, en) = (problem.sentence(Lang::Zh), problem.sentence(Lang::En));
        [severity.to_owned(), problem.code.as_str().to_owned(), problem.path.clone(), zh, en]
    });
    five.flatten().collect()
}
