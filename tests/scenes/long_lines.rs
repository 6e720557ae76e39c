//! Long lines look as if every point had been drawn, whatever their gaps.

use crate::common::document;
use indicator_charts::layout::{Part, layout};
use indicator_charts::paint::{Fonts, Picture, SvgOptions};
use indicator_charts::resolve::resolve;
use indicator_charts::scene::{Color, Point, Role, Scene, Shape, Stroke};
use indicator_charts::theme::Theme;

/// Radius of a value between two gaps, and half the width of the line.
const ALONE: f64 = 2.5;
const HALF: f64 = 1.25;

const LINE: &str = r#"{"version": 1, "charts": [{"id": "chart", "kind": "line", "axis": {"y": {"domain": ["0", "100"]}},
    "data": {"csv": "x.csv", "columns": [{"name": "x", "type": "number"}, {"name": "y", "type": "number"}]}}]}"#;

/// The plot of `values` by their numbers; `None` is a gap.
fn plot(values: &[(usize, Option<f64>)]) -> Scene {
    let row = |(x, y): &(usize, Option<f64>)| format!("{x},{}\n", y.map_or(String::new(), |y| format!("{y:.4}")));
    let (mut document, report) = document(LINE);
    document.charts[0].csv = Some("x,y\n".to_owned() + &values.iter().map(row).collect::<String>());
    let chart = resolve(&document, &report, "chart", None).expect("resolves");
    layout(&chart, 680.0, Part::Plot, &Theme::LIGHT)
}

/// The marks of `scene` alone.
fn marks(scene: &Scene) -> Vec<Shape> {
    let marks = scene.items.iter().filter(|item| item.role == Role::Mark);
    marks.map(|item| item.shape.clone()).filter(|shape| matches!(shape, Shape::Path { .. })).collect()
}

/// Every value of `values` drawn.
fn whole(values: &[(usize, Option<f64>)]) -> Vec<Shape> {
    // The same axes with the first and the last value alone.
    let end = values.len() - 1;
    let [Shape::Path { lines, stroke: Some(Stroke { color, .. }), .. }] =
        &marks(&plot(&[(0, Some(0.0)), (end, Some(100.0))]))[..]
    else {
        panic!("a line")
    };
    let (from, to) = (lines[0][0], lines[0][1]);
    let at = |(x, y): (usize, f64)| -> Point {
        (from.0 + (to.0 - from.0) * x as f64 / end as f64, from.1 + (to.1 - from.1) * y / 100.0)
    };
    let mut lines: Vec<Vec<Point>> = vec![Vec::new()];
    for (x, y) in values {
        match (y, lines.last_mut()) {
            (Some(y), Some(line)) => line.push(at((*x, *y))),
            _ => lines.push(Vec::new()),
        }
    }
    let (alone, lines): (Vec<_>, Vec<_>) =
        lines.into_iter().filter(|line| !line.is_empty()).partition(|line| line.len() == 1);
    // One path: the edges of circles one over the other would be bolder.
    let dots = alone.iter().map(|line| (0..32).map(|i| around(line[0], i)).collect()).collect();
    vec![
        Shape::Path { lines: dots, closed: true, fill: Some(*color), stroke: None },
        Shape::Path { lines, closed: false, fill: None, stroke: Some(Stroke::solid(*color, 2.0 * HALF)) },
    ]
}

fn around((x, y): Point, i: u32) -> Point {
    let angle = f64::from(i) / 32.0 * std::f64::consts::TAU;
    (x + ALONE * angle.cos(), y + ALONE * angle.sin())
}

fn picture(shapes: &[Shape], scale: f64) -> Picture {
    let files = ["Regular", "Bold"].map(|weight| {
        std::path::PathBuf::from(format!("{}/tests/fonts/NotoSansSC-{weight}.otf", env!("CARGO_MANIFEST_DIR")))
    });
    let fonts = Fonts::from_files(&files).expect("the vendored fonts");
    let mut scene = Scene::new(680.0);
    scene.height = 220.0;
    shapes.iter().for_each(|shape| scene.push(Role::Mark, None, shape.clone()));
    let options = SvgOptions { background: Some(Color::rgb(0x00FC_FBF8)), ..SvgOptions::default() };
    Picture::draw(&scene, &options, &fonts, scale).expect("drawn")
}

/// Waves with `noise` px to either side of them, and a gap at every
/// `every`-th point: of all pixels at most 0.5 % differ by more than 16.
fn check(count: usize, noise: f64, every: usize, scales: &[f64]) {
    let mut seed = 2023_u32;
    let mut values: Vec<(usize, Option<f64>)> = Vec::new();
    for x in 0..count {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        // A pixel is about half a unit high.
        let random = (f64::from(seed >> 16) / 32_768.0 - 1.0) * noise / 2.0;
        let level = 50.0 + 25.0 * f64::sin(x as f64 / count as f64 * 20.0);
        let gap = x % every == every - 1 && x + 1 < count;
        // Like the two that the whole drawing has its axes from.
        let level = if x == 0 {
            0.0
        } else if x + 1 == count {
            100.0
        } else {
            level + random
        };
        values.push((x, (!gap).then_some(level)));
    }
    let (few, all) = (marks(&plot(&values)), whole(&values));
    let points: usize = few
        .iter()
        .map(|shape| if let Shape::Path { lines, .. } = shape { lines.iter().map(Vec::len).sum() } else { 0 })
        .sum();
    assert!(points < 40_000, "{points} points");
    for scale in scales {
        let (few, all) = (picture(&few, *scale), picture(&all, *scale));
        let differs = |(a, b): &(&[u8; 4], &[u8; 4])| a.iter().zip(*b).any(|(a, b)| a.abs_diff(*b) > 16);
        let different = few.pixels.iter().zip(&all.pixels).filter(differs).count();
        let share = different as f64 / all.pixels.len() as f64 * 100.0;
        assert!(
            share <= 0.5,
            "{count} points, ±{noise} px, a gap at every {every}th, scale {scale}: {share:.3} % of the pixels differ"
        );
    }
}

#[test]
fn noise_between_gaps() {
    for noise in [2.0, 5.0, 9.0, 20.0] {
        for every in [10, 50, 500] {
            check(10_000, noise, every, &[1.0, 2.0]);
        }
    }
}

#[test]
fn values_between_gaps() {
    check(10_000, 5.0, 2, &[1.0, 2.0]);
    check(10_000, 20.0, 2, &[1.0, 2.0]);
    check(10_000, 9.0, 3, &[1.0, 2.0]);
}

#[test]
fn very_many_points_between_gaps() {
    check(100_000, 9.0, 10, &[1.0, 2.0]);
    check(100_000, 20.0, 2, &[1.0]);
    check(1_000_000, 9.0, 50, &[1.0]);
}
