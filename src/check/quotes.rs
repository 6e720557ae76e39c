//! Do the quotes stand in the article, and do the figures carry their digits?
//!
//! Words that changed are an error: the chart would prove itself with a
//! sentence nobody can find. Offsets alone that moved are a warning: the
//! sentence is still there, only its place must be counted again.

use std::collections::HashMap;
use std::ops::Range;

use super::figures::{self, says_number};
use crate::document::{Document, Indicator, Quantity, Rank, Source, Span};
use crate::error::{Code, Report};
use crate::text::Lang;

/// Problems after which no more are looked for: each may cost a search
/// through the whole article, and the report is full.
const MOST_FAILURES: usize = 500;

/// Adds to `report` what disagrees between `document` and the article's text.
pub fn verify(document: &Document, text: &str, report: &mut Report) {
    let mut verifier =
        Verifier { text: Text::new(text), lang: document.lang, found: HashMap::new(), failures: 0, report };
    for indicator in &document.indicators {
        if verifier.failures < MOST_FAILURES {
            verifier.indicator(indicator);
        }
    }
}

struct Verifier<'a> {
    text: Text<'a>,
    lang: Lang,
    /// Where sentences were found: many indicators share one.
    found: HashMap<&'a str, Option<u32>>,
    failures: usize,
    report: &'a mut Report,
}

/// What an indicator's sentences say about its offsets.
struct Sentences<'a> {
    sources: &'a [Source],
    /// How far sentences stand from where the document says; 0 is one of them.
    shifts: Vec<i64>,
    /// One of them is not in the article.
    missing: bool,
}

impl<'a> Verifier<'a> {
    fn indicator(&mut self, indicator: &'a Indicator) {
        let mut sentences = Sentences { sources: &indicator.sources, shifts: vec![0], missing: false };
        for (i, source) in indicator.sources.iter().enumerate() {
            let path = match indicator.sources.len() {
                1 => [&indicator.path, ".source"].concat(),
                _ => format!("{}.source[{i}]", indicator.path),
            };
            self.sentence(source, &path, &mut sentences);
            let outside = |(span, figure): (Span, Span)| figure.start < span.start || figure.end > span.end;
            if source.span.zip(source.figure).is_some_and(outside) {
                self.warn(Code::QuoteOffset, &(path + ".figure"), source.figure);
            }
        }
        let at = |part: &str| [&indicator.path, part, ".figure"].concat();
        self.unmarked(&indicator.quantity, &[&indicator.path, ".value"].concat(), &sentences);
        let own = if indicator.sources.len() > 1 { ".source[0]" } else { ".source" };
        self.quantity(&indicator.quantity, &at(own), &sentences);
        if let Some(change) = &indicator.change {
            self.quantity(&change.quantity, &at(".change"), &sentences);
            self.unmarked(&change.quantity, &[&indicator.path, ".change.value"].concat(), &sentences);
        }
        for (i, comparison) in indicator.compare.iter().enumerate() {
            self.quantity(&comparison.quantity, &at(&format!(".compare[{i}]")), &sentences);
        }
        let whole = indicator.whole.as_ref().map(|whole| &whole.quantity);
        for (part, quantity) in
            [(".from", indicator.from.as_ref()), (".target", indicator.target.as_ref()), (".whole", whole)]
        {
            if let Some(quantity) = quantity {
                self.quantity(quantity, &at(part), &sentences);
            }
        }
        if let Some(rank) = &indicator.rank {
            let place = rank.place.to_string();
            // Where in the sentence its words stand is not looked for.
            self.figure(rank.figure, &at(".rank"), &sentences, &place, |text| says_rank(text, rank).then_some(0..0));
        }
    }

    /// Looks for a sentence at its place, then anywhere.
    fn sentence(&mut self, source: &'a Source, path: &str, sentences: &mut Sentences<'_>) {
        if let Some(span) = source.span
            && self.text.slice(span) == Some(&source.exact)
        {
            return;
        }
        let text = &self.text;
        let found = *self.found.entry(&source.exact).or_insert_with(|| text.find(&source.exact));
        match (found, source.span) {
            (Some(found), Some(span)) => {
                sentences.shifts.push(i64::from(found) - i64::from(span.start));
                self.warn(Code::QuoteOffset, &[path, ".start"].concat(), Some(span));
            }
            (Some(_), None) => {}
            (None, _) => {
                sentences.missing = true;
                self.failures += 1;
                self.report.error(Code::QuoteMissing, &[path, ".exact"].concat(), &[&source.exact]);
            }
        }
    }

    fn quantity(&mut self, quantity: &Quantity, path: &str, sentences: &Sentences<'_>) {
        let Some(value) = quantity.value else { return };
        let wanted = quantity.written.clone().unwrap_or_else(|| value.to_string());
        let says = |text: &str| figures::place(text, quantity);
        if let Some(found) = self.figure(quantity.figure, path, sentences, &wanted, says)
            && let Some(there) = self.other_unit(found, quantity, path)
        {
            self.failures += 1;
            self.report.warn(Code::FigureUnit, path, &[&there, &[&wanted, quantity.unit.written.as_str()].concat()]);
        }
    }

    /// The figure at `span` with its unit, where that is another than the document's.
    fn other_unit(&self, span: Span, quantity: &Quantity, path: &str) -> Option<String> {
        let text = self.text.slice(span)?;
        let worded = quantity.written.as_ref().is_some_and(|written| text.contains(written.as_str()));
        // A unit that could not be read has been reported.
        let owner = path.strip_suffix(".figure").unwrap_or(path);
        let owner = owner.find(".source").map_or(owner, |at| &owner[..at]);
        if worded || self.report.error_under(&[owner, ".unit"].concat()).is_some() {
            return None;
        }
        let place = figures::place(text, quantity)?;
        let number: String = text.chars().skip(place.start).take(place.len()).collect();
        // Of 个百分点 the span may hold 个, or nothing.
        let rest = self.text.from(span.start + place.end as u32);
        let unit = figures::other_unit(rest, &quantity.unit, self.lang)?;
        let space = if unit.starts_with(|c: char| c.is_ascii_alphabetic()) { " " } else { "" };
        Some([&number, space, &unit].concat())
    }

    /// Looks for a figure at its place, then where its sentence has moved to,
    /// then anywhere in its sentences. `says` finds it in a text. Its place, if
    /// it is there.
    fn figure(
        &mut self,
        span: Option<Span>,
        path: &str,
        sentences: &Sentences<'_>,
        wanted: &str,
        says: impl Fn(&str) -> Option<Range<usize>>,
    ) -> Option<Span> {
        let span = span?;
        // A sentence that is gone has been reported, and its figures with it.
        if sentences.missing {
            return None;
        }
        let mut places = sentences.shifts.iter().filter_map(|shift| shifted(span, *shift));
        let found = places.find(|place| self.text.slice(*place).is_some_and(|text| says(text).is_some()));
        if found.is_some() {
            return found;
        }
        let elsewhere = sentences.sources.iter().find_map(|source| Some((source, says(&source.exact)?)));
        let there = self.text.slice(span).unwrap_or_default();
        self.failures += 1;
        match elsewhere {
            Some((source, place)) => match self.start(source).filter(|_| !place.is_empty()) {
                Some(start) => {
                    let place = format!("start {}, end {}", start as usize + place.start, start as usize + place.end);
                    self.report.warn(Code::FigureMoved, path, &[there, &[wanted, " ", &place].concat()]);
                }
                None => self.report.warn(Code::QuoteOffset, path, &[there]),
            },
            None => self.report.error(Code::FigureText, path, &[there, wanted]),
        }
        None
    }

    /// Where the sentence starts in the article.
    fn start(&self, source: &Source) -> Option<u32> {
        let there = source.span.filter(|span| self.text.slice(*span) == Some(&source.exact));
        there.map(|span| span.start).or_else(|| self.text.find(&source.exact))
    }

    /// Reports a figure without a span whose digits none of its sentences has.
    fn unmarked(&mut self, quantity: &Quantity, path: &str, sentences: &Sentences<'_>) {
        const NUMERALS: [char; 16] =
            ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '两', '百', '千', '半', '兩', '零'];
        let Some(value) = quantity.value else { return };
        let sources = sentences.sources;
        let in_words = |source: &Source| source.exact.contains(NUMERALS);
        if quantity.figure.is_none()
            && quantity.written.is_none()
            && !sources.is_empty()
            && !sentences.missing
            && sources.iter().all(|source| figures::place(&source.exact, quantity).is_none() && !in_words(source))
        {
            self.failures += 1;
            self.report.warn(Code::FigureAbsent, path, &[&value.to_string()]);
        }
    }

    fn warn(&mut self, code: Code, path: &str, span: Option<Span>) {
        self.failures += 1;
        let there = span.and_then(|span| self.text.slice(span)).unwrap_or_default();
        self.report.warn(code, path, &[there]);
    }
}

fn shifted(span: Span, by: i64) -> Option<Span> {
    let shift = |offset: u32| u32::try_from(i64::from(offset) + by).ok();
    Some(Span { start: shift(span.start)?, end: shift(span.end)? })
}

/// 第1, 第一, 首位.
fn says_rank(text: &str, rank: &Rank) -> bool {
    const DIGITS: [&str; 10] = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];
    let place = rank.place.to_string();
    let chinese = place.parse::<usize>().ok().and_then(|n| DIGITS.get(n.checked_sub(1)?));
    let first = place == "1" && ["首", "冠", "榜首", "first", "First"].iter().any(|word| text.contains(word));
    first || says_number(text, rank.place) || chinese.is_some_and(|digit| text.contains(digit))
}

/// A text that is addressed in code points.
struct Text<'a> {
    text: &'a str,
    /// Where each code point starts, in bytes, and where the text ends.
    starts: Vec<usize>,
}

impl<'a> Text<'a> {
    fn new(text: &'a str) -> Self {
        let starts = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        Self { text, starts }
    }

    fn slice(&self, span: Span) -> Option<&'a str> {
        let byte = |offset: u32| self.starts.get(offset as usize).copied();
        self.text.get(byte(span.start)?..byte(span.end)?)
    }

    /// From a code point on.
    fn from(&self, start: u32) -> &'a str {
        self.starts.get(start as usize).and_then(|byte| self.text.get(*byte..)).unwrap_or_default()
    }

    fn find(&self, sentence: &str) -> Option<u32> {
        let byte = self.text.find(sentence)?;
        self.starts.binary_search(&byte).ok()?.try_into().ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Problem;

    const TEXT: &str = "标题\n全区入库项目278个，同比增长7.9%。";

    const SENTENCE: &str = "全区入库项目278个，同比增长7.9%。";

    fn report(text: &str, change: &str, source: &str) -> Vec<(&'static str, String)> {
        let problems = problems(text, change, source);
        problems.iter().map(|one| (one.code.as_str(), one.path.replace("$.indicators[0]", ""))).collect()
    }

    fn problems(text: &str, change: &str, source: &str) -> Vec<Problem> {
        problems_of(text, change, source, SENTENCE)
    }

    fn problems_of(text: &str, change: &str, source: &str, sentence: &str) -> Vec<Problem> {
        let json = r#"{"version": 1, "indicators": [{"id": "a", "label": "项目", "value": "278", "unit": "个",
            "change": {"value": CHANGE, "unit": "%", "direction": "up", "basis": "yoy", "figure": {"start": 18, "end": 22}},
            "source": {"exact": "SENTENCE", SOURCE}}]}"#;
        let json = json.replace("CHANGE", change).replace("SENTENCE", sentence).replace("SOURCE", source);
        let node = crate::document::Node::from_json(&json).expect("json");
        let (document, mut report) = crate::document::read(&node);
        assert_eq!(report, Report::default());
        verify(&document.expect("document"), text, &mut report);
        let errors = report.errors.into_iter().map(|error| *error.0);
        errors.chain(report.warnings.into_iter().map(|warning| warning.0)).collect()
    }

    const RIGHT: &str = r#""start": 3, "end": 23, "figure": {"start": 9, "end": 13}"#;

    #[test]
    fn the_right_offsets_are_silent() {
        assert_eq!(report(TEXT, "\"7.9\"", RIGHT), []);
    }

    #[test]
    fn a_moved_sentence_is_one_warning() {
        let moved = report(&["前面多了一段\n", TEXT].concat(), "\"7.9\"", RIGHT);
        assert_eq!(moved, [("quote-offset", ".source.start".to_owned())]);
    }

    #[test]
    fn a_moved_figure_is_a_warning() {
        let wrong = r#""start": 3, "end": 23, "figure": {"start": 4, "end": 8}"#;
        assert_eq!(report(TEXT, "\"7.9\"", wrong), [("figure-moved", ".source.figure".to_owned())]);
        let outside = r#""start": 3, "end": 23, "figure": {"start": 4, "end": 4000000000}"#;
        assert_eq!(report(TEXT, "\"7.9\"", outside).len(), 2);
    }

    #[test]
    fn a_moved_figure_is_told_where_it_stands() {
        let wrong = r#""start": 3, "end": 23, "figure": {"start": 4, "end": 8}"#;
        let moved = problems(TEXT, "\"7.9\"", wrong).pop().map(|problem| problem.args.join("|"));
        assert_eq!(moved.as_deref(), Some("区入库项|278 start 9, end 12"));
    }

    #[test]
    fn another_unit_is_a_warning() {
        let text = TEXT.replace("7.9%", "7.9个百分点");
        let source = RIGHT.replace("23", "26");
        let found = problems_of(&text, "\"7.9\"", &source, "全区入库项目278个，同比增长7.9个百分点。");
        let found: Vec<_> = found.iter().map(|problem| (problem.code.as_str(), problem.args.join("|"))).collect();
        assert_eq!(found, [("figure-unit", "7.9个百分点|7.9%".to_owned())]);
    }

    #[test]
    fn a_figure_without_a_span_is_looked_for_in_its_sentence() {
        let source = r#""start": 3, "end": 23"#;
        assert_eq!(report(TEXT, "\"7.9\"", source), []);
        let other = TEXT.replace("278", "287");
        let found = problems_of(&other, "\"7.9\"", source, "全区入库项目287个，同比增长7.9%。");
        assert_eq!(found.iter().map(|problem| problem.code.as_str()).collect::<Vec<_>>(), ["figure-absent"]);
    }

    #[test]
    fn other_digits_are_an_error() {
        assert_eq!(report(TEXT, "\"7.8\"", RIGHT), [("figure-text", ".change.figure".to_owned())]);
    }

    #[test]
    fn a_changed_sentence_is_an_error() {
        let changed = report(&TEXT.replace("7.9", "8.0"), "\"7.9\"", RIGHT);
        assert_eq!(changed, [("quote-missing", ".source.exact".to_owned())]);
    }
}
