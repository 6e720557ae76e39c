//! A cell of numbers.

use crate::document::{Decimal, DecimalFault};

/// What a cell says.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Reading {
    /// A number with the digits as written.
    Value(Decimal),
    /// Nothing: not published.
    Missing,
    /// NaN or infinite: a gap that is counted.
    NonFinite,
    /// Not a number; never guessed.
    Fault(DecimalFault),
}

/// Reads a cell. Nothing is guessed: `1,234`, `12%`, `约3000` and `—` are
/// faults.
///
/// # Examples
/// ```
/// use indicator_charts::document::{Decimal, series::{Reading, reading}};
/// assert_eq!(reading("7.10"), Reading::Value(Decimal::parse("7.10").unwrap()));
/// assert_eq!(reading(""), Reading::Missing);
/// assert_eq!(reading("NaN"), Reading::NonFinite);
/// assert!(matches!(reading("12%"), Reading::Fault(_)));
/// ```
#[inline(never)]
pub fn reading(text: &str) -> Reading {
    let text = trimmed(text);
    if text.is_empty() {
        return Reading::Missing;
    }
    match Decimal::parse(text) {
        Ok(value) => Reading::Value(value),
        Err(DecimalFault::NonFinite) => Reading::NonFinite,
        Err(fault) => Reading::Fault(fault),
    }
}

/// Without blanks and tabs around it.
#[inline(never)]
pub(crate) fn trimmed(mut text: &str) -> &str {
    while let [b' ' | b'\t', ..] = text.as_bytes() {
        text = &text[1..];
    }
    while let [.., b' ' | b'\t'] = text.as_bytes() {
        text = &text[..text.len() - 1];
    }
    text
}
