//! Every case in every theme, at both widths and in every state: each text and
//! each mark can be seen.

use std::collections::BTreeSet;

use crate::common::{cases, charts};
use indicator_charts::layout::{Part, layout};
use indicator_charts::paint::{State, proof};
use indicator_charts::theme::Theme;

/// Nothing; hover, selection and focus on one datum; a sentence's link to it,
/// alone and with the pointer on it.
fn states(datum: usize) -> [State; 4] {
    let linked = vec![datum as u32];
    [
        State::default(),
        State { hover: Some(datum), selected: Some(datum), focus: Some(datum), linked: vec![] },
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
                        for state in [0, last / 2, last].into_iter().flat_map(states) {
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
