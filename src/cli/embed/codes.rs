//! `codes.html`: every chart of a pack beside the codes to paste.

use super::markup::Markup;
use super::paste;
use super::rewrite::Links;
use super::said;
use crate::document::Document;
use crate::resolve::Chart;

/// A chart and its codes.
pub(super) struct Code {
    /// The chart.
    pub(super) chart: Chart,
    /// For this page.
    pub(super) figure: String,
    /// The element, to paste.
    pub(super) element: String,
    /// The iframe, to paste.
    pub(super) iframe: String,
    /// What ties iframes to the article around them, to paste.
    pub(super) linking: Option<String>,
}

/// The page.
pub(super) fn page(document: &Document, links: &Links<'_>, codes: &[Code]) -> String {
    let lang = document.lang;
    let title = document.article.title.as_deref().unwrap_or(said(lang, "图和代码", "圖和代碼", "Charts and codes"));
    let mut out = Markup::default();
    out.raw("<!doctype html>\n<html").attribute("lang", lang.tag());
    out.raw(">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    out.raw("<meta name=\"robots\" content=\"noindex\">\n")
        .element("title", title)
        .raw("\n<link rel=\"icon\" href=\"data:,\">\n");
    if links.assets.has("style.css") {
        out.raw("<link rel=\"stylesheet\"").attribute("href", &links.asset("style.css")).raw(">\n");
    }
    out.raw(&links.head()).raw("</head>\n<body>\n<main class=\"article\">\n").element("h1", title).raw("\n");
    for code in codes {
        out.raw("<section>\n").element("h2", &paste::name(&code.chart)).raw("\n<indicator-chart");
        out.attribute("src", &links.document()).attribute("chart", &code.chart.id).raw(">").raw(&code.figure);
        out.raw("</indicator-chart>\n");
        copy(&mut out, said(lang, "网页代码", "網頁代碼", "Code for a web page"), &code.element);
        copy(&mut out, said(lang, "iframe 代码", "iframe 代碼", "Code for an iframe"), &code.iframe);
        if let Some(linking) = &code.linking {
            // Where the iframe stands beside the article itself.
            let more = ["iframe 和正文连读，再加一行", "iframe 和正文連讀，再加一行"];
            copy(&mut out, said(lang, more[0], more[1], "One line more: the iframe tied to the article"), linking);
        }
        out.raw("</section>\n");
    }
    out.raw("</main>\n</body>\n</html>\n");
    out.0
}

fn copy(out: &mut Markup, name: &str, code: &str) {
    out.raw("<details class=\"code\">\n")
        .element("summary", name)
        .raw("\n<textarea readonly rows=\"8\" spellcheck=\"false\"");
    // A line end at the start of a text area is not part of it.
    out.attribute("aria-label", name).raw(">\n").text(code).raw("</textarea>\n</details>\n");
}
