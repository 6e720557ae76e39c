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

    /// What it says of the number `value`, where it says this of its size, or
    /// the other way round. Articles mean the size: 亏损超18亿元 is below −18.
    pub fn of_number(self, value: Decimal) -> Self {
        if value.is_negative() { self.flipped() } else { self }
    }

    /// What a bound becomes behind a minus.
    #[inline(never)]
    pub fn flipped(self) -> Self {
        match self {
            Self::Over => Self::Under,
            Self::AtLeast => Self::AtMost,
            Self::Under => Self::Over,
            Self::AtMost => Self::AtLeast,
            same => same,
        }
    }

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
    /// How exact it is: of a negative figure, its size.
    pub qualifier: Qualifier,
    /// The qualifying word itself.
    pub qualifier_text: Option<String>,
    /// Where number and unit stand in the article.
    pub figure: Option<Span>,
}

/// A wording with a minus before its `digits`, as it stands in numbers; one
/// without the digits (三成) has it at its start.
#[inline(never)]
pub(crate) fn minus(written: &str, digits: &str) -> String {
    let signed = find(written, "-").or(find(written, "−")).is_some();
    let at = find(written, digits);
    let (before, rest) = written.split_at(at.unwrap_or_default());
    let sign = if at.is_some() { "-" } else { "−" };
    [before, if signed { "" } else { sign }, rest].concat()
}

/// Where `part` begins in `text`. The library's search is made for long texts,
/// and is 1 KB.
#[inline(never)]
pub(crate) fn find(text: &str, part: &str) -> Option<usize> {
    (0..=text.len()).find(|at| text.as_bytes()[*at..].starts_with(part.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wording_gets_one_minus() {
        let signed = |written: &str| minus(written, "3.2");
        assert_eq!(signed("3.2%左右"), "-3.2%左右");
        assert_eq!(signed("约3.2%"), "约-3.2%");
        assert_eq!(signed("三成"), "−三成");
        for written in ["−3.2%", "-三成", "约−3.2%"] {
            assert_eq!(signed(written), written);
        }
    }
}
