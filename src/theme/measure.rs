//! Gaps and widths of lines.

/// Gaps, in CSS pixels.
pub mod space {
    /// How far a wash reaches past a row's ends.
    pub const BLEED: f64 = 8.0;
    /// Between a number and its unit.
    pub const UNIT_GAP: f64 = 2.0;
    /// Room right of the plot for slats of a lower bound.
    pub const SLATS: f64 = 20.0;
    /// Around a whole-frame picture.
    pub const FRAME_MARGIN: f64 = 16.0;
}

/// Widths of lines, in CSS pixels.
pub mod line {
    /// Grid, axes, chips, empty cells.
    pub const HAIR: f64 = 1.0;
    /// Stems and context lines.
    pub const STEM: f64 = 2.0;
    /// The gap between a value and its reference.
    pub const GAP: f64 = 4.0;
    /// A plan's tick.
    pub const PLAN: f64 = 3.0;
    /// Paper around a plan's tick.
    pub const PLAN_HALO: f64 = 7.0;
    /// Outlines of derived marks.
    pub const DERIVED: f64 = 1.5;
    /// Lines of a hatch.
    pub const HATCH: f64 = 1.6;
    /// Distance between the lines of a hatch, across them.
    pub const HATCH_PITCH: f64 = 5.0;
    /// Brackets.
    pub const BRACKET: f64 = 1.25;
}
