//! Shares on a 100 % bar.

use super::Place;
use crate::layout::label::Stand;
use crate::layout::plot::{Plot, TICK};
use crate::layout::style::{Ink, Pen, Style};
use crate::resolve::{Amount, Datum, Part};
use crate::scale::Linear;
use crate::scene::{Anchor, Role};
use crate::text::{break_lines, group_digits};
use crate::theme::line;

pub(super) enum Share {}

/// Between columns.
const GUTTER: f64 = 28.0;
/// More shares than this stand in rows.
const MOST_COLUMNS: u32 = 3;
const ROW: f64 = 58.0;
const BAR: f64 = 18.0;
const LABEL: Style = Style::regular(14, Ink::Main);

impl Place for Share {
    fn place(plot: &mut Plot<'_>) -> f64 {
        let (mut shown, mut widest) = (0, 0.0_f64);
        for i in plot.shown() {
            let datum = plot.datum(i);
            if datum.part != Part::Rest {
                shown += 1;
                widest = widest.max(f64::ceil(LABEL.width(&datum.label)) + value_room(plot, i));
            }
        }
        if shown == 0 {
            return plot.nothing();
        }
        let count = f64::from(shown);
        let column = |width: f64| (width - GUTTER * (count - 1.0)) / count;
        let beside = !plot.is_narrow() && shown <= MOST_COLUMNS && widest <= column(plot.least);
        let width = if beside { column(plot.width) } else { plot.width };
        let (mut x, mut y, mut k) = (0.0, 0.0, 0);
        for i in plot.shown() {
            if plot.datum(i).part == Part::Rest {
                continue;
            }
            k += 1;
            let height = share(plot, i, x, y, width, if beside { 1 } else { 2 }, beside || k == shown);
            if beside && k < shown {
                x += width + GUTTER;
            } else {
                y += height;
            }
        }
        y + 12.0
    }
}

fn value(plot: &mut Plot<'_>, i: usize) {
    plot.figure(i, Style::bold(15, Ink::Subject), 13);
    if let Some(unit) = plot.line.last_mut().filter(|span| span.text.starts_with('%')) {
        unit.gap = 1.0;
    }
}

/// What the figure takes from the label's line.
fn value_room(plot: &mut Plot<'_>, i: usize) -> f64 {
    value(plot, i);
    let width = plot.line_width();
    plot.line.clear();
    8.0 + f64::ceil(width)
}

/// Label (of at most `most` lines) and figure, the outlined track, the bar;
/// tick labels below where asked. Returns the row's height.
fn share(plot: &mut Plot<'_>, i: usize, x: f64, y: f64, width: f64, most: usize, with_labels: bool) -> f64 {
    let datum = plot.datum(i);
    let room = width - value_room(plot, i);
    let extra = plot.name(i, &datum.label, x, y + 18.0, room, most, LABEL, Stand::Bottom).extra;
    value(plot, i);
    plot.set(i, x + width, y + 18.0 + extra, Anchor::End);
    let top = y + 28.0 + extra;
    plot.outline(Role::Decoration, Some(i), x, top, width, BAR, Pen::solid(Ink::Cell, line::HAIR));
    if let Some(amount) = &datum.amount {
        plot.measure(i, amount, &Linear::new((0.0, 100.0), (x, x + width)), top, BAR);
        tick(plot, place(amount, x, width), x + width, top);
    }
    if with_labels {
        ticks(plot, datum, x, width, top);
    }
    plot.region(i, x, y + 2.0, width, ROW - 8.0 + extra);
    ROW + extra
}

/// Where a share ends on its track.
fn place(amount: &Amount, start: f64, width: f64) -> f64 {
    start + width * amount.scaled / 100.0
}

fn tick(plot: &mut Plot<'_>, x: f64, end: f64, top: f64) {
    plot.vertical(x.min(end - line::HAIR), top + BAR, top + BAR + 5.0, Ink::Axis);
}

/// 0, the share itself, 50 and 全市100%.
fn ticks(plot: &mut Plot<'_>, datum: &Datum, start: f64, width: f64, top: f64) {
    const CLEAR: f64 = 6.0;
    let baseline = top + BAR + 19.0;
    let (middle, end) = (start + width / 2.0, start + width);
    let (zero, half) = (TICK.width("0"), TICK.width("50") / 2.0);
    tick(plot, start, end, top);
    tick(plot, end, end, top);
    plot.tick_label(start, baseline, Anchor::Start, "0");
    let room = width - zero - TICK.width("100%") - 4.0 * half - 56.0;
    let whole = break_lines(&datum.whole_label, room, TICK.size.into(), TICK.weight, 1);
    let whole = [if whole.clipped { "" } else { &datum.whole_label }, "100%"].concat();
    plot.tick_label(end, baseline, Anchor::End, &whole);
    let mut left = start + zero + CLEAR;
    let mut right = end - TICK.width(&whole) - CLEAR;
    // The share's own tick comes first; 50 gives way.
    if let Some(amount) = &datum.amount {
        let x = place(amount, start, width);
        let text = group_digits(&amount.value.to_string(), "%");
        let half = TICK.width(&text) / 2.0;
        if x - half >= left && x + half <= right {
            plot.tick_label(x, baseline, Anchor::Middle, &text);
            if x < middle {
                left = x + half + CLEAR;
            } else {
                right = x - half - CLEAR;
            }
        }
    }
    if middle - half >= left && middle + half <= right {
        tick(plot, middle, end, top);
        plot.tick_label(middle, baseline, Anchor::Middle, "50");
    }
}
