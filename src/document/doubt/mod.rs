//! What a sub-editor would ask about figures that can be drawn: only what the
//! digits given prove is said, so whatever rounding or a qualifier explains is
//! not. None of it is in the reader's download.

mod bounds;
mod change;
mod completion;
mod parts;
mod points;
mod slips;
mod twice;
mod words;

use super::{Document, Quantity, Unit};
use crate::error::Report;

/// Adds to `report` what looks wrong with the figures of `document`.
pub fn doubts(document: &Document, report: &mut Report) {
    parts::check(document, report);
    for indicator in &document.indicators {
        parts::rate(indicator, report);
        completion::check(document, indicator, report);
        change::check(indicator, report);
        words::check(indicator, report);
        points::check(indicator, report);
    }
    twice::check(document, report);
    slips::check(document, report);
}

/// A figure as an editor reads it: 1331.4亿元.
fn written(quantity: &Quantity) -> String {
    let number = quantity.value.map(|value| value.to_string()).unwrap_or_default();
    let upper = quantity.upper.map(|upper| format!("—{upper}")).unwrap_or_default();
    let space = if quantity.unit.written.starts_with(|c: char| c.is_ascii_alphabetic()) { " " } else { "" };
    [&number, &upper, space, &quantity.unit.written].concat()
}

/// The unit without its multiplier: 个 of 万个, 元 of 億元. Counted things
/// differ by it.
fn bare(unit: &Unit) -> &str {
    unit.written.trim_start_matches(['万', '亿', '萬', '億', '千', '百'])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Node, read};

    /// `code path` of what is said of a document with these indicators.
    pub(super) fn said(indicators: &str) -> Vec<String> {
        said_in("zh", indicators)
    }

    /// The same of a document in `lang`.
    pub(super) fn said_in(lang: &str, indicators: &str) -> Vec<String> {
        let json = format!(r#"{{"version": 1, "lang": "{lang}", "indicators": [{indicators}]}}"#);
        let (document, mut report) = read(&Node::from_json(&json).expect("JSON"));
        assert_eq!(report, Report::default(), "{indicators}");
        doubts(&document.expect("a document"), &mut report);
        assert!(report.errors.is_empty());
        let line = |problem: &crate::error::Problem| {
            format!("{} {}", problem.code.as_str(), problem.path.replace("$.indicators", ""))
        };
        report.warnings.iter().map(|warning| line(&warning.0)).collect()
    }

    /// Whether nothing is said.
    pub(super) fn silent(indicators: &str) -> bool {
        said(indicators).is_empty()
    }
}
