//! Lines that end within a word or a phrase because a page was no wider: the
//! text without those breaks, and where its characters stand in the real one.

use super::chars::{at, first_of, is_han, last_of};
use super::figure::{Figure, Found};
use super::{Extraction, unit};
use crate::document::Span;

/// Shorter lines are headings or items of a list.
const SHORTEST: usize = 16;

/// What no line ends with that is complete.
const OPEN: &str = "同 环 比 较 占 为 达 达到 达到了 增长 下降 增 降 实现 完成 累计 的 和 与 及 以及 、 其中 突破 超过 约 近 由 从 至 到 对 将 分别 均 是 以 较上年 比上年 高于 低于 位居 居 列";

/// Words that a line breaks in two.
const SPLIT: &str = "同比 环比 增长 下降 提高 亿元 万元 百分 分点 企业 项目 占比 达到 完成 实现 分别 其中 全市 全省 全区 全县 平方 公里 万吨 人次 投资 收入 产值 上年 生产 工业 经济 发展";

/// The text without line breaks inside sentences, and the place of each of its
/// characters in `text`; none where there is nothing to join.
pub(super) fn joined(text: &[char]) -> Option<(Vec<char>, Vec<u32>)> {
    let mut breaks = Vec::new();
    let mut start = 0;
    for (end, _) in text.iter().enumerate().filter(|(_, c)| **c == '\n') {
        let line = &text[start..end];
        if line.len() >= SHORTEST && goes_on(line, &text[end + 1..]) {
            breaks.push(end);
        }
        start = end + 1;
    }
    if breaks.is_empty() {
        return None;
    }
    let places = (0..text.len()).filter(|at| breaks.binary_search(at).is_err());
    Some(places.map(|at| (text[at], at as u32)).unzip())
}

/// Whether a line is certain to go on in what follows its break.
fn goes_on(line: &[char], next: &[char]) -> bool {
    let (last, first) = (line[line.len() - 1], at(next, 0));
    let told = next.iter().take(40).take_while(|c| **c != '\n').any(|c| matches!(c, ',' | '。' | ';' | '、'));
    if !told || !line.iter().any(|c| matches!(c, ',' | '。' | ';' | '、')) {
        return false;
    }
    let number = last.is_ascii_digit() && (first == '.' || unit::unit(next, 0, false).is_some());
    let word = is_han(last) && is_han(first) && super::chars::is_one_of(&[last, first], SPLIT);
    let counted = first.is_ascii_digit() && is_han(last) && last_of(line, OPEN).is_some() && is_amount(next);
    number || word || counted || is_han(first) && last_of(line, OPEN).is_some() && !is_item(next)
}

/// 38个, not 2、 or 3.
fn is_amount(next: &[char]) -> bool {
    let digits = next.iter().take_while(|c| c.is_ascii_digit() || matches!(c, '.' | ',')).count();
    unit::unit(next, digits, true).is_some()
}

/// 一、 at the start of a line.
fn is_item(next: &[char]) -> bool {
    first_of(next, "一、 二、 三、 四、 五、 六、 七、 八、 九、 十、 第一 第二 第三").is_some()
}

/// Moves what was found to its places in the real text.
pub(super) fn moved(found: &mut Extraction, places: &[u32]) {
    let place = |span: &mut Span| {
        let end = places.get((span.end as usize).saturating_sub(1)).map_or(span.end, |last| last + 1);
        let start = places.get(span.start as usize).copied().unwrap_or(span.start);
        *span = Span { start: start.min(end), end };
    };
    for doubt in &mut found.doubts {
        place(&mut doubt.span);
    }
    for indicator in &mut found.indicators {
        place(&mut indicator.sentence);
        figures(indicator).for_each(|figure| place(&mut figure.span));
        if let Some(rank) = &mut indicator.rank {
            place(&mut rank.span);
        }
    }
}

/// Every figure of an indicator.
fn figures(found: &mut Found) -> impl Iterator<Item = &mut Figure> {
    std::iter::once(&mut found.figure)
        .chain(found.change.as_mut().map(|change| &mut change.figure))
        .chain(found.compare.iter_mut().map(|distance| &mut distance.figure))
        .chain(&mut found.from)
        .chain(&mut found.target)
        .chain(found.whole.as_mut().and_then(|whole| whole.figure.as_mut()))
}

/// The text that the joined characters are, as written.
pub(super) fn written(text: &str, places: &[u32]) -> String {
    let mut places = places.iter().peekable();
    let kept = text.chars().zip(0_u32..).filter(|(_, at)| places.next_if_eq(&at).is_some());
    kept.map(|(c, _)| c).collect()
}

#[cfg(test)]
mod tests {
    use crate::extract::chars::string;
    use crate::extract::{extract, sentence};

    #[test]
    fn what_a_page_has_cut_is_read_in_one() {
        for (text, label, change) in [
            ("今年，工业总产值完成415.7亿元，同\n比增长11.9%，居全市第一。", "工业总产值", Some("11.9")),
            ("今年，工业总产值完成415.7亿元，同比增长\n11.9%，居全市第一。", "工业总产值", Some("11.9")),
            ("今年，经济平稳，工业总产值完成415.7\n亿元，同比增长11.9%。", "工业总产值", Some("11.9")),
        ] {
            let found = extract(text).indicators;
            assert_eq!(found[0].label, label, "{text}");
            assert_eq!(found[0].change.as_ref().map(|change| change.figure.value.as_str()), change, "{text}");
            let chars: Vec<char> = text.chars().collect();
            let span = found[0].figure.span;
            assert_eq!(string(&chars[span.start as usize..span.end as usize]).replace('\n', ""), "415.7亿元");
        }
    }

    #[test]
    fn what_is_complete_is_not_joined() {
        for text in [
            "全年粮食产量35.2万吨，比上年增长2.3万吨\n肉类产量3.1万吨，增长1.2万吨。",
            "上半年经济运行总体平稳、稳中有进、好于预期\n地区生产总值120亿元，增长6%。",
            "一、主要经济指标平稳增长，结构优化\n二、民生持续改善，就业稳定。",
            "工业、农业和服务业都实现增长，\n二、民生持续改善，就业稳定。",
        ] {
            let chars: Vec<char> = crate::extract::chars::canonical_text(text);
            assert!(super::joined(&chars).is_none(), "{text}");
            assert_eq!(sentence::lines(&chars).len(), 2);
        }
    }
}
