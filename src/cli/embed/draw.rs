//! Charts for a page: each resolved, with the pictures of its plot.

use super::figure::Plot;
use super::rewrite::Tag;
use crate::cli::{Fault, output, render};
use crate::document::Document;
use crate::error::{Code, Error, Report};
use crate::layout::{Part, layout};
use crate::resolve::{Chart, resolve};
use crate::text::Lang;
use crate::theme::Theme;

/// The plots of a place: how wide, and from which width of the viewport on,
/// widest first; in CSS pixels.
pub(super) type Widths = &'static [(u16, u16)];
/// A column of an article as our own style sheet has it.
pub(super) const COLUMN: Widths = &[(680, 728), (328, 0)];
/// Half of it.
pub(super) const HALF: Widths = &[(328, 0)];
/// A page that has nothing but the chart.
pub(super) const FRAME: Widths = &[(680, 680), (520, 480), (328, 0)];
/// A column of a page that nobody knows: 24 px narrower on either side.
pub(super) const HOST: Widths = &[(680, 728), (520, 528), (328, 0)];

/// What file names of charts begin with.
pub(super) struct Stems<'a> {
    document: &'a Document,
    stems: Vec<String>,
}

impl<'a> Stems<'a> {
    /// Of all charts of `document`.
    pub(super) fn new(document: &'a Document) -> Self {
        Self { document, stems: output::stems(document.charts.iter().map(|chart| chart.id.as_str())) }
    }

    /// Of one of its charts.
    pub(super) fn of(&self, chart: &Chart) -> String {
        // No id gives a stem with a dot: pictures in two languages never share a name.
        let suffix = match chart.lang {
            lang if lang == self.document.lang => "",
            Lang::Zh => ".zh",
            Lang::Hant => ".zh-hant",
            Lang::En => ".en",
        };
        [&self.stems[chart.number - 1], suffix].concat()
    }
}

/// The chart of every tag, or what is wrong with some: all or nothing, for a
/// page must not mix this document's figures with those of the last one.
pub(super) fn of_tags(document: &Document, report: &Report, tags: &[Tag]) -> Result<Vec<Chart>, Fault> {
    let nameless = || Error::new(Code::UnknownChart, "$.charts", &["<indicator-chart> without chart="]);
    all(tags.iter().map(|tag| match &tag.chart {
        Some(id) => resolve(document, report, id, tag.lang),
        None => Err(nameless()),
    }))
}

/// All charts of a document.
pub(super) fn of_document(document: &Document, report: &Report) -> Result<Vec<Chart>, Fault> {
    all(document.charts.iter().map(|spec| resolve(document, report, &spec.id, None)))
}

fn all(resolved: impl Iterator<Item = Result<Chart, Error>>) -> Result<Vec<Chart>, Fault> {
    let mut charts = Vec::new();
    let mut failed = Report::default();
    for chart in resolved {
        match chart {
            Ok(chart) => charts.push(chart),
            Err(error) if failed.errors.contains(&error) => {}
            Err(error) => failed.errors.push(error),
        }
    }
    if failed.errors.is_empty() { Ok(charts) } else { Err(render::unusable(&failed)) }
}

/// The pictures of a chart's plot in a place, in the order in which a browser
/// tries them; `keep` writes an SVG, given its width, whether it is dark and
/// its text, and gives back its address.
pub(super) fn plots(
    chart: &Chart,
    widths: Widths,
    only: Option<bool>,
    mut keep: impl FnMut(u16, bool, String) -> Result<String, Fault>,
) -> Result<Vec<Plot>, Fault> {
    let mut plots = Vec::new();
    for (width, from) in widths {
        let height = layout(chart, f64::from(*width), Part::Plot, &Theme::LIGHT).height.round() as u32;
        for dark in [true, false].into_iter().filter(|dark| only.is_none_or(|only| only == *dark)) {
            let svg = render::picture(chart, f64::from(*width), Part::Plot, chart.theme(dark), None);
            plots.push(Plot { address: keep(*width, dark, svg)?, width: *width, height, dark, from: *from });
        }
    }
    Ok(plots)
}
