//! A rate, its references, and the published lead between them.

use super::Place;
use crate::document::{Direction, Qualifier};
use crate::layout::Bucket;
use crate::layout::figure::{self, FigureStyle};
use crate::layout::plot::{Area, At, Plot, Style};
use crate::resolve::{Amount, Datum, Difference, Part};
use crate::scale::{Linear, ticks};
use crate::scene::{Role, Shape, Span, Stroke};
use crate::text::group_digits;
use crate::theme::line;

pub(super) struct Lead;

/// Positions that differ between phones and wide columns.
struct Size {
    first: f64,
    pitch: f64,
    plot: (f64, f64),
    value: f64,
    name: f64,
}

impl Place for Lead {
    fn place(&self, plot: &mut Plot<'_>) -> f64 {
        let size = size(plot);
        let domain = domain(plot);
        let scale = Linear::new(domain, size.plot);
        let rows = plot.chart.data.len();
        let last = size.first + size.pitch * (rows - 1) as f64;
        let bottom = last + if plot.is_narrow() { 23.0 } else { 24.0 };
        axis(plot, &scale, domain, bottom);
        let subject = plot.find(Part::Value).unwrap_or(0);
        let subject_x = plot.chart.data[subject].amount.as_deref().map(|amount| scale.map(amount.scaled));
        let subject_y = size.first + size.pitch * subject as f64;
        if let Some(x) = subject_x {
            let stroke = Stroke { dash: vec![2.0, 3.0], ..Stroke::solid(plot.theme.subject, line::HAIR) };
            plot.path(Role::Decoration, Some(subject), vec![(x, subject_y), (x, last + 17.0)], stroke);
        }
        for i in 0..rows {
            row(plot, i, size.first + size.pitch * i as f64, &size, &scale, subject_x);
        }
        bottom + 30.0
    }
}

fn size(plot: &Plot<'_>) -> Size {
    let narrow = plot.is_narrow();
    let style = Style::bold(14.0, plot.theme.ink);
    let share = 0.3 * plot.bucket.least();
    let names = plot.widest(&|datum| style.width(&datum.label));
    let chip = plot.chip_width();
    let name = if narrow { names.max(chip) } else { names + 8.0 + chip }.min(share);
    // Neither names nor figures may squeeze the plot out.
    let values = plot.widest(&|datum| figure::width(&value(plot, datum.amount.as_deref(), !narrow))).min(share);
    let (least_value, least_plot, first, pitch) =
        if narrow { (76.0, 92.0, 31.0, 46.0) } else { (160.0, 176.0, 32.0, 48.0) };
    let value = (name + 8.0 + f64::ceil(values)).max(least_value);
    let reserve = match plot.bucket {
        Bucket::Narrow => 92.0,
        Bucket::Medium => 144.0,
        Bucket::Wide => 176.0,
    };
    let left = (value + 16.0).max(least_plot);
    let right = (plot.width - reserve).max(left + 24.0);
    Size { first, pitch, plot: (left, right), value, name }
}

/// The figure of a row: digits, and the unit where there is room for it.
fn value(plot: &Plot<'_>, amount: Option<&Amount>, with_unit: bool) -> Vec<Span> {
    let derived = amount.is_some_and(Amount::is_derived);
    let color = if derived { plot.theme.ink2 } else { plot.theme.subject };
    match amount {
        Some(amount) => figure::spans(amount, FigureStyle::value(color), with_unit),
        None => vec![Style::regular(12.0, plot.theme.ink3).span(figure::missing(plot))],
    }
}

/// From zero to past the largest value, whole ticks.
fn domain(plot: &Plot<'_>) -> (f64, f64) {
    // Neither names nor figures may squeeze the plot out.
    let scaled = |datum: &Datum| datum.amount.as_deref().map_or(0.0, |amount| amount.scaled);
    let (low, high) = (-plot.widest(&|datum| -scaled(datum)), plot.widest(&scaled));
    if low == 0.0 && high == 0.0 {
        return (0.0, 1.0);
    }
    let steps = ticks((low, high), 4);
    let step = steps.windows(2).next().map_or(0.0, |pair| pair[1].value - pair[0].value);
    let up = |v: f64| if step > 0.0 { f64::ceil(v / step - 1e-9) * step } else { v };
    (-up(-low), up(high))
}

fn axis(plot: &mut Plot<'_>, scale: &Linear, domain: (f64, f64), bottom: f64) {
    let unit = plot.chart.unit.written.as_str();
    let marks = plot.ticks(scale, domain, 4, unit);
    for (i, tick) in marks.iter().enumerate() {
        let x = scale.map(tick.value);
        let color = if tick.value == 0.0 { plot.theme.axis } else { plot.theme.grid };
        plot.vertical(x, 8.0, bottom, color);
        // The number stays centred on its tick; the unit follows it.
        let mark = if i + 1 == marks.len() && unit == "%" { "%" } else { "" };
        let shift = Style::regular(12.0, plot.theme.ink3).width(mark) / 2.0;
        let text = [&group_digits(&tick.text, unit), mark].concat();
        plot.tick_label(At::middle(x + shift, bottom + 18.0), &text);
    }
}

fn row(plot: &mut Plot<'_>, i: usize, y: f64, size: &Size, scale: &Linear, subject_x: Option<f64>) {
    let chart = plot.chart;
    let datum = &chart.data[i];
    let narrow = plot.is_narrow();
    let is_subject = datum.part == Part::Value;
    name(plot, i, y, size);
    let spans = figure::fitted(value(plot, datum.amount.as_deref(), !narrow), size.value - size.name - 8.0);
    plot.text(Role::Label, Some(i), At::end(size.value, y + if narrow && !is_subject { -3.0 } else { 5.0 }), spans);
    if let Some(amount) = &datum.amount {
        let (zero, x) = (scale.map(0.0), scale.map(amount.scaled));
        let color = if is_subject { plot.theme.subject } else { plot.theme.context };
        let stem = Area::new(zero.min(x), y - 1.0, (x - zero).abs(), line::STEM);
        plot.fill(Role::Mark, Some(i), stem, color);
        if let (Some(to), Some(lead)) = (subject_x, &datum.lead) {
            gap(plot, i, x, to, y);
            words(plot, i, lead, y, size);
        }
        dot(plot, i, amount, (x, y), is_subject, datum.lead.is_none());
    }
    if is_subject && !narrow && datum.amount.is_some() {
        let words = chart.lang.pick("公布值", "published");
        plot.label(i, At::start(size.plot.1 + 14.0, y + 5.0), words, Style::regular(13.0, plot.theme.ink2));
    }
    let (top, height) = if narrow { (21.0, 42.0) } else { (22.0, 44.0) };
    plot.region(i, Area::new(0.0, y - top, plot.width, height));
}

fn name(plot: &mut Plot<'_>, i: usize, y: f64, size: &Size) {
    let chart = plot.chart;
    let datum = &chart.data[i];
    let style = if datum.part == Part::Value {
        Style::bold(14.0, plot.theme.subject)
    } else {
        Style::regular(14.0, plot.theme.ink)
    };
    let derived = datum.amount.as_deref().is_some_and(Amount::is_derived);
    let narrow = plot.is_narrow();
    let room = if derived && !narrow { size.name - plot.chip_width() - 8.0 } else { size.name };
    let lines = style.broken(&datum.label, room, if derived && narrow { 1 } else { 2 });
    let two = lines.len() > 1 || (derived && narrow);
    let baseline = if two { y - 3.0 } else { y + 5.0 };
    plot.lines(i, At::start(0.0, baseline), &lines, 17.0, style);
    if derived && narrow {
        plot.chip(i, 0.0, y + 16.0);
    } else if derived {
        let widest = lines.iter().fold(0.0, |widest, line| style.width(line).max(widest));
        plot.chip(i, f64::ceil(widest) + 8.0, y + 5.0);
    }
}

/// The published distance: solid, because it is what the article states.
fn gap(plot: &mut Plot<'_>, i: usize, from: f64, to: f64, y: f64) {
    let color = plot.theme.subject;
    let (low, high) = (from.min(to), from.max(to));
    plot.fill(Role::Mark, Some(i), Area::new(low, y - line::GAP / 2.0, high - low, line::GAP), color);
    plot.fill(Role::Mark, Some(i), Area::new(to - 1.0, y - 5.0, line::STEM, 10.0), color);
}

fn words(plot: &mut Plot<'_>, i: usize, lead: &Difference, y: f64, size: &Size) {
    let color = plot.theme.subject;
    let lang = plot.chart.lang;
    let word = match lead.direction {
        Direction::Down => lang.pick("落后", "Behind by"),
        Direction::Flat => lang.pick("持平", "Level"),
        Direction::Up => lang.pick("领先", "Ahead by"),
    };
    let style = FigureStyle::new(14.0, 14.0, color);
    let x = size.plot.1 + if plot.bucket == Bucket::Wide { 14.0 } else { 8.0 };
    let with_unit = !plot.is_narrow();
    let spans = figure::phrase(style.words.span(word), 4.0, figure::spans(&lead.amount, style, with_unit));
    let baseline = if with_unit { y + 5.0 } else { y - 2.0 };
    plot.text(Role::Label, Some(i), At::start(x, baseline), spans);
    if !with_unit {
        plot.label(i, At::start(x, y + 15.0), lead.amount.unit_text(), Style::regular(12.0, color));
    }
}

/// Solid for a published value, a ring for a derived one; » « ~ beside it
/// where it is a bound or about.
fn dot(plot: &mut Plot<'_>, i: usize, amount: &Amount, center: (f64, f64), is_subject: bool, qualified: bool) {
    let color = if is_subject { plot.theme.subject } else { plot.theme.context };
    let shape = if amount.is_derived() {
        let stroke = Some(Stroke::solid(color, line::STEM));
        Shape::Circle { center, radius: 6.0, fill: Some(plot.theme.paper), stroke }
    } else {
        Shape::Circle { center, radius: 7.0, fill: Some(color), stroke: None }
    };
    plot.scene.push(Role::Mark, Some(i), shape);
    // Beside a published lead there is no room: the label has the word.
    if !qualified {
        return;
    }
    let (x, y) = center;
    let stroke = Stroke::solid(color, 1.75);
    let chevron = |x: f64, dx: f64| vec![(x, y - 5.0), (x + dx, y), (x, y + 5.0)];
    let lines = match amount.qualifier {
        Qualifier::Over | Qualifier::AtLeast => vec![chevron(x + 10.0, 5.0), chevron(x + 17.0, 5.0)],
        Qualifier::Under | Qualifier::AtMost => vec![chevron(x - 10.0, -5.0), chevron(x - 17.0, -5.0)],
        Qualifier::About => vec![(0..=8).map(|k| wave(x + 11.0, y, k)).collect()],
        Qualifier::Exact => return,
    };
    plot.scene.push(Role::Mark, Some(i), Shape::Path { lines, closed: false, fill: None, stroke: Some(stroke) });
}

/// Points of a tilde, 12 px wide.
fn wave(x: f64, y: f64, k: i32) -> (f64, f64) {
    const RISE: [f64; 9] = [0.0, -1.4, -2.0, -1.4, 0.0, 1.4, 2.0, 1.4, 0.0];
    (x + 1.5 * f64::from(k), y + RISE[k.clamp(0, 8) as usize])
}
