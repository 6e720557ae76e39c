//! Rust values → plain JavaScript objects, and themes back.

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::JsValue;

use crate::error::Problem;
use crate::scene::Color;
use crate::theme::Theme;

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

/// The colours of a theme as a page names them, in the order of `theme`.
const ROLES: [&str; 12] =
    ["paper", "ink", "ink2", "ink3", "subject", "sibling", "context", "onSubject", "wash", "cell", "grid", "axis"];

/// `"dark"`, or an object of colours as numbers `0xRRGGBB` over the light
/// theme, or else the light theme.
pub(super) fn theme(value: &JsValue) -> Theme {
    if value.as_string().is_some_and(|name| name == "dark") {
        return Theme::DARK;
    }
    let mut theme = Theme::LIGHT;
    if value.is_object() {
        let colors = [
            &mut theme.paper,
            &mut theme.ink,
            &mut theme.ink2,
            &mut theme.ink3,
            &mut theme.subject,
            &mut theme.sibling,
            &mut theme.context,
            &mut theme.on_subject,
            &mut theme.wash,
            &mut theme.cell,
            &mut theme.grid,
            &mut theme.axis,
        ];
        for (role, color) in ROLES.iter().zip(colors) {
            if let Some(hex) = Reflect::get(value, &(*role).into()).ok().and_then(|hex| hex.as_f64()) {
                *color = Color::rgb(hex as u32);
            }
        }
    }
    theme
}
