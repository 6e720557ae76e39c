//! What is pasted into other pages: the element with its figure, an iframe,
//! and what oEmbed hands to a content system.

use serde_json::{Value, json};

use super::height;
use super::markup::Markup;
use crate::describe::alt;
use crate::resolve::Chart;

/// In CSS pixels, below a figure in a frame: room for what a tap opens.
const BELOW: u32 = 24;

/// Widths of frames, one of each bucket, narrowest first.
const BUCKETS: [f64; 3] = [328.0, 520.0, 680.0];

/// How tall the frame of a chart is: below 480, below 680 and from 680 CSS
/// pixels of width on.
pub(super) fn heights(chart: &Chart) -> [u32; 3] {
    BUCKETS.map(|width| height::figure(chart, width) + BELOW)
}

/// What a chart is called where its title stands alone.
pub(super) fn name(chart: &Chart) -> String {
    match chart.title.as_str() {
        "" => [chart.lang.say("图|Figure "), &chart.number.to_string()].concat(),
        title => title.to_owned(),
    }
}

/// The element, to paste into a page that takes scripts. `head` loads it.
pub(super) fn element(chart: &Chart, head: &str, document: &str, scheme: Option<&str>, figure: &str) -> String {
    let mut out = Markup::default();
    out.raw(head).raw("<indicator-chart").attribute("src", document).attribute("chart", &chart.id);
    out.attribute("lang", chart.lang.tag());
    if let Some(scheme) = scheme {
        out.attribute("theme", scheme);
    }
    out.raw(">").raw(figure).raw("</indicator-chart>\n");
    out.0
}

/// An iframe of the page at `address`; `loader` is the script that listens.
pub(super) fn iframe(chart: &Chart, address: &str, loader: &str) -> String {
    let heights = heights(chart);
    let mut out = Markup::default();
    out.raw("<iframe class=\"indicator-chart-frame\"").attribute("title", &name(chart));
    out.attribute("aria-label", &alt(chart)).attribute("src", address);
    out.attribute("width", "100%").attribute("height", &heights[0].to_string());
    out.attribute("data-heights", &heights.map(|height| height.to_string()).join(" "));
    out.raw(" scrolling=\"no\" frameborder=\"0\" loading=\"lazy\" allow=\"clipboard-write\" data-external=\"1\"></iframe>\n");
    out.raw("<script defer").attribute("src", loader).raw("></script>\n");
    out.0
}

/// What oEmbed says of a chart: <https://oembed.com/>, type `rich`.
pub(super) fn oembed(chart: &Chart, iframe: &str, publisher: Option<&str>, thumbnail: &Thumbnail) -> Value {
    let mut value = json!({
        "version": "1.0",
        "type": "rich",
        "title": name(chart),
        "html": iframe,
        "width": 680,
        "height": heights(chart)[2],
        "thumbnail_url": thumbnail.address,
        "thumbnail_width": thumbnail.width,
        "thumbnail_height": thumbnail.height,
        "cache_age": 3600,
    });
    if let Some(publisher) = publisher {
        value["provider_name"] = publisher.into();
    }
    value
}

/// A picture of a chart.
pub(super) struct Thumbnail {
    /// Absolute.
    pub(super) address: String,
    /// In pixels.
    pub(super) width: u32,
    /// In pixels.
    pub(super) height: u32,
}
