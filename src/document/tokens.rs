//! The text that `flatten.js` makes of a JavaScript value → [`Node`]. Each
//! line is a token; its first character tells its kind:
//!
//! ```text
//! { [   an object or a list begins       ]    the last one begun ends
//! :     a key                            "    a string
//! #     a number                         t f n   true, false, null
//! |     one more line of a key or a string
//! !     a limit was passed: !depth, !size
//! ```

use super::fields::cut;
use super::node::{Node, NodeFault};
use super::{MOST_BYTES, MOST_DEPTH};
use crate::error::Error;

impl Node {
    /// Reads the tokens of one value.
    ///
    /// # Errors
    /// `json`, `depth` or `size`, at `$`.
    pub fn from_tokens(tokens: &str) -> Result<Self, Error> {
        let mut reader = Reader { rest: tokens, bytes_left: MOST_BYTES, fault: None };
        let node = reader.node(0);
        if !reader.rest.is_empty() {
            reader.stop(NodeFault::Syntax);
        }
        match (node, reader.fault) {
            (Some(node), None) => Ok(node),
            (_, fault) => Err(fault.unwrap_or(NodeFault::Syntax).error("not JSON")),
        }
    }
}

struct Reader<'a> {
    rest: &'a str,
    bytes_left: usize,
    /// The first one; there is nothing left to read then.
    fault: Option<NodeFault>,
}

impl Reader<'_> {
    #[inline(never)]
    fn stop(&mut self, fault: NodeFault) {
        self.fault.get_or_insert(fault);
        self.rest = "";
    }

    /// The next token without its first character, which comes apart. After
    /// a fault every list and object ends.
    fn token(&mut self) -> (u8, String) {
        let mut text = String::new();
        let mut first = None;
        loop {
            let (line, rest) = cut(self.rest, b'\n').unwrap_or((self.rest, ""));
            // All that follows the first character, which is ASCII.
            let Some(more) = line.get(1..) else {
                self.stop(NodeFault::Syntax);
                return (b']', text);
            };
            if line.len() > self.bytes_left {
                self.stop(NodeFault::Size);
                return (b']', text);
            }
            self.bytes_left -= line.len();
            self.rest = rest;
            text.push_str(more);
            let kind = *first.get_or_insert(line.as_bytes()[0]);
            if !rest.starts_with('|') {
                return (kind, text);
            }
            text.push('\n');
        }
    }

    /// The next value; `None` where a list or an object ends instead.
    fn node(&mut self, depth: usize) -> Option<Node> {
        let (kind, text) = self.token();
        let fault = match kind {
            b'n' => return Some(Node::Null),
            b't' | b'f' => return Some(Node::Bool(kind == b't')),
            b'#' => return Some(Node::Number(text)),
            b'"' => return Some(Node::Text(text)),
            b'{' | b'[' if depth == MOST_DEPTH => NodeFault::Depth,
            b'[' => {
                let mut list = Vec::new();
                while let Some(node) = self.node(depth + 1) {
                    list.push(node);
                }
                return Some(Node::List(list));
            }
            b'{' => return Some(Node::Map(self.map(depth + 1))),
            b']' => return None,
            b'!' if text == "depth" => NodeFault::Depth,
            b'!' => NodeFault::Size,
            _ => NodeFault::Syntax,
        };
        self.stop(fault);
        None
    }

    fn map(&mut self, depth: usize) -> Vec<(String, Node)> {
        let mut map = Vec::new();
        loop {
            let (kind, key) = self.token();
            if kind == b']' {
                return map;
            }
            let value = if kind == b':' { self.node(depth) } else { None };
            match value {
                Some(value) => map.push((key, value)),
                None => self.stop(NodeFault::Syntax),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Code;

    fn read(tokens: &[&str]) -> Result<Node, Code> {
        Node::from_tokens(&tokens.join("\n")).map_err(|error| error.0.code)
    }

    #[test]
    fn reads_what_json_says() {
        let json = r#"{"a": [1, "x", true, false, null, {}], "": "", "__proto__": -0.5}"#;
        let tokens = ["{", ":a", "[", "#1", "\"x", "t", "f", "n", "{", "]", "]", ":", "\"", ":__proto__", "#-0.5", "]"];
        assert_eq!(read(&tokens).ok(), Node::from_json(json).ok());
        assert_eq!(read(&["\"[{:"]), Ok(Node::Text("[{:".to_owned())));
        assert_eq!(read(&["\"a", "|", "|b"]), Ok(Node::Text("a\n\nb".to_owned())));
        assert_eq!(read(&["#NaN"]), Ok(Node::Number("NaN".to_owned())));
    }

    #[test]
    fn garbage_is_an_error() {
        let lists: [&[&str]; 19] = [
            &[],
            &[""],
            &["]"],
            &["["],
            &["{"],
            &["[", "]", "]"],
            &["n", "n"],
            &["{", "n", "]"],
            &["{", ":a", "]"],
            &["{", ":a"],
            &["{", "{", "]", "]"],
            &[":a"],
            &["[", ":a", "]"],
            &["x"],
            &["\u{e9}"],
            &["\u{4e2d}"],
            &["\0"],
            &["", "n"],
            &["|a"],
        ];
        for list in lists {
            assert_eq!(read(list), Err(Code::Json), "{list:?}");
        }
    }

    #[test]
    fn limits_are_kept() {
        let nested = |depth| [vec!["["; depth], vec!["]"; depth]].concat();
        assert!(read(&nested(MOST_DEPTH)).is_ok());
        assert_eq!(read(&nested(MOST_DEPTH + 1)), Err(Code::Depth));
        assert_eq!(read(&vec!["["; 1_000_000]), Err(Code::Depth));
        assert_eq!(read(&["{", ":a"].repeat(1_000_000)), Err(Code::Depth));
        let text = "x".repeat(MOST_BYTES);
        assert_eq!(read(&["#", &text]), Err(Code::Json));
        assert_eq!(read(&[&["\"", text.as_str()].concat()]), Err(Code::Size));
        assert_eq!(read(&["!depth"]), Err(Code::Depth));
        assert_eq!(read(&["[", "!size"]), Err(Code::Size));
    }
}
