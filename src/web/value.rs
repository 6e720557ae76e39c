//! Rust values → plain JavaScript objects, and themes back.

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use crate::error::Problem;
use crate::resolve::Chart;
use crate::scene::Color;
use crate::theme::{Theme, listed};

/// An object of `pairs`.
#[inline(never)]
pub(super) fn object(pairs: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (key, value) in pairs {
        // Fails only on frozen objects and proxies.
        let _ = Reflect::set(&object, &(*key).into(), value);
    }
    object.into()
}

/// An array.
pub(super) fn list(mut values: impl Iterator<Item = JsValue>) -> JsValue {
    collected(&mut || values.next())
}

/// Not an iterator: each kind of those would bring all its methods.
#[inline(never)]
fn collected(next: &mut dyn FnMut() -> Option<JsValue>) -> JsValue {
    let array = Array::new();
    while let Some(value) = next() {
        array.push(&value);
    }
    array.into()
}

/// An array of strings.
pub(super) fn texts(texts: &[String]) -> JsValue {
    list(texts.iter().map(|text| text.into()))
}

/// A problem; `sentences.js` has its sentence.
#[inline(never)]
pub(super) fn problem(problem: &Problem, error: bool) -> JsValue {
    object(&[
        ("code", problem.code.as_str().into()),
        ("path", (&problem.path).into()),
        ("args", texts(&problem.args)),
        ("error", error.into()),
    ])
}

/// The theme that `value` names: `"dark"`, `"print"`, a list of colours as
/// numbers `0xRRGGBB` in the order of [`listed`], or else light.
pub(super) fn theme(value: &JsValue, chart: &Chart) -> Theme {
    if let Some(list) = value.dyn_ref::<Array>() {
        let mut at = 0;
        return listed(&mut || {
            at += 1;
            Color::rgb(list.get(at - 1).as_f64().unwrap_or_default() as u32)
        });
    }
    let name = value.as_string().unwrap_or_default();
    if name == "print" { Theme::PRINT } else { *chart.theme(name == "dark") }
}
