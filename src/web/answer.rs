//! What a reader's actions are answered with, as JavaScript objects.

use serde::Serialize;
use wasm_bindgen::JsValue;

use crate::describe::{self, FACTS, Field, said};
use crate::resolve::Chart;
use crate::scene::Region;

/// Where a datum answers, in CSS pixels of the plot.
#[derive(Serialize)]
struct Place {
    datum: u32,
    x: f64,
    y: f64,
    width: f64,
    height: f64,
}

/// A datum in words; `facts` are their names and texts.
#[derive(Serialize)]
struct Words<'a> {
    key: &'a str,
    label: String,
    before: &'a str,
    digits: &'a str,
    after: &'a str,
    value: String,
    derived: bool,
    facts: Vec<[String; 2]>,
    quote: &'a str,
    spoken: String,
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
    value(&Words {
        key: &datum.key,
        label: said(chart, datum, Field::Label),
        before,
        digits,
        after,
        value: said(chart, datum, Field::Value),
        derived: describe::is_derived(datum),
        facts,
        quote: &datum.quote,
        spoken: describe::spoken(chart, datum),
    })
}

/// Numbers, texts and lists of them become what JavaScript calls so.
fn value(answer: &impl Serialize) -> JsValue {
    serde_wasm_bindgen::to_value(answer).unwrap_or(JsValue::UNDEFINED)
}
