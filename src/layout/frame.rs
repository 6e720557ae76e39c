//! The whole frame around a plot, for pictures: rule, number, title,
//! subtitle, plot, notes, source.

use super::plot::{Area, At, Plot, Style};
use super::{Bucket, MIN_WIDTH};
use crate::resolve::Chart;
use crate::scene::{Role, Scene};
use crate::text::{balance, break_lines};
use crate::theme::space::FRAME_MARGIN;
use crate::theme::{Theme, line};

/// Lines of a title, a subtitle or a note at the most.
const MOST_LINES: usize = 6;
/// How far the rule's end ticks reach down.
const RULE_TICK: f64 = 7.0;

/// The frame of `chart`, `width` px with its margins.
#[inline(never)]
pub(super) fn around(chart: &Chart, width: f64, theme: &Theme) -> Scene {
    // The narrowest pictures give their margin to the plot.
    let margin = FRAME_MARGIN.min((width - MIN_WIDTH) / 2.0).max(0.0);
    let inner = width - 2.0 * margin;
    let mut scene = Scene::new(inner);
    let mut plot = Plot { chart, theme, width: inner, bucket: Bucket::of(inner), scene: &mut scene };
    let top = head(&mut plot);
    let mut inside = super::plot(chart, inner, theme);
    let plot_height = inside.height;
    inside.shift(0.0, top);
    scene.items.append(&mut inside.items);
    scene.regions.append(&mut inside.regions);
    let mut plot = Plot { chart, theme, width: inner, bucket: Bucket::of(inner), scene: &mut scene };
    let bottom = foot(&mut plot, top + plot_height);
    scene.shift(margin, FRAME_MARGIN);
    scene.width = width;
    scene.height = f64::ceil(bottom + 2.0 * FRAME_MARGIN);
    scene
}

/// Rule to subtitle; returns where the plot starts.
fn head(plot: &mut Plot<'_>) -> f64 {
    let (chart, theme, width) = (plot.chart, plot.theme, plot.width);
    let wide = !plot.is_narrow();
    let tick = |x: f64| Area::new(x, 0.0, line::HAIR, RULE_TICK);
    plot.fill(Role::Frame, None, Area::new(0.0, 0.0, width, line::HAIR), theme.ink);
    plot.fill(Role::Frame, None, tick(0.0), theme.ink);
    plot.fill(Role::Frame, None, tick(width - line::HAIR), theme.ink);
    let number = [chart.lang.pick("图 ", "Figure "), &chart.number.to_string()].concat();
    let style = Style::bold(12.0, theme.subject);
    plot.text(Role::Frame, None, At::start(8.0, 19.0), vec![style.span(&number)]);
    let mut y = 31.0;
    let (size, pitch) = if wide { (20.0, 28.0) } else { (18.0, 26.0) };
    let title = Style::bold(size, theme.ink);
    y = paragraph(plot, &chart.title, y, pitch, title, true);
    let (size, pitch) = if wide { (14.0, 22.0) } else { (13.0, 20.0) };
    y = paragraph(plot, &chart.subtitle, y + 2.0, pitch, Style::regular(size, theme.ink2), false);
    y + if wide { 20.0 } else { 16.0 }
}

fn foot(plot: &mut Plot<'_>, top: f64) -> f64 {
    let chart = plot.chart;
    let mut y = top + if plot.is_narrow() { 12.0 } else { 14.0 };
    let note = Style::regular(12.0, plot.theme.ink2);
    for text in &chart.notes {
        y = paragraph(plot, text, y, 18.0, note, false);
    }
    let quiet = Style::regular(12.0, plot.theme.ink3);
    paragraph(plot, &source_line(chart), y + 5.0, 18.0, quiet, false)
}

/// 来源：…　制图：…　更新：….
pub(crate) fn source_line(chart: &Chart) -> String {
    let part = |zh, en, text: &str| {
        if text.is_empty() { None } else { Some([chart.lang.pick(zh, en), text].concat()) }
    };
    let parts = [
        part("来源：", "Source: ", &chart.source),
        part("制图：", "Credit: ", &chart.credit),
        part("更新：", "Updated: ", &chart.updated),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(chart.lang.pick("；", "; "))
}

/// Sets `text` below `y`; returns the bottom of its last line.
fn paragraph(plot: &mut Plot<'_>, text: &str, y: f64, pitch: f64, style: Style, balanced: bool) -> f64 {
    if text.is_empty() {
        return y;
    }
    let break_text = if balanced { balance } else { break_lines };
    let lines = break_text(text, plot.width, style.size, style.weight, MOST_LINES).lines;
    let ascent = (pitch - style.size) / 2.0 + 0.86 * style.size;
    for (i, line) in lines.iter().enumerate() {
        let at = At::start(0.0, y + ascent + pitch * i as f64);
        plot.text(Role::Frame, None, at, vec![style.span(line)]);
    }
    y + pitch * lines.len() as f64
}
