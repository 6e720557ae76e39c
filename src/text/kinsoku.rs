//! Which places in a text are good to break at, after the kinsoku rules of
//! `visual.md`.

/// Never at the start of a line.
pub(super) const NO_START: &str = "，。、；：？！）》」』”’〉】〕］｝％%‰℃°·…～々ー,.;:?!)]}";
/// Never at the end of a line.
pub(super) const NO_END: &str = "（《「『“‘〈【〔［｛￥([{";
/// The best places to break are after these.
pub(super) const PAUSES: &str = "，。、；：？！…,.;:?!";
/// Each closing mark follows its opening one in Unicode.
const OPENING_QUOTES: &str = "“‘「『《";
/// Kept with the number that follows; a longer word before its own start.
const QUALIFIERS: &str =
    "约 約 超过 超過 超 接近 近 逾 达到 达 達到 達 突破 破 不到 不足 不超过 至少 第 每 ▲ ▼ ＞ ＜ ￥";
/// Kept with the number before, besides any single character.
const UNITS: &str = "个百分点 百分点 平方公里 平方米 立方米 千瓦时 公里 公顷 美元 欧元 港元 人次 小时 分钟 季度 个月 世纪 周年 年代 \
    個百分點 百分點 小時 分鐘 個月";
/// Of the units of one character, those kept even across a space.
const SPACED: &str = "元个個家项項年月日人户戶亩吨倍次台套件";
const MAGNITUDES: &str = "十百千万亿萬億多余餘";
pub(super) const PERCENT: &str = "%％‰";
const BOUNDS: &str = "以上 以下 以内 以內 左右";
/// Kept between two numbers.
const DASHES: &str = "—～~–-至到";
const SLASHES: &str = "/／\"";
/// Stands for no character: an ideographic space is neither digit, word nor
/// bracket.
pub(super) const NOTHING: char = '\u{3000}';

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

#[inline(never)]
pub(super) fn is_digit(c: char) -> bool {
    matches!(c, '0'..='9' | '０'..='９')
}

/// Half of a flag.
pub(super) fn is_flag(c: char) -> bool {
    matches!(c, '\u{1f1e6}'..='\u{1f1ff}')
}

/// Whether a line may break at `c`: not at the spaces that forbid it.
#[inline(never)]
pub(super) fn is_space(c: char) -> bool {
    c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{2007}' | '\u{202f}')
}

/// Whether `c`, which is no space, stays together with others of its kind:
/// neither bracket nor CJK.
#[inline(never)]
fn is_word(c: char) -> bool {
    let cjk = matches!(u32::from(c), 0x2010..=0x2bff | 0x2e80..=0xd7ff | 0xf900..=0xfaff | 0xfe30..=0xffef | 0x1f000..);
    let math = matches!(u32::from(c), 0x2010 | 0x2011 | 0x2013 | 0x20a0..=0x20bf | 0x2200..=0x22ff);
    (!cjk || math) && !among(NO_START, c) && !among(NO_END, c)
}

/// Of the place between `old` (after `older`) and `new`, `spaced` if spaces
/// lie between, `bound` if a figure or a quoted term goes on.
pub(super) fn class(older: char, old: char, new: char, spaced: bool, bound: bool) -> Break {
    let after_digit = is_digit(old);
    let amid_digits = is_digit(older) && is_digit(new);
    if is_space(new) {
        Break::Never
    } else if among(NO_START, new) || among(NO_END, old) || (old == '—' && new == '—') {
        Break::Kinsoku
    } else if !spaced && ((after_digit && is_digit(new)) || (amid_digits && among(".,:", old))) {
        Break::Number
    } else if !spaced && is_word(new) && (is_word(old) || (among(",.;:?!’", old) && is_word(older))) {
        Break::Word
    } else if bound
        || (!spaced && (among(SLASHES, old) || among(SLASHES, new)))
        || (after_digit && among(DASHES, new))
        || (amid_digits && among(DASHES, old))
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
    if among(OPENING_QUOTES, first) {
        let mut length = 0;
        for c in rest.chars().take(8) {
            length += c.len_utf8();
            if u32::from(c) == u32::from(first) + 1 {
                return length;
            }
        }
        return 0;
    }
    let digit = is_digit(first);
    if digit || among(PERCENT, first) {
        return rest.len() - after_unit(chars.as_str(), digit).len();
    }
    let number = strip(rest, QUALIFIERS);
    if number.len() < rest.len() && number.chars().next().is_some_and(is_digit) {
        rest.len() - number.len() + 1
    } else {
        0
    }
}

/// What follows the unit and bound word at the start of `tail`, which comes
/// after a `digit` or a per cent sign.
fn after_unit(tail: &str, digit: bool) -> &str {
    let trimmed = skip(tail, is_space);
    let spaced = trimmed.len() < tail.len();
    let percent = trimmed.starts_with("百分");
    let amount = if percent { trimmed } else { skip(trimmed, |c| among(MAGNITUDES, c)) };
    let mut after = strip(amount, UNITS);
    if digit && after.len() == amount.len() {
        let mut chars = amount.chars();
        if chars.next().is_some_and(|c| if spaced { among(SPACED, c) } else { matches!(c, '\u{3400}'..='\u{9fff}') }) {
            after = chars.as_str();
        }
    }
    // No text starts with two of the bounds, so their order does not matter.
    let bound = strip(trimmed, BOUNDS);
    if bound.len() < trimmed.len() { bound } else { strip(after, BOUNDS) }
}

/// `text` after the characters at its start that are `such`.
#[inline(never)]
fn skip(text: &str, such: fn(char) -> bool) -> &str {
    text.trim_start_matches(such)
}

/// `text` after the first of `words` that it starts with, if any.
#[inline(never)]
fn strip<'a>(text: &'a str, words: &str) -> &'a str {
    let mut words = words.as_bytes().split(|byte| *byte == b' ');
    let word = words.find(|word| text.as_bytes().starts_with(word));
    word.and_then(|word| text.get(word.len()..)).unwrap_or(text)
}

/// Whether `c` is one of `set`: one small function where `str::contains`
/// would be unrolled at every use.
#[inline(never)]
pub(super) fn among(set: &str, c: char) -> bool {
    set.chars().any(|one| one == c)
}
