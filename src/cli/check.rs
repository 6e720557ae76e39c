//! `check`: every error and warning of a document.

use std::path::Path;

use super::input::{self, Loaded};
use super::{Check, Fault, article, output};
use crate::check;
use crate::error::{Code, Problem, Report};
use crate::layout::{Part, layout};
use crate::paint::{State, proof};
use crate::resolve::Chart;
use crate::text::Lang;

pub(super) fn run(arguments: &Check) -> Result<(), Fault> {
    let mut loaded = input::load(&arguments.file)?;
    resolve_all(&mut loaded);
    if let Some(path) = &arguments.article {
        let text = read_article(path)?;
        if let Some(document) = &loaded.document {
            check::verify(document, &text, &mut loaded.report);
        }
    }
    let report = &loaded.report;
    output::print(&if arguments.json { json(report) } else { lines(report) })?;
    let summary = output::summary(report);
    if !report.errors.is_empty() {
        return Err(Fault::input(summary));
    }
    output::say(&summary);
    Ok(())
}

/// Figures whose pictures are looked at: `check` answers at once.
const MOST_PROVEN: usize = 1_000;

/// Adds what only resolving finds out, and what is drawn too faintly.
fn resolve_all(loaded: &mut Loaded) {
    let Some(document) = &loaded.document else { return };
    let mut shown = 0;
    check::check(document, &mut loaded.report, &mut |drawn, path, found| {
        shown += drawn.data.len();
        if shown <= MOST_PROVEN {
            contrast(drawn, path, found);
        }
    });
}

/// What cannot be seen well enough in the pictures of `chart`, once for each text or shape.
fn contrast(chart: &Chart, path: &str, found: &mut Report) {
    let mut told: Vec<String> = Vec::new();
    for (theme, width) in [(false, 328.0), (false, 680.0), (true, 328.0), (true, 680.0)] {
        let theme = chart.theme(theme);
        for finding in proof(&layout(chart, width, Part::Frame, theme), &State::default(), theme) {
            if !told.contains(&finding.what) {
                let ratio = format!("{:.1}:1 < {:.1}:1", finding.contrast, finding.least);
                found.warn(Code::Contrast, path, &[&finding.what, &ratio]);
                told.push(finding.what);
            }
        }
    }
}

/// The text of an article in a file: HTML by its name or its first character.
fn read_article(path: &Path) -> Result<String, Fault> {
    let text = input::text(path)?;
    let extension = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    let html = match extension.as_str() {
        "html" | "htm" | "xhtml" => true,
        "txt" | "md" => false,
        _ => text.trim_start_matches('\u{feff}').trim_start().starts_with('<'),
    };
    if !html {
        return Ok(text.strip_prefix('\u{feff}').unwrap_or(&text).to_owned());
    }
    let selector = article::article_selector(&text);
    article::article_text(&text, selector.as_deref())
        .ok_or_else(|| Fault::input(format!("{}: no element {}", path.display(), selector.unwrap_or_default())))
}

fn lines(report: &Report) -> String {
    let errors = report.errors.iter().map(|error| output::line("error", &error.0));
    let warnings = report.warnings.iter().map(|warning| output::line("warning", &warning.0));
    errors.chain(warnings).collect()
}

fn json(report: &Report) -> String {
    let problem = |problem: &Problem| {
        serde_json::json!({
            "code": problem.code.as_str(),
            "path": problem.path,
            "zh": problem.sentence(Lang::Zh),
            "en": problem.sentence(Lang::En),
        })
    };
    let errors: Vec<_> = report.errors.iter().map(|error| problem(&error.0)).collect();
    let warnings: Vec<_> = report.warnings.iter().map(|warning| problem(&warning.0)).collect();
    format!("{:#}\n", serde_json::json!({ "errors": errors, "warnings": warnings }))
}
