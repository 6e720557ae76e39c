//! A chart in words: takeaway, alternative text, table, one line a datum.

use crate::resolve::Chart;

/// What a chart says, as text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Description {
    /// The author's takeaway, or a sentence made from the data.
    pub takeaway: String,
    /// The author's alternative text, or kind and figures in ≤ 120 characters.
    pub alt: String,
    /// Every figure.
    pub table: Table,
    /// One entry per datum of `Chart::data`, for tooltip and read-out.
    pub data: Vec<DatumText>,
}

/// A plain table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// Column headings; the first column names the row.
    pub columns: Vec<String>,
    /// Rows in drawing order.
    pub rows: Vec<Row>,
}

/// A row of a [`Table`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Position in `Chart::data`.
    pub datum: usize,
    /// Heading it stands under; may be empty.
    pub group: String,
    /// As many as there are columns.
    pub cells: Vec<String>,
}

/// A datum in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DatumText {
    /// `gdp.change`.
    pub key: String,
    /// Name of the measure.
    pub label: String,
    /// Everything before the digits: 超.
    pub before: String,
    /// The digits.
    pub digits: String,
    /// Everything after the digits: 亿元, %以上.
    pub after: String,
    /// The figure as one string: 超230亿元. 未公布 when missing.
    pub value: String,
    /// Whether it is 推算.
    pub derived: bool,
    /// Further facts as label and text: 时期 2023年前三季度, 同比 +7.9%, 推算 7.9−1.9.
    pub facts: Vec<(String, String)>,
    /// The quoted sentence; empty when there is none.
    pub quote: String,
    /// One spoken sentence: label, value, period, comparison.
    pub spoken: String,
}

/// Describes `chart` in its language.
pub fn describe(chart: &Chart) -> Description {
    let _ = chart;
    todo!()
}
