//! Per cent and percentage points.

use super::written;
use crate::document::{Dimension, Indicator, IndicatorKind, Of, Quantity};
use crate::error::{Code, Report};

/// Reports differences in per cent that look like points, and the reverse.
pub(super) fn check(indicator: &Indicator, report: &mut Report) {
    let own = &indicator.quantity;
    if indicator.kind == IndicatorKind::Lead && is_percent(own) {
        let path = [&indicator.path, ".unit"].concat();
        report.warn(Code::PercentOrPoints, &path, &[&written(own), &indicator.label]);
    }
    if let Some(change) = &indicator.change {
        let path = [&indicator.path, ".change.unit"].concat();
        if is_percent(own) && is_percent(&change.quantity) && !is_growth(indicator, &change.quantity) {
            report.warn(Code::PercentOrPoints, &path, &[&written(&change.quantity), &written(own)]);
        }
        amount(own, &change.quantity, &path, report);
    }
    for (i, comparison) in indicator.compare.iter().enumerate() {
        let base = match (comparison.of, &indicator.change) {
            (Of::Value, _) => own,
            (Of::Change, Some(change)) => &change.quantity,
            (Of::Change, None) => continue,
        };
        let path = format!("{}.compare[{i}].unit", indicator.path);
        amount(base, &comparison.quantity, &path, report);
    }
}

/// Reports points as a distance from `base`, which is no percentage.
fn amount(base: &Quantity, distance: &Quantity, path: &str, report: &mut Report) {
    let percentage = matches!(base.unit.dimension, Dimension::Percent | Dimension::Points | Dimension::Verbatim);
    if distance.unit.dimension == Dimension::Points
        && distance.value.is_some()
        && base.value.is_some()
        && !percentage
        && !base.unit.written.is_empty()
    {
        report.warn(Code::PointsOfAmount, path, &[&written(distance), &written(base)]);
    }
}

fn is_percent(quantity: &Quantity) -> bool {
    quantity.value.is_some() && quantity.unit.dimension == Dimension::Percent
}

/// A growth rate by itself has itself as its change.
fn is_growth(indicator: &Indicator, change: &Quantity) -> bool {
    let own = indicator.quantity.value;
    own == change.value || own.map(|own| own.negated()) == change.value
}

#[cfg(test)]
mod tests {
    use super::super::tests::{said, silent};

    #[test]
    fn a_rate_changes_by_points() {
        let rate = |value: &str, unit: &str| {
            format!(
                r#"{{"id": "a", "label": "开工率", "value": "94", "unit": "%", "kind": "rate",
                    "change": {{"value": "{value}", "unit": "{unit}", "direction": "up"}}}}"#
            )
        };
        assert_eq!(said(&rate("3", "%")), ["percent-or-points [0].change.unit"]);
        assert!(silent(&rate("3", "个百分点")));
        assert!(silent(&rate("94", "%")), "a growth rate is its own change");
    }

    #[test]
    fn a_lead_is_in_points() {
        let lead = |unit: &str| {
            format!(r#"{{"id": "a", "label": "领先全省", "value": "1.9", "unit": "{unit}", "kind": "lead"}}"#)
        };
        assert_eq!(said(&lead("%")), ["percent-or-points [0].unit"]);
        assert!(silent(&lead("个百分点")));
    }

    #[test]
    fn an_amount_has_no_points() {
        let amount = |of: &str| {
            format!(
                r#"{{"id": "a", "label": "投资", "value": "8", "unit": "亿元",
                    "change": {{"value": "3", "unit": "%", "direction": "up"}},
                    "compare": [{{"of": "{of}", "to": "全市", "value": "1", "unit": "个百分点", "direction": "above"}}]}}"#
            )
        };
        assert_eq!(said(&amount("value")), ["points-of-amount [0].compare[0].unit"]);
        assert!(silent(&amount("change")));
    }
}
