//! The chart's node → [`SeriesSpec`], key by key.

use super::{AnnotationSpec, AxisSpec, Column, Encode, ReferenceSpec, Rows, SeriesSpec};
use crate::document::fields::{Fields, Object, decimal_text};
use crate::document::{Basis, Node};
use crate::error::{Code, REPORT, Report};
use crate::text::Lang;

const TYPES: &str = "text, number, time";
const SCALES: &str = "linear, log";
const BASES: &str = "yoy, pop, ytd_prior, average, other";
/// Columns, references, annotations.
const MOST: usize = 100;
const MOST_REMARKS: usize = 20;

/// Reads what the chart at `path`, of a document in `lang`, keeps beside its
/// indicators. Reports what does not fit.
#[inline(never)]
pub fn read<'a>(node: &'a Node, path: &str, lang: Lang, report: &mut Report) -> SeriesSpec<'a> {
    let mut fields = Fields::new(report);
    (fields.path, fields.lang) = (path.to_owned(), lang);
    let Some(chart) = fields.entered(node) else { return SeriesSpec::default() };
    let mut spec = SeriesSpec::default();
    if let Some(data) = fields.object(&chart, "data") {
        fields.data(&data, &mut spec);
    }
    if let Some(encode) = fields.object(&chart, "encode") {
        spec.encode = fields.encode(&encode);
    }
    if let Some(axes) = fields.object(&chart, "axis") {
        spec.x = fields.axis(&axes, "x");
        spec.y = fields.axis(&axes, "y");
        fields.done(&axes);
    }
    let mut references = Vec::new();
    fields.objects(&chart, "references", MOST_REMARKS, &mut |fields, of| references.push(fields.line(of)));
    let mut annotations = Vec::new();
    fields.objects(&chart, "annotations", MOST_REMARKS, &mut |fields, of| annotations.push(fields.remark(of)));
    (spec.references, spec.annotations) = (references, annotations);
    spec.hidden = fields.strings(&chart, "hidden", MOST);
    spec
}

impl Fields<'_> {
    #[inline(never)]
    fn data<'a>(&mut self, of: &Object<'a>, spec: &mut SeriesSpec<'a>) {
        let csv = self.str(of, "csv");
        let columns = self.list(of, "columns", MOST);
        let length = self.path.len();
        for (i, node) in columns.iter().enumerate() {
            self.element(length, i);
            if let Node::Text(name) = node {
                if REPORT {
                    self.bounded(node);
                }
                spec.columns.push(Column { name: name.clone(), ..Column::default() });
            } else if let Some(column) = self.entered(node) {
                let column = self.column(&column);
                spec.columns.push(column);
            }
        }
        let rows = self.list(of, "rows", super::MOST_ROWS);
        spec.rows = match csv {
            Some(csv) => Rows::Csv(csv),
            None => Rows::Inline(rows),
        };
        if csv.is_none() && spec.columns.is_empty() {
            self.at(of, "columns");
            self.error(Code::Missing, &["columns"]);
        }
        self.done(of);
    }

    #[inline(never)]
    fn column(&mut self, of: &Object<'_>) -> Column {
        let name = self.word(of, "name");
        let is_number = self.choice(of, "type", TYPES) == 1;
        let unit = self.str(of, "unit").and_then(|written| self.unit(written));
        let bases = [Basis::YearOnYear, Basis::PeriodOnPeriod, Basis::SinceYearEnd, Basis::Average, Basis::Other];
        let basis = bases.get(self.choice(of, "basis", BASES)).copied();
        let cumulative = self.flag(of, "cumulative");
        self.done(of);
        Column { name, is_number, unit, basis, cumulative }
    }

    #[inline(never)]
    fn encode(&mut self, of: &Object<'_>) -> Encode {
        let y = match self.at(of, "y") {
            Some(Node::List(_)) => self.strings(of, "y", MOST),
            _ => self.text(of, "y").into_iter().collect(),
        };
        let encode = Encode {
            x: self.text(of, "x"),
            y,
            low: self.text(of, "low"),
            high: self.text(of, "high"),
            series: self.text(of, "series"),
            facet: self.text(of, "facet"),
            status: self.text(of, "status"),
        };
        self.done(of);
        encode
    }

    #[inline(never)]
    fn axis(&mut self, of: &Object<'_>, key: &'static str) -> AxisSpec {
        let Some(of) = self.object(of, key) else { return AxisSpec::default() };
        let ends = self.list(&of, "domain", 2);
        let domain = match ends {
            [low, high] => self.end(low).zip(self.end(high)),
            [] => None,
            _ => {
                self.error(Code::Type, &["两个数 (two numbers)"]);
                None
            }
        };
        let log = self.choice(&of, "scale", SCALES) == 1;
        let (reversed, free) = (self.flag(&of, "reversed"), self.flag(&of, "free"));
        self.done(&of);
        AxisSpec { domain, log, reversed, free }
    }

    #[inline(never)]
    fn end(&mut self, node: &Node) -> Option<String> {
        let text = decimal_text(node);
        if text.is_none() {
            self.error(Code::Type, &["数字文字 (decimal text)"]);
        }
        text
    }

    /// `true` or `false`; absent is false.
    #[inline(never)]
    fn flag(&mut self, of: &Object<'_>, key: &'static str) -> bool {
        match self.at(of, key) {
            Some(Node::Bool(flag)) => *flag,
            Some(_) => {
                self.error(Code::Type, &["true, false"]);
                false
            }
            None => false,
        }
    }

    /// A number or a text, as text.
    fn place(&mut self, of: &Object<'_>, key: &'static str) -> Option<String> {
        let node = self.at(of, key)?;
        if REPORT && matches!(node, Node::Text(_)) {
            self.bounded(node);
        }
        self.end(node)
    }

    #[inline(never)]
    fn line(&mut self, of: &Object<'_>) -> ReferenceSpec {
        let path = self.path.clone();
        let reference = ReferenceSpec {
            value: self.place(of, "value"),
            x: self.place(of, "x"),
            upper: self.place(of, "upper"),
            label: self.text(of, "label").unwrap_or_default(),
            path: path.clone(),
        };
        self.done(of);
        if reference.value.is_some() == reference.x.is_some() {
            self.path = path;
            if reference.x.is_some() {
                self.error(Code::Type, &["value 和 x 中的一个 (one of value and x)"]);
            } else {
                self.error(Code::Missing, &["value"]);
            }
        }
        reference
    }

    #[inline(never)]
    fn remark(&mut self, of: &Object<'_>) -> AnnotationSpec {
        let path = self.path.clone();
        let text = self.word(of, "text");
        let mut remark = AnnotationSpec { path, x: String::new(), y: None, upper: None, series: None, text };
        if let Some(at) = self.object(of, "at") {
            remark.y = self.place(&at, "y");
            remark.upper = self.place(&at, "upper");
            remark.series = self.text(&at, "series");
            // A problem of `x` is told at its place, so it is read last.
            remark.x = self.place(&at, "x").unwrap_or_default();
            self.require(&at, "x");
            self.done(&at);
        } else {
            self.require(of, "at");
        }
        self.done(of);
        remark
    }
}

/// The CSV file that the chart of `node` names.
#[inline(never)]
pub fn csv_of(node: &Node) -> Option<&str> {
    let Node::Map(keys) = node else { return None };
    let (_, data) = keys.iter().find(|(key, _)| key == "data")?;
    let Node::Map(keys) = data else { return None };
    match keys.iter().find(|(key, _)| key == "csv") {
        Some((_, Node::Text(csv))) => Some(csv),
        _ => None,
    }
}
