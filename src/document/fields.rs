//! The keys of JSON objects, one at a time: what does not fit is reported
//! with its path and then absent.

use super::{Decimal, DecimalFault, MOST_CHARACTERS, MOST_DIGITS_TEXT, Node, Unit};
use crate::error::{Code, REPORT, Report};
use crate::text::Lang;

/// One object of the document.
#[derive(Clone, Copy)]
pub(super) struct Object<'a> {
    keys: &'a [(String, Node)],
    /// Bytes of its path.
    path: usize,
    /// How many keys of other objects had been asked for.
    asked: usize,
}

impl<'a> Object<'a> {
    /// The first value of `key`; `null` counts as absent.
    #[inline(never)]
    pub(super) fn get(&self, key: &str) -> Option<&'a Node> {
        let (_, node) = self.keys.iter().find(|(name, _)| name == key)?;
        if matches!(node, Node::Null) { None } else { Some(node) }
    }
}

/// Reads values and reports what is wrong with them.
pub(super) struct Fields<'r> {
    report: &'r mut Report,
    /// Of the value that was read last.
    pub(super) path: String,
    /// Keys that were asked for, of the objects being read: all others are
    /// unknown.
    asked: Vec<&'static str>,
    /// Of the document.
    pub(super) lang: Lang,
}

impl<'r> Fields<'r> {
    pub(super) fn new(report: &'r mut Report) -> Self {
        Self { report, path: "$".to_owned(), asked: Vec::new(), lang: Lang::Zh }
    }

    /// Reports an error of the value that was read last.
    #[inline(never)]
    pub(super) fn error(&mut self, code: Code, args: &[&str]) {
        self.report.error(code, &self.path, args);
    }

    /// Reports a doubt about the value that was read last.
    pub(super) fn warn(&mut self, code: Code, args: &[&str]) {
        self.report.warn(code, &self.path, args);
    }

    /// `text`, which was read last, as a unit.
    #[inline(never)]
    pub(super) fn unit(&mut self, text: &str) -> Option<Unit> {
        let unit = Unit::of(text, self.lang);
        if unit.is_none() {
            self.error(Code::UnknownUnit, &[text]);
        }
        unit
    }

    #[inline(never)]
    fn mistyped(&mut self, wanted: &str) {
        self.error(Code::Type, &[wanted]);
    }

    /// The value of `key`, not yet looked at.
    #[inline(never)]
    pub(super) fn at<'a>(&mut self, of: &Object<'a>, key: &'static str) -> Option<&'a Node> {
        self.path.truncate(of.path);
        self.path.push('.');
        self.path.push_str(key);
        if REPORT {
            self.asked.push(key);
        }
        let mut first = None;
        for (name, node) in of.keys {
            if name == key {
                if first.is_some() {
                    self.error(Code::DuplicateKey, &[key]);
                }
                first.get_or_insert(node);
            }
        }
        first.filter(|node| !matches!(node, Node::Null))
    }

    /// Reports `key`, which was read last, when it is not there.
    #[inline(never)]
    pub(super) fn require(&mut self, of: &Object<'_>, key: &str) {
        if of.get(key).is_none() {
            self.error(Code::Missing, &[key]);
        }
    }

    /// `node`, which was read last, as an object.
    #[inline(never)]
    pub(super) fn entered<'a>(&mut self, node: &'a Node) -> Option<Object<'a>> {
        match node {
            Node::Map(keys) => Some(Object { keys, path: self.path.len(), asked: self.asked.len() }),
            _ => {
                self.mistyped("一个对象 (an object)");
                None
            }
        }
    }

    /// Every key of the object that has a meaning was asked for.
    pub(super) fn done(&mut self, of: &Object<'_>) {
        if !REPORT {
            return;
        }
        for (key, _) in of.keys {
            if !self.asked[of.asked..].contains(&key.as_str()) {
                self.path.truncate(of.path);
                self.path.push('.');
                self.path.extend(key.chars().take(80));
                self.report.warn(Code::UnknownKey, &self.path, &[key]);
            }
        }
        self.asked.truncate(of.asked);
    }

    /// An object.
    #[inline(never)]
    pub(super) fn object<'a>(&mut self, of: &Object<'a>, key: &'static str) -> Option<Object<'a>> {
        let node = self.at(of, key)?;
        self.entered(node)
    }

    /// The elements of an array; none when there are more than `most`.
    #[inline(never)]
    pub(super) fn list<'a>(&mut self, of: &Object<'a>, key: &'static str, most: usize) -> &'a [Node] {
        match self.at(of, key) {
            Some(Node::List(list)) if list.len() <= most => return list,
            Some(Node::List(_)) => self.error(Code::Size, &[key, &most.to_string()]),
            Some(_) => self.mistyped("一个列表 (an array)"),
            None => {}
        }
        &[]
    }

    /// Goes to an element of the array whose path has `length` bytes.
    #[inline(never)]
    pub(super) fn element(&mut self, length: usize, position: usize) {
        self.path.truncate(length);
        self.path.push('[');
        self.path.push_str(&position.to_string());
        self.path.push(']');
    }

    /// Reads each object of an array.
    #[inline(never)]
    pub(super) fn objects<'a>(
        &mut self,
        of: &Object<'a>,
        key: &'static str,
        most: usize,
        read: &mut dyn FnMut(&mut Self, &Object<'a>),
    ) {
        let nodes = self.list(of, key, most);
        let length = self.path.len();
        for (i, node) in nodes.iter().enumerate() {
            self.element(length, i);
            if let Some(object) = self.entered(node) {
                read(self, &object);
            }
        }
    }

    /// The strings of an array.
    #[inline(never)]
    pub(super) fn strings(&mut self, of: &Object<'_>, key: &'static str, most: usize) -> Vec<String> {
        let nodes = self.list(of, key, most);
        let (length, mut strings) = (self.path.len(), Vec::new());
        for (i, node) in nodes.iter().enumerate() {
            if let Node::Text(text) = node {
                if REPORT {
                    self.element(length, i);
                    self.bounded(node);
                }
                strings.push(text.clone());
            } else {
                self.element(length, i);
                self.mistyped("文字 (a string)");
            }
        }
        strings
    }

    /// A string within the limit of length.
    #[inline(never)]
    pub(super) fn str<'a>(&mut self, of: &Object<'a>, key: &'static str) -> Option<&'a str> {
        let node = self.at(of, key)?;
        self.bounded(node)
    }

    /// `node`, which was read last, as such a string.
    pub(super) fn bounded<'a>(&mut self, node: &'a Node) -> Option<&'a str> {
        match node {
            Node::Text(text) if text.len() <= MOST_CHARACTERS || text.chars().count() <= MOST_CHARACTERS => {
                return Some(text);
            }
            Node::Text(_) => self.error(Code::Size, &["文字长度 (characters)", &MOST_CHARACTERS.to_string()]),
            _ => self.mistyped("文字 (a string)"),
        }
        None
    }

    /// The same, owned.
    #[inline(never)]
    pub(super) fn text(&mut self, of: &Object<'_>, key: &'static str) -> Option<String> {
        self.str(of, key).map(str::to_owned)
    }

    /// A string that must be there; empty when it is not.
    #[inline(never)]
    pub(super) fn word(&mut self, of: &Object<'_>, key: &'static str) -> String {
        let word = self.text(of, key).unwrap_or_default();
        match of.get(key) {
            Some(Node::Text(text)) if !text.is_empty() => {}
            Some(Node::Text(_)) | None => self.error(Code::Missing, &[key]),
            _ => {}
        }
        word
    }

    /// The position of the string in a list of words, see [`position`]; past
    /// every list when it is not there.
    #[inline(never)]
    pub(super) fn choice(&mut self, of: &Object<'_>, key: &'static str, words: &str) -> usize {
        let Some(word) = self.str(of, key) else { return usize::MAX };
        position(words, word).unwrap_or_else(|| {
            self.error(Code::Choice, &[word, words]);
            usize::MAX
        })
    }

    /// A decimal number, as text or as a JSON number.
    #[inline(never)]
    pub(super) fn decimal(&mut self, of: &Object<'_>, key: &'static str) -> Option<Decimal> {
        let node = self.at(of, key)?;
        let (Node::Text(text) | Node::Number(text)) = node else {
            self.mistyped("数字文字 (decimal text)");
            return None;
        };
        let (code, arg) = match Decimal::parse(text) {
            Ok(number) => {
                if matches!(node, Node::Number(_)) {
                    self.report.warn(Code::NumberAsText, &self.path, &[]);
                }
                return Some(number);
            }
            Err(DecimalFault::Syntax) => (Code::Number, text.as_str()),
            Err(DecimalFault::NonFinite) => (Code::NonFinite, text.as_str()),
            Err(DecimalFault::Length) => (Code::NumberLength, MOST_DIGITS_TEXT),
        };
        self.error(code, &[arg]);
        None
    }

    /// A whole number from 0: as a JSON number, or as text, too.
    #[inline(never)]
    pub(super) fn whole(&mut self, of: &Object<'_>, key: &'static str, text_too: bool) -> Option<u32> {
        let number = match self.at(of, key)? {
            Node::Number(text) => text.parse().ok(),
            Node::Text(text) if text_too => text.parse().ok(),
            _ => None,
        };
        if number.is_none() {
            self.mistyped(if text_too { "整数 (a whole number)" } else { "从 0 起的整数 (an integer from 0)" });
        }
        number
    }
}

/// What a text or a JSON number says.
#[inline(always)]
pub(super) fn decimal_text(node: &Node) -> Option<String> {
    match node {
        Node::Text(text) | Node::Number(text) => Some(text.clone()),
        _ => None,
    }
}

/// Position of `word` in a `list` of words with spaces, or commas and
/// spaces, between them.
#[inline(never)]
pub(crate) fn position(list: &str, word: &str) -> Option<usize> {
    let mut rest = list;
    for at in 0.. {
        let (one, next) = cut(rest, b' ').unwrap_or((rest, ""));
        if one.strip_suffix(",").unwrap_or(one) == word {
            return Some(at);
        }
        if next.is_empty() {
            break;
        }
        rest = next;
    }
    None
}

/// The text before and after the first `mark`, an ASCII character.
#[inline(never)]
pub(super) fn cut(text: &str, mark: u8) -> Option<(&str, &str)> {
    let at = text.bytes().position(|byte| byte == mark)?;
    Some((&text[..at], &text[at + 1..]))
}
