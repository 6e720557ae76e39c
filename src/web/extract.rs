//! What the studio calls: the extractor, in a build of its own that no reader
//! downloads.

use wasm_bindgen::prelude::wasm_bindgen;

use crate::{extract, suggest};

/// The document of an article's text as JSON, with `explain` at each indicator:
/// how sure its reading is, and the rules that made it. `charts`: with suggested
/// charts, best first.
#[expect(unreachable_pub, reason = "only public functions are exported")]
#[wasm_bindgen]
pub fn extract(text: &str, charts: bool) -> String {
    if charts { suggest::document(text, true) } else { extract::document(text, true) }
}
