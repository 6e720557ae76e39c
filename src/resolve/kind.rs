//! What a kind of chart demands of its data.

use super::derive::{self, Term};
use super::{Amount, Context, Datum, Emphasis, Kind, Part, amount, datum, series};
use crate::document::{ChartSpec, Decimal, Dimension, Unit};
use crate::error::{Code, Error};
use crate::text::Lang;

/// The words of the document format.
const WORDS: [(&str, Kind); 12] = [
    ("tiles", Kind::Tiles),
    ("bar", Kind::Bar),
    ("column", Kind::Column),
    ("dot", Kind::Dot),
    ("unit", Kind::Unit),
    ("arrow", Kind::Arrow),
    ("range", Kind::Range),
    ("lead", Kind::Lead),
    ("bullet", Kind::Bullet),
    ("share", Kind::Share),
    ("part", Kind::Part),
    ("table", Kind::Table),
];

/// The kind that `spec` names, with its variant.
pub(super) fn of(spec: &ChartSpec) -> Result<Kind, Error> {
    let kind = WORDS.iter().find(|(word, _)| *word == spec.kind).map(|(_, kind)| *kind);
    let bars = matches!(kind, Some(Kind::Bar | Kind::Column));
    let (field, word, list) = match (kind, spec.variant.as_deref()) {
        (None, _) => return series::of(spec),
        (Some(Kind::Bar), Some("diverging")) => return Ok(Kind::Diverging),
        (Some(_), variant) if bars && (variant.is_some() || spec.series.is_some()) => return series::of(spec),
        (Some(kind), None) => return Ok(kind),
        (Some(Kind::Share), Some("bar")) => return Ok(Kind::Share),
        (Some(Kind::Share), Some("waffle")) => return Ok(Kind::Waffle),
        (Some(Kind::Share), Some(variant)) => (".variant", variant, "bar, waffle"),
        (Some(Kind::Dot), Some("lollipop")) => return Ok(Kind::Lollipop),
        (Some(Kind::Dot), Some(variant)) => (".variant", variant, "lollipop"),
        (Some(Kind::Table), Some("bars")) => return Ok(Kind::TableBars),
        (Some(Kind::Table), Some(variant)) => (".variant", variant, "bars"),
        (_, Some(variant)) => (".variant", variant, "null"),
    };
    Err(Error::new(Code::Choice, &[&spec.path, field].concat(), &[word, list]))
}

/// Gives data their parts, and adds what follows from them: a listed target,
/// the rest of a whole.
pub(super) fn complete(context: &Context<'_>, data: &mut Vec<Datum>) -> Result<(), Error> {
    if data.is_empty() {
        return Ok(());
    }
    let wrong = match context.kind {
        Kind::Part => return counted(context, data),
        Kind::Bullet => bullet(context, data),
        Kind::Lead if !any(data, Part::Value) => Some(Code::LeadOrder),
        Kind::Share | Kind::Waffle => share(context, data),
        Kind::Unit if !data.iter().filter_map(|datum| datum.amount.as_deref()).all(things) => Some(Code::NotCounted),
        Kind::Arrow | Kind::Slope => pairs(context, data, Part::Reference),
        Kind::Range => pairs(context, data, Part::Target),
        Kind::Column if data.len() > MOST_COLUMNS => Some(Code::ManyColumns),
        _ => None,
    };
    wrong.map_or(Ok(()), |code| Err(Error::new(code, &[&context.spec.path, ".indicators"].concat(), &[])))
}

fn any(data: &[Datum], part: Part) -> bool {
    data.iter().any(|datum| datum.part == part)
}

fn is_percent(amount: &Amount) -> bool {
    amount.unit.dimension == Dimension::Percent
}

/// A derived figure right after a stated one is what the latter leaves over.
#[inline(never)]
fn mark_rest(data: &mut [Datum]) {
    let mut after_stated = false;
    for datum in data {
        let derived = datum.amount.as_deref().map(Amount::is_derived);
        if after_stated && derived == Some(true) {
            datum.part = Part::Rest;
        }
        after_stated = derived == Some(false);
    }
}

/// What is wrong with the data of a share; `None` when nothing is.
fn share(context: &Context<'_>, data: &mut Vec<Datum>) -> Option<Code> {
    for amount in data.iter().filter_map(|datum| datum.amount.as_deref()) {
        if !is_percent(amount) {
            return Some(Code::ShareUnit);
        }
    }
    for amount in data.iter().filter_map(|datum| datum.amount.as_deref()) {
        if amount.scaled < 0.0 || amount.scaled > 100.0 {
            return Some(Code::ShareRange);
        }
    }
    mark_rest(data);
    if context.kind == Kind::Waffle {
        let shares = data.iter().filter(|datum| datum.part == Part::Value).count();
        if shares != 1 || data.len() > 2 {
            return Some(Code::OneShare);
        }
        if let [share] = &data[..]
            && let Some(amount) = &share.amount
            && let Some(rest) = rest(share, Decimal::whole(100), &amount.unit, context.lang)
        {
            data.push(rest);
        }
    }
    None
}

/// What `of` leaves over of its whole.
#[inline(never)]
fn rest(of: &Datum, whole: Decimal, unit: &Unit, lang: Lang) -> Option<Datum> {
    let amount = of.amount.as_ref()?;
    let part = Term::new(amount.value, &amount.unit, amount.qualifier);
    let left = derive::left(whole, &part, unit, "").ok()?;
    Some(datum::beside(of, amount::derived(left, lang), Part::Rest, ".rest", lang.pick("其余", "Rest")))
}

/// Whether `amount` counts things, few or many.
fn things(amount: &Amount) -> bool {
    amount.unit.dimension == Dimension::Count && !amount.value.is_negative()
}

/// Adds what goes with each figure: its old value, which an arrow needs, or
/// its target. What is wrong; `None` when nothing is.
fn pairs(context: &Context<'_>, data: &mut Vec<Datum>, part: Part) -> Option<Code> {
    let (document, lang) = (context.document, context.lang);
    let arrow = part == Part::Reference;
    for at in (0..data.len()).rev() {
        let of = &data[at];
        let indicator = document.find(&of.key).map(|at| &document.indicators[at]);
        let quantity = indicator.and_then(|it| if arrow { it.from.as_ref() } else { it.target.as_ref() });
        if let Some(amount) = quantity.and_then(|quantity| amount::stated(quantity, lang)) {
            let (key, zh, en) = if arrow { (".from", "原先", "before") } else { (".target", "计划", "Target") };
            let word = lang.pick(zh, en);
            let label = if arrow { [&of.label, lang.pick("", " "), word].concat() } else { word.to_owned() };
            let beside = datum::beside(of, amount, part, key, &label);
            data.insert(at + 1, beside);
        } else if arrow {
            return Some(Code::NoFrom);
        } else if indicator.is_none() {
            return Some(Code::RangePart);
        }
    }
    None
}

/// What is wrong with the data of a bullet; `None` when nothing is.
fn bullet(context: &Context<'_>, data: &mut Vec<Datum>) -> Option<Code> {
    let percent = |datum: &Datum| datum.amount.as_deref().is_some_and(is_percent);
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
        return Some(Code::ManyValues);
    }
    if !any(data, Part::Target) {
        let (document, lang) = (context.document, context.lang);
        let target = document.find(&data[0].key).and_then(|at| document.indicators[at].target.as_ref());
        if let Some(target) = target.and_then(|target| amount::stated(target, lang)) {
            data.push(datum::beside(&data[0], target, Part::Target, ".target", lang.pick("计划", "Target")));
        }
    }
    let drawn = |part| data.iter().any(|datum| datum.part == part && datum.amount.is_some());
    if !drawn(Part::Value) || !drawn(Part::Target) {
        return Some(Code::NoTarget);
    }
    None
}

/// More columns than this are too thin for their names.
const MOST_COLUMNS: usize = 12;
/// Up to this many things, each is a numbered tile, and the rest is named.
const MOST_TILES: u32 = 10;
/// The most cells that part charts draw.
const MOST_CELLS: u32 = 400;

/// Every row of a part chart counts something out of a counted whole.
fn counted(context: &Context<'_>, data: &mut Vec<Datum>) -> Result<(), Error> {
    mark_rest(data);
    let single = data.iter().filter(|datum| datum.part == Part::Value).count() == 1;
    // Each figure and, where there is one, what it leaves over. `listed`
    // counts the author's references only.
    let (mut at, mut listed) = (0, 0);
    while at < data.len() {
        let Datum { amount, whole, .. } = &mut data[at];
        at += 1;
        listed += 1;
        let Some(amount) = amount else { continue };
        let whole = whole.get_or_insert_with(|| amount.clone());
        let percent = is_percent(amount);
        if !countable(whole) || whole.value > Decimal::whole(MOST_CELLS) || !(percent || countable(amount)) {
            return Err(Error::new(Code::PartCount, &context.path(listed - 1), &[]));
        }
        let most = if percent { Decimal::whole(100) } else { whole.value };
        if amount.value.is_negative() || amount.value > most {
            let args = [amount.text(), whole.text()];
            return Err(Error::new(Code::PartOverWhole, &context.path(listed - 1), &[&args[0], &args[1]]));
        }
        let named = single && !percent && whole.value <= Decimal::whole(MOST_TILES) && amount.value < whole.value;
        let of = &data[at - 1];
        if data.get(at).is_some_and(|next| next.part == Part::Rest) {
            at += 1;
            listed += 1;
        } else if let Some(whole) = of.whole.as_ref().filter(|_| named)
            && let Some(rest) = rest(of, whole.value, &whole.unit, context.lang)
        {
            data.insert(at, rest);
            at += 1;
        }
    }
    Ok(())
}

/// Whether `amount` is a number of things.
#[inline(never)]
fn countable(amount: &Amount) -> bool {
    let Amount { value, unit, .. } = amount;
    unit.dimension == Dimension::Count && unit.power == 0 && value.decimals() == 0
}

/// Scales every amount to one unit, the first datum's, where the kind has an
/// axis. Tiles and tables keep each their own.
pub(super) fn reconcile(context: &Context<'_>, data: &mut [Datum]) -> Result<Unit, Error> {
    let first = data.iter().find_map(|datum| datum.amount.as_deref());
    let unit = first.map_or_else(Unit::none, |amount| amount.unit.clone());
    if matches!(context.kind, Kind::Tiles | Kind::Table | Kind::Part) {
        return Ok(unit);
    }
    // Bars of several units have none in common but that without multipliers.
    let several = context.kind == Kind::TableBars;
    let common = if several { 0 } else { unit.power };
    for (i, datum) in data.iter_mut().enumerate() {
        let Some(amount) = datum.amount.as_mut().filter(|_| datum.part != Part::Completion) else { continue };
        if !several && !amount.unit.comparable(&unit) {
            return Err(Error::new(Code::MixedUnits, &context.path(i), &[&unit.written, &amount.unit.written]));
        }
        amount.scale(amount.unit.power - common);
    }
    Ok(unit)
}

/// The subject: what the chart highlights, else what the kind is about.
pub(super) fn emphasise(context: &Context<'_>, data: &mut [Datum]) {
    let named = |datum: &Datum| context.spec.highlight.contains(&datum.key);
    let any = data.iter().any(named);
    let many = matches!(context.kind, Kind::Share | Kind::Part | Kind::Lead);
    for (i, datum) in data.iter_mut().enumerate() {
        let beside = matches!(datum.part, Part::Reference | Part::Rest | Part::Target);
        let subject = if any { named(datum) } else { !beside && (i == 0 || many) };
        datum.emphasis = if subject {
            Emphasis::Subject
        } else if beside {
            Emphasis::Context
        } else {
            Emphasis::Sibling
        };
    }
}
