//! Writing: standard output, standard error, files that appear whole.

use std::collections::HashSet;
use std::fs;
use std::io::{self, ErrorKind, IsTerminal, Write};
use std::path::{Path, PathBuf};

use super::Fault;
use crate::error::{Problem, Report};
use crate::text::Lang;

/// Data on standard output. A reader that has seen enough (`| head`) is no fault.
pub(super) fn print(text: &str) -> Result<(), Fault> {
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(Fault::usage(format!("standard output: {error}"))),
        _ => Ok(()),
    }
}

/// A message on standard error.
pub(super) fn say(text: &str) {
    // Nobody is left to hear that nobody listens.
    let _ = writeln!(io::stderr(), "{}", visible(text));
}

/// One problem as a line: `error code path sentence`.
pub(super) fn line(severity: &str, problem: &Problem) -> String {
    let line = [severity, problem.code.as_str(), &problem.path, &problem.sentence(Lang::Zh)].join(" ");
    visible(&line) + "\n"
}

/// The number of problems, for standard error.
pub(super) fn summary(report: &Report) -> String {
    let (errors, warnings) = (report.errors.len(), report.warnings.len());
    format!("{errors} 个错误，{warnings} 个警告 (errors: {errors}, warnings: {warnings})")
}

/// Control and direction characters escaped, so that a hostile document
/// steers neither the terminal nor a reader of lines.
fn visible(text: &str) -> String {
    let hidden = |c: char| c.is_control() || matches!(c, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if hidden(c) { out.extend(c.escape_default()) } else { out.push(c) }
    }
    out
}

/// Writes `content` to a file beside `path` and moves it there, so that
/// nobody reads half a file. Leaves a file alone that has this content.
pub(super) fn write(path: &Path, content: impl AsRef<[u8]>) -> Result<(), Fault> {
    match part(path, content)? {
        Some(part) => rename(&part, path),
        None => Ok(()),
    }
}

/// Writes `content` to a file beside `path`, for [`rename`] to move there.
/// `None` when the file at `path` has this content.
pub(super) fn part(path: &Path, content: impl AsRef<[u8]>) -> Result<Option<PathBuf>, Fault> {
    if fs::read(path).is_ok_and(|before| before == content.as_ref()) {
        return Ok(None);
    }
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(|error| unwritten(path, &error))?;
    }
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let part = path.with_file_name(format!(".{name}.{}.part", std::process::id()));
    match fs::write(&part, &content) {
        Ok(()) => Ok(Some(part)),
        Err(error) => {
            let _ = fs::remove_file(&part);
            Err(unwritten(path, &error))
        }
    }
}

/// Moves what [`part`] wrote to its place.
pub(super) fn rename(part: &Path, path: &Path) -> Result<(), Fault> {
    fs::rename(part, path).map_err(|error| {
        let _ = fs::remove_file(part);
        unwritten(path, &error)
    })
}

fn unwritten(path: &Path, error: &io::Error) -> Fault {
    Fault::usage(format!("{}: {error}", path.display()))
}

/// How far a long command has come, where someone looks: a line that is
/// written over and over, and gone at the end.
pub(super) struct Progress {
    all: usize,
    done: usize,
    shown: bool,
}

impl Progress {
    /// Of `all` steps none is done.
    pub(super) fn new(all: usize) -> Self {
        Self { all, done: 0, shown: all > 1 && io::stderr().is_terminal() }
    }

    /// The next step begins, with the chart `id`.
    pub(super) fn step(&mut self, id: &str) {
        self.done += 1;
        if self.shown {
            let _ = write!(io::stderr(), "\r\x1b[K{}/{} {}", self.done, self.all, visible(id));
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if self.shown {
            let _ = write!(io::stderr(), "\r\x1b[K");
        }
    }
}

/// File names, without extension, for charts: an id as it is where it is
/// safe on every file system and in an address, else a cleaned id with a
/// hash. No two are equal, upper and lower case counted as one.
pub(super) fn stems<'a>(ids: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut used = HashSet::new();
    let stem = |id: &str| {
        let safe = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
        let mut stem: String = id.chars().filter(|c| safe(*c)).take(40).collect();
        if stem != id || stem.is_empty() || !used.insert(stem.to_lowercase()) {
            stem = format!("{stem}{}{:08x}", if stem.is_empty() { "chart-" } else { "-" }, hash(id));
            used.insert(stem.to_lowercase());
        }
        stem
    };
    ids.map(stem).collect()
}

/// FNV-1a: the same in every release, unlike the standard library's.
fn hash(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn file_names_stay_in_their_folder_and_differ() {
        let ids = ["growth", "Growth", "增长", "../../etc/passwd", "a/b", "ab", "", ".", "CON:"];
        let stems = stems(ids.into_iter());
        assert_eq!(stems[0], "growth");
        assert_eq!(stems[2], "增长");
        for stem in &stems {
            assert!(!stem.contains(['/', '.', ':', '\\']) && !stem.is_empty(), "{stem}");
        }
        let mut lower: Vec<_> = stems.iter().map(|stem| stem.to_lowercase()).collect();
        lower.sort();
        lower.dedup();
        assert_eq!(lower.len(), ids.len());
    }

    #[test]
    fn control_characters_do_not_reach_the_terminal() {
        assert_eq!(visible("a\u{1b}[31m\n\u{202e}中"), "a\\u{1b}[31m\\n\\u{202e}中");
    }
}
