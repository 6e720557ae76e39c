//! Document + chart id → [`Chart`]: every default filled, units reconciled,
//! derived values computed.

mod amount;
mod chart;
mod datum;
mod derive;
mod grid;
mod kind;
mod series;
mod term;

pub use amount::Amount;
pub use chart::{Chart, Datum, Difference, Emphasis, Kind, Part};
pub use grid::{Along, Annotation, Grid, Mark, Measure, Reference, Series, Status};
pub use kind::{is_series, of as kind};
pub(crate) use series::heap_sort;

use crate::document::{ChartSpec, Document, Sort};
use crate::error::{Code, Error, Report};
use crate::text::Lang;
use crate::theme::brand::{self, Brand};

/// Resolves the chart `id`. `report` is what reading the document found: an
/// error in the chart or in an indicator it uses makes it unusable, errors
/// elsewhere don't. `lang` overrides the document's language.
///
/// # Errors
/// `unknown-chart`, `mixed-units`, `derivation`, what the kind demands of its
/// data, or the first error of `report` that concerns this chart.
pub fn resolve(document: &Document, report: &Report, id: &str, lang: Option<Lang>) -> Result<Chart, Error> {
    resolve_and_report(document, report, id, lang, &mut Report::default())
}

/// The same; adds to `doubts` what looks wrong with the rows of the chart.
///
/// # Errors
/// The same.
pub fn resolve_and_report(
    document: &Document,
    report: &Report,
    id: &str,
    lang: Option<Lang>,
    doubts: &mut Report,
) -> Result<Chart, Error> {
    let Some(at) = document.charts.iter().position(|chart| chart.id == id) else {
        return Err(Error::new(Code::UnknownChart, "$.charts", &[id]));
    };
    let spec = &document.charts[at];
    if let Some(error) = fault(document, report, spec) {
        return Err(error.clone());
    }
    let lang = lang.unwrap_or(document.lang);
    let context = Context { document, spec, kind: kind::of(spec)?, lang };
    let mut data = Vec::new();
    for i in 0..spec.indicators.len() {
        data.push(datum::resolve(&context, i)?);
    }
    kind::complete(&context, &mut data)?;
    let unit = kind::reconcile(&context, &mut data)?;
    sort(&context, &mut data);
    kind::emphasise(&context, &mut data);
    let mut chart = Chart {
        id: spec.id.clone(),
        number: at + 1,
        kind: context.kind,
        lang,
        title: text(&spec.title),
        subtitle: text(&spec.subtitle),
        notes: notes(&context, &data),
        source: source(document, spec),
        source_url: spec.source.as_ref().map_or(&document.article.url, |link| &link.url).clone(),
        credit: text(&spec.credit),
        updated: text(&spec.updated),
        takeaway: spec.takeaway.clone(),
        alt: spec.alt.clone(),
        data,
        unit,
        // What is wrong with colours is for `check`: the figures are right.
        brand: brand(document, spec, &mut Report::default()),
        grid: None,
    };
    if chart.kind.is_series() || chart.kind == Kind::Tiles && spec.series.is_some() {
        series::plot(&context, &mut chart, doubts)?;
    }
    Ok(chart)
}

/// Whether a chart of `document` shows an indicator that is derived.
pub fn has_derived(document: &Document, spec: &ChartSpec) -> bool {
    let derived = |at: usize| document.indicators[at].derived.is_some();
    spec.indicators.iter().any(|reference| document.split(&reference.target).is_some_and(|(at, _)| derived(at)))
}

/// Whether a chart of `document` asks for colours of its author's own.
pub fn has_colors(document: &Document, spec: &ChartSpec) -> bool {
    document.theme.is_some() || spec.theme.is_some()
}

/// The colours of a chart of `document` that has some of its own. Reports
/// what is wrong with them, and which are not drawn as written.
pub fn brand(document: &Document, spec: &ChartSpec, report: &mut Report) -> Option<Box<Brand>> {
    if !has_colors(document, spec) {
        return None;
    }
    brand::brand(document.theme.as_ref(), spec.theme.as_ref(), &spec.path, report)
}

/// What every step needs to know of the chart being resolved.
struct Context<'a> {
    document: &'a Document,
    spec: &'a ChartSpec,
    kind: Kind,
    lang: Lang,
}

impl Context<'_> {
    /// JSON path of the reference at `i`.
    #[inline(never)]
    fn path(&self, i: usize) -> String {
        [&self.spec.path, ".indicators[", &i.to_string(), "]"].concat()
    }
}

/// A text that may be left out.
#[inline(never)]
fn text(text: &Option<String>) -> String {
    text.as_deref().unwrap_or_default().to_owned()
}

/// Reports every derivation that cannot be computed, whether or not a chart
/// shows it. Reading a document does not compute anything.
pub fn check_derivations(document: &Document, report: &mut Report) {
    for indicator in &document.indicators {
        let Some(derivation) = &indicator.derived else { continue };
        let path = [&indicator.path, ".derived"].concat();
        if report.error_under(&path).is_none()
            && let Err(error) = derive::evaluate(document, indicator, derivation)
        {
            report.errors.push(error);
        }
    }
}

/// The first reported error in the chart or in an indicator that it, or a
/// derivation below it, uses.
fn fault<'a>(document: &Document, report: &'a Report, spec: &ChartSpec) -> Option<&'a Error> {
    let mut found = report.error_under(&spec.path);
    let mut pending: Vec<&String> = Vec::new();
    for reference in &spec.indicators {
        pending.push(&reference.target);
    }
    let mut seen = vec![false; document.indicators.len()];
    while found.is_none()
        && let Some(target) = pending.pop()
    {
        let Some((at, _)) = document.split(target) else { continue };
        if std::mem::replace(&mut seen[at], true) {
            continue;
        }
        let indicator = &document.indicators[at];
        found = report.error_under(&indicator.path);
        if let Some(of) = &indicator.of {
            pending.push(of);
        }
        if let Some(derivation) = &indicator.derived {
            for arg in &derivation.args {
                pending.push(arg);
            }
        }
    }
    found
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
    let paired = matches!(context.kind, Kind::Arrow | Kind::Range);
    let grouped = matches!(context.kind, Kind::Table | Kind::TableBars);
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
            // A table has its groups as headings: they stay together.
            if ranks[at] <= ranks[at - 1] || grouped && data[at].group != data[at - 1].group {
                break;
            }
            ranks.swap(at, at - 1);
            data.swap(at, at - 1);
        }
    }
}

/// The author's note, then the formulas of derived values.
fn notes(context: &Context<'_>, data: &[Datum]) -> Vec<String> {
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
    let mut notes = Vec::new();
    if let Some(note) = note {
        notes.push(note.clone());
    }
    if !list.is_empty() {
        notes.push(list + lang.say("。|."));
    }
    notes
}

fn source(document: &Document, spec: &ChartSpec) -> String {
    match &spec.source {
        Some(link) => link.label.clone(),
        None => {
            let article = &document.article;
            text(if article.publisher.is_some() { &article.publisher } else { &article.title })
        }
    }
}
