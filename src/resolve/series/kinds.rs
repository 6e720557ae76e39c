//! Kinds of chart that draw series, and their variants.

use super::super::Kind;
use crate::document::ChartSpec;
use crate::error::{Code, Error};

/// The kind that `spec` names.
///
/// # Errors
/// `choice`, where the format has no such kind or variant.
#[inline(never)]
pub(in super::super) fn of(spec: &ChartSpec) -> Result<Kind, Error> {
    let variant = spec.variant.as_deref();
    let word = spec.kind.as_str();
    let word = if word == "facet" { variant.unwrap_or("line") } else { word };
    let kind = match (word, variant) {
        _ if spec.kind == "facet" => inner(word).map(|_| Kind::Facet),
        ("bar", None | Some("grouped")) => Some(Kind::GroupedBar),
        ("bar", Some("stacked" | "percent")) => Some(Kind::StackedBar),
        ("column", None | Some("grouped")) => Some(Kind::GroupedColumn),
        ("column", Some("stacked" | "percent")) => Some(Kind::StackedColumn),
        ("area", None | Some("stacked" | "percent")) => Some(Kind::Area),
        (_, None) => inner(word),
        _ => None,
    };
    kind.ok_or_else(|| {
        let (field, word, list) = match (spec.kind.as_str(), variant) {
            ("bar", Some(variant)) => (".variant", variant, "grouped, stacked, percent, diverging"),
            ("column", Some(variant)) => (".variant", variant, "grouped, stacked, percent"),
            ("area", Some(variant)) => (".variant", variant, "stacked, percent"),
            ("facet", Some(variant)) => (".variant", variant, "line, area, step, slope, rank, column, bar; dot, lollipop, diverging, arrow, range, lead, bullet, share, waffle, part, unit (indicators)"),
            ("line" | "step" | "slope" | "rank", Some(variant)) => (".variant", variant, "null"),
            _ => (".kind", word, KINDS),
        };
        Error::new(Code::Choice, &[&spec.path, field].concat(), &[word, list])
    })
}

const KINDS: &str = "tiles, bar, column, dot, arrow, range, lead, bullet, share, part, unit, table, line, area, step, slope, rank, facet";

/// What a panel may be.
#[inline(never)]
pub(super) fn inner(word: &str) -> Option<Kind> {
    match word {
        "line" => Some(Kind::Line),
        "area" => Some(Kind::Area),
        "step" => Some(Kind::Step),
        "slope" => Some(Kind::Slope),
        "rank" => Some(Kind::Rank),
        "column" => Some(Kind::GroupedColumn),
        "bar" => Some(Kind::GroupedBar),
        _ => None,
    }
}
