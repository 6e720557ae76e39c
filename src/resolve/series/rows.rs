//! Rows of the document or of a CSV file → [`Grid`] and data.

use super::{Work, places, points};
use crate::document::series::{Column, MOST_TABLE_BYTES, Reading, Rows, Table, reading};
use crate::document::{Decimal, DecimalFault, MOST_DIGITS, Unit};
use crate::error::{Code, Error, REPORT, Report};
use crate::resolve::{Along, Chart, Grid, Kind, Mark, Measure, Series, Status};

/// Series of a table; more are refused before anything is drawn.
const MOST_SERIES: usize = 200;
/// A series of names along x.
pub(super) const MOST_NAMES: usize = 500;

/// Which column is what.
struct Columns {
    x: usize,
    y: Vec<usize>,
    band: Option<(usize, usize)>,
    series: Option<usize>,
    facet: Option<usize>,
    status: Option<usize>,
}

/// The grid of the chart's rows and, in `chart`, their data; `None` where
/// there is not one row.
#[inline(never)]
pub(super) fn grid(work: &Work<'_>, chart: &mut Chart, report: &mut Report) -> Result<Option<Grid>, Error> {
    let table = table(work, report)?;
    if table.rows() == 0 {
        if REPORT {
            report.warn(Code::Empty, &[&work.context.spec.path, ".data"].concat(), &[]);
        }
        return Ok(None);
    }
    let columns = columns(work, &table)?;
    let texts = || (0..table.rows()).map(|row| table.cell(row, columns.x));
    let along = places::along(work, &table.columns[columns.x], &mut texts(), report);
    if let Along::Names(names) = &along
        && names.len() > MOST_NAMES
    {
        return Err(work.fail(Code::Size, ".data.rows", &[&table.columns[columns.x].name, "500"]));
    }
    let (unit, powers) = unit(work, &table, &columns)?;
    let mut grid = empty(work, along, unit);
    fill(work, &table, &columns, &powers, &mut grid, report)?;
    points::order(work, &mut grid, report);
    points::data(work, &table, &columns.y, &mut grid, chart);
    Ok(Some(grid))
}

#[inline(never)]
fn table<'a>(work: &Work<'a>, doubts: &mut Report) -> Result<Table<'a>, Error> {
    let path = [&work.context.spec.path, ".data"].concat();
    let mut report = Report::default();
    let columns = &work.spec.columns;
    let table = match work.spec.rows {
        Rows::None => Table::default(),
        Rows::Inline(rows) => Table::inline(columns.clone(), rows, &path, &mut report),
        Rows::Csv(name) => match &work.context.spec.csv {
            Some(csv) if csv.len() > MOST_TABLE_BYTES => {
                return Err(work.fail(Code::Size, ".data.csv", &["CSV", "64 MB"]));
            }
            Some(csv) => Table::csv(columns, csv, &[&path, ".csv"].concat(), &mut report),
            None => return Err(work.fail(Code::Csv, ".data.csv", &[name])),
        },
    };
    doubts.warnings.append(&mut report.warnings);
    if report.errors.is_empty() { Ok(table) } else { Err(report.errors.swap_remove(0)) }
}

#[inline(never)]
fn columns(work: &Work<'_>, table: &Table<'_>) -> Result<Columns, Error> {
    let encode = &work.spec.encode;
    let named = |name: &Option<String>, field: &str| match name {
        Some(name) => match table.column(name) {
            Some(at) => Ok(Some(at)),
            None => Err(work.fail(Code::UnknownColumn, &[".encode.", field].concat(), &[name])),
        },
        None => Ok(None),
    };
    let x = named(&encode.x, "x")?.unwrap_or(0);
    let (low, high) = (named(&encode.low, "low")?, named(&encode.high, "high")?);
    let series = named(&encode.series, "series")?;
    let facet = named(&encode.facet, "facet")?;
    let status = named(&encode.status, "status")?;
    let mut y = Vec::new();
    for name in &encode.y {
        y.extend(named(&Some(name.clone()), "y")?);
    }
    let taken = [Some(x), low, high, series, facet, status];
    let mut others = |wanted: &dyn Fn(&Column) -> bool| {
        for (at, column) in table.columns.iter().enumerate() {
            if !taken.contains(&Some(at)) && wanted(column) {
                y.push(at);
            }
        }
        y.is_empty()
    };
    if encode.y.is_empty() && others(&|column| column.is_number || column.unit.is_some()) && others(&|_| true) {
        return Err(work.fail(Code::Missing, ".encode", &["y"]));
    }
    Ok(Columns { x, y, band: low.zip(high), series, facet, status })
}

/// The unit of the first column of values, and by which power of ten each
/// column differs from it.
#[inline(never)]
fn unit(work: &Work<'_>, table: &Table<'_>, columns: &Columns) -> Result<(Unit, Vec<i32>), Error> {
    let of = |at: usize| table.columns[at].unit.clone().unwrap_or_else(Unit::none);
    let first = of(columns.y[0]);
    let mut powers = Vec::new();
    for at in &columns.y {
        let unit = of(*at);
        // Each sparkline has a scale of its own.
        if !unit.comparable(&first) && work.context.kind != Kind::Tiles {
            return Err(work.fail(Code::MixedUnits, ".encode.y", &[&first.written, &unit.written]));
        }
        powers.push(unit.power - first.power);
    }
    Ok((first, powers))
}

/// A grid without series.
#[inline(never)]
pub(super) fn empty(work: &Work<'_>, along: Along, unit: Unit) -> Grid {
    let (context, axis) = (work.context, &work.spec.y);
    let ends = |ends: &Option<(String, String)>, end: &dyn Fn(&str) -> Option<f64>| {
        let (low, high) = ends.as_ref()?;
        let (low, high) = (end(low)?, end(high)?);
        Some((low.min(high), low.max(high)))
    };
    let number = |text: &str| Decimal::parse(text).ok().map(Decimal::to_f64);
    let domain = ends(&work.spec.x.domain, &|text| places::place(&along, text));
    let variant = context.spec.variant.as_deref();
    Grid {
        along,
        domain,
        measure: Measure {
            unit,
            title: String::new(),
            domain: ends(&axis.domain, &number),
            log: axis.log,
            // Ends that are written the other way round mean it.
            reversed: axis.reversed != axis.domain.as_ref().is_some_and(|(low, high)| number(low) > number(high)),
            free: axis.free,
        },
        series: Vec::new(),
        names: Vec::new(),
        panels: Vec::new(),
        references: Vec::new(),
        annotations: Vec::new(),
        stacked: matches!(variant, Some("stacked" | "percent")),
        percent: variant == Some("percent"),
        inner: match context.kind {
            Kind::Facet => super::kinds::inner(variant.unwrap_or("line")).unwrap_or(Kind::Line),
            kind => kind,
        },
    }
}

/// Values as far as they are numbers.
#[inline(never)]
fn fill(
    work: &Work<'_>,
    table: &Table<'_>,
    columns: &Columns,
    powers: &[i32],
    grid: &mut Grid,
    report: &mut Report,
) -> Result<(), Error> {
    let (mut gaps, mut cursor, mut last) = (0, 0, 0);
    let number = |row: usize, column: usize, power: i32, gaps: &mut usize| match reading(table.cell(row, column)) {
        Reading::Value(value) => Ok(value.times_ten_to(power).unwrap_or(value).to_f64()),
        Reading::Missing => Ok(f64::NAN),
        Reading::NonFinite => {
            *gaps += 1;
            Ok(f64::NAN)
        }
        Reading::Fault(fault) => {
            let (code, most) = match fault {
                DecimalFault::Length => (Code::NumberLength, MOST_DIGITS.to_string()),
                _ => (Code::Number, table.cell(row, column).to_owned()),
            };
            Err(faulty(work, code, (row, column), &most))
        }
    };
    let power =
        |column: usize| table.columns[column].unit.as_ref().map_or(0, |unit| unit.power - grid.measure.unit.power);
    let bands = columns.band.map_or((0, 0), |(low, high)| (power(low), power(high)));
    if columns.facet.is_none() {
        grid.panels.push(String::new());
    }
    for row in 0..table.rows() {
        let text = table.cell(row, columns.x);
        let Some(x) = places::next(&grid.along, text, &mut cursor) else {
            if let Along::Number = grid.along {
                return Err(faulty(work, Code::Number, (row, columns.x), text));
            }
            continue;
        };
        let (column, status) = columns.status.map_or((0, ""), |column| (column, table.cell(row, column)));
        let status = match status {
            "" | "actual" | "实际" | "實際" => Status::Actual,
            "forecast" | "预测" | "預測" => Status::Forecast,
            "target" | "计划" | "目标" | "計劃" | "計畫" | "目標" => Status::Target,
            other => return Err(faulty(work, Code::Status, (row, column), other)),
        };
        let panel = columns.facet.map_or(0, |column| position(&mut grid.panels, table.cell(row, column)));
        for (at, column) in columns.y.iter().enumerate() {
            let y = number(row, *column, powers[at], &mut gaps)?;
            let alone = columns.y.len() == 1;
            let name = match columns.series {
                Some(series) if alone => table.cell(row, series),
                Some(series) => &[table.cell(row, series), " ", &table.columns[*column].name].concat(),
                None => &table.columns[*column].name,
            };
            let of = series(grid, name, panel, &mut last);
            if grid.series.len() > MOST_SERIES {
                return Err(work.fail(Code::ManySeries, ".data", &[&grid.series.len().to_string(), "200"]));
            }
            let band = match columns.band {
                Some((low, high)) => {
                    let (low, high) = (number(row, low, bands.0, &mut gaps)?, number(row, high, bands.1, &mut gaps)?);
                    grid.series[of].add_band(low, high)
                }
                None => 0,
            };
            let datum = Some((row * columns.y.len() + at) as u32);
            let marks = &mut grid.series[of].marks;
            if columns.series.is_none() && columns.facet.is_none() && marks.is_empty() {
                marks.reserve_exact(table.rows());
            }
            marks.push(Mark { x, y, band, datum, status });
        }
    }
    if REPORT && gaps > 0 {
        report.warn(Code::Gaps, &[&work.context.spec.path, ".data"].concat(), &[&gaps.to_string()]);
    }
    Ok(())
}

/// An error of the cell in a row's column, both from 0; of a CSV file, too.
#[inline(never)]
fn faulty(work: &Work<'_>, code: Code, (row, column): (usize, usize), arg: &str) -> Error {
    work.fail(code, &[".data.rows[", &row.to_string(), "][", &column.to_string(), "]"].concat(), &[arg])
}

/// Position of `name`, which is added where it is new.
#[inline(never)]
pub(super) fn position(names: &mut Vec<String>, name: &str) -> usize {
    names.iter().position(|known| known == name).unwrap_or_else(|| {
        names.push(name.to_owned());
        names.len() - 1
    })
}

/// Position of the series `name` in `panel`. Rows mostly repeat the order of
/// the series: the one after the `last` is tried first.
#[inline(never)]
pub(super) fn series(grid: &mut Grid, name: &str, panel: usize, last: &mut usize) -> usize {
    let is = |series: &Series| series.panel == panel && series.name == name;
    let count = grid.series.len();
    for guess in [*last, *last + 1] {
        if grid.series.get(guess).is_some_and(is) {
            *last = guess;
            return guess;
        }
    }
    *last = grid.series.iter().position(is).unwrap_or(count);
    if *last == count {
        grid.series.push(Series::empty(name, panel));
    }
    *last
}
