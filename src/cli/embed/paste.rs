//! What is pasted into other pages: the element with its figure, an iframe,
//! and what oEmbed hands to a content system.

use serde_json::{Value, json};

use super::height;
use super::markup::Markup;
use crate::describe;
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

/// An iframe of the page at `address`, `height` CSS pixels tall until it is
/// known better.
fn iframe(chart: &Chart, address: &str, height: u32) -> String {
    let mut out = Markup::default();
    out.raw("<iframe class=\"indicator-chart-frame\"").attribute("title", &name(chart));
    out.attribute("aria-label", &describe::name(chart)).attribute("src", address);
    out.attribute("width", "100%").attribute("height", &height.to_string());
    out.attribute("data-heights", &heights(chart).map(|height| height.to_string()).join(" "));
    out.raw(
        " scrolling=\"no\" frameborder=\"0\" loading=\"lazy\" allow=\"clipboard-write\" data-external=\"1\"></iframe>",
    );
    out.0
}

/// An iframe, to paste, with the script at `loader` that listens to it.
pub(super) fn frame(chart: &Chart, address: &str, loader: &str) -> String {
    // Tall enough for a phone without the script.
    let mut out = Markup(iframe(chart, address, heights(chart)[0]));
    out.raw("\n<script defer").attribute("src", loader).raw("></script>\n");
    out.0
}

/// For a page with an article and charts in iframes, to paste: the script at
/// `linker` ties them to its sentences.
pub(super) fn linking(linker: &str) -> String {
    let mut out = Markup::default();
    out.raw("<script type=\"module\"").attribute("src", linker).raw(" data-article=\"#story\"></script>\n");
    out.0
}

/// What oEmbed says of the page at `address`: <https://oembed.com/>, type
/// `rich`. `base` is where the pack is published.
pub(super) fn oembed(
    chart: &Chart,
    address: &str,
    base: &str,
    publisher: Option<&str>,
    thumbnail: &Thumbnail,
) -> Value {
    let host = base.split('/').nth(2).unwrap_or_default();
    let root = &base[..base.find(host).unwrap_or_default() + host.len()];
    let root = [root, "/"].concat();
    let height = heights(chart)[2];
    json!({
        "version": "1.0",
        "type": "rich",
        "title": name(chart),
        "provider_name": publisher.unwrap_or(host),
        "provider_url": root,
        "html": iframe(chart, address, height),
        "width": 680,
        "height": height,
        "thumbnail_url": thumbnail.address,
        "thumbnail_width": thumbnail.width,
        "thumbnail_height": thumbnail.height,
        "cache_age": 300,
    })
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
