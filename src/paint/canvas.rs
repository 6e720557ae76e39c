//! The scene through plotters' drawing area and primitive elements.
//!
//! Backend units are 1/8 CSS px, so that 1.5 px outlines survive plotters'
//! whole numbers. Rounding happens here and nowhere else.

use std::f64::consts::FRAC_1_SQRT_2;

use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, DrawingAreaErrorKind};
use plotters::element::{Circle, Drawable, PathElement, PointCollection, Polygon, Rectangle};
use plotters::style::text_anchor::Pos;
use plotters::style::{FontDesc, FontFamily, FontStyle, RGBAColor, ShapeStyle, TextStyle};
use plotters_backend::{BackendColor, BackendCoord, DrawingBackend, DrawingErrorKind};

use super::emphasis::{State, over, restyle, under};
use crate::scene::{Anchor, Color, Point, Role, Scene, Shape, Span, Stroke, Text};
use crate::text::Weight;
use crate::theme::{FONTS, Theme};

/// Backend units in a CSS pixel.
pub const UNITS: f64 = 8.0;

/// What plotters' backends lack. Lengths are in backend units.
pub trait Surface: DrawingBackend {
    /// Dashes and gaps of the strokes that follow; empty is solid.
    fn set_dash(&mut self, lengths: &[f64]);
    /// Whether corners of the strokes that follow are round.
    fn set_round(&mut self, round: bool);
    /// Space after every character of the texts that follow.
    fn set_tracking(&mut self, length: f64);
    /// How far `text` moves the pen, tracking included.
    fn advance(&mut self, text: &str, style: &TextStyle<'_>) -> f64;
    /// Outlines the letters of `text`, `at` being the left of its baseline,
    /// as in [`DrawingBackend::draw_text`].
    ///
    /// # Errors
    /// Whatever the backend finds.
    fn stroke_text(
        &mut self,
        text: &str,
        style: &TextStyle<'_>,
        at: BackendCoord,
        width: f64,
    ) -> Result<(), DrawingErrorKind<Self::ErrorType>>;
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

type Outcome<DB> = Result<(), DrawingAreaErrorKind<<DB as DrawingBackend>::ErrorType>>;

/// Paints `scene` into `area`, which is as large as the scene and its bleed.
///
/// # Errors
/// What the backend reports.
pub fn paint<DB: Surface>(area: &DrawingArea<DB, Shift>, scene: &Scene, look: &Look<'_>) -> Outcome<DB> {
    let painter = Painter { area, bleed: look.bleed };
    if let Some(paper) = look.background {
        let (width, height) = (scene.width + 2.0 * look.bleed, scene.height + 2.0 * look.bleed);
        let (x, y, fill) = (-look.bleed, -look.bleed, Some(paper));
        painter.shape(&Shape::Rect { x, y, width, height, radius: 0.0, fill, stroke: None })?;
    }
    for shape in under(scene, look.state, look.theme) {
        painter.shape(&shape)?;
    }
    let mut named = None;
    for item in &scene.items {
        let label = item.role == Role::Label && matches!(item.shape, Shape::Text(_)) && item.datum == look.state.hover;
        let first = label && named.is_none();
        if first {
            named = item.datum;
        }
        painter.shape(&restyle(item, first, look.state, look.theme).shape)?;
    }
    for shape in over(scene, look.state, look.theme) {
        painter.shape(&shape)?;
    }
    area.present()
}

struct Painter<'a, DB: Surface> {
    area: &'a DrawingArea<DB, Shift>,
    bleed: f64,
}

impl<DB: Surface> Painter<'_, DB> {
    fn at(&self, (x, y): Point) -> BackendCoord {
        (units(x + self.bleed), units(y + self.bleed))
    }

    fn shape(&self, shape: &Shape) -> Outcome<DB> {
        match shape {
            Shape::Rect { x, y, width, height, radius, fill, stroke } if *radius > 0.0 => {
                let points = rounded((*x, *y), (*width, *height), *radius);
                self.lines(&[points], true, *fill, stroke.as_ref(), false)
            }
            Shape::Rect { x, y, width, height, fill, stroke, .. } => {
                let corners = [self.at((*x, *y)), self.at((x + width, y + height))];
                if let Some(fill) = fill {
                    self.area.draw(&Rectangle::new(corners, filled(*fill)))?;
                }
                let Some(stroke) = stroke else { return Ok(()) };
                self.pen(stroke, false)?;
                self.area.draw(&Rectangle::new(corners, stroked(stroke)))
            }
            Shape::Circle { center, radius, fill, stroke } => {
                let (center, radius) = (self.at(*center), units(*radius));
                if let Some(fill) = fill {
                    self.area.draw(&Circle::new(center, radius, filled(*fill)))?;
                }
                let Some(stroke) = stroke else { return Ok(()) };
                self.pen(stroke, false)?;
                self.area.draw(&Circle::new(center, radius, stroked(stroke)))
            }
            Shape::Path { lines, closed, fill, stroke } => self.lines(lines, *closed, *fill, stroke.as_ref(), true),
            Shape::Text(text) => self.area.draw(&Label { text, at: self.at((text.x, text.y)) }),
        }
    }

    fn lines(
        &self,
        lines: &[Vec<Point>],
        closed: bool,
        fill: Option<Color>,
        stroke: Option<&Stroke>,
        round: bool,
    ) -> Outcome<DB> {
        let placed =
            |points: &Vec<Point>| -> Vec<BackendCoord> { points.iter().map(|point| self.at(*point)).collect() };
        if let Some(fill) = fill.filter(|_| closed) {
            for points in lines {
                self.area.draw(&Polygon::new(placed(points), filled(fill)))?;
            }
        }
        let Some(stroke) = stroke else { return Ok(()) };
        self.pen(stroke, round)?;
        for points in lines {
            let mut points = placed(points);
            if closed {
                // Past the start once more, so that the last corner is
                // joined like the others; a dash would not survive that.
                let again = if stroke.dash.is_empty() { 2 } else { 1 };
                points.extend_from_within(..again.min(points.len()));
            }
            self.area.draw(&PathElement::new(points, stroked(stroke)))?;
        }
        Ok(())
    }

    fn pen(&self, stroke: &Stroke, round: bool) -> Outcome<DB> {
        let dash = stroke.dash.iter().map(|length| length * UNITS).collect();
        self.area.draw(&Pen { dash, round })
    }
}

fn units(length: f64) -> i32 {
    libm::round(length * UNITS) as i32
}

fn rgba(color: Color) -> RGBAColor {
    RGBAColor(color.r, color.g, color.b, f64::from(color.a) / 255.0)
}

fn filled(color: Color) -> ShapeStyle {
    ShapeStyle { color: rgba(color), filled: true, stroke_width: 0 }
}

fn stroked(stroke: &Stroke) -> ShapeStyle {
    let stroke_width = units(stroke.width).max(1).unsigned_abs();
    ShapeStyle { color: rgba(stroke.color), filled: false, stroke_width }
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
    for (cx, cy) in corners {
        for point in &mut arc {
            points.push((cx + radius * point.0, cy + radius * point.1));
            // A quarter turn on, for the next corner.
            *point = (-point.1, point.0);
        }
    }
    points
}

/// Sets dash and corners of what follows. A drawing area hands its backend
/// only to elements, so this is one, without points.
struct Pen {
    dash: Vec<f64>,
    round: bool,
}

impl<'a> PointCollection<'a, BackendCoord> for &'a Pen {
    type Point = &'a BackendCoord;
    type IntoIter = &'a [BackendCoord];
    fn point_iter(self) -> Self::IntoIter {
        &[]
    }
}

impl<DB: Surface> Drawable<DB> for Pen {
    fn draw<I: Iterator<Item = BackendCoord>>(
        &self,
        _: I,
        backend: &mut DB,
        _: (u32, u32),
    ) -> Result<(), DrawingErrorKind<DB::ErrorType>> {
        backend.set_dash(&self.dash);
        backend.set_round(self.round);
        Ok(())
    }
}

/// A line of text whose runs flow by their natural advances, as tspans do.
struct Label<'a> {
    text: &'a Text,
    at: BackendCoord,
}

impl<'a> PointCollection<'a, BackendCoord> for &'a Label<'_> {
    type Point = &'a BackendCoord;
    type IntoIter = std::iter::Once<&'a BackendCoord>;
    fn point_iter(self) -> Self::IntoIter {
        std::iter::once(&self.at)
    }
}

impl<DB: Surface> Drawable<DB> for Label<'_> {
    fn draw<I: Iterator<Item = BackendCoord>>(
        &self,
        mut at: I,
        backend: &mut DB,
        _: (u32, u32),
    ) -> Result<(), DrawingErrorKind<DB::ErrorType>> {
        let Some((x, y)) = at.next() else { return Ok(()) };
        let text = self.text;
        let styles: Vec<TextStyle<'_>> = text.spans.iter().map(|span| font(span, span.color)).collect();
        let mut pen = 0.0;
        let mut starts = Vec::with_capacity(styles.len());
        for (span, style) in text.spans.iter().zip(&styles) {
            pen += span.gap * UNITS;
            starts.push(pen);
            backend.set_tracking(span.tracking * UNITS);
            pen += backend.advance(&span.text, style);
        }
        let left = f64::from(x)
            - match text.anchor {
                Anchor::Start => 0.0,
                Anchor::Middle => pen / 2.0,
                Anchor::End => pen,
            };
        let place = |start: &f64| (libm::round(left + start) as i32, y);
        if let Some((color, width)) = text.halo {
            backend.set_dash(&[]);
            backend.set_round(true);
            for (span, start) in text.spans.iter().zip(&starts) {
                backend.set_tracking(span.tracking * UNITS);
                backend.stroke_text(&span.text, &font(span, color), place(start), width * UNITS)?;
            }
        }
        for ((span, style), start) in text.spans.iter().zip(&styles).zip(&starts) {
            backend.set_tracking(span.tracking * UNITS);
            backend.draw_text(&span.text, style, place(start))?;
        }
        Ok(())
    }
}

/// The anchor is left and baseline on every [`Surface`]; plotters has no
/// word for a baseline.
fn font(span: &Span, color: Color) -> TextStyle<'static> {
    let style = if span.weight == Weight::Bold { FontStyle::Bold } else { FontStyle::Normal };
    TextStyle {
        font: FontDesc::new(FontFamily::Name(FONTS), span.size * UNITS, style),
        color: BackendColor { alpha: f64::from(color.a) / 255.0, rgb: (color.r, color.g, color.b) },
        pos: Pos::default(),
    }
}

#[cfg(test)]
#[path = "canvas_tests.rs"]
mod tests;
