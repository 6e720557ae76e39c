//! Ticks whose labels keep clear of each other.

use super::plot::{Plot, Style};
use crate::scale::{Linear, Tick, ticks};
use crate::text::group_digits;

/// Least room between two tick labels.
const CLEAR: f64 = 8.0;

impl Plot<'_> {
    /// At most `most + 1` ticks of `domain`, fewer where the labels, as
    /// written with `unit`, would crowd each other.
    pub(super) fn ticks(&self, scale: &Linear, domain: (f64, f64), most: usize, unit: &str) -> Vec<Tick> {
        let style = Style::regular(12.0, self.theme.ink3);
        // Labels at the ends are moved inside the plot.
        let extent = |tick: &Tick| {
            let half = style.width(&group_digits(&tick.text, unit)) / 2.0;
            let middle = scale.map(tick.value).min(self.width - half).max(half);
            (middle - half, middle + half)
        };
        let clear = |pair: &[Tick]| {
            let [a, b] = pair else { return true };
            extent(b).0 >= extent(a).1 + CLEAR
        };
        for most in (1..=most).rev() {
            let marks = ticks(domain, most);
            if marks.windows(2).all(clear) {
                return marks;
            }
        }
        let mut marks = ticks(domain, 1);
        marks.retain(|tick| tick.value == 0.0);
        marks
    }
}
