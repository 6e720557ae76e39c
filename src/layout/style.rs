//! Inks, type and pens as values that fit a register: they are named where a
//! kind draws, and looked up in the theme once, where a shape is made.

use crate::scene::{Color, Span, Stroke};
use crate::text::{Weight, break_lines, width};
use crate::theme::{CATEGORIES, Theme};

/// A colour of the theme by what it is for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Ink {
    Paper,
    Main,
    Second,
    Quiet,
    Subject,
    Sibling,
    Context,
    OnSubject,
    Cell,
    Grid,
    Axis,
    /// Of a category.
    Series(u8),
    /// Text on it.
    OnSeries(u8),
    /// Behind a bar, where a line of full strength would close a gap.
    Faint,
}

impl Ink {
    #[inline(never)]
    pub(super) fn of(self, theme: &Theme) -> Color {
        match self {
            Self::Paper => theme.paper,
            Self::Main => theme.ink,
            Self::Second => theme.ink2,
            Self::Quiet => theme.ink3,
            Self::Subject => theme.subject,
            Self::Sibling => theme.sibling,
            Self::Context => theme.context,
            Self::OnSubject => theme.on_subject,
            Self::Cell => theme.cell,
            Self::Grid => theme.grid,
            Self::Axis => theme.axis,
            Self::Series(n) => theme.series[usize::from(n) % CATEGORIES],
            Self::OnSeries(n) => theme.on_series[usize::from(n) % CATEGORIES],
            Self::Faint => theme.axis.faded(0.75),
        }
    }
}

/// A text's size, line pitch, weight and ink; lengths in CSS pixels.
#[derive(Clone, Copy)]
pub(super) struct Style {
    pub(super) size: u8,
    pub(super) pitch: u8,
    pub(super) weight: Weight,
    pub(super) ink: Ink,
}

impl Style {
    pub(super) const fn regular(size: u8, ink: Ink) -> Self {
        Self { size, pitch: 18, weight: Weight::Regular, ink }
    }

    pub(super) const fn bold(size: u8, ink: Ink) -> Self {
        Self { size, pitch: 18, weight: Weight::Bold, ink }
    }

    /// The same with its lines `pitch` px apart.
    pub(super) const fn pitch(self, pitch: u8) -> Self {
        Self { pitch, ..self }
    }

    #[inline(never)]
    pub(super) fn width(self, text: &str) -> f64 {
        width(text, self.size.into(), self.weight)
    }

    /// `text` broken into at most `most` lines of `room` px.
    #[inline(never)]
    pub(super) fn broken(self, text: &str, room: f64, most: usize) -> Vec<String> {
        break_lines(text, room, self.size.into(), self.weight, most).lines
    }

    /// A run of `text`, `gap` px after the one before it.
    #[inline(never)]
    pub(super) fn span(self, theme: &Theme, text: &str, gap: f64) -> Span {
        let color = self.ink.of(theme);
        Span { text: text.to_owned(), size: self.size.into(), weight: self.weight, color, gap, tracking: 0.0 }
    }
}

/// A line's ink, width and dash, and how it turns corners.
#[derive(Clone, Copy)]
pub(super) struct Pen {
    ink: Ink,
    /// Hundredths of a pixel.
    width: u8,
    /// Pixels; 0 is solid.
    dash: u8,
    /// Of an outline's corners, in pixels.
    pub(super) radius: u8,
}

impl Pen {
    /// A solid line of `width` px, at most 2.5.
    pub(super) const fn solid(ink: Ink, width: f64) -> Self {
        Self { ink, width: (width * 100.0) as u8, dash: 0, radius: 0 }
    }

    /// The same in dashes of `dash` px.
    pub(super) const fn dashed(self, dash: u8) -> Self {
        Self { dash, ..self }
    }

    /// The same around corners of `radius` px.
    pub(super) const fn rounded(self, radius: u8) -> Self {
        Self { radius, ..self }
    }

    pub(super) fn width(self) -> f64 {
        f64::from(self.width) / 100.0
    }

    #[inline(never)]
    pub(super) fn stroke(self, theme: &Theme) -> Stroke {
        const GAP: f64 = 3.0;
        let dash = if self.dash == 0 { (0.0, 0.0) } else { (self.dash.into(), GAP) };
        Stroke { dash, ..Stroke::solid(self.ink.of(theme), self.width()) }
    }
}
