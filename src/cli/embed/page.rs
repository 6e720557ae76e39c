//! `--target page`: the fallback content of the tags of a page that has its
//! own copy of the element.

use super::draw::{self, Stems};
use super::figure::{self, Setting};
use super::rewrite::{self, Tag};
use crate::cli::{Embed, Fault, input, output, render};

pub(super) fn run(arguments: &Embed) -> Result<(), Fault> {
    let Some(page_file) = &arguments.page else { return Err(Fault::usage("--target page needs --page")) };
    let page_name = page_file.file_name().ok_or_else(|| Fault::usage("--page: no file name"))?;
    let page = input::text(page_file)?;
    let input::Loaded { document, report, .. } = input::load(&arguments.file)?;
    let Some(document) = document else { return Err(render::unusable(&report)) };
    let tags = own_tags(arguments, &page)?;
    let charts = draw::of_tags(&document, &report, &tags)?;
    let stems = Stems::new(&document);
    let mut figures = Vec::new();
    let mut pictures = Vec::new();
    for (tag, chart) in tags.iter().zip(&charts) {
        let stem = stems.of(chart);
        let widths = if tag.paired { draw::HALF } else { draw::COLUMN };
        let plots = draw::plots(chart, widths, tag.dark, |width, dark, svg| {
            let address = format!("plots/{stem}-{width}{}.svg", if dark { "-dark" } else { "" });
            pictures.push((address.clone(), svg));
            Ok(address)
        })?;
        let article = if tag.linked { Some("") } else { document.article.url.as_deref() };
        let setting = Setting { plots: &plots, system: tag.dark.is_none(), article, document: &document };
        figures.push((tag.at, figure::figure(chart, &setting)));
    }
    let filled = rewrite::fill(&page, &figures)?;
    for (address, svg) in pictures {
        output::write(&arguments.out.join(address), svg)?;
    }
    let path = arguments.out.join(page_name);
    output::write(&path, &filled)?;
    output::print(&format!("{}\n", path.display()))
}

/// The tags of `page` that show the document.
pub(super) fn own_tags(arguments: &Embed, page: &str) -> Result<Vec<Tag>, Fault> {
    let tags: Vec<Tag> = rewrite::tags(page)?.into_iter().filter(|tag| tag.is_of(&arguments.file)).collect();
    if tags.is_empty() {
        let page = arguments.page.as_deref().unwrap_or(&arguments.file).display();
        let name = arguments.file.file_name().unwrap_or_default().to_string_lossy();
        return Err(Fault::input(format!("{page}: no <indicator-chart> with src=\"{name}\"")));
    }
    Ok(tags)
}
