//! What is drawn: resolved shapes in CSS pixels, each with the datum it
//! stands for. Painters, hit-testing and the tests read this and nothing else.

use crate::text::{Weight, width};

/// An opaque colour or one with alpha, 8 bits a channel.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Color {
    /// Red.
    pub r: u8,
    /// Green.
    pub g: u8,
    /// Blue.
    pub b: u8,
    /// 255 is opaque.
    pub a: u8,
}

impl Color {
    /// From `0xRRGGBB`.
    pub const fn rgb(hex: u32) -> Self {
        Self { r: (hex >> 16) as u8, g: (hex >> 8) as u8, b: hex as u8, a: 255 }
    }

    /// The same colour at `opacity` 0–1 of its own alpha.
    pub fn faded(self, opacity: f64) -> Self {
        Self { a: (f64::from(self.a) * opacity + 0.5) as u8, ..self }
    }
}

/// An outline.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stroke {
    /// Its colour.
    pub color: Color,
    /// CSS pixels.
    pub width: f64,
    /// Lengths of a dash and of the gap after it; zeros are solid.
    pub dash: (f64, f64),
}

impl Stroke {
    /// A solid outline.
    #[inline(never)]
    pub fn solid(color: Color, width: f64) -> Self {
        Self { color, width, dash: (0.0, 0.0) }
    }
}

/// A place, `y` growing downwards.
pub type Point = (f64, f64);

/// One shape with its style.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// A rectangle; `radius` rounds all corners.
    Rect {
        /// Left edge.
        x: f64,
        /// Top edge.
        y: f64,
        /// Not negative.
        width: f64,
        /// Not negative.
        height: f64,
        /// Of the corners.
        radius: f64,
        /// Inside, if any.
        fill: Option<Color>,
        /// Outline centred on the edge, if any.
        stroke: Option<Stroke>,
    },
    /// A circle.
    Circle {
        /// Centre.
        center: Point,
        /// Radius.
        radius: f64,
        /// Inside, if any.
        fill: Option<Color>,
        /// Outline centred on the edge, if any.
        stroke: Option<Stroke>,
    },
    /// Polylines or polygons.
    Path {
        /// Each at least two points.
        lines: Vec<Vec<Point>>,
        /// Whether each line returns to its start.
        closed: bool,
        /// Inside of closed lines, if any.
        fill: Option<Color>,
        /// Line, if any.
        stroke: Option<Stroke>,
    },
    /// A line of text.
    Text(Text),
}

/// Which point of a text `x` is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Anchor {
    /// Left end.
    #[default]
    Start,
    /// Middle.
    Middle,
    /// Right end.
    End,
}

/// A run of one style within a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Span {
    /// Words, without line breaks.
    pub text: String,
    /// CSS pixels.
    pub size: f64,
    /// 400 or 700.
    pub weight: Weight,
    /// Ink.
    pub color: Color,
    /// Extra space before it.
    pub gap: f64,
    /// Added after each of its characters, in CSS pixels.
    pub tracking: f64,
}

impl Span {
    /// Width by the width table, gap and tracking included.
    #[inline(never)]
    pub fn width(&self) -> f64 {
        let tracking = self.tracking * self.text.chars().count() as f64;
        self.gap + width(&self.text, self.size, self.weight) + tracking
    }
}

/// Runs on one baseline, flowing from left to right.
#[derive(Clone, Debug, PartialEq)]
pub struct Text {
    /// Anchor, in CSS pixels.
    pub x: f64,
    /// Baseline.
    pub y: f64,
    /// What `x` is.
    pub anchor: Anchor,
    /// Runs in reading order.
    pub spans: Vec<Span>,
    /// Paper around the letters where marks lie below: colour and width.
    pub halo: Option<(Color, f64)>,
}

impl Text {
    /// Width by the width table.
    pub fn width(&self) -> f64 {
        self.spans.iter().map(Span::width).sum()
    }

    /// Largest font size of its runs.
    pub fn size(&self) -> f64 {
        self.spans.iter().fold(0.0, |most, span| span.size.max(most))
    }

    /// The box that its ink stays in: left, top, right, bottom.
    pub fn extent(&self) -> (f64, f64, f64, f64) {
        let width = self.width();
        let left = match self.anchor {
            Anchor::Start => self.x,
            Anchor::Middle => self.x - width / 2.0,
            Anchor::End => self.x - width,
        };
        // CJK glyphs of the house fonts reach from .88 em above the baseline
        // to .12 em below it; Latin descenders to .21 em.
        (left, self.y - 0.88 * self.size(), left + width, self.y + 0.2 * self.size())
    }
}

/// What an item does in the picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// Carries a value: a bar, a dot, a filled cell.
    Mark,
    /// Says a value or a name of a datum.
    Label,
    /// Axis, grid, ticks and tick labels.
    Axis,
    /// Tracks, empty cells, hairlines, chips.
    Decoration,
    /// Titles, notes and source of a whole-frame picture.
    Frame,
}

/// A shape and what it stands for.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// The shape.
    pub shape: Shape,
    /// Position in `Chart::data`, if it stands for a datum.
    pub datum: Option<usize>,
    /// What it does.
    pub role: Role,
}

/// A row, tile or cell block that answers to pointer, tap and focus.
#[derive(Clone, Debug, PartialEq)]
pub struct Region {
    /// Position in `Chart::data`.
    pub datum: usize,
    /// Left edge.
    pub x: f64,
    /// Top edge.
    pub y: f64,
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
}

/// A picture of a chart, `width` × `height` CSS pixels.
#[derive(Clone, Debug, PartialEq)]
pub struct Scene {
    /// As asked for.
    pub width: f64,
    /// Follows from the content.
    pub height: f64,
    /// Painted in this order.
    pub items: Vec<Item>,
    /// Where data answer, in reading order.
    pub regions: Vec<Region>,
}

impl Scene {
    /// An empty scene of `width`.
    pub fn new(width: f64) -> Self {
        Self { width, height: 0.0, items: Vec::new(), regions: Vec::new() }
    }

    /// Adds a shape.
    #[inline(never)]
    pub fn push(&mut self, role: Role, datum: Option<usize>, shape: Shape) {
        self.items.push(Item { shape, datum, role });
    }

    /// Moves everything by `dx`, `dy`.
    pub fn shift(&mut self, dx: f64, dy: f64) {
        self.each_point(|(x, y)| (x + dx, y + dy));
    }

    /// Rounds every coordinate to 1/1000 px, so that the same layout prints
    /// the same digits on every target.
    pub fn round(&mut self) {
        let round = |v: f64| libm::round(v * 1000.0) / 1000.0 + 0.0;
        self.each_point(|(x, y)| (round(x), round(y)));
        for item in &mut self.items {
            match &mut item.shape {
                Shape::Rect { width, height, .. } => (*width, *height) = (round(*width), round(*height)),
                Shape::Circle { radius, .. } => *radius = round(*radius),
                Shape::Text(text) => {
                    for span in &mut text.spans {
                        (span.gap, span.tracking) = (round(span.gap), round(span.tracking));
                    }
                }
                Shape::Path { .. } => {}
            }
        }
        for region in &mut self.regions {
            (region.width, region.height) = (round(region.width), round(region.height));
        }
        (self.width, self.height) = (round(self.width), round(self.height));
    }

    fn each_point(&mut self, map: impl Fn(Point) -> Point) {
        for item in &mut self.items {
            match &mut item.shape {
                Shape::Rect { x, y, .. } => (*x, *y) = map((*x, *y)),
                Shape::Circle { center, .. } => *center = map(*center),
                Shape::Path { lines, .. } => {
                    lines.iter_mut().flatten().for_each(|point| *point = map(*point));
                }
                Shape::Text(text) => (text.x, text.y) = map((text.x, text.y)),
            }
        }
        for region in &mut self.regions {
            (region.x, region.y) = map((region.x, region.y));
        }
    }

    /// Every text of the scene.
    pub fn texts(&self) -> impl Iterator<Item = &Text> {
        self.items.iter().filter_map(|item| match &item.shape {
            Shape::Text(text) => Some(text),
            _ => None,
        })
    }
}
