//! The core natively: reading, resolving, laying out and writing the charts
//! of the demonstration article.

use std::hint::black_box;
use std::path::PathBuf;

use criterion::{Criterion, criterion_group, criterion_main};
use indicator_charts::describe::alt;
use indicator_charts::document::{Document, Node, read};
use indicator_charts::error::Report;
use indicator_charts::layout::{Part, layout};
use indicator_charts::paint::{Fonts, Picture, SvgOptions, svg};
use indicator_charts::resolve::{Chart, resolve};
use indicator_charts::theme::Theme;

const ARTICLE: &str = include_str!("../../www/articles/jinan-2023/article.json");
/// CSS pixels: a phone's column and a desk's.
const WIDTHS: [f64; 2] = [328.0, 680.0];

fn charts() -> Vec<Chart> {
    let (document, report) = read(&Node::from_json(ARTICLE).expect("JSON"));
    let document = document.expect("a document");
    let charts = document.charts.iter().map(|chart| resolve(&document, &report, &chart.id, None));
    charts.collect::<Result<_, _>>().expect("charts of the article")
}

fn article(bench: &mut Criterion) {
    bench.bench_function("read the document from JSON", |bench| {
        bench.iter(|| read(&Node::from_json(black_box(ARTICLE)).expect("JSON")));
    });
    bench.bench_function("read and resolve every chart", |bench| bench.iter(charts));
    let charts = charts();
    for width in WIDTHS {
        bench.bench_function(&format!("lay out every chart at {width} px"), |bench| {
            bench.iter(|| {
                charts.iter().map(|chart| layout(chart, width, Part::Plot, &Theme::LIGHT).height).sum::<f64>()
            });
        });
        bench.bench_function(&format!("every chart as SVG at {width} px"), |bench| {
            bench.iter(|| {
                let written = charts.iter().map(|chart| {
                    let scene = layout(chart, width, Part::Frame, &Theme::LIGHT);
                    let options = SvgOptions { title: &chart.title, desc: &alt(chart), ..SvgOptions::default() };
                    svg(&scene, &options).len()
                });
                written.sum::<usize>()
            });
        });
    }
}

/// What `render --format png` does with the article, in the fonts of the tests.
fn pictures(bench: &mut Criterion) {
    let files = ["NotoSansSC-Regular.otf", "NotoSansSC-Bold.otf"];
    let files = files.map(|name| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fonts").join(name));
    let fonts = Fonts::from_files(&files).expect("the fonts of the tests");
    let charts = charts();
    let mut group = bench.benchmark_group("every chart as PNG at 640 px, 2×");
    group.sample_size(10);
    group.bench_function("draw and encode", |bench| {
        bench.iter(|| {
            let drawn = charts.iter().map(|chart| {
                let scene = layout(chart, 640.0, Part::Frame, &Theme::LIGHT);
                let background = Some(Theme::LIGHT.paper);
                let options =
                    SvgOptions { title: &chart.title, desc: &alt(chart), background, ..SvgOptions::default() };
                let picture = Picture::draw(&scene, &options, &fonts, 2.0).expect("a picture");
                picture.to_png(&options, 2.0).expect("a file").len()
            });
            drawn.sum::<usize>()
        });
    });
    group.finish();
}

/// A chart of one line over `rows` rows of a CSV file: a walk that never
/// leaves its range, the same in every run.
fn long_line(rows: u32) -> (Document, String) {
    let (mut csv, mut seed, mut level) = ("x,y\n".to_owned(), 2023_u32, 500_i32);
    for x in 0..rows {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        level = (level + (seed >> 27) as i32 - 16).clamp(0, 999);
        csv += &format!("{x},{}.{}\n", level, seed % 10);
    }
    let node = Node::from_json(LINE).expect("JSON");
    let document = read(&node).0.expect("a document");
    (document, csv)
}

const LINE: &str = r#"{"version": 1, "charts": [{"id": "chart", "kind": "line", "data": {"csv": "x.csv",
    "columns": [{"name": "x", "type": "number"}, {"name": "y", "type": "number"}]}}]}"#;

fn lines(bench: &mut Criterion) {
    for (rows, name) in [(10_000, "10 k"), (100_000, "100 k"), (1_000_000, "1 M")] {
        let (mut document, csv) = long_line(rows);
        document.charts[0].csv = Some(csv);
        let mut group = bench.benchmark_group(format!("a line of {name} points"));
        group.sample_size(10);
        group.bench_function("read and resolve", |bench| {
            bench.iter(|| resolve(&document, &Report::default(), "chart", None).expect("resolves"));
        });
        let chart = resolve(&document, &Report::default(), "chart", None).expect("resolves");
        group.bench_function("lay out at 680 px", |bench| {
            bench.iter(|| layout(&chart, 680.0, Part::Plot, &Theme::LIGHT).height);
        });
        group.finish();
    }
}

criterion_group!(benches, article, pictures, lines);
criterion_main!(benches);
