//! The document as JSON, written by hand: the page's build has no
//! serialisation library.

use std::ops::Range;

use super::number::{write, written};
use super::{Extraction, Figure, Found, Place};
use crate::document::{Basis, Direction, IndicatorKind, MOST_INDICATORS, Of, Qualifier, Span};

/// Code points of the quote's surroundings.
const AROUND: usize = 16;

/// The document of `text`: what [`extract`](super::extract) finds, as JSON.
/// `explain` adds how sure each reading is, and why.
pub fn document(text: &str, explain: bool) -> String {
    document_of(text, &super::extract(text), None, explain)
}

/// The document of what was found in `text`, on one line; `id` stands before
/// the rest. A document has a limit of indicators: those beyond are left out.
pub fn document_of(text: &str, found: &Extraction, id: Option<&str>, explain: bool) -> String {
    let mut out = opened(text, found, id, explain);
    out.close(']');
    out.key("charts");
    out.open('[');
    out.close(']');
    out.close('}');
    out.finish()
}

/// The same up to the last indicator: others may follow.
pub(crate) fn opened(text: &str, found: &Extraction, id: Option<&str>, explain: bool) -> Writer {
    let mut source = Source::new(text);
    let mut out = Writer { out: String::with_capacity(200 + found.indicators.len() * 800), first: true };
    out.open('{');
    if let Some(id) = id {
        out.text("id", id);
    }
    out.key("version");
    out.out.push('1');
    out.text("lang", "zh-Hans");
    if let Some(title) = &found.title {
        out.key("article");
        out.open('{');
        let end = title.char_indices().nth(200).map_or(title.len(), |(at, _)| at);
        out.text("title", &title[..end]);
        out.close('}');
    }
    out.key("indicators");
    out.open('[');
    for (i, indicator) in found.indicators.iter().take(MOST_INDICATORS).enumerate() {
        out.comma();
        indicator_at(&mut out, &mut source, i, indicator, explain);
    }
    out
}

fn indicator_at(out: &mut Writer, source: &mut Source<'_>, i: usize, found: &Found, explain: bool) {
    out.open('{');
    out.text("id", &id(i));
    out.text("label", &found.label);
    figure(out, &found.figure);
    out.text("kind", kind(found.kind));
    if let Some(of) = found.of.filter(|of| *of < MOST_INDICATORS) {
        out.text("of", &id(of));
    }
    out.optional("period", found.period.as_deref());
    out.optional("periodText", found.period_text.as_deref());
    out.optional("region", found.region.as_deref());
    if let Some(change) = &found.change {
        out.key("change");
        out.open('{');
        figure(out, &change.figure);
        out.text("direction", if change.direction == Direction::Up { "up" } else { "down" });
        out.text("basis", basis(change.basis));
        span(out, "figure", change.figure.span);
        out.close('}');
    }
    if !found.compare.is_empty() {
        out.key("compare");
        out.open('[');
        for distance in &found.compare {
            out.comma();
            out.open('{');
            out.text("of", if distance.of == Of::Change { "change" } else { "value" });
            out.text("to", &distance.to);
            figure(out, &distance.figure);
            out.text("direction", if distance.direction == Direction::Up { "above" } else { "below" });
            span(out, "figure", distance.figure.span);
            out.close('}');
        }
        out.close(']');
    }
    for (key, part) in [("from", &found.from), ("target", &found.target)] {
        if let Some(part) = part {
            out.key(key);
            out.open('{');
            figure(out, part);
            span(out, "figure", part.span);
            out.close('}');
        }
    }
    if let Some(whole) = &found.whole {
        out.key("whole");
        out.open('{');
        if let Some(part) = &whole.figure {
            figure(out, part);
        }
        out.optional("label", whole.label.as_deref());
        if let Some(part) = &whole.figure {
            span(out, "figure", part.span);
        }
        out.close('}');
    }
    if let Some(rank) = &found.rank {
        place(out, rank);
    }
    if explain {
        explained(out, found);
    }
    source.write(out, found);
    out.close('}');
}

fn place(out: &mut Writer, rank: &Place) {
    out.key("rank");
    out.open('{');
    out.number("place", rank.place);
    out.optional("among", rank.among.as_deref());
    if let Some(years) = rank.years {
        out.number("years", years);
    }
    span(out, "figure", rank.span);
    out.close('}');
}

fn explained(out: &mut Writer, found: &Found) {
    out.key("explain");
    out.open('{');
    out.key("confidence");
    out.out += "\"0.";
    out.out.extend([found.confidence / 10 % 10, found.confidence % 10].map(|digit| char::from(b'0' + digit)));
    out.out.push('"');
    out.key("rules");
    out.open('[');
    for rule in &found.rules {
        out.comma();
        out.string(rule);
    }
    out.close(']');
    out.close('}');
}

/// A text, and where its code points begin.
struct Source<'t> {
    text: &'t str,
    places: Vec<u32>,
    /// The sentence that was written last, and where: the next indicator often
    /// has the same.
    last: (Span, Range<usize>),
}

impl<'t> Source<'t> {
    fn new(text: &'t str) -> Self {
        Self {
            text,
            places: text.char_indices().map(|(at, _)| at as u32).collect(),
            last: (Span { start: 0, end: 0 }, 0..0),
        }
    }

    fn words(&self, start: usize, end: usize) -> &'t str {
        let place = |at: usize| self.places.get(at).map_or(self.text.len(), |place| *place as usize);
        &self.text[place(start)..place(end)]
    }

    fn write(&mut self, out: &mut Writer, found: &Found) {
        let (start, end) = (found.sentence.start as usize, found.sentence.end as usize);
        out.key("source");
        out.open('{');
        if self.last.0 == found.sentence {
            out.comma();
            out.out.extend_from_within(self.last.1.clone());
        } else {
            let from = out.out.len();
            out.text("exact", self.words(start, end));
            out.text("prefix", self.words(start.saturating_sub(AROUND), start));
            out.text("suffix", self.words(end, end + AROUND));
            self.last = (found.sentence, from..out.out.len());
        }
        out.number("start", found.sentence.start);
        out.number("end", found.sentence.end);
        span(out, "figure", found.figure.span);
        out.close('}');
    }
}

fn figure(out: &mut Writer, figure: &Figure) {
    out.text("value", &figure.value);
    out.optional("upper", figure.upper.as_deref());
    out.text("unit", &figure.unit);
    out.optional("written", figure.written.as_deref());
    if figure.qualifier != Qualifier::Exact {
        let word = Qualifier::WORDS.iter().find(|(_, qualifier)| *qualifier == figure.qualifier);
        out.optional("qualifier", word.map(|(word, _)| *word));
        out.optional("qualifierText", figure.qualifier_text.as_deref());
    }
}

fn span(out: &mut Writer, key: &str, span: Span) {
    out.key(key);
    out.open('{');
    out.number("start", span.start);
    out.number("end", span.end);
    out.close('}');
}

fn id(at: usize) -> String {
    ["i", &written(at as u64 + 1)].concat()
}

fn kind(kind: IndicatorKind) -> &'static str {
    match kind {
        IndicatorKind::Level => "level",
        IndicatorKind::Count => "count",
        IndicatorKind::Share => "share",
        IndicatorKind::Ratio => "ratio",
        IndicatorKind::Rate => "rate",
        IndicatorKind::Lead => "lead",
        IndicatorKind::Rank => "rank",
    }
}

fn basis(basis: Basis) -> &'static str {
    match basis {
        Basis::YearOnYear => "yoy",
        Basis::PeriodOnPeriod => "pop",
        Basis::SinceYearEnd => "ytd_prior",
        Basis::Average => "average",
        Basis::Other => "other",
    }
}

/// JSON on one line.
pub(crate) struct Writer {
    out: String,
    /// Nothing stands in the open object or array.
    first: bool,
}

impl Writer {
    /// What was written.
    pub(crate) fn finish(self) -> String {
        self.out
    }

    pub(crate) fn open(&mut self, bracket: char) {
        self.out.push(bracket);
        self.first = true;
    }

    pub(crate) fn close(&mut self, bracket: char) {
        self.out.push(bracket);
        self.first = false;
    }

    pub(crate) fn comma(&mut self) {
        if !self.first {
            self.out.push(',');
        }
        self.first = false;
    }

    /// A key of ours, of letters.
    pub(crate) fn key(&mut self, key: &str) {
        self.out += if self.first { "\"" } else { ",\"" };
        self.first = false;
        self.out += key;
        self.out += "\":";
    }

    pub(crate) fn text(&mut self, key: &str, value: &str) {
        self.key(key);
        self.string(value);
    }

    pub(crate) fn optional(&mut self, key: &str, value: Option<&str>) {
        if let Some(value) = value {
            self.text(key, value);
        }
    }

    fn number(&mut self, key: &str, value: u32) {
        self.key(key);
        write(&mut self.out, value.into());
    }

    pub(crate) fn string(&mut self, text: &str) {
        const HEX: &[u8; 16] = b"0123456789abcdef";
        self.out.push('"');
        let mut rest = text;
        while let Some(at) = rest.bytes().position(|byte| byte < b' ' || matches!(byte, b'"' | b'\\')) {
            self.out += &rest[..at];
            match rest.as_bytes()[at] {
                b'\n' => self.out += "\\n",
                byte if byte < b' ' => {
                    self.out += if byte < 16 { "\\u000" } else { "\\u001" };
                    self.out.push(char::from(HEX[usize::from(byte & 15)]));
                }
                byte => self.out.extend(['\\', char::from(byte)]),
            }
            rest = &rest[at + 1..];
        }
        self.out += rest;
        self.out.push('"');
    }
}
