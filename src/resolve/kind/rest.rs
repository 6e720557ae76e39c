//! What a part leaves over of its whole. Inlined: each kind that draws it
//! takes its own copy along, and no other reader downloads one.

use super::{Datum, Part};
use crate::document::{Decimal, Unit};
use crate::resolve::term::{self, Term};
use crate::resolve::{Amount, amount, datum};
use crate::text::Lang;

/// A derived figure right after a stated one is what the latter leaves over.
#[inline(always)]
pub(super) fn mark(data: &mut [Datum]) {
    let mut after_stated = false;
    for datum in data {
        let derived = datum.amount.as_deref().map(Amount::is_derived);
        if after_stated && derived == Some(true) {
            datum.part = Part::Rest;
        }
        after_stated = derived == Some(false);
    }
}

/// What `of` leaves over of its whole; of a range that is not known.
#[inline(always)]
pub(super) fn rest(of: &Datum, whole: Decimal, unit: &Unit, lang: Lang) -> Option<Datum> {
    let amount = of.amount.as_ref().filter(|amount| amount.upper.is_none())?;
    let part = Term::new(amount.value, &amount.unit, amount.qualifier);
    let left = term::left(whole, &part, unit, "").ok()?;
    Some(datum::beside(of, amount::derived(left, lang), Part::Rest, ".rest", lang.say("其余|Rest")))
}
