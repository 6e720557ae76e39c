//! Scenes: recorded ones of every case, and generated ones by the thousand.

mod common;
mod contrast;
mod described;
mod generated;
mod goldens;
mod long_lines;
mod names;
mod pixels;
mod recorded;
mod series;
mod views;
