//! The element's files, in a folder whose name says their content.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde_json::{Map, Value};

use super::files::{Files, integrity, version};
use crate::cli::Fault;

/// Without these there is no chart, in the order in which they are built.
const NEEDED: [&str; 7] = [
    "element.js",
    "figure.css",
    "frame.html",
    "frame.js",
    "embed.js",
    "pkg/indicator_charts.js",
    "pkg/indicator_charts_bg.wasm",
];

/// What pages may use beside these.
const OTHERS: [&str; 4] = ["files.js", "style.css", "article-text.js", "link-frames.js"];

/// Folders of which all files with an extension belong to the element.
const FOLDERS: [(&str, &str); 2] = [("element", "js"), ("pkg/parts", "wasm")];

/// Where a file of the element has the hashes of the others, once published.
const PLACE: &str = "@integrity";

/// The element's files.
pub(super) struct Assets {
    /// `assets/VERSION/`
    pub(super) folder: String,
    /// By their path below `folder`.
    files: BTreeMap<String, Vec<u8>>,
    /// The page inside an iframe, before a chart is in it.
    pub(super) frame: String,
}

impl Assets {
    /// Reads them from `dir`: `www` or the unpacked npm package, once built.
    pub(super) fn read(dir: &Path) -> Result<Self, Fault> {
        let mut files = BTreeMap::new();
        for name in NEEDED.iter().chain(&OTHERS) {
            match fs::read(dir.join(name)) {
                Ok(content) => drop(files.insert((*name).to_owned(), content)),
                Err(_) if OTHERS.contains(name) => {}
                Err(error) => {
                    return Err(Fault::usage(format!(
                        "{}: {error}；先运行 make wasm，或用 --assets 指明网页组件所在的文件夹 (run make wasm first, or \
                         name the folder of the built element with --assets)",
                        dir.join(name).display()
                    )));
                }
            }
        }
        for (folder, extension) in FOLDERS {
            for name in names(&dir.join(folder), extension) {
                let path = [folder, "/", &name].concat();
                let content = fs::read(dir.join(&path));
                files.insert(path.clone(), content.map_err(|error| Fault::usage(format!("{path}: {error}")))?);
            }
        }
        let frame = files.remove("frame.html").unwrap_or_default();
        let frame = String::from_utf8(frame).map_err(|_| Fault::usage("frame.html: not UTF-8"))?;
        let hashes = hashes(&files);
        for file in ["element.js", "files.js"] {
            if let Some(content) = files.get_mut(file) {
                *content = with_hashes(content, &hashes);
            }
        }
        let version = version(files.iter().flat_map(|(path, content)| [path.as_bytes(), content]));
        Ok(Self { folder: format!("assets/{version}/"), files, frame })
    }

    /// Whether `path` is one of them.
    pub(super) fn has(&self, path: &str) -> bool {
        self.files.contains_key(path)
    }

    /// The hash of one of them.
    pub(super) fn integrity(&self, path: &str) -> Option<String> {
        self.files.get(path).map(|content| integrity(content))
    }

    /// Puts them into a pack.
    pub(super) fn copy(&self, files: &mut Files) {
        for (path, content) in &self.files {
            files.under_version([&self.folder, path.as_str()].concat(), content.clone());
        }
    }
}

/// Names of the files of `folder` with `extension`; none if there is no such
/// folder: a core in one piece has no parts, a bundled element no modules.
fn names(folder: &Path, extension: &str) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let names = entries.filter_map(|entry| entry.file_name().into_string().ok());
    let mut names: Vec<String> =
        names.filter(|name| Path::new(name).extension().is_some_and(|own| own == extension)).collect();
    names.sort();
    names
}

/// What `fetch` is to check: an object by path, as JSON.
fn hashes(files: &BTreeMap<String, Vec<u8>>) -> String {
    let wasm = files.iter().filter(|(path, _)| path.ends_with(".wasm"));
    let hashes: Map<String, Value> = wasm.map(|(path, content)| (path.clone(), integrity(content).into())).collect();
    Value::from(hashes).to_string()
}

/// A module in which the place for the hashes, a string, is filled.
fn with_hashes(module: &[u8], hashes: &str) -> Vec<u8> {
    let text = String::from_utf8_lossy(module);
    ['\'', '"', '`']
        .iter()
        .fold(text.into_owned(), |text, quote| text.replace(&format!("{quote}{PLACE}{quote}"), hashes))
        .into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_fill_their_place_whatever_the_minifier_made_of_it() {
        for module in ["const I='@integrity';", "const I=\"@integrity\";", "const I=`@integrity`;"] {
            assert_eq!(with_hashes(module.as_bytes(), "{\"a\":1}"), b"const I={\"a\":1};");
        }
    }
}
