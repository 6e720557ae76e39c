//! Units as Chinese statistics write them, with what they measure.

use super::fields::{cut, position};
use crate::text::{Lang, hant_unit};

/// What a unit measures. Only quantities of one dimension share an axis.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Dimension {
    /// `%`, per cent of a whole or a rate.
    Percent,
    /// 个百分点, a difference of percentages. Never becomes `%`.
    Points,
    /// A currency, by its base word.
    Money(&'static str),
    /// Area in square metres.
    Area,
    /// Area in mu (亩), kept apart: its conversion is not decimal.
    Mu,
    /// Length in metres.
    Length,
    /// Mass in kilograms.
    Mass,
    /// Energy in kilowatt hours.
    Energy,
    /// 倍, a multiple.
    Multiple,
    /// Time, by its base word.
    Time(&'static str),
    /// Things counted with a classifier, people included.
    Count,
    /// Volume in cubic metres.
    Volume,
    /// A ratio or a special unit (万元/亩, 吨标准煤); compared by its whole text.
    Verbatim,
}

/// A written unit with its dimension and power of ten.
///
/// # Examples
/// ```
/// use indicator_charts::document::{Dimension, Unit};
/// let unit = Unit::parse("亿元").unwrap();
/// assert_eq!((unit.dimension, unit.power), (Dimension::Money("元"), 8));
/// assert!(Unit::parse("个百分点").unwrap().dimension != Unit::parse("%").unwrap().dimension);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    /// As the author wrote it; shown in labels and tables.
    pub written: String,
    /// What it measures.
    pub dimension: Dimension,
    /// The unit is `10^power` of its base: 8 for 亿元.
    pub power: i32,
}

/// Words of large numbers, stripped before the base is looked up; the longer
/// first.
const PREFIXES: [(&str, i32); 10] = [
    ("万亿", 12),
    ("千万", 7),
    ("百万", 6),
    ("亿", 8),
    ("万", 4),
    ("千", 3),
    ("trillion ", 12),
    ("billion ", 9),
    ("million ", 6),
    ("thousand ", 3),
];

/// Unit, dimension, power of ten of the base.
const MEASURES: [(&str, Dimension, i32); 78] = [
    ("US dollars", Dimension::Money("US dollars"), 0),
    ("kilowatt-hours", Dimension::Energy, 0),
    ("megawatts", Dimension::Verbatim, 0),
    ("micrograms per cubic metre", Dimension::Verbatim, 0),
    ("元", Dimension::Money("元"), 0),
    ("人民币", Dimension::Money("人民币"), 0),
    ("美元", Dimension::Money("美元"), 0),
    ("欧元", Dimension::Money("欧元"), 0),
    ("日元", Dimension::Money("日元"), 0),
    ("港元", Dimension::Money("港元"), 0),
    ("英镑", Dimension::Money("英镑"), 0),
    ("yuan", Dimension::Money("yuan"), 0),
    ("dollars", Dimension::Money("dollars"), 0),
    ("euros", Dimension::Money("euros"), 0),
    ("平方米", Dimension::Area, 0),
    ("平方公里", Dimension::Area, 6),
    ("平方千米", Dimension::Area, 6),
    ("公顷", Dimension::Area, 4),
    ("亩", Dimension::Mu, 0),
    ("米", Dimension::Length, 0),
    ("公里", Dimension::Length, 3),
    ("千米", Dimension::Length, 3),
    ("吨", Dimension::Mass, 3),
    ("公斤", Dimension::Mass, 0),
    ("千克", Dimension::Mass, 0),
    ("度", Dimension::Energy, 0),
    ("千瓦时", Dimension::Energy, 0),
    ("倍", Dimension::Multiple, 0),
    ("年", Dimension::Time("年"), 0),
    ("个月", Dimension::Time("月"), 0),
    ("天", Dimension::Time("天"), 0),
    ("小时", Dimension::Time("小时"), 0),
    ("分钟", Dimension::Time("分钟"), 0),
    ("km", Dimension::Length, 3),
    ("m", Dimension::Length, 0),
    ("kg", Dimension::Mass, 0),
    ("t", Dimension::Mass, 3),
    ("kWh", Dimension::Energy, 0),
    ("MWh", Dimension::Energy, 3),
    ("GWh", Dimension::Energy, 6),
    ("吉瓦时", Dimension::Energy, 6),
    ("立方米", Dimension::Volume, 0),
    ("tonnes", Dimension::Mass, 3),
    ("tons", Dimension::Mass, 3),
    ("metres", Dimension::Length, 0),
    ("kilometres", Dimension::Length, 3),
    ("square metres", Dimension::Area, 0),
    ("square kilometres", Dimension::Area, 6),
    ("cubic metres", Dimension::Volume, 0),
    ("hectares", Dimension::Area, 4),
    ("days", Dimension::Time("days"), 0),
    ("hours", Dimension::Time("hours"), 0),
    ("minutes", Dimension::Time("minutes"), 0),
    ("吨标准煤", Dimension::Verbatim, 0),
    ("个基点", Dimension::Verbatim, 0),
    ("‰", Dimension::Verbatim, 0),
    ("岁", Dimension::Time("岁"), 0),
    ("分", Dimension::Verbatim, 0),
    ("斤", Dimension::Verbatim, 0),
    ("克", Dimension::Mass, -3),
    ("毫克", Dimension::Mass, -6),
    ("微克", Dimension::Verbatim, 0),
    ("厘米", Dimension::Length, -2),
    ("毫米", Dimension::Length, -3),
    ("吉瓦", Dimension::Verbatim, 0),
    ("方", Dimension::Volume, 0),
    ("秒", Dimension::Time("秒"), 0),
    ("千瓦", Dimension::Verbatim, 0),
    ("兆瓦", Dimension::Verbatim, 0),
    ("摄氏度", Dimension::Verbatim, 0),
    ("℃", Dimension::Verbatim, 0),
    ("升", Dimension::Volume, -3),
    ("GB", Dimension::Verbatim, 0),
    ("TB", Dimension::Verbatim, 0),
    ("PB", Dimension::Verbatim, 0),
    ("个工作日", Dimension::Time("工作日"), 0),
    ("吨公里", Dimension::Verbatim, 0),
    ("人公里", Dimension::Verbatim, 0),
];

/// Classifiers of counted things. One space between them.
const CLASSIFIERS: &str = "个 家 项 户 所 条 颗 件 套 人 人次 名 位 次 种 类 张 座 栋 间 辆 台 艘 架 部 本 册 篇 场 \
    届 批 批次 起 宗 单 笔 例 处 片 块 根 株 棵 头 只 匹 尾 羽 口 份 支 队 组 对 双 层 级 门 床 张床位 床位 学位 托位 \
    车次 航次 班次 册次 剂 剂次 晚 件次 户次 场次 台次 列 标箱 标准箱 重量箱 箱 台套 台(套) 台（套） 桶 瓶 盒 辆次 架次 幢 眼 卷 集 趟 羽 车位 泊位 席位 课时 学时 票 单元 席 岗 岗位 案 站 点 款 枚 把 顶 盏 幅 副 道 期 步 杯 碗 袋 罐 股 项次 家次 例次 列次 艘次 \
    people persons jobs companies firms projects schools households items units times TEUs";

impl Unit {
    /// Looks `written` up in the table; `None` when it is not there.
    ///
    /// An empty text is a plain count without a classifier.
    pub fn parse(written: &str) -> Option<Self> {
        Self::of(written, Lang::Zh)
    }

    /// The same with the characters of a language.
    pub fn of(written: &str, lang: Lang) -> Option<Self> {
        let (dimension, power) = match lang {
            Lang::Hant => hant_unit(written),
            _ => Self::look_up(written),
        }?;
        Some(Self { written: written.to_owned(), dimension, power })
    }

    /// A plain count.
    pub fn none() -> Self {
        Self { written: String::new(), dimension: Dimension::Count, power: 0 }
    }

    /// What `text` measures, and its power of ten.
    pub(crate) fn look_up(text: &str) -> Option<(Dimension, i32)> {
        match text {
            "" => return Some((Dimension::Count, 0)),
            "%" | "％" | "percent" | "per cent" => return Some((Dimension::Percent, 0)),
            "个百分点" | "百分点" | "percentage points" | "pp" => return Some((Dimension::Points, 0)),
            "亿" | "万" | "万亿" => return Some((Dimension::Count, prefix_of(text)?.0)),
            "million" => return Some((Dimension::Count, 6)),
            "billion" => return Some((Dimension::Count, 9)),
            _ => {}
        }
        if let Some(base) = base(text) {
            return Some(base);
        }
        if let Some((power, rest)) = prefix_of(text)
            && let Some((dimension, own)) = base(rest)
        {
            return Some((dimension, own + power));
        }
        // 万元/亩, 人/平方公里, 件/万人, 升/百公里: both halves must be known.
        let (top, bottom) = cut(text, b'/')?;
        let bottom = bottom.strip_prefix('百').unwrap_or(bottom);
        (!top.is_empty() && !bottom.is_empty() && Self::look_up(top).is_some() && Self::look_up(bottom).is_some())
            .then_some((Dimension::Verbatim, 0))
    }

    /// Whether a unit may end with `c`: far cheaper than [`Unit::parse`].
    #[cfg(feature = "extract")]
    pub(crate) fn may_end_with(c: char) -> bool {
        let measures = MEASURES.iter().any(|(word, ..)| word.ends_with(c));
        measures
            || matches!(c, '%' | '点' | '亿' | '万')
            || CLASSIFIERS.contains(c) && CLASSIFIERS.split(' ').any(|word| word.ends_with(c))
    }

    /// Whether quantities in both units may stand on one axis.
    pub fn comparable(&self, other: &Self) -> bool {
        match self.dimension {
            Dimension::Verbatim => self.written == other.written,
            dimension => dimension == other.dimension,
        }
    }
}

fn base(text: &str) -> Option<(Dimension, i32)> {
    if let Some((_, dimension, power)) = MEASURES.iter().find(|(word, ..)| *word == text) {
        return Some((*dimension, *power));
    }
    position(CLASSIFIERS, text).map(|_| (Dimension::Count, 0))
}

fn prefix_of(text: &str) -> Option<(i32, &str)> {
    PREFIXES.iter().find_map(|(prefix, power)| text.strip_prefix(prefix).map(|rest| (*power, rest)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unit(text: &str) -> Unit {
        Unit::parse(text).unwrap_or_else(|| panic!("{text}"))
    }

    #[test]
    fn prefixes_are_powers_of_ten() {
        for (text, power) in [
            ("元", 0),
            ("万元", 4),
            ("亿元", 8),
            ("万亿元", 12),
            ("万户", 4),
            ("万亩", 4),
            ("千米", 3),
            ("万平方米", 4),
            ("亿美元", 8),
            ("公顷", 4),
            ("billion yuan", 9),
        ] {
            assert_eq!(unit(text).power, power, "{text}");
        }
    }

    #[test]
    fn points_are_not_percent() {
        assert_eq!(unit("个百分点").dimension, Dimension::Points);
        assert!(!unit("个百分点").comparable(&unit("%")));
    }

    #[test]
    fn unlike_measures_do_not_compare() {
        assert!(unit("万元").comparable(&unit("亿元")));
        assert!(!unit("亿元").comparable(&unit("亿美元")));
        assert!(!unit("亩").comparable(&unit("平方米")));
        assert!(!unit("家").comparable(&unit("%")));
        assert!(unit("家").comparable(&unit("万户")));
        assert!(!unit("万元/亩").comparable(&unit("元/人")));
    }

    #[test]
    fn every_unit_of_the_article_is_known() {
        for text in
            ["家", "亿元", "%", "个百分点", "项", "万人", "个", "万亩", "万户", "所", "条", "公里", "万平方米", "万个"]
        {
            unit(text);
        }
    }

    #[test]
    fn nonsense_is_refused() {
        assert!(Unit::parse("千瓦时/百公里").is_some());
        for text in ["亿园", "亿亿元", "foo", "元元", " ", "个 家", "%%", "/", "元/", "亿元/园"] {
            assert!(Unit::parse(text).is_none(), "{text}");
        }
    }
}
