//! SVG → PNG, natively: what the SVG writer wrote, drawn by resvg in fonts
//! that are named beforehand. The same input gives the same bytes.

use std::collections::BTreeMap;

use png::text_metadata::ITXtChunk;
use png::{BitDepth, ColorType, DeflateCompression, Encoder, Filter, PixelDimensions, Unit};
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree};

use super::{Fonts, SvgOptions, svg};
use crate::scene::Scene;

/// Pixels of the largest picture: 256 MB while it is drawn.
const MOST_PIXELS: f64 = 64e6;

/// CSS pixels in a metre.
const PER_METRE: f64 = 96.0 / 0.0254;

/// Why a scene has no picture.
#[derive(Debug, PartialEq)]
pub enum PictureError {
    /// Characters without a glyph in any of the fonts.
    NoGlyph(Vec<char>),
    /// More than 64 million pixels, or none.
    Size,
    /// What the drawing or the encoding library says.
    Library(String),
}

/// How many characters without a glyph a message names.
const MOST_NAMED: usize = 12;

impl std::fmt::Display for PictureError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::NoGlyph(missing) => {
                write!(f, "字体里没有这些字，请再加一个 --font (the fonts lack these characters; add a --font):")?;
                for c in missing.iter().take(MOST_NAMED) {
                    write!(f, " {c} (U+{:04X})", u32::from(*c))?;
                }
                if missing.len() > MOST_NAMED { write!(f, " … ({})", missing.len()) } else { Ok(()) }
            }
            Self::Size => write!(
                f,
                "图太大，请减小 --scale 或 --width (the picture has more than 64 million pixels; lower --scale or --width)"
            ),
            Self::Library(said) => f.write_str(said),
        }
    }
}

impl std::error::Error for PictureError {}

/// A drawn scene.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// Pixels in a row.
    pub width: u32,
    /// Rows.
    pub height: u32,
    /// Red, green, blue, alpha of each pixel, not multiplied by alpha, row by
    /// row from the top.
    pub pixels: Vec<[u8; 4]>,
}

impl Picture {
    /// Draws `scene` with `scale` pixels for each CSS pixel.
    ///
    /// # Errors
    /// Characters without a glyph; too many pixels; a scale that is not above 0.
    pub fn draw(scene: &Scene, options: &SvgOptions<'_>, fonts: &Fonts, scale: f64) -> Result<Self, PictureError> {
        // The text engine would drop the whole text, or draw an empty box.
        let missing = fonts.missing(scene);
        if !missing.is_empty() {
            return Err(PictureError::NoGlyph(missing));
        }
        let (width, height) = ((scene.width * scale).ceil(), (scene.height * scale).ceil());
        if !(width >= 1.0 && height >= 1.0 && width * height <= MOST_PIXELS) {
            return Err(PictureError::Size);
        }
        let mut pixmap = Pixmap::new(width as u32, height as u32).ok_or(PictureError::Size)?;
        let library = Options { font_resolver: fonts.resolver(), fontdb: fonts.database(), ..Options::default() };
        let tree = Tree::from_str(&svg(scene, options), &library).map_err(|error| library_said(&error))?;
        resvg::render(&tree, Transform::from_scale(scale as f32, scale as f32), &mut pixmap.as_mut());
        let plain = |pixel: &resvg::tiny_skia::PremultipliedColorU8| {
            let color = pixel.demultiply();
            [color.red(), color.green(), color.blue(), color.alpha()]
        };
        let pixels = pixmap.pixels().iter().map(plain).collect();
        Ok(Self { width: pixmap.width(), height: pixmap.height(), pixels })
    }

    /// As a PNG file with title and description inside (`iTXt`, in the
    /// language `options` name) and `scale` as its resolution.
    ///
    /// # Errors
    /// What the encoder says; not expected.
    pub fn to_png(&self, options: &SvgOptions<'_>, scale: f64) -> Result<Vec<u8>, PictureError> {
        let mut out = Vec::new();
        let mut encoder = Encoder::new(&mut out, self.width, self.height);
        encoder.set_depth(BitDepth::Eight);
        encoder.set_deflate_compression(DeflateCompression::Level(9));
        let dots = (PER_METRE * scale).round() as u32;
        encoder.set_pixel_dims(Some(PixelDimensions { xppu: dots, yppu: dots, unit: Unit::Meter }));
        let opaque = self.pixels.iter().all(|pixel| pixel[3] == 255);
        let data: Vec<u8> = if let Some(palette) = self.palette() {
            encoder.set_color(ColorType::Indexed);
            // Neighbours in a palette are no neighbours in colour.
            encoder.set_filter(Filter::NoFilter);
            encoder.set_palette(palette.keys().flat_map(|color| color[..3].to_vec()).collect::<Vec<u8>>());
            if !opaque {
                encoder.set_trns(palette.keys().map(|color| color[3]).collect::<Vec<u8>>());
            }
            // Neighbours mostly have the same colour: it is looked up once.
            let mut last = None;
            let number = |pixel: &[u8; 4]| match last {
                Some((same, number)) if same == *pixel => Some(number),
                _ => {
                    let number = palette.get(pixel).copied()?;
                    last = Some((*pixel, number));
                    Some(number)
                }
            };
            self.pixels.iter().filter_map(number).collect()
        } else {
            encoder.set_color(if opaque { ColorType::Rgb } else { ColorType::Rgba });
            encoder.set_filter(Filter::Adaptive);
            let channels = if opaque { 3 } else { 4 };
            self.pixels.iter().flat_map(|pixel| pixel[..channels].to_vec()).collect()
        };
        let mut writer = encoder.write_header().map_err(|error| library_said(&error))?;
        for (keyword, text) in [("Title", options.title), ("Description", options.desc)] {
            // A NUL would end the chunk's text.
            let text: String = text.chars().filter(|c| !c.is_control()).collect();
            if !text.is_empty() {
                let mut chunk = ITXtChunk::new(keyword, text);
                chunk.language_tag = ascii(options.lang);
                writer.write_text_chunk(&chunk).map_err(|error| library_said(&error))?;
            }
        }
        writer.write_image_data(&data).map_err(|error| library_said(&error))?;
        writer.finish().map_err(|error| library_said(&error))?;
        Ok(out)
    }

    /// Every colour with its number, unless there are more than 256.
    fn palette(&self) -> Option<BTreeMap<[u8; 4], u8>> {
        let mut colors = BTreeMap::new();
        let mut last = None;
        for pixel in &self.pixels {
            if last.replace(*pixel) == Some(*pixel) {
                continue;
            }
            colors.insert(*pixel, 0);
            if colors.len() > 256 {
                return None;
            }
        }
        for (number, place) in (0..=255).zip(colors.values_mut()) {
            *place = number;
        }
        Some(colors)
    }
}

fn library_said(error: &dyn std::fmt::Display) -> PictureError {
    PictureError::Library(error.to_string())
}

/// A language tag as the file format allows it.
fn ascii(lang: &str) -> String {
    lang.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').collect()
}
