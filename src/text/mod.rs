//! Words: how wide they are, where they break, how numbers are written.

mod hant;
mod kinsoku;
mod lines;
mod number;
mod width;

pub(crate) use hant::unit as hant_unit;
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

/// How tags begin: English, then traditional Chinese.
const TAGS: [&str; 5] = ["en", "zh-hant", "zh-tw", "zh-hk", "zh-mo"];

impl Lang {
    /// From a BCP 47 tag: `en…` is English, `zh-Hant…`, `zh-TW`, `zh-HK` and
    /// `zh-MO` are traditional Chinese, everything else simplified.
    pub fn of_tag(tag: &str) -> Self {
        let is = |known: &&str| tag.get(..known.len()).is_some_and(|start| start.eq_ignore_ascii_case(known));
        match TAGS.iter().position(is) {
            None => Self::Zh,
            Some(0) => Self::En,
            Some(_) => Self::Hant,
        }
    }

    /// Its BCP 47 tag.
    pub fn tag(self) -> &'static str {
        self.say("zh-Hans|en")
    }

    /// Of `图|Figure`, the text in this language; of the Chinese one, which is
    /// ours, the traditional form where that is.
    #[inline(never)]
    pub fn say(self, both: &'static str) -> &'static str {
        let bar = both.bytes().position(|byte| byte == b'|').unwrap_or(both.len());
        self.word(both.get(..bar).unwrap_or_default(), both.get(bar + 1..).unwrap_or_default())
    }

    /// The same of a pair, for texts that are no literals.
    #[inline(never)]
    pub fn word<'a>(self, zh: &'a str, en: &'a str) -> &'a str {
        match self {
            Self::Zh => zh,
            Self::Hant => hant::hant(zh),
            Self::En => en,
        }
    }
}
