//! One cell per counted thing, or per ten, hundred, … of them.

use super::Place;
use crate::layout::honest::Cells;
use crate::layout::label::Stand;
use crate::layout::plot::{Plot, TICK};
use crate::layout::style::{Ink, Pen, Style};
use crate::resolve::Emphasis;
use crate::scene::{Anchor, Role, Shape};
use crate::text::{Lang, group_digits};
use crate::theme::line;

pub(super) enum Unit {}

/// The most cells of a row; above, a cell counts ten times as many.
const MOST_CELLS: f64 = 100.0;
/// As many digits as a figure has, and those of 万亿 behind it.
const MOST_POWER: i32 = 30;
/// Things in tens: 5 × 2 cells a block.
const CELL: f64 = 11.0;
const PITCH: f64 = CELL + 3.0;
const BLOCK: f64 = 5.0 * PITCH + 5.0;
const LINE: f64 = 2.0 * PITCH + 5.0;
/// Between the cells of a row and the next name.
const ROW_GAP: f64 = 14.0;

impl Place for Unit {
    fn place(plot: &mut Plot<'_>) -> f64 {
        let chart = plot.chart;
        // How much a cell counts, in the chart's unit; and the number of things
        // as a power of ten.
        let most = chart.data[plot.measured()].iter().filter_map(|datum| datum.amount.as_deref());
        let most = most.fold(0.0, |most, amount| amount.scaled_upper.max(most));
        let (mut each, mut power) = (1.0, 0);
        for _ in 0..chart.unit.power {
            each /= 10.0;
        }
        while most / each > MOST_CELLS && power < MOST_POWER {
            (each, power) = (each * 10.0, power + 1);
        }
        let mut y = 0.0;
        for i in plot.shown() {
            y = row(plot, i, each, y) + ROW_GAP;
        }
        if chart.data[plot.shown()].iter().all(|datum| datum.amount.is_none()) {
            return y;
        }
        legend(plot, each, power, y);
        y + 20.0
    }
}

/// Name, figure and cells of a datum below `y`; returns their bottom.
fn row(plot: &mut Plot<'_>, i: usize, each: f64, y: f64) -> f64 {
    let datum = plot.datum(i);
    let subject = datum.emphasis == Emphasis::Subject;
    let value = plot.value_style(i);
    let width = f64::ceil(plot.figure_width(i, value, 12));
    let room = (plot.width - width - 12.0 - plot.chip_room(i)).max(60.0);
    let style = Style { size: 14, ..plot.name_style(i) };
    let name = plot.name(i, &datum.label, 0.0, y + 15.0, room, 2, style, Stand::Bottom);
    let baseline = y + 15.0 + name.extra;
    plot.chip_after(i, name.end, baseline);
    plot.figure(i, value, 12);
    plot.fit(plot.width - 72.0);
    plot.set(i, plot.width, baseline, Anchor::End);
    let start = plot.scene.items.len();
    let bottom = baseline + 10.0 + cells(plot, i, each, baseline + 10.0);
    if !subject {
        quieten(plot, start);
    }
    plot.row(i, y, bottom + 6.0 - y);
    bottom
}

/// Gives the cells that were drawn since `start` a sibling's colour.
fn quieten(plot: &mut Plot<'_>, start: usize) {
    let (loud, quiet) = (Ink::Subject.of(plot.theme), Ink::Sibling.of(plot.theme));
    for item in plot.scene.items.iter_mut().skip(start) {
        if let Shape::Rect { fill, stroke, .. } | Shape::Path { fill, stroke, .. } = &mut item.shape {
            for color in fill.iter_mut().chain(stroke.iter_mut().map(|stroke| &mut stroke.color)) {
                if *color == loud {
                    *color = quiet;
                }
            }
        }
    }
}

/// Cells in blocks of ten, wrapped into lines; returns their height.
fn cells(plot: &mut Plot<'_>, i: usize, each: f64, top: f64) -> f64 {
    let Some(amount) = plot.amount(i) else {
        plot.band(i, 0.0, 8.0, top + 4.0, line::STEM, Ink::Main);
        return CELL;
    };
    // Whole numbers of cells stay whole.
    let count = libm::round(amount.scaled / each * 1e6) / 1e6;
    let pen = Pen::solid(Ink::Subject, line::HAIR);
    let cells = Cells { datum: i, rest: None, count, pen, hollow: true };
    // The first empty cell after a lower bound is open.
    let open = usize::from(amount.qualifier.is_lower_bound() && !amount.is_derived());
    let shown = (f64::ceil(amount.scaled_upper / each - 1e-9).clamp(1.0, MOST_CELLS) as usize) + open;
    let per_line = f64::floor((plot.least + 8.0) / BLOCK) as usize;
    for n in 0..shown {
        let (group, place) = (n / 10, n % 10);
        let x = (group % per_line) as f64 * BLOCK + (place % 5) as f64 * PITCH;
        let y = top + (group / per_line) as f64 * LINE + (place / 5) as f64 * PITCH;
        plot.cell(&cells, n, x, y, CELL, CELL);
    }
    let last = (shown - 1) % 10;
    let lines = (shown - 1) / (10 * per_line);
    let full = lines > 0 || shown > 5 && last >= 5 || shown > 10;
    lines as f64 * LINE + if full { PITCH + CELL } else { CELL }
}

/// Whether a count of cells leaves none partly filled.
fn is_whole(cells: f64) -> bool {
    (cells - libm::round(cells)).abs() < 1e-6
}

/// 图例: what a cell counts, where that is more than one thing.
fn legend(plot: &mut Plot<'_>, each: f64, power: i32, y: f64) {
    let lang = plot.chart.lang;
    let (digits, prefix) = match power {
        16.. if lang != Lang::En => (power - 16, lang.say("亿亿|")),
        12.. if lang != Lang::En => (power - 12, lang.say("万亿|")),
        8.. if lang != Lang::En => (power - 8, lang.say("亿|")),
        4.. if lang != Lang::En => (power - 4, lang.say("万|")),
        _ => (power, ""),
    };
    let mut number = "1".to_owned();
    for _ in 0..digits {
        number.push('0');
    }
    // 万个 counts 个, million people counts people, and million just things.
    let written = plot.chart.unit.written.rsplit(' ').next().unwrap_or_default();
    let bare = matches!(written, "million" | "billion");
    let written = if bare { "" } else { written.trim_start_matches(['万', '亿', '萬', '億', '千', '百']) };
    let space = if written.is_empty() { "" } else { lang.say("| ") };
    // A whole square and, where some are not full, a half one.
    let counted = [&group_digits(&number, prefix), prefix, space, written].concat();
    plot.fill(Role::Decoration, None, 0.0, y + 2.0, CELL, CELL, Ink::Quiet);
    let whole = [lang.say("＝|= "), &counted].concat();
    plot.tick_label(CELL + 5.0, y + 12.0, Anchor::Start, &whole);
    if !plot.chart.data[plot.shown()]
        .iter()
        .filter_map(|datum| datum.amount.as_deref())
        .any(|amount| !is_whole(amount.scaled / each))
    {
        return;
    }
    let x = CELL + 5.0 + f64::ceil(TICK.width(&whole)) + 20.0;
    plot.fill(Role::Decoration, None, x, y + 2.0, f64::ceil(CELL / 2.0), CELL, Ink::Quiet);
    plot.outline(Role::Decoration, None, x, y + 2.0, CELL, CELL, Pen::solid(Ink::Quiet, line::HAIR));
    let words = lang.say("不满一格，按比例填|partly filled: a part of it");
    plot.tick_label(x + CELL + 5.0, y + 12.0, Anchor::Start, words);
}
