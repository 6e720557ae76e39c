//! Nodes → [`Document`].
//!
//! `shape` has reported by now what is wrong; here it is only left out.

use super::check::check;
use super::fields::{Fields, http};
use super::shape::{BASES, DIRECTIONS, KINDS, MOST_PARTS, OFS, OPS, QUALIFIERS, SORTS, walk};
use super::{
    Article, Basis, Change, ChartSpec, Comparison, Derivation, Direction, Document, Indicator, IndicatorKind, Link,
    MOST_CHARTS, MOST_INDICATORS, MOST_REFERENCES, Node, Of, Op, Qualifier, Quantity, Rank, Reference, Sort, Source,
    Span, Unit, Whole,
};
use crate::error::{Code, Report};
use crate::text::Lang;

/// Reads and checks a document. The report says what is wrong with it; the
/// document holds whatever could be read, so that one bad indicator does not
/// take the other charts with it. `None`: nothing could be read at all.
pub fn read(root: &Node) -> (Option<Document>, Report) {
    let mut report = Report::default();
    if let Some(f) = Fields::new(root) {
        let (code, arg) = match f.node("version") {
            Some(Node::Number(version) | Node::Text(version)) if version == "1" => {
                walk(root, &mut report);
                let document = document(f);
                check(&document, &mut report);
                return (Some(document), report);
            }
            Some(Node::Number(version) | Node::Text(version)) => (Code::Version, version.as_str()),
            Some(_) => (Code::Type, "1"),
            None => (Code::Missing, "version"),
        };
        report.error(code, "$.version", &[arg]);
    } else {
        walk(root, &mut report);
    }
    (None, report)
}

fn document(f: Fields<'_>) -> Document {
    let lang = f.str("lang").map_or(Lang::Zh, Lang::of_tag);
    let article = f.object("article").map(article).unwrap_or_default();
    let mut indicators = Vec::new();
    for (i, node) in f.list("indicators", MOST_INDICATORS).iter().enumerate() {
        if let Some(f) = Fields::new(node) {
            indicators.push(indicator(f, path("$.indicators[", i)));
        }
    }
    let mut charts = Vec::new();
    for (i, node) in f.list("charts", MOST_CHARTS).iter().enumerate() {
        if let Some(f) = Fields::new(node) {
            charts.push(chart(f, path("$.charts[", i)));
        }
    }
    Document::new(lang, article, indicators, charts)
}

/// `start`, the position, and a bracket.
#[inline(never)]
pub(super) fn path(start: &str, i: usize) -> String {
    [start, &i.to_string(), "]"].concat()
}

fn article(f: Fields<'_>) -> Article {
    Article { title: f.text("title"), url: url(f), publisher: f.text("publisher"), published: f.text("published") }
}

#[inline(never)]
fn url(f: Fields<'_>) -> Option<String> {
    f.text("url").filter(|url| http(url))
}

fn indicator(f: Fields<'_>, path: String) -> Indicator {
    let kinds = [
        IndicatorKind::Level,
        IndicatorKind::Count,
        IndicatorKind::Share,
        IndicatorKind::Ratio,
        IndicatorKind::Rate,
        IndicatorKind::Lead,
        IndicatorKind::Rank,
    ];
    let sources = sources(f);
    let mut quantity = quantity(f);
    quantity.figure = sources.first().and_then(|source| source.figure);
    let mut compare = Vec::new();
    for node in f.list("compare", MOST_PARTS) {
        if let Some(f) = Fields::new(node) {
            compare.push(comparison(f));
        }
    }
    Indicator {
        path,
        id: f.word("id"),
        label: f.word("label"),
        quantity,
        kind: *kinds.get(f.choice("kind", KINDS)).unwrap_or(&IndicatorKind::Level),
        of: f.text("of"),
        period: f.text("period"),
        period_text: f.text("periodText"),
        region: f.text("region"),
        change: f.object("change").map(change),
        compare,
        from: inner(f, "from"),
        target: inner(f, "target"),
        whole: inner(f, "whole")
            .map(|quantity| Whole { quantity, label: f.object("whole").and_then(|f| f.text("label")) }),
        rank: f.object("rank").and_then(rank),
        derived: f.object("derived").and_then(derivation),
        sources,
    }
}

/// The keys that every quantity has, read from the object that holds them.
#[inline(never)]
fn quantity(f: Fields<'_>) -> Quantity {
    let qualifiers =
        [Qualifier::Exact, Qualifier::Over, Qualifier::AtLeast, Qualifier::Under, Qualifier::AtMost, Qualifier::About];
    Quantity {
        value: f.decimal("value"),
        upper: f.decimal("upper"),
        unit: f.str("unit").and_then(Unit::parse).unwrap_or_else(Unit::none),
        written: f.text("written"),
        qualifier: *qualifiers.get(f.choice("qualifier", QUALIFIERS)).unwrap_or(&Qualifier::Exact),
        qualifier_text: f.text("qualifierText"),
        figure: figure(f),
    }
}

#[inline(never)]
fn inner(f: Fields<'_>, key: &str) -> Option<Quantity> {
    f.object(key).map(quantity)
}

#[inline(never)]
fn direction(f: Fields<'_>) -> Direction {
    let directions = [Direction::Up, Direction::Down, Direction::Flat, Direction::Up, Direction::Down];
    *directions.get(f.choice("direction", DIRECTIONS)).unwrap_or(&Direction::Up)
}

fn change(f: Fields<'_>) -> Change {
    let bases = [Basis::YearOnYear, Basis::PeriodOnPeriod, Basis::SinceYearEnd, Basis::Average, Basis::Other];
    Change {
        quantity: quantity(f),
        direction: direction(f),
        basis: *bases.get(f.choice("basis", BASES)).unwrap_or(&Basis::Other),
    }
}

fn comparison(f: Fields<'_>) -> Comparison {
    Comparison {
        of: if f.choice("of", OFS) == 1 { Of::Change } else { Of::Value },
        to: f.word("to"),
        quantity: quantity(f),
        direction: direction(f),
    }
}

fn rank(f: Fields<'_>) -> Option<Rank> {
    let place = f.whole("place")?;
    Some(Rank { place, among: f.text("among"), years: f.whole("years"), figure: figure(f) })
}

fn derivation(f: Fields<'_>) -> Option<Derivation> {
    let op = *[Op::Minus, Op::Plus, Op::Divide, Op::Complement].get(f.choice("op", OPS))?;
    Some(Derivation { op, args: f.strings("args", 2) })
}

fn sources(f: Fields<'_>) -> Vec<Source> {
    let one = f.node("source").map_or(&[][..], std::slice::from_ref);
    let nodes = if let [Node::List(_)] = one { f.list("source", MOST_PARTS) } else { one };
    let mut sources = Vec::new();
    for f in nodes.iter().filter_map(Fields::new) {
        let exact = f.word("exact");
        if !exact.is_empty() {
            let (prefix, suffix) = (f.word("prefix"), f.word("suffix"));
            sources.push(Source { exact, prefix, suffix, span: span(f), figure: figure(f) });
        }
    }
    sources
}

#[inline(never)]
fn figure(f: Fields<'_>) -> Option<Span> {
    f.object("figure").and_then(span)
}

#[inline(never)]
fn span(f: Fields<'_>) -> Option<Span> {
    Some(Span { start: f.offset("start")?, end: f.offset("end")? })
}

fn chart(f: Fields<'_>, path: String) -> ChartSpec {
    ChartSpec {
        path,
        id: f.word("id"),
        kind: f.word("kind"),
        variant: f.text("variant"),
        title: f.text("title"),
        subtitle: f.text("subtitle"),
        note: f.text("note"),
        takeaway: f.text("takeaway"),
        alt: f.text("alt"),
        source: f.object("source").and_then(link),
        credit: f.text("credit"),
        updated: f.text("updated"),
        indicators: references(f),
        highlight: f.strings("highlight", MOST_REFERENCES),
        sort: [Sort::Descending, Sort::Ascending, Sort::None].get(f.choice("sort", SORTS)).copied(),
    }
}

fn link(f: Fields<'_>) -> Option<Link> {
    let label = f.text("label").filter(|label| !label.is_empty())?;
    Some(Link { label, url: url(f) })
}

fn references(f: Fields<'_>) -> Vec<Reference> {
    let mut references = Vec::new();
    for node in f.list("indicators", MOST_REFERENCES) {
        // A bare text is the target itself.
        let (target, f) = match node {
            Node::Text(target) => (target.clone(), Fields(&[])),
            Node::Map(map) => (Fields(map).word("ref"), Fields(map)),
            _ => continue,
        };
        if !target.is_empty() || matches!(node, Node::Text(_)) {
            references.push(Reference { target, label: f.text("label"), group: f.text("group") });
        }
    }
    references
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn qualifiers_are_those_of_the_format() {
        let words: Vec<_> = Qualifier::WORDS.iter().map(|(word, _)| *word).collect();
        assert_eq!(words.join(", "), QUALIFIERS);
        for (word, qualifier) in Qualifier::WORDS {
            let map = [("qualifier".to_owned(), Node::Text(word.to_owned()))];
            assert_eq!(quantity(Fields(&map)).qualifier, qualifier);
        }
    }
}
