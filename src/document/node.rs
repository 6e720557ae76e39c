//! Any JSON value.

use crate::error::{Code, Error};

/// A JSON value. Numbers keep a decimal spelling, maps keep order and
/// repeated keys, so that both can be reported.
#[derive(Clone, Debug, PartialEq)]
pub enum Node {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// The shortest decimal text of a JSON number, or `NaN`, `Infinity`.
    Number(String),
    /// A string.
    Text(String),
    /// An array.
    List(Vec<Node>),
    /// An object, in order, repeated keys included.
    Map(Vec<(String, Node)>),
}

impl Node {
    /// What an object has below `key`; the first of equal ones.
    pub(crate) fn get(&self, key: &str) -> Option<&Node> {
        match self {
            Self::Map(keys) => keys.iter().find(|(known, _)| known == key).map(|(_, node)| node),
            _ => None,
        }
    }
}

/// Why there is no [`Node`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NodeFault {
    /// Not a value, or more than one.
    Syntax,
    /// Nested too deep.
    Depth,
    /// Too many bytes of keys, strings and values.
    Size,
}

impl NodeFault {
    /// The error to report at `$`; `syntax` is what the parser said.
    pub(super) fn error(self, syntax: &str) -> Error {
        match self {
            Self::Syntax => Error::new(Code::Json, "$", &[syntax]),
            Self::Depth => Error::new(Code::Depth, "$", &["64"]),
            Self::Size => Error::new(Code::Size, "$", &["文档 (document)", "5 MB"]),
        }
    }
}
