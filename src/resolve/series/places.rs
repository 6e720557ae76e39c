//! Places along x: periods, numbers or names; and what stands at a place of
//! the author's choice: references, annotations.

use super::Work;
use crate::document::series::{Column, Reading, dated, period, reading};
use crate::document::{Decimal, Period};
use crate::error::{Code, REPORT, Report};
use crate::resolve::{Along, Annotation, Grid, Kind, Reference};
use crate::text::Lang;

/// What `texts` are: periods where every one is, numbers where the column
/// says so (and must be), else names in their order.
#[inline(never)]
pub(super) fn along(
    work: &Work<'_>,
    column: &Column,
    texts: &mut dyn Iterator<Item = &str>,
    report: &mut Report,
) -> Along {
    let (mut periods, mut odd, mut names): (Vec<Period>, Option<&str>, Vec<String>) = (Vec::new(), None, Vec::new());
    let mut cursor = 0;
    // Bars stand at names, whatever those are.
    use Kind::{Area, Facet, Line, Step};
    let is_number = column.is_number && matches!(work.context.kind, Line | Step | Area | Facet);
    if is_number {
        return Along::Number;
    }
    for text in texts {
        match period(text) {
            // Most rows go on in time; a later one that does not is put in its place below.
            Some(period) if odd.is_none() => {
                if periods.last() != Some(&period) {
                    periods.push(period);
                }
            }
            Some(_) => {}
            None => odd = odd.or(Some(text)),
        }
        if names.len() <= super::rows::MOST_NAMES && named(&names, text, &mut cursor).is_none() {
            names.push(text.to_owned());
            cursor = names.len() - 1;
        }
    }
    let Some(odd) = odd else {
        let ends: Vec<f64> = periods.iter().map(Period::end).collect();
        if ends.windows(2).any(|pair| pair[1] <= pair[0]) {
            crate::resolve::heap_sort(&mut periods, |a, b| a < b);
            periods.dedup();
        }
        return Along::Time(periods);
    };
    if REPORT && !periods.is_empty() {
        report.warn(Code::MixedPeriods, &[&work.context.spec.path, ".data"].concat(), &[odd]);
    }
    Along::Names(names)
}

/// Position of `text` among `names`; the one after the last is tried first.
#[inline(never)]
fn named(names: &[String], text: &str, cursor: &mut usize) -> Option<usize> {
    for guess in [*cursor, *cursor + 1, 0] {
        if names.get(guess).is_some_and(|name| name == text) {
            *cursor = guess;
            return Some(guess);
        }
    }
    let at = names.iter().position(|name| name == text)?;
    *cursor = at;
    Some(at)
}

/// The place of a row's `text`.
#[inline(never)]
pub(super) fn next(along: &Along, text: &str, cursor: &mut usize) -> Option<f64> {
    match along {
        Along::Names(names) => named(names, text, cursor).map(|at| at as f64),
        Along::Time(_) => period(text).map(|period| period.end()),
        Along::Number => match reading(text) {
            Reading::Value(value) => Some(value.to_f64()),
            _ => None,
        },
    }
}

/// The place that an author names.
pub(super) fn place(along: &Along, text: &str) -> Option<f64> {
    next(along, text, &mut 0)
}

/// How the place `x` is called: 2023年前三季度; empty when it has no name.
#[inline(never)]
pub(crate) fn called(along: &Along, x: f64, lang: Lang) -> String {
    match along {
        Along::Names(names) => names.get(x as usize).cloned().unwrap_or_default(),
        Along::Time(periods) => {
            let at = periods.partition_point(|period| period.end() < x);
            periods.get(at).map(|period| dated(period, lang)).unwrap_or_default()
        }
        Along::Number => String::new(),
    }
}

/// Reports ends of the axes that are none: they are drawn as if not written.
pub(super) fn ends(work: &Work<'_>, grid: &Grid, report: &mut Report) {
    let path = &work.context.spec.path;
    if let Some((low, high)) = work.spec.x.domain.as_ref().filter(|_| grid.domain.is_none()) {
        let odd = if place(&grid.along, low).is_none() { low } else { high };
        report.warn(Code::OutsideDomain, &[path, ".axis.x.domain"].concat(), &[odd]);
    }
    if let Some((low, high)) = work.spec.y.domain.as_ref().filter(|_| grid.measure.domain.is_none()) {
        let odd = if Decimal::parse(low).is_err() { low } else { high };
        report.warn(Code::Number, &[path, ".axis.y.domain"].concat(), &[odd]);
    }
}

/// The reference lines and bands that lie within the plot.
#[inline(never)]
pub(super) fn references(work: &Work<'_>, grid: &mut Grid, report: &mut Report) {
    for spec in &work.spec.references {
        let number = |text: &str| Decimal::parse(text).ok().map(Decimal::to_f64);
        let along = spec.x.is_some();
        let at = |text: &str| if along { place(&grid.along, text) } else { number(text) };
        let from = spec.x.as_deref().or(spec.value.as_deref()).and_then(at);
        let to = match &spec.upper {
            Some(upper) => at(upper),
            None => from,
        };
        // A logarithmic axis never comes down to zero.
        let there = |(from, to): &(f64, f64)| along || !grid.measure.log || from.min(*to) > 0.0;
        match from.zip(to).filter(there) {
            Some((from, to)) => {
                let (from, to) = (from.min(to), from.max(to));
                grid.references.push(Reference { along, from, to, label: spec.label.clone() });
            }
            None => report.warn(Code::OutsideDomain, &spec.path, &[&spec.label]),
        }
    }
}

/// The annotations whose place is in the plot.
#[inline(never)]
pub(super) fn annotations(work: &Work<'_>, grid: &mut Grid, report: &mut Report) {
    let bare = matches!(grid.inner, Kind::GroupedBar | Kind::StackedBar | Kind::Slope | Kind::Rank);
    if REPORT && (bare || work.context.kind == Kind::Facet || grid.panels.len() > 1) {
        let path = [&work.context.spec.path, ".annotations"].concat();
        report.warn(Code::UnusedKey, &path, &["annotations"]);
        return;
    }
    for spec in &work.spec.annotations {
        if spec.series.as_ref().is_some_and(|name| work.spec.hidden.contains(name)) {
            continue;
        }
        let x = place(&grid.along, &spec.x);
        let upper = match &spec.upper {
            Some(upper) => place(&grid.along, upper),
            None => x,
        };
        let Some((x, upper)) = x.zip(upper) else {
            report.warn(Code::OutsideDomain, &spec.path, &[&spec.text]);
            continue;
        };
        let of = |name: &String| grid.series.iter().position(|series| series.name == *name);
        let Some(series) = spec.series.as_ref().map_or(Some(0), of) else {
            // A value of another series would be a guess.
            let name = spec.series.as_deref().unwrap_or_default();
            report.warn(Code::OutsideDomain, &[&spec.path, ".at.series"].concat(), &[name]);
            continue;
        };
        let there = |at: f64| {
            let series = grid.series.get(series)?;
            series.marks.iter().find(|mark| mark.x == at).map(|mark| mark.y)
        };
        let y = match &spec.y {
            Some(y) => Decimal::parse(y).ok().map(Decimal::to_f64),
            None if upper > x => Some(f64::NAN),
            None => there(x),
        };
        match y {
            Some(y) if y.is_finite() || upper > x => {
                grid.annotations.push(Annotation { x: x.min(upper), upper: x.max(upper), y, text: spec.text.clone() });
            }
            _ => report.warn(Code::OutsideDomain, &spec.path, &[&spec.text]),
        }
    }
}
