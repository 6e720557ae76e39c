//! A completion rate against the amount and the plan that stand beside it.

use super::bounds::Bounds;
use crate::document::{Decimal, Dimension, Document, Indicator, IndicatorKind, Quantity};
use crate::error::{Code, Report};

/// Reports a completion rate that amount and plan do not give.
pub(super) fn check(document: &Document, rate: &Indicator, report: &mut Report) {
    if rate.kind != IndicatorKind::Ratio || rate.unit().dimension != Dimension::Percent || !names(&rate.label) {
        return;
    }
    let Some(of) = rate.of.as_deref().and_then(|of| document.find(of)) else { return };
    let amount = &document.indicators[of];
    let plan = rate.target.as_ref().filter(|plan| plan.unit.comparable(amount.unit())).or(amount.target.as_ref());
    if let Some(plan) = plan
        && let Some(computed) = contradicted(&rate.quantity, &amount.quantity, plan)
    {
        let stated = rate.quantity.value.map(|value| value.to_string()).unwrap_or_default();
        report.warn(Code::Completion, &[&rate.path, ".value"].concat(), &[&stated, &computed.to_string()]);
    }
}

fn names(label: &str) -> bool {
    ["完成", "开工率", "进度", "completion"].iter().any(|word| label.contains(word))
}

/// What amount and plan give, if it is not what the rate says.
fn contradicted(rate: &Quantity, amount: &Quantity, plan: &Quantity) -> Option<Decimal> {
    if !plan.unit.comparable(&amount.unit) {
        return None;
    }
    let power = plan.unit.power.min(amount.unit.power);
    let (amounts, plans) = (Bounds::of(amount, power)?, Bounds::of(plan, power)?);
    let rates = Bounds::of(rate, 0)?;
    if !(amounts.no_debt() && plans.no_debt() && rates.no_debt()) {
        return None;
    }
    let hundred = Decimal::whole(100);
    let given = amounts.times(Bounds { low: Some(hundred), high: Some(hundred) });
    if !given.apart(plans.times(rates)) {
        return None;
    }
    let base = |quantity: &Quantity| quantity.value?.times_ten_to(quantity.unit.power - power);
    base(amount)?.times(hundred)?.divided_by(base(plan)?, rate.value?.decimals().max(1))
}

#[cfg(test)]
mod tests {
    use super::super::tests::{said, silent};

    fn plan(rate: &str, amount: &str, unit: &str) -> String {
        format!(
            r#"{{"id": "a", "label": "投资", "value": "{amount}", "unit": "{unit}",
                "target": {{"value": "267.3", "unit": "亿元"}}}},
               {{"id": "b", "label": "投资完成率", "value": "{rate}", "unit": "%", "kind": "ratio", "of": "a"}}"#
        )
    }

    #[test]
    fn more_than_rounding_apart() {
        assert!(silent(&plan("113.3", "302.8", "亿元")));
        assert!(silent(&plan("113", "302.8", "亿元")));
        assert!(silent(&plan("113.3", "3028000", "万元")));
        assert_eq!(said(&plan("131.3", "302.8", "亿元")), ["completion [1].value"]);
        assert_eq!(said(&plan("113.4", "302.8", "亿元")), ["completion [1].value"]);
    }
}
