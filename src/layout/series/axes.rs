//! The axes of a plot of series: a measure upwards, periods or names along.

use super::along;
use crate::layout::plot::{Plot, TICK};
use crate::layout::style::{Ink, Style};
use crate::resolve::{Along, Grid, Kind, Series};
use crate::scale::{Linear, Scale, Tick, decades, log_ticks, wide_ticks};
use crate::scene::{Anchor, Role};
use crate::text::group_digits;
use crate::theme::line;

/// Between a tick's label and the plot.
const LABEL_GAP: f64 = 8.0;
/// Above the highest tick, for half its label.
const TOP: f64 = 14.0;
/// What stands above the plot takes so much more.
const TITLE: f64 = 22.0;
/// Length of a tick along x, and the baselines of its labels.
const TICK_LENGTH: f64 = 5.0;
const UPPER: f64 = 20.0;
const LOWER: f64 = 36.0;
/// Areas lower than these have fewer ticks.
const SMALL: f64 = 100.0;
const TINY: f64 = 60.0;
/// Zero is part of a line's axis, unless the values lie this close together.
const NEAR: f64 = 0.4;

/// What a kind wants of its axes.
pub(in super::super) struct Wants {
    /// Whether the measure starts at zero.
    pub(in super::super) zero: bool,
    /// Kept free at the right for labels.
    pub(in super::super) reserve: f64,
    /// Height of the plot's area.
    pub(in super::super) height: f64,
    /// What stands between title and area: a legend.
    pub(in super::super) above: f64,
    /// Ends of the measure, where several plots share them.
    pub(in super::super) domain: Option<(f64, f64)>,
    /// Whether the unit stands above the plot.
    pub(in super::super) title: bool,
    /// Whether each place along x has a band of its own, for columns.
    pub(in super::super) bands: bool,
    /// Whether the measure has ticks; else each mark says its value.
    pub(in super::super) ticks: bool,
    /// Whether what stands along x has labels.
    pub(in super::super) labelled: bool,
}

/// Axes, measured.
pub(in super::super) struct Axes {
    pub(in super::super) left: f64,
    pub(in super::super) right: f64,
    pub(in super::super) top: f64,
    pub(in super::super) bottom: f64,
    x: Linear,
    /// Places that have a band each; empty where x is a scale.
    bands: Vec<f64>,
    pub(in super::super) y: Scale,
    /// Ends of the measure.
    pub(in super::super) domain: (f64, f64),
    ticks: Vec<Tick>,
    along: Vec<along::Tick>,
    pub(in super::super) height: f64,
}

/// The lowest and the highest value of `series`, and of references.
#[inline(never)]
pub(in super::super) fn extent(grid: &Grid, series: &[&Series]) -> (f64, f64) {
    let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
    let mut reach = |y: f64| {
        if y.is_finite() {
            (low, high) = (low.min(y), high.max(y));
        }
    };
    for series in series {
        reach(series.extent.0);
        reach(series.extent.1);
    }
    for reference in grid.references.iter().filter(|reference| !reference.along) {
        reach(reference.from);
        reach(reference.to);
    }
    if low > high { (0.0, 1.0) } else { (low, high) }
}

/// Ends of the measure at ticks, and those ticks.
#[inline(never)]
pub(in super::super) fn domain(
    grid: &Grid,
    (low, high): (f64, f64),
    zero: bool,
    most: usize,
) -> ((f64, f64), Vec<Tick>) {
    let measure = &grid.measure;
    if measure.log {
        let domain = measure.domain.unwrap_or_else(|| decades((low, high)));
        return (domain, log_ticks(domain, most));
    }
    let (mut low, mut high) = (low, high);
    if let Some(domain) = measure.domain {
        // A bar that is cut would lie about its length; a line goes on.
        let cut =
            !matches!(grid.inner, Kind::GroupedColumn | Kind::StackedColumn) || domain.0 <= low && domain.1 >= high;
        if cut {
            return (domain, wide_ticks(domain, most));
        }
        (low, high) = (low.min(domain.0), high.max(domain.1));
    }
    if zero || low >= 0.0 && low <= high * NEAR || high <= 0.0 && high >= low * NEAR {
        (low, high) = (low.min(0.0), high.max(0.0));
    }
    if low == high {
        let pad = if low == 0.0 { 1.0 } else { low.abs() / 10.0 };
        (low, high) = (if zero || low == 0.0 { low } else { low - pad }, high + pad);
    }
    let mut ticks = wide_ticks((low, high), most);
    for more in 1..=4 {
        // A step as wide as the domain leaves one tick.
        if ticks.len() > 1 {
            break;
        }
        ticks = wide_ticks((low, high), most + more);
    }
    if let [first, second, ..] = &ticks[..] {
        let step = second.value - first.value;
        let (first, last) = (first.value, ticks[ticks.len() - 1].value);
        low = if first - low > step * 1e-9 { first - step } else { low.min(first) };
        high = if high - last > step * 1e-9 { last + step } else { high.max(last) };
        if low.is_finite() && high.is_finite() {
            let steps = libm::round((high - low) / step) as usize;
            return ((low, high), wide_ticks((low, high), steps.max(1)));
        }
    }
    ((low, high), ticks)
}

/// All places along x, in order.
#[inline(never)]
fn places(grid: &Grid) -> Vec<f64> {
    let mut places = Vec::new();
    match &grid.along {
        Along::Names(names) => {
            for at in 0..names.len() {
                places.push(at as f64);
            }
        }
        Along::Time(periods) => {
            for period in periods {
                places.push(period.end());
            }
        }
        Along::Number => {}
    }
    places
}

/// First and last place along x.
#[inline(never)]
fn ends(grid: &Grid) -> (f64, f64) {
    if let Some(domain) = grid.domain {
        return domain;
    }
    let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
    match &grid.along {
        Along::Names(names) => (low, high) = (0.0, (names.len().max(1) - 1) as f64),
        Along::Time(_) | Along::Number => {
            for series in &grid.series {
                for mark in [series.marks.first(), series.marks.last()].into_iter().flatten() {
                    (low, high) = (low.min(mark.x), high.max(mark.x));
                }
            }
        }
    }
    // A single period stands in the middle.
    if low >= high { (low - 1.0, high + 1.0) } else { (low, high) }
}

impl Axes {
    /// Measures the axes of `series` in `plot`.
    #[inline(never)]
    pub(in super::super) fn new(plot: &Plot<'_>, grid: &Grid, extent: (f64, f64), wants: &Wants) -> Self {
        let most = if wants.height < SMALL { 3 } else { 4 };
        let (domain, mut ticks) = domain(grid, wants.domain.unwrap_or(extent), wants.zero, most);
        let mut left = 0.0_f64;
        for tick in &mut ticks {
            tick.text = group_digits(&tick.text, &grid.measure.unit.written);
            left = left.max(f64::ceil(TICK.width(&tick.text)));
        }
        if wants.height < TINY && ticks.len() > 3 {
            // Labels of all of them would touch.
            let (first, last) = (ticks[0].value, ticks[ticks.len() - 1].value);
            let mut kept = Vec::new();
            for tick in &ticks {
                if [first, 0.0, last].contains(&tick.value) {
                    kept.push(tick.clone());
                }
            }
            ticks = kept;
        }
        if !wants.ticks {
            ticks.clear();
        }
        let left = if wants.ticks { left + LABEL_GAP } else { 0.0 };
        let (right, least) = (plot.width - wants.reserve, plot.least - wants.reserve);
        let title = wants.title && !grid.measure.title.is_empty();
        let top = TOP + wants.above + if title { TITLE } else { 0.0 };
        let bottom = top + wants.height;
        let span = ends(grid);
        let range = if grid.measure.reversed { (top, bottom) } else { (bottom, top) };
        let mut axes = Self {
            left,
            right: least.max(left + 40.0),
            top,
            bottom,
            x: Linear::new(span, (left, least.max(left + 1.0))),
            bands: if wants.bands { places(grid) } else { Vec::new() },
            y: Scale::new(grid.measure.log, domain, range),
            domain,
            ticks,
            along: Vec::new(),
            height: bottom + 4.0,
        };
        axes.along = along::ticks(plot, grid, span, &|x| axes.at(x), plot.least, wants.bands);
        let two = axes.along.iter().any(|tick| !tick.lower.is_empty());
        if wants.labelled {
            axes.height = bottom + if two { LOWER } else { UPPER } + 8.0;
        } else {
            axes.along.clear();
        }
        axes.right = right.max(left + 1.0);
        axes.x = Linear::new(span, (left, axes.right));
        axes
    }

    /// Axes that are not drawn: of `x` and `y` within a frame.
    #[inline(never)]
    pub(in super::super) fn bare(x: (f64, f64), y: (f64, f64), (left, top, right, bottom): super::clip::Frame) -> Self {
        Self {
            left,
            right,
            top,
            bottom,
            x: Linear::new(x, (left, right)),
            bands: Vec::new(),
            y: Scale::new(false, y, (bottom, top)),
            domain: y,
            ticks: Vec::new(),
            along: Vec::new(),
            height: bottom,
        }
    }

    /// The pixel of the place `x`: in the middle of its band.
    #[inline(never)]
    pub(in super::super) fn at(&self, x: f64) -> f64 {
        if self.bands.is_empty() {
            return self.x.map(x);
        }
        let band = self.bands.partition_point(|place| *place < x) as f64;
        self.left + (band + 0.5) * self.step()
    }

    /// The place along x at a pixel, where x is a scale.
    pub(in super::super) fn x_at(&self, pixel: f64) -> f64 {
        self.x.invert(pixel)
    }

    /// Width of a band.
    pub(in super::super) fn step(&self) -> f64 {
        (self.right - self.left) / self.bands.len().max(1) as f64
    }

    /// Keeps `by` px free at both ends of x.
    #[inline(never)]
    pub(in super::super) fn inset(&mut self, by: f64) {
        self.left += by;
        self.right -= by;
        self.x = self.x.with_range((self.left, self.right.max(self.left + 1.0)));
    }

    /// Leaves the labels along x to the kind.
    pub(in super::super) fn without_along(&mut self) {
        self.along.clear();
    }

    /// The unit, grid lines and the labels of the measure: behind the marks.
    #[inline(never)]
    pub(in super::super) fn back(&self, plot: &mut Plot<'_>, grid: &Grid, title: bool) {
        if title {
            self::title(plot, grid);
        }
        for tick in &self.ticks {
            let y = f64::floor(self.y.map(tick.value));
            if y < self.top - 1.0 || y > self.bottom + 1.0 {
                continue;
            }
            let base = tick.value == 0.0;
            plot.fill(
                Role::Axis,
                None,
                self.left,
                y,
                self.right - self.left,
                line::HAIR,
                if base { Ink::Axis } else { Ink::Grid },
            );
            plot.tick_label(self.left - LABEL_GAP, y + 4.5, Anchor::End, &tick.text);
        }
    }

    /// Ticks along x and their labels.
    #[inline(never)]
    pub(in super::super) fn front(&self, plot: &mut Plot<'_>) {
        for tick in &self.along {
            let x = self.at(tick.at);
            let at = (f64::floor(x)).min(self.right - line::HAIR);
            plot.fill(Role::Axis, None, at, self.bottom, line::HAIR, TICK_LENGTH, Ink::Axis);
            for (text, baseline) in [(&tick.upper, UPPER), (&tick.lower, LOWER)] {
                let half = TICK.width(text) / 2.0;
                let middle = x.min(plot.width - half).max(half);
                plot.tick_label(middle, self.bottom + baseline, Anchor::Middle, text);
            }
        }
    }

    /// Left, top, right and bottom of the plot's area.
    pub(in super::super) fn frame(&self) -> super::clip::Frame {
        (self.left, self.top, self.right, self.bottom)
    }

    /// The pixel that areas and columns start from: zero, or the end of the
    /// axis that is nearest to it.
    pub(in super::super) fn zero(&self) -> f64 {
        self.y.map(0.0_f64.max(self.domain.0).min(self.domain.1))
    }
}

/// An empty plot says so.
#[inline(never)]
pub(in super::super) fn nothing(plot: &mut Plot<'_>, axes: &Axes) {
    let words = plot.chart.lang.say("未公布|not published");
    plot.run(words, 0.0, Style::regular(14, Ink::Quiet));
    let middle = (f64::midpoint(axes.left, axes.right), f64::midpoint(axes.top, axes.bottom));
    plot.place(Role::Label, None, middle.0, middle.1, Anchor::Middle);
}

/// What the measure is, above its axis.
pub(in super::super) fn title(plot: &mut Plot<'_>, grid: &Grid) {
    plot.run(&grid.measure.title, 0.0, Style::regular(12, Ink::Second));
    plot.place(Role::Axis, None, 0.0, 12.0, Anchor::Start);
}
