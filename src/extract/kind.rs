//! What sort of figure an indicator is, by its unit and its name.

use super::chars::{first_of, last_of};
use super::unit::dimension;
use crate::document::{Dimension, IndicatorKind};

/// The kind of a value with this unit and label.
pub(super) fn kind(unit: &str, label: &[char]) -> IndicatorKind {
    let each = first_of(
        label,
        "亩均 单位GDP 单位地区 单位生产 单位产品 单位产值 单位面积 单位工业 单位增加值 单位建筑 单位能耗",
    )
    .is_some()
        || label.contains(&'每')
        || ["/亩", "/万元", "/人", "/平方公里", "/天"].iter().any(|half| unit.ends_with(half));
    match dimension(unit) {
        Dimension::Percent if last_of(label, "完成率 存贷比 拨备覆盖率").is_some() => IndicatorKind::Ratio,
        Dimension::Percent if last_of(label, "占比 比重 份额 亏损面 增长面 比例 占有率").is_some() => {
            IndicatorKind::Share
        }
        Dimension::Percent | Dimension::Points => IndicatorKind::Rate,
        Dimension::Multiple => IndicatorKind::Ratio,
        _ if unit == "‰" => IndicatorKind::Rate,
        _ if unit == "点" => IndicatorKind::Level,
        _ if unit.is_empty() || each => IndicatorKind::Ratio,
        Dimension::Count => IndicatorKind::Count,
        _ => IndicatorKind::Level,
    }
}
