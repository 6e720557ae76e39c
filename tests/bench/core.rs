//! The core natively: reading, resolving, laying out and writing the charts
//! of the demonstration article.

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use indicator_charts::describe::alt;
use indicator_charts::document::{Node, read};
use indicator_charts::layout::{Part, layout};
use indicator_charts::paint::{SvgOptions, svg};
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

criterion_group!(benches, article);
criterion_main!(benches);
