//! From data to pixels, and the ticks between.

mod linear;
mod log;
mod value;
mod wide;

pub(crate) use linear::ten_to;
pub use linear::{Linear, Tick, ticks};
pub(crate) use log::decades;
pub use log::{Log, log_ticks};
pub use value::Scale;
pub use wide::wide_ticks;
