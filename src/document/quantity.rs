//! A number with its unit, its qualifier and its place in the article.

use super::{Decimal, Span, Unit};

/// How exactly a figure is stated.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Qualifier {
    /// The value itself; 达到 and 为 are exact.
    #[default]
    Exact,
    /// 超过, 突破, 逾, 多, 余, 高于: above the value.
    Over,
    /// 以上, 不低于: the value or more.
    AtLeast,
    /// 不到, 不足, 低于: below the value.
    Under,
    /// 不超过, 以内: the value or less.
    AtMost,
    /// 约, 近, 左右.
    About,
}

impl Qualifier {
    /// The words of the document format.
    pub const WORDS: [(&'static str, Self); 6] = [
        ("exact", Self::Exact),
        ("over", Self::Over),
        ("at_least", Self::AtLeast),
        ("under", Self::Under),
        ("at_most", Self::AtMost),
        ("about", Self::About),
    ];

    /// A bound from below: the bar's end stays open.
    pub fn is_lower_bound(self) -> bool {
        matches!(self, Self::Over | Self::AtLeast)
    }

    /// A bound from above: the bar is closed by a cap.
    pub fn is_upper_bound(self) -> bool {
        matches!(self, Self::Under | Self::AtMost)
    }
}

/// One stated number.
#[derive(Clone, Debug, PartialEq)]
pub struct Quantity {
    /// The value, or the start of a range; `None` is missing, never zero.
    pub value: Option<Decimal>,
    /// The end of a range (20%至30%).
    pub upper: Option<Decimal>,
    /// As written.
    pub unit: Unit,
    /// The article's wording where it is not value + unit (三成, 20%以上).
    pub written: Option<String>,
    /// How exact it is.
    pub qualifier: Qualifier,
    /// The qualifying word itself.
    pub qualifier_text: Option<String>,
    /// Where number and unit stand in the article.
    pub figure: Option<Span>,
}
