//! Titles: a finding in a line, made of labels and figures as the text has
//! them.

use crate::document::{Basis, Direction};
use crate::extract::{Figure, Found, Growth, holds};

/// Characters of a name in a title.
const MOST_NAME: usize = 14;

/// A figure as the text says it: 超过230亿元, 20%以上.
pub(super) fn said(figure: &Figure) -> String {
    let plain = [figure.value.strip_prefix('-').unwrap_or(&figure.value), &figure.unit].concat();
    match (&figure.written, &figure.qualifier_text) {
        (Some(written), Some(word)) if holds(written, word) => written.clone(),
        (Some(written), Some(word)) => [word, written.as_str()].concat(),
        (Some(written), None) => written.clone(),
        (None, Some(word)) => [word, plain.as_str()].concat(),
        (None, None) => match &figure.upper {
            Some(upper) => [&figure.value, "—", upper, &figure.unit].concat(),
            None => plain,
        },
    }
}

/// The same with its sign.
pub(super) fn signed(figure: &Figure) -> String {
    let bare = figure.written.is_none() && figure.upper.is_none() && figure.value.starts_with('-');
    [if bare { "−" } else { "" }, &said(figure)].concat()
}

/// Between the name of a share and its figure.
pub(super) fn takes(found: &Found) -> &'static str {
    if found.figure.qualifier_text.as_deref().is_some_and(|word| word.starts_with("突破")) {
        return "";
    }
    let rate = ["率", "比例", "比重", "占比", "份额"].iter().any(|end| found.label.ends_with(end));
    if rate { "为" } else { "占" }
}

/// How a change is told: rates grow, amounts increase.
pub(super) fn grew(change: &Growth) -> &'static str {
    let rate = ["%", "倍"].iter().any(|unit| change.figure.unit.ends_with(unit));
    match (change.direction, rate) {
        (Direction::Down, true) => "下降",
        (Direction::Down, false) => "减少",
        (_, true) if change.basis == Basis::Average => "年均增长",
        (_, true) => "增长",
        _ => "增加",
    }
}

/// A label that has room in a title.
pub(super) fn name(found: &Found) -> String {
    short(&found.label)
}

/// A label and its figure: 地区生产总值1331.4亿元, but PM2.5为29微克/立方米.
pub(super) fn stated(found: &Found) -> String {
    // Growth is told as its size, a temperature with its sign.
    let below = found.change.is_none() && found.figure.written.is_none() && found.figure.value.starts_with('-');
    both(&[name(found).as_str(), if below { "−" } else { "" }].concat(), &found.figure)
}

/// A name and a figure; digits do not run into each other.
pub(super) fn both(name: &str, figure: &Figure) -> String {
    let figure = said(figure);
    let touching =
        name.ends_with(|c: char| c.is_ascii_alphanumeric()) && figure.starts_with(|c: char| c.is_ascii_digit());
    [name, if touching { "为" } else { "" }, &figure].concat()
}

pub(super) fn short(label: &str) -> String {
    if label.chars().count() <= MOST_NAME {
        return label.to_owned();
    }
    let kept: String = label.chars().take(MOST_NAME - 1).collect();
    kept + "…"
}

/// 项, 家: what is shown, its unit, its period; 、 between several.
pub(super) fn subtitle(list: &[&Found], measure: &str) -> String {
    let first = list.first().map(|found| found.figure.unit.as_str()).unwrap_or_default();
    let same = list.iter().all(|found| found.figure.unit == first);
    subtitle_in(list, measure, if same { first } else { "单位各不相同" })
}

/// The same of something that is measured in `unit`.
pub(super) fn subtitle_in(list: &[&Found], measure: &str, unit: &str) -> String {
    let period = list.first().and_then(|found| found.period_text.as_deref()).unwrap_or_default();
    let period =
        if list.iter().all(|found| found.period_text.as_deref().unwrap_or_default() == period) { period } else { "" };
    joined([measure, unit, period].into_iter().filter(|part| !part.is_empty()).map(str::to_owned).collect(), "，")
}

/// Of figures that share no axis, each with its unit: 储备项目，个；总投资，亿元.
pub(super) fn measures(list: &[&Found]) -> String {
    let part = |found: &&Found| {
        if found.figure.unit.is_empty() { name(found) } else { [&name(found), "，", &found.figure.unit].concat() }
    };
    joined(list.iter().map(part).collect(), "；")
}

fn joined(parts: Vec<String>, joint: &str) -> String {
    let mut out = String::new();
    for part in parts {
        if !out.is_empty() {
            out += joint;
        }
        out += &part;
    }
    out
}

/// What is counted or measured, for an axis without a name.
pub(super) fn measure(found: &Found) -> &'static str {
    use crate::document::{Dimension, IndicatorKind};
    match (found.kind, super::unit(&found.figure).map(|(dimension, _)| dimension)) {
        (IndicatorKind::Count, _) => "数量",
        (_, Some(Dimension::Money(_))) => "金额",
        (_, Some(Dimension::Area | Dimension::Mu)) => "面积",
        (_, Some(Dimension::Length)) => "里程",
        _ => "",
    }
}

/// Names with 、 between them, as many as have room.
pub(super) fn names(list: &[&Found]) -> String {
    let mut out = String::new();
    for (i, found) in list.iter().enumerate() {
        let next = name(found);
        if i > 0 && out.chars().count() + next.chars().count() > 18 {
            return out + "等";
        }
        if i > 0 {
            out += "、";
        }
        out += &next;
    }
    out
}
