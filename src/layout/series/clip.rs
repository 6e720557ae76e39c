//! Lines cut at the frame: a value outside is not drawn at its edge.

use crate::scene::Point;

/// A rectangle: left, top, right, bottom.
pub(in super::super) type Frame = (f64, f64, f64, f64);

/// Places as close are equal.
const EXACT: f64 = 1e-6;

/// The parts of a polyline within the frame.
#[inline(never)]
pub(in super::super) fn polyline(points: &[Point], frame: Frame) -> Vec<Vec<Point>> {
    let mut lines: Vec<Vec<Point>> = Vec::new();
    let mut open = false;
    for pair in points.windows(2) {
        let Some((from, to)) = segment(pair[0], pair[1], frame) else {
            open = false;
            continue;
        };
        match lines.last_mut() {
            Some(line) if open => line.push(to),
            _ => lines.push(vec![from, to]),
        }
        open = to == pair[1];
    }
    lines
}

/// The part of a segment within the frame (Liang and Barsky).
#[inline(never)]
fn segment(a: Point, b: Point, (left, top, right, bottom): Frame) -> Option<(Point, Point)> {
    let (dx, dy) = (b.0 - a.0, b.1 - a.1);
    let (mut from, mut to) = (0.0_f64, 1.0_f64);
    for (direction, room) in [(-dx, a.0 - left), (dx, right - a.0), (-dy, a.1 - top), (dy, bottom - a.1)] {
        if f64::abs(direction) < EXACT {
            // A value at an end of the measure is inside, rounded or not.
            if room < -EXACT {
                return None;
            }
        } else if direction < 0.0 {
            from = from.max(room / direction);
        } else {
            to = to.min(room / direction);
        }
    }
    if from > to {
        return None;
    }
    let at = |share: f64| (a.0 + share * dx, a.1 + share * dy);
    // The ends themselves, where they are inside: no rounding.
    Some((if from == 0.0 { a } else { at(from) }, if to == 1.0 { b } else { at(to) }))
}

/// A polygon cut at the frame (Sutherland and Hodgman).
#[inline(never)]
pub(in super::super) fn polygon(points: Vec<Point>, (left, top, right, bottom): Frame) -> Vec<Point> {
    let mut points = points;
    // Sides: which coordinate, where, and whether greater is inside.
    for (across, edge, greater) in
        [(true, left, true), (true, right, false), (false, top, true), (false, bottom, false)]
    {
        let of = |point: &Point| if across { point.0 } else { point.1 };
        let inside = |point: &Point| if greater { of(point) >= edge } else { of(point) <= edge };
        let mut kept = Vec::with_capacity(points.len());
        for (i, point) in points.iter().enumerate() {
            let before = &points[(i + points.len() - 1) % points.len()];
            if inside(point) != inside(before) {
                let share = (edge - of(before)) / (of(point) - of(before));
                kept.push((before.0 + share * (point.0 - before.0), before.1 + share * (point.1 - before.1)));
            }
            if inside(point) {
                kept.push(*point);
            }
        }
        points = kept;
    }
    points
}

#[cfg(test)]
mod tests {
    use super::*;

    const FRAME: Frame = (0.0, 0.0, 10.0, 10.0);

    #[test]
    fn a_line_is_cut_and_goes_on() {
        let lines = polyline(&[(1.0, 5.0), (3.0, 15.0), (5.0, 5.0), (6.0, 6.0)], FRAME);
        assert_eq!(lines, [vec![(1.0, 5.0), (2.0, 10.0)], vec![(4.0, 10.0), (5.0, 5.0), (6.0, 6.0)]]);
        assert!(polyline(&[(-5.0, -5.0), (-1.0, 20.0)], FRAME).is_empty());
        assert_eq!(polyline(&[(-10.0, 5.0), (20.0, 5.0)], FRAME), [vec![(0.0, 5.0), (10.0, 5.0)]]);
        let limit = vec![(1.0, 10.0 + 1e-12), (3.0, 10.0 + 2e-12), (5.0, 10.0)];
        assert_eq!(polyline(&limit, FRAME), [limit]);
        assert!(polyline(&[(1.0, 10.1), (3.0, 10.1)], FRAME).is_empty());
    }

    #[test]
    fn a_polygon_is_cut() {
        let square = vec![(-5.0, 5.0), (5.0, 5.0), (5.0, 15.0), (-5.0, 15.0)];
        let mut cut = polygon(square, FRAME);
        cut.sort_by(|a, b| a.partial_cmp(b).expect("numbers"));
        assert_eq!(cut, [(0.0, 5.0), (0.0, 10.0), (5.0, 5.0), (5.0, 10.0)]);
        assert!(polygon(vec![(20.0, 20.0), (30.0, 20.0), (30.0, 30.0)], FRAME).is_empty());
    }
}
