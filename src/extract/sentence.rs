//! Lines and sentences of an article.

use super::chars::{at, first_of, is_han};

/// A paragraph or a heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) heading: bool,
}

/// A heading is not longer.
const HEADING: usize = 40;
/// The same in Latin letters.
const LATIN_HEADING: usize = 100;
/// Sentences that never end are cut: quotes have a limit.
pub(super) const LONGEST: usize = 1_500;

/// The lines of the text, without the spaces around them.
pub(super) fn lines(text: &[char]) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut start = 0;
    while start < text.len() {
        let end = text[start..].iter().position(|c| *c == '\n').map_or(text.len(), |i| start + i);
        let (from, to) = trimmed(text, start, end);
        if from < to {
            lines.push(Line { start: from, end: to, heading: is_heading(&text[from..to]) });
        }
        start = end + 1;
    }
    lines
}

fn trimmed(text: &[char], mut start: usize, mut end: usize) -> (usize, usize) {
    let blank = |c: char| c == ' ' || c == '\u{feff}';
    let bullet = |c: char| matches!(c, '●' | '◆' | '■' | '★' | '▲' | '•' | '○' | '◇' | '□' | '▶' | '※');
    while start < end && (blank(text[start]) || bullet(text[start])) {
        start += 1;
    }
    while start < end && blank(text[end - 1]) {
        end -= 1;
    }
    (start, end)
}

/// A short line without the end of a sentence.
fn is_heading(line: &[char]) -> bool {
    if line[0] == '#' {
        return true;
    }
    let last = line[line.len() - 1];
    let stops = line.iter().any(|c| matches!(c, '。' | ';'));
    let latin = line.iter().filter(|c| c.is_ascii_alphabetic()).count() * 2 > line.len() && !matches!(last, '.');
    // A sentence of English ends in a full stop.
    let stops = stops || last == '.' && line.iter().any(char::is_ascii_alphabetic);
    (line.len() <= HEADING || latin && line.len() <= LATIN_HEADING)
        && !stops
        && !matches!(last, ',' | ':' | '、' | '!' | '?')
}

/// Whether the first line is a headline that asks or calls: 凭啥火出圈？
pub(super) fn is_headline(text: &[char], line: Line) -> bool {
    let own = &text[line.start..line.end];
    own.len() <= HEADING
        && matches!(own[own.len() - 1], '!' | '?')
        && !own[..own.len() - 1].iter().any(|c| matches!(c, '。' | ';'))
        && line.end + 1 < text.len()
}

/// Whether a line is what a form or a page puts above an article: 证券代码：600000.
pub(super) fn is_form(line: &[char]) -> bool {
    first_of(line, "首页 当前位置 您的位置 您当前 浏览次数 点击数 字体 字号 证券代码: 证券简称: 股票代码: 公告编号: 编号: 来源: 作者: 记者: 发布时间: 发布日期: 日期: 时间: 责任编辑: 编辑: 阅读:").is_some()
}

/// The sentences of a line.
pub(super) fn sentences(text: &[char], line: Line) -> Vec<(usize, usize)> {
    let mut sentences = Vec::new();
    let mut start = line.start;
    let mut soft = 0;
    let mut i = line.start;
    while i < line.end {
        let c = text[i];
        let mut end = i + 1;
        if matches!(c, ';' | ',') {
            soft = end;
        }
        let mut stop = matches!(c, '。' | '!' | '?') || c == '.' && ends_english(text, i, line.end);
        if stop {
            while end < line.end && matches!(text[end], '”' | '’' | ')' | '"' | '!' | '?' | '。') {
                end += 1;
            }
        } else if end - start >= LONGEST {
            if soft > start {
                end = soft;
            }
            stop = true;
        }
        if stop {
            push(text, start, end, &mut sentences);
            start = end;
        }
        i = end.max(i + 1);
    }
    push(text, start, line.end, &mut sentences);
    sentences
}

fn push(text: &[char], start: usize, end: usize, sentences: &mut Vec<(usize, usize)>) {
    let (start, end) = trimmed(text, start, end);
    if start < end {
        sentences.push((start, end));
    }
}

/// A full stop behind a Latin word and before a space.
fn ends_english(text: &[char], i: usize, end: usize) -> bool {
    let left = super::chars::before(text, i);
    (left.is_ascii_alphanumeric() || matches!(left, '%' | ')'))
        && (i + 1 >= end || at(text, i + 1) == ' ')
        && !(i > 0 && left.is_ascii_digit() && i < 3)
        // Berth No. 12
        && !(super::chars::last_of(&text[i.saturating_sub(3)..i], " No  no").is_some()
            && at(text, i + 2).is_ascii_digit())
}

/// Whether a line breaks off in the middle of a sentence.
pub(super) fn breaks_off(text: &[char], line: Line) -> bool {
    let last = text[line.end - 1];
    let long = line.end - line.start > 15 && text[line.start..line.end].iter().any(|c| matches!(c, ',' | '。' | ';'));
    long && (is_han(last) || last.is_ascii_alphanumeric() || matches!(last, ',' | '、'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::chars::{canonical_text, string};

    #[test]
    fn a_text_has_headings_and_sentences() {
        let text = canonical_text("# 标题\n　　一句，完。“两句！”三句\n\n小标题\n增长1.9%。The end. Next 3.5%.");
        let lines = lines(&text);
        assert_eq!(lines.iter().map(|line| line.heading).collect::<Vec<_>>(), [true, false, true, false]);
        let all: Vec<String> = lines
            .iter()
            .flat_map(|line| sentences(&text, *line))
            .map(|(start, end)| string(&text[start..end]))
            .collect();
        assert_eq!(all, ["# 标题", "一句,完。", "“两句!”", "三句", "小标题", "增长1.9%。", "The end.", "Next 3.5%."]);
    }

    #[test]
    fn no_sentence_is_endless() {
        let text = canonical_text(&"甲乙丙，丁".repeat(3_000));
        let found = sentences(&text, lines(&text)[0]);
        assert!(found.iter().all(|(start, end)| end - start <= LONGEST), "{}", found.len());
        assert_eq!(found.iter().map(|(start, end)| end - start).sum::<usize>(), text.len());
    }
}
