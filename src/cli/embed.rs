//! `embed`: the fallback content of the `<indicator-chart>` tags of a page.

use std::path::Path;

use lol_html::html_content::ContentType;
use lol_html::{RewriteStrSettings, element, rewrite_str};
use percent_encoding::percent_decode_str;
use scraper::Html;

use super::{Embed, Fault, fallback, input, output, render};
use crate::document::Document;
use crate::error::{Code, Error, Report};
use crate::layout::Part;
use crate::resolve::{Chart, resolve};
use crate::text::Lang;

/// An `<indicator-chart>` of the page.
struct Tag {
    /// Where it starts, in bytes.
    at: usize,
    src: Option<String>,
    chart: Option<String>,
    lang: Option<Lang>,
    place: fallback::Place,
}

pub(super) fn run(arguments: &Embed) -> Result<(), Fault> {
    let page_name = arguments.page.file_name().ok_or_else(|| Fault::usage("--page: no file name"))?;
    let page = input::text(&arguments.page)?;
    let input::Loaded { document, report } = input::load(&arguments.file)?;
    let Some(document) = document else { return Err(render::unusable(&report)) };
    let tags: Vec<Tag> = tags(&page)?.into_iter().filter(|tag| is_of(tag, &arguments.file)).collect();
    if tags.is_empty() {
        return Err(Fault::input(format!(
            "{}: no <indicator-chart> with src=\"{}\"",
            arguments.page.display(),
            arguments.file.file_name().unwrap_or_default().to_string_lossy()
        )));
    }
    // All or nothing: a page must not mix this document's figures with those of the last one.
    let charts = charts(&document, &report, &tags)?;
    let stems = output::stems(document.charts.iter().map(|chart| chart.id.as_str()));
    let stem = |chart: &Chart| {
        // No id gives a stem with a dot: pictures in two languages never share a name.
        let suffix = if chart.lang == document.lang { "" } else { chart.lang.say(".zh|.en") };
        [&stems[chart.number - 1], suffix].concat()
    };
    let figure = |(tag, chart): (&Tag, &Chart)| (tag.at, fallback::figure(chart, &stem(chart), tag.place));
    let figures: Vec<(usize, String)> = tags.iter().zip(&charts).map(figure).collect();
    let filled = fill(&page, &figures)?;
    for (tag, chart) in tags.iter().zip(&charts) {
        for (width, dark) in tag.place.pictures() {
            let picture = render::picture(chart, f64::from(width), Part::Plot, chart.theme(dark), None);
            output::write(&arguments.out.join(fallback::address(&stem(chart), width, dark)), &picture)?;
        }
    }
    let path = arguments.out.join(page_name);
    output::write(&path, &filled)?;
    output::print(&format!("{}\n", path.display()))
}

/// The tags in the order of the page.
fn tags(page: &str) -> Result<Vec<Tag>, Fault> {
    let mut tags: Vec<Tag> = Vec::new();
    let mut paired = Vec::new();
    let all = element!("indicator-chart", |el| {
        let at = el.source_location().bytes().start;
        // lol_html gives attributes as written, references included.
        let attribute = |name: &str| el.get_attribute(name).map(|value| unescaped(&value));
        let dark = match el.get_attribute("theme").as_deref() {
            Some("dark") => Some(true),
            Some("light") => Some(false),
            _ => None,
        };
        tags.push(Tag {
            at,
            src: attribute("src"),
            chart: attribute("chart"),
            lang: attribute("lang").map(|tag| Lang::of_tag(&tag)),
            place: fallback::Place { paired: false, dark },
        });
        Ok(())
    });
    let pairs = element!(".pair indicator-chart", |el| {
        paired.push(el.source_location().bytes().start);
        Ok(())
    });
    let settings = RewriteStrSettings::new().append_element_content_handler(all);
    rewrite_str(page, settings.append_element_content_handler(pairs)).map_err(unreadable)?;
    for tag in &mut tags {
        tag.place.paired = paired.contains(&tag.at);
    }
    Ok(tags)
}

/// An attribute's value without character references.
fn unescaped(value: &str) -> String {
    if !value.contains('&') {
        return value.to_owned();
    }
    let html = Html::parse_fragment(&["<p title=\"", &value.replace('"', "&quot;"), "\">"].concat());
    let title = html.root_element().descendent_elements().find_map(|element| element.attr("title").map(str::to_owned));
    title.unwrap_or_default()
}

fn unreadable(error: lol_html::errors::RewritingError) -> Fault {
    Fault::input(format!("the page cannot be read: {error}"))
}

/// Whether a tag names this file, or none.
fn is_of(tag: &Tag, file: &Path) -> bool {
    let Some(src) = &tag.src else { return true };
    let path = src.split(['?', '#']).next().unwrap_or_default();
    let name = percent_decode_str(path.rsplit('/').next().unwrap_or_default()).decode_utf8_lossy();
    file.file_name().is_some_and(|own| own.to_string_lossy() == name)
}

/// The chart of every tag, or what is wrong with some.
fn charts(document: &Document, report: &Report, tags: &[Tag]) -> Result<Vec<Chart>, Fault> {
    let mut charts = Vec::new();
    let mut failed = Report::default();
    for tag in tags {
        let chart = match &tag.chart {
            Some(id) => resolve(document, report, id, tag.lang),
            None => Err(Error::new(Code::UnknownChart, "$.charts", &["<indicator-chart> without chart="])),
        };
        match chart {
            Ok(chart) => charts.push(chart),
            Err(error) if failed.errors.contains(&error) => {}
            Err(error) => failed.errors.push(error),
        }
    }
    if failed.errors.is_empty() { Ok(charts) } else { Err(render::unusable(&failed)) }
}

/// Replaces what is inside the tags; every other byte of the page stays.
fn fill(page: &str, figures: &[(usize, String)]) -> Result<String, Fault> {
    let handler = element!("indicator-chart", |el| {
        let at = el.source_location().bytes().start;
        if let Some((_, figure)) = figures.iter().find(|(start, _)| *start == at) {
            el.set_inner_content(figure, ContentType::Html);
        }
        Ok(())
    });
    rewrite_str(page, RewriteStrSettings::new().append_element_content_handler(handler)).map_err(unreadable)
}
