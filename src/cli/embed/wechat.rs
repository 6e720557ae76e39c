//! `--target wechat`: what an editor uploads to a WeChat official account.
//! Its articles keep neither scripts nor style sheets, ids nor classes, take
//! pictures only from its own store, and have less than 20,000 characters.

use serde_json::json;

use super::draw::{self, Stems};
use super::files::Files;
use super::markup::Markup;
use super::rewrite::Tag;
use super::{page, paste, said as say, story};
use crate::cli::{Embed, Fault, input, output, render};
use crate::describe::{alt, alt_beside_takeaway, columns, said, takeaway};
use crate::document::Document;
use crate::layout::{Part, layout};
use crate::paint::{Fonts, Picture, svg};
use crate::resolve::Chart;
use crate::text::Lang;
use crate::theme::Theme;

/// A picture of 360 CSS pixels has 1080 of its own.
const WIDTH: f64 = 360.0;
const SCALE: f64 = 3.0;

/// A picture in an article, in bytes.
const MOST_PICTURE_BYTES: usize = 1_000_000;
/// An article, in characters, has fewer.
const MOST_CHARACTERS: usize = 20_000;

/// Styles stay only in attributes.
mod style {
    pub(super) const CHART: &str = "margin:24px 0";
    pub(super) const PICTURE: &str = "display:block;width:100%;height:auto";
    pub(super) const CAPTION: &str = "margin:8px 0;font-size:14px;line-height:1.6;color:#4B5358";
    pub(super) const TABLE: &str =
        "width:100%;border-collapse:collapse;font-size:13px;line-height:1.5;text-align:left;color:#16191C";
    // Short: they are repeated, and count.
    pub(super) const HEAD: &str = "color:#697177";
    pub(super) const ROW: &str = "border-top:1px solid #E4E4DF";
    pub(super) const CELL: &str = "padding:5px 8px 5px 0";
    pub(super) const MORE: &str = "margin:24px 0 0;font-size:14px;color:#697177";
}

pub(super) fn run(arguments: &Embed) -> Result<(), Fault> {
    let page = arguments.page.as_deref().map(input::text).transpose()?;
    let input::Loaded { document, report, .. } = input::load(&arguments.file)?;
    let Some(document) = document else { return Err(render::unusable(&report)) };
    let tags: Vec<Tag> = match &page {
        Some(page) => page::own_tags(arguments, page)?,
        None => Vec::new(),
    };
    let charts = match tags.as_slice() {
        [] => draw::of_document(&document, &report)?,
        tags => draw::of_tags(&document, &report, tags)?,
    };
    let fonts = render::fonts_of(&arguments.fonts)?;
    let stems = Stems::new(&document);
    let mut files = Files::default();
    let mut progress = output::Progress::new(charts.len());
    let mut listed = Vec::new();
    for chart in &charts {
        progress.step(&chart.id);
        let stem = stems.of(chart);
        let bytes = pictures(chart, &stem, &fonts, &mut files)?;
        listed.push(json!({ "id": chart.id, "picture": format!("{stem}.png"), "bytes": bytes, "alt": alt(chart) }));
    }
    drop(progress);
    let blocks = page.as_deref().map(|page| story::blocks(page, &tags)).unwrap_or_default();
    let base = arguments.base_url.as_deref().unwrap_or_default();
    let article = Article { document: &document, charts: &charts, stems: &stems, base, blocks: &blocks };
    let body = article.fitting()?;
    let title = document.article.title.clone().unwrap_or_else(|| paste::name(&charts[0]));
    files.entry("article.html", preview(document.lang, &title, &body));
    let draft = json!({
        "title": title,
        "content": body,
        "content_source_url": document.article.url,
        "pictures": listed,
    });
    files.entry("draft.json", format!("{draft:#}\n"));
    files.entry("body.html", body);
    let alts: Vec<String> = charts.iter().map(|chart| format!("{}\n{}\n", paste::name(chart), alt(chart))).collect();
    files.entry("alt.txt", alts.join("\n"));
    files.write(&arguments.out)?;
    output::print(&format!("{}\n", arguments.out.join("article.html").display()))
}

/// A chart as PNG and SVG; gives back the size of the former.
fn pictures(chart: &Chart, stem: &str, fonts: &Fonts, files: &mut Files) -> Result<usize, Fault> {
    let alt = alt(chart);
    let theme: &Theme = chart.theme(false);
    let options = render::options(chart, &alt, Some(theme.paper));
    let scene = layout(chart, WIDTH, Part::Frame, theme);
    let png = Picture::draw(&scene, &options, fonts, SCALE).and_then(|picture| picture.to_png(&options, SCALE));
    let png = png.map_err(|error| Fault::usage(format!("{}: {error}", chart.id)))?;
    let bytes = png.len();
    if bytes > MOST_PICTURE_BYTES {
        return Err(Fault::input(format!(
            "{}: 图片有{bytes}字节，微信只收1 MB以内的 (the picture has {bytes} bytes; WeChat takes 1 MB)",
            chart.id
        )));
    }
    files.entry(format!("{stem}.png"), png);
    files.entry(format!("{stem}.svg"), svg(&scene, &options));
    Ok(bytes)
}

/// The article's body in the making.
struct Article<'a> {
    document: &'a Document,
    charts: &'a [Chart],
    stems: &'a Stems<'a>,
    /// Pictures' addresses begin with it.
    base: &'a str,
    /// The page's text around its charts; none gives the charts alone.
    blocks: &'a [story::Block],
}

impl Article<'_> {
    /// With as many tables as there is room for, the first ones first.
    fn fitting(&self) -> Result<String, Fault> {
        for tables in (0..=self.charts.len()).rev() {
            let body = self.body(tables);
            if body.chars().count() < MOST_CHARACTERS {
                if tables < self.charts.len() {
                    let left = self.charts.len() - tables;
                    output::say(&format!(
                        "正文快满两万字，后{left}张图没有附表 (20,000 characters: the last {left} charts have no table)"
                    ));
                }
                return Ok(body);
            }
        }
        Err(Fault::input("正文超过两万字，请分成几篇 (the article has more than 20,000 characters; split it)"))
    }

    fn body(&self, tables: usize) -> String {
        let mut out = Markup::default();
        out.raw("<section>\n");
        let mut placed = vec![false; self.charts.len()];
        for block in self.blocks {
            match block {
                story::Block::Chart(at) => {
                    placed[*at] = true;
                    self.chart(&mut out, *at, *at < tables);
                }
                story::Block::Text { style, text } => {
                    out.raw("<p").attribute("style", style).raw(">").text(text).raw("</p>\n");
                }
            }
        }
        // What stands outside of the article.
        for at in (0..self.charts.len()).filter(|at| !placed[*at]) {
            self.chart(&mut out, at, at < tables);
        }
        if let Some(url) = &self.document.article.url {
            let lang = self.document.lang;
            let tap = ["图可以点按，每个数都能回到原句：", "圖可以點按，每個數都能回到原句："];
            let tap = say(lang, tap[0], tap[1], "Charts to tap, each figure with its sentence: ");
            out.raw("<p").attribute("style", style::MORE).raw(">").text(tap);
            out.link(url, say(lang, "阅读原文", "閱讀原文", "Read the original")).raw("</p>\n");
        }
        out.raw("</section>\n");
        out.0
    }

    fn chart(&self, out: &mut Markup, at: usize, with_table: bool) {
        let chart = &self.charts[at];
        let picture = [self.base, &self.stems.of(chart), ".png"].concat();
        out.raw("<section").attribute("style", style::CHART).raw(">\n<img").attribute("src", &picture);
        out.attribute("alt", &alt_beside_takeaway(chart))
            .attribute("style", style::PICTURE)
            .raw(">\n<p")
            .attribute("style", style::CAPTION);
        let number = [chart.lang.say("图|Figure "), &chart.number.to_string(), "　"].concat();
        out.raw(">").text(&number).text(&takeaway(chart)).raw("</p>\n");
        if with_table {
            table(out, chart);
        }
        out.raw("</section>\n");
    }
}

/// The figures as a table, whose groups are rows of their own.
fn table(out: &mut Markup, chart: &Chart) {
    let columns = columns(chart);
    out.raw("<table").attribute("style", style::TABLE).raw(">\n");
    row(out, style::HEAD, "", columns.iter().map(|column| column.name(chart.lang).to_owned()));
    let mut group = "";
    for datum in &chart.data {
        if datum.group != group {
            group = &datum.group;
            row(out, style::HEAD, &format!(" colspan=\"{}\"", columns.len()), [group.to_owned()].into_iter());
        }
        row(out, style::ROW, "", columns.iter().map(|column| said(chart, datum, column.field)));
    }
    out.raw("</table>\n");
}

fn row(out: &mut Markup, style: &str, span: &str, cells: impl Iterator<Item = String>) {
    out.raw("<tr").attribute("style", style).raw(">");
    for cell in cells {
        out.raw("<td").raw(span).attribute("style", style::CELL).raw(">").text(&cell).raw("</td>");
    }
    out.raw("</tr>\n");
}

/// The body as a page to look at and to copy from.
fn preview(lang: Lang, title: &str, body: &str) -> String {
    let mut out = Markup::default();
    out.raw("<!doctype html>\n<html").attribute("lang", lang.tag()).raw(">\n<head>\n<meta charset=\"utf-8\">\n");
    out.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n").element("title", title);
    out.raw("\n</head>\n<body>\n").raw(body).raw("</body>\n</html>\n");
    out.0
}
