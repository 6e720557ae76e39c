//! The width table against a real font: the vendored Noto Sans CJK SC.
