//! How numbers are written for readers.

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
    let (sign, digits) = match digits.strip_prefix(['-', '\u{2212}']) {
        Some(rest) => ("\u{2212}", rest),
        None => ("", digits),
    };
    let (whole, fraction) = digits.find('.').map_or((digits, ""), |dot| digits.split_at(dot));
    let mut out = sign.to_owned();
    if whole.len() < 5 || unit.contains(['万', '亿']) {
        out.push_str(whole);
    } else {
        for (i, digit) in whole.chars().enumerate() {
            if i > 0 && (whole.len() - i).is_multiple_of(3) {
                out.push(',');
            }
            out.push(digit);
        }
    }
    out.push_str(fraction);
    out
}

/// `digits` with an explicit sign: `+1.9`, `−0.3`, `0`.
pub fn signed(digits: &str) -> String {
    let plain = group_digits(digits, "万");
    let zero = !digits.bytes().any(|b| matches!(b, b'1'..=b'9'));
    if zero || plain.starts_with('\u{2212}') { plain } else { ["+", &plain].concat() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_are_explicit_but_zero_has_none() {
        assert_eq!(signed("1.9"), "+1.9");
        assert_eq!(signed("-0.3"), "−0.3");
        assert_eq!(signed("0.0"), "0.0");
    }

    #[test]
    fn groups_every_three() {
        assert_eq!(group_digits("1234567890", "元"), "1,234,567,890");
        assert_eq!(group_digits("1331.4", "亿元"), "1331.4");
    }
}
