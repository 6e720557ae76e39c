//! 万 for 亿: figures that would be alike, had they the same multiplier.

use std::collections::HashMap;

use super::{bare, written};
use crate::document::{Decimal, Document, Indicator, Quantity};
use crate::error::{Code, Report};

/// Powers of ten between units that are mistaken for each other.
const FAR: u32 = 3;
/// How far figures of one measure are apart that have the same unit.
const ALIKE: u32 = 5;
/// A figure with so many digits seldom occurs twice by chance.
const TELLING: usize = 4;

/// Reports units that look mistaken for another.
pub(super) fn check(document: &Document, report: &mut Report) {
    for indicator in &document.indicators {
        for (part, other) in [(".from.unit", &indicator.from), (".target.unit", &indicator.target)] {
            if let Some(other) = other.as_ref().filter(|other| slipped(&indicator.quantity, other)) {
                let path = [&indicator.path, part].concat();
                report.warn(Code::UnitSlip, &path, &[&written(other), &written(&indicator.quantity)]);
            }
        }
    }
    let mut series: HashMap<(&str, Option<&str>), &Indicator> = HashMap::new();
    let mut digits: HashMap<String, &Indicator> = HashMap::new();
    for indicator in &document.indicators {
        let earlier = *series.entry((&indicator.label, indicator.region.as_deref())).or_insert(indicator);
        // Of one period they are two values of one measure.
        let later = earlier.period != indicator.period && slipped(&earlier.quantity, &indicator.quantity);
        let alike = telling(&indicator.quantity).map(|value| *digits.entry(value).or_insert(indicator));
        let same = alike.filter(|alike| {
            (alike.label != indicator.label || alike.region != indicator.region)
                && slipped(&alike.quantity, &indicator.quantity)
        });
        if let Some(other) = same.or(later.then_some(earlier)) {
            let path = [&indicator.path, ".unit"].concat();
            report.warn(Code::UnitSlip, &path, &[&written(&indicator.quantity), &written(&other.quantity)]);
        }
    }
}

/// Whether the two are far apart, but not without their multipliers.
pub(super) fn slipped(one: &Quantity, two: &Quantity) -> bool {
    let (Some(a), Some(b)) = (one.value.map(size), two.value.map(size)) else { return false };
    let far = one.unit.power.abs_diff(two.unit.power) >= FAR;
    let alike = |a: Decimal, b: Decimal| a.times(Decimal::whole(ALIKE)).is_some_and(|most| most >= b);
    let units = one.unit.comparable(&two.unit) && bare(&one.unit) == bare(&two.unit);
    far && units && !a.is_zero() && !b.is_zero() && alike(a, b) && alike(b, a)
}

fn size(value: Decimal) -> Decimal {
    if value.is_negative() { value.negated() } else { value }
}

/// The value, where it has digits enough to tell it from others.
fn telling(quantity: &Quantity) -> Option<String> {
    let text = size(quantity.value?).to_string();
    let digits = text.replace('.', "");
    (digits.trim_matches('0').len() >= TELLING).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::super::tests::{said, said_in, silent};

    #[test]
    fn a_plan_in_another_unit() {
        let plan = |value: &str, unit: &str| {
            format!(
                r#"{{"id": "a", "label": "投资", "value": "302.8", "unit": "亿元",
                    "target": {{"value": "{value}", "unit": "{unit}"}}}}"#
            )
        };
        assert_eq!(said(&plan("267.3", "万元")), ["unit-slip [0].target.unit"]);
        assert!(silent(&plan("267.3", "亿元")));
        assert!(silent(&plan("2673000", "万元")));
    }

    #[test]
    fn in_traditional_characters() {
        let plan = r#"{"id": "a", "label": "投資", "value": "302.8", "unit": "億元",
            "target": {"value": "267.3", "unit": "萬元"}}"#;
        assert_eq!(said_in("zh-Hant", plan), ["unit-slip [0].target.unit"]);
    }

    #[test]
    fn a_year_in_another_unit() {
        let year = |year: &str, unit: &str| {
            format!(r#"{{"id": "{year}", "label": "投资", "value": "3{year}", "unit": "{unit}", "period": "{year}"}}"#)
        };
        assert_eq!(said(&[year("2022", "亿元"), year("2023", "万元")].join(",")), ["unit-slip [1].unit"]);
        assert!(silent(&[year("2022", "亿元"), year("2023", "亿元")].join(",")));
    }

    #[test]
    fn the_same_digits_under_two_names() {
        let one = |label: &str, value: &str, unit: &str| {
            format!(r#"{{"id": "{label}", "label": "{label}", "value": "{value}", "unit": "{unit}"}}"#)
        };
        let two = |value: &str, unit: &str| [one("甲", "1331.4", "亿元"), one("乙", value, unit)].join(",");
        assert_eq!(said(&two("1331.4", "万元")), ["unit-slip [1].unit"]);
        assert!(silent(&two("1331.4", "亿元")));
        assert!(silent(&two("1313.4", "万元")), "other figures may be of any size");
        assert!(silent(&[one("甲", "20", "亿元"), one("乙", "20", "万元")].join(",")));
    }
}
