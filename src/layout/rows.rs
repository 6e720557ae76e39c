//! Rows of a name, a track on one shared scale, and a figure. Inlined, as
//! points are.

use super::label::Stand;
use super::plot::Plot;
use super::style::{Ink, Style};
use crate::resolve::{Datum, Emphasis, Kind, Part};
use crate::scale::{Linear, ticks};
use crate::scene::{Anchor, Role};
use crate::theme::line;

/// Names longer than this share of the width go above their tracks.
const NAME_SHARE: f64 = 0.36;
/// So do figures, which then stand at the end of the name's line.
const FIGURE_SHARE: f64 = 0.25;
/// Between a name, a track and a figure.
const GAP: f64 = 14.0;
/// Baseline of a name above its track, and the track below that.
const NAME: f64 = 15.0;
const TRACK: f64 = 18.0;
/// Half the height of a track's row.
const HALF: f64 = 14.0;
/// Half the height of a tick on the track of its row.
const TICK_HALF: f64 = 5.0;
const VALUE: Style = Style::bold(14, Ink::Main);
/// Size of the words beside a value.
const WORDS: u8 = 12;

/// What all rows share.
pub(super) struct Rows {
    pub(super) scale: Linear,
    domain: (f64, f64),
    /// Between the ticks of the whole domain.
    steps: usize,
    /// Ends of the tracks.
    pub(super) left: f64,
    right: f64,
    /// Names and figures stand above their tracks.
    above: bool,
    /// Figures stand at the right end, and a line shows the track.
    figures: bool,
    /// Room below each track.
    foot: f64,
    /// Middles of the tracks so far.
    tracks: Vec<f64>,
}

/// Whether a datum has a row; what goes with another datum stands in its row.
#[inline(always)]
pub(super) fn is_row(plot: &Plot<'_>, i: usize) -> bool {
    plot.datum(i).part == Part::Value || matches!(plot.chart.kind, Kind::Dot | Kind::Lollipop)
}

/// The colour of a row's marks.
#[inline(always)]
pub(super) fn ink(datum: &Datum) -> Ink {
    match datum.emphasis {
        Emphasis::Subject => Ink::Subject,
        Emphasis::Sibling => Ink::Sibling,
        Emphasis::Context => Ink::Context,
    }
}

impl Rows {
    /// Measures the rows of all data. `zero`: the scale reaches to zero, else
    /// only where the data do. `before` and `after` are what marks and their
    /// labels take beyond the scale's ends, px.
    #[inline(always)]
    pub(super) fn new(plot: &mut Plot<'_>, zero: bool, figures: bool, before: f64, after: f64, foot: f64) -> Self {
        let (mut names, mut values) = (0.0_f64, 0.0_f64);
        let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
        for i in plot.measured() {
            let datum = plot.datum(i);
            if let Some(amount) = &datum.amount {
                low = low.min(amount.scaled);
                high = high.max(amount.scaled_upper);
            }
            if is_row(plot, i) {
                names = names.max(Style::bold(14, Ink::Main).width(&datum.label) + plot.chip_room(i));
                values = values.max(plot.figure_width(i, VALUE, WORDS));
            }
        }
        // Where the data lie close together far from zero, zero would hide
        // how they differ.
        if zero || low.is_infinite() || low <= 0.0 || high - low > high / 2.0 || low == high {
            (low, high) = (low.min(0.0), high.max(0.0));
        }
        let mut steps = if plot.is_narrow() { 2 } else { 4 };
        // A step as wide as the domain would leave one tick.
        while steps < 5 && ticks((low, high), steps).len() < 2 {
            steps += 1;
        }
        if let [first, second, ..] = &ticks((low, high), steps)[..] {
            let step = second.value - first.value;
            let up = |v: f64| f64::ceil(v / step - 1e-9) * step;
            (low, high) = (-up(-low), up(high));
            steps = libm::round((high - low) / step) as usize;
        } else if low == high {
            high = low + 1.0;
        }
        if !figures {
            values = 0.0;
        }
        let above = plot.is_narrow() || names > NAME_SHARE * plot.least || values > FIGURE_SHARE * plot.least;
        let (mut left, mut right) = (0.0, plot.width);
        if !above {
            left = f64::ceil(names) + GAP;
            right -= if figures { f64::ceil(values) + GAP } else { 0.0 };
        }
        let start = left + before;
        let scale = Linear::new((low, high), (start, (right - after).max(start + line::STEM)));
        Self { scale, domain: (low, high), steps, left, right, above, figures, foot, tracks: Vec::new() }
    }

    /// Name, track, figure and region of a row at `y`. Returns the middle of
    /// its track and where the next row starts.
    #[inline(always)]
    pub(super) fn row(&mut self, plot: &mut Plot<'_>, i: usize, y: f64) -> (f64, f64) {
        let datum = plot.datum(i);
        let (style, value) = (plot.name_style(i), plot.value_style(i));
        let width = if self.figures { f64::ceil(plot.figure_width(i, value, WORDS)) + GAP } else { 0.0 };
        let (baseline, room, most) = if self.above {
            (y + NAME, (plot.width - width - plot.chip_room(i)).max(60.0), 2)
        } else {
            (y + HALF + 9.0, self.left, 1)
        };
        let name = plot.name(i, &datum.label, 0.0, baseline, room, most, style, Stand::Bottom);
        let baseline = baseline + name.extra;
        plot.chip_after(i, name.end, baseline);
        let track = if self.above { baseline + TRACK } else { baseline - 5.0 };
        if self.figures {
            plot.fill(Role::Axis, None, self.left, f64::floor(track), self.right - self.left, line::HAIR, Ink::Grid);
            plot.figure(i, value, WORDS);
            plot.fit((plot.width - 2.0 * GAP - 60.0).max(60.0));
            plot.set(i, plot.width, baseline, Anchor::End);
        }
        let track = f64::floor(track) + 0.5;
        let next = track + HALF + 3.5 + self.foot;
        plot.row(i, y, next - y);
        self.tracks.push(track);
        (track, next)
    }

    /// Ticks on the tracks of all rows, and their labels below `y`, behind
    /// the marks that were drawn since item `start`. Returns the height.
    #[inline(always)]
    pub(super) fn axis(&self, plot: &mut Plot<'_>, start: usize, y: f64) -> f64 {
        let marks = plot.scene.items.split_off(start);
        plot.choose_unit(self.domain.0 <= 0.0 && self.domain.1 >= 0.0);
        for tick in plot.ticks(&self.scale, self.domain, self.steps) {
            let x = self.scale.map(tick.value);
            if x < self.left - 1.0 || x > self.right + 1.0 {
                continue;
            }
            let ink = if tick.value == 0.0 { Ink::Axis } else { Ink::Grid };
            if self.above {
                for track in &self.tracks {
                    plot.vertical(x, track - TICK_HALF, track + TICK_HALF, ink);
                }
            } else {
                plot.vertical(x, 4.0, y, ink);
            }
            plot.tick_label(x, y + 14.0, Anchor::Middle, &tick.text);
        }
        plot.scene.items.extend(marks);
        y + 20.0 + plot.say_unit(self.left, y + 31.0)
    }
}
