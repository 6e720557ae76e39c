//! Writes the native scenes of every chart down, for the browser tests to
//! hold against those of the WebAssembly.
#![cfg(feature = "cli")]

use std::fs;
use std::path::{Path, PathBuf};

use indicator_charts::document::{Node, read};
use indicator_charts::layout::{Part, layout};
use indicator_charts::paint::dump;
use indicator_charts::resolve::resolve;
use indicator_charts::theme::Theme;
use serde_json::json;

const WIDTHS: [f64; 5] = [320.0, 360.0, 480.0, 680.0, 960.0];

fn documents() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = vec![root.join("www/articles/jinan-2023/article.json")];
    if let Ok(cases) = fs::read_dir(root.join("tests/cases")) {
        found.extend(cases.flatten().map(|entry| entry.path()).filter(|path| path.extension().is_some_and(|e| e == "json")));
    }
    found.sort();
    found
}

#[test]
fn scenes_of_every_chart() {
    let mut scenes = Vec::new();
    for path in documents() {
        let text = fs::read_to_string(&path).expect("a readable document");
        let node = Node::from_json(&text).expect("JSON");
        let (Some(document), report) = read(&node) else { continue };
        for spec in &document.charts {
            let Ok(chart) = resolve(&document, &report, &spec.id, None) else { continue };
            for width in WIDTHS {
                for (name, part) in [("plot", Part::Plot), ("frame", Part::Frame)] {
                    scenes.push(json!({
                        "document": path.strip_prefix(env!("CARGO_MANIFEST_DIR")).unwrap_or(&path),
                        "chart": spec.id,
                        "width": width,
                        "part": name,
                        "scene": dump(&layout(&chart, width, part, &Theme::LIGHT)),
                    }));
                }
            }
        }
    }
    assert!(scenes.len() >= 9 * WIDTHS.len(), "at least nine charts");
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join("scenes.json");
    fs::write(file, serde_json::to_string(&scenes).expect("JSON")).expect("a writable target folder");
}
