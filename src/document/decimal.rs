//! Decimal numbers as an article writes them.

use std::cmp::Ordering;

use super::fields::cut;

/// The most digits that the arithmetic below holds.
pub const MOST_DIGITS: usize = 30;
/// The same in writing.
pub(super) const MOST_DIGITS_TEXT: &str = "30";

/// An exact decimal number: `mantissa / 10^scale`, at most 30 digits.
///
/// # Examples
/// ```
/// use indicator_charts::document::Decimal;
/// let growth = Decimal::parse("7.9").unwrap();
/// let lead = Decimal::parse("1.9").unwrap();
/// assert_eq!(growth.minus(lead).unwrap().to_string(), "6.0");
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Decimal {
    mantissa: i128,
    scale: u32,
}

/// Why a text is no [`Decimal`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DecimalFault {
    /// Not `[-−]digits[.digits]`.
    Syntax,
    /// NaN or Infinity, spelled out.
    NonFinite,
    /// More than [`MOST_DIGITS`] digits.
    Length,
}

impl Decimal {
    /// Reads `digits`, `digits.digits`, with a leading `-` or U+2212.
    pub fn parse(text: &str) -> Result<Self, DecimalFault> {
        let (negative, digits) = match text.strip_prefix(['-', '\u{2212}']) {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        if ["nan", "inf", "infinity"].iter().any(|word| digits.eq_ignore_ascii_case(word)) {
            return Err(DecimalFault::NonFinite);
        }
        let (whole, fraction) = match cut(digits, b'.') {
            Some((_, "")) => return Err(DecimalFault::Syntax),
            Some(pair) => pair,
            None => (digits, ""),
        };
        if whole.is_empty() || !whole.bytes().chain(fraction.bytes()).all(|b| b.is_ascii_digit()) {
            return Err(DecimalFault::Syntax);
        }
        let significant = whole.trim_start_matches('0').len() + fraction.len();
        if significant > MOST_DIGITS {
            return Err(DecimalFault::Length);
        }
        let mantissa = whole.bytes().chain(fraction.bytes()).fold(0, |m, b| m * 10 + i128::from(b - b'0'));
        Ok(Self { mantissa: if negative { -mantissa } else { mantissa }, scale: fraction.len() as u32 })
    }

    /// A whole number.
    pub fn whole(value: u32) -> Self {
        Self { mantissa: i128::from(value), scale: 0 }
    }

    /// Digits after the point.
    pub fn decimals(self) -> u32 {
        self.scale
    }

    /// Whether the value is below zero (`-0` is not).
    pub fn is_negative(self) -> bool {
        self.mantissa < 0
    }

    /// Whether the value is zero.
    pub fn is_zero(self) -> bool {
        self.mantissa == 0
    }

    /// The same value with the sign turned.
    pub fn negated(self) -> Self {
        Self { mantissa: -self.mantissa, ..self }
    }

    /// The value times `10^power`. `None` past [`MOST_DIGITS`].
    pub fn times_ten_to(self, power: i32) -> Option<Self> {
        let scale = self.scale as i32 - power;
        if scale >= 0 {
            return (scale as usize <= MOST_DIGITS).then_some(Self { scale: scale as u32, ..self });
        }
        let mantissa = self.mantissa.checked_mul(ten_to(-scale as u32)?)?;
        Some(Self { mantissa, scale: 0 })
    }

    /// Sum, with the larger number of decimals. `None` past [`MOST_DIGITS`].
    pub fn plus(self, other: Self) -> Option<Self> {
        let (a, b, scale) = self.aligned(other)?;
        Some(Self { mantissa: a.checked_add(b)?, scale })
    }

    /// Difference, with the larger number of decimals.
    pub fn minus(self, other: Self) -> Option<Self> {
        self.plus(other.negated())
    }

    /// Quotient rounded half up (away from zero) to `decimals` places.
    /// `None` for a zero divisor.
    pub fn divided_by(self, divisor: Self, decimals: u32) -> Option<Self> {
        if divisor.mantissa == 0 {
            return None;
        }
        // a/10^s ÷ b/10^t · 10^d = a·10^(t+d-s) ÷ b
        let shift = divisor.scale as i64 + i64::from(decimals) - i64::from(self.scale);
        let factor = ten_to(u32::try_from(shift.unsigned_abs()).ok()?)?;
        let (top, bottom) = if shift >= 0 {
            (self.mantissa.checked_mul(factor)?, divisor.mantissa)
        } else {
            (self.mantissa, divisor.mantissa.checked_mul(factor)?)
        };
        let quotient = top / bottom;
        let rest = (top % bottom).unsigned_abs();
        let up = rest >= bottom.unsigned_abs() - rest;
        let sign = if (top < 0) == (bottom < 0) { 1 } else { -1 };
        Some(Self { mantissa: if up { quotient + sign } else { quotient }, scale: decimals })
    }

    /// The nearest double (within 1 ulp), the same on every target.
    pub fn to_f64(self) -> f64 {
        // Not `powi`: its rounding differs between targets.
        let mut divisor = 1.0;
        for _ in 0..self.scale {
            divisor *= 10.0;
        }
        self.mantissa as f64 / divisor
    }

    fn aligned(self, other: Self) -> Option<(i128, i128, u32)> {
        let scale = self.scale.max(other.scale);
        let a = self.mantissa.checked_mul(ten_to(scale - self.scale)?)?;
        let b = other.mantissa.checked_mul(ten_to(scale - other.scale)?)?;
        Some((a, b, scale))
    }
}

fn ten_to(power: u32) -> Option<i128> {
    10_i128.checked_pow(power)
}

impl std::fmt::Display for Decimal {
    /// ASCII digits with `-`; zero is never negative.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut digits = self.mantissa.unsigned_abs().to_string();
        let scale = self.scale as usize;
        if scale > 0 {
            while digits.len() <= scale {
                digits.insert(0, '0');
            }
            digits.insert(digits.len() - scale, '.');
        }
        if self.is_negative() {
            digits.insert(0, '-');
        }
        f.write_str(&digits)
    }
}

impl PartialEq for Decimal {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Decimal {}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        match self.aligned(*other) {
            Some((a, b, _)) => a.cmp(&b),
            None => self.to_f64().total_cmp(&other.to_f64()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn d(text: &str) -> Decimal {
        Decimal::parse(text).expect(text)
    }

    #[test]
    fn keeps_the_digits_as_written() {
        for text in ["0", "671.50", "1331.4", "0.05", "-3.20", "123456789012345678901234567890"] {
            assert_eq!(d(text).to_string(), text);
        }
        assert_eq!(d("−1.5").to_string(), "-1.5");
        assert_eq!(d("-0.0").to_string(), "0.0");
    }

    #[test]
    fn refuses_what_is_not_decimal_text() {
        for text in ["", "-", ".5", "5.", "1,234", "１２３", "12%", "1e5", "+3", "约3000", "—", " 1", "--1"] {
            assert_eq!(Decimal::parse(text).err(), Some(DecimalFault::Syntax), "{text}");
        }
        for text in ["NaN", "inf", "-Infinity"] {
            assert_eq!(Decimal::parse(text).err(), Some(DecimalFault::NonFinite));
        }
        assert_eq!(Decimal::parse(&"9".repeat(31)).err(), Some(DecimalFault::Length));
    }

    #[test]
    fn derives_the_articles_values() {
        assert_eq!(d("7.9").minus(d("1.9")).expect("fits").to_string(), "6.0");
        assert_eq!(d("7.9").minus(d("1.7")).expect("fits").to_string(), "6.2");
        assert_eq!(d("100").minus(d("42.9")).expect("fits").to_string(), "57.1");
        let rate = d("113.3").times_ten_to(-2).expect("fits");
        assert_eq!(d("302.8").divided_by(rate, 1).expect("not zero").to_string(), "267.3");
    }

    #[test]
    fn rounds_half_away_from_zero() {
        assert_eq!(d("1").divided_by(d("8"), 2).expect("fits").to_string(), "0.13");
        assert_eq!(d("-1").divided_by(d("8"), 2).expect("fits").to_string(), "-0.13");
        assert_eq!(d("2").divided_by(d("3"), 0).expect("fits").to_string(), "1");
        assert!(d("1").divided_by(d("0.00"), 2).is_none());
    }

    #[test]
    fn compares_by_value() {
        assert_eq!(d("1.50"), d("1.5"));
        assert!(d("-2") < d("-1.99"));
        assert_eq!(d("2.1").times_ten_to(4).expect("fits"), d("21000"));
    }

    #[test]
    fn overflow_is_none_not_a_panic() {
        let big = d(&"9".repeat(30));
        assert!(big.times_ten_to(20).is_none());
        assert!(big.divided_by(d("0.000000000000000001"), 30).is_none());
        assert_eq!(big.plus(d("0.1")).map(|v| v.to_string()), Some("9".repeat(30) + ".1"));
    }
}
