//! M4: of the points in one column of pixels, the first, the lowest, the
//! highest and the last draw the same picture as all of them.

use crate::scene::Point;

/// Width of a column in CSS pixels: an eighth, which is what the canvas rounds
/// to. Columns of a whole pixel would change its shades at steep walls.
const COLUMN: f64 = 0.125;
/// A column of more points than these is dense.
const DENSE: u32 = 8;

/// Takes points in order of x and keeps at most four of each column.
pub(in super::super) struct Columns {
    kept: Vec<Point>,
    /// First, lowest, highest and last of the column so far, each with its
    /// number.
    column: Option<[(u32, Point); 4]>,
    number: u32,
    /// The lowest and the highest of the column before; not a number where
    /// the first or the last point must stay.
    range: (f64, f64),
}

impl Default for Columns {
    fn default() -> Self {
        Self { kept: Vec::new(), column: None, number: 0, range: (f64::NAN, f64::NAN) }
    }
}

impl Columns {
    /// Takes the next point.
    #[inline(always)]
    pub(in super::super) fn push(&mut self, point: Point) {
        let next = (self.number, point);
        self.number = self.number.wrapping_add(1);
        match &mut self.column {
            Some([first, low, high, last]) if f64::floor(first.1.0 / COLUMN) == f64::floor(point.0 / COLUMN) => {
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
    let mut columns = Columns::default();
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

    /// Of a million points, drawn with all of them and without, at most
    /// 0.5 % of the pixels differ by more than 16.
    #[cfg(feature = "cli")]
    #[test]
    fn the_picture_is_the_same() {
        use crate::paint::{Fonts, Picture, SvgOptions};
        use crate::scene::{Color, Role, Scene, Shape, Stroke};
        // A walk that crosses the plot a few times, and one as wild as noise.
        for (count, step) in [(100_000_u32, 0.5), (1_000_000, 0.16), (100_000, 20.0)] {
            let (mut seed, mut level) = (7_u32, 80.0_f64);
            let mut points: Vec<Point> = Vec::new();
            for i in 0..count {
                seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                level = (level + (f64::from(seed >> 16) / 32_768.0 - 1.0) * step).clamp(4.0, 156.0);
                points.push((4.0 + f64::from(i) / f64::from(count) * 672.0, level));
            }
            let files = ["Regular", "Bold"].map(|weight| {
                std::path::PathBuf::from(format!("{}/tests/fonts/NotoSansSC-{weight}.otf", env!("CARGO_MANIFEST_DIR")))
            });
            let fonts = Fonts::from_files(&files).expect("the vendored fonts");
            let picture = |lines: Vec<Point>| {
                let mut scene = Scene::new(680.0);
                scene.height = 160.0;
                let stroke = Some(Stroke::solid(Color::rgb(0x006778), 2.5));
                scene.push(Role::Mark, None, Shape::Path { lines: vec![lines], closed: false, fill: None, stroke });
                let options = SvgOptions { background: Some(Color::rgb(0xFCFBF8)), ..SvgOptions::default() };
                Picture::draw(&scene, &options, &fonts, 1.0).expect("drawn").pixels
            };
            let (few, all) = (picture(m4(&points)), picture(points));
            let differs = |(a, b): &(&[u8; 4], &[u8; 4])| a.iter().zip(*b).any(|(a, b)| a.abs_diff(*b) > 16);
            let different = few.iter().zip(&all).filter(differs).count();
            assert!(
                different * 200 <= all.len(),
                "{different} of {} pixels, {count} points, steps of {step}",
                all.len()
            );
        }
    }
}
