//! Bars that say how exact they are: flat, open, capped, toothed, hatched.

use super::plot::{Area, Plot};
use crate::document::Qualifier;
use crate::resolve::Amount;
use crate::scene::{Color, Point, Role, Shape, Stroke};
use crate::theme::line;

/// Offsets and widths of the three slats past a lower bound: 19.5 px at any
/// scale, never data.
const SLATS: [(f64, f64); 3] = [(2.5, 5.0), (10.5, 3.5), (17.5, 2.0)];
/// All of them with the gap before.
const SLATS_WIDTH: f64 = 19.5;
/// How far before an upper bound the solid part ends.
const UPPER_ROOM: f64 = 24.0;
/// A bar is never thinner than this.
const LEAST: f64 = 2.0;
/// Depth of a saw tooth.
const TOOTH: f64 = 5.0;

impl Plot<'_> {
    /// A bar of `amount` between `ends` (either way) in a `row` of top and
    /// height, in the style of its qualifier.
    #[inline(never)]
    pub(super) fn bar(&mut self, datum: usize, amount: &Amount, ends: (f64, f64), row: (f64, f64), color: Color) {
        let ((from, to), (y, height)) = (ends, row);
        let sign = if to < from { -1.0 } else { 1.0 };
        let length = (to - from).abs().max(LEAST);
        let bar = Bar { datum, from, sign, y, height, color };
        if amount.is_derived() {
            let area = bar.area(0.0, length);
            self.hollow(datum, area, color, color);
        } else if amount.qualifier.is_lower_bound() {
            self.part(&bar, 0.0, length);
            for (offset, width) in SLATS {
                self.part(&bar, length + offset, length + offset + width);
            }
        } else if amount.qualifier.is_upper_bound() {
            let solid = (length - UPPER_ROOM).max(0.0);
            if solid > 0.0 {
                self.part(&bar, 0.0, solid);
            }
            for (offset, width) in SLATS {
                if solid + offset + width <= length {
                    self.part(&bar, solid + offset, solid + offset + width);
                }
            }
            let cap = Bar { y: y - 4.0, height: height + 8.0, color: self.theme.ink, ..bar };
            self.part(&cap, length, length + line::STEM);
        } else if amount.qualifier == Qualifier::About {
            self.teeth(&bar, length);
        } else {
            self.part(&bar, 0.0, length);
        }
    }

    /// Slats inside an empty cell: the count before it is a lower bound.
    #[inline(never)]
    pub(super) fn open_cell(&mut self, datum: usize, area: Area, color: Color) {
        let factor = (area.width / SLATS_WIDTH).min(1.0);
        for (offset, width) in SLATS {
            let slat = Area::new(area.x + offset * factor, area.y, width * factor, area.height);
            self.fill(Role::Mark, Some(datum), slat, color);
        }
    }

    /// Solid to the low end, outlined to the high end.
    #[inline(never)]
    pub(super) fn range_bar(&mut self, datum: usize, ends: (f64, f64, f64), row: (f64, f64), color: Color) {
        let ((from, low, high), (y, height)) = (ends, row);
        let bar = Bar { datum, from, sign: if low < from { -1.0 } else { 1.0 }, y, height, color };
        let low = (low - from).abs().max(LEAST);
        self.part(&bar, 0.0, low);
        let high = (high - from).abs().max(low + LEAST);
        let area = bar.area(low, high);
        self.outline(Role::Mark, Some(datum), area, Stroke::solid(color, line::DERIVED), 0.0);
    }

    /// A hollow, hatched rectangle: 推算.
    #[inline(never)]
    pub(super) fn hollow(&mut self, datum: usize, area: Area, outline: Color, hatch: Color) {
        self.hatch(datum, area.inset(line::DERIVED), Stroke::solid(hatch, line::HATCH));
        self.outline(Role::Mark, Some(datum), area, Stroke::solid(outline, line::DERIVED), 0.0);
    }

    /// Lines at 45°, cut at the edges of `area`.
    #[inline(never)]
    pub(super) fn hatch(&mut self, datum: usize, area: Area, stroke: Stroke) {
        let pitch = line::HATCH_PITCH * core::f64::consts::SQRT_2;
        let (width, height) = (area.width, area.height);
        let mut lines = Vec::new();
        // Lines x + y = c, in the area's own coordinates.
        let mut c = pitch / 2.0;
        while c < width + height {
            let start = (c.min(width), (c - width).max(0.0));
            let end = ((c - height).max(0.0), c.min(height));
            lines.push(vec![(area.x + start.0, area.y + start.1), (area.x + end.0, area.y + end.1)]);
            c += pitch;
        }
        if !lines.is_empty() {
            let shape = Shape::Path { lines, closed: false, fill: None, stroke: Some(stroke) };
            self.scene.push(Role::Mark, Some(datum), shape);
        }
    }

    #[inline(never)]
    fn part(&mut self, bar: &Bar, start: f64, end: f64) {
        self.fill(Role::Mark, Some(bar.datum), bar.area(start, end), bar.color);
    }

    /// Three teeth around the value: 约.
    fn teeth(&mut self, bar: &Bar, length: f64) {
        let (base, tip) = ((length - TOOTH / 2.0).max(0.0), length + TOOTH / 2.0);
        let step = bar.height / 6.0;
        let mut points: Vec<Point> = vec![(bar.from, bar.y)];
        for i in 0..=6 {
            let x = if i % 2 == 0 { base } else { tip };
            points.push((bar.from + bar.sign * x, bar.y + step * f64::from(i)));
        }
        points.push((bar.from, bar.y + bar.height));
        let shape = Shape::Path { lines: vec![points], closed: true, fill: Some(bar.color), stroke: None };
        self.scene.push(Role::Mark, Some(bar.datum), shape);
    }
}

struct Bar {
    datum: usize,
    from: f64,
    sign: f64,
    y: f64,
    height: f64,
    color: Color,
}

impl Bar {
    /// From `start` to `end` px along the bar.
    fn area(&self, start: f64, end: f64) -> Area {
        let x = if self.sign < 0.0 { self.from - end } else { self.from + start };
        Area::new(x, self.y, end - start, self.height)
    }
}
