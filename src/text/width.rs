//! How wide text is: one table for every target, because the fonts of a
//! page are not known when a chart is laid out.
//!
//! Values are hundredths of an em, at least 4 % above Noto Sans CJK SC and
//! not below Liberation Sans (Arial, Helvetica); digits are as wide as those
//! of PingFang SC. `tests/text_width.rs` compares them with the vendored fonts.

/// Font weights.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Weight {
    /// 400.
    #[default]
    Regular,
    /// 700.
    Bold,
}

/// Advances of U+0020 to U+007E at 400.
#[rustfmt::skip]
const REGULAR: [u8; 95] = [
    28, 34, 50, 58, 58, 96, 71, 29, 36, 36, 49, 59, 29, 37, 29, 41,
    60, 60, 60, 60, 60, 60, 60, 60, 60, 60, 29, 29, 59, 59, 59, 56,
    102, 67, 69, 73, 73, 67, 62, 78, 76, 31, 56, 68, 57, 85, 76, 78,
    67, 78, 73, 67, 63, 75, 67, 95, 67, 67, 63, 36, 41, 36, 58, 59,
    64, 59, 65, 54, 65, 58, 34, 59, 64, 29, 29, 58, 30, 97, 64, 64,
    65, 65, 41, 50, 40, 64, 55, 84, 52, 55, 50, 36, 29, 36, 59,
];

/// Advances of U+0020 to U+007E at 700.
#[rustfmt::skip]
const BOLD: [u8; 95] = [
    28, 39, 60, 62, 62, 101, 77, 34, 40, 40, 53, 62, 34, 39, 34, 41,
    62, 62, 62, 62, 62, 62, 62, 62, 62, 62, 34, 34, 62, 62, 62, 62,
    105, 73, 73, 73, 75, 67, 62, 78, 79, 35, 60, 73, 62, 89, 78, 81,
    70, 81, 73, 67, 65, 78, 67, 96, 67, 67, 64, 40, 41, 40, 62, 59,
    66, 62, 67, 56, 67, 61, 39, 63, 67, 32, 32, 63, 33, 101, 67, 66,
    67, 67, 46, 56, 44, 67, 60, 90, 59, 60, 54, 40, 31, 40, 62,
];

/// First and last code of what is neither ASCII nor one em wide, and its
/// advance at either weight, or that of the ASCII character it is like.
#[rustfmt::skip]
const ADVANCES: [(u16, u16, i16); 52] = [
    (0x09, 0x0d, like(' ')), (0x85, 0x85, like(' ')), (0xa0, 0xa0, like(' ')),
    (0x2009, 0x2009, like(' ')), (0x202f, 0x202f, like(' ')),
    // Controls and the soft hyphen.
    (0x00, 0x1f, 0), (0x7f, 0x9f, 0), (0xad, 0xad, 0),
    // ¢£¥ « ° ²³¹ªº » − ‹› – €: drawn as Latin by Chinese fonts too.
    (0xa2, 0xa5, like('0')), (0xab, 0xab, like('0')), (0xbb, 0xbb, like('0')),
    (0x2013, 0x2013, like('0')), (0x2212, 0x2212, like('0')), (0x20ac, 0x20ac, like('0')),
    (0xaa, 0xaa, 45), (0xb0, 0xb0, 45), (0xb2, 0xb3, 45), (0xb9, 0xba, 45),
    (0x2039, 0x203a, like('(')),
    // Letters with accents, as wide as the widest of their case.
    (0xcc, 0xcf, like('I')), (0xec, 0xef, like('I')),
    (0xc0, 0xc5, like('Q')), (0xc7, 0xd6, like('Q')), (0xd8, 0xde, like('Q')), (0x1cd, 0x1dc, like('Q')),
    (0xdf, 0xe5, 73), (0xe7, 0xf6, 73), (0xf8, 0xff, 73),
    // The few wider than 1 em: № Љ Њ Ш Щ Ю and dashes of two and three.
    (0x2116, 0x2116, 112), (0x409, 0x40a, 112), (0x428, 0x429, 112), (0x42e, 0x42e, 112),
    (0x2e3a, 0x2e3a, 200), (0x2e3b, 0x2e3b, 300),
    // Combining marks.
    (0x300, 0x36f, 0), (0x483, 0x489, 0), (0x591, 0x5bd, 0), (0x64b, 0x65f, 0), (0x670, 0x670, 0), (0x6d6, 0x6dc, 0),
    (0x1ab0, 0x1aff, 0), (0x1dc0, 0x1dff, 0), (0x20d0, 0x20ff, 0), (0xfe20, 0xfe2f, 0),
    (0x302a, 0x302d, 0), (0x3099, 0x309a, 0),
    // Joiners, bidirectional controls, variation selectors.
    (0x180b, 0x180f, 0), (0x200b, 0x200f, 0), (0x202a, 0x202e, 0), (0x2060, 0x206f, 0),
    (0xfe00, 0xfe0f, 0), (0xfeff, 0xfeff, 0),
];

const fn like(c: char) -> i16 {
    -(c as i16)
}

/// Width of `text` on one line, in CSS pixels at font size `size`.
///
/// Meant never to be less than what a browser draws in the house fonts, and
/// rarely more than 5 % above: “”‘’…·— and everything unknown count as full
/// width, colour emoji as 1.4 em (the widest system font), combining marks,
/// joiners, variation selectors and controls as nothing. Line ends and tabs
/// count as spaces. Kerning is ignored.
///
/// 0 when `size` is negative or not finite; never NaN.
///
/// # Examples
/// ```
/// use indicator_charts::text::{Weight, width};
/// assert_eq!(width("高新区", 14.0, Weight::Regular), 42.0);
/// assert_eq!(width("7.9", 100.0, Weight::Regular), 149.0);
/// ```
pub fn width(text: &str, size: f64, weight: Weight) -> f64 {
    pixels(text.chars().map(|c| advance(c, weight)).sum(), size)
}

/// `hundredths` of an em in CSS pixels.
pub(super) fn pixels(hundredths: u64, size: f64) -> f64 {
    if size.is_finite() && size > 0.0 { hundredths as f64 * size / 100.0 } else { 0.0 }
}

/// Advance of `c` in hundredths of an em.
pub(super) fn advance(c: char, weight: Weight) -> u64 {
    let latin = |like: u8| {
        let table = if weight == Weight::Bold { &BOLD } else { &REGULAR };
        table.get(usize::from(like.wrapping_sub(32))).map_or(0, |&hundredths| u64::from(hundredths))
    };
    match u32::from(c) {
        code @ 0x20..=0x7e => latin(code as u8),
        0x1f300..=0x1faff => 140,
        0xe0000..=0xe0fff => 0,
        code => {
            let row = ADVANCES.iter().find(|row| (u32::from(row.0)..=u32::from(row.1)).contains(&code));
            row.map_or(100, |row| if row.2 < 0 { latin(row.2.unsigned_abs() as u8) } else { row.2 as u64 })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const REGULAR: Weight = Weight::Regular;

    #[test]
    fn full_width_is_one_em() {
        for c in "高，。“”‘’—…·《》％℃カ가Ａ　①▲×㎡".chars() {
            assert_eq!(advance(c, REGULAR), 100, "{c}");
        }
    }

    #[test]
    fn marks_and_controls_take_no_room() {
        let marked = "e\u{301}\u{200d}\u{fe0f}\u{202b}\u{feff}\u{e0067}\u{0}";
        assert_eq!(width(marked, 10.0, REGULAR), width("e", 10.0, REGULAR));
    }

    #[test]
    fn bold_is_never_narrower() {
        for c in (0..0x3000).filter_map(char::from_u32) {
            assert!(advance(c, Weight::Bold) >= advance(c, REGULAR), "{c}");
        }
    }

    #[test]
    fn hostile_sizes_give_zero() {
        for size in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, -1.0, 0.0] {
            assert_eq!(width("高7", size, REGULAR), 0.0);
        }
    }

    proptest! {
        #[test]
        fn adds_up(a in ".{0,40}", b in ".{0,40}") {
            let sum = width(&a, 13.0, Weight::Bold) + width(&b, 13.0, Weight::Bold);
            prop_assert!((width(&(a + &b), 13.0, Weight::Bold) - sum).abs() < 1e-9);
        }
    }
}
