//! Thin bars in the rows of a table: one scale for each group of rows, one
//! zero for all.

use super::plot::Plot;
use super::style::Ink;
use crate::resolve::{Amount, Datum};
use crate::scale::Linear;
use crate::theme::{line, space};

/// Height of a bar beside the names, and below one.
const BESIDE: f64 = 8.0;
const BELOW: f64 = 6.0;
/// What a bar takes below a name.
const BELOW_ROOM: f64 = 12.0;
/// How far a saw tooth or a closing cap passes a bar's end.
const TOOTH: f64 = 3.0;

/// The bars of a table.
pub(super) struct Bars {
    beside: bool,
    /// Pixel of zero.
    zero: f64,
    /// Of each datum's group; none where it has no bar.
    scales: Vec<Option<Linear>>,
    /// Whether there is anything left of zero.
    negative: bool,
}

/// The amount of a datum, if it is in a unit like that of `of`.
fn alike<'a>(datum: &'a Datum, of: &Amount) -> Option<&'a Amount> {
    datum.amount.as_deref().filter(|amount| amount.unit.comparable(&of.unit))
}

/// The unit that most of `rows` share, more than one at least.
fn shared(rows: &[Datum]) -> Option<&Amount> {
    let (mut best, mut most) = (None, 1);
    for amount in rows.iter().filter_map(|datum| datum.amount.as_deref()) {
        let count = rows.iter().filter(|datum| alike(datum, amount).is_some()).count();
        if count > most {
            (best, most) = (Some(amount), count);
        }
    }
    best
}

impl Bars {
    /// Measures the bars between `left` and `right`. In each group the unit
    /// that most rows share gets bars, and rows of another unit get none:
    /// there is one scale to read. `None` where nothing can be compared.
    #[inline(never)]
    pub(super) fn new(plot: &Plot<'_>, beside: bool, left: f64, right: f64) -> Option<Self> {
        // Lowest and highest value of each datum's scale.
        let mut domains: Vec<Option<(f64, f64)>> = Vec::new();
        let (mut before, mut after) = (0.0_f64, TOOTH);
        // How much of a scale lies below zero, at the most.
        let mut share = 0.0_f64;
        let mut rest = &plot.chart.data[..];
        while let [first, ..] = rest {
            let count = rest.iter().take_while(|datum| datum.group == first.group).count();
            let (rows, others) = rest.split_at(count);
            rest = others;
            let unit = shared(rows);
            let (mut low, mut high) = (0.0_f64, 0.0_f64);
            for amount in rows.iter().filter_map(|datum| alike(datum, unit?)) {
                low = low.min(amount.scaled);
                high = high.max(amount.scaled_upper);
                let past = if amount.qualifier.is_lower_bound() { space::SLATS } else { TOOTH };
                let side = if amount.scaled < 0.0 { &mut before } else { &mut after };
                *side = side.max(past);
            }
            if low == high {
                high = 1.0;
            }
            share = share.max(-low / (high - low));
            domains.extend(rows.iter().map(|datum| alike(datum, unit?).map(|_| (low, high))));
        }
        let (start, end) = (left + before, right - after);
        let zero = f64::floor(start + share * (end - start));
        let scale = |(low, high): (f64, f64)| {
            let room = if low < 0.0 { (zero - start) / -low } else { f64::INFINITY };
            let pixels = if high > 0.0 { room.min((end - zero) / high) } else { room };
            Linear::new((low, high), (zero + low * pixels, zero + high * pixels))
        };
        let mut scales = Vec::new();
        for domain in domains {
            scales.push(domain.map(scale));
        }
        scales.iter().any(Option::is_some).then_some(Self { beside, zero, scales, negative: share > 0.0 })
    }

    fn scale(&self, i: usize) -> Option<&Linear> {
        self.scales.get(i)?.as_ref()
    }

    /// What the bar of a datum takes below its name.
    pub(super) fn below(&self, i: usize) -> f64 {
        if self.scale(i).is_some() && !self.beside { BELOW_ROOM } else { 0.0 }
    }

    /// The bar of a datum around `middle`, if it has one.
    #[inline(never)]
    pub(super) fn draw(&self, plot: &mut Plot<'_>, i: usize, middle: f64) {
        let (Some(amount), Some(scale)) = (plot.amount(i), self.scale(i)) else { return };
        let height = if self.beside { BESIDE } else { BELOW };
        let y = middle - height / 2.0;
        plot.measure(i, amount, scale, y, height);
        if self.beside || self.negative {
            plot.vertical(self.zero - line::HAIR, y - 5.0, y + height + 5.0, Ink::Axis);
        }
    }
}
