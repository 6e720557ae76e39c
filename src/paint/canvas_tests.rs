//! The painter on a backend that writes down what it is told.

use std::cell::RefCell;
use std::convert::Infallible;
use std::rc::Rc;

use plotters::drawing::IntoDrawingArea;
use plotters_backend::{BackendColor, BackendStyle};

use super::*;
use crate::scene::Region;

type Log = Rc<RefCell<Vec<String>>>;

struct Recorder(Log);

impl Recorder {
    fn note(&self, line: String) -> Result<(), DrawingErrorKind<Infallible>> {
        self.0.borrow_mut().push(line);
        Ok(())
    }
}

fn ink(color: BackendColor) -> String {
    format!("{:02x}{:02x}{:02x}/{:.2}", color.rgb.0, color.rgb.1, color.rgb.2, color.alpha)
}

impl DrawingBackend for Recorder {
    type ErrorType = Infallible;
    fn get_size(&self) -> (u32, u32) {
        ((328 + 16) * 8, (100 + 16) * 8)
    }
    fn ensure_prepared(&mut self) -> Result<(), DrawingErrorKind<Infallible>> {
        Ok(())
    }
    fn present(&mut self) -> Result<(), DrawingErrorKind<Infallible>> {
        Ok(())
    }
    fn draw_pixel(&mut self, _: BackendCoord, _: BackendColor) -> Result<(), DrawingErrorKind<Infallible>> {
        panic!("the rasteriser must never run")
    }
    fn draw_rect<S: BackendStyle>(
        &mut self,
        a: BackendCoord,
        b: BackendCoord,
        style: &S,
        fill: bool,
    ) -> Result<(), DrawingErrorKind<Infallible>> {
        let verb = if fill { "fill".to_owned() } else { format!("stroke {}", style.stroke_width()) };
        self.note(format!("rect {a:?} {b:?} {verb} {}", ink(style.color())))
    }
    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Result<(), DrawingErrorKind<Infallible>> {
        let points: Vec<_> = path.into_iter().collect();
        self.note(format!("path {points:?} {} {}", style.stroke_width(), ink(style.color())))
    }
    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Result<(), DrawingErrorKind<Infallible>> {
        self.note(format!("polygon {} {}", path.into_iter().count(), ink(style.color())))
    }
    fn draw_circle<S: BackendStyle>(
        &mut self,
        center: BackendCoord,
        radius: u32,
        style: &S,
        fill: bool,
    ) -> Result<(), DrawingErrorKind<Infallible>> {
        self.note(format!("circle {center:?} {radius} {fill} {}", ink(style.color())))
    }
}

impl Surface for Recorder {
    fn set_dash(&mut self, dash: f64, gap: f64) {
        if dash > 0.0 {
            self.0.borrow_mut().push(format!("dash {dash} {gap}"));
        }
    }
    fn set_round(&mut self, round: bool) {
        if round {
            self.0.borrow_mut().push("round".into());
        }
    }
    fn set_tracking(&mut self, length: f64) {
        if length != 0.0 {
            self.0.borrow_mut().push(format!("tracking {length}"));
        }
    }
    fn advance(&mut self, text: &str, font: Font) -> f64 {
        font.size * text.chars().count() as f64
    }
    fn set_text(&mut self, text: &str, font: Font, ink: Color, at: BackendCoord, outline: f64) {
        let Font { bold, size } = font;
        let weight = if bold { "bold" } else { "normal" };
        let line = if outline > 0.0 {
            format!("halo {text} {at:?} {outline}")
        } else {
            format!(
                "text {text} {at:?} {size}px {weight} {}",
                self::ink(plotters_backend::BackendColor {
                    alpha: f64::from(ink.a) / 255.0,
                    rgb: (ink.r, ink.g, ink.b)
                })
            )
        };
        self.0.borrow_mut().push(line);
    }
}

fn log(items: Vec<(Role, Option<usize>, Shape)>, state: &State) -> Vec<String> {
    let mut scene = Scene::new(328.0);
    scene.height = 100.0;
    scene.regions.push(Region { datum: 0, x: 0.0, y: 0.0, width: 328.0, height: 42.0, at: None, is_mark: false });
    items.into_iter().for_each(|(role, datum, shape)| scene.push(role, datum, shape));
    let log = Log::default();
    let area = Recorder(Rc::clone(&log)).into_drawing_area();
    let look = Look { theme: &Theme::LIGHT, state, background: None, bleed: 8.0 };
    paint(&area, &scene, &look);
    drop(area);
    log.take()
}

const INK: Color = Color::rgb(0x16191C);

fn one(shape: Shape) -> Vec<String> {
    log(vec![(Role::Mark, None, shape)], &State::default())
}

#[test]
fn units_are_eighths_past_the_bleed() {
    let rect = Shape::Rect {
        x: 0.0,
        y: 1.5,
        width: 2.5,
        height: 12.0,
        radius: 0.0,
        fill: Some(INK),
        stroke: Some(Stroke::solid(INK, 1.5)),
    };
    assert_eq!(
        one(rect),
        ["rect (64, 76) (84, 172) fill 16191c/1.00", "rect (64, 76) (84, 172) stroke 12 16191c/1.00"]
    );
}

#[test]
fn closed_lines_join_their_last_corner() {
    let triangle = |dash| Shape::Path {
        lines: vec![vec![(0.0, 0.0), (8.0, 0.0), (0.0, 8.0)]],
        closed: true,
        fill: None,
        stroke: Some(Stroke { color: INK, width: 1.0, dash }),
    };
    assert_eq!(
        one(triangle((0.0, 0.0))),
        ["round", "path [(64, 64), (128, 64), (64, 128), (64, 64), (128, 64)] 8 16191c/1.00"]
    );
    assert_eq!(
        one(triangle((4.0, 3.0))),
        ["dash 32 24", "round", "path [(64, 64), (128, 64), (64, 128), (64, 64)] 8 16191c/1.00"]
    );
}

#[test]
fn open_lines_are_never_filled() {
    let lines = vec![vec![(0.0, 0.0), (1.0, 0.0)]];
    assert!(one(Shape::Path { lines, closed: false, fill: Some(INK), stroke: None }).is_empty());
}

fn label(anchor: Anchor) -> Shape {
    let span = |text: &str, size, weight, gap| Span { text: text.into(), size, weight, color: INK, gap, tracking: 0.0 };
    let spans = vec![span("230", 14.0, Weight::Bold, 0.0), span("亿元", 12.0, Weight::Regular, 2.0)];
    Shape::Text(Text { x: 100.0, y: 20.0, anchor, spans, halo: None })
}

#[test]
fn runs_flow_by_their_advance() {
    assert_eq!(
        one(label(Anchor::Start)),
        ["text 230 (864, 224) 112px bold 16191c/1.00", "text 亿元 (1216, 224) 96px normal 16191c/1.00"]
    );
    // 42 + 2 + 24 px end where they would have begun.
    assert_eq!(
        one(label(Anchor::End)),
        ["text 230 (320, 224) 112px bold 16191c/1.00", "text 亿元 (672, 224) 96px normal 16191c/1.00"]
    );
}

#[test]
fn halos_lie_under_all_runs() {
    let Shape::Text(mut text) = label(Anchor::Start) else { panic!() };
    text.halo = Some((INK, 5.0));
    text.spans[0].tracking = -1.0;
    let lines = one(Shape::Text(text));
    assert_eq!(lines[..4], ["tracking -8", "round", "tracking -8", "halo 230 (864, 224) 40"]);
}

#[test]
fn hover_makes_the_name_bold_and_not_the_value() {
    let named = |text: &str| {
        let span = Span { text: text.into(), size: 14.0, weight: Weight::Regular, color: INK, gap: 0.0, tracking: 0.0 };
        Shape::Text(Text { x: 0.0, y: 10.0, anchor: Anchor::Start, spans: vec![span], halo: None })
    };
    let items = vec![(Role::Label, Some(0), named("全省")), (Role::Label, Some(0), named("6.0"))];
    let lines = log(items, &State { hover: Some(0), ..State::default() });
    assert!(lines[0].contains("bold") && lines[1].contains("normal"), "{lines:?}");
    assert_eq!(lines[2], "rect (64, 392) (2688, 400) fill 16191c/1.00");
}

#[test]
fn rounded_corners_are_polygons() {
    let rect = Shape::Rect {
        x: 0.0,
        y: 0.0,
        width: 20.0,
        height: 10.0,
        radius: 2.0,
        fill: Some(INK.faded(0.5)),
        stroke: None,
    };
    assert_eq!(one(rect), ["polygon 20 16191c/0.50"]);
}
