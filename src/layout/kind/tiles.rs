//! Number tiles: one hero, the others in columns.

use super::Place;
use crate::document::Direction;
use crate::layout::Bucket;
use crate::layout::plot::Plot;
use crate::layout::series::spark::spark;
use crate::layout::style::{Ink, Style};
use crate::resolve::{Datum, Difference, Emphasis};
use crate::scene::{Anchor, Role};
use crate::theme::line;

pub(super) enum Tiles {}

/// Columns of small tiles at the most.
const MOST_COLUMNS: usize = 3;
/// The first of three columns is a little wider on phones.
const FIRST_SHARE: f64 = 1.18;
const LABEL_LINE: f64 = 20.0;
const LABEL: Style = Style::regular(13, Ink::Second).pitch(20);
const SMALL: Style = Style::regular(12, Ink::Second);
const FOOT: f64 = 20.0;
/// From one row of tiles to the next.
const ROW_GAP: f64 = 16.0;
/// A sparkline below a figure, and the room it takes.
const SPARK: (f64, f64) = (120.0, 28.0);
const SPARK_ROOM: f64 = 38.0;
/// Below this width figures are set smaller rather than in fewer columns, so
/// that the height of the bucket stays.
const FULL_SIZE: f64 = 320.0;
/// Figures of tiles are not set smaller than this.
const LEAST_NUMBER: u8 = 18;
/// Of the width, where a hero has rows of tiles at its right.
const HERO_SHARE: f64 = 0.38;
const HERO_SHARE_MEDIUM: f64 = 0.44;
/// A hero beside tiles is not set smaller than this.
const LEAST_HERO: u8 = 40;
/// Figures beside the hero are not set smaller than this.
const LEAST_BESIDE: u8 = 24;

/// Slats as small as a word for an upper and a lower bound: offsets and
/// widths in half pixels.
const ICONS: [[(u8, u8); 3]; 2] = [[(0, 5), (10, 8), (22, 8)], [(0, 8), (12, 8), (25, 5)]];

/// Number sizes: font, line height, baseline within the line.
#[derive(Clone, Copy)]
struct Number {
    size: u8,
    height: u8,
    baseline: u8,
}

impl Place for Tiles {
    fn place(plot: &mut Plot<'_>) -> f64 {
        let shown = plot.shown();
        let hero = shown.clone().find(|i| plot.datum(*i).emphasis == Emphasis::Subject).unwrap_or(shown.start);
        let rest = shown.len() - 1;
        if let Some(height) = beside(plot, hero, rest).or_else(|| grid(plot, hero, rest)) {
            return height;
        }
        let mut y = hero_tile(plot, hero, plot.width, plot.least);
        if rest == 0 {
            return y;
        }
        y += 14.0;
        plot.horizontal(y, Ink::Grid);
        y += line::HAIR;
        let size = small_number(plot).size;
        let least = plot.least;
        let columns = columns(plot, hero, rest, size, least);
        rows(plot, hero, rest, columns, size, (0.0, least), y)
    }
}

/// All small tiles in rows below `y`, from `left` to the right end; `least` is
/// their width in the narrowest plot of the bucket. Returns their bottom.
fn rows(
    plot: &mut Plot<'_>,
    hero: usize,
    rest: usize,
    columns: usize,
    size: u8,
    (left, least): (f64, f64),
    y: f64,
) -> f64 {
    let (mut first, mut y) = (0, y);
    while first < rest {
        y += ROW_GAP;
        y += tile_row(plot, hero, first, columns.min(rest - first), columns, size, (left, least), y);
        first += columns;
    }
    y
}

/// Hero at the left, more tiles than stand in one row at its right. `None`
/// where they do not fit.
fn grid(plot: &mut Plot<'_>, hero: usize, rest: usize) -> Option<f64> {
    if plot.is_narrow() || rest <= MOST_COLUMNS {
        return None;
    }
    let share = if plot.bucket == Bucket::Wide { HERO_SHARE } else { HERO_SHARE_MEDIUM };
    let (room, least) = (plot.least * share - 20.0, plot.least * (1.0 - share) - 20.0);
    let full = small_number(plot).size;
    let tried = [full, LEAST_BESIDE].map(|size| (columns(plot, hero, rest, size, least), size));
    let (columns, size) = tried.into_iter().find(|(columns, _)| *columns > 1)?;
    if fitted(plot, hero, hero_number(plot).size, 2, room) < LEAST_HERO {
        return None;
    }
    let left = libm::round(plot.width * share);
    let height = hero_tile(plot, hero, left - 20.0, room);
    let bottom = rows(plot, hero, rest, columns, size, (left + 20.0, least), -ROW_GAP);
    let height = height.max(bottom);
    plot.vertical(left, 2.0, height, Ink::Grid);
    Some(height)
}

/// Position of the `k`th of the tiles that are not the hero.
fn other(plot: &Plot<'_>, hero: usize, k: usize) -> usize {
    let i = plot.shown().start + k;
    if i < hero { i } else { i + 1 }
}

fn hero_number(plot: &Plot<'_>) -> Number {
    if plot.is_narrow() {
        Number { size: 52, height: 60, baseline: 50 }
    } else {
        Number { size: 56, height: 64, baseline: 52 }
    }
}

fn small_number(plot: &Plot<'_>) -> Number {
    if plot.is_narrow() {
        Number { size: 24, height: 36, baseline: 27 }
    } else {
        Number { size: 30, height: 42, baseline: 32 }
    }
}

/// Hero at the left, up to three tiles at its right, sharing label top and
/// number baseline. `None` where they do not fit.
fn beside(plot: &mut Plot<'_>, hero: usize, rest: usize) -> Option<f64> {
    if plot.bucket != Bucket::Wide || rest == 0 || rest > MOST_COLUMNS {
        return None;
    }
    let share = if rest == 1 { 0.55 } else { 0.4 };
    let column = |width: f64| (width - width * share) / rest as f64;
    let least = plot.least;
    let (hero_room, room) = (least * share - 16.0, column(least) - 28.0);
    let number = hero_number(plot);
    let mut fits = fits(plot, hero, number.size, hero_room, 1);
    let mut size = small_number(plot).size;
    for k in 0..rest {
        size = fitted(plot, other(plot, hero, k), size, 1, room);
        fits &= self::fits(plot, other(plot, hero, k), size, room, 1);
    }
    if !fits || size < LEAST_BESIDE {
        return None;
    }
    let mut height = hero_tile(plot, hero, plot.width * share, hero_room);
    // The same baseline as the hero's number.
    let (baseline, full) = (LABEL_LINE + f64::from(number.baseline), LABEL_LINE + f64::from(number.height));
    for k in 0..rest {
        if has_foot(plot.datum(other(plot, hero, k))) {
            height = full + FOOT + spark_room(plot);
        }
    }
    let width = column(plot.width);
    for k in 0..rest {
        let i = other(plot, hero, k);
        let x = libm::round(plot.width * share + width * k as f64);
        plot.vertical(x, 2.0, height, Ink::Grid);
        tile(plot, i, x + 20.0, 0.0, width - 20.0, 1, size, baseline, full + 14.0);
        sparkline(plot, i, x + 20.0, height, width - 32.0);
        plot.region(i, x + 20.0, 0.0, width - 20.0, height);
    }
    Some(height)
}

/// The hero in the top left corner; `least` is the width in the narrowest
/// plot of the bucket. Returns the height.
fn hero_tile(plot: &mut Plot<'_>, i: usize, width: f64, least: f64) -> f64 {
    let number = hero_number(plot);
    let lines = lines(plot, i, least).min(2);
    let top = LABEL_LINE * lines as f64;
    let size = fitted(plot, i, number.size, 2, least);
    let bottom = top + f64::from(number.height);
    tile(plot, i, 0.0, 0.0, width, lines, size, top + f64::from(number.baseline), bottom + 14.0);
    let height = bottom + if has_foot(plot.datum(i)) { FOOT } else { 2.0 } + spark_room(plot);
    sparkline(plot, i, 0.0, height, width);
    plot.region(i, 0.0, 0.0, width, height);
    height
}

/// Label of at most `most` lines, number and foot; baselines from `y`.
fn tile(
    plot: &mut Plot<'_>,
    i: usize,
    x: f64,
    y: f64,
    room: f64,
    most: usize,
    size: u8,
    baseline: f64,
    foot_baseline: f64,
) {
    let lines = LABEL.broken(&plot.datum(i).label, room, most);
    plot.paragraph(i, x, y + 15.0, &lines, LABEL);
    number(plot, i, size);
    // Large digits are set a little tighter.
    for span in &mut plot.line {
        if span.size > 40.0 {
            span.tracking = -0.02 * span.size;
        }
    }
    plot.set(i, x, y + baseline, Anchor::Start);
    foot(plot, i, x, y + foot_baseline, room);
}

/// Lines of a tile's label at a width.
fn lines(plot: &Plot<'_>, i: usize, room: f64) -> usize {
    LABEL.broken(&plot.datum(i).label, room, 9).len()
}

/// Adds a tile's figure: qualifier, number, unit.
fn number(plot: &mut Plot<'_>, i: usize, size: u8) {
    let datum = plot.datum(i);
    let words = Style::regular(14, Ink::Main);
    if datum.amount.is_none() {
        plot.run("—", 0.0, Style::regular(size, Ink::Quiet));
        plot.run(plot.missing(), 0.0, words);
    } else {
        plot.figure(i, Style::bold(size, Ink::Main), words.size);
    }
    let hero = datum.emphasis == Emphasis::Subject && datum.amount.is_some();
    for (k, span) in plot.line.iter_mut().enumerate() {
        span.gap = if k == 0 { 0.0 } else { 3.0 };
        if hero && span.size > 30.0 {
            span.color = plot.theme.subject;
        }
    }
}

/// Whether a tile fits `room`, its label on at most `most` lines.
fn fits(plot: &mut Plot<'_>, i: usize, size: u8, room: f64, most: usize) -> bool {
    number(plot, i, size);
    let width = plot.line_width();
    plot.line.clear();
    width <= room && lines(plot, i, room) <= most
}

/// The size of a number in `room`: smaller by `step` until it fits.
fn fitted(plot: &mut Plot<'_>, i: usize, size: u8, step: u8, room: f64) -> u8 {
    let mut size = size;
    while size > LEAST_NUMBER && !fits(plot, i, size, room, usize::MAX) {
        size -= step;
    }
    size
}

/// How many columns of small tiles every figure fits.
fn columns(plot: &mut Plot<'_>, hero: usize, rest: usize, size: u8, least: f64) -> usize {
    let width = if plot.is_narrow() { least.max(FULL_SIZE) } else { least };
    let mut columns = MOST_COLUMNS.min(rest);
    let mut k = 0;
    while columns > 1 && k < rest {
        let (i, column) = (other(plot, hero, k), k % columns);
        if fits(plot, i, size, tile_room(width, column, columns), usize::MAX)
            && lines(plot, i, tile_room(least, column, columns)) <= 2
        {
            k += 1;
        } else {
            (columns, k) = (columns - 1, 0);
        }
    }
    columns
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
    if k == 0 { (0.0, unit * FIRST_SHARE) } else { (libm::round(unit * (FIRST_SHARE + k as f64 - 1.0)), unit) }
}

/// One row of small tiles; returns its height.
fn tile_row(
    plot: &mut Plot<'_>,
    hero: usize,
    first: usize,
    count: usize,
    columns: usize,
    size: u8,
    (left, least): (f64, f64),
    y: f64,
) -> f64 {
    let Number { height, baseline, .. } = small_number(plot);
    let (mut size, all) = (size, plot.width - left);
    let (mut most, mut has_feet) = (1, false);
    for k in 0..count {
        let i = other(plot, hero, first + k);
        size = fitted(plot, i, size, 1, tile_room(all, k, columns));
        most = most.max(lines(plot, i, tile_room(least, k, columns)).min(2));
        has_feet |= has_foot(plot.datum(i));
    }
    let top = LABEL_LINE * most as f64;
    let bottom = top + f64::from(height);
    let height = bottom + if has_feet { FOOT } else { 0.0 } + spark_room(plot);
    for k in 0..count {
        let i = other(plot, hero, first + k);
        let (x, width) = column(all, k, columns);
        let x = left + x;
        if k > 0 {
            plot.vertical(x, y + 2.0, y + height, Ink::Grid);
        }
        let room = tile_room(all, k, columns);
        tile(plot, i, x + pad(k), y, room, most, size, top + f64::from(baseline), bottom + 13.0);
        sparkline(plot, i, x + pad(k), y + height, room);
        plot.region(i, x + pad(k), y, width - pad(k), height);
    }
    height
}

/// What sparklines take below the tiles.
fn spark_room(plot: &Plot<'_>) -> f64 {
    if plot.chart.grid.is_some() { SPARK_ROOM } else { 0.0 }
}

/// The sparkline of a tile that ends at `bottom`.
fn sparkline(plot: &mut Plot<'_>, i: usize, x: f64, bottom: f64, room: f64) {
    if plot.chart.grid.is_some() {
        spark(plot, i, x, bottom - SPARK.1, SPARK.0.min(room), SPARK.1);
    }
}

fn has_foot(datum: &Datum) -> bool {
    let inexact = datum.amount.as_deref().is_some_and(|amount| {
        amount.is_derived() || amount.qualifier.is_lower_bound() || amount.qualifier.is_upper_bound()
    });
    inexact || datum.change.is_some() || !datum.rank.is_empty()
}

/// What qualifies the number: 推算, a bound, its change, its place.
fn foot(plot: &mut Plot<'_>, i: usize, x: f64, y: f64, room: f64) {
    let (datum, lang) = (plot.datum(i), plot.chart.lang);
    let Some(amount) = &datum.amount else { return };
    if amount.is_derived() {
        plot.chip(i, x, y);
    } else if amount.qualifier.is_lower_bound() || amount.qualifier.is_upper_bound() {
        let lower = amount.bound().is_lower_bound();
        for (offset, width) in &ICONS[usize::from(lower)] {
            let (x, width) = (x + f64::from(*offset) / 2.0, f64::from(*width) / 2.0);
            plot.fill(Role::Decoration, Some(i), x, y - 10.0, width, 11.0, Ink::Subject);
        }
        let words = if lower { lang.say("下限值|lower bound") } else { lang.say("上限值|upper bound") };
        // Where the words are too long, the slats say that it is a bound.
        let short = words.split(' ').next().unwrap_or(words);
        let words = if 24.0 + SMALL.width(words) <= room { words } else { short };
        plot.label(i, x + 24.0, y, Anchor::Start, words, SMALL);
    } else if let Some(change) = &datum.change {
        add_change(plot, datum, change, room);
        plot.set(i, x, y, Anchor::Start);
    } else if !datum.rank.is_empty() {
        plot.paragraph(i, x, y, &SMALL.broken(&datum.rank, room, 1), SMALL);
    }
}

/// Adds ▲ 7.9% 同比，2023年: as much of it as there is room for.
fn add_change(plot: &mut Plot<'_>, datum: &Datum, change: &Difference, room: f64) {
    let lang = plot.chart.lang;
    let bold = Style::bold(14, Ink::Main);
    let arrow = match change.direction {
        Direction::Up => "▲ ",
        Direction::Down => "▼ ",
        Direction::Flat => "",
    };
    if arrow.is_empty() {
        plot.run(lang.say("持平|unchanged"), 0.0, bold);
    } else {
        plot.run(&[arrow, &change.amount.text()].concat(), 0.0, bold);
    }
    let left = room - plot.line_width() - 4.0;
    let joined = !datum.period.is_empty() && !change.basis.is_empty();
    let comma = if joined { lang.say("，|, ") } else { "" };
    let whole = [&change.basis, comma, &datum.period].concat();
    let words = if SMALL.width(&whole) <= left { &whole } else { &change.basis };
    if SMALL.width(words) <= left {
        plot.run(words, 4.0, SMALL);
    }
}
