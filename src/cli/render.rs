//! `render`: charts as SVG files.

use super::{Fault, Format, PartName, Render, input, output};
use crate::describe;
use crate::error::Report;
use crate::layout::{Part, layout};
use crate::paint::{SvgOptions, svg};
use crate::resolve::{Chart, resolve};
use crate::theme::Theme;

pub(super) fn run(arguments: &Render) -> Result<(), Fault> {
    let Format::Svg = arguments.format;
    let input::Loaded { document, report } = input::load(&arguments.file)?;
    let Some(document) = document else { return Err(unusable(&report)) };
    let all: Vec<&str> = document.charts.iter().map(|chart| chart.id.as_str()).collect();
    let stems = output::stems(all.iter().copied());
    let wanted: Vec<&str> = match arguments.charts.as_slice() {
        [] => all.clone(),
        some => some.iter().map(String::as_str).collect(),
    };
    let theme = arguments.theme.theme();
    let mut failed = Report::default();
    for id in wanted {
        // One bad chart does not take the others with it.
        match resolve(&document, &report, id, arguments.lang.map(Into::into)) {
            Ok(chart) => {
                let path = arguments.out.join(file_name(&stems[chart.number - 1]));
                let background = matches!(arguments.part, PartName::Frame).then_some(theme.paper);
                let text = picture(&chart, f64::from(arguments.width), arguments.part.into(), theme, background);
                output::write(&path, &text)?;
                output::print(&format!("{}\n", path.display()))?;
            }
            Err(error) if failed.errors.contains(&error) => {}
            Err(error) => failed.errors.push(error),
        }
    }
    if failed.errors.is_empty() { Ok(()) } else { Err(unusable(&failed)) }
}

fn file_name(stem: &str) -> String {
    [stem, ".svg"].concat()
}

/// One chart as SVG text.
pub(super) fn picture(
    chart: &Chart,
    width: f64,
    part: Part,
    theme: &Theme,
    background: Option<crate::scene::Color>,
) -> String {
    let scene = layout(chart, width, part, theme);
    let alt = describe::alt(chart);
    svg(&scene, &SvgOptions { title: &chart.title, desc: &alt, lang: chart.lang.pick("zh-Hans", "en"), background })
}

/// The errors that stopped a command, for standard error.
pub(super) fn unusable(report: &Report) -> Fault {
    for error in &report.errors {
        output::say(output::line("error", &error.0).trim_end());
    }
    Fault::input(output::summary(report))
}
