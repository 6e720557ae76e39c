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

impl Shape {
    /// A rectangle without an outline.
    #[inline(never)]
    pub fn filled(x: f64, y: f64, width: f64, height: f64, radius: f64, color: Color) -> Self {
        Self::Rect { x, y, width, height, radius, fill: Some(color), stroke: None }
    }
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
    /// The point that it stands for, where that has no other shape of its
    /// own: a value on a line.
    pub at: Option<Point>,
    /// Its mark fills it: neither a wash nor a ▸ has room beside it.
    pub is_mark: bool,
}

/// A place that names a series: in a legend, or beside a line's end.
#[derive(Clone, Debug, PartialEq)]
pub struct Key {
    /// The series.
    pub name: String,
    /// Left edge.
    pub x: f64,
    /// Top edge.
    pub y: f64,
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
}

/// What a number of a scene measures.
#[derive(Clone, Copy)]
enum Direction {
    /// From the left edge.
    Across,
    /// From the top edge.
    Down,
    /// A size, wherever it is.
    Length,
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
    /// Where series are named.
    pub keys: Vec<Key>,
}

impl Scene {
    /// An empty scene of `width`.
    pub fn new(width: f64) -> Self {
        Self { width, height: 0.0, items: Vec::new(), regions: Vec::new(), keys: Vec::new() }
    }

    /// Adds a shape.
    #[inline(never)]
    pub fn push(&mut self, role: Role, datum: Option<usize>, shape: Shape) {
        self.items.push(Item { shape, datum, role });
    }

    /// Moves everything by `dx`, `dy`.
    pub fn shift(&mut self, dx: f64, dy: f64) {
        self.visit(&|number, direction| match direction {
            Direction::Across => *number += dx,
            Direction::Down => *number += dy,
            Direction::Length => {}
        });
    }

    /// Rounds every coordinate to 1/1000 px, so that the same layout prints
    /// the same digits on every target.
    pub fn round(&mut self) {
        let round = |number: &mut f64, _| *number = libm::round(*number * 1000.0) / 1000.0 + 0.0;
        self.visit(&round);
        round(&mut self.width, Direction::Length);
        round(&mut self.height, Direction::Length);
    }

    /// Shows `change` the numbers of all items and regions.
    #[inline(never)]
    fn visit(&mut self, change: &dyn Fn(&mut f64, Direction)) {
        let place = |x: &mut f64, y: &mut f64| {
            change(x, Direction::Across);
            change(y, Direction::Down);
        };
        let lengths = |a: &mut f64, b: &mut f64| {
            change(a, Direction::Length);
            change(b, Direction::Length);
        };
        for item in &mut self.items {
            match &mut item.shape {
                Shape::Rect { x, y, width, height, .. } => {
                    place(x, y);
                    lengths(width, height);
                }
                Shape::Circle { center: (x, y), radius, .. } => {
                    place(x, y);
                    change(radius, Direction::Length);
                }
                Shape::Path { lines, .. } => {
                    for points in lines {
                        for (x, y) in points {
                            place(x, y);
                        }
                    }
                }
                Shape::Text(text) => {
                    place(&mut text.x, &mut text.y);
                    for span in &mut text.spans {
                        lengths(&mut span.gap, &mut span.tracking);
                    }
                }
            }
        }
        for Region { x, y, width, height, at, .. } in &mut self.regions {
            if let Some((x, y)) = at {
                place(x, y);
            }
            place(x, y);
            lengths(width, height);
        }
        for Key { x, y, width, height, .. } in &mut self.keys {
            place(x, y);
            lengths(width, height);
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
