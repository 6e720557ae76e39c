//! Tables of words, found by their first or last character: a text is
//! compared with the few words that can stand there. A table is one text,
//! with spaces between its words; it is taken apart when it is first asked.

use std::sync::OnceLock;

use crate::document::Direction;

/// A table by one end of its words.
pub(super) struct Table {
    text: &'static str,
    by_start: bool,
    /// The lower bits of the ends of its words: most texts have another end,
    /// which this tells at once.
    ends: [u32; 32],
    /// By that end; of equal ones, the longer word first.
    words: Vec<Word>,
}

/// A word of a table.
pub(super) struct Word {
    end: char,
    pub chars: Box<[char]>,
    /// Which group of its table it stands in: groups are two spaces apart.
    pub group: u8,
    /// As it is written.
    pub text: &'static str,
}

impl Word {
    /// Of a table of what goes up and, in its second group, down.
    pub(super) fn direction(&self) -> Direction {
        if self.group == 0 { Direction::Up } else { Direction::Down }
    }
}

/// More than twice as many as there are tables.
const PLACES: usize = 1024;
/// Every table that was asked for, at the place that its address gives it, or
/// at the next that is free.
static TABLES: [OnceLock<Box<Table>>; PLACES] = [const { OnceLock::new() }; PLACES];

/// The table of `text`.
pub(super) fn table(text: &'static str, by_start: bool) -> &'static Table {
    let address = text.as_ptr() as usize as u32;
    let hash = (address ^ (text.len() as u32) << 20 ^ u32::from(by_start)).wrapping_mul(0x9e37_79b1);
    let mut place = hash as usize >> 16;
    loop {
        let table = TABLES[place % PLACES].get_or_init(|| Box::new(Table::new(text, by_start)));
        if std::ptr::eq(table.text, text) && table.by_start == by_start {
            return table;
        }
        place += 1;
    }
}

#[cfg(test)]
thread_local! {
    static ASKED: std::cell::Cell<usize> = const { std::cell::Cell::new(0) };
}

/// How often a table was asked, in this thread.
#[cfg(test)]
pub(super) fn asked() -> usize {
    ASKED.get()
}

impl Table {
    fn new(text: &'static str, by_start: bool) -> Self {
        let mut table = Self { text, by_start, ends: [0; 32], words: Vec::new() };
        let mut group = 0;
        for word in text.split(' ') {
            group += u8::from(word.is_empty());
            let chars: Box<[char]> = word.chars().collect();
            let Some(end) = (if by_start { chars.first() } else { chars.last() }).copied() else { continue };
            table.ends[end as usize >> 5 & 31] |= 1 << (end as u32 & 31);
            let at = table
                .words
                .partition_point(|other| other.end < end || other.end == end && other.chars.len() >= chars.len());
            table.words.insert(at, Word { end, chars, group, text: word });
        }
        table
    }

    /// Whether a word may have this end.
    #[inline(always)]
    pub(super) fn may(&self, end: char) -> bool {
        self.ends[end as usize >> 5 & 31] >> (end as u32 & 31) & 1 != 0
    }

    /// The longest word that `text` begins with, or ends with.
    pub(super) fn of(&self, text: &[char]) -> Option<&Word> {
        #[cfg(test)]
        ASKED.set(ASKED.get() + 1);
        let end = *if self.by_start { text.first() } else { text.last() }?;
        if !self.may(end) {
            return None;
        }
        let from = self.words.partition_point(|word| word.end < end);
        let fits = |word: &&Word| {
            if self.by_start { text.starts_with(&word.chars) } else { text.ends_with(&word.chars) }
        };
        self.words[from..].iter().take_while(|word| word.end == end).find(fits)
    }
}
