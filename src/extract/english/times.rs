//! Periods in English: the first three quarters of 2023.

use super::Said;
use super::amounts::{Word, words};
use crate::document::Period;
use crate::extract::number::written;
use crate::extract::times::Time;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The last time that a sentence or a heading names; `running` is the year of
/// those that are said without one.
pub(in crate::extract) fn time(text: &[char], start: usize, end: usize, running: Option<&str>) -> Said {
    let words = words(text, start, end);
    let said = (0..words.len()).rev().find_map(|i| {
        let year = year(&words[i])?;
        // since 2019, up from 92.5% in 2021
        let before = &words[i.saturating_sub(5)..i];
        let compared = before.last().is_some_and(|word| word.is("since from than"))
            || before.last().is_some_and(|word| word.is("in"))
                && before.iter().rev().take_while(|word| !word.is(", ;")).any(|word| word.is("from than"));
        if compared {
            return None;
        }
        let (part, first) = part(&words, i);
        let period = [year, part.as_str()].concat();
        Period::parse(&period)?;
        let said: String = text[words[first].start..words[i].end].iter().collect();
        Some(Time { period, words: said })
    });
    said.or_else(|| opening(text, &words, running?))
}

/// In the fourth quarter, In December: of the running year.
fn opening(text: &[char], words: &[Word], year: &str) -> Said {
    if !words.first()?.is("in by during at as") {
        return None;
    }
    let end = words.iter().take(7).position(|word| word.is(","))?;
    let month = |name: &str| MONTHS.iter().position(|month| *month == name).map(|month| month + 1);
    let months = words[..end].iter().enumerate().find_map(|(at, word)| Some((at, month(&word.text)?)));
    let (first, part) = if let Some((at, month)) = months {
        let zero = if month < 10 { "-0" } else { "-" };
        (at, [zero, &written(month as u64)].concat())
    } else {
        // As before "of 2023".
        let noun = words[..end].iter().position(|word| word.is("quarter half"))?;
        let number = ["first", "second", "third", "fourth"]
            .iter()
            .position(|name| noun.checked_sub(1).is_some_and(|at| words[at].text.eq_ignore_ascii_case(name)))?;
        let letter = if words[noun].is("half") { "-H" } else { "-Q" };
        (noun - 1, [letter, &written(number as u64 + 1)].concat())
    };
    let period = [year, &part].concat();
    Period::parse(&period)?;
    Some(Time { period, words: text[words[first].start..words[end - 1].end].iter().collect() })
}

fn year(word: &Word) -> Option<&str> {
    let digits = word.text.len() == 4 && word.text.bytes().all(|byte| byte.is_ascii_digit());
    (digits && (word.text.starts_with("19") || word.text.starts_with("20"))).then_some(&word.text)
}

/// What stands before the year: the part, and its first word.
fn part(words: &[Word], year: usize) -> (String, usize) {
    let back = |steps: usize| year.checked_sub(steps).map(|at| (at, words[at].text.as_str()));
    if let Some((at, months)) = back(1) {
        let month = |name: &str| MONTHS.iter().position(|month| *month == name).map(|month| month + 1);
        let two = |month: usize| [if month < 10 { "0" } else { "" }, &written(month as u64)].concat();
        if let Some(month) = month(months) {
            return (["-", &two(month)].concat(), at);
        }
        let dash = months.char_indices().find(|(_, c)| matches!(c, '—' | '-'));
        if let Some((first, last)) = dash.map(|(at, c)| (&months[..at], &months[at + c.len_utf8()..]))
            && let (Some(first), Some(last)) = (month(first), month(last))
        {
            return (["-", &two(first), "/", &two(last)].concat(), at);
        }
    }
    let of = back(1).is_some_and(|(_, word)| word == "of");
    let (Some((at, noun)), true) = (back(2), of) else { return (String::new(), year) };
    let ordinal = back(3).map(|(_, word)| word.to_ascii_lowercase()).unwrap_or_default();
    let number =
        ["first", "second", "third", "fourth"].iter().position(|name| *name == ordinal).map(|number| number + 1);
    match (noun, number) {
        ("quarter", Some(number)) => (["-Q", &written(number as u64)].concat(), at - 1),
        ("half", Some(number)) if number < 3 => (["-H", &written(number as u64)].concat(), at - 1),
        ("quarters", _) if ordinal == "three" => ("-Q1/Q3".to_owned(), at - 2),
        ("months", _) if ordinal == "nine" => ("-01/09".to_owned(), at - 2),
        ("end", _) => ("-12".to_owned(), at),
        _ => (String::new(), year),
    }
}
