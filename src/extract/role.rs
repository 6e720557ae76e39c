//! What a figure says, by the words before it.

use super::chars::{
    end_length, ends, find_last, first_of, holds, is_one_of, last_of, last_word, length, string, without_end,
};
use super::compare;
use super::label::without_light;
use super::number::whole;
use super::qualifier;
use super::words::{GROWTH, MANNER, TO, UNSURE, WHOLE};
use crate::document::{Basis, Dimension, Direction, Qualifier};

/// The words before a figure, taken apart.
pub(super) struct Tail<'t> {
    /// What is left: the subject, with or without a verb.
    pub(super) rest: &'t [char],
    /// 超过, 约: the word.
    pub(super) qualifier: Option<(Qualifier, &'static str)>,
    /// 增加到: the figure is where the change ended.
    pub(super) to: Option<Direction>,
    /// 分别: several subjects share the words.
    pub(super) each: bool,
    /// 均: the figure is that of each of several.
    pub(super) all: bool,
}

/// Takes the words before a figure apart, from its side.
pub(super) fn tail(text: &[char]) -> Tail<'_> {
    let mut tail =
        Tail { rest: super::label::without_measure(text), qualifier: None, to: None, each: false, all: false };
    loop {
        let rest = tail.rest;
        if let Some(word) = last_word(rest, TO).filter(|word| word.text != "达到") {
            tail.to.get_or_insert(word.direction());
            tail.rest = &rest[..rest.len() - word.chars.len()];
            continue;
        }
        if let Some((found, word)) = qualifier::before(rest) {
            // 年均超过: the first word said wins, 已约 is one.
            let from = rest.len() - length(word);
            tail.qualifier.get_or_insert((found, word));
            tail.rest = &rest[..from];
            continue;
        }
        let Some(word) = super::label::light(rest) else { return tail };
        if last_of(rest, WHOLE).is_some() {
            return tail;
        }
        tail.all |= matches!(rest.last(), Some('均' | '都' | '各'));
        tail.each |= holds(word, "分别");
        tail.all |= holds(word, "均");
        tail.rest = &rest[..rest.len() - length(word)];
    }
}

/// Growth or decline at the end of the words before a figure.
pub(super) struct Growth<'t> {
    pub(super) subject: &'t [char],
    pub(super) direction: Direction,
    pub(super) basis: Option<Basis>,
    /// 比全省: a distance from a place, not from a time.
    pub(super) from_place: Option<(&'t [char], Direction)>,
    pub(super) each: bool,
    pub(super) all: bool,
    /// The word itself: 增速, 增长.
    pub(super) word: &'static str,
}

/// Tell a distance behind what is compared with: 比同业低.
const DISTANT: &str = "高出 多出 低出 少出 高 低 快 慢 节省 多 少 长 短 大 小 早 晚 贵 便宜";

/// Reads growth; `year` is the running year.
pub(super) fn growth<'t>(text: &'t [char], dimension: Dimension, year: Option<u16>) -> Option<Growth<'t>> {
    let text = without_act(text);
    let word = last_word(text, GROWTH)?;
    let (direction, word) = (word.direction(), word.text);
    if last_of(text, "自然增长率 能耗降低率 增长点 最多 至少 最少 不少 很多 许多 减碳 加快 居多 众多 提高 新高 最高 崇高 高高 升高 全速 增减 增收 快递 外快").is_some_and(|other| other.len() > word.len()) {
        return None;
    }
    let mut rest = &text[..text.len() - length(word)];
    // 同比增速
    let (mut basis, mut sure) = (holds(word, "同比").then_some(Basis::YearOnYear), holds(word, "同比"));
    let (mut each, mut all, mut beside) = (false, false, false);
    loop {
        if let Some((at, found)) = time_before(rest, year) {
            basis = basis.or(Some(found));
            rest = &rest[..at];
            sure = true;
            continue;
        }
        let Some(manner) = last_of(rest, MANNER) else { break };
        if manner.chars().count() == 1
            && last_of(rest, WHOLE).is_some()
            && last_of(rest, "年均 平均 月均 日均").is_none()
        {
            break;
        }
        let found = match manner {
            _ if holds(manner, "同比") => Some(Basis::YearOnYear),
            _ if holds(manner, "环比") => Some(Basis::PeriodOnPeriod),
            "每年" | "逐年" | "月均" | "日均" => Some(Basis::Average),
            _ if holds(manner, "平均") || manner == "年均" => Some(Basis::Average),
            _ => None,
        };
        // 人均 and 平均 belong to a subject unless they stand alone.
        if matches!(manner, "平均" | "月均" | "日均") && rest.len() > 2 {
            break;
        }
        beside |= manner == "相比";
        each |= holds(manner, "分别");
        all |= matches!(manner, "均" | "都" | "各");
        sure |= found.is_some();
        basis = basis.or(found);
        rest = &rest[..rest.len() - length(manner)];
    }
    let distant = is_one_of(&text[text.len() - length(word)..], DISTANT);
    let found = if beside {
        compare::place_with(rest)
    } else {
        compare::place_before(rest, distant || matches!(word, "缩短" | "压缩" | "压减" | "节约" | "缩减"))
    };
    if let Some(found) = found
        && (basis.is_none() || distant)
    {
        return Some(Growth {
            subject: &rest[..found],
            direction,
            basis,
            from_place: Some((&rest[found + 1..], direction)),
            each,
            all,
            word,
        });
    }
    let relative = matches!(dimension, Dimension::Percent | Dimension::Points | Dimension::Multiple);
    // 亩均增产80公斤 is a measure.
    if !relative && !sure && is_one_of(rest, "亩均 户均 人均 村均 车均 每亩") {
        return None;
    }
    let alone = rest.is_empty() || ends(rest, "的");
    if !sure
        && is_one_of(&text[text.len() - length(word)..], UNSURE)
        && !(relative
            && (alone
                || matches!(
                    word,
                    "增" | "降"
                        | "升"
                        | "涨"
                        | "减"
                        | "压缩"
                        | "缩短"
                        | "压减"
                        | "跌"
                        | "增收"
                        | "扩大"
                        | "节省"
                        | "节约"
                        | "压降"
                        | "上调"
                        | "下调"
                )))
        && !(alone && length(word) >= 2)
    {
        return None;
    }
    Some(Growth { subject: rest, direction, basis, from_place: None, each, all, word })
}

/// 比去年多收, 较上年少花: without what was done more or less.
fn without_act(text: &[char]) -> &[char] {
    let from = text.len().saturating_sub(4);
    let Some(at) = text[from..].iter().rposition(|c| matches!(c, '多' | '少')).map(|at| from + at) else {
        return text;
    };
    let more = matches!(at + 1..text.len(), act if (1..=3).contains(&act.len()))
        && at >= 2
        && (ends(&text[..at], "同比") || text[at.saturating_sub(12)..at].iter().any(|c| matches!(c, '比' | '较')))
        && first_of(&text[at..], "多少 少数 多数 多个 多家 多种 多亏 多元 多次 少年 少儿 多名 多项 多于 少于")
            .is_none();
    if more { &text[..=at] } else { text }
}

/// A comparison with a time at the end of `text`: where it begins.
pub(super) fn time_before(text: &[char], year: Option<u16>) -> Option<(usize, Basis)> {
    let from = text.len().saturating_sub(18);
    let tail = &text[from..];
    let at = tail.iter().rposition(|c| matches!(c, '比' | '较'));
    // 与上年同期: not where 同期 begins
    let with = || tail.windows(2).rposition(|pair| pair[0] == '与' || pair[0] == '同' && pair[1] != '期');
    let at = from + at.or_else(with)?;
    let mut time = &text[at + 1..];
    // 环比上周
    let at = if ends(&text[..at], "环") { at - 1 } else { at };
    if time.first().is_some_and(|c| matches!(c, '比' | '较')) {
        time = &time[1..];
    }
    if let Some(word) = last_of(time, "相比 相比, 实际 名义 的 同口径 分别 均 , 时 又 净 也 还 略 再 累计 同口径比")
    {
        // 平时 is one word.
        if !ends(time, "平时") {
            time = &time[..time.len() - length(word)];
        }
    }
    let basis = basis_of(time, year)?;
    Some((at, basis))
}

/// The basis that a time stands for; none when it is no time.
pub(super) fn basis_of(time: &[char], year: Option<u16>) -> Option<Basis> {
    if time.len() > 12 || time.is_empty() {
        return None;
    }
    let text = string(time);
    if last_of(time, "平均 水平 全省 全国 全市 增速 增幅 计划 目标 预期 概算").is_some() {
        return None;
    }
    if first_of(time, "期初 年初 上年末 上年底 去年底 去年末 上年年末 上年年底 去年年底 去年年末 年前").is_some()
    {
        return Some(Basis::SinceYearEnd);
    }
    if first_of(time, "上月 上个月 上季 上一季 前一月 前一季 上周 前一周 上半年 一季度 二季度 三季度 四季度 前三季度 上旬 上期 昨天 昨日 前日 前一日 前一天 前一交易日 上一年度末 上学期 上一学期 上年四季度 上一交易日 前期 上一期 节前 上批 上一轮 上轮 前两月 前两个月").is_some() {
        return Some(Basis::PeriodOnPeriod);
    }
    if first_of(time, "上学年 上一学年 上年 去年 上一年 同期 往年 前一年 前年 前些年").is_some()
    {
        return Some(if text.ends_with('末') || text.ends_with('底') {
            Basis::SinceYearEnd
        } else {
            Basis::YearOnYear
        });
    }
    if first_of(
        time,
        "平日 平时 平常 往常 工作日 历史 当年 今年 以往 以前 常年 之前 改革前 实施前 疫情前 原 原来 过去 此前 建园 成立 “十二五” “十三五” “十四五” 上届 上一届 首届 上次 上一次 前次",
    )
    .is_some()
        || ends(time, "前")
    {
        return Some(Basis::Other);
    }
    // 三年前, 5年前
    let number = time.iter().take_while(|c| c.is_ascii_digit() || super::numeral::is_numeral(**c)).count();
    if (1..=2).contains(&number) && first_of(&time[number..], "年前 年之前 个月前").is_some() {
        return Some(Basis::Other);
    }
    let digits = time.iter().take_while(|c| c.is_ascii_digit()).count();
    let after = time.get(digits).copied();
    if digits == 4 && after == Some('年') {
        let said = whole(&text[..4])?;
        let last = year.is_some_and(|year| said + 1 == u32::from(year));
        return Some(match text.ends_with('末') || text.ends_with('底') {
            true if last => Basis::SinceYearEnd,
            _ if last => Basis::YearOnYear,
            _ => Basis::Other,
        });
    }
    ((1..=2).contains(&digits) && matches!(after, Some('月' | '-' | '—' | '~')) && time.contains(&'月'))
        .then_some(Basis::PeriodOnPeriod)
}

/// 比上年同期增长（下同）: where that is said, and the basis.
pub(super) fn alike(text: &[char]) -> Option<(usize, Basis)> {
    let at = text.windows(2).position(|pair| pair[0] == '下' && pair[1] == '同')?;
    let before = &text[at.saturating_sub(14)..at];
    if super::chars::has(before, "同比 上年 去年 同期") {
        return Some((at, Basis::YearOnYear));
    }
    super::chars::has(before, "环比 上月 上季").then_some((at, Basis::PeriodOnPeriod))
}

/// A basis in words without a figure: 与上年同期相比.
pub(super) fn basis_alone(text: &[char], year: Option<u16>) -> Option<Basis> {
    if ends(text, "同比") {
        return Some(Basis::YearOnYear);
    }
    if ends(text, "环比") {
        return Some(Basis::PeriodOnPeriod);
    }
    if !(ends(text, "相比") || ends(text, "比较") || ends(text, "相较") || text.len() < 10) {
        return None;
    }
    let text = &text[..text.len() - end_length(text, "相比 比较 相较")];
    time_before(text, year).filter(|(at, _)| *at < 4).map(|(_, basis)| basis)
}

/// A part of a whole: the subject, and the whole where it is named.
pub(super) struct Share<'t> {
    pub(super) subject: &'t [char],
    pub(super) whole: Option<&'t [char]>,
    /// 均占: that of each.
    pub(super) all: bool,
    /// 约占: the word stands before the verb.
    pub(super) about: bool,
}

/// 占B的比重, 占比.
pub(super) fn share(text: &[char]) -> Option<Share<'_>> {
    let mut text = text;
    if let Some(word) = last_of(text, "的") {
        text = &text[..text.len() - length(word)];
    }
    let (from, _) = find_last(text, "占").filter(|(from, _)| text.len() - from <= 30)?;
    let mut after = &text[from + 1..];
    // 占到总量的, 占了
    if let Some(rest) = after.strip_prefix(&['到']).or_else(|| after.strip_prefix(&['了'])) {
        after = rest;
    }
    // 占比连续五年: no whole is named.
    if first_of(after, "比").is_some() && first_of(after, "比重 比例").is_none() {
        after = &[];
    }
    if first_of(after, "地 用 道 据 有率 领 有").is_some() && first_of(after, "地区 地方 用电 用水 用地").is_none()
    {
        return None;
    }
    let subject = &text[..from];
    let all = last_of(subject, "均 都 各 分别 均约 均已").is_some();
    let about = last_of(subject, "约 大约").is_some();
    let subject = without_end(subject, "所 大约 合计 共 约 均 都 各 分别 已 就 将 , 合计约 总计 则 仅 仍");
    let whole = without_light(without_end(after, "比重 比例 份额 百分比 的 比 比率 总量 之"));
    Some(Share { subject, whole: (!whole.is_empty()).then_some(whole), all, about })
}

/// 为年度计划的: the subject before it.
pub(super) fn completion(text: &[char]) -> Option<&[char]> {
    let text = without_end(text, "的 约 近 超 超过 已达 达 达到 已");
    last_of(text, "计划 目标 任务 预算 进度 任务数 计划数 预算数 目标值 概算 年度投资 年计划投资")?;
    let (from, _) =
        find_last(text, "完成 达到 达 占 为 是 相当于 完成了 超过 分别完成 分别占 分别为 分别达到 已完成 占到")
            .filter(|(from, _)| text.len() - from <= 16)?;
    Some(&text[..from])
}

/// 是全市平均水平的 before a multiple: the subject before it.
pub(super) fn multiple(text: &[char]) -> Option<&[char]> {
    let text = text.strip_suffix(&['的'])?;
    let (from, _) = find_last(text, "是 为 达 达到 约为 约是 相当于 大约是 已是 已达 接近")
        .filter(|(from, _)| text.len() - from <= 20)?;
    Some(&text[..from])
}

/// 恢复至同期的 before a share of what was: the subject before it.
pub(super) fn recovered(text: &[char]) -> Option<&[char]> {
    let text = text.strip_suffix(&['的']).unwrap_or(text);
    let text = &text[..text.len() - length(last_of(text, "同期 同期水平")?)];
    let verb = last_of(text, "恢复至 恢复到 已恢复至 已恢复到 达到 达 为 是 相当于 约为 约相当于")?;
    Some(&text[..text.len() - length(verb)])
}

/// 由上年的: where the start of a change is told; the subject before it, and
/// what the change is measured by.
pub(super) fn start(text: &[char]) -> Option<(&[char], Option<Basis>)> {
    let from = text.len().saturating_sub(14);
    let at = from + text[from..].iter().rposition(|c| matches!(c, '由' | '从' | '自'))?;
    let between = text[at + 1..].strip_suffix(&['的']).unwrap_or(&text[at + 1..]);
    let between = between.strip_suffix(&['约']).unwrap_or(between);
    let basis = basis_of(between, None);
    let time = between.is_empty()
        || between[0] == '每'
        || basis.is_some()
        || last_of(between, "年 月 年底 年初 同期 末 最初 原来 原先 起初 当初 之初 原 时 前 月初 过去 初期 原有 建区")
            .is_some();
    time.then_some((&text[..at], basis))
}
