//! Number tiles: one hero, the others in columns.

use super::Place;
use crate::document::Direction;
use crate::layout::Bucket;
use crate::layout::figure;
use crate::layout::plot::{Area, At, Plot, Style};
use crate::resolve::{Datum, Emphasis};
use crate::scene::{Role, Span};
use crate::theme::line;

pub(super) struct Tiles;

/// Columns of small tiles at the most.
const MOST_COLUMNS: usize = 3;
/// The first of three columns is a little wider on phones.
const FIRST_SHARE: f64 = 1.18;
const LABEL_LINE: f64 = 20.0;
const FOOT: f64 = 20.0;
/// From one row of tiles to the next.
const ROW_GAP: f64 = 16.0;
/// Below this width figures are set smaller rather than in fewer columns, so
/// that the height of the bucket stays.
const FULL_SIZE: f64 = 320.0;
/// Figures of tiles are not set smaller than this.
const LEAST_NUMBER: f64 = 18.0;

/// Number sizes: font, line height, baseline within the line.
#[derive(Clone, Copy)]
struct Number {
    size: f64,
    height: f64,
    baseline: f64,
}

impl Place for Tiles {
    fn place(&self, plot: &mut Plot<'_>) -> f64 {
        let chart = plot.chart;
        let hero = chart.data.iter().position(|datum| datum.emphasis == Emphasis::Subject).unwrap_or(0);
        let rest: Vec<usize> = (0..chart.data.len()).filter(|i| *i != hero).collect();
        if let Some(height) = beside(plot, hero, &rest) {
            return height;
        }
        let mut y = hero_tile(plot, hero, plot.width, plot.bucket.least());
        if rest.is_empty() {
            return y;
        }
        y += 14.0;
        plot.horizontal(0.0, plot.width, y, plot.theme.grid);
        y += line::HAIR + ROW_GAP;
        let columns = columns(plot, &rest);
        for row in rest.chunks(columns) {
            y += tile_row(plot, row, y, columns) + ROW_GAP;
        }
        y - ROW_GAP
    }
}

/// Hero at the left, up to three tiles at its right, sharing label top and
/// number baseline. `None` where they do not fit.
fn beside(plot: &mut Plot<'_>, hero: usize, rest: &[usize]) -> Option<f64> {
    if plot.bucket != Bucket::Wide || rest.is_empty() || rest.len() > MOST_COLUMNS {
        return None;
    }
    let count = rest.len() as f64;
    let least = plot.bucket.least();
    let hero_share = if rest.len() == 1 { 0.55 } else { 0.4 };
    let column = |width: f64| (width - width * hero_share) / count;
    let (pad, hero_room, room) = (20.0, least * hero_share - 16.0, column(least) - 28.0);
    let small = fitted(plot, small(plot), rest, room, 24.0)?;
    let labels = rest.iter().all(|i| one_line(plot, *i, room)) && one_line(plot, hero, hero_room);
    if !labels || number_width(plot, hero, &hero_number(plot)) > hero_room {
        return None;
    }
    let hero_width = plot.width * hero_share;
    let mut height = hero_tile(plot, hero, hero_width, hero_room);
    let number = hero_number(plot);
    let full = LABEL_LINE + number.height + FOOT;
    if rest.iter().any(|i| has_foot(&plot.chart.data[*i])) {
        height = full;
    }
    for (k, i) in rest.iter().enumerate() {
        let x = libm::round(hero_width + column(plot.width) * k as f64);
        plot.vertical(x, 2.0, height, plot.theme.grid);
        let area = Area::new(x + pad, 0.0, column(plot.width) - pad, height);
        plot.label(*i, At::start(area.x, 15.0), &plot.chart.data[*i].label, label_style(plot));
        // The same baseline as the hero's number.
        figure_text(plot, *i, At::start(area.x, LABEL_LINE + number.baseline), &small);
        foot(plot, *i, At::start(area.x, full - FOOT + 14.0), area.width);
        plot.region(*i, area);
    }
    Some(height)
}

/// `number` set small enough for every figure of `tiles`, the same for all;
/// `None` below `least`.
fn fitted(plot: &Plot<'_>, number: Number, tiles: &[usize], room: f64, least: f64) -> Option<Number> {
    let mut number = number;
    while tiles.iter().any(|i| number_width(plot, *i, &number) > room) {
        number.size -= 1.0;
        if number.size < least {
            return None;
        }
    }
    Some(number)
}

fn label_style(plot: &Plot<'_>) -> Style {
    Style::regular(13.0, plot.theme.ink2)
}

fn one_line(plot: &Plot<'_>, i: usize, room: f64) -> bool {
    label_style(plot).width(&plot.chart.data[i].label) <= room
}

fn hero_number(plot: &Plot<'_>) -> Number {
    if plot.is_narrow() {
        Number { size: 52.0, height: 60.0, baseline: 50.0 }
    } else {
        Number { size: 56.0, height: 64.0, baseline: 52.0 }
    }
}

fn small(plot: &Plot<'_>) -> Number {
    if plot.is_narrow() {
        Number { size: 24.0, height: 36.0, baseline: 27.0 }
    } else {
        Number { size: 30.0, height: 42.0, baseline: 32.0 }
    }
}

/// Label, large number, foot, in the top left corner; `least` is the width
/// in the narrowest plot of the bucket. Returns the height.
fn hero_tile(plot: &mut Plot<'_>, i: usize, width: f64, least: f64) -> f64 {
    let chart = plot.chart;
    let label = label_style(plot);
    let broken = |room: f64| label.broken(&chart.data[i].label, room, 2);
    let (lines, reserved) = (broken(width), broken(least).len());
    plot.lines(i, At::start(0.0, 15.0), &lines, LABEL_LINE, label);
    let top = LABEL_LINE * reserved.max(lines.len()) as f64;
    let mut number = hero_number(plot);
    // A long figure is set smaller.
    while number_width(plot, i, &number) > least && number.size > LEAST_NUMBER {
        number.size -= 2.0;
    }
    figure_text(plot, i, At::start(0.0, top + number.baseline), &number);
    let foot_y = top + number.height;
    foot(plot, i, At::start(0.0, foot_y + 14.0), width);
    let height = foot_y + if has_foot(&chart.data[i]) { FOOT } else { 2.0 };
    plot.region(i, Area::new(0.0, 0.0, width, height));
    height
}

/// Runs of a tile's figure: qualifier, number, unit.
fn runs(plot: &Plot<'_>, datum: &Datum, number: &Number) -> Vec<Span> {
    let theme = plot.theme;
    let hero = number.size > 30.0;
    let color = if hero && datum.emphasis == Emphasis::Subject { theme.subject } else { theme.ink };
    let words = Style::regular(14.0, theme.ink);
    let Some(amount) = &datum.amount else {
        return vec![
            Style::regular(number.size, theme.ink3).span("—"),
            Span { gap: 3.0, ..words.span(figure::missing(plot)) },
        ];
    };
    let style = figure::FigureStyle { number: Style::bold(number.size, color), words };
    let mut spans = figure::spans(amount, style, true);
    spans.iter_mut().skip(1).for_each(|span| span.gap = 3.0);
    spans
}

/// Tracking of a number's size: large digits are set a little tighter.
fn tracking(number: &Number) -> f64 {
    if number.size > 40.0 { -0.02 * number.size } else { 0.0 }
}

fn number_width(plot: &Plot<'_>, i: usize, number: &Number) -> f64 {
    figure::width(&runs(plot, &plot.chart.data[i], number))
}

fn figure_text(plot: &mut Plot<'_>, i: usize, at: At, number: &Number) {
    let chart = plot.chart;
    let mut spans = runs(plot, &chart.data[i], number);
    let tracking = tracking(number);
    spans.iter_mut().filter(|span| span.size == number.size).for_each(|span| span.tracking = tracking);
    plot.text(Role::Label, Some(i), at, spans);
}

/// How many columns of small tiles every figure fits.
fn columns(plot: &Plot<'_>, rest: &[usize]) -> usize {
    let number = small(plot);
    let width = plot.bucket.least().max(FULL_SIZE);
    let most = MOST_COLUMNS.min(rest.len());
    let fits = |columns: &usize| {
        rest.iter().enumerate().all(|(k, i)| {
            let room = tile_room(width, k % columns, *columns);
            number_width(plot, *i, &number) <= room && plot.most_lines_in(*i, room) <= 2
        })
    };
    (2..=most).rev().find(fits).unwrap_or(1)
}

/// Left padding of a tile in column `k`.
fn pad(k: usize) -> f64 {
    if k == 0 { 0.0 } else { 10.0 }
}

/// Width for the words of a tile in column `k`.
fn tile_room(width: f64, k: usize, columns: usize) -> f64 {
    column(width, k, columns).1 - pad(k) - if k + 1 < columns { 4.0 } else { 0.0 }
}

/// Left edge and width of column `k`.
fn column(width: f64, k: usize, columns: usize) -> (f64, f64) {
    if columns == 1 {
        return (0.0, width);
    }
    let unit = width / (FIRST_SHARE + columns as f64 - 1.0);
    let x = if k == 0 { 0.0 } else { unit * (FIRST_SHARE + k as f64 - 1.0) };
    (libm::round(x), if k == 0 { unit * FIRST_SHARE } else { unit })
}

impl Plot<'_> {
    /// Lines of a tile's label at a width.
    fn most_lines_in(&self, i: usize, room: f64) -> usize {
        let style = label_style(self);
        style.broken(&self.chart.data[i].label, room, 9).len()
    }
}

/// One row of small tiles; returns its height.
fn tile_row(plot: &mut Plot<'_>, row: &[usize], y: f64, columns: usize) -> f64 {
    let chart = plot.chart;
    let mut number = small(plot);
    let least = plot.bucket.least();
    for (k, i) in row.iter().enumerate() {
        let room = tile_room(plot.width, k, columns);
        let size = fitted(plot, number, &[*i], room, LEAST_NUMBER).map_or(LEAST_NUMBER, |number| number.size);
        number.size = number.size.min(size);
    }
    let lines = row.iter().enumerate().map(|(k, i)| plot.most_lines_in(*i, tile_room(least, k, columns)));
    let lines = lines.max().unwrap_or(1).min(2);
    let has_foot = row.iter().any(|i| has_foot(&chart.data[*i]));
    let number_y = y + LABEL_LINE * lines as f64;
    let height = LABEL_LINE * lines as f64 + number.height + if has_foot { FOOT } else { 0.0 };
    for (k, i) in row.iter().enumerate() {
        let (x, width) = column(plot.width, k, columns);
        if k > 0 {
            plot.vertical(x, y + 2.0, y + height, plot.theme.grid);
        }
        let (x, room) = (x + pad(k), tile_room(plot.width, k, columns));
        let style = label_style(plot);
        let broken = style.broken(&chart.data[*i].label, room, lines);
        plot.lines(*i, At::start(x, y + 15.0), &broken, LABEL_LINE, style);
        figure_text(plot, *i, At::start(x, number_y + number.baseline), &number);
        foot(plot, *i, At::start(x, number_y + number.height + 13.0), room);
        plot.region(*i, Area::new(x, y, width - pad(k), height));
    }
    height
}

fn has_foot(datum: &Datum) -> bool {
    let inexact = datum.amount.as_deref().is_some_and(|amount| {
        amount.is_derived() || amount.qualifier.is_lower_bound() || amount.qualifier.is_upper_bound()
    });
    inexact || datum.change.is_some() || !datum.rank.is_empty()
}

/// What qualifies the number: 推算, a bound, its change, its place.
fn foot(plot: &mut Plot<'_>, i: usize, at: At, room: f64) {
    let chart = plot.chart;
    let (datum, lang) = (&chart.data[i], chart.lang);
    let Some(amount) = &datum.amount else { return };
    let quiet = Style::regular(12.0, plot.theme.ink2);
    if amount.is_derived() {
        plot.chip(i, at.x, at.y);
    } else if amount.qualifier.is_lower_bound() || amount.qualifier.is_upper_bound() {
        let lower = amount.qualifier.is_lower_bound();
        icon(plot, i, at, lower);
        let words = if lower { lang.pick("下限值", "lower bound") } else { lang.pick("上限值", "upper bound") };
        plot.label(i, At { x: at.x + 24.0, ..at }, words, quiet);
    } else if let Some(change) = &datum.change {
        let arrow = match change.direction {
            Direction::Up => "▲",
            Direction::Down => "▼",
            Direction::Flat => "",
        };
        let bold = Style::bold(14.0, plot.theme.ink);
        let figure = if arrow.is_empty() {
            lang.pick("持平", "unchanged").to_owned()
        } else {
            [arrow, " ", &change.amount.text()].concat()
        };
        let mut spans = vec![bold.span(&figure)];
        let basis = &change.basis;
        let period =
            if datum.period.is_empty() { String::new() } else { [lang.pick("，", ", "), &datum.period].concat() };
        for words in [[basis.as_str(), &period].concat(), basis.clone()] {
            let width = bold.width(&figure) + 4.0 + quiet.width(&words);
            if width <= room && !words.is_empty() {
                spans.push(Span { gap: 4.0, ..quiet.span(&words) });
                break;
            }
        }
        plot.text(Role::Label, Some(i), at, spans);
    } else if !datum.rank.is_empty() {
        let line = quiet.broken(&datum.rank, room, 1);
        plot.lines(i, at, &line, 18.0, quiet);
    }
}

/// The slats of a bound, as small as a word.
fn icon(plot: &mut Plot<'_>, i: usize, at: At, lower: bool) {
    let color = plot.theme.subject;
    let widths: [(f64, f64); 3] =
        if lower { [(0.0, 4.0), (6.0, 4.0), (12.5, 2.5)] } else { [(0.0, 2.5), (5.0, 4.0), (11.0, 4.0)] };
    for (x, width) in widths {
        plot.fill(Role::Decoration, Some(i), Area::new(at.x + x, at.y - 10.0, width, 11.0), color);
    }
}
