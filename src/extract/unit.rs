//! Where the unit after a number ends. What is a unit at all is in the
//! document's table.

use std::cell::{Cell, RefCell};

use super::chars::{at, first_of, is_han, length, letters, starts, string};
use crate::document::{Dimension, Unit};

/// The longest unit in characters, without a second half behind a slash.
const LONGEST: usize = 7;
/// Words of large numbers; a vague word may stand behind them: 3万多户.
const MULTIPLES: &str = "万亿 千万 百万 亿 万 千 百";
/// Units of the table that mostly are something else behind a number.
const NEVER: &str = "级 期 步 届 点 层 列 站 单元 岗 案 席 把 门 双 幅 道 年 m t 票 口 片 队 组 块 头 对 批 晚 step";
/// The same, where a verb of counting or a large number makes them units.
pub(super) const RARE: &str = "年 期 门 双 幅 道 口 片 队 组 块 头 对 批 层 票 列 站";

/// A unit with another meaning because of what follows: 5部门, 3单位.
const FOLLOWED: [(&str, &str); 50] = [
    ("股", "权 份 东 票 价 金 民 市 息 指 本 骨"),
    ("期", "工程 项目 建设 厂房 地块 间 限 末 初 货"),
    ("方", "面 式 案 法 向 针 便 位 言 舱 可 能 阵"),
    ("分", "别 之 析 布 钟 公 配 行 类 期 工 级 享 支 管 局 为"),
    ("位", "数 一体 置 列 居 于"),
    ("部", "门 委 队 分 级 署 长 落"),
    ("单", "位 元 独 一"),
    ("支", "持 付 撑 出 柱 线"),
    ("所", "有 需 谓 属"),
    ("处", "理 罚 置 级 于 在"),
    ("条", "例 措施 政策 意见 举措 具体 规定 建议 红线 禁令 新政 实招 硬核 惠企"),
    ("项", "措施 政策 举措 行动 机制 制度改革 规定 原则"),
    ("次", "于 生 序 全会 党代会 会议 党 常务"),
    ("起", "步 来 底"),
    ("对", "于 口 外 标"),
    ("组", "织 合 建 团"),
    ("片", "区 面"),
    ("口", "岸 之"),
    ("站", "位 式"),
    ("队", "伍"),
    ("头", "部 条"),
    ("本", "地 市 区 级 土 科 报"),
    ("只", "有 要"),
    ("名", "单 录 牌 片 次"),
    ("家", "庭 园"),
    ("台", "湾 账 风 阶 州 海"),
    ("场", "所 地 景 馆"),
    ("套", "餐"),
    ("个", "工作日内 人 性 体 别 转变 坚持 确立 维护 意识 自信 月 更加 方面 层面 维度 统一 务必 文明"),
    ("户", "籍 口 外 型 均"),
    ("间", "接"),
    ("元", "旦 素 宝 首 化"),
    ("天", "然 气 津 内 后 前 一 空"),
    ("小时", "内 后 前 不 自 在 服 交通 经济 生活 营业 值班 热线 出 通 都市"),
    ("分钟", "内 后 前 生活 就医 便民 健身 服务 医疗 交通 办结 养老 社区"),
    ("度", "假 过 角 全"),
    ("人", "才 员 口 均 民 大 力 工 社 物 生 文 居 形 机 们 事 气 类 防 保 流 数 群 家 财"),
    ("亩", "均 产"),
    ("吨", "级 位"),
    ("件", "套"),
    ("米", "线 高"),
    ("种", "植 业 子 类"),
    ("类", "型 似"),
    ("座", "谈 位 右"),
    ("份", "额"),
    ("例", "如 会"),
    ("倍", "增 速"),
    ("章", "节"),
    ("款", "项"),
    ("张", "力"),
];

/// What makes any unit a part of a name: 500亿级, 30万吨级.
const GRADES: &str = "级 版 型 强 后 代 系 式 岁";

/// A unit behind a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) end: usize,
    pub(super) unit: String,
    /// 多 or 余 inside or behind it.
    pub(super) fuzzy: Option<char>,
}

/// Answers that are kept: a text asks for few words, and those often.
const MOST_KEPT: usize = 2_000;

/// What is known of a word that may be a unit.
#[derive(Clone, Copy)]
struct Facts {
    /// What it measures, and its power of ten, where the table has it.
    measured: Option<(Dimension, i32)>,
    /// It mostly is something else; then, whether a verb of counting or a large
    /// number makes it a unit.
    doubtful: Option<bool>,
    /// Letters behind it make it a part of a longer word.
    latin: bool,
    /// What makes it a part of another word.
    followed: &'static str,
}

thread_local! {
    static KNOWN: RefCell<Vec<(String, Facts)>> = const { RefCell::new(Vec::new()) };
    /// Where the last one that was asked for stands: it is asked for again.
    static LAST: Cell<usize> = const { Cell::new(0) };
    static ENDS: RefCell<Vec<(char, bool)>> = const { RefCell::new(Vec::new()) };
}

fn facts(unit: &str) -> Facts {
    KNOWN.with_borrow_mut(|known| {
        if let Some((_, facts)) = known.get(LAST.get()).filter(|(word, _)| word == unit) {
            return *facts;
        }
        match known.binary_search_by(|(word, _)| word.as_str().cmp(unit)) {
            Ok(at) => {
                LAST.set(at);
                known[at].1
            }
            Err(at) => {
                let facts = learned(unit);
                if known.len() < MOST_KEPT {
                    known.insert(at, (unit.to_owned(), facts));
                }
                facts
            }
        }
    })
}

fn learned(unit: &str) -> Facts {
    let base = match unit.trim_start_matches(['万', '亿', '千', '百']) {
        "" => unit,
        base => base,
    };
    let among = |words: &str| words.split(' ').any(|word| word == base);
    Facts {
        measured: Unit::look_up(unit),
        doubtful: among(NEVER).then(|| among(RARE)),
        latin: base.is_ascii() && base != "%",
        followed: FOLLOWED.iter().find(|(word, _)| *word == base).map_or("", |(_, next)| next),
    }
}

/// What `unit` measures, and its power of ten, where the table has it.
pub(crate) fn measured(unit: &str) -> Option<(Dimension, i32)> {
    facts(unit).measured
}

/// Whether the table has `unit`.
pub(super) fn is_known(unit: &str) -> bool {
    !unit.is_empty() && measured(unit).is_some()
}

/// Whether a unit of the table ends with `c`.
fn may_end(c: char) -> bool {
    ENDS.with_borrow_mut(|ends| match ends.binary_search_by_key(&c, |(end, _)| *end) {
        Ok(at) => ends[at].1,
        Err(at) => {
            let answer = Unit::may_end_with(c);
            if ends.len() < MOST_KEPT {
                ends.insert(at, (c, answer));
            }
            answer
        }
    })
}

/// The unit at `start`. `rare` allows those that are mostly something else.
pub(super) fn unit(text: &[char], start: usize, rare: bool) -> Option<Found> {
    let mut fuzzy = None;
    let mut from = start;
    vague(text, &mut from, &mut fuzzy);
    let multiple = first_of(&text[from.min(text.len())..], MULTIPLES).unwrap_or_default();
    let mut base = from + length(multiple);
    let split = !multiple.is_empty() && matches!(at(text, base), '多' | '余');
    if split {
        vague(text, &mut base, &mut fuzzy);
    }
    let (mut end, mut unit) = if split {
        match base_unit(text, base, rare) {
            Some((end, unit)) if is_known(&[multiple, &unit].concat()) => (end, [multiple, &unit].concat()),
            _ if matches!(multiple, "万" | "亿" | "万亿") => (base, multiple.to_owned()),
            _ => return None,
        }
    } else {
        longest(text, from, rare)?
    };
    if at(text, end) == '/' {
        let hundred = if at(text, end + 1) == '百' { "百" } else { "" };
        let (after, bottom) = per(text, end + 1 + length(hundred))?;
        let whole = [&unit, "/", hundred, &bottom].concat();
        if !is_known(&whole) {
            return None;
        }
        (end, unit) = (after, whole);
    }
    if grade(&text[end..]).is_some_and(|word| word != "岁" || unit != "岁") {
        return None;
    }
    if fuzzy.is_none() && matches!(at(text, end), '多' | '余') && !starts(&text[end..], "余额") {
        vague(text, &mut end, &mut fuzzy);
    }
    Some(Found { end, unit, fuzzy })
}

/// Steps over 多 or 余.
fn vague(text: &[char], place: &mut usize, fuzzy: &mut Option<char>) {
    let c = at(text, *place);
    if fuzzy.is_none() && matches!(c, '多' | '余' | '来') && first_of(&text[*place..], "余额 来自 来源").is_none()
    {
        *fuzzy = Some(c);
        *place += 1;
    }
}

/// What a rate is measured by: 晚 in 元/晚, whatever it may mean elsewhere.
fn per(text: &[char], start: usize) -> Option<(usize, String)> {
    let rest = text.get(start..)?;
    (1..=LONGEST.min(rest.len()))
        .rev()
        .map(|count| (start + count, string(&rest[..count])))
        .find(|(_, word)| is_known(word))
}

/// The longest unit of the table at `start`.
fn longest(text: &[char], start: usize, rare: bool) -> Option<(usize, String)> {
    let spaced = at(text, start) == ' ';
    let from = start + usize::from(spaced);
    let rest = text.get(from..)?;
    let word = |c: &&char| is_han(**c) || c.is_ascii_alphabetic() || matches!(c, '%' | '‰' | '℃' | '(' | ')');
    let most = rest.iter().take(LONGEST).take_while(word).count();
    for count in (1..=most).rev() {
        if !may_end(rest[count - 1]) {
            continue;
        }
        let word = string(&rest[..count]);
        if !is_known(&word) {
            continue;
        }
        // 万吨级码头 is not 万.
        if grade(&rest[count..]).is_some_and(|grade| grade != "岁") {
            return None;
        }
        if !fits(text, from + count, &word, rare) {
            continue;
        }
        // 5 个 is a unit behind a space, 5 人才 is not.
        return Some((from + count, word));
    }
    None
}

/// What makes a part of a name of the unit before it; 代表团, 系列 do not.
fn grade(rest: &[char]) -> Option<&'static str> {
    first_of(rest, GRADES).filter(|_| first_of(rest, "代表 代理 系统 系列 后备 后勤 型号 版块 强项").is_none())
}

/// A base unit without a multiple.
fn base_unit(text: &[char], start: usize, rare: bool) -> Option<(usize, String)> {
    longest(text, start, rare)
        .filter(|(_, unit)| first_of(&letters(unit), MULTIPLES).is_none() || unit.starts_with('千'))
}

/// Whether `unit`, which ends at `end`, means a unit there.
fn fits(text: &[char], end: usize, unit: &str, rare: bool) -> bool {
    if matches!(unit, "百" | "千" | "千万" | "百万") {
        return false;
    }
    let large = !matches!(unit, "万" | "亿" | "万亿") && unit.starts_with(['万', '亿', '千', '百']);
    let Facts { doubtful, latin, followed, .. } = facts(unit);
    if doubtful.is_some_and(|counted| !(counted && (rare || large))) {
        return false;
    }
    if latin && at(text, end).is_ascii_alphabetic() {
        return false;
    }
    first_of(&text[end.min(text.len())..], followed).is_none()
}

/// What the unit measures.
pub(super) fn dimension(unit: &str) -> Dimension {
    measured(unit).map_or(Dimension::Count, |(dimension, _)| dimension)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::chars::canonical_text;

    fn read(text: &str) -> Option<(String, usize)> {
        unit(&canonical_text(text), 0, false).map(|found| (found.unit, found.end))
    }

    #[test]
    fn the_longest_unit_counts() {
        for (text, unit, end) in [
            ("亿元，", "亿元", 2),
            ("万亿元", "万亿元", 3),
            ("个百分点", "个百分点", 4),
            ("万平方米", "万平方米", 4),
            ("万人次", "万人次", 3),
            ("万人才", "万", 1),
            ("万元/亩", "万元/亩", 4),
            ("人/平方公里", "人/平方公里", 6),
            ("吨标准煤/万元", "吨标准煤/万元", 7),
            ("多家", "家", 2),
            ("余万人", "万人", 3),
            ("万多户", "万户", 3),
            ("亿多元", "亿元", 3),
            ("％，", "%", 1),
            ("公里", "公里", 2),
            (" 家企业", "家", 2),
        ] {
            assert_eq!(read(text), Some((unit.to_owned(), end)), "{text}");
        }
    }

    #[test]
    fn other_words_are_no_units() {
        for text in [
            "部门",
            "级",
            "号楼",
            "亿级产业",
            "万吨级码头",
            "位数",
            "单位",
            "个人",
            "条措施",
            "小时内",
            "期工程",
            "强",
            "大",
            "余额",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
