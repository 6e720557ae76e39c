//! Logarithmic scales.

use super::{Linear, Tick, linear::ten_to};
use crate::text::scaled;

/// Maps a positive domain onto a pixel range by its logarithm.
///
/// # Examples
/// ```
/// use indicator_charts::scale::Log;
/// let y = Log::new((1.0, 100.0), (0.0, 200.0));
/// assert_eq!(y.map(10.0), 100.0);
/// assert!((y.invert(100.0) - 10.0).abs() < 1e-9);
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Log {
    linear: Linear,
}

/// What is not positive is as far down as numbers go. This and what else
/// needs logarithms is a part of its own in the page.
#[inline(never)]
fn log(value: f64) -> f64 {
    if value > 0.0 { libm::log10(value) } else { -324.0 }
}

impl Log {
    /// A scale; the domain is positive.
    pub fn new(domain: (f64, f64), range: (f64, f64)) -> Self {
        Self { linear: Linear::new((log(domain.0), log(domain.1)), range) }
    }

    /// The pixel of `value`.
    pub fn map(&self, value: f64) -> f64 {
        self.linear.map(log(value))
    }

    /// The value at `pixel`.
    pub fn invert(&self, pixel: f64) -> f64 {
        libm::exp10(self.linear.invert(pixel))
    }
}

/// The powers of ten around a positive domain; at least one.
#[inline(never)]
pub(crate) fn decades((low, high): (f64, f64)) -> (f64, f64) {
    let low = ten_to(f64::floor(log(low) + 1e-9) as i32);
    let high = ten_to(f64::ceil(log(high) - 1e-9) as i32);
    (low, if high <= low { low * 10.0 } else { high })
}

/// Ticks at powers of ten; where those are few, at 2 and 5 times them too.
/// Their texts are exact and distinct.
#[inline(never)]
pub fn log_ticks(domain: (f64, f64), most: usize) -> Vec<Tick> {
    let (low, high) = (log(domain.0), log(domain.1));
    if !(low.is_finite() && high.is_finite() && low < high) {
        return Vec::new();
    }
    let (first, last) = (f64::floor(low) as i32, f64::ceil(high) as i32);
    let step = ((last - first) as usize).div_ceil(most.max(1)).max(1);
    let few = high - low < 2.0;
    let mut ticks = Vec::new();
    for power in (first..=last).step_by(step) {
        for factor in if few { &[1, 2, 5][..] } else { &[1][..] } {
            let value = f64::from(*factor) * ten_to(power);
            if value >= domain.0 * (1.0 - 1e-9) && value <= domain.1 * (1.0 + 1e-9) {
                let text = if (-6..=15).contains(&power) {
                    scaled(i64::from(*factor), power, "")
                } else {
                    [&factor.to_string(), "e", &power.to_string()].concat()
                };
                ticks.push(Tick { value, text });
            }
        }
    }
    ticks
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(low: f64, high: f64) -> Vec<String> {
        log_ticks((low, high), 5).into_iter().map(|tick| tick.text).collect()
    }

    #[test]
    fn ticks_are_powers_of_ten() {
        assert_eq!(texts(1.0, 10_000.0), ["1", "10", "100", "1000", "10000"]);
        assert_eq!(texts(0.5, 30.0), ["0.5", "1", "2", "5", "10", "20"]);
        assert_eq!(texts(1e-300, 1e300), ["1e-300", "1e-180", "1e-60", "1e60", "1e180", "1e300"]);
        assert!(texts(1.0, 1.0).is_empty() && texts(-1.0, f64::NAN).is_empty());
    }

    #[test]
    fn pixels_come_back() {
        let scale = Log::new((0.02, 5e7), (176.0, 18.0));
        for i in 0..=158 {
            let pixel = 18.0 + f64::from(i);
            assert!((scale.map(scale.invert(pixel)) - pixel).abs() < 1e-6);
        }
    }
}
