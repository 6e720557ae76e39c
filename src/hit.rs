//! Which datum is at a point of the plot?

use crate::scene::Scene;

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
