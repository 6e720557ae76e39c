//! Values that follow from stated figures, in decimal arithmetic.

use crate::document::{Decimal, Derivation, Dimension, Direction, Document, Op, Qualifier, Quantity, Unit};
use crate::error::{Code, Error};

/// Derivations may build on each other this deep; a cycle goes deeper.
const MOST_LEVELS: usize = 8;

/// A value with what it is worth and how it came about.
#[derive(Clone, Debug)]
pub(super) struct Derived {
    pub(super) value: Decimal,
    pub(super) unit: Unit,
    pub(super) qualifier: Qualifier,
    /// `7.9−1.9`; the bare number for a stated value.
    pub(super) formula: String,
}

/// Evaluates `derivation` into `unit`.
pub(super) fn evaluate(
    document: &Document,
    derivation: &Derivation,
    unit: &Unit,
    path: &str,
) -> Result<Derived, Error> {
    Evaluator { document, path }.derivation(derivation, unit, 0)
}

/// `base ± lead`: the reference that a published lead implies. Above means
/// the reference lies below.
pub(super) fn reference(base: &Quantity, lead: &Quantity, direction: Direction, path: &str) -> Result<Derived, Error> {
    let fail = |why: &str| Error::new(Code::Derivation, path, &[why]);
    let (Some(value), Some(distance)) = (base.value, lead.value) else {
        return Err(fail("缺少数值 (a value is missing)"));
    };
    let points = (base.unit.dimension, lead.unit.dimension) == (Dimension::Percent, Dimension::Points);
    if !points && !base.unit.comparable(&lead.unit) {
        return Err(Error::new(Code::MixedUnits, path, &[&base.unit.written, &lead.unit.written]));
    }
    let too_long = || fail("数字太长 (too many digits)");
    let power = if points { 0 } else { lead.unit.power - base.unit.power };
    let distance = distance.times_ten_to(power).ok_or_else(too_long)?;
    let (result, sign) = match direction {
        Direction::Down => (value.plus(distance), "+"),
        Direction::Up | Direction::Flat => (value.minus(distance), "−"),
    };
    let lead_qualifier = if sign == "−" { flipped(lead.qualifier) } else { lead.qualifier };
    Ok(Derived {
        value: result.ok_or_else(too_long)?,
        unit: base.unit.clone(),
        qualifier: combined(base.qualifier, lead_qualifier),
        formula: [&written(value), sign, &distance.to_string()].concat(),
    })
}

struct Evaluator<'a> {
    document: &'a Document,
    path: &'a str,
}

impl Evaluator<'_> {
    #[inline(never)]
    fn fail(&self, why: &str) -> Error {
        Error::new(Code::Derivation, self.path, &[why])
    }

    #[inline(never)]
    fn too_long(&self) -> Error {
        self.fail("数字太长 (too many digits)")
    }

    fn argument(&self, reference: &str, level: usize) -> Result<Derived, Error> {
        let found = self.document.split(reference);
        let indicator = found.map(|(at, part)| (&self.document.indicators[at], part));
        let Some((indicator, part)) = indicator else {
            return Err(Error::new(Code::UnknownIndicator, self.path, &[reference]));
        };
        if part.is_empty()
            && let Some(derivation) = &indicator.derived
        {
            let inner = self.derivation(derivation, indicator.unit(), level + 1)?;
            return Ok(Derived { formula: ["(", &inner.formula, ")"].concat(), ..inner });
        }
        let quantity = indicator.quantity_at(part);
        let Some((quantity, mut value)) = quantity.and_then(|quantity| Some((quantity, quantity.value?))) else {
            return Err(self.fail("缺少数值 (a value is missing)"));
        };
        if part == "change" && indicator.change.as_ref().is_some_and(|change| change.direction == Direction::Down) {
            value = value.negated();
        }
        Ok(Derived { value, unit: quantity.unit.clone(), qualifier: quantity.qualifier, formula: written(value) })
    }

    fn derivation(&self, derivation: &Derivation, unit: &Unit, level: usize) -> Result<Derived, Error> {
        if level >= MOST_LEVELS {
            return Err(self.fail("层数太多或互相引用 (too many levels, or a cycle)"));
        }
        let argument = |at: usize| match derivation.args.get(at) {
            Some(reference) => self.argument(reference, level),
            None => Err(self.fail("参数个数不对 (wrong number of arguments)")),
        };
        let first = argument(0)?;
        match derivation.op {
            Op::Complement => self.complement(first, unit),
            Op::Plus => self.sum(first, argument(1)?, unit, "+"),
            Op::Minus => self.sum(first, argument(1)?, unit, "−"),
            Op::Divide => self.quotient(first, argument(1)?, unit),
        }
    }

    fn complement(&self, part: Derived, unit: &Unit) -> Result<Derived, Error> {
        if part.unit.dimension != Dimension::Percent || unit.dimension != Dimension::Percent {
            return Err(self.fail("补数只用于百分数 (a complement is of a percentage)"));
        }
        let value = Decimal::whole(100).minus(part.value).ok_or_else(|| self.too_long())?;
        if value.is_negative() {
            return Err(self.fail("超过 100% (above 100%)"));
        }
        Ok(Derived {
            value,
            unit: unit.clone(),
            qualifier: flipped(part.qualifier),
            formula: ["100−", &part.formula].concat(),
        })
    }

    fn sum(&self, a: Derived, b: Derived, unit: &Unit, sign: &str) -> Result<Derived, Error> {
        let (x, y) = (self.converted(&a, unit)?, self.converted(&b, unit)?);
        let minus = sign == "−";
        let value = if minus { x.minus(y) } else { x.plus(y) };
        Ok(Derived {
            value: value.ok_or_else(|| self.too_long())?,
            unit: unit.clone(),
            qualifier: combined(a.qualifier, if minus { flipped(b.qualifier) } else { b.qualifier }),
            formula: [&a.formula, sign, &b.formula].concat(),
        })
    }

    /// `%` counts as a hundredth; like units divide to a ratio.
    fn quotient(&self, a: Derived, b: Derived, unit: &Unit) -> Result<Derived, Error> {
        let percent = |of: &Unit| of.dimension == Dimension::Percent;
        let shift = if percent(&b.unit) && a.unit.comparable(unit) {
            a.unit.power - unit.power + 2
        } else if a.unit.comparable(&b.unit) && percent(unit) {
            a.unit.power - b.unit.power + 2
        } else if a.unit.comparable(&b.unit) && unit.dimension == Dimension::Multiple {
            a.unit.power - b.unit.power
        } else {
            return Err(Error::new(Code::MixedUnits, self.path, &[&a.unit.written, &b.unit.written]));
        };
        let top = a.value.times_ten_to(shift).ok_or_else(|| self.too_long())?;
        if b.value.is_zero() {
            return Err(self.fail("除数为零 (division by zero)"));
        }
        let value = top.divided_by(b.value, a.value.decimals()).ok_or_else(|| self.too_long())?;
        let sign = if percent(&b.unit) { "%" } else { "" };
        Ok(Derived {
            value,
            unit: unit.clone(),
            qualifier: Qualifier::About,
            formula: [&a.formula, "÷", &b.formula, sign].concat(),
        })
    }

    /// The value in `unit`. Percentages and points may meet in a sum.
    #[inline(never)]
    fn converted(&self, from: &Derived, unit: &Unit) -> Result<Decimal, Error> {
        let percent = |unit: &Unit| matches!(unit.dimension, Dimension::Percent | Dimension::Points);
        if percent(&from.unit) && percent(unit) {
            return Ok(from.value);
        }
        if !from.unit.comparable(unit) {
            return Err(Error::new(Code::MixedUnits, self.path, &[&from.unit.written, &unit.written]));
        }
        from.value.times_ten_to(from.unit.power - unit.power).ok_or_else(|| self.too_long())
    }
}

/// As formulas write it, the minus being U+2212.
#[inline(never)]
fn written(value: Decimal) -> String {
    let text = value.to_string();
    match text.strip_prefix('-') {
        Some(digits) => ["−", digits].concat(),
        None => text,
    }
}

/// What is left of a whole when a part is a bound: 100 − (≥ 20) is ≤ 80.
pub(super) fn flipped(qualifier: Qualifier) -> Qualifier {
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
