//! The unit that an axis counts in: 万, 亿 or 万亿 where the written one would
//! need many digits. Labels and tables keep the written one.

use crate::document::{Dimension, Unit};
use crate::scale::ten_to;
use crate::text::Lang;

/// Numbers in between are short enough as they are.
const LONG: f64 = 100_000.0;
const SHORT: f64 = 0.01;

/// What suits values from `low` to `high` in `unit` better; `None` where that
/// will do. Inlined: in the page series take a copy along, and each kind of
/// figures that has an axis; readers of others download none.
#[inline(always)]
pub(crate) fn axis_unit(unit: &Unit, low: f64, high: f64, lang: Lang) -> Option<Unit> {
    let largest = low.abs().max(high.abs());
    // Small differences of large numbers would need as many decimals.
    let near = high - low < largest * 1e-4 && high > low;
    if low > high || near || largest == 0.0 || (SHORT..LONG).contains(&largest) {
        return None;
    }
    // 万 and the like are not written before others, nor before Latin words.
    let counted = matches!(unit.dimension, Dimension::Money(_) | Dimension::Count | Dimension::Mu);
    let written = unit.written.as_bytes();
    let latin = |end: Option<&u8>| end.is_some_and(u8::is_ascii);
    if !counted || latin(written.first()) || latin(written.last()) {
        return None;
    }
    let size = largest * ten_to(unit.power);
    let mut power = 12;
    while power > 0 && size < ten_to(power) {
        power -= 4;
    }
    if power == unit.power {
        return None;
    }
    let word = match power {
        0 => "",
        4 => "万",
        8 => "亿",
        _ => "万亿",
    };
    // Without its own 千, 万, 亿 or 百万, 千万, 万亿.
    let base = unit.written.get(
        match unit.power {
            0 => 0,
            3 | 4 | 8 => '万'.len_utf8(),
            _ => 2 * '万'.len_utf8(),
        }..,
    )?;
    Some(Unit { written: [lang.word(word, word), base].concat(), dimension: unit.dimension, power })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen(written: &str, low: f64, high: f64, lang: Lang) -> String {
        let unit = Unit::of(written, lang).expect("a unit");
        let chosen = axis_unit(&unit, low, high, lang);
        if let Some(unit) = &chosen {
            let known = Unit::of(&unit.written, lang);
            assert_eq!(known.map(|unit| unit.power), Some(unit.power), "{}", unit.written);
        }
        chosen.map(|unit| unit.written).unwrap_or_default()
    }

    #[test]
    fn long_numbers_count_in_wan_yi_or_wan_yi() {
        for (written, high, unit) in [
            ("元", 99_999.0, ""),
            ("元", 100_000.0, "万元"),
            ("元", 99_999_999.0, "万元"),
            ("元", 1e8, "亿元"),
            ("元", 1e12, "万亿元"),
            ("元", 1e18, "万亿元"),
            ("万元", 1e5, "亿元"),
            ("百万元", 1e6, "万亿元"),
            ("千万元", 2e5, "万亿元"),
            ("亿元", 1e5, "万亿元"),
            ("万亿元", 1e7, ""),
            ("人", 2_560_000.0, "万人"),
            ("", 3e8, "亿"),
            ("万", 3e5, "亿"),
            ("亩", 3e6, "万亩"),
        ] {
            assert_eq!(chosen(written, 0.0, high, Lang::Zh), unit, "{high}{written}");
            assert_eq!(chosen(written, -high, 0.0, Lang::Zh), unit, "−{high}{written}");
        }
    }

    #[test]
    fn long_fractions_count_in_less() {
        assert_eq!(chosen("亿元", 0.0, 0.01, Lang::Zh), "");
        assert_eq!(chosen("亿元", 0.0, 0.009, Lang::Zh), "万元");
        assert_eq!(chosen("万户", 0.0, 0.003, Lang::Zh), "户");
        assert_eq!(chosen("元", 0.0, 0.003, Lang::Zh), "");
    }

    #[test]
    fn others_have_no_wan() {
        for written in ["%", "个百分点", "公里", "万平方米", "吨", "倍", "万元/亩", "yuan", "billion yuan", "people"]
        {
            assert_eq!(chosen(written, 0.0, 1e9, Lang::Zh), "", "{written}");
        }
    }

    #[test]
    fn nothing_to_count_needs_no_unit() {
        for (low, high) in [(0.0, 0.0), (f64::INFINITY, f64::NEG_INFINITY), (1e12, 1e12 + 1.0)] {
            assert_eq!(chosen("元", low, high, Lang::Zh), "", "{low} {high}");
        }
    }

    #[test]
    fn the_languages_own_characters_are_used() {
        assert_eq!(chosen("元", 0.0, 1e12, Lang::Hant), "萬億元");
        assert_eq!(chosen("萬戶", 0.0, 1e5, Lang::Hant), "億戶");
        assert_eq!(chosen("元", 0.0, 1e12, Lang::En), "万亿元");
    }
}
