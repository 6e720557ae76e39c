//! HTML under construction. Names and attributes are ours, text is escaped.

use std::fmt::Write as _;

/// HTML so far.
#[derive(Default)]
pub(super) struct Markup(pub(super) String);

impl Markup {
    /// Markup as it is.
    pub(super) fn raw(&mut self, html: &str) -> &mut Self {
        self.0 += html;
        self
    }

    /// Text, or the value of a quoted attribute.
    pub(super) fn text(&mut self, text: &str) -> &mut Self {
        for c in text.chars() {
            match c {
                '&' => self.0 += "&amp;",
                '<' => self.0 += "&lt;",
                '>' => self.0 += "&gt;",
                '"' => self.0 += "&quot;",
                // HTML has no way to write other control characters.
                c if c.is_control() => self.0.push(' '),
                c => self.0.push(c),
            }
        }
        self
    }

    /// ` name="value"`.
    pub(super) fn attribute(&mut self, name: &str, value: &str) -> &mut Self {
        let _ = write!(self.0, " {name}=\"");
        self.text(value).raw("\"")
    }

    /// `tag` is a name, with attributes or without.
    pub(super) fn element(&mut self, tag: &str, text: &str) -> &mut Self {
        let name = tag.split(' ').next().unwrap_or(tag);
        let _ = write!(self.0, "<{tag}>");
        self.text(text);
        let _ = write!(self.0, "</{name}>");
        self
    }

    /// An element after `gap`, if there is anything to say.
    pub(super) fn some(&mut self, gap: &str, tag: &str, text: &str) -> &mut Self {
        if !text.is_empty() {
            self.raw(gap).element(tag, text);
        }
        self
    }

    /// A link to another page.
    pub(super) fn link(&mut self, address: &str, text: &str) -> &mut Self {
        self.raw("<a").attribute("href", address).raw(">").text(text).raw("</a>")
    }
}
