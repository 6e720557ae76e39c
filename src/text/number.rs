//! How numbers are written for readers.

use super::kinsoku::among;

/// `digits` of a decimal number with a thousands separator where the house
/// style wants one: five digits or more before the point, and no 万 or 亿 in
/// `unit` to shorten it already. The minus sign becomes U+2212.
///
/// # Examples
/// ```
/// use indicator_charts::text::group_digits;
/// assert_eq!(group_digits("12345.60", "家"), "12,345.60");
/// assert_eq!(group_digits("5670", "个"), "5670");
/// assert_eq!(group_digits("12345", "万户"), "12345");
/// assert_eq!(group_digits("-3.2", "%"), "\u{2212}3.2");
/// ```
pub fn group_digits(digits: &str, unit: &str) -> String {
    let unsigned = digits.strip_prefix(['-', '\u{2212}']).unwrap_or(digits);
    let mut out = unsigned.to_owned();
    let mut point = unsigned.bytes().take_while(u8::is_ascii_digit).count();
    if point >= 5 && !unit.chars().any(|c| among("万亿萬億", c)) {
        while point > 3 {
            point -= 3;
            out.insert(point, ',');
        }
    }
    if unsigned.len() < digits.len() {
        out.insert(0, '\u{2212}');
    }
    out
}

/// The most zeros that [`scaled`] writes on either side of the point.
pub(crate) const MOST_POWER: i32 = 40;
const ZEROS: &str = "0000000000000000000000000000000000000000";

/// `multiple × 10^power` without zeros at the end of its fraction.
#[inline(never)]
pub(crate) fn scaled(mut multiple: i64, power: i32, minus: &str) -> String {
    let minus = if multiple < 0 { minus } else { "" };
    let zeros = if multiple == 0 { 0 } else { power.clamp(0, MOST_POWER) as usize };
    let mut places = (-power).clamp(0, MOST_POWER) as usize;
    while places > 0 && multiple % 10 == 0 {
        (multiple, places) = (multiple / 10, places - 1);
    }
    let digits = multiple.unsigned_abs().to_string();
    let padded = [&ZEROS[..(places + 1).saturating_sub(digits.len())], &digits].concat();
    let (whole, fraction) = padded.split_at(padded.len() - places);
    [minus, whole, &ZEROS[..zeros], if places > 0 { "." } else { "" }, fraction].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_every_three() {
        assert_eq!(group_digits("1234567890", "元"), "1,234,567,890");
        assert_eq!(group_digits("1331.4", "亿元"), "1331.4");
    }
}
