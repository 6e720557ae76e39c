//! Corrections of published figures. In the page they are read for charts that
//! show a corrected figure, and come with what says so.

use super::fields::{Fields, Object};
use super::{Decimal, Document, Node, Period};
use crate::error::{Code, Report};

/// Corrections in one document.
const MOST_REVISIONS: usize = 200;

/// One correction of one figure.
#[derive(Clone, Debug, PartialEq)]
pub struct Revision {
    /// JSON path, for reports.
    pub path: String,
    /// The indicator, or one of its quantities: `gdp.change`.
    pub target: String,
    /// The day of the correction.
    pub date: Period,
    /// The same as written: `2024-03-01`.
    pub day: String,
    /// The figure before, in the unit of the present one.
    pub was: Decimal,
    /// The figure after.
    pub now: Decimal,
    /// Why; may be empty.
    pub note: String,
}

/// The corrections of `document` in order of date, those of one day as listed;
/// without those that cannot be read.
#[inline(never)]
pub fn revisions(document: &Document, report: &mut Report) -> Vec<Revision> {
    let mut found: Vec<Revision> = Vec::new();
    let Some(node) = &document.revisions else { return found };
    let mut fields = Fields::new(report);
    fields.path.push_str(".revisions");
    let Node::List(list) = node else {
        fields.error(Code::Type, &["一个列表 (an array)"]);
        return found;
    };
    if list.len() > MOST_REVISIONS {
        fields.error(Code::Size, &["revisions", &MOST_REVISIONS.to_string()]);
        return found;
    }
    let length = fields.path.len();
    for (i, node) in list.iter().enumerate() {
        fields.element(length, i);
        let Some(of) = fields.entered(node) else { continue };
        if let Some(revision) = fields.revision(&of, document) {
            let at = found.partition_point(|other| other.date <= revision.date);
            found.insert(at, revision);
        }
    }
    found
}

impl Fields<'_> {
    fn revision(&mut self, of: &Object<'_>, document: &Document) -> Option<Revision> {
        let path = self.path.clone();
        let target = self.word(of, "indicator");
        let known =
            document.split(&target).is_some_and(|(at, part)| document.indicators[at].quantity_at(part).is_some());
        if !known && !target.is_empty() {
            self.error(Code::UnknownIndicator, &[&target]);
        }
        let day = self.word(of, "date");
        let date = Period::parse(&day).filter(Period::is_day);
        if date.is_none() && !day.is_empty() {
            self.error(Code::Date, &[&day]);
        }
        let mut number = |key| {
            let number = self.decimal(of, key);
            self.require(of, key);
            number
        };
        let (was, now) = (number("was"), number("now"));
        let note = self.text(of, "note").unwrap_or_default();
        self.done(of);
        let revision = Revision { path, target, date: date?, day, was: was?, now: now?, note };
        known.then_some(revision)
    }
}

/// Reports what is wrong with the corrections of a document, and where the
/// last one of a figure is not what the figure says now.
pub(super) fn check(document: &Document, report: &mut Report) {
    let revisions = revisions(document, report);
    for (i, revision) in revisions.iter().enumerate() {
        let later = revisions[i + 1..].iter().any(|later| later.target == revision.target);
        let stated =
            document.split(&revision.target).and_then(|(at, part)| document.indicators[at].quantity_at(part)?.value);
        if let Some(value) = stated.filter(|value| !later && *value != revision.now) {
            report.warn(
                Code::RevisedValue,
                &[&revision.path, ".now"].concat(),
                &[&revision.now.to_string(), &value.to_string()],
            );
        }
    }
}
