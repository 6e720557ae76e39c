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

/// Every value of `all` that is not missing, with its place in the stack.
#[inline(never)]
pub(in super::super) fn stack(all: &[&Series]) -> Vec<StackPart> {
    let mut sums: Vec<(f64, [f64; 2])> = Vec::new();
    let mut parts = Vec::new();
    for (n, series) in all.iter().enumerate() {
        for (i, mark) in series.marks.iter().enumerate().filter(|(_, mark)| mark.y.is_finite()) {
            let at = sums.partition_point(|(x, _)| *x < mark.x);
            if sums.get(at).is_none_or(|(x, _)| *x != mark.x) {
                sums.insert(at, (mark.x, [0.0; 2]));
            }
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
    fn negative_values_go_the_other_way() {
        let mark = |y| Mark { x: 0.0, y, band: 0, datum: None, status: Status::Actual };
        let series = |y| Series { marks: vec![mark(y)], ..Series::empty("", 0) };
        let all = [series(3.0), series(-2.0), series(f64::NAN), series(4.0), series(-1.0)];
        let parts = stack(&all.iter().collect::<Vec<_>>());
        let ends: Vec<_> = parts.iter().map(|part| (part.from, part.to)).collect();
        assert_eq!(ends, [(0.0, 3.0), (0.0, -2.0), (3.0, 7.0), (-2.0, -3.0)]);
    }
}
