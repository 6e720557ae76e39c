//! Every colour, size and gap: the visual language as numbers.

use crate::scene::Color;

/// The fonts of a chart, best first. Canvas and SVG name the same list.
pub const FONTS: &str = "\"PingFang SC\",\"HarmonyOS Sans SC\",MiSans,\"Noto Sans CJK SC\",\"Source Han Sans SC\",\"Noto Sans SC\",\"Microsoft YaHei\",sans-serif";

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
    pub series: [Color; 6],
    /// Text on each of them.
    pub on_series: [Color; 6],
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
}

/// Gaps, in CSS pixels.
pub mod space {
    /// How far a wash reaches past a row's ends.
    pub const BLEED: f64 = 8.0;
    /// Between a number and its unit.
    pub const UNIT_GAP: f64 = 2.0;
    /// Room right of the plot for slats of a lower bound.
    pub const SLATS: f64 = 20.0;
    /// Around a whole-frame picture.
    pub const FRAME_MARGIN: f64 = 16.0;
}

/// Widths of lines, in CSS pixels.
pub mod line {
    /// Grid, axes, chips, empty cells.
    pub const HAIR: f64 = 1.0;
    /// Stems and context lines.
    pub const STEM: f64 = 2.0;
    /// The gap between a value and its reference.
    pub const GAP: f64 = 4.0;
    /// A plan's tick.
    pub const PLAN: f64 = 3.0;
    /// Paper around a plan's tick.
    pub const PLAN_HALO: f64 = 7.0;
    /// Outlines of derived marks.
    pub const DERIVED: f64 = 1.5;
    /// Lines of a hatch.
    pub const HATCH: f64 = 1.6;
    /// Distance between the lines of a hatch, across them.
    pub const HATCH_PITCH: f64 = 5.0;
    /// Brackets.
    pub const BRACKET: f64 = 1.25;
}
