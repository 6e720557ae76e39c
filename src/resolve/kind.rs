//! What a kind of chart demands of its data.

use super::derive::flipped;
use super::{Amount, Datum, Emphasis, Kind, Part, amount, datum};
use crate::document::{ChartSpec, Decimal, Dimension, Document, Unit};
use crate::error::{Code, Error};
use crate::text::Lang;

const WORDS: [(&str, Option<&str>, Kind); 9] = [
    ("tiles", None, Kind::Tiles),
    ("bar", None, Kind::Bar),
    ("lead", None, Kind::Lead),
    ("bullet", None, Kind::Bullet),
    ("share", None, Kind::Share),
    ("share", Some("bar"), Kind::Share),
    ("share", Some("waffle"), Kind::Waffle),
    ("part", None, Kind::Part),
    ("table", None, Kind::Table),
];

/// The kind that `spec` names, with its variant.
pub(super) fn of(spec: &ChartSpec) -> Result<Kind, Error> {
    let fits =
        |(word, variant, _): &&(&str, Option<&str>, Kind)| *word == spec.kind && *variant == spec.variant.as_deref();
    if let Some((_, _, kind)) = WORDS.iter().find(fits) {
        return Ok(*kind);
    }
    let known = WORDS.iter().any(|(word, ..)| *word == spec.kind);
    let (field, value) =
        if known { (".variant", spec.variant.as_deref().unwrap_or_default()) } else { (".kind", spec.kind.as_str()) };
    let list = if !known {
        "tiles, bar, lead, bullet, share, part, table"
    } else if spec.kind == "share" {
        "bar, waffle"
    } else {
        "null"
    };
    Err(Error::new(Code::Choice, &[&spec.path, field].concat(), &[value, list]))
}

/// Gives data their parts, and adds what follows from them: a listed target,
/// the rest of a whole.
pub(super) fn complete(
    kind: Kind,
    data: &mut Vec<Datum>,
    document: &Document,
    spec: &ChartSpec,
    lang: Lang,
) -> Result<(), Error> {
    let wrong = |why| Err(unfit(spec, why));
    if data.is_empty() {
        return Ok(());
    }
    match kind {
        Kind::Bullet => bullet(data, document, spec, lang),
        Kind::Lead if !data.iter().any(|datum| datum.part == Part::Value) => {
            wrong("对比图要先列出被比较的指标，如 gdp.change (list the compared indicator first)")
        }
        Kind::Share | Kind::Waffle => {
            let percent = |datum: &Datum| datum.amount.as_ref().is_none_or(|a| a.unit.dimension == Dimension::Percent);
            if !data.iter().all(percent) {
                return wrong("占比图只画百分数 (a share is in per cent)");
            }
            if data.iter().any(|datum| datum.amount.as_ref().is_some_and(|a| a.scaled < 0.0 || a.scaled > 100.0)) {
                return wrong("占比应在 0 与 100% 之间 (a share lies between 0 and 100%)");
            }
            mark_rest(data);
            if kind == Kind::Waffle {
                return waffle(data, spec, lang);
            }
            Ok(())
        }
        Kind::Part => {
            mark_rest(data);
            counted(data, spec, lang)
        }
        _ => Ok(()),
    }
}

/// The references of `spec` do not make such a chart.
#[inline(never)]
fn unfit(spec: &ChartSpec, why: &str) -> Error {
    Error::new(Code::ChartData, &[&spec.path, ".indicators"].concat(), &[why])
}

/// A derived figure right after a stated one is what the latter leaves over.
fn mark_rest(data: &mut [Datum]) {
    for i in 1..data.len() {
        let derived = data[i].amount.as_ref().is_some_and(Amount::is_derived);
        let stated = data[i - 1].amount.as_ref().is_some_and(|amount| !amount.is_derived());
        if derived && stated {
            data[i].part = Part::Rest;
        }
    }
}

fn bullet(data: &mut Vec<Datum>, document: &Document, spec: &ChartSpec, lang: Lang) -> Result<(), Error> {
    let percent = |datum: &Datum| datum.amount.as_ref().is_some_and(|a| a.unit.dimension == Dimension::Percent);
    let whole_in_percent = data.iter().all(percent);
    if !whole_in_percent {
        for datum in data.iter_mut().filter(|datum| percent(datum)) {
            datum.part = Part::Completion;
        }
    }
    let mut values = data.iter_mut().filter(|datum| datum.part == Part::Value);
    values.next();
    if let Some(second) = values.next() {
        second.part = Part::Target;
    }
    if values.next().is_some() {
        return Err(unfit(spec, "计划图只画一个完成值和一个计划值 (one value and one target)"));
    }
    if !data.iter().any(|datum| datum.part == Part::Target) {
        let own = data.first().and_then(|datum| document.find(&datum.key)).map(|at| &document.indicators[at]);
        let target =
            own.and_then(|indicator| indicator.target.as_ref()).and_then(|target| amount::stated(target, lang));
        if let (Some(first), Some(target)) = (data.first(), target) {
            let mut datum = datum::rest(first, target, lang);
            datum.key = [&first.key, ".target"].concat();
            datum.label = lang.pick("计划", "Target").to_owned();
            datum.part = Part::Target;
            data.push(datum);
        }
    }
    let drawn = |part| data.iter().any(|datum: &Datum| datum.part == part && datum.amount.is_some());
    if !drawn(Part::Value) || !drawn(Part::Target) {
        return Err(unfit(spec, "计划图需要完成值和计划值 (a bullet needs a value and its target)"));
    }
    Ok(())
}

fn waffle(data: &mut Vec<Datum>, spec: &ChartSpec, lang: Lang) -> Result<(), Error> {
    let shares = data.iter().filter(|datum| datum.part == Part::Value).count();
    if shares != 1 || data.len() > 2 {
        let why = "格子图一次只画一个占比 (a waffle shows one share)";
        return Err(unfit(spec, why));
    }
    if data.len() == 1
        && let Some(amount) = &data[0].amount
        && let Some(left) = Decimal::whole(100).minus(amount.value)
    {
        let formula = ["100−", &amount.value.to_string()].concat();
        let amount = amount::derived(left, amount.unit.clone(), flipped(amount.qualifier), formula, lang);
        data.push(datum::rest(&data[0], amount, lang));
    }
    Ok(())
}

/// Up to this many things, each is a numbered tile, and the rest is named.
const MOST_TILES: u32 = 10;
/// The most cells that part charts draw.
const MOST_CELLS: u32 = 400;

/// Every row of a part chart counts something out of a counted whole.
fn counted(data: &mut Vec<Datum>, spec: &ChartSpec, lang: Lang) -> Result<(), Error> {
    let most = Decimal::whole(MOST_CELLS);
    let single = data.iter().filter(|datum| datum.part == Part::Value).count() == 1;
    // Each figure and, where there is one, what it leaves over. `listed`
    // counts the author's references only.
    let (mut at, mut listed) = (0, 0);
    while at < data.len() {
        let path = [&spec.path, ".indicators[", &listed.to_string(), "]"].concat();
        listed += 1;
        let datum = &mut data[at];
        at += 1;
        let Some(amount) = &datum.amount else { continue };
        let percent = amount.unit.dimension == Dimension::Percent;
        let whole = datum.whole.get_or_insert_with(|| amount.clone());
        let countable = |amount: &Amount| {
            amount.unit.dimension == Dimension::Count && amount.unit.power == 0 && amount.value.decimals() == 0
        };
        if !countable(whole) || whole.value > most || whole.value.is_negative() || !(percent || countable(amount)) {
            let why = "计数图只画 400 以内的整数 (a part chart draws whole numbers up to 400)";
            return Err(Error::new(Code::ChartData, &path, &[why]));
        }
        if amount.value.is_negative() || (!percent && amount.value > whole.value) || (percent && amount.scaled > 100.0)
        {
            return Err(Error::new(Code::PartOverWhole, &path, &[&amount.text(), &whole.text()]));
        }
        let left = if single && whole.value <= Decimal::whole(MOST_TILES) && !percent && amount.value < whole.value {
            whole.value.minus(amount.value)
        } else {
            None
        };
        let rest = left.map(|left| {
            let formula = [whole.value.to_string().as_str(), "−", &amount.value.to_string()].concat();
            amount::derived(left, whole.unit.clone(), flipped(amount.qualifier), formula, lang)
        });
        if data.get(at).is_some_and(|next| next.part == Part::Rest) {
            listed += 1;
            at += 1;
        } else if let Some(rest) = rest {
            data.insert(at, datum::rest(&data[at - 1], rest, lang));
            at += 1;
        }
    }
    Ok(())
}

/// Scales every amount to one unit, the first datum's, where the kind has an
/// axis. Tiles and tables keep each their own.
pub(super) fn reconcile(kind: Kind, data: &mut [Datum], spec: &ChartSpec) -> Result<Unit, Error> {
    let unit = data.iter().find_map(|datum| datum.amount.as_ref()).map_or_else(Unit::none, |a| a.unit.clone());
    if matches!(kind, Kind::Tiles | Kind::Table | Kind::Part) {
        return Ok(unit);
    }
    for (i, datum) in data.iter_mut().enumerate() {
        let Some(amount) = datum.amount.as_mut().filter(|_| datum.part != Part::Completion) else { continue };
        if !amount.unit.comparable(&unit) {
            let path = [&spec.path, ".indicators[", &i.to_string(), "]"].concat();
            return Err(Error::new(Code::MixedUnits, &path, &[&unit.written, &amount.unit.written]));
        }
        rescale(amount, &unit);
    }
    Ok(unit)
}

fn rescale(amount: &mut Amount, unit: &Unit) {
    let power = amount.unit.power - unit.power;
    if let Some(value) = amount.value.times_ten_to(power) {
        amount.scaled = value.to_f64();
    }
    if let Some(upper) = &mut amount.upper {
        rescale(upper, unit);
    }
}

/// The subject: what the chart highlights, else what the kind is about.
pub(super) fn emphasise(kind: Kind, data: &mut [Datum], spec: &ChartSpec) {
    let named = |datum: &Datum| spec.highlight.contains(&datum.key);
    let any = data.iter().any(named);
    for (i, datum) in data.iter_mut().enumerate() {
        let context = matches!(datum.part, Part::Reference | Part::Rest | Part::Target);
        let subject = if any {
            named(datum)
        } else {
            !context && (i == 0 || matches!(kind, Kind::Share | Kind::Part | Kind::Lead))
        };
        datum.emphasis = match (subject, context) {
            (true, _) => Emphasis::Subject,
            (false, true) => Emphasis::Context,
            (false, false) => Emphasis::Sibling,
        };
    }
}
