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
        let mut reader = Reader { rest: tokens, bytes_left: MOST_BYTES };
        match reader.node(0) {
            Ok(Some(node)) if reader.rest.is_empty() => Ok(node),
            Ok(_) => Err(NodeFault::Syntax),
            Err(fault) => Err(fault),
        }
        .map_err(|fault| fault.error("not JSON"))
    }
}

struct Reader<'a> {
    rest: &'a str,
    bytes_left: usize,
}

impl Reader<'_> {
    /// The next token without its first character, which comes apart.
    fn token(&mut self) -> Result<(u8, String), NodeFault> {
        let mut text = String::new();
        let mut first = None;
        loop {
            let (line, rest) = cut(self.rest, b'\n').unwrap_or((self.rest, ""));
            self.bytes_left = self.bytes_left.checked_sub(line.len()).ok_or(NodeFault::Size)?;
            self.rest = rest;
            // Past the first character of a line, which is ASCII.
            text.push_str(line.get(1..).ok_or(NodeFault::Syntax)?);
            let kind = *first.get_or_insert(line.as_bytes()[0]);
            if !rest.starts_with('|') {
                return Ok((kind, text));
            }
            text.push('\n');
        }
    }

    /// The next value; `None` where a list or an object ends instead.
    fn node(&mut self, depth: usize) -> Result<Option<Node>, NodeFault> {
        let (kind, text) = self.token()?;
        Ok(Some(match kind {
            b'n' => Node::Null,
            b't' | b'f' => Node::Bool(kind == b't'),
            b'#' => Node::Number(text),
            b'"' => Node::Text(text),
            b'{' | b'[' if depth == MOST_DEPTH => return Err(NodeFault::Depth),
            b'[' => {
                let mut list = Vec::new();
                while let Some(node) = self.node(depth + 1)? {
                    list.push(node);
                }
                Node::List(list)
            }
            b'{' => {
                let mut map = Vec::new();
                loop {
                    let (kind, key) = self.token()?;
                    match kind {
                        b':' => map.push((key, self.node(depth + 1)?.ok_or(NodeFault::Syntax)?)),
                        b']' => break Node::Map(map),
                        _ => return Err(NodeFault::Syntax),
                    }
                }
            }
            b']' => return Ok(None),
            b'!' if text == "depth" => return Err(NodeFault::Depth),
            b'!' => return Err(NodeFault::Size),
            _ => return Err(NodeFault::Syntax),
        }))
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
