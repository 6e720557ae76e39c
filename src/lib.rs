//! Indicator charts for news articles.
//!
//! A document of figures that an article states becomes a chart whose marks
//! are tied to their sentences. Everything flows one way:
//!
//! ```text
//! text → extract → document
//! document → resolve → layout(scale, text, theme) → Scene → paint: canvas | SVG
//!                                                        → hit, describe
//! document → resolve → check
//! ```
//!
//! An earlier stage never imports a later one; `web` alone names the browser.

#[cfg(feature = "report")]
pub mod check;
#[cfg(feature = "cli")]
pub mod cli;
pub mod describe;
pub mod document;
pub mod error;
#[cfg(feature = "extract")]
pub mod extract;
pub mod hit;
pub mod layout;
pub mod paint;
pub mod resolve;
pub mod scale;
pub mod scene;
#[cfg(feature = "extract")]
pub mod suggest;
pub mod text;
pub mod theme;
#[cfg(all(target_arch = "wasm32", any(feature = "check", feature = "extract", feature = "widget")))]
mod web;
