//! Which places in a text are good to break at, after the kinsoku rules of
//! `visual.md`.

/// Never at the start of a line.
pub(super) const NO_START: &str = "，。、；：？！）》」』”’〉】〕］｝％%‰℃°·…～々ー,.;:?!)]}";
/// Never at the end of a line.
pub(super) const NO_END: &str = "（《「『“‘〈【〔［｛￥([{";
/// The best places to break are after these.
pub(super) const PAUSES: &str = "，。、；：？！…,.;:?!";
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
const MAGNITUDES: &str = "十百千万亿多余";
pub(super) const PERCENT: &str = "%％‰";
const BOUNDS: [&str; 4] = ["以上", "以下", "以内", "左右"];
/// What a break costs, from best to never.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Break {
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

pub(super) fn is_digit(c: char) -> bool {
    matches!(c, '0'..='9' | '０'..='９')
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}')
}

/// Half of a flag.
pub(super) fn is_flag(c: char) -> bool {
    matches!(c, '\u{1f1e6}'..='\u{1f1ff}')
}

/// Whether a line may break at `c`: not at the spaces that forbid it.
pub(super) fn is_space(c: char) -> bool {
    c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{2007}' | '\u{202f}')
}

/// Whether `c` stays together with others of its kind: neither space, bracket
/// nor CJK.
fn is_word(c: char) -> bool {
    let cjk = matches!(u32::from(c), 0x2010..=0x2bff | 0x2e80..=0xd7ff | 0xf900..=0xfaff | 0xfe30..=0xffef | 0x1f000..);
    let math = matches!(u32::from(c), 0x2010 | 0x2011 | 0x2013 | 0x20a0..=0x20bf | 0x2200..=0x22ff);
    (!cjk || math) && !is_space(c) && !among(NO_START, c) && !among(NO_END, c)
}

/// Of the place between `old` (after `older`) and `new`, `spaced` if spaces
/// lie between, `bound` if a figure or a quoted term goes on.
pub(super) fn class(older: char, old: char, new: char, spaced: bool, bound: bool) -> Break {
    let numeric = is_digit(old) && is_digit(new);
    let dash = |c| matches!(c, '—' | '～' | '~' | '–' | '-' | '至' | '到');
    let slash = |c| matches!(c, '/' | '／' | '"');
    if is_space(new) {
        Break::Never
    } else if among(NO_START, new) || among(NO_END, old) || (old == '—' && new == '—') {
        Break::Kinsoku
    } else if !spaced && (numeric || (matches!(old, '.' | ',' | ':') && is_digit(older) && is_digit(new))) {
        Break::Number
    } else if !spaced && is_word(new) && (is_word(old) || (among(",.;:?!’", old) && is_word(older))) {
        Break::Word
    } else if bound
        || (!spaced && (slash(old) || slash(new)))
        || (is_digit(old) && dash(new))
        || (is_digit(older) && dash(old) && is_digit(new))
    {
        Break::Bind
    } else if spaced || among(PAUSES, old) {
        Break::Good
    } else {
        Break::Plain
    }
}

/// Bytes from the start of `rest` within which no line should break: a short
/// quoted term, a qualifier and the first digit after it, the last digit of a
/// number and its unit.
pub(super) fn bound_length(rest: &str) -> usize {
    let mut chars = rest.chars();
    let Some(first) = chars.next() else { return 0 };
    let mut quotes = QUOTES.chars();
    while let (Some(open), Some(close)) = (quotes.next(), quotes.next()) {
        if open == first {
            return rest.char_indices().take(8).find(|&(_, c)| c == close).map_or(0, |(at, _)| at + close.len_utf8());
        }
    }
    if is_digit(first) || among(PERCENT, first) {
        return rest.len() - after_unit(chars.as_str(), is_digit(first)).len();
    }
    for word in QUALIFIERS {
        if let Some(rest) = rest.strip_prefix(word)
            && rest.starts_with(is_digit)
        {
            return word.len() + 1;
        }
    }
    0
}

/// What follows the unit and bound word at the start of `tail`, which comes
/// after a `digit` or a per cent sign.
fn after_unit(tail: &str, digit: bool) -> &str {
    let trimmed = tail.trim_start_matches(is_space);
    let spaced = trimmed.len() < tail.len();
    let percent = strip(trimmed, &["百分点"]).is_some();
    let amount = if percent { trimmed } else { trimmed.trim_start_matches(|c| among(MAGNITUDES, c)) };
    let single = |c: char| digit && if spaced { among(SPACED, c) } else { is_han(c) };
    let after = strip(amount, &UNITS).or_else(|| amount.strip_prefix(single)).unwrap_or(amount);
    // No text starts with two of the bounds, so their order does not matter.
    strip(trimmed, &BOUNDS).or_else(|| strip(after, &BOUNDS)).unwrap_or(after)
}

/// `text` after the first of `words` that it starts with.
#[inline(never)]
fn strip<'a>(text: &'a str, words: &[&str]) -> Option<&'a str> {
    words.iter().find_map(|word| text.strip_prefix(word))
}

/// Whether `c` is one of `set`: one small function where `str::contains`
/// would be unrolled at every use.
#[inline(never)]
pub(super) fn among(set: &str, c: char) -> bool {
    set.chars().any(|one| one == c)
}
