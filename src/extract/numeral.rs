//! Chinese numerals.

use super::chars::{at, before, ends, last_of};

/// A numeral of the text, in digits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Numeral {
    /// One past its last character.
    pub(super) end: usize,
    /// Decimal digits.
    pub(super) digits: String,
    /// 万, 亿 or 万亿 that stood last: it belongs to the unit.
    pub(super) multiple: &'static str,
}

/// The longest numeral: more characters are no number that anyone states.
const LONGEST: usize = 24;

pub(super) fn digit(c: char) -> Option<u64> {
    Some(match c {
        '零' | '〇' => 0,
        '一' => 1,
        '二' | '两' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => return None,
    })
}

fn power(c: char) -> Option<u64> {
    Some(match c {
        '十' => 10,
        '百' => 100,
        '千' => 1_000,
        '万' => 10_000,
        '亿' => 100_000_000,
        _ => return None,
    })
}

/// Whether `c` may be part of a numeral.
pub(super) fn is_numeral(c: char) -> bool {
    digit(c).is_some() || power(c).is_some() || c == '廿'
}

/// One past the run of numeral characters that begins at `start`.
pub(super) fn run_end(text: &[char], start: usize) -> usize {
    start + text[start..].iter().take_while(|c| is_numeral(**c)).count()
}

/// Whether a round number begins at `start` that something is compared with:
/// 近千, 超百万, 上万.
fn is_round(text: &[char], start: usize) -> bool {
    let left = &text[..start];
    power(text[start]).is_some_and(|power| power > 10) && (is_upwards(left) || super::qualifier::before(left).is_some())
}

/// Whether `text` ends with 上 that means no less: 上百名.
pub(super) fn is_upwards(text: &[char]) -> bool {
    ends(text, "上") && last_of(text, "以上 网上 线上 路上 年上 会上 身上 乡上 岸上 之上 船上 车上 床上 海上 陆上 水上 山上 台上 场上 地上 早上 晚上 马上 加上 赶上 跟上 用上").is_none()
}

/// The numeral that begins at `start`. None for vague ones (两三, 数十, 千家) and
/// for rows of digits (二〇二三).
pub(super) fn numeral(text: &[char], start: usize) -> Option<Numeral> {
    let mut end = run_end(text, start);
    if end == start || end - start > LONGEST || matches!(before(text, start), '数' | '几') {
        return None;
    }
    // 一百二十万千瓦: 千 is the unit's.
    if end - start > 1 && text[end - 1] == '千' && matches!(at(text, end), '瓦' | '克' | '米' | '伏' | '卡') {
        end -= 1;
    }
    let mut run = &text[start..end];
    // 近千家, 超万人: one of them.
    let one: Vec<char>;
    if is_round(text, start) && end - start <= 2 {
        one = [&['一'], run].concat();
        run = &one;
    }
    let mut multiple = "";
    for (word, tail) in [("万亿", ['万', '亿'].as_slice()), ("亿", &['亿']), ("万", &['万'])] {
        if let Some(rest) = run.strip_suffix(tail)
            && !rest.is_empty()
            // 一亿二千万
            && !(word == "万" && rest.contains(&'亿'))
        {
            (run, multiple) = (rest, word);
            break;
        }
    }
    let mut digits = super::number::written(whole(run)?);
    // 五点二
    if at(text, end) == '点' && multiple.is_empty() {
        let decimals: String =
            text[end + 1..].iter().take(6).map_while(|c| digit(*c)).map(|d| char::from(b'0' + d as u8)).collect();
        if !decimals.is_empty() {
            end += 1 + decimals.len();
            digits.push('.');
            digits += &decimals;
            for (word, length) in [("万亿", 2), ("亿", 1), ("万", 1)] {
                if super::chars::starts(&text[end..], word) {
                    multiple = word;
                    end += length;
                    break;
                }
            }
        }
    }
    Some(Numeral { end, digits, multiple })
}

/// A whole number without a decimal point.
fn whole(run: &[char]) -> Option<u64> {
    let (mut sum, mut section, mut last) = (0_u64, 0_u64, None);
    let (mut lowest, mut previous_power) = (u64::MAX, 1);
    for (i, c) in run.iter().enumerate() {
        if *c == '廿' {
            (section, previous_power) = (20, 10);
        } else if let Some(d) = digit(*c) {
            if last.is_some_and(|l| l != 0) {
                return None;
            }
            last = Some(d);
        } else {
            let p = power(*c)?;
            if p >= 10_000 {
                section += last.take().unwrap_or(0);
                if section == 0 || p >= lowest {
                    return None;
                }
                lowest = p;
                sum = sum.checked_add(section.checked_mul(p)?)?;
                section = 0;
            } else {
                let count = match last.take() {
                    Some(0) if p == 10 => 1,
                    Some(d) if d > 0 => d,
                    None if p == 10 && (i == 0 || run[i - 1] == '零') => 1,
                    _ => return None,
                };
                section += count * p;
            }
            previous_power = p;
        }
    }
    if let Some(d) = last {
        // 三百五 is 350, 三百零五 is 305.
        let follows_zero = run.len() >= 2 && digit(run[run.len() - 2]) == Some(0);
        let short = run.len() >= 3 && !follows_zero && previous_power >= 100;
        section += if short { d * previous_power / 10 } else { d };
    }
    sum.checked_add(section)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(String, &'static str)> {
        let text: Vec<char> = text.chars().collect();
        numeral(&text, 0).filter(|found| found.end == text.len()).map(|found| (found.digits, found.multiple))
    }

    #[test]
    fn numerals_are_digits() {
        for (text, digits) in [
            ("三", "3"),
            ("两", "2"),
            ("十", "10"),
            ("十二", "12"),
            ("二十", "20"),
            ("廿", "20"),
            ("廿八", "28"),
            ("三十六", "36"),
            ("一百", "100"),
            ("一百零八", "108"),
            ("一百一十", "110"),
            ("二百五", "250"),
            ("一千二百", "1200"),
            ("三千零五十", "3050"),
            ("五千六百七十八", "5678"),
            ("三万五千", "35000"),
            ("一亿二千万三千", "120003000"),
            ("五点二", "5.2"),
            ("零点三五", "0.35"),
        ] {
            assert_eq!(read(text), Some((digits.to_owned(), "")), "{text}");
        }
    }

    #[test]
    fn the_last_multiple_is_the_units() {
        assert_eq!(read("五万"), Some(("5".to_owned(), "万")));
        assert_eq!(read("三百二十万"), Some(("320".to_owned(), "万")));
        assert_eq!(read("二十亿"), Some(("20".to_owned(), "亿")));
        assert_eq!(read("三万亿"), Some(("3".to_owned(), "万亿")));
        assert_eq!(read("一点五亿"), Some(("1.5".to_owned(), "亿")));
    }

    #[test]
    fn vague_and_broken_ones_are_none() {
        for text in ["两三", "三四百", "百", "千", "万", "亿", "千万", "二〇二三", "三五", "万三", "五百百"]
        {
            assert_eq!(read(text), None, "{text}");
        }
        let long: Vec<char> = "九".repeat(100_000).chars().collect();
        assert_eq!(numeral(&long, 0), None);
    }
}
