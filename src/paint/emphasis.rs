//! What pointer, tap, keys and sentences change in a picture: colours,
//! weights and a few shapes on top. Never the layout.

use crate::scene::{Color, Item, Region, Role, Scene, Shape, Stroke, Text};
use crate::theme::{Theme, space};

/// Rest of the picture while some data are linked; never below.
const DIMMED: f64 = 0.45;
/// Between a selected mark and its outline.
const SELECTED_OFFSET: f64 = 1.5;
/// Between a focused row and its ring.
const FOCUS_OFFSET: f64 = 5.0;

/// Of the dot on a value of a line.
const POINT: f64 = 5.0;

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
    pub linked: Vec<u32>,
    /// At the same place along x as what the reader points at, where that is a
    /// value of a line: the crosshair goes through them, in every panel.
    pub beside: Vec<u32>,
}

impl State {
    /// Whether the reader points at nothing, as at first.
    fn is_idle(&self) -> bool {
        self.hover.or(self.selected).or(self.focus).is_none() && self.linked.is_empty()
    }

    fn is_linked(&self, datum: usize) -> bool {
        is_in(&self.linked, datum)
    }

    /// Whether something is added to `scene`, and every item of it looks as it
    /// does at rest: what is added lies behind or before them.
    pub fn only_adds(&self, scene: &Scene) -> bool {
        let same = |item: &Item| item.datum.is_none() || item.datum != self.hover;
        !self.is_idle() && self.linked.is_empty() && scene.items.iter().all(same)
    }
}

fn is_in(list: &[u32], datum: usize) -> bool {
    list.iter().any(|other| *other as usize == datum)
}

/// How an item looks in a state. Items are painted through it rather than
/// copied and changed.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tone<'a> {
    theme: &'a Theme,
    /// The pointer is on its datum.
    pub(super) hovered: bool,
    linked: bool,
    dimmed: bool,
    mark: bool,
    /// All its letters are bold.
    pub(super) bold: bool,
}

impl<'a> Tone<'a> {
    /// For what stands for no datum: everything as it is.
    pub(super) fn plain(theme: &'a Theme) -> Self {
        Self { theme, hovered: false, linked: false, dimmed: false, mark: false, bold: false }
    }

    /// For `item` in `state`.
    pub(super) fn of(item: &Item, state: &State, theme: &'a Theme) -> Self {
        let Some(datum) = item.datum else { return Self::plain(theme) };
        let (hovered, linked) = (state.hover == Some(datum), state.is_linked(datum));
        let dimmed = !state.linked.is_empty() && !linked && !hovered;
        // Letters on a mark stay as they are, too.
        let mark = item.role == Role::Mark || matches!(&item.shape, Shape::Text(text) if text.halo.is_none());
        Self { theme, hovered, linked, dimmed, mark, bold: false }
    }

    /// `color` as it is painted.
    #[inline(never)]
    pub(super) fn color(&self, color: Color) -> Color {
        let theme = self.theme;
        let same = |other: Color| [color.r, color.g, color.b] == [other.r, other.g, other.b];
        let other = if self.dimmed {
            return color.faded(DIMMED);
        } else if (self.hovered || self.linked) && same(theme.sibling) {
            // On the wash, too: it would be too weak there.
            theme.subject
        } else if self.linked && (same(theme.context) || same(theme.ink3)) {
            // Grey has too little contrast on the wash.
            theme.ink2
        } else if self.linked && same(theme.paper) && !self.mark {
            theme.wash
        } else {
            return color;
        };
        Color { a: color.a, ..other }
    }
}

/// What lies behind the items. In the page the code for it comes with the
/// reader's first action.
pub(super) fn under(scene: &Scene, state: &State, theme: &Theme, draw: &mut dyn FnMut(&Shape)) {
    if !state.is_idle() {
        behind(scene, state, theme, draw);
    }
}

/// What lies before the items.
pub(super) fn over(scene: &Scene, state: &State, theme: &Theme, draw: &mut dyn FnMut(&Shape)) {
    if !state.is_idle() {
        before(scene, state, theme, draw);
    }
}

/// A wash for each linked row.
#[inline(never)]
fn behind(scene: &Scene, state: &State, theme: &Theme, draw: &mut dyn FnMut(&Shape)) {
    for Region { datum, y, height, at, .. } in &scene.regions {
        // The slabs of one place fill the height of its plot.
        if let Some((x, _)) = at.filter(|_| is_in(&state.beside, *datum)) {
            draw(&Shape::filled(f64::floor(x), *y, 1.0, *height, 0.0, theme.ink3));
        }
    }
    for Region { datum, x, y, width, height, at, is_mark } in &scene.regions {
        if *is_mark || !state.is_linked(*datum) {
            continue;
        }
        if let Some(center) = *at {
            // Of a plot of lines only the value itself: others cross its slab.
            draw(&Shape::Circle { center, radius: POINT + 2.0, fill: Some(theme.wash), stroke: None });
        } else {
            draw(&Shape::filled(x - space::BLEED, *y, width + 2.0 * space::BLEED, *height, 2.0, theme.wash));
        }
    }
}

/// Underline, outline and pointer, ring.
#[inline(never)]
fn before(scene: &Scene, state: &State, theme: &Theme, draw: &mut dyn FnMut(&Shape)) {
    for Region { datum, at, .. } in &scene.regions {
        if let Some(center) = at.filter(|_| is_in(&state.beside, *datum)) {
            // It may lie on an area: paper around it, as around a ring.
            draw(&Shape::Circle { center, radius: POINT + 0.5, fill: Some(theme.paper), stroke: None });
            let stroke = Some(Stroke::solid(theme.ink2, 2.0));
            draw(&Shape::Circle { center, radius: POINT - 1.5, fill: None, stroke });
        }
    }
    if let Some(Region { at: Some(center), .. }) = region(scene, state.hover) {
        // On a line there is nothing else to point at.
        let (fill, stroke) = (Some(theme.ink), Some(Stroke::solid(theme.paper, 1.5)));
        draw(&Shape::Circle { center: *center, radius: POINT, fill, stroke });
    } else if let Some(row) = region(scene, state.hover).filter(|row| row.is_mark) {
        // An underline would lie on its neighbour.
        ring(row, &Edges::of(row), 0.0, theme, draw);
    } else if let Some(row) = region(scene, state.hover) {
        let y = f64::floor(row.y + row.height) - 1.0;
        draw(&Shape::filled(row.x, y, row.width, 1.0, 0.0, theme.ink));
    }
    if let Some(row) = region(scene, state.selected) {
        let marks = marks(scene, row.datum);
        let edges = if marks.left <= marks.right && row.at.is_none() { marks } else { Edges::of(row) };
        ring(row, &edges, SELECTED_OFFSET, theme, draw);
        if let Some(label) = label(scene, row.datum).filter(|_| row.at.is_none() && !row.is_mark) {
            // The ▸ before it.
            let (left, ..) = label.extent();
            let (x, y) = (left - 8.0, label.y - 0.36 * label.size());
            let lines = vec![vec![(x, y - 4.0), (x + 5.0, y), (x, y + 4.0)]];
            // The label may stand on a bar.
            let fill = label.spans.first().map(|span| span.color);
            draw(&Shape::Path { lines, closed: true, fill, stroke: None });
        }
    }
    if let Some(row) = region(scene, state.focus) {
        ring(row, &Edges::of(row), FOCUS_OFFSET, theme, draw);
    }
}

/// A ring; around a point or a part of a stack it lies on other marks, and has
/// paper below it.
#[inline(never)]
fn ring(row: &Region, edges: &Edges, offset: f64, theme: &Theme, draw: &mut dyn FnMut(&Shape)) {
    if row.at.is_some() || row.is_mark {
        draw(&edges.outline(offset, Stroke::solid(theme.paper, 5.0)));
    }
    draw(&edges.outline(offset, Stroke::solid(theme.ink, 2.0)));
}

/// Every shape of `scene` as it is painted in `state`, in painting order.
#[cfg(any(feature = "report", test))]
pub(super) fn painted(scene: &Scene, state: &State, theme: &Theme) -> Vec<Item> {
    let added = |shape: &Shape| Item { shape: shape.clone(), datum: None, role: Role::Mark };
    let mut items = Vec::new();
    under(scene, state, theme, &mut |shape| items.push(added(shape)));
    for item in &scene.items {
        let (tone, mut item) = (Tone::of(item, state, theme), item.clone());
        let tint = |color: &mut Color| *color = tone.color(*color);
        match &mut item.shape {
            Shape::Rect { fill, stroke, .. }
            | Shape::Circle { fill, stroke, .. }
            | Shape::Path { fill, stroke, .. } => {
                fill.iter_mut().for_each(tint);
                stroke.iter_mut().for_each(|stroke| tint(&mut stroke.color));
            }
            Shape::Text(text) => {
                text.spans.iter_mut().for_each(|span| tint(&mut span.color));
                text.halo.iter_mut().for_each(|(color, _)| tint(color));
            }
        }
        items.push(item);
    }
    over(scene, state, theme, &mut |shape| items.push(added(shape)));
    items
}

#[inline(never)]
fn region(scene: &Scene, datum: Option<usize>) -> Option<&Region> {
    let datum = datum?;
    scene.regions.iter().find(|region| region.datum == datum)
}

/// The label that names `datum`.
fn label(scene: &Scene, datum: usize) -> Option<&Text> {
    scene.items.iter().find_map(|item| match &item.shape {
        Shape::Text(text) if item.datum == Some(datum) && item.role == Role::Label => Some(text),
        _ => None,
    })
}

/// A box.
struct Edges {
    left: f64,
    top: f64,
    right: f64,
    bottom: f64,
}

impl Edges {
    /// Of a region, or of the point that it stands for.
    fn of(region: &Region) -> Self {
        let Region { x, y, width, height, .. } = region;
        if let Some((x, y)) = region.at {
            return Self { left: x - POINT, top: y - POINT, right: x + POINT, bottom: y + POINT };
        }
        Self { left: *x, top: *y, right: x + width, bottom: y + height }
    }

    /// Takes in a box around a point.
    #[inline(never)]
    fn add(&mut self, left: f64, top: f64, right: f64, bottom: f64) {
        (self.left, self.top) = (self.left.min(left), self.top.min(top));
        (self.right, self.bottom) = (self.right.max(right), self.bottom.max(bottom));
    }

    /// A line around it, `offset` away, on whole pixels.
    #[inline(never)]
    fn outline(&self, offset: f64, stroke: Stroke) -> Shape {
        let grown = offset + 1.0;
        // The ring stays inside the bleed, or the canvas would cut it.
        let edge = space::BLEED - 1.0;
        let (x, y) = (libm::round(self.left - grown).max(-edge), libm::round(self.top - grown).max(-edge));
        Shape::Rect {
            x,
            y,
            width: libm::round(self.right + grown) - x,
            height: libm::round(self.bottom + grown) - y,
            radius: 0.0,
            fill: None,
            stroke: Some(stroke),
        }
    }
}

/// The box around the marks of `datum`; inside out if there are none.
fn marks(scene: &Scene, datum: usize) -> Edges {
    let (most, least) = (f64::INFINITY, f64::NEG_INFINITY);
    let mut edges = Edges { left: most, top: most, right: least, bottom: least };
    for item in &scene.items {
        if item.datum != Some(datum) || item.role != Role::Mark {
            continue;
        }
        match &item.shape {
            Shape::Rect { x, y, width, height, .. } => edges.add(*x, *y, x + width, y + height),
            Shape::Circle { center: (x, y), radius, .. } => edges.add(x - radius, y - radius, x + radius, y + radius),
            Shape::Path { lines, .. } => {
                for (x, y) in lines.iter().flatten() {
                    edges.add(*x, *y, *x, *y);
                }
            }
            Shape::Text(text) => {
                let (left, top, right, bottom) = text.extent();
                edges.add(left, top, right, bottom);
            }
        }
    }
    edges
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
            scene.regions.push(Region { datum, x: 0.0, y, width: 328.0, height: 42.0, at: None, is_mark: false });
        }
        scene
    }

    fn fill(item: &Item, state: &State) -> Color {
        match &item.shape {
            Shape::Rect { fill: Some(fill), .. } => Tone::of(item, state, &THEME).color(*fill),
            _ => panic!("not a filled rect"),
        }
    }

    fn behind(scene: &Scene, state: &State) -> Vec<Shape> {
        let mut shapes = Vec::new();
        under(scene, state, &THEME, &mut |shape| shapes.push(shape.clone()));
        shapes
    }

    fn before(scene: &Scene, state: &State) -> Vec<Shape> {
        let mut shapes = Vec::new();
        over(scene, state, &THEME, &mut |shape| shapes.push(shape.clone()));
        shapes
    }

    #[test]
    fn nothing_pointed_at_changes_nothing() {
        let scene = scene();
        assert_eq!(fill(&scene.items[0], &State::default()), THEME.sibling);
        assert!(before(&scene, &State::default()).is_empty());
        assert!(behind(&scene, &State::default()).is_empty());
    }

    #[test]
    fn hover_turns_a_sibling_into_the_subject_and_underlines() {
        let scene = scene();
        let state = State { hover: Some(0), ..State::default() };
        assert_eq!(fill(&scene.items[0], &state), THEME.subject);
        assert_eq!(fill(&scene.items[1], &state), THEME.context);
        let shapes = before(&scene, &state);
        assert!(matches!(shapes[..], [Shape::Rect { y: 41.0, height: 1.0, width: 328.0, .. }]));
    }

    #[test]
    fn linked_rows_get_a_wash_and_the_rest_fades() {
        let scene = scene();
        let state = State { linked: vec![1], ..State::default() };
        assert_eq!(fill(&scene.items[0], &state).a, 115);
        assert_eq!(fill(&scene.items[1], &state), THEME.ink2);
        assert!(matches!(behind(&scene, &state)[..], [Shape::Rect { x: -8.0, y: 42.0, width: 344.0, .. }]));
    }

    #[test]
    fn only_the_pointer_and_sentences_change_items() {
        let scene = scene();
        let all = |state: State| state.only_adds(&scene);
        assert!(all(State { selected: Some(0), focus: Some(1), beside: vec![0, 1], ..State::default() }));
        assert!(all(State { hover: Some(7), ..State::default() }), "no item stands for it");
        assert!(!all(State { hover: Some(1), ..State::default() }));
        assert!(!all(State { linked: vec![7], ..State::default() }), "the rest gives way");
        assert!(!all(State::default()), "nothing is added");
    }

    #[test]
    fn selection_outlines_the_mark() {
        let state = State { selected: Some(1), ..State::default() };
        let shapes = before(&scene(), &state);
        assert!(matches!(shapes[..], [Shape::Rect { x: -3.0, y: 60.0, width: 106.0, height: 17.0, .. }]), "{shapes:?}");
    }
}
