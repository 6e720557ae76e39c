//! `render`: charts as SVG or PNG files.

use std::io::{self, IsTerminal};
use std::path::PathBuf;

use super::{Fault, Format, PartName, Render, input, output};
use crate::describe;
use crate::error::Report;
use crate::layout::{Part, layout};
use crate::paint::{Fonts, Picture, SvgOptions, svg};
use crate::resolve::{Chart, resolve};
use crate::scene::Color;
use crate::theme::Theme;

pub(super) fn run(arguments: &Render) -> Result<(), Fault> {
    let input::Loaded { document, report, .. } = input::load(&arguments.file)?;
    let Some(document) = document else { return Err(unusable(&report)) };
    let fonts = fonts(arguments)?;
    let all: Vec<&str> = document.charts.iter().map(|chart| chart.id.as_str()).collect();
    let stems = output::stems(all.iter().copied());
    let wanted: Vec<&str> = match arguments.charts.as_slice() {
        [] => all.clone(),
        some => some.iter().map(String::as_str).collect(),
    };
    let mut failed = Report::default();
    let mut undrawn = None;
    // On a terminal the paths themselves tell.
    let mut progress = output::Progress::new(if io::stdout().is_terminal() { 0 } else { wanted.len() });
    for id in wanted {
        progress.step(id);
        // One bad chart does not take the others with it.
        match resolve(&document, &report, id, arguments.lang.map(Into::into)) {
            Ok(chart) => {
                let stem = &stems[chart.number - 1];
                match file(&chart, arguments, fonts.as_ref()) {
                    Ok((extension, content)) => {
                        let path = arguments.out.join([stem, extension].concat());
                        output::write(&path, &content)?;
                        output::print(&format!("{}\n", path.display()))?;
                    }
                    Err(said) => undrawn = Some(said).inspect(|said| output::say(&format!("{id}: {said}"))),
                }
            }
            Err(error) if failed.errors.contains(&error) => {}
            Err(error) => failed.errors.push(error),
        }
    }
    match undrawn {
        _ if !failed.errors.is_empty() => Err(unusable(&failed)),
        Some(_) => Err(Fault::usage("有图没有画出来 (not every chart was drawn)")),
        None => Ok(()),
    }
}

/// The fonts of PNG files; SVG names fonts and holds none.
fn fonts(arguments: &Render) -> Result<Option<Fonts>, Fault> {
    let fonts = match (arguments.format, arguments.fonts.as_slice()) {
        (Format::Svg, []) => return Ok(None),
        (Format::Svg, _) => return Err(Fault::usage("--font goes with --format png")),
        (Format::Png, files) => fonts_of(files),
    };
    fonts.map(Some)
}

/// The fonts of these files, or the installed ones.
pub(super) fn fonts_of(files: &[PathBuf]) -> Result<Fonts, Fault> {
    let fonts = if files.is_empty() { Fonts::installed() } else { Fonts::from_files(files) };
    fonts.map_err(|error| Fault::usage(error.to_string()))
}

/// Extension and content of a chart's file, or why it cannot be drawn.
fn file(chart: &Chart, arguments: &Render, fonts: Option<&Fonts>) -> Result<(&'static str, Vec<u8>), String> {
    let theme = arguments.theme.of(chart);
    let (width, part) = (f64::from(arguments.width), arguments.part.into());
    let background = matches!(arguments.part, PartName::Frame).then_some(theme.paper);
    let Some(fonts) = fonts else {
        return Ok((".svg", picture(chart, width, part, theme, background).into_bytes()));
    };
    let scene = layout(chart, width, part, theme);
    let alt = describe::alt(chart);
    let options = options(chart, &alt, background);
    let png = Picture::draw(&scene, &options, fonts, arguments.scale)
        .and_then(|picture| picture.to_png(&options, arguments.scale));
    png.map(|png| (".png", png)).map_err(|error| error.to_string())
}

/// One chart as SVG text.
pub(super) fn picture(chart: &Chart, width: f64, part: Part, theme: &Theme, background: Option<Color>) -> String {
    let alt = describe::alt(chart);
    svg(&layout(chart, width, part, theme), &options(chart, &alt, background))
}

/// What an SVG or a PNG says beside its shapes.
pub(super) fn options<'a>(chart: &'a Chart, alt: &'a str, background: Option<Color>) -> SvgOptions<'a> {
    SvgOptions { title: &chart.title, desc: alt, lang: chart.lang.tag(), background }
}

/// The errors that stopped a command, for standard error.
pub(super) fn unusable(report: &Report) -> Fault {
    for error in &report.errors {
        output::say(output::line("error", &error.0).trim_end());
    }
    Fault::input(output::summary(report))
}
