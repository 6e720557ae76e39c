//! Article text → indicators with their spans: rules over Chinese
//! statistical prose, no model. The same text gives the same answer.
//!
//! ```text
//! text → lines → sentences → mentions → clauses → frames → roles → indicators
//! ```
//!
//! A sentence is scanned for quantities, times and places; a quantity with
//! the words around it is a frame; its words say what it is: a value, a
//! change, a distance, a share, a start. Labels are cut from the same words.

mod added;
mod amount;
mod belongs;
mod carried;
mod changed;
mod chars;
mod clause;
mod compare;
mod compared;
mod english;
mod figure;
mod json;
mod kind;
mod label;
mod list;
mod named;
mod number;
mod numeral;
mod period;
mod placed;
mod plain;
mod qualifier;
mod rank;
mod ranked;
mod reader;
mod region;
mod role;
mod said;
mod scan;
mod sentence;
mod shared;
mod tables;
mod times;
mod traps;
mod unit;
mod words;
mod wrapped;

#[cfg(test)]
mod dailies;
#[cfg(test)]
mod growth;
#[cfg(test)]
mod reported;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod wordings;

pub(crate) use chars::holds;
pub use figure::{Distance, Figure, Found, Growth, Place, Whole};
pub(crate) use json::{Writer, opened};
pub use json::{document, document_of};
pub(crate) use number::written;
pub(crate) use unit::measured;

use crate::document::Span;

/// What a text says in figures.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Extraction {
    /// In the order of the text.
    pub indicators: Vec<Found>,
    /// What an editor should look at in the text itself.
    pub doubts: Vec<Doubt>,
    /// The headline, where the text has one.
    pub title: Option<String>,
}

/// A doubtful place of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doubt {
    /// Where.
    pub span: Span,
    /// What: `broken` is a sentence that stops before its end, `rejoined` one
    /// whose end was found elsewhere.
    pub code: &'static str,
}

/// Reads the indicators of a text.
///
/// # Examples
/// ```
/// use indicator_charts::extract::extract;
/// let found = extract("2023年，全区生产总值1331.4亿元，同比增长7.9%。").indicators;
/// assert_eq!(found[0].label, "生产总值");
/// assert_eq!((found[0].figure.value.as_str(), found[0].figure.unit.as_str()), ("1331.4", "亿元"));
/// assert_eq!(found[0].change.as_ref().map(|change| change.figure.value.as_str()), Some("7.9"));
/// ```
pub fn extract(text: &str) -> Extraction {
    extract_dated(text, "")
}

/// The same of a text that came out on a date, `2023-10-26` or `2023-10`: 今年
/// is of its year where the text says none. Another `date` says nothing.
pub fn extract_dated(text: &str, date: &str) -> Extraction {
    let chars = chars::canonical_text(text);
    let Some((chars, places)) = wrapped::joined(&chars) else { return read(text, &chars, date) };
    let mut found = read(&wrapped::written(text, &places), &chars, date);
    wrapped::moved(&mut found, &places);
    found
}

fn read(text: &str, chars: &[char], date: &str) -> Extraction {
    let mut reader = reader::Reader::new(chars);
    reader.times.date = times::date(date);
    let mut found = reader.read();
    figure::original(text, chars, &mut found);
    found
}
