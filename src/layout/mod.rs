//! [`Chart`] → [`Scene`].
#![expect(clippy::too_many_arguments, reason = "numbers in registers are smaller than structs built in memory")]

mod axis;
mod figure;
mod frame;
mod honest;
mod inline;
mod kind;
mod label;
mod plot;
mod point;
mod rows;
mod series;
mod style;

use crate::resolve::{Chart, Series};
use crate::scene::{Color, Scene};
use crate::theme::Theme;
use plot::Plot;

/// How much of the picture is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// The plot alone: the page shows title, notes and source as DOM text.
    Plot,
    /// The whole frame, for pictures.
    Frame,
}

/// The narrowest plot that is laid out; a narrower page scrolls or scales.
pub const MIN_WIDTH: f64 = 280.0;
/// The widest plot that is laid out.
pub const MAX_WIDTH: f64 = 1200.0;

/// A range of widths that share one plot height.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Bucket {
    /// Below 480 px: phones and half columns.
    Narrow,
    /// 480–679 px.
    Medium,
    /// From 680 px.
    Wide,
}

impl Bucket {
    /// The bucket of a width.
    pub fn of(width: f64) -> Self {
        if width < 480.0 {
            Self::Narrow
        } else if width < 680.0 {
            Self::Medium
        } else {
            Self::Wide
        }
    }

    /// How many of `count` panels, each at least as wide as a phone's plot,
    /// stand side by side.
    pub(crate) fn columns(self, count: usize) -> usize {
        if self == Self::Wide { count.min(2) } else { 1 }
    }

    /// Its smallest width: what fits there fits in the whole bucket.
    pub fn least(self) -> f64 {
        match self {
            Self::Narrow => MIN_WIDTH,
            Self::Medium => 480.0,
            Self::Wide => 680.0,
        }
    }
}

/// Lays `chart` out at `width` CSS pixels, clamped to 280–1200. The height is
/// an output; that of [`Part::Plot`] is the same for every width of one
/// [`Bucket`], so that a page can reserve it.
pub fn layout(chart: &Chart, width: f64, part: Part, theme: &Theme) -> Scene {
    let width = if width.is_finite() { width.clamp(MIN_WIDTH, MAX_WIDTH) } else { MIN_WIDTH };
    let mut scene = match part {
        Part::Plot => {
            let mut plot = Plot::new(chart, theme, width);
            plot.scene.height = place(&mut plot);
            plot.scene
        }
        Part::Frame => frame::around(chart, width, theme),
    };
    scene.round();
    scene
}

/// The colour of the marks of `series`.
pub fn color(series: &Series, theme: &Theme) -> Color {
    series::ink(series).of(theme)
}

/// Places the chart's shapes; returns their height.
#[inline(never)]
fn place(plot: &mut Plot<'_>) -> f64 {
    let chart = plot.chart;
    f64::ceil(if chart.data.is_empty() {
        plot.nothing()
    } else if chart.panels.is_empty() {
        kind::of(chart.kind)(plot)
    } else {
        kind::panels(plot)
    })
}
