//! The whole frame of every chart as a reader saves it: one SVG text, and
//! pictures by the vendored fonts at two widths, light and dark.
//!
//! `tests/snapshots` has the plots as dumps, at five widths. What only these
//! goldens hold is the frame, the SVG writer, the dark colours and how it all
//! looks; so there is one SVG for each chart and not one for each picture.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::thread;

use crate::common::{cases, charts};
use crate::pixels::{beside, distance, read_png, rounded, write_png};
use indicator_charts::describe::alt;
use indicator_charts::layout::{Part, layout};
use indicator_charts::paint::{Fonts, Picture, PictureError, SvgOptions, svg};
use indicator_charts::resolve::Chart;
use indicator_charts::theme::Theme;

/// CSS pixels, and pixels of the goldens.
const WIDTHS: [f64; 2] = [360.0, 680.0];
/// Cases that have pictures at 360 px for paper and for more contrast, too:
/// one for each way to tell marks apart.
const MORE_OF: [&str; 6] =
    ["bar-qualifiers", "bullet-over", "column-derived", "lead-above", "part-7-of-8", "unit-qualifiers"];
const MORE: [(&str, &Theme); 3] =
    [("print", &Theme::PRINT), ("contrast", &Theme::CONTRAST), ("contrast-dark", &Theme::CONTRAST_DARK)];

/// So many pixels may differ visibly: none on one machine, a few between
/// processors that round differently.
const MOST_DIFFERENT: usize = 4;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// What one chart's test found.
#[derive(Default)]
struct Found {
    /// Goldens that there have to be.
    names: BTreeSet<String>,
    wrong: Vec<String>,
}

/// `BLESS=1 cargo test --test scenes` (`make bless`) writes the goldens anew.
#[test]
fn pictures_are_as_blessed() {
    let files = ["Regular", "Bold"].map(|weight| PathBuf::from(format!("{ROOT}/tests/fonts/NotoSansSC-{weight}.otf")));
    let fonts = Fonts::from_files(&files).expect("the vendored fonts");
    let all: Vec<(String, Chart)> = cases()
        .into_iter()
        .flat_map(|(name, json)| charts(&json).into_iter().map(move |chart| (format!("{name}.{}", chart.id), chart)))
        .collect();
    let workers = thread::available_parallelism().map_or(2, usize::from).min(8);
    let share = all.len().div_ceil(workers);
    let work = |part: &[(String, Chart)]| {
        let mut found = Found::default();
        part.iter().for_each(|(name, chart)| compare(name, chart, &fonts, &mut found));
        found
    };
    let work = &work;
    let found = thread::scope(|scope| {
        let started: Vec<_> = all.chunks(share).map(|part| scope.spawn(move || work(part))).collect();
        started.into_iter().map(|worker| worker.join().expect("a worker")).fold(Found::default(), |mut sum, one| {
            sum.names.extend(one.names);
            sum.wrong.extend(one.wrong);
            sum
        })
    });
    let mut wrong = found.wrong;
    for entry in fs::read_dir(golden("")).expect("tests/goldens").flatten() {
        if found.names.contains(&*entry.file_name().to_string_lossy()) {
            continue;
        }
        if blessing() {
            fs::remove_file(entry.path()).expect("removed");
        } else {
            wrong.push(format!("{}: no case has this golden", entry.path().display()));
        }
    }
    assert!(wrong.is_empty(), "{} goldens differ; `make bless` accepts them:\n{}", wrong.len(), wrong.join("\n"));
}

fn compare(name: &str, chart: &Chart, fonts: &Fonts, found: &mut Found) {
    let alt = alt(chart);
    let mut text = String::new();
    for width in WIDTHS {
        let own = [("light", chart.theme(false)), ("dark", chart.theme(true))];
        let more = width == WIDTHS[0] && MORE_OF.iter().any(|case| name.split('.').next() == Some(case));
        for (theme_name, theme) in own.into_iter().chain(MORE.into_iter().filter(|_| more)) {
            let scene = layout(chart, width, Part::Frame, theme);
            let options =
                SvgOptions { title: &chart.title, desc: &alt, lang: chart.lang.tag(), background: Some(theme.paper) };
            if text.is_empty() && width == WIDTHS[1] {
                // An element in a line, so that a difference can be read.
                text = svg(&scene, &options).replace("><", ">\n<");
            }
            match Picture::draw(&scene, &options, fonts, 1.0) {
                Ok(picture) => picture_is(&format!("{name}-{width}-{theme_name}.png"), rounded(picture), found),
                // The fonts are a subset; such a chart is held by its text.
                Err(PictureError::NoGlyph(_)) => {}
                Err(error) => found.wrong.push(format!("{name}: {error}")),
            }
        }
    }
    text_is(&format!("{name}.svg"), &text, found);
}

fn text_is(name: &str, text: &str, found: &mut Found) {
    let path = golden(name);
    found.names.insert(name.to_owned());
    if fs::read_to_string(&path).is_ok_and(|golden| golden == text) {
        return;
    }
    if blessing() {
        return fs::write(path, text).expect("written");
    }
    let actual = evidence(name);
    fs::write(&actual, text).expect("written");
    found.wrong.push(format!("diff {} {}", path.display(), actual.display()));
}

fn picture_is(name: &str, actual: Picture, found: &mut Found) {
    let path = golden(name);
    found.names.insert(name.to_owned());
    let golden = fs::read(&path).ok().and_then(|bytes| read_png(&bytes));
    let different = golden.as_ref().map_or(usize::MAX, |golden| distance(golden, &actual));
    if different == 0 || (different <= MOST_DIFFERENT && !blessing()) {
        return;
    }
    if blessing() {
        return fs::write(path, write_png(&actual)).expect("written");
    }
    let shown = evidence(name);
    let pictures = golden.map_or_else(|| actual.clone(), |golden| beside(&golden, &actual));
    fs::write(&shown, write_png(&pictures)).expect("written");
    found.wrong.push(match different {
        usize::MAX => format!("{}: no golden of this size; expected | difference | actual", shown.display()),
        count => format!("{}: {count} pixels; expected | difference | actual", shown.display()),
    });
}

fn blessing() -> bool {
    std::env::var_os("BLESS").is_some()
}

fn golden(name: &str) -> PathBuf {
    Path::new(ROOT).join("tests/goldens").join(name)
}

/// Where a failure leaves what it saw: `target/goldens`.
fn evidence(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).with_file_name("goldens");
    fs::create_dir_all(&folder).expect("a folder");
    folder.join(name)
}
