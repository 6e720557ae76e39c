//! Points that say how exact they are. Inlined: each kind that has points
//! takes its own copy along, and no other reader downloads one.

use super::plot::Plot;
use super::style::{Ink, Pen};
use crate::document::Qualifier;
use crate::resolve::Amount;
use crate::scene::{Point, Role, Shape};
use crate::theme::line;

impl Plot<'_> {
    /// Solid for a published value, a ring for a derived one.
    #[inline(always)]
    pub(super) fn dot(&mut self, i: usize, amount: &Amount, center: Point, ink: Ink) {
        let derived = amount.is_derived();
        let (radius, fill) = if derived { (6.0, Ink::Paper) } else { (7.0, ink) };
        let stroke = derived.then(|| Pen::solid(ink, line::STEM).stroke(self.theme));
        let shape = Shape::Circle { center, radius, fill: Some(fill.of(self.theme)), stroke };
        self.scene.push(Role::Mark, Some(i), shape);
    }

    /// » « ~ beside the dot of a bound or of an approximate value.
    #[inline(always)]
    pub(super) fn beside_dot(&mut self, i: usize, amount: &Amount, (x, y): Point, ink: Ink) {
        /// Heights of a tilde 12 px wide, in tenths of a pixel.
        const TILDE: [i8; 9] = [0, -14, -20, -14, 0, 14, 20, 14, 0];
        let bound = amount.bound();
        let sign = if bound.is_lower_bound() { 1.0 } else { -1.0 };
        let chevron = |offset: f64| {
            let (foot, tip) = (x + sign * offset, x + sign * (offset + 5.0));
            vec![(foot, y - 5.0), (tip, y), (foot, y + 5.0)]
        };
        let lines = match bound {
            Qualifier::Exact => return,
            Qualifier::About => {
                let mut tilde = Vec::new();
                for (k, rise) in TILDE.iter().enumerate() {
                    tilde.push((x + 11.0 + 1.5 * k as f64, y + f64::from(*rise) / 10.0));
                }
                vec![tilde]
            }
            _ => vec![chevron(10.0), chevron(17.0)],
        };
        self.lines(Role::Mark, i, lines, Pen::solid(ink, 1.75));
    }
}
