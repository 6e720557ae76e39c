//! Nodes → [`Document`].

use super::check::check;
use super::fields::{Fields, Sink};
use super::{
    Article, Basis, Change, ChartSpec, Comparison, Derivation, Direction, Document, Indicator, IndicatorKind, Link,
    MOST_CHARTS, MOST_INDICATORS, MOST_REFERENCES, Node, Of, Op, Period, Qualifier, Quantity, Rank, Reference, Sort,
    Source, Span, Unit, Whole,
};
use crate::error::{Code, Report};
use crate::text::Lang;

/// Reads and checks a document. The report says what is wrong with it; the
/// document holds whatever could be read, so that one bad indicator does not
/// take the other charts with it. `None`: nothing could be read at all.
pub fn read(root: &Node) -> (Option<Document>, Report) {
    let sink = Sink::default();
    let document = Fields::new(root, "$".to_owned(), &sink).and_then(document);
    let mut report = sink.into_inner();
    if let Some(document) = &document {
        check(document, &mut report);
    }
    (document, report)
}

fn document(mut f: Fields<'_>) -> Option<Document> {
    match f.node("version") {
        Some(Node::Number(version) | Node::Text(version)) if version == "1" => {}
        Some(Node::Number(version) | Node::Text(version)) => {
            f.error(Code::Version, "version", &[version]);
            return None;
        }
        Some(_) => {
            f.error(Code::Type, "version", &["1"]);
            return None;
        }
        None => {
            f.error(Code::Missing, "version", &["version"]);
            return None;
        }
    }
    let lang = f.text("lang").map_or(Lang::Zh, |tag| Lang::of_tag(&tag));
    let article = f.object("article").map(article).unwrap_or_default();
    let indicators = f.objects("indicators", MOST_INDICATORS).into_iter().map(indicator).collect();
    let charts = f.objects("charts", MOST_CHARTS).into_iter().map(chart).collect();
    f.unused(&["revisions"]);
    f.finish();
    Some(Document::new(lang, article, indicators, charts))
}

fn article(mut f: Fields<'_>) -> Article {
    let article = Article {
        title: f.text("title"),
        url: url(&mut f),
        publisher: f.text("publisher"),
        published: f.text("published"),
    };
    f.finish();
    article
}

fn url(f: &mut Fields<'_>) -> Option<String> {
    let url = f.text("url")?;
    let lower: String = url.chars().take(8).flat_map(char::to_lowercase).collect();
    if lower.starts_with("https://") || lower.starts_with("http://") {
        return Some(url);
    }
    f.error(Code::Link, "url", &[]);
    None
}

fn indicator(mut f: Fields<'_>) -> Indicator {
    let id = f.required("id").unwrap_or_default();
    let label = f.required("label").unwrap_or_default();
    let mut quantity = quantity(&mut f);
    if f.node("unit").is_none() && quantity.value.is_some() {
        f.error(Code::Missing, "unit", &["unit"]);
    }
    let sources = sources(&mut f);
    quantity.figure = sources.first().and_then(|source| source.figure);
    let period = f.text("period");
    if let Some(period) = &period
        && Period::parse(period).is_none()
    {
        f.warn(Code::Period, "period", &[period]);
    }
    let indicator = Indicator {
        path: f.path.clone(),
        id,
        label,
        quantity,
        kind: f.choice("kind", &KINDS).unwrap_or(IndicatorKind::Level),
        of: f.text("of"),
        period,
        period_text: f.text("periodText"),
        region: f.text("region"),
        change: f.object("change").map(change),
        compare: f.objects("compare", 20).into_iter().map(comparison).collect(),
        from: f.object("from").map(inner_quantity),
        target: f.object("target").map(inner_quantity),
        whole: f.object("whole").map(whole),
        rank: f.object("rank").and_then(rank),
        derived: f.object("derived").and_then(derivation),
        sources,
    };
    f.finish();
    indicator
}

const KINDS: [(&str, IndicatorKind); 7] = [
    ("level", IndicatorKind::Level),
    ("count", IndicatorKind::Count),
    ("share", IndicatorKind::Share),
    ("ratio", IndicatorKind::Ratio),
    ("rate", IndicatorKind::Rate),
    ("lead", IndicatorKind::Lead),
    ("rank", IndicatorKind::Rank),
];

const DIRECTIONS: [(&str, Direction); 5] = [
    ("up", Direction::Up),
    ("down", Direction::Down),
    ("flat", Direction::Flat),
    ("above", Direction::Up),
    ("below", Direction::Down),
];

const BASES: [(&str, Basis); 5] = [
    ("yoy", Basis::YearOnYear),
    ("pop", Basis::PeriodOnPeriod),
    ("ytd_prior", Basis::SinceYearEnd),
    ("average", Basis::Average),
    ("other", Basis::Other),
];

/// The keys that every quantity has, read from the object that holds them.
fn quantity(f: &mut Fields<'_>) -> Quantity {
    let value = f.decimal("value");
    let upper = f.decimal("upper");
    if let (Some(low), Some(high)) = (value, upper)
        && high < low
    {
        f.error(Code::RangeOrder, "upper", &[&high.to_string(), &low.to_string()]);
    }
    let written = f.text("unit").unwrap_or_default();
    let unit = Unit::parse(&written).unwrap_or_else(|| {
        f.error(Code::UnknownUnit, "unit", &[&written]);
        Unit::none()
    });
    Quantity {
        value,
        upper,
        unit,
        written: f.text("written"),
        qualifier: f.choice("qualifier", &Qualifier::WORDS).unwrap_or_default(),
        qualifier_text: f.text("qualifierText"),
        figure: None,
    }
}

/// A quantity inside an indicator: with its own figure.
fn nested(f: &mut Fields<'_>) -> Quantity {
    let quantity = quantity(f);
    Quantity { figure: f.object("figure").and_then(span), ..quantity }
}

fn inner_quantity(mut f: Fields<'_>) -> Quantity {
    let quantity = nested(&mut f);
    f.finish();
    quantity
}

fn change(mut f: Fields<'_>) -> Change {
    let quantity = nested(&mut f);
    if quantity.value.is_some_and(super::Decimal::is_negative) {
        f.error(Code::SignedChange, "value", &[]);
    }
    let change = Change {
        quantity,
        direction: f.choice("direction", &DIRECTIONS).unwrap_or(Direction::Up),
        basis: f.choice("basis", &BASES).unwrap_or(Basis::Other),
    };
    if f.node("direction").is_none() {
        f.error(Code::Missing, "direction", &["direction"]);
    }
    f.finish();
    change
}

fn comparison(mut f: Fields<'_>) -> Comparison {
    let quantity = nested(&mut f);
    if quantity.value.is_some_and(super::Decimal::is_negative) {
        f.error(Code::SignedChange, "value", &[]);
    }
    let comparison = Comparison {
        of: f.choice("of", &[("value", Of::Value), ("change", Of::Change)]).unwrap_or(Of::Value),
        to: f.required("to").unwrap_or_default(),
        quantity,
        direction: f.choice("direction", &DIRECTIONS).unwrap_or(Direction::Up),
    };
    f.finish();
    comparison
}

fn whole(mut f: Fields<'_>) -> Whole {
    let whole = Whole { quantity: nested(&mut f), label: f.text("label") };
    f.finish();
    whole
}

fn rank(mut f: Fields<'_>) -> Option<Rank> {
    let place = f.whole("place");
    if f.node("place").is_none() {
        f.error(Code::Missing, "place", &["place"]);
    }
    let rank = Rank {
        place: place?,
        among: f.text("among"),
        years: f.whole("years"),
        figure: f.object("figure").and_then(span),
    };
    f.finish();
    Some(rank)
}

fn derivation(mut f: Fields<'_>) -> Option<Derivation> {
    let ops = [("minus", Op::Minus), ("plus", Op::Plus), ("divide", Op::Divide), ("complement", Op::Complement)];
    let op = f.choice("op", &ops);
    if f.node("op").is_none() {
        f.error(Code::Missing, "op", &["op"]);
    }
    let args = strings(&mut f, "args", 2);
    f.finish();
    Some(Derivation { op: op?, args })
}

fn strings(f: &mut Fields<'_>, key: &'static str, most: usize) -> Vec<String> {
    let sink = f.sink();
    let mut strings = Vec::new();
    for (node, path) in f.list(key, most) {
        match node {
            Node::Text(text) => strings.push(text.clone()),
            _ => sink.borrow_mut().error(Code::Type, &path, &["文字 (a string)"]),
        }
    }
    strings
}

fn sources(f: &mut Fields<'_>) -> Vec<Source> {
    match f.node("source") {
        Some(Node::List(_)) => f.objects("source", 20).into_iter().filter_map(source).collect(),
        Some(_) => f.object("source").and_then(source).into_iter().collect(),
        None => Vec::new(),
    }
}

fn source(mut f: Fields<'_>) -> Option<Source> {
    let exact = f.required("exact");
    let (start, end) = (f.offset("start"), f.offset("end"));
    let source = Source {
        exact: exact.clone().unwrap_or_default(),
        prefix: f.text("prefix").unwrap_or_default(),
        suffix: f.text("suffix").unwrap_or_default(),
        span: start.zip(end).map(|(start, end)| Span { start, end }),
        figure: f.object("figure").and_then(span),
    };
    f.finish();
    exact.map(|_| source)
}

fn span(mut f: Fields<'_>) -> Option<Span> {
    let (start, end) = (f.offset("start"), f.offset("end"));
    f.finish();
    Some(Span { start: start?, end: end? })
}

fn chart(mut f: Fields<'_>) -> ChartSpec {
    let chart = ChartSpec {
        path: f.path.clone(),
        id: f.required("id").unwrap_or_default(),
        kind: f.required("kind").unwrap_or_default(),
        variant: f.text("variant"),
        title: f.text("title"),
        subtitle: f.text("subtitle"),
        note: f.text("note"),
        takeaway: f.text("takeaway"),
        alt: f.text("alt"),
        source: f.object("source").and_then(link),
        credit: f.text("credit"),
        updated: f.text("updated"),
        indicators: references(&mut f),
        highlight: strings(&mut f, "highlight", MOST_REFERENCES),
        sort: f.choice("sort", &[("desc", Sort::Descending), ("asc", Sort::Ascending), ("none", Sort::None)]),
    };
    f.unused(&["data", "encode", "axis", "references", "annotations", "steps", "theme"]);
    f.finish();
    chart
}

fn link(mut f: Fields<'_>) -> Option<Link> {
    let label = f.required("label");
    let url = url(&mut f);
    f.finish();
    Some(Link { label: label?, url })
}

fn references(f: &mut Fields<'_>) -> Vec<Reference> {
    let sink = f.sink();
    let read = |(node, path): (&Node, String)| match node {
        Node::Text(target) => Some(Reference { target: target.clone(), label: None, group: None }),
        _ => {
            let mut f = Fields::new(node, path, sink)?;
            let target = f.required("ref");
            let (label, group) = (f.text("label"), f.text("group"));
            f.finish();
            Some(Reference { target: target?, label, group })
        }
    };
    f.list("indicators", MOST_REFERENCES).into_iter().filter_map(read).collect()
}
