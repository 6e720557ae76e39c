//! Ticks of every finite domain, however large or small its numbers are.

use super::{Tick, linear::ten_to, ticks};

/// Beyond these powers of ten a tick is written with an exponent.
const PLAIN: i32 = 15;

/// As [`ticks`], but up to ±1.7e308 and down to 5e-324: there the texts have
/// an exponent, `1.5e308`.
///
/// # Examples
/// ```
/// use indicator_charts::scale::wide_ticks;
/// let texts: Vec<_> = wide_ticks((0.0, 1.5e308), 3).into_iter().map(|tick| tick.text).collect();
/// assert_eq!(texts, ["0", "0.5e308", "1e308", "1.5e308"]);
/// ```
#[inline(never)]
pub fn wide_ticks(domain: (f64, f64), most: usize) -> Vec<Tick> {
    let largest = domain.0.abs().max(domain.1.abs());
    if !domain.0.is_finite() || !domain.1.is_finite() || largest == 0.0 {
        return Vec::new();
    }
    if (ten_to(-PLAIN)..ten_to(PLAIN + 1)).contains(&largest) {
        return ticks(domain, most);
    }
    let power = power_of(largest);
    // In two steps: 10^308 times 10^16 is not finite, nor is 1 / 10^324.
    let (half, rest) = (ten_to(power / 2), ten_to(power - power / 2));
    let mut marks: Vec<Tick> = Vec::new();
    for tick in &ticks((domain.0 / half / rest, domain.1 / half / rest), most) {
        let value = tick.value * half * rest;
        if value.is_finite() && marks.last().is_none_or(|last| value > last.value) {
            let exponent = if tick.text == "0" { ["", ""] } else { ["e", &power.to_string()] };
            marks.push(Tick { value, text: [&tick.text, exponent[0], exponent[1]].concat() });
        }
    }
    marks
}

/// The power of ten of a positive number, counted: only absurd ones come here.
fn power_of(number: f64) -> i32 {
    // 1 / 10^309 is not a number any more.
    let (number, shift) = if number < 1.0 { (number * ten_to(300), 300) } else { (number, 0) };
    let mut power = -24;
    while power < 308 && ten_to(power + 1) <= number {
        power += 1;
    }
    power - shift
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_finite_domain_ends_with_distinct_ticks() {
        let ends = [0.0, 5e-324, 1e-300, 1e-9, 1.0, 1e15, 1e15 + 0.5, 1e17, 1e300, 1e308, 1.7e308, f64::MAX];
        for low in ends.iter().flat_map(|v| [*v, -*v]) {
            for high in ends.iter().flat_map(|v| [*v, -*v]) {
                let ticks = wide_ticks((low, high), 5);
                assert!(ticks.len() <= 7, "{low} {high}");
                for pair in ticks.windows(2) {
                    assert_ne!(pair[0].text, pair[1].text);
                    assert!(pair[0].value < pair[1].value, "{low} {high} {ticks:?}");
                }
                let wide = (high - low).abs() > 1e-6 * high.abs().max(low.abs());
                let normal = high.abs().max(low.abs()) > 1e-300;
                assert!(ticks.len() >= 2 || !wide || !normal, "{low} {high} {ticks:?}");
            }
        }
        assert!(wide_ticks((0.0, f64::INFINITY), 5).is_empty());
        assert!(wide_ticks((f64::NAN, 1.0), 5).is_empty());
    }
}
