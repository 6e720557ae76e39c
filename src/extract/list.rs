//! Names that share words: 第一、二、三产业增加值, 城镇、农村居民收入.

use super::chars::{cut_start, find, first_of, is_han, last_of, length, letters, starts};

/// More names than these are not given figures one by one.
const MOST: usize = 12;

/// The names of a list, each with the words that it shares with the last.
/// `wanted` is how many figures there are: 和 divides only where that gives
/// as many names.
pub(super) fn names(text: &[char], wanted: Option<usize>) -> Vec<Vec<char>> {
    let whole = text.len();
    let text = without_sum(text);
    let summed_up = text.len() < whole;
    let by_comma = divided(text, "、");
    let all = divided(text, "、 和 与 及 以及");
    let list = match wanted {
        Some(count) if by_comma.len() == count => by_comma,
        Some(count) if all.len() == count => all,
        Some(_) => by_comma,
        None => all,
    };
    if list.len() < 2 || list.len() > MOST {
        return summed_letters(text, wanted).unwrap_or_else(|| vec![text.to_vec()]);
    }
    // 甲、乙等主要指标: each name is whole.
    if summed_up { list } else { shared(list) }
}

/// 省市县三级项目 → 省级项目, 市级项目, 县级项目.
fn summed_letters(text: &[char], wanted: Option<usize>) -> Option<Vec<Vec<char>>> {
    let count = wanted.filter(|count| (2..=5).contains(count))?;
    let at = count;
    let sum = super::numeral::digit(*text.get(at)?)?;
    (sum as usize == count && text.len() > at + 2)
        .then(|| text[..count].iter().map(|c| [&[*c], &text[at + 1..]].concat()).collect())
}

/// 甲、乙等主要指标 → 甲、乙; 甲、乙两大产业产值 → 甲、乙.
fn without_sum(text: &[char]) -> &[char] {
    let Some(comma) = text.iter().rposition(|c| *c == '、') else { return text };
    match (comma + 1..text.len())
        .find(|i| text[*i] == '等' && !starts(&text[*i..], "等级") && !starts(&text[*i..], "等候"))
    {
        Some(at) if at > comma + 1 => &text[..at],
        _ => text,
    }
}

fn divided(text: &[char], joints: &'static str) -> Vec<Vec<char>> {
    let mut list = Vec::new();
    let mut one: Vec<char> = Vec::new();
    let (mut i, mut depth) = (0, 0_u32);
    while i < text.len() {
        match text[i] {
            '“' | '(' | '《' => depth += 1,
            '”' | ')' | '》' => depth = depth.saturating_sub(1),
            _ => {}
        }
        let joint = first_of(&text[i..], joints).filter(|word| depth == 0 && (*word == "、" || free(text, i, word)));
        match joint {
            Some(word) if !one.is_empty() => {
                list.push(std::mem::take(&mut one));
                i += length(word);
            }
            _ => {
                one.push(text[i]);
                i += 1;
            }
        }
    }
    if !one.is_empty() {
        list.push(one);
    }
    list
}

/// 甲、乙、丙三个镇: a number that sums up the names before it is none of theirs.
pub(super) fn sums_up(text: &[char], start: usize, count: u32) -> bool {
    const FARTHEST: usize = 40;
    let left = &text[start.saturating_sub(FARTHEST)..start];
    let other = |c: &char| !(is_han(*c) || matches!(c, '、' | '“' | '”'));
    let left = &left[left.iter().rposition(other).map_or(0, |at| at + 1)..];
    let names = divided(left, "、 和 与 及");
    (2..=MOST).contains(&names.len())
        && names.len() == count as usize
        && names.iter().all(|name| (2..=12).contains(&name.len()))
        && last_of(left, "等 有 建 了 增 成 达 共 设 辟 展 获 计 约 为 是").is_none()
}

/// Whether 和 divides here: 和谐, 共和, 参与 do not.
fn free(text: &[char], i: usize, word: &str) -> bool {
    let rest = &text[i..];
    let left = &text[..i];
    !(starts(rest, "和谐")
        || starts(rest, "和平")
        || starts(rest, "及时")
        || starts(rest, "与会")
        || starts(rest, "及格")
        || starts(rest, "和美"))
        && last_of(left, "共 参 普 涉 赠 触 顾 饱 缓 温 授").is_none()
        && rest.len() > length(word)
}

/// 城乡居民收入 has two figures: those of town and country.
pub(super) fn town_and_country(name: &[char]) -> Option<Vec<Vec<char>>> {
    let at = find(name, "城乡")?;
    let with = |word: &str| [&name[..at], &letters(word), &name[at + 2..]].concat();
    Some(vec![with("城镇"), with("农村")])
}

/// Words that stand for one another at the head of a list's names.
const KINDS: &str = "城镇 农村 城市 乡村 国有 民营 男性 女性 公路 铁路 水路 航空 进口 出口 省级 市级 国家级 县级 区级 第一 第二 第三 工业 农业 服务业 城乡 大型 中型 小型 线上 线下 住宅 商业 轻工业 重工业 上行 下行 新建 改建 续建 扩建 改造";

/// Gives names the head or the end that the last one has for all.
fn shared(list: Vec<Vec<char>>) -> Vec<Vec<char>> {
    let last = list[list.len() - 1].clone();
    // 第一、二、三产业增加值
    let numerals = "一 二 三 四 五";
    let ordinals = list.len() >= 2
        && starts(&list[0], "第")
        && list[0].len() == 2
        && list[1..].iter().all(|name| first_of(name, numerals).is_some() || starts(name, "第"));
    if ordinals {
        let tail: Vec<char> =
            last.iter().skip_while(|c| matches!(c, '第' | '一' | '二' | '三' | '四' | '五')).copied().collect();
        return list
            .iter()
            .map(|name| {
                let number = name.iter().copied().find(|c| *c != '第').unwrap_or('一');
                let mut whole = vec!['第', number];
                whole.extend(&tail);
                whole
            })
            .collect();
    }
    let list = match summed(&list) {
        Some(whole) => return whole,
        None => list,
    };
    let mut list = list;
    // 茶叶、中药材种植面积: a measure said once.
    const MEASURES: &str = "种植面积 播种面积 产量 增加值 产值 总产量 销售额 零售额 销量 投资 销售面积 吞吐量 覆盖率 收入 出口额 进口额 交易额 人数 数量 面积 总额 余额 贷款余额 存款余额 人均可支配收入 居民人均可支配收入 利润 营业收入 合格率 完成率 开工率 增速 浓度 隐患 费用 断面 水质 水质比例 优良水质比例 门诊费用 住院费用 业务收入 价格 得分 价格指数 立案数 就业 进出口 进出口额 报名人数 招生人数 在校生 毕业生 普及率 参保率 参保人数 价格 总产值 里程 占比 比重 企业 项目 学校 成交额 成交量 货运量 客运量 发电量 用电量 消费量 投诉 案件 诉求 标准 入住率 粉丝数 用户数 下载量 客流 客流量 满意度 知晓率 产业增加值 支出 居民收入 用地 床位 达标率 处理率 利用率 招生 招生数 保险参保人数 销售价格 装机容量 航线 装机";
    let measure = last_of(&last, MEASURES).map(length);
    // 小学、初中平均班额
    let measure = measure.max(super::label::measure(&last).map(|at| last.len() - at)).filter(|end| *end < last.len());
    let count = list.len();
    if let Some(tail) = same_ends(&list) {
        for name in &mut list[..count - 1] {
            name.extend(tail.iter());
        }
        return list;
    }
    let head = first_of(&last, KINDS).map(str::to_owned);
    for name in &mut list[..count - 1] {
        // 省、市重点项目
        let level = |text: &[char]| matches!(text.first(), Some('省' | '市' | '县' | '区' | '国' | '镇' | '村'));
        // 存、贷款余额; 中、小学
        let half = |text: &[char]| matches!(text.get(1), Some('款' | '口' | '资' | '性' | '学' | '型' | '税'));
        if name.len() == 1 && (level(name) && level(&last) || half(&last)) {
            name.extend(&last[1..]);
        } else if let Some(head) = &head
            && first_of(name, KINDS).is_some_and(|kind| length(kind) == name.len())
        {
            name.extend(last.iter().skip(length(head)));
        } else if name.len() <= 4
            && last.len() > name.len() + 1
            && last[name.len() - 1] == name[name.len() - 1]
            && !has_measure(name)
        {
            // 二级、三级医院费用, 国控、省控断面.
            name.extend(last.iter().skip(name.len()));
        } else if let Some(measure) = measure.map(|end| &last[last.len() - end..])
            // 规上工业、外贸进出口: a branch of industry is no trade.
            && !(starts(measure, "进出口") && last_of(name, "工业 服务业 农业 产业 行业").is_some())
            && last_of(name, MEASURES).is_none()
            && name.iter().all(|c| is_han(*c) || c.is_ascii_digit() || matches!(c, '“' | '”'))
            && !has_measure(name)
        {
            name.extend(measure);
        }
    }
    list
}

/// 甲县、乙区优良天数比例, 视频号、抖音号粉丝数: what stands behind the end
/// that all names have.
fn same_ends(list: &[Vec<char>]) -> Option<Vec<char>> {
    let kind =
        |c: char| if matches!(c, '省' | '市' | '区' | '县' | '旗' | '镇' | '乡' | '州') { '市' } else { c };
    let (last, others) = list.split_last()?;
    let end = kind(*others[0].last()?);
    let same = others.iter().all(|name| name.len() > 1 && name.last().is_some_and(|c| kind(*c) == end));
    let at = (1..last.len()).find(|at| kind(last[*at]) == end)?;
    let fits =
        same && last.len() > at + 2 && at + 1 >= others[0].len().min(3) && !others.iter().any(|name| has_measure(name));
    fits.then(|| last[at + 1..].to_vec())
}

/// 甲、乙、丙三区投资 → 甲区投资, 乙区投资, 丙区投资.
fn summed(list: &[Vec<char>]) -> Option<Vec<Vec<char>>> {
    const SUMS: &str = "区 县 市 镇 级 类 大 项 个 地 省 州 乡 种 条 家";
    let last = &list[list.len() - 1];
    let at = (1..last.len().saturating_sub(1)).find(|i| {
        super::numeral::digit(last[*i]).is_some_and(|d| d as usize == list.len())
            && first_of(&last[i + 1..], SUMS).is_some()
    })?;
    let sum = last[at + 1];
    // 三大主导产业产值: of each its 产值.
    let tail = if sum == '大' {
        let rest = &last[at + 2..];
        cut_start(rest, "主导产业 支柱产业 优势产业 特色产业 新兴产业 产业集群 产业 行业 板块 领域")
    } else if let Some(of) = last[at + 2..].iter().take(6).position(|c| *c == '的').filter(|of| *of > 0) {
        // 三个镇的收入
        &last[at + 3 + of..]
    } else if last.get(at + 2) == Some(&'的') {
        // 三镇的收入
        &[&[sum], &last[at + 3..]].concat()
    } else if matches!(sum, '类' | '大' | '项' | '个' | '种' | '地' | '家' | '条') {
        &last[at + 2..]
    } else {
        &last[at + 1..]
    };
    Some(
        list.iter()
            .enumerate()
            .map(|(k, name)| if k + 1 == list.len() { [&last[..at], tail].concat() } else { [name, tail].concat() })
            .collect(),
    )
}

fn has_measure(name: &[char]) -> bool {
    last_of(name, "值 额 量 率 数 入 出 资 积 元 品 户 款 度 重 费 价").is_some() || find(name, "总").is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::chars::{canonical_text, string};

    #[test]
    fn names_share_their_words() {
        for (text, wanted, list) in [
            ("第一、二、三产业增加值", 3, vec!["第一产业增加值", "第二产业增加值", "第三产业增加值"]),
            ("城镇和农村居民人均可支配收入", 2, vec!["城镇居民人均可支配收入", "农村居民人均可支配收入"]),
            ("茶叶、中药材、食用菌种植面积", 3, vec!["茶叶种植面积", "中药材种植面积", "食用菌种植面积"]),
            (
                "规模以上工业增加值、固定资产投资、社会消费品零售总额",
                3,
                vec!["规模以上工业增加值", "固定资产投资", "社会消费品零售总额"],
            ),
            ("出口与进口", 2, vec!["出口", "进口"]),
            ("参与企业", 1, vec!["参与企业"]),
        ] {
            let found: Vec<String> =
                names(&canonical_text(text), Some(wanted)).iter().map(|name| string(name)).collect();
            assert_eq!(found, list, "{text}");
        }
        let found = names(&canonical_text("规上工业、规上服务业、外贸进出口等主要经济指标"), None);
        assert_eq!(found.len(), 3);
    }
}
