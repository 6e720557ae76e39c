//! Linear scales and ticks at 1, 2 or 5 × 10ⁿ.

use crate::text::{MOST_POWER, scaled};

/// Maps a numeric domain onto a pixel range.
///
/// The range may run backwards. A domain of zero width maps every value to
/// the start of the range; the result is never NaN.
///
/// # Examples
/// ```
/// use indicator_charts::scale::Linear;
/// let x = Linear::new((0.0, 8.0), (92.0, 236.0));
/// assert_eq!(x.map(4.0), 164.0);
/// assert_eq!(x.invert(164.0), 4.0);
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Linear {
    domain: (f64, f64),
    range: (f64, f64),
}

impl Linear {
    /// A scale; the ends of the domain are made finite.
    pub fn new(domain: (f64, f64), range: (f64, f64)) -> Self {
        let finite = |v: f64| if v.is_nan() { 0.0 } else { v.clamp(f64::MIN, f64::MAX) };
        Self { domain: (finite(domain.0), finite(domain.1)), range }
    }

    /// The same domain on another range.
    #[must_use]
    pub fn with_range(self, range: (f64, f64)) -> Self {
        Self { range, ..self }
    }

    /// The pixel of `value`; values outside the domain are not
    /// clamped to it.
    #[inline(never)]
    pub fn map(&self, value: f64) -> f64 {
        // Halved, because max − min overflows for the widest domains.
        let span = self.domain.1 / 2.0 - self.domain.0 / 2.0;
        if span == 0.0 || !value.is_finite() {
            return self.range.0;
        }
        // Far outside is far outside: keeps the product below finite.
        let share = ((value / 2.0 - self.domain.0 / 2.0) / span).clamp(-1e6, 1e6);
        self.range.0 + share * (self.range.1 - self.range.0)
    }

    /// The value at `pixel`.
    pub fn invert(&self, pixel: f64) -> f64 {
        let span = self.range.1 - self.range.0;
        if span == 0.0 {
            return self.domain.0;
        }
        let share = (pixel - self.range.0) / span;
        self.domain.0 * (1.0 - share) + self.domain.1 * share
    }
}

/// A tick: its value and its exact decimal text.
#[derive(Clone, Debug, PartialEq)]
pub struct Tick {
    /// Where it stands.
    pub value: f64,
    /// `0`, `200`, `0.05`, `−3`; all distinct.
    pub text: String,
}

/// At most `most + 1` ticks inside `domain`, at steps of 1, 2 or 5 × 10ⁿ.
/// Empty where the domain has no width, or more than numbers can tell apart.
///
/// # Examples
/// ```
/// let texts: Vec<_> = indicator_charts::scale::ticks((0.0, 8.0), 4).into_iter().map(|t| t.text).collect();
/// assert_eq!(texts, ["0", "2", "4", "6", "8"]);
/// ```
#[inline(never)]
pub fn ticks(domain: (f64, f64), most: usize) -> Vec<Tick> {
    let mut ticks = Vec::new();
    let (low, high) = (domain.0.min(domain.1), domain.0.max(domain.1));
    let rough = (high - low) / most as f64;
    // Numbers of documents have at most 30 digits; others are hostile, or not
    // finite.
    if !(ten_to(-MOST_POWER)..ten_to(MOST_POWER)).contains(&rough) {
        return ticks;
    }
    let mut power = -MOST_POWER;
    while ten_to(power + 1) <= rough {
        power += 1;
    }
    // A hair of tolerance: 0.6 / 3 is a little more than 0.2.
    let lead = rough / ten_to(power) * (1.0 - 1e-12);
    let mut factor = 1;
    if lead > 5.0 {
        power += 1;
    } else if lead > 2.0 {
        factor = 5;
    } else if lead > 1.0 {
        factor = 2;
    }
    let step = factor as f64 * ten_to(power);
    let slack = 1e-9;
    let (first, last) = (f64::ceil(low / step - slack), f64::floor(high / step + slack));
    // Beyond 2^53 steps from zero the multiples of a step are no longer
    // distinct doubles: such a domain has no ticks that could be told apart.
    if first.abs() < 9e15 && last.abs() < 9e15 {
        for steps in first as i64..=last as i64 {
            let multiple = steps * factor;
            ticks.push(Tick { value: multiple as f64 * ten_to(power), text: scaled(multiple, power, "\u{2212}") });
        }
    }
    ticks
}

/// `10^power`, the same on every target. Multiplied out, because `exp10` and
/// `pow` are large.
#[inline(never)]
pub(crate) fn ten_to(power: i32) -> f64 {
    let mut product = 1.0;
    for _ in 0..power.unsigned_abs() {
        product *= 10.0;
    }
    if power < 0 { 1.0 / product } else { product }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(low: f64, high: f64, most: usize) -> Vec<String> {
        ticks((low, high), most).into_iter().map(|tick| tick.text).collect()
    }

    #[test]
    fn steps_are_nice_and_texts_exact() {
        assert_eq!(texts(0.0, 320.0, 4), ["0", "100", "200", "300"]);
        assert_eq!(texts(0.0, 0.6, 3), ["0", "0.2", "0.4", "0.6"]);
        assert_eq!(texts(-5.0, 5.0, 5), ["−4", "−2", "0", "2", "4"]);
        assert_eq!(texts(0.0, 3e10, 3), ["0", "10000000000", "20000000000", "30000000000"]);
    }

    #[test]
    fn hostile_domains_terminate_with_distinct_texts() {
        let ends = [0.0, 5e-324, 1e-300, 1e-9, 1.0, 1.0 + 1e-9, 1e15, 1e15 + 0.5, 1e308, f64::MAX];
        for low in ends.iter().flat_map(|v| [*v, -*v]) {
            for high in ends.iter().flat_map(|v| [*v, -*v]) {
                let ticks = ticks((low, high), 5);
                assert!(ticks.len() <= 7, "{low} {high}");
                for pair in ticks.windows(2) {
                    assert_ne!(pair[0].text, pair[1].text);
                    assert!(pair[0].value.is_finite() && pair[0].value < pair[1].value);
                }
            }
        }
        assert!(ticks((f64::NAN, 1.0), 5).is_empty());
        assert!(ticks((0.0, f64::INFINITY), 5).is_empty());
    }

    #[test]
    fn mapping_never_gives_nan() {
        for domain in [(0.0, 0.0), (f64::MIN, f64::MAX), (f64::NAN, 1.0), (0.0, f64::INFINITY)] {
            let scale = Linear::new(domain, (0.0, 100.0));
            for value in [0.0, 1.0, -1e308, f64::NAN, f64::INFINITY] {
                assert!(scale.map(value).is_finite(), "{domain:?} {value}");
            }
        }
        assert_eq!(Linear::new((f64::MIN, f64::MAX), (0.0, 100.0)).map(0.0), 50.0);
    }
}
