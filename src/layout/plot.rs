//! What every kind draws with: short ways to put shapes into a scene.

use super::Bucket;
use crate::resolve::{Chart, Datum, Emphasis, Part};
use crate::scene::{Anchor, Color, Point, Region, Role, Scene, Shape, Span, Stroke, Text};
use crate::text::{Weight, break_lines, width};
use crate::theme::{Theme, line};

/// A plot being laid out.
pub(super) struct Plot<'a> {
    pub(super) chart: &'a Chart,
    pub(super) theme: &'a Theme,
    /// CSS pixels.
    pub(super) width: f64,
    pub(super) bucket: Bucket,
    pub(super) scene: &'a mut Scene,
}

/// A label's size, weight and ink.
#[derive(Clone, Copy)]
pub(super) struct Style {
    pub(super) size: f64,
    pub(super) weight: Weight,
    pub(super) color: Color,
}

impl Style {
    #[inline(never)]
    pub(super) fn regular(size: f64, color: Color) -> Self {
        Self { size, weight: Weight::Regular, color }
    }

    #[inline(never)]
    pub(super) fn bold(size: f64, color: Color) -> Self {
        Self { size, weight: Weight::Bold, color }
    }

    #[inline(never)]
    pub(super) fn width(self, text: &str) -> f64 {
        width(text, self.size, self.weight)
    }

    /// `text` broken into at most `most` lines of `room` px.
    #[inline(never)]
    pub(super) fn broken(self, text: &str, room: f64, most: usize) -> Vec<String> {
        break_lines(text, room, self.size, self.weight, most).lines
    }

    #[inline(never)]
    pub(super) fn span(self, text: &str) -> Span {
        Span { text: text.to_owned(), size: self.size, weight: self.weight, color: self.color, gap: 0.0, tracking: 0.0 }
    }
}

/// Where a text is anchored.
#[derive(Clone, Copy)]
pub(super) struct At {
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) anchor: Anchor,
}

impl At {
    #[inline(never)]
    pub(super) fn start(x: f64, y: f64) -> Self {
        Self { x, y, anchor: Anchor::Start }
    }

    #[inline(never)]
    pub(super) fn middle(x: f64, y: f64) -> Self {
        Self { x, y, anchor: Anchor::Middle }
    }

    #[inline(never)]
    pub(super) fn end(x: f64, y: f64) -> Self {
        Self { x, y, anchor: Anchor::End }
    }
}

/// A rectangle by its corner and size.
#[derive(Clone, Copy)]
pub(super) struct Area {
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) width: f64,
    pub(super) height: f64,
}

impl Area {
    #[inline(never)]
    pub(super) fn new(x: f64, y: f64, width: f64, height: f64) -> Self {
        Self { x, y, width: width.max(0.0), height: height.max(0.0) }
    }

    /// The same area with its outline's middle moved inwards.
    #[inline(never)]
    pub(super) fn inset(self, by: f64) -> Self {
        Self::new(self.x + by, self.y + by, self.width - 2.0 * by, self.height - 2.0 * by)
    }
}

impl Plot<'_> {
    pub(super) fn is_narrow(&self) -> bool {
        self.bucket == Bucket::Narrow
    }

    /// The largest of what `width` says of each datum, at least 0.
    #[inline(never)]
    pub(super) fn widest(&self, width: &dyn Fn(&Datum) -> f64) -> f64 {
        let mut widest = 0.0;
        for datum in &self.chart.data {
            widest = width(datum).max(widest);
        }
        widest
    }

    /// Position of the first datum that is a `part`.
    #[inline(never)]
    pub(super) fn find(&self, part: Part) -> Option<usize> {
        self.chart.data.iter().position(|datum| datum.part == part)
    }

    /// Colour of the marks of `datum`.
    #[inline(never)]
    pub(super) fn mark_color(&self, datum: &Datum) -> Color {
        match datum.emphasis {
            Emphasis::Subject => self.theme.subject,
            Emphasis::Sibling => self.theme.sibling,
            Emphasis::Context => self.theme.context,
        }
    }

    #[inline(never)]
    pub(super) fn fill(&mut self, role: Role, datum: Option<usize>, area: Area, color: Color) {
        let Area { x, y, width, height } = area;
        let shape = Shape::Rect { x, y, width, height, radius: 0.0, fill: Some(color), stroke: None };
        self.scene.push(role, datum, shape);
    }

    /// An outline drawn inside `area`, so that it fills whole pixels.
    #[inline(never)]
    pub(super) fn outline(&mut self, role: Role, datum: Option<usize>, area: Area, stroke: Stroke, radius: f64) {
        let Area { x, y, width, height } = area.inset(stroke.width / 2.0);
        let shape = Shape::Rect { x, y, width, height, radius, fill: None, stroke: Some(stroke) };
        self.scene.push(role, datum, shape);
    }

    /// A hairline as a filled pixel row: crisp at every ratio.
    #[inline(never)]
    pub(super) fn horizontal(&mut self, x0: f64, x1: f64, y: f64, color: Color) {
        self.fill(Role::Axis, None, Area::new(x0, y, x1 - x0, line::HAIR), color);
    }

    /// A hairline as a filled pixel column.
    #[inline(never)]
    pub(super) fn vertical(&mut self, x: f64, y0: f64, y1: f64, color: Color) {
        self.fill(Role::Axis, None, Area::new(f64::floor(x), y0, line::HAIR, y1 - y0), color);
    }

    #[inline(never)]
    pub(super) fn path(&mut self, role: Role, datum: Option<usize>, points: Vec<Point>, stroke: Stroke) {
        let shape = Shape::Path { lines: vec![points], closed: false, fill: None, stroke: Some(stroke) };
        self.scene.push(role, datum, shape);
    }

    /// A bracket: two feet of `foot` px (negative: upwards) and a line between.
    #[inline(never)]
    pub(super) fn bracket(&mut self, datum: usize, x0: f64, x1: f64, y: f64, foot: f64, color: Color) {
        let points = vec![(x0, y - foot), (x0, y), (x1, y), (x1, y - foot)];
        self.path(Role::Decoration, Some(datum), points, Stroke::solid(color, line::BRACKET));
    }

    #[inline(never)]
    pub(super) fn text(&mut self, role: Role, datum: Option<usize>, at: At, spans: Vec<Span>) {
        let mut text = Text { x: at.x, y: at.y, anchor: at.anchor, spans, halo: None };
        if text.spans.iter().all(|span| span.text.is_empty()) {
            return;
        }
        // A last resort for absurd figures: kinds reserve room for real ones.
        let factor = self.width / text.width();
        if factor < 1.0 {
            let factor = factor * 0.999;
            for span in &mut text.spans {
                (span.size, span.gap) = (span.size * factor, span.gap * factor);
                span.tracking *= factor;
            }
        }
        let (left, _, right, _) = text.extent();
        text.x += (-left).max(0.0) - (right - self.width).max(0.0);
        self.scene.push(role, datum, Shape::Text(text));
    }

    #[inline(never)]
    pub(super) fn label(&mut self, datum: usize, at: At, text: &str, style: Style) {
        self.text(Role::Label, Some(datum), at, vec![style.span(text)]);
    }

    #[inline(never)]
    pub(super) fn tick_label(&mut self, at: At, text: &str) {
        let style = Style::regular(12.0, self.theme.ink3);
        self.text(Role::Axis, None, at, vec![style.span(text)]);
    }

    /// Lines of a label, `pitch` px apart, first baseline at `at`.
    #[inline(never)]
    pub(super) fn lines(&mut self, datum: usize, at: At, lines: &[String], pitch: f64, style: Style) {
        for (i, line) in lines.iter().enumerate() {
            self.label(datum, At { y: at.y + pitch * i as f64, ..at }, line, style);
        }
    }

    #[inline(never)]
    pub(super) fn region(&mut self, datum: usize, area: Area) {
        let Area { x, y, width, height } = area;
        self.scene.regions.push(Region { datum, x, y, width, height });
    }

    /// The words of the 推算 chip.
    pub(super) fn chip_text(&self) -> &'static str {
        self.chart.lang.pick("推算", "derived")
    }

    /// Width of the 推算 chip.
    #[inline(never)]
    pub(super) fn chip_width(&self) -> f64 {
        f64::ceil(width(self.chip_text(), 12.0, Weight::Regular)) + 7.0
    }

    /// The 推算 chip with its left edge at `x`, on the baseline of its row.
    #[inline(never)]
    pub(super) fn chip(&mut self, datum: usize, x: f64, baseline: f64) {
        let (x, baseline) = (libm::round(x), libm::round(baseline));
        let area = Area::new(x, baseline - 13.0, self.chip_width(), 17.0);
        self.outline(Role::Decoration, Some(datum), area, Stroke::solid(self.theme.axis, line::HAIR), 2.0);
        let style = Style::regular(12.0, self.theme.ink2);
        let text = self.chip_text();
        self.label(datum, At::start(x + 3.5, baseline), text, style);
    }

    /// How many lines `text` needs at the narrowest width of the bucket, of
    /// which this plot's width leaves `room` free: heights must not differ
    /// within a bucket.
    #[inline(never)]
    pub(super) fn most_lines(&self, text: &str, room: f64, style: Style, most: usize) -> usize {
        let least = room - (self.width - self.bucket.least());
        style.broken(text, least, most).len()
    }

    /// A chart without data says so.
    pub(super) fn nothing(&mut self) -> f64 {
        let style = Style::regular(14.0, self.theme.ink3);
        let words = self.chart.lang.pick("暂无数据", "No data");
        self.text(Role::Label, None, At::start(0.0, 26.0), vec![style.span(words)]);
        44.0
    }
}
