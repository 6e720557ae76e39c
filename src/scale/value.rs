//! The scale of a measure, linear or logarithmic.

use super::{Linear, Log};

/// A scale whose kind the document chooses.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Scale {
    /// By differences.
    Linear(Linear),
    /// By ratios.
    Log(Log),
}

impl Scale {
    /// A scale from `domain` to `range`.
    pub fn new(log: bool, domain: (f64, f64), range: (f64, f64)) -> Self {
        if log { Self::Log(Log::new(domain, range)) } else { Self::Linear(Linear::new(domain, range)) }
    }

    /// The pixel of `value`.
    #[inline(never)]
    pub fn map(&self, value: f64) -> f64 {
        match self {
            Self::Linear(scale) => scale.map(value),
            Self::Log(scale) => scale.map(value),
        }
    }

    /// The pixel of `value`; a gap stays one.
    pub fn map_gap(&self, value: f64) -> f64 {
        if value.is_nan() { value } else { self.map(value) }
    }

    /// The value at `pixel`.
    #[inline(never)]
    pub fn invert(&self, pixel: f64) -> f64 {
        match self {
            Self::Linear(scale) => scale.invert(pixel),
            Self::Log(scale) => scale.invert(pixel),
        }
    }
}
