//! A change against the two values it leads from and to.

use super::bounds::Bounds;
use super::words::before;
use super::written;
use crate::document::{Basis, Change, Decimal, Dimension, Direction, Indicator, Quantity};
use crate::error::{Code, Report};

const HUNDRED: u32 = 100;

/// Reports a change that goes another way, or another distance, than the values.
pub(super) fn check(indicator: &Indicator, report: &mut Report) {
    let (Some(from), Some(change)) = (&indicator.from, &indicator.change) else { return };
    let to = &indicator.quantity;
    if !from.unit.comparable(&to.unit) || !from_its_basis(indicator, from, change) {
        return;
    }
    let power = from.unit.power.min(to.unit.power);
    let (Some(start), Some(end)) = (Bounds::of(from, power), Bounds::of(to, power)) else { return };
    let opposite = match change.direction {
        Direction::Up => start.above(end),
        Direction::Down => end.above(start),
        Direction::Flat => return,
    };
    if opposite {
        let path = [&indicator.path, ".change.direction"].concat();
        report.warn(Code::ChangeDirection, &path, &[&written(from), &written(to)]);
    } else if let Some(computed) = contradicted(change, [from, to], [start, end], power) {
        let path = [&indicator.path, ".change.value"].concat();
        report.warn(Code::ChangeSize, &path, &[&written(&change.quantity), &computed]);
    }
}

/// Whether the change is measured from where `from` is. An average is one
/// year's; 由2020年的A增加到B，同比增长… leads from another year.
fn from_its_basis(indicator: &Indicator, from: &Quantity, change: &Change) -> bool {
    match change.basis {
        Basis::Average => false,
        Basis::Other => true,
        _ => from.figure.and_then(|span| before(indicator, span)).is_none_or(|text| {
            let near: Vec<char> = text.chars().rev().take(12).collect();
            let near: String = near.into_iter().rev().collect();
            let dated = near.contains(['年', '月', '季', '期', '初', '末', '底']);
            !dated || ["上年", "去年", "上月", "上季", "同期"].iter().any(|word| near.contains(word))
        }),
    }
}

/// What the two values give, if it is not what the change says.
fn contradicted(change: &Change, values: [&Quantity; 2], bounds: [Bounds; 2], power: i32) -> Option<String> {
    let [start, end] = bounds;
    let quantity = &change.quantity;
    let up = change.direction == Direction::Up;
    let exactly = |value: u32| Bounds { low: Some(Decimal::whole(value)), high: Some(Decimal::whole(value)) };
    let signed = |size: Bounds| if up { size } else { size.negated() };
    let percentages = values[1].unit.dimension == Dimension::Percent;
    let size = Bounds::of(quantity, 0)?;
    match quantity.unit.dimension {
        // Of a percentage it may be meant in points, and is asked about elsewhere.
        Dimension::Percent if percentages => None,
        Dimension::Percent if start.no_debt() && end.no_debt() => {
            let factor = exactly(HUNDRED).plus(signed(size));
            let wrong = factor.no_debt() && end.times(exactly(HUNDRED)).apart(start.times(factor));
            wrong.then(|| relative(values, power, quantity.value?.decimals().max(1)))?
        }
        Dimension::Multiple if up && start.no_debt() && end.no_debt() => {
            // Some write 增长2倍 of what became twice as much.
            let wrong = [exactly(1).plus(size), size].iter().all(|factor| end.apart(start.times(*factor)));
            wrong.then(|| relative(values, power, 1))?
        }
        Dimension::Points if percentages => {
            let wrong = end.apart(start.plus(signed(size)));
            wrong.then(|| distance(values, power, &quantity.unit.written))?
        }
        _ if quantity.unit.comparable(&values[1].unit) => {
            let wrong = end.apart(start.plus(signed(Bounds::of(quantity, power)?)));
            let unit = values.iter().find(|value| value.unit.power == power)?.unit.written.as_str();
            wrong.then(|| distance(values, power, unit))?
        }
        _ => None,
    }
}

fn base(quantity: &Quantity, power: i32) -> Option<Decimal> {
    quantity.value?.times_ten_to(quantity.unit.power - power)
}

fn difference(values: [&Quantity; 2], power: i32) -> Option<Decimal> {
    let difference = base(values[1], power)?.minus(base(values[0], power)?)?;
    Some(if difference.is_negative() { difference.negated() } else { difference })
}

fn relative(values: [&Quantity; 2], power: i32, decimals: u32) -> Option<String> {
    let part = difference(values, power)?.times(Decimal::whole(HUNDRED))?;
    Some(part.divided_by(base(values[0], power)?, decimals)?.to_string() + "%")
}

fn distance(values: [&Quantity; 2], power: i32, unit: &str) -> Option<String> {
    Some(difference(values, power)?.to_string() + unit)
}

#[cfg(test)]
mod tests {
    use super::super::tests::{said, silent};

    fn story(from: &str, to: &str, unit: &str, change: &str) -> String {
        format!(
            r#"{{"id": "a", "label": "托位", "value": "{to}", "unit": "{unit}",
                "from": {{"value": "{from}", "unit": "{unit}"}}, "change": {{{change}}}}}"#
        )
    }

    fn percent(value: &str, direction: &str, basis: &str) -> String {
        format!(r#""value": "{value}", "unit": "%", "direction": "{direction}", "basis": "{basis}""#)
    }

    #[test]
    fn a_change_in_per_cent() {
        assert!(silent(&story("120", "150", "个", &percent("25", "up", "other"))));
        assert!(silent(&story("12.0", "15.1", "亿元", &percent("25.4", "up", "yoy"))), "within rounding");
        assert_eq!(said(&story("120", "150", "个", &percent("20", "up", "other"))), ["change-size [0].change.value"]);
        assert!(silent(&story("120", "150", "个", &percent("5", "up", "average"))));
        assert!(silent(&story("120", "90", "个", &percent("25", "down", "yoy"))));
        assert_eq!(
            said(&story("120", "90", "个", &percent("25", "up", "yoy"))),
            ["change-direction [0].change.direction"]
        );
    }

    #[test]
    fn a_change_in_amounts_points_and_multiples() {
        let change = |value: &str, unit: &str| format!(r#""value": "{value}", "unit": "{unit}", "direction": "up""#);
        assert!(silent(&story("120", "150", "个", &change("30", "个"))));
        assert_eq!(said(&story("120", "150", "个", &change("20", "个"))).len(), 1);
        assert!(silent(&story("40.1", "42.9", "%", &change("2.8", "个百分点"))));
        assert_eq!(said(&story("40.1", "42.9", "%", &change("3.8", "个百分点"))).len(), 1);
        assert!(silent(&story("100", "250", "个", &change("1.5", "倍"))));
        assert!(silent(&story("100", "150", "个", &change("1.5", "倍"))), "so some write it");
        assert_eq!(said(&story("100", "500", "个", &change("1.5", "倍"))).len(), 1);
    }
}
