//! Which series, or which places along x, carry the title.

use super::{Work, limits::MOST_CATEGORIES, places};
use crate::document::series::Rows;
use crate::document::series::period;
use crate::error::{Code, REPORT, Report};
use crate::resolve::{Along, Datum, Emphasis, Grid, Kind, Mark, Series};

/// Gives each series its emphasis or its colour, and each datum that of its
/// series.
#[inline(never)]
pub(super) fn emphasise(work: &Work<'_>, grid: &mut Grid, data: &mut [Datum], report: &mut Report) {
    let wanted = &work.context.spec.highlight;
    let is_wanted = |name: &str| wanted.iter().any(|wanted| wanted == name);
    // Of indicators, an id means the line it is part of.
    let lines = matches!(grid.inner, Kind::Line | Kind::Step | Kind::Area | Kind::Slope);
    let has_key = |series: &Series| {
        let key =
            |mark: &Mark| mark.datum.and_then(|at| data.get(at as usize)).is_some_and(|datum| is_wanted(&datum.key));
        lines && work.spec.rows == Rows::None && series.marks.iter().any(key)
    };
    let named: Vec<bool> = grid.series.iter().map(|series| is_wanted(&series.name) || has_key(series)).collect();
    let any = named.contains(&true);
    let bars = matches!(grid.inner, Kind::GroupedBar | Kind::GroupedColumn);
    let in_panel = |panel: usize| grid.series.iter().filter(|series| series.panel == panel).count();
    let alone = (0..grid.panels.len()).all(|panel| in_panel(panel) <= 1);
    let mut names: Vec<&str> = Vec::new();
    for series in &grid.series {
        if !names.contains(&series.name.as_str()) && names.len() <= MOST_CATEGORIES {
            names.push(&series.name);
        }
    }
    let count = names.len();
    // Of two periods the later one is the news; of two names the first.
    let later = count == 2 && bars && names.iter().all(|name| period(name).is_some());
    let subject = usize::from(later && period(names[0]) < period(names[1]));
    let mut roles: Vec<(Emphasis, Option<u8>)> = Vec::new();
    for (number, series) in grid.series.iter().enumerate() {
        let at = names.iter().position(|name| *name == series.name).unwrap_or(count);
        let (is_subject, category) = if any {
            (named[number], None)
        } else if count == 1 || alone {
            (true, None)
        } else if bars && count == 2 {
            (at == subject, None)
        } else if count <= MOST_CATEGORIES {
            (true, Some(at as u8))
        } else {
            (false, None)
        };
        roles.push((if is_subject { Emphasis::Subject } else { Emphasis::Context }, category));
    }
    for (number, series) in grid.series.iter_mut().enumerate() {
        (series.emphasis, series.category) = roles[number];
    }
    let at_x = |x: f64| {
        let place = match &grid.along {
            Along::Names(names) => names.get(x as usize).is_some_and(|name| is_wanted(name)),
            Along::Time(_) => wanted.iter().any(|name| period(name).is_some_and(|period| period.end() == x)),
            Along::Number => false,
        };
        place || !wanted.is_empty() && is_wanted(&places::called(&grid.along, x, work.lang))
    };
    // A highlighted place counts where no series is highlighted.
    let one = !wanted.is_empty() && !any && count == 1;
    let by_place = one && grid.series.iter().flat_map(|series| &series.marks).any(|mark| at_x(mark.x));
    let by_key = !any && !by_place && data.iter().any(|datum| is_wanted(&datum.key));
    if REPORT && !wanted.is_empty() && !any && !by_place && !by_key {
        report.warn(Code::Highlight, &[&work.context.spec.path, ".highlight"].concat(), &[&wanted[0]]);
    }
    for series in &grid.series {
        for (at, mark) in series.told() {
            let Some(datum) = data.get_mut(at) else { continue };
            datum.emphasis = match series.emphasis {
                _ if by_place && at_x(mark.x) || by_key && is_wanted(&datum.key) => Emphasis::Subject,
                _ if by_place || by_key => Emphasis::Context,
                emphasis => emphasis,
            };
        }
    }
}
