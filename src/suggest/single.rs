//! Charts of one indicator with what the text ties to it: its references, its
//! whole, its plan, what it was before.

use super::words::{both, name, said, short, stated, takes};
use super::{Derived, Shown, Suggestion, comparable, id, is, is_counted, shown, value};
use crate::document::{Decimal, Dimension, Direction, IndicatorKind, Of};
use crate::extract::{Found, written};

/// More things are not drawn one by one.
const MOST_CELLS: u32 = 400;

/// Every chart of a single indicator, in the order of the text.
pub(super) fn charts(list: &[Found]) -> Vec<Suggestion> {
    let mut charts = Vec::new();
    for (at, found) in list.iter().enumerate() {
        charts.extend(lead(at, found));
        charts.extend(part(at, found));
        charts.extend(waffle(at, found));
        charts.extend(plan(list, at, found));
        charts.extend(target(at, found));
    }
    charts
}

/// A change, and the distances of it from those of others.
fn lead(at: usize, found: &Found) -> Option<Suggestion> {
    let change = found.change.as_ref()?;
    let points = |distance: &&crate::extract::Distance| {
        distance.of == Of::Change && is(&distance.figure, Dimension::Points) && distance.figure.upper.is_none()
    };
    if !is(&change.figure, Dimension::Percent) || value(&change.figure).is_none() {
        return None;
    }
    let count = found.compare.iter().filter(points).count();
    if count == 0 || count < found.compare.len() {
        return None;
    }
    let best = found.compare.iter().find(points)?;
    let own = found.region.as_deref().map_or("本地", |region| region);
    let mut list = vec![Shown { reference: id(at) + ".change", label: Some(short(own)) }];
    list.extend((0..found.compare.len()).map(|i| shown([&id(at), ".compare.", &written(i as u64)].concat())));
    let (grew, above) = (verb(change.direction), if best.direction == Direction::Up { "领先" } else { "低于" });
    Some(Suggestion {
        kind: "lead",
        title: [&name(found), grew, &said(&change.figure), "，", above, &best.to, &said(&best.figure)].concat(),
        subtitle: subtitle_of_change(found),
        highlight: Some(id(at) + ".change"),
        shown: list,
        reason: "一个增速和它与别处的差距|a change and its distance from those of others",
        score: 95,
        ..Suggestion::default()
    })
}

fn verb(direction: Direction) -> &'static str {
    if direction == Direction::Down { "下降" } else { "增长" }
}

fn subtitle_of_change(found: &Found) -> String {
    super::words::subtitle_in(&[found], &[&found.label, "增速"].concat(), "%")
}

/// A count out of a counted whole.
fn part(at: usize, found: &Found) -> Option<Suggestion> {
    let whole = found.whole.as_ref()?;
    let all = whole.figure.as_ref()?;
    let (most, some) = (value(all)?, value(&found.figure)?);
    if !is_counted(all)
        || !is_counted(&found.figure)
        || most > Decimal::whole(MOST_CELLS)
        || some > most
        || most.is_zero()
    {
        return None;
    }
    let label = whole.label.as_deref().map_or_else(|| "其中".to_owned(), short);
    let whole = both(&label, all);
    Some(Suggestion {
        kind: "part",
        title: if label == name(found) {
            [&whole, "中的", &said(&found.figure)].concat()
        } else {
            [&whole, "，", &stated(found)].concat()
        },
        subtitle: super::words::subtitle_in(&[found], &["一格为一", &found.figure.unit].concat(), ""),
        highlight: Some(id(at)),
        shown: vec![shown(id(at))],
        reason: "一个数是另一个数的一部分|a number that is a part of another",
        score: 82,
        ..Suggestion::default()
    })
}

/// A share alone: a hundred cells.
fn waffle(at: usize, found: &Found) -> Option<Suggestion> {
    let share = value(&found.figure)?;
    if found.kind != IndicatorKind::Share
        || !is(&found.figure, Dimension::Percent)
        || share.is_negative()
        || share > Decimal::whole(100)
    {
        return None;
    }
    let of = found.whole.as_ref().and_then(|whole| whole.label.as_deref());
    Some(Suggestion {
        kind: "share",
        variant: Some("waffle"),
        title: match of {
            Some(of) if takes(found) == "占" => [&name(found), "占", &short(of), "的", &said(&found.figure)].concat(),
            _ => [&name(found), takes(found), &said(&found.figure)].concat(),
        },
        subtitle: super::words::subtitle_in(&[found], "一格为1%", ""),
        highlight: Some(id(at)),
        shown: vec![shown(id(at))],
        reason: "一个比重|one share of a whole",
        score: 84,
        ..Suggestion::default()
    })
}

/// An amount, how much of its plan that is, and the plan that follows.
fn plan(list: &[Found], at: usize, rate: &Found) -> Option<Suggestion> {
    // The amount it is said of, or that stands right before it.
    let amount = rate.of.or_else(|| at.checked_sub(1).filter(|before| list[*before].sentence == rate.sentence))?;
    let of = list.get(amount).filter(|of| of.kind == IndicatorKind::Level)?;
    if !rate.label.ends_with("完成率") {
        return None;
    }
    let done = value(&rate.figure)?;
    if rate.kind != IndicatorKind::Ratio
        || !is(&rate.figure, Dimension::Percent)
        || done.is_zero()
        || done.is_negative()
    {
        return None;
    }
    value(&of.figure)?;
    let plan = id(amount) + "_plan";
    let above = done > Decimal::whole(100);
    Some(Suggestion {
        kind: "bullet",
        title: if above {
            [&stated(of), "，超过计划"].concat()
        } else {
            [&stated(of), "，完成计划的", &said(&rate.figure)].concat()
        },
        subtitle: super::words::subtitle(&[of], "实际与计划"),
        highlight: Some(id(amount)),
        shown: vec![shown(id(amount)), shown(plan.clone()), shown(id(at))],
        derived: Some(Derived {
            id: plan,
            label: ["计划", &of.label].concat(),
            unit: of.figure.unit.clone(),
            op: "divide",
            args: [id(amount), id(at)],
        }),
        reason: "一个数和它的完成率，计划数可以推算|an amount and how much of its plan that is",
        score: 90,
        ..Suggestion::default()
    })
}

/// An amount and its plan, both stated.
fn target(at: usize, found: &Found) -> Option<Suggestion> {
    let target = found.target.as_ref()?;
    let (Some(_), Some(_), true) = (value(target), value(&found.figure), comparable(target, &found.figure)) else {
        return None;
    };
    Some(Suggestion {
        kind: "bullet",
        title: [&stated(found), "，目标", &said(target)].concat(),
        subtitle: super::words::subtitle(&[found], "实际与目标"),
        highlight: Some(id(at)),
        shown: vec![shown(id(at))],
        reason: "一个数和它的目标|an amount and its target",
        score: 89,
        ..Suggestion::default()
    })
}
