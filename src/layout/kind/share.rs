//! Shares on a 100 % bar.

use super::Place;
use crate::layout::figure::{self, FigureStyle};
use crate::layout::plot::{Area, At, Plot, Style};
use crate::resolve::{Datum, Part};
use crate::scene::{Role, Span, Stroke};
use crate::text::{break_lines, group_digits};
use crate::theme::line;

pub(super) struct Share;

/// Between columns.
const GUTTER: f64 = 28.0;
/// More shares than this stand in rows.
const MOST_COLUMNS: usize = 3;
const ROW: f64 = 58.0;
const BAR: f64 = 18.0;

impl Place for Share {
    fn place(&self, plot: &mut Plot<'_>) -> f64 {
        let shown: Vec<usize> = (0..plot.chart.data.len()).filter(|i| plot.chart.data[*i].part != Part::Rest).collect();
        if shown.is_empty() {
            return plot.nothing();
        }
        let count = shown.len() as f64;
        let column = |width: f64| (width - GUTTER * (count - 1.0)) / count;
        let fits = shown.iter().all(|i| head_width(plot, *i) <= column(plot.bucket.least()));
        if !plot.is_narrow() && shown.len() <= MOST_COLUMNS && fits {
            let width = column(plot.width);
            for (k, i) in shown.iter().enumerate() {
                let area = Area::new((width + GUTTER) * k as f64, 0.0, width, 0.0);
                share(plot, *i, area, 1, true);
            }
            return ROW + 12.0;
        }
        let mut y = 0.0;
        for (k, i) in shown.iter().enumerate() {
            let last = k + 1 == shown.len();
            let area = Area::new(0.0, y, plot.width, 0.0);
            let style = Style::regular(14.0, plot.theme.ink);
            let room = area.width - figure_room(plot, *i);
            let lines = plot.most_lines(&plot.chart.data[*i].label, room, style, 2);
            y += share(plot, *i, area, lines, last);
        }
        y + 12.0
    }
}

fn value(plot: &Plot<'_>, datum: &Datum) -> Vec<Span> {
    let color = plot.theme.subject;
    let style = FigureStyle::new(15.0, 13.0, color);
    let mut spans = figure::datum_spans(plot, datum, style, true);
    if let Some(unit) = spans.last_mut().filter(|span| span.text.starts_with('%')) {
        unit.gap = 1.0;
    }
    spans
}

fn head_width(plot: &Plot<'_>, i: usize) -> f64 {
    let label = Style::regular(14.0, plot.theme.ink).width(&plot.chart.data[i].label);
    f64::ceil(label) + figure_room(plot, i)
}

/// What the figure takes from the label's line.
fn figure_room(plot: &Plot<'_>, i: usize) -> f64 {
    8.0 + f64::ceil(figure::width(&value(plot, &plot.chart.data[i])))
}

/// Label (of at most `reserved` lines) and figure, the outlined track, the
/// bar; tick labels below where asked. Returns the row's height.
fn share(plot: &mut Plot<'_>, i: usize, area: Area, reserved: usize, with_ticks: bool) -> f64 {
    let chart = plot.chart;
    let datum = &chart.data[i];
    let theme = plot.theme;
    let spans = value(plot, datum);
    let room = area.width - figure_room(plot, i);
    let style = Style::regular(14.0, theme.ink);
    let lines = style.broken(&datum.label, room, reserved);
    let extra = 18.0 * (reserved - 1) as f64;
    plot.lines(i, At::start(area.x, area.y + 18.0 + extra - 18.0 * (lines.len() - 1) as f64), &lines, 18.0, style);
    plot.text(Role::Label, Some(i), At::end(area.x + area.width, area.y + 18.0 + extra), spans);
    let track = Area::new(area.x, area.y + 28.0 + extra, area.width, BAR);
    plot.outline(Role::Decoration, Some(i), track, Stroke::solid(theme.cell, line::HAIR), 0.0);
    let mut bound = None;
    if let Some(amount) = &datum.amount {
        let x = |percent: f64| track.x + track.width * percent / 100.0;
        let color = plot.mark_color(datum);
        match amount.upper {
            Some(_) => {
                let ends = (track.x, x(amount.scaled), x(amount.scaled_upper));
                plot.range_bar(i, ends, (track.y, BAR), color);
            }
            // Slats must not cross the end of the track.
            None => plot.bar(i, amount, (track.x, x(amount.scaled)), (track.y, BAR), color),
        }
        bound = Some((x(amount.scaled), group_digits(&amount.value.to_string(), "%")));
    }
    if with_ticks || bound.is_some() {
        ticks(plot, track, bound, with_ticks, &datum.whole_label);
    }
    plot.region(i, Area::new(area.x, area.y + 2.0, area.width, ROW - 8.0 + extra));
    ROW + extra
}

/// 0, the share itself, 50 and 全市100%; labels only where `with_labels`.
fn ticks(plot: &mut Plot<'_>, track: Area, bound: Option<(f64, String)>, with_labels: bool, whole: &str) {
    let bottom = track.y + track.height;
    let color = plot.theme.axis;
    let end = track.x + track.width;
    if let Some((x, _)) = &bound {
        plot.vertical(x.min(end - line::HAIR), bottom, bottom + 5.0, color);
    }
    if !with_labels {
        return;
    }
    let baseline = bottom + 19.0;
    let middle = track.x + track.width / 2.0;
    let style = Style::regular(12.0, plot.theme.ink3);
    plot.vertical(track.x, bottom, bottom + 5.0, color);
    plot.vertical(end - line::HAIR, bottom, bottom + 5.0, color);
    plot.tick_label(At::start(track.x, baseline), "0");
    let room = track.width - style.width("0") - 24.0;
    let last = break_lines(whole, room - style.width("100%") - style.width("50") * 2.0 - 32.0, 12.0, style.weight, 1);
    let last = if last.clipped { String::new() } else { whole.to_owned() } + "100%";
    plot.tick_label(At::end(end, baseline), &last);
    let right = end - style.width(&last) - 6.0;
    let mut left = track.x + style.width("0") + 6.0;
    // The share's own tick comes first; 50 gives way.
    if let Some((x, text)) = bound {
        let half = style.width(&text) / 2.0;
        if x - half >= left && x + half <= right {
            plot.tick_label(At::middle(x, baseline), &text);
            if x < middle {
                left = x + half + 6.0;
            } else if x - half - 6.0 < middle + style.width("50") / 2.0 {
                return;
            }
        }
    }
    let half = style.width("50") / 2.0;
    if middle - half >= left && middle + half <= right {
        plot.vertical(middle, bottom, bottom + 5.0, color);
        plot.tick_label(At::middle(middle, baseline), "50");
    }
}
