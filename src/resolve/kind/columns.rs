//! Columns: not more than have room for their names.

use super::{Context, Datum, Demands, refused};
use crate::error::{Code, Error};

pub(super) enum Column {}

/// More columns than this are too thin for their names.
const MOST: usize = 12;

impl Demands for Column {
    #[inline(never)]
    fn complete(context: &Context<'_>, data: &mut Vec<Datum>) -> Result<(), Error> {
        if data.len() > MOST { Err(refused(context, Code::ManyColumns)) } else { Ok(()) }
    }
}
