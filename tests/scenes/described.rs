//! Descriptions of generated charts: every number in them is one of the data,
//! a count or an exact difference, and what is claimed holds.

use crate::common::{charts, document as parsed};
use crate::{generated, series};
use indicator_charts::describe::{Field, levels, said};
use indicator_charts::document::Dimension;
use indicator_charts::resolve::{Along, Amount, Chart, Datum, Kind, Part, resolve};
use indicator_charts::text::Lang;
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;
use serde_json::Value;

/// How many charts of figures, and of series, are described in each language.
const RUNS: usize = 1_700;

#[test]
fn generated_figures_are_described_truly() {
    describe(&generated::document());
}

#[test]
fn generated_series_are_described_truly() {
    describe(&series::document());
}

fn describe(documents: &impl Strategy<Value = Value>) {
    let mut runner = TestRunner::deterministic();
    let (mut wrong, mut told) = (Vec::new(), [0; 4]);
    for _ in 0..RUNS {
        let document = documents.new_tree(&mut runner).expect("generates").current();
        let (parsed, report) = parsed(&document.to_string());
        for lang in [Lang::Zh, Lang::Hant, Lang::En] {
            let Ok(chart) = resolve(&parsed, &report, "c", Some(lang)) else { continue };
            let levels = levels(&chart);
            told[levels.len()] += 1;
            let found = faults(&chart, &levels);
            wrong.extend(found.first().map(|first| format!("{first}\n{levels:#?}\n{document}")));
        }
    }
    let shown: Vec<_> = wrong.iter().take(8).cloned().collect();
    assert!(wrong.is_empty(), "{} of {told:?}:\n{}", wrong.len(), shown.join("\n"));
    assert!(told[2] > 0 && told[3] > RUNS / 4, "{told:?}");
}

fn faults(chart: &Chart, levels: &[String]) -> Vec<String> {
    let mut wrong = Vec::new();
    if levels.is_empty() || levels.iter().any(String::is_empty) {
        wrong.push("a level is empty".to_owned());
    }
    let known = Known::of(chart);
    for level in levels {
        if level.chars().count() > 120 {
            wrong.push(format!("{} characters", level.chars().count()));
        }
        wrong.extend(known.strange(level));
    }
    for level in &levels[1.min(levels.len())..] {
        wrong.extend(claims(chart, level));
    }
    wrong
}

/// All that may be said with digits.
struct Known<'a> {
    /// Figures with their units, and labels and periods, the longest first.
    texts: Vec<String>,
    /// What may be counted.
    most: usize,
    /// Figures that may be computed with.
    exact: Vec<&'a Amount>,
    lang: Lang,
}

impl<'a> Known<'a> {
    fn of(chart: &'a Chart) -> Self {
        let lang = chart.lang;
        let mut texts = vec![chart.unit.written.clone()];
        let mut amounts: Vec<&Amount> = Vec::new();
        for datum in &chart.data {
            let changes = [&datum.change, &datum.lead].into_iter().flatten();
            for amount in datum.amount.iter().chain(&datum.whole).chain(changes.map(|it| &it.amount)) {
                amounts.push(amount);
            }
            texts.extend([Field::Label, Field::Panel, Field::Period].map(|field| said(chart, datum, field)));
            texts.push(datum.whole_label.clone());
            texts.extend(datum.lead.iter().map(|lead| lead.basis.clone()));
        }
        texts.extend(amounts.iter().map(|amount| amount.text()));
        let mut most = chart.data.len();
        if let Some(grid) = &chart.grid {
            texts.extend(grid.series.iter().map(|series| series.name.clone()));
            texts.extend(grid.panels.clone());
            texts.push(grid.measure.title.clone());
            texts.extend(grid.references.iter().map(|line| line.label.clone()));
            if let Along::Names(names) = &grid.along {
                texts.extend(names.clone());
                most = most.max(names.len());
            }
            most = most.max(grid.series.iter().map(|series| series.marks.len()).sum());
        }
        // Labels are cut before a digit, or whole.
        texts.retain(|text| text.contains(|c: char| c.is_ascii_digit()));
        let cut: Vec<String> = texts.iter().filter(|text| text.len() > 32).flat_map(|text| cuts(text)).collect();
        texts.extend(cut);
        texts.sort_by_key(|text| std::cmp::Reverse(text.len()));
        texts.dedup();
        amounts.retain(|amount| amount.is_exact());
        Self { texts, most, exact: amounts, lang }
    }

    /// A number that nothing explains.
    fn strange(&self, level: &str) -> Option<String> {
        let mut rest = level.to_owned();
        for text in &self.texts {
            rest = without(&rest, text);
        }
        // What is left beside figures and labels are counts and computed ones.
        while let Some(at) = rest.find(|c: char| c.is_ascii_digit()) {
            let digits: String =
                rest[at..].chars().take_while(|c| c.is_ascii_digit() || matches!(c, ',' | '.')).collect();
            let number = digits.trim_end_matches(['.', ',']);
            let after = rest[at + number.len()..].to_owned();
            let plain = number.replace(',', "");
            let counted = plain.parse::<usize>().is_ok_and(|count| count <= self.most);
            if !counted && !self.is_difference(&plain, &after) && !self.is_quotient(&plain, &after) {
                return Some(format!("“{number}” is no figure: {level}"));
            }
            rest = after;
        }
        None
    }

    /// Whether two figures differ by exactly `number` of the unit that follows.
    fn is_difference(&self, number: &str, after: &str) -> bool {
        let points = match self.lang {
            Lang::Zh => "个百分点",
            Lang::Hant => "個百分點",
            Lang::En => "percentage points",
        };
        self.exact.iter().any(|a| {
            let unit = if a.unit.dimension == Dimension::Percent { points } else { &a.unit.written };
            let Some(difference) = exact(number, a.unit.power).filter(|_| after.trim_start().starts_with(unit)) else {
                return false;
            };
            let Some(high) = exact(&a.value.to_string(), a.unit.power) else { return false };
            let other = |b: &&Amount| {
                exact(&b.value.to_string(), b.unit.power).is_some_and(|low| (high - low).abs() == difference)
            };
            self.exact.iter().any(|b| a.unit.comparable(&b.unit) && other(b))
        })
    }

    /// Whether one figure is `number` times, or so many per cent of, another.
    fn is_quotient(&self, number: &str, after: &str) -> bool {
        let number: f64 = number.parse().unwrap_or(f64::NAN);
        let factor = if after.starts_with('%') { 100.0 } else { 1.0 };
        let words = ["倍", " times", "%"].iter().any(|word| after.starts_with(word));
        let near = |a: &Amount, b: &Amount| (a.base() / b.base() * factor - number).abs() < 0.050_000_1;
        words && self.exact.iter().any(|a| self.exact.iter().any(|b| near(a, b)))
    }
}

/// `text` cut where a label may be cut.
fn cuts(text: &str) -> Vec<String> {
    let chars: Vec<char> = text.chars().collect();
    let number =
        |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '%' | '-' | '−' | '/' | '万' | '亿' | '萬' | '億');
    let whole = |at: &usize| !(number(chars[*at]) && number(chars[*at - 1]));
    (1..chars.len()).filter(whole).map(|at| chars[..at].iter().chain(&['…']).collect()).collect()
}

/// `text` without `part`, where that is not a piece of a longer number.
fn without(text: &str, part: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(part) {
        let before = rest[..at].chars().last().or(out.chars().last()).unwrap_or(' ');
        let after = rest[at + part.len()..].chars().next().unwrap_or(' ');
        let starts = part.starts_with(|c: char| c.is_ascii_digit())
            && (before.is_ascii_digit() || matches!(before, '.' | ',' | '−'));
        let ends = part.ends_with(|c: char| c.is_ascii_digit()) && after.is_ascii_digit();
        out += &rest[..at];
        out += if starts || ends { part } else { "\u{1}" };
        rest = &rest[at + part.len()..];
    }
    out + rest
}

/// A decimal number times 10^`power` as an integer of 10^−11.
fn exact(text: &str, power: i32) -> Option<i128> {
    let unsigned = text.trim_start_matches('-');
    let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, ""));
    let digits: i128 = format!("{whole}{fraction}").parse().ok()?;
    let zeros = u32::try_from(11 - fraction.len() as i32 + power).ok()?;
    let value = digits.checked_mul(10_i128.checked_pow(zeros)?)?;
    Some(if text.starts_with('-') { -value } else { value })
}

/// Certain ends of a figure, without its unit's multiplier.
fn ends(amount: &Amount) -> (f64, f64) {
    use indicator_charts::document::Qualifier::{AtLeast, AtMost, Over, Under};
    let (low, high) = (amount.base().min(amount.base_upper()), amount.base().max(amount.base_upper()));
    // Of a negative figure, its size is meant.
    match (amount.qualifier, amount.base() < 0.0) {
        (Over | AtLeast, false) | (Under | AtMost, true) => (low, f64::INFINITY),
        (Under | AtMost, false) | (Over | AtLeast, true) => (f64::NEG_INFINITY, high),
        _ => (low, high),
    }
}

/// Claims that the data do not bear out.
fn claims(chart: &Chart, level: &str) -> Vec<String> {
    let mut wrong = Vec::new();
    let compared: Vec<&Datum> =
        chart.data.iter().filter(|datum| datum.amount.is_some() && datum.part != Part::Rest).collect();
    for clause in level.trim_end_matches(['。', '.']).split(['；', ';']) {
        for (words, highest) in
            [(["最高，", "最多，", "最大，", " highest, "], true), (["最低，", "最少，", "最小，", " lowest, "], false)]
        {
            let Some((word, at)) = words.iter().find_map(|word| clause.find(word).map(|at| (word, at))) else {
                continue;
            };
            let rest = &clause[at + word.len()..];
            // At the last place only: 2023年，甲最高.
            let latest = chart.grid.is_some() && clause[..at].contains(['，', ',']);
            let of = compared.iter().map(|datum| datum.amount.as_deref().expect("an amount"));
            let named = of.clone().filter(|amount| rest.starts_with(&amount.text()));
            let Some(named) = named.max_by_key(|amount| amount.text().len()) else {
                wrong.push(format!("no figure is “{rest}”"));
                continue;
            };
            let beyond = |other: &&Amount| {
                let (own, it) = (ends(named), ends(other));
                if highest {
                    it.1 > own.0 && other.text() != named.text()
                } else {
                    it.0 < own.1 && other.text() != named.text()
                }
            };
            if !latest && of.clone().any(|other| beyond(&other)) {
                wrong.push(format!("“{clause}” is not so"));
            }
        }
        wrong.extend(direction(chart, clause));
    }
    wrong
}

/// A rise or fall that is none, or is not between the first and last value.
fn direction(chart: &Chart, clause: &str) -> Option<String> {
    let grid = chart.grid.as_ref().filter(|_| chart.kind.is_series())?;
    let rises = ["升至", "增至", "rose from "].iter().any(|word| clause.contains(word));
    let falls = ["降至", "fell from "].iter().any(|word| clause.contains(word));
    if !rises && !falls {
        return None;
    }
    let upward = rises != (grid.inner == Kind::Rank);
    let fits = grid.series.iter().any(|series| {
        let mut known = series.marks.iter().filter(|mark| !mark.y.is_nan());
        let (Some(first), Some(last)) = (known.next(), known.next_back()) else { return false };
        let text = |mark: &indicator_charts::resolve::Mark| {
            mark.datum.and_then(|at| chart.data[at as usize].amount.as_deref()).map(Amount::text).unwrap_or_default()
        };
        let (from, to) = (text(first), text(last));
        let both = clause.find(&from).zip(clause.rfind(&to)).is_some_and(|(a, b)| a < b);
        both && if upward { last.y > first.y } else { last.y < first.y }
    });
    (!fits).then(|| format!("“{clause}” is not so"))
}

/// What a reader who listens hears of the demonstration article.
#[test]
fn the_article_is_described_like_this() {
    let article = include_str!("../../www/articles/jinan-2023/article.json");
    let expected = include_str!("../fixtures/described.txt");
    let mut found = String::new();
    for chart in charts(article) {
        found += &format!("{}\n", chart.id);
        for level in levels(&chart) {
            found += &format!("  {level}\n");
        }
    }
    assert_eq!(found, expected);
}
