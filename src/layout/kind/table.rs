//! Numbers of different units, aligned on the decimal point.

use super::Place;
use crate::layout::figure;
use crate::layout::plot::{Area, At, Plot, Style};
use crate::resolve::{Amount, Datum};
use crate::scene::{Role, Span};
use crate::text::Lang;
use crate::theme::space::UNIT_GAP;

pub(super) struct Table;

const ROW: f64 = 38.0;
const NOTE: f64 = 18.0;
const LINE: f64 = 20.0;

/// Columns: labels from 0, the decimal point, units.
struct Columns {
    label: f64,
    point: f64,
    unit: f64,
}

impl Place for Table {
    fn place(&self, plot: &mut Plot<'_>) -> f64 {
        let columns = columns(plot);
        let mut y = head(plot, &columns);
        let chart = plot.chart;
        let mut group = "";
        for (i, datum) in chart.data.iter().enumerate() {
            if datum.group != group {
                group = &datum.group;
                y = heading(plot, group, y);
            } else {
                plot.horizontal(0.0, plot.width, y, plot.theme.grid);
            }
            y += row(plot, i, y, &columns);
        }
        y + 2.0
    }
}

fn number_style(plot: &Plot<'_>, amount: &Amount) -> Style {
    if amount.is_derived() { Style::regular(15.0, plot.theme.ink) } else { Style::bold(15.0, plot.theme.ink) }
}

/// Digits before the point, and the point with the digits after it.
fn split(amount: &Amount) -> (String, String) {
    let number = amount.number();
    match number.find('.').filter(|_| amount.upper.is_none()) {
        Some(point) => (number[..point].to_owned(), number[point..].to_owned()),
        None => (number.to_owned(), String::new()),
    }
}

fn columns(plot: &Plot<'_>) -> Columns {
    let widest = |width: &dyn Fn(&Amount) -> f64| plot.widest(&|datum| datum.amount.as_deref().map_or(0.0, width));
    let unit_style = Style::regular(13.0, plot.theme.ink2);
    let units = widest(&|amount| unit_style.width(amount.tail()));
    let fraction = widest(&|amount| number_style(plot, amount).width(&split(amount).1));
    let small = Style::regular(12.0, plot.theme.ink2);
    let whole = |amount: &Amount| {
        let before = if amount.before().is_empty() { 0.0 } else { small.width(amount.before()) + UNIT_GAP };
        before + number_style(plot, amount).width(&split(amount).0)
    };
    let missing = small.width(figure::missing(plot));
    let absent = plot.chart.data.iter().any(|datum| datum.amount.is_none());
    let whole = widest(&whole).max(if absent { missing } else { 0.0 });
    let unit = plot.width - f64::ceil(units).max(if plot.is_narrow() { 76.0 } else { 66.0 });
    let point = unit - 8.0 - f64::ceil(fraction);
    Columns { label: (point - f64::ceil(whole) - 12.0).max(60.0), point, unit }
}

fn head(plot: &mut Plot<'_>, columns: &Columns) -> f64 {
    let lang = plot.chart.lang;
    plot.tick_label(At::start(0.0, 13.0), lang.pick("项目", "Measure"));
    plot.tick_label(At::end(columns.unit - 8.0, 13.0), lang.pick("数值", "Value"));
    plot.tick_label(At::start(columns.unit, 13.0), lang.pick("单位", "Unit"));
    24.0
}

/// A group's name and the stronger line below it.
fn heading(plot: &mut Plot<'_>, group: &str, y: f64) -> f64 {
    if group.is_empty() {
        plot.horizontal(0.0, plot.width, y, plot.theme.grid);
        return y;
    }
    if y > 24.0 {
        plot.horizontal(0.0, plot.width, y, plot.theme.grid);
    }
    let style = Style::bold(13.0, plot.theme.subject);
    let line = style.broken(group, plot.width, 1);
    for text in &line {
        plot.text(Role::Axis, None, At::start(0.0, y + 27.0), vec![style.span(text)]);
    }
    plot.horizontal(0.0, plot.width, y + 37.0, plot.theme.axis);
    y + 37.0
}

fn row(plot: &mut Plot<'_>, i: usize, y: f64, columns: &Columns) -> f64 {
    let chart = plot.chart;
    let datum = &chart.data[i];
    let derived = datum.amount.as_deref().is_some_and(Amount::is_derived);
    let style = Style::regular(15.0, plot.theme.ink);
    let chip = if derived { plot.chip_width() + 6.0 } else { 0.0 };
    let room = columns.label - chip;
    let lines = style.broken(&datum.label, room, 3);
    let reserved = plot.most_lines(&datum.label, room, style, 3).max(lines.len());
    let baseline = y + 25.0;
    plot.lines(i, At::start(0.0, baseline), &lines, LINE, style);
    let last = lines.last().map_or(0.0, |line| f64::ceil(style.width(line)));
    if derived {
        plot.chip(i, last + 6.0, baseline + LINE * (lines.len() - 1) as f64);
    }
    numbers(plot, i, datum, baseline, columns);
    let mut height = ROW + LINE * (reserved - 1) as f64;
    if let Some(note) = note(datum, chart.lang) {
        let style = Style::regular(12.0, plot.theme.ink2);
        // Inline where it fits at every width of the bucket.
        let inline = columns.label - (plot.width - plot.bucket.least()) - last - 10.0;
        if !plot.is_narrow() && lines.len() == 1 && style.width(&note) <= inline {
            plot.label(i, At::start(last + 10.0, baseline), &note, style);
        } else {
            let note_lines = style.broken(&note, columns.label, 2);
            let note_reserved = plot.most_lines(&note, columns.label, style, 2).max(note_lines.len());
            plot.lines(
                i,
                At::start(0.0, baseline + LINE * (lines.len() as f64 - 1.0) + 19.0),
                &note_lines,
                NOTE,
                style,
            );
            height += NOTE * note_reserved as f64;
        }
    }
    plot.region(i, Area::new(0.0, y, plot.width, height));
    height
}

fn numbers(plot: &mut Plot<'_>, i: usize, datum: &Datum, baseline: f64, columns: &Columns) {
    let Some(amount) = &datum.amount else {
        let words = figure::missing(plot);
        let style = Style::regular(12.0, plot.theme.ink3);
        plot.label(i, At::end(columns.unit - 8.0, baseline), words, style);
        return;
    };
    let style = number_style(plot, amount);
    let (whole, fraction) = split(amount);
    let mut spans = Vec::new();
    if !amount.before().is_empty() {
        spans.push(Style::regular(12.0, plot.theme.ink2).span(amount.before()));
    }
    let gap = if spans.is_empty() { 0.0 } else { UNIT_GAP };
    spans.push(Span { gap, ..style.span(&whole) });
    let spans = figure::fitted(spans, columns.point - columns.label - 12.0);
    plot.text(Role::Label, Some(i), At::end(columns.point, baseline), spans);
    plot.label(i, At::start(columns.point, baseline), &fraction, style);
    plot.label(i, At::start(columns.unit, baseline), amount.tail(), Style::regular(13.0, plot.theme.ink2));
}

/// 连续两年居全市首位; 同比 +7.9%.
fn note(datum: &Datum, lang: Lang) -> Option<String> {
    let rank = (!datum.rank.is_empty()).then(|| datum.rank.clone());
    let change = datum.change.as_ref().map(|change| change.words(lang));
    match (change, rank) {
        (Some(change), Some(rank)) => Some([&change, lang.pick("，", ", "), &rank].concat()),
        (change, rank) => change.or(rank),
    }
}
