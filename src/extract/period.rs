//! Dates and periods as an article words them.

use super::chars::{at, before, ends, first_of, length, start_length, starts};
use super::number::written;
use super::numeral::digit;

/// The part of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Year,
    Half(u8),
    Quarter(u8),
    /// From the first quarter to this one.
    Quarters(u8),
    Month(u8),
    /// From the first month to the second.
    Months(u8, u8),
    Day(u8, u8),
}

impl Part {
    /// In which it ends; none for a year.
    pub(super) const fn last_month(self) -> Option<u8> {
        match self {
            Self::Year => None,
            Self::Half(half) => Some(6 * half),
            Self::Quarter(quarter) | Self::Quarters(quarter) => Some(3 * quarter),
            Self::Month(month) | Self::Months(_, month) | Self::Day(month, _) => Some(month),
        }
    }
}

/// Which year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Year {
    Said(u16),
    /// Years after the running one: 0 for 今年, -1 for 去年.
    Relative(i8),
    /// Not said: 前三季度.
    Running,
}

/// What a stretch of time is used for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Use {
    /// The time of the figures beside it.
    Time,
    /// A plan: 到2025年.
    Plan,
    /// Several years, which are no period: 五年来, 2019—2023年.
    Several,
    /// Of a time that is not told here: （上年同期1.5亿元）.
    Former,
    /// Not the time of a figure: 在2020年的基础上.
    None,
}

/// A stretch of time in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Moment {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) year: Year,
    pub(super) part: Part,
    pub(super) used: Use,
}

const RELATIVE: [(&str, i8); 10] = [
    ("今年", 0),
    ("本年", 0),
    ("当年", 0),
    ("去年", -1),
    ("上年", -1),
    ("上一年", -1),
    ("前年", -2),
    ("全年", 0),
    ("本年度", 0),
    ("上年度", -1),
];

/// The moment that begins at `start`, which is not inside a number.
pub(super) fn moment(text: &[char], start: usize) -> Option<Moment> {
    if let Some(end) = several(text, start) {
        return Some(Moment { start, end, year: Year::Running, part: Part::Year, used: Use::Several });
    }
    let (year, after) = year_at(text, start);
    let (part, mut end) = match part_at(text, after, year != Year::Running) {
        Some(found) => found,
        None if year == Year::Running => return None,
        None => (Part::Year, after),
    };
    if after == start && part == Part::Year {
        return None;
    }
    if let Some(tail) = first_of(&text[end..], "以来 期间 全年 度以来 度 份 起") {
        end += length(tail);
    }
    let used = usage(text, start, end, year);
    // A distance to a former time is no time of its own: 比2019年增长.
    // 2022年与2023年分别 are two times.
    let pair = before(text, start) == '与' && starts(&text[end..], "分别");
    if used == Use::Time && !pair && is_compared(&text[..start]) {
        return Some(Moment { start, end, year, part, used: Use::None });
    }
    Some(Moment { start, end, year, part, used })
}

/// Where several years end that are told as one time.
fn several(text: &[char], start: usize) -> Option<usize> {
    let (number, end) = small(text, start, 4)?;
    // 2019—2023年, 2019年至2023年
    let joint = end + usize::from(at(text, end) == '年');
    if (1900..=2100).contains(&number)
        && end == start + 4
        && matches!(at(text, joint), '—' | '-' | '~' | '至' | '到')
        && let Some((last, after)) = small(text, joint + 1, 4)
        && after == joint + 5
        && last > number
        && at(text, after) == '年'
    {
        return Some(after + 1);
    }
    if !(2..=60).contains(&number) || at(text, end) != '年' {
        return None;
    }
    let rest = &text[end + 1..];
    // 五年累计, at the start of a clause
    let opens = matches!(before(text, start), ',' | ';' | '。' | '\n');
    if opens && first_of(rest, "累计 共 年均").is_some() {
        return Some(end + 1);
    }
    if let Some(word) = first_of(rest, "来 多来 间").filter(|_| first_of(rest, "来自 来源 间接").is_none()) {
        return Some(end + 1 + length(word));
    }
    (last_is(&text[start.saturating_sub(3)..start], "近 过去 过去的 最近 这 此前")
        && !rest.first().is_some_and(|c| matches!(c, '内' | '级' | '期' | '前' | '后')))
    .then_some(end + 1)
}

/// Whether a time that stands after `text` is what something is compared with.
pub(super) fn is_compared(text: &[char]) -> bool {
    const THAN: [&str; 13] =
        ["比", "较", "与", "同", "比起", "对比", "相对", "高于", "低于", "多于", "少于", "快于", "慢于"];
    THAN.iter().any(|word| ends(text, word)) && !ends(text, "同比")
}

fn usage(text: &[char], start: usize, end: usize, year: Year) -> Use {
    let head = &text[start.saturating_sub(8)..start];
    if matches!(at(text, end), '-' | '—' | '~') && (at(text, end + 1).is_ascii_digit()) {
        return Use::None;
    }
    // 创2021年以来新高, 为1998年以来第二高
    if ends(&text[..end], "以来")
        && first_of(&text[end..], "新高 新低 最 第 同期 历史 次高 次低 单月 单日 单季 的 首次").is_some()
        || ends(head, "创")
    {
        return Use::None;
    }
    if ends(head, "近") || ends(head, "在") && starts(&text[end..], "的基础上") {
        return Use::None;
    }
    // 10月1日至7日
    let day = |at_: usize| matches!(before(text, at_), '日' | '号');
    let to = |c: char| matches!(c, '至' | '到' | '-' | '—' | '~');
    if day(end) && to(at(text, end)) && at(text, end + 1).is_ascii_digit()
        || to(before(text, start)) && day(start.saturating_sub(1))
    {
        return Use::None;
    }
    let opens = matches!(before(text, start), ',' | ';' | '。' | '(' | '\n' | '而' | '但');
    if opens && matches!(year, Year::Relative(-1)) && starts(&text[end..], "同期") {
        return Use::Former;
    }
    // 恢复至2019年同期的118.6%: the time of what it is compared with; 1992年批准设立 is history.
    if starts(&text[end..], "同期")
        || first_of(&text[end..], "零时 召开 举行 举办 拍摄").is_some()
        || is_founded(&text[end..])
        || last_is(head, "创办于 成立于 创建于 始建于 建于 生于 创立于 创刊于 设立于")
        || ends(&text[..end], "起") && first_of(&text[end..], "施行 实施 正式施行 正式实施").is_some()
    {
        return Use::None;
    }
    // 由上年的486家增至, 是上年的两倍: the time of another figure.
    if at(text, end) == '的' && (last_is(head, "由 从 自 到 是 为 至") || at(text, end + 1).is_ascii_digit()) {
        return Use::None;
    }
    let until = (ends(head, "到") || ends(head, "至") && !ends(head, "截至")) && !ends(head, "达到");
    if until && matches!(year, Year::Said(_)) && before(text, start - 1) != '年' {
        return Use::Plan;
    }
    Use::Time
}

/// Whether something began to exist then, and no figure stands beside it.
fn is_founded(rest: &[char]) -> bool {
    let clause = rest.iter().take(24).position(|c| matches!(c, ',' | ';' | '。' | '的' | '\n')).unwrap_or(0);
    super::chars::has(&rest[..clause], "成立 设立 创建 始建 创办 建校 建院 建园 组建 挂牌")
        && !rest[..clause].iter().any(|c| digit(*c).is_some())
}

fn last_is(text: &[char], words: &'static str) -> bool {
    super::chars::last_of(text, words).is_some()
}

/// The year at `start`, and where it ends.
fn year_at(text: &[char], start: usize) -> (Year, usize) {
    if let Some((number, end)) = small(text, start, 4)
        && end == start + 4
        && (1900..=2100).contains(&number)
    {
        if at(text, end) == '年' && !starts(&text[end..], "年龄") {
            return (Year::Said(number), end + 1);
        }
        // 2023-09-30, 2023/9
        if iso(text, end).is_some() {
            return (Year::Said(number), end);
        }
    }
    if digit(at(text, start)).is_some() {
        let digits = || text[start..].iter().take(5).map_while(|c| digit(*c));
        if at(text, start + 4) == '年' && digits().count() == 4 {
            let number = digits().fold(0, |sum, d| sum * 10 + d);
            if (1900..=2100).contains(&number) {
                return (Year::Said(number as u16), start + 5);
            }
        }
    }
    if !matches!(at(text, start + 1), '年' | '一') {
        return (Year::Running, start);
    }
    let relative = RELATIVE.iter().filter(|(word, _)| starts(&text[start..], word)).max_by_key(|(word, _)| word.len());
    if let Some((word, years)) = relative
        && !starts(&text[start..], "全年龄")
    {
        return (Year::Relative(*years), start + length(word));
    }
    (Year::Running, start)
}

/// The part of a year at `start`, and where it ends.
fn part_at(text: &[char], start: usize, has_year: bool) -> Option<(Part, usize)> {
    let rest = &text[start..];
    // 2023年全年
    let skipped = if has_year { start_length(rest, "的 全年 度") } else { 0 };
    let rest = &rest[skipped..];
    let start = start + skipped;
    // Most numbers are no quarters.
    if let ['1'..='4', '季', ..] | ['上' | '下', '半', ..] | ['前' | '第' | '首' | '一' | '二' | '三' | '四', ..] = rest
    {
        // 第1季度
        if let ['第', number @ '1'..='4', '季', ..] = rest {
            let year = starts(&rest[3..], "度");
            return Some((Part::Quarter(*number as u8 - b'0'), start + 3 + usize::from(year)));
        }
        for (word, part) in WORDS {
            if starts(rest, word) {
                return Some((part, start + length(word)));
            }
        }
    }
    if has_year {
        for (word, part) in ENDS {
            if starts(rest, word) {
                return Some((part, start + length(word)));
            }
        }
        if let Some(found) = iso(text, start) {
            return Some(found);
        }
    } else {
        for (word, part) in [("年末", Part::Month(12)), ("年底", Part::Month(12))] {
            if starts(rest, word) && !is_compared(&text[..start]) {
                return Some((part, start + length(word)));
            }
        }
    }
    if let Some(found) = months(text, start) {
        return Some(found);
    }
    // 前11个月, 前三个月
    if starts(rest, "前") || starts(rest, "1至") {
        let (number, end) = small(text, start + 1, 2)?;
        let tail = first_of(&text[end..], "个月 月")?;
        return (2..=12).contains(&number).then_some((Part::Months(1, number as u8), end + length(tail)));
    }
    None
}

const WORDS: [(&str, Part); 24] = [
    ("上半年", Part::Half(1)),
    ("下半年", Part::Half(2)),
    ("前三季度", Part::Quarters(3)),
    ("前3季度", Part::Quarters(3)),
    ("前三个季度", Part::Quarters(3)),
    ("前三季", Part::Quarters(3)),
    ("前两季度", Part::Half(1)),
    ("前二季度", Part::Half(1)),
    ("前两个季度", Part::Half(1)),
    ("第一季度", Part::Quarter(1)),
    ("第二季度", Part::Quarter(2)),
    ("第三季度", Part::Quarter(3)),
    ("第四季度", Part::Quarter(4)),
    ("一季度", Part::Quarter(1)),
    ("二季度", Part::Quarter(2)),
    ("三季度", Part::Quarter(3)),
    ("四季度", Part::Quarter(4)),
    ("首季", Part::Quarter(1)),
    ("1季度", Part::Quarter(1)),
    ("2季度", Part::Quarter(2)),
    ("3季度", Part::Quarter(3)),
    ("4季度", Part::Quarter(4)),
    ("一至三季度", Part::Quarters(3)),
    ("一到三季度", Part::Quarters(3)),
];

const ENDS: [(&str, Part); 4] =
    [("半年度", Part::Half(1)), ("末", Part::Month(12)), ("底", Part::Month(12)), ("年末", Part::Month(12))];

/// 9月, 9月30日, 1—9月, 9月末.
fn months(text: &[char], start: usize) -> Option<(Part, usize)> {
    let (first, mut end) = small(text, start, 2)?;
    if !(1..=12).contains(&first) {
        return None;
    }
    if at(text, end) == '月' && !matches!(at(text, end + 1), '-' | '—' | '~' | '至' | '到')
        || (at(text, end) == '月' && small(text, end + 2, 2).is_none_or(|(_, end)| at(text, end) != '月'))
    {
        end += 1;
        if let Some((day, after)) = small(text, end, 2)
            && matches!(at(text, after), '日' | '号')
            && (1..=31).contains(&day)
        {
            return Some((Part::Day(first as u8, day as u8), after + 1));
        }
        let tail = start_length(&text[end..], "份 末 底 上旬 中旬 下旬");
        return Some((Part::Month(first as u8), end + tail));
    }
    let joint = at(text, end) == '月';
    let after = end + usize::from(joint);
    if !matches!(at(text, after), '-' | '—' | '~' | '至' | '到') {
        return None;
    }
    let (last, after) = small(text, after + 1, 2)?;
    // 1—3季度
    if first == 1 && !joint && starts(&text[after..], "季度") {
        let part = match last {
            2 => Part::Half(1),
            3 => Part::Quarters(3),
            4 => Part::Year,
            _ => return None,
        };
        return Some((part, after + 2));
    }
    if at(text, after) != '月' || !(first..=12).contains(&last) {
        return None;
    }
    let tail = start_length(&text[after + 1..], "份 末 底");
    Some((Part::Months(first as u8, last as u8), after + 1 + tail))
}

/// -09-30 after a year.
fn iso(text: &[char], start: usize) -> Option<(Part, usize)> {
    let mark = at(text, start);
    if !matches!(mark, '-' | '/' | '.') {
        return None;
    }
    let (month, end) = small(text, start + 1, 2).filter(|(month, _)| (1..=12).contains(month))?;
    if at(text, end) != mark {
        return (mark == '-').then_some((Part::Month(month as u8), end));
    }
    let (day, end) = small(text, end + 1, 2).filter(|(day, _)| (1..=31).contains(day))?;
    Some((Part::Day(month as u8, day as u8), end))
}

/// A number of at most `most` ASCII digits, or a short Chinese one.
fn small(text: &[char], start: usize, most: usize) -> Option<(u16, usize)> {
    let digits = text.get(start..)?.iter().take(most + 1).take_while(|c| c.is_ascii_digit()).count();
    if digits > most {
        return None;
    }
    if digits > 0 {
        let number = text[start..start + digits].iter().fold(0, |sum, c| sum * 10 + (*c as u16 - '0' as u16));
        return Some((number, start + digits));
    }
    let found = super::numeral::numeral(text, start).filter(|found| found.end <= start + 3)?;
    Some((u16::try_from(super::number::whole(&found.digits)?).ok()?, found.end))
}

/// The canonical form in `year`; none for days that no calendar has.
pub(super) fn canonical(year: u16, part: Part) -> Option<String> {
    let two = |number: u8| [char::from(b'0' + number / 10), char::from(b'0' + number % 10)].iter().collect::<String>();
    let tail = match part {
        Part::Year => String::new(),
        Part::Half(half) => ["-H", &written(half.into())].concat(),
        Part::Quarter(quarter) => ["-Q", &written(quarter.into())].concat(),
        Part::Quarters(quarter) => ["-Q1/Q", &written(quarter.into())].concat(),
        Part::Month(month) => ["-", &two(month)].concat(),
        Part::Months(first, last) => ["-", &two(first), "/", &two(last)].concat(),
        Part::Day(month, day) => ["-", &two(month), "-", &two(day)].concat(),
    };
    let text = [&written(year.into()), tail.as_str()].concat();
    crate::document::Period::parse(&text).map(|_| text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::chars::canonical_text;

    fn read(text: &str) -> Option<(Year, Part, usize)> {
        moment(&canonical_text(text), 0).map(|found| (found.year, found.part, found.end))
    }

    #[test]
    fn every_form_has_its_period() {
        for (text, period) in [
            ("2023年", "2023"),
            ("2023年度", "2023"),
            ("2023年全年", "2023"),
            ("2023年以来", "2023"),
            ("二〇二三年", "2023"),
            ("２０２３年", "2023"),
            ("2023年上半年", "2023-H1"),
            ("2023年前三季度", "2023-Q1/Q3"),
            ("2023年一季度", "2023-Q1"),
            ("2023年第四季度", "2023-Q4"),
            ("2023年9月", "2023-09"),
            ("2023年9月末", "2023-09"),
            ("2023年12月份", "2023-12"),
            ("2023年1—9月", "2023-01/09"),
            ("2023年1-9月份", "2023-01/09"),
            ("2023年1至9月", "2023-01/09"),
            ("2023年1月至9月", "2023-01/09"),
            ("2023年1月—11月", "2023-01/11"),
            ("2023年前11个月", "2023-01/11"),
            ("2023年9月30日", "2023-09-30"),
            ("2023年末", "2023-12"),
            ("2023年底", "2023-12"),
            ("2023-09-30", "2023-09-30"),
            ("2023年十二月", "2023-12"),
        ] {
            let found = moment(&canonical_text(text), 0).expect(text);
            assert_eq!(found.end, text.chars().count(), "{text}");
            let Year::Said(year) = found.year else { panic!("{text}") };
            assert_eq!(canonical(year, found.part).as_deref(), Some(period), "{text}");
        }
    }

    #[test]
    fn years_that_are_not_said() {
        assert_eq!(read("前三季度"), Some((Year::Running, Part::Quarters(3), 4)));
        assert_eq!(read("去年同期"), Some((Year::Relative(-1), Part::Year, 2)));
        assert_eq!(read("今年上半年"), Some((Year::Relative(0), Part::Half(1), 5)));
        assert_eq!(read("9月末"), Some((Year::Running, Part::Month(9), 3)));
        assert_eq!(read("年末"), Some((Year::Running, Part::Month(12), 2)));
    }

    #[test]
    fn figures_are_no_dates() {
        for text in ["1331.4亿元", "113.3%", "2023家", "12个", "13月", "1.9", "2023.5亿元", "三家"] {
            let found = read(text);
            assert!(found.is_none(), "{text} {found:?}");
        }
    }
}
