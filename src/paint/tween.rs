//! From one picture to the next, a moment in between: what stands for the same
//! datum goes on standing for it.

use crate::resolve::{Chart, heap_sort};
use crate::scene::{Color, Item, Point, Scene, Shape, Stroke, Text};

/// Two pictures, and which of their items belong together.
#[derive(Clone, Debug)]
pub struct Tween {
    before: Scene,
    /// For each item after, that before which turns into it.
    partners: Vec<Option<usize>>,
    /// Items before that nothing takes up.
    leaving: Vec<usize>,
    /// Where the places of a plot of lines go.
    motion: Motion,
}

/// How places move: a factor and a shift along each axis.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Motion {
    x: (f64, f64),
    y: (f64, f64),
    /// Ends of x: what moves past them is left out.
    ends: (f64, f64),
}

impl Motion {
    const NONE: Self = Self { x: (1.0, 0.0), y: (1.0, 0.0), ends: (f64::NEG_INFINITY, f64::INFINITY) };

    /// From two values that both pictures have, the farther apart the better.
    #[inline(never)]
    fn of(before: &Scene, after: &Scene, same: &dyn Fn(usize) -> usize) -> Self {
        let mut old: Vec<(usize, Point)> = Vec::new();
        for region in &before.regions {
            old.extend(region.at.map(|at| (region.datum, at)));
        }
        heap_sort(&mut old, |a, b| a.0 < b.0);
        let mut both: Vec<(Point, Point)> = Vec::new();
        for region in &after.regions {
            let Some(to) = region.at else { continue };
            let number = same(region.datum);
            let known = old.get(old.partition_point(|(other, _)| *other < number));
            both.extend(known.filter(|(other, _)| *other == number).map(|(_, from)| (*from, to)));
        }
        let along = |pick: &dyn Fn(Point) -> f64| {
            let (mut low, mut high) = (0, 0);
            for (at, (from, _)) in both.iter().enumerate() {
                low = if pick(*from) < pick(both[low].0) { at } else { low };
                high = if pick(*from) > pick(both[high].0) { at } else { high };
            }
            let (Some((a, a1)), Some((b, b1))) = (both.get(low), both.get(high)) else { return (1.0, 0.0) };
            let factor = (pick(*b1) - pick(*a1)) / (pick(*b) - pick(*a));
            if factor.is_finite() && factor > 0.0 { (factor, pick(*a1) - factor * pick(*a)) } else { (1.0, 0.0) }
        };
        let mut ends = (f64::INFINITY, f64::NEG_INFINITY);
        for (x, _) in after.regions.iter().filter_map(|region| region.at) {
            ends = (ends.0.min(x), ends.1.max(x));
        }
        if both.is_empty() {
            return Self::NONE;
        }
        Self { x: along(&|(x, _)| x), y: along(&|(_, y)| y), ends: (ends.0 - 2.0, ends.1 + 2.0) }
    }

    fn back(self) -> Self {
        let inverse = |(factor, shift): (f64, f64)| (1.0 / factor, -shift / factor);
        Self { x: inverse(self.x), y: inverse(self.y), ends: self.ends }
    }

    /// The line `item` as far as `share` of the way along the motion.
    #[inline(never)]
    fn moved(&self, item: &Item, share: f64) -> Item {
        let mut item = item.clone();
        if let Shape::Path { lines, .. } = &mut item.shape
            && item.datum.is_none()
            && *self != Self::NONE
        {
            for line in lines.iter_mut() {
                for (x, y) in line.iter_mut() {
                    *x = mix(*x, self.x.0 * *x + self.x.1, share);
                    *y = mix(*y, self.y.0 * *y + self.y.1, share);
                }
                line.retain(|(x, _)| (self.ends.0..=self.ends.1).contains(x));
            }
            lines.retain(|line| line.len() > 1);
        }
        item
    }
}

/// What makes two items the same: the datum by its number before, counted from
/// one, else a name of their own; role and shape; and which of those it is.
type Identity = (u64, u32);

impl Tween {
    /// From the picture `before` of `from` to the picture `after` of `to`. Data
    /// are the same that have the same key.
    #[inline(never)]
    pub fn new(from: &Chart, before: Scene, to: &Chart, after: &Scene) -> Self {
        let mut keys: Vec<usize> = (0..from.data.len()).collect();
        let key = |at: &usize| from.data[*at].key.as_str();
        heap_sort(&mut keys, |a, b| key(a) < key(b));
        let mut same: Vec<u64> = Vec::new();
        for (at, datum) in to.data.iter().enumerate() {
            let place = keys.partition_point(|other| key(other) < datum.key.as_str());
            let known = keys.get(place).filter(|other| key(other) == datum.key);
            // A datum that is new has a number that none had.
            same.push(known.map_or(from.data.len() + at, |known| *known) as u64);
        }
        let motion = Motion::of(&before, after, &|datum| same.get(datum).map_or(usize::MAX, |number| *number as usize));
        let old = identities(&before, &|datum| datum as u64);
        let new = identities(after, &|datum| same.get(datum).copied().unwrap_or(u64::MAX));
        let mut order: Vec<usize> = (0..old.len()).collect();
        heap_sort(&mut order, |a, b| old[*a] < old[*b]);
        let (mut partners, mut taken) = (Vec::new(), vec![false; old.len()]);
        for identity in &new {
            let place = order.partition_point(|at| old[*at] < *identity);
            let partner = order.get(place).copied().filter(|at| old[*at] == *identity);
            if let Some(at) = partner {
                taken[at] = true;
            }
            partners.push(partner);
        }
        let leaving = (0..old.len()).filter(|at| !taken[*at]).collect();
        Self { before, partners, leaving, motion }
    }

    /// The picture at `share` of the way, 0 to 1, to `after`.
    #[inline(never)]
    pub fn at(&self, after: &Scene, share: f64) -> Scene {
        let mut scene = Scene::new(after.width);
        scene.height = after.height;
        for at in &self.leaving {
            scene.items.push(self.going(&self.before.items[*at], share));
        }
        for (item, partner) in after.items.iter().zip(&self.partners) {
            let Some(old) = partner.and_then(|at| self.before.items.get(at)) else {
                scene.items.push(self.coming(item, share));
                continue;
            };
            if let Some(shape) = between(&old.shape, &item.shape, share) {
                scene.items.push(Item { shape, ..*item });
            } else {
                scene.items.push(self.going(old, share));
                scene.items.push(self.coming(item, share));
            }
        }
        scene
    }

    fn going(&self, item: &Item, share: f64) -> Item {
        faded(self.motion.moved(item, share), 1.0 - share)
    }

    fn coming(&self, item: &Item, share: f64) -> Item {
        faded(self.motion.back().moved(item, 1.0 - share), share)
    }
}

/// What each item of `scene` is. `number` says which datum it was before.
#[inline(never)]
fn identities(scene: &Scene, number: &dyn Fn(usize) -> u64) -> Vec<Identity> {
    let mut names: Vec<u64> = Vec::new();
    for item in &scene.items {
        let (shape, own) = match &item.shape {
            Shape::Rect { .. } => (0, 0),
            Shape::Circle { .. } => (1, 0),
            Shape::Path { stroke, fill, .. } => (2, paint(stroke.map(|stroke| stroke.color).or(*fill))),
            // A tick is its words, wherever it stands.
            Shape::Text(text) => (3, words(text)),
        };
        let who = item.datum.map_or(own << 32, |datum| number(datum) + 1);
        names.push(who << 5 | (item.role as u64) << 2 | shape);
    }
    // Equal ones are told apart by their order.
    let mut order: Vec<usize> = (0..names.len()).collect();
    heap_sort(&mut order, |a, b| (names[*a], *a) < (names[*b], *b));
    let mut identities = vec![(0, 0); names.len()];
    let mut count = 0;
    for (i, at) in order.iter().enumerate() {
        count = if i > 0 && names[order[i - 1]] == names[*at] { count + 1 } else { 0 };
        identities[*at] = (names[*at], count);
    }
    identities
}

fn paint(color: Option<Color>) -> u64 {
    color.map_or(1, |Color { r, g, b, .. }| u64::from(r) << 16 | u64::from(g) << 8 | u64::from(b))
}

/// FNV-1a of the words, 26 bits of it.
fn words(text: &Text) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for byte in text.spans.iter().flat_map(|span| span.text.bytes()) {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    hash >> 38
}

fn mix(from: f64, to: f64, share: f64) -> f64 {
    from + (to - from) * share
}

fn mixed((x, y): Point, to: Point, share: f64) -> Point {
    (mix(x, to.0, share), mix(y, to.1, share))
}

fn blend(from: Color, to: Color, share: f64) -> Color {
    let channel = |from: u8, to: u8| (mix(f64::from(from), f64::from(to), share) + 0.5) as u8;
    Color { r: channel(from.r, to.r), g: channel(from.g, to.g), b: channel(from.b, to.b), a: channel(from.a, to.a) }
}

/// A colour that only one of two shapes has comes or goes.
fn ink(from: Option<Color>, to: Option<Color>, share: f64) -> Option<Color> {
    match (from, to) {
        (Some(from), Some(to)) => Some(blend(from, to, share)),
        (Some(from), None) => Some(from.faded(1.0 - share)),
        (None, to) => to.map(|to| to.faded(share)),
    }
}

fn line(from: Option<Stroke>, to: Option<Stroke>, share: f64) -> Option<Stroke> {
    let color = ink(from.map(|from| from.color), to.map(|to| to.color), share)?;
    let one = to.or(from)?;
    let width = mix(from.unwrap_or(one).width, one.width, share);
    Some(Stroke { color, width, ..one })
}

/// `from` on its way to `to`; nothing where one cannot become the other.
#[inline(never)]
fn between(from: &Shape, to: &Shape, share: f64) -> Option<Shape> {
    Some(match (from, to) {
        (
            Shape::Rect { x, y, width, height, radius, fill, stroke },
            Shape::Rect { x: x1, y: y1, width: w1, height: h1, radius: r1, fill: f1, stroke: s1 },
        ) => Shape::Rect {
            x: mix(*x, *x1, share),
            y: mix(*y, *y1, share),
            width: mix(*width, *w1, share),
            height: mix(*height, *h1, share),
            radius: mix(*radius, *r1, share),
            fill: ink(*fill, *f1, share),
            stroke: line(*stroke, *s1, share),
        },
        (
            Shape::Circle { center, radius, fill, stroke },
            Shape::Circle { center: c1, radius: r1, fill: f1, stroke: s1 },
        ) => Shape::Circle {
            center: mixed(*center, *c1, share),
            radius: mix(*radius, *r1, share),
            fill: ink(*fill, *f1, share),
            stroke: line(*stroke, *s1, share),
        },
        (Shape::Path { lines, fill, stroke, .. }, Shape::Path { lines: l1, closed, fill: f1, stroke: s1 }) => {
            let alike = lines.len() == l1.len() && lines.iter().zip(l1).all(|(a, b)| a.len() == b.len());
            if !alike {
                return None;
            }
            let mut moved = Vec::new();
            for (a, b) in lines.iter().zip(l1) {
                moved.push(a.iter().zip(b).map(|(a, b)| mixed(*a, *b, share)).collect());
            }
            let (fill, stroke) = (ink(*fill, *f1, share), line(*stroke, *s1, share));
            Shape::Path { lines: moved, closed: *closed, fill, stroke }
        }
        (Shape::Text(old), Shape::Text(new)) => {
            // Another text at the same place: the old one until the end.
            let one = if words(old) == words(new) || share >= 1.0 { new } else { old };
            let (x, y) = mixed((old.x, old.y), (new.x, new.y), share);
            // Where its anchor changes, it is not on the same line.
            if old.anchor != new.anchor {
                return None;
            }
            Shape::Text(Text { x, y, ..one.clone() })
        }
        _ => return None,
    })
}

/// `item` at `opacity`.
#[inline(never)]
fn faded(mut item: Item, opacity: f64) -> Item {
    let fade = |color: &mut Color| *color = color.faded(opacity);
    match &mut item.shape {
        Shape::Rect { fill, stroke, .. } | Shape::Circle { fill, stroke, .. } | Shape::Path { fill, stroke, .. } => {
            fill.iter_mut().for_each(fade);
            stroke.iter_mut().for_each(|stroke| fade(&mut stroke.color));
        }
        Shape::Text(text) => {
            text.spans.iter_mut().for_each(|span| fade(&mut span.color));
            text.halo.iter_mut().for_each(|(color, _)| fade(color));
        }
    }
    item
}
