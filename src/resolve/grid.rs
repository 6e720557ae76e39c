//! Series of values over periods, names or numbers: what charts of series
//! draw beside the data that tables and tooltips show.

use super::Emphasis;
use crate::document::{Period, Unit};

/// What stands along the axis of x.
#[derive(Clone, Debug, PartialEq)]
pub enum Along {
    /// Names, at 0, 1, 2, …
    Names(Vec<String>),
    /// Periods, at their ends in months; in order, each once.
    Time(Vec<Period>),
    /// Numbers, as they are.
    Number,
}

/// Whether a value is published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// It is.
    Actual,
    /// A forecast.
    Forecast,
    /// A plan.
    Target,
}

/// A value of a series.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mark {
    /// Its place along x.
    pub x: f64,
    /// In the measure's unit; NaN is a gap.
    pub y: f64,
    /// Number of its band in `Series::bands`, counted from 1; 0 without one.
    pub band: u32,
    /// Position in `Chart::data`; of series too long for a table, most
    /// values have none.
    pub datum: Option<u32>,
    /// Whether it is published.
    pub status: Status,
}

/// A series of as many values is drawn value by value. For longer ones there
/// is a way of its own, and in the page a part; so for charts of more than
/// twice as many values, of which a table shows some.
pub const FEW: usize = 1_000;

/// Values that belong together.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    /// What it is called; may be empty where there is one.
    pub name: String,
    /// How much it stands out.
    pub emphasis: Emphasis,
    /// Its colour among categories; `None`: by emphasis.
    pub category: Option<u8>,
    /// Position in `Grid::panels`.
    pub panel: usize,
    /// In order of x.
    pub marks: Vec<Mark>,
    /// Low and high ends of bands around values.
    pub bands: Vec<(f64, f64)>,
    /// The lowest and the highest value, bands included; infinite the wrong
    /// way round where there is none.
    pub extent: (f64, f64),
    /// Positions of the marks that have a datum: few of a long series.
    pub told: Vec<u32>,
    /// Whether no value is missing, and all are published.
    pub whole: bool,
    /// Whether the first and the last mark are no values, but where the line
    /// comes into a part of x and leaves it.
    pub passes: (bool, bool),
}

impl Series {
    /// A series without values.
    #[inline(never)]
    pub fn empty(name: &str, panel: usize) -> Self {
        Self {
            name: name.to_owned(),
            emphasis: Emphasis::Context,
            category: None,
            panel,
            marks: Vec::new(),
            bands: Vec::new(),
            extent: (f64::INFINITY, f64::NEG_INFINITY),
            told: Vec::new(),
            whole: true,
            passes: (false, false),
        }
    }

    /// Finds `extent`, `told` and `whole`.
    #[inline(never)]
    pub fn measure(&mut self) {
        let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
        (self.whole, self.told) = (true, Vec::new());
        let mut reach = |y: f64| {
            // Not a number is neither.
            low = if y < low { y } else { low };
            high = if y > high { y } else { high };
        };
        for (at, mark) in self.marks.iter().enumerate() {
            reach(mark.y);
            if mark.band > 0 {
                let (from, to) = self.band(mark);
                reach(from);
                reach(to);
            }
            self.whole &= !mark.y.is_nan() && mark.status == Status::Actual;
            if mark.datum.is_some() {
                self.told.push(at as u32);
            }
        }
        self.extent = (low, high);
    }

    /// The marks that have a datum.
    pub fn told(&self) -> impl Iterator<Item = (usize, &Mark)> {
        self.told.iter().filter_map(|at| {
            let mark = self.marks.get(*at as usize)?;
            Some((mark.datum? as usize, mark))
        })
    }

    /// The marks that are values.
    pub fn values(&self) -> &[Mark] {
        let end = self.marks.len() - usize::from(self.passes.1);
        &self.marks[usize::from(self.passes.0)..end]
    }

    /// The last known value.
    pub fn last(&self) -> Option<&Mark> {
        self.values().iter().rev().find(|mark| mark.y.is_finite())
    }

    /// Where the line ends: at its last known value, unless it goes on.
    #[inline(never)]
    pub fn end(&self) -> Option<&Mark> {
        self.marks.iter().rev().find(|mark| mark.y.is_finite())
    }

    /// Low and high end of the band around `mark`: itself where there is none.
    #[inline(never)]
    pub fn band(&self, mark: &Mark) -> (f64, f64) {
        let at = (mark.band as usize).wrapping_sub(1);
        self.bands.get(at).copied().unwrap_or((mark.y, mark.y))
    }

    /// Gives the next mark a band; returns its number.
    #[inline(never)]
    pub fn add_band(&mut self, from: f64, to: f64) -> u32 {
        self.bands.push((from, to));
        self.bands.len() as u32
    }
}

/// A line or a band across the plot.
#[derive(Clone, Debug, PartialEq)]
pub struct Reference {
    /// Whether `from` is a place along x.
    pub along: bool,
    /// Where it is, or begins.
    pub from: f64,
    /// Where a band ends; the same as `from` for a line.
    pub to: f64,
    /// What it is called; may be empty.
    pub label: String,
}

/// A remark beside a place of the plot.
#[derive(Clone, Debug, PartialEq)]
pub struct Annotation {
    /// Place along x.
    pub x: f64,
    /// End of a range of x; the same as `x` for a point.
    pub upper: f64,
    /// In the measure's unit; NaN: a range without one.
    pub y: f64,
    /// The remark.
    pub text: String,
}

/// The axis of the values.
#[derive(Clone, Debug, PartialEq)]
pub struct Measure {
    /// What all `Mark::y` count in: chosen once for the chart.
    pub unit: Unit,
    /// What stands above the axis: 累计同比，单位：%.
    pub title: String,
    /// Ends that the author wants.
    pub domain: Option<(f64, f64)>,
    /// Logarithmic.
    pub log: bool,
    /// Large values are at the bottom.
    pub reversed: bool,
    /// Each panel has its own.
    pub free: bool,
}

/// All series of a chart.
#[derive(Clone, Debug, PartialEq)]
pub struct Grid {
    /// The axis of x.
    pub along: Along,
    /// Ends of x, where they are chosen: the series have no values outside.
    pub domain: Option<(f64, f64)>,
    /// The axis of y.
    pub measure: Measure,
    /// In drawing order of legends and stacks: those that are drawn.
    pub series: Vec<Series>,
    /// Names of all series, each once, those that are not drawn too.
    pub names: Vec<String>,
    /// Names of the panels of a facet; one empty name without.
    pub panels: Vec<String>,
    /// Lines and bands.
    pub references: Vec<Reference>,
    /// Remarks.
    pub annotations: Vec<Annotation>,
    /// Whether values stand on each other.
    pub stacked: bool,
    /// Whether they are parts of 100 %.
    pub percent: bool,
    /// What the panels of a facet are.
    pub inner: super::Kind,
}

impl Grid {
    /// Whether all panels have the same places along x, by name or by time.
    pub fn domain_is_shared(&self) -> bool {
        !matches!(self.along, Along::Number)
    }
}
