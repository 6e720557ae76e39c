//! Where a text states a number, and in which unit.

use std::ops::Range;

use crate::document::{Decimal, Dimension, Quantity, Unit};
use crate::text::Lang;

/// The longest units have so many characters: 万立方米/公里.
const MOST_UNIT: usize = 14;

/// The code points of `text` that state `quantity`: its wording, or its digits.
pub(super) fn place(text: &str, quantity: &Quantity) -> Option<Range<usize>> {
    if let Some(written) = &quantity.written
        && let Some(byte) = text.find(written.as_str())
    {
        let start = text[..byte].chars().count();
        return Some(start..start + written.chars().count());
    }
    let numbers = numbers(text);
    let find = |value: Decimal| numbers.iter().find(|number| says(&number.0, value)).map(|number| number.1.clone());
    let first = find(quantity.value?)?;
    match quantity.upper {
        Some(upper) => find(upper).map(|last| first.start..last.end.max(first.end)),
        None => Some(first),
    }
}

/// Whether `value`, as written, is one of the numbers in `text`. 8 is not in 18.
pub(super) fn says_number(text: &str, value: Decimal) -> bool {
    numbers(text).iter().any(|number| says(&number.0, value))
}

fn says(number: &str, value: Decimal) -> bool {
    let value = if value.is_negative() { value.negated() } else { value };
    number == value.to_string()
}

/// The unit that `text` starts with, if it is another than `unit`: what stands
/// behind a figure's digits.
pub(super) fn other_unit(text: &str, unit: &Unit, lang: Lang) -> Option<String> {
    // 8亿多元, 36万余人.
    let near: Vec<char> = text.chars().take(MOST_UNIT).filter(|c| !['多', '余', '餘', ' '].contains(c)).collect();
    let near: Vec<char> =
        if text.starts_with(|c: char| c.is_ascii()) { text.trim_start().chars().take(24).collect() } else { near };
    let whole = |end: usize| {
        let letter = |at: usize| near.get(at).is_some_and(char::is_ascii_alphabetic);
        !(letter(end - 1) && letter(end))
    };
    let read = |end: usize| Unit::of(near[..end].iter().collect::<String>().as_str(), lang);
    let there = (1..=near.len()).rev().filter(|end| whole(*end)).find_map(read)?;
    let (own, other) = (unit.written.as_str(), there.written.as_str());
    // 个 of 个/千人; 吨标准煤 of 吨.
    let shortened = own.starts_with(other) || there.dimension == Dimension::Verbatim && other.starts_with(own);
    let same = there.comparable(unit) && there.power == unit.power;
    (!same && !shortened).then_some(there.written)
}

/// The numbers of a text in ASCII digits, without thousands separators, and
/// their places in code points.
fn numbers(text: &str) -> Vec<(String, Range<usize>)> {
    let plain: Vec<char> = text
        .chars()
        .map(|c| match c {
            '０'..='９' => char::from(b'0' + (c as u32 - '０' as u32) as u8),
            '．' => '.',
            _ => c,
        })
        .collect();
    let digit = |at: usize| plain.get(at).is_some_and(char::is_ascii_digit);
    let mut numbers = Vec::new();
    let (mut number, mut start, mut grouped) = (String::new(), 0, false);
    // What follows the text ends its last number.
    for (at, c) in plain.iter().copied().chain(['\n']).enumerate() {
        let inside = at > 0 && digit(at - 1) && digit(at + 1);
        if number.is_empty() {
            start = at;
        }
        match c {
            '0'..='9' => number.push(c),
            '.' if inside => number.push('.'),
            ',' if inside && (grouped || number.len() <= 3) && (1..=3).all(|n| digit(at + n)) && !digit(at + 4) => {
                grouped = true;
            }
            _ => {
                grouped = false;
                if !number.is_empty() {
                    numbers.push((std::mem::take(&mut number), start..at));
                }
            }
        }
    }
    spaced(&plain, &mut numbers);
    numbers
}

/// Adds the numbers whose thousands stand apart: 3 218.6 beside 3 and 218.6,
/// since 区间 5 100 may be either.
fn spaced(text: &[char], numbers: &mut Vec<(String, Range<usize>)>) {
    const NARROW: [char; 4] = [' ', '\u{a0}', '\u{2009}', '\u{202f}'];
    let thousands = |number: &str| number.split('.').next().is_some_and(|whole| whole.len() == 3);
    for first in 0..numbers.len() {
        let (mut number, mut place) = numbers[first].clone();
        if number.len() > 3 || number.contains('.') {
            continue;
        }
        let mut last = first;
        while let Some((next, there)) = numbers.get(last + 1)
            && there.start == place.end + 1
            && NARROW.contains(&text[place.end])
            && thousands(next)
            && !number.contains('.')
        {
            number.push_str(next);
            place.end = there.end;
            last += 1;
        }
        if last > first {
            numbers.push((number, place));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Decimal {
        Decimal::parse(text).expect("number")
    }

    #[test]
    fn a_number_is_whole_digits() {
        let found = |text| numbers(text).into_iter().map(|number| number.0).collect::<Vec<_>>();
        assert_eq!(found("18项，1,234.5亿元；３．２%"), ["18", "1234.5", "3.2"]);
        assert_eq!(found("2023,974。"), ["2023", "974"]);
        assert_eq!(found("1,2 与 5."), ["1", "2", "5"]);
        assert_eq!(found("3 218.6万人次"), ["3", "218.6", "3218.6"]);
        assert_eq!(found("1 327　205 4"), ["1", "327", "205", "4", "1327"]);
        assert!(says_number("达到1331.4亿元", number("1331.4")));
        assert!(!says_number("18项", number("8")));
        assert!(!says_number("1331.40亿元", number("1331.4")));
        assert!(says_number("下降3.2%", number("-3.2")));
    }

    #[test]
    fn a_number_has_its_place() {
        assert_eq!(numbers("共1,234家").first().map(|number| number.1.clone()), Some(1..6));
        assert_eq!(numbers("为8").first().map(|number| number.1.clone()), Some(1..2));
    }

    #[test]
    fn another_unit_behind_the_digits() {
        let other = |text: &str, unit: &str| {
            let lang = if text.is_ascii() { Lang::En } else { Lang::Zh };
            other_unit(text, &Unit::parse(unit).expect("a unit"), lang)
        };
        for (text, unit) in [
            ("亿元，同比", "亿元"),
            ("亿多元", "亿元"),
            ("万余人", "万人"),
            ("亿", "亿元"),
            ("个", "个/人"),
            ("家企业", "户"),
            ("和2.3个百分点", "个百分点"),
            ("吨标准煤", "吨"),
            ("％", "%"),
            (" billion yuan of", "billion yuan"),
            (" more than", "km"),
            ("", "个"),
        ] {
            assert_eq!(other(text, unit), None, "{text} {unit}");
        }
        for (text, unit, there) in [
            ("万元", "亿元", "万元"),
            ("亿美元", "亿元", "亿美元"),
            ("个百分点", "%", "个百分点"),
            ("个百分点。", "个", "个百分点"),
            ("%", "个百分点", "%"),
            ("万个", "个", "万个"),
            (" million yuan in", "billion yuan", "million yuan"),
        ] {
            assert_eq!(other(text, unit).as_deref(), Some(there), "{text} {unit}");
        }
    }
}
