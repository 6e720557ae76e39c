//! A chart in words: takeaway, alternative text, table, one line a datum.

use crate::document::Direction;
use crate::resolve::{Amount, Chart, Datum, Kind, Part};
use crate::text::Lang;

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
    /// Further facts as label and text: 时期 2023年前三季度, 推算 7.9−1.9.
    pub facts: Vec<(String, String)>,
    /// The quoted sentence; empty when there is none.
    pub quote: String,
    /// One spoken sentence: label, value, period, comparison.
    pub spoken: String,
}

/// An alternative text is not longer than this.
const MOST_ALT: usize = 120;

/// Describes `chart` in its language.
pub fn describe(chart: &Chart) -> Description {
    let data: Vec<DatumText> = chart.data.iter().map(|datum| datum_text(chart, datum)).collect();
    let figures = figures(chart, &data);
    let takeaway = chart.takeaway.clone().unwrap_or_else(|| match chart.lang {
        Lang::Zh if !figures.is_empty() => [&figures, "。"].concat(),
        Lang::En if !figures.is_empty() => [&figures, "."].concat(),
        _ => chart.lang.pick("暂无数据。", "No data.").to_owned(),
    });
    let alt = chart.alt.clone().unwrap_or_else(|| alt(chart, &figures));
    Description { takeaway, alt, table: table(chart, &data), data }
}

/// 图型：each label with its figure, as many as fit.
fn alt(chart: &Chart, figures: &str) -> String {
    let (zh, en) = match chart.kind {
        Kind::Tiles => ("指标牌", "Number tiles"),
        Kind::Bar => ("条形图", "Bar chart"),
        Kind::Lead => ("领先幅度图", "Lead chart"),
        Kind::Bullet => ("计划完成图", "Bullet chart"),
        Kind::Share => ("占比条", "Share bars"),
        Kind::Waffle => ("百格图", "Waffle chart"),
        Kind::Part => ("计数图", "Counted parts"),
        Kind::Table => ("数据表", "Table"),
    };
    let kind = chart.lang.pick(zh, en);
    if figures.is_empty() {
        return [kind, chart.lang.pick("，暂无数据", ", no data")].concat();
    }
    [kind, chart.lang.pick("：", ": "), figures].concat()
}

/// Label and figure of each datum, in order. Stops before the text grows
/// past the limit of an alternative text, and says how many are left out.
fn figures(chart: &Chart, data: &[DatumText]) -> String {
    let mut out = String::new();
    let room = MOST_ALT - 24;
    for (i, text) in data.iter().enumerate() {
        let joint = if i == 0 { "" } else { chart.lang.pick("，", ", ") };
        let derived = if text.derived { chart.lang.pick("（推算）", " (derived)") } else { "" };
        let space = chart.lang.pick("", " ");
        let next = [joint, &text.label, space, &text.value, derived].concat();
        if i > 0 && out.chars().count() + next.chars().count() > room {
            let left = (data.len() - i).to_string();
            let more = match chart.lang {
                Lang::Zh => ["，另有", &left, "项"].concat(),
                Lang::En => [", and ", &left, " more"].concat(),
            };
            return out + &more;
        }
        out.push_str(&next);
    }
    out
}

fn datum_text(chart: &Chart, datum: &Datum) -> DatumText {
    let lang = chart.lang;
    let amount = datum.amount.as_ref();
    let missing = lang.pick("未公布", "not published").to_owned();
    let value = amount.map_or(missing, Amount::text);
    let label = full_label(chart, datum);
    let facts = facts(datum, lang);
    DatumText {
        key: datum.key.clone(),
        before: amount.map(|amount| amount.before.clone()).unwrap_or_default(),
        digits: amount.map_or_else(|| "—".to_owned(), Amount::number),
        after: amount.map(|a| [a.between.as_str(), &a.unit_text, &a.after].concat()).unwrap_or_default(),
        derived: amount.is_some_and(Amount::is_derived),
        quote: datum.quotes.first().map(|quote| quote.exact.clone()).unwrap_or_default(),
        spoken: spoken(datum, &label, &value, lang),
        facts,
        value,
        label,
    }
}

/// A rate of a counted thing is named with the thing: 市重点项目开工率.
fn full_label(chart: &Chart, datum: &Datum) -> String {
    let rate = chart.kind == Kind::Part
        && datum.part == Part::Value
        && datum.amount.as_ref().is_some_and(|a| a.unit.written == "%");
    if rate && !datum.whole_label.is_empty() && !datum.label.starts_with(&datum.whole_label) {
        return [&datum.whole_label, chart.lang.pick("", " "), &datum.label].concat();
    }
    datum.label.clone()
}

/// What can be said of a datum beside its figure.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Field {
    Period,
    Region,
    Change,
    Lead,
    Whole,
    Base,
    Rank,
    Formula,
}

/// Further facts of a datum with their names, in order.
const FACTS: [(Field, &str, &str); 8] = [
    (Field::Period, "时期", "Period"),
    (Field::Region, "地区", "Region"),
    (Field::Change, "变化", "Change"),
    (Field::Lead, "公布", "Published"),
    (Field::Whole, "整体", "Whole"),
    (Field::Base, "占比基数", "Share of"),
    (Field::Rank, "位次", "Rank"),
    (Field::Formula, "推算", "Derived"),
];

/// Columns of the table after measure and value.
const COLUMNS: [(Field, &str, &str); 6] = [
    (Field::Whole, "整体", "Whole"),
    (Field::Change, "变化", "Change"),
    (Field::Lead, "领先", "Lead"),
    (Field::Rank, "位次", "Rank"),
    (Field::Period, "时期", "Period"),
    (Field::Formula, "算法", "Method"),
];

/// `field` of `datum` in words; empty when there is nothing to say.
#[inline(never)]
fn said(datum: &Datum, field: Field, lang: Lang) -> String {
    let words = match field {
        Field::Period => Some(datum.period.clone()),
        Field::Region => Some(datum.region.clone()),
        Field::Change => datum.change.as_ref().map(|change| change.words(lang)),
        Field::Lead => datum.lead.as_ref().map(|lead| lead_words(lead.direction, &lead.basis, &lead.amount, lang)),
        Field::Whole => datum.whole.as_ref().map(Amount::text),
        Field::Base => datum.whole.is_none().then(|| datum.whole_label.clone()),
        Field::Rank => datum.rank.as_ref().map(|rank| rank.words(lang)),
        Field::Formula => datum.amount.as_ref().and_then(|amount| amount.formula.clone()),
    };
    words.unwrap_or_default()
}

fn facts(datum: &Datum, lang: Lang) -> Vec<(String, String)> {
    let mut facts = Vec::new();
    for (field, zh, en) in FACTS {
        let mut text = said(datum, field, lang);
        if field == Field::Whole && !datum.whole_label.is_empty() && !text.is_empty() {
            text = [&datum.whole_label, lang.pick("", " "), &text].concat();
        }
        if !text.is_empty() {
            facts.push((lang.pick(zh, en).to_owned(), text));
        }
    }
    facts
}

fn lead_words(direction: Direction, to: &str, amount: &Amount, lang: Lang) -> String {
    let (zh, en) = match direction {
        Direction::Up => ("领先", "ahead of "),
        Direction::Down => ("落后于", "behind "),
        Direction::Flat => ("持平于", "level with "),
    };
    match lang {
        Lang::Zh => [zh, to, &amount.text()].concat(),
        Lang::En => [en, to, " by ", &amount.text()].concat(),
    }
}

fn spoken(datum: &Datum, label: &str, value: &str, lang: Lang) -> String {
    let joint = lang.pick("，", ", ");
    let derived = datum.amount.as_ref().is_some_and(Amount::is_derived);
    let head = if derived {
        [label, lang.pick("推算", " derived: "), value].concat()
    } else {
        [label, lang.pick("", " "), value].concat()
    };
    let mut out = head;
    for field in [Field::Period, Field::Change, Field::Lead, Field::Rank] {
        let words = said(datum, field, lang);
        if !words.is_empty() {
            out += joint;
            out += &words;
        }
    }
    out
}

/// Measure and figure; then the columns that any datum fills.
fn table(chart: &Chart, data: &[DatumText]) -> Table {
    let lang = chart.lang;
    let mut columns = vec![lang.pick("项目", "Measure").to_owned(), lang.pick("数值", "Value").to_owned()];
    let mut rows = Vec::new();
    for (datum, text) in data.iter().enumerate() {
        let cells = vec![text.label.clone(), text.value.clone()];
        rows.push(Row { datum, group: chart.data[datum].group.clone(), cells });
    }
    for (field, zh, en) in COLUMNS {
        if chart.data.iter().all(|datum| said(datum, field, lang).is_empty()) {
            continue;
        }
        columns.push(lang.pick(zh, en).to_owned());
        for row in &mut rows {
            let mut cell = said(&chart.data[row.datum], field, lang);
            if field == Field::Formula && !cell.is_empty() {
                cell = [lang.pick("推算：", "derived: "), &cell].concat();
            }
            row.cells.push(cell);
        }
    }
    Table { columns, rows }
}
