//! Plain access to the keys of one JSON object, for both steps of reading:
//! what does not fit is absent here; `shape` says why.

use super::{Decimal, MOST_CHARACTERS, Node};

/// The keys and values of one object.
#[derive(Clone, Copy)]
pub(super) struct Fields<'a>(pub(super) &'a [(String, Node)]);

impl<'a> Fields<'a> {
    /// `None` when `node` is not an object.
    pub(super) fn new(node: &'a Node) -> Option<Self> {
        match node {
            Node::Map(map) => Some(Self(map)),
            _ => None,
        }
    }

    /// The first value of `key`; `null` counts as absent.
    #[inline(never)]
    pub(super) fn node(self, key: &str) -> Option<&'a Node> {
        let (_, node) = self.0.iter().find(|(name, _)| name == key)?;
        if matches!(node, Node::Null) { None } else { Some(node) }
    }

    /// A string within the limit of length.
    #[inline(never)]
    pub(super) fn str(self, key: &str) -> Option<&'a str> {
        match self.node(key)? {
            Node::Text(text) if short(text) => Some(text),
            _ => None,
        }
    }

    /// The same, owned.
    #[inline(never)]
    pub(super) fn text(self, key: &str) -> Option<String> {
        self.str(key).map(str::to_owned)
    }

    /// The same, empty where there is none.
    #[inline(never)]
    pub(super) fn word(self, key: &str) -> String {
        self.text(key).unwrap_or_default()
    }

    /// The position of the string in a closed list, see [`position`]; past
    /// every list when it is not there.
    #[inline(never)]
    pub(super) fn choice(self, key: &str, list: &str) -> usize {
        self.str(key).and_then(|word| position(list, word)).unwrap_or(usize::MAX)
    }

    /// A decimal number, as text or as a JSON number.
    #[inline(never)]
    pub(super) fn decimal(self, key: &str) -> Option<Decimal> {
        match self.node(key)? {
            Node::Text(text) | Node::Number(text) => Decimal::parse(text).ok(),
            _ => None,
        }
    }

    /// A whole number from 0, as a JSON number or as text.
    #[inline(never)]
    pub(super) fn whole(self, key: &str) -> Option<Decimal> {
        self.node(key).and_then(whole).map(Decimal::whole)
    }

    /// An offset in code points: only as a JSON number.
    #[inline(never)]
    pub(super) fn offset(self, key: &str) -> Option<u32> {
        self.node(key).filter(|node| matches!(node, Node::Number(_))).and_then(whole)
    }

    /// An object.
    #[inline(never)]
    pub(super) fn object(self, key: &str) -> Option<Self> {
        Self::new(self.node(key)?)
    }

    /// The elements of an array; none when there are more than `most`.
    #[inline(never)]
    pub(super) fn list(self, key: &str, most: usize) -> &'a [Node] {
        match self.node(key) {
            Some(Node::List(list)) if list.len() <= most => list,
            _ => &[],
        }
    }

    /// The strings of an array.
    #[inline(never)]
    pub(super) fn strings(self, key: &str, most: usize) -> Vec<String> {
        let mut strings = Vec::new();
        for node in self.list(key, most) {
            if let Node::Text(text) = node {
                strings.push(text.clone());
            }
        }
        strings
    }
}

/// Whether a string is within the limit of length.
#[inline(never)]
pub(super) fn short(text: &str) -> bool {
    text.len() <= MOST_CHARACTERS || text.chars().count() <= MOST_CHARACTERS
}

/// A whole number from 0, as a JSON number or as text.
#[inline(never)]
pub(super) fn whole(node: &Node) -> Option<u32> {
    match node {
        Node::Number(text) | Node::Text(text) => text.parse().ok(),
        _ => None,
    }
}

/// Whether a link's address starts with `http://` or `https://`.
#[inline(never)]
pub(super) fn http(url: &str) -> bool {
    let starts = |scheme: &str| url.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme));
    starts("https://") || starts("http://")
}

/// Position of `word` in a `list` of words with spaces, or commas and
/// spaces, between them.
#[inline(never)]
pub(super) fn position(list: &str, word: &str) -> Option<usize> {
    let words = list.as_bytes().split(|byte| *byte == b' ');
    words.map(|one| one.strip_suffix(b",").unwrap_or(one)).position(|one| one == word.as_bytes())
}

/// The text before and after the first `mark`, an ASCII character.
#[inline(never)]
pub(super) fn cut(text: &str, mark: u8) -> Option<(&str, &str)> {
    let at = text.bytes().position(|byte| byte == mark)?;
    Some((&text[..at], &text[at + 1..]))
}
