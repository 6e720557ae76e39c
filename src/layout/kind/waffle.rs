//! One share as a hundred cells.

use super::Place;
use crate::layout::Bucket;
use crate::layout::figure::{self, FigureStyle};
use crate::layout::plot::{Area, At, Plot, Style};
use crate::resolve::{Amount, Part};
use crate::scene::{Role, Stroke};
use crate::text::Lang;
use crate::theme::line;

pub(super) struct Waffle;

const GAP: f64 = 4.0;
const CELL: f64 = 18.0;
/// From the cells to their words.
const WORDS: f64 = 18.0;
/// Words narrower than this are not worth a line.
const LEAST_WORDS: f64 = 84.0;

/// Cells in reading order of filling, and where the words stand.
struct Grid {
    columns: usize,
    rows: usize,
    cell: f64,
    top: f64,
}

impl Grid {
    fn pitch(&self) -> f64 {
        self.cell + GAP
    }

    fn width(&self) -> f64 {
        self.pitch() * self.columns as f64 - GAP
    }

    fn bottom(&self) -> f64 {
        self.top + self.pitch() * self.rows as f64 - GAP
    }

    /// Ten columns fill row by row from the bottom left; twenty fill column
    /// by column, so that the filled part stays one block.
    fn area(&self, cell: usize) -> Area {
        let (column, row) =
            if self.columns == 10 { (cell % 10, cell / 10) } else { (cell / self.rows, cell % self.rows) };
        let x = self.pitch() * column as f64;
        let y = self.bottom() - self.cell - self.pitch() * row as f64;
        Area::new(x, y, self.cell, self.cell)
    }
}

impl Place for Waffle {
    fn place(&self, plot: &mut Plot<'_>) -> f64 {
        let chart = plot.chart;
        let Some(share) = plot.find(Part::Value) else { return plot.nothing() };
        let rest = plot.find(Part::Rest);
        let grid = grid(plot);
        let height = if plot.bucket == Bucket::Wide { grid.bottom() + 6.0 } else { 226.0 };
        let filled = chart.data[share].amount.as_deref().map_or(0.0, |amount| amount.scaled.clamp(0.0, 100.0));
        cells(plot, share, rest, &grid, filled);
        let words_x = grid.width() + WORDS;
        let edge =
            if grid.columns == 10 { grid.bottom() - grid.pitch() * f64::ceil(filled / 10.0) + GAP } else { grid.top };
        share_words(plot, share, &grid, edge, words_x);
        if let Some(rest) = rest {
            rest_words(plot, rest, &grid, words_x);
        }
        height
    }
}

fn grid(plot: &Plot<'_>) -> Grid {
    if plot.bucket == Bucket::Wide {
        return Grid { columns: 20, rows: 5, cell: CELL, top: 4.0 };
    }
    // Smaller cells on the narrowest phones, so that the words keep a column.
    let room = plot.width - WORDS - LEAST_WORDS + GAP;
    let cell = f64::floor(room / 10.0 - GAP).clamp(11.0, CELL);
    let top = 4.0 + (CELL - cell) * 10.0;
    Grid { columns: 10, rows: 10, cell, top }
}

fn cells(plot: &mut Plot<'_>, share: usize, rest: Option<usize>, grid: &Grid, filled: f64) {
    let chart = plot.chart;
    let color = plot.theme.subject;
    let whole = f64::floor(filled + 1e-9) as usize;
    let fraction = filled - whole as f64;
    let amount = chart.data[share].amount.as_deref();
    let open = amount.is_some_and(|amount| amount.qualifier.is_lower_bound() && !amount.is_derived());
    for cell in 0..100 {
        let area = grid.area(cell);
        if cell >= whole {
            plot.outline(Role::Decoration, rest, area, Stroke::solid(plot.theme.cell, line::HAIR), 0.0);
        }
        // The last touched cell carries the qualifier: open, toothed, hatched.
        let last = if fraction > 1e-9 { cell == whole } else { cell + 1 == whole };
        let part = if cell < whole { 1.0 } else { fraction };
        if open && cell > 0 && cell as f64 >= filled && cell as f64 - 1.0 < filled {
            plot.open_cell(share, area, color);
        }
        if open && part > 0.0 {
            plot.fill(Role::Mark, Some(share), Area { width: area.width * part, ..area }, color);
        } else if let Some(amount) = amount.filter(|_| last && part > 0.0) {
            plot.bar(share, amount, (area.x, area.x + area.width * part), (area.y, area.height), color);
        } else if cell < whole {
            plot.fill(Role::Mark, Some(share), area, color);
        }
    }
}

fn share_words(plot: &mut Plot<'_>, i: usize, grid: &Grid, edge: f64, x: f64) {
    let chart = plot.chart;
    let color = plot.theme.subject;
    let datum = &chart.data[i];
    let bottom = grid.bottom();
    if grid.columns == 10 && edge < bottom {
        let (top, bottom) = (edge + 0.5, bottom - 0.5);
        let bracket = vec![
            (grid.width() + 4.0, top),
            (grid.width() + 8.0, top),
            (grid.width() + 8.0, bottom),
            (grid.width() + 4.0, bottom),
        ];
        plot.path(Role::Decoration, Some(i), bracket, Stroke::solid(color, line::BRACKET));
    }
    let name = Style::bold(14.0, color);
    let lines = name.broken(&datum.label, plot.width - x, 2);
    let extra = 18.0 * (lines.len() - 1) as f64;
    // The block of words: name, figure, count of cells; beside the filled
    // part, but clear of the words for the rest above it.
    let middle = if grid.columns == 10 {
        ((edge + bottom) / 2.0).clamp(grid.bottom() - 140.0 + 36.0 + extra, bottom - 40.0)
    } else {
        bottom - 40.0
    };
    plot.lines(i, At::start(x, middle - 12.0 - extra), &lines, 18.0, name);
    let style = FigureStyle::new(26.0, 14.0, color);
    let spans = figure::datum_spans(plot, datum, style, true);
    let spans = fitted(plot, spans, plot.width - x);
    plot.text(Role::Label, Some(i), At::start(x, middle + 18.0), spans);
    if let Some(words) = datum.amount.as_deref().and_then(|amount| count(amount, chart.lang)) {
        plot.label(i, At::start(x, middle + 38.0), &words, Style::regular(12.0, plot.theme.ink2));
    }
    let region = if grid.columns == 10 {
        Area::new(0.0, edge.min(bottom - 44.0) - 6.0, plot.width, bottom - edge.min(bottom - 44.0) + 12.0)
    } else {
        Area::new(0.0, 0.0, plot.width, bottom + 6.0)
    };
    plot.region(i, region);
}

/// A long figure (20%以上) in the narrow column is set smaller.
fn fitted(plot: &Plot<'_>, spans: Vec<crate::scene::Span>, room: f64) -> Vec<crate::scene::Span> {
    let width = figure::width(&spans);
    if width <= room || plot.bucket == Bucket::Wide {
        return spans;
    }
    let factor = (room / width).max(0.5);
    let shrink =
        |span: crate::scene::Span| crate::scene::Span { size: f64::floor(span.size * factor).max(11.0), ..span };
    spans.into_iter().map(shrink).collect()
}

/// 42格又九成: the figure in cells, where tenths of a cell can say it.
fn count(amount: &Amount, lang: Lang) -> Option<String> {
    const TENTHS: [&str; 10] = ["", "一成", "两成", "三成", "四成", "半", "六成", "七成", "八成", "九成"];
    if amount.qualifier != crate::document::Qualifier::Exact || amount.value.decimals() > 1 {
        return None;
    }
    let tenths = libm::round(amount.scaled * 10.0) as usize;
    let (whole, tenth) = (tenths / 10, tenths % 10);
    if lang == Lang::En {
        return Some([amount.digits(), " of 100 cells"].concat());
    }
    let part = TENTHS.get(tenth).copied().unwrap_or_default();
    let joint = if tenth == 0 { "" } else { "又" };
    Some([whole.to_string().as_str(), "格", joint, part].concat())
}

fn rest_words(plot: &mut Plot<'_>, i: usize, grid: &Grid, x: f64) {
    let chart = plot.chart;
    let ink = plot.theme.ink2;
    let datum = &chart.data[i];
    let style = FigureStyle { number: Style::regular(15.0, ink), words: Style::regular(13.0, ink) };
    let spans = figure::datum_spans(plot, datum, style, true);
    let name = Style::regular(14.0, ink);
    if grid.columns == 20 {
        // Beside the empty cells' right end: one line above the share's words.
        let width = figure::width(&spans);
        plot.label(i, At::start(x, 18.0), &datum.label, name);
        let after = x + f64::ceil(name.width(&datum.label)) + 8.0;
        plot.text(Role::Label, Some(i), At::start(after, 18.0), spans);
        if after + width + 8.0 + plot.chip_width() <= plot.width {
            plot.chip(i, after + f64::ceil(width) + 8.0, 18.0);
        }
        let right = Area::new(x, 0.0, plot.width - x, 24.0);
        plot.region(i, right);
        return;
    }
    let lines = name.broken(&datum.label, plot.width - x, 1);
    let top = grid.top - 4.0;
    plot.lines(i, At::start(x, top + 18.0), &lines, 18.0, name);
    plot.text(Role::Label, Some(i), At::start(x, top + 40.0), spans);
    plot.chip(i, x, top + 62.0);
    plot.region(i, Area::new(x, top, plot.width - x, 70.0));
}
