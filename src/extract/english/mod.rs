//! English sentences: smaller in scope, the same shape.

mod amounts;
mod times;

use super::amount::Amount;
use super::chars::{is_letter, starts};
use super::figure::{Distance, Growth, Whole, negative};
use super::reader::Reader;
use super::times::Time;
use crate::document::{Basis, Direction, IndicatorKind, Of, Qualifier};

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
        let quantity = self.quantity;
        let before = &self.words[self.from..quantity.word];
        let unit = quantity.amount.unit.as_str();
        let points = unit.starts_with("percentage point");
        let percent = unit == "%";
        if points && let Some((to, direction)) = self.reference() {
            return self.distance(&to, direction);
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
        if percent && before.len() == 1 && before[0].is("and") && self.basis() != Basis::Other && self.again() {
            return;
        }
        let verb = before.iter().rposition(|word| word.is(UP) || word.is(DOWN));
        if let Some(verb) = verb
            && !before[..verb].last().is_some_and(|word| word.is("made make makes"))
            && before[verb + 1..]
                .iter()
                .all(|word| word.is("by of about nearly over more than around roughly some an a"))
            && (percent || points || before[verb].is("up down increase decrease"))
        {
            return self.growth(verb, before[verb].is(UP));
        }
        self.value(pending, percent)
    }

    /// The last indicator's change again, from another time.
    fn again(&mut self) -> bool {
        let Some(last) = self.reader.out[self.reader.in_sentence..].last() else { return false };
        let (Some(change), name) = (&last.change, last.label.chars().collect::<Vec<char>>()) else { return false };
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

    /// above the national average: what stands behind the figure.
    fn reference(&self) -> Option<(String, Direction)> {
        let after = &self.words[self.quantity.next..];
        let first = after.first()?;
        let shared = || self.following.iter().find_map(|next| self.words.get(next.next)).zip(self.following.first());
        let (word, from) = if first.is("above below higher lower faster slower ahead behind more less") {
            (first, self.quantity.next)
        } else {
            let (word, next) = shared()?;
            if !word.is("above below higher lower faster slower")
                || !first.is("and ,") && self.quantity.next != next.word
            {
                return None;
            }
            (word, next.next)
        };
        let direction = if word.is("above higher faster ahead more") { Direction::Up } else { Direction::Down };
        let rest: Vec<&Word> = self.words[from + 1..]
            .iter()
            .take_while(|word| !word.is(", ; . and") || word.is("and"))
            .filter(|word| !word.is("than of the"))
            .take(8)
            .collect();
        let respectively = rest.iter().any(|word| word.is("respectively"));
        let names: Vec<&str> =
            rest.iter().take_while(|word| !word.is("respectively , ; .")).map(|word| word.text.as_str()).collect();
        if respectively && let Some(and) = names.iter().position(|name| *name == "and") {
            let noun = names.last()?.trim_end_matches('s').to_owned();
            // The second figure stands behind the first.
            let second = !first.is("and ,") && self.quantity.next == from;
            let adjective = if second { names.get(and + 1)? } else { names.get(and.checked_sub(1)?)? };
            return Some(([adjective, " ", &noun].concat(), direction));
        }
        let end = names.iter().position(|name| *name == "and").unwrap_or(names.len());
        Some((spaced(&names[..end]), direction)).filter(|(name, _)| !name.is_empty())
    }

    fn distance(&mut self, to: &str, direction: Direction) {
        let figure = self.quantity.figure(self.reader.text);
        let Some(found) = self.reader.out[self.reader.in_sentence..].last_mut() else { return };
        let of = if found.change.is_some() && (found.is_growth() || found.figure.unit != "%") {
            Of::Change
        } else {
            Of::Value
        };
        found.compare.push(Distance { of, to: to.to_owned(), figure, direction });
        found.rule("compare", 3);
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
        let verbal = self.words[self.from + verb].is("rose grew increased climbed jumped expanded gained advanced surged soared fell dropped declined decreased shrank contracted slid dipped slipped");
        let has_subject = self.name_subject(verb);
        // rose 8.2% to 136 million tonnes
        let to = self.words[self.quantity.next..]
            .iter()
            .find(|word| !word.is("year on from a earlier the previous quarter month same period last year-on-year"))
            .is_some_and(|word| word.is("to"));
        if verbal && to && !self.following.is_empty() {
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

    /// How many figures share the subjects before this one.
    fn respectively(&self) -> usize {
        let rest = &self.words[self.quantity.next..];
        let end = rest.iter().position(|word| word.is(". ;")).unwrap_or(rest.len());
        if !rest[..end].iter().any(|word| word.is("respectively")) {
            return 0;
        }
        let mut next = self.quantity.next;
        let joined = self.following.iter().take_while(|following| {
            let joint = self.words[next..following.word].iter().all(|word| word.is(", and"));
            next = following.next;
            joint
        });
        joined.count()
    }

    /// The subjects for `count` figures: Orders, costs and prices.
    fn names(&self, count: usize) -> Vec<Vec<char>> {
        if count == 1 {
            return vec![self.subject.clone()];
        }
        let parts = parts(self.subject);
        if parts.len() != count {
            return vec![self.subject.clone(); count];
        }
        // trade with ASEAN and the Middle East: the head is said once.
        let head = place_of(parts[0], " with ").or_else(|| place_of(parts[0], " of ")).map_or(&[][..], |at| {
            let space = parts[0][at + 1..].iter().position(|c| *c == ' ');
            &parts[0][..space.map_or(parts[0].len(), |space| at + 2 + space)]
        });
        let name = |(k, part): (usize, &&[char])| [if k > 0 { head } else { &[] }, part].concat();
        parts.iter().enumerate().map(name).collect()
    }

    fn value(&mut self, pending: &mut Option<Quantity>, percent: bool) {
        if self.reader.english_taken > 0 {
            self.reader.english_taken -= 1;
            return;
        }
        let before = &self.words[self.from..self.quantity.word];
        let bare =
            self.quantity.amount.unit.is_empty() || matches!(self.quantity.amount.unit.as_str(), "million" | "billion");
        let things = if bare { self.things() } else { Vec::new() };
        let verb = before.iter().rposition(|word| word.is(VERBS));
        if things.is_empty() {
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

    /// What a bare number counts: 563 high-tech firms.
    fn things(&self) -> Vec<char> {
        let rest = &self.words[self.quantity.next..];
        let end = rest
            .iter()
            .position(|word| word.is(STOPS) || word.is(", ; . ( ) :") || word.is(VERBS))
            .unwrap_or(rest.len())
            .min(6);
        let nouns = &rest[..end];
        if nouns.is_empty() || !nouns[0].text.starts_with(|c: char| c.is_ascii_lowercase() || c == '“') {
            return Vec::new();
        }
        self.phrase(nouns)
    }

    fn phrase(&self, words: &[Word]) -> Vec<char> {
        let (Some(first), Some(last)) = (words.first(), words.last()) else { return Vec::new() };
        let mut text: Vec<char> = self.reader.text[first.start..last.end].to_vec();
        // A sentence's first word has a capital that its label has not.
        if text.len() > 1 && text[1].is_ascii_lowercase() {
            text[0] = text[0].to_ascii_lowercase();
        }
        text
    }

    /// Takes the words before the verb as the subject; whether there are any.
    fn name_subject(&mut self, verb: usize) -> bool {
        let mut words = without_verb(&self.words[self.clause..(self.from + verb).max(self.clause)]);
        // A subject before a comma: Orders, costs and prices changed.
        if let Some(at) = words.iter().rposition(|word| word.is(VERBS))
            && at + 1 < words.len()
        {
            words = &words[at + 1..];
        }
        if self.respectively() > 0 && self.from > 0 {
            let start =
                self.words[..self.from + verb].iter().rposition(|word| word.is("; . with")).map_or(0, |at| at + 1);
            words = &self.words[start..self.from + verb];
        }
        while words.first().is_some_and(|word| word.is(ARTICLES)) {
            words = &words[1..];
        }
        words = without_verb(words);
        // Output in the first quarter of 2024
        if let Some(at) = words.iter().position(|word| word.is("in by during for")).filter(|at| *at > 0) {
            let timed = words[at + 1..].iter().any(|word| {
                word.is("quarter half year quarters months") || word.text.len() == 4 && word.text.starts_with("20")
            });
            if timed {
                words = &words[..at];
            }
        }
        if let Some(at) = words
            .iter()
            .position(|word| word.is("number total share"))
            .filter(|_| words.len() > 2 && words[1].is("of") && words[0].is("number total"))
        {
            words = &words[at + 2..];
        }
        let named = words.iter().any(|word| {
            word.text.chars().all(|c| is_letter(c) || matches!(c, '-' | '“' | '”' | '\'' | '’'))
                && !word.is("it they")
                && !word.is(ARTICLES)
        });
        if !named {
            return false;
        }
        *self.subject = self.phrase(words);
        // Yunling's gross domestic product
        if let Some(at) = place_of(self.subject, "'s ").or_else(|| place_of(self.subject, "’s ")) {
            self.subject.drain(..at + 3);
        }
        true
    }

    fn basis(&self) -> Basis {
        let rest: Vec<&str> = self.words[self.quantity.next..]
            .iter()
            .take_while(|word| !word.is(", ; ."))
            .take(9)
            .map(|word| word.text.as_str())
            .collect();
        let mut rest = spaced(&rest).to_ascii_lowercase();
        // From a year earlier, output rose 6.8%.
        if rest.is_empty() && self.words.len() > 4 && self.words[0].is("from compared") {
            let first: Vec<&str> = self.words[..4].iter().map(|word| word.text.as_str()).collect();
            rest = spaced(&first).to_ascii_lowercase();
        }
        let starts = |words: &[&str]| words.iter().any(|word| rest.starts_with(word));
        if starts(&[
            "year on year",
            "year-on-year",
            "from a year",
            "from the previous year",
            "on the same period",
            "compared with a year",
            "over a year",
            "from the same period",
            "on a year",
            "from last year",
            "over the previous year",
            "compared with the same",
        ]) {
            Basis::YearOnYear
        } else if starts(&[
            "quarter on quarter",
            "month on month",
            "from the previous quarter",
            "from the previous month",
            "quarter-on-quarter",
            "month-on-month",
            "from a month",
            "from a quarter",
        ]) {
            Basis::PeriodOnPeriod
        } else if starts(&["from the end of", "from the start of", "since the start", "since the end"]) {
            Basis::SinceYearEnd
        } else if starts(&["a year on average", "annually", "on average", "a year"]) {
            Basis::Average
        } else {
            Basis::Other
        }
    }

    /// of retail sales: the whole behind a share.
    fn whole(&self) -> Option<Whole> {
        let rest = &self.words[self.quantity.next..];
        if !rest.first()?.is("of") {
            return None;
        }
        let mut rest = &rest[1..];
        while rest.first().is_some_and(|word| word.is("the all its")) {
            rest = &rest[1..];
        }
        let end = rest.iter().position(|word| word.is(", ; . and in") || word.is(VERBS)).unwrap_or(rest.len()).min(6);
        let label: String = self.phrase(&rest[..end]).iter().collect();
        (!label.is_empty()).then_some(Whole { figure: None, label: Some(label) })
    }

    fn add(&mut self, quantity: &Quantity, name: &[char], rule: &'static str) -> usize {
        let at = self.reader.add_figure(quantity.figure(self.reader.text), name, rule);
        self.reader.out[at].rules.push("english");
        at
    }
}

/// Without the verb and the small words behind a subject.
fn without_verb(mut words: &[Word]) -> &[Word] {
    const SMALL: &str = "by of at to from for and , about than more over fewer less least nearly roughly some around up down it an a which they whom also then";
    while words.last().is_some_and(|word| word.is(SMALL) || word.is(VERBS)) {
        words = &words[..words.len() - 1];
    }
    words
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

/// Where `words` begin in `text`; they may have spaces.
fn place_of(text: &[char], words: &str) -> Option<usize> {
    (0..text.len()).find(|i| starts(&text[*i..], words))
}

/// What commas and conjunctions stand between.
fn parts(text: &[char]) -> Vec<&[char]> {
    let (mut parts, mut from, mut i) = (Vec::new(), 0, 0);
    while i < text.len() {
        match [", ", " and "].iter().find(|joint| starts(&text[i..], joint)) {
            Some(joint) => {
                parts.push(&text[from..i]);
                i += joint.len();
                from = i;
            }
            None => i += 1,
        }
    }
    parts.push(&text[from..]);
    parts
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
