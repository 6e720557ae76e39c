//! A chart with every default filled: later stages meet no `Option` that
//! means "default". What stays optional is really absent.

use super::{Amount, Grid};
use crate::document::{Dimension, Direction, Unit};
use crate::text::Lang;
use crate::theme::{Theme, brand::Brand};

/// Kinds of chart. One file under `layout/kind/` each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Number tiles.
    Tiles,
    /// Ranked horizontal bars.
    Bar,
    /// Horizontal bars to either side of a zero line.
    Diverging,
    /// Vertical bars.
    Column,
    /// Dots on one shared scale.
    Dot,
    /// The same with stems from zero.
    Lollipop,
    /// From an old value to a new one.
    Arrow,
    /// Ranges on one shared scale.
    Range,
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
    /// Counted things as cells, without a whole.
    Unit,
    /// Numbers of different units.
    Table,
    /// The same with bars for those that can be compared.
    TableBars,
    /// Bars side by side for each name.
    GroupedBar,
    /// Bars on each other.
    StackedBar,
    /// The same upright.
    GroupedColumn,
    /// The same upright.
    StackedColumn,
    /// Lines over time.
    Line,
    /// Areas from zero, or on each other.
    Area,
    /// Values that hold until the next one.
    Step,
    /// Lines between two periods.
    Slope,
    /// Places over periods.
    Rank,
    /// The same plot for several panels.
    Facet,
}

impl Kind {
    /// Whether it draws [`Grid`]s.
    pub fn is_series(self) -> bool {
        self as u8 >= Self::GroupedBar as u8
    }
}

/// One of the small multiples of figures.
#[derive(Clone, Debug, PartialEq)]
pub struct Panel {
    /// Its group; may be empty.
    pub name: String,
    /// Position of its first datum.
    pub from: usize,
    /// Position behind its last one.
    pub to: usize,
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
    /// The panels of a facet of figures, which are the data of one group each;
    /// none where all data share a plot. `kind` is what each panel is.
    pub panels: Vec<Panel>,
    /// Whether each panel has a scale of its own.
    pub free: bool,
    /// Colours of the author's own, if there are any.
    pub brand: Option<Box<Brand>>,
    /// The series of a kind that draws them.
    pub grid: Option<Box<Grid>>,
}

impl Chart {
    /// Its colours on light or dark paper.
    pub fn theme(&self, dark: bool) -> &Theme {
        match &self.brand {
            Some(brand) if dark => &brand.dark,
            Some(brand) => &brand.light,
            None if dark => &Theme::DARK,
            None => &Theme::LIGHT,
        }
    }
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

/// Growth or decline, or a lead.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// By how much, unsigned.
    pub amount: Box<Amount>,
    /// Which way.
    pub direction: Direction,
    /// 同比, or the reference 全省.
    pub basis: String,
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
    pub amount: Option<Box<Amount>>,
    /// Growth or decline.
    pub change: Option<Difference>,
    /// The published distance from the subject.
    pub lead: Option<Difference>,
    /// Number and name of what it is a part of.
    pub whole: Option<Box<Amount>>,
    /// 全市; may be empty.
    pub whole_label: String,
    /// Its place in words: 连续两年居全市首位; may be empty.
    pub rank: String,
    /// The article's words for the period; may be empty.
    pub period: String,
    /// Where; may be empty.
    pub region: String,
    /// The first sentence that proves it; may be empty.
    pub quote: String,
    /// How it was corrected since it was published; may be empty.
    pub revised: String,
}

impl Difference {
    /// 同比增长7.9%, 增加30家; up 7.9% year on year.
    #[inline(never)]
    pub fn words(&self, lang: Lang) -> String {
        // Rates grow, what is counted becomes more.
        let [up, down] = match self.amount.unit.dimension {
            Dimension::Points => ["提高", "下降"],
            Dimension::Percent | Dimension::Multiple => ["增长", "下降"],
            _ => ["增加", "减少"],
        };
        let (zh, en) = match self.direction {
            Direction::Up => (up, "up "),
            Direction::Down => (down, "down "),
            Direction::Flat => ("持平", "unchanged"),
        };
        let figure = if self.direction == Direction::Flat { String::new() } else { self.amount.text() };
        match lang {
            Lang::Zh | Lang::Hant => [&self.basis, lang.word(zh, ""), &figure].concat(),
            Lang::En => [en, &figure, if self.basis.is_empty() { "" } else { " " }, &self.basis].concat(),
        }
    }

    /// 领先全省1.9个百分点, 与全省持平; ahead of 全省 by 1.9个百分点.
    #[inline(never)]
    pub fn lead_words(&self, lang: Lang) -> String {
        let (word, by) = match self.direction {
            Direction::Up => ("领先|ahead of ", "| by "),
            Direction::Down => ("落后于|behind ", "| by "),
            Direction::Flat => ("与|level with ", "持平|"),
        };
        let figure = if self.direction == Direction::Flat { String::new() } else { self.amount.text() };
        [lang.say(word), &self.basis, lang.say(by), &figure].concat()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Decimal, Qualifier};
    use crate::resolve::{amount, term::Term};

    fn difference(value: &str, unit: &str, direction: Direction, basis: &str) -> Difference {
        let unit = Unit::parse(unit).expect("a unit");
        let term = Term::new(Decimal::parse(value).expect("a number"), &unit, Qualifier::Exact);
        Difference { amount: amount::exact(&term, Lang::Zh), direction, basis: basis.to_owned() }
    }

    #[test]
    fn rates_grow_and_things_become_more() {
        use Direction::{Down, Flat, Up};
        let said = |value, unit, direction| difference(value, unit, direction, "同比").words(Lang::Zh);
        assert_eq!(said("7.9", "%", Up), "同比增长7.9%");
        assert_eq!(said("1.2", "倍", Up), "同比增长1.2倍");
        assert_eq!(said("3.2", "%", Down), "同比下降3.2%");
        assert_eq!(said("1.9", "个百分点", Up), "同比提高1.9个百分点");
        assert_eq!(said("5", "个", Up), "同比增加5个");
        assert_eq!(said("30", "家", Down), "同比减少30家");
        assert_eq!(said("0", "家", Flat), "同比持平");
        assert_eq!(difference("30", "家", Down, "同比").words(Lang::Hant), "同比減少30家");
    }

    #[test]
    fn level_is_level_with_somebody() {
        use Direction::{Flat, Up};
        let said = |value, direction, lang| difference(value, "个百分点", direction, "全省").lead_words(lang);
        assert_eq!(said("1.9", Up, Lang::Zh), "领先全省1.9个百分点");
        assert_eq!(said("0", Flat, Lang::Zh), "与全省持平");
        assert_eq!(said("0", Flat, Lang::Hant), "與全省持平");
        assert_eq!(said("0", Flat, Lang::En), "level with 全省");
    }
}
