//! plotters' canvas backend, wrapped: device-pixel ratio, units of 1/8 CSS
//! px, baselines, dashes, letter spacing and halos. Figures are drawn here,
//! because the inner backend writes their colours by way of `format!`, which
//! brings all code that writes floating-point numbers: 4 KB.

use std::f64::consts::TAU;

use js_sys::{Array, Reflect};
use plotters_backend::{BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind};
use plotters_canvas::CanvasBackend;
use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

use crate::paint::canvas::{Font, Surface, UNITS};
use crate::paint::{decimal, hex};
use crate::scene::Color;
use crate::theme::FONTS;

/// Pixels on a side of a backing store: more is blank in some browsers.
const MOST_SIDE: f64 = 8192.0;
/// Pixels of a backing store: 64 MB.
const MOST_PIXELS: f64 = 16_000_000.0;

type Fault = <CanvasBackend as DrawingBackend>::ErrorType;
type Outcome = Result<(), DrawingErrorKind<Fault>>;

/// A canvas as plotters sees it.
pub(super) struct Scaled {
    inner: CanvasBackend,
    context: CanvasRenderingContext2d,
    size: (u32, u32),
    font: Font,
    tracking: f64,
    /// The picture at rest, as large as this one.
    pub(super) rest: Option<HtmlCanvasElement>,
}

impl Scaled {
    /// Prepares `canvas` for a picture of `width` × `height` CSS pixels:
    /// the store gets `ratio` pixels to each, and is cleared.
    pub(super) fn new(canvas: HtmlCanvasElement, (width, height): (f64, f64), ratio: f64) -> Option<Self> {
        let ratio = fit(width, height, ratio);
        let store = |length: f64| libm::round(length * ratio).max(1.0) as u32;
        let (across, down) = (store(width), store(height));
        let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.unchecked_into();
        // Setting a size resets everything and costs an allocation.
        if (canvas.width(), canvas.height()) != (across, down) {
            canvas.set_width(across);
            canvas.set_height(down);
        }
        let scale = ratio / UNITS;
        context.set_transform(scale, 0.0, 0.0, scale, 0.0, 0.0).ok()?;
        context.clear_rect(0.0, 0.0, width * UNITS + UNITS, height * UNITS + UNITS);
        context.set_text_baseline("alphabetic");
        context.set_text_align("left");
        let size = (f64::ceil(width * UNITS) as u32, f64::ceil(height * UNITS) as u32);
        let inner = CanvasBackend::with_canvas_object(canvas)?;
        // What the context is set to is unknown.
        let font = Font { bold: false, size: f64::NAN };
        let mut backend = Self { inner, context, size, font, tracking: f64::NAN, rest: None };
        backend.set_tracking(0.0);
        Some(backend)
    }

    /// Asking the context for its font is a crossing, and setting it parses
    /// CSS.
    fn set_font(&mut self, font: Font) {
        if font != self.font {
            self.font = font;
            let weight = if font.bold { "700 " } else { "400 " };
            self.context.set_font(&[weight, &decimal(font.size), "px ", FONTS].concat());
        }
    }

    /// The colour, and the width of a line, of the figure that follows: it is
    /// filled where it has no width.
    #[inline(never)]
    fn set_style(&self, BackendColor { rgb: (r, g, b), alpha }: BackendColor, width: Option<u32>) {
        let css = hex(&[r, g, b, (alpha * 255.0 + 0.5) as u8]);
        if let Some(width) = width {
            self.context.set_stroke_style_str(&css);
            self.context.set_line_width(width.into());
        } else {
            self.context.set_fill_style_str(&css);
        }
    }

    /// Begins a path through `points`.
    #[inline(never)]
    fn trace(&self, points: &mut dyn Iterator<Item = BackendCoord>) {
        self.context.begin_path();
        // The first one, with no line to come from, is moved to.
        for (x, y) in points {
            self.context.line_to(x.into(), y.into());
        }
    }
}

/// `ratio` between ½ and 4, or less where the store would be too large.
fn fit(width: f64, height: f64, ratio: f64) -> f64 {
    let ratio = if ratio.is_finite() { ratio.clamp(0.5, 4.0) } else { 1.0 };
    let area = (width * height).max(1.0);
    ratio.min(MOST_SIDE / width.max(height).max(1.0)).min(f64::sqrt(MOST_PIXELS / area))
}

impl DrawingBackend for Scaled {
    type ErrorType = Fault;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Outcome {
        self.inner.ensure_prepared()
    }

    fn present(&mut self) -> Outcome {
        self.inner.present()
    }

    // The trait's own methods would draw all that follows with single pixels.
    fn draw_pixel(&mut self, at: BackendCoord, color: BackendColor) -> Outcome {
        self.inner.draw_pixel(at, color)
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Outcome {
        self.draw_path([from, to], style)
    }

    fn draw_rect<S: BackendStyle>(&mut self, a: BackendCoord, b: BackendCoord, style: &S, fill: bool) -> Outcome {
        self.set_style(style.color(), (!fill).then_some(style.stroke_width()));
        let (x, y, width, height) = (a.0.into(), a.1.into(), (b.0 - a.0).into(), (b.1 - a.1).into());
        if fill {
            self.context.fill_rect(x, y, width, height);
        } else {
            self.context.stroke_rect(x, y, width, height);
        }
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Outcome {
        self.set_style(style.color(), Some(style.stroke_width()));
        self.trace(&mut path.into_iter());
        self.context.stroke();
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(&mut self, center: BackendCoord, radius: u32, style: &S, fill: bool) -> Outcome {
        self.set_style(style.color(), (!fill).then_some(style.stroke_width()));
        self.context.begin_path();
        let _ = self.context.arc(center.0.into(), center.1.into(), radius.into(), 0.0, TAU);
        if fill {
            self.context.fill();
        } else {
            self.context.stroke();
        }
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Outcome {
        self.set_style(style.color(), None);
        self.trace(&mut path.into_iter());
        self.context.fill();
        Ok(())
    }

    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, at: BackendCoord) -> Outcome {
        self.inner.draw_text(text, style, at)
    }
}

impl Surface for Scaled {
    fn set_dash(&mut self, dash: f64, gap: f64) {
        let lengths = Array::new();
        if dash > 0.0 {
            lengths.push(&dash.into());
            lengths.push(&gap.into());
        }
        let _ = self.context.set_line_dash(&lengths);
    }

    fn set_round(&mut self, round: bool) {
        self.context.set_line_join(if round { "round" } else { "miter" });
    }

    fn set_tracking(&mut self, length: f64) {
        if length != self.tracking {
            self.tracking = length;
            let value = [&decimal(length), "px"].concat();
            // Not in web-sys, and not in every browser: letters then keep
            // their natural distance.
            let _ = Reflect::set(&self.context, &"letterSpacing".into(), &value.into());
        }
    }

    fn advance(&mut self, text: &str, font: Font) -> f64 {
        self.set_font(font);
        self.context.measure_text(text).map_or(0.0, |metrics| metrics.width())
    }

    fn set_text(&mut self, text: &str, font: Font, ink: Color, (x, y): BackendCoord, outline: f64) {
        self.set_font(font);
        let css = hex(&[ink.r, ink.g, ink.b, ink.a]);
        let (x, y) = (f64::from(x), f64::from(y));
        if outline > 0.0 {
            self.context.set_stroke_style_str(&css);
            self.context.set_line_width(outline);
            let _ = self.context.stroke_text(text, x, y);
        } else {
            self.context.set_fill_style_str(&css);
            let _ = self.context.fill_text(text, x, y);
        }
    }

    fn lay_rest(&mut self) -> bool {
        let (Some(rest), context) = (&self.rest, &self.context) else { return false };
        context.save();
        let _ = context.reset_transform();
        let laid = context.draw_image_with_html_canvas_element(rest, 0.0, 0.0).is_ok();
        context.restore();
        laid
    }
}
