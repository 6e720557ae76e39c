//! Indicators of a chart → its data. In the page a part of its own, which
//! series with rows do without.

use super::{Chart, Context, Datum, Kind, Part, amount, datum, kind, panels};
use crate::document::{ChartSpec, Document, Sort};
use crate::error::{Error, Report};

/// The first reported error in an indicator that the chart, or a derivation
/// below it, uses.
#[inline(never)]
pub(super) fn faultless(document: &Document, report: &Report, spec: &ChartSpec) -> Result<(), Error> {
    let mut pending: Vec<&String> = Vec::new();
    for reference in &spec.indicators {
        pending.push(&reference.target);
    }
    let mut seen = vec![false; document.indicators.len()];
    while let Some(target) = pending.pop() {
        let Some((at, _)) = document.split(target) else { continue };
        if std::mem::replace(&mut seen[at], true) {
            continue;
        }
        let indicator = &document.indicators[at];
        if let Some(error) = report.error_under(&indicator.path) {
            return Err(error.clone());
        }
        if let Some(of) = &indicator.of {
            pending.push(of);
        }
        if let Some(derivation) = &indicator.derived {
            for arg in &derivation.args {
                pending.push(arg);
            }
        }
    }
    Ok(())
}

/// Gives `chart` its data, their unit, and a note of how they were derived.
///
/// # Errors
/// What keeps a figure from being drawn, or what the kind demands of them.
#[inline(never)]
pub(super) fn resolve(context: &Context<'_>, chart: &mut Chart) -> Result<(), Error> {
    let data = &mut chart.data;
    for i in 0..context.spec.indicators.len() {
        data.push(datum::resolve(context, i)?);
    }
    if context.is_facet() {
        panels::complete(context, data)?;
    } else {
        kind::complete(context, data)?;
    }
    chart.unit = kind::reconcile(context, data)?;
    sort(context, data);
    kind::emphasise(context, data);
    if context.is_facet() {
        panels::panels(context, chart);
    }
    let formulas = formulas(context, &chart.data);
    if !formulas.is_empty() {
        chart.notes.push(formulas);
    }
    Ok(())
}

/// Orders by value; missing values come last, ties keep the author's order.
/// What stands beside a value (its old value, its plan) moves with it.
fn sort(context: &Context<'_>, data: &mut [Datum]) {
    let descending = match context.spec.sort {
        Some(Sort::Descending) => true,
        Some(Sort::Ascending) => false,
        Some(Sort::None) | None => return,
    };
    if matches!(context.kind, Kind::Lead | Kind::Bullet | Kind::Waffle | Kind::Part) {
        return;
    }
    let paired = matches!(context.kind, Kind::Arrow | Kind::Range | Kind::Slope);
    let grouped = context.is_facet() || matches!(context.kind, Kind::Table | Kind::TableBars);
    let mut ranks: Vec<f64> = Vec::new();
    for datum in data.iter() {
        let own = match &datum.amount {
            Some(amount) if descending => amount.base(),
            Some(amount) => -amount.base(),
            None => f64::NEG_INFINITY,
        };
        let of = ranks.last().filter(|_| paired && datum.part != Part::Value);
        ranks.push(*of.unwrap_or(&own));
    }
    // By hand: the library's stable sort is 2 KB, and a chart's list short.
    for end in 1..data.len() {
        for at in (1..=end).rev() {
            // Groups are headings of a table, or panels: they stay together.
            if ranks[at] <= ranks[at - 1] || grouped && data[at].group != data[at - 1].group {
                break;
            }
            ranks.swap(at, at - 1);
            data.swap(at, at - 1);
        }
    }
}

/// The formulas of derived values that the author's note leaves out.
fn formulas(context: &Context<'_>, data: &[Datum]) -> String {
    let lang = context.lang;
    let note = context.spec.note.as_ref();
    let mut list = String::new();
    for datum in data {
        let formula = datum.amount.as_ref().map_or("", |amount| &amount.formula);
        if formula.is_empty() || note.is_some_and(|note| amount::cut(note, formula).is_some()) {
            continue;
        }
        let joint = if list.is_empty() { lang.say("推算：|Derived: ") } else { lang.say("，|, ") };
        list = [&list, joint, &datum.label, lang.say("＝| = "), formula].concat();
    }
    if !list.is_empty() {
        list += lang.say("。|.");
    }
    list
}
