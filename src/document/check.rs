//! Do the parts of a document agree with each other?

use super::model::order;
use super::{ChartSpec, Dimension, Document, Indicator, IndicatorKind, MOST_CHARTS, Of, Op, Quantity};
use crate::error::{Code, REPORT, Report};
use crate::text::Lang;

/// Adds to `report` what is wrong between charts.
pub(super) fn charts(document: &Document, report: &mut Report) {
    let charts = &document.charts;
    debug_assert!(charts.len() <= MOST_CHARTS);
    let by_id = order(charts.len(), &|i| &charts[i].id);
    duplicates(&by_id, &|i| (&charts[i].id, &charts[i].path), report);
    if REPORT {
        for chart in charts {
            doubts(chart, document.lang, report);
        }
    }
}

/// Adds to `report` what is wrong between fields of indicators, and with
/// charts that show indicators.
pub(super) fn indicators(document: &Document, report: &mut Report) {
    let indicators = &document.indicators;
    duplicates(&document.by_id, &|i| (&indicators[i].id, &indicators[i].path), report);
    for indicator in indicators {
        figures(indicator, report);
        references(document, indicator, report);
    }
    for chart in &document.charts {
        for (i, reference) in chart.indicators.iter().enumerate() {
            if !resolvable(document, &reference.target) {
                let field = element(".indicators[", i);
                fault(report, Code::UnknownIndicator, &chart.path, &field, &[&reference.target]);
            }
        }
    }
}

/// What looks wrong with a chart that can be drawn.
fn doubts(chart: &ChartSpec, lang: Lang, report: &mut Report) {
    for (i, name) in chart.highlight.iter().enumerate() {
        // Series are known when the chart is resolved.
        let series = chart.series.is_some() || super::series::ALWAYS_SERIES.contains(&chart.kind.as_str());
        if !series && !chart.indicators.iter().any(|reference| reference.target == *name) {
            report.warn(Code::Highlight, &[&chart.path, element(".highlight[", i).as_str()].concat(), &[name]);
        }
    }
    if let Some(node) = &chart.series {
        if super::series::KINDS.contains(&chart.kind.as_str()) {
            super::series::read(node, &chart.path, lang, report);
        } else if let super::Node::Map(keys) = &**node {
            for (key, _) in keys {
                report.warn(Code::UnusedKey, &[&chart.path, ".", key].concat(), &[key]);
            }
        }
    }
    let given = |key| chart.series.as_deref().and_then(|node| node.get(key));
    let has_rows = given("data").is_some();
    if has_rows && chart.kind != "tiles" && chart.sort.is_some() {
        // Rows are drawn in their own order.
        report.warn(Code::UnusedKey, &[&chart.path, ".sort"].concat(), &["sort"]);
    }
    for key in ["scale", "reversed", "free"] {
        if given("axis").and_then(|axis| axis.get("x")?.get(key)).is_some() {
            report.warn(Code::UnusedKey, &[&chart.path, ".axis.x.", key].concat(), &[key]);
        }
    }
    if chart.indicators.is_empty() && !has_rows {
        report.warn(Code::Empty, &[&chart.path, ".indicators"].concat(), &[]);
    }
}

/// `by_id` is ordered; of two equal ids, the later one is reported.
#[inline(never)]
fn duplicates<'a>(by_id: &[usize], id_and_path: &dyn Fn(usize) -> (&'a str, &'a str), report: &mut Report) {
    let mut before = "";
    for i in by_id {
        let (id, path) = id_and_path(*i);
        if id == before && !id.is_empty() {
            fault(report, Code::DuplicateId, path, ".id", &[id]);
        }
        before = id;
    }
}

/// Reports an error of what stands at `field` below `path`.
#[inline(never)]
fn fault(report: &mut Report, code: Code, path: &str, field: &str, args: &[&str]) {
    report.error(code, &[path, field].concat(), args);
}

/// The path of an element of `list`, which is written with its bracket.
#[inline(never)]
fn element(list: &str, position: usize) -> String {
    [list, &position.to_string(), "]"].concat()
}

fn figures(indicator: &Indicator, report: &mut Report) {
    let (path, quantity) = (indicator.path.as_str(), &indicator.quantity);
    if REPORT && quantity.value.is_none() && indicator.derived.is_none() {
        let path = [path, ".value"].concat();
        if report.error_under(&path).is_none() {
            report.warn(Code::NoValue, &path, &[&indicator.label]);
        }
    }
    if indicator.derived.is_some() && quantity.value.is_some() {
        fault(report, Code::DerivedValue, path, ".value", &[]);
    }
    if indicator.kind == IndicatorKind::Share && quantity.unit.dimension == Dimension::Percent {
        for value in [quantity.value, quantity.upper] {
            if let Some(value) = value
                && value > super::Decimal::whole(100)
            {
                fault(report, Code::ShareOver100, path, ".value", &[&value.to_string()]);
            }
        }
    }
    if let Some(whole) = &indicator.whole
        && over(quantity, &whole.quantity)
    {
        let words = [written(quantity), written(&whole.quantity)];
        fault(report, Code::PartOverWhole, path, ".whole.value", &[&words[0], &words[1]]);
    }
    for (i, comparison) in indicator.compare.iter().enumerate() {
        let base = match (comparison.of, &indicator.change) {
            (Of::Value, _) => quantity,
            (Of::Change, Some(change)) => &change.quantity,
            (Of::Change, None) => {
                fault(report, Code::Missing, path, ".change", &["change"]);
                continue;
            }
        };
        // A distance between percentages is in points; a distance in % would
        // be a ratio of two rates, which nobody means.
        let (own, other) = (&base.unit, &comparison.quantity.unit);
        if own.dimension == Dimension::Percent && other.dimension == Dimension::Percent {
            fault(report, Code::PointsUnit, path, &(element(".compare[", i) + ".unit"), &[&other.written]);
        }
    }
}

/// Whether `part` is provably larger than `whole`: neither their qualifiers
/// nor the rounding of their digits explains it.
fn over(part: &Quantity, whole: &Quantity) -> bool {
    use super::Qualifier::{About, AtLeast, AtMost, Over, Under};
    if !part.unit.comparable(&whole.unit)
        || matches!(part.qualifier, Under | AtMost | About)
        || matches!(whole.qualifier, Over | AtLeast | About)
    {
        return false;
    }
    let least = end(part, part.value, true);
    let most = end(whole, whole.upper.or(whole.value), false);
    matches!((least, most), (Some(least), Some(most)) if least > most)
}

/// `value` of `quantity` without its multiplier, less (or plus) half a unit of
/// its last place: only what is counted one by one is not rounded.
#[inline(never)]
fn end(quantity: &Quantity, value: Option<super::Decimal>, low: bool) -> Option<super::Decimal> {
    let (value, unit) = (value?, &quantity.unit);
    let last = -1 - value.decimals() as i32;
    let counted = unit.dimension == Dimension::Count && unit.power == 0 && last == -1;
    let half = super::Decimal::whole(if counted { 0 } else { 5 }).times_ten_to(last)?;
    value.plus(if low { half.negated() } else { half })?.times_ten_to(unit.power)
}

fn written(quantity: &Quantity) -> String {
    let number = quantity.value.map(|value| value.to_string()).unwrap_or_default();
    number + &quantity.unit.written
}

fn references(document: &Document, indicator: &Indicator, report: &mut Report) {
    if let Some(of) = &indicator.of
        && document.find(of).is_none()
    {
        fault(report, Code::UnknownIndicator, &indicator.path, ".of", &[of]);
    }
    let Some(derivation) = &indicator.derived else { return };
    let wanted = if derivation.op == Op::Complement { 1 } else { 2 };
    if derivation.args.len() != wanted {
        let why = "参数个数不对 (wrong number of arguments)";
        fault(report, Code::Derivation, &indicator.path, ".derived.args", &[why]);
    }
    for (i, arg) in derivation.args.iter().enumerate() {
        if !resolvable(document, arg) {
            fault(report, Code::UnknownIndicator, &indicator.path, &element(".derived.args[", i), &[arg]);
        }
    }
}

fn resolvable(document: &Document, reference: &str) -> bool {
    document.split(reference).is_some_and(|(at, part)| document.indicators[at].quantity_at(part).is_some())
}

#[cfg(test)]
mod tests {
    use crate::document::{Node, read};

    /// The errors of an indicator with these keys and such a whole.
    fn errors(part: &str, whole: &str) -> Vec<&'static str> {
        let json = format!(
            r#"{{"version": 1, "indicators": [{{"id": "a", "label": "甲", {part}, "whole": {{"label": "全市", {whole}}}}}]}}"#
        );
        let (_, report) = read(&Node::from_json(&json).expect("JSON"));
        report.errors.iter().map(|error| error.0.code.as_str()).collect()
    }

    #[test]
    fn a_part_is_over_its_whole_only_where_nothing_explains_it() {
        let over = ["part-over-whole"];
        let count = |value: &str, word: &str| format!(r#""value": "{value}", "unit": "个", "qualifier": "{word}""#);
        let exact = |value: &str, unit: &str| format!(r#""value": "{value}", "unit": "{unit}""#);
        assert_eq!(errors(&count("9", "exact"), &count("8", "exact")), over);
        assert_eq!(errors(&count("9", "over"), &count("8", "at_most")), over);
        // 全市超8个, 全市约8个.
        for whole in ["over", "at_least", "about"] {
            assert_eq!(errors(&count("9", "exact"), &count("8", whole)), [""; 0], "{whole}");
        }
        for part in ["under", "at_most", "about"] {
            assert_eq!(errors(&count("9", part), &count("8", "exact")), [""; 0], "{part}");
        }
        assert_eq!(errors(&exact("1.0", "亿元"), &exact("9996", "万元")), [""; 0], "rounded");
        assert_eq!(errors(&exact("1.0", "亿元"), &exact("9400", "万元")), over);
        assert_eq!(errors(&exact("3", "万户"), &exact("24999", "户")), over);
        let range = r#""value": "8", "upper": "10", "unit": "个""#;
        assert_eq!(errors(&exact("9", "个"), range), [""; 0]);
        assert_eq!(errors(&exact("11", "个"), range), over);
    }
}
