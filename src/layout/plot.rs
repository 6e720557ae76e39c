//! What every kind draws with: short ways to put shapes into a scene.

use std::ops::Range;

use super::Bucket;
use super::style::{Ink, Pen, Style};
use crate::document::Unit;
use crate::resolve::{Amount, Chart, Datum, Part};
use crate::scene::{Anchor, Key, Point, Region, Role, Scene, Shape, Span, Text};
use crate::theme::{Theme, line};

/// Of tick labels and all that is as quiet.
pub(super) const TICK: Style = Style::regular(12, Ink::Quiet);

/// A plot being laid out.
pub(super) struct Plot<'a> {
    pub(super) chart: &'a Chart,
    pub(super) theme: &'a Theme,
    /// CSS pixels.
    pub(super) width: f64,
    pub(super) bucket: Bucket,
    /// The bucket's smallest width: what fits there fits in the whole bucket.
    pub(super) least: f64,
    /// The data that this plot draws, and those that its scales hold.
    pub(super) shown: Range<usize>,
    pub(super) measured: Range<usize>,
    /// What the axis counts in, where not all labels have that unit.
    pub(super) unit: Option<Unit>,
    pub(super) scene: Scene,
    /// Runs of the line of text being set.
    pub(super) line: Vec<Span>,
}

impl<'a> Plot<'a> {
    #[inline(never)]
    pub(super) fn new(chart: &'a Chart, theme: &'a Theme, width: f64) -> Self {
        let bucket = Bucket::of(width);
        let all = 0..chart.data.len();
        Self {
            chart,
            theme,
            width,
            bucket,
            least: bucket.least(),
            shown: all.clone(),
            measured: all,
            unit: None,
            scene: Scene::new(width),
            line: Vec::new(),
        }
    }

    pub(super) fn is_narrow(&self) -> bool {
        self.bucket == Bucket::Narrow
    }

    #[inline(never)]
    pub(super) fn datum(&self, i: usize) -> &'a Datum {
        &self.chart.data[i]
    }

    pub(super) fn amount(&self, i: usize) -> Option<&'a Amount> {
        self.datum(i).amount.as_deref()
    }

    /// Positions of the data that this plot draws.
    #[inline(always)]
    pub(super) fn shown(&self) -> Range<usize> {
        self.shown.clone()
    }

    /// Positions of the data that its scales hold.
    #[inline(always)]
    pub(super) fn measured(&self) -> Range<usize> {
        self.measured.clone()
    }

    /// Position of the first datum drawn that is a `part`.
    #[inline(never)]
    pub(super) fn find(&self, part: Part) -> Option<usize> {
        self.shown().find(|i| self.datum(*i).part == part)
    }

    /// A filled rectangle; never inside out.
    #[inline(never)]
    pub(super) fn fill(&mut self, role: Role, datum: Option<usize>, x: f64, y: f64, width: f64, height: f64, ink: Ink) {
        let (width, height, fill) = (width.max(0.0), height.max(0.0), Some(ink.of(self.theme)));
        self.scene.push(role, datum, Shape::Rect { x, y, width, height, radius: 0.0, fill, stroke: None });
    }

    /// A filled mark from `x0` to `x1`, either way round.
    #[inline(never)]
    pub(super) fn band(&mut self, datum: usize, x0: f64, x1: f64, y: f64, height: f64, ink: Ink) {
        self.fill(Role::Mark, Some(datum), x0.min(x1), y, (x1 - x0).abs(), height, ink);
    }

    /// An outline drawn inside the rectangle, so that it fills whole pixels.
    #[inline(never)]
    pub(super) fn outline(
        &mut self,
        role: Role,
        datum: Option<usize>,
        x: f64,
        y: f64,
        width: f64,
        height: f64,
        pen: Pen,
    ) {
        let inset = pen.width() / 2.0;
        let (width, height) = ((width - pen.width()).max(0.0), (height - pen.width()).max(0.0));
        let stroke = Some(pen.stroke(self.theme));
        let radius = pen.radius.into();
        let shape = Shape::Rect { x: x + inset, y: y + inset, width, height, radius, fill: None, stroke };
        self.scene.push(role, datum, shape);
    }

    /// A hairline as a filled pixel row: crisp at every ratio.
    #[inline(never)]
    pub(super) fn horizontal(&mut self, y: f64, ink: Ink) {
        self.fill(Role::Axis, None, 0.0, y, self.width, line::HAIR, ink);
    }

    /// A hairline as a filled pixel column.
    #[inline(never)]
    pub(super) fn vertical(&mut self, x: f64, y0: f64, y1: f64, ink: Ink) {
        self.fill(Role::Axis, None, f64::floor(x), y0, line::HAIR, y1 - y0, ink);
    }

    #[inline(never)]
    pub(super) fn lines(&mut self, role: Role, datum: usize, lines: Vec<Vec<Point>>, pen: Pen) {
        let stroke = Some(pen.stroke(self.theme));
        self.scene.push(role, Some(datum), Shape::Path { lines, closed: false, fill: None, stroke });
    }

    #[inline(never)]
    pub(super) fn polyline(&mut self, datum: usize, points: &[Point], pen: Pen) {
        self.lines(Role::Decoration, datum, vec![points.to_vec()], pen);
    }

    /// A bracket: two feet of `foot` px (negative: downwards) and a line
    /// between.
    #[inline(never)]
    pub(super) fn bracket(&mut self, datum: usize, x0: f64, x1: f64, y: f64, foot: f64, ink: Ink) {
        let points = [(x0, y - foot), (x0, y), (x1, y), (x1, y - foot)];
        self.polyline(datum, &points, Pen::solid(ink, line::BRACKET));
    }

    /// The part of the picture that answers for a datum.
    #[inline(never)]
    pub(super) fn region(&mut self, datum: usize, x: f64, y: f64, width: f64, height: f64) {
        let (width, height) = (width.max(0.0), height.max(0.0));
        self.scene.regions.push(Region { datum, x, y, width, height, at: None, is_mark: false });
    }

    /// A line of text, on a `baseline`, that names a series.
    #[inline(never)]
    pub(super) fn key(&mut self, name: &str, x: f64, baseline: f64, width: f64) {
        let key = Key { name: name.to_owned(), x, y: baseline - 15.0, width, height: 20.0 };
        self.scene.keys.push(key);
    }

    /// A row across the plot that answers for a datum.
    #[inline(never)]
    pub(super) fn row(&mut self, datum: usize, y: f64, height: f64) {
        self.region(datum, 0.0, y, self.width, height);
    }

    /// Adds a run to the line being set, unless it has no words.
    #[inline(never)]
    pub(super) fn run(&mut self, text: &str, gap: f64, style: Style) {
        if !text.is_empty() {
            self.line.push(style.span(self.theme, text, gap));
        }
    }

    /// Width of the line being set.
    #[inline(never)]
    pub(super) fn line_width(&self) -> f64 {
        self.line.iter().map(Span::width).sum()
    }

    /// Makes the line being set small enough for `room`: absurd figures only.
    #[inline(never)]
    pub(super) fn fit(&mut self, room: f64) {
        let factor = room.max(1.0) / self.line_width();
        if factor < 1.0 {
            let factor = factor * 0.999;
            for span in &mut self.line {
                span.size *= factor;
                span.gap *= factor;
                span.tracking *= factor;
            }
        }
    }

    /// Puts the line being set where it belongs.
    #[inline(never)]
    pub(super) fn place(&mut self, role: Role, datum: Option<usize>, x: f64, y: f64, anchor: Anchor) {
        if self.line.is_empty() {
            return;
        }
        // A last resort: kinds reserve room for real figures.
        self.fit(self.width);
        let spans = core::mem::take(&mut self.line);
        let mut text = Text { x, y, anchor, spans, halo: None };
        let (left, _, right, _) = text.extent();
        text.x += (-left).max(0.0) - (right - self.width).max(0.0);
        self.scene.push(role, datum, Shape::Text(text));
    }

    /// Puts the line being set as a label of a datum.
    #[inline(never)]
    pub(super) fn set(&mut self, datum: usize, x: f64, y: f64, anchor: Anchor) {
        self.place(Role::Label, Some(datum), x, y, anchor);
    }

    #[inline(never)]
    pub(super) fn label(&mut self, datum: usize, x: f64, y: f64, anchor: Anchor, text: &str, style: Style) {
        self.run(text, 0.0, style);
        self.set(datum, x, y, anchor);
    }

    #[inline(never)]
    pub(super) fn tick_label(&mut self, x: f64, y: f64, anchor: Anchor, text: &str) {
        self.run(text, 0.0, TICK);
        self.place(Role::Axis, None, x, y, anchor);
    }

    /// A chart without data says so.
    pub(super) fn nothing(&mut self) -> f64 {
        let style = Style::regular(14, Ink::Quiet);
        let words = self.chart.lang.say("暂无数据|No data");
        self.run(words, 0.0, style);
        self.place(Role::Label, None, 0.0, 26.0, Anchor::Start);
        44.0
    }
}
