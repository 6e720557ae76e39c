//! One reference of a chart → one [`Datum`].

use super::derive::{self, Term};
use super::{Amount, Context, Datum, Difference, Emphasis, Kind, Part, amount, text};
use crate::document::{Basis, Change, Decimal, Derivation, Direction, Document, Indicator, Of, Rank};
use crate::error::{Code, Error};
use crate::text::Lang;

/// Resolves the chart's reference at `i`.
pub(super) fn resolve(context: &Context<'_>, i: usize) -> Result<Datum, Error> {
    let Context { document, spec, kind, lang } = *context;
    let reference = &spec.indicators[i];
    let target = &reference.target;
    let found = document.split(target).and_then(|(at, part)| {
        let indicator = &document.indicators[at];
        Some((indicator, part, indicator.quantity_at(part)?))
    });
    let Some((indicator, part, quantity)) = found else {
        return Err(Error::new(Code::UnknownIndicator, &context.path(i), &[target]));
    };
    let whole = indicator.whole.as_ref().filter(|_| !matches!(part, "from" | "target" | "whole"));
    let rank = indicator.rank.as_ref().filter(|_| matches!(part, "" | "change"));
    let mut datum = Datum {
        key: target.clone(),
        label: label(context, indicator, part),
        group: text(&reference.group),
        part: if part == "target" { Part::Target } else { Part::Value },
        emphasis: Emphasis::Sibling,
        amount: amount::signed(quantity, derive::declines(indicator, part), lang),
        change: None,
        lead: None,
        whole: whole.and_then(|whole| amount::stated(&whole.quantity, lang)),
        whole_label: whole_label(indicator).to_owned(),
        rank: rank.map(|rank| place(rank, lang)).unwrap_or_default(),
        period: text(if indicator.period_text.is_some() { &indicator.period_text } else { &indicator.period }),
        region: text(&indicator.region),
        quote: sentence(indicator).to_owned(),
    };
    if part.is_empty() {
        own(&mut datum, document, indicator, lang)?;
    } else if kind == Kind::Lead
        && let Some(comparison) = indicator.comparison_at(part)
    {
        // The published distance gives the reference that it implies.
        let path = context.path(i);
        let base = Term::stated(indicator, if comparison.of == Of::Change { "change" } else { "" }, &path)?;
        let lead = Term::stated(indicator, part, &path)?;
        let implied = derive::reference(base, lead, comparison.direction, &path)?;
        let published = datum.amount.replace(amount::shown(implied, None, lang));
        datum.lead = published.map(|amount| Difference {
            amount,
            direction: comparison.direction,
            basis: comparison.to.clone(),
        });
        datum.part = Part::Reference;
        datum.region.clear();
    }
    if let Some(label) = &reference.label {
        datum.label = label.clone();
    }
    Ok(datum)
}

/// What the figure at `part` of `indicator` is called.
fn label(context: &Context<'_>, indicator: &Indicator, part: &str) -> String {
    let (kind, lang) = (context.kind, context.lang);
    let space = lang.pick("", " ");
    let own = indicator.label.as_str();
    let words = match (part, indicator.comparison_at(part)) {
        (_, Some(comparison)) if kind == Kind::Lead => [&comparison.to, "", ""],
        (_, Some(comparison)) if comparison.direction == Direction::Down => {
            [lang.pick("落后", "Behind "), &comparison.to, ""]
        }
        (_, Some(comparison)) => [lang.pick("领先", "Ahead of "), &comparison.to, ""],
        ("change", _) => match (&indicator.region, &indicator.change) {
            (Some(region), _) if kind == Kind::Lead && !region.is_empty() => [region, "", ""],
            (_, Some(change)) if change.quantity.value.is_some() => [own, space, basis(change.basis, lang)],
            _ => [own, "", ""],
        },
        ("from", _) => [own, space, lang.pick("原先", "before")],
        ("target", _) => [own, space, lang.pick("计划", "target")],
        ("whole", _) => match whole_label(indicator) {
            "" => [own, space, ""],
            name => [name, "", ""],
        },
        _ => [own, "", ""],
    };
    words.concat()
}

/// The indicator's own figure may be derived; it has a change, and a whole.
fn own(datum: &mut Datum, document: &Document, indicator: &Indicator, lang: Lang) -> Result<(), Error> {
    if let Some(derivation) = &indicator.derived {
        let path = [&indicator.path, ".derived"].concat();
        let value = derive::evaluate(document, derivation, indicator.unit(), &path)?;
        datum.amount = Some(amount::shown(value, None, lang));
        datum.quote = evidence(document, derivation).to_owned();
    }
    datum.change = indicator.change.as_ref().and_then(|change| difference(change, lang));
    if datum.whole.is_none()
        && let Some(of) = indicator.of.as_deref().and_then(|of| document.find(of))
    {
        // 开工率100% of 41个: the counted whole is the indicator it belongs to.
        datum.whole = amount::stated(&document.indicators[of].quantity, lang);
        datum.whole_label = document.indicators[of].label.clone();
    }
    Ok(())
}

/// The first sentence of the figures that a derivation uses.
fn evidence<'a>(document: &'a Document, derivation: &Derivation) -> &'a str {
    for (at, _) in derivation.args.iter().filter_map(|arg| document.split(arg)) {
        let sentence = sentence(&document.indicators[at]);
        if !sentence.is_empty() {
            return sentence;
        }
    }
    ""
}

fn sentence(indicator: &Indicator) -> &str {
    indicator.sources.first().map_or("", |source| &source.exact)
}

fn whole_label(indicator: &Indicator) -> &str {
    indicator.whole.as_ref().and_then(|whole| whole.label.as_deref()).unwrap_or_default()
}

fn difference(change: &Change, lang: Lang) -> Option<Difference> {
    let amount = amount::stated(&change.quantity, lang)?;
    Some(Difference { amount, direction: change.direction, basis: basis(change.basis, lang).to_owned() })
}

fn basis(basis: Basis, lang: Lang) -> &'static str {
    let (zh, en) = match basis {
        Basis::YearOnYear => ("同比", "year on year"),
        Basis::PeriodOnPeriod => ("环比", "on the previous period"),
        Basis::SinceYearEnd => ("较上年末", "since the end of last year"),
        Basis::Average => ("年均", "a year on average"),
        Basis::Other => ("", ""),
    };
    lang.pick(zh, en)
}

/// 连续两年居全市首位; No. 1 in 全市, 2 years running.
fn place(rank: &Rank, lang: Lang) -> String {
    const NUMERALS: [&str; 9] = ["两", "三", "四", "五", "六", "七", "八", "九", "十"];
    let place = rank.place.to_string();
    let among = rank.among.as_deref().unwrap_or_default();
    let years = rank.years.filter(|years| *years > Decimal::whole(1));
    let running = years.map(|years| years.to_string()).unwrap_or_default();
    let if_running = |words| if years.is_some() { words } else { "" };
    if lang == Lang::En {
        let within = if among.is_empty() { "" } else { " in " };
        let (comma, end) = (if_running(", "), if_running(" years running"));
        return ["No. ", &place, within, among, comma, &running, end].concat();
    }
    let numeral = (2..).zip(NUMERALS).find(|(n, _)| years == Some(Decimal::whole(*n)));
    let numeral = numeral.map_or(running.as_str(), |(_, numeral)| numeral);
    let (ordinal, place) = if place == "1" { ("", "首位") } else { ("第", place.as_str()) };
    [if_running("连续"), numeral, if_running("年"), "居", among, ordinal, place].concat()
}

/// A figure that goes with `of`: what is left of its whole, or its plan.
pub(super) fn beside(of: &Datum, amount: Amount, part: Part, key: &str, label: &str) -> Datum {
    Datum {
        key: [&of.key, key].concat(),
        label: label.to_owned(),
        group: of.group.clone(),
        part,
        emphasis: Emphasis::Context,
        amount: Some(amount),
        change: None,
        lead: None,
        whole: of.whole.clone(),
        whole_label: of.whole_label.clone(),
        rank: String::new(),
        period: of.period.clone(),
        region: String::new(),
        quote: of.quote.clone(),
    }
}
