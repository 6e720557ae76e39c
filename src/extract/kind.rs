//! What sort of figure an indicator is, by its unit and its name.

use super::chars::{first_of, last_of};
use super::unit::dimension;
use crate::document::{Dimension, IndicatorKind};

/// The kind of a value with this unit and label.
pub(super) fn kind(unit: &str, label: &str) -> IndicatorKind {
    let label: Vec<char> = label.chars().collect();
    let each = first_of(&label, "每 亩均 单位").is_some();
    match dimension(unit) {
        Dimension::Percent if last_of(&label, "完成率 存贷比 覆盖率(拨备)").is_some() => {
            IndicatorKind::Ratio
        }
        Dimension::Percent if last_of(&label, "占比 比重 份额").is_some() => IndicatorKind::Share,
        Dimension::Percent | Dimension::Points => IndicatorKind::Rate,
        Dimension::Multiple => IndicatorKind::Ratio,
        _ if unit == "‰" => IndicatorKind::Rate,
        _ if unit.is_empty() || each => IndicatorKind::Ratio,
        Dimension::Count => IndicatorKind::Count,
        _ => IndicatorKind::Level,
    }
}
