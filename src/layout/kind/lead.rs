//! A rate, its references, and the published lead between them.

use super::Place;
use crate::document::Direction;
use crate::layout::Bucket;
use crate::layout::plot::{Plot, TICK};
use crate::layout::style::{Ink, Pen, Style};
use crate::resolve::{Difference, Part};
use crate::scale::{Linear, ticks};
use crate::scene::Anchor;
use crate::theme::line;

pub(super) enum Lead {}

const NAME: Style = Style::regular(14, Ink::Main).pitch(17);
const SUBJECT_NAME: Style = Style::bold(14, Ink::Subject).pitch(17);

/// Columns: names from 0, the right end of the figures, the plot.
struct Columns {
    name: f64,
    value: f64,
    right: f64,
}

impl Place for Lead {
    fn place(plot: &mut Plot<'_>) -> f64 {
        let narrow = plot.is_narrow();
        let (mut names, mut values, mut low, mut high) = (0.0_f64, 0.0_f64, 0.0_f64, 0.0_f64);
        for (i, datum) in plot.chart.data.iter().enumerate() {
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
        let name = wanted.min(most);
        let least = if narrow { 76.0 } else { 160.0 };
        let value = (name + 8.0 + f64::ceil(values.min(most))).max(least);
        let left = value + 16.0;
        let words = match plot.bucket {
            Bucket::Narrow => 92.0,
            Bucket::Medium => 144.0,
            Bucket::Wide => 176.0,
        };
        let columns = Columns { name, value, right: (plot.width - words).max(left + 24.0) };
        let domain = domain(low, high);
        let scale = Linear::new(domain, (left, columns.right));
        let (first, pitch, foot) = if narrow { (31.0, 46.0, 23.0) } else { (32.0, 48.0, 24.0) };
        let last = first + pitch * (plot.chart.data.len() - 1) as f64;
        axis(plot, &scale, domain, last + foot);
        let subject = plot.find(Part::Value).unwrap_or(0);
        let subject_x = plot.amount(subject).map(|amount| scale.map(amount.scaled));
        if let Some(x) = subject_x {
            let pen = Pen::solid(Ink::Subject, line::HAIR).dashed(2);
            plot.polyline(subject, &[(x, first + pitch * subject as f64), (x, last + 17.0)], pen);
        }
        let mut y = first;
        for i in 0..plot.chart.data.len() {
            row(plot, i, y, &columns, &scale, subject_x);
            plot.row(i, y + 2.0 - foot, pitch - 4.0);
            y += pitch;
        }
        last + foot + 30.0
    }
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
    name(plot, i, y, columns.name);
    value(plot, i);
    plot.fit(columns.value - columns.name - 8.0);
    let baseline = if narrow && !is_subject { y - 3.0 } else { y + 5.0 };
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
        let words = plot.chart.lang.pick("公布值", "published");
        plot.label(i, columns.right + 14.0, y + 5.0, Anchor::Start, words, Style::regular(13, Ink::Second));
    }
}

/// The name of a row, and its chip: below it on phones.
fn name(plot: &mut Plot<'_>, i: usize, y: f64, room: f64) {
    let datum = plot.datum(i);
    let style = if datum.part == Part::Value { SUBJECT_NAME } else { NAME };
    let derived = plot.is_derived(i);
    let below = derived && plot.is_narrow();
    let room = if derived && !below { room - plot.chip_width() - 8.0 } else { room };
    let lines = style.broken(&datum.label, room, if below { 1 } else { 2 });
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
    let (zh, en) = match lead.direction {
        Direction::Down => ("落后", "Behind by"),
        Direction::Flat => ("持平", "Level"),
        Direction::Up => ("领先", "Ahead by"),
    };
    let narrow = plot.is_narrow();
    let x = right + if plot.bucket == Bucket::Wide { 14.0 } else { 8.0 };
    let style = Style::bold(14, Ink::Subject);
    plot.phrase(plot.chart.lang.pick(zh, en), Some(&lead.amount), style, 14, !narrow);
    plot.set(i, x, if narrow { y - 2.0 } else { y + 5.0 }, Anchor::Start);
    if narrow {
        plot.label(i, x, y + 15.0, Anchor::Start, lead.amount.unit_text(), Style::regular(12, Ink::Subject));
    }
}
