//! Values on each other: positive ones upwards from zero, negative ones
//! downwards, each from where the last one of its sign ended.

use crate::resolve::Series;

/// One value of a stack.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in super::super) struct StackPart {
    /// Positions of the series and of its mark.
    pub(in super::super) series: usize,
    pub(in super::super) mark: usize,
    /// Where it begins and ends, in the measure's unit.
    pub(in super::super) from: f64,
    pub(in super::super) to: f64,
}

/// Every place where one of `all` has a mark, in order. Lists are merged: put
/// in one by one, a million places would be moved half a million times.
#[inline(never)]
pub(in super::super) fn merged(all: &[&Series]) -> Vec<f64> {
    let mut places: Vec<f64> = Vec::new();
    for series in all {
        let before = std::mem::take(&mut places);
        let mut at = 0;
        for mark in &series.marks {
            while at < before.len() && before[at] < mark.x {
                places.push(before[at]);
                at += 1;
            }
            at += usize::from(before.get(at) == Some(&mark.x));
            places.push(mark.x);
        }
        for place in &before[at..] {
            places.push(*place);
        }
    }
    places
}

/// Every value of `all` that is not missing, with its place in the stack.
#[inline(never)]
pub(in super::super) fn stack(all: &[&Series]) -> Vec<StackPart> {
    let mut sums: Vec<(f64, [f64; 2])> = Vec::new();
    for place in merged(all) {
        sums.push((place, [0.0; 2]));
    }
    let mut parts = Vec::new();
    for (n, series) in all.iter().enumerate() {
        for (i, mark) in series.marks.iter().enumerate().filter(|(_, mark)| mark.y.is_finite()) {
            let at = sums.partition_point(|(x, _)| *x < mark.x);
            let sum = &mut sums[at].1[usize::from(mark.y < 0.0)];
            let from = *sum;
            *sum += mark.y;
            parts.push(StackPart { series: n, mark: i, from, to: *sum });
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::resolve::{Mark, Status};

    #[test]
    fn places_of_series_are_merged() {
        let series = |places: &mut dyn Iterator<Item = u32>| {
            let mark = |x| Mark { x: f64::from(x), y: 1.0, band: 0, datum: None, status: Status::Actual };
            Series { marks: places.map(mark).collect(), ..Series::empty("", 0) }
        };
        let all =
            [series(&mut [3, 4, 9].into_iter()), series(&mut [1, 3, 5, 10].into_iter()), series(&mut [4].into_iter())];
        assert_eq!(merged(&all.iter().collect::<Vec<_>>()), [1.0, 3.0, 4.0, 5.0, 9.0, 10.0]);
        assert!(merged(&[]).is_empty());
        // One at odd places, one at even ones.
        let many = [series(&mut (0..500_000).map(|x| 2 * x + 1)), series(&mut (0..500_000).map(|x| 2 * x))];
        let many = many.iter().collect::<Vec<_>>();
        assert!(merged(&many).iter().enumerate().all(|(at, x)| at as f64 == *x));
        assert!(stack(&many).iter().all(|part| (part.from, part.to) == (0.0, 1.0)));
    }

    #[test]
    fn negative_values_go_the_other_way() {
        let mark = |y| Mark { x: 0.0, y, band: 0, datum: None, status: Status::Actual };
        let series = |y| Series { marks: vec![mark(y)], ..Series::empty("", 0) };
        let all = [series(3.0), series(-2.0), series(f64::NAN), series(4.0), series(-1.0)];
        let parts = stack(&all.iter().collect::<Vec<_>>());
        let ends: Vec<_> = parts.iter().map(|part| (part.from, part.to)).collect();
        assert_eq!(ends, [(0.0, 3.0), (0.0, -2.0), (3.0, 7.0), (-2.0, -3.0)]);
    }
}
