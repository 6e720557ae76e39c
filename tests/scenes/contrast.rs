//! Every case in every theme, at both widths and in every state: each text and
//! each mark can be seen.

use std::collections::BTreeSet;

use crate::common::{cases, charts, document};
use indicator_charts::error::Report;
use indicator_charts::hit::beside;
use indicator_charts::layout::{Part, layout};
use indicator_charts::paint::{State, proof};
use indicator_charts::resolve::{Chart, brand, resolve};
use indicator_charts::scene::Scene;
use indicator_charts::theme::Theme;

/// Nothing; hover, selection and focus on one datum, with the crosshair; a
/// sentence's link to it, alone and with the pointer on it.
fn states(chart: &Chart, scene: &Scene, datum: usize) -> [State; 4] {
    let (linked, beside) = (vec![datum as u32], beside(chart, scene, datum));
    [
        State::default(),
        State { hover: Some(datum), selected: Some(datum), focus: Some(datum), beside, ..State::default() },
        State { linked: linked.clone(), ..State::default() },
        State { hover: Some(datum), linked, ..State::default() },
    ]
}

#[test]
fn everything_that_is_drawn_can_be_seen() {
    let mut wrong = BTreeSet::new();
    for (name, json) in cases() {
        for chart in charts(&json) {
            let themes = [
                ("light", chart.theme(false)),
                ("dark", chart.theme(true)),
                ("print", &Theme::PRINT),
                ("contrast", &Theme::CONTRAST),
                ("contrast-dark", &Theme::CONTRAST_DARK),
            ];
            for (theme_name, theme) in themes {
                for width in [360.0, 680.0] {
                    for part in [Part::Plot, Part::Frame] {
                        let scene = layout(&chart, width, part, theme);
                        let last = chart.data.len().saturating_sub(1);
                        for state in [0, last / 2, last].into_iter().flat_map(|datum| states(&chart, &scene, datum)) {
                            wrong.extend(proof(&scene, &state, theme).into_iter().map(|f| {
                                let at = if state.linked.is_empty() { "" } else { " linked" };
                                format!(
                                    "{name}.{} {theme_name}{at}: {} {:?} on {:?} has {:.2}, not {}",
                                    chart.id,
                                    f.what,
                                    rgb(f.color),
                                    rgb(f.ground),
                                    f.contrast,
                                    f.least
                                )
                            }));
                        }
                    }
                }
            }
        }
    }
    let shown: Vec<_> = wrong.iter().take(60).cloned().collect();
    assert!(wrong.is_empty(), "{}:\n{}", wrong.len(), shown.join("\n"));
}

fn rgb(color: indicator_charts::scene::Color) -> String {
    format!("{:02x}{:02x}{:02x}", color.r, color.g, color.b)
}

/// So many random palettes are drawn.
const PALETTES: u32 = 10_000;

#[test]
fn every_palette_is_refused_with_a_reason_or_seen_in_the_picture() {
    let mut seed = 2023_u32;
    let mut number = move || {
        seed ^= seed << 13;
        seed ^= seed >> 17;
        seed ^= seed << 5;
        seed
    };
    let all = cases();
    let case = |name: &str| {
        let (_, json) = all.iter().find(|(case, _)| case == name).expect("a case");
        serde_json::from_str::<serde_json::Value>(json).expect("JSON")
    };
    let cases = ["bar-qualifiers", "lead-above", "part-7-of-8", "bullet-over"].map(case);
    let (mut drawn, mut refused) = (0, 0);
    for run in 0..PALETTES {
        let mut color = || format!("#{:06x}", number() & 0xFFFFFF);
        let mut json = cases[run as usize % cases.len()].clone();
        json["theme"] = serde_json::json!({ "subject": color() });
        if run % 3 > 0 {
            json["theme"]["context"] = color().into();
        }
        if run % 5 == 0 {
            json["theme"]["dark"] = serde_json::json!({ "subject": color() });
        }
        let (document, report) = document(&json.to_string());
        let chart = resolve(&document, &report, "chart", None).expect("resolves");
        if chart.brand.is_none() {
            refused += 1;
            let mut told = Report::default();
            assert!(brand(&document, &document.charts[0], &mut told).is_none() && !told.errors.is_empty());
            continue;
        }
        drawn += 1;
        for dark in [false, true] {
            let theme = chart.theme(dark);
            let scene = layout(&chart, 360.0, Part::Plot, theme);
            for state in [State::default(), State { linked: vec![0], ..State::default() }] {
                assert_eq!(proof(&scene, &state, theme), [], "{}", json["theme"]);
            }
        }
    }
    assert!(refused * 5 < drawn, "{refused} refused, {drawn} drawn");
}
