//! One chart of the page.

use js_sys::Array;
use plotters::drawing::IntoDrawingArea;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::HtmlCanvasElement;

use super::answer;
use super::backend::Scaled;
use super::value::{object, texts, theme};
use crate::describe::{self, said};
use crate::hit;
use crate::layout::{Part, layout};
use crate::paint::canvas::{Look, paint};
use crate::paint::{State, SvgOptions, Tween, dump, hex, svg};
use crate::resolve;
use crate::scene::{Color, Scene};
use crate::theme::{Theme, space::BLEED};

/// A resolved chart with its present layout and state.
#[wasm_bindgen]
pub struct Chart {
    chart: resolve::Chart,
    theme: Theme,
    scene: Scene,
    state: State,
    /// From the picture before this one.
    tween: Option<Box<Tween>>,
}

impl Chart {
    pub(super) fn new(chart: resolve::Chart) -> Self {
        Self { chart, theme: Theme::LIGHT, scene: Scene::new(0.0), state: State::default(), tween: None }
    }

    fn draw(&self, canvas: HtmlCanvasElement, ratio: f64, scene: &Scene, look: &Look<'_>) -> bool {
        self.draw_over(canvas, ratio, scene, look, None)
    }

    fn draw_over(
        &self,
        canvas: HtmlCanvasElement,
        ratio: f64,
        scene: &Scene,
        look: &Look<'_>,
        rest: Option<HtmlCanvasElement>,
    ) -> bool {
        let size = (scene.width + 2.0 * look.bleed, scene.height + 2.0 * look.bleed);
        let Some(mut backend) = Scaled::new(canvas, size, ratio) else { return false };
        backend.rest = rest;
        paint(&backend.into_drawing_area(), scene, look);
        true
    }
}

fn position(number: i32) -> Option<usize> {
    usize::try_from(number).ok()
}

#[wasm_bindgen]
impl Chart {
    /// Everything the frame says.
    pub fn words(&self) -> JsValue {
        let chart = &self.chart;
        object(&[
            ("number", (chart.number as u32).into()),
            ("lang", chart.lang.tag().into()),
            ("title", (&chart.title).into()),
            ("subtitle", (&chart.subtitle).into()),
            ("notes", texts(&chart.notes)),
            ("source", (&chart.source).into()),
            ("sourceUrl", chart.source_url.as_ref().map_or(JsValue::NULL, |url| url.into())),
            ("credit", (&chart.credit).into()),
            ("updated", (&chart.updated).into()),
            ("takeaway", chart.takeaway.as_deref().unwrap_or_default().into()),
            ("alt", chart.alt.as_deref().unwrap_or_default().into()),
            ("data", (chart.data.len() as u32).into()),
            // The part that `levels` needs with `described`.
            ("told", if chart.kind.is_series() { "trends" } else { "extremes" }.into()),
        ])
    }

    /// What it is, its extremes, its trend: for those who listen. Needs the part
    /// `described`, and the one that `words` tells.
    #[wasm_bindgen(unchecked_return_type = "string[]")]
    pub fn levels(&self) -> JsValue {
        texts(&describe::levels(&self.chart))
    }

    /// Lays the plot out at `width` CSS pixels; returns its height. `colors`
    /// is `"light"`, `"dark"`, `"print"` or a list of numbers, see `theme`.
    pub fn layout(&mut self, width: f64, colors: &JsValue) -> f64 {
        self.theme = theme(colors, &self.chart);
        self.scene = layout(&self.chart, width, Part::Plot, &self.theme);
        self.scene.height
    }

    /// Paints the plot, 8 px larger on every side, at `ratio` pixels per CSS
    /// pixel. False: there is no canvas to be had.
    pub fn paint(&self, canvas: HtmlCanvasElement, ratio: f64) -> bool {
        let look = Look { theme: &self.theme, state: &self.state, background: None, bleed: BLEED };
        self.draw(canvas, ratio, &self.scene, &look)
    }

    /// Whether the reader points at something, and the picture at rest serves
    /// for that, too, and has so many points that it is worth being kept.
    #[wasm_bindgen(js_name = hasRest)]
    pub fn has_rest(&self) -> bool {
        answer::is_long(&self.scene) && self.state.only_adds(&self.scene)
    }

    /// `paint` as if the reader pointed at nothing.
    #[wasm_bindgen(js_name = paintRest)]
    pub fn paint_rest(&self, canvas: HtmlCanvasElement, ratio: f64) -> bool {
        let look = Look { theme: &self.theme, state: &State::default(), background: None, bleed: BLEED };
        self.draw(canvas, ratio, &self.scene, &look)
    }

    /// `paint` with such a picture instead of the points: for each move of a
    /// pointer, where `hasRest`.
    #[wasm_bindgen(js_name = paintOver)]
    pub fn paint_over(&self, canvas: HtmlCanvasElement, ratio: f64, rest: HtmlCanvasElement) -> bool {
        let look = Look { theme: &self.theme, state: &self.state, background: None, bleed: BLEED };
        self.draw_over(canvas, ratio, &self.scene, &look, Some(rest))
    }

    /// Paints the whole frame on paper, for a picture to keep.
    #[wasm_bindgen(js_name = paintFrame)]
    pub fn paint_frame(&self, canvas: HtmlCanvasElement, width: f64, colors: &JsValue, ratio: f64) -> bool {
        let theme = theme(colors, &self.chart);
        let scene = layout(&self.chart, width, Part::Frame, &theme);
        let look = Look { theme: &theme, state: &State::default(), background: Some(theme.paper), bleed: 0.0 };
        self.draw(canvas, ratio, &scene, &look)
    }

    /// The author's own subject on light and on dark paper, as CSS writes
    /// colours; undefined when there is none.
    pub fn subjects(&self) -> JsValue {
        let Some(brand) = &self.chart.brand else { return JsValue::UNDEFINED };
        let css = |Color { r, g, b, .. }| JsValue::from(hex(&[r, g, b]));
        Array::of2(&css(brand.light.subject), &css(brand.dark.subject)).into()
    }

    /// What the reader points at, for the next `paint`; −1 is nothing.
    #[wasm_bindgen(js_name = setState)]
    pub fn set_state(&mut self, hover: i32, selected: i32, focus: i32, linked: Vec<u32>) {
        let (hover, selected, focus) = (position(hover), position(selected), position(focus));
        // A finger chooses and points at nothing.
        let at = hover.or(focus).or(selected);
        let beside = at.map(|datum| hit::beside(&self.chart, &self.scene, datum)).unwrap_or_default();
        self.state = State { hover, selected, focus, linked, beside };
    }

    /// The datum at a point of the plot, −1 for none.
    pub fn hit(&self, x: f64, y: f64) -> i32 {
        hit::hit(&self.scene, x, y).map_or(-1, |datum| datum as i32)
    }

    /// Data in reading order, each once.
    pub fn order(&self) -> Vec<u32> {
        hit::order(&self.scene)
    }

    /// Where a datum answers: `{datum, x, y, width, height}`, undefined where it
    /// does not.
    pub fn place(&self, datum: usize) -> JsValue {
        answer::place(&self.scene, datum)
    }

    /// Data at the same place along x, from top to bottom, that one too; of
    /// lines only.
    pub fn beside(&self, datum: usize) -> Vec<u32> {
        let state = &self.state;
        if state.hover.or(state.focus).or(state.selected) == Some(datum) {
            return state.beside.clone();
        }
        hit::beside(&self.chart, &self.scene, datum)
    }

    /// Whether `axis.x.domain` can cut the axis of x.
    #[wasm_bindgen(js_name = isLong)]
    pub fn is_long(&self) -> bool {
        hit::is_long(&self.chart)
    }

    /// Where a datum is along x, as `axis.x.domain` says it; undefined where
    /// it is at a name.
    pub fn along(&self, datum: usize) -> JsValue {
        answer::along(&self.chart, datum)
    }

    /// `{name, color}` of every series, in order; the `color` of those that
    /// are not drawn is empty. Nothing where none can be hidden.
    pub fn series(&self) -> JsValue {
        answer::series(&self.chart, &self.theme)
    }

    /// The name of the series that is named at a point of the plot.
    pub fn key(&self, x: f64, y: f64) -> JsValue {
        hit::key(&self.scene, x, y).map_or(JsValue::UNDEFINED, |name| name.into())
    }

    /// Prepares pictures between that of `before`, which was laid out at the
    /// same width, and this one.
    #[wasm_bindgen(js_name = tweenFrom)]
    pub fn tween_from(&mut self, before: &Chart) {
        self.tween = Some(Box::new(Tween::new(&before.chart, before.scene.clone(), &self.chart, &self.scene)));
    }

    /// Paints such a picture, `share` of the way to this one. The last one
    /// gives the memory back.
    #[wasm_bindgen(js_name = paintTween)]
    pub fn paint_tween(&mut self, canvas: HtmlCanvasElement, ratio: f64, share: f64) -> bool {
        let Some(tween) = self.tween.take().filter(|_| share < 1.0) else { return self.paint(canvas, ratio) };
        let scene = tween.at(&self.scene, share);
        self.tween = Some(tween);
        let look = Look { theme: &self.theme, state: &State::default(), background: None, bleed: BLEED };
        self.draw(canvas, ratio, &scene, &look)
    }

    /// Where data answer, in reading order: `{datum, x, y, width, height}`.
    pub fn regions(&self) -> JsValue {
        answer::places(&self.scene.regions)
    }

    /// A datum in words; undefined when there is none.
    pub fn datum(&self, position: usize) -> JsValue {
        answer::words(&self.chart, position)
    }

    /// `{columns, rows: [{datum, key, group, cells, value}]}`; `value` orders the
    /// second column: a number without its unit's multiplier, null when
    /// missing.
    pub fn table(&self) -> JsValue {
        let chart = &self.chart;
        let columns = describe::columns(chart);
        let (names, rows) = (Array::new(), Array::new());
        for column in &columns {
            names.push(&column.name(chart.lang).into());
        }
        for (i, datum) in chart.data.iter().enumerate() {
            let cells = Array::new();
            for column in &columns {
                cells.push(&said(chart, datum, column.field).into());
            }
            rows.push(&object(&[
                ("datum", (i as u32).into()),
                ("key", (&datum.key).into()),
                ("group", (&datum.group).into()),
                ("cells", cells.into()),
                ("value", datum.amount.as_deref().map_or(JsValue::NULL, |amount| amount.base().into())),
            ]));
        }
        object(&[("columns", names.into()), ("rows", rows.into())])
    }

    /// The plot, or the whole frame on paper, as an SVG file, with a
    /// description: see `levels`.
    #[wasm_bindgen(js_name = toSvg)]
    pub fn to_svg(&self, width: f64, colors: &JsValue, frame: bool) -> String {
        let theme = theme(colors, &self.chart);
        let part = if frame { Part::Frame } else { Part::Plot };
        let options = SvgOptions {
            title: &self.chart.title,
            desc: &describe::alt(&self.chart),
            lang: self.chart.lang.tag(),
            background: frame.then_some(theme.paper),
        };
        svg(&layout(&self.chart, width, part, &theme), &options)
    }

    /// The present layout as text, for tests.
    pub fn scene(&self) -> String {
        dump(&self.scene)
    }
}
