//! A quantity as it is shown: digits, unit, and the article's own qualifying
//! word where it stood.

use super::Amount;
use crate::document::{Decimal, Qualifier, Quantity, Unit};
use crate::text::{Lang, group_digits};

/// Words that stand behind the unit; all others stand before the number.
const AFTER: [&str; 8] = ["以上", "以下", "以内", "左右", "上下", "or more", "or less", "开外"];
/// Words that stand between number and unit.
const BETWEEN: [&str; 3] = ["多", "余", "来"];

/// The shown form of a stated quantity; `None` when it has no value.
pub(super) fn stated(quantity: &Quantity, lang: Lang) -> Option<Amount> {
    let value = quantity.value?;
    let mut amount = bare(value, quantity.unit.clone());
    amount.qualifier = quantity.qualifier;
    amount.upper = quantity.upper.map(|upper| Box::new(bare(upper, quantity.unit.clone())));
    match &quantity.written {
        Some(written) if amount.upper.is_none() => wording(&mut amount, written, &value.to_string()),
        _ => place(&mut amount, quantity.qualifier_text.as_deref(), lang),
    }
    Some(amount)
}

/// The shown form of a computed value.
pub(super) fn derived(value: Decimal, unit: Unit, qualifier: Qualifier, formula: String, lang: Lang) -> Amount {
    let mut amount = bare(value, unit);
    amount.qualifier = qualifier;
    amount.formula = Some(formula);
    place(&mut amount, None, lang);
    amount
}

fn bare(value: Decimal, unit: Unit) -> Amount {
    Amount {
        value,
        scaled: value.to_f64(),
        digits: group_digits(&value.to_string(), &unit.written),
        upper: None,
        unit_text: unit.written.clone(),
        unit,
        qualifier: Qualifier::Exact,
        before: String::new(),
        between: String::new(),
        after: String::new(),
        formula: None,
    }
}

/// Splits the article's wording around its digits and unit: 20%以上. A
/// wording without the digits (三成, 两位数) is shown whole.
fn wording(amount: &mut Amount, written: &str, digits: &str) {
    let Some(at) = position(written, digits) else {
        amount.digits = written.to_owned();
        amount.unit_text.clear();
        return;
    };
    amount.before = written[..at].to_owned();
    let rest = &written[at + digits.len()..];
    match position(rest, &amount.unit.written) {
        Some(unit) => {
            amount.between = rest[..unit].to_owned();
            amount.after = rest[unit + amount.unit.written.len()..].to_owned();
        }
        None => {
            amount.unit_text.clear();
            amount.after = rest.to_owned();
        }
    }
}

/// Where `part` first stands in `text`. The library's search is made for
/// long texts, and is 1 KB.
#[inline(never)]
pub(super) fn position(text: &str, part: &str) -> Option<usize> {
    let (text, part) = (text.as_bytes(), part.as_bytes());
    (0..=text.len()).find(|at| text[*at..].starts_with(part))
}

/// Puts the qualifying word where such a word stands. An exact value has
/// none: 达到 says nothing that the number does not.
fn place(amount: &mut Amount, word: Option<&str>, lang: Lang) {
    let (zh, en) = match amount.qualifier {
        Qualifier::Exact => return,
        Qualifier::Over => ("超", "over"),
        Qualifier::AtLeast => ("以上", "at least"),
        Qualifier::Under => ("不到", "under"),
        Qualifier::AtMost => ("不超过", "at most"),
        Qualifier::About => ("约", "about"),
    };
    let word = word.filter(|word| !word.is_empty()).unwrap_or(lang.pick(zh, en));
    let slot = if AFTER.contains(&word) {
        &mut amount.after
    } else if BETWEEN.contains(&word) {
        &mut amount.between
    } else {
        &mut amount.before
    };
    *slot = word.to_owned();
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
    fn missing_is_not_zero() {
        assert_eq!(shown("", "家", Qualifier::Exact, None, None), "");
    }
}
