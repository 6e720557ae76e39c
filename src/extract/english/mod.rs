//! English sentences: smaller in scope, the same shape.

mod amounts;
mod behind;
mod subject;
mod times;

use super::amount::Amount;
use super::chars::letters;
use super::figure::{Distance, Growth, negative};
use super::reader::Reader;
use super::times::Time;
use crate::document::{Direction, IndicatorKind, Of, Qualifier};

pub(super) use amounts::Word;
use amounts::{Quantity, quantities, words};
pub(super) use times::time;

/// Whether a line is written in Latin letters.
pub(super) fn is_english(line: &[char]) -> bool {
    let latin = line.iter().filter(|c| c.is_ascii_alphabetic()).count();
    let han = line.iter().filter(|c| super::chars::is_han(**c)).count();
    latin > 12 && latin > han * 6
}

const UP: &str = "rose grew increased climbed jumped expanded gained advanced surged up rise growth increase gain higher doubled soared widened";
const DOWN: &str = "fell dropped declined decreased shrank contracted slid down fall decline drop decrease lower dipped slipped cut narrowed";
const VERBS: &str = "was were is are reached totalled totaled stood hit numbered amounted came exceeded topped surpassed had has employed handled served made attracted adding added opened contributing have recorded posted reported received produced built created completed issued sold exported imported covering covers bringing changed took accounted represented rose grew increased climbed jumped expanded gained advanced surged fell dropped declined decreased shrank contracted slid shipped expects expected aims widened narrowed signed generated invested dipped slipped";
const STOPS: &str = "in from to by at on of for with who which that were was is are have has had and or as while but since after this last its their respectively year years compared";
const ARTICLES: &str =
    "the a an its their his her total that this with and but while of which some about only by up to from all at";

/// Reads the indicators of one sentence.
pub(super) fn read(reader: &mut Reader<'_>, start: usize, end: usize) {
    let words = words(reader.text, start, end);
    let found = quantities(reader.text, &words);
    let mut clause = 0;
    let mut subject: Vec<char> = Vec::new();
    let mut pending: Option<Quantity> = None;
    for (k, quantity) in found.iter().enumerate() {
        let from = if k == 0 { 0 } else { found[k - 1].next };
        // The clause begins behind the last comma, semicolon or conjunction.
        let cut = (from..quantity.word).rev().find(|i| words[*i].is(", ;")).map_or(from, |i| i + 1);
        clause = if cut > from || k == 0 { cut } else { clause.max(from) };
        let mut say = Sentence {
            reader,
            words: &words,
            quantity,
            clause,
            from: cut.max(from),
            subject: &mut subject,
            following: &found[k + 1..],
        };
        say.figure(&mut pending);
    }
}

struct Sentence<'r, 't, 'w> {
    reader: &'r mut Reader<'t>,
    words: &'w [Word],
    quantity: &'w Quantity,
    clause: usize,
    from: usize,
    subject: &'w mut Vec<char>,
    following: &'w [Quantity],
}

impl Sentence<'_, '_, '_> {
    fn figure(&mut self, pending: &mut Option<Quantity>) {
        // Of several that were read at once.
        if self.reader.english_taken > 0 {
            self.reader.english_taken -= 1;
            return;
        }
        let quantity = self.quantity;
        let before = &self.words[self.from..quantity.word];
        let unit = quantity.amount.unit.as_str();
        let points = unit.starts_with("percentage point");
        let percent = unit == "%";
        if let Some((to, direction)) = self.reference()
            && (points || self.is_alike())
        {
            // 6 more than a year earlier
            if behind::is_time(&to) {
                return self.changed(direction);
            }
            return self.distance(&to, direction);
        }
        if self.outpaced() {
            return;
        }
        if last(before, "from") && pending.is_none() {
            if self
                .following
                .first()
                .is_some_and(|next| self.words[quantity.next..next.word].iter().any(|word| word.is("to")))
            {
                self.name_subject(before.len());
                *pending = Some(quantity.clone());
                return;
            }
            if let Some(found) =
                self.reader.out.last_mut().filter(|found| super::figure::alike(&found.figure.unit, unit))
            {
                found.from = Some(quantity.figure(self.reader.text));
                return;
            }
        }
        // up 8% from a year earlier and 3% from the previous quarter
        if percent
            && before.len() == 1
            && before[0].is("and")
            && self.basis() != crate::document::Basis::Other
            && self.again()
        {
            return;
        }
        let verb = before.iter().rposition(|word| word.is(UP) || word.is(DOWN));
        if let Some(verb) = verb
            && !before[..verb].last().is_some_and(|word| word.is("made make makes"))
            && before[verb + 1..]
                .iter()
                .all(|word| word.is("by of about nearly over more than around roughly some an a"))
            && (percent || points || before[verb].is("up down increase decrease") || last(before, "by"))
        {
            return self.growth(verb, before[verb].is(UP));
        }
        self.value(pending, percent)
    }

    fn distance(&mut self, to: &str, direction: Direction) {
        let figure = self.quantity.figure(self.reader.text);
        self.distant(figure, to, direction);
    }

    fn distant(&mut self, figure: super::figure::Figure, to: &str, direction: Direction) {
        let Some(found) = self.reader.out[self.reader.in_sentence..].last_mut() else { return };
        let points = figure.unit.starts_with("percentage point");
        let of = if points && found.change.is_some() && (found.is_growth() || found.figure.unit != "%") {
            Of::Change
        } else {
            Of::Value
        };
        found.compare.push(Distance { of, to: to.to_owned(), figure, direction });
        found.rule("compare", 3);
    }

    /// Whether the last indicator of the sentence has the same unit.
    fn is_alike(&self) -> bool {
        let last = self.reader.out[self.reader.in_sentence..].last();
        last.is_some_and(|found| super::figure::alike(&found.figure.unit, &self.quantity.amount.unit))
    }

    /// The figure as the change of the last indicator.
    fn changed(&mut self, direction: Direction) {
        let change = Growth { figure: self.quantity.figure(self.reader.text), direction, basis: self.basis() };
        if let Some(found) =
            self.reader.out[self.reader.in_sentence..].last_mut().filter(|found| found.change.is_none())
        {
            found.change = Some(change);
            found.rule("change", 0);
        }
    }

    /// outpacing the national and the city average by 0.6 and 0.9 points
    fn outpaced(&mut self) -> bool {
        const ABOVE: &str = "outpacing outpaced exceeding beating surpassing topping";
        const BELOW: &str = "trailing lagging";
        let before = &self.words[self.clause..self.quantity.word];
        let Some(verb) = before.iter().rposition(|word| word.is(ABOVE) || word.is(BELOW)) else { return false };
        let Some(refs) = before[verb + 1..].split_last().filter(|(by, _)| by.is("by")).map(|(_, refs)| refs) else {
            return false;
        };
        let direction = if before[verb].is(ABOVE) { Direction::Up } else { Direction::Down };
        let mut names: Vec<String> = Vec::new();
        for part in refs.split(|word| word.is(", and")).filter(|part| !part.is_empty()) {
            let words: Vec<&str> =
                part.iter().filter(|word| !word.is("the both")).map(|word| word.text.as_str()).collect();
            names.push(spaced(&words));
        }
        // the national and provincial averages
        let parted = names.last().and_then(|name| {
            let noun = name.split(' ').fold("", |_, word| word);
            Some((noun, name.get(..name.len().checked_sub(noun.len() + 1)?)?))
        });
        if let Some((noun, adjective)) = parted {
            let noun = noun.trim_end_matches('s').to_owned();
            let (last, adjective) = (names.len() - 1, adjective.to_owned());
            for name in &mut names[..last] {
                if !name.ends_with(&noun) {
                    *name = [name.as_str(), " ", &noun].concat();
                }
            }
            names[last] = [&adjective, " ", noun.as_str()].concat();
        }
        let count = 1 + self.respectively();
        for (k, name) in names.iter().enumerate().take(if count > 1 { count } else { names.len() }) {
            let quantity = if k == 0 || count == 1 { self.quantity } else { &self.following[k - 1] };
            let figure = quantity.figure(self.reader.text);
            self.distant(figure, name, direction);
        }
        self.reader.english_taken = count - 1;
        true
    }

    /// The last indicator's change again, from another time.
    fn again(&mut self) -> bool {
        let Some(last) = self.reader.out[self.reader.in_sentence..].last() else { return false };
        let (Some(change), name) = (&last.change, letters(&last.label)) else { return false };
        let direction = change.direction;
        let figure = self.quantity.figure(self.reader.text);
        let change = Growth { figure: figure.clone(), direction, basis: self.basis() };
        let at = self.add(self.quantity, &name, "second-change");
        let found = &mut self.reader.out[at];
        found.kind = IndicatorKind::Rate;
        found.figure = if direction == Direction::Down { negative(figure) } else { figure };
        found.change = Some(change);
        found.rule("carried", 10);
        true
    }

    fn growth(&mut self, verb: usize, up: bool) {
        let text = self.reader.text;
        let mut figure = self.quantity.figure(text);
        let mut direction = if up { Direction::Up } else { Direction::Down };
        if let Some(value) = figure.value.strip_prefix('-') {
            figure.value = value.to_owned();
            direction = Direction::Down;
        }
        let change = Growth { figure, direction, basis: self.basis() };
        let verbal = self.words[self.from + verb].is("rose grew increased climbed jumped expanded gained advanced surged soared fell dropped declined decreased shrank contracted slid dipped slipped cut narrowed widened");
        let has_subject = self.name_subject(verb);
        // rose 8.2% to 136 million tonnes
        let to = self.following.first().is_some_and(|next| {
            let mut between = &self.words[self.quantity.next..next.word];
            while last(between, "$ € about roughly nearly almost around over more than some") {
                between = &between[..between.len() - 1];
            }
            last(between, "to")
        });
        if verbal && to {
            self.reader.english_change = Some(change);
            return;
        }
        if !verbal
            && !has_subject
            && let Some(found) = self.reader.out[self.reader.in_sentence..].last_mut()
            && found.change.is_none()
        {
            found.change = Some(change);
            found.rule("change", 0);
            return;
        }
        // trade with A and B rose by 1% and 2%
        let names = self.names(1 + self.respectively());
        for (k, name) in names.iter().enumerate() {
            let quantity = if k == 0 { self.quantity } else { &self.following[k - 1] };
            let mut change = change.clone();
            change.figure = quantity.figure(text);
            let at = self.add(quantity, name, "growth");
            let found = &mut self.reader.out[at];
            found.kind = IndicatorKind::Rate;
            found.figure =
                if direction == Direction::Down { negative(change.figure.clone()) } else { change.figure.clone() };
            found.change = Some(change);
        }
        self.reader.english_taken = names.len() - 1;
    }

    fn value(&mut self, pending: &mut Option<Quantity>, percent: bool) {
        let before = &self.words[self.from..self.quantity.word];
        let bare =
            self.quantity.amount.unit.is_empty() || matches!(self.quantity.amount.unit.as_str(), "million" | "billion");
        let things = if bare { self.things() } else { Vec::new() };
        let verb = before.iter().rposition(|word| word.is(VERBS));
        // Where a change is told, its subject has been named.
        if things.is_empty() && self.reader.english_change.is_none() {
            match verb {
                Some(verb) => {
                    self.name_subject(verb);
                }
                None => {
                    self.name_subject(before.len());
                }
            }
        }
        if self.subject.is_empty() && things.is_empty() {
            return;
        }
        let share = percent && before.iter().any(|word| word.is("accounted made represented took contributed were"));
        let count = if things.is_empty() { 1 + self.respectively() } else { 1 };
        let names = if things.is_empty() { self.names(count) } else { vec![things] };
        for (k, name) in names.iter().enumerate() {
            let quantity = if k == 0 { self.quantity } else { &self.following[k - 1] };
            let at = self.add(quantity, name, if bare { "number-first" } else { "value" });
            let whole = if share { self.whole() } else { None };
            let found = &mut self.reader.out[at];
            found.kind = kind(&found.figure.unit, &found.label, share);
            found.whole = whole;
            if let Some(start) = pending.take() {
                let mut from = start.figure(self.reader.text);
                if from.unit.is_empty() {
                    from.unit.clone_from(&found.figure.unit);
                }
                found.from = Some(from);
            }
            found.change = self.reader.english_change.take();
        }
        self.reader.english_taken = names.len() - 1;
    }

    fn add(&mut self, quantity: &Quantity, name: &[char], rule: &'static str) -> usize {
        let at = self.reader.add_figure(quantity.figure(self.reader.text), name, rule);
        self.reader.out[at].rules.push("english");
        at
    }
}

/// Words with a space between them.
fn spaced(words: &[&str]) -> String {
    let mut out = String::new();
    for word in words {
        if !out.is_empty() {
            out.push(' ');
        }
        out += word;
    }
    out
}

fn last(words: &[Word], list: &'static str) -> bool {
    words.last().is_some_and(|word| word.is(list))
}

fn kind(unit: &str, label: &str, share: bool) -> IndicatorKind {
    match unit {
        "%" if share || label.starts_with("share") => IndicatorKind::Share,
        "%" => IndicatorKind::Rate,
        "" => IndicatorKind::Count,
        _ => IndicatorKind::Level,
    }
}

/// The amount of an English figure, with its words before.
pub(super) type Before = Option<(Qualifier, String)>;

/// Keeps the compiler from asking where these are used.
pub(super) fn amount(start: usize, end: usize, value: String, unit: String, in_words: bool) -> Amount {
    Amount {
        start,
        end,
        value,
        upper: None,
        unit,
        qualifier: Qualifier::Exact,
        word: None,
        in_words,
        doubling: false,
        shared: false,
    }
}

/// A time that a sentence names.
pub(super) type Said = Option<Time>;
