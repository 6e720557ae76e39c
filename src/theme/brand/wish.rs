//! What an author wrote under `theme`.

use crate::document::Node;
use crate::error::{Code, REPORT, Report};
use crate::scene::Color;
use crate::theme::CATEGORIES;

/// A colour and where it was written.
#[derive(Clone)]
pub(super) struct Named {
    pub(super) color: Color,
    pub(super) path: String,
    /// Written for the other paper: moving it is no news.
    pub(super) derived: bool,
}

/// The colours for one paper.
#[derive(Clone, Default)]
pub(super) struct Colors {
    pub(super) subject: Option<Named>,
    pub(super) context: Option<Named>,
    pub(super) series: Vec<Named>,
}

/// All of them.
#[derive(Default)]
pub(super) struct Wish {
    light: Colors,
    dark: Colors,
}

impl Wish {
    pub(super) fn is_empty(&self) -> bool {
        let none = |colors: &Colors| colors.subject.is_none() && colors.context.is_none() && colors.series.is_empty();
        none(&self.light) && none(&self.dark)
    }

    /// The colours for light and for dark paper. An author who only thought
    /// of one of them meant the hues for both.
    pub(super) fn themes(self) -> [Colors; 2] {
        [over(&self.light, &self.dark), over(&self.dark, &self.light)]
    }

    /// Reads the object `node`, at `path`; its keys replace those that are there.
    pub(super) fn read(&mut self, node: &Node, path: &str, report: &mut Report) {
        self.light.read(node, path, report);
        if let Node::Map(keys) = node {
            for (key, dark) in keys {
                if key == "dark" && !matches!(dark, Node::Null) {
                    self.dark.read(dark, &[path, ".dark"].concat(), report);
                }
            }
        }
    }
}

/// `own`, and what it lacks from the `other` paper's.
fn over(own: &Colors, other: &Colors) -> Colors {
    let lent = |named: &Named| Named { derived: true, ..named.clone() };
    Colors {
        subject: own.subject.clone().or(other.subject.as_ref().map(lent)),
        context: own.context.clone().or(other.context.as_ref().map(lent)),
        series: if own.series.is_empty() { other.series.iter().map(lent).collect() } else { own.series.clone() },
    }
}

impl Colors {
    fn read(&mut self, node: &Node, path: &str, report: &mut Report) {
        let Node::Map(keys) = node else {
            return report.error(Code::Type, path, &["一个对象 (an object)"]);
        };
        for (key, value) in keys {
            let path = [path, ".", key].concat();
            match (key.as_str(), value) {
                ("subject" | "context" | "series" | "dark", Node::Null) => {}
                ("subject", _) => self.subject = named(value, path, report),
                ("context", _) => self.context = named(value, path, report),
                ("series", Node::List(list)) if list.len() > CATEGORIES => {
                    report.error(Code::Size, &path, &["series", "6"]);
                }
                ("series", Node::List(list)) => {
                    self.series.clear();
                    for (i, value) in list.iter().enumerate() {
                        let path = [&path, "[", &i.to_string(), "]"].concat();
                        self.series.extend(named(value, path, report));
                    }
                }
                ("series", _) => report.error(Code::Type, &path, &["一个列表 (an array)"]),
                // The caller reads it; inside itself it has no meaning.
                ("dark", _) if !path.ends_with(".dark.dark") => {}
                _ if REPORT => report.warn(Code::UnknownKey, &path.chars().take(160).collect::<String>(), &[key]),
                _ => {}
            }
        }
    }
}

fn named(value: &Node, path: String, report: &mut Report) -> Option<Named> {
    let Node::Text(text) = value else {
        report.error(Code::Type, &path, &["文字 (a string)"]);
        return None;
    };
    let color = color(text);
    if color.is_none() {
        report.error(Code::Color, &path, &[text]);
    }
    Some(Named { color: color?, path, derived: false })
}

/// `#RRGGBB` or `#RGB`.
fn color(text: &str) -> Option<Color> {
    let digits = text.strip_prefix('#')?.as_bytes();
    let mut number = 0;
    for digit in digits {
        let value = match digit {
            b'0'..=b'9' => digit - b'0',
            b'a'..=b'f' => digit - b'a' + 10,
            b'A'..=b'F' => digit - b'A' + 10,
            _ => return None,
        };
        // A digit of the short form counts twice.
        let (base, value) = if digits.len() == 3 { (256, 17 * u32::from(value)) } else { (16, value.into()) };
        number = number * base + value;
        if digits.len() > 6 {
            return None;
        }
    }
    matches!(digits.len(), 3 | 6).then(|| Color::rgb(number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_colours_are_colours() {
        assert_eq!(color("#006778"), Some(Color::rgb(0x006778)));
        assert_eq!(color("#aBc"), Some(Color::rgb(0xAABBCC)));
        for text in ["", "#", "006778", "#00677", "#0067788", "#00677g", "teal", "#泉青泉", "rgb(0,0,0)", "＃006778"]
        {
            assert_eq!(color(text), None, "{text}");
        }
    }
}
