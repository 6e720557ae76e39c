//! Words: how wide they are, where they break, how numbers are written.

mod kinsoku;
mod lines;
mod number;
mod width;

pub use lines::{Lines, balance, break_lines};
pub use number::group_digits;
pub(crate) use number::{MOST_POWER, scaled};
pub use width::{Weight, width};

/// The language of words that the core itself writes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Lang {
    /// Simplified Chinese.
    #[default]
    Zh,
    /// English.
    En,
}

impl Lang {
    /// From a BCP 47 tag: `en…` is English, everything else Chinese.
    pub fn of_tag(tag: &str) -> Self {
        match tag.get(..2) {
            Some(two) if two.eq_ignore_ascii_case("en") => Self::En,
            _ => Self::Zh,
        }
    }

    /// `zh` or `en`, whichever is this language.
    pub fn pick<'a>(self, zh: &'a str, en: &'a str) -> &'a str {
        match self {
            Self::Zh => zh,
            Self::En => en,
        }
    }
}
