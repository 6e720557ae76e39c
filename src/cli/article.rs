//! The article's text, as offsets count it. `www/article-text.js` is its twin;
//! both pass `tests/fixtures/article-text/`.
//!
//! From HTML: the text nodes below a root in document order, without those in
//! `SKIPPED` elements.
//!
//! - A run of ASCII white space (tab, line feed, form feed, carriage return,
//!   space) is one space, in `pre` as well. U+00A0, U+3000 and other spaces
//!   are text.
//! - The start and the end of a `BLOCKS` element, table cells included, and
//!   `br` are boundaries. Any number of boundaries in a row, with the white
//!   space around them, is one `\n`.
//! - Boundaries and white space at the start and the end are dropped.
//! - Nothing else is normalised. Style sheets, `hidden` and shadow roots are
//!   not looked at.
//!
//! From plain text: the text itself.

use scraper::node::Node;
use scraper::{ElementRef, Html, Selector};

/// Elements whose text is not the article's.
const SKIPPED: [&str; 6] = ["script", "style", "template", "noscript", "indicator-chart", "figure"];

/// Elements that begin and end a line, by name, whatever a style sheet says.
const BLOCKS: [&str; 53] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "br",
    "caption",
    "center",
    "col",
    "colgroup",
    "dd",
    "details",
    "dialog",
    "dir",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "hr",
    "indicator-chart",
    "legend",
    "li",
    "main",
    "menu",
    "nav",
    "ol",
    "optgroup",
    "option",
    "p",
    "pre",
    "search",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
];

/// The text of an HTML article: of the element that `selector` finds first,
/// or else of `#story`, the first `article`, or the body. `None` when there
/// is no such element or the selector is not one.
///
/// # Examples
/// ```
/// use indicator_charts::cli::article::article_text;
/// let html = "<p>增长<b>7.9%</b>，\n  领先全省。<p>第二段";
/// assert_eq!(article_text(html, None).unwrap(), "增长7.9%， 领先全省。\n第二段");
/// ```
pub fn article_text(html: &str, selector: Option<&str>) -> Option<String> {
    let page = Html::parse_document(html);
    let find = |selector: &str| page.select(&Selector::parse(selector).ok()?).next();
    let root = match selector {
        Some(selector) => find(selector),
        None => ["#story", "article", "body"].into_iter().find_map(find),
    };
    root.map(text_of)
}

/// The selector that the page's own charts name in their `article` attribute.
pub fn article_selector(html: &str) -> Option<String> {
    let charts = Selector::parse("indicator-chart[article]").ok()?;
    Html::parse_document(html).select(&charts).find_map(|chart| chart.attr("article").map(str::to_owned))
}

fn text_of(root: ElementRef<'_>) -> String {
    let mut out = Collapsed::default();
    let mut next = root.first_child();
    // Not recursive: a page may nest a hundred thousand elements.
    while let Some(mut node) = next {
        let name = node.value().as_element().map_or("", |element| element.name());
        if let Node::Text(text) = node.value() {
            out.push(text);
        }
        out.boundary_if(BLOCKS.contains(&name));
        next = if SKIPPED.contains(&name) { None } else { node.first_child() };
        while next.is_none() {
            next = node.next_sibling();
            match node.parent() {
                Some(parent) if next.is_none() && parent.id() != root.id() => node = parent,
                _ => break,
            }
            let name = node.value().as_element().map_or("", |element| element.name());
            out.boundary_if(BLOCKS.contains(&name));
        }
    }
    out.text
}

/// What stands between the last character and the next one.
#[derive(Default, PartialEq)]
enum Gap {
    #[default]
    None,
    Space,
    Boundary,
}

#[derive(Default)]
struct Collapsed {
    text: String,
    gap: Gap,
}

impl Collapsed {
    fn boundary_if(&mut self, is_block: bool) {
        if is_block {
            self.gap = Gap::Boundary;
        }
    }

    fn push(&mut self, text: &str) {
        for c in text.chars() {
            if c.is_ascii_whitespace() {
                if self.gap == Gap::None {
                    self.gap = Gap::Space;
                }
                continue;
            }
            match std::mem::take(&mut self.gap) {
                Gap::Space if !self.text.is_empty() => self.text.push(' '),
                Gap::Boundary if !self.text.is_empty() => self.text.push('\n'),
                _ => {}
            }
            self.text.push(c);
        }
    }
}
