//! The text as characters that are compared: one for each code point, so
//! that positions are offsets of the document.

use super::tables::{Word, table};

/// One form of a character that has several: full-width digits, letters and
/// punctuation, dashes, spaces, quotation marks.
pub(super) fn canonical(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        '\u{3000}' | '\u{a0}' | '\u{2002}'..='\u{200a}' | '\t' => ' ',
        '−' | '﹣' => '-',
        '–' | '―' | '─' | '‒' => '—',
        '〜' | '∼' => '~',
        '﹪' => '%',
        '∶' | '﹕' => ':',
        '﹐' => ',',
        '﹔' => ';',
        '﹑' => '、',
        '｡' => '。',
        '「' | '『' | '〝' => '“',
        '」' | '』' | '〞' => '”',
        '\r' | '\u{2028}' | '\u{2029}' | '\u{85}' => '\n',
        _ => c,
    }
}

/// The text, character by character.
pub(super) fn canonical_text(text: &str) -> Vec<char> {
    text.chars().map(canonical).collect()
}

/// Whether `c` is a Chinese character.
pub(super) fn is_han(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}' | '〇')
}

/// Whether `c` is a letter, a digit or a character of any script.
pub(super) fn is_letter(c: char) -> bool {
    let mark = matches!(c, '\u{d7}' | '\u{f7}' | '\u{2000}'..='\u{2bff}' | '\u{3000}'..='\u{3020}' | '\u{fe00}'..='\u{fe6f}' | '\u{ff00}'..);
    c.is_ascii_alphanumeric() || c >= '\u{c0}' && (!mark || c == '〇')
}

/// Whether `word` stands in `text`.
pub(crate) fn holds(text: &str, word: &str) -> bool {
    text.as_bytes().windows(word.len().max(1)).any(|part| part == word.as_bytes())
}

/// The character at `at`, or a line break beyond the end.
pub(super) fn at(text: &[char], at: usize) -> char {
    text.get(at).copied().unwrap_or('\n')
}

/// The character before `at`, or a line break at the start.
pub(super) fn before(text: &[char], at: usize) -> char {
    at.checked_sub(1).map_or('\n', |i| self::at(text, i))
}

/// Whether `text` starts with `word`.
pub(super) fn starts(text: &[char], word: &str) -> bool {
    let mut rest = text.iter();
    word.chars().all(|c| rest.next() == Some(&c))
}

/// Whether `text` ends with `word`.
pub(super) fn ends(text: &[char], word: &str) -> bool {
    let mut rest = text.iter();
    word.chars().rev().all(|c| rest.next_back() == Some(&c))
}

/// Characters of `word`.
pub(super) fn length(word: &str) -> usize {
    word.chars().count()
}

/// The longest of `words`, separated by spaces, that `text` starts with.
// A word's address is returned in a register, its text would not be: it is
// asked for by the caller, who mostly wants to know no more than whether.
#[inline(always)]
pub(super) fn first_of(text: &[char], words: &'static str) -> Option<&'static str> {
    first_word(text, words).map(|word| word.text)
}

/// The longest of `words`, separated by spaces, that `text` ends with.
#[inline(always)]
pub(super) fn last_of(text: &[char], words: &'static str) -> Option<&'static str> {
    last_word(text, words).map(|word| word.text)
}

/// As `first_of`, with what its table knows of the word.
pub(super) fn first_word(text: &[char], words: &'static str) -> Option<&'static Word> {
    table(words, true).of(text)
}

/// As `last_of`, with what its table knows of the word.
pub(super) fn last_word(text: &[char], words: &'static str) -> Option<&'static Word> {
    table(words, false).of(text)
}

/// `text` without any of `words` at its end.
pub(super) fn without_end<'t>(mut text: &'t [char], words: &'static str) -> &'t [char] {
    let table = table(words, false);
    while let Some(word) = table.of(text) {
        text = &text[..text.len() - word.chars.len()];
    }
    text
}

/// `text` without any of `words` at its start.
pub(super) fn without_start<'t>(mut text: &'t [char], words: &'static str) -> &'t [char] {
    let table = table(words, true);
    while let Some(word) = table.of(text) {
        text = &text[word.chars.len()..];
    }
    text
}

/// How long the word is that `text` begins with; 0 for none.
pub(super) fn start_length(text: &[char], words: &'static str) -> usize {
    first_word(text, words).map_or(0, |word| word.chars.len())
}

/// How long the word is that `text` ends with; 0 for none.
pub(super) fn end_length(text: &[char], words: &'static str) -> usize {
    last_word(text, words).map_or(0, |word| word.chars.len())
}

/// `text` without the one of `words` at its end, if more than that is in it.
pub(super) fn cut_end<'t>(text: &'t [char], words: &'static str) -> &'t [char] {
    match text.len() - end_length(text, words) {
        0 => text,
        end => &text[..end],
    }
}

/// `text` without the one of `words` at its start, if more than that is in it.
pub(super) fn cut_start<'t>(text: &'t [char], words: &'static str) -> &'t [char] {
    match start_length(text, words) {
        start if start < text.len() => &text[start..],
        _ => text,
    }
}

/// Whether `text` is one of `words`.
pub(super) fn is_one_of(text: &[char], words: &'static str) -> bool {
    first_word(text, words).is_some_and(|word| word.chars.len() == text.len())
}

/// Where the first of `words`, separated by spaces, begins in `text`.
pub(super) fn find(text: &[char], words: &'static str) -> Option<usize> {
    let table = table(words, true);
    (0..text.len()).find(|i| table.may(text[*i]) && table.of(&text[*i..]).is_some())
}

/// Whether one of `words`, separated by spaces, stands in `text`.
pub(super) fn has(text: &[char], words: &'static str) -> bool {
    find(text, words).is_some()
}

/// Where the last of `words`, separated by spaces, begins in `text`, and
/// which it is; of two that end together, the longer.
pub(super) fn find_last(text: &[char], words: &'static str) -> Option<(usize, &'static str)> {
    find_last_word(text, words).map(|(at, word)| (at, word.text))
}

/// The same, with what its table knows of the word.
pub(super) fn find_last_word(text: &[char], words: &'static str) -> Option<(usize, &'static Word)> {
    let table = table(words, false);
    let ends = (1..=text.len()).rev().filter(|end| table.may(text[end - 1]));
    ends.into_iter().find_map(|end| table.of(&text[..end]).map(|word| (end - word.chars.len(), word)))
}

/// The characters as a text.
pub(super) fn string(text: &[char]) -> String {
    // Most are Chinese; the iterator promises one byte each.
    let mut out = String::with_capacity(text.len() * 3);
    out.extend(text);
    out
}

/// The characters of a text.
pub(super) fn letters(text: &str) -> Vec<char> {
    let mut out = Vec::with_capacity(text.len());
    out.extend(text.chars());
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths_are_one() {
        assert_eq!(string(&canonical_text("１，３３１．４亿元（％）　「甲」")), "1,331.4亿元(%) “甲”");
    }

    #[test]
    fn words_are_found_at_both_ends() {
        let text = canonical_text("同比增长到");
        assert_eq!(first_of(&text, "同 同比 增长"), Some("同比"));
        assert_eq!(last_of(&text, "到 长到 增长"), Some("长到"));
        assert_eq!(find_last(&text, "同比 增长"), Some((2, "增长")));
        assert_eq!(find(&text, "增长"), Some(2));
        assert_eq!(first_of(&[], "同"), None);
    }
}
