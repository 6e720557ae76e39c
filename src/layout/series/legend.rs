//! Swatches with names, where names do not fit beside the marks.

use super::{ink, is_subject, word_ink};
use crate::layout::plot::Plot;
use crate::layout::style::Style;
use crate::resolve::Series;
use crate::scene::{Anchor, Role};
use crate::text::Weight;

const SWATCH: f64 = 10.0;
const GAP: f64 = 5.0;
const BETWEEN: f64 = 16.0;
const PITCH: f64 = 20.0;

fn style(series: &Series) -> Style {
    let weight = if is_subject(series) { Weight::Bold } else { Weight::Regular };
    Style { weight, ..Style::regular(12, word_ink(series)) }
}

/// Sets the legend of `series` below `y`; returns its height, which is that
/// of the narrowest plot of the bucket.
#[inline(never)]
pub(in super::super) fn legend(plot: &mut Plot<'_>, series: &[&Series], y: f64) -> f64 {
    let lines = |room: f64, place: &mut dyn FnMut(usize, f64, f64)| {
        let (mut x, mut line) = (0.0, 0.0);
        for (i, one) in series.iter().enumerate() {
            let width = (SWATCH + GAP + f64::ceil(style(one).width(&one.name))).min(room);
            if x > 0.0 && x + width > room {
                (x, line) = (0.0, line + 1.0);
            }
            place(i, x, line);
            x += width + BETWEEN;
        }
        line + 1.0
    };
    let reserved = lines(plot.least, &mut |_, _, _| {});
    let mut places = Vec::new();
    lines(plot.width, &mut |i, x, line| places.push((i, x, line)));
    for (i, x, line) in places {
        let (series, top) = (series[i], y + line * PITCH);
        plot.fill(Role::Decoration, None, x, top + 2.0, SWATCH, SWATCH, ink(series));
        let style = style(series);
        let room = plot.width - x - SWATCH - GAP;
        let name = style.broken(&series.name, room, 1);
        plot.key(&series.name, x, top + 12.0, SWATCH + GAP + style.width(&series.name).min(room));
        plot.run(name.first().map_or("", String::as_str), 0.0, style);
        plot.place(Role::Label, None, x + SWATCH + GAP, top + 12.0, Anchor::Start);
    }
    reserved * PITCH
}
