//! Signs of values that were corrected. In the page a part of its own: few
//! charts of series have one.

use super::axes::Axes;
use super::{haloed, is_corrected, lines::MOST_SIGNS, on_ink};
use crate::layout::plot::Plot;
use crate::layout::style::{Ink, Style};
use crate::resolve::{Mark, Series};
use crate::scene::Anchor;

/// Height of a sign, and how far it stands from its value along x.
const HEIGHT: f64 = 13.0;
const CLEAR: f64 = 4.0;
/// From the middle of a sign down to its baseline.
const MIDDLE: f64 = 5.0;

/// The place of `mark`, if it is in the plot, and where its sign stands along
/// x: on the left, clear of the label at the end and of the crosshair.
fn beside(axes: &Axes, mark: &Mark) -> Option<((f64, f64), (f64, Anchor))> {
    let (x, y) = (axes.at(mark.x), axes.y.map_gap(mark.y));
    let (left, top, right, bottom) = axes.frame();
    let inside = x > left - 0.5 && x < right + 0.5 && y > top - 0.5 && y < bottom + 0.5;
    let place = if x < left + HEIGHT { (x + CLEAR, Anchor::Start) } else { (x - CLEAR, Anchor::End) };
    inside.then_some(((x, y), place))
}

fn sign(plot: &Plot<'_>, ink: Ink) -> Vec<crate::scene::Span> {
    vec![Style::bold(14, ink).span(plot.theme, plot.chart.lang.say("＊|*"), 0.0)]
}

/// A sign beside the value at `at` of a line: above one that rises, below one
/// that falls.
#[inline(never)]
pub(super) fn point(plot: &mut Plot<'_>, axes: &Axes, marks: &[Mark], at: usize) {
    let Some(((_, y), (x, anchor))) = beside(axes, &marks[at]) else { return };
    let other =
        if anchor == Anchor::Start { marks.get(at + 1) } else { at.checked_sub(1).and_then(|at| marks.get(at)) };
    let above = other.is_none_or(|mark| axes.y.map_gap(mark.y).is_nan() || axes.y.map_gap(mark.y) >= y);
    plot.line = sign(plot, Ink::Main);
    let datum = marks[at].datum.map(|datum| datum as usize);
    let y = if above { y - CLEAR } else { y + CLEAR + HEIGHT };
    plot.place(crate::scene::Role::Label, datum, x, y, anchor);
}

/// Signs in the layers of a stack: a value is how thick its layer is there.
#[inline(never)]
pub(in super::super) fn layers(plot: &mut Plot<'_>, axes: &Axes, layers: &[&Series]) {
    for layer in layers.iter().filter(|layer| layer.marks.len() <= MOST_SIGNS) {
        for mark in &layer.marks {
            let Some(((_, y), (x, anchor))) = beside(axes, mark).filter(|_| is_corrected(plot, mark)) else { continue };
            let low = axes.y.map(layer.band(mark).0);
            let datum = mark.datum.map(|datum| datum as usize);
            let baseline = f64::midpoint(y, low) + MIDDLE;
            if (low - y).abs() >= HEIGHT {
                plot.line = sign(plot, on_ink(layer));
                plot.place(crate::scene::Role::Label, datum, x, baseline, anchor);
            } else {
                // Wider than its layer: on paper.
                let spans = sign(plot, Ink::Main);
                haloed(plot, spans, x, baseline, anchor, datum);
            }
        }
    }
}
