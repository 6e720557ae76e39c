//! [`Scene`](crate::scene::Scene) → picture. Painters know shapes, never
//! kinds of chart.

pub mod canvas;
mod dump;
mod emphasis;
mod svg;

pub use dump::dump;
pub use emphasis::State;
#[cfg(target_arch = "wasm32")]
pub(crate) use svg::hex;
pub use svg::{SvgOptions, svg};

/// `value` with at most three decimals and no trailing zeros: what SVG
/// attributes and dumps hold.
fn decimal(value: f64) -> String {
    // Written with integers: `{:.3}` of a float costs 3 KB of wasm.
    let thousandths = libm::round(value * 1000.0) as i64;
    let (whole, rest) = (thousandths.unsigned_abs() / 1000, thousandths.unsigned_abs() % 1000);
    let sign = if thousandths < 0 { "-" } else { "" };
    let text = [sign, &whole.to_string(), ".", &(1000 + rest).to_string()[1..]].concat();
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
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
