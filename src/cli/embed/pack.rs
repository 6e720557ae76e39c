//! `--target web`: a folder to publish from any static host. Its pages name
//! files whose names say their content, relative to themselves.
//!
//! ```text
//! manifest.json  _headers  codes.html  [the page]
//! charts/ID/index.html      the page for an iframe
//! charts/ID/embed.html      the element, to paste
//! charts/ID/iframe.html     the iframe, to paste
//! charts/ID/oembed.json     with --base-url: it needs whole addresses
//! files/ID-….VERSION.svg    pictures, also .png
//! data/VERSION/             the document and its tables
//! assets/VERSION/           the element
//! ```

use serde_json::{Value, json};

use super::assets::Assets;
use super::draw::{self, Stems, Widths};
use super::figure::{self, Plot, Setting};
use super::files::{Files, integrity, version};
use super::markup::Markup;
use super::paste::{self, Thumbnail};
use super::rewrite::{self, Links, Tag};
use super::{codes, page};
use crate::cli::{Embed, Fault, input, output, render};
use crate::describe::alt;
use crate::document::Document;
use crate::document::series::csv_of;
use crate::layout::{Part, layout};
use crate::paint::{Fonts, Picture, svg};
use crate::resolve::Chart;

/// Widths of the pictures of a whole frame, in CSS pixels.
const FRAMES: [u16; 2] = [360, 680];

/// What ties charts in iframes to the article around them.
const LINKER: &str = "link-frames.js";

/// Pixels for each CSS pixel of a PNG.
const SCALE: f64 = 2.0;

/// Chart files need two steps up to the pack's root.
const UP: &str = "../../";

/// What hosts that read `_headers` (Netlify, Cloudflare Pages and others)
/// send. Sandboxed frames have the origin `null`, and pasted charts that of
/// their page. No path meets two `Cache-Control`.
const HEADERS: &str = "/*
  Access-Control-Allow-Origin: *
  X-Content-Type-Options: nosniff
/assets/*
  Cache-Control: public, max-age=31536000, immutable
/data/*
  Cache-Control: public, max-age=31536000, immutable
/files/*
  Cache-Control: public, max-age=31536000, immutable
/charts/*
  Cache-Control: public, max-age=300
/manifest.json
  Cache-Control: public, max-age=300
";

/// A pack under construction.
struct Pack<'a> {
    arguments: &'a Embed,
    document: &'a Document,
    assets: &'a Assets,
    fonts: &'a Fonts,
    stems: Stems<'a>,
    /// Path of the document.
    data: String,
    files: Files,
}

pub(super) fn run(arguments: &Embed) -> Result<(), Fault> {
    let assets = Assets::read(&arguments.assets)?;
    let page = arguments.page.as_deref().map(input::text).transpose()?;
    let input::Loaded { document, report, bytes } = input::load(&arguments.file)?;
    let Some(document) = document else { return Err(render::unusable(&report)) };
    let charts = draw::of_document(&document, &report)?;
    let tags = page.as_deref().map(|page| page::own_tags(arguments, page)).transpose()?.unwrap_or_default();
    let on_page = draw::of_tags(&document, &report, &tags)?;
    let fonts = render::fonts_of(&arguments.fonts)?;
    let mut files = Files::default();
    let data = data(arguments, &document, bytes, &mut files)?;
    let stems = Stems::new(&document);
    let mut pack = Pack { arguments, document: &document, assets: &assets, fonts: &fonts, stems, data, files };
    let mut progress = output::Progress::new(charts.len());
    let mut described = Vec::new();
    let mut shown = Vec::new();
    for chart in &charts {
        progress.step(&chart.id);
        let (entry, code) = pack.chart(chart)?;
        described.push(entry);
        shown.push(code);
    }
    drop(progress);
    let codes = codes::page(&document, &pack.links(""), &shown);
    pack.files.entry("codes.html", codes);
    if let (Some(page), Some(name)) = (&page, arguments.page.as_deref().and_then(std::path::Path::file_name)) {
        let filled = pack.page(page, &tags, &on_page)?;
        pack.files.entry(name.to_string_lossy(), filled);
    }
    pack.finish(described)
}

/// The document and the tables that it names, in a folder whose name says
/// their content; gives back the document's path.
fn data(arguments: &Embed, document: &Document, bytes: Vec<u8>, files: &mut Files) -> Result<String, Fault> {
    let name = arguments.file.file_name().map(|name| name.to_string_lossy().into_owned());
    let name = name.filter(|name| name != "-").unwrap_or_else(|| "document.json".to_owned());
    let mut all = vec![(name.clone(), bytes)];
    for chart in &document.charts {
        let (Some(csv), Some(table)) = (chart.csv.as_ref(), chart.series.as_deref().and_then(csv_of)) else { continue };
        all.extend(input::beside(table).map(|path| (path, csv.clone().into_bytes())));
    }
    let version = version(all.iter().flat_map(|(path, content)| [path.as_bytes(), content]));
    for (path, content) in all {
        files.under_version(format!("data/{version}/{path}"), content);
    }
    Ok(format!("data/{version}/{name}"))
}

impl Pack<'_> {
    fn links<'a>(&'a self, up: &'a str) -> Links<'a> {
        Links { up, assets: self.assets, document: &self.data }
    }

    /// Pictures of a plot, with addresses from the pack's root.
    fn plots(&mut self, chart: &Chart, widths: Widths, only: Option<bool>) -> Result<Vec<Plot>, Fault> {
        let stem = self.stems.of(chart);
        draw::plots(chart, widths, only, |width, dark, svg| {
            let stem = format!("files/{stem}-plot-{width}{}", if dark { "-dark" } else { "" });
            Ok(self.files.version(&stem, "svg", svg))
        })
    }

    /// A figure whose pictures have addresses that begin with `up`.
    fn figure(&mut self, chart: &Chart, widths: Widths, up: &str, tag: Option<&Tag>) -> Result<String, Fault> {
        let only = match tag {
            Some(tag) => tag.dark,
            None => self.arguments.theme.fixed().map(|(_, dark)| dark),
        };
        let mut plots = self.plots(chart, widths, only)?;
        for plot in &mut plots {
            plot.address.insert_str(0, up);
        }
        let linked = tag.is_some_and(|tag| tag.linked);
        let article = if linked { Some("") } else { self.document.article.url.as_deref() };
        let setting = Setting { plots: &plots, system: only.is_none(), article, document: self.document };
        Ok(figure::figure(chart, &setting))
    }

    /// All files of a chart: what the manifest says of it, and its codes.
    fn chart(&mut self, chart: &Chart) -> Result<(Value, codes::Code), Fault> {
        let stem = self.stems.of(chart);
        let folder = format!("charts/{stem}/");
        // Pasted codes have whole addresses where these are known.
        let base = self.arguments.base_url.clone().unwrap_or_default();
        let pictures = self.pictures(chart, &stem)?;
        let host = self.figure(chart, draw::HOST, &base, None)?;
        let links = self.links(&base);
        let scheme = self.arguments.theme.fixed().map(|(name, _)| name);
        let element = paste::element(chart, &links.head(), &links.document(), scheme, &host);
        let address = [&base, folder.as_str(), "index.html"].concat();
        let iframe = paste::frame(chart, &address, &links.asset("embed.js"));
        let article = &self.document.article;
        let tied = (article.title.is_some() || article.url.is_some()) && self.assets.has(LINKER);
        let linking = tied.then(|| paste::linking(&links.asset(LINKER)));
        self.files.entry([&folder, "embed.html"].concat(), element.as_str());
        self.files.entry([&folder, "iframe.html"].concat(), iframe.as_str());
        let [page, embed, code] = ["index.html", "embed.html", "iframe.html"].map(|name| [&folder, name].concat());
        let mut paths = json!({ "frame": page, "element": embed, "iframe": code });
        let mut head = String::new();
        if !base.is_empty() {
            let publisher = self.document.article.publisher.as_deref();
            let oembed = paste::oembed(chart, &address, &base, publisher, &pictures.thumbnail(&base));
            self.files.entry([&folder, "oembed.json"].concat(), written(&oembed));
            paths["oembed"] = [&folder, "oembed.json"].concat().into();
            head = discovery(chart);
        }
        let frame = self.frame(chart, &head)?;
        self.files.entry([&folder, "index.html"].concat(), frame);
        let entry = json!({
            "id": chart.id,
            "title": chart.title,
            "alt": alt(chart),
            "lang": chart.lang.tag(),
            "heights": paste::heights(chart),
            "pages": paths,
            "pictures": pictures.listed,
        });
        let figure = self.figure(chart, draw::COLUMN, "", None)?;
        Ok((entry, codes::Code { chart: chart.clone(), figure, element, iframe, linking }))
    }

    /// The page for an iframe.
    fn frame(&mut self, chart: &Chart, head: &str) -> Result<String, Fault> {
        let figure = self.figure(chart, draw::FRAME, UP, None)?;
        let assets = self.assets;
        let at = rewrite::tags(&assets.frame)?.first().map(|tag| tag.at);
        let at = at.ok_or_else(|| Fault::usage("frame.html: no <indicator-chart>"))?;
        let links = self.links(UP);
        let mut set = vec![("chart", chart.id.as_str()), ("lang", chart.lang.tag())];
        set.extend(self.arguments.theme.fixed().map(|(name, _)| ("theme", name)));
        let page = rewrite::publish(&assets.frame, &links, &[(at, figure)], &set)?;
        rewrite::entitle(&page, &paste::name(chart), head)
    }

    /// The page with its tags filled.
    fn page(&mut self, page: &str, tags: &[Tag], charts: &[Chart]) -> Result<String, Fault> {
        let mut figures = Vec::new();
        for (tag, chart) in tags.iter().zip(charts) {
            let widths = if tag.paired { draw::HALF } else { draw::COLUMN };
            figures.push((tag.at, self.figure(chart, widths, "", Some(tag))?));
        }
        rewrite::publish(page, &self.links(""), &figures, &[])
    }

    /// Pictures of the whole frame, SVG and PNG.
    fn pictures(&mut self, chart: &Chart, stem: &str) -> Result<Pictures, Fault> {
        let alt = alt(chart);
        let theme = chart.theme(false);
        let options = render::options(chart, &alt, Some(theme.paper));
        let mut pictures = Pictures { listed: Vec::new(), last: (String::new(), 0, 0) };
        for width in FRAMES {
            let scene = layout(chart, f64::from(width), Part::Frame, theme);
            let stem = format!("files/{stem}-{width}");
            let vector = self.files.version(&stem, "svg", svg(&scene, &options));
            let drawn = Picture::draw(&scene, &options, self.fonts, SCALE);
            let (picture, png) = drawn
                .and_then(|picture| picture.to_png(&options, SCALE).map(|png| (picture, png)))
                .map_err(|error| Fault::usage(format!("{}: {error}", chart.id)))?;
            let png = self.files.version(&stem, "png", png);
            pictures.listed.push(json!({ "width": width, "height": scene.height.round(), "svg": vector, "png": png }));
            pictures.last = (png, picture.width, picture.height);
        }
        Ok(pictures)
    }

    /// Manifest and headers, then everything to disk.
    fn finish(mut self, charts: Vec<Value>) -> Result<(), Fault> {
        let out = &self.arguments.out;
        self.files.entry("_headers", HEADERS);
        let assets = self.assets.folder.clone();
        self.assets.copy(&mut self.files);
        let listed = |(path, content): (&String, &Vec<u8>)| {
            (path.clone(), json!({ "bytes": content.len(), "integrity": integrity(content) }))
        };
        let files: serde_json::Map<String, Value> = self.files.iter().map(listed).collect();
        let manifest = json!({
            "version": 1,
            "generator": concat!("indicator-charts ", env!("CARGO_PKG_VERSION")),
            "document": self.data,
            "assets": assets,
            "charts": charts,
            "files": files,
        });
        self.files.entry("manifest.json", written(&manifest));
        self.files.write(out)?;
        if self.arguments.base_url.is_none() {
            output::say(
                "没有给 --base-url：贴到别处的代码用相对地址，没有 oembed.json (no --base-url: codes to paste have relative \
                 addresses, and there is no oembed.json)",
            );
        }
        output::print(&format!("{}\n", out.join("manifest.json").display()))
    }
}

/// What the manifest says of pictures, and the last one.
struct Pictures {
    listed: Vec<Value>,
    last: (String, u32, u32),
}

impl Pictures {
    fn thumbnail(&self, base: &str) -> Thumbnail {
        let (path, width, height) = &self.last;
        Thumbnail { address: [base, path].concat(), width: *width, height: *height }
    }
}

/// The link by which content systems find what oEmbed says.
fn discovery(chart: &Chart) -> String {
    let mut out = Markup::default();
    out.raw("<link rel=\"alternate\" type=\"application/json+oembed\" href=\"oembed.json\"");
    out.attribute("title", &paste::name(chart)).raw(">\n");
    out.0
}

fn written(value: &Value) -> String {
    format!("{value:#}\n")
}
