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

impl Quantity {
    /// The same with its sign turned: a decline by 3% to 5% is −5% to −3%, and
    /// one by 三成 is −三成.
    #[inline(never)]
    pub fn negated(&self) -> Self {
        let mut turned = self.clone();
        if let Some(value) = self.value {
            turned.value = Some(self.upper.unwrap_or(value).negated());
            turned.upper = self.upper.map(|_| value.negated());
            if let Some(written) = &mut turned.written {
                minus(written, &value.to_string());
            }
        }
        turned
    }
}

/// Puts a minus before `digits` in a wording, where it has none: as it stands
/// in numbers. A wording without the digits (三成) has it at its start.
#[inline(never)]
pub(crate) fn minus(written: &mut String, digits: &str) {
    let at = (0..written.len()).find(|at| written.as_bytes()[*at..].starts_with(digits.as_bytes()));
    let before = &written.as_bytes()[..at.unwrap_or_default()];
    if !before.ends_with(b"-") && !before.ends_with("−".as_bytes()) && !written.starts_with(['-', '−']) {
        written.insert_str(at.unwrap_or_default(), if at.is_some() { "-" } else { "−" });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wording_gets_one_minus() {
        let signed = |written: &str| {
            let mut signed = written.to_owned();
            minus(&mut signed, "3.2");
            signed
        };
        assert_eq!(signed("3.2%左右"), "-3.2%左右");
        assert_eq!(signed("约3.2%"), "约-3.2%");
        assert_eq!(signed("三成"), "−三成");
        for written in ["−3.2%", "-三成", "约−3.2%"] {
            assert_eq!(signed(written), written);
        }
    }
}
