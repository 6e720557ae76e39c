//! Numbers in digits, as written.

use super::chars::{at, before, is_han, last_of};
use crate::document::MOST_DIGITS;

/// A number of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Number {
    pub(super) start: usize,
    pub(super) end: usize,
    /// Decimal text without grouping.
    pub(super) digits: String,
}

/// A whole number in digits.
pub(crate) fn written(number: u64) -> String {
    let mut digits = String::new();
    write(&mut digits, number);
    digits
}

/// Writes a whole number in digits.
pub(super) fn write(out: &mut String, number: u64) {
    let mut unit = 1_u64;
    while number / unit > 9 {
        unit *= 10;
    }
    while unit > 0 {
        out.push(char::from(b'0' + (number / unit % 10) as u8));
        unit /= 10;
    }
}

/// The whole number that `digits` are.
pub(super) fn whole(digits: &str) -> Option<u32> {
    if digits.is_empty() {
        return None;
    }
    digits.bytes().try_fold(0_u32, |number, byte| match byte {
        b'0'..=b'9' => number.checked_mul(10)?.checked_add(u32::from(byte - b'0')),
        _ => None,
    })
}

/// The number whose first digit is at `start`; its sign stands before it.
/// None for versions, times, names and anything else that digits are part of.
/// The second value is where the reader goes on.
pub(super) fn number(text: &[char], start: usize) -> (Option<Number>, usize) {
    let (digits, end) = digits(text, start);
    if is_name(text, start, end) || digits.chars().filter(char::is_ascii_digit).count() > MOST_DIGITS {
        return (None, name_end(text, end));
    }
    let signed = is_signed(text, start);
    let digits = if signed { ["-", &digits].concat() } else { digits };
    let number = Number { start: start - usize::from(signed), end, digits };
    (Some(number), end)
}

/// Digits with grouping and decimals from `start`.
fn digits(text: &[char], start: usize) -> (String, usize) {
    let mut out = String::new();
    let mut end = start;
    let run = |from: usize| text[from.min(text.len())..].iter().take_while(|c| c.is_ascii_digit()).count();
    let first = run(start);
    out.extend(&text[start..start + first]);
    end += first;
    if first <= 3 {
        // 3 218.6万人次, but not the columns of a table.
        let spaced =
            is_han(before(text, start)) && at(text, end) == ' ' && run(end + 1) == 3 && at(text, end + 4) != ' ';
        let mark = if spaced { ' ' } else { ',' };
        while at(text, end) == mark && run(end + 1) == 3 && out.len() <= MOST_DIGITS {
            out.extend(&text[end + 1..end + 4]);
            end += 4;
        }
    }
    let decimals = if at(text, end) == '.' { run(end + 1) } else { 0 };
    if decimals > 0 {
        out.extend(&text[end..=end + decimals]);
        end += 1 + decimals;
    }
    // 007 is a name, 0.5 is not.
    let whole = out.split('.').next().unwrap_or_default();
    if whole.len() > 1 && whole.starts_with('0') {
        out.clear();
        out.extend(['9'; MOST_DIGITS + 2]);
    }
    (out, end)
}

/// Digits that belong to a name: 5G, COVID-19, 1.2.3, 9:30, 1+6, 7×24.
fn is_name(text: &[char], start: usize, end: usize) -> bool {
    let (left, right) = (before(text, start), at(text, end));
    let far_left = before(text, start.saturating_sub(1));
    let joins = |c: char| matches!(c, '+' | '×' | '*' | '·' | '/' | '_' | '#' | '=' | '\\' | '&' | '@');
    // （+6.1%） has a sign.
    let signed = left == '+' && (far_left == '(' || far_left == '比');
    // GDP1236.5亿元
    if left.is_ascii_alphabetic() && last_of(&text[..start], "GDP CPI PPI PMI LNG LPG AQI GMV EPS").is_some() {
        return false;
    }
    if left.is_ascii_alphabetic() || joins(left) && !matches!(far_left, ' ' | '\n') && !signed || left == '.' {
        return true;
    }
    if left == '-' && (far_left.is_ascii_alphanumeric() || joins(far_left)) {
        return true;
    }
    // 9:30, 3:1
    if right == ':' && at(text, end + 1).is_ascii_digit() || left == ':' && far_left.is_ascii_digit() {
        return true;
    }
    if right == '.' && at(text, end + 1).is_ascii_digit() {
        return true;
    }
    if matches!(right, '+' | '×' | '*' | '·' | '=' | '_') {
        return true;
    }
    right.is_ascii_alphabetic() && !is_latin_unit(&text[end..])
}

/// km, kWh, MW and the like, and not the start of a longer word.
fn is_latin_unit(rest: &[char]) -> bool {
    let word: String = rest.iter().take(6).take_while(|c| c.is_ascii_alphabetic()).collect();
    super::unit::is_known(&word)
}

/// The end of a name with digits in it: 2.0.1, 5G, 0531-88888.
fn name_end(text: &[char], start: usize) -> usize {
    let inside = |c: &&char| c.is_ascii_alphanumeric() || matches!(c, '.' | '+' | '×' | '_');
    start + text[start..].iter().take_while(inside).count()
}

/// A minus sign that belongs to the number: 为-3.1%, not 5-7.
fn is_signed(text: &[char], start: usize) -> bool {
    if before(text, start) != '-' || start == 0 {
        return false;
    }
    let left = before(text, start - 1);
    is_han(left) && !super::numeral::is_numeral(left) && !matches!(left, '年' | '月' | '日')
        || matches!(left, ' ' | '(' | '\n' | '、' | ',' | ':')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::chars::canonical_text;

    fn read(text: &str) -> Option<String> {
        let text = canonical_text(text);
        let start = text.iter().position(char::is_ascii_digit)?;
        number(&text, start).0.map(|number| number.digits)
    }

    #[test]
    fn digits_are_kept_as_written() {
        for (text, digits) in [
            ("671.50亿元", "671.50"),
            ("1,331.4亿元", "1331.4"),
            ("１，３３１．４亿元", "1331.4"),
            ("12,345,678元", "12345678"),
            ("0.05%", "0.05"),
            ("为-3.1%", "-3.1"),
            ("为−3.1%", "-3.1"),
            ("357家,前三季度", "357"),
            ("5,12家", "5"),
            ("8.", "8"),
        ] {
            assert_eq!(read(text).as_deref(), Some(digits), "{text}");
        }
    }

    #[test]
    fn names_are_no_numbers() {
        for text in [
            "5G基站",
            "COVID-19",
            "PM2.5",
            "A320",
            "9:30",
            "1+6+N",
            "7×24小时",
            "v2.0.1",
            "007",
            "H5N1",
            "9999999999999999999家",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
