//! Words: how wide they are, where they break, how numbers are written.

mod hant;
mod kinsoku;
mod lines;
mod number;
mod width;

pub(crate) use hant::simplified;
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
    /// Traditional Chinese.
    Hant,
    /// English.
    En,
}

/// Tags of traditional Chinese begin with one of these.
const HANT: [&str; 4] = ["zh-hant", "zh-tw", "zh-hk", "zh-mo"];

impl Lang {
    /// From a BCP 47 tag: `en…` is English, `zh-Hant…`, `zh-TW`, `zh-HK` and
    /// `zh-MO` are traditional Chinese, everything else simplified.
    pub fn of_tag(tag: &str) -> Self {
        let tag = tag.to_ascii_lowercase();
        if tag.starts_with("en") {
            Self::En
        } else if HANT.iter().any(|known| tag.starts_with(known)) {
            Self::Hant
        } else {
            Self::Zh
        }
    }

    /// Its BCP 47 tag.
    pub fn tag(self) -> &'static str {
        self.pick("zh-Hans", "en")
    }

    /// `zh` or `en`, whichever is this language; of `zh`, a word of ours, the
    /// traditional form where that is.
    pub fn pick<'a>(self, zh: &'a str, en: &'a str) -> &'a str {
        match self {
            Self::Zh => zh,
            Self::Hant => hant::hant(zh),
            Self::En => en,
        }
    }
}
