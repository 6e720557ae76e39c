//! Line breaking after the kinsoku rules of `visual.md`.

use super::Weight;
use super::kinsoku::{
    Break, NO_END, NOTHING, PAUSES, PERCENT, among, bound_length, class, is_digit, is_flag, is_space,
};
use super::width::{advance, pixels};

/// Longer paragraphs are filled line by line, so that time stays linear.
const LONGEST: usize = 2048;

/// Broken text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lines {
    /// At least one; without spaces at either end.
    pub lines: Vec<String>,
    /// Whether text was cut, with an ellipsis at the end of the last line.
    pub clipped: bool,
}

/// Breaks `text`, set in `weight` at `size` pixels, into at most `most` lines
/// of `room` pixels (at least one line), as few as possible, full rather than
/// even, breaking after punctuation where that costs little.
///
/// Spaces at breaks disappear and `'\n'` always breaks; otherwise the lines
/// joined are the text. Figures with their units, `约` and `超` with their
/// figures, quoted terms of up to six characters and Latin words stay whole
/// unless the room is too small for them. A character wider than the room
/// stands alone. Text that does not fit `most` lines ends in `…`, never within
/// a figure (perhaps with nothing but `…` on the last line).
///
/// # Examples
/// ```
/// use indicator_charts::text::{Weight, break_lines};
/// let broken = break_lines("生产总值1331.4亿元，同比增长7.9%", 154.0, 14.0, Weight::Regular, 3);
/// assert_eq!(broken.lines, ["生产总值1331.4亿元，", "同比增长7.9%"]);
/// assert!(!broken.clipped);
/// ```
pub fn break_lines(text: &str, room: f64, size: f64, weight: Weight, most: usize) -> Lines {
    lay(text, Fit { room, size, weight }, most, false)
}

/// Like [`break_lines`] and with as many lines, but of similar length, the
/// last of at least three characters where possible: for titles.
pub fn balance(text: &str, room: f64, size: f64, weight: Weight, most: usize) -> Lines {
    lay(text, Fit { room, size, weight }, most, true)
}

#[derive(Clone, Copy)]
struct Fit {
    room: f64,
    size: f64,
    weight: Weight,
}

fn lay(text: &str, fit: Fit, most: usize, even: bool) -> Lines {
    let most = most.max(1);
    let mut lines = Vec::new();
    let mut rest = Some(text.trim());
    while let Some(text) = rest {
        let end = text.bytes().position(|byte| byte == b'\n');
        rest = end.and_then(|end| text.get(end + 1..));
        let mut paragraph = Paragraph::new(text[..end.unwrap_or(text.len())].trim(), fit);
        let left = most - lines.len();
        let needed = paragraph.fill(left);
        if needed > 1 && needed <= left && paragraph.len() <= LONGEST {
            paragraph.search(even);
        }
        let clipped = needed > left || (needed == left && rest.is_some());
        let mut start = 0;
        let shown = needed.min(left);
        for line in 1..shown + 1 {
            let next = paragraph.places[start].next;
            lines.push(if clipped && line == left { paragraph.cut(start) } else { paragraph.slice(start, next) });
            start = next;
        }
        if clipped {
            return Lines { lines, clipped };
        }
    }
    Lines { lines, clipped: false }
}

/// The place before a character with its marks, or the end.
struct Place {
    /// Where the next line would start and this one would end (without the
    /// spaces between): bytes.
    start: usize,
    end: usize,
    /// The same in hundredths of an em from the start.
    from: u64,
    to: u64,
    class: Break,
    /// Whether an ellipsis may stand here.
    cut: bool,
    /// The place where a line from here ends.
    next: usize,
    /// Of that line and all that follow: how many, and what they cost.
    lines: usize,
    cost: f64,
}

struct Paragraph<'a> {
    text: &'a str,
    fit: Fit,
    places: Vec<Place>,
}

impl<'a> Paragraph<'a> {
    #[inline(never)]
    fn new(text: &'a str, fit: Fit) -> Self {
        let mut places: Vec<Place> = Vec::new();
        // The last two characters, not counting spaces; the last in any case.
        let (mut older, mut old, mut last) = (NOTHING, NOTHING, NOTHING);
        let (mut from, mut end, mut to, mut bound, mut figure) = (0, 0, 0, 0, 0);
        let (mut flag, mut spaced) = (false, false);
        let mut chars = text.chars();
        loop {
            let rest = chars.as_str();
            let start = text.len() - rest.len();
            let (c, over) = chars.next().map_or((NOTHING, true), |c| (c, false));
            let (advance, space) = (advance(c, fit.weight), is_space(c));
            flag = !flag && is_flag(last) && is_flag(c);
            let joined = advance == 0 || last == '\u{200d}' || matches!(c, '\u{1f3fb}'..='\u{1f3ff}') || flag;
            if over || places.is_empty() || !joined || spaced {
                let class = if over { Break::Good } else { class(older, old, c, spaced, start < bound) };
                let cut = start >= figure && (class <= Break::Plain || !(is_digit(old) || is_digit(c)));
                places.push(Place { start, end, from, to, class, cut, next: 0, lines: 0, cost: 0.0 });
                if over {
                    return Self { text, fit, places };
                }
                bound = bound.max(start + bound_length(rest));
                if is_digit(c) || among(PERCENT, c) {
                    figure = bound;
                }
                if !space {
                    (older, old) = (if spaced { NOTHING } else { old }, c);
                }
            }
            from += advance;
            if !space {
                (end, to) = (start + c.len_utf8(), from);
            }
            (last, spaced) = (c, space);
        }
    }

    /// Position of the end.
    fn len(&self) -> usize {
        self.places.len() - 1
    }

    fn slice(&self, start: usize, end: usize) -> String {
        self.text.get(self.places[start].start..self.places[end].end).unwrap_or_default().to_owned()
    }

    /// Of the line from `start` to `end` and `more` hundredths of an em.
    #[inline(never)]
    fn pixels(&self, start: usize, end: usize, more: u64) -> f64 {
        pixels(self.places[end].to.saturating_sub(self.places[start].from) + more, self.fit.size)
    }

    /// Where a line from `start` may end: at all places up to the one
    /// returned that are no worse than the class returned. They fit and are
    /// no worse than need be, or else there is only the next.
    #[inline(never)]
    fn ends(&self, start: usize) -> (usize, Break) {
        let (mut end, mut worst) = (start, Break::Never);
        while end < self.len() && self.pixels(start, end + 1, 0) <= self.fit.room {
            end += 1;
            worst = worst.min(self.places[end].class);
        }
        while worst == Break::Never && end < self.len() {
            end += 1;
            worst = self.places[end].class;
        }
        (end, worst.max(Break::Plain))
    }

    /// Makes every line as full as can be; returns how many there are, or
    /// `most` + 1 where there are more.
    fn fill(&mut self, most: usize) -> usize {
        let (mut start, mut lines) = (0, 0);
        loop {
            let (mut end, worst) = self.ends(start);
            while self.places[end].class > worst {
                end -= 1;
            }
            self.places[start].next = end;
            (start, lines) = (end, lines + 1);
            if start >= self.len() || lines > most {
                return lines;
            }
        }
    }

    /// Finds the cheapest way to as few lines as possible.
    fn search(&mut self, even: bool) {
        for start in (0..self.len()).rev() {
            let (last, worst) = self.ends(start);
            let mut least = (usize::MAX, f64::INFINITY, last);
            for end in start + 1..last + 1 {
                let place = &self.places[end];
                let (lines, cost) = (place.lines + 1, place.cost + self.cost(start, end, even));
                if place.class <= worst && (lines < least.0 || (lines == least.0 && cost < least.1)) {
                    least = (lines, cost, end);
                }
            }
            let place = &mut self.places[start];
            (place.lines, place.cost, place.next) = least;
        }
    }

    /// Of a line; 1 is that of an empty one.
    fn cost(&self, start: usize, end: usize, even: bool) -> f64 {
        let last = end == self.len();
        let (pixels, room) = (self.pixels(start, end, 0), self.fit.room);
        let full = if pixels < room { pixels / room } else { 1.0 };
        // The sum of squares of a given total is least for equal parts.
        let shape = match (even, last) {
            (true, _) => full * full,
            (false, true) => 0.0,
            (false, false) => (1.0 - full) * (1.0 - full),
        };
        // Worth 32 % of the room left empty, or two lines 44 % apart.
        let place = if self.places[end].class == Break::Good { 0.0 } else { 0.1 };
        let orphan = if last && end - start < 3 { 1.0 } else { 0.0 };
        shape + place + orphan
    }

    /// As much of the text from `start` as fits with an ellipsis.
    fn cut(&self, start: usize) -> String {
        let ellipsis = advance('…', self.fit.weight);
        let (mut end, mut fitting) = (start, start + 1);
        while fitting <= self.len() && self.pixels(start, fitting, ellipsis) <= self.fit.room {
            if self.places[fitting].cut {
                end = fitting;
            }
            fitting += 1;
        }
        let mut kept = if end > start { self.slice(start, end) } else { String::new() };
        while let Some(c) = kept.pop() {
            if !(is_space(c) || among(PAUSES, c) || among(NO_END, c)) {
                kept.push(c);
                break;
            }
        }
        kept.push('…');
        kept
    }
}

#[cfg(test)]
#[path = "lines_tests.rs"]
mod tests;
