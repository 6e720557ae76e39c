//! What pointer, tap, keys and sentences change in a picture: colours,
//! weights and a few shapes on top. Never the layout.

use std::borrow::Cow;

use crate::scene::{Color, Item, Region, Role, Scene, Shape, Stroke};
use crate::text::Weight;
use crate::theme::{Theme, space};

/// Rest of the picture while some data are linked; never below.
const DIMMED: f64 = 0.45;
/// Between a selected mark and its outline.
const SELECTED_OFFSET: f64 = 1.5;
/// Between a focused row and its ring.
const FOCUS_OFFSET: f64 = 5.0;

/// What the reader points at. Numbers are positions in `Chart::data`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct State {
    /// Under the pointer.
    pub hover: Option<usize>,
    /// Tapped or clicked; stays.
    pub selected: Option<usize>,
    /// Where the keyboard is.
    pub focus: Option<usize>,
    /// Named by a sentence; empty: none is.
    pub linked: Vec<usize>,
}

impl State {
    fn is_linked(&self, datum: usize) -> bool {
        self.linked.contains(&datum)
    }
}

/// `item` as it looks in `state`. `first` is whether it is the first label
/// of its datum, the one that names it.
pub(super) fn restyle<'a>(item: &'a Item, first: bool, state: &State, theme: &Theme) -> Cow<'a, Item> {
    let Some(datum) = item.datum else { return Cow::Borrowed(item) };
    let hovered = state.hover == Some(datum);
    let linked = state.is_linked(datum);
    let dimmed = !state.linked.is_empty() && !linked && !hovered;
    if !(hovered || linked || dimmed) {
        return Cow::Borrowed(item);
    }
    let mut item = item.clone();
    if hovered && first {
        bolden(&mut item.shape);
    }
    each_color(&mut item.shape, |color| {
        if dimmed {
            color.faded(DIMMED)
        } else if hovered && same(color, theme.sibling) {
            Color { a: color.a, ..theme.subject }
        } else if linked && same(color, theme.context) {
            // Grey has too little contrast on the wash.
            Color { a: color.a, ..theme.ink2 }
        } else if linked && same(color, theme.paper) && item.role != Role::Mark {
            Color { a: color.a, ..theme.wash }
        } else {
            color
        }
    });
    Cow::Owned(item)
}

fn same(a: Color, b: Color) -> bool {
    Color { a: 255, ..a } == b
}

fn bolden(shape: &mut Shape) {
    if let Shape::Text(text) = shape {
        text.spans.iter_mut().for_each(|span| span.weight = Weight::Bold);
    }
}

fn each_color(shape: &mut Shape, map: impl Fn(Color) -> Color) {
    match shape {
        Shape::Rect { fill, stroke, .. } | Shape::Circle { fill, stroke, .. } | Shape::Path { fill, stroke, .. } => {
            *fill = fill.map(&map);
            if let Some(stroke) = stroke {
                stroke.color = map(stroke.color);
            }
        }
        Shape::Text(text) => {
            text.halo = text.halo.map(|(color, width)| (map(color), width));
            text.spans.iter_mut().for_each(|span| span.color = map(span.color));
        }
    }
}

/// What lies behind the items: a wash for each linked row.
pub(super) fn under(scene: &Scene, state: &State, theme: &Theme) -> Vec<Shape> {
    let linked = scene.regions.iter().filter(|region| state.is_linked(region.datum));
    linked
        .map(|region| Shape::Rect {
            x: region.x - space::BLEED,
            y: region.y,
            width: region.width + 2.0 * space::BLEED,
            height: region.height,
            radius: 2.0,
            fill: Some(theme.wash),
            stroke: None,
        })
        .collect()
}

/// What lies before the items: underline, outline, ring.
pub(super) fn over(scene: &Scene, state: &State, theme: &Theme) -> Vec<Shape> {
    let mut shapes = Vec::new();
    let region = |datum: Option<usize>| {
        let datum = datum?;
        scene.regions.iter().find(|region| region.datum == datum)
    };
    if let Some(row) = region(state.hover) {
        let y = libm::floor(row.y + row.height) - 1.0;
        let (x, width, height, fill) = (row.x, row.width, 1.0, Some(theme.ink));
        shapes.push(Shape::Rect { x, y, width, height, radius: 0.0, fill, stroke: None });
    }
    if let Some(row) = region(state.selected) {
        let (left, top, right, bottom) = marks(scene, row.datum).unwrap_or_else(|| edges(row));
        shapes.push(outline((left, top, right, bottom), SELECTED_OFFSET, theme));
        shapes.extend(pointer(scene, row.datum, theme));
    }
    if let Some(row) = region(state.focus) {
        shapes.push(outline(edges(row), FOCUS_OFFSET, theme));
    }
    shapes
}

type Edges = (f64, f64, f64, f64);

fn edges(region: &Region) -> Edges {
    (region.x, region.y, region.x + region.width, region.y + region.height)
}

/// A 2 px ink line around a box, `offset` away, on whole pixels.
fn outline((left, top, right, bottom): Edges, offset: f64, theme: &Theme) -> Shape {
    let grown = offset + 1.0;
    // The ring stays inside the bleed, or the canvas would cut it.
    let edge = space::BLEED - 1.0;
    let (x, y) = (libm::round(left - grown).max(-edge), libm::round(top - grown).max(-edge));
    Shape::Rect {
        x,
        y,
        width: libm::round(right + grown) - x,
        height: libm::round(bottom + grown) - y,
        radius: 0.0,
        fill: None,
        stroke: Some(Stroke::solid(theme.ink, 2.0)),
    }
}

/// The ▸ before the label of a selected datum.
fn pointer(scene: &Scene, datum: usize, theme: &Theme) -> Option<Shape> {
    let label = scene.items.iter().find_map(|item| match &item.shape {
        Shape::Text(text) if item.datum == Some(datum) && item.role == Role::Label => Some(text),
        _ => None,
    })?;
    let (left, ..) = label.extent();
    let (x, y) = (left - 8.0, label.y - 0.36 * label.size());
    let lines = vec![vec![(x, y - 4.0), (x + 5.0, y), (x, y + 4.0)]];
    Some(Shape::Path { lines, closed: true, fill: Some(theme.ink), stroke: None })
}

/// The box around the marks of `datum`.
fn marks(scene: &Scene, datum: usize) -> Option<Edges> {
    let items = scene.items.iter().filter(|item| item.datum == Some(datum) && item.role == Role::Mark);
    items.filter_map(|item| extent(&item.shape)).reduce(|a, b| (a.0.min(b.0), a.1.min(b.1), a.2.max(b.2), a.3.max(b.3)))
}

fn extent(shape: &Shape) -> Option<Edges> {
    match shape {
        Shape::Rect { x, y, width, height, .. } => Some((*x, *y, x + width, y + height)),
        Shape::Circle { center: (x, y), radius, .. } => Some((x - radius, y - radius, x + radius, y + radius)),
        Shape::Path { lines, .. } => lines
            .iter()
            .flatten()
            .map(|&(x, y)| (x, y, x, y))
            .reduce(|a, b| (a.0.min(b.0), a.1.min(b.1), a.2.max(b.2), a.3.max(b.3))),
        Shape::Text(text) => Some(text.extent()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const THEME: Theme = Theme::LIGHT;

    fn scene() -> Scene {
        let mut scene = Scene::new(328.0);
        scene.height = 84.0;
        for (datum, color) in [THEME.sibling, THEME.context].into_iter().enumerate() {
            let y = 42.0 * datum as f64;
            let fill = Some(color);
            let bar = Shape::Rect { x: 0.0, y: y + 20.0, width: 100.0, height: 12.0, radius: 0.0, fill, stroke: None };
            scene.push(Role::Mark, Some(datum), bar);
            scene.regions.push(Region { datum, x: 0.0, y, width: 328.0, height: 42.0 });
        }
        scene
    }

    fn fill(item: &Item) -> Color {
        match &item.shape {
            Shape::Rect { fill: Some(fill), .. } => *fill,
            _ => panic!("not a filled rect"),
        }
    }

    #[test]
    fn nothing_pointed_at_copies_nothing() {
        let scene = scene();
        assert!(matches!(restyle(&scene.items[0], true, &State::default(), &THEME), Cow::Borrowed(_)));
        assert!(under(&scene, &State::default(), &THEME).is_empty());
        assert!(over(&scene, &State::default(), &THEME).is_empty());
    }

    #[test]
    fn hover_turns_a_sibling_into_the_subject_and_underlines() {
        let scene = scene();
        let state = State { hover: Some(0), ..State::default() };
        assert_eq!(fill(&restyle(&scene.items[0], true, &state, &THEME)), THEME.subject);
        assert_eq!(fill(&restyle(&scene.items[1], true, &state, &THEME)), THEME.context);
        let shapes = over(&scene, &state, &THEME);
        assert!(matches!(shapes[..], [Shape::Rect { y: 41.0, height: 1.0, width: 328.0, .. }]));
    }

    #[test]
    fn linked_rows_get_a_wash_and_the_rest_fades() {
        let scene = scene();
        let state = State { linked: vec![1], ..State::default() };
        assert_eq!(fill(&restyle(&scene.items[0], true, &state, &THEME)).a, 115);
        assert_eq!(fill(&restyle(&scene.items[1], true, &state, &THEME)), THEME.ink2);
        assert!(matches!(under(&scene, &state, &THEME)[..], [Shape::Rect { x: -8.0, y: 42.0, width: 344.0, .. }]));
    }

    #[test]
    fn selection_outlines_the_mark() {
        let state = State { selected: Some(1), ..State::default() };
        let shapes = over(&scene(), &state, &THEME);
        assert!(matches!(shapes[..], [Shape::Rect { x: -3.0, y: 60.0, width: 106.0, height: 17.0, .. }]), "{shapes:?}");
    }
}
