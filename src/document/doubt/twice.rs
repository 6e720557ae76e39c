//! One measure with two values.

use std::collections::HashMap;

use super::bounds::Bounds;
use super::{bare, slips, written};
use crate::document::{Basis, Dimension, Document, Indicator, IndicatorKind};
use crate::error::{Code, Report};

/// What makes two indicators one measure.
#[derive(PartialEq, Eq, Hash)]
struct Key<'a> {
    label: &'a str,
    region: Option<&'a str>,
    period: Option<&'a str>,
    period_text: Option<&'a str>,
    /// A chart may tell them apart by the heading it shows them under.
    group: Option<&'a str>,
    of: Option<&'a str>,
    whole: Option<&'a str>,
    dimension: Dimension,
    /// 85条 and 63座 are both counts.
    counted: &'a str,
    /// A growth and a share may have one label.
    kind: std::mem::Discriminant<IndicatorKind>,
    /// So may growth in a year and on average.
    basis: Option<std::mem::Discriminant<Basis>>,
}

/// Reports the second value of a measure, where rounding does not explain it.
pub(super) fn check(document: &Document, report: &mut Report) {
    let mut first: HashMap<Key<'_>, &Indicator> = HashMap::new();
    let groups = groups(document);
    for indicator in &document.indicators {
        // What a distance or a multiple is measured from is not told.
        let distance = matches!(indicator.unit().dimension, Dimension::Points | Dimension::Multiple);
        if indicator.label.is_empty() || indicator.quantity.value.is_none() || distance {
            continue;
        }
        let earlier = *first.entry(key(indicator, groups.get(indicator.id.as_str()).copied())).or_insert(indicator);
        let power = earlier.unit().power.min(indicator.unit().power);
        let (one, two) = (Bounds::of(&earlier.quantity, power), Bounds::of(&indicator.quantity, power));
        if let (Some(one), Some(two)) = (one, two)
            && one.apart(two)
        {
            let slip = slips::slipped(&earlier.quantity, &indicator.quantity);
            let (code, field) = if slip { (Code::UnitSlip, ".unit") } else { (Code::TwoValues, ".value") };
            let elsewhere = [&written(&earlier.quantity), " ", &earlier.path].concat();
            report.warn(code, &[&indicator.path, field].concat(), &[&written(&indicator.quantity), &elsewhere]);
        }
    }
}

/// Where charts show indicators under a heading: id → heading.
fn groups(document: &Document) -> HashMap<&str, &str> {
    let shown = document.charts.iter().flat_map(|chart| &chart.indicators);
    shown.filter_map(|reference| Some((reference.target.as_str(), reference.group.as_deref()?))).collect()
}

fn key<'a>(indicator: &'a Indicator, group: Option<&'a str>) -> Key<'a> {
    let unit = indicator.unit();
    let own = matches!(unit.dimension, Dimension::Count | Dimension::Verbatim);
    Key {
        label: &indicator.label,
        region: indicator.region.as_deref(),
        period: indicator.period.as_deref(),
        period_text: indicator.period_text.as_deref(),
        group,
        of: indicator.of.as_deref(),
        whole: indicator.whole.as_ref().and_then(|whole| whole.label.as_deref()),
        dimension: unit.dimension,
        counted: if own { bare(unit) } else { "" },
        kind: std::mem::discriminant(&indicator.kind),
        // An amount is the same whatever it has grown since.
        basis: (indicator.change.as_ref())
            .filter(|_| unit.dimension == Dimension::Percent)
            .map(|change| std::mem::discriminant(&change.basis)),
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{said, silent};

    fn two(one: &str, two: &str) -> String {
        format!(
            r#"{{"id": "a", "label": "项目", "period": "2023", {one}}}, {{"id": "b", "label": "项目", "period": "2023", {two}}}"#
        )
    }

    #[test]
    fn two_values_of_one_measure() {
        let count = |value: &str| format!(r#""value": "{value}", "unit": "个""#);
        assert_eq!(said(&two(&count("278"), &count("287"))), ["two-values [1].value"]);
        let change = r#", "change": {"value": "7.9", "unit": "%", "direction": "up", "basis": "yoy"}"#;
        assert_eq!(said(&two(&format!("{}{change}", count("278")), &count("287"))), ["two-values [1].value"]);
        assert!(silent(&two(&count("278"), &count("278"))));
        assert!(silent(&two(&count("278"), &format!(r#"{}, "region": "全市""#, count("287")))));
        assert!(silent(&two(&count("85"), r#""value": "63", "unit": "座""#)));
    }

    #[test]
    fn rounded_and_open_values_agree() {
        let money = |value: &str, rest: &str| format!(r#""value": "{value}", "unit": "亿元"{rest}"#);
        assert!(silent(&two(&money("1331.4", ""), &money("1331", ""))));
        assert!(silent(&two(&money("230", r#", "qualifier": "over""#), &money("231.7", ""))));
        assert_eq!(said(&two(&money("1331.4", ""), r#""value": "1331.4", "unit": "万元""#)), ["unit-slip [1].unit"]);
    }
}
