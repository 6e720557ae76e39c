//! What a chart of series says beside its indicators: `data`, `encode`,
//! `axis`, `references`, `annotations`. Read when such a chart is resolved,
//! because most readers meet none.

mod number;
mod read;
mod table;
mod words;

pub(crate) use number::trimmed;
pub use number::{Reading, reading};
pub use read::{csv_of, read};
pub use table::{MOST_ROWS, MOST_TABLE_BYTES, Table};
pub use words::{dated, period, period_text};

use super::{Basis, Node, Unit};

/// Kinds of chart that may have series.
pub(super) const KINDS: [&str; 9] = ["bar", "column", "line", "area", "step", "slope", "rank", "facet", "tiles"];
/// Those that have series also where all their data are indicators.
pub(super) const ALWAYS_SERIES: [&str; 6] = ["line", "area", "step", "slope", "rank", "facet"];

/// Values that a reference or a band is drawn at, as written.
#[derive(Clone, Debug, PartialEq)]
pub struct ReferenceSpec {
    /// JSON path, for reports.
    pub path: String,
    /// On the measure's axis.
    pub value: Option<String>,
    /// On the other axis: a period or a name.
    pub x: Option<String>,
    /// End of a band.
    pub upper: Option<String>,
    /// What it is called; may be empty.
    pub label: String,
}

/// A remark beside a place of the plot.
#[derive(Clone, Debug, PartialEq)]
pub struct AnnotationSpec {
    /// JSON path, for reports.
    pub path: String,
    /// A period or a name.
    pub x: String,
    /// A value; else that of the series there.
    pub y: Option<String>,
    /// End of a range of x.
    pub upper: Option<String>,
    /// Which series it is about.
    pub series: Option<String>,
    /// The remark.
    pub text: String,
}

/// One column of the table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Column {
    /// Its name in `encode` and, for readers, of the series.
    pub name: String,
    /// Whether the author says that it holds numbers.
    pub is_number: bool,
    /// Of its numbers.
    pub unit: Option<Unit>,
    /// Of its changes: 同比, 环比.
    pub basis: Option<Basis>,
    /// Whether each value counts from the start of the year (累计).
    pub cumulative: bool,
}

/// Names of columns.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Encode {
    /// Periods, names or numbers.
    pub x: Option<String>,
    /// One or several columns of values.
    pub y: Vec<String>,
    /// Low and high end of a band around the value.
    pub low: Option<String>,
    /// See `low`.
    pub high: Option<String>,
    /// Names of the series.
    pub series: Option<String>,
    /// Names of the panels.
    pub facet: Option<String>,
    /// actual, forecast or target.
    pub status: Option<String>,
}

/// How an axis is drawn, as written.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AxisSpec {
    /// Its ends.
    pub domain: Option<(String, String)>,
    /// Logarithmic.
    pub log: bool,
    /// Grows the other way.
    pub reversed: bool,
    /// Each panel of a facet has its own.
    pub free: bool,
}

/// Where the rows are.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Rows<'a> {
    /// There are none.
    #[default]
    None,
    /// In the document.
    Inline(&'a [Node]),
    /// In a file of its own.
    Csv(&'a str),
}

/// All of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SeriesSpec<'a> {
    /// Columns that the author describes.
    pub columns: Vec<Column>,
    /// The rows below them.
    pub rows: Rows<'a>,
    /// Which column is what.
    pub encode: Encode,
    /// The axis of x.
    pub x: AxisSpec,
    /// The axis of the measure.
    pub y: AxisSpec,
    /// Lines and bands across the plot.
    pub references: Vec<ReferenceSpec>,
    /// Remarks.
    pub annotations: Vec<AnnotationSpec>,
    /// Names of series that are not drawn at first.
    pub hidden: Vec<String>,
}
