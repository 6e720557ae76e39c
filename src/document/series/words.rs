//! Periods in the words of Chinese statistics.

use crate::document::Period;
use crate::text::Lang;

const DIGITS: [&str; 4] = ["一", "二", "三", "四"];

/// A period in canonical form (`2023-Q1/Q3`) or in words: 2023年, 2023年一季度,
/// 2023年前三季度, 2023年上半年, 2023年9月, 2023年1—9月, 2023年9月30日.
///
/// # Examples
/// ```
/// use indicator_charts::document::{Period, series::period};
/// assert_eq!(period("2023年前三季度"), Period::parse("2023-Q1/Q3"));
/// assert_eq!(period("2023年1—9月"), Period::parse("2023-01/09"));
/// assert_eq!(period("甲组"), None);
/// ```
#[inline(never)]
pub fn period(text: &str) -> Option<Period> {
    if let Some(period) = Period::parse(text) {
        return Some(period);
    }
    let (year, rest) = cut_text(text, "年")?;
    if year.len() != 4 {
        return None;
    }
    match rest {
        "" | "全年" => return Period::parse(year),
        "上半年" => return months(year, 1, 6),
        "下半年" => return months(year, 7, 12),
        _ => {}
    }
    if let Some(quarter) = before(before(rest, "度").unwrap_or(rest), "季") {
        let cumulative = after(quarter, "前");
        let name = cumulative.or_else(|| after(quarter, "第")).unwrap_or(quarter);
        let last = 3 * match name {
            "一" | "1" => 1,
            "二" | "2" => 2,
            "三" | "3" => 3,
            "四" | "4" => 4,
            _ => return None,
        };
        return months(year, if cumulative.is_some() { 1 } else { last - 2 }, last);
    }
    if let Some(count) = after(rest, "前").and_then(|rest| before(rest, "月")) {
        return months(year, 1, number(before(count, "个").or_else(|| before(count, "個"))?, 12)?);
    }
    if let Some(both) = before(rest, "月") {
        for joint in ["—", "–", "-", "至", "～", "~"] {
            if let Some((first, last)) = cut_text(both, joint) {
                return months(year, number(before(first, "月").unwrap_or(first), 12)?, number(last, 12)?);
            }
        }
        let month = number(both, 12)?;
        return months(year, month, month);
    }
    let (month, day) = cut_text(before(rest, "日")?, "月")?;
    let (month, day) = (number(month, 12)?, number(day, 31)?);
    Period::parse(&[year, "-", &two(month), "-", &two(day)].concat())
}

#[inline(never)]
fn months(year: &str, first: u8, last: u8) -> Option<Period> {
    let (from, to) = (two(first), two(last));
    let [joint, to] = if first == last { ["", ""] } else { ["/", &to] };
    Period::parse(&[year, "-", &from, joint, to].concat())
}

fn two(number: u8) -> String {
    let digits = u32::from(number).to_string();
    if number < 10 { ["0", &digits].concat() } else { digits }
}

/// What stands before and after the first `joint`. The library's search is
/// made for long texts, and large.
#[inline(never)]
fn cut_text<'a>(text: &'a str, joint: &str) -> Option<(&'a str, &'a str)> {
    for at in 0..text.len() {
        if text.as_bytes()[at..].starts_with(joint.as_bytes()) {
            return Some((text.get(..at)?, text.get(at + joint.len()..)?));
        }
    }
    None
}

/// What stands before `end`, where `text` ends with it.
fn before<'a>(text: &'a str, end: &str) -> Option<&'a str> {
    if text.as_bytes().ends_with(end.as_bytes()) { text.get(..text.len() - end.len()) } else { None }
}

/// What stands after `start`, where `text` starts with it.
fn after<'a>(text: &'a str, start: &str) -> Option<&'a str> {
    if text.as_bytes().starts_with(start.as_bytes()) { text.get(start.len()..) } else { None }
}

/// A number from 1 to `most`.
#[inline(never)]
fn number(text: &str, most: u8) -> Option<u8> {
    let mut number = 0;
    for byte in text.bytes() {
        if !byte.is_ascii_digit() || number > 9 {
            return None;
        }
        number = number * 10 + (byte - b'0');
    }
    (1..=most).contains(&number).then_some(number)
}

/// The part of its year that `period` covers, in words that tell a cumulative
/// period from a single one: 前三季度, 三季度, 9月, 1—9月; empty for a year.
#[inline(never)]
pub fn period_text(period: &Period, lang: Lang) -> String {
    let Period { first_month: first, last_month: last, last_day: day, .. } = *period;
    if period.is_day() {
        let (m, d) = (u32::from(last).to_string(), u32::from(day).to_string());
        let [joint, end] = if lang == Lang::En { ["/", ""] } else { ["月", "日"] };
        return [&m, joint, &d, end].concat();
    }
    let quarter = usize::from(last / 3).max(1) - 1;
    match (first, last) {
        (1, 12) => String::new(),
        (1, 6) => lang.say("上半年|H1").to_owned(),
        (7, 12) => lang.say("下半年|H2").to_owned(),
        (1, 9) => lang.say("前三季度|Q1–Q3").to_owned(),
        (first, last) if last % 3 == 0 && first + 2 == last => {
            let [before, digits, after] = if lang == Lang::En {
                ["Q", ["1", "2", "3", "4"][quarter], ""]
            } else {
                ["", DIGITS[quarter], "季度"]
            };
            [before, digits, after].concat()
        }
        (first, last) if first == last => {
            let m = u32::from(last).to_string();
            let [month, end] = if lang == Lang::En { [MONTHS[usize::from(last) - 1], ""] } else { [&m, "月"] };
            [month, end].concat()
        }
        (first, last) => match lang {
            Lang::Zh | Lang::Hant => [&*u32::from(first).to_string(), "—", &u32::from(last).to_string(), "月"].concat(),
            Lang::En => [MONTHS[usize::from(first) - 1], "–", MONTHS[usize::from(last) - 1]].concat(),
        },
    }
}

/// A period in words: 2023年前三季度; Q1–Q3 2023; Sep 30, 2023.
#[inline(never)]
pub fn dated(period: &Period, lang: Lang) -> String {
    let year = u32::from(period.year).to_string();
    if lang == Lang::En && period.is_day() {
        let day = u32::from(period.last_day).to_string();
        return [MONTHS[usize::from(period.last_month) - 1], " ", &day, ", ", &year].concat();
    }
    let part = period_text(period, lang);
    match lang {
        Lang::Zh | Lang::Hant => [&year, "年", &part].concat(),
        Lang::En => [part.as_str(), if part.is_empty() { "" } else { " " }, &year].concat(),
    }
}

const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_read_as_the_format_says() {
        for (words, canonical) in [
            ("2023年", "2023"),
            ("2023年全年", "2023"),
            ("2023年上半年", "2023-H1"),
            ("2023年下半年", "2023-H2"),
            ("2023年一季度", "2023-Q1"),
            ("2023年第4季度", "2023-Q4"),
            ("2023年第三季", "2023-Q3"),
            ("2023年前三季", "2023-Q1/Q3"),
            ("2023年前11個月", "2023-01/11"),
            ("2023年前三季度", "2023-Q1/Q3"),
            ("2023年前2季度", "2023-H1"),
            ("2023年9月", "2023-09"),
            ("2023年12月", "2023-12"),
            ("2023年1—9月", "2023-01/09"),
            ("2023年1-9月", "2023-01/09"),
            ("2023年1月至9月", "2023-01/09"),
            ("2023年前11个月", "2023-01/11"),
            ("2024年2月29日", "2024-02-29"),
        ] {
            assert_eq!(period(words), Period::parse(canonical), "{words}");
            assert!(period(words).is_some(), "{words}");
        }
        for words in ["", "23年", "2023年13月", "2023年五季度", "2023年2月29日", "2023年9-1月", "2023年度", "济南"]
        {
            assert_eq!(period(words), None, "{words}");
        }
    }

    #[test]
    fn days_in_english_have_their_year_behind_them() {
        let day = period("2023-09-30").expect("a day");
        assert_eq!(dated(&day, Lang::En), "Sep 30, 2023");
        assert_eq!(dated(&day, Lang::Zh), "2023年9月30日");
    }

    #[test]
    fn words_come_back() {
        for words in
            ["上半年", "下半年", "一季度", "四季度", "前三季度", "9月", "1—2月", "1—11月", "9月30日", "12月31日"]
        {
            let read = period(&["2023年", words].concat()).expect(words);
            assert_eq!(period_text(&read, Lang::Zh), words);
        }
    }
}
