//! Shares: percentages of one whole.

use super::rest::{mark, rest};
use super::{Context, Datum, Demands, Part, refused};
use crate::document::{Decimal, Dimension};
use crate::error::{Code, Error};

pub(super) enum Share {}
pub(super) enum Waffle {}

impl Demands for Share {
    #[inline(never)]
    fn complete(context: &Context<'_>, data: &mut Vec<Datum>) -> Result<(), Error> {
        shares(context, data)
    }
}

impl Demands for Waffle {
    #[inline(never)]
    fn complete(context: &Context<'_>, data: &mut Vec<Datum>) -> Result<(), Error> {
        shares(context, data)?;
        let count = data.iter().filter(|datum| datum.part == Part::Value).count();
        if count != 1 || data.len() > 2 {
            return Err(refused(context, Code::OneShare));
        }
        if let [share] = &data[..]
            && let Some(amount) = &share.amount
            && let Some(rest) = rest(share, Decimal::whole(100), &amount.unit, context.lang)
        {
            data.push(rest);
        }
        Ok(())
    }
}

/// What both demand.
#[inline(always)]
fn shares(context: &Context<'_>, data: &mut [Datum]) -> Result<(), Error> {
    for datum in data.iter() {
        let Some(amount) = &datum.amount else { continue };
        if amount.unit.dimension != Dimension::Percent {
            return Err(refused(context, Code::ShareUnit));
        }
    }
    for datum in data.iter() {
        let Some(amount) = &datum.amount else { continue };
        if amount.scaled < 0.0 || amount.scaled_upper > 100.0 {
            return Err(refused(context, Code::ShareRange));
        }
    }
    mark(data);
    Ok(())
}
