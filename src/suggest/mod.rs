//! What was found → charts that can show it: indicators that can stand in one
//! picture, ranked, each with the reason. Suggestions only: an editor chooses.
//!
//! ```text
//! Extraction → one indicator with what belongs to it | several side by side → ranked
//! ```

mod groups;
mod json;
mod single;
mod words;

pub use json::{document, document_of};

use crate::document::{Decimal, Dimension};
use crate::extract::{Extraction, Figure, Found, measured, written};

/// No chart has a higher score.
const BEST: u32 = 100;
/// More are no help.
const MOST: usize = 40;

/// A figure that a chart shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shown {
    /// `i1`, `i1.change`, `i1.compare.0`.
    pub reference: String,
    /// Shown instead of the indicator's label.
    pub label: Option<String>,
}

/// An indicator that no text states: it follows from others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Derived {
    /// Its id.
    pub id: String,
    /// Its name.
    pub label: String,
    /// As that of the figure it stands beside.
    pub unit: String,
    /// `divide`.
    pub op: &'static str,
    /// References.
    pub args: [String; 2],
}

/// A chart that could be made.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Suggestion {
    /// `bar`, `lead`, …
    pub kind: &'static str,
    /// Where the kind has some.
    pub variant: Option<&'static str>,
    /// The finding.
    pub title: String,
    /// Measure, unit and period.
    pub subtitle: String,
    /// What it shows, in order.
    pub shown: Vec<Shown>,
    /// What carries the title.
    pub highlight: Option<String>,
    /// `desc` where the order says something.
    pub sort: Option<&'static str>,
    /// What has to be computed for it.
    pub derived: Option<Derived>,
    /// Why, in Chinese and English.
    pub reason: &'static str,
    /// The higher, the sooner an editor would take it.
    pub score: u32,
}

/// The charts that the indicators of `found` can make, best first. `chars` is
/// the text that they were found in.
///
/// # Examples
/// ```
/// use indicator_charts::{extract::extract, suggest::suggest};
/// let text = "累计培育独角兽企业5家、瞪羚企业276家、高新技术企业974家。";
/// let chars: Vec<char> = text.chars().collect();
/// let charts = suggest(&extract(text), &chars);
/// assert_eq!(charts[0].kind, "bar");
/// assert_eq!(charts[0].shown.len(), 3);
/// ```
pub fn suggest(found: &Extraction, chars: &[char]) -> Vec<Suggestion> {
    let list = &found.indicators[..found.indicators.len().min(crate::document::MOST_INDICATORS)];
    let mut charts = single::charts(list);
    groups::charts(list, chars, &mut charts);
    // Equal ones stay in the order of the text; what is in a picture of the
    // same kind is no other one.
    let mut kept: Vec<Suggestion> = Vec::new();
    for score in (1..=BEST).rev() {
        for chart in charts.iter_mut().filter(|chart| chart.score == score) {
            let within = |other: &Suggestion| {
                let has = |one: &Shown| other.shown.iter().any(|two| two.reference == one.reference);
                other.kind == chart.kind && chart.shown.iter().all(has)
            };
            if kept.len() < MOST && !kept.iter().any(within) {
                kept.push(std::mem::take(chart));
            }
        }
        if kept.len() == MOST {
            break;
        }
    }
    kept
}

/// The id that the document gives to the indicator at `at`.
fn id(at: usize) -> String {
    ["i", &written(at as u64 + 1)].concat()
}

fn shown(reference: String) -> Shown {
    Shown { reference, label: None }
}

/// What a figure measures, and the power of ten of its unit.
fn unit(figure: &Figure) -> Option<(Dimension, i32)> {
    measured(&figure.unit)
}

/// Whether both may stand on one axis.
fn comparable(one: &Figure, other: &Figure) -> bool {
    match (unit(one), unit(other)) {
        (Some((Dimension::Verbatim, _)), Some((Dimension::Verbatim, _))) => one.unit == other.unit,
        (Some((a, _)), Some((b, _))) => a == b,
        _ => false,
    }
}

/// Things that can be counted one by one.
fn is_counted(figure: &Figure) -> bool {
    unit(figure) == Some((Dimension::Count, 0))
}

fn value(figure: &Figure) -> Option<Decimal> {
    figure.upper.is_none().then(|| Decimal::parse(&figure.value).ok())?
}

/// Whether both have one axis, and the same multiplier.
fn alike(one: &Found, other: &Found) -> bool {
    one.figure.unit == other.figure.unit && one.kind == other.kind
}

fn is(figure: &Figure, dimension: Dimension) -> bool {
    unit(figure).is_some_and(|(own, _)| own == dimension)
}
