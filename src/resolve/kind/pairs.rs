//! Two figures on one track: an old value and a new one, a range and its
//! target.

use super::{Context, Datum, Demands, Part, refused};
use crate::error::{Code, Error};
use crate::resolve::{amount, datum};

pub(super) enum Arrow {}
pub(super) enum Range {}
pub(super) enum Slope {}

impl Demands for Arrow {
    #[inline(never)]
    fn complete(context: &Context<'_>, data: &mut Vec<Datum>) -> Result<(), Error> {
        pairs(context, data, true)
    }
}

impl Demands for Range {
    #[inline(never)]
    fn complete(context: &Context<'_>, data: &mut Vec<Datum>) -> Result<(), Error> {
        pairs(context, data, false)
    }
}

impl Demands for Slope {
    #[inline(never)]
    fn complete(context: &Context<'_>, data: &mut Vec<Datum>) -> Result<(), Error> {
        pairs(context, data, true)
    }
}

/// Adds what goes with each figure: its old value, which an arrow needs, or
/// its target. Inlined: each of both kinds takes its own half along.
#[inline(always)]
fn pairs(context: &Context<'_>, data: &mut Vec<Datum>, arrow: bool) -> Result<(), Error> {
    let (document, lang) = (context.document, context.lang);
    let part = if arrow { Part::Reference } else { Part::Target };
    for at in (0..data.len()).rev() {
        let of = &data[at];
        let indicator = document.find(&of.key).map(|at| &document.indicators[at]);
        let quantity = indicator.and_then(|it| if arrow { it.from.as_ref() } else { it.target.as_ref() });
        if let Some(quantity) = quantity
            && let Some(amount) = amount::stated(quantity, lang)
        {
            let (key, word) = if arrow { (".from", "原先|before") } else { (".target", "计划|Target") };
            let word = lang.say(word);
            let label = if arrow { [&of.label, lang.say("| "), word].concat() } else { word.to_owned() };
            let beside = datum::beside(of, amount, part, key, &label);
            data.insert(at + 1, beside);
        } else if arrow {
            return Err(refused(context, Code::NoFrom));
        } else if indicator.is_none() {
            return Err(refused(context, Code::RangePart));
        }
    }
    Ok(())
}
