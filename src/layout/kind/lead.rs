//! A rate, its references, and the published lead between them.

use super::Place;
use crate::document::Direction;
use crate::layout::Bucket;
use crate::layout::label::Stand;
use crate::layout::plot::{Plot, TICK};
use crate::layout::style::{Ink, Pen, Style};
use crate::resolve::{Difference, Part};
use crate::scale::{Linear, ticks};
use crate::scene::{Anchor, Shape};
use crate::theme::line;

pub(super) enum Lead {}

const NAME: Style = Style::regular(14, Ink::Main).pitch(17);
const SUBJECT_NAME: Style = Style::bold(14, Ink::Subject).pitch(17);

/// Between figures and the plot.
const GAP: f64 = 16.0;

/// Columns: names from 0 (unless they stand above the rows), the right end of
/// the figures, the plot.
struct Columns {
    above: bool,
    name: f64,
    value: f64,
    right: f64,
}

impl Place for Lead {
    fn place(plot: &mut Plot<'_>) -> f64 {
        let narrow = plot.is_narrow();
        let (columns, domain) = columns(plot);
        let scale = Linear::new(domain, (columns.value + GAP, columns.right));
        let subject = plot.find(Part::Value).unwrap_or(plot.shown.start);
        let subject_x = plot.amount(subject).map(|amount| scale.map(amount.scaled));
        let (first, pitch, foot) = if narrow { (31.0, 46.0, 23.0) } else { (32.0, 48.0, 24.0) };
        let (start, mut y, mut last, mut from) = (plot.scene.items.len(), first, first, first);
        for i in plot.shown() {
            let top = y + 2.0 - foot;
            if columns.above {
                y += name_above(plot, i, top);
            }
            row(plot, i, y, &columns, &scale, subject_x);
            plot.row(i, top, y + pitch - foot - 2.0 - top);
            from = if i == subject { y } else { from };
            last = y;
            y += pitch;
        }
        // Behind the rows.
        let marks = plot.scene.items.split_off(start);
        plot.choose_unit(true);
        axis(plot, &scale, domain, last + foot);
        let unit = plot.say_unit(columns.value + GAP, last + foot + 35.0);
        if let Some(x) = subject_x {
            let pen = Pen::solid(Ink::Subject, line::HAIR).dashed(2);
            plot.polyline(subject, &[(x, from), (x, last + 17.0)], pen);
        }
        plot.scene.items.extend(marks);
        last + foot + 30.0 + unit
    }
}

/// Measures names and figures; with the domain of the scale.
fn columns(plot: &mut Plot<'_>) -> (Columns, (f64, f64)) {
    let narrow = plot.is_narrow();
    let (mut names, mut values, mut low, mut high) = (0.0_f64, 0.0_f64, 0.0_f64, 0.0_f64);
    for i in plot.measured() {
        let datum = plot.datum(i);
        names = names.max(SUBJECT_NAME.width(&datum.label));
        values = values.max(value(plot, i));
        plot.line.clear();
        let scaled = datum.amount.as_deref().map_or(0.0, |amount| amount.scaled);
        (low, high) = (low.min(scaled), high.max(scaled));
    }
    // Neither names nor figures may squeeze the plot out.
    let most = 0.3 * plot.least;
    let chip = plot.chip_width();
    let wanted = if narrow { names.max(chip) } else { names + 8.0 + chip };
    let mut name = wanted.min(most);
    let mut least = if narrow { 76.0 } else { 160.0 };
    // Names that would be cut beside the plot stand above their rows.
    let above = plot.measured().any(|i| is_cut(plot, i, name));
    if above {
        // Figures start at the left edge.
        (name, least) = (-8.0, 0.0);
    }
    let value = (name + 8.0 + f64::ceil(values.min(most))).max(least);
    let words = match plot.bucket {
        Bucket::Narrow => 92.0,
        Bucket::Medium => 144.0,
        Bucket::Wide => 176.0,
    };
    let columns = Columns { above, name, value, right: (plot.width - words).max(value + GAP + 24.0) };
    (columns, domain(low, high))
}

/// Adds the figure of a row: digits, and the unit where there is room for it.
/// Returns its width.
fn value(plot: &mut Plot<'_>, i: usize) -> f64 {
    let ink = if plot.is_derived(i) { Ink::Second } else { Ink::Subject };
    plot.phrase("", plot.amount(i), Style::bold(14, ink), 12, !plot.is_narrow())
}

/// Whole ticks, past the values.
fn domain(low: f64, high: f64) -> (f64, f64) {
    let steps = ticks((low, high), 4);
    let [first, second, ..] = &steps[..] else { return (low, if low == high { 1.0 } else { high }) };
    let step = second.value - first.value;
    let up = |v: f64| f64::ceil(v / step - 1e-9) * step;
    (-up(-low), up(high))
}

fn axis(plot: &mut Plot<'_>, scale: &Linear, domain: (f64, f64), bottom: f64) {
    let mut marks = plot.ticks(scale, domain, 4);
    let percent = plot.chart.unit.written == "%";
    let last = marks.len();
    for (i, tick) in marks.iter_mut().enumerate() {
        let mut x = scale.map(tick.value);
        plot.vertical(x, 8.0, bottom, if tick.value == 0.0 { Ink::Axis } else { Ink::Grid });
        // The number stays centred on its tick; the unit follows it.
        if percent && i + 1 == last {
            tick.text.push('%');
            x += TICK.width("%") / 2.0;
        }
        plot.tick_label(x, bottom + 18.0, Anchor::Middle, &tick.text);
    }
}

fn row(plot: &mut Plot<'_>, i: usize, y: f64, columns: &Columns, scale: &Linear, subject_x: Option<f64>) {
    let datum = plot.datum(i);
    let narrow = plot.is_narrow();
    let is_subject = datum.part == Part::Value;
    if !columns.above {
        name(plot, i, y, columns.name);
    }
    value(plot, i);
    plot.fit(columns.value - columns.name - 8.0);
    let baseline = if narrow && !is_subject && !columns.above { y - 3.0 } else { y + 5.0 };
    plot.set(i, columns.value, baseline, Anchor::End);
    let Some(amount) = &datum.amount else { return };
    let ink = if is_subject { Ink::Subject } else { Ink::Context };
    let x = scale.map(amount.scaled);
    plot.band(i, scale.map(0.0), x, y - 1.0, line::STEM, ink);
    if let (Some(to), Some(lead)) = (subject_x, &datum.lead) {
        // The published distance: solid, because the article states it.
        plot.band(i, x, to, y - line::GAP / 2.0, line::GAP, Ink::Subject);
        plot.band(i, to - 1.0, to + 1.0, y - 5.0, 10.0, Ink::Subject);
        words(plot, i, lead, y, columns.right);
    }
    plot.dot(i, amount, (x, y), ink);
    // Beside a published lead there is no room: the label has the word.
    if datum.lead.is_none() {
        plot.beside_dot(i, amount, (x, y), ink);
    }
    if is_subject && !narrow {
        let words = plot.chart.lang.say("公布值|published");
        plot.label(i, columns.right + 14.0, y + 5.0, Anchor::Start, words, Style::regular(13, Ink::Second));
    }
}

fn name_style(plot: &Plot<'_>, i: usize) -> Style {
    if plot.datum(i).part == Part::Value { SUBJECT_NAME } else { NAME }
}

/// Width for a name in its column, and for how many lines: on phones its chip
/// stands below it.
fn place(plot: &Plot<'_>, i: usize, column: f64) -> (f64, usize) {
    match (plot.is_derived(i), plot.is_narrow()) {
        (true, true) => (column, 1),
        (true, false) => (column - plot.chip_width() - 8.0, 2),
        (false, _) => (column, 2),
    }
}

fn is_cut(plot: &Plot<'_>, i: usize, column: f64) -> bool {
    let (room, most) = place(plot, i, column);
    name_style(plot, i).broken(&plot.datum(i).label, room, most + 1).len() > most
}

/// The name of a row above it, on paper that keeps the grid clear of it;
/// returns what it takes.
fn name_above(plot: &mut Plot<'_>, i: usize, top: f64) -> f64 {
    let (start, style) = (plot.scene.items.len(), name_style(plot, i));
    let room = plot.width - plot.chip_room(i);
    let name = plot.name(i, &plot.datum(i).label, 0.0, top + 15.0, room, 2, style, Stand::Bottom);
    let halo = Some((Ink::Paper.of(plot.theme), 5.0));
    for item in plot.scene.items.iter_mut().skip(start) {
        if let Shape::Text(text) = &mut item.shape {
            text.halo = halo;
        }
    }
    plot.chip_after(i, name.end, top + 15.0 + name.extra);
    name.extra + 20.0
}

/// The name of a row, and its chip: below it on phones.
fn name(plot: &mut Plot<'_>, i: usize, y: f64, column: f64) {
    let style = name_style(plot, i);
    let derived = plot.is_derived(i);
    let below = derived && plot.is_narrow();
    let (room, most) = place(plot, i, column);
    let lines = style.broken(&plot.datum(i).label, room, most);
    let baseline = if below || lines.len() > 1 { y - 3.0 } else { y + 5.0 };
    plot.paragraph(i, 0.0, baseline, &lines, style);
    if below {
        plot.chip(i, 0.0, y + 16.0);
    } else if derived {
        let widest = lines.iter().fold(0.0, |widest, line| style.width(line).max(widest));
        plot.chip(i, f64::ceil(widest) + 8.0, y + 5.0);
    }
}

/// By how much the subject leads, behind the plot.
fn words(plot: &mut Plot<'_>, i: usize, lead: &Difference, y: f64, right: f64) {
    let word = match lead.direction {
        Direction::Down => "落后|Behind by",
        Direction::Flat => "持平|Level",
        Direction::Up => "领先|Ahead by",
    };
    let narrow = plot.is_narrow();
    let x = right + if plot.bucket == Bucket::Wide { 14.0 } else { 8.0 };
    let style = Style::bold(14, Ink::Subject);
    let (word, level) = (plot.chart.lang.say(word), lead.direction == Direction::Flat);
    // Level says all: 持平0个百分点 is no Chinese.
    if level {
        plot.run(word, 0.0, Style::regular(14, style.ink));
    } else {
        plot.phrase(word, Some(&lead.amount), style, 14, !narrow);
    }
    plot.set(i, x, if narrow { y - 2.0 } else { y + 5.0 }, Anchor::Start);
    if narrow && !level {
        plot.label(i, x, y + 15.0, Anchor::Start, lead.amount.unit_text(), Style::regular(12, Ink::Subject));
    }
}
