//! The indicators of a document: in the page they are read, and checked, for
//! charts that show some of them.

use super::check;
use super::fields::{Fields, Object};
use super::{
    Basis, Change, Comparison, Decimal, Derivation, Direction, Document, Indicator, IndicatorKind, MOST_INDICATORS,
    Node, Of, Op, Period, Qualifier, Quantity, Rank, Source, Span, Unit, Whole,
};
use crate::error::{Code, REPORT, Report};

const QUALIFIERS: &str = "exact, over, at_least, under, at_most, about";
const KINDS: &str = "level, count, share, ratio, rate, lead, rank";
const DIRECTIONS: &str = "up, down, flat, above, below";
const BASES: &str = "yoy, pop, ytd_prior, average, other";
const OFS: &str = "value, change";
const OPS: &str = "minus, plus, divide, complement";
/// Comparisons, and sources, of one indicator.
const MOST_PARTS: usize = 20;

/// Whose quantity it is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    /// The indicator's own: a value has a unit; the sources tell its place.
    Own,
    /// Another quantity of an indicator.
    Inner,
    /// A distance: its direction stands beside it, not in a sign.
    Distance,
}

/// Reads the indicators of `root` into its `document`, which was read without
/// them.
#[inline(never)]
pub fn indicators(root: &Node, document: &mut Document, report: &mut Report) {
    let mut fields = Fields::new(report);
    fields.lang = document.lang;
    if let Some(of) = fields.entered(root) {
        fields.indicators(&of, document);
        check::indicators(document, report);
        if REPORT {
            super::revisions::check(document, report);
        }
    }
}

impl Fields<'_> {
    pub(super) fn indicators(&mut self, of: &Object<'_>, document: &mut Document) {
        let mut list = Vec::new();
        self.objects(of, "indicators", MOST_INDICATORS, &mut |fields, of| list.push(fields.indicator(of)));
        document.list(list);
    }

    fn indicator(&mut self, of: &Object<'_>) -> Indicator {
        let kinds = [
            IndicatorKind::Level,
            IndicatorKind::Count,
            IndicatorKind::Share,
            IndicatorKind::Ratio,
            IndicatorKind::Rate,
            IndicatorKind::Lead,
            IndicatorKind::Rank,
        ];
        let path = self.path.clone();
        let (id, label) = (self.word(of, "id"), self.word(of, "label"));
        let mut quantity = self.quantity(of, Role::Own);
        let sources = self.sources(of);
        quantity.figure = sources.first().and_then(|source| source.figure);
        let mut compare = Vec::new();
        self.objects(of, "compare", MOST_PARTS, &mut |fields, of| compare.push(fields.comparison(of)));
        let indicator = Indicator {
            path,
            id,
            label,
            quantity,
            kind: *kinds.get(self.choice(of, "kind", KINDS)).unwrap_or(&IndicatorKind::Level),
            of: self.text(of, "of"),
            period: self.period(of),
            period_text: self.text(of, "periodText"),
            region: self.text(of, "region"),
            change: self.object(of, "change").map(|change| self.change(&change)),
            compare,
            from: self.inner(of, "from"),
            target: self.inner(of, "target"),
            whole: self.object(of, "whole").map(|whole| self.whole_of(&whole)),
            rank: self.object(of, "rank").and_then(|rank| self.rank(&rank)),
            derived: self.object(of, "derived").and_then(|derived| self.derivation(&derived)),
            sources,
        };
        if REPORT {
            // For editors: how sure the extractor was. No chart shows it.
            self.at(of, "explain");
        }
        self.done(of);
        indicator
    }

    /// The keys that every quantity has, read from the object that holds them.
    #[inline(never)]
    fn quantity(&mut self, of: &Object<'_>, role: Role) -> Quantity {
        let qualifiers = [
            Qualifier::Exact,
            Qualifier::Over,
            Qualifier::AtLeast,
            Qualifier::Under,
            Qualifier::AtMost,
            Qualifier::About,
        ];
        let value = self.decimal(of, "value");
        if role == Role::Distance && value.is_some_and(Decimal::is_negative) {
            self.error(Code::SignedChange, &[]);
        }
        let upper = self.decimal(of, "upper");
        if let (Some(low), Some(high)) = (value, upper)
            && high < low
        {
            self.error(Code::RangeOrder, &[&high.to_string(), &low.to_string()]);
        }
        let unit = self.str(of, "unit").and_then(|text| self.unit(text)).unwrap_or_else(Unit::none);
        if role == Role::Own && value.is_some() {
            self.require(of, "unit");
        }
        Quantity {
            value,
            upper,
            unit,
            written: self.text(of, "written"),
            qualifier: *qualifiers.get(self.choice(of, "qualifier", QUALIFIERS)).unwrap_or(&Qualifier::Exact),
            qualifier_text: self.text(of, "qualifierText"),
            figure: if role == Role::Own { None } else { self.figure(of) },
        }
    }

    fn period(&mut self, of: &Object<'_>) -> Option<String> {
        let period = self.text(of, "period")?;
        if REPORT && Period::parse(&period).is_none() {
            self.warn(Code::Period, &[&period]);
        }
        Some(period)
    }

    #[inline(never)]
    fn inner(&mut self, of: &Object<'_>, key: &'static str) -> Option<Quantity> {
        let of = self.object(of, key)?;
        let quantity = self.quantity(&of, Role::Inner);
        self.done(&of);
        Some(quantity)
    }

    fn whole_of(&mut self, of: &Object<'_>) -> Whole {
        let whole = Whole { quantity: self.quantity(of, Role::Inner), label: self.text(of, "label") };
        self.done(of);
        whole
    }

    #[inline(never)]
    fn direction(&mut self, of: &Object<'_>) -> Direction {
        let directions = [Direction::Up, Direction::Down, Direction::Flat, Direction::Up, Direction::Down];
        *directions.get(self.choice(of, "direction", DIRECTIONS)).unwrap_or(&Direction::Up)
    }

    fn change(&mut self, of: &Object<'_>) -> Change {
        let bases = [Basis::YearOnYear, Basis::PeriodOnPeriod, Basis::SinceYearEnd, Basis::Average, Basis::Other];
        let quantity = self.quantity(of, Role::Distance);
        let direction = self.direction(of);
        self.require(of, "direction");
        let basis = *bases.get(self.choice(of, "basis", BASES)).unwrap_or(&Basis::Other);
        self.done(of);
        Change { quantity, direction, basis }
    }

    fn comparison(&mut self, of: &Object<'_>) -> Comparison {
        let comparison = Comparison {
            quantity: self.quantity(of, Role::Distance),
            of: if self.choice(of, "of", OFS) == 1 { Of::Change } else { Of::Value },
            to: self.word(of, "to"),
            direction: self.direction(of),
        };
        self.done(of);
        comparison
    }

    fn rank(&mut self, of: &Object<'_>) -> Option<Rank> {
        let place = self.whole(of, "place", true);
        self.require(of, "place");
        let among = self.text(of, "among");
        let years = self.whole(of, "years", true).map(Decimal::whole);
        let figure = self.figure(of);
        self.done(of);
        Some(Rank { place: Decimal::whole(place?), among, years, figure })
    }

    fn derivation(&mut self, of: &Object<'_>) -> Option<Derivation> {
        let op = self.choice(of, "op", OPS);
        self.require(of, "op");
        let args = self.strings(of, "args", 2);
        self.done(of);
        let op = *[Op::Minus, Op::Plus, Op::Divide, Op::Complement].get(op)?;
        Some(Derivation { op, args })
    }

    /// One source, or a list of them.
    fn sources(&mut self, of: &Object<'_>) -> Vec<Source> {
        let mut sources = Vec::new();
        let mut read = |fields: &mut Self, of: &Object<'_>| {
            let source = fields.source(of);
            if !source.exact.is_empty() {
                sources.push(source);
            }
        };
        if let Some(Node::List(_)) = of.get("source") {
            self.objects(of, "source", MOST_PARTS, &mut read);
        } else if let Some(source) = self.object(of, "source") {
            read(self, &source);
        }
        sources
    }

    fn source(&mut self, of: &Object<'_>) -> Source {
        let source = Source {
            exact: self.word(of, "exact"),
            prefix: self.text(of, "prefix").unwrap_or_default(),
            suffix: self.text(of, "suffix").unwrap_or_default(),
            span: self.span(of),
            figure: self.figure(of),
        };
        self.done(of);
        source
    }

    #[inline(never)]
    fn figure(&mut self, of: &Object<'_>) -> Option<Span> {
        let figure = self.object(of, "figure")?;
        let span = self.span(&figure);
        self.done(&figure);
        span
    }

    #[inline(never)]
    fn span(&mut self, of: &Object<'_>) -> Option<Span> {
        let (start, end) = (self.whole(of, "start", false), self.whole(of, "end", false));
        Some(Span { start: start?, end: end? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn qualifiers_are_those_of_the_format() {
        let words: Vec<_> = Qualifier::WORDS.iter().map(|(word, _)| *word).collect();
        assert_eq!(words.join(", "), QUALIFIERS);
        for (word, qualifier) in Qualifier::WORDS {
            let node = Node::Map(vec![("qualifier".to_owned(), Node::Text(word.to_owned()))]);
            let mut report = Report::default();
            let mut fields = Fields::new(&mut report);
            let object = fields.entered(&node).expect("an object");
            assert_eq!(fields.quantity(&object, Role::Own).qualifier, qualifier);
            assert_eq!(report, Report::default());
        }
    }
}
