//! The widget's JavaScript API: what `element.js` calls. The only place
//! that names the browser.

mod backend;
mod chart;
mod value;

use js_sys::Array;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::document::{self, ChartSpec, Node};
use crate::error::{Error, REPORT, Report};
use crate::resolve::{Kind, has_colors, has_derived, is_series, kind, resolve};
use crate::text::Lang;

/// Smaller than the standard library's allocator.
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

/// A document that was read; its charts share it.
#[wasm_bindgen]
pub struct Document {
    document: document::Document,
    report: Report,
}

#[wasm_bindgen]
impl Document {
    /// Reads what `flatten` of `element/flatten.js` made of a JSON value: a
    /// text of tokens. Throws a problem when nothing of it can be used.
    #[wasm_bindgen(constructor)]
    pub fn new(#[wasm_bindgen(unchecked_param_type = "string")] tokens: JsValue) -> Result<Document, JsValue> {
        // What is no text is no document, as an empty text is none.
        let tokens: String = serde_wasm_bindgen::from_value(tokens).unwrap_or_default();
        let node = Node::from_tokens(&tokens).map_err(|error| thrown(&error))?;
        match document::read(&node) {
            (Some(document), report) => Ok(Self { document, report }),
            (None, report) => Err(report.errors.first().map_or(JsValue::NULL, thrown)),
        }
    }

    /// Every error, and every warning where the build has the feature
    /// `report`: `{code, path, args, error}`. `args` fill the sentence.
    pub fn problems(&self) -> JsValue {
        let problems = Array::new();
        for error in &self.report.errors {
            problems.push(&value::problem(&error.0, true));
        }
        if REPORT {
            for warning in &self.report.warnings {
                problems.push(&value::problem(&warning.0, false));
            }
        }
        problems.into()
    }

    /// Names of the parts of a split core that the chart `id` needs, before it
    /// is asked for. Empty where there is no such chart, or no such kind.
    #[wasm_bindgen(unchecked_return_type = "string[]")]
    pub fn parts(&self, id: &str) -> JsValue {
        let parts = Array::new();
        if let Some(spec) = self.spec(id) {
            let series = is_series(spec);
            let mut list = Vec::new();
            let child = |key| match spec.series.as_deref() {
                Some(Node::Map(keys)) => keys.iter().find(|(known, _)| known == key).map(|(_, node)| node),
                _ => None,
            };
            let has = |key| child(key).is_some();
            let panels = |node: &Node| matches!(node, Node::Map(keys) if keys.iter().any(|(key, _)| key == "facet"));
            if series || spec.series.is_some() {
                list.push("series");
            }
            // What draws lines of very many points comes with what reads files.
            let rows = |node: &Node| match node {
                Node::Map(keys) => keys.iter().any(|(_, rows)| matches!(rows, Node::List(rows) if rows.len() > 1000)),
                _ => false,
            };
            if child("data").is_some_and(rows) {
                list.push("csv");
            }
            if has("references") || has("annotations") {
                list.push("remarks");
            }
            if series {
                if !has("data") {
                    list.push("indicators");
                }
                list.extend(drawn(&spec.kind));
                if spec.kind != "facet" && child("encode").is_some_and(panels) {
                    list.push("facet");
                }
                if spec.kind == "facet" {
                    list.extend(drawn(spec.variant.as_deref().unwrap_or("line")));
                }
            }
            for part in list {
                parts.push(&part.into());
            }
            if !series && let Ok(kind) = kind(spec) {
                // A variant with a layout of its own, else the kind.
                let own = spec.variant.as_ref().filter(|_| matches!(kind, Kind::Diverging | Kind::Waffle));
                parts.push(&own.unwrap_or(&spec.kind).into());
            }
            if has_derived(&self.document, spec) {
                parts.push(&"derived".into());
            }
            if has_colors(&self.document, spec) {
                parts.push(&"brand".into());
            }
        }
        parts.into()
    }

    /// Hands over the text of the CSV file that the chart `id` names, before
    /// the chart is asked for.
    pub fn table(&mut self, id: &str, csv: String) {
        let mut charts = self.document.charts.iter_mut();
        if let Some(chart) = charts.find(|chart| id.is_empty() || chart.id == id) {
            chart.csv = Some(csv);
        }
    }

    /// The chart `id`, or the first one when `id` is empty, in `lang` or
    /// the document's language. Throws a problem.
    pub fn chart(&self, id: &str, lang: Option<String>) -> Result<chart::Chart, JsValue> {
        let id = self.spec(id).map_or(id, |spec| &spec.id);
        let lang = lang.map(|tag| Lang::of_tag(&tag));
        let resolved = resolve(&self.document, &self.report, id, lang).map_err(|error| thrown(&error))?;
        Ok(chart::Chart::new(resolved))
    }
}

impl Document {
    fn spec(&self, id: &str) -> Option<&ChartSpec> {
        self.document.charts.iter().find(|chart| id.is_empty() || chart.id == id)
    }
}

/// The part that draws a kind of series.
fn drawn(word: &str) -> Option<&str> {
    match word {
        "bar" => Some("bars"),
        "column" => Some("columns"),
        "step" => Some("line"),
        "line" | "area" | "slope" | "rank" | "facet" => Some(word),
        _ => None,
    }
}

fn thrown(error: &Error) -> JsValue {
    value::problem(&error.0, true)
}
