//! The fonts of pictures: given as files, or those of the theme's list that
//! are installed. Nothing is drawn in a font that nobody chose.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use resvg::usvg::FontResolver;
use resvg::usvg::fontdb::{Database, FaceInfo, ID, Source, Stretch, Style};
use skrifa::{FontRef, MetadataProvider};

use crate::scene::Scene;
use crate::text::Weight;
use crate::theme::FONTS;

/// Font files may not be larger, in bytes: the largest Chinese collections
/// have about 120 MB.
const MOST_FONT_BYTES: u64 = 200_000_000;

/// From this weight of CSS on, a text takes the bold face.
const BOLD: u16 = 600;

/// Why there are no fonts.
#[derive(Debug)]
pub enum FontError {
    /// A file cannot be read.
    Unreadable(PathBuf, io::Error),
    /// A file holds no font, or is larger than 200 MB.
    NotAFont(PathBuf),
    /// No family of the theme's list is installed.
    NoneInstalled,
}

impl std::fmt::Display for FontError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Unreadable(path, error) => write!(f, "{}: {error}", path.display()),
            Self::NotAFont(path) => {
                write!(f, "{}: 不是字体文件 (not a font of TrueType or OpenType outlines)", path.display())
            }
            Self::NoneInstalled => write!(
                f,
                "没有安装中文字体，请安装其中之一，或用 --font 指定 (no Chinese font is installed: install one, such as \
                 the package fonts-noto-cjk, or pass --font FILE): {}",
                families().collect::<Vec<_>>().join(", ")
            ),
        }
    }
}

impl std::error::Error for FontError {}

/// Faces for both weights, best first.
pub struct Fonts {
    faces: Arc<Database>,
    regular: Vec<ID>,
    bold: Vec<ID>,
}

impl Fonts {
    /// Those of `files`, the first family first. A collection gives its
    /// families of the theme's list, or else its first.
    ///
    /// # Errors
    /// A file that cannot be read or holds no font.
    pub fn from_files(files: &[PathBuf]) -> Result<Self, FontError> {
        let mut faces = Database::new();
        let mut chosen: Vec<ID> = Vec::new();
        for path in files {
            let ids = faces.load_font_source(Source::Binary(Arc::new(bytes(path)?)));
            let listed = |id: &&ID| faces.face(**id).is_some_and(|face| families().any(|name| is_of(face, name)));
            let of_list: Vec<ID> = ids.iter().filter(listed).copied().collect();
            match (of_list.is_empty(), ids.first()) {
                (_, None) => return Err(FontError::NotAFont(path.clone())),
                (true, Some(first)) => chosen.push(*first),
                _ => chosen.extend(of_list),
            }
        }
        let chosen: Vec<&FaceInfo> = chosen.into_iter().filter_map(|id| faces.face(id)).collect();
        let mut names: Vec<&str> = Vec::new();
        for name in chosen.iter().filter_map(|face| face.families.first()) {
            if !names.contains(&name.0.as_str()) {
                names.push(&name.0);
            }
        }
        let (regular, bold) = both_weights(&chosen, names.into_iter());
        Ok(Self { faces: Arc::new(faces), regular, bold })
    }

    /// The installed families of the theme's list, in its order.
    ///
    /// # Errors
    /// None of them is installed.
    pub fn installed() -> Result<Self, FontError> {
        let mut faces = Database::new();
        faces.load_system_fonts();
        // Folders list their files in no order; pictures are to be the same.
        let mut sorted: Vec<&FaceInfo> = faces.faces().collect();
        sorted.sort_by_key(|face| (path(face), face.index));
        let (regular, bold) = both_weights(&sorted, families());
        if regular.is_empty() {
            return Err(FontError::NoneInstalled);
        }
        Ok(Self { faces: Arc::new(faces), regular, bold })
    }

    /// Characters of `scene` that no face has, each once, in their order.
    pub fn missing(&self, scene: &Scene) -> Vec<char> {
        let mut missing = Vec::new();
        let mut known = std::collections::HashSet::new();
        for span in scene.texts().flat_map(|text| &text.spans) {
            for c in span.text.chars().filter(|c| is_drawn(*c)) {
                let mut faces = self.of(span.weight == Weight::Bold);
                if known.insert((c, span.weight)) && !faces.any(|id| has(&self.faces, id, c)) && !missing.contains(&c) {
                    missing.push(c);
                }
            }
        }
        missing
    }

    /// The faces, for the picture's own text engine.
    pub(super) fn database(&self) -> Arc<Database> {
        Arc::clone(&self.faces)
    }

    /// How a text finds its face: by weight alone, whatever families its SVG
    /// names; a character that a face lacks is looked for in the next.
    pub(super) fn resolver(&self) -> FontResolver<'_> {
        FontResolver {
            select_font: Box::new(|font, _| self.of(font.weight() >= BOLD).next()),
            select_fallback: Box::new(|c, used, faces| {
                let bold = used.first().is_some_and(|first| self.bold.contains(first) && !self.regular.contains(first));
                self.of(bold).find(|id| !used.contains(id) && has(faces, *id, c))
            }),
        }
    }

    /// Faces of one weight and, behind them, of the other.
    fn of(&self, bold: bool) -> impl Iterator<Item = ID> {
        let (first, then) = if bold { (&self.bold, &self.regular) } else { (&self.regular, &self.bold) };
        first.iter().chain(then).copied()
    }
}

/// The families of the theme's list, without the generic one.
fn families() -> impl Iterator<Item = &'static str> {
    FONTS.split(',').map(|name| name.trim_matches('"')).filter(|name| *name != "sans-serif")
}

fn is_of(face: &FaceInfo, family: &str) -> bool {
    face.families.iter().any(|(name, _)| name.eq_ignore_ascii_case(family))
}

/// From each family the faces that are closest to 400 and to 700.
fn both_weights<'a>(faces: &[&FaceInfo], families: impl Iterator<Item = &'a str>) -> (Vec<ID>, Vec<ID>) {
    let (mut regular, mut bold) = (Vec::new(), Vec::new());
    for family in families {
        for (list, weight) in [(&mut regular, 400), (&mut bold, 700)] {
            let strange = |face: &FaceInfo| (face.style != Style::Normal, face.stretch != Stretch::Normal);
            let of_family = faces.iter().filter(|face| is_of(face, family));
            let best = of_family.min_by_key(|face| (strange(face), face.weight.0.abs_diff(weight)));
            list.extend(best.map(|face| face.id));
        }
    }
    (regular, bold)
}

fn bytes(path: &Path) -> Result<Vec<u8>, FontError> {
    let mut bytes = Vec::new();
    let read = File::open(path).and_then(|file| file.take(MOST_FONT_BYTES + 1).read_to_end(&mut bytes));
    match read {
        Err(error) => Err(FontError::Unreadable(path.to_owned(), error)),
        Ok(_) if bytes.len() as u64 > MOST_FONT_BYTES => Err(FontError::NotAFont(path.to_owned())),
        Ok(_) => Ok(bytes),
    }
}

fn path(face: &FaceInfo) -> Option<&Path> {
    match &face.source {
        Source::File(path) | Source::SharedFile(path, _) => Some(path),
        Source::Binary(_) => None,
    }
}

fn has(faces: &Database, id: ID, c: char) -> bool {
    let glyph = faces.with_face_data(id, |data, index| FontRef::from_index(data, index).ok()?.charmap().map(c));
    glyph.flatten().is_some_and(|glyph| glyph.to_u32() > 0)
}

/// Whether a font needs a glyph for `c`: not for spaces, which are moved
/// over, nor for what Unicode calls default ignorable, nor for what the SVG
/// writer leaves out.
fn is_drawn(c: char) -> bool {
    let ignorable = matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
        | '\u{e0000}'..='\u{e0fff}');
    let dropped = c.is_control() || matches!(c, '\u{fdd0}'..='\u{fdef}') || c as u32 & 0xfffe == 0xfffe;
    !(ignorable || dropped || c.is_whitespace())
}
