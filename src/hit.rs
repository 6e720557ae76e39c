//! Which datum is at a point of the plot?

use crate::scene::Scene;

/// Position in `Chart::data` of the region at `(x, y)`. Regions reach
/// [`BLEED`](crate::theme::space::BLEED) past their ends; of two that
/// overlap, the later one wins, as it is painted on top.
pub fn hit(scene: &Scene, x: f64, y: f64) -> Option<usize> {
    let bleed = crate::theme::space::BLEED;
    let inside = |region: &&crate::scene::Region| {
        x >= region.x - bleed && x < region.x + region.width + bleed && y >= region.y && y < region.y + region.height
    };
    // A neighbour's bleed must not win over a region that really holds x.
    let exact = |region: &&crate::scene::Region| inside(region) && x >= region.x && x < region.x + region.width;
    let regions = || scene.regions.iter().rev();
    regions().find(exact).or_else(|| regions().find(inside)).map(|region| region.datum)
}
