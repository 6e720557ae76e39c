//! [`Scene`](crate::scene::Scene) → picture. Painters know shapes, never
//! kinds of chart.

pub mod canvas;
mod dump;
mod emphasis;
#[cfg(feature = "cli")]
mod fonts;
#[cfg(feature = "cli")]
mod png;
#[cfg(any(feature = "report", test))]
mod proof;
mod svg;
mod tween;

pub use dump::dump;
pub use emphasis::State;
#[cfg(feature = "cli")]
pub use fonts::{FontError, Fonts};
#[cfg(feature = "cli")]
pub use png::{Picture, PictureError};
#[cfg(any(feature = "report", test))]
pub use proof::{Finding, proof};
pub use svg::{SvgOptions, svg};
pub use tween::Tween;

use crate::text::scaled;

/// `value` with at most three decimals and no trailing zeros: what SVG
/// attributes and dumps hold.
pub(crate) fn decimal(value: f64) -> String {
    // Written with integers: floats cost 10 KB of wasm.
    scaled(libm::round(value * 1000.0) as i64, -3, "-")
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
