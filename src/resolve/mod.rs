//! Document + chart id → [`Chart`]: every default filled, units reconciled,
//! derived values computed.

mod amount;
mod chart;
mod datum;
mod derive;
mod kind;

pub use chart::{Amount, Chart, Datum, Difference, Emphasis, Kind, Part, Place, Quote};

use crate::document::{ChartSpec, Document, Sort};
use crate::error::{Code, Error, Report};
use crate::text::Lang;

/// Resolves the chart `id`. `report` is what reading the document found: an
/// error in the chart or in an indicator it uses makes it unusable, errors
/// elsewhere don't. `lang` overrides the document's language.
///
/// # Errors
/// `unknown-chart`, `mixed-units`, `derivation`, `chart-data`, or the first
/// error of `report` that concerns this chart.
pub fn resolve(document: &Document, report: &Report, id: &str, lang: Option<Lang>) -> Result<Chart, Error> {
    let at = document.charts.iter().position(|chart| chart.id == id);
    let Some(at) = at else {
        return Err(Error::new(Code::UnknownChart, "$.charts", &[id]));
    };
    let spec = &document.charts[at];
    fault(document, report, spec)?;
    let lang = lang.unwrap_or(document.lang);
    let kind = kind::of(spec)?;
    let mut data = Vec::new();
    for (i, reference) in spec.indicators.iter().enumerate() {
        let path = [&spec.path, ".indicators[", &i.to_string(), "]"].concat();
        data.push(datum::resolve(document, spec, reference, kind, lang, &path)?);
    }
    kind::complete(kind, &mut data, document, spec, lang)?;
    let unit = kind::reconcile(kind, &mut data, spec)?;
    sort(&mut data, spec.sort, kind);
    kind::emphasise(kind, &mut data, spec);
    Ok(Chart {
        id: spec.id.clone(),
        number: at + 1,
        kind,
        lang,
        title: spec.title.clone().unwrap_or_default(),
        subtitle: spec.subtitle.clone().unwrap_or_default(),
        notes: notes(spec, &data, lang),
        source: source(document, spec),
        source_url: spec.source.as_ref().map_or_else(|| document.article.url.clone(), |link| link.url.clone()),
        credit: spec.credit.clone().unwrap_or_default(),
        updated: spec.updated.clone().unwrap_or_default(),
        takeaway: spec.takeaway.clone(),
        alt: spec.alt.clone(),
        data,
        unit,
    })
}

/// Reports every derivation that cannot be computed, whether or not a chart
/// shows it. Reading a document does not compute anything.
pub fn check_derivations(document: &Document, report: &mut Report) {
    for indicator in &document.indicators {
        let Some(derivation) = &indicator.derived else { continue };
        let path = [&indicator.path, ".derived"].concat();
        if report.error_under(&path).is_none()
            && let Err(error) = derive::evaluate(document, derivation, indicator.unit(), &path)
        {
            report.errors.push(error);
        }
    }
}

/// The first reported error in the chart or in an indicator that it, or a
/// derivation below it, uses.
fn fault(document: &Document, report: &Report, spec: &ChartSpec) -> Result<(), Error> {
    if let Some(error) = report.error_under(&spec.path) {
        return Err(error.clone());
    }
    let mut pending: Vec<&str> = spec.indicators.iter().map(|reference| reference.target.as_str()).collect();
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
        pending.extend(indicator.of.as_deref());
        pending.extend(indicator.derived.iter().flat_map(|d| d.args.iter().map(String::as_str)));
    }
    Ok(())
}

/// Orders by value; missing values come last, ties keep the author's order.
fn sort(data: &mut [Datum], sort: Option<Sort>, kind: Kind) {
    let descending = match sort {
        Some(Sort::Descending) => true,
        Some(Sort::Ascending) => false,
        Some(Sort::None) | None => return,
    };
    if !matches!(kind, Kind::Bar | Kind::Share | Kind::Table | Kind::Tiles) {
        return;
    }
    let before = |a: &Datum, b: &Datum| match (&a.amount, &b.amount) {
        (Some(a), Some(b)) if descending => a.scaled > b.scaled,
        (Some(a), Some(b)) => a.scaled < b.scaled,
        (a, b) => a.is_some() && b.is_none(),
    };
    // By hand: the library's stable sort is 2 KB, and a chart's list short.
    for end in 1..data.len() {
        for at in (1..=end).rev() {
            if !before(&data[at], &data[at - 1]) {
                break;
            }
            data.swap(at, at - 1);
        }
    }
}

/// The author's note, then the formulas of derived values.
fn notes(spec: &ChartSpec, data: &[Datum], lang: Lang) -> Vec<String> {
    let mut notes: Vec<String> = spec.note.iter().cloned().collect();
    let mut formulas = Vec::new();
    for datum in data {
        if let Some(formula) = datum.amount.as_ref().and_then(|amount| amount.formula.as_ref())
            && !notes.iter().any(|note| amount::position(note, formula).is_some())
        {
            formulas.push([&datum.label, lang.pick("＝", " = "), formula].concat());
        }
    }
    if !formulas.is_empty() {
        let list = formulas.join(lang.pick("，", ", "));
        notes.push([lang.pick("推算：", "Derived: "), &list, lang.pick("。", ".")].concat());
    }
    notes
}

fn source(document: &Document, spec: &ChartSpec) -> String {
    let article = &document.article;
    spec.source
        .as_ref()
        .map(|link| link.label.clone())
        .or_else(|| article.publisher.clone())
        .or_else(|| article.title.clone())
        .unwrap_or_default()
}
