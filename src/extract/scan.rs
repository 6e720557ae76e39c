//! Everything in a sentence that is a quantity, a time or a place among
//! others, from left to right.

use super::amount::{self, Amount, Read};
use super::chars::{at, before, find, first_of, is_han, last_of, length, starts};
use super::numeral::is_numeral;
use super::period::{self, Moment, Use};
use super::rank::{RankAt, ordinal, rank};

/// Something in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Mention {
    Amount(Amount),
    Moment(Moment),
    Rank(RankAt),
    /// An aside in brackets without figures.
    Aside(usize, usize),
}

impl Mention {
    pub(super) fn span(&self) -> (usize, usize) {
        match self {
            Self::Amount(amount) => (amount.start, amount.end),
            Self::Moment(moment) => (moment.start, moment.end),
            Self::Rank(rank) => (rank.start, rank.end),
            Self::Aside(start, end) => (*start, *end),
        }
    }
}

/// The longest aside, title and quoted name that is looked for.
const ASIDE: usize = 40;
const TITLE: usize = 60;
const NAME: usize = 16;

/// The mentions of `text[start..end]`.
pub(super) fn scan(text: &[char], start: usize, end: usize) -> Vec<Mention> {
    let text = &text[..end];
    let mut scan = Scan { text, at: start, clause: start, found: Vec::new(), bare: Vec::new() };
    while scan.at < end {
        let next = scan.step();
        scan.at = next.clamp(scan.at + 1, end);
    }
    scan.found
}

struct Scan<'t> {
    text: &'t [char],
    at: usize,
    /// Where the clause began.
    clause: usize,
    found: Vec<Mention>,
    /// Numbers whose unit may follow.
    bare: Vec<Amount>,
}

impl Scan<'_> {
    /// Reads what is at the place; where to go on.
    fn step(&mut self) -> usize {
        let (text, here) = (self.text, self.at);
        let c = text[here];
        match c {
            ',' | ';' | ':' => self.clause = here + 1,
            '《' => return self.closed('》', TITLE).unwrap_or(here + 1),
            '“' => {
                let end = self.closed('”', NAME).unwrap_or(here + 1);
                // “十三五”期间
                if before(text, end) == '”'
                    && at(text, end.saturating_sub(2)) == '五'
                    && let Some(word) = first_of(&text[end..], "期间 时期 以来 五年 五年来")
                {
                    let end = end + length(word);
                    let (year, part, used) = (period::Year::Running, period::Part::Year, Use::Several);
                    self.found.push(Mention::Moment(Moment { start: here, end, year, part, used }));
                    return end;
                }
                return end;
            }
            '(' => return self.aside(),
            _ => {}
        }
        if c.is_ascii_digit() {
            return self.digits();
        }
        if c == '第' {
            return self.ordinal();
        }
        if matches!(c, '首' | '榜' | '冠')
            && let Some(found) = rank(text, here, self.clause)
        {
            let end = found.end;
            self.found.push(Mention::Rank(found));
            return end;
        }
        if c == '翻'
            && let Some(found) = amount::doubling(text, here)
        {
            return self.amount(found);
        }
        if (is_numeral(c) || matches!(c, '今' | '去' | '上' | '下' | '本' | '当' | '前' | '全' | '年' | '首'))
            && let Some(next) = self.moment()
        {
            return next;
        }
        if c == '半'
            && let Some(found) = amount::over_half(text, here)
        {
            return self.amount(found);
        }
        if is_numeral(c) || c == '半' && self::at(text, here + 1) == '数' {
            let read = if c == '半' { amount::half(text, here) } else { amount::in_words(text, here) };
            return match read {
                Read::Amount(found) => self.amount(found),
                Read::Bare(found) => found.end,
                Read::Skip(end) => end,
            };
        }
        here + 1
    }

    /// Beyond a name in brackets of a kind, when it is short and holds no clause.
    fn closed(&self, close: char, most: usize) -> Option<usize> {
        let rest = &self.text[self.at..];
        let end = rest.iter().take(most).position(|c| *c == close)?;
        let quiet = close == '》' || !rest[..end].iter().any(|c| matches!(c, ',' | '。' | ':'));
        quiet.then_some(self.at + end + 1)
    }

    fn aside(&mut self) -> usize {
        let here = self.at;
        let rest = &self.text[here..];
        // 比全国平均水平（5.2%）高: of what is compared with.
        let reference = last_of(&self.text[..here], "平均水平 同期水平 平均 同期").is_some();
        if let Some(close) = rest.iter().take(ASIDE).position(|c| *c == ')')
            && (!has_figure(&rest[..close]) || reference && is_han(at(rest, close + 1)))
        {
            self.found.push(Mention::Aside(here, here + close + 1));
            return here + close + 1;
        }
        self.clause = here + 1;
        here + 1
    }

    fn moment(&mut self) -> Option<usize> {
        let here = self.at;
        let left = before(self.text, here);
        let c = self.text[here];
        // 目前年, 以上年, 以下半, 3年末.
        if matches!((left, c), ('目' | '以' | '此' | '提', _))
            || c == '年' && (is_numeral(left) || left.is_ascii_digit() || left == '近')
        {
            return None;
        }
        let found = period::moment(self.text, here)?;
        if found.used == Use::None && period::is_compared(&self.text[..here]) {
            return Some(found.end);
        }
        self.found.push(Mention::Moment(found));
        Some(found.end)
    }

    fn digits(&mut self) -> usize {
        let (text, here) = (self.text, self.at);
        if !matches!(before(text, here), '.' | '-')
            && let Some(next) = self.moment()
        {
            self.bare.clear();
            return next;
        }
        match amount::in_digits(text, here) {
            Read::Amount(found) => self.amount(found),
            Read::Skip(end) => {
                self.bare.clear();
                end
            }
            Read::Bare(found) if amount::is_index(text, &found) || self.goes_on(&found) => self.amount(found),
            Read::Bare(found) => {
                let end = found.end;
                if self.bare.last().is_some_and(|last| !joins(text, last.end, found.start)) {
                    self.bare.clear();
                }
                let continues =
                    matches!(at(text, end), '、' | '和' | '与' | '及' | '或') || starts(&text[end..], "以及");
                let listed = !is_list_number(text, &found);
                if continues && listed {
                    self.bare.push(found)
                } else {
                    self.bare.clear()
                }
                end
            }
        }
    }

    /// 指数分别为2.41和2.56: a number beside one without a unit.
    fn goes_on(&self, number: &Amount) -> bool {
        let next = at(self.text, number.end);
        matches!(next, '、' | '和' | '与' | ',' | ';' | '。' | '\n')
            && matches!(self.found.last(), Some(Mention::Amount(last)) if last.unit.is_empty() && joins(self.text, last.end, number.start))
    }

    fn ordinal(&mut self) -> usize {
        let (text, here) = (self.text, self.at);
        if let Some(next) = self.moment() {
            return next;
        }
        // 分别居第2、第3和第4位
        if let Some(Mention::Rank(last)) = self.found.last()
            && joins(text, last.end, here)
            && let Some((place, end)) = ordinal(text, here)
        {
            let end = end + usize::from(matches!(at(text, end), '位' | '名'));
            let next = RankAt { start: here, end, place, verb: here, among: last.among.clone(), years: None };
            self.found.push(Mention::Rank(next));
            return end;
        }
        if let Some(found) = rank(text, here, self.clause) {
            let end = found.end;
            self.found.push(Mention::Rank(found));
            return end;
        }
        let Some((_, mut end)) = ordinal(text, here) else { return here + 1 };
        // 第一、二、三产业
        while at(text, end) == '、' && is_numeral(at(text, end + 1)) && !is_numeral(at(text, end + 2)) {
            end += 2;
        }
        end
    }

    /// Adds a quantity and those that share its unit.
    fn amount(&mut self, found: Amount) -> usize {
        let end = found.end;
        let joined = self.bare.last().is_some_and(|last| joins(self.text, last.end, found.start));
        for mut bare in std::mem::take(&mut self.bare) {
            if joined {
                bare.unit.clone_from(&found.unit);
                bare.shared = true;
                self.found.push(Mention::Amount(bare));
            }
        }
        // 1.9个和1.7个百分点, 3.2亿、5.1亿千瓦时
        let mut start = found.start;
        for mention in self.found.iter_mut().rev() {
            let Mention::Amount(last) = mention else { break };
            let part =
                matches!(last.unit.as_str(), "万" | "亿" | "万亿") || found.unit == "个百分点" && last.unit == "个";
            let base = found.unit.strip_prefix(last.unit.as_str());
            if !part || base.is_none_or(str::is_empty) || !joins(self.text, last.end, start) {
                break;
            }
            last.unit.clone_from(&found.unit);
            last.shared = true;
            start = last.start;
        }
        self.found.push(Mention::Amount(found));
        end
    }
}

/// Whether only a joint stands between two places.
fn joins(text: &[char], end: usize, start: usize) -> bool {
    let between = &text[end.min(start)..start];
    first_of(between, "、 和 与 及 以及 或").is_some_and(|word| length(word) == between.len())
}

/// 1、 at the start of a line.
fn is_list_number(text: &[char], number: &Amount) -> bool {
    matches!(before(text, number.start), '\n' | '。') && number.value.len() < 3
}

fn has_figure(aside: &[char]) -> bool {
    let digits = aside.iter().any(char::is_ascii_digit);
    let words = aside.windows(2).any(|pair| is_numeral(pair[0]) && matches!(pair[1], '家' | '成' | '个' | '户'));
    // (2023—2025年), (5G) and the like say no figure.
    (digits || words)
        && (find(aside, "年").is_none() || aside.iter().any(|c| matches!(c, '%' | '元' | '家' | '万')))
        && aside.iter().any(|c| is_han(*c) || *c == '%')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::chars::{canonical_text, string};

    fn amounts(text: &str) -> Vec<String> {
        let text = canonical_text(text);
        let scanned = scan(&text, 0, text.len());
        let amounts = scanned.iter().filter_map(|mention| match mention {
            Mention::Amount(amount) => Some(
                [
                    string(&text[amount.start..amount.end]),
                    "=".to_owned(),
                    amount.value.clone(),
                    amount.upper.as_ref().map_or(String::new(), |upper| ["~", upper].concat()),
                    amount.unit.clone(),
                ]
                .concat(),
            ),
            _ => None,
        });
        amounts.collect()
    }

    #[test]
    fn quantities_are_found() {
        for (text, wanted) in [
            ("生产总值1331.4亿元，增长7.9%", vec!["1331.4亿元=1331.4亿元", "7.9%=7.9%"]),
            ("分别领先1.9和1.7个百分点", vec!["1.9=1.9个百分点", "1.7个百分点=1.7个百分点"]),
            ("占20%以上", vec!["20%以上=20%"]),
            ("有100多家", vec!["100多家=100家"]),
            ("企业三十六家", vec!["三十六家=36家"]),
            ("近三成", vec!["三成=30%"]),
            ("超七成五", vec!["七成五=75%"]),
            ("百分之二十", vec!["百分之二十=20%"]),
            ("四分之三的企业", vec!["四分之三=75%"]),
            ("增长5—7%", vec!["5—7%=5~7%"]),
            ("在20%至30%之间", vec!["20%至30%=20~30%"]),
            ("招录5—7家", vec!["5—7家=5~7家"]),
            ("道路85条63公里", vec!["85条=85条", "63公里=63公里"]),
            ("产值翻一番", vec!["翻一番=100%"]),
            ("投资500万元以上项目120个", vec!["120个=120个"]),
            ("降至-3.1%", vec!["-3.1%=-3.1%"]),
            ("新增二十多家企业", vec!["二十多家=20家"]),
            ("投入五亿元", vec!["五亿元=5亿元"]),
            ("收入比为1.87，", vec!["1.87=1.87"]),
            ("参与人数3万余人次", vec!["3万余人次=3万人次"]),
        ] {
            assert_eq!(amounts(text), wanted, "{text}");
        }
    }

    #[test]
    fn names_dates_and_ordinals_are_not() {
        for text in [
            "“十四五”规划",
            "三年行动计划",
            "出台8条措施",
            "“双千”工程",
            "5G基站",
            "COVID-19",
            "2023年9月30日",
            "第三批",
            "首个",
            "齐鲁二号、三号卫星",
            "四大班子",
            "两会",
            "一带一路",
            "一批项目",
            "一个平台",
            "一次会议",
            "95后",
            "世界500强企业",
            "2号线",
            "电话0531-88888888",
            "12345热线",
            "《规划(2023—2027)》",
            "(2023—2025年)",
            "1.提高认识",
            "一、总体要求",
            "第3条第2款",
            "9:30开始",
            "PM2.5",
            "7×24小时",
            "“1+6+N”体系",
            "三区三线",
            "4A级景区",
            "近三年",
            "5年来",
            "两个方面",
            "三个阶段",
            "“三步走”",
            "十分重要",
            "万元地区生产总值",
            "亿元以上",
            "百强县",
            "千亿级产业",
            "三维模型",
            "3D打印",
            "985高校",
            "30日",
            "0—3岁",
            "15分钟生活圈",
            "24小时内",
            "前10位",
            "每万人",
            "三分之一",
            "统一",
            "四川",
            "八一",
            "百分之百努力",
            "60岁以上老人",
            "5部门联合印发",
        ] {
            assert_eq!(amounts(text), [""; 0], "{text}");
        }
    }
}
