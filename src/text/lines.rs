//! Line breaking after the kinsoku rules of `visual.md`.

use super::Weight;
use super::width::{advance, pixels};

/// Never at the start of a line.
const NO_START: &str = "，。、；：？！）》」』”’〉】〕］｝％%‰℃°·…～々ー,.;:?!)]}";
/// Never at the end of a line.
const NO_END: &str = "（《「『“‘〈【〔［｛￥([{";
/// The best places to break are after these.
const PAUSES: &str = "，。、；：？！…,.;:?!";
const QUOTES: &str = "“”‘’「」『』《》";
/// Kept with the number that follows.
#[rustfmt::skip]
const QUALIFIERS: [&str; 21] = [
    "约", "超", "近", "逾", "达", "破", "超过", "接近", "达到", "突破", "不到", "不足", "不超过", "至少", "第",
    "每", "▲", "▼", "＞", "＜", "￥",
];
/// Kept with the number before, besides any single character.
#[rustfmt::skip]
const UNITS: [&str; 19] = [
    "个百分点", "百分点", "平方公里", "平方米", "立方米", "千瓦时", "公里", "公顷", "美元", "欧元", "港元",
    "人次", "小时", "分钟", "季度", "个月", "世纪", "周年", "年代",
];
/// Of the units of one character, those kept even across a space.
const SPACED: &str = "元个家项年月日人户亩吨倍次台套件";
const MAGNITUDES: [char; 7] = ['十', '百', '千', '万', '亿', '多', '余'];
const PERCENT: &str = "%％‰";
const BOUNDS: [&str; 4] = ["以上", "以下", "以内", "左右"];
/// Longer paragraphs are filled line by line, so that time stays linear.
const LONGEST: usize = 2048;

/// Broken text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lines {
    /// At least one; without spaces at either end.
    pub lines: Vec<String>,
    /// Whether text was cut, with an ellipsis at the end of the last line.
    pub clipped: bool,
}

/// Breaks `text`, set in `weight` at `size` pixels, into at most `most` lines
/// of `room` pixels (at least one line), as few as possible, full rather than
/// even, breaking after punctuation where that costs little.
///
/// Spaces at breaks disappear and `'\n'` always breaks; otherwise the lines
/// joined are the text. Figures with their units, `约` and `超` with their
/// figures, quoted terms of up to six characters and Latin words stay whole
/// unless the room is too small for them. A character wider than the room
/// stands alone. Text that does not fit `most` lines ends in `…`, never within
/// a figure (perhaps with nothing but `…` on the last line).
///
/// # Examples
/// ```
/// use indicator_charts::text::{Weight, break_lines};
/// let broken = break_lines("生产总值1331.4亿元，同比增长7.9%", 154.0, 14.0, Weight::Regular, 3);
/// assert_eq!(broken.lines, ["生产总值1331.4亿元，", "同比增长7.9%"]);
/// assert!(!broken.clipped);
/// ```
pub fn break_lines(text: &str, room: f64, size: f64, weight: Weight, most: usize) -> Lines {
    lay(text, Fit { room, size, weight }, most, false)
}

/// Like [`break_lines`] and with as many lines, but of similar length, the
/// last of at least three characters where possible: for titles.
pub fn balance(text: &str, room: f64, size: f64, weight: Weight, most: usize) -> Lines {
    lay(text, Fit { room, size, weight }, most, true)
}

#[derive(Clone, Copy)]
struct Fit {
    room: f64,
    size: f64,
    weight: Weight,
}

fn lay(text: &str, fit: Fit, most: usize, even: bool) -> Lines {
    let most = most.max(1);
    let mut lines: Vec<String> = Vec::new();
    let mut rest = Some(text.trim());
    while let Some(text) = rest {
        let (head, tail) = text.split_once('\n').map_or((text, None), |(head, tail)| (head, Some(tail)));
        rest = tail;
        let paragraph = Paragraph::new(head.trim(), fit);
        let left = most - lines.len();
        // What cannot fit is only filled: the search for the best breaks of a
        // long text would be thrown away.
        let hopeless = paragraph.pixels(0, paragraph.len(), 0) > fit.room * left as f64;
        let mut starts = if hopeless { paragraph.filled(left.saturating_add(1)) } else { paragraph.starts(even) };
        let clipped = starts.len() > left || (starts.len() == left && rest.is_some());
        if starts.len() > left {
            starts = paragraph.filled(left);
        }
        let ends = starts.iter().skip(1).copied().chain([paragraph.len()]);
        lines.extend(starts.iter().zip(ends).map(|(&start, end)| paragraph.slice(start, end).to_owned()));
        if clipped {
            if let (Some(line), Some(&start)) = (lines.last_mut(), starts.last()) {
                *line = paragraph.cut(start);
            }
            return Lines { lines, clipped };
        }
    }
    Lines { lines, clipped: false }
}

/// What a break costs, from best to never.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Break {
    /// After punctuation or at a space.
    #[default]
    Good,
    /// Between Chinese characters.
    Plain,
    /// Parts a figure from its unit, or a quoted term.
    Bind,
    /// Parts a Latin word.
    Word,
    /// Parts a number.
    Number,
    /// Puts a character where it must not stand.
    Kinsoku,
    /// Before a space.
    Never,
}

/// The place before a character with its marks, or the end.
#[derive(Clone, Copy, Default)]
struct Place {
    /// Where the next line would start and this one would end (without the
    /// spaces between): bytes.
    start: usize,
    end: usize,
    /// The same in hundredths of an em from the start.
    from: u64,
    to: u64,
    class: Break,
    /// Whether an ellipsis may stand here.
    cut: bool,
}

struct Paragraph<'a> {
    text: &'a str,
    fit: Fit,
    places: Vec<Place>,
}

impl<'a> Paragraph<'a> {
    fn new(text: &'a str, fit: Fit) -> Self {
        let mut places: Vec<Place> = Vec::new();
        // The last two characters, not counting spaces; the last in any case.
        let (mut older, mut old, mut last) = (' ', ' ', ' ');
        let (mut from, mut end, mut to, mut bound, mut figure, mut flag) = (0, 0, 0, 0, 0, false);
        for (start, c) in text.char_indices() {
            let advance = advance(c, fit.weight);
            flag = !flag && is_flag(last) && is_flag(c);
            let joined = advance == 0 || last == '\u{200d}' || matches!(c, '\u{1f3fb}'..='\u{1f3ff}') || flag;
            if places.is_empty() || !joined || is_space(last) {
                let class = class(older, old, c, is_space(last), start < bound);
                let cut = start >= figure && (class <= Break::Plain || !(is_digit(old) || is_digit(c)));
                places.push(Place { start, end, from, to, class, cut });
                bound = bound.max(start + bound_length(text.get(start..).unwrap_or_default()));
                if is_digit(c) || PERCENT.contains(c) {
                    figure = bound;
                }
                if !is_space(c) {
                    (older, old) = (if is_space(last) { ' ' } else { old }, c);
                }
            }
            from += advance;
            if !is_space(c) {
                (end, to) = (start + c.len_utf8(), from);
            }
            last = c;
        }
        places.push(Place { start: text.len(), end, from, to, class: Break::Good, cut: true });
        Self { text, fit, places }
    }

    /// Position of the end.
    fn len(&self) -> usize {
        self.places.len().saturating_sub(1)
    }

    fn place(&self, at: usize) -> Place {
        self.places.get(at).copied().unwrap_or_default()
    }

    fn slice(&self, start: usize, end: usize) -> &'a str {
        self.text.get(self.place(start).start..self.place(end).end).unwrap_or_default()
    }

    fn pixels(&self, start: usize, end: usize, more: u64) -> f64 {
        pixels(self.place(end).to.saturating_sub(self.place(start).from) + more, self.fit.size)
    }

    fn fits(&self, start: usize, end: usize, more: u64) -> bool {
        self.pixels(start, end, more) <= self.fit.room
    }

    /// The ends that a line from `start` may have, nearest first: all that
    /// fit and are no worse than need be, or else the next.
    fn ends(&self, start: usize) -> impl DoubleEndedIterator<Item = usize> {
        let fitting = (start + 1..=self.len()).take_while(|&end| self.fits(start, end, 0)).count();
        let worst = (start + 1..=start + fitting).map(|end| self.place(end).class).min();
        let worst = worst.unwrap_or(Break::Never).max(Break::Plain);
        let next = (start + 1..self.len()).find(|&end| self.place(end).class != Break::Never).unwrap_or(self.len());
        let forced = worst == Break::Never;
        let range = if forced { next..=next } else { start + 1..=start + fitting };
        range.filter(move |&end| forced || self.place(end).class <= worst)
    }

    /// Starts of at most `most` lines, each as full as can be.
    fn filled(&self, most: usize) -> Vec<usize> {
        let mut starts = vec![0];
        let mut start = 0;
        while starts.len() < most {
            start = self.ends(start).next_back().unwrap_or(self.len());
            if start >= self.len() {
                break;
            }
            starts.push(start);
        }
        starts
    }

    /// Starts of as few lines as possible, the cheapest way.
    fn starts(&self, even: bool) -> Vec<usize> {
        let len = self.len();
        if len == 0 || self.fits(0, len, 0) {
            return vec![0];
        }
        if len > LONGEST {
            return self.filled(usize::MAX);
        }
        // From each place to the end: lines, cost, and where the first ends.
        let mut best = vec![(0_usize, 0.0_f64, len); len + 1];
        for start in (0..len).rev() {
            let mut least = (usize::MAX, f64::INFINITY, len);
            for end in self.ends(start) {
                let Some(&(lines, cost, _)) = best.get(end) else {
                    continue;
                };
                let total = (lines + 1, cost + self.cost(start, end, even));
                if total < (least.0, least.1) {
                    least = (total.0, total.1, end);
                }
            }
            if let Some(slot) = best.get_mut(start) {
                *slot = least;
            }
        }
        let next = |&start: &usize| best.get(start).map(|&(_, _, end)| end).filter(|&end| end < len);
        std::iter::successors(Some(0), next).collect()
    }

    /// Of a line; 1 is that of an empty one.
    fn cost(&self, start: usize, end: usize, even: bool) -> f64 {
        let last = end == self.len();
        // `min` also turns 0/0 into 1.
        let full = (self.pixels(start, end, 0) / self.fit.room).clamp(0.0, 1.0).min(1.0);
        // The sum of squares of a given total is least for equal parts.
        let shape = match (even, last) {
            (true, _) => full * full,
            (false, true) => 0.0,
            (false, false) => (1.0 - full) * (1.0 - full),
        };
        // Worth 32 % of the room left empty, or two lines 44 % apart.
        let place = if self.place(end).class == Break::Good { 0.0 } else { 0.1 };
        let orphan = if last && end - start < 3 { 1.0 } else { 0.0 };
        shape + place + orphan
    }

    /// As much of the text from `start` as fits with an ellipsis.
    fn cut(&self, start: usize) -> String {
        let ellipsis = advance('…', self.fit.weight);
        let fitting = (start + 1..=self.len()).take_while(|&end| self.fits(start, end, ellipsis));
        let end = fitting.filter(|&end| self.place(end).cut).last().unwrap_or(start);
        let kept = if end > start { self.slice(start, end) } else { "" };
        let kept = kept.trim_end_matches(|c| is_space(c) || PAUSES.contains(c) || NO_END.contains(c));
        [kept, "…"].concat()
    }
}

fn is_digit(c: char) -> bool {
    matches!(c, '0'..='9' | '０'..='９')
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}')
}

/// Half of a flag.
fn is_flag(c: char) -> bool {
    matches!(c, '\u{1f1e6}'..='\u{1f1ff}')
}

/// Whether a line may break at `c`: not at the spaces that forbid it.
fn is_space(c: char) -> bool {
    c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{2007}' | '\u{202f}')
}

/// Whether `c` stays together with others of its kind: neither space, bracket
/// nor CJK.
fn is_word(c: char) -> bool {
    let cjk = matches!(u32::from(c), 0x2010..=0x2bff | 0x2e80..=0xd7ff | 0xf900..=0xfaff | 0xfe30..=0xffef | 0x1f000..);
    let math = matches!(u32::from(c), 0x2010 | 0x2011 | 0x2013 | 0x20a0..=0x20bf | 0x2200..=0x22ff);
    (!cjk || math) && !is_space(c) && !NO_START.contains(c) && !NO_END.contains(c)
}

/// Of the place between `old` (after `older`) and `new`, `spaced` if spaces
/// lie between, `bound` if a figure or a quoted term goes on.
fn class(older: char, old: char, new: char, spaced: bool, bound: bool) -> Break {
    let numeric = is_digit(old) && is_digit(new);
    let dash = |c| matches!(c, '—' | '～' | '~' | '–' | '-' | '至' | '到');
    let slash = |c| matches!(c, '/' | '／' | '"');
    if is_space(new) {
        Break::Never
    } else if NO_START.contains(new) || NO_END.contains(old) || (old == '—' && new == '—') {
        Break::Kinsoku
    } else if !spaced && (numeric || (matches!(old, '.' | ',' | ':') && is_digit(older) && is_digit(new))) {
        Break::Number
    } else if !spaced && is_word(new) && (is_word(old) || (",.;:?!’".contains(old) && is_word(older))) {
        Break::Word
    } else if bound
        || (!spaced && (slash(old) || slash(new)))
        || (is_digit(old) && dash(new))
        || (is_digit(older) && dash(old) && is_digit(new))
    {
        Break::Bind
    } else if spaced || PAUSES.contains(old) {
        Break::Good
    } else {
        Break::Plain
    }
}

/// Bytes from the start of `rest` within which no line should break: a short
/// quoted term, a qualifier and the first digit after it, the last digit of a
/// number and its unit.
fn bound_length(rest: &str) -> usize {
    let mut chars = rest.chars();
    let Some(first) = chars.next() else { return 0 };
    let tail = chars.as_str();
    let mut quotes = QUOTES.chars();
    while let (Some(open), Some(close)) = (quotes.next(), quotes.next()) {
        if open == first {
            return rest.char_indices().take(8).find(|&(_, c)| c == close).map_or(0, |(at, _)| at + close.len_utf8());
        }
    }
    if is_digit(first) || PERCENT.contains(first) {
        let spaced = tail.starts_with(is_space);
        let tail = tail.trim_start_matches(is_space);
        let amount = if tail.starts_with("百分点") { tail } else { tail.trim_start_matches(MAGNITUDES) };
        let single = |c: char| is_digit(first) && if spaced { SPACED.contains(c) } else { is_han(c) };
        let after = UNITS.iter().find_map(|unit| amount.strip_prefix(unit));
        let after = after.or_else(|| amount.strip_prefix(single)).unwrap_or(amount);
        let after =
            BOUNDS.iter().find_map(|bound| tail.strip_prefix(bound).or(after.strip_prefix(bound))).unwrap_or(after);
        return rest.len() - after.len();
    }
    let follows = |word: &&str| rest.strip_prefix(*word).is_some_and(|rest| rest.starts_with(is_digit));
    QUALIFIERS.iter().find(|word| follows(word)).map_or(0, |word| word.len() + 1)
}

#[cfg(test)]
mod tests {
    use super::super::width;
    use super::*;
    use proptest::prelude::*;
    use proptest::sample::select;

    const EM: f64 = 20.0;

    fn broken(text: &str, ems: f64, most: usize) -> Vec<String> {
        break_lines(text, ems * EM, EM, Weight::Regular, most).lines
    }

    fn even(text: &str, ems: f64) -> Vec<String> {
        balance(text, ems * EM, EM, Weight::Regular, 99).lines
    }

    #[test]
    fn breaks_after_punctuation_where_that_costs_little() {
        assert_eq!(broken("前三季度增长7.9%，领先全省全市", 10.0, 3), ["前三季度增长7.9%，", "领先全省全市"]);
        assert_eq!(broken("强化政策扶持和要素保障", 6.0, 3), ["强化政策扶持", "和要素保障"]);
    }

    #[test]
    fn keeps_figures_whole() {
        assert_eq!(broken("完成投资302.8亿元", 7.0, 3), ["完成投资", "302.8亿元"]);
        assert_eq!(broken("分别领先1.9个百分点", 7.0, 3), ["分别领先", "1.9个百分点"]);
        assert_eq!(broken("成交额超过230亿元", 7.0, 3), ["成交额", "超过230亿元"]);
        assert_eq!(broken("占全市的20%以上", 6.5, 3), ["占全市的", "20%以上"]);
        assert_eq!(broken("总投资 302.8 亿元", 6.6, 3), ["总投资", "302.8 亿元"]);
        assert_eq!(broken("比例在50至90之间", 5.5, 3), ["比例在", "50至90之间"]);
    }

    #[test]
    fn keeps_short_quotes_whole() {
        assert_eq!(broken("大力发展“四新”经济", 6.0, 3), ["大力发展", "“四新”经济"]);
        assert_eq!(broken("锚定“世界一流高科技园区”目标", 8.0, 3), ["锚定“世界一流高", "科技园区”目标"]);
    }

    #[test]
    fn keeps_latin_words_until_they_are_wider_than_the_room() {
        assert_eq!(broken("发行Pre-REITs基金", 5.6, 3), ["发行", "Pre-REITs", "基金"]);
        assert_eq!(broken("Digital Economy 2024", 4.7, 3), ["Digital", "Economy", "2024"]);
        let split = broken("Internationalization", 3.0, 9);
        assert!(split.len() > 2 && split.concat() == "Internationalization");
    }

    #[test]
    fn half_width_commas_pause_but_group_digits_and_letters() {
        assert_eq!(broken("共12,345家,比上年多", 6.0, 3), ["共12,345家,", "比上年多"]);
    }

    #[test]
    fn balances() {
        assert_eq!(even("高新区经济增长领先全市平均值", 13.0), ["高新区经济增长", "领先全市平均值"]);
        assert_eq!(even("经济增长7.9%，领先全省和全市平均水平", 16.0), ["经济增长7.9%，", "领先全省和全市平均水平"]);
        assert_eq!(broken("高新区经济增长领先全市", 10.0, 3).last().map(|line| line.chars().count()), Some(3));
    }

    #[test]
    fn newlines_break() {
        assert_eq!(broken("一\r\n\n 二 \n", 10.0, 9), ["一", "", "二"]);
        let clipped = break_lines("一\n二", 100.0, EM, Weight::Bold, 1);
        assert_eq!((clipped.lines, clipped.clipped), (vec!["一…".to_owned()], true));
    }

    #[test]
    fn clips_before_a_figure_rather_than_within() {
        assert_eq!(broken("高新技术企业974家，居首位", 8.0, 1), ["高新技术企业…"]);
        assert_eq!(broken("总值约1331.4亿元", 4.5, 1), ["总值…"]);
        assert_eq!(broken("1331.4亿元", 3.0, 1), ["…"]);
        assert_eq!(broken("市场，主体", 4.0, 1), ["市场…"]);
    }

    #[test]
    fn marks_stay_with_their_letters() {
        assert_eq!(broken("e\u{301}e\u{301}", 0.1, 9), ["e\u{301}", "e\u{301}"]);
        assert_eq!(broken("👩\u{200d}👧🇨🇳🇫🇷", 0.1, 9), ["👩\u{200d}👧", "🇨🇳", "🇫🇷"]);
    }

    #[test]
    fn survives_hostile_rooms() {
        for room in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, -1.0, 0.0, 1e-300] {
            for size in [f64::NAN, f64::INFINITY, -1.0, 0.0, 14.0] {
                for text in ["", " ", "，，。", "济南 GDP\n\n1331.4亿元", "\u{301}\u{301} \u{301}"] {
                    for most in [0, 1, 2, usize::MAX] {
                        let lines = balance(text, room, size, Weight::Bold, most);
                        assert!((1..=most.max(1)).contains(&lines.lines.len()));
                    }
                }
            }
        }
    }

    #[test]
    fn long_text_is_quick() {
        let text = "全年策划储备项目278个，总投资1695.7亿元。".repeat(80);
        let start = std::time::Instant::now();
        for ems in [0.5, 5.0, 50.0, 500.0, 1500.0] {
            let lines = balance(&text, ems * EM, EM, Weight::Regular, usize::MAX);
            assert_eq!(lines.lines.concat(), text);
        }
        assert!(start.elapsed().as_secs() < 5, "{:?}", start.elapsed());
    }

    const PARTS: [&str; 16] = [
        "高新区",
        "地区生产总值",
        "，同比增长",
        "（口径）",
        "《规划》",
        "分别领先全省、全市",
        "“四新”经济",
        "DRG付费改革",
        "Pre-REITs",
        " of the ",
        "……",
        "——",
        "1331.4亿元",
        "7.9%",
        "1.9个百分点",
        "12,345家",
    ];

    fn prose() -> impl Strategy<Value = String> {
        prop::collection::vec(select(&PARTS[..]), 0..12).prop_map(|parts| parts.join("的"))
    }

    fn squash(text: &str) -> String {
        text.chars().filter(|c| !c.is_whitespace()).collect()
    }

    /// Whether `at` bytes lie within a figure of `PARTS` in `text`.
    fn within_figure(text: &str, at: usize) -> bool {
        PARTS[12..].iter().any(|part| text.match_indices(part).any(|(i, _)| (i + 1..i + part.len()).contains(&at)))
    }

    proptest! {
        #[test]
        fn prose_breaks_by_the_rules(text in prose(), ems in 8.0..30.0_f64, most in 1..6_usize, equal: bool) {
            let lay = if equal { balance } else { break_lines };
            let Lines { lines, clipped } = lay(&text, ems * EM, EM, Weight::Bold, most);
            let whole = squash(&text);
            let mut at = 0;
            prop_assert!((1..=most).contains(&lines.len()));
            for (i, line) in lines.iter().enumerate() {
                prop_assert!(width(line, EM, Weight::Bold) <= ems * EM, "{line}");
                prop_assert_eq!(line.trim(), line);
                let cut = clipped && i + 1 == lines.len();
                prop_assert!(i == 0 || cut || !line.starts_with(|c| NO_START.contains(c)), "{line}");
                prop_assert!(!line.ends_with(|c| NO_END.contains(c)), "{line}");
                let kept = squash(if cut { line.strip_suffix('…').unwrap_or("?") } else { line });
                prop_assert!(whole[at..].starts_with(&kept), "{lines:?}");
                at += kept.len();
                prop_assert!(!within_figure(&whole, at), "{lines:?}");
            }
            prop_assert_eq!(clipped, at != whole.len());
        }

        #[test]
        fn balance_needs_no_more_lines(text in prose(), ems in 8.0..30.0_f64) {
            let greedy = broken(&text, ems, 99);
            prop_assert_eq!(greedy.len(), even(&text, ems).len());
        }

        #[test]
        fn anything_breaks_and_joins(text in "[ -~一-丂，。“”（）\u{300}\u{200d}🇦-🇿👩🏻\n ]{0,60}|.{0,60}", ems in 0.0..9.0_f64, equal: bool) {
            let lay = if equal { balance } else { break_lines };
            let Lines { lines, clipped } = lay(&text, ems * EM, EM, Weight::Regular, usize::MAX);
            prop_assert!(!clipped);
            prop_assert_eq!(squash(&lines.concat()), squash(&text));
            prop_assert!(!lines.iter().any(|line| line.starts_with(is_space) || line.ends_with(is_space)));
            let few = lay(&text, ems * EM, EM, Weight::Regular, 2);
            prop_assert_eq!(few.clipped, lines.len() > 2);
            prop_assert!(!few.clipped || few.lines[1].ends_with('…'));
        }
    }
}
