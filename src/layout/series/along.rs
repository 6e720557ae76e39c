//! Ticks along x: at data only, because a period or a name between two of
//! them does not exist; as fine as their labels have room.

use crate::document::Period;
use crate::document::series::period_text;
use crate::layout::plot::{Plot, TICK};
use crate::resolve::{Along, Grid};
use crate::scale::wide_ticks;
use crate::text::group_digits;

/// A tick with its label on one line or two.
pub(in super::super) struct Tick {
    pub(in super::super) at: f64,
    pub(in super::super) upper: String,
    /// The year, below the first of its periods; may be empty.
    pub(in super::super) lower: String,
}

/// Between two labels.
const CLEAR: f64 = 12.0;
/// So many ticks at the most: on phones, and else.
const MOST: (usize, usize) = (5, 6);

/// Labels below columns.
const MOST_BANDS: usize = 14;

/// The ticks of `grid`, whose places `at` maps to pixels of the narrowest
/// plot of the bucket, `room` px wide: the same ticks for all its widths.
#[inline(never)]
pub(in super::super) fn ticks(
    plot: &Plot<'_>,
    grid: &Grid,
    domain: (f64, f64),
    at: &dyn Fn(f64) -> f64,
    room: f64,
    bands: bool,
) -> Vec<Tick> {
    let most = if plot.is_narrow() { MOST.0 } else { MOST.1 };
    // Each column may have its label.
    let most = if bands { MOST_BANDS } else { most };
    let inside = |at: f64| at >= domain.0 && at <= domain.1;
    let mut levels: Vec<Vec<Tick>> = Vec::new();
    match &grid.along {
        Along::Number => {
            let mut ticks = Vec::new();
            for tick in wide_ticks(domain, most) {
                ticks.push(Tick { at: tick.value, upper: group_digits(&tick.text, ""), lower: String::new() });
            }
            return ticks;
        }
        Along::Names(names) => {
            for step in 1..=names.len().max(1) {
                if names.len().div_ceil(step) > MOST.1 * 4 {
                    continue;
                }
                let mut ticks = Vec::new();
                let mut i = 0;
                while let Some(name) = names.get(i) {
                    let at = i as f64;
                    if inside(at) {
                        ticks.push(Tick { at, upper: name.clone(), lower: String::new() });
                    }
                    i += step;
                }
                levels.push(ticks);
            }
        }
        Along::Time(periods) => {
            let mut shown = Vec::new();
            for period in periods {
                if inside(period.end()) {
                    shown.push(period);
                }
            }
            levels = times(plot, &shown, most);
        }
    }
    let most = if matches!(grid.along, Along::Names(_)) { usize::MAX } else { most };
    let fits = |ticks: &Vec<Tick>| ticks.len() <= most && clear(ticks, at, room);
    let found = levels.iter().position(|ticks| ticks.len() > 1 && fits(ticks));
    let last = levels.len().saturating_sub(1);
    if levels.is_empty() { Vec::new() } else { levels.swap_remove(found.unwrap_or(last)) }
}

/// Whether the labels keep clear of each other.
#[inline(never)]
fn clear(ticks: &[Tick], at: &dyn Fn(f64) -> f64, room: f64) -> bool {
    let mut reach = f64::NEG_INFINITY;
    ticks.iter().all(|tick| {
        let half = TICK.width(&tick.upper).max(TICK.width(&tick.lower)) / 2.0;
        // Labels at the ends are moved inside the plot.
        let middle = at(tick.at).min(room - half).max(half);
        let is_clear = middle - half >= reach;
        reach = middle + half + CLEAR;
        is_clear
    })
}

/// Ticks of periods, the finest first; the last one always fits.
#[inline(never)]
fn times(plot: &Plot<'_>, periods: &[&Period], most: usize) -> Vec<Vec<Tick>> {
    let lang = plot.chart.lang;
    let year = |period: &Period| period.year.to_string();
    let in_year = |period: &Period| [&year(period), lang.say("年|")].concat();
    let whole = |period: &Period| period_text(period, lang).is_empty();
    let annual = periods.iter().all(|period| whole(period));
    let mut levels = Vec::new();
    let finest: [&dyn Fn(&Period) -> bool; 4] = [
        &|_| true,
        // Of days, and of months.
        &|period| period.is_day() && matches!(period.last_day, 1 | 11 | 21),
        &|period| if period.is_day() { period.last_day == 1 } else { period.last_month % 3 == 0 },
        &|period| period.is_day() && period.last_day == 1 && period.last_month % 3 == 1,
    ];
    for wanted in finest.iter().filter(|_| !annual) {
        let mut ticks: Vec<Tick> = Vec::new();
        let mut before = 0;
        for period in periods.iter().filter(|period| wanted(period)) {
            // A year among its own parts: 2023年 below 全年.
            let part = period_text(period, lang);
            let upper = if part.is_empty() { lang.say("全年|Year").to_owned() } else { part };
            let lower = if period.year == before { String::new() } else { in_year(period) };
            before = period.year;
            ticks.push(Tick { at: period.end(), upper, lower });
            if ticks.len() > most {
                break;
            }
        }
        levels.push(ticks);
    }
    // Every other year up to the last one, which is the news; longer steps
    // stand at round years.
    let last = periods.last().map_or(0, |period| period.year);
    let mut years: Vec<&Period> = Vec::new();
    let mut at = 0;
    while let Some(period) = periods.get(at) {
        years.push(period);
        at += periods[at..].partition_point(|other| other.year == period.year);
    }
    for step in [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000] {
        let round = if step == 2 { last % 2 } else { 0 };
        let mut ticks: Vec<Tick> = Vec::new();
        for period in years.iter().filter(|period| period.year % step == round) {
            let upper = if annual { year(period) } else { in_year(period) };
            ticks.push(Tick { at: period.end(), upper, lower: String::new() });
            if ticks.len() > most {
                break;
            }
        }
        levels.push(ticks);
    }
    // First and last, by their whole names.
    let mut ends = Vec::new();
    for (i, period) in periods.iter().enumerate() {
        if i > 0 && (i + 1 < periods.len() || period.end() == periods[0].end()) {
            continue;
        }
        let upper = if annual { year(period) } else { period_text(period, lang) };
        let lower = if annual { String::new() } else { in_year(period) };
        ends.push(Tick { at: period.end(), upper, lower });
    }
    levels.push(ends);
    levels
}
