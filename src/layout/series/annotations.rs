//! Remarks beside a point or a range: where they hide least.

use super::axes::Axes;
use super::references::haloed;
use crate::layout::plot::Plot;
use crate::layout::style::{Ink, Pen, Style};
use crate::resolve::Grid;
use crate::scene::{Anchor, Point, Role, Shape};
use crate::text::balance;
use crate::theme::line;

const WORDS: Style = Style::regular(12, Ink::Main);
const PITCH: f64 = 16.0;
/// Lines of a remark, and their width as a share of the plot's.
const MOST_LINES: usize = 4;
const SHARE: f64 = 0.42;
/// Radius of the ring around a point.
const RING: f64 = 4.5;
/// Between the ring and the connector.
const CLEAR: f64 = 2.5;
/// Between a range's bracket and the edge of the plot, and the length of its
/// feet.
const BRACKET: f64 = 5.0;
const FOOT: f64 = 4.0;
/// A remark that would hide another text is not drawn on top of it.
const TEXT: f64 = 1_000.0;

/// A box: left, top, right, bottom.
type Extent = (f64, f64, f64, f64);

/// Rings, connectors and words of all remarks.
#[inline(never)]
pub(in super::super) fn annotations(plot: &mut Plot<'_>, axes: &Axes, grid: &Grid) {
    let (left, top, right, bottom) = axes.frame();
    for annotation in &grid.annotations {
        let x = axes.at(annotation.x);
        let range = annotation.upper > annotation.x;
        let until = axes.at(annotation.upper);
        if x.max(until) < left - 0.5 || x.min(until) > right + 0.5 {
            continue;
        }
        let room = ((right - left) * SHARE).max(60.0);
        let lines = balance(&annotation.text, room, 12.0, WORDS.weight, MOST_LINES).lines;
        let width = lines.iter().fold(0.0_f64, |most, line| most.max(WORDS.width(line)));
        let height = PITCH * lines.len() as f64;
        // A range is marked where fewer lines pass: along the top, or the foot.
        let [above, below] = [top + BRACKET, bottom - BRACKET]
            .map(|y| if range { cost(plot, (x.max(left), y - FOOT, until.min(right), y + FOOT)) } else { 0.0 });
        let side = if !range { None } else { Some(if below < above { -1.0 } else { 1.0 }) };
        let center = match side {
            Some(side) if side > 0.0 => (f64::midpoint(x.max(left), until.min(right)), top + BRACKET + FOOT),
            Some(_) => (f64::midpoint(x.max(left), until.min(right)), bottom - BRACKET - FOOT),
            None => (x, axes.y.map(annotation.y)),
        };
        if !range && (center.1 < top - 0.5 || center.1 > bottom + 0.5) {
            continue;
        }
        let Some((place, _)) =
            best(plot, center, (width, height), (left, top - 12.0, plot.width.min(right + 60.0), bottom), side)
        else {
            continue;
        };
        match side {
            Some(side) => bracket(plot, x.max(left), until.min(right), center.1 - side * FOOT, side),
            None => ring(plot, center, place),
        }
        let mut y = place.1 + 12.0;
        for text in &lines {
            let spans = vec![WORDS.span(plot.theme, text, 0.0)];
            haloed(plot, spans, place.0, y, Anchor::Start, None);
            y += PITCH;
        }
    }
}

/// The place of a box near `center` that hides least; `side`: it is below (1)
/// or above (−1) the bracket of a range.
#[inline(never)]
fn best(plot: &Plot<'_>, center: Point, size: (f64, f64), inside: Extent, side: Option<f64>) -> Option<(Extent, f64)> {
    let (width, height) = size;
    let (left, top, right, bottom) = inside;
    let mut best: Option<(Extent, f64)> = None;
    // The feet of a bracket keep its words away already.
    let nearer = if side.is_some() { 11.0 } else { 0.0 };
    for distance in [14.0, 28.0, 44.0, 64.0, 90.0, 120.0] {
        for (across, down) in
            [(0.0, -1.0), (-1.0, -1.0), (1.0, -1.0), (0.0, 1.0), (-1.0, 1.0), (1.0, 1.0), (-1.0, 0.0), (1.0, 0.0)]
        {
            if side.is_some_and(|side| side != down) {
                continue;
            }
            let x = match across {
                0.0 => center.0 - width / 2.0,
                a if a < 0.0 => center.0 - distance * 0.5 - width,
                _ => center.0 + distance * 0.5,
            };
            let y = match down {
                0.0 => center.1 - height / 2.0,
                d if d < 0.0 => center.1 - distance + nearer - height,
                _ => center.1 + distance - nearer,
            };
            let x = x.min(right - width).max(left);
            let place = (x, y, x + width, y + height);
            if y < top || place.3 > bottom || place.2 > right + 0.5 {
                continue;
            }
            let cost = cost(plot, place) + distance * 0.2;
            if cost < TEXT && best.is_none_or(|(_, least)| cost < least) {
                best = Some((place, cost));
            }
        }
        if side.is_some() && best.is_some() {
            break;
        }
    }
    best
}

/// How much a box hides: 1000 for a text, the length of lines, the area of
/// bars.
#[inline(never)]
pub(in super::super) fn cost(plot: &Plot<'_>, (left, top, right, bottom): Extent) -> f64 {
    let mut cost = 0.0;
    let over = |(l, t, r, b): Extent| ((right.min(r) - left.max(l)).max(0.0), (bottom.min(b) - top.max(t)).max(0.0));
    for item in &plot.scene.items {
        match &item.shape {
            Shape::Text(text) => {
                let (across, down) = over(text.extent());
                cost += if across > 0.2 && down > 0.2 { TEXT } else { 0.0 };
            }
            Shape::Path { lines, closed: false, .. } => {
                for pair in lines.iter().flat_map(|line| line.windows(2)) {
                    // A few points of each segment are enough to see it.
                    for share in [0.0, 0.25, 0.5, 0.75, 1.0] {
                        let at = |a: f64, b: f64| a + share * (b - a);
                        let (x, y) = (at(pair[0].0, pair[1].0), at(pair[0].1, pair[1].1));
                        let inside = x > left - 2.0 && x < right + 2.0 && y > top - 1.0 && y < bottom + 1.0;
                        cost += if inside { 12.0 } else { 0.0 };
                    }
                }
            }
            Shape::Rect { x, y, width, height, .. } if item.role == Role::Mark => {
                let (across, down) = over((*x, *y, x + width, y + height));
                cost += across * down * 0.2;
            }
            Shape::Circle { center: (x, y), radius, .. } => {
                let (across, down) = over((x - radius, y - radius, x + radius, y + radius));
                cost += if across > 0.0 && down > 0.0 { 200.0 } else { 0.0 };
            }
            Shape::Path { .. } | Shape::Rect { .. } => {}
        }
        if cost > 50_000.0 {
            break;
        }
    }
    cost
}

/// A ring around the point and a straight connector to the words.
#[inline(never)]
fn ring(plot: &mut Plot<'_>, center: Point, (left, top, right, bottom): Extent) {
    let pen = Pen::solid(Ink::Main, line::BRACKET);
    let (x, y) = center;
    let (to_x, to_y) = (x.max(left).min(right), if bottom <= y { bottom - 1.0 } else { y.max(top) });
    let (dx, dy) = (to_x - x, to_y - y);
    let length = f64::sqrt(dx * dx + dy * dy);
    let start = RING + CLEAR;
    if length > start + 3.0 {
        let from = (x + dx / length * start, y + dy / length * start);
        let stroke = Some(Pen::solid(Ink::Main, line::HAIR).stroke(plot.theme));
        let lines = vec![vec![from, (to_x, to_y)]];
        plot.scene.push(Role::Decoration, None, Shape::Path { lines, closed: false, fill: None, stroke });
    }
    let stroke = Some(pen.stroke(plot.theme));
    plot.scene.push(Role::Decoration, None, Shape::Circle { center, radius: RING, fill: None, stroke });
}

/// A bracket along a range; its feet point to the words.
#[inline(never)]
fn bracket(plot: &mut Plot<'_>, from: f64, to: f64, y: f64, side: f64) {
    let foot = y + side * FOOT;
    let lines = vec![vec![(from, foot), (from, y), (to, y), (to, foot)]];
    let stroke = Some(Pen::solid(Ink::Main, line::HAIR).stroke(plot.theme));
    plot.scene.push(Role::Decoration, None, Shape::Path { lines, closed: false, fill: None, stroke });
}
