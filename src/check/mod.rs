//! What a sub-editor would ask of a document, and of the article beside it:
//! for the command line's `check` and for the studio, never for readers.

mod figures;
mod quotes;

pub use quotes::verify;

use crate::document::{ChartSpec, Document, doubts};
use crate::error::{Code, Report, Warning};
use crate::resolve::{self, Chart};

/// Adds to `report`, which says how `document` was read, what only resolving
/// finds out: mixed units, derivations, steps. `look` adds what it sees of a
/// chart that can be drawn.
pub fn check(document: &Document, report: &mut Report, look: &mut dyn FnMut(&Chart, &str, &mut Report)) {
    doubts(document, report);
    resolve::check_derivations(document, report);
    // What resolving one chart reports must not make the next one fail.
    let mut found = Report::default();
    // One copy for all steps of all stories.
    let mut view = document.charts.iter().any(|chart| !chart.steps.is_empty()).then(|| document.clone());
    for (at, chart) in document.charts.iter().enumerate() {
        let mut doubts = Report::default();
        match resolve::resolve_and_report(document, report, &chart.id, None, &mut doubts) {
            Ok(drawn) => look(&drawn, &chart.path, &mut found),
            Err(error) if report.errors.contains(&error) || found.errors.contains(&error) => {}
            Err(error) => found.errors.push(error),
        }
        found.warnings.append(&mut doubts.warnings);
        if let Some(view) = &mut view {
            story(view, at, chart, &mut found);
        }
        let mut colors = Report::default();
        resolve::brand(document, chart, &mut colors);
        // Charts share what is wrong with their document's colours.
        found
            .errors
            .extend(colors.errors.into_iter().filter(|error| !found.errors.contains(error)).collect::<Vec<_>>());
        let new = |warning: &Warning| !found.warnings.contains(warning);
        found.warnings.extend(colors.warnings.into_iter().filter(new).collect::<Vec<_>>());
    }
    report.errors.append(&mut found.errors);
    report.warnings.append(&mut found.warnings);
}

/// What is wrong with the steps of `chart`, the one at `at` of `view`, that is
/// not wrong with the chart.
fn story(view: &mut Document, at: usize, chart: &ChartSpec, found: &mut Report) {
    for step in &chart.steps {
        let mut doubts = Report::default();
        view.charts[at] = chart.at_step(step);
        match resolve::resolve_and_report(view, &Report::default(), &chart.id, None, &mut doubts) {
            Ok(drawn) => {
                let keys: Vec<&str> = drawn.data.iter().map(|datum| datum.key.as_str()).collect();
                if let Some(other) =
                    step.highlight.iter().flatten().find(|key| drawn.grid.is_none() && !keys.contains(&key.as_str()))
                {
                    found.warn(Code::Highlight, &[&step.path, ".highlight"].concat(), &[other]);
                }
            }
            Err(error) if found.errors.contains(&error) || error.0.path.starts_with("$.indicators") => {}
            Err(error) => found.errors.push(error),
        }
        let own = |warning: &Warning| warning.0.path.starts_with(&step.path);
        let highlight = |warning: &Warning| warning.0.code == Code::Highlight;
        found.warnings.extend(doubts.warnings.into_iter().filter(|warning| own(warning) && highlight(warning)));
    }
    if !chart.steps.is_empty() {
        view.charts[at] = chart.clone();
    }
}
