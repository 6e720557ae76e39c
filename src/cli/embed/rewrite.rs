//! Pages with `<indicator-chart>` tags: what they ask for, and the same page
//! with figures in it. Every other byte of a page stays.

use std::path::Path;

use lol_html::html_content::{ContentType, Element};
use lol_html::{RewriteStrSettings, element, rewrite_str};
use percent_encoding::percent_decode_str;
use scraper::Html;

use super::assets::Assets;
use super::markup::Markup;
use crate::cli::Fault;
use crate::text::Lang;

/// An `<indicator-chart>` of a page.
pub(super) struct Tag {
    /// Where it starts, in bytes.
    pub(super) at: usize,
    /// Its document; none is the only one.
    pub(super) src: Option<String>,
    /// The id of its chart.
    pub(super) chart: Option<String>,
    /// Of our own words.
    pub(super) lang: Option<Lang>,
    /// Its `theme`; `None` follows the reader's system.
    pub(super) dark: Option<bool>,
    /// It stands in a `.pair`: half a column, with the phone's layout at every width.
    pub(super) paired: bool,
    /// The article stands on its page.
    pub(super) linked: bool,
}

impl Tag {
    /// Whether it names this file, or none.
    pub(super) fn is_of(&self, file: &Path) -> bool {
        let Some(src) = &self.src else { return true };
        file.file_name().is_some_and(|own| own.to_string_lossy() == name_of(src))
    }
}

/// The file name in an address.
fn name_of(address: &str) -> String {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    percent_decode_str(path.rsplit('/').next().unwrap_or_default()).decode_utf8_lossy().into_owned()
}

/// The tags of `page` in their order.
pub(super) fn tags(page: &str) -> Result<Vec<Tag>, Fault> {
    let mut tags: Vec<Tag> = Vec::new();
    let mut paired = Vec::new();
    let all = element!("indicator-chart", |el| {
        let attribute = |name: &str| attribute(el, name);
        let dark = match el.get_attribute("theme").as_deref() {
            Some("dark") => Some(true),
            Some("light") => Some(false),
            _ => None,
        };
        tags.push(Tag {
            at: el.source_location().bytes().start,
            src: attribute("src"),
            chart: attribute("chart"),
            lang: attribute("lang").map(|tag| Lang::of_tag(&tag)),
            dark,
            paired: false,
            linked: el.has_attribute("article"),
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
        tag.paired = paired.contains(&tag.at);
    }
    Ok(tags)
}

/// An attribute's value without character references, in which the parser
/// leaves them.
fn attribute(el: &Element<'_, '_>, name: &str) -> Option<String> {
    let value = el.get_attribute(name)?;
    if !value.contains('&') {
        return Some(value);
    }
    let html = Html::parse_fragment(&["<p title=\"", &value.replace('"', "&quot;"), "\">"].concat());
    html.root_element().descendent_elements().find_map(|element| element.attr("title").map(str::to_owned))
}

fn unreadable(error: lol_html::errors::RewritingError) -> Fault {
    Fault::input(format!("the page cannot be read: {error}"))
}

/// Replaces what is inside the tags that start where `figures` say.
pub(super) fn fill(page: &str, figures: &[(usize, String)]) -> Result<String, Fault> {
    let handler = element!("indicator-chart", |el| {
        fill_tag(el, figures);
        Ok(())
    });
    rewrite_str(page, RewriteStrSettings::new().append_element_content_handler(handler)).map_err(unreadable)
}

fn fill_tag(el: &mut Element<'_, '_>, figures: &[(usize, String)]) -> bool {
    let at = el.source_location().bytes().start;
    let figure = figures.iter().find(|(start, _)| *start == at);
    if let Some((_, figure)) = figure {
        el.set_inner_content(figure, ContentType::Html);
    }
    figure.is_some()
}

/// Where a pack has the files that its pages name.
pub(super) struct Links<'a> {
    /// From the page to the pack's root: empty, or `../../`.
    pub(super) up: &'a str,
    /// The element's files.
    pub(super) assets: &'a Assets,
    /// The document's path.
    pub(super) document: &'a str,
}

impl Links<'_> {
    /// The address of a file of the element.
    pub(super) fn asset(&self, path: &str) -> String {
        [self.up, &self.assets.folder, path].concat()
    }

    /// Where the document is now.
    pub(super) fn document(&self) -> String {
        [self.up, self.document].concat()
    }

    /// What the element needs of a page: its style sheet and itself.
    pub(super) fn head(&self) -> String {
        let mut out = Markup::default();
        out.raw("<link rel=\"stylesheet\"").attribute("href", &self.asset("figure.css")).raw(">\n");
        out.raw("<script type=\"module\" crossorigin").attribute("src", &self.asset("element.js"));
        out.attribute("integrity", &self.assets.integrity("element.js").unwrap_or_default());
        out.raw("></script>\n");
        out.0
    }

    /// `link` or `script` with an address of the element's own.
    fn relink(&self, el: &mut Element<'_, '_>, name: &str) -> bool {
        let Some(address) = attribute(el, name) else { return false };
        let path = address.trim_start_matches("./");
        let path = std::iter::successors(Some(path), |path| path.strip_prefix("../")).last().unwrap_or_default();
        if name_of(&address) == name_of(self.document) && el.tag_name() == "link" {
            let _ = el.set_attribute(name, &self.document());
        } else if self.assets.has(path) {
            let _ = el.set_attribute(name, &self.asset(path));
            let loads = el.tag_name() == "script" || el.get_attribute("rel").as_deref() == Some("modulepreload");
            if let (true, Some(integrity)) = (loads, self.assets.integrity(path)) {
                let _ = el.set_attribute("integrity", &integrity);
            }
            return path == "element.js" && el.tag_name() == "script";
        } else if path == "files.js" || path.starts_with("element/") || path.starts_with("pkg/") {
            // Part of another file there.
            el.remove();
        }
        false
    }
}

/// The same, for a page of a pack: tags and links name the pack's files, and
/// a page that does not load the element does so now. `set` are further
/// attributes of the tags.
pub(super) fn publish(
    page: &str,
    links: &Links<'_>,
    figures: &[(usize, String)],
    set: &[(&str, &str)],
) -> Result<String, Fault> {
    let loaded = std::cell::Cell::new(false);
    let link = element!("link[href]", |el| {
        links.relink(el, "href");
        Ok(())
    });
    let script = element!("script[src]", |el| {
        loaded.set(loaded.get() | links.relink(el, "src"));
        Ok(())
    });
    let chart = element!("indicator-chart", |el| {
        if fill_tag(el, figures) {
            el.set_attribute("src", &links.document())?;
            for (name, value) in set {
                el.set_attribute(name, value)?;
            }
            if !loaded.replace(true) {
                el.before(&links.head(), ContentType::Html);
            }
        }
        Ok(())
    });
    let handlers = [link, script, chart];
    let settings = handlers
        .into_iter()
        .fold(RewriteStrSettings::new(), |settings, handler| settings.append_element_content_handler(handler));
    rewrite_str(page, settings).map_err(unreadable)
}

/// A page with the title `title`, and with `more` at the end of its head.
pub(super) fn entitle(page: &str, title: &str, more: &str) -> Result<String, Fault> {
    let mut escaped = Markup::default();
    escaped.text(title);
    let head = element!("head", |el| {
        el.append(more, ContentType::Html);
        Ok(())
    });
    let name = element!("title", |el| {
        el.set_inner_content(&escaped.0, ContentType::Html);
        Ok(())
    });
    let settings = RewriteStrSettings::new().append_element_content_handler(head);
    rewrite_str(page, settings.append_element_content_handler(name)).map_err(unreadable)
}
