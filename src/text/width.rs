//! The width table.
/// Font weights.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Weight {
    /// 400.
    #[default]
    Regular,
    /// 700.
    Bold,
}
/// Width of `text`.
pub fn width(text: &str, size: f64, weight: Weight) -> f64 {
    let _ = weight;
    text.chars().map(|c| if c.is_ascii() { 0.56 } else { 1.0 }).sum::<f64>() * size
}
