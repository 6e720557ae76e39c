//! A line of very many points as the outline of its stroke. Strokes of tens of
//! thousands of long segments are slow to paint; what they cover together is
//! not: the values at one place along x have no hole between them, so neither
//! has their stroke, and its upper and lower edge are all there is to it.

use super::axes::Axes;
use super::clip;
use super::cover::{Cover, Edge, NOTHING, STEP};
use super::lines::ALONE;
use crate::resolve::Mark;
use crate::scene::Point;

/// Middles as close to each other along y, swept, have no gap between them
/// that is seen.
const NEAR: f64 = 0.5;
/// Heights as close are equal: of a value at an end of the measure.
const EXACT: f64 = 1e-6;
/// Steps of a dash, and of one with the gap after it.
const DASH: usize = 160;
const DASHES: usize = 256;

/// Upper and lower edge at the places from `first` on, which are counted from
/// the left of the plot.
struct Edges {
    first: i32,
    at: Vec<Point>,
}

/// The highest and the lowest place that a line is drawn at.
fn heights(axes: &Axes) -> (f64, f64) {
    (axes.top - EXACT, axes.bottom + EXACT)
}

/// Half the height of a round pen at each place, from its left to its right.
fn rises(half: f64) -> Vec<f64> {
    let reach = libm::round(half / STEP) as i32;
    let mut rises = Vec::new();
    for place in -reach..=reach {
        let across = f64::from(place) * STEP;
        rises.push(f64::sqrt((half * half - across * across).max(0.0)));
    }
    rises
}

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
            let (at, y) = (place(first), axes.y.map_gap(first.y));
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
                    let share = (place - from) / (at - from);
                    edges.take(place, if steps { start } else { start + (y - start) * share });
                    place += 1.0;
                }
                if steps && inside {
                    edges.take(nearest, start);
                }
            }
            // Where it ends a step, a gap has no value.
            if inside && !first.y.is_nan() {
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

    /// Leaves what lies from one place to another.
    fn keep(&mut self, from: i32, to: i32) {
        self.at.truncate((to - self.first + 1).max(0) as usize);
        let before = ((from - self.first).max(0) as usize).min(self.at.len());
        self.at.drain(..before);
        self.first += before as i32;
    }

    /// What a round pen draws, `half` px to either side, of what lies within
    /// two heights: flat where the line goes on outside.
    #[inline(never)]
    fn swept(&self, half: f64, (highest, lowest): (f64, f64)) -> Self {
        let rises = rises(half);
        let reach = rises.len() as i32 / 2;
        if self.at.is_empty() {
            return Self::NONE;
        }
        let mut at = vec![NOTHING; self.at.len() + rises.len() - 1];
        for (i, (top, bottom)) in self.at.iter().enumerate() {
            let (cut_above, cut_below) = (*top < highest, *bottom > lowest);
            if *top > lowest || *bottom < highest {
                continue;
            }
            let (top, bottom) = (top.max(highest), bottom.min(lowest));
            // From the right: of circles of one size the last one is seen up
            // to where it first lies within the others, and no farther.
            let (mut above, mut below) = (true, true);
            for (rise, at) in rises.iter().zip(&mut at[i..i + rises.len()]).rev() {
                let upper = if cut_above { top } else { top - rise };
                let lower = if cut_below { bottom } else { bottom + rise };
                above &= cut_above || upper < at.0;
                below &= cut_below || lower > at.1;
                *at = (
                    if above && upper < at.0 { upper } else { at.0 },
                    if below && lower > at.1 { lower } else { at.1 },
                );
                if !above && !below {
                    break;
                }
            }
        }
        Self { first: self.first - reach, at }
    }

    /// What a pen with straight ends draws from `a` to `b`.
    #[inline(never)]
    fn bar(a: Point, b: Point, half: f64) -> Self {
        let mut edges = Self::NONE;
        let (dx, dy) = (b.0 - a.0, b.1 - a.1);
        let length = f64::sqrt(dx * dx + dy * dy);
        if length > 0.0 {
            let (across, down) = (half * dy / length, half * dx / length);
            let corners = [
                (a.0 + across, a.1 - down),
                (b.0 + across, b.1 - down),
                (b.0 - across, b.1 + down),
                (a.0 - across, a.1 + down),
            ];
            let left = corners.iter().fold(a, |left, corner| if corner.0 < left.0 { *corner } else { left });
            edges.take(libm::round(left.0 / STEP), left.1);
            for (i, from) in corners.iter().enumerate() {
                let to = corners[(i + 1) % 4];
                edges.side(if from.0 < to.0 { (*from, to) } else { (to, *from) });
            }
        }
        edges
    }

    /// Takes in what lies between two points, the second at the right.
    fn side(&mut self, (from, to): (Point, Point)) {
        let (start, end) = (from.0 / STEP, to.0 / STEP);
        self.take(libm::round(start), from.1);
        self.take(libm::round(end), to.1);
        let mut place = f64::ceil(start);
        while place <= end {
            let share = if end > start { (place - start) / (end - start) } else { 0.0 };
            self.take(place, from.1 + (to.1 - from.1) * share);
            place += 1.0;
        }
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
pub(super) fn outlines(axes: &Axes, stretches: &[(&[Mark], bool)], steps: bool, half: f64) -> Vec<Vec<Point>> {
    let mut outline = Outline::new(axes, half);
    for (marks, dashed) in stretches.iter().filter(|(marks, _)| is_dense(axes, marks)) {
        outline.add(marks, steps, *dashed);
    }
    outline.finish()
}

/// The outlines of the stretches of a line.
struct Outline<'a> {
    axes: &'a Axes,
    half: f64,
    dashed: bool,
    cover: Cover,
    /// Values between two gaps, not yet swept.
    dots: Cover,
    /// Stretches at one place, not yet swept: within their ends, and those.
    short: Cover,
    ends: Cover,
    polygons: Vec<Vec<Point>>,
}

impl<'a> Outline<'a> {
    fn new(axes: &'a Axes, half: f64) -> Self {
        let [cover, dots, short, ends] = [(); 4].map(|()| Cover::default());
        Self { axes, half, dashed: false, cover, dots, short, ends, polygons: Vec::new() }
    }

    /// Adds a stretch without gaps. Its ends are straight, like those of a
    /// stroke: round at the inner points only.
    #[inline(never)]
    fn add(&mut self, marks: &[Mark], steps: bool, dashed: bool) {
        if dashed != self.dashed {
            self.flush();
            self.dashed = dashed;
        }
        let axes = self.axes;
        let at = |mark: &Mark| (axes.at(mark.x) - axes.left, axes.y.map_gap(mark.y));
        let place = |mark: &Mark| libm::round(at(mark).0 / STEP) as i32;
        let within = |mark: &Mark| at(mark).0 >= -0.5 && at(mark).0 <= axes.right - axes.left + 0.5;
        let count = marks.len();
        let [first, .., last] = marks else {
            if let [mark] = marks
                && within(mark)
                && at(mark).1 >= axes.top - 0.5
                && at(mark).1 <= axes.bottom + 0.5
            {
                self.dots.add(place(mark), (at(mark).1, at(mark).1), NEAR);
            }
            return;
        };
        let inner = if count > 2 && steps { marks } else { &marks[1..count - 1] };
        let (second, before) = (&marks[1], &marks[count - 2]);
        let mut ends = [[at(first), at(second)], [at(before), at(last)]];
        if steps {
            ends[0][1].1 = at(first).1;
            // From the right of the last tread up or down, or that tread.
            ends[1] = if last.y.is_nan() {
                [at(before), (at(last).0, at(before).1)]
            } else {
                [(at(last).0, at(before).1), at(last)]
            };
        }
        if place(first) == place(last) {
            if within(first) {
                let mut span = NOTHING;
                for mark in inner {
                    span = (span.0.min(at(mark).1), span.1.max(at(mark).1));
                }
                self.add_short(place(first), span, ends);
            }
            return;
        }
        let mut line = Edges::line(axes, inner, steps);
        if steps {
            line.keep(place(second), place(if last.y.is_nan() { before } else { last }));
        }
        let swept = line.swept(self.half, heights(axes));
        self.cover.add_each(swept.first, &swept.at);
        let frame = (0.0, axes.top, axes.right - axes.left, axes.bottom);
        for line in ends.iter().flat_map(|end| clip::polyline(end, frame)) {
            let bar = Edges::bar(line[0], line[1], self.half);
            self.cover.add_each(bar.first, &bar.at);
        }
    }

    /// Adds a stretch at one place: from where to where its inner points are,
    /// and its first and last line.
    #[inline(never)]
    fn add_short(&mut self, place: i32, (top, bottom): Point, ends: [[Point; 2]; 2]) {
        let (highest, lowest) = heights(self.axes);
        if top >= highest && bottom <= lowest && top <= bottom {
            self.short.add(place, (top, bottom), NEAR);
        } else if top <= lowest && bottom >= highest {
            // Flat where it goes on outside.
            self.ends.add(place, (top.max(highest), bottom.min(lowest)), 0.0);
        }
        for [a, b] in ends {
            let (top, bottom) = (a.1.min(b.1).max(highest), a.1.max(b.1).min(lowest));
            if bottom - top > b.0 - a.0 {
                self.ends.add(place, (top, bottom), 0.0);
            }
        }
    }

    /// Draws what there is.
    #[inline(never)]
    fn flush(&mut self) {
        let round = rises(self.half);
        let flat = vec![0.0; round.len()];
        for (middle, rises) in [(&mut self.dots, &rises(ALONE)), (&mut self.short, &round), (&mut self.ends, &flat)] {
            self.cover.add_all(middle.swept(rises));
        }
        let (left, dashed) = (self.axes.left, self.dashed);
        let gap = |i: usize| dashed && i % DASHES > DASH;
        self.polygons.append(&mut core::mem::take(&mut self.cover).polygons(left, &gap));
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

#[cfg(all(test, feature = "cli"))]
#[path = "outline_tests.rs"]
mod tests;
