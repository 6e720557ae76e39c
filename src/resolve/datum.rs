//! One reference of a chart → one [`Datum`].

use super::{Amount, Context, Datum, Difference, Emphasis, Kind, Part, amount, text};
use super::{derive, kind, term};
use crate::document::{Basis, Change, Comparison, Derivation, Direction, Document, Indicator};
use crate::error::{Code, Error};
use crate::text::Lang;

/// Resolves the chart's reference at `i`.
pub(super) fn resolve(context: &Context<'_>, i: usize) -> Result<Datum, Error> {
    let Context { document, spec, lang, .. } = *context;
    let reference = &spec.indicators[i];
    let target = &reference.target;
    let found = document.split(target).and_then(|(at, part)| {
        let indicator = &document.indicators[at];
        Some((indicator, part, indicator.quantity_at(part)?))
    });
    let Some((indicator, part, quantity)) = found else {
        return Err(Error::new(Code::UnknownIndicator, &context.path(i), &[target]));
    };
    let own = part.is_empty();
    let comparison = indicator.comparison_at(part).filter(|_| context.kind == Kind::Lead);
    let computed = match (&indicator.derived, comparison) {
        (Some(derivation), _) if own => Some(derive::evaluate(document, indicator, derivation)?),
        // The published distance gives the reference that it implies.
        (_, Some(comparison)) => Some(kind::reference(indicator, part, comparison, &context.path(i))?),
        _ => None,
    };
    let quote = match &indicator.derived {
        Some(derivation) if own => evidence(document, derivation),
        _ => sentence(indicator),
    };
    let negative = is_negative(context, indicator, part);
    let stated = if negative { amount::turned(quantity, lang) } else { amount::stated(quantity, lang) };
    let (amount, published) = match computed {
        Some(term) => (Some(amount::derived(term, lang)), stated),
        None => (stated, None),
    };
    let (whole, whole_label) = whole(document, indicator, part, lang);
    Ok(Datum {
        key: target.clone(),
        label: reference.label.clone().unwrap_or_else(|| label(context, indicator, part)),
        group: text(&reference.group),
        part: match part {
            "target" => Part::Target,
            _ if comparison.is_some() => Part::Reference,
            _ => Part::Value,
        },
        emphasis: Emphasis::Sibling,
        amount,
        change: indicator.change.as_ref().filter(|_| own).and_then(|change| difference(change, lang)),
        lead: match (comparison, published) {
            (Some(Comparison { direction, to, .. }), Some(amount)) => {
                Some(Difference { amount, direction: *direction, basis: to.clone() })
            }
            _ => None,
        },
        whole,
        whole_label: whole_label.to_owned(),
        rank: if own || part == "change" { place(indicator, lang) } else { String::new() },
        period: text(if indicator.period_text.is_some() { &indicator.period_text } else { &indicator.period }),
        region: if comparison.is_some() { String::new() } else { text(&indicator.region) },
        quote: quote.to_owned(),
        revised: String::new(),
    })
}

/// Whether the figure at `part` is published without the sign that it has: of a
/// decline, and of a distance below another side, unless a lead has its words
/// and its place for that.
#[inline(never)]
pub(super) fn is_negative(context: &Context<'_>, indicator: &Indicator, part: &str) -> bool {
    let comparison = indicator.comparison_at(part).filter(|_| context.kind != Kind::Lead);
    let lags = comparison.is_some_and(|comparison| comparison.direction == Direction::Down);
    lags || term::declines(indicator, part)
}

/// Number and name of what the figure at `part` of `indicator` is a part of.
fn whole<'a>(
    document: &'a Document,
    indicator: &'a Indicator,
    part: &str,
    lang: Lang,
) -> (Option<Box<Amount>>, &'a str) {
    let name = whole_label(indicator);
    if matches!(part, "from" | "target" | "whole") {
        return (None, name);
    }
    let stated = indicator.whole.as_ref().and_then(|whole| amount::stated(&whole.quantity, lang));
    match indicator.of.as_deref().and_then(|of| document.find(of)) {
        // 开工率100% of 41个: the counted whole is the indicator it belongs to.
        Some(of) if part.is_empty() && stated.is_none() => {
            let of = &document.indicators[of];
            (amount::stated(&of.quantity, lang), &of.label)
        }
        _ => (stated, name),
    }
}

/// What the figure at `part` of `indicator` is called.
fn label(context: &Context<'_>, indicator: &Indicator, part: &str) -> String {
    let lang = context.lang;
    let alone = context.kind == Kind::Lead;
    let own = indicator.label.as_str();
    let (name, more) = match part {
        "" => (own, ""),
        "change" => match (&indicator.region, &indicator.change) {
            (Some(region), _) if alone && !region.is_empty() => (region.as_str(), ""),
            (_, Some(change)) if change.quantity.value.is_some() => (own, basis(change.basis, lang)),
            _ => (own, ""),
        },
        "from" => (own, lang.say("原先|before")),
        "target" => (own, lang.say("计划|target")),
        "whole" => match whole_label(indicator) {
            "" => (own, ""),
            name => (name, ""),
        },
        _ => match indicator.comparison_at(part) {
            Some(comparison) if alone => (comparison.to.as_str(), ""),
            // Its sign says which way.
            Some(Comparison { direction: Direction::Down, to, .. }) => (lang.say("较|Against"), to.as_str()),
            Some(comparison) => (lang.say("领先|Ahead of"), comparison.to.as_str()),
            None => (own, ""),
        },
    };
    [name, if more.is_empty() { "" } else { lang.say("| ") }, more].concat()
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
    lang.say(match basis {
        Basis::YearOnYear => "同比|year on year",
        Basis::PeriodOnPeriod => "环比|on the previous period",
        Basis::SinceYearEnd => "较上年末|since the end of last year",
        Basis::Average => "年均|a year on average",
        Basis::Other => "|",
    })
}

/// 连续两年居全市首位; No. 1 in 全市, 2 years running.
fn place(indicator: &Indicator, lang: Lang) -> String {
    const NUMERALS: [(&str, &str); 9] = [
        ("2", "两"),
        ("3", "三"),
        ("4", "四"),
        ("5", "五"),
        ("6", "六"),
        ("7", "七"),
        ("8", "八"),
        ("9", "九"),
        ("10", "十"),
    ];
    let Some(rank) = &indicator.rank else { return String::new() };
    let place = rank.place.to_string();
    let among = rank.among.as_deref().unwrap_or_default();
    let years = rank.years.map(|years| years.to_string()).unwrap_or_default();
    let runs = !matches!(years.as_str(), "" | "0" | "1");
    let numeral = NUMERALS.iter().find(|(digits, _)| *digits == years).map_or(years.as_str(), |(_, numeral)| numeral);
    let words = match lang {
        Lang::Zh | Lang::Hant => [
            if runs { lang.say("连续|") } else { "" },
            if runs { lang.word(numeral, "") } else { "" },
            if runs { "年居" } else { "居" },
            among,
            if place == "1" { "" } else { "第" },
            if place == "1" { "首位" } else { &place },
        ],
        Lang::En => [
            "No. ",
            &place,
            if among.is_empty() { "" } else { " in " },
            among,
            if runs { ", " } else { "" },
            if runs { &[&years, " years running"].concat() } else { "" },
        ],
    };
    words.concat()
}

/// A figure that goes with `of`: what is left of its whole, or its plan.
/// Inlined into the kinds that have such figures.
#[inline(always)]
pub(super) fn beside(of: &Datum, amount: Box<Amount>, part: Part, key: &str, label: &str) -> Datum {
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
        revised: String::new(),
    }
}
