//! A description in up to three levels, after Lundgard and Satyanarayan: what
//! the chart is; its extremes and comparisons; its trend, or what stands out.

use super::{figures, is_derived, series};
use crate::document::{Decimal, Dimension};
use crate::resolve::{Amount, Chart, Datum, Kind};
use crate::text::{Lang, group_digits};

/// A level has at most as many characters.
pub(super) const MOST: usize = 120;
/// A label in a description, in half ems.
const MOST_LABEL: usize = 32;
/// Names that are listed, in characters.
const MOST_LIST: usize = 48;

/// The levels, each a sentence of at most 120 characters; the author's own
/// alternative text stands for the first. One that has nothing to say is left
/// out. In the page this, and all it needs, is a part of its own that comes
/// when readers see the chart.
#[inline(never)]
pub fn levels(chart: &Chart) -> Vec<String> {
    let mut levels = if chart.kind.is_series() { series::levels(chart) } else { figures::levels(chart) };
    if let Some(alt) = &chart.alt {
        levels[0].clone_from(alt);
    }
    levels.retain(|level| !level.is_empty());
    levels
}

/// What the chart is: its name for those who listen.
pub fn name(chart: &Chart) -> String {
    levels(chart).into_iter().next().unwrap_or_default()
}

/// The same, and what the picture's [`takeaway`] does not say already.
pub fn alt_beside_takeaway(chart: &Chart) -> String {
    if chart.takeaway.is_some() { alt(chart) } else { name(chart) }
}

/// All levels: what a picture says to those who do not see it.
pub fn alt(chart: &Chart) -> String {
    levels(chart).join(chart.lang.say("| "))
}

/// The author's takeaway, or what was found in the data; where bounds leave
/// nothing certain to find, what the chart is.
pub fn takeaway(chart: &Chart) -> String {
    if let Some(takeaway) = &chart.takeaway {
        return takeaway.clone();
    }
    if chart.data.iter().all(|datum| datum.amount.is_none()) {
        return chart.lang.say("暂无数据。|No data.").to_owned();
    }
    match levels(chart).get(1..) {
        Some(found) if !found.is_empty() => found.join(chart.lang.say("| ")),
        _ => name(chart),
    }
}

/// What a level says, clause by clause: one that has no room is left out as a
/// whole, so that no number is ever cut.
pub(super) struct Sentence {
    text: String,
    pub(super) lang: Lang,
    /// What is counted where several are equal.
    pub(super) equals: &'static str,
}

impl Sentence {
    pub(super) fn new(lang: Lang) -> Self {
        Self { text: String::new(), lang, equals: "项并列|" }
    }

    pub(super) fn text(&self) -> &str {
        &self.text
    }

    pub(super) fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Adds a clause, behind `joint` where others stand before it. Whether
    /// there was room.
    #[inline(never)]
    pub(super) fn add(&mut self, joint: &'static str, parts: &[&str]) -> bool {
        let joint = if self.text.is_empty() { "" } else { self.lang.say(joint) };
        let longer = [&self.text, joint, &parts.concat()].concat();
        let fits = longer.chars().count() < MOST;
        if fits {
            self.text = longer;
        }
        fits
    }

    /// The same where there is room for `rest` behind it, too.
    #[inline(never)]
    pub(super) fn add_before(&mut self, joint: &'static str, parts: &[&str], rest: &[&str]) -> bool {
        let before = self.text.clone();
        let fits = self.add(joint, parts);
        let both = self.text.clone();
        let fits = fits && self.add("，|, ", rest);
        self.text = if fits { both } else { before };
        fits
    }

    /// Names, as many as have room; then how many there are. `more` is what
    /// stands around the number: 等, 项.
    #[inline(never)]
    pub(super) fn list(&mut self, joint: &'static str, names: &[String], count: [&'static str; 2]) {
        let (mut out, mut told) = (String::new(), 0);
        for name in names {
            let longer = [out.as_str(), if told > 0 { self.lang.say("、|, ") } else { "" }, &short(name)].concat();
            if told > 0 && longer.chars().count() > MOST_LIST {
                break;
            }
            (out, told) = (longer, told + 1);
        }
        let number = if self.lang == Lang::En { names.len() - told } else { names.len() };
        let more = [self.lang.say(count[0]), &number.to_string(), self.lang.say(count[1])].concat();
        self.add(joint, &[&out, if told < names.len() { &more } else { "" }]);
    }

    /// The whole sentence; empty without a clause.
    #[inline(never)]
    pub(super) fn done(mut self) -> String {
        if !self.text.is_empty() {
            self.text += self.lang.say("。|.");
        }
        self.text
    }
}

/// A label that has room: cut before a number with its 万 or 亿 rather than in
/// it, and before a character that is written in several.
#[inline(never)]
pub(super) fn short(label: &str) -> String {
    // The sign of a correction is for those who see the note.
    let label = label.trim_end_matches(['＊', '*']);
    let chars: Vec<char> = label.chars().collect();
    let (mut end, mut wide) = (0, 0);
    for c in &chars {
        wide += if c.is_ascii() { 1 } else { 2 };
        end += usize::from(wide < MOST_LABEL);
    }
    if wide <= MOST_LABEL {
        return label.to_owned();
    }
    while end > 0 && (in_number(chars[end]) && in_number(chars[end - 1]) || joins(chars[end - 1], chars[end])) {
        end -= 1;
    }
    chars[..end].iter().chain(&['…']).collect()
}

fn in_number(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '.' | ',' | '%' | '-' | '−' | '/' | '万' | '亿' | '萬' | '億')
}

/// Whether a character is written with the one before it, or ends with a space.
fn joins(before: char, c: char) -> bool {
    let mark = |c: char| matches!(c as u32, 0x300..=0x36f | 0x200d | 0xfe00..=0xfe0f | 0x1f3fb..=0x1f3ff);
    before == ' ' || mark(before) && before as u32 == 0x200d || mark(c)
}

/// What stands between a label and its figure: digits of both would run
/// together.
#[inline(never)]
pub(super) fn joint(label: &str, lang: Lang) -> &'static str {
    own_joint(label, lang)
}

/// The same, for what is in another part of the page's core.
#[inline(always)]
pub(super) fn own_joint(label: &str, lang: Lang) -> &'static str {
    let runs = label.as_bytes().last().is_some_and(u8::is_ascii_alphanumeric);
    lang.say(if runs { "：|: " } else { "| " })
}

/// A figure that others are compared with.
pub(super) struct Item<'a> {
    /// Label, or series and place.
    pub(super) what: String,
    pub(super) amount: &'a Amount,
    /// What is said behind a figure: （推算）.
    pub(super) note: &'static str,
}

/// Orders figures, the smallest first. A chart has few series: by hand.
pub(super) fn by_value(items: &mut [Item<'_>]) {
    for end in 1..items.len() {
        for at in (1..=end).rev() {
            if items[at].amount.base() >= items[at - 1].amount.base() {
                break;
            }
            items.swap(at, at - 1);
        }
    }
}

/// （推算） behind a figure that is.
pub(super) fn note(datum: &Datum, lang: Lang) -> &'static str {
    if is_derived(datum) { lang.say("（推算）| (derived)") } else { "" }
}

/// Between which ends a figure lies, whatever its qualifier means.
#[inline(never)]
pub(super) fn ends(amount: &Amount) -> (f64, f64) {
    let (one, other) = (amount.base(), amount.base_upper());
    let (low, high) = if one > other { (other, one) } else { (one, other) };
    let about = !amount.is_exact() && amount.upper.is_none();
    match amount.bound() {
        qualifier if qualifier.is_lower_bound() => (low, f64::INFINITY),
        qualifier if qualifier.is_upper_bound() => (f64::NEG_INFINITY, high),
        // Nobody says how far 约 reaches.
        _ if about => (low - low.abs() / 20.0, high + high.abs() / 20.0),
        _ => (low, high),
    }
}

/// Whether `a` is certainly above `b`, or with `turned` below it.
#[inline(never)]
pub(super) fn above(a: &Amount, b: &Amount, turned: bool) -> bool {
    let (a, b) = if turned { (b, a) } else { (a, b) };
    match difference(a, b) {
        // Exact: doubles take two long numbers for one.
        Some(difference) => !difference.is_negative() && !difference.is_zero(),
        None => ends(a).0 > ends(b).1,
    }
}

/// Whether both are the same figure.
fn equal(a: &Amount, b: &Amount) -> bool {
    let same = |difference: Decimal| difference.is_zero();
    difference(a, b).map_or(a.is_exact() && b.is_exact() && ends(a) == ends(b), same)
}

/// The figure that is certainly the highest, or with `turned` the lowest, and
/// how many are equal to it. `None` where bounds leave that open.
#[inline(never)]
pub(super) fn extreme(items: &[Item<'_>], turned: bool) -> Option<(usize, usize)> {
    let mut top = items.first()?;
    let mut at = 0;
    for (i, item) in items.iter().enumerate() {
        if above(item.amount, top.amount, turned) {
            (at, top) = (i, item);
        }
    }
    let mut ties = 0;
    for item in items {
        let tie = equal(item.amount, top.amount);
        if !tie && !std::ptr::eq(item, top) && !above(top.amount, item.amount, turned) {
            return None;
        }
        ties += usize::from(tie || std::ptr::eq(item, top));
    }
    Some((at, ties))
}

/// Words for more, and for less, of what `amount` counts.
#[inline(never)]
pub(super) fn words(amount: &Amount) -> [&'static str; 4] {
    let unit = &amount.unit;
    match unit.dimension {
        Dimension::Count if !unit.written.is_empty() => ["最多，|highest, ", "最少，|lowest, ", "多|more", "少|less"],
        Dimension::Area | Dimension::Mu | Dimension::Length | Dimension::Mass | Dimension::Volume => {
            ["最大，|highest, ", "最小，|lowest, ", "多|more", "少|less"]
        }
        Dimension::Energy => ["最多，|highest, ", "最少，|lowest, ", "多|more", "少|less"],
        Dimension::Time(base) if base != "岁" => ["最长，|longest, ", "最短，|shortest, ", "多|more", "少|less"],
        Dimension::Money(_) => ["最高，|highest, ", "最低，|lowest, ", "多|more", "少|less"],
        _ => ["最高，|highest, ", "最低，|lowest, ", "高|more", "低|less"],
    }
}

/// Says which figure is the highest or the lowest, and by how much it leads
/// the next one where `leads`. Whether that is certain, and has room.
#[inline(never)]
pub(super) fn tell(out: &mut Sentence, before: &str, items: &[Item<'_>], turned: bool, leads: bool) -> bool {
    let lang = out.lang;
    let Some((at, ties)) = extreme(items, turned) else { return false };
    let Item { what, amount, note } = &items[at];
    let word = lang.say(words(amount)[usize::from(turned)]);
    let (all, others) = (ties.to_string(), (ties - 1).to_string());
    let tie = match lang {
        _ if ties == 1 => [lang.say("| is "), "", ""],
        Lang::En => [" and ", &others, " more are "],
        _ => ["等", &all, lang.say(out.equals)],
    };
    if !out.add("；|; ", &[before, what, &tie.concat(), word, &amount.text(), note]) {
        return false;
    }
    if leads && ties == 1 && items.len() > 1 {
        lead(out, items, at);
    }
    true
}

/// By how much the figure at `top` leads the one after it.
#[inline(never)]
pub(super) fn lead(out: &mut Sentence, items: &[Item<'_>], top: usize) {
    let lang = out.lang;
    let rest: Vec<Item<'_>> = (items.iter().enumerate().filter(|(at, _)| *at != top))
        .map(|(_, item)| Item { what: item.what.clone(), ..*item })
        .collect();
    let Some((at, 1)) = extreme(&rest, false) else { return };
    let Some(difference) = difference(items[top].amount, rest[at].amount) else { return };
    let more = lang.say(words(items[top].amount)[2]);
    let by = said(difference, items[top].amount, lang);
    if lang == Lang::En {
        out.add("，|, ", &[&by, " ", more, " than ", &rest[at].what]);
    } else {
        out.add("，|, ", &["比", &rest[at].what, more, &by]);
    }
}

/// `a` − `b` in the unit of `a`, where both are exact.
#[inline(never)]
pub(super) fn difference(a: &Amount, b: &Amount) -> Option<Decimal> {
    if !a.is_exact() || !b.is_exact() || !a.unit.comparable(&b.unit) {
        return None;
    }
    a.value.minus(b.value.converted(b.unit.power - a.unit.power)?)
}

/// A difference of figures like `of`: of percentages in 个百分点.
#[inline(never)]
pub(super) fn said(difference: Decimal, of: &Amount, lang: Lang) -> String {
    let unit = match of.unit.dimension {
        Dimension::Percent => lang.say("个百分点|percentage points"),
        _ => of.unit.written.as_str(),
    };
    let gap = if unit.starts_with(|c: char| c.is_ascii_alphabetic()) { " " } else { "" };
    let size = if difference.is_negative() { difference.negated() } else { difference };
    [&group_digits(&size.to_string(), unit), gap, unit].concat()
}

/// 从A升至B, with `places` behind both. `turned`: less is better, as of places.
#[inline(never)]
pub(super) fn moved(from: &Amount, to: &Amount, places: [&str; 2], turned: bool, lang: Lang) -> String {
    let (up, down) = (above(to, from, turned), above(to, from, !turned));
    let flat = equal(from, to);
    let [zh, en] = match (up, down) {
        (true, _) if turned || words(to)[2].starts_with('高') => ["升至", "rose from "],
        (true, _) => ["增至", "rose from "],
        (_, true) => ["降至", "fell from "],
        _ if flat => ["到", "went from "],
        _ => ["变为", "went from "],
    };
    let [head, middle] = if lang == Lang::En { [en, " to "] } else { [lang.word("从", ""), lang.word(zh, "")] };
    let tail = if flat { lang.say("，持平|, unchanged") } else { "" };
    [head, &from.text(), places[0], middle, &to.text(), places[1], tail].concat()
}

/// What the kind of a chart of figures, or of a panel, is called.
#[inline(never)]
pub(super) fn kind(kind: Kind, lang: Lang) -> &'static str {
    lang.say(match kind {
        Kind::Tiles => "指标牌|Number tiles",
        Kind::Bar => "条形图|Bar chart",
        Kind::Diverging => "正负条形图|Diverging bar chart",
        Kind::Column => "柱形图|Column chart",
        Kind::Dot => "点图|Dot plot",
        Kind::Arrow => "变化箭头图|Arrow chart",
        Kind::Range => "区间图|Range chart",
        Kind::Lollipop => "棒棒糖图|Lollipop chart",
        Kind::Lead => "领先幅度图|Lead chart",
        Kind::Bullet => "计划完成图|Bullet chart",
        Kind::Share => "占比条|Share bars",
        Kind::Waffle => "百格图|Waffle chart",
        Kind::Part => "计数图|Counted parts",
        Kind::Unit => "单位图|Unit chart",
        _ => "数据表|Table",
    })
}

#[cfg(test)]
#[path = "levels_tests.rs"]
mod tests;
