//! Values that follow from stated figures, in decimal arithmetic.

use crate::document::{
    Comparison, Decimal, Derivation, Dimension, Direction, Document, Indicator, Of, Op, Qualifier, Unit,
};
use crate::error::{Code, Error};

/// Derivations may build on each other this deep; a cycle goes deeper.
const MOST_LEVELS: usize = 8;

const MISSING: &str = "缺少数值 (a value is missing)";
const TOO_LONG: &str = "数字太长 (too many digits)";

/// A value with what it is worth and how it came about. Boxed, because it
/// moves through many results.
#[derive(Clone, Debug)]
pub(super) struct Term<'a> {
    pub(super) value: Decimal,
    pub(super) unit: &'a Unit,
    pub(super) qualifier: Qualifier,
    /// `7.9−1.9`; the bare number for a stated value.
    pub(super) formula: String,
}

impl<'a> Term<'a> {
    #[inline(never)]
    pub(super) fn new(value: Decimal, unit: &'a Unit, qualifier: Qualifier) -> Box<Self> {
        let text = value.to_string();
        // The formula's minus is U+2212.
        let formula = match text.strip_prefix('-') {
            Some(digits) => ["−", digits].concat(),
            None => text,
        };
        Box::new(Self { value, unit, qualifier, formula })
    }

    /// The figure at `part` of `indicator`, as the article states it.
    #[inline(never)]
    pub(super) fn stated(indicator: &'a Indicator, part: &str, path: &str) -> Result<Box<Self>, Error> {
        let quantity = indicator.quantity_at(part);
        let Some((quantity, mut value)) = quantity.and_then(|quantity| Some((quantity, quantity.value?))) else {
            return Err(fail(path, MISSING));
        };
        if declines(indicator, part) {
            value = value.negated();
        }
        Ok(Self::new(value, &quantity.unit, quantity.qualifier))
    }
}

/// Whether `part` is a change for the worse: it counts as negative.
pub(super) fn declines(indicator: &Indicator, part: &str) -> bool {
    part == "change" && indicator.change.as_ref().is_some_and(|change| change.direction == Direction::Down)
}

#[inline(never)]
fn fail(path: &str, why: &str) -> Error {
    Error::new(Code::Derivation, path, &[why])
}

#[inline(never)]
fn mixed(path: &str, a: &Unit, b: &Unit) -> Error {
    Error::new(Code::MixedUnits, path, &[&a.written, &b.written])
}

fn percent(unit: &Unit) -> bool {
    unit.dimension == Dimension::Percent
}

/// The value of `derivation`, which is that of `indicator`.
pub(super) fn evaluate<'a>(
    document: &'a Document,
    indicator: &'a Indicator,
    derivation: &'a Derivation,
) -> Result<Box<Term<'a>>, Error> {
    let path = [&indicator.path, ".derived"].concat();
    Evaluator { document, path: &path }.derivation(derivation, indicator.unit(), 0)
}

/// What `comparison`, the one at `part` of `indicator`, implies about the
/// other side: the value that is above it lies a lead below.
pub(super) fn reference<'a>(
    indicator: &'a Indicator,
    part: &str,
    comparison: &Comparison,
    path: &str,
) -> Result<Box<Term<'a>>, Error> {
    let base = Term::stated(indicator, if comparison.of == Of::Change { "change" } else { "" }, path)?;
    let mut lead = Term::stated(indicator, part, path)?;
    let points = percent(base.unit) && lead.unit.dimension == Dimension::Points;
    if !points && !base.unit.comparable(lead.unit) {
        return Err(mixed(path, base.unit, lead.unit));
    }
    // The formula has both in one unit.
    lead = Term::new(converted(&lead, base.unit, path)?, base.unit, lead.qualifier);
    let op = if comparison.direction == Direction::Down { Op::Plus } else { Op::Minus };
    compute(op, &base, &lead, base.unit, path)
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

/// What is left of `whole` without `part`. When the part is a bound, so is
/// the rest: 100 − (≥ 20) is ≤ 80.
pub(super) fn left<'a>(whole: Decimal, part: &Term<'_>, unit: &'a Unit, path: &str) -> Result<Box<Term<'a>>, Error> {
    compute(Op::Minus, &Term::new(whole, unit, Qualifier::Exact), part, unit, path)
}

#[inline(never)]
fn compute<'a>(op: Op, a: &Term<'_>, b: &Term<'_>, unit: &'a Unit, path: &str) -> Result<Box<Term<'a>>, Error> {
    let (value, qualifier, sign, end) = if op == Op::Divide {
        let end = if percent(b.unit) { "%" } else { "" };
        (quotient(a, b, unit, path)?, Qualifier::About, "÷", end)
    } else {
        let (x, y) = (converted(a, unit, path)?, converted(b, unit, path)?);
        if op == Op::Plus {
            (x.plus(y), combined(a.qualifier, b.qualifier), "+", "")
        } else {
            (x.minus(y), combined(a.qualifier, flipped(b.qualifier)), "−", "")
        }
    };
    let Some(value) = value else { return Err(fail(path, TOO_LONG)) };
    Ok(Box::new(Term { value, unit, qualifier, formula: [&a.formula, sign, &b.formula, end].concat() }))
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

/// The value in `unit`. Percentages and points may meet in a sum.
#[inline(never)]
fn converted(from: &Term<'_>, unit: &Unit, path: &str) -> Result<Decimal, Error> {
    let percent = |unit: &Unit| matches!(unit.dimension, Dimension::Percent | Dimension::Points);
    if percent(from.unit) && percent(unit) {
        return Ok(from.value);
    }
    if !from.unit.comparable(unit) {
        return Err(mixed(path, from.unit, unit));
    }
    from.value.times_ten_to(from.unit.power - unit.power).ok_or_else(|| fail(path, TOO_LONG))
}

/// What a bound becomes behind a minus.
fn flipped(qualifier: Qualifier) -> Qualifier {
    match qualifier {
        Qualifier::Over => Qualifier::Under,
        Qualifier::AtLeast => Qualifier::AtMost,
        Qualifier::Under => Qualifier::Over,
        Qualifier::AtMost => Qualifier::AtLeast,
        same => same,
    }
}

/// Bounds in the same direction stay a bound; anything else is about.
fn combined(a: Qualifier, b: Qualifier) -> Qualifier {
    use Qualifier::{About, AtLeast, AtMost, Exact, Over, Under};
    match (a, b) {
        (Exact, other) | (other, Exact) => other,
        (a, b) if a == b => a,
        (Over | AtLeast, Over | AtLeast) => Over,
        (Under | AtMost, Under | AtMost) => Under,
        _ => About,
    }
}
