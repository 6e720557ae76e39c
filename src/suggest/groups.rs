//! Charts of several indicators: of one sentence, of one paragraph, or of the
//! whole text.

use super::words::{measure, measures, name, names, said, short, signed, stated, subtitle, subtitle_in, takes};
use super::{Shown, Suggestion, alike, comparable, id, is, is_counted, shown, unit, value};
use crate::document::{Decimal, Dimension, IndicatorKind};
use crate::extract::{Figure, Found, holds, written};

/// Bars of one chart.
const MOST_BARS: usize = 20;
/// Tiles beside each other.
const MOST_TILES: usize = 4;
/// Rows that are worth a table.
const FEWEST_ROWS: usize = 5;

/// Adds every chart of several indicators.
pub(super) fn charts(list: &[Found], chars: &[char], charts: &mut Vec<Suggestion>) {
    charts.extend(headline(list));
    for sentence in runs(list, |one, other| one.sentence == other.sentence) {
        bars(list, &sentence, charts);
        charts.extend(shares(list, &sentence));
        charts.extend(rates_of_counts(list, &sentence));
        charts.extend(starts(list, &sentence));
        charts.extend(tiles(list, &sentence));
    }
    let paragraph = |one: &Found, other: &Found| {
        let between = chars.get(one.sentence.end as usize..other.sentence.start as usize).unwrap_or_default();
        !between.contains(&'\n')
    };
    for paragraph in runs(list, paragraph) {
        charts.extend(growth(list, &paragraph));
        charts.extend(table(list, &paragraph));
    }
}

/// Positions that stand together, in order.
fn runs(list: &[Found], together: impl Fn(&Found, &Found) -> bool) -> Vec<Vec<usize>> {
    let mut runs: Vec<Vec<usize>> = Vec::new();
    for (at, found) in list.iter().enumerate() {
        match runs.last_mut() {
            Some(run) if run.last().is_some_and(|last| together(&list[*last], found)) => run.push(at),
            _ => runs.push(vec![at]),
        }
    }
    runs
}

fn of<'a>(list: &'a [Found], at: &[usize]) -> Vec<&'a Found> {
    at.iter().map(|at| &list[*at]).collect()
}

fn all(at: &[usize]) -> Vec<Shown> {
    at.iter().map(|at| shown(id(*at))).collect()
}

/// The largest of `at`, where values compare.
fn largest(list: &[Found], at: &[usize], figure: impl Fn(&Found) -> Option<&Figure>) -> Option<usize> {
    let mut best: Option<(usize, Decimal)> = None;
    for place in at {
        let value = value(figure(&list[*place])?)?;
        if best.is_none_or(|(_, most)| value > most) {
            best = Some((*place, value));
        }
    }
    best.map(|(place, _)| place)
}

/// The whole that an amount is a part of, where it is stated.
fn whole(found: &Found) -> Option<(Option<&str>, &str, &str)> {
    let whole = found.whole.as_ref()?;
    let figure = whole.figure.as_ref()?;
    Some((whole.label.as_deref(), &figure.value, &figure.unit))
}

/// Amounts, or rates, of one unit in one sentence; parts of a whole stand
/// without it.
fn bars(list: &[Found], sentence: &[usize], charts: &mut Vec<Suggestion>) {
    let mut left: Vec<usize> = sentence.to_vec();
    while let Some(at) = left.first().copied() {
        let first = &list[at];
        let beside = |at: &&usize| alike(first, &list[**at]) && whole(first) == whole(&list[**at]);
        let (group, rest): (Vec<usize>, Vec<usize>) = left.iter().partition(beside);
        left = rest;
        let once = |at: &usize| !group.iter().any(|other| other != at && list[*other].label == list[*at].label);
        let fewest = if whole(first).is_some() { 2 } else { 3 };
        let word = match first.kind {
            IndicatorKind::Count => "最多",
            // Prices, temperatures
            IndicatorKind::Level if holds(&first.figure.unit, "/") || first.figure.unit == "℃" => "最高",
            IndicatorKind::Level => "最大",
            IndicatorKind::Rate if !group.iter().any(|at| list[*at].change.is_some()) => "最高",
            _ => continue,
        };
        if !(fewest..=MOST_BARS).contains(&group.len()) || !group.iter().all(once) {
            continue;
        }
        let Some(best) = largest(list, &group, |found| Some(&found.figure)) else { continue };
        charts.push(Suggestion {
            kind: "bar",
            title: match group[..] {
                [one, other] if value(&list[one].figure) != value(&list[other].figure) => {
                    [&stated(&list[best]), "，高于", &name(&list[if best == one { other } else { one }])].concat()
                }
                _ => [&stated(&list[best]), "，", &written(group.len() as u64), "项中", word].concat(),
            },
            subtitle: subtitle(&of(list, &group), measure(first)),
            highlight: Some(id(best)),
            shown: all(&group),
            sort: Some("desc"),
            reason: "一句话里单位相同的几个数|amounts of one unit in one sentence",
            score: 86 + group.len().min(6) as u32,
            ..Suggestion::default()
        });
    }
}

/// Shares of one whole, each beside the others.
fn shares(list: &[Found], sentence: &[usize]) -> Option<Suggestion> {
    let group: Vec<usize> = sentence
        .iter()
        .copied()
        .filter(|at| list[*at].kind == IndicatorKind::Share && is(&list[*at].figure, Dimension::Percent))
        .collect();
    let first = &list[*group.first()?];
    let label = |found: &Found| found.whole.as_ref().and_then(|whole| whole.label.clone());
    if !(2..=MOST_BARS).contains(&group.len()) || !group.iter().all(|at| label(&list[*at]) == label(first)) {
        return None;
    }
    let best = largest(list, &group, |found| Some(&found.figure))?;
    let same = group.iter().all(|at| list[*at].figure.value == first.figure.value);
    let whole = label(first).map_or_else(String::new, |label| short(&label));
    // Men and women, town and country: more than one whole was cut.
    let sum = group.iter().filter_map(|at| value(&list[*at].figure)).map(Decimal::to_f64).sum::<f64>();
    let title = if !same && sum > 101.0 {
        [&name(first), takes(first), &whole, &said(&first.figure)].concat()
    } else if same {
        [&names(&of(list, &group)), "均占", &whole, &said(&first.figure)].concat()
    } else {
        [&name(&list[best]), takes(&list[best]), &whole, &said(&list[best].figure), "，比重最大"].concat()
    };
    Some(Suggestion {
        kind: "share",
        variant: Some("bar"),
        title,
        subtitle: subtitle(&of(list, &group), &["占", if whole.is_empty() { "总量" } else { &whole }, "比重"].concat()),
        shown: all(&group),
        reason: "同一整体的几个比重|shares of one whole",
        score: 88,
        ..Suggestion::default()
    })
}

/// Rates of counted things: how many of each.
fn rates_of_counts(list: &[Found], sentence: &[usize]) -> Option<Suggestion> {
    let counted = |at: &usize| {
        let found = &list[*at];
        let of = found.of.and_then(|of| list.get(of));
        let rate = value(&found.figure).is_some_and(|rate| !rate.is_negative() && rate <= Decimal::whole(100));
        let count = of.is_some_and(|of| {
            of.kind == IndicatorKind::Count
                && is_counted(&of.figure)
                && value(&of.figure).is_some_and(|count| count <= Decimal::whole(400) && count.decimals() == 0)
        });
        found.kind == IndicatorKind::Rate
            && found.change.is_none()
            && is(&found.figure, Dimension::Percent)
            && rate
            && count
    };
    let group: Vec<usize> = sentence.iter().copied().filter(counted).collect();
    let first = &list[*group.first()?];
    let same = group.iter().all(|at| list[*at].figure.value == first.figure.value);
    let best = largest(list, &group, |found| Some(&found.figure))?;
    Some(Suggestion {
        kind: "part",
        title: [names(&of(list, &group)).as_str(), if same { "" } else { "，最高" }, &said(&list[best].figure)]
            .concat(),
        subtitle: subtitle_in(&of(list, &group), "一格为一个", ""),
        shown: all(&group),
        reason: "几类项目各自的比率|a rate of each of several counts",
        score: 83,
        ..Suggestion::default()
    })
}

/// What amounts were, and what they are now.
fn starts(list: &[Found], sentence: &[usize]) -> Option<Suggestion> {
    let has = |at: &usize| {
        let found = &list[*at];
        let from = found.from.as_ref();
        from.is_some_and(|from| value(from).is_some() && comparable(from, &found.figure))
            && value(&found.figure).is_some()
    };
    let group: Vec<usize> = sentence.iter().copied().filter(has).collect();
    let first = *group.first()?;
    let group: Vec<usize> = group.into_iter().filter(|at| alike(&list[first], &list[*at])).take(9).collect();
    let from = list[first].from.as_ref()?;
    Some(Suggestion {
        kind: "arrow",
        title: [&name(&list[first]), "由", &signed(from), "变为", &signed(&list[first].figure)].concat(),
        subtitle: subtitle(&of(list, &group), "从前到现在"),
        highlight: Some(id(first)),
        shown: all(&group),
        reason: "由一个数变到另一个数|from one amount to another",
        score: 85,
        ..Suggestion::default()
    })
}

/// Changes of a paragraph, side by side.
fn growth(list: &[Found], paragraph: &[usize]) -> Option<Suggestion> {
    let has = |at: &usize| {
        list[*at]
            .change
            .as_ref()
            .is_some_and(|change| is(&change.figure, Dimension::Percent) && value(&change.figure).is_some())
    };
    let group: Vec<usize> = paragraph.iter().copied().filter(has).take(MOST_BARS).collect();
    let basis = |at: usize| list[at].change.as_ref().map(|change| change.basis);
    let first = *group.first()?;
    let group: Vec<usize> = group.into_iter().filter(|at| basis(*at) == basis(first)).collect();
    if group.len() < 3 {
        return None;
    }
    let best = largest(list, &group, |found| {
        found
            .change
            .as_ref()
            .filter(|change| change.direction != crate::document::Direction::Down)
            .map(|change| &change.figure)
    })
    .unwrap_or(first);
    let change = list[best].change.as_ref()?;
    let falls = group
        .iter()
        .any(|at| list[*at].change.as_ref().is_some_and(|change| change.direction == crate::document::Direction::Down));
    Some(Suggestion {
        kind: "bar",
        variant: falls.then_some("diverging"),
        title: if falls {
            [&names(&of(list, &group)), "，有升有降"].concat()
        } else {
            [&name(&list[best]), "增长", &said(&change.figure), "，", &written(group.len() as u64), "项中最快"].concat()
        },
        subtitle: subtitle_in(&of(list, &group), "增速", "%"),
        highlight: Some(id(best) + ".change"),
        shown: group
            .iter()
            .map(|at| Shown { reference: id(*at) + ".change", label: Some(list[*at].label.clone()) })
            .collect(),
        sort: Some("desc"),
        reason: "一段话里的几个增速|changes in one paragraph",
        score: 80,
        ..Suggestion::default()
    })
}

/// Figures of one sentence that share no axis.
fn tiles(list: &[Found], sentence: &[usize]) -> Option<Suggestion> {
    let amounts: Vec<usize> = sentence
        .iter()
        .copied()
        .filter(|at| matches!(list[*at].kind, IndicatorKind::Level | IndicatorKind::Count) && list[*at].whole.is_none())
        .collect();
    let first = *amounts.first()?;
    let mixed = amounts.iter().any(|at| !alike(&list[first], &list[*at]));
    if !(2..=MOST_TILES).contains(&amounts.len()) || (amounts.len() > 2 && !mixed) {
        return None;
    }
    let second = amounts[1];
    Some(Suggestion {
        kind: "tiles",
        title: [&stated(&list[first]), "，", &stated(&list[second])].concat(),
        subtitle: measures(&of(list, &amounts)),
        highlight: Some(id(first)),
        shown: all(&amounts),
        reason: "一句话里相关的几个数|related figures in one sentence",
        score: 60 + amounts.len() as u32,
        ..Suggestion::default()
    })
}

/// The figures that a reader would remember: the first that has a change, then
/// large ones of other units.
fn headline(list: &[Found]) -> Option<Suggestion> {
    let amount = |found: &Found| {
        matches!(found.kind, IndicatorKind::Level | IndicatorKind::Count) && value(&found.figure).is_some()
    };
    let first = list
        .iter()
        .position(|found| amount(found) && found.change.is_some())
        .or_else(|| list.iter().position(amount))?;
    let mut chosen = vec![first];
    let large = |found: &Found| unit(&found.figure).is_some_and(|(_, power)| power >= 4) || found.change.is_some();
    // Totals and bounds before others; of each unit one, but for money.
    for round in 0..3 {
        for (at, found) in list.iter().enumerate() {
            let total =
                ["总量", "总额", "总值", "成交额", "收入", "总投资"].iter().any(|word| found.label.ends_with(word));
            let wanted = match round {
                0 => total && large(found),
                1 => large(found) && chosen.iter().all(|other| list[*other].figure.unit != found.figure.unit),
                _ => large(found),
            };
            let twice = chosen.iter().any(|other| list[*other].label == found.label);
            if chosen.len() < MOST_TILES && amount(found) && wanted && !twice {
                chosen.push(at);
            }
        }
    }
    if chosen.len() < 3 {
        return None;
    }
    let rest = (0..list.len()).filter(|at| chosen[1..].contains(at));
    let chosen: Vec<usize> = std::iter::once(first).chain(rest).collect();
    let lead = &list[first];
    let change = lead.change.as_ref().map(|change| ["，", super::words::grew(change), &said(&change.figure)].concat());
    Some(Suggestion {
        kind: "tiles",
        title: [&stated(lead), change.as_deref().unwrap_or_default()].concat(),
        subtitle: measures(&of(list, &chosen)),
        highlight: Some(id(first)),
        shown: all(&chosen),
        reason: "全文最要紧的几个数|the figures to remember",
        score: 100,
        ..Suggestion::default()
    })
}

/// Everything of a paragraph that has many units.
fn table(list: &[Found], paragraph: &[usize]) -> Option<Suggestion> {
    if paragraph.len() < FEWEST_ROWS || paragraph.len() > 40 {
        return None;
    }
    let mut units: Vec<&str> = Vec::new();
    for at in paragraph {
        let unit = list[*at].figure.unit.as_str();
        if !units.contains(&unit) {
            units.push(unit);
        }
    }
    if units.len() < 3 {
        return None;
    }
    Some(Suggestion {
        kind: "table",
        title: [&name(&list[paragraph[0]]), "等", &written(paragraph.len() as u64), "项指标"].concat(),
        subtitle: subtitle(&of(list, paragraph), ""),
        shown: all(paragraph),
        reason: "一段话里单位各不相同的许多数|many figures of many units in one paragraph",
        score: 50 + paragraph.len().min(9) as u32,
        ..Suggestion::default()
    })
}
