//! What a page shows of a chart without script: a figure with the chart's
//! words, pictures of its plot for every width, and its table.

use std::fmt::Write as _;

use crate::describe::{alt, columns, said, takeaway};
use crate::layout::{Part, layout};
use crate::resolve::Chart;
use crate::theme::Theme;

/// From this viewport width on, in CSS pixels, a column is 680 wide.
const DESKTOP: &str = "(min-width: 728px)";

/// Address of a picture, relative to the page.
pub(super) fn address(stem: &str, width: u16, dark: bool) -> String {
    format!("plots/{stem}-{width}{}.svg", if dark { "-dark" } else { "" })
}

/// What a tag and its surroundings demand of the pictures.
#[derive(Clone, Copy)]
pub(super) struct Place {
    /// It stands in a `.pair`: half a column, with the phone's layout at every width.
    pub(super) paired: bool,
    /// Its `theme`; `None` follows the reader's system.
    pub(super) dark: Option<bool>,
}

impl Place {
    /// Width and theme of every picture, in the order in which a browser
    /// tries them; the last one fits always.
    pub(super) fn pictures(self) -> Vec<(u16, bool)> {
        let widths: &[u16] = if self.paired { &[328] } else { &[680, 328] };
        let themes = [true, false].into_iter().filter(|dark| self.dark.is_none_or(|wanted| wanted == *dark));
        widths.iter().flat_map(|width| themes.clone().map(|dark| (*width, dark))).collect()
    }
}

/// The figure. `stem` names the pictures.
pub(super) fn figure(chart: &Chart, stem: &str, place: Place) -> String {
    let lang = chart.lang;
    let mut out = Markup(String::from("\n<figure class=\"ic-figure\">\n<figcaption>"));
    let number = format!("{} {}", lang.say("图|Figure"), chart.number);
    out.element("span class=\"ic-number\"", &number);
    out.some("\n", "span class=\"ic-title\" role=\"heading\" aria-level=\"3\"", &chart.title);
    out.some("\n", "span class=\"ic-subtitle\"", &chart.subtitle);
    out.0 += "</figcaption>\n";
    out.pictures(chart, stem, place, &alt(chart));
    for note in &chart.notes {
        out.element("p class=\"ic-note\"", note);
        out.0 += "\n";
    }
    if !chart.source.is_empty() {
        out.0 += "<p class=\"ic-foot\"><span class=\"ic-source\">";
        out.text(lang.say("来源：|Source: "));
        match &chart.source_url {
            Some(url) => {
                out.0 += "<a href=\"";
                out.text(url);
                out.0 += "\">";
                out.text(&chart.source);
                out.0 += "</a>";
            }
            None => out.text(&chart.source),
        }
        out.0 += "</span></p>\n";
    }
    out.data(lang.say("数据表|Data table"), chart);
    out.0 += "</figure>\n";
    out.0
}

/// HTML under construction. Names and attributes are ours, text is escaped.
struct Markup(String);

impl Markup {
    fn text(&mut self, text: &str) {
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
    }

    /// `tag` is a name, with attributes or without.
    fn element(&mut self, tag: &str, text: &str) {
        let name = tag.split(' ').next().unwrap_or(tag);
        let _ = write!(self.0, "<{tag}>");
        self.text(text);
        let _ = write!(self.0, "</{name}>");
    }

    /// An element after `gap`, if there is anything to say.
    fn some(&mut self, gap: &str, tag: &str, text: &str) {
        if !text.is_empty() {
            self.0 += gap;
            self.element(tag, text);
        }
    }

    fn pictures(&mut self, chart: &Chart, stem: &str, place: Place, alt: &str) {
        self.0 += "<picture class=\"ic-plot\">\n";
        let pictures = place.pictures();
        for (i, (width, dark)) in pictures.iter().enumerate() {
            let (address, size) = (address(stem, *width, *dark), size(chart, *width));
            if i + 1 == pictures.len() {
                let _ = write!(self.0, "<img src=\"{address}\" {size} alt=\"");
                break;
            }
            let wide = (*width > 328).then_some(DESKTOP);
            let system = (*dark && place.dark.is_none()).then_some("(prefers-color-scheme: dark)");
            let media = [wide, system].into_iter().flatten().collect::<Vec<_>>().join(" and ");
            let _ = writeln!(self.0, "<source media=\"{media}\" srcset=\"{address}\" {size}>");
        }
        self.text(alt);
        self.0 += "\">\n</picture>\n";
    }

    fn data(&mut self, summary: &str, chart: &Chart) {
        self.0 += "<details class=\"ic-data\">\n";
        self.element("summary", summary);
        self.0 += "\n";
        self.element("p class=\"ic-takeaway\"", &takeaway(chart));
        self.0 += "\n";
        self.table(chart);
        self.0 += "</details>\n";
    }

    fn table(&mut self, chart: &Chart) {
        let columns = columns(chart);
        self.0 += "<table>\n<thead>\n<tr>";
        for column in &columns {
            self.element("th scope=\"col\"", column.name(chart.lang));
        }
        self.0 += "</tr>\n</thead>\n<tbody>\n";
        let mut group = "";
        for datum in &chart.data {
            if datum.group != group {
                group = &datum.group;
                // A group is a body of its own: its heading counts for no other row.
                if !self.0.ends_with("<tbody>\n") {
                    self.0 += "</tbody>\n<tbody>\n";
                }
                let span = format!("th scope=\"rowgroup\" colspan=\"{}\"", columns.len());
                self.0 += "<tr>";
                self.element(&span, group);
                self.0 += "</tr>\n";
            }
            self.0 += "<tr>";
            for (i, column) in columns.iter().enumerate() {
                let cell = said(chart, datum, column.field);
                self.element(if i == 0 { "th scope=\"row\"" } else { "td" }, &cell);
            }
            self.0 += "</tr>\n";
        }
        self.0 += "</tbody>\n</table>\n";
    }
}

/// The attributes that reserve a picture's room.
fn size(chart: &Chart, width: u16) -> String {
    let height = layout(chart, f64::from(width), Part::Plot, &Theme::LIGHT).height;
    format!("width=\"{width}\" height=\"{}\"", height.round() as u32)
}
