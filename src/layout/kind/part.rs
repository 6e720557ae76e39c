//! Counted things out of a counted whole.

use super::Place;
use crate::document::Dimension;
use crate::layout::figure::{self, FigureStyle};
use crate::layout::plot::{Area, At, Plot, Style};
use crate::resolve::{self, Amount, Datum};
use crate::scene::{Role, Span, Stroke};
use crate::theme::line;

pub(super) struct Part;

/// Up to this many things, each is a numbered tile.
const MOST_TILES: usize = 10;
const TILE: f64 = 52.0;
const TILE_GAP: f64 = 5.0;
/// Things in tens: 5 × 2 cells a block.
const CELL: f64 = 11.0;
const CELL_GAP: f64 = 3.0;
const BLOCK_GAP: f64 = 8.0;
/// Cells shrink below this width, so that the count of lines stays the same.
const FULL_SIZE: f64 = 320.0;

impl Place for Part {
    fn place(&self, plot: &mut Plot<'_>) -> f64 {
        let chart = plot.chart;
        let rows: Vec<usize> = (0..chart.data.len()).filter(|i| chart.data[*i].part != resolve::Part::Rest).collect();
        if let [only] = rows[..]
            && let Some(whole) = whole(&chart.data[only])
            && (1..=MOST_TILES).contains(&whole)
        {
            return tiles(plot, only, whole);
        }
        let mut y = 0.0;
        for i in rows {
            y += units(plot, i, y);
        }
        y - 14.0
    }
}

fn whole(datum: &Datum) -> Option<usize> {
    let amount = datum.amount.as_deref()?;
    let whole = datum.whole.as_deref().unwrap_or(amount);
    Some(whole.value.to_f64() as usize)
}

/// How many things count, in cells; a rate counts a share of the whole.
fn counted(datum: &Datum, whole: usize) -> f64 {
    match &datum.amount {
        Some(amount) if amount.unit.dimension == Dimension::Percent => whole as f64 * amount.value.to_f64() / 100.0,
        Some(amount) => amount.value.to_f64(),
        None => 0.0,
    }
}

fn tiles(plot: &mut Plot<'_>, i: usize, whole: usize) -> f64 {
    let chart = plot.chart;
    let datum = &chart.data[i];
    let rest = (i + 1 < chart.data.len()).then_some(i + 1);
    let count = counted(datum, whole);
    let width = (plot.width - TILE_GAP * (whole - 1) as f64) / whole as f64;
    let pitch = width + TILE_GAP;
    for cell in 0..whole {
        let area = Area::new(pitch * cell as f64, 4.0, width, TILE);
        let part = (count - cell as f64).clamp(0.0, 1.0);
        if part < 1.0 {
            plot.outline(Role::Decoration, rest, area, Stroke::solid(plot.theme.axis, line::DERIVED), 0.0);
        }
        let last = count > cell as f64 && count <= (cell + 1) as f64;
        cell_mark(plot, i, area, part, last);
        let ink = if part >= 1.0 { plot.theme.on_subject } else { plot.theme.ink3 };
        let at = At::middle(area.x + width / 2.0, 46.0);
        let number = (cell + 1).to_string();
        let derived = datum.amount.as_deref().is_some_and(Amount::is_derived);
        // No number on a hatch or beside slats: it could not be read.
        let open = is_open(datum, count, cell);
        if open {
            plot.open_cell(i, area, plot.theme.subject);
        }
        let clean = part == 0.0 || (part >= 1.0 && !derived);
        if clean && !open {
            plot.text(Role::Decoration, None, at, vec![Style::regular(12.0, ink).span(&number)]);
        }
    }
    let full = f64::ceil(count).max(0.0);
    let split = (pitch * full - TILE_GAP).max(0.0);
    if full > 0.0 {
        plot.bracket(i, 0.5, split - 0.5, 66.0, 4.0, plot.theme.subject);
    }
    if let Some(rest) = rest.filter(|_| full < whole as f64) {
        let start = if full > 0.0 { split + TILE_GAP } else { 0.0 };
        plot.bracket(rest, start + 0.5, plot.width - 0.5, 66.0, 4.0, plot.theme.axis);
    }
    tile_words(plot, i, rest)
}

/// Names and figures below the brackets, the rest at the right end; on two
/// lines where they do not fit side by side.
fn tile_words(plot: &mut Plot<'_>, i: usize, rest: Option<usize>) -> f64 {
    let chart = plot.chart;
    let subject = row_words(plot, i, plot.theme.subject, true);
    let rest = rest.map(|rest| (rest, row_words(plot, rest, plot.theme.ink2, false)));
    let chip = |datum: &Datum| datum.amount.as_deref().is_some_and(Amount::is_derived);
    let needed = figure::width(&subject)
        + rest.as_ref().map_or(0.0, |(k, spans)| {
            12.0 + figure::width(spans) + if chip(&chart.data[*k]) { plot.chip_width() + 6.0 } else { 0.0 }
        });
    let side_by_side = needed <= plot.bucket.least();
    plot.text(Role::Label, Some(i), At::start(0.0, 87.0), subject);
    plot.region(i, Area::new(0.0, 0.0, plot.width, if side_by_side && rest.is_some() { 70.0 } else { 94.0 }));
    let Some((k, spans)) = rest else { return 104.0 };
    let baseline = if side_by_side { 87.0 } else { 107.0 };
    let chip_room = if chip(&chart.data[k]) { plot.chip_width() + 6.0 } else { 0.0 };
    plot.text(Role::Label, Some(k), At::end(plot.width - chip_room, baseline), spans);
    if chip_room > 0.0 {
        plot.chip(k, plot.width - chip_room + 6.0, baseline);
    }
    let left = if side_by_side { plot.width / 2.0 } else { 0.0 };
    plot.region(k, Area::new(left, baseline - 16.0, plot.width - left, 24.0));
    baseline + 17.0
}

fn row_words(plot: &Plot<'_>, i: usize, color: crate::scene::Color, bold: bool) -> Vec<Span> {
    let datum = &plot.chart.data[i];
    let number = if bold { Style::bold(14.0, color) } else { Style::regular(14.0, color) };
    let style = FigureStyle { number, words: Style::regular(13.0, color) };
    figure::phrase(style.words.span(&datum.label), 5.0, figure::datum_spans(plot, datum, style, true))
}

/// Whether `cell` is the first empty one after a lower bound.
fn is_open(datum: &Datum, count: f64, cell: usize) -> bool {
    let open = datum.amount.as_deref().is_some_and(|amount| amount.qualifier.is_lower_bound() && !amount.is_derived());
    open && cell as f64 >= count && cell as f64 - 1.0 < count
}

/// A filled cell; the last one in the style of the figure's qualifier.
fn cell_mark(plot: &mut Plot<'_>, i: usize, area: Area, part: f64, last: bool) {
    let chart = plot.chart;
    let color = plot.theme.subject;
    let Some(amount) = chart.data[i].amount.as_deref().filter(|_| part > 0.0) else { return };
    let open = amount.qualifier.is_lower_bound() && !amount.is_derived();
    if open {
        plot.fill(Role::Mark, Some(i), Area { width: area.width * part, ..area }, color);
    } else if last || amount.is_derived() {
        plot.bar(i, amount, (area.x, area.x + area.width * part), (area.y, area.height), color);
    } else {
        plot.fill(Role::Mark, Some(i), area, color);
    }
}

/// One row of cells in tens; returns its pitch.
fn units(plot: &mut Plot<'_>, i: usize, y: f64) -> f64 {
    let chart = plot.chart;
    let datum = &chart.data[i];
    let whole = whole(datum).unwrap_or(0);
    let percent = datum.amount.as_deref().is_some_and(|amount| amount.unit.dimension == Dimension::Percent);
    let name = if percent && !datum.whole_label.is_empty() { &datum.whole_label } else { &datum.label };
    let words = unit_words(plot, datum, percent);
    let style = Style::regular(14.0, plot.theme.ink);
    let words_width = f64::ceil(figure::width(&words));
    let room = plot.width - 10.0 - words_width;
    let lines = style.broken(name, room, 2);
    let reserved = plot.most_lines(name, room, style, 2).max(lines.len());
    let extra = 18.0 * (reserved - 1) as f64;
    plot.lines(i, At::start(0.0, y + 16.0 + extra - 18.0 * (lines.len() - 1) as f64), &lines, 18.0, style);
    plot.text(Role::Label, Some(i), At::end(plot.width, y + 16.0 + extra), words);
    let top = y + 27.0 + extra;
    let bottom = cells(plot, i, whole, top);
    plot.region(i, Area::new(0.0, y, plot.width, bottom - y + 8.0));
    if chart.data.get(i + 1).is_some_and(|next| next.part == resolve::Part::Rest) {
        let left = plot.width - words_width;
        plot.region(i + 1, Area::new(left, y, words_width, 24.0 + extra));
    }
    bottom - y + 18.0
}

/// 8个，开工率 100%; or 7个 with its whole: 7 / 8个.
fn unit_words(plot: &Plot<'_>, datum: &Datum, percent: bool) -> Vec<Span> {
    let color = plot.theme.subject;
    let style = FigureStyle::new(14.0, 12.0, color);
    let figure = figure::datum_spans(plot, datum, style, true);
    let Some(whole) = datum.whole.as_deref().filter(|_| datum.amount.is_some()) else { return figure };
    if !percent {
        let of = [plot.chart.lang.pick(" / 共", " of "), &whole.text()].concat();
        let equal = datum.amount.as_deref().is_some_and(|amount| amount.value == whole.value);
        let tail = (!equal).then(|| style.words.span(&of));
        return figure.into_iter().chain(tail).collect();
    }
    let mut spans = figure::spans(whole, style, true);
    let word = style.words.span(&[plot.chart.lang.pick("，", ", "), &datum.label].concat());
    spans.extend(figure::phrase(word, 4.0, figure));
    spans
}

/// Blocks of ten, wrapped into lines; returns the bottom of the last line.
fn cells(plot: &mut Plot<'_>, i: usize, whole: usize, top: f64) -> f64 {
    let chart = plot.chart;
    // At the bucket's narrow end cells shrink rather than wrap.
    let least = plot.bucket.least().max(FULL_SIZE);
    let factor = (plot.width / least).min(1.0);
    let (cell, gap) = (f64::floor(CELL * factor * 2.0) / 2.0, if factor < 1.0 { CELL_GAP - 0.5 } else { CELL_GAP });
    let block = 5.0 * cell + 4.0 * gap + BLOCK_GAP;
    let per_line = f64::floor((least + BLOCK_GAP) / (5.0 * CELL + 4.0 * CELL_GAP + BLOCK_GAP)).max(1.0) as usize;
    // A last block of less than ten may still fit its two columns.
    let tail = (whole % 10).div_ceil(2).min(5) as f64;
    let full = 5.0 * CELL + 4.0 * CELL_GAP + BLOCK_GAP;
    let reach = per_line as f64 * full + tail * (CELL + CELL_GAP) - CELL_GAP;
    let squeezed = whole / 10 == per_line && !whole.is_multiple_of(10) && reach <= least;
    let per_line = if squeezed { per_line + 1 } else { per_line };
    let count = counted(&chart.data[i], whole);
    let line_height = 2.0 * CELL + CELL_GAP + BLOCK_GAP;
    for n in 0..whole {
        let (group, place) = (n / 10, n % 10);
        // A partial block of a squeezed line fills by columns of two.
        let partial = squeezed && group == whole / 10;
        let (column, row) = if partial { (place / 2, place % 2) } else { (place % 5, place / 5) };
        let x = (group % per_line) as f64 * block + column as f64 * (cell + gap);
        let y = top + (group / per_line) as f64 * line_height + row as f64 * (cell + gap);
        let area = Area::new(x, y, cell, cell);
        let part = (count - n as f64).clamp(0.0, 1.0);
        if part < 1.0 {
            plot.outline(Role::Decoration, None, area, Stroke::solid(plot.theme.axis, line::HAIR), 0.0);
        }
        let last = count > n as f64 && count <= (n + 1) as f64;
        cell_mark(plot, i, area, part, last);
        if is_open(&chart.data[i], count, n) {
            plot.open_cell(i, area, plot.theme.subject);
        }
    }
    let lines = whole.div_ceil(10).div_ceil(per_line).max(1);
    top + line_height * lines as f64 - BLOCK_GAP
}
