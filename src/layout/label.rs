//! Names of data: broken into lines, with room reserved for as many lines as
//! the narrowest plot of the bucket needs, and the 推算 chip after them.

use super::plot::Plot;
use super::style::{Ink, Pen, Style};
use crate::resolve::Emphasis;
use crate::scene::{Anchor, Role};
use crate::text::Weight;
use crate::theme::line;

/// Between a name and its chip.
const CHIP_GAP: f64 = 6.0;

/// Where the lines of a name stand in their reserved room.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Stand {
    Top,
    Bottom,
}

/// What a name took.
pub(super) struct Name {
    /// Lines that it was set on.
    pub(super) lines: usize,
    /// How far the last reserved baseline is below the first.
    pub(super) extra: f64,
    /// Width of its last line.
    pub(super) end: f64,
}

impl Plot<'_> {
    /// Of the name of a datum.
    #[inline(never)]
    pub(super) fn name_style(&self, datum: usize) -> Style {
        // Among panels, the panels' names are bold.
        let subject = self.datum(datum).emphasis == Emphasis::Subject && self.chart.panels.is_empty();
        let weight = if subject { Weight::Bold } else { Weight::Regular };
        Style { weight, ..Style::regular(if self.is_narrow() { 13 } else { 14 }, Ink::Main) }
    }

    /// `text` as the name of a datum, on at most `most` lines in `room` px,
    /// the first reserved baseline at `y`. Heights must not differ within a
    /// bucket: as many lines are reserved as its narrowest plot needs.
    #[inline(never)]
    pub(super) fn name(
        &mut self,
        datum: usize,
        text: &str,
        x: f64,
        y: f64,
        room: f64,
        most: usize,
        style: Style,
        stand: Stand,
    ) -> Name {
        let lines = style.broken(text, room, most);
        let least = room - (self.width - self.least);
        let reserved = style.broken(text, least, most).len().max(lines.len());
        let pitch = f64::from(style.pitch);
        let first = if stand == Stand::Bottom { (reserved - lines.len()) as f64 } else { 0.0 };
        self.paragraph(datum, x, y + pitch * first, &lines, style);
        let end = lines.last().map_or(0.0, |line| f64::ceil(style.width(line)));
        Name { lines: lines.len(), extra: pitch * (reserved - 1) as f64, end }
    }

    /// Lines of a label, the first baseline at `y`.
    #[inline(never)]
    pub(super) fn paragraph(&mut self, datum: usize, x: f64, y: f64, lines: &[String], style: Style) {
        let mut y = y;
        for line in lines {
            self.label(datum, x, y, Anchor::Start, line, style);
            y += f64::from(style.pitch);
        }
    }

    /// Whether the figure of a datum follows from others: it has a chip.
    #[inline(never)]
    pub(super) fn is_derived(&self, datum: usize) -> bool {
        self.amount(datum).is_some_and(|amount| amount.is_derived())
    }

    /// What a chip takes beside a name or figure; 0 where there is none.
    #[inline(never)]
    pub(super) fn chip_room(&self, datum: usize) -> f64 {
        if self.is_derived(datum) { self.chip_width() + CHIP_GAP } else { 0.0 }
    }

    /// The words of the 推算 chip.
    fn chip_text(&self) -> &'static str {
        self.chart.lang.say("推算|derived")
    }

    /// Width of the 推算 chip.
    #[inline(never)]
    pub(super) fn chip_width(&self) -> f64 {
        f64::ceil(CHIP.width(self.chip_text())) + 7.0
    }

    /// The 推算 chip with its left edge at `x`, on the baseline of its row.
    #[inline(never)]
    pub(super) fn chip(&mut self, datum: usize, x: f64, baseline: f64) {
        let (x, baseline) = (libm::round(x), libm::round(baseline));
        let pen = Pen::solid(Ink::Axis, line::HAIR).rounded(2);
        self.outline(Role::Decoration, Some(datum), x, baseline - 13.0, self.chip_width(), 17.0, pen);
        self.label(datum, x + 3.5, baseline, Anchor::Start, self.chip_text(), CHIP);
    }

    /// The chip of a derived figure, behind what ends at `x`.
    #[inline(never)]
    pub(super) fn chip_after(&mut self, datum: usize, x: f64, baseline: f64) {
        if self.is_derived(datum) {
            self.chip(datum, x + CHIP_GAP, baseline);
        }
    }
}

const CHIP: Style = Style::regular(12, Ink::Second);
