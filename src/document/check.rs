//! Do the parts of a document agree with each other?

use super::model::order;
use super::{ChartSpec, Dimension, Document, Indicator, IndicatorKind, MOST_CHARTS, Of, Op, Quantity};
use crate::error::{Code, REPORT, Report};

/// Adds to `report` what is wrong between fields, rather than inside one.
pub(super) fn check(document: &Document, report: &mut Report) {
    let (indicators, charts) = (&document.indicators, &document.charts);
    duplicates(&document.by_id, &|i| (&indicators[i].id, &indicators[i].path), report);
    let by_id = order(charts.len(), &|i| &charts[i].id);
    duplicates(&by_id, &|i| (&charts[i].id, &charts[i].path), report);
    for indicator in &document.indicators {
        figures(indicator, report);
        references(document, indicator, report);
    }
    debug_assert!(document.charts.len() <= MOST_CHARTS);
    for chart in &document.charts {
        for (i, reference) in chart.indicators.iter().enumerate() {
            if !resolvable(document, &reference.target) {
                let path = [&chart.path, ".indicators[", &i.to_string(), "]"].concat();
                report.error(Code::UnknownIndicator, &path, &[&reference.target]);
            }
        }
        if REPORT {
            doubts(chart, report);
        }
    }
}

/// What looks wrong with a chart that can be drawn.
fn doubts(chart: &ChartSpec, report: &mut Report) {
    for (i, name) in chart.highlight.iter().enumerate() {
        if !chart.indicators.iter().any(|reference| reference.target == *name) {
            let path = [&chart.path, ".highlight[", &i.to_string(), "]"].concat();
            report.warn(Code::Highlight, &path, &[name]);
        }
    }
    if chart.indicators.is_empty() {
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
            report.error(Code::DuplicateId, &[path, ".id"].concat(), &[id]);
        }
        before = id;
    }
}

fn figures(indicator: &Indicator, report: &mut Report) {
    let path = |field: &str| [&indicator.path, field].concat();
    let quantity = &indicator.quantity;
    if REPORT
        && quantity.value.is_none()
        && indicator.derived.is_none()
        && report.error_under(&path(".value")).is_none()
    {
        report.warn(Code::NoValue, &path(".value"), &[&indicator.label]);
    }
    if indicator.derived.is_some() && quantity.value.is_some() {
        report.error(Code::DerivedValue, &path(".value"), &[]);
    }
    let hundred = super::Decimal::whole(100);
    for value in [quantity.value, quantity.upper].into_iter().flatten() {
        let percent = quantity.unit.dimension == Dimension::Percent;
        if indicator.kind == IndicatorKind::Share && percent && value > hundred {
            report.error(Code::ShareOver100, &path(".value"), &[&value.to_string()]);
        }
    }
    if let Some(whole) = &indicator.whole
        && over(quantity, &whole.quantity)
    {
        let words = [written(quantity), written(&whole.quantity)];
        report.error(Code::PartOverWhole, &path(".whole.value"), &[&words[0], &words[1]]);
    }
    let base = |of| match of {
        Of::Value => Some(quantity),
        Of::Change => indicator.change.as_ref().map(|change| &change.quantity),
    };
    for (i, comparison) in indicator.compare.iter().enumerate() {
        let at = path(&[".compare[", &i.to_string(), "]"].concat());
        let Some(base) = base(comparison.of) else {
            report.error(Code::Missing, &path(".change"), &["change"]);
            continue;
        };
        // A distance between percentages is in points; a distance in % would
        // be a ratio of two rates, which nobody means.
        let (own, other) = (base.unit.dimension, comparison.quantity.unit.dimension);
        if own == Dimension::Percent && other == Dimension::Percent {
            report.error(Code::PointsUnit, &(at + ".unit"), &[&comparison.quantity.unit.written]);
        }
    }
}

/// Whether `part` is provably larger than `whole`.
fn over(part: &Quantity, whole: &Quantity) -> bool {
    if !part.unit.comparable(&whole.unit) {
        return false;
    }
    let base = |quantity: &Quantity| quantity.value?.times_ten_to(quantity.unit.power);
    matches!((base(part), base(whole)), (Some(part), Some(whole)) if part > whole)
}

fn written(quantity: &Quantity) -> String {
    let number = quantity.value.map(|value| value.to_string()).unwrap_or_default();
    number + &quantity.unit.written
}

fn references(document: &Document, indicator: &Indicator, report: &mut Report) {
    if let Some(of) = &indicator.of
        && document.find(of).is_none()
    {
        report.error(Code::UnknownIndicator, &[&indicator.path, ".of"].concat(), &[of]);
    }
    let Some(derivation) = &indicator.derived else { return };
    let path = [&indicator.path, ".derived.args"].concat();
    let wanted = if derivation.op == Op::Complement { 1 } else { 2 };
    if derivation.args.len() != wanted {
        report.error(Code::Derivation, &path, &["参数个数不对 (wrong number of arguments)"]);
    }
    for (i, arg) in derivation.args.iter().enumerate() {
        if !resolvable(document, arg) {
            report.error(Code::UnknownIndicator, &[&path, "[", &i.to_string(), "]"].concat(), &[arg]);
        }
    }
}

fn resolvable(document: &Document, reference: &str) -> bool {
    document.split(reference).is_some_and(|(at, part)| document.indicators[at].quantity_at(part).is_some())
}
