//! A figure as runs of text: qualifier, digits, unit.

use super::plot::{Plot, TICK};
use super::style::Style;
use crate::resolve::Amount;
use crate::scene::Span;
use crate::text::Weight;
use crate::theme::space::UNIT_GAP;

/// Between a word and the figure after it.
const WORD_GAP: f64 = 4.0;

impl Plot<'_> {
    /// The runs of `amount`, or 未公布: the number in `style` (a derived one
    /// is never bold), words `words` px large. The unit is left out where
    /// `with_unit` is false, a qualifier never.
    #[inline(never)]
    pub(super) fn figure(&self, amount: Option<&Amount>, style: Style, words: u8, with_unit: bool) -> Vec<Span> {
        self.phrase("", amount, style, words, with_unit)
    }

    /// A word and the figure after it.
    #[inline(never)]
    pub(super) fn phrase(
        &self,
        word: &str,
        amount: Option<&Amount>,
        style: Style,
        words: u8,
        with_unit: bool,
    ) -> Vec<Span> {
        let mut spans = Vec::new();
        let small = Style { size: words, weight: Weight::Regular, ..style };
        self.run(&mut spans, word, 0.0, small);
        let gap = if spans.is_empty() { 0.0 } else { WORD_GAP };
        let Some(amount) = amount else {
            self.run(&mut spans, self.missing(), gap, TICK);
            return spans;
        };
        self.run(&mut spans, &amount.before, gap, small);
        let gap = if amount.before.is_empty() { gap } else { UNIT_GAP };
        let number = if amount.is_derived() { Style { weight: Weight::Regular, ..style } } else { style };
        self.run(&mut spans, &amount.number(), gap, number);
        let unit = if with_unit { amount.unit_text.as_str() } else { "" };
        let after = [amount.between.as_str(), unit, amount.after.as_str()].concat();
        let gap = if after.starts_with(|c: char| c.is_ascii_alphabetic()) { 4.0 } else { UNIT_GAP };
        self.run(&mut spans, &after, gap, small);
        spans
    }

    /// Adds a run, unless it has no words.
    #[inline(never)]
    pub(super) fn run(&self, spans: &mut Vec<Span>, text: &str, gap: f64, style: Style) {
        if !text.is_empty() {
            spans.push(style.span(self.theme, text, gap));
        }
    }

    /// The word for a value that was not published.
    #[inline(never)]
    pub(super) fn missing(&self) -> &'static str {
        self.chart.lang.pick("未公布", "not published")
    }
}

/// Sets `spans` small enough for `room`: absurd figures only.
#[inline(never)]
pub(super) fn fit(spans: &mut [Span], room: f64) {
    let factor = room.max(1.0) / width(spans);
    if factor < 1.0 {
        let factor = factor * 0.999;
        for span in spans {
            span.size *= factor;
            span.gap *= factor;
            span.tracking *= factor;
        }
    }
}

/// Width of runs on one baseline.
#[inline(never)]
pub(super) fn width(spans: &[Span]) -> f64 {
    spans.iter().map(Span::width).sum()
}
