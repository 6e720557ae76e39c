//! A value that follows from stated figures, with its formula; sums and
//! differences of such values, in decimal arithmetic.

use crate::document::{Decimal, Dimension, Direction, Indicator, Op, Qualifier, Unit};
use crate::error::{Code, Error};

const MISSING: &str = "缺少数值 (a value is missing)";
const RANGE: &str = "区间不能参与推算 (nothing is derived from a range)";
pub(super) const TOO_LONG: &str = "数字太长 (too many digits)";

/// A value with what it is worth and how it came about. Boxed, because it
/// moves through many results.
#[derive(Clone, Debug)]
pub(super) struct Term<'a> {
    pub(super) value: Decimal,
    pub(super) unit: &'a Unit,
    /// Of the number, not of its size.
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
        if quantity.upper.is_some() {
            // Its start alone would pass for a number that is known.
            return Err(fail(path, RANGE));
        }
        if declines(indicator, part) {
            value = value.negated();
        }
        Ok(Self::new(value, &quantity.unit, quantity.qualifier.of_number(value)))
    }
}

/// Whether `part` is a change for the worse: it counts as negative.
pub(super) fn declines(indicator: &Indicator, part: &str) -> bool {
    part == "change" && indicator.change.as_ref().is_some_and(|change| change.direction == Direction::Down)
}

#[inline(never)]
pub(super) fn fail(path: &str, why: &str) -> Error {
    Error::new(Code::Derivation, path, &[why])
}

#[inline(never)]
pub(super) fn mixed(path: &str, a: &Unit, b: &Unit) -> Error {
    Error::new(Code::MixedUnits, path, &[&a.written, &b.written])
}

pub(super) fn percent(unit: &Unit) -> bool {
    unit.dimension == Dimension::Percent
}

/// The sum of `a` and `b` in `unit`, or their difference when `op` is minus.
/// Inlined: what computes is in parts of the page's core, and each takes its
/// own copy along.
#[inline(always)]
pub(super) fn sum<'a>(op: Op, a: &Term<'_>, b: &Term<'_>, unit: &'a Unit, path: &str) -> Result<Box<Term<'a>>, Error> {
    let (x, y) = (converted(a, unit, path)?, converted(b, unit, path)?);
    let (value, other, sign) =
        if op == Op::Minus { (x.minus(y), b.qualifier.flipped(), "−") } else { (x.plus(y), b.qualifier, "+") };
    let Some(value) = value else { return Err(fail(path, TOO_LONG)) };
    let formula = [&a.formula, sign, &b.formula].concat();
    Ok(Box::new(Term { value, unit, qualifier: combined(a.qualifier, other), formula }))
}

/// What is left of `whole` without `part`. When the part is a bound, so is
/// the rest: 100 − (≥ 20) is ≤ 80.
#[inline(always)]
pub(super) fn left<'a>(whole: Decimal, part: &Term<'_>, unit: &'a Unit, path: &str) -> Result<Box<Term<'a>>, Error> {
    sum(Op::Minus, &Term::new(whole, unit, Qualifier::Exact), part, unit, path)
}

/// The value in `unit`. Percentages and points may meet in a sum.
#[inline(never)]
pub(super) fn converted(from: &Term<'_>, unit: &Unit, path: &str) -> Result<Decimal, Error> {
    let percent = |unit: &Unit| matches!(unit.dimension, Dimension::Percent | Dimension::Points);
    if percent(from.unit) && percent(unit) {
        return Ok(from.value);
    }
    if !from.unit.comparable(unit) {
        return Err(mixed(path, from.unit, unit));
    }
    from.value.converted(from.unit.power - unit.power).ok_or_else(|| fail(path, TOO_LONG))
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
