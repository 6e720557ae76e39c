//! A chart with every default filled: later stages meet no `Option` that
//! means "default". What stays optional is really absent.

use crate::document::{Decimal, Dimension, Direction, Qualifier, Span, Unit};
use crate::text::Lang;

/// Kinds of chart. One file under `layout/kind/` each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Number tiles.
    Tiles,
    /// Ranked horizontal bars.
    Bar,
    /// A rate and its references, with the lead between them.
    Lead,
    /// A measure against its plan.
    Bullet,
    /// Shares on a 100 % bar.
    Share,
    /// One share as 100 cells.
    Waffle,
    /// Counted things out of a counted whole.
    Part,
    /// Numbers of different units.
    Table,
}

/// A resolved chart.
#[derive(Clone, Debug, PartialEq)]
pub struct Chart {
    /// The document's id.
    pub id: String,
    /// Position in the document, from 1: 图 3.
    pub number: usize,
    /// What it draws.
    pub kind: Kind,
    /// Language of the core's own words.
    pub lang: Lang,
    /// The finding; may be empty.
    pub title: String,
    /// Measure, unit, period; may be empty.
    pub subtitle: String,
    /// The author's note, then how derived values were computed.
    pub notes: Vec<String>,
    /// Where the figures come from; may be empty.
    pub source: String,
    /// Its http(s) address.
    pub source_url: Option<String>,
    /// Who made it; may be empty.
    pub credit: String,
    /// Date of the last change, as written; may be empty.
    pub updated: String,
    /// The author's takeaway and alternative text, when given.
    pub takeaway: Option<String>,
    /// Alternative text, when given.
    pub alt: Option<String>,
    /// What is drawn, in drawing order (sorted already).
    pub data: Vec<Datum>,
    /// The unit that `Datum::scaled` counts in; the first datum's.
    pub unit: Unit,
}

/// What a datum is to its chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// A value of its own.
    Value,
    /// What the subject is compared with: 全省.
    Reference,
    /// A plan.
    Target,
    /// How much of a plan is done, in per cent.
    Completion,
    /// What is left of a whole.
    Rest,
}

/// How much a mark stands out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Emphasis {
    /// It carries the title.
    Subject,
    /// Of the subject's own region or list.
    Sibling,
    /// Compared with.
    Context,
}

/// A number ready to be drawn and written.
#[derive(Clone, Debug, PartialEq)]
pub struct Amount {
    /// The exact value, in `unit`.
    pub value: Decimal,
    /// In the chart's unit, for scales.
    pub scaled: f64,
    /// Digits as written, grouped, minus as U+2212.
    pub digits: String,
    /// End of a range.
    pub upper: Option<Box<Amount>>,
    /// What `value` counts in.
    pub unit: Unit,
    /// The unit as shown; empty where the wording already says it (三成).
    pub unit_text: String,
    /// How exact it is.
    pub qualifier: Qualifier,
    /// The qualifying word where it stands before the number: 超, 约, 不到.
    pub before: String,
    /// Between number and unit: 多, 余.
    pub between: String,
    /// After the unit: 以上, 左右.
    pub after: String,
    /// The formula, when the value follows from others: `7.9−1.9`.
    pub formula: Option<String>,
}

/// Growth or decline, or a lead.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// By how much, unsigned.
    pub amount: Amount,
    /// Which way.
    pub direction: Direction,
    /// 同比, or the reference 全省.
    pub basis: String,
}

/// A place among others.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// 1 is the first.
    pub place: Decimal,
    /// Among whom; may be empty.
    pub among: String,
    /// Years running.
    pub years: Option<Decimal>,
}

/// A quotation that proves a figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    /// The whole sentence.
    pub exact: String,
    /// Text before it.
    pub prefix: String,
    /// Text after it.
    pub suffix: String,
    /// Code points of the sentence in the article's text.
    pub span: Option<Span>,
    /// Code points of the figure in the article's text.
    pub figure: Option<Span>,
}

/// One figure of a chart.
#[derive(Clone, Debug, PartialEq)]
pub struct Datum {
    /// The reference that named it: `gdp.change`.
    pub key: String,
    /// The name of the measure or the reference.
    pub label: String,
    /// Heading it stands under; may be empty.
    pub group: String,
    /// What it is to the chart.
    pub part: Part,
    /// How much it stands out.
    pub emphasis: Emphasis,
    /// The figure; `None` is 未公布.
    pub amount: Option<Amount>,
    /// Growth or decline.
    pub change: Option<Difference>,
    /// The published distance from the subject.
    pub lead: Option<Difference>,
    /// Number and name of what it is a part of.
    pub whole: Option<Amount>,
    /// 全市; may be empty.
    pub whole_label: String,
    /// Its place.
    pub rank: Option<Place>,
    /// The article's words for the period; may be empty.
    pub period: String,
    /// Where; may be empty.
    pub region: String,
    /// Its sentences.
    pub quotes: Vec<Quote>,
}

impl Amount {
    /// Whether it follows from other figures rather than being published.
    pub fn is_derived(&self) -> bool {
        self.formula.is_some()
    }

    /// The figure as one string: 超230亿元, 20%以上, 50至90万户.
    pub fn text(&self) -> String {
        let latin = |c: char| c.is_ascii_alphabetic();
        let unit_gap = if self.unit_text.starts_with(latin) { " " } else { "" };
        let before_gap = if self.before.ends_with(latin) { " " } else { "" };
        [&self.before, before_gap, &self.number(), &self.between, unit_gap, &self.unit_text, &self.after].concat()
    }

    /// The digits, with the end of a range: 50至90.
    pub fn number(&self) -> String {
        match &self.upper {
            Some(upper) => [&self.digits, "至", &upper.digits].concat(),
            None => self.digits.clone(),
        }
    }
}

impl Difference {
    /// 同比增长7.9%; up 7.9% year on year.
    pub fn words(&self, lang: Lang) -> String {
        let points = self.amount.unit.dimension == Dimension::Points;
        let (zh, en) = match self.direction {
            Direction::Up => (if points { "提高" } else { "增长" }, "up "),
            Direction::Down => ("下降", "down "),
            Direction::Flat => ("持平", "unchanged"),
        };
        let figure = if self.direction == Direction::Flat { String::new() } else { self.amount.text() };
        match lang {
            Lang::Zh => [&self.basis, zh, &figure].concat(),
            Lang::En => {
                let basis = if self.basis.is_empty() { String::new() } else { [" ", &self.basis].concat() };
                [en, &figure, &basis].concat()
            }
        }
    }
}

impl Place {
    /// 连续两年居全市首位; No. 1 in 全市, 2 years running.
    pub fn words(&self, lang: Lang) -> String {
        const NUMERALS: [&str; 9] = ["两", "三", "四", "五", "六", "七", "八", "九", "十"];
        let place = self.place.to_string();
        let years = self.years.filter(|years| *years > Decimal::whole(1));
        let running = years.map(|years| years.to_string()).unwrap_or_default();
        let if_running = |words| if years.is_some() { words } else { "" };
        if lang == Lang::En {
            let within = if self.among.is_empty() { "" } else { " in " };
            let (comma, end) = (if_running(", "), if_running(" years running"));
            return ["No. ", &place, within, &self.among, comma, &running, end].concat();
        }
        let numeral = (2..).zip(NUMERALS).find(|(n, _)| years == Some(Decimal::whole(*n)));
        let numeral = numeral.map_or(running.as_str(), |(_, numeral)| numeral);
        let (ordinal, place) = if place == "1" { ("", "首位") } else { ("第", place.as_str()) };
        [if_running("连续"), numeral, if_running("年"), "居", &self.among, ordinal, place].concat()
    }
}
