//! M4: of the points in one column of pixels, the first, the lowest, the
//! highest and the last draw the same picture as all of them.

use crate::scene::Point;

/// Width of a column in CSS pixels: a device's pixels are no narrower than
/// a third of one, and a line is at least two wide.
const COLUMN: f64 = 0.5;

/// At most four of `points`, which are in order of x, for each column.
#[inline(never)]
pub(in super::super) fn m4(points: &[Point]) -> Vec<Point> {
    let mut kept: Vec<Point> = Vec::new();
    let mut start = 0;
    while start < points.len() {
        let column = f64::floor(points[start].0 / COLUMN);
        let (mut low, mut high, mut end) = (start, start, start);
        while end < points.len() && f64::floor(points[end].0 / COLUMN) == column {
            if points[end].1 < points[low].1 {
                low = end;
            }
            if points[end].1 > points[high].1 {
                high = end;
            }
            end += 1;
        }
        let mut last = usize::MAX;
        for at in [start, low.min(high), low.max(high), end - 1] {
            if at != last {
                kept.push(points[at]);
            }
            last = at;
        }
        start = end;
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_the_ends_and_the_extremes_of_each_column() {
        let points: Vec<Point> = (0..100_000).map(|i| (f64::from(i) * 0.003, libm::sin(f64::from(i)) * 50.0)).collect();
        let kept = m4(&points);
        assert!(kept.len() <= 4 * 601, "{}", kept.len());
        assert_eq!((kept.first(), kept.last()), (points.first(), points.last()));
        let most = |points: &[Point]| points.iter().fold(f64::MIN, |most, point| most.max(point.1));
        assert_eq!(most(&kept), most(&points));
        assert!(kept.is_sorted_by(|a, b| a.0 <= b.0));
    }

    #[test]
    fn few_points_stay() {
        let points = [(0.0, 1.0), (10.0, 2.0), (20.0, 1.0)];
        assert_eq!(m4(&points), points);
        assert!(m4(&[]).is_empty());
    }
}
