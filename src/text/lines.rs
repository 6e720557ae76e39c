//! Line breaking after the kinsoku rules of `visual.md`.

use super::Weight;
use super::kinsoku::{Break, NO_END, PAUSES, PERCENT, among, bound_length, class, is_digit, is_flag, is_space};
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
    let mut lines: Vec<String> = Vec::new();
    let mut rest = Some(text.trim());
    while let Some(text) = rest {
        let (head, tail) = text.split_once('\n').map_or((text, None), |(head, tail)| (head, Some(tail)));
        rest = tail;
        let paragraph = Paragraph::new(head.trim(), fit);
        let left = most - lines.len();
        // What cannot fit is only filled: the search for the best breaks of a
        // long text would be thrown away.
        let hopeless = paragraph.pixels(0, paragraph.len(), 0) > fit.room * left as f64;
        let mut starts = if hopeless { paragraph.filled(left.saturating_add(1)) } else { paragraph.starts(even) };
        let clipped = starts.len() > left || (starts.len() == left && rest.is_some());
        if starts.len() > left {
            starts = paragraph.filled(left);
        }
        for (i, &start) in starts.iter().enumerate() {
            let next = starts.get(i + 1);
            lines.push(match next {
                None if clipped => paragraph.cut(start),
                _ => paragraph.slice(start, next.copied().unwrap_or(paragraph.len())).to_owned(),
            });
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
}

struct Paragraph<'a> {
    text: &'a str,
    fit: Fit,
    places: Vec<Place>,
}

impl<'a> Paragraph<'a> {
    fn new(text: &'a str, fit: Fit) -> Self {
        let mut places: Vec<Place> = Vec::new();
        // The last two characters, not counting spaces; the last in any case.
        let (mut older, mut old, mut last) = (' ', ' ', ' ');
        let (mut from, mut end, mut to, mut bound, mut figure, mut flag) = (0, 0, 0, 0, 0, false);
        for (start, c) in text.char_indices() {
            let advance = advance(c, fit.weight);
            flag = !flag && is_flag(last) && is_flag(c);
            let joined = advance == 0 || last == '\u{200d}' || matches!(c, '\u{1f3fb}'..='\u{1f3ff}') || flag;
            if places.is_empty() || !joined || is_space(last) {
                let class = class(older, old, c, is_space(last), start < bound);
                let cut = start >= figure && (class <= Break::Plain || !(is_digit(old) || is_digit(c)));
                places.push(Place { start, end, from, to, class, cut });
                bound = bound.max(start + bound_length(text.get(start..).unwrap_or_default()));
                if is_digit(c) || among(PERCENT, c) {
                    figure = bound;
                }
                if !is_space(c) {
                    (older, old) = (if is_space(last) { ' ' } else { old }, c);
                }
            }
            from += advance;
            if !is_space(c) {
                (end, to) = (start + c.len_utf8(), from);
            }
            last = c;
        }
        places.push(Place { start: text.len(), end, from, to, class: Break::Good, cut: true });
        Self { text, fit, places }
    }

    /// Position of the end.
    fn len(&self) -> usize {
        self.places.len().saturating_sub(1)
    }

    /// That of `at`, which is at most [`Self::len`].
    fn place(&self, at: usize) -> &Place {
        &self.places[at]
    }

    fn slice(&self, start: usize, end: usize) -> &'a str {
        self.text.get(self.place(start).start..self.place(end).end).unwrap_or_default()
    }

    fn pixels(&self, start: usize, end: usize, more: u64) -> f64 {
        pixels(self.place(end).to.saturating_sub(self.place(start).from) + more, self.fit.size)
    }

    fn fits(&self, start: usize, end: usize, more: u64) -> bool {
        self.pixels(start, end, more) <= self.fit.room
    }

    /// The ends that a line from `start` may have, nearest first: all that
    /// fit and are no worse than need be, or else the next.
    fn ends(&self, start: usize) -> Vec<usize> {
        let mut fitting = start;
        let mut worst = Break::Never;
        while fitting < self.len() && self.fits(start, fitting + 1, 0) {
            fitting += 1;
            worst = worst.min(self.place(fitting).class);
        }
        let worst = worst.max(Break::Plain);
        if worst < Break::Never {
            return (start + 1..=fitting).filter(|&end| self.place(end).class <= worst).collect();
        }
        let mut next = start + 1;
        while next < self.len() && self.place(next).class == Break::Never {
            next += 1;
        }
        vec![next.min(self.len())]
    }

    /// Starts of at most `most` lines, each as full as can be.
    fn filled(&self, most: usize) -> Vec<usize> {
        let mut starts = vec![0];
        let mut start = 0;
        while starts.len() < most {
            start = self.ends(start).pop().unwrap_or(self.len());
            if start >= self.len() {
                break;
            }
            starts.push(start);
        }
        starts
    }

    /// Starts of as few lines as possible, the cheapest way.
    fn starts(&self, even: bool) -> Vec<usize> {
        let len = self.len();
        if len == 0 || self.fits(0, len, 0) {
            return vec![0];
        }
        if len > LONGEST {
            return self.filled(usize::MAX);
        }
        // From each place to the end: lines, cost, and where the first ends.
        let mut best = vec![(0_usize, 0.0_f64, len); len + 1];
        for start in (0..len).rev() {
            let mut least = (usize::MAX, f64::INFINITY, len);
            for end in self.ends(start) {
                let (lines, cost, _) = best[end];
                let total = (lines + 1, cost + self.cost(start, end, even), end);
                if total.0 < least.0 || (total.0 == least.0 && total.1 < least.1) {
                    least = total;
                }
            }
            best[start] = least;
        }
        let (mut starts, mut start) = (Vec::new(), 0);
        while start < len {
            starts.push(start);
            start = best[start].2;
        }
        starts
    }

    /// Of a line; 1 is that of an empty one.
    fn cost(&self, start: usize, end: usize, even: bool) -> f64 {
        let last = end == self.len();
        // `min` also turns 0/0 into 1.
        let full = (self.pixels(start, end, 0) / self.fit.room).clamp(0.0, 1.0).min(1.0);
        // The sum of squares of a given total is least for equal parts.
        let shape = match (even, last) {
            (true, _) => full * full,
            (false, true) => 0.0,
            (false, false) => (1.0 - full) * (1.0 - full),
        };
        // Worth 32 % of the room left empty, or two lines 44 % apart.
        let place = if self.place(end).class == Break::Good { 0.0 } else { 0.1 };
        let orphan = if last && end - start < 3 { 1.0 } else { 0.0 };
        shape + place + orphan
    }

    /// As much of the text from `start` as fits with an ellipsis.
    fn cut(&self, start: usize) -> String {
        let ellipsis = advance('…', self.fit.weight);
        let mut end = start;
        for fitting in start + 1..=self.len() {
            if !self.fits(start, fitting, ellipsis) {
                break;
            }
            if self.place(fitting).cut {
                end = fitting;
            }
        }
        let kept = if end > start { self.slice(start, end) } else { "" };
        let kept = kept.trim_end_matches(|c| is_space(c) || among(PAUSES, c) || among(NO_END, c));
        [kept, "…"].concat()
    }
}

#[cfg(test)]
#[path = "lines_tests.rs"]
mod tests;
