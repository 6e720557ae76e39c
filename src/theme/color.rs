//! What the eye makes of colours: contrast, lightness at a constant hue, and
//! how far two colours are apart for every kind of colour vision.
//!
//! Here are no `sin` and `cos`: they would be half of the file's code. Angles
//! are unit vectors until the one place that needs a number.

use crate::scene::Color;

/// How a reader sees colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Vision {
    /// With three kinds of cones.
    Normal,
    /// Without those for long waves.
    Protan,
    /// Without those for middle waves.
    Deutan,
    /// Without those for short waves.
    Tritan,
}

impl Vision {
    /// Every kind.
    pub const ALL: [Self; 4] = [Self::Normal, Self::Protan, Self::Deutan, Self::Tritan];

    /// Linear sRGB as it looks: Machado, Oliveira and Fernandes 2009, full severity.
    #[inline(never)]
    fn see(self, rgb: [f64; 3]) -> [f64; 3] {
        let seen = match self {
            Self::Normal => rgb,
            Self::Protan => times(
                [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
                rgb,
            ),
            Self::Deutan => times(
                [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
                rgb,
            ),
            Self::Tritan => times(
                [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
                rgb,
            ),
        };
        seen.map(|channel| channel.clamp(0.0, 1.0))
    }
}

/// Inlined, so that the numbers stand in the code: the data of a part would
/// stay in every page's core.
#[inline(always)]
fn times([r, g, b]: [[f64; 3]; 3], [x, y, z]: [f64; 3]) -> [f64; 3] {
    let row = |[p, q, s]: [f64; 3]| p * x + q * y + s * z;
    [row(r), row(g), row(b)]
}

/// The root of a number that is not negative. What this file needs of the
/// library's functions is `pow` anyway.
fn cube_root(x: f64) -> f64 {
    libm::pow(x, 1.0 / 3.0)
}

/// Linear sRGB, 0–1.
#[inline(never)]
fn linear(color: Color) -> [f64; 3] {
    [color.r, color.g, color.b].map(|channel| {
        let c = f64::from(channel) / 255.0;
        if c <= 0.04045 { c / 12.92 } else { libm::pow((c + 0.055) / 1.055, 2.4) }
    })
}

/// Relative luminance, 0–1, as WCAG has it.
fn luminance(color: Color) -> f64 {
    let [r, g, b] = linear(color);
    0.2126 * r + 0.7152 * g + 0.0722 * b
}

/// Contrast of two opaque colours, 1–21, as WCAG has it.
#[inline(never)]
pub fn contrast(one: Color, other: Color) -> f64 {
    let (one, other) = (luminance(one) + 0.05, luminance(other) + 0.05);
    one.max(other) / one.min(other)
}

/// OKLab of a colour: lightness 0–1, green to red, blue to yellow.
pub(super) fn oklab(color: Color) -> [f64; 3] {
    let cones = times(
        [
            [0.4122214708, 0.5363325363, 0.0514459929],
            [0.2119034982, 0.6806995451, 0.1073969566],
            [0.0883024619, 0.2817188376, 0.6299787005],
        ],
        linear(color),
    );
    let rows = [
        [0.2104542553, 0.7936177850, -0.0040720468],
        [1.9779984951, -2.4285922050, 0.4505937099],
        [0.0259040371, 0.7827717662, -0.8086757660],
    ];
    times(rows, cones.map(cube_root))
}

/// The colour of this OKLab hue at `lightness`; what sRGB does not hold is
/// made less colourful.
#[inline(never)]
pub(super) fn at_lightness([_, a, b]: [f64; 3], lightness: f64) -> Color {
    let lightness = lightness.clamp(0.0, 1.0);
    let mut part = 1.0;
    loop {
        let cones = times(
            [
                [1.0, 0.3963377774, 0.2158037573],
                [1.0, -0.1055613458, -0.0638541728],
                [1.0, -0.0894841775, -1.2914855480],
            ],
            [lightness, a * part, b * part],
        );
        let rows = [
            [4.0767416621, -3.3077115913, 0.2309699292],
            [-1.2684380046, 2.6097574011, -0.3413193965],
            [-0.0041960863, -0.7034186147, 1.7076147010],
        ];
        let rgb = times(rows, cones.map(|cone| cone * cone * cone));
        if part <= 0.0 || rgb.iter().all(|channel| (-0.0005..=1.0005).contains(channel)) {
            let [r, g, b] = rgb.map(|channel| {
                let c = channel.clamp(0.0, 1.0);
                let c = if c <= 0.0031308 { c * 12.92 } else { 1.055 * libm::pow(c, 1.0 / 2.4) - 0.055 };
                libm::round(c * 255.0) as u8
            });
            return Color { r, g, b, a: 255 };
        }
        part -= 0.02;
    }
}

/// CIELAB under D65, of a colour as it is seen.
#[inline(never)]
fn lab(color: Color, vision: Vision) -> [f64; 3] {
    let xyz = times(
        [
            [0.4124564 / 0.95047, 0.3575761 / 0.95047, 0.1804375 / 0.95047],
            [0.2126729, 0.7151522, 0.0721750],
            [0.0193339 / 1.08883, 0.1191920 / 1.08883, 0.9503041 / 1.08883],
        ],
        vision.see(linear(color)),
    );
    let [x, y, z] = xyz.map(|t| if t > 216.0 / 24389.0 { cube_root(t) } else { (t * 24389.0 / 27.0 + 16.0) / 116.0 });
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

/// CIEDE2000 between two opaque colours as they are seen.
#[inline(never)]
pub fn difference(one: Color, other: Color, vision: Vision) -> f64 {
    delta_e(lab(one, vision), lab(other, vision))
}

fn delta_e([l1, a1, b1]: [f64; 3], [l2, a2, b2]: [f64; 3]) -> f64 {
    let seventh = |c: f64| {
        let c2 = c * c;
        libm::sqrt(c2 * c2 * c2 * c / (c2 * c2 * c2 * c + 6_103_515_625.0))
    };
    let length = |a: f64, b: f64| libm::sqrt(a * a + b * b);
    let grown = 1.5 - 0.5 * seventh(0.5 * (length(a1, b1) + length(a2, b2)));
    let (a1, a2) = (a1 * grown, a2 * grown);
    let (c1, c2) = (length(a1, b1), length(a2, b2));
    let chroma = 0.5 * (c1 + c2);
    // Unit vectors of the two hues; a grey has none.
    let unit = |a: f64, b: f64, c: f64| if c > 1e-9 { (a / c, b / c) } else { (0.0, 0.0) };
    let (h1, h2) = (unit(a1, b1, c1), unit(a2, b2, c2));
    let turn = h1.0 * h2.1 - h1.1 * h2.0;
    let half = libm::sqrt((0.5 * (1.0 - h1.0 * h2.0 - h1.1 * h2.1)).max(0.0));
    let dh = 2.0 * libm::sqrt(c1 * c2) * if turn < 0.0 { -half } else { half };
    // The mean hue halves the smaller angle between the two; of opposite
    // ones, the standard takes the mean of their numbers.
    let (x, y) = (h1.0 + h2.0, h1.1 + h2.1);
    let along = length(x, y);
    let upper = if h1.1 < 0.0 { -1.0 } else { 1.0 };
    let (x, y) = if along > 1e-9 { (x / along, y / along) } else { (-h1.1 * upper, h1.0 * upper) };
    // Cosines and sines of the multiples of the mean hue.
    let (x2, y2) = (x * x - y * y, 2.0 * x * y);
    let x3 = x2 * x - y2 * y;
    let y3 = y2 * x + x2 * y;
    let (x4, y4) = (x2 * x2 - y2 * y2, 2.0 * x2 * y2);
    let t =
        1.0 - 0.17 * (x * 0.866_025_403_8 + y * 0.5) + 0.24 * x2 + 0.32 * (x3 * 0.994_521_895_4 - y3 * 0.104_528_463_3)
            - 0.20 * (x4 * 0.453_990_499_7 + y4 * 0.891_006_524_2);
    let light = (0.5 * (l1 + l2) - 50.0) * (0.5 * (l1 + l2) - 50.0);
    let dl = (l2 - l1) / (1.0 + 0.015 * light / libm::sqrt(20.0 + light));
    let dc = (c2 - c1) / (1.0 + 0.045 * chroma);
    let dh = dh / (1.0 + 0.015 * chroma * t);
    // Only blues, around 275°, turn. A quarter of the angle to there is small
    // enough for a short series.
    let (near, off) = (x * 0.087_155_742_7 - y * 0.996_194_698_1, x * 0.996_194_698_1 + y * 0.087_155_742_7);
    let half = if near > 0.0 { off / (1.0 + near) } else { 1.0 };
    let quarter = half / (1.0 + libm::sqrt(1.0 + half * half));
    let q = quarter * quarter;
    let angle = 4.0 * quarter * (1.0 - q * (1.0 / 3.0 - q * (0.2 - q * (1.0 / 7.0 - q * (1.0 / 9.0 - q / 11.0)))));
    let away = angle.to_degrees() / 25.0;
    let twice = (60.0 * libm::pow(std::f64::consts::E, -away * away)).to_radians();
    let square = twice * twice;
    let sine = twice * (1.0 - square / 6.0 * (1.0 - square / 20.0 * (1.0 - square / 42.0 * (1.0 - square / 72.0))));
    let turned = -2.0 * seventh(chroma) * sine;
    libm::sqrt((dl * dl + dc * dc + dh * dh + turned * dc * dh).max(0.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contrast_is_that_of_the_guidelines() {
        assert!((contrast(Color::rgb(0), Color::rgb(0xFFFFFF)) - 21.0).abs() < 1e-9);
        assert!((contrast(Color::rgb(0x777777), Color::rgb(0xFFFFFF)) - 4.48).abs() < 0.005);
    }

    /// Pairs 1, 7, 8, 11, 15, 17, 19, 20, 25, 30, 34 of Sharma, Wu and Dalal 2005.
    #[test]
    fn differences_are_the_published_ones() {
        let pairs: [([f64; 3], [f64; 3], f64); 11] = [
            ([50.0, 2.6772, -79.7751], [50.0, 0.0, -82.7485], 2.0425),
            ([50.0, 0.0, 0.0], [50.0, -1.0, 2.0], 2.3669),
            ([50.0, -1.0, 2.0], [50.0, 0.0, 0.0], 2.3669),
            ([50.0, 2.49, -0.001], [50.0, -2.49, 0.0011], 7.2195),
            ([50.0, -0.001, 2.49], [50.0, 0.0011, -2.49], 4.7461),
            ([50.0, 2.5, 0.0], [73.0, 25.0, -18.0], 27.1492),
            ([50.0, 2.5, 0.0], [56.0, -27.0, -3.0], 31.9030),
            ([50.0, 2.5, 0.0], [58.0, 24.0, 15.0], 19.4535),
            ([60.2574, -34.0099, 36.2677], [60.4626, -34.1751, 39.4387], 1.2644),
            ([22.7233, 20.0904, -46.6940], [23.0331, 14.9730, -42.5619], 2.0373),
            ([2.0776, 0.0795, -1.1350], [0.9033, -0.0636, -0.5514], 0.9082),
        ];
        for (one, other, wanted) in pairs {
            assert!((delta_e(one, other) - wanted).abs() < 1e-4, "{one:?} {other:?} {}", delta_e(one, other));
        }
    }

    #[test]
    fn a_lightness_keeps_colours_that_are_there() {
        for hex in [0x006778, 0xC8102E, 0x0000FF, 0xFFCC00, 0x808080, 0x000000, 0xFFFFFF] {
            let color = Color::rgb(hex);
            let lab = oklab(color);
            assert_eq!(at_lightness(lab, lab[0]), color, "{hex:06x}");
        }
    }
}
