//! A value, its plan, and how much of that is done.

use super::{Context, Datum, Demands, Part, refused};
use crate::document::Dimension;
use crate::error::{Code, Error};
use crate::resolve::{amount, datum};

pub(super) enum Bullet {}

impl Demands for Bullet {
    #[inline(never)]
    fn complete(context: &Context<'_>, data: &mut Vec<Datum>) -> Result<(), Error> {
        let percent =
            |datum: &Datum| datum.amount.as_deref().is_some_and(|amount| amount.unit.dimension == Dimension::Percent);
        let all_in_percent = data.iter().all(percent);
        let mut values = 0;
        for datum in data.iter_mut() {
            if !all_in_percent && percent(datum) {
                datum.part = Part::Completion;
            } else if datum.part == Part::Value {
                values += 1;
                if values == 2 {
                    datum.part = Part::Target;
                }
            }
        }
        if values > 2 {
            return Err(refused(context, Code::ManyValues));
        }
        if !data.iter().any(|datum| datum.part == Part::Target) {
            let (document, lang) = (context.document, context.lang);
            let target = document.find(&data[0].key).and_then(|at| document.indicators[at].target.as_ref());
            if let Some(target) = target.and_then(|target| amount::stated(target, lang)) {
                data.push(datum::beside(&data[0], target, Part::Target, ".target", lang.say("计划|Target")));
            }
        }
        let drawn = |part| data.iter().any(|datum| datum.part == part && datum.amount.is_some());
        if drawn(Part::Value) && drawn(Part::Target) { Ok(()) } else { Err(refused(context, Code::NoTarget)) }
    }
}
