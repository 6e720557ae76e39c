//! Do the quotes stand in the article, and do the figures carry their digits?
//!
//! Words that changed are an error: the chart would prove itself with a
//! sentence nobody can find. Offsets alone that moved are a warning: the
//! sentence is still there, only its place must be counted again.

use std::collections::HashMap;

use crate::document::{Decimal, Document, Indicator, Quantity, Rank, Source, Span};
use crate::error::{Code, Report};

/// Problems after which no more are looked for: each may cost a search
/// through the whole article, and the report is full.
const MOST_FAILURES: usize = 500;

/// Adds to `report` what disagrees between `document` and the article's text.
pub(super) fn verify(document: &Document, text: &str, report: &mut Report) {
    let mut verifier = Verifier { text: Text::new(text), found: HashMap::new(), failures: 0, report };
    for indicator in &document.indicators {
        if verifier.failures < MOST_FAILURES {
            verifier.indicator(indicator);
        }
    }
}

struct Verifier<'a> {
    text: Text<'a>,
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
        let own = if indicator.sources.len() > 1 { ".source[0]" } else { ".source" };
        self.quantity(&indicator.quantity, &at(own), &sentences);
        if let Some(change) = &indicator.change {
            self.quantity(&change.quantity, &at(".change"), &sentences);
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
            self.figure(rank.figure, &at(".rank"), &sentences, &place, |text| says_rank(text, rank));
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
        let says = |text: &str| {
            quantity.written.as_ref().is_some_and(|written| text.contains(written.as_str()))
                || (says_number(text, value) && quantity.upper.is_none_or(|upper| says_number(text, upper)))
        };
        let wanted = quantity.written.clone().unwrap_or_else(|| value.to_string());
        self.figure(quantity.figure, path, sentences, &wanted, says);
    }

    /// Looks for a figure at its place, then where its sentence has moved to,
    /// then anywhere in its sentences.
    fn figure(
        &mut self,
        span: Option<Span>,
        path: &str,
        sentences: &Sentences<'_>,
        wanted: &str,
        says: impl Fn(&str) -> bool,
    ) {
        let Some(span) = span else { return };
        let at = |shift: &i64| self.text.slice(shifted(span, *shift)?);
        // A sentence that is gone has been reported, and its figures with it.
        if sentences.missing || sentences.shifts.iter().filter_map(at).any(&says) {
            return;
        }
        if sentences.sources.iter().any(|source| says(&source.exact)) {
            self.warn(Code::QuoteOffset, path, Some(span));
        } else {
            self.failures += 1;
            let there = self.text.slice(span).unwrap_or_default();
            self.report.error(Code::FigureText, path, &[there, wanted]);
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

/// Whether `value`, as written, is one of the numbers in `text`. 8 is not in 18.
fn says_number(text: &str, value: Decimal) -> bool {
    let value = if value.is_negative() { value.negated() } else { value };
    numbers(text).iter().any(|number| *number == value.to_string())
}

/// The numbers of a text in ASCII digits, without thousands separators.
fn numbers(text: &str) -> Vec<String> {
    let plain: Vec<char> = text
        .chars()
        .map(|c| match c {
            '０'..='９' => char::from(b'0' + (c as u32 - '０' as u32) as u8),
            '．' => '.',
            _ => c,
        })
        .collect();
    let digit = |at: usize| plain.get(at).is_some_and(char::is_ascii_digit);
    let mut numbers = Vec::new();
    let mut number = String::new();
    let mut grouped = false;
    for (at, c) in plain.iter().enumerate() {
        let inside = at > 0 && digit(at - 1) && digit(at + 1);
        match c {
            '0'..='9' => number.push(*c),
            '.' if inside => number.push('.'),
            ',' if inside && (grouped || number.len() <= 3) && (1..=3).all(|n| digit(at + n)) && !digit(at + 4) => {
                grouped = true;
            }
            _ => {
                grouped = false;
                if !number.is_empty() {
                    numbers.push(std::mem::take(&mut number));
                }
            }
        }
    }
    numbers.push(number);
    numbers
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

    fn find(&self, sentence: &str) -> Option<u32> {
        let byte = self.text.find(sentence)?;
        self.starts.binary_search(&byte).ok()?.try_into().ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_whole_digits() {
        assert_eq!(numbers("18项，1,234.5亿元；３．２%"), ["18", "1234.5", "3.2", ""]);
        assert_eq!(numbers("2023,974。"), ["2023", "974", ""]);
        assert_eq!(numbers("1,2 与 5."), ["1", "2", "5", ""]);
        let number = |text| Decimal::parse(text).expect("number");
        assert!(says_number("达到1331.4亿元", number("1331.4")));
        assert!(!says_number("18项", number("8")));
        assert!(!says_number("1331.40亿元", number("1331.4")));
        assert!(says_number("下降3.2%", number("-3.2")));
    }

    const TEXT: &str = "标题\n全区入库项目278个，同比增长7.9%。";

    fn report(text: &str, change: &str, source: &str) -> Vec<(&'static str, String)> {
        let json = r#"{"version": 1, "indicators": [{"id": "a", "label": "项目", "value": "278", "unit": "个",
            "change": {"value": CHANGE, "unit": "%", "direction": "up", "basis": "yoy", "figure": {"start": 18, "end": 22}},
            "source": {"exact": "全区入库项目278个，同比增长7.9%。", SOURCE}}]}"#;
        let json = json.replace("CHANGE", change).replace("SOURCE", source);
        let node = crate::document::Node::from_json(&json).expect("json");
        let (document, mut report) = crate::document::read(&node);
        assert_eq!(report, Report::default());
        verify(&document.expect("document"), text, &mut report);
        let errors = report.errors.iter().map(|error| &*error.0);
        let problems = errors.chain(report.warnings.iter().map(|warning| &warning.0));
        problems.map(|problem| (problem.code.as_str(), problem.path.replace("$.indicators[0]", ""))).collect()
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
        assert_eq!(report(TEXT, "\"7.9\"", wrong), [("quote-offset", ".source.figure".to_owned())]);
        let outside = r#""start": 3, "end": 23, "figure": {"start": 4, "end": 4000000000}"#;
        assert_eq!(report(TEXT, "\"7.9\"", outside).len(), 2);
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
