//! A measure against its plan.

use super::Place;
use crate::document::{Decimal, Qualifier};
use crate::layout::plot::{Plot, TICK};
use crate::layout::style::{Ink, Pen, Style};
use crate::resolve::{Amount, Part};
use crate::scale::Linear;
use crate::scene::{Anchor, Role};
use crate::text::group_digits;
use crate::theme::{line, space};

pub(super) enum Bullet {}

const BAR_TOP: f64 = 34.0;
const BAR_HEIGHT: f64 = 30.0;
const BAND: f64 = 7.0;
const AXIS: f64 = 108.0;

/// Where things end on the scale.
struct Ends {
    zero: f64,
    done: f64,
    plan: f64,
}

impl Place for Bullet {
    fn place(plot: &mut Plot<'_>) -> f64 {
        let (Some(value), Some(target)) = (plot.find(Part::Value), plot.find(Part::Target)) else {
            return plot.nothing();
        };
        let (Some(done), Some(plan)) = (plot.amount(value), plot.amount(target)) else { return plot.nothing() };
        // Past the maximum, so that an overshoot is seen as one.
        let (mut low, mut high) = (0.0_f64, 0.0_f64);
        for i in plot.measured() {
            // A completion rate has no place on the scale.
            if let Some(amount) = plot.amount(i).filter(|_| plot.datum(i).part != Part::Completion) {
                (low, high) = (low.min(amount.scaled * 1.057), high.max(amount.scaled * 1.057));
            }
        }
        let reserve = if done.qualifier.is_lower_bound() { space::SLATS } else { 0.0 };
        let scale = Linear::new((low, high), (0.0, plot.width - reserve));
        let ends = Ends { zero: scale.map(0.0), done: scale.map(done.scaled), plan: scale.map(plan.scaled) };
        band(plot, target, plan, &ends);
        plot.bar(value, done, ends.zero, ends.done, BAR_TOP, BAR_HEIGHT, Ink::Subject);
        // The plan's tick, on paper that keeps it clear of the bar.
        let tick = |width: f64| ends.plan - width / 2.0;
        let (halo, height) = (line::PLAN_HALO, BAR_HEIGHT + 25.0);
        plot.fill(Role::Decoration, None, tick(halo), BAR_TOP - 11.0, halo, height, Ink::Paper);
        plot.fill(Role::Mark, Some(target), tick(line::PLAN), BAR_TOP - 11.0, line::PLAN, height, Ink::Main);
        done_label(plot, value, done, &ends);
        plan_label(plot, target, plan, ends.plan);
        plot.row(value, 20.0, 58.0);
        plot.row(target, 78.0, 26.0);
        if let Some(completion) = plot.find(Part::Completion) {
            completed(plot, completion, &ends);
            plot.row(completion, 0.0, 20.0);
        }
        plot.choose_unit(true);
        axis(plot, &scale, (low, high));
        AXIS + 24.0 + plot.say_unit(0.0, AXIS + 36.0)
    }
}

/// The planned range behind the bar: hatched and dashed when it is derived.
fn band(plot: &mut Plot<'_>, datum: usize, plan: &Amount, ends: &Ends) {
    let (x, y) = (ends.zero.min(ends.plan), BAR_TOP - BAND);
    let (width, height) = ((ends.plan - ends.zero).abs(), BAR_HEIGHT + 2.0 * BAND);
    if plan.is_derived() {
        plot.hatch(datum, x, y, width, height, Pen::solid(Ink::Faint, line::HAIR));
        let pen = Pen::solid(Ink::Axis, line::DERIVED).dashed(4);
        plot.outline(Role::Mark, Some(datum), x, y, width, height, pen);
    } else {
        plot.fill(Role::Mark, Some(datum), x, y, width, height, Ink::Grid);
    }
}

/// Inside the bar where it fits, else behind its end.
fn done_label(plot: &mut Plot<'_>, i: usize, done: &Amount, ends: &Ends) {
    let word = plot.chart.lang.say("完成|Done");
    let width = plot.phrase(word, Some(done), Style::bold(15, Ink::Main), 13, true);
    let solid = !done.is_derived() && !done.qualifier.is_upper_bound() && ends.done > ends.zero;
    let clear = if ends.plan > ends.zero + 4.0 { ends.done.min(ends.plan - 6.0) } else { ends.done };
    let (x, y) = if solid && clear - ends.zero >= width + 20.0 {
        for span in &mut plot.line {
            span.color = plot.theme.on_subject;
        }
        (ends.zero + 12.0, BAR_TOP + 20.5)
    } else {
        let past = if done.qualifier.is_lower_bound() { space::SLATS } else { 4.0 };
        let x = ends.done.max(ends.plan) + past + 8.0;
        if x + width <= plot.width { (x, BAR_TOP + 20.5) } else { (0.0, BAR_TOP - 17.0) }
    };
    plot.set(i, x, y, Anchor::Start);
}

/// Below the tick: 计划 约267.3亿元 推算.
fn plan_label(plot: &mut Plot<'_>, i: usize, plan: &Amount, x: f64) {
    let word = plot.chart.lang.say("计划|Target");
    let width = f64::ceil(plot.phrase(word, Some(plan), Style::regular(13, Ink::Main), 13, true));
    let end = (x + 1.0).max(width).min(plot.width - plot.chip_room(i));
    plot.set(i, end, 94.0, Anchor::End);
    plot.chip_after(i, end, 94.0);
}

/// Above the bar: by how much a plan is passed, or how much of it is done.
fn completed(plot: &mut Plot<'_>, i: usize, ends: &Ends) {
    let datum = plot.datum(i);
    let Some(rate) = &datum.amount else { return };
    let style = Style::bold(14, Ink::Subject);
    // What is a bound of the rate is none of what it is over.
    let bare = matches!(rate.qualifier, Qualifier::Exact | Qualifier::About)
        && rate.upper.is_none()
        && !rate.unit_text().is_empty();
    let over = rate.value.minus(Decimal::whole(100)).filter(|over| bare && !over.is_negative() && !over.is_zero());
    match over {
        Some(over) if ends.done > ends.plan => {
            let end = (ends.done - 0.5).max(ends.plan + 6.0);
            plot.bracket(i, ends.plan + 4.0, end, BAR_TOP - 10.0, -5.0, Ink::Subject);
            let words = Style::regular(12, Ink::Subject);
            plot.run(plot.chart.lang.say("超出|Over by"), 0.0, words);
            plot.run(rate.before(), 4.0, words);
            let gap = if rate.before().is_empty() { 4.0 } else { space::UNIT_GAP };
            plot.run(&group_digits(&over.to_string(), "%"), gap, style);
            plot.run(&["%", rate.after()].concat(), 1.0, words);
        }
        _ => {
            let words = Style::regular(12, Ink::Subject);
            let room = plot.width - f64::ceil(plot.figure_width(i, style, words.size)) - 4.0;
            for word in &words.broken(&datum.label, room, 1) {
                plot.phrase(word, Some(rate), style, words.size, true);
            }
        }
    }
    let reach = if plot.is_narrow() { plot.width } else { ends.done.max(ends.plan) };
    plot.set(i, reach.max(plot.line_width()).min(plot.width), 17.0, Anchor::End);
}

fn axis(plot: &mut Plot<'_>, scale: &Linear, domain: (f64, f64)) {
    plot.horizontal(AXIS, Ink::Axis);
    let unit = plot.chart.unit.written.as_str();
    let baseline = AXIS + 19.0;
    let mut end = f64::INFINITY;
    for tick in &plot.ticks(scale, domain, 4) {
        let x = scale.map(tick.value);
        plot.vertical(x.min(plot.width - line::HAIR), AXIS, AXIS + 5.0, Ink::Axis);
        let half = TICK.width(&tick.text) / 2.0;
        let (at, anchor) = if x < half { (0.0, Anchor::Start) } else { (x, Anchor::Middle) };
        plot.tick_label(at, baseline, anchor, &tick.text);
        end = x + f64::ceil(half) + 3.0;
    }
    if plot.unit.is_none() && end + TICK.width(unit) <= plot.width {
        plot.tick_label(end, baseline, Anchor::Start, unit);
    }
}
