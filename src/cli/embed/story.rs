//! The text of an article's page, block by block, with its charts in their
//! places: for where pages cannot go.

use scraper::node::Node;
use scraper::{ElementRef, Html, Selector};

use super::rewrite::Tag;

/// Styles of paragraphs and of headings.
const TEXT: &str = "margin:0 0 16px;font-size:17px;line-height:1.75;color:#16191C";
const HEADING: &str = "margin:32px 0 12px;font-size:19px;line-height:1.5;font-weight:bold;color:#16191C";

/// A piece of an article.
#[derive(Debug, PartialEq)]
pub(super) enum Block {
    /// A chart of the document, by its position.
    Chart(usize),
    /// A paragraph.
    Text {
        /// For its `style`.
        style: &'static str,
        /// Without markup.
        text: String,
    },
}

/// The blocks of the article on `page`: of the element that its charts name,
/// or else of `#story`, the first `article`, or the body. Of other documents'
/// charts, which are none of `tags`, there is nothing.
pub(super) fn blocks(page: &str, tags: &[Tag]) -> Vec<Block> {
    let page = Html::parse_document(page);
    let find = |selector: &str| page.select(&Selector::parse(selector).ok()?).next();
    let named = find("indicator-chart[article]").and_then(|chart| find(chart.attr("article")?));
    let root = named.or_else(|| ["#story", "article", "body"].into_iter().find_map(find));
    let mut blocks = Vec::new();
    let mut placed = vec![false; tags.len()];
    let mut chart = |element: ElementRef<'_>| {
        let is = |tag: &Tag| tag.src.as_deref() == element.attr("src") && tag.chart.as_deref() == element.attr("chart");
        // The same chart may stand there twice.
        let at = tags.iter().zip(&placed).position(|(tag, placed)| !placed && is(tag))?;
        placed[at] = true;
        Some(Block::Chart(at))
    };
    let mut open: Vec<ElementRef<'_>> = root.into_iter().collect();
    // Not recursive: a page may nest a hundred thousand elements.
    while let Some(element) = open.pop() {
        let style = match element.value().name() {
            "indicator-chart" => {
                blocks.extend(chart(element));
                continue;
            }
            "script" | "style" | "template" | "noscript" | "figure" => continue,
            "h1" | "h2" | "h3" | "h4" => HEADING,
            "p" | "li" | "blockquote" | "dt" | "dd" | "pre" => TEXT,
            _ => {
                let children: Vec<_> = element.children().filter_map(ElementRef::wrap).collect();
                open.extend(children.into_iter().rev());
                continue;
            }
        };
        let text = words(element);
        if !text.is_empty() {
            blocks.push(Block::Text { style, text });
        }
        // A parser leaves charts inside of an open paragraph.
        let charts = element.descendent_elements().filter(|inner| inner.value().name() == "indicator-chart");
        blocks.extend(charts.filter_map(&mut chart));
    }
    blocks
}

/// The words of a paragraph, without those of charts inside.
fn words(paragraph: ElementRef<'_>) -> String {
    let mut text = String::new();
    for node in paragraph.descendants() {
        let Node::Text(words) = node.value() else { continue };
        let mut above = node.ancestors().take_while(|above| above.id() != paragraph.id());
        if !above.any(|above| above.value().as_element().is_some_and(|element| element.name() == "indicator-chart")) {
            text += words;
        }
    }
    text.split_ascii_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::super::rewrite::tags;
    use super::*;

    fn blocks_of(page: &str) -> Vec<Block> {
        blocks(page, &tags(page).unwrap_or_default())
    }

    #[test]
    fn text_and_charts_keep_their_order() {
        let page = "<h1>不在文中</h1><article><h2>标题</h2><p>一<b>加粗</b>\n 段<div class=pair><indicator-chart chart=a>\
            <figure><p>图里的字</figure></indicator-chart></div><ul><li>一项</ul><p>尾<indicator-chart>图</indicator-chart></article>";
        let text = |style, text: &str| Block::Text { style, text: text.to_owned() };
        assert_eq!(
            blocks_of(page),
            [
                text(HEADING, "标题"),
                text(TEXT, "一加粗 段"),
                Block::Chart(0),
                text(TEXT, "一项"),
                text(TEXT, "尾"),
                Block::Chart(1)
            ]
        );
        assert_eq!(blocks_of(""), []);
    }

    #[test]
    fn charts_stand_where_their_own_tags_do() {
        let tag = |src: &str, chart: &str| format!("<indicator-chart src=\"{src}\" chart={chart}></indicator-chart>");
        let [above, other] = [tag("a.json?x=1&amp;y=2", "one"), tag("other.json", "two")];
        let [two, one] = [tag("a.json", "two"), tag("a.json", "one")];
        let page = format!("{above}<article>{other}<p>一</p>{two}<p>二{one}</p>{two}</article>");
        let mut own = tags(&page).unwrap_or_default();
        own.retain(|tag| tag.src.as_deref() != Some("other.json"));
        let places: Vec<usize> = blocks(&page, &own)
            .iter()
            .filter_map(|block| if let Block::Chart(at) = block { Some(*at) } else { None })
            .collect();
        assert_eq!(places, [1, 2, 3], "the first one stands outside of the article");
    }
}
