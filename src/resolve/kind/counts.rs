//! Counted things: out of a counted whole, or without one.

use super::rest::{mark, rest};
use super::{Amount, Context, Datum, Demands, refused};
use crate::document::{Decimal, Dimension};
use crate::error::{Code, Error};
use crate::resolve;

pub(super) enum Part {}
pub(super) enum Unit {}

/// Up to this many things, each is a numbered tile, and the rest is named.
const MOST_TILES: u32 = 10;
/// The most cells that part charts draw.
const MOST_CELLS: u32 = 400;

impl Demands for Part {
    /// Every row counts something out of a counted whole.
    #[inline(never)]
    fn complete(context: &Context<'_>, data: &mut Vec<Datum>) -> Result<(), Error> {
        mark(data);
        let single = data.iter().filter(|datum| datum.part == resolve::Part::Value).count() == 1;
        // Each figure and, where there is one, what it leaves over. `listed`
        // counts the author's references only.
        let (mut at, mut listed) = (0, 0);
        while at < data.len() {
            let Datum { amount, whole, .. } = &mut data[at];
            at += 1;
            listed += 1;
            let Some(amount) = amount else { continue };
            let whole = whole.get_or_insert_with(|| amount.clone());
            let percent = amount.unit.dimension == Dimension::Percent;
            if !countable(whole) || whole.value > Decimal::whole(MOST_CELLS) || !(percent || countable(amount)) {
                return Err(Error::new(Code::PartCount, &context.path(listed - 1), &[]));
            }
            let most = if percent { Decimal::whole(100) } else { whole.value };
            if amount.value.is_negative() || amount.upper.unwrap_or(amount.value) > most {
                let args = [amount.text(), whole.text()];
                return Err(Error::new(Code::PartOverWhole, &context.path(listed - 1), &[&args[0], &args[1]]));
            }
            let named = single && !percent && whole.value <= Decimal::whole(MOST_TILES) && amount.value < whole.value;
            let of = &data[at - 1];
            if data.get(at).is_some_and(|next| next.part == resolve::Part::Rest) {
                at += 1;
                listed += 1;
            } else if let Some(whole) = of.whole.as_ref().filter(|_| named)
                && let Some(rest) = rest(of, whole.value, &whole.unit, context.lang)
            {
                data.insert(at, rest);
                at += 1;
            }
        }
        Ok(())
    }
}

/// Whether `amount` is a number of things.
fn countable(amount: &Amount) -> bool {
    let Amount { value, unit, .. } = amount;
    unit.dimension == Dimension::Count && unit.power == 0 && value.decimals() == 0
}

impl Demands for Unit {
    #[inline(never)]
    fn complete(context: &Context<'_>, data: &mut Vec<Datum>) -> Result<(), Error> {
        // Few or many: a unit chart has cells for ten, hundred, …
        let things = |amount: &Amount| amount.unit.dimension == Dimension::Count && !amount.value.is_negative();
        let counted = data.iter().filter_map(|datum| datum.amount.as_deref()).all(things);
        if counted { Ok(()) } else { Err(refused(context, Code::NotCounted)) }
    }
}
