//! What a reader's actions are answered with, as JavaScript objects.

use js_sys::{Array, Reflect};
use serde::ser::{Serialize, SerializeMap, Serializer};
use wasm_bindgen::JsValue;

use super::value::object;
use crate::describe::{self, FACTS, Field, said};
use crate::hit;
use crate::layout::color;
use crate::paint::hex;
use crate::resolve::Chart;
use crate::scene::{Color, Region, Scene, Shape};
use crate::theme::Theme;

/// Where a datum answers, in CSS pixels of the plot.
struct Place {
    datum: u32,
    x: f64,
    y: f64,
    width: f64,
    height: f64,
}

/// A datum in words; `texts` are names and texts of its keys, `facts` those of
/// what else there is to say.
struct Words<'a> {
    texts: [(&'static str, &'a str); 8],
    derived: bool,
    facts: Vec<[String; 2]>,
}

// Maps, not structs: for those serde-wasm-bindgen keeps a table of all names.
impl Serialize for Place {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("datum", &self.datum)?;
        for (key, value) in [("x", self.x), ("y", self.y), ("width", self.width), ("height", self.height)] {
            map.serialize_entry(key, &value)?;
        }
        map.end()
    }
}

impl Serialize for Words<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for (key, text) in self.texts {
            map.serialize_entry(key, text)?;
        }
        map.serialize_entry("derived", &self.derived)?;
        map.serialize_entry("facts", &self.facts)?;
        map.end()
    }
}

/// `[{datum, x, y, width, height}]` of `regions`.
#[inline(never)]
pub(super) fn places(regions: &[Region]) -> JsValue {
    let mut places = Vec::new();
    for region in regions {
        // Around a point, where it stands for one.
        let (x, y, width, height) = match region.at {
            Some((x, y)) => (x - 6.0, y - 6.0, 12.0, 12.0),
            None => (region.x, region.y, region.width, region.height),
        };
        places.push(Place { datum: region.datum as u32, x, y, width, height });
    }
    value(&places)
}

/// A picture with more points is worth being kept.
const MANY: usize = 500;

/// Whether painting `scene` takes long.
#[inline(never)]
pub(super) fn is_long(scene: &Scene) -> bool {
    let mut points = 0;
    for item in &scene.items {
        if let Shape::Path { lines, .. } = &item.shape {
            points += lines.iter().map(Vec::len).sum::<usize>();
        }
    }
    points > MANY
}

/// The first of `regions` that stands for `datum`.
#[inline(never)]
pub(super) fn place(scene: &Scene, datum: usize) -> JsValue {
    match scene.regions.iter().position(|region| region.datum == datum) {
        Some(at) => Reflect::get_u32(&places(&scene.regions[at..=at]), 0).unwrap_or(JsValue::UNDEFINED),
        None => JsValue::UNDEFINED,
    }
}

/// See `Chart::along`.
#[inline(never)]
pub(super) fn along(chart: &Chart, datum: usize) -> JsValue {
    if let Some(period) = hit::period(chart, datum) {
        return period.into();
    }
    match (hit::is_long(chart), hit::place(chart, datum)) {
        (true, Some(x)) => x.into(),
        _ => JsValue::UNDEFINED,
    }
}

/// See `Chart::series`.
#[inline(never)]
pub(super) fn series(chart: &Chart, theme: &Theme) -> JsValue {
    let list = Array::new();
    let Some(grid) = chart.grid.as_ref().filter(|grid| !grid.percent && grid.names.len() > 1) else {
        return list.into();
    };
    for name in &grid.names {
        let shown = grid.series.iter().find(|series| series.name == *name);
        let color = shown.map(|series| color(series, theme));
        let css = color.map(|Color { r, g, b, .. }| hex(&[r, g, b])).unwrap_or_default();
        list.push(&object(&[("name", name.into()), ("color", css.into())]));
    }
    list.into()
}

/// `{key, label, before, digits, after, value, derived, facts, quote, spoken}`
/// of the datum at `position`; undefined when there is none.
#[inline(never)]
pub(super) fn words(chart: &Chart, position: usize) -> JsValue {
    let Some(datum) = chart.data.get(position) else { return JsValue::UNDEFINED };
    let [before, digits, after] = match &datum.amount {
        Some(amount) => [amount.before(), amount.number(), amount.tail()],
        None => ["", "—", ""],
    };
    let mut facts = Vec::new();
    for fact in &FACTS {
        let text = said(chart, datum, fact.field);
        if !text.is_empty() {
            facts.push([fact.name(chart.lang).to_owned(), text]);
        }
    }
    let (label, figure) = (said(chart, datum, Field::Label), said(chart, datum, Field::Value));
    let spoken = describe::spoken(chart, datum);
    let texts = [
        ("key", datum.key.as_str()),
        ("label", &label),
        ("before", before),
        ("digits", digits),
        ("after", after),
        ("value", &figure),
        ("quote", &datum.quote),
        ("spoken", &spoken),
    ];
    value(&Words { texts, derived: describe::is_derived(datum), facts })
}

/// Numbers, texts and lists of them become what JavaScript calls so.
fn value(answer: &impl Serialize) -> JsValue {
    let serializer = serde_wasm_bindgen::Serializer::new().serialize_maps_as_objects(true);
    answer.serialize(&serializer).unwrap_or(JsValue::UNDEFINED)
}
