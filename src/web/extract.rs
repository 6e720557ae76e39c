//! What the studio calls: the extractor, in a build of its own that no reader
//! downloads.

use wasm_bindgen::prelude::wasm_bindgen;

use crate::{extract, suggest};

/// The document of an article's text as JSON, with `explain` at each indicator:
/// how sure its reading is, and the rules that made it. `charts`: with suggested
/// charts, best first. `date`: when it came out, as `2023-10-26`, or empty.
#[expect(unreachable_pub, reason = "only public functions are exported")]
#[wasm_bindgen]
pub fn extract(text: &str, charts: bool, date: Option<String>) -> String {
    let found = extract::extract_dated(text, &date.unwrap_or_default());
    if charts { suggest::document_of(text, &found, None, true) } else { extract::document_of(text, &found, None, true) }
}
