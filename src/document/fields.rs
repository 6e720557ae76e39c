//! Typed access to the keys of one JSON object, with paths and reports.

use std::cell::RefCell;

use super::{Decimal, DecimalFault, MOST_CHARACTERS, MOST_DIGITS, Node};
use crate::error::{Code, Report};

/// Where readers of all levels report.
pub(super) type Sink = RefCell<Report>;

/// One object being read. [`Fields::finish`] reports the keys nobody asked for.
pub(super) struct Fields<'a> {
    map: &'a [(String, Node)],
    pub(super) path: String,
    asked: Vec<&'static str>,
    sink: &'a Sink,
}

impl<'a> Fields<'a> {
    /// `None`, and an error, when `node` is not an object.
    pub(super) fn new(node: &'a Node, path: String, sink: &'a Sink) -> Option<Self> {
        let Node::Map(map) = node else {
            sink.borrow_mut().error(Code::Type, &path, &["一个对象 (an object)"]);
            return None;
        };
        Some(Self { map, path, asked: Vec::new(), sink })
    }

    /// The path of `key`.
    pub(super) fn at(&self, key: &str) -> String {
        [&self.path, ".", key].concat()
    }

    pub(super) fn error(&self, code: Code, key: &str, args: &[&str]) {
        self.sink.borrow_mut().error(code, &self.at(key), args);
    }

    pub(super) fn warn(&self, code: Code, key: &str, args: &[&str]) {
        self.sink.borrow_mut().warn(code, &self.at(key), args);
    }

    /// The value of `key`; `null` counts as absent.
    pub(super) fn node(&mut self, key: &'static str) -> Option<&'a Node> {
        self.asked.push(key);
        let (_, node) = self.map.iter().find(|(name, _)| name == key)?;
        (*node != Node::Null).then_some(node)
    }

    /// A string within the limit of length.
    pub(super) fn text(&mut self, key: &'static str) -> Option<String> {
        match self.node(key)? {
            Node::Text(text) => self.short(key, text),
            _ => {
                self.error(Code::Type, key, &["文字 (a string)"]);
                None
            }
        }
    }

    fn short(&self, key: &str, text: &str) -> Option<String> {
        if text.chars().count() > MOST_CHARACTERS {
            self.error(Code::Size, key, &["文字长度 (characters)", &MOST_CHARACTERS.to_string()]);
            return None;
        }
        Some(text.to_owned())
    }

    /// A string that must be there and not be empty.
    pub(super) fn required(&mut self, key: &'static str) -> Option<String> {
        let before = self.sink.borrow().errors.len();
        match self.text(key) {
            Some(text) if !text.is_empty() => Some(text),
            _ => {
                if self.sink.borrow().errors.len() == before {
                    self.error(Code::Missing, key, &[key]);
                }
                None
            }
        }
    }

    /// A string of a closed list.
    pub(super) fn choice<T: Copy>(&mut self, key: &'static str, words: &[(&str, T)]) -> Option<T> {
        let text = self.text(key)?;
        let found = words.iter().find(|(word, _)| *word == text);
        if found.is_none() {
            let list: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
            self.error(Code::Choice, key, &[&text, &list.join(", ")]);
        }
        found.map(|(_, value)| *value)
    }

    /// A decimal number, written as text; a JSON number gives a warning.
    pub(super) fn decimal(&mut self, key: &'static str) -> Option<Decimal> {
        let text = match self.node(key)? {
            Node::Text(text) => text,
            Node::Number(text) => text,
            _ => {
                self.error(Code::Type, key, &["数字文字 (decimal text)"]);
                return None;
            }
        };
        match Decimal::parse(text) {
            Ok(number) => {
                if matches!(self.node(key), Some(Node::Number(_))) {
                    self.warn(Code::NumberAsText, key, &[]);
                }
                Some(number)
            }
            Err(fault) => {
                let (code, arg) = match fault {
                    DecimalFault::Syntax => (Code::Number, text.as_str()),
                    DecimalFault::NonFinite => (Code::NonFinite, text.as_str()),
                    DecimalFault::Length => (Code::NumberLength, "30"),
                };
                debug_assert_eq!(MOST_DIGITS, 30);
                self.error(code, key, &[arg]);
                None
            }
        }
    }

    /// A whole number from 0, as a JSON number or as text.
    pub(super) fn whole(&mut self, key: &'static str) -> Option<Decimal> {
        let (Node::Number(text) | Node::Text(text)) = self.node(key)? else {
            self.error(Code::Type, key, &["整数 (a whole number)"]);
            return None;
        };
        match text.parse::<u32>() {
            Ok(number) => Some(Decimal::whole(number)),
            Err(_) => {
                self.error(Code::Type, key, &["整数 (a whole number)"]);
                None
            }
        }
    }

    /// An offset in code points.
    pub(super) fn offset(&mut self, key: &'static str) -> Option<u32> {
        match self.node(key)? {
            Node::Number(text) if text.parse::<u32>().is_ok() => text.parse().ok(),
            _ => {
                self.error(Code::Type, key, &["从 0 起的整数 (an integer from 0)"]);
                None
            }
        }
    }

    /// An object.
    pub(super) fn object(&mut self, key: &'static str) -> Option<Fields<'a>> {
        let node = self.node(key)?;
        Fields::new(node, self.at(key), self.sink)
    }

    /// The elements of an array with their paths; at most `most`.
    pub(super) fn list(&mut self, key: &'static str, most: usize) -> Vec<(&'a Node, String)> {
        let Some(node) = self.node(key) else { return Vec::new() };
        let Node::List(list) = node else {
            self.error(Code::Type, key, &["一个列表 (an array)"]);
            return Vec::new();
        };
        if list.len() > most {
            self.error(Code::Size, key, &[key, &most.to_string()]);
            return Vec::new();
        }
        let path = self.at(key);
        list.iter().enumerate().map(|(i, node)| (node, [&path, "[", &i.to_string(), "]"].concat())).collect()
    }

    /// The objects of an array.
    pub(super) fn objects(&mut self, key: &'static str, most: usize) -> Vec<Fields<'a>> {
        let sink = self.sink;
        self.list(key, most).into_iter().filter_map(|(node, path)| Fields::new(node, path, sink)).collect()
    }

    /// Keys of the format that this kind of object leaves aside.
    pub(super) fn unused(&mut self, keys: &[&'static str]) {
        for key in keys {
            if self.node(key).is_some() {
                self.warn(Code::UnusedKey, key, &[key]);
            }
        }
    }

    /// Warns of unknown keys and reports repeated ones.
    pub(super) fn finish(self) {
        // Linear in the keys: an object may hold a million of them.
        let mut seen = vec![false; self.asked.len()];
        for (key, _) in self.map {
            let shown: String = key.chars().take(80).collect();
            match self.asked.iter().position(|name| name == key) {
                None => self.warn(Code::UnknownKey, &shown, &[key]),
                Some(at) if std::mem::replace(&mut seen[at], true) => self.error(Code::DuplicateKey, &shown, &[key]),
                Some(_) => {}
            }
        }
    }

    pub(super) fn sink(&self) -> &'a Sink {
        self.sink
    }
}
