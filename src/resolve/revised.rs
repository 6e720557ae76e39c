//! Corrected figures of a chart: marked where they stand, and their history
//! below it. In the page a part of its own.

use super::{Chart, Context, Datum, amount, datum, term::Term};
use crate::document::{ChartSpec, Decimal, Document, Node, Qualifier, Revision, revisions};
use crate::error::Report;
use crate::text::Lang;

/// Whether a chart of `document` may show a corrected figure.
pub fn has_revisions(document: &Document, spec: &ChartSpec) -> bool {
    let Some(Node::List(revisions)) = &document.revisions else { return false };
    let shown = |target: &str| {
        // Of an indicator, its old value or its plan may be drawn, too.
        let of = |reference: &str| {
            target.strip_prefix(reference).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        };
        spec.indicators.iter().any(|reference| of(&reference.target))
    };
    revisions.iter().any(|node| matches!(node.get("indicator"), Some(Node::Text(target)) if shown(target)))
}

/// Marks the corrected figures of `chart`, and adds a note for each correction.
#[inline(never)]
pub(super) fn mark(context: &Context<'_>, chart: &mut Chart) {
    let lang = context.lang;
    let all = revisions(context.document, &mut Report::default());
    for datum in 0..chart.data.len() {
        let key = chart.data[datum].key.clone();
        let own: Vec<&Revision> = all.iter().filter(|revision| revision.target == key).collect();
        let first = chart.data[..datum].iter().all(|other| other.key != key);
        let label = chart.data[datum].label.clone();
        let mut history = String::new();
        for (i, revision) in own.iter().enumerate() {
            let told = said(context, &chart.data[datum], revision, i + 1 == own.len());
            let joint = if i > 0 { lang.say("；|; ") } else { "" };
            history = [&history, joint, &told].concat();
            if first {
                let remark = remark(revision, lang);
                let [colon, stop] = [lang.say("：|: "), lang.say("。|.")];
                let when = period(chart, datum, lang);
                chart.notes.push([sign(lang), " ", &label, &when, colon, &told, stop, &remark].concat());
            }
        }
        if !own.is_empty() {
            chart.data[datum].label += sign(lang);
            chart.data[datum].revised = history;
        }
    }
}

/// Which of the figures of a series it is: （2022年）; empty elsewhere, and
/// where the label says it.
fn period(chart: &Chart, datum: usize, lang: Lang) -> String {
    let period = chart.data[datum].period.as_str();
    if chart.grid.is_none() || period.is_empty() {
        return String::new();
    }
    // A year is written as a number in some documents.
    let year = if period.bytes().all(|byte| byte.is_ascii_digit()) { lang.say("年|") } else { "" };
    [lang.say("（| ("), period, year, lang.say("）|)")].concat()
}

/// What stands behind a corrected figure's name, and before its note.
fn sign(lang: Lang) -> &'static str {
    lang.say("＊|*")
}

/// 2024年3月1日更正，原为1331.0亿元，现为1331.4亿元.
fn said(context: &Context<'_>, datum: &Datum, revision: &Revision, last: bool) -> String {
    let lang = context.lang;
    let figure = |value: Decimal| {
        let (at, part) = context.document.split(&revision.target)?;
        let indicator = &context.document.indicators[at];
        let quantity = indicator.quantity_at(part)?;
        let signed = if datum::is_negative(context, indicator, part) { Decimal::negated(value) } else { value };
        Some(amount::exact(&Term::new(signed, &quantity.unit, Qualifier::Exact), lang).text())
    };
    let was = figure(revision.was).unwrap_or_default();
    // The figure that is published, with its 约 or 超过: of a lead it is the
    // distance, not the reference that is derived from it.
    let published = datum.lead.as_ref().map(|lead| &lead.amount).or(datum.amount.as_ref());
    let shown = published.filter(|_| last).map(|amount| amount.text());
    let now = shown.or_else(|| figure(revision.now)).unwrap_or_default();
    let mut digits = revision.day.split(['-']).map(|part| part.trim_start_matches('0'));
    let [year, month, day] = [digits.next(), digits.next(), digits.next()].map(Option::unwrap_or_default);
    match lang {
        Lang::En => ["corrected on ", &revision.day, " from ", &was, " to ", &now].concat(),
        _ => [year, "年", month, "月", day, lang.say("日更正，原为|"), &was, lang.say("，现为|"), &now].concat(),
    }
}

/// The author's reason as a sentence.
fn remark(revision: &Revision, lang: Lang) -> String {
    let note = revision.note.as_str();
    if note.is_empty() {
        return String::new();
    }
    let ends = note.ends_with(['。', '.', '！', '!', '？', '?']);
    [lang.say("| "), note, if ends { "" } else { lang.say("。|.") }].concat()
}

#[cfg(test)]
mod tests {
    use crate::describe::{Field, columns, said, spoken};
    use crate::document::{Node, read};
    use crate::resolve::{Chart, resolve};

    fn chart(json: &str) -> Chart {
        let (document, report) = read(&Node::from_json(json).expect("JSON"));
        assert_eq!(report.errors, []);
        resolve(&document.expect("a document"), &report, "chart", None).expect("resolves")
    }

    #[test]
    fn a_corrected_figure_says_so() {
        let chart = chart(include_str!("../../tests/cases/revised-tiles.json"));
        let labels: Vec<&str> = chart.data.iter().map(|datum| datum.label.as_str()).collect();
        assert_eq!(labels, ["地区生产总值＊", "技术合同成交额"]);
        let note = "＊ 地区生产总值：2024年3月1日更正，原为1331.0亿元，现为1331.4亿元。复核口径。";
        assert_eq!(chart.notes, ["绝对数按现价计算。", note]);
        let history = "2024年3月1日更正，原为1331.0亿元，现为1331.4亿元";
        assert_eq!(said(&chart, &chart.data[0], Field::Revised), history);
        assert_eq!(said(&chart, &chart.data[1], Field::Revised), "");
        assert!(columns(&chart).iter().any(|column| column.field == Field::Revised));
        assert!(spoken(&chart, &chart.data[0]).ends_with(history));
    }

    #[test]
    fn several_corrections_stand_in_order_of_date() {
        let chart = chart(include_str!("../../tests/cases/revised-bar.json"));
        let first = "＊ 乙区：2024年2月5日更正，原为77.5亿元，现为78亿元。";
        assert_eq!(chart.notes, [first, "＊ 乙区：2024年3月20日更正，原为78亿元，现为约80亿元。补报两家企业。"]);
    }

    #[test]
    fn a_corrected_lead_is_the_published_distance() {
        let chart = chart(include_str!("../../tests/cases/revised-lead.json"));
        let history = "2024年3月1日更正，原为1.8个百分点，现为1.9个百分点";
        assert_eq!(chart.notes.last().map(String::as_str), Some(&*format!("＊ 全省：{history}。")));
        assert_eq!(said(&chart, &chart.data[1], Field::Revised), history);
    }

    #[test]
    fn a_corrected_lag_keeps_its_sign() {
        let json = r#"{"version":1,"indicators":[{"id":"a","label":"增速","value":"7.9","unit":"%",
            "compare":[{"of":"value","to":"全省","value":"1.2","unit":"个百分点","direction":"below"}]}],
            "revisions":[{"indicator":"a.compare.0","date":"2024-03-01","was":"1.3","now":"1.2"}],
            "charts":[{"id":"chart","kind":"bar","variant":"diverging","title":"图","indicators":["a.compare.0"]}]}"#;
        let note = "＊ 较全省：2024年3月1日更正，原为−1.3个百分点，现为−1.2个百分点。";
        assert_eq!(chart(json).notes, [note]);
    }

    #[test]
    fn in_english() {
        let chart = chart(include_str!("../../tests/cases/revised-english.json"));
        assert_eq!(chart.data[0].label, "GDP*");
        let note = "* GDP: corrected on 2024-03-01 from 133.10 billion yuan to 133.14 billion yuan. Method reviewed.";
        assert_eq!(chart.notes, [note]);
    }

    #[test]
    fn lines_keep_their_names() {
        let chart = chart(include_str!("../../tests/cases/revised-line.json"));
        let grid = chart.grid.as_ref().expect("series");
        assert_eq!(grid.series.len(), 1);
        assert_eq!(grid.series[0].name, "营收");
        assert_eq!(chart.notes, ["＊ 营收（2022年）：2024年3月1日更正，原为350亿元，现为351.2亿元。"]);
    }

    #[test]
    fn other_figures_stay_as_they_are() {
        let json = include_str!("../../tests/cases/revised-tiles.json")
            .replace("\"indicator\": \"gdp\"", "\"indicator\": \"gdp.change\"");
        let chart = chart(&json);
        assert!(chart.data.iter().all(|datum| datum.revised.is_empty() && !datum.label.ends_with('＊')));
        assert_eq!(chart.notes.len(), 1);
    }
}
