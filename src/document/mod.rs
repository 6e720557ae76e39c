//! What an author writes: the indicator document, version 1.
//!
//! Reading goes through three steps: `tokens` or `json` (any value as a
//! [`Node`], within limits), `read` (nodes → [`Document`], key by key through
//! `fields`, which reports what does not fit), `check` (do the numbers agree
//! with each other). They report into one
//! [`Report`](crate::error::Report) with JSON paths.

mod check;
mod decimal;
#[cfg(any(feature = "report", test))]
mod doubt;
mod fields;
mod indicators;
#[cfg(any(feature = "cli", test))]
mod json;
mod model;
mod node;
mod period;
pub(crate) mod quantity;
mod read;
mod revisions;
pub mod series;
mod steps;
mod tokens;
mod unit;

pub use decimal::{Decimal, DecimalFault, MOST_DIGITS};
#[cfg(any(feature = "report", test))]
pub use doubt::doubts;
pub(crate) use fields::position;
pub use indicators::indicators;
pub use model::{
    Article, Basis, Change, ChartSpec, Comparison, Derivation, Direction, Document, Indicator, IndicatorKind, Link, Of,
    Op, Rank, Reference, Sort, Source, Span, Whole,
};
pub use node::{Node, NodeFault};
pub use period::Period;
pub use quantity::{Qualifier, Quantity};
pub use read::{read, read_charts};
pub use revisions::{Revision, revisions};
pub use steps::Step;
pub use unit::{Dimension, Unit};

use decimal::MOST_DIGITS_TEXT;

/// Keys of a chart that [`series`] reads.
const SERIES_KEYS: [&str; 6] = ["data", "encode", "axis", "references", "annotations", "hidden"];

/// A document may not be larger, in bytes.
pub const MOST_BYTES: usize = 5_000_000;
/// Levels of nesting.
pub const MOST_DEPTH: usize = 64;
/// Indicators in a document.
pub const MOST_INDICATORS: usize = 2_000;
/// Charts in a document.
pub const MOST_CHARTS: usize = 200;
/// References in one chart.
pub const MOST_REFERENCES: usize = 200;
/// Characters in a string.
pub const MOST_CHARACTERS: usize = 2_000;
