//! Colours of the author's own: read, moved until they are seen, or refused.
//!
//! A colour keeps its hue. Where it has too little contrast, or is too close
//! to another one, its lightness goes away from the paper's until it has
//! enough; where no lightness does, the whole choice is refused and the house
//! colours stay. All of this is a part of the page's core that only documents
//! with a `theme` load.

mod wish;

use super::color::{at_lightness, contrast, difference, oklab};
use super::{BLACK, CATEGORIES, NIGHT, Theme, Vision, WHITE};
use crate::document::Node;
use crate::error::{Code, Report};
use crate::paint::hex;
use crate::scene::Color;
use wish::{Colors, Named, Wish};

/// Of text on what lies behind it.
const TEXT: f64 = 4.5;
/// Of marks.
const MARK: f64 = 3.0;
/// CIEDE2000 between colours that have to be told apart.
const APART: f64 = 10.0;
/// The same where one kind of cones is missing.
const APART_WITHOUT: f64 = 8.0;
/// Between the subject and its other marks: the hue is the same.
const SIBLING: f64 = 8.0;
/// So many categories stand in one chart.
const MOST_CATEGORIES: usize = 4;
/// OKLab lightness of one step.
const STEP: f64 = 0.01;

/// The house's themes with the author's colours in them.
#[derive(Clone, Debug, PartialEq)]
pub struct Brand {
    /// On light paper.
    pub light: Theme,
    /// On dark paper.
    pub dark: Theme,
}

/// The themes of a chart: `chart` is its own `theme`, at `path`, and goes
/// before that of the document, key by key. `None`: there are no colours in
/// them, or not ones that every reader can tell apart.
///
/// Reports `type`, `color`, `size` and `unknown-key` of what is written,
/// `color-moved` (a warning) for every colour that is not drawn as written,
/// and `colors-alike` for those that are refused.
#[inline(never)]
pub fn brand(document: Option<&Node>, chart: Option<&Node>, path: &str, report: &mut Report) -> Option<Box<Brand>> {
    let mut wish = Wish::default();
    for (node, path) in [(document, "$"), (chart, path)] {
        if let Some(node) = node {
            wish.read(node, &[path, ".theme"].concat(), report);
        }
    }
    if wish.is_empty() {
        return None;
    }
    // Colours of the light theme serve on dark paper, moved as far as it
    // takes; only the author's own dark ones are worth a warning there.
    let [light, dark] = wish.themes();
    let light = Maker::new(&Theme::LIGHT, report).theme(&light);
    let dark = Maker::new(&Theme::DARK, report).theme(&dark);
    Some(Box::new(Brand { light: light?, dark: dark? }))
}

/// Puts colours into a theme.
struct Maker<'a> {
    theme: Theme,
    report: &'a mut Report,
}

impl<'a> Maker<'a> {
    fn new(house: &Theme, report: &'a mut Report) -> Self {
        Self { theme: *house, report }
    }

    fn theme(mut self, wish: &Colors) -> Option<Theme> {
        let house = self.theme;
        // Both are told from each other: who is there first is the other's measure.
        let grey = if wish.context.is_some() { vec![] } else { vec![house.context] };
        if let Some(subject) = &wish.subject {
            self.theme.subject = self.settle(subject, For::Subject, &grey)?;
            self.theme.sibling = sibling(&self.theme, self.theme.subject, &grey)?;
            self.theme.on_subject = text_on(self.theme.subject);
        }
        if let Some(context) = &wish.context {
            self.theme.context = self.settle(context, For::Context, &[self.theme.subject])?;
        }
        let mut series: Vec<Color> = Vec::new();
        if wish.series.is_empty() {
            // The first category is the subject's.
            series.push(self.theme.subject);
        }
        for color in &wish.series {
            let color = self.settle(color, For::Category, &series)?;
            series.push(color);
        }
        // As they are; moved only where too few would be left.
        for color in house.series {
            if series.iter().all(|other| are_apart(color, *other)) {
                series.push(color);
            }
        }
        for color in house.series {
            if series.len() < MOST_CATEGORIES {
                series.extend(self.found(color, For::Category, &series));
            }
        }
        for at in 0..CATEGORIES {
            self.theme.series[at] = series[at % series.len()];
            self.theme.on_series[at] = text_on(self.theme.series[at]);
        }
        Some(self.theme)
    }

    /// `wanted` as it can be drawn; else a report, and nothing.
    fn settle(&mut self, wanted: &Named, role: For, others: &[Color]) -> Option<Color> {
        let found = self.found(wanted.color, role, others);
        match found {
            Some(color) if color == wanted.color || wanted.derived => {}
            Some(color) => self.report.warn(Code::ColorMoved, &wanted.path, &[&name(wanted.color), &name(color)]),
            None => {
                let close = others.iter().find(|other| !are_apart(wanted.color, **other)).or(others.first());
                let close = close.copied().unwrap_or(self.theme.paper);
                self.report.error(Code::ColorsAlike, &wanted.path, &[&name(wanted.color), &name(close)]);
            }
        }
        found
    }

    /// `wanted`, or the nearest lightness further from the paper that has
    /// enough contrast and is apart from `others`.
    #[inline(never)]
    fn found(&self, wanted: Color, role: For, others: &[Color]) -> Option<Color> {
        let (lab, step) = (oklab(wanted), -towards(self.theme.paper));
        let (mut color, mut lightness) = (wanted, lab[0]);
        while (-STEP..=1.0 + STEP).contains(&lightness) {
            if others.iter().all(|other| are_apart(color, *other)) && role.suits(color, &self.theme, others) {
                return Some(color);
            }
            lightness += step;
            color = at_lightness(lab, lightness);
        }
        None
    }
}

/// A step of lightness in the direction of `paper`.
fn towards(paper: Color) -> f64 {
    if contrast(paper, WHITE) < TEXT { STEP } else { -STEP }
}

/// What a colour is wanted for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum For {
    Subject,
    Context,
    Category,
}

impl For {
    fn suits(self, color: Color, theme: &Theme, others: &[Color]) -> bool {
        match self {
            // Text, too, and it leaves room for its other marks.
            Self::Subject => is_seen(theme, color, TEXT) && sibling(theme, color, others).is_some(),
            // On the wash, text's grey takes its place.
            Self::Context => {
                contrast(color, theme.paper) >= MARK && difference(color, theme.sibling, Vision::Normal) >= SIBLING
            }
            Self::Category => is_seen(theme, color, MARK),
        }
    }
}

/// Whether `color` has `least` contrast on paper, and on the wash of a linked row.
fn is_seen(theme: &Theme, color: Color, least: f64) -> bool {
    contrast(color, theme.paper) >= least && contrast(color, theme.wash) >= least
}

/// Whether every reader can tell two categories apart.
fn are_apart(one: Color, other: Color) -> bool {
    Vision::ALL.into_iter().all(|vision| {
        let least = if vision == Vision::Normal { APART } else { APART_WITHOUT };
        difference(one, other, vision) >= least
    })
}

/// The subject's hue nearer to the paper: a mark that is seen, and is neither
/// the subject nor one of `others`.
#[inline(never)]
fn sibling(theme: &Theme, subject: Color, others: &[Color]) -> Option<Color> {
    let lab = oklab(subject);
    let step = towards(theme.paper);
    let (mut lightness, mut found) = (lab[0], None);
    while (0.0..=1.0).contains(&lightness) {
        lightness += step;
        let color = at_lightness(lab, lightness);
        // On the wash it becomes the subject's.
        if contrast(color, theme.paper) < MARK {
            break;
        }
        let far = |other: &Color| difference(color, *other, Vision::Normal) >= SIBLING;
        if difference(color, subject, Vision::Normal) >= SIBLING && others.iter().all(far) {
            found = Some(color);
            // As far from it as the house's.
            if difference(color, subject, Vision::Normal) >= 1.5 * SIBLING {
                break;
            }
        }
    }
    found
}

/// White or black, whichever can be read on `color`.
fn text_on(color: Color) -> Color {
    let inks = [WHITE, BLACK, NIGHT];
    inks.into_iter().find(|ink| contrast(*ink, color) >= TEXT).unwrap_or(Color::rgb(0))
}

/// As CSS writes it.
fn name(color: Color) -> String {
    hex(&[color.r, color.g, color.b])
}

#[cfg(test)]
mod tests;
