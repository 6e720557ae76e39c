//! Words that say how exact a figure is.

use super::chars::{first_word, last_of, last_word};
use crate::document::Qualifier;

/// Before the number: at most, at least, over, under, about.
const BEFORE: &str = "不超过 不高于 不多于 不大于 至多 最多 不突破 未超过 不超  不低于 不少于 不小于 至少 不下 不下于 起码  \
    超过 超出 超 突破 逾 高于 大于 多于 冲破 跨过 迈过 跃过 越过 首破 破 突破了 超过了 跨越 迈上 站上 过  \
    不足 不到 低于 少于 未满 不满 小于 未达到 未达 跌破 不及 未突破  大约 约为 约 近 将近 接近 大概 逼近 约有 约占 大致 估计 上下 差不多 约达";
const ORDER: [Qualifier; 5] =
    [Qualifier::AtMost, Qualifier::AtLeast, Qualifier::Over, Qualifier::Under, Qualifier::About];

/// Behind number and unit: at most, at least, over, about.
const AFTER: &str = "以内 之内 以下 及以下  以上 及以上  开外 之多  左右 上下";
const ORDER_AFTER: [Qualifier; 4] = [Qualifier::AtMost, Qualifier::AtLeast, Qualifier::Over, Qualifier::About];

/// Words that end with a qualifier and are none: 附近, 最近, 通过.
const OTHERS: &str = "办过 得过 到过 开过 做过 侦破 告破 查破 附近 最近 临近 邻近 远近 亲近 靠近 靠拢 节约 集约 履约 签约 预约 大约定 打破 高超 赶超 反超 通过 经过 超过率 不过 度过 违约 合约 契约 制约 公约 条约 邀约 解约 续约 相近";

/// The qualifier that `text` ends with.
pub(super) fn before(text: &[char]) -> Option<(Qualifier, &'static str)> {
    let word = last_word(text, BEFORE)?;
    if last_of(text, OTHERS).is_some() && last_of(text, "进度过 强度过").is_none() {
        return None;
    }
    Some((ORDER[usize::from(word.group)], word.text))
}

/// The qualifier that `text` starts with. Threshold words before a noun
/// (500万元以上项目) are no qualifier of a figure; the caller looks at that.
pub(super) fn after(text: &[char]) -> Option<(Qualifier, &'static str)> {
    first_word(text, AFTER).map(|word| (ORDER_AFTER[usize::from(word.group)], word.text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::chars::canonical_text;

    #[test]
    fn the_longer_word_counts() {
        for (text, wanted) in [
            ("数量超过", Some((Qualifier::Over, "超过"))),
            ("不超过", Some((Qualifier::AtMost, "不超过"))),
            ("突破", Some((Qualifier::Over, "突破"))),
            ("逾", Some((Qualifier::Over, "逾"))),
            ("高于", Some((Qualifier::Over, "高于"))),
            ("不低于", Some((Qualifier::AtLeast, "不低于"))),
            ("至少", Some((Qualifier::AtLeast, "至少"))),
            ("不足", Some((Qualifier::Under, "不足"))),
            ("不到", Some((Qualifier::Under, "不到"))),
            ("将近", Some((Qualifier::About, "将近"))),
            ("约", Some((Qualifier::About, "约"))),
            ("附近", None),
            ("签约", None),
            ("达到", None),
        ] {
            assert_eq!(before(&canonical_text(text)), wanted, "{text}");
        }
        assert_eq!(after(&canonical_text("以上，")), Some((Qualifier::AtLeast, "以上")));
        assert_eq!(after(&canonical_text("左右")), Some((Qualifier::About, "左右")));
        assert_eq!(after(&canonical_text("的")), None);
    }
}
