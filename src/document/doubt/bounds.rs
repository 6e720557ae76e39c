//! Between which numbers a stated figure can lie: its digits are rounded, and
//! its qualifier opens an end.

use crate::document::{Decimal, Dimension, Qualifier, Quantity};

/// The least and the most that a figure can mean; `None` is an open end. What
/// has more digits than a [`Decimal`] is open too: nothing is proved with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Bounds {
    pub(super) low: Option<Decimal>,
    pub(super) high: Option<Decimal>,
}

impl Bounds {
    /// Bounds of `quantity` in units of `10^power` of its base. `None` without
    /// a value.
    pub(super) fn of(quantity: &Quantity, power: i32) -> Option<Self> {
        let (value, shift) = (quantity.value?, quantity.unit.power - power);
        let last = quantity.upper.unwrap_or(value);
        let low = value.minus(slack(quantity, value)?).and_then(|low| low.times_ten_to(shift));
        let high = last.plus(slack(quantity, last)?).and_then(|high| high.times_ten_to(shift));
        Some(match quantity.qualifier.of_number(value) {
            qualifier if qualifier.is_lower_bound() => Self { low, high: None },
            // At least nothing, where the figure is no balance.
            qualifier if qualifier.is_upper_bound() => {
                Self { low: Some(Decimal::whole(0)).filter(|_| !value.is_negative()), high }
            }
            _ => Self { low, high },
        })
    }

    /// Whether every number of these is above all of `other`.
    pub(super) fn above(self, other: Self) -> bool {
        matches!((self.low, other.high), (Some(low), Some(high)) if low > high)
    }

    /// Whether the two have no number in common.
    pub(super) fn apart(self, other: Self) -> bool {
        self.above(other) || other.above(self)
    }

    /// The sums.
    pub(super) fn plus(self, other: Self) -> Self {
        let sum = |one: Option<Decimal>, two: Option<Decimal>| one?.plus(two?);
        Self { low: sum(self.low, other.low), high: sum(self.high, other.high) }
    }

    /// The products of numbers that are not negative.
    pub(super) fn times(self, other: Self) -> Self {
        let product = |one: Option<Decimal>, two: Option<Decimal>| one?.times(two?);
        Self { low: product(self.low, other.low), high: product(self.high, other.high) }
    }

    /// The numbers with their signs turned.
    pub(super) fn negated(self) -> Self {
        Self { low: self.high.map(Decimal::negated), high: self.low.map(Decimal::negated) }
    }

    /// Whether none of the numbers is below zero.
    pub(super) fn no_debt(self) -> bool {
        self.low.is_some_and(|low| !low.is_negative())
    }
}

/// How far the true number may be from `value`, in its own unit: half a unit of
/// the last place, for 约 a tenth of the value as well.
fn slack(quantity: &Quantity, value: Decimal) -> Option<Decimal> {
    let unit = &quantity.unit;
    let rounded = match unit.dimension {
        // 三成 and 一半 are written in tenths.
        Dimension::Percent if in_words(quantity) => Decimal::whole(5),
        // Things that are counted one by one are not rounded.
        Dimension::Count if unit.power == 0 && value.decimals() == 0 => Decimal::whole(0),
        _ => Decimal::whole(5).times_ten_to(-1 - value.decimals() as i32)?,
    };
    if quantity.qualifier != Qualifier::About {
        return Some(rounded);
    }
    let size = if value.is_negative() { value.negated() } else { value };
    size.times_ten_to(-1)?.plus(rounded)
}

/// Whether the article writes the figure without digits.
fn in_words(quantity: &Quantity) -> bool {
    let digit = |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c);
    quantity.written.as_ref().is_some_and(|written| !written.contains(digit))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Unit;

    fn bounds(value: &str, unit: &str, qualifier: Qualifier) -> [String; 2] {
        let quantity = Quantity {
            value: Some(Decimal::parse(value).expect("a number")),
            upper: None,
            unit: Unit::parse(unit).expect("a unit"),
            written: None,
            qualifier,
            qualifier_text: None,
            figure: None,
        };
        let bounds = Bounds::of(&quantity, 0).expect("a value");
        [bounds.low, bounds.high].map(|end| end.map_or("open".to_owned(), |end| end.to_string()))
    }

    #[test]
    fn half_a_unit_of_the_last_place() {
        assert_eq!(bounds("1331.4", "亿元", Qualifier::Exact), ["133135000000", "133145000000"]);
        assert_eq!(bounds("7.9", "%", Qualifier::Exact), ["7.85", "7.95"]);
        assert_eq!(bounds("8", "个", Qualifier::Exact), ["8", "8"]);
        assert_eq!(bounds("2", "万个", Qualifier::Exact), ["15000", "25000"]);
    }

    #[test]
    fn qualifiers_open_an_end() {
        assert_eq!(bounds("20", "%", Qualifier::AtLeast), ["19.5", "open"]);
        assert_eq!(bounds("20", "%", Qualifier::Under), ["0", "20.5"]);
        assert_eq!(bounds("200", "个", Qualifier::About), ["180.0", "220.0"]);
    }

    #[test]
    fn qualifiers_of_negative_figures_are_of_their_size() {
        assert_eq!(bounds("-18", "亿元", Qualifier::Over), ["open", "-1750000000"]);
        assert_eq!(bounds("-20", "亿元", Qualifier::Under), ["-2050000000", "open"]);
    }

    #[test]
    fn what_does_not_fit_is_open() {
        assert_eq!(bounds("123456789012", "万亿元", Qualifier::Exact), ["open", "open"]);
    }
}
