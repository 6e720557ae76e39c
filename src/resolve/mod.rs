//! Document + chart id → [`Chart`]: every default filled, units reconciled,
//! derived values computed.

mod chart;

pub use chart::{Amount, Chart, Datum, Difference, Emphasis, Kind, Part, Place, Quote};

use crate::document::Document;
use crate::error::{Error, Report};
use crate::text::Lang;

/// Resolves the chart `id`. `report` is what reading the document found: an
/// error in the chart or in an indicator it uses makes it unusable, errors
/// elsewhere don't. `lang` overrides the document's language.
///
/// # Errors
/// `unknown-chart`, `mixed-units`, `derivation`, `chart-data`, or the first
/// error of `report` that concerns this chart.
pub fn resolve(document: &Document, report: &Report, id: &str, lang: Option<Lang>) -> Result<Chart, Error> {
    let _ = (document, report, id, lang);
    todo!()
}
