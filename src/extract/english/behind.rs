//! What English says behind a figure: a reference, a basis, a whole, whether
//! figures and subjects go together.

use super::amounts::Word;
use super::{Sentence, VERBS, spaced};
use crate::document::{Basis, Direction};
use crate::extract::figure::Whole;
use crate::extract::number::whole;

/// Whether a reference is a time: a year earlier, before.
pub(super) fn is_time(to: &str) -> bool {
    to.split(' ').any(|word| matches!(word, "earlier" | "before" | "previous" | "last" | "year" | "month" | "quarter"))
}

impl Sentence<'_, '_, '_> {
    /// above the national average: what stands behind the figure.
    pub(super) fn reference(&self) -> Option<(String, Direction)> {
        let after = &self.words[self.quantity.next..];
        let first = after.first()?;
        let shared = || self.following.iter().find_map(|next| self.words.get(next.next)).zip(self.following.first());
        let (word, from) = if first.is("above below higher lower faster slower ahead behind more less fewer") {
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

    pub(super) fn basis(&self) -> Basis {
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
        // more than a year earlier, up 7% from 2023
        for more in ["more", "fewer", "less", "higher", "lower"] {
            if let Some(than) = rest.strip_prefix(more).and_then(|rest| rest.strip_prefix(" than ")) {
                rest = ["from ", than.strip_prefix("in ").unwrap_or(than)].concat();
                break;
            }
        }
        if let Some(year) = rest.strip_prefix("from ").and_then(|rest| whole(rest.get(..4)?))
            && let Some(now) = self.reader.times.now().and_then(|time| whole(time.period.get(..4)?))
            && year + 1 == now
        {
            return Basis::YearOnYear;
        }
        let starts = |words: &[&str]| words.iter().any(|word| rest.starts_with(word));
        if starts(&[
            "year on year",
            "year-on-year",
            "from a year",
            "from the previous year",
            "from the year before",
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
    pub(super) fn whole(&self) -> Option<Whole> {
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

    /// How many figures share the subjects before this one.
    pub(super) fn respectively(&self) -> usize {
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
}
