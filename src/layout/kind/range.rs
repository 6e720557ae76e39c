//! Ranges as bands on one shared scale, with their targets.

use super::Place;
use crate::layout::plot::Plot;
use crate::layout::rows::{Rows, ink, is_row};
use crate::layout::style::{Ink, Style};
use crate::resolve::Part;
use crate::scene::{Anchor, Role};
use crate::theme::line;

pub(super) enum Range {}

/// Height of a band, and of a target's tick.
const BAND: f64 = 14.0;
const TICK: f64 = 24.0;
/// What a dot, and its » « or ~, takes beyond the scale's ends.
const ROOM: f64 = 26.0;
/// What a target's words take below a track.
const FOOT: f64 = 16.0;

impl Place for Range {
    fn place(plot: &mut Plot<'_>) -> f64 {
        let targets = plot.find(Part::Target).is_some();
        let mut rows = Rows::new(plot, false, true, ROOM, ROOM, if targets { FOOT } else { 0.0 });
        let (start, mut y, mut track) = (plot.scene.items.len(), 0.0, 0.0);
        for i in plot.shown() {
            if is_row(plot, i) {
                (track, y) = rows.row(plot, i, y);
                band(plot, i, &rows, track);
            } else {
                target(plot, i, &rows, track);
                plot.row(i, track + TICK / 2.0, y - track - TICK / 2.0);
            }
        }
        rows.axis(plot, start, y)
    }
}

fn band(plot: &mut Plot<'_>, i: usize, rows: &Rows, y: f64) {
    let datum = plot.datum(i);
    let ink = ink(datum);
    let Some(amount) = &datum.amount else {
        let x = rows.left + 8.0;
        return plot.band(i, x, x + 8.0, y - line::STEM / 2.0, line::STEM, Ink::Main);
    };
    let (low, high) = (rows.scale.map(amount.scaled), rows.scale.map(amount.scaled_upper));
    if amount.upper.is_some() {
        plot.band(i, low, high.max(low + line::STEM), y - BAND / 2.0, BAND, ink);
    } else {
        plot.dot(i, amount, (low, y), ink);
    }
    let beside = if amount.bound().is_upper_bound() { low } else { high };
    plot.beside_dot(i, amount, (beside, y), ink);
}

/// A tick on the track, its words below.
fn target(plot: &mut Plot<'_>, i: usize, rows: &Rows, y: f64) {
    let datum = plot.datum(i);
    let Some(amount) = &datum.amount else { return };
    let x = rows.scale.map(amount.scaled);
    let mut tick = |width: f64, ink: Ink| {
        plot.fill(Role::Mark, Some(i), x - width / 2.0, y - TICK / 2.0, width, TICK, ink);
    };
    tick(line::PLAN_HALO, Ink::Paper);
    tick(line::PLAN, Ink::Main);
    plot.phrase(&datum.label, Some(amount), Style::regular(13, Ink::Main), 12, true);
    plot.set(i, x, y + TICK / 2.0 + 15.0, Anchor::Middle);
}
