//! A small SVG writer: the scene as it is, with decimals, a title and a
//! description. No ids, no styles, no definitions: platforms strip them.

use super::{decimal, hex};
use crate::scene::{Anchor, Color, Point, Scene, Shape, Span, Stroke, Text};
use crate::text::Weight;
use crate::theme::FONTS;

/// What a picture says beside its shapes.
#[derive(Clone, Copy, Debug, Default)]
pub struct SvgOptions<'a> {
    /// For `<title>`.
    pub title: &'a str,
    /// For `<desc>`: the alternative text.
    pub desc: &'a str,
    /// BCP 47.
    pub lang: &'a str,
    /// Paper; `None` is transparent.
    pub background: Option<Color>,
}

/// `scene` as an SVG file.
#[inline(never)]
pub fn svg(scene: &Scene, options: &SvgOptions<'_>) -> String {
    let mut out = Writer(String::new());
    out.open("svg");
    out.attribute("xmlns", "http://www.w3.org/2000/svg");
    out.number("width", scene.width);
    out.number("height", scene.height);
    out.attribute("viewBox", &["0 0 ", &decimal(scene.width), " ", &decimal(scene.height)].concat());
    out.attribute("role", "img");
    out.attribute("xml:lang", options.lang);
    out.attribute("font-family", FONTS);
    out.0.push('>');
    out.words("title", options.title);
    out.words("desc", options.desc);
    if let Some(paper) = options.background {
        out.open("rect");
        out.number("width", scene.width);
        out.number("height", scene.height);
        out.fill(Some(paper));
        out.0 += "/>";
    }
    for item in &scene.items {
        out.shape(&item.shape);
    }
    out.0 += "</svg>\n";
    out.0
}

struct Writer(String);

impl Writer {
    fn open(&mut self, name: &str) {
        self.0.push('<');
        self.0 += name;
    }

    fn attribute(&mut self, name: &str, value: &str) {
        self.0.push(' ');
        self.0 += name;
        self.0 += "=\"";
        self.text(value);
        self.0.push('"');
    }

    fn number(&mut self, name: &str, value: f64) {
        self.attribute(name, &decimal(value));
    }

    fn words(&mut self, name: &str, text: &str) {
        if !text.is_empty() {
            self.open(name);
            self.0.push('>');
            self.text(text);
            self.0 += &["</", name, ">"].concat();
        }
    }

    /// Escaped for content and for attributes; what XML 1.0 cannot hold is
    /// dropped.
    fn text(&mut self, text: &str) {
        for c in text.chars() {
            match c {
                '&' => self.0 += "&amp;",
                '<' => self.0 += "&lt;",
                '>' => self.0 += "&gt;",
                '"' => self.0 += "&quot;",
                '\t' | '\n' | '\r' => self.0.push(' '),
                '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{fdd0}'..='\u{fdef}' => {}
                c if c as u32 & 0xfffe == 0xfffe => {}
                c => self.0.push(c),
            }
        }
    }

    fn fill(&mut self, fill: Option<Color>) {
        match fill {
            Some(color) => self.paint("fill", color),
            None => self.attribute("fill", "none"),
        }
    }

    fn paint(&mut self, name: &str, color: Color) {
        self.attribute(name, &hex(&[color.r, color.g, color.b]));
        if color.a < 255 {
            self.number(&[name, "-opacity"].concat(), f64::from(color.a) / 255.0);
        }
    }

    fn stroke(&mut self, stroke: Option<&Stroke>) {
        let Some(stroke) = stroke else { return };
        self.paint("stroke", stroke.color);
        self.number("stroke-width", stroke.width);
        let (dash, gap) = stroke.dash;
        if dash > 0.0 {
            self.attribute("stroke-dasharray", &[&decimal(dash), " ", &decimal(gap)].concat());
        }
    }

    fn shape(&mut self, shape: &Shape) {
        match shape {
            Shape::Rect { x, y, width, height, radius, fill, stroke } => {
                self.open("rect");
                for (name, value) in [("x", x), ("y", y), ("width", width), ("height", height)] {
                    self.number(name, *value);
                }
                if *radius > 0.0 {
                    self.number("rx", *radius);
                }
                self.fill(*fill);
                self.stroke(stroke.as_ref());
            }
            Shape::Circle { center, radius, fill, stroke } => {
                self.open("circle");
                self.number("cx", center.0);
                self.number("cy", center.1);
                self.number("r", *radius);
                self.fill(*fill);
                self.stroke(stroke.as_ref());
            }
            Shape::Path { lines, closed, fill, stroke } => {
                self.open("path");
                self.attribute("d", &path(lines, *closed));
                self.fill(fill.filter(|_| *closed));
                self.stroke(stroke.as_ref());
                if stroke.is_some() {
                    self.attribute("stroke-linejoin", "round");
                }
            }
            Shape::Text(text) => return self.label(text),
        }
        self.0 += "/>";
    }

    /// One `<text>` whose runs flow, so that a font with other widths than
    /// the table's still sets them side by side.
    fn label(&mut self, text: &Text) {
        self.open("text");
        self.number("x", text.x);
        self.number("y", text.y);
        match text.anchor {
            Anchor::Start => {}
            Anchor::Middle => self.attribute("text-anchor", "middle"),
            Anchor::End => self.attribute("text-anchor", "end"),
        }
        if let Some((color, width)) = text.halo {
            self.paint("stroke", color);
            self.number("stroke-width", width);
            self.attribute("stroke-linejoin", "round");
            self.attribute("paint-order", "stroke");
        }
        self.attribute("xml:space", "preserve");
        self.0.push('>');
        text.spans.iter().for_each(|span| self.run(span));
        self.0 += "</text>";
    }

    fn run(&mut self, span: &Span) {
        self.open("tspan");
        if span.gap != 0.0 {
            self.number("dx", span.gap);
        }
        self.number("font-size", span.size);
        if span.tracking != 0.0 {
            self.number("letter-spacing", span.tracking);
        }
        if span.weight == Weight::Bold {
            self.attribute("font-weight", "700");
        }
        self.paint("fill", span.color);
        self.0.push('>');
        self.text(&span.text);
        self.0 += "</tspan>";
    }
}

fn path(lines: &[Vec<Point>], closed: bool) -> String {
    let mut out = String::new();
    for points in lines {
        for (i, (x, y)) in points.iter().enumerate() {
            out += &[if i == 0 { "M" } else { "L" }, &decimal(*x), " ", &decimal(*y)].concat();
        }
        if closed {
            out.push('Z');
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::Role;

    const INK: Color = Color::rgb(0x16191C);

    fn span(text: &str) -> Span {
        Span { text: text.to_owned(), size: 14.0, weight: Weight::Bold, color: INK, gap: 2.0, tracking: 0.0 }
    }

    fn written(shape: Shape, options: &SvgOptions<'_>) -> String {
        let mut scene = Scene::new(328.0);
        scene.height = 10.0;
        scene.push(Role::Mark, None, shape);
        svg(&scene, options)
    }

    #[test]
    fn hostile_words_stay_words() {
        let text = Text {
            x: 1.0,
            y: 2.0,
            anchor: Anchor::End,
            spans: vec![Span { tracking: -1.04, ..span("</text><script>\"'&\u{0}\u{b}\u{ffff}]]>\u{1fffe}\u{85}") }],
            halo: Some((INK, 5.0)),
        };
        let options =
            SvgOptions { title: "a<b\" onload=\"x", desc: "&amp;\u{1b}", lang: "zh\"", ..SvgOptions::default() };
        let out = written(Shape::Text(text), &options);
        assert!(out.contains(">&lt;/text&gt;&lt;script&gt;&quot;'&amp;]]&gt;</tspan></text>"));
        assert!(out.contains("<title>a&lt;b&quot; onload=&quot;x</title><desc>&amp;amp;</desc>"));
        assert!(out.contains("xml:lang=\"zh&quot;\""));
        assert!(out.contains("paint-order=\"stroke\""));
        assert!(out.contains(
            "<tspan dx=\"2\" font-size=\"14\" letter-spacing=\"-1.04\" font-weight=\"700\" fill=\"#16191c\">"
        ));
        assert!(!out.contains("<script") && !out.contains("style=") && !out.contains(" id="));
    }

    #[test]
    fn shapes_keep_their_decimals() {
        let stroke = Stroke { color: INK.faded(0.45), width: 1.5, dash: (4.0, 3.0) };
        let lines = vec![vec![(0.5, 1.0), (10.25, 1.0), (3.0, 3.0)]];
        let out =
            written(Shape::Path { lines, closed: true, fill: None, stroke: Some(stroke) }, &SvgOptions::default());
        assert!(out.contains("<path d=\"M0.5 1L10.25 1L3 3Z\" fill=\"none\" stroke=\"#16191c\" stroke-opacity=\"0.451\" stroke-width=\"1.5\" stroke-dasharray=\"4 3\" stroke-linejoin=\"round\"/>"), "{out}");
    }

    #[test]
    fn empty_words_leave_no_element_and_paper_is_first() {
        let circle = Shape::Circle { center: (4.0, 4.0), radius: 3.5, fill: Some(INK), stroke: None };
        let options = SvgOptions { background: Some(Color::rgb(0xFFFFFF)), ..SvgOptions::default() };
        let out = written(circle, &options);
        assert!(!out.contains("<title") && !out.contains("<desc"));
        assert!(out.contains("><rect width=\"328\" height=\"10\" fill=\"#ffffff\"/><circle cx=\"4\" cy=\"4\" r=\"3.5\" fill=\"#16191c\"/></svg>"));
    }
}
