//! Bars that say how exact they are: flat, open, capped, toothed, hatched.

use super::plot::Plot;
use super::style::{Ink, Pen};
use crate::document::Qualifier;
use crate::resolve::{Amount, Emphasis};
use crate::scale::Linear;
use crate::scene::{Point, Role, Shape};
use crate::theme::{line, space};

/// Offsets and widths of the three slats past a lower bound: 19.5 px at any
/// scale, never data.
const SLATS: [(f64, f64); 3] = [(2.5, 5.0), (10.5, 3.5), (17.5, 2.0)];
/// All of them with the gap before.
const SLATS_WIDTH: f64 = 19.5;
/// How far before an upper bound the solid part ends.
const UPPER_ROOM: f64 = 24.0;
/// A bar is never thinner than this.
const LEAST: f64 = 2.0;
/// Between a bar's end and its value.
pub(super) const VALUE_GAP: f64 = 7.0;
/// Depth of a saw tooth.
const TOOTH: f64 = 5.0;

/// Cells that count something.
pub(super) struct Cells {
    pub(super) datum: usize,
    /// The datum of the cells left over.
    pub(super) rest: Option<usize>,
    /// How many cells are filled.
    pub(super) count: f64,
    /// Outline of cells that are not full.
    pub(super) pen: Pen,
    /// Whether every cell of a derived count is hollow, or the last alone.
    pub(super) hollow: bool,
}

impl Plot<'_> {
    /// A bar of `amount` between `from` and `to` (either way), in the style
    /// of its qualifier.
    #[inline(never)]
    pub(super) fn bar(&mut self, datum: usize, amount: &Amount, from: f64, to: f64, y: f64, height: f64, ink: Ink) {
        let sign = if to < from { -1.0 } else { 1.0 };
        let length = (to - from).abs().max(LEAST);
        let to = from + sign * length;
        if amount.is_derived() {
            return self.hollow(datum, from.min(to), y, length, height, ink);
        }
        if amount.qualifier == Qualifier::About {
            return self.teeth(datum, from, sign, length, y, height, ink);
        }
        let upper = amount.qualifier.is_upper_bound();
        let solid = if upper { (length - UPPER_ROOM).max(0.0) } else { length };
        if solid > 0.0 {
            self.band(datum, from, from + sign * solid, y, height, ink);
        }
        if upper || amount.qualifier.is_lower_bound() {
            let room = if upper { length - solid } else { SLATS_WIDTH };
            self.slats(datum, from + sign * solid, sign, room, y, height, ink);
        }
        if upper {
            self.band(datum, to, to + sign * line::STEM, y - 4.0, height + 8.0, Ink::Main);
        }
    }

    /// A bar of `amount` on a scale, from zero to its value. Of a range, what
    /// is certain is solid: up to its end nearer to zero; the range itself is
    /// outlined. Returns where the bar ends, on the side of `amount.scaled`.
    #[inline(never)]
    pub(super) fn measure(&mut self, datum: usize, amount: &Amount, scale: &Linear, y: f64, height: f64) -> f64 {
        let ink = match self.datum(datum).emphasis {
            Emphasis::Subject => Ink::Subject,
            Emphasis::Sibling => Ink::Sibling,
            Emphasis::Context => Ink::Context,
        };
        let (from, to) = (scale.map(0.0), scale.map(amount.scaled));
        if amount.upper.is_none() {
            self.bar(datum, amount, from, to, y, height, ink);
            return to;
        }
        let upper = scale.map(amount.scaled_upper);
        let pen = Pen::solid(ink, line::DERIVED);
        if amount.scaled < 0.0 && amount.scaled_upper > 0.0 {
            let width = (upper - to).abs().max(LEAST);
            self.outline(Role::Mark, Some(datum), to.min(upper), y, width, height, pen);
            return to;
        }
        let (near, end) = if amount.scaled < 0.0 { (upper, to) } else { (to, upper) };
        let sign = if end < from { -1.0 } else { 1.0 };
        let low = (near - from).abs().max(LEAST);
        let high = (end - from).abs().max(low + LEAST);
        self.band(datum, from, from + sign * low, y, height, ink);
        let left = from + if sign < 0.0 { -high } else { low };
        self.outline(Role::Mark, Some(datum), left, y, high - low, height, pen);
        end
    }

    /// The bar of a datum, or a dash where it has no figure, on the `left` or
    /// right of zero. Returns where the figure beside it starts. Inlined:
    /// only two kinds need it, and each takes its copy along.
    #[inline(always)]
    pub(super) fn bar_of(&mut self, datum: usize, scale: &Linear, left: bool, y: f64, height: f64) -> f64 {
        let (zero, sign) = (scale.map(0.0), if left { -1.0 } else { 1.0 });
        let Some(amount) = self.amount(datum) else {
            let x = zero + sign * 8.0;
            self.band(datum, x, x + sign * 8.0, y + height / 2.0 - 1.0, line::STEM, Ink::Main);
            return zero + sign * 22.0;
        };
        let end = self.measure(datum, amount, scale, y, height);
        let least = zero + sign * line::STEM;
        let slats = amount.qualifier.is_lower_bound() && !amount.is_derived();
        let gap = VALUE_GAP + if slats { space::SLATS } else { 0.0 };
        (if left { end.min(least) } else { end.max(least) }) + sign * gap
    }

    /// One of the cells that count something, its count ending in the style
    /// of its qualifier. Returns whether words on the cell can be read.
    #[inline(never)]
    pub(super) fn cell(&mut self, cells: &Cells, n: usize, x: f64, y: f64, width: f64, height: f64) -> bool {
        let part = (cells.count - n as f64).clamp(0.0, 1.0);
        if part < 1.0 {
            self.outline(Role::Decoration, cells.rest, x, y, width, height, cells.pen);
        }
        let Some(amount) = self.amount(cells.datum) else { return true };
        let derived = amount.is_derived();
        let open = amount.qualifier.is_lower_bound() && !derived;
        if part > 0.0 {
            let end = x + width * part;
            let last = cells.count <= (n + 1) as f64;
            if !open && last || derived && cells.hollow {
                self.bar(cells.datum, amount, x, end, y, height, Ink::Subject);
            } else {
                self.band(cells.datum, x, end, y, height, Ink::Subject);
            }
            return part >= 1.0 && !derived;
        }
        // The first empty cell after a lower bound is open.
        let open = open && n as f64 - 1.0 < cells.count;
        if open {
            let factor = (width / SLATS_WIDTH).min(1.0);
            self.slats(cells.datum, x, factor, SLATS_WIDTH, y, height, Ink::Subject);
        }
        !open
    }

    /// As many slats as `room` holds, `factor` times as far apart; negative
    /// to the left.
    #[inline(never)]
    fn slats(&mut self, datum: usize, x: f64, factor: f64, room: f64, y: f64, height: f64, ink: Ink) {
        for (offset, width) in SLATS {
            if offset + width <= room {
                self.band(datum, x + offset * factor, x + (offset + width) * factor, y, height, ink);
            }
        }
    }

    /// A hollow, hatched rectangle: 推算.
    #[inline(never)]
    fn hollow(&mut self, datum: usize, x: f64, y: f64, width: f64, height: f64, ink: Ink) {
        self.hatch(datum, x, y, width, height, Pen::solid(ink, line::HATCH));
        self.outline(Role::Mark, Some(datum), x, y, width, height, Pen::solid(ink, line::DERIVED));
    }

    /// Lines at 45°, cut at the inside of the rectangle's outline.
    #[inline(never)]
    pub(super) fn hatch(&mut self, datum: usize, x: f64, y: f64, width: f64, height: f64, pen: Pen) {
        let pitch = line::HATCH_PITCH * core::f64::consts::SQRT_2;
        let (x, y) = (x + line::DERIVED, y + line::DERIVED);
        let (width, height) = ((width - 2.0 * line::DERIVED).max(0.0), (height - 2.0 * line::DERIVED).max(0.0));
        // Lines x + y = c, in the rectangle's own coordinates.
        let mut c = pitch / 2.0;
        if c >= width + height {
            return;
        }
        let mut lines = Vec::new();
        while c < width + height {
            let start = (x + c.min(width), y + (c - width).max(0.0));
            lines.push(vec![start, (x + (c - height).max(0.0), y + c.min(height))]);
            c += pitch;
        }
        self.lines(Role::Mark, datum, lines, pen);
    }

    /// Three teeth around the value: 约.
    fn teeth(&mut self, datum: usize, from: f64, sign: f64, length: f64, y: f64, height: f64, ink: Ink) {
        let (base, tip) = ((length - TOOTH / 2.0).max(0.0), length + TOOTH / 2.0);
        let mut points: Vec<Point> = vec![(from, y)];
        for i in 0..=6 {
            let x = if i % 2 == 0 { base } else { tip };
            points.push((from + sign * x, y + height / 6.0 * f64::from(i)));
        }
        points.push((from, y + height));
        let fill = Some(ink.of(self.theme));
        let shape = Shape::Path { lines: vec![points], closed: true, fill, stroke: None };
        self.scene.push(Role::Mark, Some(datum), shape);
    }
}
