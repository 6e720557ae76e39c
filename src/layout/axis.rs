//! Ticks whose labels keep clear of each other.

use super::plot::{Plot, TICK};
use crate::scale::{Linear, Tick, ticks};
use crate::text::group_digits;

/// Least room between two tick labels.
const CLEAR: f64 = 8.0;

impl Plot<'_> {
    /// Ticks of a domain that reaches to zero, at most `most` steps, their
    /// texts as written with the chart's unit; fewer where the labels would
    /// crowd each other.
    #[inline(never)]
    pub(super) fn ticks(&self, scale: &Linear, domain: (f64, f64), most: usize) -> Vec<Tick> {
        let mut most = most;
        while most > 0 {
            let mut marks = ticks(domain, most);
            let mut reach = f64::NEG_INFINITY;
            let mut clear = true;
            for tick in &mut marks {
                tick.text = group_digits(&tick.text, &self.chart.unit.written);
                // Labels at the ends are moved inside the plot.
                let half = TICK.width(&tick.text) / 2.0;
                let middle = scale.map(tick.value).min(self.width - half).max(half);
                clear &= middle - half >= reach;
                reach = middle + half + CLEAR;
            }
            if clear {
                return marks;
            }
            most -= 1;
        }
        vec![Tick { value: 0.0, text: "0".to_owned() }]
    }
}
