//! A figure as runs of text: qualifier, digits, unit.

use super::plot::{Plot, Style};
use crate::resolve::{Amount, Datum};
use crate::scene::{Color, Span};
use crate::theme::space::UNIT_GAP;

/// Sizes and inks of a figure's runs.
#[derive(Clone, Copy)]
pub(super) struct FigureStyle {
    pub(super) number: Style,
    pub(super) words: Style,
}

impl FigureStyle {
    /// A bold number with words beside it, in one ink.
    #[inline(never)]
    pub(super) fn new(number: f64, words: f64, color: Color) -> Self {
        Self { number: Style::bold(number, color), words: Style::regular(words, color) }
    }

    /// Value 14 bold and unit 12: beside bars.
    #[inline(never)]
    pub(super) fn value(color: Color) -> Self {
        Self { number: Style::bold(14.0, color), words: Style::regular(12.0, color) }
    }

    /// A derived value is never bold.
    pub(super) fn of(self, amount: &Amount) -> Self {
        let number =
            if amount.is_derived() { Style::regular(self.number.size, self.number.color) } else { self.number };
        Self { number, ..self }
    }
}

/// The runs of `amount`; a unit is left out where `with_unit` is false (the
/// subtitle has it), a qualifier never.
#[inline(never)]
pub(super) fn spans(amount: &Amount, style: FigureStyle, with_unit: bool) -> Vec<Span> {
    let style = style.of(amount);
    let mut spans = Vec::new();
    if !amount.before().is_empty() {
        spans.push(style.words.span(amount.before()));
    }
    let gap = if spans.is_empty() { 0.0 } else { UNIT_GAP };
    spans.push(Span { gap, ..style.number.span(amount.number()) });
    let unit = if with_unit { amount.unit_text() } else { "" };
    let words = [amount.between(), unit, amount.after()].concat();
    if !words.is_empty() {
        let gap = if words.starts_with(|c: char| c.is_ascii_alphabetic()) { 4.0 } else { UNIT_GAP };
        spans.push(Span { gap, ..style.words.span(&words) });
    }
    spans
}

/// The runs of a datum's figure, or 未公布.
#[inline(never)]
pub(super) fn datum_spans(plot: &Plot<'_>, datum: &Datum, style: FigureStyle, with_unit: bool) -> Vec<Span> {
    match &datum.amount {
        Some(amount) => spans(amount, style, with_unit),
        None => vec![Style::regular(12.0, plot.theme.ink3).span(missing(plot))],
    }
}

/// The word for a value that was not published.
pub(super) fn missing(plot: &Plot<'_>) -> &'static str {
    plot.chart.lang.pick("未公布", "not published")
}

/// `spans` set small enough for `room`: absurd figures only.
#[inline(never)]
pub(super) fn fitted(mut spans: Vec<Span>, room: f64) -> Vec<Span> {
    let factor = room.max(1.0) / width(&spans);
    if factor < 1.0 {
        for span in &mut spans {
            (span.size, span.gap) = (span.size * factor * 0.999, span.gap * factor);
        }
    }
    spans
}

/// A word and, `gap` px after it, a figure.
#[inline(never)]
pub(super) fn phrase(word: Span, gap: f64, mut figure: Vec<Span>) -> Vec<Span> {
    if let Some(first) = figure.first_mut() {
        first.gap = gap;
    }
    figure.insert(0, word);
    figure
}

/// Width of runs on one baseline.
#[inline(never)]
pub(super) fn width(spans: &[Span]) -> f64 {
    spans.iter().map(Span::width).sum()
}
