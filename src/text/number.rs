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
    let mut out = String::new();
    let unsigned = digits.strip_prefix(['-', '\u{2212}']).unwrap_or(digits);
    if unsigned.len() < digits.len() {
        out.push('\u{2212}');
    }
    let whole = unsigned.find('.').unwrap_or(unsigned.len());
    let grouped = whole >= 5 && !unit.chars().any(|c| among("万亿", c));
    for (at, digit) in unsigned.char_indices() {
        if grouped && at > 0 && at < whole && (whole - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
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
