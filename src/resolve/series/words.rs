//! A chart of series in one sentence: what it is, from when to when, and
//! where each series ends.

use super::Work;
use crate::document::series::Rows;
use crate::resolve::{Chart, Emphasis, Grid, Kind, Mark, Series};

/// An alternative text is not longer than this.
const MOST_ALT: usize = 120;

/// Fills takeaway and alternative text where the author wrote none.
#[inline(never)]
pub(super) fn describe(work: &Work<'_>, chart: &mut Chart, grid: &Grid) {
    let figures = figures(work, chart, grid);
    let lang = work.lang;
    if chart.takeaway.is_none() {
        chart.takeaway = Some([&figures, lang.say("。|.")].concat());
    }
    if chart.alt.is_none() {
        let (zh, en) = match grid.inner {
            Kind::Line => ("折线图", "Line chart"),
            Kind::Area if grid.stacked => ("堆叠面积图", "Stacked area chart"),
            Kind::Area => ("面积图", "Area chart"),
            Kind::Step => ("阶梯图", "Step chart"),
            Kind::Slope => ("斜率图", "Slope chart"),
            Kind::Rank => ("位次图", "Rank chart"),
            Kind::GroupedBar => ("分组条形图", "Grouped bar chart"),
            Kind::GroupedColumn => ("分组柱形图", "Grouped column chart"),
            Kind::StackedBar => ("堆叠条形图", "Stacked bar chart"),
            Kind::StackedColumn => ("堆叠柱形图", "Stacked column chart"),
            _ => ("指标牌", "Number tiles"),
        };
        let panels = if grid.panels.len() > 1 {
            let count = grid.panels.len().to_string();
            [lang.say("，|, "), &count, lang.say("幅小图| panels")].concat()
        } else {
            String::new()
        };
        chart.alt = Some([lang.word(zh, en), &panels, lang.say("：|: "), &figures].concat());
    }
}

/// First and last figure of each series, the highlighted ones first.
#[inline(never)]
fn figures(work: &Work<'_>, chart: &Chart, grid: &Grid) -> String {
    let lang = work.lang;
    let mut out = String::new();
    let mut order: Vec<&Series> = grid.series.iter().filter(|series| series.emphasis == Emphasis::Subject).collect();
    order.extend(grid.series.iter().filter(|series| series.emphasis != Emphasis::Subject));
    for (told, series) in order.iter().enumerate() {
        let figure = |mark: &Mark| {
            let datum = &chart.data[mark.datum? as usize];
            let words = if datum.period.is_empty() { &datum.label } else { &datum.period };
            // A number would run into the figure.
            let digits = words.as_bytes().last().is_some_and(u8::is_ascii_alphanumeric);
            let joint = lang.say(if digits { "：|: " } else { "| " });
            Some([words, joint, &datum.amount.as_ref()?.text()].concat())
        };
        let first = series.marks.iter().find_map(figure);
        let last = series.marks.iter().rev().find_map(figure);
        let Some((first, last)) = first.zip(last) else { continue };
        let joint = if out.is_empty() { "" } else { lang.say("；|; ") };
        // A panel's name says which series it is; labels of indicators do already.
        let panel = grid.panels.get(series.panel).filter(|_| grid.panels.len() > 1);
        let labelled = work.spec.rows == Rows::None && grid.inner == Kind::Slope;
        let mut name = panel.cloned().unwrap_or_default();
        let repeated = grid.series.iter().all(|other| other.name == series.name);
        if !series.name.is_empty() && !labelled && !repeated {
            name = [name.as_str(), if name.is_empty() { "" } else { " " }, &series.name].concat();
        }
        if !name.is_empty() {
            name += lang.say("| ");
        }
        let span = if first == last { first } else { [&first, lang.say("，到|, "), &last].concat() };
        let longer = [&out, joint, &name, &span].concat();
        if told > 0 && longer.chars().count() > MOST_ALT - 30 {
            let left = (order.len() - told).to_string();
            return [&out, lang.say("；另有|; and "), &left, lang.say("个系列| more series")].concat();
        }
        out = longer;
    }
    if out.is_empty() { lang.say("暂无数据|No data").to_owned() } else { out }
}
