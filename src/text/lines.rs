//! Line breaking.
use super::Weight;
/// Broken text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lines {
    /// At least one.
    pub lines: Vec<String>,
    /// Whether text was cut, with an ellipsis at the end of the last line.
    pub clipped: bool,
}
/// Breaks `text` into at most `most` lines of `room` pixels.
pub fn break_lines(text: &str, room: f64, size: f64, weight: Weight, most: usize) -> Lines {
    let _ = (room, size, weight, most);
    Lines { lines: vec![text.to_owned()], clipped: false }
}
/// Like `break_lines`, with lines of similar length.
pub fn balance(text: &str, room: f64, size: f64, weight: Weight, most: usize) -> Lines {
    break_lines(text, room, size, weight, most)
}
