//! Which datum is at a point of the plot?

use crate::resolve::{Along, Chart, Kind, called, heap_sort};
use crate::scene::{Point, Scene};
use crate::text::Lang;

/// Position in `Chart::data` of the region at `(x, y)`. Regions reach
/// [`BLEED`](crate::theme::space::BLEED) past their ends; of two that
/// overlap, the later one wins, as it is painted on top.
pub fn hit(scene: &Scene, x: f64, y: f64) -> Option<usize> {
    let bleed = crate::theme::space::BLEED;
    let mut near = None;
    for region in scene.regions.iter().rev() {
        let within = |bleed| x >= region.x - bleed && x < region.x + region.width + bleed;
        if y < region.y || y >= region.y + region.height || !within(bleed) {
            continue;
        }
        // A neighbour's bleed must not win over a region that really holds x.
        if within(0.0) {
            return Some(region.datum);
        }
        near = near.or(Some(region.datum));
    }
    near
}

/// Data in reading order, each once.
pub fn order(scene: &Scene) -> Vec<u32> {
    let (mut order, mut seen) = (Vec::new(), Vec::new());
    for region in &scene.regions {
        if seen.len() <= region.datum {
            seen.resize(region.datum + 1, false);
        }
        if !seen[region.datum] {
            seen[region.datum] = true;
            order.push(region.datum as u32);
        }
    }
    order
}

/// The value on a line that stands for `datum`.
fn point(scene: &Scene, datum: usize) -> Option<Point> {
    scene.regions.iter().find(|region| region.datum == datum)?.at
}

/// Where `datum` is along x, in the units of [`Along`]: of charts of series.
pub fn place(chart: &Chart, datum: usize) -> Option<f64> {
    let grid = chart.grid.as_ref()?;
    let told = grid.series.iter().flat_map(|series| series.told());
    told.filter(|(at, _)| *at == datum).map(|(_, mark)| mark.x).next()
}

/// What stands at the same place along x as `datum`, from top to bottom: values
/// of other lines and of other panels, and itself; nothing where `datum` is no
/// value of a line.
pub fn beside(chart: &Chart, scene: &Scene, datum: usize) -> Vec<u32> {
    let Some(grid) = chart.grid.as_ref().filter(|grid| grid.inner != Kind::Slope) else { return Vec::new() };
    let Some(x) = place(chart, datum).filter(|_| point(scene, datum).is_some()) else { return Vec::new() };
    let mut found = Vec::new();
    for (at, mark) in grid.series.iter().flat_map(|series| series.told()) {
        if mark.x == x
            && let Some((_, y)) = point(scene, at)
        {
            found.push((y, at as u32));
        }
    }
    heap_sort(&mut found, |a, b| a < b);
    found.into_iter().map(|(_, at)| at).collect()
}

/// The period where `datum` is along x, in words that `axis.x.domain` takes.
pub fn period(chart: &Chart, datum: usize) -> Option<String> {
    let (grid, x) = chart.grid.as_ref().zip(place(chart, datum))?;
    matches!(grid.along, Along::Time(_)).then(|| called(&grid.along, x, Lang::Zh))
}

/// Whether the axis of x can be cut to a part: it is one of time or of numbers.
pub fn is_long(chart: &Chart) -> bool {
    chart.grid.as_ref().is_some_and(|grid| {
        let lines = matches!(grid.inner, Kind::Line | Kind::Step | Kind::Area | Kind::Rank);
        lines && !matches!(grid.along, Along::Names(_))
    })
}

/// The name of the series that is named at `(x, y)`, with 4 px around it.
pub fn key(scene: &Scene, x: f64, y: f64) -> Option<&str> {
    let near = |at: f64, from: f64, length: f64| at >= from - 4.0 && at < from + length + 4.0;
    let key = scene.keys.iter().rev().find(|key| near(x, key.x, key.width) && near(y, key.y, key.height))?;
    Some(&key.name)
}
