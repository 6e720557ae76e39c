//! Indicators that are derived: formulas over stated figures. In the page
//! this is a part that only charts with such indicators load.

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
    if op != Op::Divide {
        return sum(op, a, b, unit, path);
    }
    let Some(value) = quotient(a, b, unit, path)? else { return Err(fail(path, TOO_LONG)) };
    let end = if percent(b.unit) { "%" } else { "" };
    let formula = [&a.formula, "÷", &b.formula, end].concat();
    Ok(Box::new(Term { value, unit, qualifier: Qualifier::About, formula }))
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
