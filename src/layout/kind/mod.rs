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
mod panels;
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
    fn place(plot: &mut Plot<'_>) -> f64;
}

/// Panels of figures, each as `of` lays out the kind.
pub(super) fn panels(plot: &mut Plot<'_>) -> f64 {
    panels::Panels::place(plot)
}

/// The layout of `kind`.
pub(super) fn of(kind: Kind) -> fn(&mut Plot<'_>) -> f64 {
    match kind {
        Kind::Tiles => tiles::Tiles::place,
        Kind::Bar => bar::Bar::place,
        Kind::Diverging => diverging::Diverging::place,
        Kind::Column => column::Column::place,
        Kind::Dot | Kind::Lollipop => dot::Dot::place,
        Kind::Arrow => arrow::Arrow::place,
        Kind::Range => range::Range::place,
        Kind::Unit => unit::Unit::place,
        Kind::Lead => lead::Lead::place,
        Kind::Bullet => bullet::Bullet::place,
        Kind::Share => share::Share::place,
        Kind::Waffle => waffle::Waffle::place,
        Kind::Part => part::Part::place,
        Kind::Table | Kind::TableBars => table::Table::place,
        Kind::GroupedBar | Kind::StackedBar => bars::Bars::place,
        Kind::GroupedColumn | Kind::StackedColumn => columns::Columns::place,
        Kind::Line | Kind::Step => line::Line::place,
        Kind::Area => area::Area::place,
        Kind::Slope => slope::Slope::place,
        Kind::Rank => rank::Rank::place,
        Kind::Facet => facet::Facet::place,
    }
}
