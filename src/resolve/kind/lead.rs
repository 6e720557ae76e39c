//! A rate and its references, which the published distances imply.

use super::{Context, Datum, Demands, Part, refused};
use crate::document::{Comparison, Dimension, Direction, Indicator, Of, Op};
use crate::error::{Code, Error};
use crate::resolve::term::{Term, converted, mixed, sum};

pub(super) enum Lead {}

impl Demands for Lead {
    #[inline(never)]
    fn complete(context: &Context<'_>, data: &mut Vec<Datum>) -> Result<(), Error> {
        let leads = data.iter().any(|datum| datum.part == Part::Value);
        if leads { Ok(()) } else { Err(refused(context, Code::LeadOrder)) }
    }
}

/// What `comparison`, the one at `part` of `indicator`, implies about the
/// other side: the value that is above it lies a lead below. Only for leads:
/// in the page it comes with their layout.
#[inline(never)]
pub(in crate::resolve) fn reference<'a>(
    indicator: &'a Indicator,
    part: &str,
    comparison: &Comparison,
    path: &str,
) -> Result<Box<Term<'a>>, Error> {
    let base = Term::stated(indicator, if comparison.of == Of::Change { "change" } else { "" }, path)?;
    let mut lead = Term::stated(indicator, part, path)?;
    let points = base.unit.dimension == Dimension::Percent && lead.unit.dimension == Dimension::Points;
    if !points && !base.unit.comparable(lead.unit) {
        return Err(mixed(path, base.unit, lead.unit));
    }
    // The formula has both in one unit.
    lead = Term::new(converted(&lead, base.unit, path)?, base.unit, lead.qualifier);
    let op = if comparison.direction == Direction::Down { Op::Plus } else { Op::Minus };
    sum(op, &base, &lead, base.unit, path)
}
