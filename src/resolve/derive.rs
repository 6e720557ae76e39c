//! Indicators that are derived: formulas over stated figures. In the page
//! this is a part that only charts with such indicators load.

use super::amount::gap;
use super::term::{TOO_LONG, Term, fail, left, mixed, percent, sum};
use crate::document::{Decimal, Derivation, Dimension, Document, Indicator, Op, Qualifier, Unit};
use crate::error::{Code, Error};

/// Derivations may build on each other this deep; a cycle goes deeper.
const MOST_LEVELS: usize = 8;

/// The value of `derivation`, which is that of `indicator`.
#[inline(never)]
pub(super) fn evaluate<'a>(
    document: &'a Document,
    indicator: &'a Indicator,
    derivation: &'a Derivation,
) -> Result<Box<Term<'a>>, Error> {
    let path = [&indicator.path, ".derived"].concat();
    Evaluator { document, path: &path }.derivation(derivation, indicator.unit(), 0)
}

struct Evaluator<'a, 'b> {
    document: &'a Document,
    path: &'b str,
}

impl<'a> Evaluator<'a, '_> {
    #[inline(never)]
    fn argument(&self, derivation: &'a Derivation, at: usize, level: usize) -> Result<Box<Term<'a>>, Error> {
        let Some(reference) = derivation.args.get(at) else {
            return Err(fail(self.path, "参数个数不对 (wrong number of arguments)"));
        };
        let Some((at, part)) = self.document.split(reference) else {
            return Err(Error::new(Code::UnknownIndicator, self.path, &[reference]));
        };
        let indicator = &self.document.indicators[at];
        match &indicator.derived {
            Some(derivation) if part.is_empty() => {
                let mut inner = self.derivation(derivation, indicator.unit(), level + 1)?;
                inner.formula = ["(", &inner.formula, ")"].concat();
                Ok(inner)
            }
            _ => Term::stated(indicator, part, self.path),
        }
    }

    #[inline(never)]
    fn derivation(&self, derivation: &'a Derivation, unit: &'a Unit, level: usize) -> Result<Box<Term<'a>>, Error> {
        let path = self.path;
        if level >= MOST_LEVELS {
            return Err(fail(path, "层数太多或互相引用 (too many levels, or a cycle)"));
        }
        let first = self.argument(derivation, 0, level)?;
        if derivation.op != Op::Complement {
            let second = self.argument(derivation, 1, level)?;
            return compute(derivation.op, &first, &second, unit, path);
        }
        if !percent(first.unit) || !percent(unit) {
            return Err(fail(path, "补数只用于百分数 (a complement is of a percentage)"));
        }
        let rest = left(Decimal::whole(100), &first, unit, path)?;
        if rest.value.is_negative() {
            return Err(fail(path, "超过 100% (above 100%)"));
        }
        Ok(rest)
    }
}

#[inline(never)]
fn compute<'a>(op: Op, a: &Term<'_>, b: &Term<'_>, unit: &'a Unit, path: &str) -> Result<Box<Term<'a>>, Error> {
    let alike = |unit: &Unit| !a.unit.comparable(unit) || a.unit.power == unit.power;
    if op != Op::Divide {
        let mut term = sum(op, a, b, unit, path)?;
        let sign = if op == Op::Minus { "−" } else { "+" };
        term.formula = joined(a, sign, b, alike(unit) && alike(b.unit));
        return Ok(term);
    }
    let Some(value) = quotient(a, b, unit, path)? else { return Err(fail(path, TOO_LONG)) };
    let end = if percent(b.unit) { "%" } else { "" };
    // Like units divide: 1.2亿元÷8500万元.
    let formula = joined(a, "÷", b, alike(b.unit)) + end;
    Ok(Box::new(Term { value, unit, qualifier: Qualifier::About, formula }))
}

/// The formula of `a` and `b`: with the unit of each as the article has it,
/// 1.2亿元+8500万元, unless their numbers alone are `alike`.
#[inline(never)]
fn joined(a: &Term<'_>, sign: &str, b: &Term<'_>, alike: bool) -> String {
    let named = |term: &Term<'_>| {
        let unit = if alike { "" } else { term.unit.written.as_str() };
        [&term.formula, gap(unit.as_bytes().first()), unit].concat()
    };
    let (a, b) = (named(a), named(b));
    // Two signs in a row are hard to read.
    let [open, close] = if b.starts_with('−') { ["(", ")"] } else { ["", ""] };
    [&a, sign, open, &b, close].concat()
}

/// `%` counts as a hundredth; like units divide to a ratio.
fn quotient(a: &Term<'_>, b: &Term<'_>, unit: &Unit, path: &str) -> Result<Option<Decimal>, Error> {
    let alike = a.unit.comparable(b.unit);
    let power = if percent(b.unit) && a.unit.comparable(unit) {
        2 - unit.power
    } else if alike && percent(unit) {
        2 - b.unit.power
    } else if alike && unit.dimension == Dimension::Multiple {
        -b.unit.power
    } else {
        return Err(mixed(path, a.unit, b.unit));
    };
    let top = a.value.times_ten_to(a.unit.power + power);
    if top.is_some() && b.value.is_zero() {
        return Err(fail(path, "除数为零 (division by zero)"));
    }
    Ok(top.and_then(|top| top.divided_by(b.value, a.value.decimals())))
}

#[cfg(test)]
mod tests {
    use crate::document::{Node, read};
    use crate::resolve::resolve;

    /// The note of a table with a figure in `unit` that is derived from `a` and `b`.
    fn note(op: &str, a: &str, b: &str, unit: &str, lang: &str) -> Result<String, String> {
        let json = format!(
            r#"{{"version": 1, "lang": "{lang}", "indicators": [
                {{"id": "a", "label": "甲", {a}}}, {{"id": "b", "label": "乙", {b}}},
                {{"id": "d", "label": "推算值", "unit": "{unit}", "derived": {{"op": "{op}", "args": ["a", "b"]}}}}],
                "charts": [{{"id": "chart", "kind": "table", "indicators": ["d"]}}]}}"#
        );
        let (document, report) = read(&Node::from_json(&json).expect("JSON"));
        assert_eq!(report.errors, []);
        let chart = resolve(&document.expect("a document"), &report, "chart", None);
        chart.map(|chart| chart.notes.concat()).map_err(|error| error.0.code.as_str().to_owned())
    }

    fn figure(value: &str, unit: &str) -> String {
        format!(r#""value": "{value}", "unit": "{unit}""#)
    }

    #[test]
    fn a_formula_says_which_number_counts_in_what() {
        let said = |op: &str, a: [&str; 2], b: [&str; 2], unit: &str| {
            note(op, &figure(a[0], a[1]), &figure(b[0], b[1]), unit, "zh").expect("is derived")
        };
        let mixed = said("plus", ["1.2", "亿元"], ["8500", "万元"], "亿元");
        assert_eq!(mixed, "推算：推算值＝1.2亿元+8500万元。");
        let other = said("plus", ["5000", "万元"], ["8500", "万元"], "亿元");
        assert_eq!(other, "推算：推算值＝5000万元+8500万元。");
        let share = said("divide", ["1.2", "亿元"], ["8500", "万元"], "%");
        assert_eq!(share, "推算：推算值＝1.2亿元÷8500万元。");
        assert_eq!(said("plus", ["1.2", "亿元"], ["0.85", "亿元"], "亿元"), "推算：推算值＝1.2+0.85。");
        assert_eq!(said("divide", ["302.8", "亿元"], ["113.3", "%"], "亿元"), "推算：推算值＝302.8÷113.3%。");
        assert_eq!(said("divide", ["8500", "万元"], ["40", "%"], "亿元"), "推算：推算值＝8500÷40%。");
        let english =
            note("plus", &figure("1.2", "billion yuan"), &figure("850", "million yuan"), "billion yuan", "en");
        assert_eq!(english.as_deref(), Ok("Derived: 推算值 = 1.2 billion yuan+850 million yuan."));
    }

    #[test]
    fn two_signs_do_not_stand_in_a_row() {
        let said = note("minus", &figure("5", "亿元"), &figure("-3", "亿元"), "亿元", "zh");
        assert_eq!(said.as_deref(), Ok("推算：推算值＝5−(−3)。"));
        let said = note("plus", &figure("-5", "亿元"), &figure("-3000", "万元"), "亿元", "zh");
        assert_eq!(said.as_deref(), Ok("推算：推算值＝−5亿元+(−3000万元)。"));
    }

    #[test]
    fn nothing_is_derived_from_a_range() {
        let range = r#""value": "20", "upper": "30", "unit": "%""#;
        assert_eq!(note("minus", &figure("50", "%"), range, "%", "zh"), Err("derivation".to_owned()));
    }
}
