//! The document with its suggested charts, as JSON.

use super::{Derived, Suggestion, suggest};
use crate::extract::{Extraction, Writer, extract, opened, written};

/// The document of `text` with suggested charts, as JSON on one line.
pub fn document(text: &str, explain: bool) -> String {
    document_of(text, &extract(text), None, explain)
}

/// The document of what was found in `text`, with suggested charts; `id` stands
/// before the rest.
pub fn document_of(text: &str, found: &Extraction, id: Option<&str>, explain: bool) -> String {
    let chars: Vec<char> = text.chars().collect();
    let charts = suggest(found, &chars);
    let mut out = opened(text, found, id, explain);
    for derived in charts.iter().filter_map(|chart| chart.derived.as_ref()) {
        out.comma();
        computed(&mut out, derived);
    }
    out.close(']');
    out.key("charts");
    out.open('[');
    for (i, chart) in charts.iter().enumerate() {
        out.comma();
        spec(&mut out, i, chart);
    }
    out.close(']');
    out.close('}');
    out.finish()
}

fn computed(out: &mut Writer, derived: &Derived) {
    out.open('{');
    out.text("id", &derived.id);
    out.text("label", &derived.label);
    out.text("unit", &derived.unit);
    out.key("derived");
    out.open('{');
    out.text("op", derived.op);
    out.key("args");
    out.open('[');
    for reference in &derived.args {
        out.comma();
        out.string(reference);
    }
    out.close(']');
    out.close('}');
    out.close('}');
}

fn spec(out: &mut Writer, at: usize, chart: &Suggestion) {
    out.open('{');
    out.text("id", &["c", &written(at as u64 + 1)].concat());
    out.text("kind", chart.kind);
    out.optional("variant", chart.variant);
    out.text("title", &chart.title);
    out.text("subtitle", &chart.subtitle);
    out.key("indicators");
    out.open('[');
    for shown in &chart.shown {
        out.comma();
        if let Some(label) = &shown.label {
            out.open('{');
            out.text("ref", &shown.reference);
            out.text("label", label);
            out.close('}');
        } else {
            out.string(&shown.reference);
        }
    }
    out.close(']');
    if let Some(highlight) = &chart.highlight {
        out.key("highlight");
        out.open('[');
        out.comma();
        out.string(highlight);
        out.close(']');
    }
    out.optional("sort", chart.sort);
    out.close('}');
}
