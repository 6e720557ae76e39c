//! M4: of the points in one column of pixels, the first, the lowest, the
//! highest and the last draw the same picture as all of them.

use crate::scene::Point;

/// Width of a column in CSS pixels: an eighth, which is what the canvas rounds
/// to. Columns of a whole pixel would change its shades at steep walls.
pub(in super::super) const COLUMN: f64 = 0.125;
/// A column of more points than these is dense.
const DENSE: u32 = 8;

/// Takes points in order of x and keeps at most four of each column. Their
/// units do not matter: data need not be placed first.
pub(in super::super) struct Columns {
    /// Of a column, along x.
    width: f64,
    /// Where the next column begins.
    next: f64,
    kept: Vec<Point>,
    /// First, lowest, highest and last of the column so far, each with its
    /// number.
    column: Option<[(u32, Point); 4]>,
    number: u32,
    /// The lowest and the highest of the column before; not a number where
    /// the first or the last point must stay.
    range: (f64, f64),
}

impl Columns {
    /// For columns of `width`.
    pub(in super::super) fn new(width: f64) -> Self {
        let range = (f64::NAN, f64::NAN);
        Self { width, next: f64::NEG_INFINITY, kept: Vec::new(), column: None, number: 0, range }
    }

    /// Takes the next point.
    #[inline(always)]
    pub(in super::super) fn push(&mut self, point: Point) {
        let next = (self.number, point);
        self.number = self.number.wrapping_add(1);
        match &mut self.column {
            Some([_, low, high, last]) if point.0 < self.next => {
                if point.1 < low.1.1 {
                    *low = next;
                }
                if point.1 > high.1.1 {
                    *high = next;
                }
                *last = next;
            }
            _ => {
                self.flush();
                self.next = (f64::floor(point.0 / self.width) + 1.0) * self.width;
                self.column = Some([next; 4]);
            }
        }
    }

    #[inline(never)]
    fn flush(&mut self) {
        let Some([first, low, high, last]) = self.column.take() else { return };
        let (one, other) = if low.0 < high.0 { (low, high) } else { (high, low) };
        // In a column of many points that overlaps the one before, the way in
        // and the way out lie within its own stroke.
        let dense = last.0 - first.0 > DENSE && low.1.1 <= self.range.1 && high.1.1 >= self.range.0;
        self.range = (low.1.1, high.1.1);
        let mut before = None;
        for (number, point) in [first, one, other, last] {
            let extreme = number == one.0 || number == other.0;
            if before != Some(number) && (extreme || !dense) {
                self.kept.push(point);
                before = Some(number);
            }
        }
    }

    /// What was kept.
    pub(in super::super) fn finish(mut self) -> Vec<Point> {
        self.range = (f64::NAN, f64::NAN);
        self.flush();
        self.kept
    }
}

/// At most four of `points`, which are in order of x, for each column.
pub(in super::super) fn m4(points: &[Point]) -> Vec<Point> {
    let mut columns = Columns::new(COLUMN);
    for point in points {
        columns.push(*point);
    }
    columns.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_the_ends_and_the_extremes_of_each_column() {
        let points: Vec<Point> = (0..100_000).map(|i| (f64::from(i) * 0.003, libm::sin(f64::from(i)) * 50.0)).collect();
        let kept = m4(&points);
        assert!(kept.len() <= 4 * 2_401, "{}", kept.len());
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
