//! A figure as runs of text: qualifier, digits, unit.

use super::plot::{Plot, TICK};
use super::style::{Ink, Style};
use crate::resolve::{Amount, Emphasis};
use crate::text::{Weight, group_digits};
use crate::theme::space::UNIT_GAP;

/// Between a word and the figure after it, or a number and Latin words.
const WORD_GAP: f64 = 4.0;

/// +1, −11.5: what is between an old figure and a new one where both are exact,
/// in the unit of the new one. Inlined: two kinds need it, and each takes its
/// own copy along.
#[inline(always)]
pub(super) fn between(new: &Amount, old: &Amount) -> Option<String> {
    let exact = |amount: &Amount| amount.is_exact() && !amount.is_derived();
    if !exact(old) || !exact(new) {
        return None;
    }
    let change = new.value.minus(old.value.converted(old.unit.power - new.unit.power)?)?;
    let text = group_digits(&change.to_string(), &new.unit.written);
    Some(if change.is_negative() || change.is_zero() { text } else { ["+", &text].concat() })
}

impl Plot<'_> {
    /// Of the figure of a datum.
    #[inline(never)]
    pub(super) fn value_style(&self, datum: usize) -> Style {
        let subject = self.datum(datum).emphasis == Emphasis::Subject;
        Style::bold(14, if subject { Ink::Subject } else { Ink::Main })
    }

    /// Adds the figure of a datum to the line being set. Returns its width.
    #[inline(never)]
    pub(super) fn figure(&mut self, datum: usize, style: Style, words: u8) -> f64 {
        self.phrase("", self.amount(datum), style, words, true)
    }

    /// Width of the figure of a datum, which is not set.
    #[inline(never)]
    pub(super) fn figure_width(&mut self, datum: usize, style: Style, words: u8) -> f64 {
        let width = self.figure(datum, style, words);
        self.line.clear();
        width
    }

    /// Adds a word, if any, and after it `amount`, or 未公布, to the line being
    /// set: the number in `style` (a derived one is never bold), words `words`
    /// px large. The unit is left out where `with_unit` is false, a qualifier
    /// never. Returns the width of the line.
    #[inline(never)]
    pub(super) fn phrase(
        &mut self,
        word: &str,
        amount: Option<&Amount>,
        style: Style,
        words: u8,
        with_unit: bool,
    ) -> f64 {
        let small = Style { size: words, weight: Weight::Regular, ..style };
        self.run(word, 0.0, small);
        let gap = if word.is_empty() { 0.0 } else { WORD_GAP };
        if let Some(amount) = amount {
            self.run(amount.before(), gap, small);
            let gap = if amount.before().is_empty() { gap } else { UNIT_GAP };
            self.run(
                amount.number(),
                gap,
                if amount.is_derived() { Style { size: style.size, ..small } } else { style },
            );
            let unit = if with_unit { amount.unit_text() } else { "" };
            let after = [amount.between(), unit, amount.after()].concat();
            let latin = after.as_bytes().first().is_some_and(u8::is_ascii_alphabetic);
            self.run(&after, if latin { WORD_GAP } else { UNIT_GAP }, small);
        } else {
            self.run(self.missing(), gap, TICK);
        }
        self.line_width()
    }

    /// The word for a value that was not published.
    #[inline(never)]
    pub(super) fn missing(&self) -> &'static str {
        self.chart.lang.say("未公布|not published")
    }
}
