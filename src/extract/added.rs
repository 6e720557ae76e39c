//! Indicators as they are added, and their order in the end.

use super::chars::string;
use super::clause::Frame;
use super::figure::{Figure, Found, figure};
use super::reader::{DROPPED, Reader};
use super::{kind, label, role};

impl Reader<'_> {
    /// Adds an indicator for `frame`.
    pub(super) fn add(&mut self, frame: &Frame, words: &[char], label: &[char], rule: &'static str) -> usize {
        let before = role::tail(words).qualifier;
        let figure = figure(self.text, &frame.amount, before);
        let in_words = frame.amount.in_words;
        let at = self.add_figure(figure, label, rule);
        if in_words {
            self.out[at].rule("numeral", 4);
        }
        at
    }

    /// Adds an indicator for a figure.
    pub(super) fn add_figure(&mut self, figure: Figure, label: &[char], rule: &'static str) -> usize {
        let label = label::trimmed(label);
        let kind = kind::kind(&figure.unit, label);
        let time = self.times.now();
        let mut found = Found {
            figure,
            kind,
            of: None,
            period: time.map(|time| time.period.clone()),
            period_text: time.map(|time| time.words.clone()),
            region: self.place.clone(),
            change: None,
            compare: Vec::new(),
            from: None,
            target: None,
            whole: None,
            rank: None,
            sentence: self.sentence,
            confidence: 96,
            rules: vec![rule],
            label: string(label),
        };
        if found.figure.qualifier != crate::document::Qualifier::Exact {
            found.rule("qualifier", 1);
        }
        if label.len() > 16 {
            found.rule("long-label", 10);
        }
        self.out.push(found);
        // From here on the last indicator is what is spoken of.
        self.topic.clear();
        self.out.len() - 1
    }
}

/// In the order of the text; what they belong to moves along.
pub(super) fn in_order(mut found: Vec<Found>) -> Vec<Found> {
    let kept: Vec<bool> = found.iter().map(|found| !found.rules.contains(&DROPPED)).collect();
    if kept.contains(&false) {
        let mut places = Vec::with_capacity(kept.len());
        let mut place = 0;
        for kept in &kept {
            places.push(place);
            place += usize::from(*kept);
        }
        for found in &mut found {
            found.of = found.of.filter(|of| kept[*of]).map(|of| places[of]);
        }
        found.retain(|found| !found.rules.contains(&DROPPED));
    }
    // Few stand before what was found earlier, and never far.
    let mut order: Vec<usize> = Vec::with_capacity(found.len());
    for (at, one) in found.iter().enumerate() {
        let later = order.iter().rev().take_while(|at| found[**at].figure.span.start > one.figure.span.start).count();
        order.insert(at - later, at);
    }
    let mut places = vec![0; found.len()];
    for (place, at) in order.iter().enumerate() {
        places[*at] = place;
    }
    let mut slots: Vec<Option<Found>> = found.into_iter().map(Some).collect();
    let mut sorted: Vec<Found> = order.iter().filter_map(|at| slots[*at].take()).collect();
    for found in &mut sorted {
        found.of = found.of.map(|of| places[of]);
    }
    sorted
}
