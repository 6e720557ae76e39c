//! Small multiples of figures: the same kind of plot for each group, on shared
//! or free scales.

use super::{Place, of};
use crate::layout::Bucket;
use crate::layout::plot::Plot;
use crate::layout::style::{Ink, Style};
use crate::scene::{Anchor, Role};

pub(super) enum Panels {}

/// Between two panels, across and down.
const GAP: f64 = 36.0;
const DOWN: f64 = 22.0;
/// Name of a panel, above its plot.
const NAME: Style = Style::bold(14, Ink::Main);
const NAME_HEIGHT: f64 = 24.0;

impl Place for Panels {
    fn place(plot: &mut Plot<'_>) -> f64 {
        let chart = plot.chart;
        let columns = plot.bucket.columns(chart.panels.len());
        let across = |width: f64| (width - GAP * (columns - 1) as f64) / columns as f64;
        let (width, least) = (across(plot.width), across(plot.least));
        let (mut y, mut tallest) = (0.0, 0.0_f64);
        for (index, panel) in chart.panels.iter().enumerate() {
            let column = index % columns;
            if column == 0 && index > 0 {
                y += tallest + DOWN;
                tallest = 0.0;
            }
            let mut sub = Plot::new(chart, plot.theme, width);
            // Half a column is laid out as on a phone, however wide the page.
            (sub.bucket, sub.least) = (if columns > 1 { Bucket::Narrow } else { plot.bucket }, least);
            sub.shown = panel.from..panel.to;
            if chart.free {
                sub.measured = sub.shown();
            }
            let height = of(chart.kind)(&mut sub);
            let x = (width + GAP) * column as f64;
            let name_height = if panel.name.is_empty() { 0.0 } else { NAME_HEIGHT };
            let lines = NAME.broken(&panel.name, width, 1);
            plot.run(lines.first().map_or("", String::as_str), 0.0, NAME);
            plot.place(Role::Label, None, x, y + 13.0, Anchor::Start);
            sub.scene.shift(x, y + name_height);
            plot.scene.items.append(&mut sub.scene.items);
            plot.scene.regions.append(&mut sub.scene.regions);
            tallest = tallest.max(height + name_height);
        }
        y + tallest
    }
}
