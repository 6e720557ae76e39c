//! What the tests of scenes share: cases, and what must hold for each scene.

use std::path::PathBuf;

use indicator_charts::document::{Document, Node, read};
use indicator_charts::error::Report;
use indicator_charts::layout::{Part, layout};
use indicator_charts::resolve::{Chart, resolve};
use indicator_charts::scene::{Scene, Shape};
use indicator_charts::theme::Theme;

/// Widths of every snapshot.
pub(crate) const WIDTHS: [f64; 5] = [320.0, 360.0, 480.0, 680.0, 960.0];

/// Name and JSON text of every case, the article first.
pub(crate) fn cases() -> Vec<(String, String)> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let mut paths: Vec<PathBuf> = std::fs::read_dir(root.join("tests/cases"))
        .expect("tests/cases")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "json"))
        .collect();
    paths.sort();
    paths.insert(0, root.join("www/articles/jinan-2023/article.json"));
    let name = |path: &PathBuf| match path.file_stem().and_then(|stem| stem.to_str()) {
        Some("article") => "jinan-2023".to_owned(),
        stem => stem.expect("UTF-8").to_owned(),
    };
    paths.iter().map(|path| (name(path), std::fs::read_to_string(path).expect("readable"))).collect()
}

/// Real names of measures, regions and industries, and a few odd ones.
pub(crate) fn names() -> Vec<&'static str> {
    let lines = include_str!("../names.txt").lines();
    lines.filter(|line| !line.is_empty() && !line.starts_with('#')).collect()
}

/// The document of `json` and what reading it reported.
pub(crate) fn document(json: &str) -> (Document, Report) {
    let node = Node::from_json(json).expect("JSON");
    let (document, report) = read(&node);
    (document.expect("a document"), report)
}

/// Every chart of a document that must be free of errors.
pub(crate) fn charts(json: &str) -> Vec<Chart> {
    let (document, report) = document(json);
    assert_eq!(report.errors, [], "a case has no errors");
    document.charts.iter().map(|spec| resolve(&document, &report, &spec.id, None).expect("resolves")).collect()
}

/// The plot and the whole frame at `width`.
pub(crate) fn scenes(chart: &Chart, width: f64) -> [Scene; 2] {
    [layout(chart, width, Part::Plot, &Theme::LIGHT), layout(chart, width, Part::Frame, &Theme::LIGHT)]
}

/// What is wrong with a scene; empty when nothing is.
pub(crate) fn faults(scene: &Scene) -> Vec<String> {
    let mut faults = Vec::new();
    if !coordinates(scene).all(f64::is_finite) {
        faults.push("a coordinate is not finite".to_owned());
    }
    let words =
        |text: &indicator_charts::scene::Text| text.spans.iter().map(|span| span.text.as_str()).collect::<String>();
    let texts: Vec<_> = scene.texts().map(|text| (words(text), text.extent())).collect();
    let slack = 0.5;
    for (i, (words, (left, top, right, bottom))) in texts.iter().enumerate() {
        if *left < -slack || *top < -slack || *right > scene.width + slack || *bottom > scene.height + slack {
            faults.push(format!(
                "“{words}” leaves the frame: {left:.1} {top:.1} {right:.1} {bottom:.1} of {} × {}",
                scene.width, scene.height
            ));
        }
        for (other, extent) in &texts[i + 1..] {
            let across = right.min(extent.2) - left.max(extent.0);
            let down = bottom.min(extent.3) - top.max(extent.1);
            if across > slack && down > slack {
                faults.push(format!("“{words}” overlaps “{other}” by {across:.1} × {down:.1}"));
            }
        }
    }
    for item in &scene.items {
        if let Shape::Rect { width, height, .. } = &item.shape
            && (*width < 0.0 || *height < 0.0)
        {
            faults.push("a rectangle is inside out".to_owned());
        }
    }
    faults
}

fn coordinates(scene: &Scene) -> impl Iterator<Item = f64> + '_ {
    let of_items = scene.items.iter().flat_map(|item| match &item.shape {
        Shape::Rect { x, y, width, height, radius, .. } => vec![*x, *y, *width, *height, *radius],
        Shape::Circle { center, radius, .. } => vec![center.0, center.1, *radius],
        Shape::Path { lines, .. } => lines.iter().flatten().flat_map(|point| [point.0, point.1]).collect(),
        Shape::Text(text) => {
            let gaps = text.spans.iter().flat_map(|span| [span.gap, span.size]);
            [text.x, text.y].into_iter().chain(gaps).collect()
        }
    });
    let of_regions = scene.regions.iter().flat_map(|r| [r.x, r.y, r.width, r.height]);
    of_items.chain(of_regions).chain([scene.width, scene.height])
}
