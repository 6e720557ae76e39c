//! One file per kind of chart. A kind places shapes; it neither paints nor
//! hit-tests.

mod area;
mod arrow;
mod bar;
mod bars;
mod bullet;
mod column;
mod columns;
mod diverging;
mod dot;
mod facet;
mod lead;
mod line;
mod part;
mod range;
mod rank;
mod share;
mod slope;
mod table;
mod tiles;
mod unit;
mod waffle;

use super::plot::Plot;
use crate::resolve::Kind;

/// How one kind of chart is laid out.
pub(super) trait Place {
    /// Adds the kind's shapes and regions, and returns the plot's height,
    /// which is the same for all widths of one bucket.
    fn place(&self, plot: &mut Plot<'_>) -> f64;
}

/// The layout of `kind`.
pub(super) fn of(kind: Kind) -> &'static dyn Place {
    match kind {
        Kind::Tiles => &tiles::Tiles,
        Kind::Bar => &bar::Bar,
        Kind::Diverging => &diverging::Diverging,
        Kind::Column => &column::Column,
        Kind::Dot | Kind::Lollipop => &dot::Dot,
        Kind::Arrow => &arrow::Arrow,
        Kind::Range => &range::Range,
        Kind::Unit => &unit::Unit,
        Kind::Lead => &lead::Lead,
        Kind::Bullet => &bullet::Bullet,
        Kind::Share => &share::Share,
        Kind::Waffle => &waffle::Waffle,
        Kind::Part => &part::Part,
        Kind::Table | Kind::TableBars => &table::Table,
        Kind::GroupedBar | Kind::StackedBar => &bars::Bars,
        Kind::GroupedColumn | Kind::StackedColumn => &columns::Columns,
        Kind::Line | Kind::Step => &line::Line,
        Kind::Area => &area::Area,
        Kind::Slope => &slope::Slope,
        Kind::Rank => &rank::Rank,
        Kind::Facet => &facet::Facet,
    }
}
