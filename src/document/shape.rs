//! What a document's objects look like, as tables, and the one walk that
//! reports where a document differs.

use super::fields::{Fields, http, position, short, whole};
use super::{
    DecimalFault, MOST_CHARACTERS, MOST_CHARTS, MOST_DIGITS_TEXT, MOST_INDICATORS, MOST_REFERENCES, Node, Period, Unit,
};
use crate::error::{Code, REPORT, Report};

/// The keys of an object, in groups that several objects share.
type Shape = &'static [&'static [Field]];

/// One key of an object.
struct Field {
    key: &'static str,
    form: Form,
    /// Absence is an error.
    required: bool,
}

/// What may stand at a key.
enum Form {
    /// Checked elsewhere.
    Any,
    /// Part of the format, but nothing that this kind of object uses.
    Unused,
    Text,
    Url,
    Period,
    Unit,
    /// A unit that must be there when there is a value.
    UnitOfValue,
    Decimal,
    /// The end of a range that starts with `value`.
    Upper,
    /// A decimal without a sign.
    Unsigned,
    /// A whole number as JSON number or text.
    Whole,
    /// A whole number as JSON number.
    Offset,
    /// One of these words.
    Choice(&'static str),
    Object(Shape),
    List(Element, usize),
    /// An object or a list of them.
    Some(Shape, usize),
}

/// What stands in a list.
enum Element {
    Text,
    Object(Shape),
    TextOr(Shape),
}

const fn opt(key: &'static str, form: Form) -> Field {
    Field { key, form, required: false }
}

const fn req(key: &'static str, form: Form) -> Field {
    Field { key, form, required: true }
}

pub(super) const QUALIFIERS: &str = "exact, over, at_least, under, at_most, about";
pub(super) const KINDS: &str = "level, count, share, ratio, rate, lead, rank";
pub(super) const DIRECTIONS: &str = "up, down, flat, above, below";
pub(super) const BASES: &str = "yoy, pop, ytd_prior, average, other";
pub(super) const OFS: &str = "value, change";
pub(super) const OPS: &str = "minus, plus, divide, complement";
pub(super) const SORTS: &str = "desc, asc, none";
/// Comparisons, and sources, of one indicator.
pub(super) const MOST_PARTS: usize = 20;

static DOCUMENT: Shape = &[&[
    req("version", Form::Any),
    opt("lang", Form::Text),
    opt("article", Form::Object(ARTICLE)),
    opt("indicators", Form::List(Element::Object(INDICATOR), MOST_INDICATORS)),
    opt("charts", Form::List(Element::Object(CHART), MOST_CHARTS)),
    opt("revisions", Form::Unused),
]];

const ARTICLE: Shape =
    &[&[opt("title", Form::Text), opt("url", Form::Url), opt("publisher", Form::Text), opt("published", Form::Text)]];

const INDICATOR: Shape = &[
    &[
        req("id", Form::Text),
        req("label", Form::Text),
        opt("value", Form::Decimal),
        opt("unit", Form::UnitOfValue),
        opt("source", Form::Some(SOURCE, MOST_PARTS)),
        opt("period", Form::Period),
        opt("kind", Form::Choice(KINDS)),
        opt("of", Form::Text),
        opt("periodText", Form::Text),
        opt("region", Form::Text),
        opt("change", Form::Object(CHANGE)),
        opt("compare", Form::List(Element::Object(COMPARISON), MOST_PARTS)),
        opt("from", Form::Object(INNER)),
        opt("target", Form::Object(INNER)),
        opt("whole", Form::Object(WHOLE)),
        opt("rank", Form::Object(RANK)),
        opt("derived", Form::Object(DERIVATION)),
    ],
    QUANTITY,
];

/// What every quantity has besides its value and its unit.
const QUANTITY: &[Field] = &[
    opt("upper", Form::Upper),
    opt("written", Form::Text),
    opt("qualifier", Form::Choice(QUALIFIERS)),
    opt("qualifierText", Form::Text),
];

const FIGURE: &[Field] = &[opt("figure", Form::Object(SPAN))];
const SIGNED: &[Field] = &[opt("value", Form::Decimal), opt("unit", Form::Unit)];
const UNSIGNED: &[Field] = &[opt("value", Form::Unsigned), opt("unit", Form::Unit)];
const INNER: Shape = &[SIGNED, QUANTITY, FIGURE];
const WHOLE: Shape = &[SIGNED, QUANTITY, FIGURE, &[opt("label", Form::Text)]];

const CHANGE: Shape =
    &[UNSIGNED, QUANTITY, FIGURE, &[req("direction", Form::Choice(DIRECTIONS)), opt("basis", Form::Choice(BASES))]];

const COMPARISON: Shape = &[
    UNSIGNED,
    QUANTITY,
    FIGURE,
    &[opt("of", Form::Choice(OFS)), req("to", Form::Text), opt("direction", Form::Choice(DIRECTIONS))],
];

const RANK: Shape = &[&[req("place", Form::Whole), opt("among", Form::Text), opt("years", Form::Whole)], FIGURE];

const DERIVATION: Shape = &[&[req("op", Form::Choice(OPS)), opt("args", Form::List(Element::Text, 2))]];
const PLACE: &[Field] = &[opt("start", Form::Offset), opt("end", Form::Offset)];
const SPAN: Shape = &[PLACE];

const SOURCE: Shape =
    &[&[req("exact", Form::Text), opt("prefix", Form::Text), opt("suffix", Form::Text)], PLACE, FIGURE];

const CHART: Shape = &[&[
    req("id", Form::Text),
    req("kind", Form::Text),
    opt("variant", Form::Text),
    opt("title", Form::Text),
    opt("subtitle", Form::Text),
    opt("note", Form::Text),
    opt("takeaway", Form::Text),
    opt("alt", Form::Text),
    opt("source", Form::Object(&[&[req("label", Form::Text), opt("url", Form::Url)]])),
    opt("credit", Form::Text),
    opt("updated", Form::Text),
    opt("indicators", Form::List(Element::TextOr(REFERENCE), MOST_REFERENCES)),
    opt("highlight", Form::List(Element::Text, MOST_REFERENCES)),
    opt("sort", Form::Choice(SORTS)),
    opt("data", Form::Unused),
    opt("encode", Form::Unused),
    opt("axis", Form::Unused),
    opt("references", Form::Unused),
    opt("annotations", Form::Unused),
    opt("steps", Form::Unused),
    opt("theme", Form::Unused),
]];

const REFERENCE: Shape = &[&[req("ref", Form::Text), opt("label", Form::Text), opt("group", Form::Text)]];

/// Reports everything in `root` that is not of a document's shape.
pub(super) fn walk(root: &Node, report: &mut Report) {
    Walk { report, path: "$".to_owned() }.object(root, DOCUMENT);
}

struct Walk<'a> {
    report: &'a mut Report,
    /// Of the value at hand; grows and shrinks along the way.
    path: String,
}

impl Walk<'_> {
    #[inline(never)]
    fn error(&mut self, code: Code, args: &[&str]) {
        self.report.error(code, &self.path, args);
    }

    #[inline(never)]
    fn mistyped(&mut self, wanted: &str) {
        self.error(Code::Type, &[wanted]);
    }

    /// Goes down to `key`; returns where to come back to.
    #[inline(never)]
    fn enter(&mut self, mark: &str, key: &str) -> usize {
        let back = self.path.len();
        self.path.push_str(mark);
        self.path.push_str(key);
        back
    }

    fn object(&mut self, node: &Node, shape: Shape) {
        let Some(f) = Fields::new(node) else { return self.mistyped("一个对象 (an object)") };
        for field in shape.iter().copied().flatten() {
            let back = self.enter(".", field.key);
            match f.node(field.key) {
                Some(node) => self.value(node, field, f),
                None if field.required || (matches!(field.form, Form::UnitOfValue) && f.decimal("value").is_some()) => {
                    self.error(Code::Missing, &[field.key]);
                }
                None => {}
            }
            self.path.truncate(back);
        }
        // Linear in the keys: an object may hold a million of them.
        let mut seen = 0_u32;
        for (key, _) in f.0 {
            let at = shape.iter().copied().flatten().position(|field| field.key == key);
            let bit = at.map_or(0, |at| 1 << at);
            if bit != 0 && seen & bit == 0 {
                seen |= bit;
                continue;
            }
            if bit == 0 && !REPORT {
                continue;
            }
            let back = self.enter(".", "");
            self.path.extend(key.chars().take(80));
            if bit == 0 {
                self.report.warn(Code::UnknownKey, &self.path, &[key]);
            } else {
                self.error(Code::DuplicateKey, &[key]);
            }
            self.path.truncate(back);
        }
    }

    fn value(&mut self, node: &Node, field: &Field, f: Fields<'_>) {
        match &field.form {
            Form::Any => {}
            Form::Unused => self.report.warn(Code::UnusedKey, &self.path, &[field.key]),
            Form::Object(shape) => self.object(node, shape),
            Form::List(element, most) => self.list(node, field.key, element, *most),
            Form::Some(shape, most) => match node {
                Node::List(_) => self.list(node, field.key, &Element::Object(shape), *most),
                _ => self.object(node, shape),
            },
            Form::Decimal | Form::Upper | Form::Unsigned => self.decimal(node, field, f),
            Form::Whole => {
                if whole(node).is_none() {
                    self.mistyped("整数 (a whole number)");
                }
            }
            Form::Offset => {
                if f.offset(field.key).is_none() {
                    self.mistyped("从 0 起的整数 (an integer from 0)");
                }
            }
            Form::Text | Form::Url | Form::Period | Form::Unit | Form::UnitOfValue | Form::Choice(_) => match node {
                Node::Text(text) if short(text) => self.text(text, field),
                Node::Text(_) => {
                    let most = MOST_CHARACTERS.to_string();
                    self.error(Code::Size, &["文字长度 (characters)", &most]);
                }
                _ => self.mistyped("文字 (a string)"),
            },
        }
    }

    fn text(&mut self, text: &str, field: &Field) {
        match field.form {
            Form::Text if field.required && text.is_empty() => self.error(Code::Missing, &[field.key]),
            Form::Url if !http(text) => self.error(Code::Link, &[]),
            Form::Period if REPORT && Period::parse(text).is_none() => {
                self.report.warn(Code::Period, &self.path, &[text])
            }
            Form::Unit | Form::UnitOfValue if Unit::look_up(text).is_none() => self.error(Code::UnknownUnit, &[text]),
            Form::Choice(words) if position(words, text).is_none() => self.error(Code::Choice, &[text, words]),
            _ => {}
        }
    }

    fn decimal(&mut self, node: &Node, field: &Field, f: Fields<'_>) {
        let (Node::Text(text) | Node::Number(text)) = node else {
            return self.mistyped("数字文字 (decimal text)");
        };
        let number = match super::Decimal::parse(text) {
            Ok(number) => number,
            Err(fault) => {
                let (code, arg) = match fault {
                    DecimalFault::Syntax => (Code::Number, text.as_str()),
                    DecimalFault::NonFinite => (Code::NonFinite, text.as_str()),
                    DecimalFault::Length => (Code::NumberLength, MOST_DIGITS_TEXT),
                };
                return self.error(code, &[arg]);
            }
        };
        if matches!(node, Node::Number(_)) {
            self.report.warn(Code::NumberAsText, &self.path, &[]);
        }
        match field.form {
            Form::Unsigned if number.is_negative() => self.error(Code::SignedChange, &[]),
            Form::Upper => {
                if let Some(low) = f.decimal("value")
                    && number < low
                {
                    self.error(Code::RangeOrder, &[&number.to_string(), &low.to_string()]);
                }
            }
            _ => {}
        }
    }

    fn list(&mut self, node: &Node, key: &str, element: &Element, most: usize) {
        let Node::List(list) = node else { return self.mistyped("一个列表 (an array)") };
        if list.len() > most {
            return self.error(Code::Size, &[key, &most.to_string()]);
        }
        for (i, node) in list.iter().enumerate() {
            let back = self.enter("[", &i.to_string());
            self.path.push(']');
            match (element, node) {
                (Element::Text | Element::TextOr(_), Node::Text(_)) => {}
                (Element::Text, _) => self.mistyped("文字 (a string)"),
                (Element::Object(shape) | Element::TextOr(shape), _) => self.object(node, shape),
            }
            self.path.truncate(back);
        }
    }
}
