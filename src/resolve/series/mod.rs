//! Charts of series: the kinds, and rows or indicators → [`Grid`].

mod cut;
mod indicators;
mod kinds;
mod limits;
mod marks;
mod measure;
mod places;
mod points;
mod rows;

pub(super) use kinds::of;
pub(crate) use places::called;

use super::{Chart, Context, Grid, Kind, Series};
use crate::document::Dimension;
use crate::document::series::{self, Rows, SeriesSpec};
use crate::error::{Code, Error, REPORT, Report};
use crate::text::Lang;

/// What every step needs to know.
struct Work<'a> {
    context: &'a Context<'a>,
    spec: &'a SeriesSpec<'a>,
    lang: Lang,
}

impl Work<'_> {
    /// An error at `field` of the chart.
    fn fail(&self, code: Code, field: &str, args: &[&str]) -> Error {
        Error::new(code, &[&self.context.spec.path, field].concat(), args)
    }
}

/// Gives `chart` its series: from its rows, else from its indicators, which
/// are in `Chart::data` already. Reports what is doubtful.
///
/// # Errors
/// What is wrong with the rows, or what the kind demands of them.
#[inline(never)]
pub(super) fn plot(context: &Context<'_>, chart: &mut Chart, report: &mut Report) -> Result<(), Error> {
    let mut found = Report::default();
    let spec = match &context.spec.series {
        Some(node) => series::read(node, &context.spec.path, context.document.lang, &mut found),
        None => SeriesSpec::default(),
    };
    if !found.errors.is_empty() {
        return Err(found.errors.swap_remove(0));
    }
    let work = Work { context, spec: &spec, lang: context.lang };
    let grid = match spec.rows {
        Rows::None if chart.data.is_empty() || context.kind == Kind::Tiles => None,
        Rows::None => Some(indicators::grid(&work, chart, report)?),
        _ => rows::grid(&work, chart, report)?,
    };
    let Some(mut grid) = grid else { return Ok(()) };
    grid.series.iter_mut().for_each(Series::measure);
    if context.kind == Kind::Tiles {
        // Sparklines: the tiles say what they are.
        if REPORT {
            for series in grid.series.iter().filter(|series| chart.data.iter().all(|datum| datum.key != series.name)) {
                report.warn(Code::NoTile, &[&context.spec.path, ".data"].concat(), &[&series.name]);
            }
        }
        chart.grid = Some(Box::new(grid));
        return Ok(());
    }
    if REPORT {
        places::ends(&work, &grid, report);
    }
    limits::check(&work, &mut grid, report)?;
    marks::emphasise(&work, &mut grid, &mut chart.data, report);
    if !spec.references.is_empty() {
        places::references(&work, &mut grid, report);
    }
    if !spec.annotations.is_empty() {
        places::annotations(&work, &mut grid, report);
    }
    measure::choose_unit(&mut grid, &mut chart.data, context.lang);
    hide(&mut grid, &spec.hidden);
    grid.series.iter_mut().for_each(Series::measure);
    if grid.domain.is_some() {
        cut::cut(&mut grid);
    }
    grid.measure.title = measure::title(&work, &grid);
    chart.unit = grid.measure.unit.clone();
    if grid.panels.len() > 1 {
        chart.kind = Kind::Facet;
    }
    let shares = |amount: &super::Amount| amount.unit.dimension == Dimension::Percent;
    if grid.percent && !chart.data.iter().filter_map(|datum| datum.amount.as_deref()).all(shares) {
        let note = "百分比由各部分推算。|The percentages are derived from the parts.";
        chart.notes.push(context.lang.say(note).to_owned());
    }
    chart.grid = Some(Box::new(grid));
    Ok(())
}

/// Lists the names of the series, and takes those that are `hidden` out of the
/// picture: the table keeps them. Parts of 100 % are only all of them together,
/// and of all series none would be left.
#[inline(never)]
fn hide(grid: &mut Grid, hidden: &[String]) {
    for series in &grid.series {
        if !grid.names.contains(&series.name) {
            grid.names.push(series.name.clone());
        }
    }
    let shown = |name: &String| !hidden.contains(name);
    if !grid.percent && grid.names.iter().any(shown) {
        grid.series.retain(|series| shown(&series.name));
    }
}
