//! Clauses of a sentence, and the words on both sides of each quantity.

use super::amount::Amount;
use super::chars::{first_of, is_han, last_of, length};
use super::figure::{Figure, figure};
use super::scan::Mention;

/// How a quantity stands to the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Joint {
    /// The first of its clause, or with words of its own.
    Own,
    /// Behind a joint: 5家、8家.
    List,
    /// Right behind: 85条63公里.
    Stacked,
}

/// A quantity with the words around it.
#[derive(Clone, Debug)]
pub(super) struct Frame {
    pub(super) amount: Amount,
    /// Words before it, back to the quantity before or the clause's start.
    pub(super) left: Vec<char>,
    /// Words behind it, up to the next quantity or the clause's end.
    pub(super) right: Vec<char>,
    pub(super) joint: Joint,
    /// 、 stands before its own words.
    pub(super) listed: bool,
    /// The next quantity has the same words before it.
    pub(super) shared: bool,
}

impl Frame {
    /// The figure, as exact as the words before it say.
    pub(super) fn figure(&self, text: &[char]) -> Figure {
        figure(text, &self.amount, super::role::tail(&self.left).qualifier)
    }
}

/// A part of a sentence between commas.
#[derive(Clone, Debug)]
pub(super) struct Clause<'m> {
    pub(super) start: usize,
    pub(super) end: usize,
    /// The mark before it.
    pub(super) mark: char,
    pub(super) mentions: &'m [Mention],
}

/// Cuts `text[start..end]` at commas outside quantities, dates and asides.
pub(super) fn clauses<'m>(text: &[char], start: usize, end: usize, mentions: &'m [Mention]) -> Vec<Clause<'m>> {
    let mut clauses = Vec::new();
    let (mut from, mut mark, mut first, mut next) = (start, '\n', 0, 0);
    let mut i = start;
    while i <= end {
        if let Some(mention) = mentions.get(next)
            && mention.span().0 <= i
        {
            i = mention.span().1.max(i);
            next += 1;
            continue;
        }
        let dash = i + 1 < end && text[i] == '—' && text[i + 1] == '—';
        if i == end || matches!(text[i], ',' | ';' | ':' | '(' | ')' | '。' | '!' | '?') || dash {
            if from < i || first < next {
                clauses.push(Clause { start: from, end: i, mark, mentions: &mentions[first..next] });
            }
            mark = if i < end { text[i] } else { '\n' };
            if dash {
                i += 1;
            }
            (from, first) = (i + 1, next);
        }
        i += 1;
    }
    clauses
}

/// The words of `text[start..end]` without times, asides and places.
pub(super) fn words(text: &[char], start: usize, end: usize, mentions: &[Mention]) -> Vec<char> {
    let mut out = Vec::with_capacity(end.saturating_sub(start));
    let mut i = start;
    let first = mentions.partition_point(|mention| mention.span().1 <= start);
    for mention in &mentions[first..] {
        // The verb of a place is not far before it.
        if mention.span().0 > end + super::rank::FARTHEST {
            break;
        }
        let (from, to) = match mention {
            Mention::Rank(rank) => (rank.verb, rank.end),
            Mention::Aside(from, to) if keeps(text, *from, *to) => continue,
            other => other.span(),
        };
        if to <= i || from >= end {
            continue;
        }
        out.extend(&text[i..from.clamp(i, end)]);
        i = to.min(end);
    }
    out.extend(&text[i.min(end)..end]);
    spaced(out)
}

/// Asides that belong to a name: 执业(助理)医师, 细颗粒物(PM2.5).
fn keeps(text: &[char], from: usize, to: usize) -> bool {
    to - from <= 8
        && first_of(&text[from + 1..to], "记者 通讯员 见习 作者 下同 以下").is_none()
        && text.get(to).is_some_and(|c| is_han(*c))
        && !matches!(text[to], '为' | '达' | '共' | '是' | '累' | '约' | '超' | '实')
}

/// Without spaces beside Chinese characters.
fn spaced(text: Vec<char>) -> Vec<char> {
    if !text.contains(&' ') {
        return text;
    }
    let latin = |c: Option<&char>| c.is_some_and(char::is_ascii_alphanumeric);
    (0..text.len())
        .filter(|i| text[*i] != ' ' || *i > 0 && latin(text.get(i - 1)) && latin(text.get(i + 1)))
        .map(|i| text[i])
        .collect()
}

const JOINTS: &str = "、 和 与 及 以及 或 , 及其 ；";

/// The frames of a clause, in order.
pub(super) fn frames(text: &[char], clause: &Clause<'_>) -> Vec<Frame> {
    let amounts: Vec<&Amount> = clause
        .mentions
        .iter()
        .filter_map(|mention| match mention {
            Mention::Amount(amount) => Some(amount),
            _ => None,
        })
        .collect();
    let mut frames: Vec<Frame> = Vec::with_capacity(amounts.len());
    for (k, amount) in amounts.iter().enumerate() {
        let from = if k == 0 { clause.start } else { amounts[k - 1].end };
        let between = words(text, from, amount.start, clause.mentions);
        let mut frame = Frame {
            amount: (*amount).clone(),
            left: between,
            right: Vec::new(),
            joint: Joint::Own,
            listed: false,
            shared: false,
        };
        if let Some(before) = frames.last_mut() {
            split(before, &mut frame);
        }
        frames.push(frame);
    }
    if let (Some(last), Some(frame)) = (amounts.last(), frames.last_mut()) {
        frame.right = words(text, last.end, clause.end, clause.mentions);
    }
    frames
}

/// Gives each side its part of the words between two quantities.
fn split(before: &mut Frame, frame: &mut Frame) {
    let between = frame.left.as_slice();
    if between.is_empty() {
        frame.joint = Joint::Stacked;
        return;
    }
    if first_of(between, JOINTS).is_some_and(|word| length(word) == between.len()) {
        frame.joint = Joint::List;
        frame.left.clear();
        frame.listed = true;
        return;
    }
    if let Some(word) = first_of(between, "、 和 以及 及 与") {
        frame.left.drain(..length(word));
        frame.listed = true;
        return;
    }
    if let Some(word) = last_of(between, "、 和 以及 及 与") {
        before.right = between[..between.len() - length(word)].to_vec();
        frame.left.clear();
        frame.listed = true;
        return;
    }
    // 5家A、B 8家: a name stands before 、 when the number was first.
    if let Some(at) = between.iter().position(|c| *c == '、')
        && before.left.is_empty()
    {
        before.right = between[..at].to_vec();
        frame.left = between[at + 1..].to_vec();
        frame.listed = true;
        return;
    }
    before.right = between.to_vec();
    before.shared = true;
    // 为3600家企业减免税费11.2亿元: the amount is of what is done.
    let verb = |words, at: usize| first_of(&between[at..], words).is_some_and(|word| length(word) > 1);
    if last_of(&before.left, "为 向 给 帮助 带动 支持 助力 引导 使 让").is_some()
        && let Some(at) = (1..between.len()).find(|at| verb(super::words::PREDICATE, *at))
        && !verb(super::words::GROWTH, at)
    {
        before.shared = false;
        frame.left.drain(..at);
    }
}
