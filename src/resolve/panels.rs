//! Small multiples of figures: a panel for each group.

use super::{Chart, Context, Datum, Panel, kind};
use crate::document::Node;
use crate::error::{Code, Error};

/// As many as a reader compares.
const MOST: usize = 24;

/// Puts the data of each group together, in the order of the groups' first
/// data, each as its kind wants them.
///
/// # Errors
/// What the kind demands of the data of a group, or `many-series`.
#[inline(never)]
pub(super) fn complete(context: &Context<'_>, data: &mut Vec<Datum>) -> Result<(), Error> {
    let mut rest = std::mem::take(data);
    let mut count = 0;
    while let Some(first) = rest.first() {
        let group = first.group.clone();
        let (mut own, mut others) = (Vec::new(), Vec::new());
        for datum in rest {
            if datum.group == group { own.push(datum) } else { others.push(datum) }
        }
        kind::complete(context, &mut own)?;
        data.append(&mut own);
        rest = others;
        count += 1;
    }
    if count > MOST {
        let path = [&context.spec.path, ".indicators"].concat();
        return Err(Error::new(Code::ManySeries, &path, &[&count.to_string(), "24"]));
    }
    Ok(())
}

/// Gives `chart` its panels.
#[inline(never)]
pub(super) fn panels(context: &Context<'_>, chart: &mut Chart) {
    let free = context.spec.series.as_deref().and_then(|node| node.get("axis")?.get("y")?.get("free"));
    chart.free = free == Some(&Node::Bool(true));
    for (i, datum) in chart.data.iter().enumerate() {
        match chart.panels.last_mut() {
            Some(panel) if panel.name == datum.group => panel.to = i + 1,
            _ => chart.panels.push(Panel { name: datum.group.clone(), from: i, to: i + 1 }),
        }
    }
}
