//! `embed`: charts that are there before, without and beyond script.

mod assets;
mod codes;
mod draw;
mod figure;
mod files;
mod height;
mod markup;
mod pack;
mod page;
mod paste;
mod quote;
mod rewrite;
mod story;
mod wechat;

use super::{Embed, Fault, Target};
use crate::text::Lang;

pub(super) fn run(arguments: &Embed) -> Result<(), Fault> {
    match arguments.target {
        Target::Page => page::run(arguments),
        Target::Web => pack::run(arguments),
        Target::Wechat => wechat::run(arguments),
    }
}

/// A word that only `embed` writes, in the language of the document: the
/// core's table of traditional forms is downloaded by readers.
fn said(lang: Lang, zh: &'static str, hant: &'static str, en: &'static str) -> &'static str {
    match lang {
        Lang::Zh => zh,
        Lang::Hant => hant,
        Lang::En => en,
    }
}
