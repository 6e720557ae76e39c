//! What a page shows of a chart without script: a figure with the chart's
//! words, pictures of its plot for every width, its table, and the sentences
//! that its figures stand in.

use super::markup::Markup;
use super::quote;
use crate::describe::{alt_beside_takeaway, columns, said, takeaway};
use crate::document::{Document, Source};
use crate::resolve::Chart;

/// A picture of a plot.
#[derive(Clone)]
pub(super) struct Plot {
    /// Relative to the page.
    pub(super) address: String,
    /// In CSS pixels.
    pub(super) width: u16,
    /// In CSS pixels.
    pub(super) height: u32,
    /// For dark paper.
    pub(super) dark: bool,
    /// For viewports of this width, in CSS pixels, or more.
    pub(super) from: u16,
}

/// Where a figure stands.
pub(super) struct Setting<'a> {
    /// In the order in which a browser tries them; the last one fits always.
    pub(super) plots: &'a [Plot],
    /// Whether light and dark follow the reader's system.
    pub(super) system: bool,
    /// Address of the article whose sentences are quoted; empty on its own page.
    pub(super) article: Option<&'a str>,
    /// Knows what stands before each sentence.
    pub(super) document: &'a Document,
}

/// The figure.
pub(super) fn figure(chart: &Chart, setting: &Setting<'_>) -> String {
    let lang = chart.lang;
    let mut out = Markup::default();
    out.raw("\n<figure class=\"ic-figure\">\n<figcaption>");
    let number = [lang.say("图|Figure"), " ", &chart.number.to_string()].concat();
    out.element("span class=\"ic-number\"", &number);
    out.some("\n", "span class=\"ic-title\" role=\"heading\" aria-level=\"3\"", &chart.title);
    out.some("\n", "span class=\"ic-subtitle\"", &chart.subtitle);
    out.raw("</figcaption>\n");
    pictures(&mut out, chart, setting);
    story(&mut out, chart, setting.document);
    for note in &chart.notes {
        out.element("p class=\"ic-note\"", note).raw("\n");
    }
    // Without a source, too: the table's handle stands in it.
    out.raw("<p class=\"ic-foot\"><span class=\"ic-source\">");
    source(&mut out, chart);
    out.raw("</span></p>\n");
    out.raw("<details class=\"ic-data\">\n");
    out.element("summary", lang.say("数据表|Data table")).raw("\n");
    out.element("p class=\"ic-takeaway\"", &takeaway(chart)).raw("\n");
    table(&mut out, chart);
    quotes(&mut out, chart, setting);
    out.raw("</details>\n</figure>\n");
    out.0
}

/// The sentences of the steps of its story.
fn story(out: &mut Markup, chart: &Chart, document: &Document) {
    let spec = document.charts.iter().find(|spec| spec.id == chart.id);
    let steps = spec.map(|spec| spec.steps.as_slice()).unwrap_or_default();
    if steps.is_empty() {
        return;
    }
    out.raw("<ol class=\"ic-steps\">\n");
    for step in steps {
        out.element("li", &step.text).raw("\n");
    }
    out.raw("</ol>\n");
}

/// 来源：, with a link where there is an address.
pub(super) fn source(out: &mut Markup, chart: &Chart) {
    if chart.source.is_empty() {
        return;
    }
    out.text(chart.lang.say("来源：|Source: "));
    match &chart.source_url {
        Some(url) => out.link(url, &chart.source),
        None => out.text(&chart.source),
    };
}

fn pictures(out: &mut Markup, chart: &Chart, setting: &Setting<'_>) {
    out.raw("<picture class=\"ic-plot\">\n");
    let Some((last, others)) = setting.plots.split_last() else { return };
    for plot in others {
        let wide = (plot.from > 0).then(|| format!("(min-width: {}px)", plot.from));
        let system = (plot.dark && setting.system).then(|| "(prefers-color-scheme: dark)".to_owned());
        let media = [wide, system].into_iter().flatten().collect::<Vec<_>>().join(" and ");
        out.raw("<source").attribute("media", &media).attribute("srcset", &plot.address);
        size(out, plot).raw(">\n");
    }
    out.raw("<img").attribute("src", &last.address);
    size(out, last).attribute("alt", &alt_beside_takeaway(chart)).raw(">\n</picture>\n");
}

/// The attributes that reserve a picture's room.
fn size<'a>(out: &'a mut Markup, plot: &Plot) -> &'a mut Markup {
    out.attribute("width", &plot.width.to_string()).attribute("height", &plot.height.to_string())
}

/// The table of all figures.
pub(super) fn table(out: &mut Markup, chart: &Chart) {
    let columns = columns(chart);
    out.raw("<table>\n<thead>\n<tr>");
    for column in &columns {
        out.element("th scope=\"col\"", column.name(chart.lang));
    }
    out.raw("</tr>\n</thead>\n<tbody>\n");
    let mut group = "";
    for datum in &chart.data {
        if datum.group != group {
            group = &datum.group;
            // A group is a body of its own: its heading counts for no other row.
            if !out.0.ends_with("<tbody>\n") {
                out.raw("</tbody>\n<tbody>\n");
            }
            let span = format!("th scope=\"rowgroup\" colspan=\"{}\"", columns.len());
            out.raw("<tr>").element(&span, group).raw("</tr>\n");
        }
        out.raw("<tr>");
        for (i, column) in columns.iter().enumerate() {
            out.element(if i == 0 { "th scope=\"row\"" } else { "td" }, &said(chart, datum, column.field));
        }
        out.raw("</tr>\n");
    }
    out.raw("</tbody>\n</table>\n");
}

/// The sentences of the article that the figures stand in, each once.
fn quotes(out: &mut Markup, chart: &Chart, setting: &Setting<'_>) {
    let sources = sources(chart, setting.document);
    if sources.is_empty() {
        return;
    }
    out.element("p class=\"ic-quoted\"", chart.lang.say("原文|In the article")).raw("\n<ul class=\"ic-quotes\">\n");
    for source in sources {
        out.raw("<li>");
        match setting.article {
            Some(address) => out.link(&quote::address(address, source), &source.exact),
            None => out.element("q", &source.exact),
        };
        out.raw("</li>\n");
    }
    out.raw("</ul>\n");
}

/// The sentences that the figures of a chart stand in, each once.
pub(super) fn sources<'a>(chart: &Chart, document: &'a Document) -> Vec<&'a Source> {
    let mut found: Vec<&Source> = Vec::new();
    for datum in chart.data.iter().filter(|datum| !datum.quote.is_empty()) {
        let mut sources = document.indicators.iter().flat_map(|indicator| &indicator.sources);
        if let Some(source) = sources.find(|source| source.exact == datum.quote)
            && found.iter().all(|other| other.exact != source.exact)
        {
            found.push(source);
        }
    }
    found
}
