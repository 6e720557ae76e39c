//! How tall a figure will be in a page: the measures of `figure.css` and of
//! the live frame, which are the same.

use crate::layout::{Part, layout};
use crate::resolve::Chart;
use crate::text::{Weight, balance, break_lines};
use crate::theme::Theme;

/// Rule, padding and number above the title.
const HEAD: u32 = 31;
/// Between title and subtitle.
const SUBTITLE: u32 = 2;
/// Lines of notes and sources: their size and their pitch.
const SMALL: (f64, u32) = (12.0, 18);
/// Below each note.
const NOTE: u32 = 2;
/// Source and tools are at least so tall.
const FOOT: u32 = 28;
/// To the right of the source are the tools.
const TOOLS: f64 = 164.0;
/// From this width on, titles are larger.
const MIDDLE: f64 = 480.0;
/// No paragraph is cut.
const MOST_LINES: usize = 100;

/// The height of the figure of `chart` that is `width` wide, in CSS pixels.
pub(super) fn figure(chart: &Chart, width: f64) -> u32 {
    let middle = width >= MIDDLE;
    let (title, subtitle, gaps) =
        if middle { ((20.0, 28), (14.0, 22), 20 + 14) } else { ((18.0, 26), (13.0, 20), 16 + 12) };
    let lines = |text: &str, size: f64, width: f64| {
        break_lines(text, width, size, Weight::Regular, MOST_LINES).lines.len() as u32
    };
    let mut height = HEAD;
    if !chart.title.is_empty() {
        height += title.1 * balance(&chart.title, width, title.0, Weight::Bold, MOST_LINES).lines.len() as u32;
    }
    // An empty one is an element with a margin all the same.
    height += SUBTITLE;
    if !chart.subtitle.is_empty() {
        height += subtitle.1 * lines(&chart.subtitle, subtitle.0, width);
    }
    height += gaps + layout(chart, width, Part::Plot, &Theme::LIGHT).height.round() as u32;
    for note in &chart.notes {
        height += SMALL.1 * lines(note, SMALL.0, width) + NOTE;
    }
    let source = [chart.lang.say("来源：|Source: "), &chart.source].concat();
    height + FOOT.max(if chart.source.is_empty() { 0 } else { SMALL.1 * lines(&source, SMALL.0, width - TOOLS) })
}
