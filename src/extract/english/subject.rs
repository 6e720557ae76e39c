//! What an English figure is of: the words before its verb, or those it counts.

use super::amounts::Word;
use super::{ARTICLES, STOPS, Sentence, VERBS};
use crate::extract::chars::{is_letter, starts};

impl Sentence<'_, '_, '_> {
    /// Takes the words before the verb as the subject; whether there are any.
    pub(super) fn name_subject(&mut self, verb: usize) -> bool {
        let mut words = without_verb(&self.words[self.clause..(self.from + verb).max(self.clause)]);
        // A subject before a comma: Orders, costs and prices changed.
        if let Some(at) = words.iter().rposition(|word| word.is(VERBS))
            && at + 1 < words.len()
        {
            words = &words[at + 1..];
        }
        if self.respectively() > 0 && self.from > 0 {
            let start =
                self.words[..self.from + verb].iter().rposition(|word| word.is("; . with")).map_or(0, |at| at + 1);
            words = &self.words[start..self.from + verb];
        }
        // In 2023 the number of firms
        if words.len() > 2 && words[0].is("in by during") && words[1].text.starts_with("20") && words[1].text.len() == 4
        {
            words = &words[2..];
        }
        while words.first().is_some_and(|word| word.is(ARTICLES)) {
            words = &words[1..];
        }
        words = without_verb(words);
        // Output in the first quarter of 2024
        if let Some(at) = words.iter().position(|word| word.is("in by during for")).filter(|at| *at > 0) {
            let timed = words[at + 1..].iter().any(|word| {
                word.is("quarter half year quarters months") || word.text.len() == 4 && word.text.starts_with("20")
            });
            if timed {
                words = &words[..at];
            }
        }
        if let Some(at) = words
            .iter()
            .position(|word| word.is("number total share"))
            .filter(|_| words.len() > 2 && words[1].is("of") && words[0].is("number total"))
        {
            words = &words[at + 2..];
        }
        let named = words.iter().any(|word| {
            word.text.chars().all(|c| is_letter(c) || matches!(c, '-' | '“' | '”' | '\'' | '’'))
                && !word.is("it they")
                && !word.is(ARTICLES)
        });
        if !named {
            return false;
        }
        *self.subject = self.phrase(words);
        // Yunling's gross domestic product
        if let Some(at) = place_of(self.subject, "'s ").or_else(|| place_of(self.subject, "’s ")) {
            self.subject.drain(..at + 3);
        }
        true
    }

    /// The subjects for `count` figures: Orders, costs and prices.
    pub(super) fn names(&self, count: usize) -> Vec<Vec<char>> {
        if count == 1 {
            return vec![self.subject.clone()];
        }
        let parts = parts(self.subject);
        if parts.len() != count {
            return vec![self.subject.clone(); count];
        }
        // trade with ASEAN and the Middle East: the head is said once.
        let head = place_of(parts[0], " with ").or_else(|| place_of(parts[0], " of ")).map_or(&[][..], |at| {
            let space = parts[0][at + 1..].iter().position(|c| *c == ' ');
            &parts[0][..space.map_or(parts[0].len(), |space| at + 2 + space)]
        });
        let name = |(k, part): (usize, &&[char])| [if k > 0 { head } else { &[] }, part].concat();
        parts.iter().enumerate().map(name).collect()
    }

    /// What a bare number counts: 563 high-tech firms.
    pub(super) fn things(&self) -> Vec<char> {
        let rest = &self.words[self.quantity.next..];
        let end = rest
            .iter()
            .position(|word| word.is(STOPS) || word.is(", ; . ( ) :") || word.is(VERBS))
            .unwrap_or(rest.len())
            .min(6);
        let nouns = &rest[..end];
        if nouns.is_empty() || !nouns[0].text.starts_with(|c: char| c.is_ascii_lowercase() || c == '“') {
            return Vec::new();
        }
        self.phrase(nouns)
    }

    pub(super) fn phrase(&self, words: &[Word]) -> Vec<char> {
        let (Some(first), Some(last)) = (words.first(), words.last()) else { return Vec::new() };
        let mut text: Vec<char> = self.reader.text[first.start..last.end].to_vec();
        // A sentence's first word has a capital that its label has not.
        if text.len() > 1 && text[1].is_ascii_lowercase() {
            text[0] = text[0].to_ascii_lowercase();
        }
        text
    }
}

/// Where `words` begin in `text`; they may have spaces.
fn place_of(text: &[char], words: &str) -> Option<usize> {
    (0..text.len()).find(|i| starts(&text[*i..], words))
}

/// What commas and conjunctions stand between.
fn parts(text: &[char]) -> Vec<&[char]> {
    let (mut parts, mut from, mut i) = (Vec::new(), 0, 0);
    while i < text.len() {
        match [", ", " and "].iter().find(|joint| starts(&text[i..], joint)) {
            Some(joint) => {
                parts.push(&text[from..i]);
                i += joint.len();
                from = i;
            }
            None => i += 1,
        }
    }
    parts.push(&text[from..]);
    parts
}

/// Without the verb and the small words behind a subject.
fn without_verb(mut words: &[Word]) -> &[Word] {
    const SMALL: &str = "by of at to from for and , about than more over fewer less least nearly roughly some around up down it an a which they whom also then";
    while words.last().is_some_and(|word| word.is(SMALL) || word.is(VERBS)) {
        words = &words[..words.len() - 1];
    }
    words
}
