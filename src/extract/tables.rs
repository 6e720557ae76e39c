//! Tables of words, found by their first or last character: a text is
//! compared with the few words that can stand there.

use std::cell::RefCell;

/// A table by one end of its words.
struct Index {
    /// The text of the table: its address and length.
    key: (usize, usize, bool),
    /// The character of each word, and the word; of equal characters, the
    /// longer words first.
    words: Vec<(char, &'static str)>,
}

thread_local! {
    /// Every table that was asked for, by its key.
    static TABLES: RefCell<Vec<Index>> = const { RefCell::new(Vec::new()) };
}

/// The longest word of `table` that begins, or ends, with `c` and fits.
pub(super) fn look_up(
    table: &'static str,
    c: char,
    by_start: bool,
    fits: &dyn Fn(&'static str) -> bool,
) -> Option<&'static str> {
    TABLES.with_borrow_mut(|tables| {
        let key = (table.as_ptr() as usize, table.len(), by_start);
        let at = match tables.binary_search_by(|index| index.key.cmp(&key)) {
            Ok(at) => at,
            Err(at) => {
                tables.insert(at, Index { key, words: words(table, by_start) });
                at
            }
        };
        let words = &tables[at].words;
        let from = words.partition_point(|(first, _)| *first < c);
        words[from..].iter().take_while(|(first, _)| *first == c).map(|(_, word)| *word).find(|word| fits(word))
    })
}

fn words(table: &'static str, by_start: bool) -> Vec<(char, &'static str)> {
    let mut words: Vec<(char, &'static str)> = Vec::new();
    for word in table.split(' ') {
        let Some(c) = (if by_start { word.chars().next() } else { word.chars().next_back() }) else { continue };
        let at =
            words.partition_point(|(first, other)| (*first, usize::MAX - other.len()) <= (c, usize::MAX - word.len()));
        words.insert(at, (c, word));
    }
    words
}
