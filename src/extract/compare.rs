//! Distances from references: 领先全省, 高于全国平均水平, 比全市快.

use super::chars::{before, find_last_word, first_of, holds, last_of, length, starts, string};
use crate::document::Direction;

/// More, and two spaces apart, less.
const DISTANCES: &str = "领先于 领先 高于 偏高于 快于 高出 超出 超过 超 优于 好于 多于 大于 高过 快过 强于 高 快 跑赢 跑赢了 领跑 赶超 高过于 多  \
    低于 慢于 落后于 落后 少于 小于 低 慢 弱于 少";

/// Of references there are not more.
const MOST: usize = 6;

/// A distance told before a figure.
pub(super) struct Told<'t> {
    pub(super) subject: &'t [char],
    pub(super) refs: Vec<String>,
    pub(super) direction: Direction,
    pub(super) each: bool,
    /// 快于: growth is compared.
    pub(super) growth: bool,
}

/// Reads 领先全省、全市 at the end of `text`.
pub(super) fn told(text: &[char]) -> Option<Told<'_>> {
    let (at, word) = find_last_word(text, DISTANCES)?;
    // 不低于
    if before(text, at) == '不' {
        return None;
    }
    let (direction, word) = (word.direction(), word.text);
    let refs = &text[at + length(word)..];
    if refs.is_empty()
        || refs.len() > 30
        || length(word) == 1 && !is_place(refs)
        || !refs.iter().any(|c| super::chars::is_han(*c))
    {
        return None;
    }
    // 高于20%的企业: what stands behind the verb must be something to compare with.
    if !is_reference(refs) && !matches!(word, "高于" | "低于" | "快于" | "慢于" | "优于" | "领先") {
        return None;
    }
    let (subject, each) = subject(&text[..at]);
    Some(Told { subject, refs: references(refs), direction, each, growth: holds(word, "快") || holds(word, "慢") })
}

/// Where 比 or 较 begins, when a place stands between it and the end.
pub(super) fn place_before(text: &[char], any: bool) -> Option<usize> {
    let from = text.len().saturating_sub(24);
    let at = from + text[from..].iter().rposition(|c| matches!(c, '比' | '较'))?;
    if at > 0 && matches!(text[at - 1], '同' | '环' | '占' | '对' | '相' | '横') {
        return None;
    }
    let named = is_reference(&text[at + 1..])
        || any
            && text.len() - at <= 10
            && text[at + 1..].iter().all(|c| super::chars::is_han(*c) || c.is_ascii_digit() || *c == '—');
    (named && text.len() - at > 2).then_some(at)
}

/// Where 与 begins in 与全国平均水平, behind which 相比 stood.
pub(super) fn place_with(text: &[char]) -> Option<usize> {
    let from = text.len().saturating_sub(24);
    let at = from + text[from..].iter().rposition(|c| matches!(c, '与' | '同' | '和' | '跟'))?;
    is_reference(&text[at + 1..]).then_some(at)
}

pub(super) fn is_place(text: &[char]) -> bool {
    const PLACES: &str = "时序进度 全省 全市 全国 全区 全县 全球 我省 我市 全州 全行业 同行业 同类 省 市 国 计划 目标 预期 平均 城镇 农村 城市 上年 去年 警戒 汛限 GDP 地区生产总值 经济 限额";
    first_of(text, PLACES).is_some()
}

fn is_reference(text: &[char]) -> bool {
    if is_place(text) {
        return true;
    }
    const LAST: &str = "省 市 区 县 国 平均 水平 增速 增幅 平均数 线 行业 计划 目标 预期 同期 港口 企业 国家 收入 居民 投资 工业 进度 标准 要求 值 中位数 医院 法院 学校 高校 院校 同行 银行 机构 集团 经济 概算 消费 门店 传统 方式 产品 品种 境内 境外 国内 国外 省内 省外 同业 市场 大盘";
    last_of(text, LAST).is_some() && text.len() >= 2
}

/// The subject without 增速 分别 and the like at its end.
pub(super) fn subject(mut text: &[char]) -> (&[char], bool) {
    let mut each = false;
    while let Some(word) = last_of(
        text,
        "分别 均 都 各 也 还 又 已 , 总体 继续 持续 明显 大幅 仍 分别比 比 远 略 并 且 较 连续 进一步 稳定 总体上 同比 整体 始终 保持 却 但 但仍 仍然 依然 而",
    ) {
        each |= word.starts_with("分别");
        text = &text[..text.len() - length(word)];
    }
    (text, each)
}

/// 全省、全市平均水平 → 全省平均, 全市平均.
pub(super) fn references(text: &[char]) -> Vec<String> {
    let mut list: Vec<Vec<char>> = Vec::new();
    let mut one = Vec::new();
    let mut i = 0;
    while i < text.len() {
        let joint =
            first_of(&text[i..], "、 和 与 及 以及").filter(|word| *word != "和" || !starts(&text[i..], "和谐"));
        match joint {
            Some(word) if !one.is_empty() && list.len() + 1 < MOST => {
                list.push(std::mem::take(&mut one));
                i += length(word);
            }
            _ => {
                one.push(text[i]);
                i += 1;
            }
        }
    }
    list.push(one);
    let mean = list.last().is_some_and(|last| super::chars::find(last, "平均").is_some());
    let last = list.len() - 1;
    list.iter()
        .enumerate()
        .map(|(k, one)| {
            let name = reference(one);
            if mean && k < last && !name.ends_with("平均") && name.starts_with('全') {
                name + "平均"
            } else {
                name
            }
        })
        .filter(|name| !name.is_empty())
        .collect()
}

fn reference(text: &[char]) -> String {
    // 全国平均水平（5.2%）
    let mut text = text.split(|c| *c == '(').next().unwrap_or_default();
    while let Some(word) = last_of(
        text,
        "水平 水平值 增速 增幅 的 分别 同期水平 降幅 涨幅 增长率 高 快 要 约 增速分别 水平分别 近 多 超 ,",
    ) {
        if text.len() == length(word) {
            break;
        }
        text = &text[..text.len() - length(word)];
    }
    while let Some(word) = first_of(text, "于 出 了 过 同期") {
        if text.len() == length(word) {
            break;
        }
        text = &text[length(word)..];
    }
    string(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::chars::canonical_text;

    #[test]
    fn references_are_named() {
        for (text, refs) in [
            ("分别领先全省、全市", vec!["全省", "全市"]),
            ("高于全省平均水平", vec!["全省平均"]),
            ("高于全国、全省平均水平", vec!["全国平均", "全省平均"]),
            ("增速快于全国沿海港口", vec!["全国沿海港口"]),
            ("低于全市平均", vec!["全市平均"]),
            ("高于营业收入增速", vec!["营业收入"]),
        ] {
            assert_eq!(
                told(&canonical_text(text)).map(|told| told.refs),
                Some(refs.into_iter().map(str::to_owned).collect()),
                "{text}"
            );
        }
        for text in ["总量达到", "高于", "高新技术企业", "超额完成"] {
            assert!(told(&canonical_text(text)).is_none(), "{text}");
        }
    }
}
