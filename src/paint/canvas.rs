//! The scene through plotters' drawing area and primitive elements.
//!
//! Backend units are 1/8 CSS px, so that 1.5 px outlines survive plotters'
//! whole numbers. Rounding happens here and nowhere else.

use std::borrow::Borrow;
use std::convert::Infallible;
use std::f64::consts::FRAC_1_SQRT_2;

use plotters::coord::Shift;
use plotters::drawing::DrawingArea;
use plotters::element::{Circle, Drawable, PathElement, PointCollection, Polygon, Rectangle};
use plotters::style::{RGBAColor, ShapeStyle};
use plotters_backend::{
    BackendColor, BackendCoord, BackendTextStyle, DrawingBackend, DrawingErrorKind, FontFamily, FontStyle,
};

use super::emphasis::{State, Tone, over, under};
use crate::scene::{Anchor, Color, Point, Role, Scene, Shape, Span, Stroke, Text};
use crate::text::Weight;
use crate::theme::{FONTS, Theme};

/// Backend units in a CSS pixel.
pub const UNITS: f64 = 8.0;

/// What plotters' backends lack. Lengths are in backend units. A surface
/// never fails: the numbers that the painter gives it are whole.
pub trait Surface: DrawingBackend<ErrorType = Infallible> {
    /// A dash and the gap after it in the strokes that follow; zeros are
    /// solid.
    fn set_dash(&mut self, dash: f64, gap: f64);
    /// Whether corners of the strokes that follow are round.
    fn set_round(&mut self, round: bool);
    /// Space after every character of the texts that follow.
    fn set_tracking(&mut self, length: f64);
    /// How far `text` moves the pen, tracking included.
    fn advance(&mut self, text: &str, font: &Font) -> f64;
    /// Outlines the letters of `text`, `at` being the left of its baseline,
    /// as in [`DrawingBackend::draw_text`].
    fn stroke_text(&mut self, text: &str, font: &Font, at: BackendCoord, width: f64);
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
    // Surfaces do not fail; the area would if it were drawn on meanwhile.
    let _ = area.draw(&Picture { scene, look });
    let _ = area.present();
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
    ) -> Result<(), DrawingErrorKind<Infallible>> {
        let Self { scene, look } = self;
        let mut painter = Painter { backend, bleed: look.bleed, tone: Tone::plain(look.theme) };
        if let Some(paper) = look.background {
            let (width, height) = (scene.width + 2.0 * look.bleed, scene.height + 2.0 * look.bleed);
            let (x, y, fill) = (-look.bleed, -look.bleed, Some(paper));
            painter.shape(&Shape::Rect { x, y, width, height, radius: 0.0, fill, stroke: None });
        }
        under(scene, look.state, look.theme).iter().for_each(|shape| painter.shape(shape));
        let mut named = false;
        for item in &scene.items {
            painter.tone = Tone::of(item, look.state, look.theme);
            let label = painter.tone.hovered && item.role == Role::Label && matches!(item.shape, Shape::Text(_));
            // The first label of a datum is its name.
            painter.tone.bold = label && !named;
            named |= label;
            painter.shape(&item.shape);
        }
        painter.tone = Tone::plain(look.theme);
        over(scene, look.state, look.theme).iter().for_each(|shape| painter.shape(shape));
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
        let _ = element.draw(points, self.backend, (0, 0));
    }

    #[inline(never)]
    fn shape(&mut self, shape: &Shape) {
        match shape {
            Shape::Rect { x, y, width, height, radius, fill, stroke } if *radius > 0.0 => {
                let points = rounded((*x, *y), (*width, *height), *radius);
                self.lines(&[points], true, *fill, stroke.as_ref(), false);
            }
            Shape::Rect { x, y, width, height, fill, stroke, .. } => {
                let corners = [self.at((*x, *y)), self.at((x + width, y + height))];
                self.both(*fill, stroke.as_ref(), |painter, style| painter.element(&Rectangle::new(corners, style)));
            }
            Shape::Circle { center, radius, fill, stroke } => {
                let (center, radius) = (self.at(*center), units(*radius));
                self.both(*fill, stroke.as_ref(), |painter, style| {
                    painter.element(&Circle::new(center, radius, style))
                });
            }
            Shape::Path { lines, closed, fill, stroke } => self.lines(lines, *closed, *fill, stroke.as_ref(), true),
            Shape::Text(text) => self.text(text),
        }
    }

    /// Draws a figure filled, then outlined, where it is.
    fn both(&mut self, fill: Option<Color>, stroke: Option<&Stroke>, draw: impl Fn(&mut Self, ShapeStyle)) {
        let fill = fill.map(|fill| self.filled(fill));
        let stroke = stroke.map(|stroke| self.pen(stroke, false));
        for style in fill.into_iter().chain(stroke) {
            draw(self, style);
        }
    }

    fn lines(&mut self, lines: &[Vec<Point>], closed: bool, fill: Option<Color>, stroke: Option<&Stroke>, round: bool) {
        if let Some(fill) = fill.filter(|_| closed) {
            let style = self.filled(fill);
            for points in lines {
                let placed = self.placed(points);
                self.element(&Polygon::new(placed, style));
            }
        }
        let Some(stroke) = stroke else { return };
        let style = self.pen(stroke, round);
        for points in lines {
            let mut points = self.placed(points);
            if closed {
                // Past the start once more, so that the last corner is
                // joined like the others; a dash would not survive that.
                let again = if stroke.dash.0 > 0.0 { 1 } else { 2 };
                points.extend_from_within(..again.min(points.len()));
            }
            self.element(&PathElement::new(points, style));
        }
    }

    #[inline(never)]
    fn placed(&self, points: &[Point]) -> Vec<BackendCoord> {
        points.iter().map(|point| self.at(*point)).collect()
    }

    fn filled(&self, color: Color) -> ShapeStyle {
        ShapeStyle { color: rgba(self.tone.color(color)), filled: true, stroke_width: 0 }
    }

    /// Sets dash and corners of what follows.
    #[inline(never)]
    fn pen(&mut self, stroke: &Stroke, round: bool) -> ShapeStyle {
        self.backend.set_dash(stroke.dash.0 * UNITS, stroke.dash.1 * UNITS);
        self.backend.set_round(round);
        let stroke_width = units(stroke.width).max(1).unsigned_abs();
        ShapeStyle { color: rgba(self.tone.color(stroke.color)), filled: false, stroke_width }
    }

    /// A line of text whose runs flow by their natural advances, as tspans do.
    #[inline(never)]
    fn text(&mut self, text: &Text) {
        let (x, y) = self.at((text.x, text.y));
        let mut pen = 0.0;
        let mut starts = Vec::with_capacity(text.spans.len());
        for span in &text.spans {
            pen += span.gap * UNITS;
            starts.push(pen);
            let font = self.font(span, span.color);
            pen += self.backend.advance(&span.text, &font);
        }
        let left = f64::from(x)
            - match text.anchor {
                Anchor::Start => 0.0,
                Anchor::Middle => pen / 2.0,
                Anchor::End => pen,
            };
        let place = |start: f64| (libm::round(left + start) as i32, y);
        if let Some((color, width)) = text.halo {
            self.backend.set_dash(0.0, 0.0);
            self.backend.set_round(true);
            for (span, start) in text.spans.iter().zip(&starts) {
                let font = self.font(span, color);
                self.backend.stroke_text(&span.text, &font, place(*start), width * UNITS);
            }
        }
        for (span, start) in text.spans.iter().zip(&starts) {
            let font = self.font(span, span.color);
            let _ = self.backend.draw_text(&span.text, &font, place(*start));
        }
    }

    /// The font of `span`; its letters keep the span's tracking.
    #[inline(never)]
    fn font(&mut self, span: &Span, color: Color) -> Font {
        self.backend.set_tracking(span.tracking * UNITS);
        let bold = self.tone.bold || span.weight == Weight::Bold;
        Font { bold, size: span.size * UNITS, color: self.tone.color(color) }
    }
}

fn units(length: f64) -> i32 {
    libm::round(length * UNITS) as i32
}

fn rgba(color: Color) -> RGBAColor {
    RGBAColor(color.r, color.g, color.b, f64::from(color.a) / 255.0)
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

/// How letters are set. The anchor is left and baseline on every
/// [`Surface`]; plotters has no word for a baseline.
#[derive(Clone, Copy, Debug)]
pub struct Font {
    /// 700 instead of 400.
    pub bold: bool,
    /// Backend units.
    pub size: f64,
    /// Ink.
    pub color: Color,
}

impl BackendTextStyle for Font {
    type FontError = Infallible;

    fn color(&self) -> BackendColor {
        let Color { r, g, b, a } = self.color;
        BackendColor { alpha: f64::from(a) / 255.0, rgb: (r, g, b) }
    }

    fn size(&self) -> f64 {
        self.size
    }

    fn style(&self) -> FontStyle {
        if self.bold { FontStyle::Bold } else { FontStyle::Normal }
    }

    fn family(&self) -> FontFamily<'_> {
        FontFamily::Name(FONTS)
    }

    // Surfaces set type themselves; the two that follow are for backends of
    // single pixels.
    fn layout_box(&self, _: &str) -> Result<(BackendCoord, BackendCoord), Infallible> {
        Ok(((0, 0), (0, 0)))
    }

    fn draw<E, D: FnMut(i32, i32, BackendColor) -> Result<(), E>>(
        &self,
        _: &str,
        _: BackendCoord,
        _: D,
    ) -> Result<Result<(), E>, Infallible> {
        Ok(Ok(()))
    }
}

#[cfg(test)]
#[path = "canvas_tests.rs"]
mod tests;
