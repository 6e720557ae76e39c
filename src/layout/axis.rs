//! Ticks whose labels keep clear of each other.

use super::plot::{Plot, Style};
use crate::scale::{Linear, Tick, ticks};

/// Least room between two tick labels.
const CLEAR: f64 = 8.0;

impl Plot<'_> {
    /// At most `most + 1` ticks of `domain`, fewer where the labels, as
    /// `write` spells them, would crowd each other.
    pub(super) fn ticks(
        &self,
        scale: &Linear,
        domain: (f64, f64),
        most: usize,
        write: impl Fn(&Tick) -> String,
    ) -> Vec<Tick> {
        let style = Style::regular(12.0, self.theme.ink3);
        // Labels at the ends are moved inside the plot.
        let extent = |tick: &Tick| {
            let half = style.width(&write(tick)) / 2.0;
            let middle = scale.map(tick.value).min(self.width - half).max(half);
            (middle - half, middle + half)
        };
        let clear = |pair: &[Tick]| {
            let [a, b] = pair else { return true };
            extent(b).0 >= extent(a).1 + CLEAR
        };
        (1..=most)
            .rev()
            .map(|most| ticks(domain, most))
            .find(|marks| marks.windows(2).all(clear))
            .unwrap_or_else(|| ticks(domain, 1).into_iter().filter(|tick| tick.value == 0.0).collect())
    }
}
