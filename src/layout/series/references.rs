//! Lines and bands across the plot, with their names.

use super::axes::Axes;
use crate::layout::plot::Plot;
use crate::layout::style::{Ink, Pen, Style};
use crate::resolve::{Grid, Reference};
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

/// Where a reference stands, if that is within the plot.
#[inline(never)]
fn at(axes: &Axes, reference: &Reference) -> Option<f64> {
    let (left, top, right, bottom) = axes.frame();
    let (at, low, high) = if reference.along {
        (axes.at(reference.from), left, right)
    } else {
        (axes.y.map(reference.from), top, bottom)
    };
    // A band may begin outside.
    (reference.from < reference.to || at >= low - 0.5 && at <= high + 0.5).then_some(at)
}

/// Lines over the marks.
#[inline(never)]
pub(in super::super) fn lines(plot: &mut Plot<'_>, axes: &Axes, grid: &Grid) {
    let (left, top, right, bottom) = axes.frame();
    for reference in grid.references.iter().filter(|reference| reference.from == reference.to) {
        if let Some(at) = at(axes, reference) {
            dashed(plot, if reference.along { vec![(at, top), (at, bottom)] } else { vec![(left, at), (right, at)] });
        }
    }
}

/// Names of lines and bands, where they hide least; after all other words.
/// One that would hide another text gives way.
#[inline(never)]
pub(in super::super) fn names(plot: &mut Plot<'_>, axes: &Axes, grid: &Grid) {
    let (left, top, right, bottom) = axes.frame();
    for reference in grid.references.iter().filter(|reference| !reference.label.is_empty()) {
        let Some(at) = at(axes, reference) else { continue };
        let name = LABEL.broken(&reference.label, (right - left) * 0.6, 1);
        let text = name.first().map_or("", String::as_str);
        let width = LABEL.width(text);
        let mut places: Vec<(f64, f64)> = Vec::new();
        if reference.along {
            let at = at.max(left);
            for y in [top + 12.0, bottom - 6.0] {
                places.extend([(at + 6.0, y), (at - 6.0 - width, y)]);
            }
        } else {
            let far = axes.y.map(reference.to).max(top);
            let above = if reference.from == reference.to { at - 6.0 } else { far.min(at) + 15.0 };
            for y in [above, at + 16.0] {
                places.extend([
                    (left + 4.0, y),
                    (right - width - 4.0, y),
                    (f64::midpoint(left, right) - width / 2.0, y),
                ]);
            }
        }
        let mut best: Option<((f64, f64), f64)> = None;
        for (x, y) in places {
            if x < left - 1.0 || x + width > right + 1.0 || y < top - 6.0 || y > bottom {
                continue;
            }
            let cost = super::annotations::cost(plot, (x, y - 12.0, x + width, y + 3.0));
            if cost < 1_000.0 && best.is_none_or(|(_, least)| cost < least) {
                best = Some(((x, y), cost));
            }
        }
        if let Some(((x, y), _)) = best {
            haloed(plot, vec![LABEL.span(plot.theme, text, 0.0)], x, y, Anchor::Start, None);
        }
    }
}

/// A reference's line.
pub(in super::super) fn dashed(plot: &mut Plot<'_>, ends: Vec<Point>) {
    let stroke = Some(Pen::solid(Ink::Second, line::BRACKET).dashed(DASH).stroke(plot.theme));
    plot.scene.push(Role::Axis, None, Shape::Path { lines: vec![ends], closed: false, fill: None, stroke });
}

/// A text with paper around its letters.
#[inline(never)]
pub(in super::super) fn haloed(
    plot: &mut Plot<'_>,
    spans: Vec<Span>,
    x: f64,
    y: f64,
    anchor: Anchor,
    datum: Option<usize>,
) {
    let halo = Some((plot.theme.paper, HALO));
    let role = if datum.is_some() { Role::Label } else { Role::Axis };
    plot.scene.push(role, datum, Shape::Text(crate::scene::Text { x, y, anchor, spans, halo }));
}
