//! What charts of series share: axes, lines, labels at their ends, legends,
//! references, annotations, regions.

mod along;
mod annotations;
mod axes;
mod clip;
mod corrected;
mod cover;
mod cut;
mod ends;
mod honest;
mod legend;
mod lines;
mod outline;
mod panel;
mod references;
mod regions;
pub(super) mod spark;
mod stack;

pub(super) use axes::{Axes, Wants, domain, extent, nothing, title};
pub(super) use clip::polyline;
pub(super) use ends::{End, GAP, end_room, ends, place, place_left};
pub(super) use honest::column;
pub(super) use legend::legend;
pub(super) use lines::{DASH, area, line, places, stretches};
pub(super) use panel::Panel;
pub(super) use references::{dashed, haloed};
pub(super) use regions::{mark_region, missing, regions};
pub(super) use stack::{StackPart, merged, stack};

use super::plot::Plot;
use super::style::{Ink, Style};
use crate::document::Dimension;
use crate::resolve::{Emphasis, Grid, Mark, Series, Status};
use crate::text::{Weight, scaled};

/// Bands behind the marks. Most charts have none, nor the code for them.
#[inline(never)]
pub(super) fn bands(plot: &mut Plot<'_>, axes: &Axes, grid: &Grid) {
    if !grid.references.is_empty() {
        references::bands(plot, axes, grid);
    }
}

/// Lines over the marks.
#[inline(never)]
pub(super) fn reference_lines(plot: &mut Plot<'_>, axes: &Axes, grid: &Grid) {
    if !grid.references.is_empty() {
        references::lines(plot, axes, grid);
    }
}

/// Names of lines and bands, after all other words.
#[inline(never)]
pub(super) fn reference_names(plot: &mut Plot<'_>, axes: &Axes, grid: &Grid) {
    if !grid.references.is_empty() {
        references::names(plot, axes, grid);
    }
}

/// Signs of what lies outside a measure whose ends the author gave.
#[inline(never)]
pub(super) fn cut(plot: &mut Plot<'_>, axes: &Axes, grid: &Grid, panel: &Panel, series: &[&Series]) {
    if grid.measure.domain.is_some() {
        cut::signs(plot, axes, grid, panel.small, series);
    }
}

/// Rings, connectors and words of all remarks.
#[inline(never)]
pub(super) fn annotations(plot: &mut Plot<'_>, axes: &Axes, grid: &Grid) {
    if !grid.annotations.is_empty() {
        annotations::annotations(plot, axes, grid);
    }
}

/// The colour of a series' marks.
#[inline(never)]
pub(in crate::layout) fn ink(series: &Series) -> Ink {
    match (series.category, series.emphasis) {
        (Some(category), _) => Ink::Series(category),
        (None, Emphasis::Subject) => Ink::Subject,
        (None, Emphasis::Sibling) => Ink::Sibling,
        (None, Emphasis::Context) => Ink::Context,
    }
}

/// The colour of a series' words: greys and categories are too weak for text.
#[inline(never)]
pub(super) fn word_ink(series: &Series) -> Ink {
    match (series.category, series.emphasis) {
        (None, Emphasis::Subject) => Ink::Subject,
        (None, _) => Ink::Second,
        (Some(_), _) => Ink::Main,
    }
}

/// The colour of words on a series' marks.
#[inline(never)]
pub(super) fn on_ink(series: &Series) -> Ink {
    match (series.category, series.emphasis) {
        (Some(category), _) => Ink::OnSeries(category),
        (None, Emphasis::Subject) => Ink::OnSubject,
        // Paper on grey would be too weak: see `is_solid`.
        (None, _) => Ink::Main,
    }
}

/// The colour of a datum of a chart's only series, where some of its places
/// carry the title.
#[inline(never)]
pub(super) fn datum_ink(plot: &Plot<'_>, datum: usize, series: &Series) -> Ink {
    match plot.datum(datum).emphasis {
        Emphasis::Subject => ink(series),
        Emphasis::Sibling => Ink::Sibling,
        Emphasis::Context => Ink::Context,
    }
}

/// Adds the figure of a part to the line being set: of a stack of 100 % its
/// share, where the figure itself is none.
#[inline(never)]
pub(super) fn share(plot: &mut Plot<'_>, mark: &Mark, datum: usize, style: Style) {
    let percent = plot.chart.grid.as_ref().is_some_and(|grid| grid.percent);
    let amount = plot.amount(datum);
    if percent && amount.is_some_and(|amount| amount.unit.dimension != Dimension::Percent) {
        let digits = scaled(libm::round(mark.y) as i64, 0, "");
        plot.run(&[&digits, "%"].concat(), 0.0, Style { weight: Weight::Regular, ..style });
    } else {
        plot.phrase("", amount, style, 12, false);
    }
    sign(plot, datum, style);
}

/// Adds the sign of a correction to the figure being set, where it has one.
#[inline(never)]
pub(super) fn sign(plot: &mut Plot<'_>, datum: usize, style: Style) {
    if !plot.datum(datum).revised.is_empty() {
        plot.run(plot.chart.lang.say("＊|*"), 0.0, style);
    }
}

/// The same alone, around a place where the figure has no room.
#[inline(never)]
pub(super) fn lone_sign(plot: &mut Plot<'_>, datum: usize, x: f64, y: f64) {
    plot.line.clear();
    sign(plot, datum, Style::bold(14, Ink::Main));
    let spans = core::mem::take(&mut plot.line);
    if !spans.is_empty() {
        haloed(plot, spans, x, y, crate::scene::Anchor::Middle, Some(datum));
    }
}

/// Whether the value of `mark` was corrected since it was published.
pub(super) fn is_corrected(plot: &Plot<'_>, mark: &Mark) -> bool {
    mark.datum.is_some_and(|datum| !plot.datum(datum as usize).revised.is_empty())
}

/// Signs of corrected values in a stack of layers. Few charts have one.
#[inline(never)]
pub(super) fn corrected_layers(plot: &mut Plot<'_>, axes: &Axes, layers: &[&Series]) {
    if plot.chart.data.iter().any(|datum| !datum.revised.is_empty()) {
        corrected::layers(plot, axes, layers);
    }
}

/// Whether words on a mark can be read: it is filled.
pub(super) fn is_solid(plot: &Plot<'_>, mark: &Mark) -> bool {
    let amount = mark.datum.and_then(|datum| plot.amount(datum as usize));
    mark.status == Status::Actual && amount.is_none_or(|amount| !amount.is_derived())
}

/// Whether a series carries the title.
pub(super) fn is_subject(series: &Series) -> bool {
    series.category.is_none() && series.emphasis == Emphasis::Subject
}

/// Orders `list` by a key; equal keys keep their order. By insertion: lists
/// of series are short.
#[inline(never)]
pub(super) fn order(list: &mut [usize], key: &dyn Fn(usize) -> f64) {
    for end in 1..list.len() {
        for at in (1..=end).rev() {
            if key(list[at]) >= key(list[at - 1]) {
                break;
            }
            list.swap(at, at - 1);
        }
    }
}
