//! From data to pixels, and the ticks between.

mod linear;

pub use linear::{Linear, Tick, ticks};
