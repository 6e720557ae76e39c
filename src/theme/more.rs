//! For readers who ask for more contrast: text 7:1, marks 4.5:1. Not in the
//! page's core: its element has them as lists, in `element/themes.js`.

use super::{CATEGORIES, NIGHT, Theme, WHITE};
use crate::scene::Color;

impl Theme {
    /// On white.
    pub const CONTRAST: Self = Self {
        paper: WHITE,
        ink: Color::rgb(0x000000),
        ink2: Color::rgb(0x26292B),
        ink3: Color::rgb(0x3F4549),
        subject: Color::rgb(0x004452),
        sibling: Color::rgb(0x267080),
        context: Color::rgb(0x6A7277),
        on_subject: WHITE,
        wash: Color::rgb(0xFFE9A3),
        cell: Color::rgb(0x6A7277),
        grid: Color::rgb(0xC3C9CB),
        axis: Color::rgb(0x4B5358),
        series: [
            Color::rgb(0x006778),
            Color::rgb(0x811308),
            Color::rgb(0x706F0F),
            Color::rgb(0x6B3FC0),
            Color::rgb(0x7C3151),
            Color::rgb(0x0D2758),
        ],
        on_series: [WHITE; CATEGORIES],
    };

    /// On black.
    pub const CONTRAST_DARK: Self = Self {
        paper: Color::rgb(0x000000),
        ink: WHITE,
        ink2: Color::rgb(0xD9DDDF),
        ink3: Color::rgb(0xBFC5C8),
        subject: Color::rgb(0x63D3E4),
        sibling: Color::rgb(0x2F95A8),
        context: Color::rgb(0x7F898F),
        on_subject: NIGHT,
        wash: Color::rgb(0x332B08),
        cell: Color::rgb(0x7F898F),
        grid: Color::rgb(0x3A4145),
        axis: Color::rgb(0xB7BEC2),
        series: [
            Color::rgb(0x63D3E4),
            Color::rgb(0xD0824F),
            Color::rgb(0xD8D78B),
            Color::rgb(0xAA97F3),
            Color::rgb(0xFAC9CE),
            Color::rgb(0x7285B2),
        ],
        on_series: [NIGHT; CATEGORIES],
    };
}
