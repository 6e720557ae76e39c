//! Pictures as pixels: read, written, compared, set side by side.

use std::io::Cursor;

use indicator_charts::paint::{Picture, SvgOptions};

/// Goldens keep every channel to a multiple of this: half the bytes, and
/// nothing that an eye could tell.
const STEP: u8 = 4;

/// Two channels that are further apart differ visibly.
const NEAR: u8 = 12;

/// Between the pictures of a failure.
const SEAM: u32 = 8;
const SEAM_COLOR: [u8; 4] = [128, 128, 128, 255];
const DIFFERENT: [u8; 4] = [255, 0, 64, 255];
const MISSING: [u8; 4] = [255, 0, 255, 255];

/// `picture` as a golden keeps it.
pub(crate) fn rounded(mut picture: Picture) -> Picture {
    for pixel in &mut picture.pixels {
        let [color @ .., _] = pixel;
        *color = color.map(|channel| channel.saturating_add(STEP / 2) / STEP * STEP);
    }
    picture
}

/// How many pixels differ visibly; all where the sizes differ.
pub(crate) fn distance(one: &Picture, other: &Picture) -> usize {
    if (one.width, one.height) != (other.width, other.height) {
        return usize::MAX;
    }
    one.pixels.iter().zip(&other.pixels).filter(|(one, other)| differs(one, other)).count()
}

fn differs(one: &[u8; 4], other: &[u8; 4]) -> bool {
    one.iter().zip(other).any(|(one, other)| one.abs_diff(*other) > NEAR)
}

/// Expected, difference, actual. In the middle what is equal is pale.
pub(crate) fn beside(expected: &Picture, actual: &Picture) -> Picture {
    let width = expected.width.max(actual.width);
    let height = expected.height.max(actual.height);
    let at = |picture: &Picture, x: u32, y: u32| {
        let inside = x < picture.width && y < picture.height;
        inside.then(|| picture.pixels[y as usize * picture.width as usize + x as usize])
    };
    let pale = |[r, g, b, _]: [u8; 4]| [r, g, b].map(|channel| 191 + channel / 4);
    let difference = |x, y| match (at(expected, x, y), at(actual, x, y)) {
        (Some(one), Some(other)) if !differs(&one, &other) => {
            let [r, g, b] = pale(one);
            [r, g, b, 255]
        }
        _ => DIFFERENT,
    };
    let mut pixels = Vec::new();
    for y in 0..height {
        pixels.extend((0..width).map(|x| at(expected, x, y).unwrap_or(MISSING)));
        pixels.extend([SEAM_COLOR; SEAM as usize]);
        pixels.extend((0..width).map(|x| difference(x, y)));
        pixels.extend([SEAM_COLOR; SEAM as usize]);
        pixels.extend((0..width).map(|x| at(actual, x, y).unwrap_or(MISSING)));
    }
    Picture { width: 3 * width + 2 * SEAM, height, pixels }
}

pub(crate) fn write_png(picture: &Picture) -> Vec<u8> {
    picture.to_png(&SvgOptions::default(), 1.0).expect("encoded")
}

/// The pixels of a PNG of 8 bits a channel; `None` for what is none.
pub(crate) fn read_png(bytes: &[u8]) -> Option<Picture> {
    let mut decoder = png::Decoder::new(Cursor::new(bytes));
    decoder.set_transformations(png::Transformations::EXPAND);
    let mut reader = decoder.read_info().ok()?;
    let mut data = vec![0; reader.output_buffer_size()?];
    let info = reader.next_frame(&mut data).ok()?;
    let data = &data[..info.buffer_size()];
    let pixels = match info.color_type {
        png::ColorType::Rgb => data.chunks_exact(3).map(|p| [p[0], p[1], p[2], 255]).collect(),
        png::ColorType::Rgba => data.chunks_exact(4).map(|p| [p[0], p[1], p[2], p[3]]).collect(),
        _ => return None,
    };
    Some(Picture { width: info.width, height: info.height, pixels })
}

#[test]
fn a_difference_is_counted_and_shown() {
    let plain = Picture { width: 3, height: 2, pixels: vec![[252, 251, 248, 255]; 6] };
    assert_eq!(read_png(&write_png(&plain)), Some(plain.clone()));
    let mut other = plain.clone();
    other.pixels[4] = [252, 251, 200, 255];
    other.pixels[0] = [250, 250, 240, 255];
    assert_eq!(distance(&plain, &other), 1);
    let shown = beside(&plain, &other);
    assert_eq!((shown.width, shown.height), (25, 2));
    assert_eq!(shown.pixels[25 + 11 + 1], DIFFERENT);
    assert_eq!(shown.pixels.iter().filter(|pixel| **pixel == DIFFERENT).count(), 1);
    let taller = Picture { width: 3, height: 3, pixels: vec![[0, 0, 0, 255]; 9] };
    assert_eq!(distance(&plain, &taller), usize::MAX);
    assert_eq!(beside(&plain, &taller).height, 3);
}
