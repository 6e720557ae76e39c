//! A measure against its plan.

use super::Place;
use crate::document::Decimal;
use crate::layout::figure::{self, FigureStyle};
use crate::layout::plot::{Area, At, Plot, Style};
use crate::resolve::{Amount, Part};
use crate::scale::Linear;
use crate::scene::{Anchor, Role, Span, Stroke};
use crate::text::group_digits;
use crate::theme::{line, space};

pub(super) struct Bullet;

const BAR_TOP: f64 = 34.0;
const BAR_HEIGHT: f64 = 30.0;
const BAND: f64 = 7.0;
const AXIS: f64 = 108.0;

impl Place for Bullet {
    fn place(&self, plot: &mut Plot<'_>) -> f64 {
        let chart = plot.chart;
        let (Some(value), Some(target)) = (plot.find(Part::Value), plot.find(Part::Target)) else {
            return plot.nothing();
        };
        let amounts = (chart.data[value].amount.as_deref(), chart.data[target].amount.as_deref());
        let (Some(done), Some(plan)) = amounts else { return plot.nothing() };
        // Past the maximum, so that an overshoot is seen as one.
        let high = done.scaled.max(plan.scaled).max(0.0) * 1.057;
        let low = done.scaled.min(plan.scaled).min(0.0) * 1.057;
        let reserve = if done.qualifier.is_lower_bound() { space::SLATS } else { 0.0 };
        let scale = Linear::new((low, high), (0.0, plot.width - reserve));
        band(plot, target, plan, &scale);
        let ends = (scale.map(0.0), scale.map(done.scaled));
        plot.bar(value, done, ends, (BAR_TOP, BAR_HEIGHT), plot.theme.subject);
        tick(plot, target, scale.map(plan.scaled));
        done_label(plot, value, done, &scale);
        plan_label(plot, target, plan, scale.map(plan.scaled));
        plot.region(value, Area::new(0.0, 20.0, plot.width, 58.0));
        plot.region(target, Area::new(0.0, 78.0, plot.width, 26.0));
        if let Some(completion) = plot.find(Part::Completion) {
            completed(plot, completion, &scale, done, plan);
            plot.region(completion, Area::new(0.0, 0.0, plot.width, 20.0));
        }
        axis(plot, &scale, (low, high));
        AXIS + 24.0
    }
}

/// The planned range behind the bar: hatched and dashed when it is derived.
fn band(plot: &mut Plot<'_>, datum: usize, plan: &Amount, scale: &Linear) {
    let (zero, end) = (scale.map(0.0), scale.map(plan.scaled));
    let area = Area::new(zero.min(end), BAR_TOP - BAND, (end - zero).abs(), BAR_HEIGHT + 2.0 * BAND);
    if plan.is_derived() {
        // A thin band behind a bar: lines of a full hatch would close it up.
        let faint = Stroke::solid(plot.theme.axis.faded(0.75), line::HAIR);
        plot.hatch(datum, area.inset(line::DERIVED), faint);
        let stroke = Stroke { dash: vec![4.0, 3.0], ..Stroke::solid(plot.theme.axis, line::DERIVED) };
        plot.outline(Role::Mark, Some(datum), area, stroke, 0.0);
    } else {
        plot.fill(Role::Mark, Some(datum), area, plot.theme.grid);
    }
}

fn tick(plot: &mut Plot<'_>, datum: usize, x: f64) {
    let mark = |width: f64| Area::new(x - width / 2.0, BAR_TOP - 11.0, width, BAR_HEIGHT + 25.0);
    plot.fill(Role::Decoration, None, mark(line::PLAN_HALO), plot.theme.paper);
    plot.fill(Role::Mark, Some(datum), mark(line::PLAN), plot.theme.ink);
}

/// Inside the bar where it fits, else behind its end.
fn done_label(plot: &mut Plot<'_>, i: usize, done: &Amount, scale: &Linear) {
    let chart = plot.chart;
    let spans = |color| {
        let style = FigureStyle::new(15.0, 13.0, color);
        figure::phrase(style.words.span(chart.lang.pick("完成", "Done")), 4.0, figure::spans(done, style, true))
    };
    let inside = spans(plot.theme.on_subject);
    let (zero, end) = (scale.map(0.0), scale.map(done.scaled));
    let width = figure::width(&inside);
    let baseline = BAR_TOP + 20.5;
    let solid = !done.is_derived() && !done.qualifier.is_upper_bound() && end > zero;
    let plan_x = plot.find(Part::Target).and_then(|target| chart.data[target].amount.as_deref());
    let plan_x = plan_x.map_or(end, |plan| scale.map(plan.scaled));
    let clear = if plan_x > zero + 4.0 { end.min(plan_x - 6.0) } else { end };
    if solid && clear - zero >= width + 20.0 {
        plot.text(Role::Label, Some(i), At::start(zero + 12.0, baseline), inside);
        return;
    }
    let past = if done.qualifier.is_lower_bound() { space::SLATS } else { 4.0 };
    let outside = spans(plot.theme.ink);
    let x = end.max(plan_x) + past + 8.0;
    let at = if x + width <= plot.width { At::start(x, baseline) } else { At::start(0.0, BAR_TOP - 17.0) };
    plot.text(Role::Label, Some(i), at, outside);
}

/// Below the tick: 计划 约267.3亿元 推算.
fn plan_label(plot: &mut Plot<'_>, i: usize, plan: &Amount, x: f64) {
    let ink = plot.theme.ink;
    let style = FigureStyle { number: Style::regular(13.0, ink), words: Style::regular(13.0, ink) };
    let spans =
        figure::phrase(style.words.span(plot.chart.lang.pick("计划", "Target")), 4.0, figure::spans(plan, style, true));
    let width = f64::ceil(figure::width(&spans));
    let chip = if plan.is_derived() { plot.chip_width() + 6.0 } else { 0.0 };
    let end = (x + 1.0).max(width).min(plot.width - chip);
    plot.text(Role::Label, Some(i), At::end(end, 94.0), spans);
    if plan.is_derived() {
        plot.chip(i, end + 6.0, 94.0);
    }
}

/// Above the bar: by how much a plan is passed, or how much of it is done.
fn completed(plot: &mut Plot<'_>, i: usize, scale: &Linear, done: &Amount, plan: &Amount) {
    let chart = plot.chart;
    let Some(rate) = chart.data[i].amount.as_deref() else { return };
    let color = plot.theme.subject;
    let (end, plan_x) = (scale.map(done.scaled), scale.map(plan.scaled));
    let over = rate.value.minus(Decimal::whole(100)).filter(|over| !over.is_negative() && !over.is_zero());
    let style = FigureStyle::new(14.0, 12.0, color);
    let spans = match over {
        Some(over) if end > plan_x => {
            plot.bracket(i, plan_x + 4.0, (end - 0.5).max(plan_x + 6.0), BAR_TOP - 10.0, -5.0, color);
            vec![
                style.words.span(chart.lang.pick("超出", "Over by")),
                Span { gap: 4.0, ..style.number.span(&group_digits(&over.to_string(), "%")) },
                Span { gap: 1.0, ..style.words.span("%") },
            ]
        }
        _ => figure::phrase(style.words.span(&chart.data[i].label), 4.0, figure::spans(rate, style, true)),
    };
    let width = figure::width(&spans);
    let reach = if plot.is_narrow() { plot.width } else { end.max(plan_x) };
    let x = reach.clamp(width.min(plot.width), plot.width);
    plot.text(Role::Label, Some(i), At { x, y: 17.0, anchor: Anchor::End }, spans);
}

fn axis(plot: &mut Plot<'_>, scale: &Linear, domain: (f64, f64)) {
    plot.horizontal(0.0, plot.width, AXIS, plot.theme.axis);
    let unit = plot.chart.unit.written.as_str();
    let marks = plot.ticks(scale, domain, 4, unit);
    let style = Style::regular(12.0, plot.theme.ink3);
    for (i, tick) in marks.iter().enumerate() {
        let x = scale.map(tick.value);
        plot.vertical(x.min(plot.width - line::HAIR), AXIS, AXIS + 5.0, plot.theme.axis);
        let text = group_digits(&tick.text, unit);
        let half = style.width(&text) / 2.0;
        let at = if x - half < 0.0 {
            At::start(0.0, AXIS + 19.0)
        } else {
            At::middle(x.min(plot.width - half), AXIS + 19.0)
        };
        plot.tick_label(at, &text);
        let unit_x = x + f64::ceil(half) + 3.0;
        if i + 1 == marks.len() && unit_x + style.width(unit) <= plot.width {
            plot.tick_label(At::start(unit_x, AXIS + 19.0), unit);
        }
    }
}
