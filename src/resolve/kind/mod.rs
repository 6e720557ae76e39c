//! What a kind of chart demands of its data.

mod bullet;
mod columns;
mod counts;
mod lead;
mod pairs;
mod rest;
mod share;

pub(super) use lead::reference;

use super::{Amount, Context, Datum, Emphasis, Kind, Part, series};
use crate::document::{ChartSpec, Unit};
use crate::error::{Code, Error};

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

/// The kind of figures that `word` is.
#[inline(never)]
fn known(word: &str) -> Option<Kind> {
    WORDS.iter().find(|(known, _)| *known == word).map(|(_, kind)| *kind)
}

/// Whether `spec` names a kind that draws series, or none at all: in the
/// page a part of its own tells which.
pub fn is_series(spec: &ChartSpec) -> bool {
    let own = match spec.variant.as_deref() {
        None => spec.series.is_none(),
        Some(variant) => variant == "diverging",
    };
    match &*spec.kind {
        "bar" | "column" => !own,
        "facet" => panel(spec).is_none(),
        kind => known(kind).is_none(),
    }
}

/// What the panels of a facet of figures are; `None`: they are series, as all
/// rows are.
#[inline(never)]
fn panel(spec: &ChartSpec) -> Option<Kind> {
    let rows = spec.series.as_deref().and_then(|node| node.get("data"));
    match (spec.variant.as_deref()?, rows) {
        (_, Some(_)) | ("bar" | "column", _) => None,
        ("lollipop", _) => Some(Kind::Lollipop),
        ("diverging", _) => Some(Kind::Diverging),
        ("waffle", _) => Some(Kind::Waffle),
        (word, _) => known(word),
    }
}

/// The kind that `spec` names, with its variant.
///
/// # Errors
/// `choice`: there is no such kind, or it has no such variant.
pub fn of(spec: &ChartSpec) -> Result<Kind, Error> {
    if is_series(spec) { series::of(spec) } else { figures(spec) }
}

/// The kind of figures that `spec` names.
#[inline(never)]
fn figures(spec: &ChartSpec) -> Result<Kind, Error> {
    let (field, word, list) = match (known(&spec.kind), spec.variant.as_deref()) {
        (None, _) => match panel(spec) {
            Some(kind) => return Ok(kind),
            None => (".kind", spec.kind.as_str(), ""),
        },
        (Some(kind), None) => return Ok(kind),
        (Some(Kind::Share), Some("bar")) => return Ok(Kind::Share),
        (Some(Kind::Share), Some("waffle")) => return Ok(Kind::Waffle),
        (Some(Kind::Share), Some(variant)) => (".variant", variant, "bar, waffle"),
        (Some(Kind::Dot), Some("lollipop")) => return Ok(Kind::Lollipop),
        (Some(Kind::Dot), Some(variant)) => (".variant", variant, "lollipop"),
        (Some(Kind::Bar), Some("diverging")) => return Ok(Kind::Diverging),
        (Some(Kind::Table), Some("bars")) => return Ok(Kind::TableBars),
        (Some(Kind::Table), Some(variant)) => (".variant", variant, "bars"),
        (_, Some(variant)) => (".variant", variant, "null"),
    };
    Err(Error::new(Code::Choice, &[&spec.path, field].concat(), &[word, list]))
}

/// What one kind demands of its data. In the page this is a part of its own,
/// together with the kind's layout.
trait Demands {
    /// Gives data their parts, and adds what follows from them: a listed
    /// target, the rest of a whole.
    fn complete(context: &Context<'_>, data: &mut Vec<Datum>) -> Result<(), Error>;
}

/// The data as their kind wants them. There is at least one.
pub(super) fn complete(context: &Context<'_>, data: &mut Vec<Datum>) -> Result<(), Error> {
    let complete = match context.kind {
        Kind::Column => columns::Column::complete,
        Kind::Arrow => pairs::Arrow::complete,
        Kind::Range => pairs::Range::complete,
        Kind::Slope => pairs::Slope::complete,
        Kind::Lead => lead::Lead::complete,
        Kind::Bullet => bullet::Bullet::complete,
        Kind::Share => share::Share::complete,
        Kind::Waffle => share::Waffle::complete,
        Kind::Part => counts::Part::complete,
        Kind::Unit => counts::Unit::complete,
        _ => return Ok(()),
    };
    if data.is_empty() { Ok(()) } else { complete(context, data) }
}

/// An error of all figures together.
#[inline(never)]
fn refused(context: &Context<'_>, code: Code) -> Error {
    Error::new(code, &[&context.spec.path, ".indicators"].concat(), &[])
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
    for datum in data {
        let mixed = |amount: &Amount| !several && !amount.unit.comparable(&unit);
        if datum.part == Part::Completion {
            continue;
        }
        if let Some(amount) = datum.amount.as_deref().filter(|amount| mixed(amount)) {
            return Err(Error::new(
                Code::MixedUnits,
                &context.path_of(&datum.key),
                &[&unit.written, &amount.unit.written],
            ));
        }
        let Some(amount) = &mut datum.amount else { continue };
        amount.scale(amount.unit.power - common);
    }
    Ok(unit)
}

/// The subject: what the chart highlights, else what the kind is about.
pub(super) fn emphasise(context: &Context<'_>, data: &mut [Datum]) {
    let named = |datum: &Datum| context.spec.highlight.contains(&datum.key);
    let any = data.iter().any(named);
    // Of several panels none is the subject alone.
    let many = context.is_facet() || matches!(context.kind, Kind::Share | Kind::Part | Kind::Lead);
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
