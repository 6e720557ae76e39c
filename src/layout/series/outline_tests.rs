//! Long lines look as if every point had been drawn.

use std::slice::from_ref;

use super::super::clip::Frame;
use super::super::lines::places;
use super::*;
use crate::paint::{Fonts, Picture, SvgOptions};
use crate::resolve::Status;
use crate::scene::{Color, Role, Scene, Shape, Stroke};

const SIZE: (f64, f64) = (680.0, 160.0);
const INK: Color = Color::rgb(0x006778);
const PAPER: Color = Color::rgb(0xFCFBF8);

/// Numbers from 0 to 1, the same in every run.
struct Random(u32);

impl Random {
    fn next(&mut self) -> f64 {
        self.0 = self.0.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        f64::from(self.0 >> 16) / 65_536.0
    }
}

/// `count` points over the whole width, at the heights of `at`.
fn line(count: u32, at: &mut dyn FnMut(u32) -> f64) -> Vec<Point> {
    (0..count).map(|i| (4.0 + f64::from(i) / f64::from(count) * 672.0, at(i))).collect()
}

/// A walk whose steps are at most `step` px.
fn walk(count: u32, step: f64) -> Vec<Point> {
    let (mut random, mut level) = (Random(7), 80.0_f64);
    line(count, &mut |_| {
        level = (level + (random.next() * 2.0 - 1.0) * step).clamp(4.0, 156.0);
        level
    })
}

/// Axes on which a value is a pixel.
fn axes((left, top, right, bottom): Frame) -> Axes {
    Axes::bare((left, right), (-bottom, -top), (left, top, right, bottom))
}

fn marks(points: &[Point]) -> Vec<Mark> {
    let mark = |(x, y): &Point| Mark { x: *x, y: -y, band: 0, datum: None, status: Status::Actual };
    points.iter().map(mark).collect()
}

fn outlined(stretches: &[Vec<Point>], width: f64, dashed: bool) -> Vec<Shape> {
    let axes = axes((0.0, 0.0, SIZE.0, SIZE.1));
    let mut outline = Outline::new(&axes, width / 2.0);
    for points in stretches {
        outline.add(&marks(points), false, dashed);
    }
    vec![Shape::Path { lines: outline.finish(), closed: true, fill: Some(INK), stroke: None }]
}

fn stroked(stretches: &[Vec<Point>], width: f64) -> Vec<Shape> {
    let (lines, stroke) = (stretches.to_vec(), Some(Stroke::solid(INK, width)));
    // One path: the edges of circles one over the other would be bolder.
    let alone = stretches.iter().filter_map(|points| if let [center] = points[..] { Some(center) } else { None });
    let turn = |(x, y): Point, i: i32| {
        let angle = f64::from(i) / 32.0 * std::f64::consts::TAU;
        (x + ALONE * angle.cos(), y + ALONE * angle.sin())
    };
    let dots = alone.map(|center| (0..32).map(|i| turn(center, i)).collect()).collect();
    let mut shapes = vec![Shape::Path { lines: dots, closed: true, fill: Some(INK), stroke: None }];
    shapes.push(Shape::Path { lines, closed: false, fill: None, stroke });
    shapes
}

fn picture(shapes: Vec<Shape>, scale: f64) -> Picture {
    let files = ["Regular", "Bold"].map(|weight| {
        std::path::PathBuf::from(format!("{}/tests/fonts/NotoSansSC-{weight}.otf", env!("CARGO_MANIFEST_DIR")))
    });
    let fonts = Fonts::from_files(&files).expect("the vendored fonts");
    let mut scene = Scene::new(SIZE.0);
    scene.height = SIZE.1;
    shapes.into_iter().for_each(|shape| scene.push(Role::Mark, None, shape));
    let options = SvgOptions { background: Some(PAPER), ..SvgOptions::default() };
    Picture::draw(&scene, &options, &fonts, scale).expect("drawn")
}

/// Of the pixels of both at most 0.5 % differ by more than 16.
#[track_caller]
fn same(name: &str, few: &dyn Fn() -> Vec<Shape>, all: &dyn Fn() -> Vec<Shape>) {
    for scale in [1.0, 2.0] {
        let (few, all) = (picture(few(), scale), picture(all(), scale));
        let differs = |(a, b): &(&[u8; 4], &[u8; 4])| a.iter().zip(*b).any(|(a, b)| a.abs_diff(*b) > 16);
        let different = few.pixels.iter().zip(&all.pixels).filter(differs).count();
        let share = different as f64 / all.pixels.len() as f64 * 100.0;
        assert!(share <= 0.5, "{name}: {share:.3} % of the pixels at scale {scale}");
    }
}

#[track_caller]
fn same_line(name: &str, stretches: &[Vec<Point>], width: f64) {
    same(name, &|| outlined(stretches, width, false), &|| stroked(stretches, width));
}

#[test]
fn walks_of_many_points() {
    for (count, step) in [(10_000, 3.5), (100_000, 0.5), (100_000, 20.0), (1_000_000, 0.16)] {
        same_line(&format!("{count} points, steps of {step}"), &[walk(count, step)], 2.5);
    }
    // A grey line.
    same_line("a thin walk", &[walk(20_000, 2.0)], 1.5);
}

#[test]
fn sparse_but_steep() {
    let wave = |count: u32, waves: f64| line(count, &mut |i| 80.0 + 75.0 * f64::sin(f64::from(i) / waves));
    same_line("a few points to each wave", &[wave(3_000, 1.7)], 2.5);
    same_line("waves as wide as the stroke", &[wave(3_000, 4.0)], 2.5);
    same_line("wide waves", &[wave(3_000, 25.0)], 1.5);
    same_line("hardly bent", &[wave(3_000, 2_000.0)], 2.5);
    let mut random = Random(3);
    same_line("noise", &[line(3_000, &mut |_| 5.0 + 150.0 * random.next())], 2.5);
    let steps = line(6_000, &mut |i| if i / 50 % 2 == 0 { 20.0 } else { 140.0 });
    same_line("steps", &[steps], 2.5);
}

#[test]
fn spikes() {
    let spikes =
        line(20_000, &mut |i| if i % 1_717 == 5 { 10.0 } else { 120.0 + f64::sin(f64::from(i) / 300.0) * 9.0 });
    same_line("spikes", &[spikes], 2.5);
}

#[test]
fn gaps_stay_gaps() {
    let points = walk(100_000, 2.0);
    let cut = |most: usize, gap: usize| -> Vec<Vec<Point>> {
        points.chunks(most).map(|stretch| stretch[..stretch.len() - gap].to_vec()).collect()
    };
    same_line("gaps of 13 px", &cut(10_000, 2_000), 2.5);
    same_line("gaps of 3 px", &cut(5_000, 450), 2.5);
    same_line("gaps narrower than the stroke", &cut(5_000, 250), 2.5);
    let calm = line(30_000, &mut |i| if i / 10_000 == 1 { 30.0 } else { 120.0 });
    let calm: Vec<Vec<Point>> = calm.chunks(10_000).map(<[Point]>::to_vec).collect();
    same_line("stretches side by side", &calm, 2.5);
    assert_eq!(outlined(&calm, 2.5, false).len(), 1);
}

#[test]
fn dashes_along_x() {
    let points: Vec<Point> = walk(50_000, 4.0).iter().map(|(x, y)| (x + 0.25, *y)).collect();
    let bands = || {
        let mut shapes = stroked(from_ref(&points), 2.5);
        // The stroke begins at 3.0.
        for dash in 0..90 {
            shapes.push(Shape::filled(8.0 * f64::from(dash + 1), 0.0, 3.0, SIZE.1, 0.0, PAPER));
        }
        shapes
    };
    same("dashes", &|| outlined(from_ref(&points), 2.5, true), &bands);
}

/// The heights of what is drawn of `points` between 40 and 120.
fn within(points: &[Point]) -> Point {
    let axes = axes((100.0, 40.0, 500.0, 120.0));
    let mut outline = Outline::new(&axes, 1.25);
    outline.add(&marks(points), false, false);
    let mut heights = NOTHING;
    for (x, y) in outline.finish().into_iter().flatten() {
        // A round end may reach past the sides.
        assert!((98.75..=501.25).contains(&x), "{x}");
        heights = (heights.0.min(y), heights.1.max(y));
    }
    heights
}

#[test]
fn what_lies_outside_is_cut() {
    assert_eq!(within(&[(50.0, 80.0)]), NOTHING);
    // Across the edges: flat. Values within may be close to them.
    let waves = line(50_000, &mut |i| 80.0 + 60.0 * f64::sin(f64::from(i) / 900.0));
    let (top, bottom) = within(&waves);
    assert!((38.75..=40.0).contains(&top) && (120.0..=121.25).contains(&bottom), "{top} {bottom}");
    let noise = |level: f64| {
        let mut random = Random(5);
        within(&line(50_000, &mut |_| level + random.next()))
    };
    assert_eq!(noise(38.5), NOTHING);
    assert_eq!(noise(120.5), NOTHING);
    // Exactly on an edge: the whole stroke.
    assert_eq!(within(&line(50_000, &mut |_| 40.0)), (38.75, 41.25));
    assert_eq!(within(&line(50_000, &mut |_| 120.0)), (118.75, 121.25));
}

#[test]
fn steps_end_like_strokes() {
    for (count, most) in [(3_000, 11), (30_000, 500)] {
        let points = walk(count, 3.0);
        let axes = axes((0.0, 0.0, SIZE.0, SIZE.1));
        let (mut outline, mut lines) = (Outline::new(&axes, 1.25), Vec::new());
        for stretch in points.chunks(most) {
            let mut stretch = marks(stretch);
            if let Some(last) = stretch.last_mut() {
                last.y = f64::NAN;
            }
            outline.add(&stretch, true, false);
            lines.push(places(&axes, &stretch, true));
        }
        let few = vec![Shape::Path { lines: outline.finish(), closed: true, fill: Some(INK), stroke: None }];
        same(&format!("{count} steps"), &|| few.clone(), &|| stroked(&lines, 2.5));
    }
}

#[test]
fn few_points_are_left() {
    let count = |points: Vec<Point>| -> usize {
        let [Shape::Path { lines, .. }] = &outlined(&[points], 2.5, false)[..] else { panic!("one path") };
        lines.iter().map(Vec::len).sum()
    };
    assert!(count(walk(1_000_000, 0.16)) < 8_000);
    assert!(count(line(20_000, &mut |_| 50.0)) < 40);
}
