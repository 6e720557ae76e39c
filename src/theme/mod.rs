//! Every colour, size and gap: the visual language as numbers.

pub mod brand;
mod color;
mod measure;
#[cfg(any(feature = "cli", test))]
mod more;

pub use color::{Vision, contrast, difference};
pub use measure::{line, space};

use crate::scene::Color;

/// The fonts of a chart, best first. Canvas and SVG name the same list.
pub const FONTS: &str = "\"PingFang SC\",\"HarmonyOS Sans SC\",MiSans,\"Noto Sans CJK SC\",\"Source Han Sans SC\",\"Noto Sans SC\",\"Microsoft YaHei\",sans-serif";

/// How many colours categories have.
pub const CATEGORIES: usize = 6;

/// Colours by role. Contrasts on `paper` are noted in the visual language.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Theme {
    /// Background.
    pub paper: Color,
    /// Main text.
    pub ink: Color,
    /// Secondary text: subtitles, units, chips.
    pub ink2: Color,
    /// Quiet text: ticks, source.
    pub ink3: Color,
    /// The subject: what the title is about.
    pub subject: Color,
    /// The subject's other marks.
    pub sibling: Color,
    /// What it is compared with. Never under text.
    pub context: Color,
    /// Text on the subject's colour.
    pub on_subject: Color,
    /// Highlighter behind a linked row.
    pub wash: Color,
    /// Outlines of empty cells and tracks.
    pub cell: Color,
    /// Grid and hairlines.
    pub grid: Color,
    /// Axis lines and chip outlines.
    pub axis: Color,
    /// Categories in order of use; at most four in one chart.
    pub series: [Color; CATEGORIES],
    /// Text on each of them.
    pub on_series: [Color; CATEGORIES],
}

/// Text on light and on dark colours.
const WHITE: Color = Color::rgb(0xFFFFFF);
const BLACK: Color = Color::rgb(0x16191C);
const NIGHT: Color = Color::rgb(0x0B1416);

impl Theme {
    /// On light paper.
    pub const LIGHT: Self = Self {
        paper: Color::rgb(0xFCFBF8),
        ink: Color::rgb(0x16191C),
        ink2: Color::rgb(0x4B5358),
        ink3: Color::rgb(0x697177),
        subject: Color::rgb(0x006778),
        sibling: Color::rgb(0x3F8796),
        context: Color::rgb(0x858E94),
        on_subject: Color::rgb(0xFFFFFF),
        wash: Color::rgb(0xFFE9A3),
        cell: Color::rgb(0xC3C9CB),
        grid: Color::rgb(0xE4E4DF),
        axis: Color::rgb(0x858E94),
        series: [
            Color::rgb(0x006778),
            Color::rgb(0x994117),
            Color::rgb(0x9D893F),
            Color::rgb(0x734BB4),
            Color::rgb(0xC27395),
            Color::rgb(0x22387E),
        ],
        on_series: [WHITE, WHITE, BLACK, WHITE, BLACK, WHITE],
    };

    /// On dark paper.
    pub const DARK: Self = Self {
        paper: Color::rgb(0x14181A),
        ink: Color::rgb(0xECEEEE),
        ink2: Color::rgb(0xB7BEC2),
        ink3: Color::rgb(0x929BA0),
        subject: Color::rgb(0x4DB6C6),
        sibling: Color::rgb(0x2F8191),
        context: Color::rgb(0x6B757B),
        on_subject: Color::rgb(0x0B1416),
        wash: Color::rgb(0x3F360F),
        cell: Color::rgb(0x475055),
        grid: Color::rgb(0x2B3134),
        axis: Color::rgb(0x6B757B),
        series: [
            Color::rgb(0x4DB6C6),
            Color::rgb(0xC47751),
            Color::rgb(0xC8BD69),
            Color::rgb(0x937FE2),
            Color::rgb(0xFAC4CF),
            Color::rgb(0x5A6AA2),
        ],
        on_series: [NIGHT, NIGHT, NIGHT, NIGHT, NIGHT, WHITE],
    };

    /// On white paper, in greys: nothing relies on hue.
    pub const PRINT: Self = Self {
        paper: WHITE,
        ink: Color::rgb(0x000000),
        ink2: Color::rgb(0x3D3D3D),
        ink3: Color::rgb(0x5C5C5C),
        subject: Color::rgb(0x141414),
        sibling: Color::rgb(0x555555),
        context: Color::rgb(0x8C8C8C),
        on_subject: WHITE,
        wash: Color::rgb(0xF4F4F4),
        cell: Color::rgb(0xB8B8B8),
        grid: Color::rgb(0xDEDEDE),
        axis: Color::rgb(0x7A7A7A),
        series: [
            Color::rgb(0x141414),
            // Not quite the grey of comparisons, which darkens on a wash.
            Color::rgb(0x8D8D8D),
            Color::rgb(0x3C3C3C),
            Color::rgb(0x646464),
            Color::rgb(0x282828),
            Color::rgb(0x787878),
        ],
        on_series: [WHITE, Color::rgb(0x000000), WHITE, WHITE, WHITE, Color::rgb(0x000000)],
    };
}

/// A theme of colours in the order of its fields: how a page hands them over.
#[inline(never)]
pub fn listed(next: &mut dyn FnMut() -> Color) -> Theme {
    Theme {
        paper: next(),
        ink: next(),
        ink2: next(),
        ink3: next(),
        subject: next(),
        sibling: next(),
        context: next(),
        on_subject: next(),
        wash: next(),
        cell: next(),
        grid: next(),
        axis: next(),
        series: std::array::from_fn(|_| next()),
        on_series: std::array::from_fn(|_| next()),
    }
}

#[cfg(test)]
pub(crate) mod tests;
