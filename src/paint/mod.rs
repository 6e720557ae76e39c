//! [`Scene`](crate::scene::Scene) → picture. Painters know shapes, never
//! kinds of chart.

pub mod canvas;
mod dump;
mod emphasis;
mod svg;

pub use dump::dump;
pub use emphasis::State;
pub use svg::{SvgOptions, svg};

/// `value` with at most three decimals and no trailing zeros: what SVG
/// attributes and dumps hold.
pub(crate) fn decimal(value: f64) -> String {
    // Written with integers: `{:.3}` of a float costs 3 KB of wasm.
    let thousandths = libm::round(value * 1000.0) as i64;
    let (whole, rest) = (thousandths.unsigned_abs() / 1000, thousandths.unsigned_abs() % 1000);
    let sign = if thousandths < 0 { "-" } else { "" };
    let text = [sign, &whole.to_string(), ".", &(1000 + rest).to_string()[1..]].concat();
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// `#` and two digits for each of `channels`: a colour as CSS writes it, with
/// or without its alpha.
#[inline(never)]
pub(crate) fn hex(channels: &[u8]) -> String {
    let mut out = String::from("#");
    for channel in channels {
        for nibble in [channel >> 4, channel & 15] {
            out.push(char::from(b"0123456789abcdef"[usize::from(nibble)]));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::decimal;

    #[test]
    fn decimals_are_short() {
        let cases = [
            (0.0, "0"),
            (-0.0001, "0"),
            (1.5, "1.5"),
            (-2.25, "-2.25"),
            (100.0, "100"),
            (0.0006, "0.001"),
            (-0.05, "-0.05"),
        ];
        for (value, text) in cases {
            assert_eq!(decimal(value), text);
        }
    }
}
