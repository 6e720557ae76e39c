//! The JavaScript API of three builds, the widget's, the extractor's and the
//! checker's: the only place that names the browser.

#[cfg(feature = "widget")]
mod answer;
#[cfg(feature = "widget")]
mod backend;
#[cfg(feature = "widget")]
mod chart;
#[cfg(feature = "check")]
mod check;
#[cfg(feature = "extract")]
mod extract;
#[cfg(feature = "widget")]
mod value;
#[cfg(feature = "widget")]
mod widget;

/// Smaller than the standard library's allocator.
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();
