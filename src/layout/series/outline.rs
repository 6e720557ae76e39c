//! A line of very many points as the outline of its stroke. Strokes of tens of
//! thousands of long segments are slow to paint; what they cover together is
//! not: the values of one place along x have no hole between them, so neither
//! has their stroke, and its upper and lower edge are all there is to it.

use super::clip::{self, Frame};
use crate::scene::Point;

/// Between two places where the edges are known, in CSS pixels.
const STEP: f64 = 0.0625;
/// How far a kept edge may be from the true one.
const SLACK: f64 = 0.03;
const WALL: f64 = 0.003;
/// Steps of a dash, and of one with the gap after it.
const DASH: i32 = 80;
const DASHES: i32 = 128;

/// Upper and lower edge of a stroke at the places from `first` on.
struct Edges {
    first: i32,
    at: Vec<Point>,
}

/// Number of the first place from `x` on.
fn from(x: f64) -> i32 {
    f64::ceil(x / STEP) as i32
}

impl Edges {
    /// The edges at `place`.
    #[inline(never)]
    fn at(&mut self, place: i32) -> &mut Point {
        let i = (place - self.first).max(0) as usize;
        while self.at.len() <= i {
            self.at.push((f64::INFINITY, f64::NEG_INFINITY));
        }
        &mut self.at[i]
    }

    /// Takes in the circle around a point that no other lies right of. It
    /// sees nothing left of where it first lies within the others.
    #[inline(never)]
    fn circle(&mut self, (x, y): Point, half: f64) {
        let (mut above, mut below) = (true, true);
        let mut place = from(x + half) - 1;
        while above || below {
            let across = f64::from(place) * STEP - x;
            let square = half * half - across * across;
            if square < 0.0 {
                break;
            }
            let (rise, at) = (f64::sqrt(square), self.at(place));
            above &= y - rise < at.0;
            below &= y + rise > at.1;
            *at = (if above { y - rise } else { at.0 }, if below { y + rise } else { at.1 });
            place -= 1;
        }
    }

    /// Takes in both edges beside a segment.
    #[inline(never)]
    fn segment(&mut self, (start, high): Point, (end, low): Point, half: f64) {
        let (across, down) = (end - start, low - high);
        let length = f64::sqrt(across * across + down * down);
        for side in [-half, half] {
            let aside = -side * down / length;
            for place in from(start + aside)..from(end + aside) {
                let along = f64::from(place) * STEP - aside - start;
                let y = high + down * (along / across) + side * across / length;
                let at = self.at(place);
                *at = (at.0.min(y), at.1.max(y));
            }
        }
    }

    /// The stroke of `points`, which are in order of x.
    #[inline(never)]
    fn of(points: &[Point], half: f64) -> Self {
        let mut edges = Self { first: points.first().map_or(0, |point| from(point.0 - half)), at: Vec::new() };
        for (i, point) in points.iter().enumerate() {
            edges.circle(*point, half);
            if i > 0 {
                edges.segment(points[i - 1], *point, half);
            }
        }
        edges
    }
}

/// The outlines of stretches of a line.
pub(in super::super) struct Outline {
    /// What lies outside is cut.
    pub(in super::super) frame: Frame,
    dashed: bool,
    /// The last stretch; the next one may lie on its end.
    last: Edges,
    polygons: Vec<Vec<Point>>,
}

impl Outline {
    pub(in super::super) fn new(frame: Frame) -> Self {
        Self { frame, dashed: false, last: Edges { first: 0, at: Vec::new() }, polygons: Vec::new() }
    }

    /// Adds a stretch of points in order of x, `half` px to either side.
    pub(in super::super) fn add(&mut self, points: &[Point], half: f64, dashed: bool) {
        let (left, _, right, _) = self.frame;
        if let [point] = points
            && point.0 >= left
            && point.0 <= right
        {
            self.stretch(points, half, dashed);
        }
        // Only at the sides: at top and bottom the edges are cut.
        for line in clip::polyline(points, (left, f64::NEG_INFINITY, right, f64::INFINITY)) {
            self.stretch(&line, half, dashed);
        }
    }

    #[inline(never)]
    fn stretch(&mut self, points: &[Point], half: f64, dashed: bool) {
        let edges = Edges::of(points, half);
        let last = &mut self.last;
        let shared = last.at.len() as i32 - (edges.first - last.first);
        // Stretches are one shape only where none of their gap is to be seen.
        let meets = |i: i32| {
            let (one, other) = (last.at[(edges.first - last.first + i) as usize], edges.at[i as usize]);
            one.0 <= other.1 && other.0 <= one.1
        };
        let joins = dashed == self.dashed
            && shared > 0
            && edges.first >= last.first
            && (0..shared.min(edges.at.len() as i32)).all(meets);
        if !joins {
            self.flush();
            (self.last, self.dashed) = (edges, dashed);
            return;
        }
        let offset = (edges.first - last.first) as usize;
        for (i, (top, bottom)) in edges.at.into_iter().enumerate() {
            match last.at.get_mut(offset + i) {
                Some(at) => *at = (at.0.min(top), at.1.max(bottom)),
                None => last.at.push((top, bottom)),
            }
        }
    }

    /// Draws the last stretch, as far as it lies within the frame.
    #[inline(never)]
    fn flush(&mut self) {
        let (left, highest, right, lowest) = self.frame;
        let (mut upper, mut lower) = (Edge::default(), Edge::default());
        for (i, (top, bottom)) in self.last.at.drain(..).enumerate() {
            let x = f64::from(self.last.first + i as i32) * STEP;
            let (top, bottom) = (top.max(highest), bottom.min(lowest));
            let gap = self.dashed && i as i32 % DASHES > DASH;
            if !gap && top < bottom && x >= left && x <= right {
                upper.push((x, top));
                lower.push((x, bottom));
            } else {
                close(&mut upper, &mut lower, &mut self.polygons);
            }
        }
        close(&mut upper, &mut lower, &mut self.polygons);
    }

    /// All of them, as polygons.
    pub(in super::super) fn finish(mut self) -> Vec<Vec<Point>> {
        self.flush();
        self.polygons
    }
}

/// Makes a polygon of its edges.
#[inline(never)]
fn close(upper: &mut Edge, lower: &mut Edge, polygons: &mut Vec<Vec<Point>>) {
    let (mut points, back) = (upper.finish(), lower.finish());
    points.extend(back.into_iter().rev());
    if points.len() > 2 {
        polygons.push(points);
    }
}

/// One edge, of which only those points are kept that it bends at.
#[derive(Default)]
struct Edge {
    kept: Vec<Point>,
    last: Option<Point>,
    /// Slopes from the last kept point that come near all points since.
    slopes: (f64, f64),
}

impl Edge {
    #[inline(never)]
    fn push(&mut self, point: Point) {
        let Some(last) = self.last else {
            self.kept.push(point);
            self.last = Some(point);
            self.slopes = (f64::NEG_INFINITY, f64::INFINITY);
            return;
        };
        let mut from = self.kept[self.kept.len() - 1];
        let slope = (point.1 - from.1) / (point.0 - from.0);
        if slope < self.slopes.0 || slope > self.slopes.1 {
            self.kept.push(last);
            from = last;
            self.slopes = (f64::NEG_INFINITY, f64::INFINITY);
        }
        // At a wall what counts is the distance across.
        let slack = SLACK + WALL * (point.1 - last.1).abs() / STEP;
        let across = point.0 - from.0;
        self.slopes.0 = self.slopes.0.max((point.1 - slack - from.1) / across);
        self.slopes.1 = self.slopes.1.min((point.1 + slack - from.1) / across);
        self.last = Some(point);
    }

    fn finish(&mut self) -> Vec<Point> {
        let mut kept = core::mem::take(&mut self.kept);
        if let Some(last) = self.last.take()
            && kept.last() != Some(&last)
        {
            kept.push(last);
        }
        kept
    }
}

#[cfg(all(test, feature = "cli"))]
#[path = "outline_tests.rs"]
mod tests;
