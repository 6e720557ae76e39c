//! One share as a hundred cells.

use super::Place;
use crate::document::Qualifier;
use crate::layout::Bucket;
use crate::layout::honest::Cells;
use crate::layout::label::Stand;
use crate::layout::plot::Plot;
use crate::layout::style::{Ink, Pen, Style};
use crate::resolve::{Amount, Part};
use crate::scene::Anchor;
use crate::text::Lang;
use crate::theme::line;

pub(super) enum Waffle {}

const GAP: f64 = 4.0;
const CELL: f64 = 18.0;
/// From the cells to their words.
const WORDS: f64 = 18.0;
/// Words narrower than this are not worth a line.
const LEAST_WORDS: f64 = 84.0;

impl Place for Waffle {
    fn place(plot: &mut Plot<'_>) -> f64 {
        let Some(share) = plot.find(Part::Value) else { return plot.nothing() };
        let rest = plot.find(Part::Rest);
        let count = plot.amount(share).map_or(0.0, |amount| amount.scaled.clamp(0.0, 100.0));
        let cells = Cells { datum: share, rest, count, pen: Pen::solid(Ink::Cell, line::HAIR), hollow: false };
        let wide = plot.bucket == Bucket::Wide;
        // Smaller cells on the narrowest phones, so that the words keep a column.
        let room = plot.width - WORDS - LEAST_WORDS + GAP;
        let cell = f64::floor(room / 10.0 - GAP).clamp(11.0, CELL);
        let pitch = cell + GAP;
        let head = head(plot, share);
        let top = 4.0 + head + (CELL - cell) * 10.0;
        let (columns, rows) = if wide { (20, 5) } else { (10, 10) };
        let bottom = top + pitch * f64::from(rows) - GAP;
        for n in 0..100 {
            // Ten columns fill row by row from the bottom left; twenty fill
            // column by column, so that the filled part stays one block.
            let (column, row) = if wide { (n / 5, n % 5) } else { (n % 10, n / 10) };
            let (x, y) = (pitch * column as f64, bottom - cell - pitch * row as f64);
            plot.cell(&cells, n, x, y, cell, cell);
        }
        let right = pitch * f64::from(columns) - GAP;
        // Where the filled part starts.
        let edge = if wide { top } else { bottom - pitch * f64::ceil(count / 10.0) + GAP };
        if !wide && edge < bottom {
            let (low, high) = (bottom - 0.5, edge + 0.5);
            let bracket = [(right + 4.0, high), (right + 8.0, high), (right + 8.0, low), (right + 4.0, low)];
            plot.polyline(share, &bracket, Pen::solid(Ink::Subject, line::BRACKET));
        }
        share_words(plot, share, head > 0.0, right + WORDS, edge, bottom);
        if let Some(rest) = rest {
            rest_words(plot, rest, right + WORDS, top);
        }
        if wide { bottom + 6.0 } else { 226.0 + head }
    }
}

const NAME: Style = Style::bold(14, Ink::Subject);
/// Lines of a name beside the cells.
const MOST_LINES: usize = 2;

/// A name too long for the column of a phone goes above the cells; returns
/// what it takes there.
fn head(plot: &mut Plot<'_>, i: usize) -> f64 {
    let label = &plot.datum(i).label;
    if !plot.is_narrow() || NAME.broken(label, LEAST_WORDS, MOST_LINES + 1).len() <= MOST_LINES {
        return 0.0;
    }
    26.0 + plot.name(i, label, 0.0, 14.0, plot.width, MOST_LINES, NAME, Stand::Bottom).extra
}

/// Name (unless it is above), figure, count of cells; beside the filled part, but clear of the
/// words for the rest above it.
fn share_words(plot: &mut Plot<'_>, i: usize, named: bool, x: f64, edge: f64, bottom: f64) {
    let datum = plot.datum(i);
    let wide = plot.bucket == Bucket::Wide;
    let lines = if named { Vec::new() } else { NAME.broken(&datum.label, plot.width - x, MOST_LINES) };
    let extra = 18.0 * lines.len().saturating_sub(1) as f64;
    let low = bottom - 40.0;
    let middle = if wide { low } else { ((edge + bottom) / 2.0).clamp(bottom - 104.0 + extra, low) };
    plot.paragraph(i, x, middle - 12.0 - extra, &lines, NAME);
    let factor = (plot.width - x) / plot.figure(i, Style::bold(26, Ink::Subject), 14);
    if factor < 1.0 && !wide {
        // A long figure (20%以上) in the narrow column is set smaller.
        for span in &mut plot.line {
            span.size = f64::floor(span.size * factor.max(0.5)).max(12.0);
        }
    }
    plot.set(i, x, middle + 18.0, Anchor::Start);
    if let Some(amount) = &datum.amount {
        let words = count(amount, plot.chart.lang);
        plot.label(i, x, middle + 38.0, Anchor::Start, &words, Style::regular(12, Ink::Second));
    }
    let top = if wide { 0.0 } else { edge.min(bottom - 44.0) - 6.0 };
    plot.row(i, top, bottom + 6.0 - top);
}

/// 42格又九成: the figure in cells, where tenths of a cell can say it.
fn count(amount: &Amount, lang: Lang) -> String {
    const TENTHS: [&str; 10] =
        ["", "又一成", "又两成", "又三成", "又四成", "又半", "又六成", "又七成", "又八成", "又九成"];
    if amount.qualifier != Qualifier::Exact || amount.upper.is_some() || amount.value.decimals() > 1 {
        return String::new();
    }
    if lang == Lang::En {
        return [amount.digits(), " of 100 cells"].concat();
    }
    let tenths = libm::round(amount.scaled * 10.0) as usize;
    [&(tenths / 10).to_string(), "格", lang.word(TENTHS[tenths % 10], "")].concat()
}

/// The rest at the top of the column, or on one line above the share's words.
fn rest_words(plot: &mut Plot<'_>, i: usize, x: f64, top: f64) {
    let datum = plot.datum(i);
    let room = plot.width - x;
    let name = Style::regular(14, Ink::Second);
    let value = Style::regular(15, Ink::Second);
    if plot.bucket == Bucket::Wide {
        let width = f64::ceil(plot.figure_width(i, value, 13));
        let shown = plot.name(i, &datum.label, x, 18.0, room - width - 8.0, 1, name, Stand::Top);
        let after = x + shown.end + 8.0;
        let chip = after + f64::ceil(plot.figure(i, value, 13)) + 8.0;
        plot.set(i, after, 18.0, Anchor::Start);
        if chip + plot.chip_width() <= plot.width {
            plot.chip(i, chip, 18.0);
        }
        plot.region(i, x, 0.0, room, 24.0);
        return;
    }
    plot.paragraph(i, x, top + 14.0, &name.broken(&datum.label, room, 1), name);
    plot.figure(i, value, 13);
    plot.set(i, x, top + 36.0, Anchor::Start);
    plot.chip(i, x, top + 58.0);
    plot.region(i, x, top - 4.0, room, 70.0);
}
