//! Decimal numbers as an article writes them.

use std::cmp::Ordering;

/// The most digits of a number: all such numbers fit 64 bits, which wasm
/// computes with; 128 bits cost it several kilobytes.
pub const MOST_DIGITS: usize = 18;
/// The same in writing.
pub(super) const MOST_DIGITS_TEXT: &str = "18";
/// The smallest whole number that has too many digits.
const TOO_LONG: u64 = 10_u64.pow(MOST_DIGITS as u32);

/// An exact decimal number: `mantissa / 10^scale`, at most 18 digits.
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
    /// Of at most [`MOST_DIGITS`] digits.
    mantissa: i64,
    /// At most [`MOST_DIGITS`].
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
        let unsigned = match text.as_bytes() {
            [b'-', ..] => text.get(1..),
            // U+2212.
            [0xe2, 0x88, 0x92, ..] => text.get(3..),
            _ => None,
        };
        let digits = unsigned.unwrap_or(text);
        let (mut size, mut scale, mut point, mut long) = (0, 0, false, false);
        for (at, byte) in digits.bytes().enumerate() {
            match byte {
                b'0'..=b'9' => {
                    long |= size >= TOO_LONG / 10;
                    size = if long { size } else { size * 10 + u64::from(byte - b'0') };
                    scale += u32::from(point);
                }
                b'.' if at > 0 && !point => point = true,
                _ if ["nan", "inf", "infinity"].iter().any(|word| digits.eq_ignore_ascii_case(word)) => {
                    return Err(DecimalFault::NonFinite);
                }
                _ => return Err(DecimalFault::Syntax),
            }
        }
        if digits.is_empty() || point && scale == 0 {
            return Err(DecimalFault::Syntax);
        }
        let size = if long { None } else { Some(size) };
        Self::new(unsigned.is_some(), size, scale).ok_or(DecimalFault::Length)
    }

    /// `None` past [`MOST_DIGITS`].
    fn new(negative: bool, size: Option<u64>, scale: u32) -> Option<Self> {
        let size = size.filter(|size| *size < TOO_LONG && scale as usize <= MOST_DIGITS)? as i64;
        Some(Self { mantissa: if negative { -size } else { size }, scale })
    }

    /// A whole number.
    pub fn whole(value: u32) -> Self {
        Self { mantissa: i64::from(value), scale: 0 }
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
        let size = with_zeros(self.mantissa.unsigned_abs(), (-scale).max(0) as u32);
        Self::new(self.is_negative(), size, scale.max(0) as u32)
    }

    /// The value times `10^power`, in another unit: a larger one gives it more
    /// decimals, but no zeros. 8000万 is 0.8亿.
    #[inline(never)]
    pub fn converted(self, power: i32) -> Option<Self> {
        let mut same = self.times_ten_to(power)?;
        while same.scale > self.scale && same.mantissa % 10 == 0 {
            (same.mantissa, same.scale) = (same.mantissa / 10, same.scale - 1);
        }
        Some(same)
    }

    /// Sum, with the larger number of decimals. `None` past [`MOST_DIGITS`].
    pub fn plus(self, other: Self) -> Option<Self> {
        let scale = self.scale.max(other.scale);
        let sum = self.at_scale(scale)? + other.at_scale(scale)?;
        Self::new(sum < 0, Some(sum.unsigned_abs()), scale)
    }

    /// Difference, with the larger number of decimals.
    pub fn minus(self, other: Self) -> Option<Self> {
        self.plus(other.negated())
    }

    /// Product, with the decimals of both. `None` past [`MOST_DIGITS`].
    #[cfg(any(feature = "report", test))]
    pub fn times(self, other: Self) -> Option<Self> {
        let size = self.mantissa.unsigned_abs().checked_mul(other.mantissa.unsigned_abs());
        Self::new(self.is_negative() != other.is_negative(), size, self.scale + other.scale)
    }

    /// The mantissa at a `scale` that is not smaller.
    fn at_scale(self, scale: u32) -> Option<i64> {
        let size = with_zeros(self.mantissa.unsigned_abs(), scale - self.scale);
        Self::new(self.is_negative(), size, scale).map(|same| same.mantissa)
    }

    /// Quotient rounded half up (away from zero) to `decimals` places.
    /// `None` for a zero divisor, and past [`MOST_DIGITS`].
    pub fn divided_by(self, divisor: Self, decimals: u32) -> Option<Self> {
        if decimals as usize > MOST_DIGITS {
            return None;
        }
        // a/10^s ÷ b/10^t · 10^d = a·10^(t+d-s) ÷ b
        let shift = (divisor.scale + decimals) as i32 - self.scale as i32;
        let bottom = with_zeros(divisor.mantissa.unsigned_abs(), (-shift).max(0) as u32)?;
        let top = self.mantissa.unsigned_abs();
        let (mut quotient, mut rest) = (top.checked_div(bottom)?, top % bottom);
        // Long division: a rest is below 10^18, ten times a rest below 2^64.
        for _ in 0..shift {
            quotient = with_zeros(quotient, 1)? + rest * 10 / bottom;
            rest = rest * 10 % bottom;
        }
        let up = rest >= bottom - rest;
        Self::new(self.is_negative() != divisor.is_negative(), Some(quotient + u64::from(up)), decimals)
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

    /// The whole part and the fraction in units of `10^-18`, both with the
    /// sign: they compare as the value does.
    fn parts(self) -> (i64, i64) {
        let unit = 10_i64.pow(self.scale);
        let fraction = self.mantissa % unit * 10_i64.pow(MOST_DIGITS as u32 - self.scale);
        (self.mantissa / unit, fraction)
    }
}

/// `size` with zeros put behind it. `None` past [`MOST_DIGITS`].
#[inline(never)]
fn with_zeros(mut size: u64, zeros: u32) -> Option<u64> {
    for _ in 0..zeros {
        if size >= TOO_LONG / 10 {
            return None;
        }
        size *= 10;
    }
    Some(size)
}

impl std::fmt::Display for Decimal {
    /// ASCII digits with `-`; zero is never negative.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut text = String::new();
        if self.is_negative() {
            text.push('-');
        }
        let (mut unit, mut started) = (TOO_LONG, false);
        for place in (0..=MOST_DIGITS as u32).rev() {
            let digit = self.mantissa.unsigned_abs() / unit % 10;
            started |= digit > 0 || place == self.scale;
            if started {
                text.push(char::from(b'0' + digit as u8));
            }
            if place == self.scale && place > 0 {
                text.push('.');
            }
            unit /= 10;
        }
        f.write_str(&text)
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
        self.parts().cmp(&other.parts())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn d(text: &str) -> Decimal {
        Decimal::parse(text).expect(text)
    }

    #[test]
    fn another_unit_adds_no_zeros() {
        let converted = |text: &str, power| d(text).converted(power).expect("fits").to_string();
        assert_eq!(converted("8000", -4), "0.8");
        assert_eq!(converted("85000000", -8), "0.85");
        assert_eq!(converted("1200.50", -4), "0.12005");
        assert_eq!(converted("671.50", 0), "671.50");
        assert_eq!(converted("1.20", 4), "12000");
        assert_eq!(converted("0", -4), "0");
    }

    #[test]
    fn keeps_the_digits_as_written() {
        for text in ["0", "671.50", "1331.4", "0.05", "-3.20", "123456789012345678", "0.000000000000000001"] {
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
        assert_eq!(Decimal::parse(&"9".repeat(19)).err(), Some(DecimalFault::Length));
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
    fn products_are_exact() {
        assert_eq!(d("267.3").times(d("1.133")).expect("fits").to_string(), "302.8509");
        assert_eq!(d("-0.5").times(d("3")).expect("fits").to_string(), "-1.5");
        assert!(d("999999999999").times(d("9999999")).is_none());
        assert!(d(&"9".repeat(18)).times(d(&"9".repeat(18))).is_none());
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
    fn compares_the_longest_numbers() {
        let ascending = [
            "-999999999999999999",
            "-1.00000000000000001",
            "-0.999999999999999999",
            "-0.000000000000000001",
            "0.000000000000000000",
            "0.000000000000000001",
            "0.999999999999999999",
            "1.00000000000000001",
            "99999999999999999.8",
            "99999999999999999.9",
            "999999999999999999",
        ];
        for pair in ascending.windows(2) {
            assert!(d(pair[0]) < d(pair[1]), "{pair:?}");
        }
        assert_eq!(d("0.000000000000000000"), d("-0"));
        assert_eq!(d("1.00000000000000000"), d("1"));
    }

    #[test]
    fn divides_the_longest_numbers() {
        let nines = d(&"9".repeat(18));
        assert_eq!(nines.divided_by(nines, 17).expect("fits").to_string(), "1.00000000000000000");
        assert_eq!(d("1").divided_by(nines, 18).expect("fits").to_string(), "0.000000000000000001");
        let (a, b) = (d("1.23456789012345678"), d("9.87654321098765432"));
        assert_eq!(a.divided_by(b, 17).expect("fits").to_string(), "0.12499999886093750");
        assert_eq!(d("999999999999999999").divided_by(d("3"), 0).expect("fits").to_string(), "333333333333333333");
        assert!(nines.divided_by(d("3"), 2).is_none());
        assert!(d("0").divided_by(d("3"), 19).is_none());
    }

    #[test]
    fn length_is_counted_without_leading_zeros() {
        let zeros = "0".repeat(100);
        assert_eq!(d(&(zeros.clone() + "1.5")).to_string(), "1.5");
        assert_eq!(Decimal::parse(&["0.", &zeros].concat()).err(), Some(DecimalFault::Length));
        assert_eq!(Decimal::parse(&["1", &zeros].concat()).err(), Some(DecimalFault::Length));
        assert_eq!(Decimal::parse(&["1", &zeros, "x"].concat()).err(), Some(DecimalFault::Syntax));
    }

    #[test]
    fn overflow_is_none_not_a_panic() {
        let big = d(&"9".repeat(18));
        assert!(big.times_ten_to(1).is_none());
        assert!(big.times_ten_to(-19).is_none());
        assert!(big.divided_by(d("0.000000000000000001"), 18).is_none());
        assert!(big.plus(d("0.1")).is_none());
        assert!(big.plus(big).is_none());
        assert_eq!(big.minus(big).map(|v| v.to_string()), Some("0".to_owned()));
        assert_eq!(d("0").times_ten_to(20).map(|v| v.to_string()), Some("0".to_owned()));
    }
}
