//! The widget's JavaScript API: what `element.js` calls.

use js_sys::Array;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use super::{chart, value};
use crate::document::{self, ChartSpec, Node};
use crate::error::{Error, REPORT, Report};
use crate::resolve::{FEW, has_colors, has_figures, has_revisions, is_series, resolve};
use crate::text::Lang;

/// A document that was read; its charts share it.
#[wasm_bindgen]
pub struct Document {
    document: document::Document,
    report: Report,
    /// What its indicators are read from, until a chart shows some.
    unread: Option<Node>,
    /// Ids of the indicators that are derived.
    derived: Vec<String>,
}

#[wasm_bindgen]
impl Document {
    /// Reads what `flatten` of `element/flatten.js` made of a JSON value: a
    /// text of tokens. Throws a problem when nothing of it can be used.
    #[wasm_bindgen(constructor)]
    pub fn new(#[wasm_bindgen(unchecked_param_type = "string")] tokens: JsValue) -> Result<Document, JsValue> {
        // What is no text is no document, as an empty text is none.
        let tokens = tokens.as_string().unwrap_or_default();
        let mut root = Node::from_tokens(&tokens).map_err(|error| thrown(&error))?;
        let (document, report) = document::read_charts(&root);
        let Some(document) = document else {
            return Err(report.errors.first().map_or(JsValue::NULL, thrown));
        };
        let derived = derived(&root);
        if let Node::Map(keys) = &mut root {
            keys.retain(|(key, _)| key == "indicators");
        }
        Ok(Self { document, report, unread: Some(root), derived })
    }

    /// Every error, and every warning where the build has the feature
    /// `report`: `{code, path, args, error}`. `args` fill the sentence. Needs
    /// the part `figures`.
    pub fn problems(&mut self) -> JsValue {
        self.read_indicators();
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
    /// is asked for in `lang`. Empty where there is no such chart, or no such
    /// kind.
    #[wasm_bindgen(unchecked_return_type = "string[]")]
    pub fn parts(&self, id: &str, #[wasm_bindgen(unchecked_optional_param_type = "string")] lang: JsValue) -> JsValue {
        let parts = Array::new();
        if let Some(spec) = self.spec(id) {
            // Of units, the document's; of words, the reader's.
            if self.document.lang == Lang::Hant || lang.as_string().is_some_and(|tag| Lang::of_tag(&tag) == Lang::Hant)
            {
                add(&parts, "hant");
            }
            self.needed(spec, &parts);
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
    pub fn chart(
        &mut self,
        id: &str,
        #[wasm_bindgen(unchecked_optional_param_type = "string")] lang: JsValue,
    ) -> Result<chart::Chart, JsValue> {
        if self.spec(id).is_some_and(has_figures) {
            self.read_indicators();
        }
        let id = self.spec(id).map_or(id, |spec| &spec.id);
        let lang = lang.as_string().map(|tag| Lang::of_tag(&tag));
        let resolved = resolve(&self.document, &self.report, id, lang).map_err(|error| thrown(&error))?;
        Ok(chart::Chart::new(resolved))
    }
}

impl Document {
    fn spec(&self, id: &str) -> Option<&ChartSpec> {
        self.document.charts.iter().find(|chart| id.is_empty() || chart.id == id)
    }

    fn read_indicators(&mut self) {
        if let Some(root) = self.unread.take() {
            document::indicators(&root, &mut self.document, &mut self.report);
        }
    }

    /// Adds the parts that a chart needs.
    fn needed(&self, spec: &ChartSpec, parts: &Array) {
        let series = is_series(spec);
        let given = |key| spec.series.as_deref()?.get(key);
        let sparks = spec.kind == "tiles" && spec.series.is_some();
        if series || sparks {
            add(parts, "series");
        }
        if given("references").or(given("annotations")).is_some() {
            add(parts, "remarks");
        }
        if has_figures(spec) {
            add(parts, "figures");
            add(parts, "shapes");
        }
        let data = given("data");
        let csv = matches!(data.and_then(|data| data.get("csv")), Some(Node::Text(_)));
        if csv {
            add(parts, "csv");
        }
        if csv || matches!(data.and_then(|data| data.get("rows")), Some(Node::List(rows)) if are_many(rows)) {
            add(parts, "outline");
        }
        if !series {
            if sparks {
                add(parts, "curves");
                add(parts, "spark");
            }
            // A variant with a layout of its own, or of a panel; else the kind.
            let facet = spec.kind == "facet";
            let own = spec.variant.as_deref().filter(|word| facet || matches!(*word, "diverging" | "waffle"));
            let own = own.unwrap_or(&spec.kind);
            add(parts, if own == "lollipop" { "dot" } else { own });
            if facet {
                add(parts, "panels");
            }
        } else {
            if data.is_none() {
                add(parts, "indicators");
            }
            let facet = spec.kind == "facet";
            let panel = if facet { spec.variant.as_deref().unwrap_or("line") } else { &spec.kind };
            for part in drawn(panel) {
                add(parts, part);
            }
            let of_axis = |name, key| given("axis").and_then(|axis| axis.get(name)?.get(key));
            if of_axis("x", "domain").or(of_axis("y", "domain")).is_some() {
                add(parts, "cut");
            }
            let scale = of_axis("y", "scale");
            if matches!(scale, Some(Node::Text(word)) if word == "log") {
                add(parts, "log");
            }
            let encoded = |key| given("encode").and_then(|encode| encode.get(key)).is_some();
            if facet || encoded("facet") {
                add(parts, "facet");
            }
            if panel == "area" && (data.is_none() || encoded("status")) {
                add(parts, "forecast");
            }
        }
        let derived = |target: &str| {
            self.derived
                .iter()
                .any(|id| matches!(target.strip_prefix(&**id), Some(part) if part.is_empty() || part.starts_with('.')))
        };
        if spec.indicators.iter().any(|reference| derived(&reference.target)) {
            add(parts, "derived");
        }
        if has_revisions(&self.document, spec) {
            add(parts, "revised");
            if series {
                add(parts, "corrected");
            }
        }
        if has_colors(&self.document, spec) {
            add(parts, "brand");
        }
    }
}

/// Whether a series of `rows` may be drawn in another way than value by
/// value, or all series together have more values than a table shows.
fn are_many(rows: &[Node]) -> bool {
    let cells = matches!(rows.first(), Some(Node::List(cells)) if cells.len() * rows.len() > 2 * FEW);
    cells || rows.len() > FEW
}

#[inline(never)]
fn add(parts: &Array, part: &str) {
    parts.push(&part.into());
}

/// Ids of the indicators of `root` that are derived.
fn derived(root: &Node) -> Vec<String> {
    let mut ids = Vec::new();
    if let Some(Node::List(indicators)) = root.get("indicators") {
        for indicator in indicators {
            if let (Some(Node::Text(id)), Some(_)) = (indicator.get("id"), indicator.get("derived")) {
                ids.push(id.clone());
            }
        }
    }
    ids
}

/// The parts that draw a kind of series.
fn drawn(word: &str) -> &'static [&'static str] {
    match word {
        "bar" => &["shapes", "stands", "bars"],
        "column" => &["shapes", "stands", "columns"],
        "line" | "step" => &["curves", "line"],
        "area" => &["curves", "area"],
        "slope" => &["slope"],
        "rank" => &["rank"],
        _ => &[],
    }
}

fn thrown(error: &Error) -> JsValue {
    value::problem(&error.0, true)
}
