//! Counted things out of a counted whole.

use super::Place;
use crate::document::Dimension;
use crate::layout::honest::Cells;
use crate::layout::label::Stand;
use crate::layout::plot::Plot;
use crate::layout::style::{Ink, Pen, Style};
use crate::resolve::{self, Datum};
use crate::scene::{Anchor, Role};
use crate::theme::line;

pub(super) enum Part {}

/// Up to this many things, each is a numbered tile.
const MOST_TILES: usize = 10;
const TILE: f64 = 52.0;
const TILE_GAP: f64 = 5.0;
/// Few things do not fill a wide plot.
const MOST_TILE: f64 = 144.0;
/// Things in tens: 5 × 2 cells a block.
const CELL: f64 = 11.0;
const CELL_GAP: f64 = 3.0;
const BLOCK_GAP: f64 = 8.0;
const BLOCK: f64 = 5.0 * CELL + 4.0 * CELL_GAP + BLOCK_GAP;
const LINE: f64 = 2.0 * CELL + CELL_GAP + BLOCK_GAP;
/// Of what is counted, and of what is left; between a name and its figure.
const OWN: Style = Style::bold(14, Ink::Subject);
const REST: Style = Style::regular(14, Ink::Second);
const GAP: f64 = 5.0;
/// Words of a rate that take more of the width have no name in them.
const WORDS_SHARE: f64 = 0.6;
/// Cells shrink below this width, so that the count of lines stays the same.
const FULL_SIZE: f64 = 320.0;

impl Place for Part {
    fn place(plot: &mut Plot<'_>) -> f64 {
        let chart = plot.chart;
        let is_row = |i: &usize| chart.data[*i].part != resolve::Part::Rest;
        let start = plot.shown.start;
        let first = whole(plot.datum(start));
        if plot.shown().filter(is_row).count() == 1 && (1..=MOST_TILES).contains(&first) {
            return tiles(plot, start, first);
        }
        let mut y = 0.0;
        for i in plot.shown().filter(is_row) {
            y += units(plot, i, y);
        }
        y - 14.0
    }
}

/// How many things there are.
fn whole(datum: &Datum) -> usize {
    let Some(amount) = &datum.amount else { return 0 };
    datum.whole.as_deref().unwrap_or(amount).value.to_f64() as usize
}

fn is_percent(datum: &Datum) -> bool {
    datum.amount.as_deref().is_some_and(|amount| amount.unit.dimension == Dimension::Percent)
}

/// The cells of a datum; a rate counts a share of the whole.
fn cells(datum: usize, counted: &Datum, whole: usize, rest: Option<usize>, width: f64) -> Cells {
    let value = counted.amount.as_deref().map_or(0.0, |amount| amount.value.to_f64());
    let count = if is_percent(counted) { whole as f64 * value / 100.0 } else { value };
    Cells { datum, rest, count, pen: Pen::solid(Ink::Axis, width), hollow: true }
}

fn tiles(plot: &mut Plot<'_>, i: usize, whole: usize) -> f64 {
    let rest = (i + 1 < plot.shown.end).then_some(i + 1);
    let cells = cells(i, plot.datum(i), whole, rest, line::DERIVED);
    let pitch = ((plot.width + TILE_GAP) / whole as f64).min(MOST_TILE + TILE_GAP);
    let right = pitch * whole as f64 - TILE_GAP;
    let width = pitch - TILE_GAP;
    for n in 0..whole {
        let x = pitch * n as f64;
        // No number on a hatch or beside slats: it could not be read.
        if plot.cell(&cells, n, x, 4.0, width, TILE) {
            // Where nothing is said of the rest, its tiles are lit with the row.
            let quiet = if rest.is_some() { Ink::Quiet } else { Ink::Second };
            let (ink, of) = if cells.count > n as f64 { (Ink::OnSubject, Some(i)) } else { (quiet, rest) };
            plot.run(&(n + 1).to_string(), 0.0, Style::regular(12, ink));
            plot.place(Role::Decoration, of, x + width / 2.0, 46.0, Anchor::Middle);
        }
    }
    let full = f64::ceil(cells.count).max(0.0);
    let split = pitch * full;
    if full > 0.0 {
        plot.bracket(i, 0.5, split - TILE_GAP - 0.5, 66.0, 4.0, Ink::Subject);
    }
    if let Some(rest) = rest.filter(|_| full < whole as f64) {
        plot.bracket(rest, split + 0.5, right - 0.5, 66.0, 4.0, Ink::Axis);
    }
    tile_words(plot, i, rest, right)
}

/// Names and figures below the brackets, the rest at the right end; on two
/// lines where they do not fit side by side, and more for long names.
fn tile_words(plot: &mut Plot<'_>, i: usize, rest: Option<usize>, right: f64) -> f64 {
    const FIRST: f64 = 87.0;
    let width = phrase(plot, i, OWN);
    plot.line.clear();
    let rest_width = rest.map_or(0.0, |rest| phrase(plot, rest, REST) + plot.chip_room(rest));
    plot.line.clear();
    if width.max(rest_width) > plot.least {
        return long_words(plot, i, rest, FIRST);
    }
    phrase(plot, i, OWN);
    plot.set(i, 0.0, FIRST, Anchor::Start);
    let Some(rest) = rest else {
        plot.row(i, 0.0, 94.0);
        return 104.0;
    };
    let chip = plot.chip_room(rest);
    let beside = width + 12.0 + rest_width <= right.min(plot.least);
    let (left, baseline, height) = if beside { (right / 2.0, FIRST, 70.0) } else { (0.0, FIRST + 20.0, 94.0) };
    plot.row(i, 0.0, height);
    // Below, they are not cut where they are longer than the tiles.
    let end = right.max(if beside { 0.0 } else { rest_width });
    phrase(plot, rest, REST);
    plot.set(rest, end - chip, baseline, Anchor::End);
    plot.chip_after(rest, end - chip, baseline);
    plot.region(rest, left, baseline - 16.0, plot.width - left, 24.0);
    baseline + 17.0
}

/// The same one below the other from `y`, each figure behind the last line of
/// its name.
fn long_words(plot: &mut Plot<'_>, i: usize, rest: Option<usize>, y: f64) -> f64 {
    let mut baseline = y + long_phrase(plot, i, OWN, y);
    plot.row(i, 0.0, baseline + 7.0);
    if let Some(rest) = rest {
        let top = baseline + 4.0;
        baseline += 20.0;
        baseline += long_phrase(plot, rest, REST, baseline);
        plot.region(rest, 0.0, top, plot.width, baseline + 8.0 - top);
    }
    baseline + 17.0
}

/// Sets name and figure; returns how far the figure is below `y`.
fn long_phrase(plot: &mut Plot<'_>, i: usize, style: Style, y: f64) -> f64 {
    let width = f64::ceil(plot.figure_width(i, style, 13));
    let room = plot.width - GAP - width - plot.chip_room(i);
    let words = Style::regular(13, style.ink);
    let name = plot.name(i, &plot.datum(i).label, 0.0, y, room, 3, words, Stand::Bottom);
    plot.figure(i, style, 13);
    plot.set(i, name.end + GAP, y + name.extra, Anchor::Start);
    plot.chip_after(i, name.end + GAP + width, y + name.extra);
    name.extra
}

/// Adds name and figure; returns their width.
fn phrase(plot: &mut Plot<'_>, i: usize, style: Style) -> f64 {
    let datum = plot.datum(i);
    plot.phrase(&datum.label, datum.amount.as_deref(), style, 13, true);
    if let Some(figure) = plot.line.get_mut(1) {
        figure.gap = GAP;
    }
    plot.line_width()
}

/// One row of cells in tens; returns its pitch.
fn units(plot: &mut Plot<'_>, i: usize, y: f64) -> f64 {
    let datum = plot.datum(i);
    let named = is_percent(datum) && !datum.whole_label.is_empty();
    let mut width = f64::ceil(unit_words(plot, i, true));
    plot.line.clear();
    let mut name = (if named { &datum.whole_label } else { &datum.label }).clone();
    // The long name of a rate stands with what it is of: 市重点项目开工率.
    let long = is_percent(datum) && width > WORDS_SHARE * plot.least;
    if long {
        width = f64::ceil(unit_words(plot, i, false));
        plot.line.clear();
        if named {
            name = [&name, plot.chart.lang.say("| "), &datum.label].concat();
        }
    }
    let room = plot.width - 10.0 - width;
    let style = Style::regular(14, Ink::Main);
    let extra = plot.name(i, &name, 0.0, y + 16.0, room, if long { 4 } else { 2 }, style, Stand::Bottom).extra;
    unit_words(plot, i, !long);
    plot.set(i, plot.width, y + 16.0 + extra, Anchor::End);
    let height = 27.0 + extra + blocks(plot, i, y + 27.0 + extra);
    plot.row(i, y, height + 8.0);
    if plot.chart.data.get(i + 1).is_some_and(|next| next.part == resolve::Part::Rest) {
        plot.region(i + 1, plot.width - width, y, width, 24.0 + extra);
    }
    height + 18.0
}

/// Adds 8个，开工率 100%, the rate `named` or not; or 7个 with its whole:
/// 7 / 8个. Returns the width.
#[inline(never)]
fn unit_words(plot: &mut Plot<'_>, i: usize, named: bool) -> f64 {
    let datum = plot.datum(i);
    let style = Style::bold(14, Ink::Subject);
    let lang = plot.chart.lang;
    let (amount, whole) = (datum.amount.as_deref(), datum.whole.as_deref());
    if let Some(whole) = whole.filter(|_| is_percent(datum)) {
        plot.phrase("", Some(whole), style, 12, true);
        let word = [lang.say("，|, "), if named { &datum.label } else { "" }].concat();
        return plot.phrase(&word, amount, style, 12, true);
    }
    plot.figure(i, style, 12);
    if let (Some(amount), Some(whole)) = (amount, whole)
        && amount.value != whole.value
    {
        let words = [lang.say(" / 共| of "), &whole.text()].concat();
        plot.run(&words, 0.0, Style::regular(12, Ink::Subject));
    }
    plot.line_width()
}

/// Blocks of ten below `top`, wrapped into lines; returns their height.
fn blocks(plot: &mut Plot<'_>, i: usize, top: f64) -> f64 {
    let whole = whole(plot.datum(i));
    let cells = cells(i, plot.datum(i), whole, None, line::HAIR);
    // At the bucket's narrow end cells shrink rather than wrap.
    let least = plot.least.max(FULL_SIZE);
    let factor = (plot.width / least).min(1.0);
    let cell = f64::floor(CELL * factor * 2.0) / 2.0;
    let pitch = cell + if factor < 1.0 { CELL_GAP - 0.5 } else { CELL_GAP };
    let block = 4.0 * pitch + cell + BLOCK_GAP;
    let mut per_line = f64::floor((least + BLOCK_GAP) / BLOCK) as usize;
    // A last block of less than ten may still fit its two columns.
    let tail = (whole % 10).div_ceil(2) as f64;
    let reach = per_line as f64 * BLOCK + tail * (CELL + CELL_GAP) - CELL_GAP;
    let squeezed = whole / 10 == per_line && tail > 0.0 && reach <= least;
    if squeezed {
        per_line += 1;
    }
    for n in 0..whole {
        let (group, place) = (n / 10, n % 10);
        // A partial block of a squeezed line fills by columns of two.
        let by_columns = squeezed && group == whole / 10;
        let (column, row) = if by_columns { (place / 2, place % 2) } else { (place % 5, place / 5) };
        let x = (group % per_line) as f64 * block + column as f64 * pitch;
        let y = top + (group / per_line) as f64 * LINE + row as f64 * pitch;
        plot.cell(&cells, n, x, y, cell, cell);
    }
    LINE * whole.div_ceil(10).div_ceil(per_line).max(1) as f64 - BLOCK_GAP
}
