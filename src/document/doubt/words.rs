//! A change's direction against the verb of its sentence.

use crate::document::{Direction, Indicator, Span};
use crate::error::{Code, Report};

/// The character that tells, of 增长 上升 上涨 扩大 加快 提高, and how they are
/// written in Traditional Chinese.
const UP: &str = "增升涨漲扩擴快提";
/// Of 下降 减少 下跌 回落 下滑 缩短 收窄.
const DOWN: &str = "降减減跌落滑缩縮窄";
/// What may stand between the verb and the figure: the rest of the verb, 约,
/// other figures of a list.
const BETWEEN: &str = "长長加高幅速度大少低短小了约約近超过過达達到为為逾分别別均、和与與及 %％.．个個百点點";

/// Reports a direction that the sentence contradicts.
pub(super) fn check(indicator: &Indicator, report: &mut Report) {
    let Some(change) = &indicator.change else { return };
    let Some(span) = change.quantity.figure else { return };
    let Some(text) = before(indicator, span) else { return };
    let Some((says, at)) = verb(text) else { return };
    let stated = match change.direction {
        Direction::Up => "up",
        Direction::Down => "down",
        Direction::Flat => return,
    };
    // 增速为-3.2% goes down.
    let figure: String = at_span(indicator, span).unwrap_or_default();
    if says != change.direction && !figure.starts_with(['-', '−', '－', '–']) {
        let path = [&indicator.path, ".change.direction"].concat();
        report.warn(Code::ChangeWords, &path, &[&[&text[at..], &figure].concat(), stated]);
    }
}

/// The sentence of `indicator` before `span`.
pub(super) fn before(indicator: &Indicator, span: Span) -> Option<&str> {
    let (text, start) = sentence(indicator, span)?;
    let (byte, _) = text.char_indices().nth(start)?;
    Some(&text[..byte])
}

fn at_span(indicator: &Indicator, span: Span) -> Option<String> {
    let (text, start) = sentence(indicator, span)?;
    Some(text.chars().skip(start).take((span.end - span.start) as usize).collect())
}

/// The sentence that holds `span`, and where it stands in it.
fn sentence(indicator: &Indicator, span: Span) -> Option<(&str, usize)> {
    let holds = |whole: Span| whole.start <= span.start && span.start < span.end && span.end <= whole.end;
    let source = indicator.sources.iter().find(|source| source.span.is_some_and(holds))?;
    Some((&source.exact, (span.start - source.span?.start) as usize))
}

/// Which way the last verb of `text` goes, and where it starts.
fn verb(text: &str) -> Option<(Direction, usize)> {
    let (at, c) = text.char_indices().rev().find(|(_, c)| !c.is_ascii_digit() && !BETWEEN.contains(*c))?;
    let up = match (UP.contains(c), DOWN.contains(c)) {
        (true, _) => true,
        (_, true) => false,
        _ => return None,
    };
    let clause = text[..at].rsplit(['，', '；', '。', '：', ',', ';']).next().unwrap_or("");
    // 降幅收窄: of which of the two the document speaks is its author's choice.
    if ["降幅", "跌幅", "减幅", "減幅"].iter().any(|word| clause.contains(word)) {
        return None;
    }
    let (start, last) = clause.char_indices().next_back().unwrap_or((0, ' '));
    let start = at - clause.len() + start;
    match last {
        '负' | '負' if up => Some((Direction::Down, start)),
        // 少增, 多降, 增减, 不降.
        '少' | '多' | '负' | '負' | '不' | '未' | '没' | '增' | '升' | '涨' | '漲' => None,
        // 下降, 上升, 回落.
        '下' | '上' | '回' | '压' | '壓' | '收' => {
            Some((if up { Direction::Up } else { Direction::Down }, start))
        }
        _ => Some((if up { Direction::Up } else { Direction::Down }, at)),
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{said, silent};
    use super::*;

    #[test]
    fn the_last_verb_before_the_figure() {
        let way = |text| verb(text).map(|(direction, at)| (direction, &text[at..]));
        assert_eq!(way("同比增长"), Some((Direction::Up, "增长")));
        assert_eq!(way("增速比上年回落"), Some((Direction::Down, "回落")));
        assert_eq!(way("甲、乙分别下降3.1%、"), Some((Direction::Down, "下降3.1%、")));
        assert_eq!(way("由增转降约"), Some((Direction::Down, "降约")));
        assert_eq!(way("同比负增长"), Some((Direction::Down, "负增长")));
        assert_eq!(way("提高了"), Some((Direction::Up, "提高了")));
        for text in ["占比为", "同比少增", "降幅比上月收窄", "增长较快，为", "", "领先全省"] {
            assert_eq!(way(text), None, "{text}");
        }
    }

    #[test]
    fn a_direction_against_its_sentence() {
        let change = |sentence: &str, start: u32, direction: &str| {
            let end = sentence.chars().count();
            format!(
                r#"{{"id": "a", "label": "投资", "value": "8", "unit": "亿元",
                    "source": {{"exact": "{sentence}", "start": 0, "end": {end}}},
                    "change": {{"value": "3.2", "unit": "%", "direction": "{direction}",
                                "figure": {{"start": {start}, "end": {}}}}}}}"#,
                start + 4
            )
        };
        let path = "change-words [0].change.direction";
        assert_eq!(said(&change("投资8亿元，同比下降3.2%。", 11, "up")), [path]);
        assert!(silent(&change("投资8亿元，同比下降3.2%。", 11, "down")));
        assert!(silent(&change("投资8亿元，增速为-3.2%。", 9, "down")));
    }
}
