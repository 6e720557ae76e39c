//! The scene through plotters' drawing area and primitive elements.
//!
//! Backend units are 1/8 CSS px, so that 1.5 px outlines survive plotters'
//! whole numbers. Rounding happens here and nowhere else.

use std::borrow::Borrow;
use std::f64::consts::FRAC_1_SQRT_2;

use plotters::coord::Shift;
use plotters::drawing::DrawingArea;
use plotters::element::{Circle, Drawable, PathElement, PointCollection, Polygon, Rectangle};
use plotters::style::{RGBAColor, ShapeStyle};
use plotters_backend::{BackendCoord, DrawingBackend, DrawingErrorKind};

use super::emphasis::{State, Tone, over, under};
use crate::scene::{Anchor, Color, Point, Role, Scene, Shape, Span, Stroke, Text};
use crate::text::Weight;
use crate::theme::Theme;

/// Backend units in a CSS pixel.
pub const UNITS: f64 = 8.0;

/// What plotters' backends lack. Lengths are in backend units.
pub trait Surface: DrawingBackend {
    /// A dash and the gap after it in the strokes that follow; zeros are
    /// solid.
    fn set_dash(&mut self, dash: f64, gap: f64);
    /// Whether corners of the strokes that follow are round.
    fn set_round(&mut self, round: bool);
    /// Space after every character of the texts that follow.
    fn set_tracking(&mut self, length: f64);
    /// How far `text` moves the pen, tracking included.
    fn advance(&mut self, text: &str, font: Font) -> f64;
    /// Sets `text` in `ink`, `at` being the left of its baseline, for which
    /// plotters has no word; only the outlines of its letters where `outline`,
    /// their width, is not zero.
    fn set_text(&mut self, text: &str, font: Font, ink: Color, at: BackendCoord, outline: f64);
    /// Lays down the picture at rest, painted before; false: there is none.
    fn lay_rest(&mut self) -> bool {
        false
    }
}

/// How letters are set.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Font {
    /// 700 instead of 400.
    pub bold: bool,
    /// Backend units.
    pub size: f64,
}

/// How a scene is painted this time.
#[derive(Clone, Debug)]
pub struct Look<'a> {
    /// For what [`State`] adds.
    pub theme: &'a Theme,
    /// What the reader points at.
    pub state: &'a State,
    /// Paper; `None` leaves the canvas transparent.
    pub background: Option<Color>,
    /// Room around the scene for what reaches past its edges, in CSS pixels.
    pub bleed: f64,
}

/// Paints `scene` into `area`, which is as large as the scene and its bleed.
pub fn paint<DB: Surface>(area: &DrawingArea<DB, Shift>, scene: &Scene, look: &Look<'_>) {
    // Elements do not fail; the area would if it were drawn on meanwhile.
    let _ = area.draw(&Picture { scene, look });
}

/// A whole scene as one element. A drawing area hands its backend only to
/// elements, and each type drawn on it is a copy of its code: the elements
/// inside are drawn on the backend itself.
struct Picture<'a> {
    scene: &'a Scene,
    look: &'a Look<'a>,
}

impl<'a> PointCollection<'a, BackendCoord> for &'a Picture<'_> {
    type Point = &'a BackendCoord;
    type IntoIter = &'a [BackendCoord];
    fn point_iter(self) -> Self::IntoIter {
        &[]
    }
}

impl<DB: Surface> Drawable<DB> for Picture<'_> {
    fn draw<I: Iterator<Item = BackendCoord>>(
        &self,
        _: I,
        backend: &mut DB,
        _: (u32, u32),
    ) -> Result<(), DrawingErrorKind<DB::ErrorType>> {
        let Self { scene, look } = self;
        let mut painter = Painter { backend, bleed: look.bleed, tone: Tone::plain(look.theme) };
        if let Some(paper) = look.background {
            let (width, height) = (scene.width + 2.0 * look.bleed, scene.height + 2.0 * look.bleed);
            painter.shape(&Shape::filled(-look.bleed, -look.bleed, width, height, 0.0, paper));
        }
        under(scene, look.state, look.theme, &mut |shape| painter.shape(shape));
        let items = if painter.backend.lay_rest() { &[] } else { &scene.items[..] };
        let mut named = false;
        for item in items {
            painter.tone = Tone::of(item, look.state, look.theme);
            let label = painter.tone.hovered && item.role == Role::Label && matches!(item.shape, Shape::Text(_));
            // The first label of a datum is its name.
            painter.tone.bold = label && !named;
            named |= label;
            painter.shape(&item.shape);
        }
        painter.tone = Tone::plain(look.theme);
        over(scene, look.state, look.theme, &mut |shape| painter.shape(shape));
        Ok(())
    }
}

struct Painter<'a, DB> {
    backend: &'a mut DB,
    bleed: f64,
    tone: Tone<'a>,
}

impl<DB: Surface> Painter<'_, DB> {
    fn at(&self, (x, y): Point) -> BackendCoord {
        (units(x + self.bleed), units(y + self.bleed))
    }

    /// What [`DrawingArea::draw`] does, its coordinates being the backend's.
    fn element<'e, E: Drawable<DB>>(&mut self, element: &'e E)
    where
        &'e E: PointCollection<'e, BackendCoord>,
    {
        let points = element.point_iter().into_iter().map(|point| *point.borrow());
        // A canvas fails only for numbers that are not finite; these are whole.
        let _ = element.draw(points, self.backend, (0, 0));
    }

    /// A shape filled, then outlined.
    #[inline(never)]
    fn shape(&mut self, shape: &Shape) {
        let (fill, stroke, round) = match shape {
            Shape::Rect { fill, stroke, .. } | Shape::Circle { fill, stroke, .. } => (fill, stroke, false),
            Shape::Path { fill, stroke, .. } => (fill, stroke, true),
            Shape::Text(text) => return self.text(text),
        };
        if let Some(fill) = fill {
            self.figure(shape, ShapeStyle { color: self.ink(*fill), filled: true, stroke_width: 0 }, 0);
        }
        if let Some(Stroke { color, width, dash: (dash, gap) }) = *stroke {
            self.backend.set_dash(dash * UNITS, gap * UNITS);
            self.backend.set_round(round);
            let stroke_width = units(width).max(1).unsigned_abs();
            let style = ShapeStyle { color: self.ink(color), filled: false, stroke_width };
            // Past the start once more, so that the last corner is joined
            // like the others; a dash would not survive that.
            self.figure(shape, style, if dash > 0.0 { 1 } else { 2 });
        }
    }

    /// The points of `shape` in `style`. An outline goes on to its first
    /// `again` points when it is closed.
    #[inline(never)]
    fn figure(&mut self, shape: &Shape, style: ShapeStyle, again: usize) {
        match shape {
            Shape::Rect { x, y, width, height, radius, .. } if *radius > 0.0 => {
                self.line(&rounded((*x, *y), (*width, *height), *radius), true, style, again);
            }
            Shape::Rect { x, y, width, height, .. } => {
                let corners = [self.at((*x, *y)), self.at((x + width, y + height))];
                self.element(&Rectangle::new(corners, style));
            }
            Shape::Circle { center, radius, .. } => {
                self.element(&Circle::new(self.at(*center), units(*radius), style));
            }
            Shape::Path { lines, closed, .. } => {
                for points in lines {
                    self.line(points, *closed, style, again);
                }
            }
            Shape::Text(_) => {}
        }
    }

    #[inline(never)]
    fn line(&mut self, points: &[Point], closed: bool, style: ShapeStyle, again: usize) {
        let again = if closed { again } else { 0 };
        let mut placed = Vec::new();
        for i in 0..points.len() + again {
            if let Some(point) = points.get(i).or_else(|| points.get(i - points.len())) {
                placed.push(self.at(*point));
            }
        }
        if !style.filled {
            self.element(&PathElement::new(placed, style));
        } else if closed {
            self.element(&Polygon::new(placed, style));
        }
    }

    /// `color` as it is painted.
    #[inline(never)]
    fn ink(&self, color: Color) -> RGBAColor {
        let Color { r, g, b, a } = self.tone.color(color);
        RGBAColor(r, g, b, f64::from(a) / 255.0)
    }

    /// A line of text whose runs flow by their natural advances, as tspans do.
    #[inline(never)]
    fn text(&mut self, text: &Text) {
        let (x, y) = self.at((text.x, text.y));
        let mut pen = 0.0;
        let mut starts = Vec::new();
        for span in &text.spans {
            pen += span.gap * UNITS;
            starts.push(pen);
            let font = self.font(span);
            pen += self.backend.advance(&span.text, font);
        }
        let left = f64::from(x)
            - match text.anchor {
                Anchor::Start => 0.0,
                Anchor::Middle => pen / 2.0,
                Anchor::End => pen,
            };
        for start in &mut starts {
            *start += left;
        }
        if let Some((color, width)) = text.halo {
            self.backend.set_dash(0.0, 0.0);
            self.backend.set_round(true);
            self.runs(text, &starts, y, Some(color), width * UNITS);
        }
        self.runs(text, &starts, y, None, 0.0);
    }

    /// Sets the runs of `text` at `starts`, all in one colour if need be.
    #[inline(never)]
    fn runs(&mut self, text: &Text, starts: &[f64], y: i32, color: Option<Color>, outline: f64) {
        for (span, start) in text.spans.iter().zip(starts) {
            let at = (libm::round(*start) as i32, y);
            let font = self.font(span);
            let ink = self.tone.color(color.unwrap_or(span.color));
            self.backend.set_text(&span.text, font, ink, at, outline);
        }
    }

    /// The font of `span`; its letters keep the span's tracking.
    #[inline(never)]
    fn font(&mut self, span: &Span) -> Font {
        self.backend.set_tracking(span.tracking * UNITS);
        Font { bold: self.tone.bold || span.weight == Weight::Bold, size: span.size * UNITS }
    }
}

fn units(length: f64) -> i32 {
    libm::round(length * UNITS) as i32
}

/// A quarter circle as four chords: at radius 2 that is 0.02 px off. Named
/// numbers, because `sin` and `cos` cost 6 KB.
const QUARTER: [Point; 5] =
    [(1.0, 0.0), (0.92388, 0.382683), (FRAC_1_SQRT_2, FRAC_1_SQRT_2), (0.382683, 0.92388), (0.0, 1.0)];

/// A rectangle with round corners.
fn rounded((x, y): Point, (width, height): Point, radius: f64) -> Vec<Point> {
    let radius = radius.min(width / 2.0).min(height / 2.0);
    let (left, top, right, bottom) = (x + radius, y + radius, x + width - radius, y + height - radius);
    let corners = [(right, bottom), (left, bottom), (left, top), (right, top)];
    let mut points = Vec::with_capacity(4 * QUARTER.len());
    let mut arc = QUARTER;
    for (cx, cy) in &corners {
        for point in &mut arc {
            points.push((cx + radius * point.0, cy + radius * point.1));
            // A quarter turn on, for the next corner.
            *point = (-point.1, point.0);
        }
    }
    points
}

#[cfg(test)]
#[path = "canvas_tests.rs"]
mod tests;
