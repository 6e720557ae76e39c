//! Every case at five widths: recorded scenes, and what must hold for all.

use crate::common::{WIDTHS, cases, charts, faults, scenes};
use indicator_charts::layout::{Bucket, Part, layout};
use indicator_charts::paint::dump;
use indicator_charts::resolve::Grid;
use indicator_charts::theme::Theme;

/// `INSTA_UPDATE=always cargo test --test scenes` (`make bless`) records anew.
#[test]
fn scenes_are_as_recorded() {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../snapshots");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| {
        for (name, json) in cases() {
            for chart in charts(&json) {
                let at = |width: &f64| {
                    format!("== {width} px\n{}", dump(&layout(&chart, *width, Part::Plot, chart.theme(false))))
                };
                let record: String = WIDTHS.iter().map(at).collect();
                insta::assert_snapshot!(format!("{name}.{}", chart.id), record);
            }
        }
    });
}

#[test]
fn no_text_overlaps_or_leaves_the_frame() {
    let mut all = Vec::new();
    for (name, json) in cases() {
        for chart in charts(&json) {
            for width in WIDTHS.into_iter().chain([280.0, 328.0, 343.0, 398.0, 479.0, 640.0, 679.0, 1200.0]) {
                for (scene, part) in scenes(&chart, width).iter().zip(["plot", "frame"]) {
                    let found = faults(scene);
                    all.extend(
                        found.into_iter().map(|fault| format!("{name}.{} {part} at {width}: {fault}", chart.id)),
                    );
                }
            }
        }
    }
    assert!(all.is_empty(), "{}", all.join("\n"));
}

/// Figures of so many digits that not one of them fits beside its axis.
const ABSURD: [&str; 1] = ["column-huge"];

#[test]
fn words_can_be_read() {
    let mut all = Vec::new();
    for (name, json) in cases() {
        if ABSURD.contains(&name.as_str()) {
            continue;
        }
        for chart in charts(&json) {
            for width in WIDTHS.into_iter().chain([280.0]) {
                let scene = layout(&chart, width, Part::Frame, &Theme::LIGHT);
                for span in scene.texts().flat_map(|text| &text.spans).filter(|span| span.size < 12.0) {
                    all.push(format!("{name}.{} at {width}: “{}” is {:.1} px", chart.id, span.text, span.size));
                }
            }
        }
    }
    assert!(all.is_empty(), "{}", all.join("\n"));
}

#[test]
fn plots_of_one_bucket_have_one_height() {
    for (name, json) in cases() {
        for chart in charts(&json) {
            for (least, most) in [(280, 479), (480, 679), (680, 1200)] {
                let height = |width: i32| layout(&chart, f64::from(width), Part::Plot, &Theme::LIGHT).height;
                assert_eq!(Bucket::of(f64::from(least)), Bucket::of(f64::from(most)));
                let first = height(least);
                for width in (least..=most).step_by(7) {
                    assert_eq!(height(width), first, "{name}.{} at {width}", chart.id);
                }
            }
        }
    }
}

#[test]
fn every_datum_answers_to_the_pointer() {
    for (name, json) in cases() {
        for chart in charts(&json) {
            let all = || (0..chart.data.len()).collect();
            // Of hidden series, and of what lies outside a part of x, only the table tells.
            let hides = |grid: &Grid| {
                let shown = |name: &String| grid.series.iter().any(|one| one.name == *name);
                grid.domain.is_some() || !grid.names.iter().all(shown)
            };
            let drawn: Vec<usize> = match chart.grid.as_deref().filter(|grid| hides(grid)) {
                Some(grid) => grid.series.iter().flat_map(|one| one.told().map(|(at, _)| at)).collect(),
                None => all(),
            };
            for width in WIDTHS {
                let scene = layout(&chart, width, Part::Plot, &Theme::LIGHT);
                let mut found: Vec<usize> = scene
                    .regions
                    .iter()
                    .filter_map(|r| indicator_charts::hit::hit(&scene, r.x + r.width / 2.0, r.y + r.height / 2.0))
                    .collect();
                found.sort_unstable();
                found.dedup();
                let mut drawn = drawn.clone();
                drawn.sort_unstable();
                assert_eq!(found, drawn, "{name}.{} at {width}", chart.id);
            }
        }
    }
}
