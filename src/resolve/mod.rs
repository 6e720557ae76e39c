//! Document + chart id → [`Chart`]: every default filled, units reconciled,
//! derived values computed.

mod amount;
mod axis;
mod chart;
mod datum;
mod derive;
mod figures;
mod grid;
mod heap;
mod kind;
mod panels;
mod revised;
mod series;
mod term;

pub use amount::Amount;
pub(crate) use axis::axis_unit;
pub use chart::{Chart, Datum, Difference, Emphasis, Kind, Panel, Part};
pub use grid::{Along, Annotation, FEW, Grid, Mark, Measure, Reference, Series, Status};
pub(crate) use heap::heap_sort;
pub use kind::{is_series, of as kind};
pub use revised::has_revisions;
pub(crate) use series::called;

use crate::document::{ChartSpec, Document, Unit};
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
    if let Some(error) = report.error_under(&spec.path) {
        return Err(error.clone());
    }
    if has_figures(spec) {
        figures::faultless(document, report, spec)?;
    }
    let lang = lang.unwrap_or(document.lang);
    let context = Context { document, spec, kind: kind::of(spec)?, lang };
    let mut chart = Chart {
        id: spec.id.clone(),
        number: at + 1,
        kind: context.kind,
        lang,
        title: text(&spec.title),
        subtitle: text(&spec.subtitle),
        notes: Vec::new(),
        source: source(document, spec),
        source_url: spec.source.as_ref().map_or(&document.article.url, |link| &link.url).clone(),
        credit: text(&spec.credit),
        updated: text(&spec.updated),
        takeaway: said(&spec.takeaway),
        alt: said(&spec.alt),
        data: Vec::new(),
        unit: Unit::none(),
        panels: Vec::new(),
        free: false,
        // What is wrong with colours is for `check`: the figures are right.
        brand: brand(document, spec, &mut Report::default()),
        grid: None,
    };
    if let Some(note) = &spec.note {
        chart.notes.push(note.clone());
    }
    if has_figures(spec) {
        figures::resolve(&context, &mut chart)?;
    }
    if chart.kind.is_series() || chart.kind == Kind::Tiles && spec.series.is_some() {
        series::plot(&context, &mut chart, doubts)?;
    }
    if has_revisions(document, spec) {
        revised::mark(&context, &mut chart);
    }
    Ok(chart)
}

/// Whether a chart shows indicators, rather than rows of its own.
pub fn has_figures(spec: &ChartSpec) -> bool {
    !spec.indicators.is_empty() || !is_series(spec)
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
    /// Whether there is a panel for each group of figures.
    fn is_facet(&self) -> bool {
        self.spec.kind == "facet" && !self.kind.is_series()
    }

    /// JSON path of the reference at `i`.
    #[inline(never)]
    fn path(&self, i: usize) -> String {
        [&self.spec.path, ".indicators[", &i.to_string(), "]"].concat()
    }

    /// JSON path of the reference that gave the datum with this key; of all
    /// of them, where it was added to another.
    #[inline(always)]
    fn path_of(&self, key: &str) -> String {
        for (i, reference) in self.spec.indicators.iter().enumerate() {
            if reference.target == key {
                return self.path(i);
            }
        }
        [&self.spec.path, ".indicators"].concat()
    }
}

/// A text that stands for one of ours; what a form leaves empty does not.
fn said(text: &Option<String>) -> Option<String> {
    text.clone().filter(|text| !text.is_empty())
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

fn source(document: &Document, spec: &ChartSpec) -> String {
    match &spec.source {
        Some(link) => link.label.clone(),
        None => {
            let article = &document.article;
            text(if article.publisher.is_some() { &article.publisher } else { &article.title })
        }
    }
}
