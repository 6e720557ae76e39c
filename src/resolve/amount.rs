//! A quantity as it is shown: digits, unit, and the article's own qualifying
//! word where it stood.

use super::term::Term;
use crate::document::quantity::{find, minus};
use crate::document::{Decimal, Qualifier, Quantity, Unit, position};
use crate::text::{Lang, group_digits};

/// A number ready to be drawn and written.
#[derive(Clone, Debug, PartialEq)]
pub struct Amount {
    /// The exact value, in `unit`.
    pub value: Decimal,
    /// End of a range, in `unit`.
    pub upper: Option<Decimal>,
    /// `value` in the chart's unit, for scales.
    pub scaled: f64,
    /// `upper` in the chart's unit; the same as `scaled` without a range.
    pub scaled_upper: f64,
    /// What `value` counts in.
    pub unit: Unit,
    /// How exact it is: of a negative figure, its size. Bars are drawn so.
    pub qualifier: Qualifier,
    /// The formula, when the value follows from others: `7.9−1.9`; else empty.
    pub formula: String,
    /// All parts, one after the other.
    parts: String,
    /// Where each part starts; then the end of the last.
    cuts: [u16; PARTS + 1],
}

// The parts of an amount's text, in order.
const BEFORE: usize = 0;
const DIGITS: usize = 1;
/// The end of a range: 至90.
const RANGE: usize = 2;
const BETWEEN: usize = 3;
const UNIT: usize = 4;
const AFTER: usize = 5;
const PARTS: usize = 6;

/// Qualifying words that stand behind the number and its unit; beside these,
/// `or more` and `or less`.
const BEHIND: &str = "以上 以下 以内 以內 左右 上下 开外 開外";
/// Those between the two; all others stand before.
const AMID: &str = "多 余 餘 来 來";

impl Amount {
    fn new(term: &Term<'_>, upper: Option<Decimal>, parts: &[&str; PARTS]) -> Box<Self> {
        let mut cuts = [0; PARTS + 1];
        let mut end = 0;
        for (part, cut) in parts.iter().zip(&mut cuts[1..]) {
            end += part.len() as u16;
            *cut = end;
        }
        let mut amount = Box::new(Self {
            value: term.value,
            upper,
            scaled: 0.0,
            scaled_upper: 0.0,
            unit: term.unit.clone(),
            qualifier: term.qualifier,
            formula: String::new(),
            parts: parts.concat(),
            cuts,
        });
        amount.scale(0);
        amount
    }

    /// Scales to a unit that is smaller by a power of ten.
    pub(super) fn scale(&mut self, power: i32) {
        self.scaled = times_ten_to(self.value, power);
        self.scaled_upper = times_ten_to(self.upper.unwrap_or(self.value), power);
    }

    /// `value` without the multiplier of its unit: 2.69万个 is 26900.
    pub fn base(&self) -> f64 {
        times_ten_to(self.value, self.unit.power)
    }

    /// The same of the end of a range.
    pub fn base_upper(&self) -> f64 {
        times_ten_to(self.upper.unwrap_or(self.value), self.unit.power)
    }

    /// How exact the number is: 超−18 is below it.
    pub fn bound(&self) -> Qualifier {
        self.qualifier.of_number(self.value)
    }

    /// Whether `value` is all that is stated: no bound, no 约, no range, and no
    /// wording of its own (三成).
    pub fn is_exact(&self) -> bool {
        let worded = self.unit_text().is_empty() && !self.unit.written.is_empty();
        self.qualifier == Qualifier::Exact && self.upper.is_none() && !worded
    }

    #[inline(never)]
    fn part(&self, from: usize, to: usize) -> &str {
        self.parts.get(usize::from(self.cuts[from])..usize::from(self.cuts[to])).unwrap_or_default()
    }

    /// Whether it follows from other figures rather than being published.
    pub fn is_derived(&self) -> bool {
        !self.formula.is_empty()
    }

    /// The qualifying word where it stands before the number: 超, 约, 不到.
    pub fn before(&self) -> &str {
        self.part(BEFORE, DIGITS)
    }

    /// Digits as written, grouped, minus as U+2212; without the end of a range.
    pub fn digits(&self) -> &str {
        self.part(DIGITS, RANGE)
    }

    /// The digits, with the end of a range: 50至90.
    pub fn number(&self) -> &str {
        self.part(DIGITS, BETWEEN)
    }

    /// The qualifying word between number and unit: 多, 余.
    pub fn between(&self) -> &str {
        self.part(BETWEEN, UNIT)
    }

    /// The unit as shown; empty where the wording already says it (三成).
    pub fn unit_text(&self) -> &str {
        self.part(UNIT, AFTER)
    }

    /// The qualifying word after the unit: 以上, 左右.
    pub fn after(&self) -> &str {
        self.part(AFTER, PARTS)
    }

    /// Everything after the number: 多家, %以上.
    pub fn tail(&self) -> &str {
        self.part(BETWEEN, PARTS)
    }

    /// The figure as one string: 超230亿元, 20%以上, 50至90万户.
    #[inline(never)]
    pub fn text(&self) -> String {
        let (before, unit) = (self.before(), self.unit_text());
        let before_gap = gap(before.as_bytes().last());
        let unit_gap = gap(unit.as_bytes().first());
        [before, before_gap, self.part(DIGITS, UNIT), unit_gap, self.part(UNIT, PARTS)].concat()
    }
}

/// Exact as a decimal where that has digits enough.
#[inline(never)]
fn times_ten_to(value: Decimal, power: i32) -> f64 {
    if let Some(exact) = value.times_ten_to(power) {
        return exact.to_f64();
    }
    let mut scaled = value.to_f64();
    for _ in 0..power.unsigned_abs() {
        scaled = if power < 0 { scaled / 10.0 } else { scaled * 10.0 };
    }
    scaled
}

/// Latin words keep a distance from the number.
pub(super) fn gap(neighbour: Option<&u8>) -> &'static str {
    if neighbour.is_some_and(u8::is_ascii_alphabetic) { " " } else { "" }
}

/// The shown form of a stated quantity; `None` when it has no value.
#[inline(never)]
pub(super) fn stated(quantity: &Quantity, lang: Lang) -> Option<Box<Amount>> {
    with(quantity, quantity.value?, quantity.upper, quantity.written.as_deref(), lang)
}

/// The same with its sign turned, in its wording too: a decline by 3% to 5% is
/// −5% to −3%, and one by 三成 is −三成.
pub(super) fn turned(quantity: &Quantity, lang: Lang) -> Option<Box<Amount>> {
    let near = quantity.value?;
    let written = quantity.written.as_ref().map(|written| minus(written, &near.to_string()));
    let far = quantity.upper.unwrap_or(near).negated();
    with(quantity, far, quantity.upper.map(|_| near.negated()), written.as_deref(), lang)
}

/// The shown form of `quantity` with these ends and this wording.
#[inline(never)]
fn with(
    quantity: &Quantity,
    value: Decimal,
    upper: Option<Decimal>,
    written: Option<&str>,
    lang: Lang,
) -> Option<Box<Amount>> {
    let term = Term { value, unit: &quantity.unit, qualifier: quantity.qualifier, formula: String::new() };
    Some(shown(&term, upper, written, quantity.qualifier_text.as_deref().unwrap_or_default(), lang))
}

/// The shown form of a value that a table publishes.
pub(super) fn exact(term: &Term<'_>, lang: Lang) -> Box<Amount> {
    shown(term, None, None, "", lang)
}

/// The shown form of a computed value.
pub(super) fn derived(mut term: Box<Term<'_>>, lang: Lang) -> Box<Amount> {
    term.qualifier = term.qualifier.of_number(term.value);
    let mut amount = shown(&term, None, None, "", lang);
    amount.formula = term.formula;
    amount
}

/// The shown form of `term`; what was stated may have a range, its own wording
/// and a qualifying `word`.
#[inline(never)]
fn shown(term: &Term<'_>, upper: Option<Decimal>, written: Option<&str>, word: &str, lang: Lang) -> Box<Amount> {
    let unit = term.unit.written.as_str();
    let plain = term.value.to_string();
    let digits = group_digits(&plain, unit);
    let range = upper.map(|upper| ["至", &group_digits(&upper.to_string(), unit)].concat()).unwrap_or_default();
    let mut parts = ["", &digits, &range, "", unit, ""];
    match written {
        Some(written) if upper.is_none() => wording(&mut parts, written, &plain),
        _ => place(&mut parts, term.qualifier, word, lang),
    }
    Amount::new(term, upper, &parts)
}

/// Cuts the article's wording around its digits and unit: 20%以上. A wording
/// without the digits (三成, 两位数) is shown whole.
fn wording<'a>(parts: &mut [&'a str; PARTS], written: &'a str, digits: &str) {
    let Some((before, rest)) = cut(written, digits) else {
        (parts[DIGITS], parts[UNIT]) = (written, "");
        return;
    };
    parts[BEFORE] = before;
    match cut(rest, parts[UNIT]) {
        Some((between, after)) => (parts[BETWEEN], parts[AFTER]) = (between, after),
        None => (parts[UNIT], parts[AFTER]) = ("", rest),
    }
}

/// What stands before and after the first `part` of `text`.
#[inline(never)]
pub(super) fn cut<'a>(text: &'a str, part: &str) -> Option<(&'a str, &'a str)> {
    let at = find(text, part)?;
    Some((text.get(..at)?, text.get(at + part.len()..)?))
}

/// Puts the qualifying word where such a word stands. An exact value has
/// none: 达到 says nothing that the number does not.
fn place<'a>(parts: &mut [&'a str; PARTS], qualifier: Qualifier, word: &'a str, lang: Lang) {
    let ours = match qualifier {
        Qualifier::Exact => return,
        Qualifier::Over => "超|over",
        Qualifier::AtLeast => "以上|at least",
        Qualifier::Under => "不到|under",
        Qualifier::AtMost => "不超过|at most",
        Qualifier::About => "约|about",
    };
    let word = if word.is_empty() { lang.say(ours) } else { word };
    let slot = if position(AMID, word).is_some() {
        BETWEEN
    } else if word.starts_with("or ") || position(BEHIND, word).is_some() {
        AFTER
    } else {
        BEFORE
    };
    parts[slot] = word;
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(value: &str, unit: &str, qualifier: Qualifier, word: Option<&str>, written: Option<&str>) -> String {
        let quantity = Quantity {
            value: Decimal::parse(value).ok(),
            upper: None,
            unit: Unit::parse(unit).expect("a unit"),
            written: written.map(str::to_owned),
            qualifier,
            qualifier_text: word.map(str::to_owned),
            figure: None,
        };
        stated(&quantity, Lang::Zh).map(|amount| amount.text()).unwrap_or_default()
    }

    #[test]
    fn the_articles_word_stands_where_it_stood() {
        assert_eq!(shown("230", "亿元", Qualifier::Over, Some("突破"), None), "突破230亿元");
        assert_eq!(shown("20", "%", Qualifier::AtLeast, Some("以上"), None), "20%以上");
        assert_eq!(shown("1300", "家", Qualifier::Over, Some("多"), None), "1300多家");
        assert_eq!(shown("20", "%", Qualifier::AtLeast, None, Some("20%以上")), "20%以上");
        assert_eq!(shown("30", "%", Qualifier::Exact, None, Some("三成")), "三成");
        assert_eq!(shown("267", "亿元", Qualifier::About, None, None), "约267亿元");
        assert_eq!(shown("357", "家", Qualifier::Exact, Some("达到"), None), "357家");
        assert_eq!(shown("12345", "家", Qualifier::Exact, None, None), "12,345家");
    }

    #[test]
    fn a_decline_has_its_sign_in_ranges_and_wordings() {
        let decline = |value: &str, upper: Option<&str>, written: Option<&str>| {
            let quantity = Quantity {
                value: Decimal::parse(value).ok(),
                upper: upper.and_then(|upper| Decimal::parse(upper).ok()),
                unit: Unit::parse("%").expect("a unit"),
                written: written.map(str::to_owned),
                qualifier: Qualifier::Exact,
                qualifier_text: None,
                figure: None,
            };
            let amount = turned(&quantity, Lang::Zh).expect("a value");
            (amount.text(), amount.scaled, amount.scaled_upper)
        };
        assert_eq!(decline("3", Some("5"), None), ("−5至−3%".to_owned(), -5.0, -3.0));
        assert_eq!(decline("30", None, Some("三成")), ("−三成".to_owned(), -30.0, -30.0));
        assert_eq!(decline("3.2", None, Some("3.2%左右")), ("−3.2%左右".to_owned(), -3.2, -3.2));
        assert_eq!(decline("3.20", None, None), ("−3.20%".to_owned(), -3.2, -3.2));
    }

    #[test]
    fn more_digits_than_a_decimal_has_are_still_scaled() {
        let quantity = Quantity {
            value: Decimal::parse("123456789012345678").ok(),
            upper: None,
            unit: Unit::parse("亿元").expect("a unit"),
            written: None,
            qualifier: Qualifier::Exact,
            qualifier_text: None,
            figure: None,
        };
        let mut amount = stated(&quantity, Lang::Zh).expect("a value");
        amount.scale(8);
        assert!((amount.scaled / 1.234_567_890_123_456_8e25 - 1.0).abs() < 1e-12, "{}", amount.scaled);
        assert_eq!(amount.base(), amount.scaled);
    }

    #[test]
    fn missing_is_not_zero() {
        assert_eq!(shown("", "家", Qualifier::Exact, None, None), "");
    }
}
