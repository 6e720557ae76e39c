//! JSON text → [`Node`]. Only on the command line: a page uses the browser's
//! own parser, and hands its result over as [tokens](super::tokens).

use std::cell::Cell;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};

use super::node::{Node, NodeFault};
use super::{MOST_BYTES, MOST_DEPTH};
use crate::error::Error;

impl Node {
    /// Reads JSON text.
    ///
    /// # Errors
    /// `json`, `depth` or `size`, at `$`.
    pub fn from_json(text: &str) -> Result<Self, Error> {
        let limits = Limits::new();
        if text.len() > MOST_BYTES {
            return Err(NodeFault::Size.error(""));
        }
        let mut json = serde_json::Deserializer::from_str(text);
        NodeSeed::new(&limits)
            .deserialize(&mut json)
            .and_then(|node| json.end().map(|()| node))
            .map_err(|error| limits.error(&error.to_string()))
    }
}

/// What reading may cost; shared by all levels of one document.
struct Limits {
    bytes_left: Cell<usize>,
    fault: Cell<Option<NodeFault>>,
}

impl Limits {
    /// The limits of the format.
    fn new() -> Self {
        Self { bytes_left: Cell::new(MOST_BYTES), fault: Cell::new(None) }
    }

    /// The error for a failed reading: the limit that was hit, or else
    /// `otherwise`, what the parser said.
    fn error(&self, otherwise: &str) -> Error {
        self.fault.get().unwrap_or(NodeFault::Syntax).error(otherwise)
    }

    fn stop<E: serde::de::Error>(&self, fault: NodeFault) -> E {
        self.fault.set(Some(fault));
        E::custom("limit")
    }

    fn spend<E: serde::de::Error>(&self, bytes: usize) -> Result<(), E> {
        match self.bytes_left.get().checked_sub(bytes) {
            Some(left) => {
                self.bytes_left.set(left);
                Ok(())
            }
            None => Err(self.stop(NodeFault::Size)),
        }
    }
}

/// Reads one [`Node`] through any serde format.
#[derive(Clone, Copy)]
struct NodeSeed<'a> {
    limits: &'a Limits,
    depth: usize,
}

impl<'a> NodeSeed<'a> {
    /// A seed for the root.
    fn new(limits: &'a Limits) -> Self {
        Self { limits, depth: 0 }
    }

    fn deeper<E: serde::de::Error>(self) -> Result<Self, E> {
        if self.depth >= MOST_DEPTH {
            return Err(self.limits.stop(NodeFault::Depth));
        }
        Ok(Self { depth: self.depth + 1, ..self })
    }
}

impl<'de> DeserializeSeed<'de> for NodeSeed<'_> {
    type Value = Node;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Node, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for NodeSeed<'_> {
    type Value = Node;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_bool<E: serde::de::Error>(self, value: bool) -> Result<Node, E> {
        self.limits.spend(1)?;
        Ok(Node::Bool(value))
    }

    fn visit_i64<E: serde::de::Error>(self, value: i64) -> Result<Node, E> {
        self.limits.spend(8)?;
        Ok(Node::Number(value.to_string()))
    }

    fn visit_u64<E: serde::de::Error>(self, value: u64) -> Result<Node, E> {
        self.limits.spend(8)?;
        Ok(Node::Number(value.to_string()))
    }

    fn visit_f64<E: serde::de::Error>(self, value: f64) -> Result<Node, E> {
        // 1e308 is written with 309 digits.
        let text = value.to_string();
        self.limits.spend(text.len() + 1)?;
        Ok(Node::Number(text))
    }

    fn visit_str<E: serde::de::Error>(self, value: &str) -> Result<Node, E> {
        self.limits.spend(value.len() + 1)?;
        Ok(Node::Text(value.to_owned()))
    }

    fn visit_string<E: serde::de::Error>(self, value: String) -> Result<Node, E> {
        self.limits.spend(value.len() + 1)?;
        Ok(Node::Text(value))
    }

    fn visit_unit<E: serde::de::Error>(self) -> Result<Node, E> {
        self.limits.spend(1)?;
        Ok(Node::Null)
    }

    fn visit_none<E: serde::de::Error>(self) -> Result<Node, E> {
        self.visit_unit()
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Node, A::Error> {
        let seed = self.deeper()?;
        self.limits.spend(1)?;
        let mut list = Vec::new();
        while let Some(node) = seq.next_element_seed(seed)? {
            list.push(node);
        }
        Ok(Node::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Node, A::Error> {
        let seed = self.deeper()?;
        self.limits.spend(1)?;
        let mut map = Vec::new();
        while let Some(key) = access.next_key_seed(self)? {
            let Node::Text(key) = key else {
                return Err(A::Error::custom("a key is a string"));
            };
            map.push((key, access.next_value_seed(seed)?));
        }
        Ok(Node::Map(map))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Code;

    #[test]
    fn keeps_order_numbers_and_repeated_keys() {
        let node = Node::from_json(r#"{"b": 671.5, "a": [null, true], "b": "x"}"#).expect("valid");
        let Node::Map(map) = node else { panic!() };
        assert_eq!(map[0], ("b".into(), Node::Number("671.5".into())));
        assert_eq!(map[2].0, "b");
    }

    #[test]
    fn depth_is_limited_before_the_stack_is() {
        let deep = "[".repeat(100_000);
        assert_eq!(Node::from_json(&deep).expect_err("deep").0.code, Code::Depth);
        let allowed = "[".repeat(64) + &"]".repeat(64);
        assert!(Node::from_json(&allowed).is_ok());
    }

    #[test]
    fn size_is_limited() {
        let big = format!("[\"{}\"]", "x".repeat(MOST_BYTES));
        assert_eq!(Node::from_json(&big).expect_err("big").0.code, Code::Size);
    }

    #[test]
    fn trailing_text_is_an_error() {
        assert_eq!(Node::from_json("{} x").expect_err("trailing").0.code, Code::Json);
    }
}
