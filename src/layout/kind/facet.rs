//! Small multiples: the same plot for each panel, on shared or free scales.

use super::{Place, area, bars, columns, line, rank, slope};
use crate::layout::Bucket;
use crate::layout::plot::Plot;
use crate::layout::series::{self, Panel, legend};
use crate::layout::style::{Ink, Style};
use crate::resolve::{Grid, Kind, Series};
use crate::scene::{Anchor, Role};

pub(super) enum Facet {}

/// Between two panels, across and down.
const GAP: f64 = 28.0;
const DOWN: f64 = 18.0;
/// Name of a panel, above its plot.
const NAME: Style = Style::bold(13, Ink::Main);
const NAME_HEIGHT: f64 = 20.0;

impl Place for Facet {
    fn place(plot: &mut Plot<'_>) -> f64 {
        let Some(grid) = &plot.chart.grid else { return plot.nothing() };
        let columns = match plot.bucket {
            Bucket::Narrow => 1,
            Bucket::Medium => 2,
            Bucket::Wide => 3,
        };
        // Four stand two by two.
        let columns = if grid.panels.len() == 4 { columns.min(2) } else { columns.min(grid.panels.len()).max(1) };
        let mut y = 0.0;
        if !grid.measure.title.is_empty() {
            series::title(plot, grid);
            y += 24.0;
        }
        // One legend for all of them.
        let mut named: Vec<&Series> = Vec::new();
        for series in &grid.series {
            if !series.name.is_empty() && !named.iter().any(|other| other.name == series.name) {
                named.push(series);
            }
        }
        let at_ends = matches!(grid.inner, Kind::Slope | Kind::Rank);
        if named.len() > 1 && !at_ends {
            y += legend(plot, &named, y) + 4.0;
        }
        let across = |width: f64| (width - GAP * (columns - 1) as f64) / columns as f64;
        let (width, least) = (across(plot.width), across(plot.least));
        let domain = (!grid.measure.free).then(|| shared(grid));
        let count = grid.panels.len();
        let bars = matches!(grid.inner, Kind::GroupedBar | Kind::StackedBar);
        let mut tallest = 0.0_f64;
        for (index, name) in grid.panels.iter().enumerate() {
            let column = index % columns;
            if column == 0 && index > 0 {
                y += tallest + DOWN;
                tallest = 0.0;
            }
            let mut sub = Plot::new(plot.chart, plot.theme, width);
            (sub.bucket, sub.least) = (plot.bucket, least);
            // In one column, the axis of the last panel is that of all.
            let labelled = columns > 1 || index + 1 == count || !grid.domain_is_shared();
            let panel = Panel { index, small: true, domain, labelled };
            let height = panel_of(&mut sub, grid, &panel);
            let x = (width + GAP) * column as f64;
            let lines = NAME.broken(name, width, 1);
            plot.run(lines.first().map_or("", String::as_str), 0.0, NAME);
            plot.place(Role::Label, None, x, y + 13.0, Anchor::Start);
            let mut scene = sub.scene;
            let name_height = NAME_HEIGHT + if bars { 6.0 } else { 0.0 };
            scene.shift(x, y + name_height);
            plot.scene.items.append(&mut scene.items);
            plot.scene.regions.append(&mut scene.regions);
            plot.scene.keys.append(&mut scene.keys);
            tallest = tallest.max(height + name_height);
        }
        y + tallest
    }
}

/// One panel by the kind of the facet.
#[inline(never)]
fn panel_of(plot: &mut Plot<'_>, grid: &Grid, panel: &Panel) -> f64 {
    match grid.inner {
        Kind::Area => area::panel(plot, grid, panel),
        Kind::GroupedBar | Kind::StackedBar => bars::panel(plot, grid, panel),
        Kind::GroupedColumn | Kind::StackedColumn => columns::panel(plot, grid, panel),
        Kind::Slope => slope::panel(plot, grid, panel),
        Kind::Rank => rank::panel(plot, grid, panel),
        _ => line::panel(plot, grid, panel),
    }
}

/// Ends of the measure over all panels.
#[inline(never)]
fn shared(grid: &Grid) -> (f64, f64) {
    if grid.percent {
        return (0.0, 100.0);
    }
    if !grid.stacked {
        return series::extent(grid, &grid.series.iter().collect::<Vec<_>>());
    }
    let mut ends = (0.0_f64, 0.0_f64);
    for index in 0..grid.panels.len() {
        let all: Vec<&Series> = grid.series.iter().filter(|series| series.panel == index).collect();
        for part in series::stack(&all) {
            ends = (ends.0.min(part.to), ends.1.max(part.to));
        }
    }
    ends
}
