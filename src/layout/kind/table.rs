//! Numbers of different units, aligned on the decimal point.

use super::Place;
use crate::layout::inline::Bars;
use crate::layout::label::Stand;
use crate::layout::plot::{Plot, TICK};
use crate::layout::style::{Ink, Style};
use crate::resolve::{Amount, Datum, Kind};
use crate::scene::{Anchor, Role};
use crate::text::{Lang, Weight};
use crate::theme::space::UNIT_GAP;

pub(super) enum Table {}

const ROW: f64 = 38.0;
const HEAD: f64 = 24.0;
/// What bars take of the width, where they stand beside the names.
const BARS_SHARE: f64 = 0.36;
const BARS_GAP: f64 = 20.0;
/// Names keep at least so much.
const LEAST_LABEL: f64 = 150.0;
const LABEL: Style = Style::regular(15, Ink::Main).pitch(20);
const UNIT: Style = Style::regular(13, Ink::Second);
const SMALL: Style = Style::regular(12, Ink::Second);

/// Columns: labels from 0 to `label`, bars where they have a column, numbers
/// from `number` to the decimal point and past it, units.
struct Columns {
    label: f64,
    number: f64,
    point: f64,
    unit: f64,
}

impl Place for Table {
    fn place(plot: &mut Plot<'_>) -> f64 {
        let mut columns = columns(plot);
        let bars = bars(plot, &mut columns);
        let lang = plot.chart.lang;
        plot.tick_label(0.0, 13.0, Anchor::Start, lang.say("项目|Measure"));
        plot.tick_label(columns.unit - 8.0, 13.0, Anchor::End, lang.say("数值|Value"));
        plot.tick_label(columns.unit, 13.0, Anchor::Start, lang.say("单位|Unit"));
        let mut y = HEAD;
        // A panel has its group's name above it.
        let panel = plot.chart.panels.iter().find(|panel| panel.from == plot.shown().start);
        let mut group = panel.map_or("", |panel| &panel.name);
        for i in plot.shown() {
            let datum = plot.datum(i);
            let new = datum.group != group;
            group = &datum.group;
            if new && !group.is_empty() {
                y = heading(plot, group, y);
            } else {
                plot.horizontal(y, Ink::Grid);
            }
            y += row(plot, i, y, &columns, bars.as_ref());
        }
        y + 2.0
    }
}

/// The parts of a number: its digits before the point, the point and the
/// digits after it, its unit.
struct Parts<'a> {
    style: Style,
    number: &'a str,
    point: usize,
    unit: &'a str,
}

fn parts(amount: &Amount) -> Parts<'_> {
    let weight = if amount.is_derived() { Weight::Regular } else { Weight::Bold };
    let number = amount.number();
    let point = number.bytes().position(|byte| byte == b'.').filter(|_| amount.upper.is_none()).unwrap_or(number.len());
    Parts { style: Style { weight, ..LABEL }, number, point, unit: amount.tail() }
}

fn columns(plot: &Plot<'_>) -> Columns {
    let (mut whole, mut fraction) = (0.0_f64, 0.0_f64);
    let mut units = 0.0_f64;
    for i in plot.shown() {
        let Some(amount) = &plot.datum(i).amount else {
            whole = whole.max(SMALL.width(plot.missing()));
            continue;
        };
        let Parts { style, number, point, unit } = parts(amount);
        let (digits, decimals) = number.split_at(point);
        let before = if amount.before().is_empty() { 0.0 } else { SMALL.width(amount.before()) + UNIT_GAP };
        whole = whole.max(before + style.width(digits));
        fraction = fraction.max(style.width(decimals));
        units = units.max(f64::ceil(UNIT.width(unit)));
    }
    // Units of several rows look best in a column of one width.
    let usual = if plot.is_narrow() { 76.0 } else { 66.0 };
    let crowded = whole + fraction + 8.0 + 72.0 + usual > plot.least;
    let unit = plot.width - units.max(if crowded { 40.0 } else { usual });
    let point = unit - 8.0 - f64::ceil(fraction);
    let label = (point - f64::ceil(whole) - 12.0).max(60.0);
    Columns { label, number: label, point, unit }
}

/// The bars of the variant that has them: in a column of their own, or below
/// the names where there is no room for it.
fn bars(plot: &Plot<'_>, columns: &mut Columns) -> Option<Bars> {
    if plot.chart.kind != Kind::TableBars {
        return None;
    }
    let width = f64::floor(BARS_SHARE * plot.least);
    let label = columns.label - width - BARS_GAP;
    let beside = !plot.is_narrow() && label - (plot.width - plot.least) >= LEAST_LABEL;
    let (left, right) = if beside { (label + BARS_GAP, columns.label) } else { (0.0, plot.width) };
    let bars = Bars::new(plot, beside, left, right)?;
    if beside {
        columns.label = label;
    }
    Some(bars)
}

/// A group's name and the stronger line below it; returns where that is.
fn heading(plot: &mut Plot<'_>, group: &str, y: f64) -> f64 {
    if y > HEAD {
        plot.horizontal(y, Ink::Grid);
    }
    let style = Style::bold(13, Ink::Subject);
    for line in &style.broken(group, plot.width, 1) {
        plot.run(line, 0.0, style);
    }
    plot.place(Role::Axis, None, 0.0, y + 27.0, Anchor::Start);
    plot.horizontal(y + 37.0, Ink::Axis);
    y + 37.0
}

fn row(plot: &mut Plot<'_>, i: usize, y: f64, columns: &Columns, bars: Option<&Bars>) -> f64 {
    let datum = plot.datum(i);
    let baseline = y + 25.0;
    let room = columns.label - plot.chip_room(i);
    let name = plot.name(i, &datum.label, 0.0, baseline, room, 3, LABEL, Stand::Top);
    let mut last = baseline + f64::from(LABEL.pitch) * (name.lines - 1) as f64;
    plot.chip_after(i, name.end, last);
    numbers(plot, i, datum, baseline, columns);
    let mut height = ROW + name.extra;
    if let Some(bars) = bars {
        let below = bars.below(i);
        bars.draw(plot, i, if below > 0.0 { last + 13.0 } else { baseline - 5.0 });
        (height, last) = (height + below, last + below);
    }
    let note = note(datum, plot.chart.lang);
    if !note.is_empty() {
        // Inline where it fits at every width of the bucket.
        let inline = columns.label - (plot.width - plot.least) - name.end - 10.0;
        if !plot.is_narrow() && name.lines == 1 && SMALL.width(&note) <= inline {
            plot.label(i, name.end + 10.0, baseline, Anchor::Start, &note, SMALL);
        } else {
            height += 18.0 + plot.name(i, &note, 0.0, last + 19.0, columns.label, 2, SMALL, Stand::Top).extra;
        }
    }
    plot.row(i, y, height);
    height
}

fn numbers(plot: &mut Plot<'_>, i: usize, datum: &Datum, baseline: f64, columns: &Columns) {
    let Some(amount) = &datum.amount else {
        plot.label(i, columns.unit - 8.0, baseline, Anchor::End, plot.missing(), TICK);
        return;
    };
    let Parts { style, number, point, unit } = parts(amount);
    let (digits, decimals) = number.split_at(point);
    plot.run(amount.before(), 0.0, SMALL);
    plot.run(digits, if amount.before().is_empty() { 0.0 } else { UNIT_GAP }, style);
    plot.fit(columns.point - columns.number - 12.0);
    plot.set(i, columns.point, baseline, Anchor::End);
    plot.label(i, columns.point, baseline, Anchor::Start, decimals, style);
    plot.label(i, columns.unit, baseline, Anchor::Start, unit, UNIT);
}

/// 同比增长7.9%，连续两年居全市首位; may be empty.
fn note(datum: &Datum, lang: Lang) -> String {
    let change = datum.change.as_ref().map(|change| change.words(lang)).unwrap_or_default();
    let comma = if change.is_empty() || datum.rank.is_empty() { "" } else { lang.say("，|, ") };
    [&change, comma, &datum.rank].concat()
}
