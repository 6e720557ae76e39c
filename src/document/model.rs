//! The document's types, as written: unset stays `None` here.

use super::{Decimal, Node, Quantity, Step, Unit};
use crate::text::Lang;

/// Indicators of one article, and the charts that show them.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    /// Language of the document's words. Default: Chinese.
    pub lang: Lang,
    /// The article.
    pub article: Article,
    /// Every indicator, in order.
    pub indicators: Vec<Indicator>,
    /// Every chart, in order.
    pub charts: Vec<ChartSpec>,
    /// Colours of all its charts, see [`crate::theme::brand`].
    pub theme: Option<Node>,
    /// Corrections of its figures, see [`revisions`](super::revisions).
    pub revisions: Option<Node>,
    /// Positions of `indicators`, ordered by id.
    pub(super) by_id: Vec<usize>,
}

/// What is known of the article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Article {
    /// Headline.
    pub title: Option<String>,
    /// http(s) address.
    pub url: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// Date of publication, as written.
    pub published: Option<String>,
}

/// A half-open range of Unicode code points in the article's text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// First code point.
    pub start: u32,
    /// One past the last.
    pub end: u32,
}

/// A sentence of the article: TextQuoteSelector and TextPositionSelector.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// The whole sentence.
    pub exact: String,
    /// Text before it.
    pub prefix: String,
    /// Text after it.
    pub suffix: String,
    /// Where it stands.
    pub span: Option<Span>,
    /// Where the indicator's own figure stands.
    pub figure: Option<Span>,
}

/// What sort of figure an indicator is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IndicatorKind {
    /// An amount: 1331.4亿元.
    Level,
    /// Counted things: 974家.
    Count,
    /// A part of a whole in per cent.
    Share,
    /// A quotient that may pass 100 %: 投资完成率.
    Ratio,
    /// A rate: 开工率, 每千人.
    Rate,
    /// Percentage points above a reference.
    Lead,
    /// A place: 第一.
    Rank,
}

/// Which way a change goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Growth.
    Up,
    /// Decline.
    Down,
    /// No change (持平).
    Flat,
}

/// What a change is measured against.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// 同比.
    YearOnYear,
    /// 环比.
    PeriodOnPeriod,
    /// 较上年末.
    SinceYearEnd,
    /// 年均.
    Average,
    /// Said in the article only.
    Other,
}

/// Growth or decline of an indicator. The quantity has no sign.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// By how much.
    pub quantity: Quantity,
    /// Which way.
    pub direction: Direction,
    /// Against what.
    pub basis: Basis,
}

/// What a comparison compares.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
    /// The indicator's value.
    Value,
    /// Its change.
    Change,
}

/// A distance from a reference: 领先全省1.9个百分点.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// What is compared.
    pub of: Of,
    /// With whom: 全省.
    pub to: String,
    /// By how much, unsigned.
    pub quantity: Quantity,
    /// `Up` is above the reference.
    pub direction: Direction,
}

/// What an indicator is a part of. The value may be unknown.
#[derive(Clone, Debug, PartialEq)]
pub struct Whole {
    /// 全市 8个; the value is `None` where only the name is known.
    pub quantity: Quantity,
    /// The name: 全市.
    pub label: Option<String>,
}

/// A place among others.
#[derive(Clone, Debug, PartialEq)]
pub struct Rank {
    /// 1 is the first.
    pub place: Decimal,
    /// Among whom: 全省开发区.
    pub among: Option<String>,
    /// For how many years running.
    pub years: Option<Decimal>,
    /// Where it stands in the article.
    pub figure: Option<Span>,
}

/// How a derived indicator is computed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Op {
    /// First minus second.
    Minus,
    /// First plus second.
    Plus,
    /// First divided by second; per cent counts as a hundredth.
    Divide,
    /// 100 % minus the first.
    Complement,
}

/// A formula over stated quantities.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Derivation {
    /// The operation.
    pub op: Op,
    /// References: `gdp.change`.
    pub args: Vec<String>,
}

/// One figure that the article states, or that follows from stated ones.
#[derive(Clone, Debug, PartialEq)]
pub struct Indicator {
    /// JSON path, for reports.
    pub path: String,
    /// Unique in the document.
    pub id: String,
    /// The measure's name.
    pub label: String,
    /// The figure.
    pub quantity: Quantity,
    /// Default: `Level`.
    pub kind: IndicatorKind,
    /// The indicator a rate or share belongs to.
    pub of: Option<String>,
    /// Canonical period.
    pub period: Option<String>,
    /// The article's words for it.
    pub period_text: Option<String>,
    /// Where: 济南高新区.
    pub region: Option<String>,
    /// Growth or decline.
    pub change: Option<Change>,
    /// Distances from references.
    pub compare: Vec<Comparison>,
    /// The start of 由 A 增加到 B.
    pub from: Option<Quantity>,
    /// A plan.
    pub target: Option<Quantity>,
    /// What it is a part of.
    pub whole: Option<Whole>,
    /// Its place.
    pub rank: Option<Rank>,
    /// Its formula, when it is derived.
    pub derived: Option<Derivation>,
    /// Its sentences.
    pub sources: Vec<Source>,
}

/// A link with its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// What is shown.
    pub label: String,
    /// http(s) address.
    pub url: Option<String>,
}

/// An indicator, or one of its quantities, as a chart names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// `gdp`, `gdp.change`, `gdp.compare.0`, `gdp.whole`.
    pub target: String,
    /// Shown instead of the indicator's label.
    pub label: Option<String>,
    /// Heading it stands under.
    pub group: Option<String>,
}

/// Order of a chart's data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// Largest first.
    Descending,
    /// Smallest first.
    Ascending,
    /// As listed.
    None,
}

/// A chart as its author wrote it.
#[derive(Clone, Debug, PartialEq)]
pub struct ChartSpec {
    /// JSON path, for reports.
    pub path: String,
    /// Unique among charts.
    pub id: String,
    /// `tiles`, `bar`, …
    pub kind: String,
    /// Meaning depends on the kind: `bar` or `waffle` of a share.
    pub variant: Option<String>,
    /// The finding.
    pub title: Option<String>,
    /// Measure, unit, period.
    pub subtitle: Option<String>,
    /// A word on method.
    pub note: Option<String>,
    /// One sentence that says what the chart shows.
    pub takeaway: Option<String>,
    /// Alternative text.
    pub alt: Option<String>,
    /// Where the figures come from.
    pub source: Option<Link>,
    /// Who made it.
    pub credit: Option<String>,
    /// Date of the last change.
    pub updated: Option<String>,
    /// What it shows.
    pub indicators: Vec<Reference>,
    /// What carries the title.
    pub highlight: Vec<String>,
    /// Default: as listed.
    pub sort: Option<Sort>,
    /// Its own colours, before those of the document.
    pub theme: Option<Node>,
    /// `data`, `encode`, `axis`, `references`, `annotations`, where it has
    /// any of them: see [`series::read`](super::series::read).
    pub series: Option<Box<Node>>,
    /// The table that `data.csv` names, once it was fetched.
    pub csv: Option<String>,
    /// Its story. The page reads it by itself: a build without reports has none.
    pub steps: Vec<Step>,
}

/// The positions below `count`, ordered by id; equal ids stay in order.
/// Inserts one by one: far smaller than the library's sort, and the few
/// thousand positions that it moves are cheap.
#[inline(never)]
pub(super) fn order<'a>(count: usize, id: &dyn Fn(usize) -> &'a str) -> Vec<usize> {
    let mut order: Vec<usize> = Vec::with_capacity(count);
    for i in 0..count {
        let at = order.partition_point(|other| id(*other) <= id(i));
        order.insert(at, i);
    }
    order
}

impl Document {
    /// A document without indicators and charts.
    pub(super) fn new(lang: Lang, article: Article) -> Self {
        Self {
            lang,
            article,
            indicators: Vec::new(),
            charts: Vec::new(),
            theme: None,
            revisions: None,
            by_id: Vec::new(),
        }
    }

    /// Gives it its indicators, and an index of their ids.
    pub(super) fn list(&mut self, indicators: Vec<Indicator>) {
        self.by_id = order(indicators.len(), &|i| &indicators[i].id);
        self.indicators = indicators;
    }

    /// Position of the indicator `id`.
    pub fn find(&self, id: &str) -> Option<usize> {
        let at = self.by_id.binary_search_by(|i| self.indicators[*i].id.as_str().cmp(id)).ok()?;
        Some(self.by_id[at])
    }

    /// The indicator that `reference` starts with, and the rest after the
    /// dot. An id may itself contain dots: the longest id wins.
    pub fn split<'a>(&self, reference: &'a str) -> Option<(usize, &'a str)> {
        let mut id = reference;
        // The longest part is `compare.0`: a text of dots is not searched dot by dot.
        for _ in 0..3 {
            if let Some(at) = self.find(id) {
                return Some((at, reference.get(id.len() + 1..).unwrap_or_default()));
            }
            id = &id[..id.as_bytes().iter().rposition(|byte| *byte == b'.')?];
        }
        None
    }
}

impl Indicator {
    /// The quantity at `part`: empty for the indicator's own, `change`,
    /// `compare.0`, `from`, `target`, `whole`.
    pub fn quantity_at(&self, part: &str) -> Option<&Quantity> {
        match part {
            "" => Some(&self.quantity),
            "change" => self.change.as_ref().map(|change| &change.quantity),
            "from" => self.from.as_ref(),
            "target" => self.target.as_ref(),
            "whole" => self.whole.as_ref().map(|whole| &whole.quantity),
            _ => self.comparison_at(part).map(|comparison| &comparison.quantity),
        }
    }

    /// The comparison at `part`: `compare.0`.
    #[inline(never)]
    pub fn comparison_at(&self, part: &str) -> Option<&Comparison> {
        let index: usize = part.strip_prefix("compare.")?.parse().ok()?;
        self.compare.get(index)
    }

    /// The unit of the indicator's own figure.
    pub fn unit(&self) -> &Unit {
        &self.quantity.unit
    }
}
