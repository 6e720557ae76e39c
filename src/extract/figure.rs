//! What is found, close to the document's types but for what it does not need.

use super::Extraction;
use super::amount::Amount;
use super::chars::{canonical, letters, string};
use crate::document::quantity::minus;
use crate::document::{Basis, Dimension, Direction, IndicatorKind, Of, Qualifier, Span};

/// A number with its unit, as the text has it.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// Decimal text; of a decline that stands for itself, with a sign.
    pub value: String,
    /// The end of a range.
    pub upper: Option<String>,
    /// As written; empty for a plain number.
    pub unit: String,
    /// The text's wording, where it is not value and unit.
    pub written: Option<String>,
    /// How exact it is.
    pub qualifier: Qualifier,
    /// The qualifying word.
    pub qualifier_text: Option<String>,
    /// Number with unit, in code points.
    pub span: Span,
}

/// Growth or decline.
#[derive(Clone, Debug, PartialEq)]
pub struct Growth {
    /// By how much, without a sign.
    pub figure: Figure,
    /// Which way.
    pub direction: Direction,
    /// Against what.
    pub basis: Basis,
}

/// A distance from a reference.
#[derive(Clone, Debug, PartialEq)]
pub struct Distance {
    /// Of the value or of its change.
    pub of: Of,
    /// The reference: 全省.
    pub to: String,
    /// By how much, without a sign.
    pub figure: Figure,
    /// `Up` is above.
    pub direction: Direction,
}

/// What an indicator is a part of.
#[derive(Clone, Debug, PartialEq)]
pub struct Whole {
    /// Its amount, where it is stated.
    pub figure: Option<Figure>,
    /// Its name.
    pub label: Option<String>,
}

/// A place among others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// 1 is the first.
    pub place: u32,
    /// Among whom.
    pub among: Option<String>,
    /// For how many years running.
    pub years: Option<u32>,
    /// Where it stands.
    pub span: Span,
}

/// One indicator of the text.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// The measure's name.
    pub label: String,
    /// Its figure.
    pub figure: Figure,
    /// What sort of figure.
    pub kind: IndicatorKind,
    /// Position of the indicator that a share or rate belongs to.
    pub of: Option<usize>,
    /// Canonical period.
    pub period: Option<String>,
    /// Its words, with the year.
    pub period_text: Option<String>,
    /// The place it is about.
    pub region: Option<String>,
    /// Growth or decline.
    pub change: Option<Growth>,
    /// Distances.
    pub compare: Vec<Distance>,
    /// 由 A 增加到 B: A.
    pub from: Option<Figure>,
    /// A plan.
    pub target: Option<Figure>,
    /// What it is a part of.
    pub whole: Option<Whole>,
    /// Its place among others.
    pub rank: Option<Place>,
    /// The whole sentence.
    pub sentence: Span,
    /// How sure the reading is, in hundredths.
    pub confidence: u8,
    /// The rules that made it, in order.
    pub rules: Vec<&'static str>,
}

impl Found {
    /// Whether it states growth and nothing else.
    pub(super) fn is_growth(&self) -> bool {
        self.change.as_ref().is_some_and(|change| change.figure.span == self.figure.span)
    }

    /// Notes a rule that costs confidence.
    pub(super) fn rule(&mut self, name: &'static str, cost: u8) {
        self.rules.push(name);
        self.confidence = self.confidence.saturating_sub(cost).max(10);
    }
}

pub(super) fn span(start: usize, end: usize) -> Span {
    Span { start: start as u32, end: end as u32 }
}

/// The figure of an amount; `before` is a qualifier before it.
pub(super) fn figure(text: &[char], amount: &Amount, before: Option<(Qualifier, &'static str)>) -> Figure {
    let (mut qualifier, mut word) =
        (amount.qualifier, amount.word.map(|(from, to)| text[from..to].iter().collect::<String>()));
    if let Some((found, text)) = before
        && qualifier == Qualifier::Exact
    {
        (qualifier, word) = (found, Some(text.to_owned()));
    }
    Figure {
        value: amount.value.clone(),
        upper: amount.upper.clone(),
        unit: amount.unit.clone(),
        written: written(text, amount),
        qualifier,
        qualifier_text: word,
        span: span(amount.start, amount.end),
    }
}

/// The wording, where it is not value and unit.
fn written(text: &[char], amount: &Amount) -> Option<String> {
    let wording = &text[amount.start..amount.end];
    let plain = amount.value.chars().chain(if amount.shared { "" } else { &amount.unit }.chars());
    // The original characters replace these in the end.
    let differs = !wording.iter().copied().filter(|c| !matches!(c, ',' | ' ')).eq(plain);
    differs.then(|| string(wording))
}

/// Of a decline that stands for itself: 下降2.1% is −2.1%, 下降两成 is −两成.
/// What shows a wording shows nothing else, so it has the sign, too.
pub(super) fn negative(mut figure: Figure) -> Figure {
    if !figure.value.starts_with('-') {
        if let Some(written) = &mut figure.written {
            *written = minus(written, &figure.value);
        }
        figure.value.insert(0, '-');
        if let Some(upper) = figure.upper.take() {
            // 下降2%至3% has its larger end first.
            figure.upper = Some(figure.value);
            figure.value = ["-", &upper].concat();
        }
    }
    figure
}

/// Whether quantities in both units may be each other's change or part.
pub(super) fn alike(one: &str, other: &str) -> bool {
    let (a, b) = (super::unit::dimension(one), super::unit::dimension(other));
    a == b && (a != Dimension::Verbatim || one == other)
}

/// Puts the text's own characters where labels and words were cut from
/// canonical ones: full-width digits, brackets, quotation marks.
pub(super) fn original(text: &str, canonical_text: &[char], found: &mut Extraction) {
    // Nothing to do for a text whose characters are canonical already.
    if text.chars().all(|c| canonical(c) == c) {
        return;
    }
    let chars: Vec<char> = letters(text);
    if let Some(title) = &mut found.title {
        restore(title, (&chars, canonical_text));
    }
    for indicator in &mut found.indicators {
        let Span { start, end } = indicator.sentence;
        let (start, end) = (start as usize, end as usize);
        let sentence = (&chars[start..end], &canonical_text[start..end]);
        restore(&mut indicator.label, sentence);
        if let Some(whole) = &mut indicator.whole
            && let Some(label) = &mut whole.label
        {
            restore(label, sentence);
        }
        let figures = [Some(&mut indicator.figure), indicator.change.as_mut().map(|change| &mut change.figure)];
        for figure in figures.into_iter().flatten() {
            if let Some(written) = &mut figure.written {
                let signed = written.starts_with(['-', '−']);
                let wording: String = chars[figure.span.start as usize..figure.span.end as usize].iter().collect();
                // A sign that the text has is in the span.
                *written = match wording.chars().next() {
                    Some('0'..='9') if signed => ["-", &wording].concat(),
                    Some('-' | '−') | None => wording,
                    Some(_) if signed => ["−", &wording].concat(),
                    Some(_) => wording,
                };
            }
        }
    }
}

/// The original wording of `words`, where the sentence has it in one piece
/// and it differs in brackets or quotation marks.
fn restore(words: &mut String, (original, canonical): (&[char], &[char])) {
    let wanted: Vec<char> = letters(words);
    if wanted.is_empty() || !wanted.iter().any(|c| matches!(c, '(' | ')' | ':' | '“' | '”' | ',' | '!' | '?')) {
        return;
    }
    if let Some(at) = canonical.windows(wanted.len()).position(|window| window == wanted) {
        *words = original[at..at + wanted.len()].iter().collect();
    }
}
