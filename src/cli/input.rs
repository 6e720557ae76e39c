//! Reading: bounded, UTF-8, never a panic on what a file holds.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Component, Path};

use percent_encoding::percent_decode_str;

use super::Fault;
use crate::document::series::{MOST_TABLE_BYTES, csv_of};
use crate::document::{self, Document, MOST_BYTES, Node};
use crate::error::{Code, Error, Report};

/// Pages and articles may not be larger, in bytes.
const MOST_PAGE_BYTES: usize = 20_000_000;

const BOM: &str = "\u{feff}";

/// A document and what is wrong with it.
pub(super) struct Loaded {
    /// What could be read.
    pub(super) document: Option<Document>,
    /// What is wrong with it.
    pub(super) report: Report,
    /// The file itself.
    pub(super) bytes: Vec<u8>,
}

/// Reads and checks the document at `path`.
pub(super) fn load(path: &Path) -> Result<Loaded, Fault> {
    // A byte order mark is no part of the document; a browser drops it, too.
    let bytes = bytes(path, MOST_BYTES + BOM.len())?;
    let node = match std::str::from_utf8(&bytes) {
        Ok(text) => Node::from_json(text.strip_prefix(BOM).unwrap_or(text)),
        // Cut by the limit, a character may have lost its end.
        Err(_) if bytes.len() > MOST_BYTES => Err(Error::new(Code::Size, "$", &["文档 (document)", "5 MB"])),
        Err(_) => Err(Error::new(Code::Json, "$", &["不是 UTF-8 文字 (not UTF-8)"])),
    };
    Ok(match node {
        Ok(node) => {
            let (mut document, mut report) = document::read(&node);
            if let Some(document) = &mut document {
                tables(document, path, &mut report);
            }
            Loaded { document, report, bytes }
        }
        Err(error) => Loaded { document: None, report: Report { errors: vec![error], warnings: Vec::new() }, bytes },
    })
}

/// Reads the CSV files that charts name, which stand beside the document.
fn tables(document: &mut Document, path: &Path, report: &mut Report) {
    let folder = path.parent().unwrap_or_else(|| Path::new("."));
    for chart in &mut document.charts {
        let Some(name) = chart.series.as_deref().and_then(csv_of) else { continue };
        let path = [&chart.path, ".data.csv"].concat();
        let Some(file) = beside(name) else {
            // The command line fetches nothing, and reads nothing else.
            let why = [name, "，数据文件要和文档放在一起 (tables belong beside the document)"].concat();
            report.error(Code::Csv, &path, &[&why]);
            continue;
        };
        match bytes(&folder.join(file), MOST_TABLE_BYTES) {
            Ok(bytes) if bytes.len() > MOST_TABLE_BYTES => report.error(Code::Size, &path, &["CSV", "64 MB"]),
            Ok(bytes) => match String::from_utf8(bytes) {
                Ok(text) => chart.csv = Some(text),
                Err(_) => report.error(Code::Encoding, &path, &[name]),
            },
            Err(_) => report.error(Code::Csv, &path, &[name]),
        }
    }
}

/// The file in a document's folder, or in one below it, that the address
/// `name` means: as a host reads it, without `?v=2`. `None` for all others.
pub(super) fn beside(name: &str) -> Option<String> {
    let path = name.split(['?', '#']).next().filter(|_| !name.contains("://"))?;
    let path = percent_decode_str(path).decode_utf8().ok()?;
    let mut names = Vec::new();
    for part in Path::new(&*path).components() {
        match part {
            Component::Normal(name) => names.push(name.to_str()?),
            Component::CurDir => {}
            _ => return None,
        }
    }
    // Elsewhere a backslash is a slash.
    let plain = !names.is_empty() && !path.contains(['\\', '\0']);
    plain.then(|| names.join("/"))
}

/// Reads a page or an article.
pub(super) fn text(path: &Path) -> Result<String, Fault> {
    let bytes = bytes(path, MOST_PAGE_BYTES)?;
    if bytes.len() > MOST_PAGE_BYTES {
        return Err(Fault::input(format!("{}: larger than {} MB", path.display(), MOST_PAGE_BYTES / 1_000_000)));
    }
    String::from_utf8(bytes).map_err(|_| Fault::input(format!("{}: not UTF-8", path.display())))
}

/// An article in whatever encoding: at most `most` bytes and one.
pub(super) fn article_bytes(path: &Path, most: usize) -> Result<Vec<u8>, Fault> {
    bytes(path, most)
}

/// At most `most` bytes and one, so that the caller sees an excess.
fn bytes(path: &Path, most: usize) -> Result<Vec<u8>, Fault> {
    let fault = |error: io::Error| Fault::usage(format!("{}: {error}", path.display()));
    let mut bytes = Vec::new();
    let limit = most as u64 + 1;
    if path.as_os_str() == "-" {
        io::stdin().lock().take(limit).read_to_end(&mut bytes).map_err(fault)?;
    } else {
        File::open(path).and_then(|file| file.take(limit).read_to_end(&mut bytes)).map_err(fault)?;
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::beside;

    #[test]
    fn tables_stand_beside_their_document() {
        for (name, file) in [
            ("data.csv", "data.csv"),
            ("./tables/a.csv", "tables/a.csv"),
            ("data.csv?v=2", "data.csv"),
            ("data.csv#row=3", "data.csv"),
            ("%E6%95%B0%E6%8D%AE%202.csv", "数据 2.csv"),
            ("a..b.csv", "a..b.csv"),
        ] {
            assert_eq!(beside(name).as_deref(), Some(file), "{name}");
        }
        for name in [
            "/etc/passwd",
            "../x.csv",
            "tables/../../x.csv",
            "%2e%2e/x.csv",
            "%2Fetc/passwd",
            "..\\x.csv",
            "https://example.org/data.csv",
            "//example.org/data.csv",
            "%FF.csv",
            "?x",
            "",
        ] {
            assert_eq!(beside(name), None, "{name}");
        }
    }
}
