//! One reference of a chart → one [`Datum`].

use super::amount;
use super::derive;
use super::{Amount, Datum, Difference, Emphasis, Kind, Part, Place, Quote};
use crate::document::{
    Basis, Change, ChartSpec, Comparison, Direction, Document, Indicator, Of, Quantity, Reference, Source, Span,
};
use crate::error::{Code, Error};
use crate::text::Lang;

/// Resolves `reference`, which stands at `path`.
pub(super) fn resolve(
    document: &Document,
    spec: &ChartSpec,
    reference: &Reference,
    kind: Kind,
    lang: Lang,
    path: &str,
) -> Result<Datum, Error> {
    let unknown = || Error::new(Code::UnknownIndicator, path, &[&reference.target]);
    let (at, part) = document.split(&reference.target).ok_or_else(unknown)?;
    let indicator = &document.indicators[at];
    let mut datum = blank(indicator, reference, lang);
    match part {
        "" => own(&mut datum, document, indicator, lang)?,
        "change" => changed(&mut datum, indicator.change.as_ref().ok_or_else(unknown)?, kind, lang),
        _ => match part.strip_prefix("compare.").and_then(|index| index.parse::<usize>().ok()) {
            Some(index) => {
                let comparison = indicator.compare.get(index).ok_or_else(unknown)?;
                compared(&mut datum, indicator, comparison, kind, lang, path)?;
            }
            None => inner(&mut datum, indicator, part, lang).ok_or_else(unknown)?,
        },
    }
    if let Some(label) = &reference.label {
        datum.label.clone_from(label);
    }
    debug_assert!(spec.indicators.len() <= crate::document::MOST_REFERENCES);
    Ok(datum)
}

/// A datum with what every part of `indicator` shares.
fn blank(indicator: &Indicator, reference: &Reference, lang: Lang) -> Datum {
    let rank = indicator.rank.as_ref().map(|rank| Place {
        place: rank.place,
        among: rank.among.clone().unwrap_or_default(),
        years: rank.years,
    });
    let period = indicator.period_text.clone().or_else(|| indicator.period.clone());
    Datum {
        key: reference.target.clone(),
        label: indicator.label.clone(),
        group: reference.group.clone().unwrap_or_default(),
        part: Part::Value,
        emphasis: Emphasis::Sibling,
        amount: None,
        change: None,
        lead: None,
        whole: indicator.whole.as_ref().and_then(|whole| amount::stated(&whole.quantity, lang)),
        whole_label: indicator.whole.as_ref().and_then(|whole| whole.label.clone()).unwrap_or_default(),
        rank,
        period: period.unwrap_or_default(),
        region: indicator.region.clone().unwrap_or_default(),
        quotes: indicator.sources.iter().map(|source| quote(source, source.figure)).collect(),
    }
}

/// The indicator's own figure, stated or derived.
fn own(datum: &mut Datum, document: &Document, indicator: &Indicator, lang: Lang) -> Result<(), Error> {
    if let Some(derivation) = &indicator.derived {
        let path = [&indicator.path, ".derived"].concat();
        let value = derive::evaluate(document, derivation, indicator.unit(), &path)?;
        datum.amount = Some(amount::derived(value.value, value.unit, value.qualifier, value.formula, lang));
        datum.quotes = evidence(document, &derivation.args);
    } else {
        datum.amount = amount::stated(&indicator.quantity, lang);
    }
    datum.change = indicator.change.as_ref().and_then(|change| difference(change, lang));
    if datum.whole.is_none()
        && let Some(of) = indicator.of.as_deref().and_then(|of| document.find(of))
    {
        // 开工率100% of 41个: the counted whole is the indicator it belongs to.
        datum.whole = amount::stated(&document.indicators[of].quantity, lang);
        datum.whole_label.clone_from(&document.indicators[of].label);
    }
    Ok(())
}

/// The sentences of the figures that a derivation uses, without repeats.
fn evidence(document: &Document, args: &[String]) -> Vec<Quote> {
    let mut quotes: Vec<Quote> = Vec::new();
    for (at, part) in args.iter().filter_map(|arg| document.split(arg)) {
        let indicator = &document.indicators[at];
        let figure = indicator.quantity_at(part).and_then(|quantity| quantity.figure);
        for source in &indicator.sources {
            let quote = quote(source, figure);
            if !quotes.contains(&quote) {
                quotes.push(quote);
            }
        }
    }
    quotes
}

#[inline(never)]
fn quote(source: &Source, figure: Option<Span>) -> Quote {
    Quote {
        exact: source.exact.clone(),
        prefix: source.prefix.clone(),
        suffix: source.suffix.clone(),
        span: source.span,
        figure,
    }
}

#[inline(never)]
fn difference(change: &Change, lang: Lang) -> Option<Difference> {
    let basis = match change.basis {
        Basis::YearOnYear => lang.pick("同比", "year on year"),
        Basis::PeriodOnPeriod => lang.pick("环比", "on the previous period"),
        Basis::SinceYearEnd => lang.pick("较上年末", "since the end of last year"),
        Basis::Average => lang.pick("年均", "a year on average"),
        Basis::Other => "",
    };
    Some(Difference {
        amount: amount::stated(&change.quantity, lang)?,
        direction: change.direction,
        basis: basis.to_owned(),
    })
}

/// A change drawn as a value of its own: signed.
fn changed(datum: &mut Datum, change: &Change, kind: Kind, lang: Lang) {
    let quantity = signed(change);
    datum.amount = amount::stated(&quantity, lang);
    if kind == Kind::Lead && !datum.region.is_empty() {
        datum.label.clone_from(&datum.region);
    } else if let Some(difference) = difference(change, lang) {
        datum.label = [&datum.label, lang.pick("", " "), &difference.basis].concat();
    }
    at_figure(datum, &quantity);
}

/// A published distance. In a lead chart it gives the reference it implies;
/// elsewhere it is shown as it is, in 个百分点.
fn compared(
    datum: &mut Datum,
    indicator: &Indicator,
    comparison: &Comparison,
    kind: Kind,
    lang: Lang,
    path: &str,
) -> Result<(), Error> {
    let lead = amount::stated(&comparison.quantity, lang);
    at_figure(datum, &comparison.quantity);
    datum.rank = None;
    let above = comparison.direction != Direction::Down;
    if kind != Kind::Lead {
        datum.label = if above {
            [lang.pick("领先", "Ahead of "), &comparison.to].concat()
        } else {
            [lang.pick("落后", "Behind "), &comparison.to].concat()
        };
        datum.amount = lead;
        return Ok(());
    }
    let base = match comparison.of {
        Of::Value => Some(indicator.quantity.clone()),
        Of::Change => indicator.change.as_ref().map(signed),
    };
    let missing = || Error::new(Code::Derivation, path, &["缺少数值 (a value is missing)"]);
    let base = base.ok_or_else(missing)?;
    let value = derive::reference(&base, &comparison.quantity, comparison.direction, path)?;
    datum.label.clone_from(&comparison.to);
    datum.region.clear();
    datum.part = Part::Reference;
    datum.amount = Some(amount::derived(value.value, value.unit, value.qualifier, value.formula, lang));
    datum.lead =
        lead.map(|amount| Difference { amount, direction: comparison.direction, basis: comparison.to.clone() });
    Ok(())
}

#[inline(never)]
fn signed(change: &Change) -> Quantity {
    let mut quantity = change.quantity.clone();
    if change.direction == Direction::Down {
        quantity.value = quantity.value.map(crate::document::Decimal::negated);
    }
    quantity
}

/// `from`, `target` or `whole`.
fn inner(datum: &mut Datum, indicator: &Indicator, part: &str, lang: Lang) -> Option<()> {
    let quantity = indicator.quantity_at(part)?;
    datum.amount = amount::stated(quantity, lang);
    let name = match part {
        "from" => lang.pick("原先", "before"),
        "target" => lang.pick("计划", "target"),
        _ => indicator.whole.as_ref().and_then(|whole| whole.label.as_deref()).unwrap_or_default(),
    };
    datum.label = if part == "whole" && !name.is_empty() {
        name.to_owned()
    } else {
        [&datum.label, lang.pick("", " "), name].concat()
    };
    if part == "target" {
        datum.part = Part::Target;
    }
    datum.whole = None;
    datum.rank = None;
    at_figure(datum, quantity);
    Some(())
}

fn at_figure(datum: &mut Datum, quantity: &Quantity) {
    if quantity.figure.is_some() {
        datum.quotes.iter_mut().for_each(|quote| quote.figure = quantity.figure);
    }
}

/// A datum for what is left when `value` is taken from its whole.
pub(super) fn rest(of: &Datum, amount: Amount, lang: Lang) -> Datum {
    Datum {
        key: [&of.key, ".rest"].concat(),
        label: lang.pick("其余", "Rest").to_owned(),
        group: of.group.clone(),
        part: Part::Rest,
        emphasis: Emphasis::Context,
        amount: Some(amount),
        change: None,
        lead: of.lead.clone(),
        whole: of.whole.clone(),
        whole_label: of.whole_label.clone(),
        rank: None,
        period: of.period.clone(),
        region: String::new(),
        quotes: of.quotes.clone(),
    }
}
