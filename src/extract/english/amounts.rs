//! Words of an English sentence, and the quantities among them.

use super::super::amount::Amount;
use super::super::chars::{is_letter, is_one_of};
use super::super::figure::{Figure, figure};
use super::super::number::{number, written};
use super::super::unit::is_known;
use super::{Before, spaced};
use crate::document::Qualifier;

/// A word, a number or a mark.
#[derive(Clone, Debug)]
pub(in crate::extract) struct Word {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) text: String,
    /// In small letters.
    small: Vec<char>,
}

impl Word {
    /// Whether it is one of `list`, whatever its first letter's case.
    pub(super) fn is(&self, list: &'static str) -> bool {
        is_one_of(&self.small, list)
    }

    /// Whether it may be a year.
    fn is_year(&self) -> bool {
        self.small.len() == 4 && self.small.starts_with(&['2', '0']) && self.small.iter().all(char::is_ascii_digit)
    }
}

/// A quantity: its words are `word..next`.
#[derive(Clone, Debug)]
pub(super) struct Quantity {
    pub(super) word: usize,
    pub(super) next: usize,
    pub(super) amount: Amount,
    before: Before,
}

impl Quantity {
    pub(super) fn figure(&self, text: &[char]) -> Figure {
        let mut figure = figure(text, &self.amount, None);
        let worded = self.amount.in_words || matches!(text[self.amount.start], '$' | '€');
        figure.written = worded.then(|| text[self.amount.start..self.amount.end].iter().collect());
        if let Some((qualifier, word)) = &self.before {
            (figure.qualifier, figure.qualifier_text) = (*qualifier, Some(word.clone()));
        }
        figure
    }
}

/// Cuts a sentence into words; numbers keep their points and commas.
pub(super) fn words(text: &[char], start: usize, end: usize) -> Vec<Word> {
    let mut words = Vec::new();
    let mut i = start;
    while i < end {
        let c = text[i];
        if c == ' ' || c == '\n' {
            i += 1;
            continue;
        }
        let letter = |c: char| is_letter(c) || matches!(c, '-' | '\'' | '’' | '“' | '”' | '—');
        let mut to = i + 1;
        if letter(c) {
            while to < end
                && (letter(text[to])
                    || matches!(text[to], '.' | ',' | ':')
                        && to + 1 < end
                        && text[to + 1].is_ascii_digit()
                        && text[to - 1].is_ascii_digit())
            {
                to += 1;
            }
        }
        let small = text[i..to].iter().map(char::to_ascii_lowercase).collect();
        words.push(Word { start: i, end: to, text: text[i..to].iter().collect(), small });
        i = to;
    }
    words
}

const NUMBERS: [&str; 13] =
    ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
const MONTHS: &str = "january february march april may june july august september october november december jan feb mar apr jun jul aug sep oct nov dec";
/// Open a sentence before a number.
const OPENING: &str = "nearly some about around over almost roughly approximately another all these those its only the of by at to in with more another exactly just fully up and but while";
const NAMES: &str = "within room terminal phase line iso no article section chapter class route gate version group category page figure table grade since number";

/// The quantities, in order.
pub(super) fn quantities(text: &[char], words: &[Word]) -> Vec<Quantity> {
    let mut found: Vec<Quantity> = Vec::new();
    let mut bare: Vec<usize> = Vec::new();
    let mut i = 0;
    while i < words.len() {
        let Some((value, start, in_words)) = value_at(text, words, i) else {
            i += 1;
            continue;
        };
        let (upper, (unit, next)) = match range(text, words, i).filter(|_| !in_words) {
            Some((upper, unit, next)) => (Some(upper), (unit, next)),
            None => (None, unit_at(words, i + 1)),
        };
        // 24 hours a day
        if unit == "hours" && words.get(next + 1).is_some_and(|word| word.is("day")) {
            i = next;
            continue;
        }
        let end = words[next - 1].end;
        let plain = unit.is_empty();
        if plain && (is_name(words, i, in_words) || words.get(i + 1).is_some_and(|word| word.is(MONTHS))) {
            i += 1;
            continue;
        }
        // $3.2 billion
        let (start, unit) = match i.checked_sub(1).and_then(|at| currency(&words[at])) {
            Some(currency) => (words[i - 1].start, [unit.as_str(), currency].join(" ").trim_start().to_owned()),
            None => (start, unit),
        };
        let plain = plain && unit.is_empty();
        let mut amount = super::amount(start, end, value, unit.clone(), in_words);
        amount.upper = upper;
        if plain || unit == "billion" || unit == "million" {
            bare.push(found.len());
        } else {
            share_unit(&mut found, &bare, words, i, &unit);
            bare.clear();
        }
        found.push(Quantity { word: i, next, amount, before: qualifier(words, i) });
        i = next;
    }
    found.retain(|quantity| !quantity.amount.unit.is_empty() || counts(words, quantity));
    found
}

/// The currency that stands before its amount.
fn currency(word: &Word) -> Option<&'static str> {
    match word.text.as_str() {
        "$" => Some("dollars"),
        "€" => Some("euros"),
        _ => None,
    }
}

/// 1.2 and 0.9 percentage points, 1.02 billion and 0.5 billion yuan.
fn share_unit(found: &mut [Quantity], bare: &[usize], words: &[Word], mut word: usize, unit: &str) {
    for at in bare.iter().rev() {
        let quantity = &mut found[*at];
        let joint = words[quantity.next..word].iter().all(|word| word.is(", and to or"));
        let fits = quantity.amount.unit.is_empty() || unit.starts_with(&quantity.amount.unit);
        if !joint || !fits || quantity.next == word {
            return;
        }
        quantity.amount.unit = unit.to_owned();
        quantity.amount.shared = true;
        word = quantity.word;
    }
}

fn value_at(text: &[char], words: &[Word], i: usize) -> Option<(String, usize, bool)> {
    let word = &words[i];
    let digits = word.text.trim_start_matches('-');
    if digits.starts_with(|c: char| c.is_ascii_digit()) {
        if digits.chars().any(|c| matches!(c, ':' | '-' | '—') || !c.is_ascii_digit() && is_letter(c)) {
            return None;
        }
        let first = word.start + word.text.chars().count() - digits.chars().count();
        let found = number(text, first).0.filter(|number| number.end == word.end)?;
        let start = if word.text.starts_with('-') { word.start } else { first };
        let value = if word.text.starts_with('-') {
            ["-", found.digits.trim_start_matches('-')].concat()
        } else {
            found.digits
        };
        return Some((value, start, false));
    }
    let value = NUMBERS.iter().position(|name| name.eq_ignore_ascii_case(&word.text)).filter(|value| *value > 1)?;
    Some((written(value as u64), word.start, true))
}

/// 1.7 to 1.8 billion euros: the end of a range, its unit, and the word behind.
fn range(text: &[char], words: &[Word], i: usize) -> Option<(String, String, usize)> {
    words.get(i + 1).filter(|to| to.is("to"))?;
    // from 5 to 8; in 2024 to 8
    if i > 0 && words[i - 1].is("from") || words[i].is_year() && i > 0 && words[i - 1].is("in of since during") {
        return None;
    }
    words.get(i + 2)?;
    let (upper, _, in_words) = value_at(text, words, i + 2)?;
    let (unit, next) = unit_at(words, i + 3);
    (!in_words && !unit.is_empty()).then_some((upper, unit, next))
}

/// Units of more words than a table of units has.
const MORE: [&str; 5] = ["micrograms per cubic metre", "kilowatt-hours", "megawatts", "TEUs", "US dollars"];

/// The unit behind a number, and the word behind the unit.
fn unit_at(words: &[Word], from: usize) -> (String, usize) {
    let mut best = (String::new(), from);
    let mut text = String::new();
    for (k, word) in words[from..].iter().take(4).enumerate() {
        if word.text == "%" && k == 0 {
            return ("%".to_owned(), from + 1);
        }
        if !text.is_empty() {
            text.push(' ');
        }
        text += &word.text;
        let known = match text.as_str() {
            "percent" | "per cent" => return ("%".to_owned(), from + k + 1),
            "percentage point" => true,
            // A counted noun is a label.
            "people" | "persons" | "jobs" | "companies" | "firms" | "projects" | "schools" | "households" | "items"
            | "units" | "times" => false,
            other => {
                let base = other.split_once("illion ").map_or(other, |(_, base)| base);
                let base = base.strip_prefix("thousand ").unwrap_or(base);
                let known = base != other && is_known(base) || is_known(other);
                MORE.contains(&base)
                    || other.chars().all(|c| c.is_ascii_alphabetic() || c == ' ')
                        && other.len() > 2
                        && known
                        && !counted(other)
            }
        };
        if known {
            best = (text.clone(), from + k + 1);
        }
    }
    if best.0 == "percentage point" {
        best.0 = "percentage points".to_owned();
    }
    best
}

fn counted(unit: &str) -> bool {
    ["people", "persons", "jobs", "companies", "firms", "projects", "schools", "households", "items", "units"]
        .iter()
        .any(|noun| unit.ends_with(noun))
}

/// A year, a room, a date.
fn is_name(words: &[Word], i: usize, in_words: bool) -> bool {
    let text = &words[i].text;
    let year = text.len() == 4 && (text.starts_with("19") || text.starts_with("20"));
    let before = i.checked_sub(1).map(|before| &words[before]);
    // No. 3
    if before.is_some_and(|word| word.text == ".") && i > 1 && words[i - 2].is("no nos vol") {
        return true;
    }
    let named = before.is_some_and(|word| {
        word.is(MONTHS)
            || word.is(NAMES)
            || !in_words
                && word.text.starts_with(|c: char| c.is_ascii_uppercase())
                && (i > 1 || !word.is(OPENING))
                && word.text.chars().all(|c| !c.is_ascii_digit() && is_letter(c))
    });
    year || named
}

/// A number without a unit counts what follows, or what numbered it.
fn counts(words: &[Word], quantity: &Quantity) -> bool {
    let after = words.get(quantity.next);
    let noun = after.is_some_and(|word| {
        word.text.starts_with(|c: char| c.is_ascii_lowercase() || c == '“')
            && word.text.len() > 2
            && !word
                .is("years year months weeks times and the for from were was is are quarters half with respectively")
    });
    let before = quantity.word.checked_sub(1).map(|at| &words[at]);
    let told =
        before.is_some_and(|word| word.is("numbered to by totalled totaled reached than was were over about nearly"));
    let ordinal = before.is_some_and(|word| word.is("first last past next previous the"))
        && noun
        && after.is_some_and(|word| word.is("three quarters months years days"));
    // rose from 69 to 74
    let start = before.is_some_and(|word| word.is("from"))
        && after.is_some_and(|word| word.is("to"))
        && words.get(quantity.next + 1).is_some_and(|word| word.text.starts_with(|c: char| c.is_ascii_digit()));
    (noun || start || told && !quantity.amount.in_words) && !ordinal
}

/// more than, at least: the words before a number.
fn qualifier(words: &[Word], i: usize) -> Before {
    let before: Vec<&str> = words[i.saturating_sub(3)..i].iter().map(|word| word.text.as_str()).collect();
    let joined = spaced(&before);
    let lower = joined.to_ascii_lowercase();
    const WORDS: [(&str, Qualifier); 25] = [
        ("no more than", Qualifier::AtMost),
        ("not more than", Qualifier::AtMost),
        ("at most", Qualifier::AtMost),
        ("no less than", Qualifier::AtLeast),
        ("no fewer than", Qualifier::AtLeast),
        ("not less than", Qualifier::AtLeast),
        ("at least", Qualifier::AtLeast),
        ("more than", Qualifier::Over),
        ("less than", Qualifier::Under),
        ("fewer than", Qualifier::Under),
        ("exceeded", Qualifier::Over),
        ("exceeding", Qualifier::Over),
        ("topped", Qualifier::Over),
        ("surpassed", Qualifier::Over),
        ("over", Qualifier::Over),
        ("above", Qualifier::Over),
        ("below", Qualifier::Under),
        ("under", Qualifier::Under),
        ("about", Qualifier::About),
        ("around", Qualifier::About),
        ("roughly", Qualifier::About),
        ("approximately", Qualifier::About),
        ("nearly", Qualifier::About),
        ("almost", Qualifier::About),
        ("some", Qualifier::About),
    ];
    let (word, qualifier) = WORDS
        .iter()
        .find(|(word, _)| lower == *word || lower.strip_suffix(word).is_some_and(|rest| rest.ends_with(' ')))?;
    Some((*qualifier, joined[joined.len() - word.len()..].to_owned()))
}
