//! [`Chart`] → [`Scene`].

use crate::resolve::Chart;
use crate::scene::Scene;
use crate::theme::Theme;

/// How much of the picture is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// The plot alone: the page shows title, notes and source as DOM text.
    Plot,
    /// The whole frame, for pictures.
    Frame,
}

/// Lays `chart` out at `width` CSS pixels (clamped to 280–1200). The height is an output; that
/// of [`Part::Plot`] is the same for every width of one bucket
/// (< 480, 480–679, ≥ 680), so that a page can reserve it.
pub fn layout(chart: &Chart, width: f64, part: Part, theme: &Theme) -> Scene {
    let _ = (chart, width, part, theme);
    todo!()
}
