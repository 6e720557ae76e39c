//! Whether a drawn picture can be seen: contrast of every text and mark with
//! what it is painted on, read from the scene as it is painted.

use super::emphasis::{State, painted};
use crate::scene::{Color, Point, Role, Scene, Shape, Stroke, Text};
use crate::text::width;
use crate::theme::{Theme, contrast};

/// Of text.
const TEXT: f64 = 4.5;
/// Of marks, axes, and what a state adds.
const MARK: f64 = 3.0;
/// From an edge to what it borders on, in CSS pixels.
const BESIDE: f64 = 1.0;
/// So much of a mark's edge has to be seen: the rest may touch its neighbours.
const SEEN: f64 = 0.5;

/// Something that is hard to see.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// The text, or the kind of shape and its place.
    pub what: String,
    /// Its colour, as painted.
    pub color: Color,
    /// What lies behind it, or beside it.
    pub ground: Color,
    /// Their contrast, 1–21.
    pub contrast: f64,
    /// What it should be at least.
    pub least: f64,
}

/// What is hard to see of `scene` in `state`; empty when nothing is. Exempt
/// are decorations, the grid, empty cells, and what a link dims: by design
/// they say nothing that is not said elsewhere.
pub fn proof(scene: &Scene, state: &State, theme: &Theme) -> Vec<Finding> {
    let items = painted(scene, state, theme);
    let mut findings = Vec::new();
    // Shapes that can lie below something, with their boxes.
    let mut filled: Vec<(&Shape, Box4)> = Vec::new();
    let mut halo: Option<&Shape> = None;
    for item in &items {
        let area = area(&item.shape);
        let line = item.role == Role::Axis && !matches!(item.shape, Shape::Text(_));
        // An axis passes through washed rows and between marks: the rest of it is on paper.
        let near = filled.iter().filter(|(_, other)| !line && meet(&area, other)).map(|(shape, _)| *shape);
        let mut below = Ground { shapes: near.collect(), paper: theme.paper };
        if on_halo(&item.shape, halo, theme) {
            below.shapes.clear();
        }
        halo = Some(&item.shape);
        match &item.shape {
            Shape::Text(text) => of_text(text, &below, &mut findings),
            shape => findings.extend(of_shape(shape, item.role, &below, theme)),
        }
        if style(&item.shape).0.is_some() {
            filled.push((&item.shape, area));
        }
    }
    findings
}

/// Whether a shape has paper around it: its own outline, or that of the same
/// shape painted before it.
fn on_halo(shape: &Shape, before: Option<&Shape>, theme: &Theme) -> bool {
    let paper = |shape: &Shape| style(shape).1.filter(|stroke| stroke.color == theme.paper);
    let own = style(shape).0.is_some() && paper(shape).is_some_and(|stroke| stroke.width > BESIDE);
    let wider = |before: &Shape| {
        let (wide, narrow) = (paper(before)?.width, style(shape).1?.width);
        let same = |shape: &Shape| match shape {
            Shape::Rect { x, y, width, height, .. } => Some((*x, *y, *width, *height)),
            _ => None,
        };
        Some(same(before)? == same(shape)? && wide >= narrow + 2.0 * BESIDE)
    };
    own || before.and_then(wider) == Some(true)
}

/// Left, top, right, bottom.
type Box4 = (f64, f64, f64, f64);

/// The box of a shape, with what is beside it.
fn area(shape: &Shape) -> Box4 {
    let (left, top, right, bottom) = match shape {
        Shape::Rect { x, y, width, height, .. } => (*x, *y, x + width, y + height),
        Shape::Circle { center: (x, y), radius, .. } => (x - radius, y - radius, x + radius, y + radius),
        Shape::Path { lines, .. } => lines.iter().flatten().fold(
            (f64::INFINITY, f64::INFINITY, f64::NEG_INFINITY, f64::NEG_INFINITY),
            |(left, top, right, bottom), (x, y)| (left.min(*x), top.min(*y), right.max(*x), bottom.max(*y)),
        ),
        Shape::Text(text) => text.extent(),
    };
    let beside = 2.0 * BESIDE + style(shape).1.map_or(0.0, |stroke| stroke.width);
    (left - beside, top - beside, right + beside, bottom + beside)
}

fn meet(one: &Box4, other: &Box4) -> bool {
    one.0 <= other.2 && other.0 <= one.2 && one.1 <= other.3 && other.1 <= one.3
}

fn finding(what: String, color: Color, ground: Color, least: f64) -> Option<Finding> {
    let found = contrast(color, ground);
    (found < least).then_some(Finding { what, color, ground, contrast: found, least })
}

/// Every run of letters, at its weakest place.
fn of_text(text: &Text, below: &Ground<'_>, findings: &mut Vec<Finding>) {
    let (mut x, top, _, bottom) = text.extent();
    for span in &text.spans {
        let (left, right) = (x + span.gap, x + span.width());
        x = right;
        // Dimmed by a link.
        if span.color.a < 255 || width(&span.text, span.size, span.weight) <= 0.0 {
            continue;
        }
        let places = [0.1, 0.3, 0.5, 0.7, 0.9].into_iter().flat_map(|across| {
            [0.3, 0.55, 0.8].map(|down| (left + across * (right - left), top + down * (bottom - top)))
        });
        let grounds = places.map(|place| text.halo.map_or_else(|| below.at(place), |(halo, _)| halo));
        let weakest = grounds.min_by(|a, b| contrast(span.color, *a).total_cmp(&contrast(span.color, *b)));
        findings.extend(weakest.and_then(|ground| finding(format!("“{}”", span.text), span.color, ground, TEXT)));
    }
}

fn of_shape(shape: &Shape, role: Role, below: &Ground<'_>, theme: &Theme) -> Option<Finding> {
    let (fill, stroke) = style(shape);
    let quiet = |color: Color| color.a < 255 || [theme.grid, theme.cell, theme.paper, theme.wash].contains(&color);
    // A cut-out is what is left of the shape below it.
    let colors: Vec<Color> = [fill, stroke.map(|stroke| stroke.color)].into_iter().flatten().collect();
    let colors: Vec<Color> = colors.into_iter().filter(|color| !quiet(*color)).collect();
    if colors.is_empty() || !matches!(role, Role::Mark | Role::Axis | Role::Frame) {
        return None;
    }
    let away = BESIDE + stroke.map_or(0.0, |stroke| stroke.width / 2.0);
    // Marks of one chart may touch: hl and cx differ by 2.0 in lightness.
    let marks = [theme.subject, theme.sibling, theme.context, theme.ink2];
    let touch = colors.iter().any(|color| marks.contains(color));
    let best = |ground: Color| {
        let neighbour = touch && marks.contains(&ground) && !colors.contains(&ground);
        // A hairline is no ground: paper is on its other side.
        let hairline = [theme.grid, theme.axis].contains(&ground);
        let ground = if neighbour || hairline { theme.paper } else { ground };
        let strongest = colors.iter().max_by(|a, b| contrast(**a, ground).total_cmp(&contrast(**b, ground)));
        strongest.map(|color| (*color, ground, contrast(*color, ground)))
    };
    let mut beside: Vec<_> =
        edges(shape, away, fill.is_none()).into_iter().filter_map(|place| best(below.at(place))).collect();
    beside.sort_by(|a, b| b.2.total_cmp(&a.2));
    // The weakest place of the part that has to be seen.
    let at = ((beside.len() as f64 * SEEN).ceil() as usize).saturating_sub(1);
    let (color, ground, _) = *beside.get(at)?;
    finding(described(shape), color, ground, MARK)
}

fn style(shape: &Shape) -> (Option<Color>, Option<Stroke>) {
    match shape {
        Shape::Rect { fill, stroke, .. } | Shape::Circle { fill, stroke, .. } => (*fill, *stroke),
        Shape::Path { fill, stroke, closed, .. } => (fill.filter(|_| *closed), *stroke),
        Shape::Text(_) => (None, None),
    }
}

fn described(shape: &Shape) -> String {
    let (word, (x, y)) = match shape {
        Shape::Rect { x, y, .. } => ("rect", (*x, *y)),
        Shape::Circle { center, .. } => ("circle", *center),
        Shape::Path { lines, .. } => ("path", lines.first().and_then(|line| line.first()).copied().unwrap_or_default()),
        Shape::Text(_) => ("text", (0.0, 0.0)),
    };
    format!("{word} {x:.0},{y:.0}")
}

/// Places `away` from the middles of a shape's edges: outside, and inside,
/// too, where it is `hollow`.
fn edges(shape: &Shape, away: f64, hollow: bool) -> Vec<Point> {
    let (lines, closed) = match shape {
        Shape::Rect { x, y, width, height, .. } => {
            (vec![vec![(*x, *y), (x + width, *y), (x + width, y + height), (*x, y + height)]], true)
        }
        Shape::Circle { center: (x, y), radius, .. } => {
            let corner = |turn: i32| {
                let angle = f64::from(turn) * std::f64::consts::FRAC_PI_4;
                (x + radius * angle.cos(), y + radius * angle.sin())
            };
            (vec![(0..8).map(corner).collect()], true)
        }
        Shape::Path { lines, closed, .. } => (lines.clone(), *closed),
        Shape::Text(_) => return Vec::new(),
    };
    let mut places = Vec::new();
    for line in &lines {
        let next = line.iter().skip(1).chain(line.first().filter(|_| closed));
        for (one, other) in line.iter().zip(next) {
            let (dx, dy) = (other.0 - one.0, other.1 - one.1);
            let length = dx.hypot(dy);
            if length < 1e-6 {
                continue;
            }
            let (x, y) = ((one.0 + other.0) / 2.0, (one.1 + other.1) / 2.0);
            for side in [away, -away] {
                let place = (x - dy / length * side, y + dx / length * side);
                if !closed || hollow || !inside(&lines, place) {
                    places.push(place);
                }
            }
        }
    }
    places
}

/// What is painted so far.
struct Ground<'a> {
    shapes: Vec<&'a Shape>,
    paper: Color,
}

impl Ground<'_> {
    /// The colour at a place. Lines count for nothing: letters and marks cross them.
    fn at(&self, place: Point) -> Color {
        let filled = self.shapes.iter().filter_map(|shape| style(shape).0.filter(|_| covers(shape, place)));
        filled.fold(self.paper, |below, color| {
            let part = f64::from(color.a) / 255.0;
            let mix = |a: u8, b: u8| (f64::from(a) * part + f64::from(b) * (1.0 - part)).round() as u8;
            Color { r: mix(color.r, below.r), g: mix(color.g, below.g), b: mix(color.b, below.b), a: 255 }
        })
    }
}

fn covers(shape: &Shape, (px, py): Point) -> bool {
    match shape {
        Shape::Rect { x, y, width, height, .. } => (*x..=x + width).contains(&px) && (*y..=y + height).contains(&py),
        Shape::Circle { center: (x, y), radius, .. } => (px - x).hypot(py - y) <= *radius,
        Shape::Path { lines, closed, .. } => *closed && inside(lines, (px, py)),
        Shape::Text(_) => false,
    }
}

/// Whether a ray from the place crosses the polygons' edges an odd number of times.
fn inside(lines: &[Vec<Point>], (x, y): Point) -> bool {
    let mut inside = false;
    for line in lines {
        for (one, other) in line.iter().zip(line.iter().skip(1).chain(line.first())) {
            if (one.1 > y) != (other.1 > y) && x < one.0 + (y - one.1) / (other.1 - one.1) * (other.0 - one.0) {
                inside = !inside;
            }
        }
    }
    inside
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::{Anchor, Span};
    use crate::text::Weight;

    fn text(color: Color, halo: Option<(Color, f64)>) -> Shape {
        let span = Span { text: "7.9%".into(), size: 14.0, weight: Weight::Regular, color, gap: 0.0, tracking: 0.0 };
        Shape::Text(Text { x: 10.0, y: 30.0, anchor: Anchor::Start, spans: vec![span], halo })
    }

    fn found(shapes: Vec<Shape>) -> Vec<Finding> {
        let mut scene = Scene::new(300.0);
        shapes.into_iter().for_each(|shape| scene.push(Role::Mark, None, shape));
        proof(&scene, &State::default(), &Theme::LIGHT)
    }

    #[test]
    fn text_is_held_against_what_is_behind_it() {
        let theme = Theme::LIGHT;
        let bar = || Shape::filled(0.0, 10.0, 100.0, 30.0, 0.0, theme.subject);
        assert_eq!(found(vec![bar(), text(theme.on_subject, None)]), []);
        let [finding] = &found(vec![bar(), text(theme.ink, None)])[..] else { panic!("ink on the subject") };
        assert_eq!((finding.what.as_str(), finding.ground), ("“7.9%”", theme.subject));
        assert_eq!(found(vec![bar(), text(theme.ink, Some((theme.paper, 5.0)))]), []);
        assert_eq!(found(vec![text(theme.on_subject, None)]).len(), 1);
    }

    #[test]
    fn marks_are_held_against_what_is_beside_them() {
        let theme = Theme::LIGHT;
        let dot = |fill| Shape::Circle { center: (50.0, 25.0), radius: 4.0, fill: Some(fill), stroke: None };
        assert_eq!(found(vec![dot(theme.context)]), []);
        assert_eq!(found(vec![dot(theme.context.faded(0.9)), dot(Color::rgb(0xBBBBBB))]).len(), 1);
        let bar = Shape::filled(0.0, 10.0, 100.0, 30.0, 0.0, theme.subject);
        assert_eq!(found(vec![bar.clone(), dot(theme.context)]), [], "marks may touch");
        assert_eq!(found(vec![bar, dot(theme.ink)]).len(), 1, "ink on the subject");
    }
}
