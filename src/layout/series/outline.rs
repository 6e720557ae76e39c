//! A line of very many points as the outline of its stroke. Strokes of tens of
//! thousands of long segments are slow to paint; what they cover together is
//! not: the values at one place along x have no hole between them, so neither
//! has their stroke, and its upper and lower edge are all there is to it.

use super::axes::Axes;
use super::lines::ALONE;
use crate::resolve::{Mark, Series};
use crate::scene::Point;

/// Between two places where the edges are known, in CSS pixels.
const STEP: f64 = 0.03125;
/// How far a kept edge may be from the true one: where it is flat, and across
/// where it is a wall.
const SLACK: f64 = 0.03;
const WALL: f64 = 0.003;
/// Steps of a dash, and of one with the gap after it.
const DASH: usize = 160;
const DASHES: usize = 256;

/// Upper and lower edge at the places from `first` on, which are counted from
/// the left of the plot.
struct Edges {
    first: i32,
    at: Vec<Point>,
}

/// Where nothing is.
const NOTHING: Point = (f64::INFINITY, f64::NEG_INFINITY);

impl Edges {
    const NONE: Self = Self { first: 0, at: Vec::new() };

    /// Takes in the height `y` at `place`.
    #[inline(never)]
    fn take(&mut self, place: f64, y: f64) {
        if self.at.is_empty() {
            self.first = place as i32;
        }
        let i = (place as i32 - self.first).max(0) as usize;
        while self.at.len() <= i {
            self.at.push(NOTHING);
        }
        let at = &mut self.at[i];
        *at = (if y < at.0 { y } else { at.0 }, if y > at.1 { y } else { at.1 });
    }

    /// What a pen without width draws through `marks`: of all that are
    /// nearest to one place, the lowest and the highest count there.
    #[inline(never)]
    fn line(axes: &Axes, marks: &[Mark], steps: bool) -> Self {
        let mut edges = Self::NONE;
        let most = f64::ceil((axes.right - axes.left) / STEP);
        let place = |mark: &Mark| (axes.at(mark.x) - axes.left) / STEP;
        let mut before: Option<Point> = None;
        let mut rest = marks;
        while let [first, ..] = rest {
            let (at, y) = (place(first), axes.y.map(first.y));
            let nearest = libm::round(at);
            let next = axes.x_at(axes.left + (nearest + 0.5) * STEP);
            let (mut low, mut high, mut count) = (first.y, first.y, 1);
            for mark in &rest[1..] {
                if mark.x >= next {
                    break;
                }
                low = if mark.y < low { mark.y } else { low };
                high = if mark.y > high { mark.y } else { high };
                count += 1;
            }
            let inside = nearest >= 0.0 && nearest <= most;
            if let Some((from, start)) = before {
                let mut place = f64::ceil(from).max(0.0);
                while place <= at.min(most) {
                    let share = if steps { 0.0 } else { (place - from) / (at - from) };
                    edges.take(place, start + (y - start) * share);
                    place += 1.0;
                }
                if steps && inside {
                    edges.take(nearest, start);
                }
            }
            if inside {
                edges.take(nearest, y);
            }
            before = Some((at, y));
            if count > 1 {
                for y in [low, high].into_iter().filter(|_| inside) {
                    edges.take(nearest, axes.y.map(y));
                }
                before = rest.get(count - 1).map(|last| (place(last), axes.y.map(last.y)));
            }
            rest = &rest[count..];
        }
        edges
    }

    /// What a round pen draws, `half` px to either side.
    #[inline(never)]
    fn swept(&self, half: f64) -> Self {
        let reach = libm::round(half / STEP) as i32;
        let mut rises = Vec::new();
        for place in -reach..=reach {
            let across = f64::from(place) * STEP;
            rises.push(f64::sqrt((half * half - across * across).max(0.0)));
        }
        let mut at = vec![NOTHING; self.at.len() + rises.len() - 1];
        for (i, (top, bottom)) in self.at.iter().enumerate() {
            // From the right: of circles of one size the last one is seen up
            // to where it first lies within the others, and no farther.
            let (mut above, mut below) = (true, true);
            for (rise, at) in rises.iter().zip(&mut at[i..i + rises.len()]).rev() {
                above &= top - rise < at.0;
                below &= bottom + rise > at.1;
                *at = (if above { top - rise } else { at.0 }, if below { bottom + rise } else { at.1 });
                if !above && !below {
                    break;
                }
            }
        }
        Self { first: self.first - reach, at }
    }

    /// Takes in `other` where it goes on after this, and none of the gap
    /// between them is to be seen.
    #[inline(never)]
    fn join(&mut self, other: &Self) -> bool {
        let Ok(offset) = usize::try_from(other.first - self.first) else { return false };
        let meets = |(one, other): (&Point, &Point)| one.0 <= other.1 && other.0 <= one.1;
        if offset >= self.at.len() || !self.at[offset..].iter().zip(&other.at).all(meets) {
            return false;
        }
        for (i, (top, bottom)) in other.at.iter().enumerate() {
            let place = f64::from(other.first) + i as f64;
            self.take(place, *top);
            self.take(place, *bottom);
        }
        true
    }
}

/// Whether some of these marks lie closer together than can be seen.
pub(super) fn is_dense(axes: &Axes, marks: &[Mark]) -> bool {
    let ends = marks.first().zip(marks.last());
    ends.is_some_and(|(first, last)| marks.len() as f64 > 4.0 * (axes.at(last.x) - axes.at(first.x)))
}

/// The outlines of those `stretches` of a line that are dense, `half` px to
/// either side.
#[inline(never)]
pub(super) fn outlines(
    axes: &Axes,
    series: &Series,
    stretches: &[(&[Mark], bool)],
    steps: bool,
    half: f64,
) -> Vec<Vec<Point>> {
    let (low, high) = (axes.y.map(series.extent.0), axes.y.map(series.extent.1));
    // A stroke may reach past the edges, unless values do.
    let beyond = low.min(high) < axes.top - 0.5 || low.max(high) > axes.bottom + 0.5;
    let over = if beyond { 0.0 } else { half };
    let mut outline = Outline::new(axes, (axes.top - over, axes.bottom + over));
    for (marks, dashed) in stretches.iter().filter(|(marks, _)| is_dense(axes, marks)) {
        outline.add(marks, steps, if marks.len() > 1 { half } else { ALONE }, *dashed);
    }
    outline.finish()
}

/// The outlines of the stretches of a line.
struct Outline<'a> {
    axes: &'a Axes,
    /// What lies above or below is cut.
    heights: (f64, f64),
    dashed: bool,
    /// Of the last stretches: the next one may lie on their end.
    last: Edges,
    polygons: Vec<Vec<Point>>,
}

impl<'a> Outline<'a> {
    fn new(axes: &'a Axes, heights: (f64, f64)) -> Self {
        Self { axes, heights, dashed: false, last: Edges::NONE, polygons: Vec::new() }
    }

    /// Adds a stretch without gaps, `half` px to either side.
    #[inline(never)]
    fn add(&mut self, marks: &[Mark], steps: bool, half: f64, dashed: bool) {
        let line = Edges::line(self.axes, marks, steps);
        if line.at.is_empty() {
            return;
        }
        let swept = line.swept(half);
        if dashed != self.dashed || !self.last.join(&swept) {
            self.flush();
            (self.last, self.dashed) = (swept, dashed);
        }
    }

    /// Draws the last stretches.
    #[inline(never)]
    fn flush(&mut self) {
        let (mut upper, mut lower) = (Edge::default(), Edge::default());
        let count = self.last.at.len();
        for i in 0..=count {
            let (top, bottom) = self.last.at.get(i).copied().unwrap_or_default();
            let (top, bottom) = (top.max(self.heights.0), bottom.min(self.heights.1));
            let gap = i == count || self.dashed && i % DASHES > DASH;
            if !gap && top < bottom {
                let x = self.axes.left + (f64::from(self.last.first) + i as f64) * STEP;
                upper.push((x, top));
                lower.push((x, bottom));
                continue;
            }
            let (mut points, mut back) = (upper.finish(), lower.finish());
            back.reverse();
            points.append(&mut back);
            if points.len() > 2 {
                self.polygons.push(points);
            }
        }
        self.last.at.clear();
    }

    /// All of them, as polygons.
    fn finish(mut self) -> Vec<Vec<Point>> {
        self.flush();
        self.polygons
    }
}

/// The middle of a line of very many points: where an area ends.
#[inline(never)]
pub(super) fn middle(axes: &Axes, marks: &[Mark], steps: bool) -> Vec<Point> {
    let line = Edges::line(axes, marks, steps);
    let mut edge = Edge::default();
    for (i, (top, bottom)) in line.at.iter().enumerate() {
        edge.push((axes.left + (f64::from(line.first) + i as f64) * STEP, f64::midpoint(*top, *bottom)));
    }
    edge.finish()
}

/// One edge, of which only those points are kept that it bends at.
#[derive(Default)]
struct Edge {
    kept: Vec<Point>,
    last: Option<Point>,
    /// Slopes from the last kept point that come near all points since.
    slopes: Point,
}

impl Edge {
    #[inline(never)]
    fn push(&mut self, point: Point) {
        const ALL: Point = (f64::NEG_INFINITY, f64::INFINITY);
        let Some(last) = self.last.replace(point) else {
            (self.kept, self.slopes) = (vec![point], ALL);
            return;
        };
        let mut from = self.kept[self.kept.len() - 1];
        let slope = (point.1 - from.1) / (point.0 - from.0);
        if slope < self.slopes.0 || slope > self.slopes.1 {
            self.kept.push(last);
            (from, self.slopes) = (last, ALL);
        }
        let slack = SLACK + WALL * (point.1 - last.1).abs() / STEP;
        let across = point.0 - from.0;
        let (least, most) = ((point.1 - slack - from.1) / across, (point.1 + slack - from.1) / across);
        let (low, high) = self.slopes;
        self.slopes = (if least > low { least } else { low }, if most < high { most } else { high });
    }

    fn finish(&mut self) -> Vec<Point> {
        self.kept.extend(self.last.take());
        core::mem::take(&mut self.kept)
    }
}

#[cfg(all(test, feature = "cli"))]
#[path = "outline_tests.rs"]
mod tests;
