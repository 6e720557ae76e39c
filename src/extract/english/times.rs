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

/// The last time that a sentence or a heading names.
pub(in crate::extract) fn time(text: &[char], start: usize, end: usize) -> Said {
    let words = words(text, start, end);
    (0..words.len()).rev().find_map(|i| {
        let year = year(&words[i])?;
        let compared = i.checked_sub(1).is_some_and(|before| words[before].is("since from than"));
        if compared {
            return None;
        }
        let (part, first) = part(&words, i);
        let period = [year, part.as_str()].concat();
        Period::parse(&period)?;
        let said: String = text[words[first].start..words[i].end].iter().collect();
        Some(Time { period, words: said })
    })
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
