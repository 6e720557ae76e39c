//! Which part of a grid a plot shows, and how large.

use super::Wants;
use crate::layout::Bucket;
use crate::layout::plot::Plot;

/// One panel of a grid.
#[derive(Clone, Copy)]
pub(in super::super) struct Panel {
    /// Position in `Grid::panels`.
    pub(in super::super) index: usize,
    /// One of several: without names, units and remarks.
    pub(in super::super) small: bool,
    /// Ends of the measure that all panels share.
    pub(in super::super) domain: Option<(f64, f64)>,
    /// Whether what stands along x has labels.
    pub(in super::super) labelled: bool,
}

impl Panel {
    /// The only panel.
    pub(in super::super) const WHOLE: Self = Self { index: 0, small: false, domain: None, labelled: true };

    /// Height of the plot's area.
    #[inline(never)]
    pub(in super::super) fn height(&self, plot: &Plot<'_>) -> f64 {
        match plot.bucket {
            _ if self.small && plot.is_narrow() => 52.0,
            _ if self.small => 84.0,
            Bucket::Narrow => 158.0,
            Bucket::Medium => 180.0,
            Bucket::Wide => 220.0,
        }
    }

    /// What most kinds want of their axes.
    #[inline(never)]
    pub(in super::super) fn wants(&self, height: f64) -> Wants {
        Wants {
            zero: false,
            reserve: 0.0,
            height,
            above: 0.0,
            domain: self.domain,
            title: !self.small,
            bands: false,
            ticks: true,
            labelled: self.labelled,
        }
    }
}
