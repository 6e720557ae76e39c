//! Links that lead to a sentence: text fragments, as
//! <https://wicg.github.io/scroll-to-text-fragment/> has them.

use crate::document::Source;
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

/// What a text directive may not hold as it is: its own `&`, `-` and `,`, and
/// what a fragment of an address may not.
const DIRECTIVE: AsciiSet =
    CONTROLS.add(b' ').add(b'"').add(b'#').add(b'%').add(b'&').add(b',').add(b'-').add(b'<').add(b'>').add(b'`');

/// Longer sentences are named by their first and last clause, in characters:
/// encoded, each Chinese character is nine.
const MOST: usize = 80;

/// The address of a sentence in the article at `address`.
pub(super) fn address(address: &str, source: &Source) -> String {
    let page = address.split('#').next().unwrap_or_default();
    // A figure on the same page quotes the sentence, too, after other words.
    let before = clause(&source.prefix).map(|before| encoded(before) + "-,").unwrap_or_default();
    let text = match clauses(&source.exact) {
        Some((first, last)) => [encoded(first), encoded(last)].join(","),
        None => encoded(&source.exact),
    };
    [page, "#:~:text=", &before, &text].concat()
}

/// The last whole clause of a text, with its mark. What comes before it may
/// begin within a word.
fn clause(text: &str) -> Option<&str> {
    let end = text.trim_end();
    let at = end.trim_end_matches(is_mark).rfind(is_mark)?;
    let clause = end[at..].trim_start_matches(is_mark).trim_start();
    (!clause.is_empty() && !clause.contains('\n')).then_some(clause)
}

fn is_mark(c: char) -> bool {
    matches!(c, '，' | '、' | '；' | '：' | '。' | '！' | '？' | ';')
}

fn encoded(text: &str) -> String {
    utf8_percent_encode(text, &DIRECTIVE).to_string()
}

/// First and last clause of a long sentence. Browsers match from word to
/// word, and only at a mark of punctuation is a word's end certain.
fn clauses(sentence: &str) -> Option<(&str, &str)> {
    if sentence.chars().count() <= MOST {
        return None;
    }
    let first = sentence.find(is_mark)?;
    let from = sentence.trim_end_matches(is_mark).rfind(is_mark)?;
    let last = sentence[from..].trim_start_matches(is_mark);
    (first > 0 && first < from && !last.is_empty()).then_some((&sentence[..first], last))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(prefix: &str, exact: &str) -> Source {
        Source { exact: exact.to_owned(), prefix: prefix.to_owned(), suffix: String::new(), span: None, figure: None }
    }

    #[test]
    fn a_short_sentence_is_named_whole() {
        let found = address("https://example.org/a#part", &source("", "增长7.9%, 即1-2点&。"));
        assert!(found.starts_with("https://example.org/a#:~:text=%E5%A2%9E"), "{found}");
        assert!(found.ends_with("7.9%25%2C%20%E5%8D%B31%2D2%E7%82%B9%26%E3%80%82"), "{found}");
    }

    #[test]
    fn a_long_sentence_is_named_by_its_ends() {
        let middle = "、很长".repeat(40);
        let found = address("", &source("", &format!("第一句，{middle}，最后一句。")));
        assert_eq!(found, format!("#:~:text={},{}", encoded("第一句"), encoded("最后一句。")));
        let whole = "没有标点".repeat(30);
        assert_eq!(address("", &source("", &whole)), format!("#:~:text={}", encoded(&whole)));
    }

    #[test]
    fn the_clause_before_tells_it_from_a_quotation() {
        let found = address("", &source("半个词，先说总量。", "增长。"));
        assert_eq!(found, format!("#:~:text={}-,{}", encoded("先说总量。"), encoded("增长。")));
        assert_eq!(address("", &source("没有开头", "增长。")), format!("#:~:text={}", encoded("增长。")));
    }
}
