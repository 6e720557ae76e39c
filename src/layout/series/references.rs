//! Lines and bands across the plot, with their names.

use super::axes::Axes;
use crate::layout::plot::Plot;
use crate::layout::style::{Ink, Pen, Style};
use crate::resolve::Grid;
use crate::scene::{Anchor, Point, Role, Shape, Span};
use crate::theme::line;

const DASH: u8 = 4;
const LABEL: Style = Style::regular(12, Ink::Second);
/// Paper around words over marks.
pub(in super::super) const HALO: f64 = 5.0;

/// Bands: behind the marks.
#[inline(never)]
pub(in super::super) fn bands(plot: &mut Plot<'_>, axes: &Axes, grid: &Grid) {
    let (left, top, right, bottom) = axes.frame();
    for reference in grid.references.iter().filter(|reference| reference.to > reference.from) {
        let (x, y, width, height) = if reference.along {
            let (from, to) = (axes.at(reference.from).max(left), axes.at(reference.to).min(right));
            (from, top, to - from, bottom - top)
        } else {
            let (a, b) = (axes.y.map(reference.from), axes.y.map(reference.to));
            let (from, to) = (a.min(b).max(top), a.max(b).min(bottom));
            (left, from, right - left, to - from)
        };
        if width > 0.0 && height > 0.0 {
            let fill = Some(Ink::Grid.of(plot.theme).faded(0.7));
            let shape = Shape::Rect { x, y, width, height, radius: 0.0, fill, stroke: None };
            plot.scene.push(Role::Axis, None, shape);
        }
    }
}

/// Lines over the marks, and all names. `taken` are the texts that stand
/// already.
#[inline(never)]
pub(in super::super) fn reference_lines(plot: &mut Plot<'_>, axes: &Axes, grid: &Grid) {
    let (left, top, right, bottom) = axes.frame();
    for reference in &grid.references {
        let at = if reference.along { axes.at(reference.from) } else { axes.y.map(reference.from) };
        let inside = if reference.along { at >= left - 0.5 && at <= right + 0.5 } else { at >= top - 0.5 && at <= bottom + 0.5 };
        let is_line = reference.from == reference.to;
        if is_line && !inside {
            continue;
        }
        if is_line {
            dashed(plot, if reference.along { vec![(at, top), (at, bottom)] } else { vec![(left, at), (right, at)] });
        }
        if reference.label.is_empty() {
            continue;
        }
        let name = LABEL.broken(&reference.label, (right - left) * 0.6, 1);
        let text = name.first().map_or("", String::as_str);
        let width = LABEL.width(text);
        let places: Vec<(f64, f64)> = if reference.along {
            let (from, to) = (at.max(left), at.max(left));
            vec![(from + 6.0, top + 12.0), (to - 6.0 - width, top + 12.0), (from + 6.0, bottom - 6.0), (to - 6.0 - width, bottom - 6.0)]
        } else {
            let far = axes.y.map(reference.to).max(top);
            let above = if is_line { at - 6.0 } else { far.min(at) + 15.0 };
            let below = at + 16.0;
            [above, below].into_iter().flat_map(|y| [(left + 4.0, y), (right - width - 4.0, y), (f64::midpoint(left, right) - width / 2.0, y)]).collect()
        };
        let inside = |(x, y): &(f64, f64)| *x >= left - 1.0 && x + width <= right + 1.0 && *y > top + 8.0 - 14.0 && *y < bottom;
        let mut best: Option<((f64, f64), f64)> = None;
        for place in places.into_iter().filter(inside) {
            let cost = super::annotations::cost(plot, (place.0, place.1 - 12.0, place.0 + width, place.1 + 3.0));
            if best.is_none_or(|(_, least)| cost < least) {
                best = Some((place, cost));
            }
        }
        // A name that would hide another text gives way; it stays in the note of the axis.
        let Some(((x, y), _)) = best.filter(|(_, cost)| *cost < 1_000.0) else { continue };
        haloed(plot, vec![LABEL.span(plot.theme, text, 0.0)], x, y, Anchor::Start, None);
    }
}

/// A reference's line.
pub(in super::super) fn dashed(plot: &mut Plot<'_>, ends: Vec<Point>) {
    let stroke = Some(Pen::solid(Ink::Second, line::BRACKET).dashed(DASH).stroke(plot.theme));
    plot.scene.push(Role::Axis, None, Shape::Path { lines: vec![ends], closed: false, fill: None, stroke });
}

/// A text with paper around its letters.
#[inline(never)]
pub(in super::super) fn haloed(plot: &mut Plot<'_>, spans: Vec<Span>, x: f64, y: f64, anchor: Anchor, datum: Option<usize>) {
    let halo = Some((plot.theme.paper, HALO));
    let role = if datum.is_some() { Role::Label } else { Role::Axis };
    plot.scene.push(role, datum, Shape::Text(crate::scene::Text { x, y, anchor, spans, halo }));
}
