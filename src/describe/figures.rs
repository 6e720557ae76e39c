//! Levels of a chart of figures, which have no order of their own.

use super::levels::{
    Item, Sentence, above, difference, ends, extreme, joint, kind, moved, note, said as said_difference, short, tell,
};
use super::{Field, said};
use crate::document::{Decimal, Dimension};
use crate::resolve::{Amount, Chart, Datum, Kind, Part};
use crate::text::{Lang, group_digits};

/// All levels; empty ones have nothing to say.
#[inline(never)]
pub(super) fn levels(chart: &Chart) -> Vec<String> {
    if chart.data.iter().all(|datum| datum.amount.is_none()) {
        let none = [kind(chart.kind, chart.lang), chart.lang.say("，暂无数据。|, no data.")].concat();
        return vec![none];
    }
    let mut all: Vec<&Datum> = Vec::new();
    for datum in &chart.data {
        // An old value, or a plan, goes with the figure before it.
        if !matches!(chart.kind, Kind::Arrow | Kind::Range) || datum.part == Part::Value {
            all.push(datum);
        }
    }
    let items = items(chart, &all);
    vec![first(chart, &all), second(chart, &all, &items), third(chart, &items)]
}

/// The figures that are compared: none is what another leaves over.
fn items<'a>(chart: &'a Chart, all: &[&'a Datum]) -> Vec<Item<'a>> {
    let own = |datum: &&&'a Datum| !matches!(datum.part, Part::Rest | Part::Completion);
    let item = |datum: &&'a Datum| {
        let what = short(&called(chart, datum));
        Some(Item { what, amount: datum.amount.as_deref()?, note: note(datum, chart.lang) })
    };
    all.iter().filter(own).filter_map(item).collect()
}

/// The label, behind the name of the panel.
fn called(chart: &Chart, datum: &Datum) -> String {
    let panel = said(chart, datum, Field::Panel);
    [panel.as_str(), if panel.is_empty() { "" } else { " " }, &said(chart, datum, Field::Label)].concat()
}

/// What it is: 条形图：甲、乙等6项；单位：家；2023年.
fn first(chart: &Chart, all: &[&Datum]) -> String {
    let lang = chart.lang;
    let mut out = Sentence::new(lang);
    out.add("", &[kind(chart.kind, lang), lang.say("：|: ")]);
    if chart.panels.len() > 1 {
        out.add("", &[&chart.panels.len().to_string(), lang.say("幅小图，| panels, ")]);
    }
    let mut names: Vec<String> = Vec::new();
    for datum in all {
        // Panels show the same measures.
        let name = said(chart, datum, Field::Label);
        if chart.panels.is_empty() || lists(chart.kind) || !names.contains(&name) {
            names.push(name);
        }
    }
    if lists(chart.kind) {
        // The second level has every name.
        out.add(
            "",
            &[&names.len().to_string(), lang.say(if names.len() == 1 { "项指标| figure" } else { "项指标| figures" })],
        );
    } else {
        out.list("", &names, ["等| and ", "项| more"]);
    }
    let unit = &all.iter().find_map(|datum| datum.amount.as_deref()).map_or("", |amount| &amount.unit.written);
    let alike = |datum: &&Datum| datum.amount.as_deref().is_none_or(|amount| amount.unit.written == *unit);
    if !unit.is_empty() && all.iter().all(alike) {
        out.add("；|; ", &[lang.say("单位：|unit: "), unit]);
    }
    let period = &all[0].period;
    if !period.is_empty() && all.iter().all(|datum| datum.period == *period) {
        out.add("；|; ", &[period]);
    }
    out.done()
}

/// Whether the figures are listed, having nothing in common.
fn lists(kind: Kind) -> bool {
    matches!(kind, Kind::Tiles | Kind::Table | Kind::TableBars)
}

/// Whether the figures are compared with each other.
fn compares(kind: Kind) -> bool {
    use Kind::{Bar, Column, Diverging, Dot, Lollipop, Part, Share, Unit};
    matches!(kind, Bar | Column | Diverging | Dot | Lollipop | Part | Share | Unit)
}

/// Extremes and comparisons; else the figures.
fn second(chart: &Chart, all: &[&Datum], items: &[Item<'_>]) -> String {
    let lang = chart.lang;
    let mut out = Sentence::new(lang);
    let missing = all.len() - all.iter().filter(|datum| datum.amount.is_some()).count();
    let comparable = |item: &Item<'_>| item.amount.unit.comparable(&items[0].amount.unit);
    if compares(chart.kind) && items.len() > 1 && items.iter().all(comparable) {
        let text = items[0].amount.text();
        let count = items.len().to_string();
        let ties = extreme(items, false).map_or(0, |(_, ties)| ties);
        if ties == items.len() || items.iter().all(|item| item.amount.text() == text) {
            out.add("", &[&count, lang.say("项都是| figures, all "), &text]);
        } else {
            tell(&mut out, "", items, false, true);
            tell(&mut out, "", items, true, false);
        }
        if !out.is_empty() && missing > 0 {
            out.add("；|; ", &[&missing.to_string(), lang.say("项未公布| not published")]);
        }
    }
    if out.is_empty() && !leads(chart, &mut out) {
        list(chart, all, &mut out);
    }
    out.done()
}

/// 高新区7.9%，领先全市1.7个百分点: the published distances of one subject.
fn leads(chart: &Chart, out: &mut Sentence) -> bool {
    let mut values = chart.data.iter().filter(|datum| datum.part == Part::Value);
    let (Some(subject), None) = (values.next(), values.next()) else { return false };
    let Some(amount) = subject.amount.as_deref().filter(|_| chart.kind == Kind::Lead) else { return false };
    let label = short(&subject.label);
    if !out.add("", &[&label, joint(&label, chart.lang), &amount.text()]) {
        return false;
    }
    // Each must be a distance from this very figure.
    let own = subject.key.strip_suffix(".change").unwrap_or(&subject.key);
    let plain = amount.value.to_string();
    for datum in chart.data.iter().filter(|datum| datum.part == Part::Reference) {
        let of = datum.key.strip_prefix(own).is_some_and(|rest| rest.starts_with(".compare."));
        let from = datum.amount.as_deref().is_some_and(|amount| amount.formula.replace('−', "-").starts_with(&plain));
        match &datum.lead {
            Some(lead) if of && from => out.add("，|, ", &[&lead.lead_words(chart.lang)]),
            _ => out.add("，|, ", &[&figure(chart, datum)]),
        };
    }
    true
}

/// Label and figure, with what goes with it.
fn figure(chart: &Chart, datum: &Datum) -> String {
    let lang = chart.lang;
    let label = short(&said(chart, datum, Field::Label));
    let beside = |part: &str| {
        let key = [&datum.key, part].concat();
        chart.data.iter().find(|other| other.key == key)?.amount.as_deref()
    };
    let amount = datum.amount.as_deref();
    if chart.kind == Kind::Arrow
        && let (Some(from), Some(to)) = (beside(".from"), amount)
    {
        return [&label, lang.say("| "), &moved(from, to, ["", ""], false, lang)].concat();
    }
    let value = said(chart, datum, Field::Value);
    let mut more = match chart.kind {
        Kind::Tiles | Kind::Table | Kind::TableBars => said(chart, datum, Field::Change),
        Kind::Part if datum.part == Part::Value => said(chart, datum, Field::NamedWhole),
        _ => String::new(),
    };
    if chart.kind == Kind::Range
        && let Some(target) = beside(".target")
    {
        more = [lang.say("计划|target "), &target.text()].concat();
    }
    let [open, close] = if more.is_empty() { ["", ""] } else { [lang.say("（| ("), lang.say("）|)")] };
    [&label, joint(&label, lang), &value, note(datum, lang), open, &more, close].concat()
}

/// Each figure in order, as many as have room, and how many there are beside.
fn list(chart: &Chart, all: &[&Datum], out: &mut Sentence) {
    let lang = chart.lang;
    let mut panel = "";
    for (at, datum) in all.iter().enumerate() {
        let left = (all.len() - at).to_string();
        let rest = [lang.say("另有|and "), &left, lang.say("项| more")];
        let begins = !chart.panels.is_empty() && panel != datum.group && !datum.group.is_empty();
        panel = &datum.group;
        let head = short(panel);
        let head = if begins { [head.as_str(), lang.say("：|: ")] } else { ["", ""] };
        let told = [head.concat(), figure(chart, datum)].concat();
        let before = if begins { "；|; " } else { "，|, " };
        let last = at + 1 == all.len();
        if !(if last { out.add(before, &[&told]) } else { out.add_before(before, &[&told], &rest) }) {
            if at > 0 {
                out.add("，|, ", &rest);
            }
            return;
        }
    }
}

/// What stands out.
fn third(chart: &Chart, items: &[Item<'_>]) -> String {
    let mut out = Sentence::new(chart.lang);
    match chart.kind {
        // What is said of one panel is not of all.
        _ if chart.panels.len() > 1 && !compares(chart.kind) && chart.kind != Kind::Arrow => {}
        Kind::Lead => implied(chart, &mut out),
        Kind::Bullet => plan(chart, &mut out),
        Kind::Share | Kind::Waffle => half(items, &mut out),
        Kind::Part => part(chart, &mut out),
        Kind::Arrow => ways(chart, &mut out),
        kind if compares(kind) => {
            signs(chart, items, &mut out);
            if out.is_empty() && chart.kind != Kind::Diverging {
                ratio(items, &mut out);
            }
        }
        _ => {}
    }
    out.done()
}

/// 据此推算，全市6.2%.
fn implied(chart: &Chart, out: &mut Sentence) {
    let lang = chart.lang;
    for datum in chart.data.iter().filter(|datum| datum.part == Part::Reference && datum.lead.is_some()) {
        let Some(amount) = datum.amount.as_deref() else { continue };
        let label = short(&datum.label);
        let head = if out.is_empty() { lang.say("据此推算，|This implies ") } else { "" };
        out.add("，|, ", &[head, &label, joint(&label, lang), &amount.text()]);
    }
}

/// Whether the plan is met, where that is certain.
fn plan(chart: &Chart, out: &mut Sentence) {
    let lang = chart.lang;
    let of = |part| chart.data.iter().find(|datum| datum.part == part && datum.amount.is_some());
    let (Some(value), Some(target)) = (of(Part::Value), of(Part::Target)) else { return };
    let (Some(done), Some(planned)) = (value.amount.as_deref(), target.amount.as_deref()) else { return };
    let word = match (ends(done), ends(planned)) {
        (own, plan) if own.0 > plan.1 => "超过| exceeds ",
        (own, plan) if own.1 < plan.0 => "低于| is below ",
        _ if done.is_exact() && planned.is_exact() => "等于| equals ",
        _ => return,
    };
    out.add("", &[&short(&value.label), lang.say(word), &short(&target.label)]);
    if let Some(difference) = difference(done, planned).filter(|difference| !difference.is_zero()) {
        out.add("，|, ", &[lang.say("相差|by "), &said_difference(difference, done, lang)]);
    }
}

/// Where one share is, seen from the half.
fn half(items: &[Item<'_>], out: &mut Sentence) {
    let [Item { what, amount, .. }] = items else { return };
    let word = match ends(amount) {
        (low, _) if low > 50.0 => "占比超过一半| is more than half",
        (_, high) if high < 50.0 => "占比不到一半| is less than half",
        _ if amount.is_exact() => "占比正好一半| is exactly half",
        _ => return,
    };
    out.add("", &[what, out.lang.say(word)]);
}

/// Of one counted part, its share of the whole.
fn part(chart: &Chart, out: &mut Sentence) {
    let lang = chart.lang;
    let mut values = chart.data.iter().filter(|datum| datum.part == Part::Value);
    let (Some(datum), None) = (values.next(), values.next()) else { return };
    let (Some(amount), Some(whole)) = (datum.amount.as_deref(), datum.whole.as_deref()) else { return };
    if !amount.is_exact() || !whole.is_exact() || amount.unit.dimension != Dimension::Count {
        return;
    }
    let Some((about, share)) = amount.value.times_ten_to(2).and_then(|value| quotient(value, whole.value, lang)) else {
        return;
    };
    let of = if datum.whole_label.is_empty() { lang.say("|the whole") } else { &short(&datum.whole_label) };
    let label = short(&datum.label);
    if lang == Lang::En {
        out.add("", &[&label, " is ", about, &share, "% of ", of]);
    } else {
        out.add("", &[&label, about, lang.word("占", ""), of, if of.is_empty() { "" } else { "的" }, &share, "%"]);
    }
}

/// A quotient with one decimal, and 约 where it has more.
fn quotient(top: Decimal, bottom: Decimal, lang: Lang) -> Option<(&'static str, String)> {
    let rounded = top.divided_by(bottom, 1)?;
    let exact = top.divided_by(bottom, 9).is_some_and(|longer| longer == rounded);
    let plain = rounded.to_string();
    let shown = plain.strip_suffix(".0").filter(|_| exact).unwrap_or(&plain);
    Some((lang.say(if exact { "" } else { "约|about " }), group_digits(shown, "")))
}

/// How many of several went up, and down.
fn ways(chart: &Chart, out: &mut Sentence) {
    let (mut counts, mut pairs) = ([0, 0], 0);
    for pair in chart.data.windows(2) {
        let [new, old] = pair else { continue };
        if new.part != Part::Value || old.part != Part::Reference {
            continue;
        }
        pairs += 1;
        if let (Some(new), Some(old)) = (new.amount.as_deref(), old.amount.as_deref()) {
            counts[0] += usize::from(above(new, old, false));
            counts[1] += usize::from(above(new, old, true));
        }
    }
    if pairs > 1 {
        tally(
            out,
            pairs,
            counts,
            ["项上升| rose", "项下降| fell", "项都上升| rose, none fell", "项都下降| fell, none rose"],
        );
    }
}

/// How many are above zero, and below.
fn signs(chart: &Chart, items: &[Item<'_>], out: &mut Sentence) {
    let rates = chart.data.iter().all(|datum| datum.key.ends_with(".change"));
    if items.len() < 2 || !rates && chart.kind != Kind::Diverging {
        return;
    }
    let mut counts = [0, 0];
    for item in items {
        match ends(item.amount) {
            (low, _) if low > 0.0 => counts[0] += 1,
            (_, high) if high < 0.0 => counts[1] += 1,
            _ => return,
        }
    }
    let words = [
        "项为正| positive",
        "项为负| negative",
        "项都为正| positive, none negative",
        "项都为负| negative, none positive",
    ];
    tally(out, items.len(), counts, words);
}

/// Two numbers of `total`; the latter words where one is all of it.
pub(super) fn tally(out: &mut Sentence, total: usize, counts: [usize; 2], words: [&'static str; 4]) {
    let lang = out.lang;
    for (at, count) in counts.iter().enumerate() {
        let word = lang.say(words[if *count == total { at + 2 } else { at }]);
        if *count > 0 {
            out.add("，|, ", &[&count.to_string(), word]);
        }
    }
}

/// How many times the lowest figure the highest one is.
fn ratio(items: &[Item<'_>], out: &mut Sentence) {
    let lang = out.lang;
    let (Some((top, 1)), Some((bottom, 1))) = (extreme(items, false), extreme(items, true)) else { return };
    let (top, bottom) = (items[top].amount, items[bottom].amount);
    let level = |amount: &Amount| amount.is_exact() && amount.unit.dimension != Dimension::Percent;
    if !level(top) || !level(bottom) || top.unit.dimension == Dimension::Points || bottom.base() <= 0.0 {
        return;
    }
    let value = bottom.value.times_ten_to(bottom.unit.power - top.unit.power);
    let Some((about, times)) = value.and_then(|value| quotient(top.value, value, lang)) else { return };
    let times_base = top.base() / bottom.base();
    if (1.1..1000.0).contains(&times_base) {
        let of = |at: usize| lang.say(super::levels::words(top)[at]).trim_end_matches(['，', ',', ' ']);
        let number = [about, &times].concat();
        if lang == Lang::En {
            out.add("", &["The highest is ", &number, " times the lowest"]);
        } else {
            out.add("", &[of(0), "的是", of(1), "的", &number, "倍"]);
        }
    }
}
