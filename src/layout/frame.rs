//! The whole frame around a plot, for pictures: rule, number, title,
//! subtitle, plot, notes, source.

use super::MIN_WIDTH;
use super::plot::{Plot, TICK};
use super::style::{Ink, Style};
use crate::resolve::Chart;
use crate::scene::{Anchor, Role, Scene};
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
    let mut plot = Plot::new(chart, theme, width - 2.0 * margin);
    let top = head(&mut plot);
    // Every kind places its shapes below 0.
    plot.scene.shift(0.0, -top);
    let height = super::place(&mut plot);
    let bottom = foot(&mut plot, height);
    let mut scene = plot.scene;
    scene.shift(margin, top + FRAME_MARGIN);
    scene.width = width;
    scene.height = f64::ceil(top + bottom + 2.0 * FRAME_MARGIN);
    scene
}

/// Rule to subtitle; returns where the plot starts.
fn head(plot: &mut Plot<'_>) -> f64 {
    let chart = plot.chart;
    let narrow = plot.is_narrow();
    let width = plot.width;
    plot.fill(Role::Frame, None, 0.0, 0.0, width, line::HAIR, Ink::Main);
    plot.fill(Role::Frame, None, 0.0, 0.0, line::HAIR, RULE_TICK, Ink::Main);
    plot.fill(Role::Frame, None, width - line::HAIR, 0.0, line::HAIR, RULE_TICK, Ink::Main);
    let number = [chart.lang.say("图|Figure"), " ", &chart.number.to_string()].concat();
    plot.run(&number, 0.0, Style::bold(12, Ink::Subject));
    plot.place(Role::Frame, None, 8.0, 19.0, Anchor::Start);
    let (title, subtitle, gap) = if narrow { ((18, 26), (13, 20), 16.0) } else { ((20, 28), (14, 22), 20.0) };
    let y = paragraph(plot, &chart.title, 31.0, Style::bold(title.0, Ink::Main).pitch(title.1), true);
    let style = Style::regular(subtitle.0, Ink::Second).pitch(subtitle.1);
    paragraph(plot, &chart.subtitle, y + 2.0, style, false) + gap
}

/// Notes and source below a plot of height `top`; returns the bottom.
fn foot(plot: &mut Plot<'_>, top: f64) -> f64 {
    let chart = plot.chart;
    let mut y = top + if plot.is_narrow() { 12.0 } else { 14.0 };
    for text in &chart.notes {
        y = paragraph(plot, text, y, Style::regular(12, Ink::Second), false);
    }
    paragraph(plot, &source_line(chart), y + 5.0, TICK, false)
}

/// 来源：…　制图：…　更新：….
fn source_line(chart: &Chart) -> String {
    let mut line = String::new();
    let mut add = |words, text: &str| {
        if !text.is_empty() {
            line += if line.is_empty() { "" } else { chart.lang.say("；|; ") };
            line += chart.lang.say(words);
            line += text;
        }
    };
    add("来源：|Source: ", &chart.source);
    add("制图：|Credit: ", &chart.credit);
    add("更新：|Updated: ", &chart.updated);
    line
}

/// Sets `text` below `y`; returns the bottom of its last line.
#[inline(never)]
fn paragraph(plot: &mut Plot<'_>, text: &str, y: f64, style: Style, balanced: bool) -> f64 {
    if text.is_empty() {
        return y;
    }
    let break_text = if balanced { balance } else { break_lines };
    let (size, pitch) = (f64::from(style.size), f64::from(style.pitch));
    let mut y = y;
    for line in &break_text(text, plot.width, size, style.weight, MOST_LINES).lines {
        let baseline = y + (pitch - size) / 2.0 + 0.86 * size;
        plot.run(line, 0.0, style);
        plot.place(Role::Frame, None, 0.0, baseline, Anchor::Start);
        y += pitch;
    }
    y
}
