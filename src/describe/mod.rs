//! A chart in words: takeaway, descriptions, table, facts of a datum.

mod figures;
mod levels;
mod series;

pub use levels::{alt, alt_beside_takeaway, levels, name, takeaway};

use crate::resolve::{Amount, Chart, Datum, Kind, Part};
use crate::text::Lang;

/// What can be said of a datum.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// Which of several panels it is in.
    Panel,
    /// What it is called.
    Label,
    /// The figure as one string: 超230亿元. 未公布 when missing.
    Value,
    /// When.
    Period,
    /// Where.
    Region,
    /// Growth or decline.
    Change,
    /// The published distance from the subject.
    Lead,
    /// The number that it is a part of.
    Whole,
    /// The same with its name.
    NamedWhole,
    /// The name where there is no number.
    Base,
    /// Its place.
    Rank,
    /// `7.9−1.9`, when the figure is derived.
    Formula,
    /// The same with the word for it.
    Method,
    /// How it was corrected.
    Revised,
}

/// A field with its name.
#[derive(Clone, Copy, Debug)]
pub struct Named {
    /// What to say.
    pub field: Field,
    /// In Chinese and English.
    name: &'static str,
}

impl Named {
    const fn new(field: Field, name: &'static str) -> Self {
        Self { field, name }
    }

    /// The name, to stand before what is said or at the head of a column.
    pub fn name(&self, lang: Lang) -> &'static str {
        lang.say(self.name)
    }
}

/// Further facts of a datum, beside its label and its value.
pub static FACTS: [Named; 10] = [
    Named::new(Field::Panel, "分组|Group"),
    Named::new(Field::Period, "时期|Period"),
    Named::new(Field::Region, "地区|Region"),
    Named::new(Field::Change, "变化|Change"),
    Named::new(Field::Lead, "公布|Published"),
    Named::new(Field::NamedWhole, "整体|Whole"),
    Named::new(Field::Base, "占比基数|Share of"),
    Named::new(Field::Rank, "位次|Rank"),
    Named::new(Field::Formula, "推算|Derived"),
    Named::new(Field::Revised, "更正|Corrected"),
];

/// Columns of the table; the first two are always there.
static COLUMNS: [Named; 9] = [
    Named::new(Field::Label, "项目|Measure"),
    Named::new(Field::Value, "数值|Value"),
    Named::new(Field::Whole, "整体|Whole"),
    Named::new(Field::Change, "变化|Change"),
    Named::new(Field::Lead, "领先|Lead"),
    Named::new(Field::Rank, "位次|Rank"),
    Named::new(Field::Period, "时期|Period"),
    Named::new(Field::Method, "算法|Method"),
    Named::new(Field::Revised, "更正|Corrected"),
];

/// Whether the figure of `datum` is 推算.
pub fn is_derived(datum: &Datum) -> bool {
    datum.amount.as_deref().is_some_and(Amount::is_derived)
}

/// Measure and figure; then the columns that any datum fills. There is one
/// row for each of `Chart::data`, and its cells are what is [`said`].
#[inline(never)]
pub fn columns(chart: &Chart) -> Vec<&'static Named> {
    let mut columns = Vec::new();
    for column in &COLUMNS {
        let filled = |datum| !said(chart, datum, column.field).is_empty();
        if columns.len() < 2 || chart.data.iter().any(filled) {
            columns.push(column);
        }
    }
    columns
}

/// `field` of `datum` in words; empty when there is nothing to say.
#[inline(never)]
pub fn said(chart: &Chart, datum: &Datum, field: Field) -> String {
    let lang = chart.lang;
    let whole = datum.whole.as_deref();
    let text = match field {
        Field::Panel if chart.panels.is_empty() => "",
        Field::Panel => &datum.group,
        Field::Label => return label(chart, datum),
        Field::Value => match &datum.amount {
            Some(amount) => return amount.text(),
            None => lang.say("未公布|not published"),
        },
        Field::Period => &datum.period,
        Field::Region => &datum.region,
        Field::Change => return datum.change.as_ref().map(|change| change.words(lang)).unwrap_or_default(),
        Field::Lead => return datum.lead.as_ref().map(|lead| lead.lead_words(lang)).unwrap_or_default(),
        Field::Whole => return whole.map(Amount::text).unwrap_or_default(),
        Field::NamedWhole => {
            let whole = whole.map(Amount::text).unwrap_or_default();
            let space = if datum.whole_label.is_empty() { "" } else { lang.say("| ") };
            return if whole.is_empty() { whole } else { [&datum.whole_label, space, &whole].concat() };
        }
        Field::Base if whole.is_none() => &datum.whole_label,
        Field::Base => "",
        Field::Rank => &datum.rank,
        Field::Revised => &datum.revised,
        Field::Formula => datum.amount.as_ref().map_or("", |amount| &amount.formula),
        Field::Method if is_derived(datum) => {
            return [lang.say("推算：|derived: "), &said(chart, datum, Field::Formula)].concat();
        }
        Field::Method => "",
    };
    text.to_owned()
}

/// A rate of a counted thing is named with the thing: 市重点项目开工率.
fn label(chart: &Chart, datum: &Datum) -> String {
    let whole = datum.whole_label.as_str();
    let rate = chart.kind == Kind::Part
        && datum.part == Part::Value
        && datum.amount.as_ref().is_some_and(|amount| amount.unit.written == "%");
    if rate && !whole.is_empty() && !datum.label.starts_with(whole) {
        return [whole, chart.lang.say("| "), &datum.label].concat();
    }
    datum.label.clone()
}

/// One spoken sentence: label, value, period, comparison.
pub fn spoken(chart: &Chart, datum: &Datum) -> String {
    let lang = chart.lang;
    let panel = said(chart, datum, Field::Panel);
    let space = if panel.is_empty() { "" } else { " " };
    let (label, value) = (said(chart, datum, Field::Label), said(chart, datum, Field::Value));
    let joint = if is_derived(datum) { lang.say("推算| derived: ") } else { levels::own_joint(&label, lang) };
    let mut out = [&panel, space, &label, joint, &value].concat();
    for field in [Field::Period, Field::Change, Field::Lead, Field::Rank, Field::Revised] {
        let words = said(chart, datum, field);
        if !words.is_empty() {
            out += lang.say("，|, ");
            out += &words;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Node, read};
    use crate::resolve::resolve;

    #[test]
    fn spoken_digits_of_label_and_figure_stay_apart() {
        let json = r#"{"version":1,"indicators":[{"id":"a","label":"专精特新2.0","value":"357","unit":"家"}],"charts":[
            {"id":"bar","kind":"bar","title":"图","indicators":["a"]},
            {"id":"line","kind":"line","title":"图","data":{
                "columns":[{"name":"龄期","type":"number"},{"name":"甲","type":"number","unit":"%"},{"name":"乙","type":"number","unit":"%"}],
                "rows":[["10","8.5","7.5"],["20","9.5","8.0"]]}}]}"#;
        let (document, report) = read(&Node::from_json(json).expect("JSON"));
        let document = document.expect("a document");
        let first = |id: &str, lang: Lang| {
            let chart = resolve(&document, &report, id, Some(lang)).expect("resolves");
            spoken(&chart, &chart.data[0])
        };
        assert_eq!(first("bar", Lang::Zh), "专精特新2.0：357家");
        assert_eq!(first("line", Lang::Zh), "甲 10：8.5%");
        assert_eq!(first("line", Lang::En), "甲 10: 8.5%");
    }
}
