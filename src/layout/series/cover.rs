//! What a line of very many points covers, place by place along x, and the
//! polygons around that.

use crate::resolve::heap_sort;
use crate::scene::Point;

/// Between two places where the edges are known, in CSS pixels.
pub(super) const STEP: f64 = 0.03125;
/// How far a kept edge may be from the true one: where it is flat, and across
/// where it is a wall.
const SLACK: f64 = 0.03;
const WALL: f64 = 0.003;

/// Where nothing is.
pub(super) const NOTHING: Point = (f64::INFINITY, f64::NEG_INFINITY);

/// What is covered at one place: parts of it that do not touch, in any order.
struct Column {
    first: Point,
    others: Vec<Point>,
}

impl Column {
    /// Adds a part; whether that changed anything. Parts as `near` to each
    /// other as this become one.
    fn add(&mut self, part: Point, near: f64) -> bool {
        for own in core::iter::once(&mut self.first).chain(&mut self.others) {
            if meets((part.0 - near, part.1 + near), *own) {
                let grows = part.0 < own.0 || part.1 > own.1;
                *own = (own.0.min(part.0), own.1.max(part.1));
                return grows;
            }
        }
        self.others.push(part);
        true
    }

    /// The parts from the top.
    fn parts(&mut self) -> Vec<Point> {
        let mut all = core::mem::take(&mut self.others);
        all.push(self.first);
        heap_sort(&mut all, |a, b| a.0 < b.0);
        let mut parts: Vec<Point> = Vec::new();
        for part in all {
            match parts.last_mut() {
                _ if part.0 > part.1 => {}
                Some(last) if part.0 <= last.1 => last.1 = last.1.max(part.1),
                _ => parts.push(part),
            }
        }
        parts
    }
}

/// What is covered at the places from `first` on.
#[derive(Default)]
pub(super) struct Cover {
    first: i32,
    at: Vec<Column>,
}

impl Cover {
    /// The column at `place`.
    fn column(&mut self, place: i32) -> &mut Column {
        let empty = || Column { first: NOTHING, others: Vec::new() };
        if self.at.is_empty() {
            self.first = place;
        }
        // What begins before all others is rare.
        if let Ok(before @ 1..) = usize::try_from(self.first - place) {
            self.at.splice(0..0, (0..before).map(|_| empty()));
            self.first = place;
        }
        let i = (place - self.first) as usize;
        while self.at.len() <= i {
            self.at.push(empty());
        }
        &mut self.at[i]
    }

    /// Adds a part at `place`; whether that changed anything.
    #[inline(never)]
    pub(super) fn add(&mut self, place: i32, part: Point, near: f64) -> bool {
        let column = self.column(place);
        if column.first.0 > column.first.1 {
            column.first = part;
            return true;
        }
        column.add(part, near)
    }

    /// Adds a part at each place from `first` on.
    #[inline(never)]
    pub(super) fn add_each(&mut self, first: i32, parts: &[Point]) {
        for (place, part) in (first..).zip(parts) {
            if part.0 <= part.1 {
                self.add(place, *part, 0.0);
            }
        }
    }

    /// What a pen draws that covers so much above and below its middle at each
    /// place around it.
    #[inline(never)]
    pub(super) fn swept(&mut self, rises: &[f64]) -> Self {
        let mut swept = Self::default();
        let reach = rises.len() as i32 / 2;
        for (place, column) in (self.first..).zip(&mut self.at) {
            for (top, bottom) in column.parts() {
                swept.column(place - reach);
                // From the right, like above.
                for (i, rise) in rises.iter().enumerate().rev() {
                    if !swept.add(place - reach + i as i32, (top - rise, bottom + rise), 0.0) {
                        break;
                    }
                }
            }
        }
        self.at.clear();
        swept
    }

    #[inline(never)]
    pub(super) fn add_all(&mut self, mut other: Self) {
        if !other.at.is_empty() {
            self.column(other.first);
        }
        for (place, column) in (other.first..).zip(&mut other.at) {
            for part in column.parts() {
                self.add(place, part, 0.0);
            }
        }
    }

    /// All of it as polygons; none at the places, counted from the first,
    /// that are in a `gap`.
    #[inline(never)]
    pub(super) fn polygons(mut self, left: f64, gap: &dyn Fn(usize) -> bool) -> Vec<Vec<Point>> {
        let mut polygons = Vec::new();
        self.column(self.first + self.at.len() as i32);
        let first = self.first;
        let mut open: Vec<Strip> = Vec::new();
        for (i, column) in self.at.iter_mut().enumerate() {
            let x = left + (f64::from(first) + i as f64) * STEP;
            let gap = gap(i);
            // Nearly all are like the one before.
            let part = column.first;
            match &mut open[..] {
                [strip] if column.others.is_empty() && !gap && part.0 < part.1 && meets(strip.part, part) => {
                    strip.push(x, part);
                }
                _ => {
                    let parts = if gap { Vec::new() } else { column.parts() };
                    open = go_on(open, parts, x, &mut polygons);
                }
            }
        }
        polygons
    }
}

/// A polygon that goes on to the right.
#[derive(Default)]
struct Strip {
    part: Point,
    upper: Edge,
    lower: Edge,
}

impl Strip {
    fn push(&mut self, x: f64, part: Point) {
        self.part = part;
        self.upper.push((x, part.0));
        self.lower.push((x, part.1));
    }
}

fn meets(a: Point, b: Point) -> bool {
    a.0 <= b.1 && b.0 <= a.1
}

/// The strips that cover `parts` at `x`: those of `open` that go on, and new
/// ones. Where strips meet or part, they end, and others begin.
#[inline(never)]
fn go_on(mut open: Vec<Strip>, parts: Vec<Point>, x: f64, ended: &mut Vec<Vec<Point>>) -> Vec<Strip> {
    let mut next = Vec::new();
    for part in &parts {
        let mut before = open.iter_mut().filter(|strip| meets(strip.part, *part));
        let (one, other) = (before.next(), before.next());
        let mut strip = Strip::default();
        match one {
            Some(one) if other.is_none() && parts.iter().filter(|part| meets(one.part, **part)).count() == 1 => {
                strip = core::mem::take(one);
                // Meets nothing any more.
                one.part = NOTHING;
            }
            // From where the others end: no slit.
            Some(_) => strip.push(x - STEP, *part),
            None => {}
        }
        strip.push(x, *part);
        next.push(strip);
    }
    for mut strip in open {
        let (mut points, mut back) = (strip.upper.finish(), strip.lower.finish());
        back.reverse();
        points.append(&mut back);
        if points.len() > 2 {
            ended.push(points);
        }
    }
    next
}

/// One edge, of which only those points are kept that it bends at.
#[derive(Default)]
pub(super) struct Edge {
    kept: Vec<Point>,
    last: Option<Point>,
    /// Slopes from the last kept point that come near all points since.
    slopes: Point,
}

impl Edge {
    #[inline(never)]
    pub(super) fn push(&mut self, point: Point) {
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

    pub(super) fn finish(&mut self) -> Vec<Point> {
        self.kept.extend(self.last.take());
        core::mem::take(&mut self.kept)
    }
}
