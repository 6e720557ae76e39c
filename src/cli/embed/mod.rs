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

pub(super) fn run(arguments: &Embed) -> Result<(), Fault> {
    match arguments.target {
        Target::Page => page::run(arguments),
        Target::Web => pack::run(arguments),
        Target::Wechat => wechat::run(arguments),
    }
}
