//! The files of a folder that appear together, or not at all.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest as _, Sha256};

use crate::cli::{Fault, output};

/// Hexadecimal digits of a version: 40 bits.
const DIGITS: usize = 10;

/// Files by their path below the folder, with `/`.
#[derive(Default)]
pub(super) struct Files {
    /// Whose names say their content: written once, never changed.
    versioned: BTreeMap<String, Vec<u8>>,
    /// Whose names stay: written last, for they name the others.
    entries: BTreeMap<String, Vec<u8>>,
}

impl Files {
    /// Adds a file whose name, `stem.VERSION.extension`, says its content;
    /// gives back its path.
    pub(super) fn version(&mut self, stem: &str, extension: &str, content: impl Into<Vec<u8>>) -> String {
        let content = content.into();
        let path = format!("{stem}.{}.{extension}", version([content.as_slice()]));
        self.versioned.insert(path.clone(), content);
        path
    }

    /// Adds a file of a folder whose name has a version.
    pub(super) fn under_version(&mut self, path: String, content: Vec<u8>) {
        self.versioned.insert(path, content);
    }

    /// Adds a file whose name stays.
    pub(super) fn entry(&mut self, path: impl Into<String>, content: impl Into<Vec<u8>>) {
        self.entries.insert(path.into(), content.into());
    }

    /// Every path with its content, in order.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&String, &Vec<u8>)> {
        self.versioned.iter().chain(&self.entries)
    }

    /// Writes all files below `folder`. What is there already, of other names
    /// or versions, stays: pages that were published before still name it.
    pub(super) fn write(&self, folder: &Path) -> Result<(), Fault> {
        for (path, content) in &self.versioned {
            output::write(&folder.join(path), content)?;
        }
        // Until the first of them moves, readers see the folder as it was.
        let mut waiting: Vec<(PathBuf, PathBuf)> = Vec::new();
        for (path, content) in &self.entries {
            let path = folder.join(path);
            match output::part(&path, content) {
                Ok(Some(part)) => waiting.push((part, path)),
                Ok(None) => {}
                Err(fault) => {
                    waiting.iter().for_each(|(part, _)| drop(fs::remove_file(part)));
                    return Err(fault);
                }
            }
        }
        for (part, path) in &waiting {
            output::rename(part, path)?;
        }
        Ok(())
    }
}

/// The version of a file, or of a folder's files.
pub(super) fn version<'a>(pieces: impl IntoIterator<Item = &'a [u8]>) -> String {
    let mut hash = Sha256::new();
    for piece in pieces {
        // Lengths keep apart what would be the same one after another.
        hash.update((piece.len() as u64).to_le_bytes());
        hash.update(piece);
    }
    let mut version: String = hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
    version.truncate(DIGITS);
    version
}

/// Of a file, as `integrity` attributes and `fetch` take it.
pub(super) fn integrity(content: &[u8]) -> String {
    ["sha256-", &BASE64_STANDARD.encode(Sha256::digest(content))].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_say_the_content() {
        let mut files = Files::default();
        let [one, same, other] = ["甲", "甲", "乙"].map(|text| files.version("charts/a/plot", "svg", text));
        assert_eq!(one, same);
        assert_ne!(one, other);
        assert!(
            one.starts_with("charts/a/plot.")
                && one.ends_with(".svg")
                && one.len() == "charts/a/plot..svg".len() + DIGITS
        );
        assert_ne!(version([&b"ab"[..], b"c"]), version([&b"a"[..], b"bc"]));
    }

    #[test]
    fn integrity_is_what_browsers_compute() {
        // printf '' | openssl dgst -sha256 -binary | base64
        assert_eq!(integrity(b""), "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
    }
}
