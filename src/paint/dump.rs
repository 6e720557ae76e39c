//! A scene as text, one line an item: what snapshots hold, and what a test
//! compares between wasm and native.

use super::{decimal, hex};
use crate::scene::{Anchor, Color, Item, Point, Role, Scene, Shape, Stroke, Text};
use crate::text::Weight;

/// Every item and region of `scene`, in painting order.
#[inline(never)]
pub fn dump(scene: &Scene) -> String {
    let mut out = line("scene", &[scene.width, scene.height]);
    out.push('\n');
    for item in &scene.items {
        out += &of_item(item);
        out.push('\n');
    }
    for region in &scene.regions {
        out += &line("region", &[region.x, region.y, region.width, region.height]);
        out += " #";
        out += &region.datum.to_string();
        out.push('\n');
    }
    out
}

fn of_item(item: &Item) -> String {
    let mut out = String::from(match item.role {
        Role::Mark => "mark ",
        Role::Label => "label ",
        Role::Axis => "axis ",
        Role::Decoration => "decoration ",
        Role::Frame => "frame ",
    });
    if let Some(datum) = item.datum {
        out += &["#", &datum.to_string(), " "].concat();
    }
    out += &of_shape(&item.shape);
    out
}

fn of_shape(shape: &Shape) -> String {
    match shape {
        Shape::Rect { x, y, width, height, radius, fill, stroke } => {
            line("rect", &[*x, *y, *width, *height, *radius]) + &of_style(*fill, stroke.as_ref())
        }
        Shape::Circle { center, radius, fill, stroke } => {
            line("circle", &[center.0, center.1, *radius]) + &of_style(*fill, stroke.as_ref())
        }
        Shape::Path { lines, closed, fill, stroke } => {
            let word = if *closed { "polygon" } else { "path" };
            let lines: Vec<String> = lines.iter().map(|points| of_points(points)).collect();
            [word, &lines.join(" /"), &of_style(*fill, stroke.as_ref())].concat()
        }
        Shape::Text(text) => of_text(text),
    }
}

fn of_text(text: &Text) -> String {
    let anchor = match text.anchor {
        Anchor::Start => "start",
        Anchor::Middle => "middle",
        Anchor::End => "end",
    };
    let mut out = line("text", &[text.x, text.y]) + " " + anchor;
    if let Some((color, width)) = text.halo {
        out += &[&line(" halo", &[width]), " ", &of_color(color)].concat();
    }
    for span in &text.spans {
        let weight = if span.weight == Weight::Bold { " bold " } else { " " };
        let extra = |word, value| if value == 0.0 { String::new() } else { line(word, &[value]) };
        let (gap, tracking) = (extra(" gap", span.gap), extra(" tracking", span.tracking));
        out += &[&gap, &tracking, " “", &span.text, "” ", &decimal(span.size), weight, &of_color(span.color)].concat();
    }
    out
}

fn line(word: &str, numbers: &[f64]) -> String {
    numbers.iter().fold(word.to_owned(), |out, number| out + " " + &decimal(*number))
}

fn of_points(points: &[Point]) -> String {
    points.iter().map(|(x, y)| [" ", &decimal(*x), ",", &decimal(*y)].concat()).collect()
}

fn of_style(fill: Option<Color>, stroke: Option<&Stroke>) -> String {
    let mut out = String::new();
    if let Some(fill) = fill {
        out += &[" fill ", &of_color(fill)].concat();
    }
    if let Some(stroke) = stroke {
        out += &[&line(" stroke", &[stroke.width]), " ", &of_color(stroke.color)].concat();
        let (dash, gap) = stroke.dash;
        if dash > 0.0 {
            out += &line(" dash", &[dash, gap]);
        }
    }
    out
}

fn of_color(color: Color) -> String {
    let alpha = if color.a == 255 { String::new() } else { ["/", &color.a.to_string()].concat() };
    hex(&[color.r, color.g, color.b]) + &alpha
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_line_an_item() {
        let ink = Color::rgb(0x16191C);
        let mut scene = Scene::new(328.0);
        scene.height = 42.5;
        let rect = Shape::Rect {
            x: 0.0,
            y: 1.25,
            width: 10.0,
            height: 12.0,
            radius: 0.0,
            fill: Some(ink.faded(0.5)),
            stroke: None,
        };
        scene.push(Role::Mark, Some(2), rect);
        assert_eq!(dump(&scene), "scene 328 42.5\nmark #2 rect 0 1.25 10 12 0 fill #16191c/128\n");
    }
}
