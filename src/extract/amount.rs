//! A number with its unit, its range and the words attached to it.

use super::chars::{at, before, ends, first_of, is_han, last_of, length, starts, string, without_end};
use super::number::{number, whole, written};
use super::numeral::{digit, is_upwards, numeral, run_end};
use super::words::TO;
use super::{qualifier, traps, unit};
use crate::document::{Dimension, Qualifier};

/// A quantity of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Amount {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) value: String,
    pub(super) upper: Option<String>,
    pub(super) unit: String,
    pub(super) qualifier: Qualifier,
    /// Where the qualifying word stands.
    pub(super) word: Option<(usize, usize)>,
    /// Said in words: 三成.
    pub(super) in_words: bool,
    /// 翻番: growth in itself.
    pub(super) doubling: bool,
    /// Its unit stands behind the next one: 1.9和1.7个百分点.
    pub(super) shared: bool,
}

/// What stands at a place.
pub(super) enum Read {
    /// A quantity.
    Amount(Amount),
    /// A number without a unit: one may follow behind the next.
    Bare(Amount),
    /// Nothing; reading goes on there.
    Skip(usize),
}

impl Amount {
    fn new(start: usize, end: usize, value: String) -> Self {
        Self {
            start,
            end,
            value,
            upper: None,
            unit: String::new(),
            qualifier: Qualifier::Exact,
            word: None,
            in_words: false,
            doubling: false,
            shared: false,
        }
    }

    pub(super) fn dimension(&self) -> Dimension {
        unit::dimension(&self.unit)
    }
}

const RANGE: &str = "— ~ - 至 到 —— ～";

/// Reads what begins with the digit at `start`.
pub(super) fn in_digits(text: &[char], start: usize) -> Read {
    if let Some(amount) = to_one(text, start) {
        return finish(text, amount);
    }
    let (found, after) = number(text, start);
    let Some(found) = found else { return Read::Skip(after.max(start + 1)) };
    let mut amount = Amount::new(found.start, found.end, found.digits);
    // 零下5℃
    if ends(&text[..found.start], "零下") && matches!(at(text, after), '℃' | '摄') {
        (amount.start, amount.value) = (found.start - 2, ["-", &amount.value].concat());
    }
    if at(text, after) == '分' && at(text, after + 1) == '之' {
        return Read::Skip(after + 2);
    }
    if let Some((value, end)) = tenths(text, after, &amount.value) {
        (amount.value, amount.end, amount.unit, amount.in_words) = (value, end, "%".to_owned(), true);
        return finish(text, amount);
    }
    // 灯组136组，: so many end a clause only as a figure.
    let many = found.end - found.start >= 3 && matches!(at(text, after + 1), ',' | ';' | '。' | '、' | '\n');
    let rare = many || has_verb_of_counting(&text[..found.start]);
    // 3412.68点
    let points = at(text, after) == '点' && amount.value.contains('.') && !at(text, after + 1).is_ascii_digit();
    let unit = match unit::unit(text, after, rare) {
        None if points => Some(unit::Found { end: after + 1, unit: "点".to_owned(), fuzzy: None }),
        unit => unit,
    };
    let end = unit.as_ref().map_or(after, |unit| unit.end);
    // 10万分之8.5
    if starts(&text[end..], "分之") {
        return Read::Skip(end + 2);
    }
    if let Some(joined) = joined(text, &amount.value, unit.as_ref(), rare) {
        (amount.value, amount.unit, amount.end) = joined;
        return finish(text, amount);
    }
    if let Some((upper, second, whole)) =
        range(text, found.start, end, unit.as_ref().map(|unit| unit.unit.as_str()), rare)
    {
        amount.upper = Some(upper);
        (amount.unit, amount.end) = (second, whole);
        return finish(text, amount);
    }
    let Some(unit) = unit else {
        if first_of(&text[after.min(text.len())..], RANGE).is_some() && at(text, after + 1).is_ascii_digit() {
            // 2023—2025: neither end is a figure.
            let next = number(text, after + 1).1;
            return Read::Skip(next.max(after + 1));
        }
        return Read::Bare(amount);
    };
    (amount.end, amount.unit) = (unit.end, unit.unit);
    if unit.fuzzy.is_some() {
        let at_ = (found.end..unit.end).find(|i| Some(text[*i]) == unit.fuzzy).unwrap_or(unit.end - 1);
        (amount.qualifier, amount.word) = (Qualifier::Over, Some((at_, at_ + 1)));
    }
    finish(text, amount)
}

/// 1亿2000万元, 3万5千人: one number in two pieces; its value, unit and end.
fn joined(text: &[char], digits: &str, unit: Option<&unit::Found>, rare: bool) -> Option<(String, String, usize)> {
    let unit = unit.filter(|unit| at(text, unit.end).is_ascii_digit())?;
    let (more, after) = number(text, unit.end);
    let more = more?.digits;
    // 1小时40分 in minutes, 3分20秒 in seconds
    let small = match (unit.unit.as_str(), at(text, after)) {
        ("小时", '分') => "分钟",
        ("分" | "分钟", '秒') => "秒",
        _ => "",
    };
    if !small.is_empty() {
        let sum = u64::from(whole(digits)?) * 60 + u64::from(whole(&more).filter(|more| *more < 60)?);
        return Some((written(sum), small.to_owned(), after + 1 + usize::from(at(text, after + 1) == '钟')));
    }
    let second = unit::unit(text, after, rare)?;
    let places = match (unit.unit.as_str(), second.unit.chars().next()?) {
        ("亿", '万') => 4,
        ("万", '千') => 1,
        ("万", c) if !matches!(c, '万' | '亿' | '百' | '%') => 4,
        _ => return None,
    };
    let whole = digits.bytes().chain(more.bytes()).all(|byte| byte.is_ascii_digit());
    (whole && more.len() <= places).then(|| {
        let zeros = "0".repeat(places - more.len());
        ([digits, &zeros, &more].concat(), second.unit, second.end)
    })
}

/// 城乡收入比1.78:1, 生师比13.6:1.
fn to_one(text: &[char], start: usize) -> Option<Amount> {
    let digits = text[start..].iter().take(6).take_while(|c| c.is_ascii_digit() || **c == '.').count();
    let end = start + digits;
    let one = at(text, end) == ':'
        && at(text, end + 1) == '1'
        && !at(text, end + 2).is_ascii_digit()
        && at(text, end + 2) != '.';
    if !one || before(text, end) == '.' {
        return None;
    }
    let left = &text[start.saturating_sub(12)..start];
    let left = without_end(left, "为 达 达到 是 约 到 至 缩小 扩大 降 升 提高 下降 上升 优化 调整");
    last_of(left, "比 比值 比例 比价").map(|_| Amount::new(start, end, string(&text[start..end])))
}

/// The other end of a range that begins at `start`: its value, the unit of
/// both, and where it ends.
fn range(text: &[char], start: usize, end: usize, unit: Option<&str>, rare: bool) -> Option<(String, String, usize)> {
    let mark = first_of(text.get(end..)?, RANGE)?;
    if matches!(mark, "至" | "到") && matches!(before(text, start), '从' | '由' | '自') {
        return None;
    }
    let next = end + length(mark);
    if !at(text, next).is_ascii_digit() {
        return None;
    }
    let (found, after) = number(text, next);
    let found = found?;
    let second = unit::unit(text, after, rare)?;
    let upper = found.digits.strip_prefix('-').unwrap_or(&found.digits);
    match unit {
        // 10万至30万元
        Some(unit) if !second.unit.starts_with(unit) => {
            // 5000元至1万元: both in 元.
            let larger = second.unit.strip_prefix('万') == Some(unit) && !upper.contains('.');
            larger.then(|| ([upper, "0000"].concat(), unit.to_owned(), second.end))
        }
        _ => Some((upper.to_owned(), second.unit, second.end)),
    }
}

/// 成 behind digits: 3成, 三成五.
fn tenths(text: &[char], start: usize, digits: &str) -> Option<(String, usize)> {
    if at(text, start) != '成' || digits.len() != 1 {
        return None;
    }
    let rest = &text[start + 1..];
    if first_of(rest, "立 功 为 果 员 本 熟 长 绩 交 效 都 品 型 片 人 套 建 就 分").is_some() {
        return None;
    }
    let half = digit(at(text, start + 1)).filter(|_| !unit_follows(text, start + 2));
    Some(match half {
        Some(half) => ([digits, &written(half)].concat(), start + 2),
        None => ([digits, "0"].concat(), start + 1),
    })
}

fn unit_follows(text: &[char], start: usize) -> bool {
    unit::unit(text, start, false).is_some()
}

/// Reads what begins with the numeral character at `start`.
pub(super) fn in_words(text: &[char], start: usize) -> Read {
    let skip = Read::Skip(run_end(text, start).max(start + 1));
    let rest = &text[start..];
    if starts(rest, "一半") {
        const SAID: &str = "占 占了 占到 占据 超 超过 近 不足 不到 约 达 达到 过 将近 接近 为 有 完成 完成了 减少 减少了 下降 下降了 降低 降低了 缩短 缩短了 节省 节省了 节约 节约了 压缩 压缩了 增加 增加了 提高 提高了 提升 提升了 少 少了";
        let said = last_of(&text[start.saturating_sub(4)..start], SAID).is_some();
        return if said || qualifier::after(&rest[2..]).is_some() { half(text, start) } else { Read::Skip(start + 2) };
    }
    if starts(rest, "百分之") {
        let Some(found) = numeral(text, start + 3) else { return Read::Skip(start + 3) };
        if starts(&text[start + 3..], "百") || !found.multiple.is_empty() {
            return Read::Skip(start + 4);
        }
        let mut amount = Amount::new(start, found.end, found.digits);
        (amount.unit, amount.in_words) = ("%".to_owned(), true);
        return finish(text, amount);
    }
    let Some(found) = numeral(text, start) else { return skip };
    if starts(&text[found.end..], "分之") {
        // 十万分之七 has no short decimal value.
        let ten_thousandth = !found.multiple.is_empty();
        return if ten_thousandth {
            Read::Skip(found.end + 2)
        } else {
            fraction(text, start, &found.digits, found.end + 2)
        };
    }
    let mut amount = Amount::new(start, found.end, found.digits);
    amount.in_words = true;
    if is_upwards(&text[..start]) {
        (amount.qualifier, amount.word) = (Qualifier::AtLeast, Some((start - 1, start)));
    }
    if found.multiple.is_empty()
        && let Some((value, end)) = tenths(text, found.end, &amount.value)
    {
        (amount.value, amount.end, amount.unit) = (value, end, "%".to_owned());
        return finish(text, amount);
    }
    let rare = has_verb_of_counting(&text[..start]);
    let from = found.end - length(found.multiple);
    let unit = match unit::unit(text, from, rare) {
        Some(unit) => unit,
        None => return Read::Skip(found.end),
    };
    if unit.end <= found.end && !found.multiple.is_empty() {
        // 五万 alone is rarely a figure.
        return Read::Skip(found.end);
    }
    (amount.end, amount.unit) = (unit.end, unit.unit);
    if let Some(fuzzy) = unit.fuzzy {
        let at_ = (from..unit.end).find(|i| text[*i] == fuzzy).unwrap_or(unit.end - 1);
        (amount.qualifier, amount.word) = (Qualifier::Over, Some((at_, at_ + 1)));
    }
    if !traps::counts(text, &amount, found.multiple.is_empty()) {
        return Read::Skip(amount.end);
    }
    finish(text, amount)
}

/// 占比过半, 调撤率过半; 时间过半 is none.
pub(super) fn over_half(text: &[char], start: usize) -> Option<Amount> {
    let ended = matches!(at(text, start + 1), ',' | ';' | '。' | '、' | '\n' | ')');
    let share = last_of(&text[..start], "率过 比过 比重过 比例过 份额过 数过 量过 额过").is_some();
    (ended && share).then(|| {
        let mut amount = Amount::new(start, start + 1, "50".to_owned());
        (amount.unit, amount.in_words) = ("%".to_owned(), true);
        amount
    })
}

/// 一半, 半数.
pub(super) fn half(text: &[char], start: usize) -> Read {
    let mut amount = Amount::new(start, start + 2, "50".to_owned());
    (amount.unit, amount.in_words) = ("%".to_owned(), true);
    finish(text, amount)
}

/// 二分之一 is 50 %; 三分之一 has no decimal value.
fn fraction(text: &[char], start: usize, below: &str, from: usize) -> Read {
    let Some(above) = numeral(text, from) else { return Read::Skip(from) };
    let (Some(below), Some(top)) = (whole(below), whole(&above.digits)) else {
        return Read::Skip(above.end);
    };
    if below == 0 || top >= below || (u64::from(top) * 100) % u64::from(below) != 0 {
        return Read::Skip(above.end);
    }
    let mut amount = Amount::new(start, above.end, written(u64::from(top) * 100 / u64::from(below)));
    (amount.unit, amount.in_words) = ("%".to_owned(), true);
    finish(text, amount)
}

/// 翻番, 翻一番, 翻了两番.
pub(super) fn doubling(text: &[char], start: usize) -> Option<Amount> {
    let word = first_of(&text[start..], "翻番 翻了番 翻一番 翻了一番 翻两番 翻了两番 翻三番 翻了三番")?;
    let value = match word.chars().find(|c| matches!(c, '两' | '三')) {
        Some('两') => "300",
        Some(_) => "700",
        None => "100",
    };
    let mut amount = Amount::new(start, start + length(word), value.to_owned());
    (amount.unit, amount.in_words, amount.doubling) = ("%".to_owned(), true, true);
    if matches!(at(text, amount.end), '多' | '余') {
        (amount.qualifier, amount.word) = (Qualifier::Over, Some((amount.end, amount.end + 1)));
        amount.end += 1;
    }
    Some(amount)
}

/// The words behind the unit, and what makes it no figure after all.
fn finish(text: &[char], mut amount: Amount) -> Read {
    if amount.in_words && amount.unit == "%" && matches!(at(text, amount.end), '多' | '余') {
        (amount.qualifier, amount.word, amount.end) =
            (Qualifier::Over, Some((amount.end, amount.end + 1)), amount.end + 1);
    }
    if traps::is_none(text, &amount) || traps::is_attribute(text, &amount) {
        return Read::Skip(amount.end);
    }
    let rest = &text[amount.end.min(text.len())..];
    if let Some((found, word)) = qualifier::after(rest) {
        let (from, end) = (amount.end, amount.end + length(word));
        if traps::is_threshold(text, &amount, end) {
            return Read::Skip(end);
        }
        (amount.qualifier, amount.word, amount.end) = (found, Some((from, end)), end);
    }
    Read::Amount(amount)
}

/// A number without a unit that still says something: 收入比为1.87, 指数为102.3.
pub(super) fn is_index(text: &[char], amount: &Amount) -> bool {
    let next = at(text, amount.end);
    let mut left = &text[amount.start.saturating_sub(16)..amount.start];
    left = without_year(left);
    // 收入比由2.31缩小至2.06
    let begun = super::role::start(left).filter(|_| traps::is_start(&text[amount.end..]));
    let changes = begun.is_some();
    if is_han(next) && !changes || next.is_ascii_alphanumeric() || amount.value.len() > 7 {
        return false;
    }
    // 由0.31降至0.29: where that change ended.
    if let Some(word) = last_of(left, TO) {
        let number = |c: &&char| c.is_ascii_digit() || **c == '.';
        let before = &left[..left.len() - length(word)];
        let digits = before.iter().rev().take_while(number).count();
        if digits > 0 && super::role::start(without_year(&before[..before.len() - digits])).is_some() {
            return before[before.len() - digits..].contains(&'.') || last_of(left, "比 指数 系数").is_some();
        }
    }
    if let Some((subject, _)) = begun {
        left = subject;
    }
    left = without_end(left, "为 达 达到 是 至 到 约 升至 降至 约为 报 分别 分别为");
    // 低于全省平均0.11
    let decimal = amount.value.bytes().any(|byte| byte == b'.');
    let ended = matches!(next, ',' | ';' | '。' | '\n');
    if ended
        && decimal
        && last_of(left, "平均 全省 全市 全国 平均水平").is_some()
        && super::chars::has(left, "高于 低于 高出")
    {
        return true;
    }
    // 百万工时伤害率0.31
    if ends(left, "率") && decimal {
        return true;
    }
    last_of(left, "比 指数 系数 密度 中间价 汇率 分值 得分 评分 PMI").is_some()
        && !ends(left, "同比")
        && !ends(left, "环比")
        || last_of(left, "缩小 扩大 缩小了").is_some() && amount.value.bytes().any(|byte| byte == b'.')
}

/// 性别比由2010年的104.62: without the time of that.
fn without_year(left: &[char]) -> &[char] {
    let Some(rest) = left.strip_suffix(&['年', '的']) else { return left };
    let digits = rest.iter().rev().take_while(|c| c.is_ascii_digit()).count();
    if digits == 4 { &rest[..rest.len() - digits] } else { left }
}

fn has_verb_of_counting(left: &[char]) -> bool {
    let left = &left[left.len().saturating_sub(8)..];
    if last_of(
        traps::without_bound(left),
        "年限 车龄 船龄 工龄 教龄 楼龄 房龄 树龄 机龄 党龄 寿命 培训 培训班 讲座 沙龙 课堂 专栏 节目 简报 专刊",
    )
    .is_some()
    {
        return true;
    }
    last_of(
        left,
        "开行 课程 推出 开设 建成 新建 新增 改造 创建 完成 拥有 共 有 达 达到 到 至 累计 购置 救助 慰问 出栏 存栏 发行 超 超过 突破 约 近",
    )
    .is_some()
}
