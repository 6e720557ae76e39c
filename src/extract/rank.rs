//! Places among others: 居全市首位, 连续两年位居全省第一.

use super::chars::{at, ends, first_of, last_of, length, starts, string};
use super::number::whole;
use super::numeral::numeral;

/// A place of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct RankAt {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) place: u32,
    /// Where its verb begins: 位居.
    pub(super) verb: usize,
    pub(super) among: Option<String>,
    pub(super) years: Option<u32>,
}

const VERBS: &str = "位居 居 稳居 列 位列 排名 排 名列 居于 跃居 跃升至 排在 位于 保持 稳定在 继续保持 继续位居 高居 跃升 升至 上升至 占据 前移至 提升至 跃至 雄踞 冠居 居前 蝉联";
const PLACES: &str = "全省 全市 全国 全区 全县 全球 世界 我省 我市 全州 全盟";

/// A verb stands not farther before its place.
pub(super) const FARTHEST: usize = 22;

/// The place at `start`, in a clause that begins at `clause`.
pub(super) fn rank(text: &[char], start: usize, clause: usize) -> Option<RankAt> {
    let rest = &text[start..];
    let (place, end) = if let Some(word) = first_of(rest, "首位 榜首 首席 冠军") {
        (1, start + length(word))
    } else {
        let (place, end) = ordinal(text, start)?;
        let word = first_of(
            &text[end..],
            "位 名 大 座 个 次 届 批 期 季度 产业 家 轮 方 条 章 项 代 版 年 天 所 医院 中学 小学 人民医院 线 阶段 书记 实验 课 屏 口 路 站 站台 房 种 步 党支部 居住 梯队 方阵 阵营 档 梯次 集团 等 类",
        );
        match word {
            Some("位" | "名") => (place, end + 1),
            Some(_) => return None,
            None => (place, end),
        }
    };
    let head = &text[clause..start];
    let from = head.len().saturating_sub(FARTHEST);
    let found = (from..head.len()).rev().find_map(|i| {
        let verb = first_of(&head[i..], VERBS)?;
        let inner = first_of(&head[i..], "居民 居住").is_some()
            || verb == "列" && i > 0 && matches!(head[i - 1], '前' | '系' | '行' | '班');
        (!inner).then(|| (i, length(verb)))
    });
    let (verb, length_) = found.or_else(|| first_of_place(head).map(|i| (i, 0)))?;
    // 位居 is found at 居 first.
    let (verb, length_) =
        match verb.checked_sub(1).and_then(|i| first_of(&head[i..], VERBS).map(|word| (i, length(word)))) {
            Some((i, longer)) if longer > length_ => (i, longer),
            _ => (verb, length_),
        };
    let mut among = &head[verb + length_..];
    for word in ["的", "各", "同类"] {
        while starts(among, word) {
            among = &among[length(word)..];
        }
        while ends(among, word) {
            among = &among[..among.len() - length(word)];
        }
    }
    let mut depth = 0;
    let parts = |c: &char| {
        depth += i32::from(*c == '(') - i32::from(*c == ')');
        matches!(c, ',' | ';' | ' ') || *c == '、' && depth == 0
    };
    if among.iter().any(parts) {
        return None;
    }
    let among = string(among);
    let years = years(&head[..verb]).or_else(|| years(head));
    Some(RankAt { start, end, place, verb: clause + verb, among: (!among.is_empty()).then_some(among), years })
}

fn first_of_place(head: &[char]) -> Option<usize> {
    last_of(head, PLACES).map(|word| head.len() - length(word))
}

/// 第三, 第3.
pub(super) fn ordinal(text: &[char], start: usize) -> Option<(u32, usize)> {
    if at(text, start) != '第' {
        return None;
    }
    let digits = text[start + 1..].iter().take(4).take_while(|c| c.is_ascii_digit()).count();
    if digits > 0 {
        return Some((whole(&string(&text[start + 1..=start + digits]))?, start + 1 + digits));
    }
    let found = numeral(text, start + 1)?;
    Some((whole(&found.digits)?, found.end - length(found.multiple)))
}

/// 连续两年.
fn years(head: &[char]) -> Option<u32> {
    let from = super::chars::find(head, "连续")? + 2;
    let digits = head[from..].iter().take(2).take_while(|c| c.is_ascii_digit()).count();
    let (number, end) = if digits > 0 {
        (string(&head[from..from + digits]), from + digits)
    } else {
        let found = numeral(head, from)?;
        (found.digits, found.end)
    };
    (at(head, end) == '年').then(|| whole(&number))?
}
