//! Parts of one whole, and rates of all.

use std::collections::BTreeMap;

use super::bounds::Bounds;
use super::{bare, written};
use crate::document::{Decimal, Dimension, Document, Indicator, IndicatorKind, Span};
use crate::error::{Code, Report};

/// How a rate is called that counts some of all things, and so ends at 100 %.
const OF_ALL: [&str; 20] = [
    "开工率",
    "竣工率",
    "合格率",
    "达标率",
    "优良率",
    "优秀率",
    "及格率",
    "覆盖率",
    "失业率",
    "就业率",
    "城镇化率",
    "满意率",
    "办结率",
    "出租率",
    "入住率",
    "空置率",
    "绿化率",
    "绿地率",
    "占比",
    "比重",
];

/// Reports a rate above 100 % that its name rules out.
pub(super) fn rate(indicator: &Indicator, report: &mut Report) {
    let quantity = &indicator.quantity;
    let named = || OF_ALL.iter().any(|name| indicator.label.ends_with(name));
    if indicator.kind == IndicatorKind::Rate
        && quantity.unit.dimension == Dimension::Percent
        && indicator.target.is_none()
        && let Some(value) = quantity.value.filter(|value| *value > Decimal::whole(100))
        && named()
    {
        let path = [&indicator.path, ".value"].concat();
        report.warn(Code::RateOver100, &path, &[&value.to_string(), &indicator.label]);
    }
}

/// Reports parts that exceed their whole together.
pub(super) fn check(document: &Document, report: &mut Report) {
    let mut wholes: BTreeMap<Key<'_>, (usize, Vec<&Indicator>)> = BTreeMap::new();
    for (i, indicator) in document.indicators.iter().enumerate() {
        if let Some(key) = Key::of(indicator) {
            wholes.entry(key).or_insert((i, Vec::new())).1.push(indicator);
        }
    }
    let mut groups: Vec<_> = wholes.into_values().filter(|(_, parts)| parts.len() > 1).collect();
    // In the order of the document.
    groups.sort_by_key(|(first, _)| *first);
    for (_, parts) in groups {
        add_up(&parts, report);
    }
}

/// What parts of the same whole have in common.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Key<'a> {
    /// The whole's name, value and place in the text.
    whole: (&'a str, Option<Decimal>, Option<(u32, u32)>),
    unit: &'a str,
    period: Option<&'a str>,
    /// Of what there is one whole a place: the part's name where the whole is a
    /// place, the part's place where it is not.
    each: Option<&'a str>,
    /// Another sentence cuts the whole up in another way.
    sentence: Option<&'a str>,
}

impl<'a> Key<'a> {
    fn of(indicator: &'a Indicator) -> Option<Self> {
        let whole = indicator.whole.as_ref()?;
        let (label, value) = (whole.label.as_deref().unwrap_or(""), whole.quantity.value);
        let share = indicator.kind == IndicatorKind::Share && indicator.unit().dimension == Dimension::Percent;
        // A whole without number and name is another one for each part.
        if value.is_none() && (label.is_empty() || !share) {
            return None;
        }
        let unit = indicator.unit();
        if value.is_some() && (!unit.comparable(&whole.quantity.unit) || bare(unit) != bare(&whole.quantity.unit)) {
            return None;
        }
        let span = |span: Span| (span.start, span.end);
        let place = value.is_none() && is_place(label);
        Some(Self {
            whole: (label, value, whole.quantity.figure.map(span)),
            unit: bare(unit),
            period: indicator.period.as_deref(),
            each: if place { Some(&indicator.label) } else { indicator.region.as_deref().filter(|_| value.is_none()) },
            sentence: indicator.sources.first().map(|source| source.exact.as_str()),
        })
    }
}

/// Of a place, each measure has its own share: 工业和外贸各占全市20%.
fn is_place(label: &str) -> bool {
    label.starts_with('全') || label.ends_with(['国', '省', '市', '县', '区', '镇', '乡', '州', '盟', '旗', '球', '界'])
}

fn add_up(parts: &[&Indicator], report: &mut Report) {
    let (first, whole) = (parts[0], parts[0].whole.as_ref());
    let powers = parts.iter().map(|part| part.unit().power).chain(whole.map(|whole| whole.quantity.unit.power));
    let power = powers.min().unwrap_or(0);
    let mut sum = Bounds { low: Some(Decimal::whole(0)), high: None };
    let mut shown = Some(Decimal::whole(0));
    for part in parts {
        let Some(bounds) = Bounds::of(&part.quantity, power).filter(|bounds| bounds.no_debt()) else { return };
        sum = sum.plus(bounds);
        let own = part.quantity.value.and_then(|value| value.times_ten_to(part.unit().power - power));
        shown = shown.zip(own).and_then(|(sum, own)| sum.plus(own));
    }
    let (Some(low), Some(shown), Some(whole)) = (sum.low, shown, whole) else { return };
    let stated = Bounds::of(&whole.quantity, power);
    let label = whole.label.as_deref().unwrap_or("");
    match stated {
        Some(stated) if stated.high.is_some_and(|high| low > high) => {
            let unit = parts.iter().find(|part| part.unit().power == power).map_or("", |part| &part.unit().written);
            let unit = if unit.is_empty() { &whole.quantity.unit.written } else { unit };
            let path = [&first.path, ".whole.value"].concat();
            report.warn(
                Code::PartsOverWhole,
                &path,
                &[&[&shown.to_string(), unit].concat(), &written(&whole.quantity)],
            );
        }
        None if low > Decimal::whole(100) => {
            report.warn(Code::SharesOver100, &[&first.path, ".whole"].concat(), &[&shown.to_string(), label]);
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{said, silent};

    fn part(id: &str, rest: &str) -> String {
        format!(r#"{{"id": "{id}", "label": "{id}", {rest}}}"#)
    }

    fn parts(one: &str, two: &str, whole: &str) -> String {
        let of = |value: &str| format!(r#""value": "{value}", "unit": "个", "kind": "count", "whole": {{{whole}}}"#);
        [part("甲", &of(one)), part("乙", &of(two))].join(",")
    }

    #[test]
    fn parts_that_exceed_their_whole() {
        let whole = r#""label": "全市", "value": "8", "unit": "个""#;
        assert_eq!(said(&parts("5", "4", whole)), ["parts-over-whole [0].whole.value"]);
        assert!(silent(&parts("5", "3", whole)));
        assert!(silent(&parts("5", "4", &format!(r#"{whole}, "qualifier": "over""#))));
        assert!(silent(&parts("5", "4", &format!(r#"{whole}, "qualifier": "about""#).replace("\"8\"", "\"8.5\""))));
    }

    #[test]
    fn rounded_parts_may_exceed_it_a_little() {
        let money = |value: &str| {
            format!(
                r#""value": "{value}", "unit": "亿元", "whole": {{"label": "投资", "value": "10.0", "unit": "亿元"}}"#
            )
        };
        assert!(silent(&[part("甲", &money("5.1")), part("乙", &money("5.0"))].join(",")));
        assert_eq!(said(&[part("甲", &money("5.1")), part("乙", &money("5.2"))].join(",")).len(), 1);
        let small = money("51000").replacen("亿元", "万元", 1);
        assert_eq!(said(&[part("甲", &small), part("乙", &money("5.2"))].join(",")).len(), 1);
    }

    #[test]
    fn shares_that_exceed_100() {
        let share = |value: &str, whole: &str| {
            format!(r#""value": "{value}", "unit": "%", "kind": "share", "whole": {{"label": "{whole}"}}"#)
        };
        let two = |whole: &str| [part("甲", &share("60.5", whole)), part("乙", &share("42.0", whole))].join(",");
        assert_eq!(said(&two("工业")), ["shares-over-100 [0].whole"]);
        assert!(silent(&two("全市")), "each measure has its own share of a place");
    }

    #[test]
    fn rates_that_end_at_100() {
        let rate = |label: &str, kind: &str| {
            format!(r#"{{"id": "a", "label": "{label}", "value": "104", "unit": "%", "kind": "{kind}"}}"#)
        };
        assert_eq!(said(&rate("市重点项目开工率", "rate")), ["rate-over-100 [0].value"]);
        assert!(silent(&rate("市重点项目开工率", "ratio")), "against a plan");
        assert!(silent(&rate("毛入学率", "rate")));
    }
}
