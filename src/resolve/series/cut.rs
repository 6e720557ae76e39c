//! Series as far as their axis of x is shown. In the page it comes with the
//! axes whose ends somebody chose.

use crate::resolve::{Grid, Kind, Mark, Series};

/// Leaves what lies between the ends of x, so that all that is drawn and said
/// is of that. Where a line passes an end, it gets a mark that is no value.
#[inline(never)]
pub(super) fn cut(grid: &mut Grid) {
    let (kind, log) = (grid.inner, grid.measure.log);
    // Bars are of all their places, slopes of two.
    grid.domain = grid.domain.filter(|_| matches!(kind, Kind::Line | Kind::Step | Kind::Area | Kind::Rank));
    let Some((from, to)) = grid.domain else { return };
    for series in &mut grid.series {
        let [enters, leaves] =
            [from, to].map(|x| if kind == Kind::Rank { None } else { passing(series, x, kind == Kind::Step, log) });
        series.passes = (enters.is_some(), leaves.is_some());
        series.marks.retain(|mark| mark.x >= from && mark.x <= to);
        if let Some(mark) = enters {
            series.marks.insert(0, mark);
        }
        series.marks.extend(leaves);
        series.measure();
    }
}

/// Where the line of `series` passes `x` between two of its values: a step is
/// as high there as the value before.
#[inline(never)]
fn passing(series: &mut Series, x: f64, steps: bool, log: bool) -> Option<Mark> {
    let at = series.marks.partition_point(|mark| mark.x < x);
    let (before, after) = (*series.marks.get(at.checked_sub(1)?)?, *series.marks.get(at)?);
    // A step goes on up to a gap.
    let gap = after.y.is_nan();
    if after.x == x || before.y.is_nan() || gap && !steps {
        return None;
    }
    let share = if steps { 0.0 } else { (x - before.x) / (after.x - before.x) };
    let between = |a: f64, b: f64| match log {
        _ if steps => a,
        true => by_ratio(a, b, share),
        false => a * (1.0 - share) + b * share,
    };
    let mut band = 0;
    if before.band > 0 && after.band > 0 {
        let ((low, high), (low_after, high_after)) = (series.band(&before), series.band(&after));
        band = series.add_band(between(low, low_after), between(high, high_after));
    }
    // A line is dashed up to what is not published.
    let status = if gap { before.status } else { after.status };
    Some(Mark { x, y: between(before.y, after.y), band, datum: None, status })
}

/// `share` of the way from `a` to `b` along a logarithmic axis: half after
/// half, because powers are a lot of code.
fn by_ratio(a: f64, b: f64, share: f64) -> f64 {
    let (mut from, mut to, mut left) = (a, b, share);
    for _ in 0..40 {
        let middle = from.sqrt() * to.sqrt();
        left *= 2.0;
        if left < 1.0 {
            to = middle;
        } else {
            from = middle;
            left -= 1.0;
        }
    }
    from
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::resolve::Status;

    fn series(values: &[(f64, f64)]) -> Series {
        let mut series = Series::empty("", 0);
        for (i, (x, y)) in values.iter().enumerate() {
            let status = if *x > 6.0 { Status::Forecast } else { Status::Actual };
            let band = series.add_band(y - 1.0, y + 1.0);
            series.marks.push(Mark { x: *x, y: *y, band, datum: Some(i as u32), status });
        }
        series
    }

    fn at(values: &[(f64, f64)], x: f64, steps: bool, log: bool) -> Option<(f64, (f64, f64), Status)> {
        let mut series = series(values);
        passing(&mut series, x, steps, log).map(|mark| (mark.y, series.band(&mark), mark.status))
    }

    #[test]
    fn a_line_passes_between_two_values_and_a_step_holds() {
        let values = [(0.0, 10.0), (4.0, 30.0), (5.0, f64::NAN), (8.0, 1.0), (10.0, 100.0)];
        assert_eq!(at(&values, 1.0, false, false), Some((15.0, (14.0, 16.0), Status::Actual)));
        assert_eq!(at(&values, 1.0, true, false), Some((10.0, (9.0, 11.0), Status::Actual)));
        assert_eq!(at(&values, 9.0, false, false).map(|(y, _, status)| (y, status)), Some((50.5, Status::Forecast)));
        // Of a logarithmic axis half-way is ten times.
        let (y, ..) = at(&values, 9.0, false, true).expect("passes");
        assert!((y - 10.0).abs() < 1e-9, "{y}");
        let (y, ..) = at(&values, 8.6, false, true).expect("passes");
        assert!((y - libm::pow(10.0, 0.6)).abs() < 1e-9, "{y}");
        // Nothing passes a value, a gap, or what is before the first and after the last.
        for x in [-1.0, 0.0, 4.0, 4.5, 6.0, 8.0, 10.0, 11.0] {
            assert_eq!(at(&values, x, false, false), None, "{x}");
        }
        assert_eq!(at(&values, 4.5, true, false).map(|(y, _, status)| (y, status)), Some((30.0, Status::Actual)));
        assert_eq!(at(&values, 6.0, true, false), None);
    }
}
