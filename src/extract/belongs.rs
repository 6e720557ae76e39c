//! What a value belongs to: the whole that it is a part of, its plan.

use super::chars::{ends, first_of, last_of, length, letters};
use super::clause::Frame;
use super::figure::{Whole, alike};
use super::label;
use super::reader::{DROPPED, Reader};
use crate::document::{Decimal, Dimension, IndicatorKind};

impl Reader<'_> {
    /// Adds a value, and what it is a part of.
    pub(super) fn value(&mut self, frame: &Frame, left: &[char], name: &[char], rule: &'static str) -> usize {
        let (name, share) = match last_of(name, "占比 所占比重") {
            Some(word) if length(word) + 1 < name.len() && frame.amount.dimension() == Dimension::Percent => {
                (&name[..name.len() - length(word)], true)
            }
            _ => (name, false),
        };
        // 土建工程已完成37%
        let done = frame.amount.dimension() == Dimension::Percent
            && last_of(super::traps::without_bound(left), "完成 完成了").is_some()
            && last_of(name, "率 投资 额 值 度 收入").is_none()
            && name.len() > 1;
        let done_name;
        let name = if done {
            done_name = [name, &['完', '成', '率']].concat();
            &done_name
        } else {
            name
        };
        let at = self.add(frame, left, name, rule);
        if share {
            self.out[at].kind = IndicatorKind::Share;
            let scope = label::text(&self.scope);
            if !scope.is_empty() {
                self.out[at].whole = Some(Whole { figure: None, label: Some(scope) });
            }
        }
        if matches!(rule, "number-first" | "value-each" | "verb-carried") {
            self.out[at].confidence = self.out[at].confidence.saturating_sub(4);
        }
        if self.target(at) {
            return self.out.len().saturating_sub(1);
        }
        self.part(at);
        at
    }

    /// Makes the indicator a part of the whole that 其中 named.
    fn part(&mut self, at: usize) {
        let Some(before) = self.within.filter(|before| *before <= at) else { return };
        let part = &self.out[at].figure;
        // 进出口1236亿元，其中出口872亿元、贸易顺差508亿元: a difference is no part.
        if super::unit::dimension(&part.unit) == Dimension::Percent
            || self.out[at].label.ends_with("顺差")
            || self.out[at].label.ends_with("逆差")
        {
            return;
        }
        let from = self.in_paragraph.max(before.saturating_sub(8));
        // 旅游收入9.37亿元，其中人均消费728元
        let mean = |label: &str| ["人均", "户均"].iter().any(|word| super::chars::holds(label, word));
        let averaged = mean(&self.out[at].label);
        let holds = |total: &super::Found| {
            total.whole.is_none()
                && mean(&total.label) == averaged
                && !total.is_growth()
                && alike(&part.unit, &total.figure.unit)
                && (super::unit::dimension(&part.unit) != Dimension::Count
                    || same_things(&part.unit, &total.figure.unit))
                && size_of(&total.figure) >= size_of(part)
        };
        let mut wholes = (from..before).rev().filter(|whole| holds(&self.out[*whole]));
        // 426户1387人，其中311户
        let own = wholes.clone().find(|whole| self.out[*whole].figure.unit == part.unit);
        let Some(whole) = own.or_else(|| wholes.next().filter(|whole| whole + 1 == before)) else { return };
        if self.out[whole].rules.contains(&"whole-only") {
            self.out[whole].rules.push(DROPPED);
            let own: Vec<char> = letters(&self.out[at].label);
            if ends(&own, "占") || self.places().contains(&own) || own.is_empty() {
                self.out[at].label = self.out[whole].label.clone();
            }
        }
        // 航线42条，其中RCEP航线占21条
        if let Some(own) = self.out[at].label.strip_suffix('占').filter(|own| !own.is_empty()).map(str::to_owned) {
            self.out[at].label = own;
        }
        let total = &self.out[whole];
        let whole = Whole { figure: Some(total.figure.clone()), label: Some(total.label.clone()) };
        self.out[at].whole = Some(whole);
        self.out[at].rule("part", 1);
    }

    /// 计划改造80公里，实际完成96公里: the plan stood before.
    pub(super) fn planned(&mut self, at: usize) {
        let Some(before) = at.checked_sub(1).filter(|before| *before >= self.in_sentence) else { return };
        let plan: Vec<char> = letters(&self.out[before].label);
        const PLANNED: &str = "计划 年初计划 年度计划 原计划 年计划 全年计划 目标 年度目标";
        let Some(word) = first_of(&plan, PLANNED).or_else(|| last_of(&plan, PLANNED)) else { return };
        if !alike(&self.out[before].figure.unit, &self.out[at].figure.unit) || self.out[before].target.is_some() {
            return;
        }
        let mut actual = self.out.remove(at);
        let plan = std::mem::replace(&mut self.out[before].figure, actual.figure);
        actual.label = plan_label(&self.out[before].label, word);
        self.out[before].label = actual.label;
        self.out[before].period = actual.period;
        self.out[before].period_text = actual.period_text;
        self.out[before].target = Some(plan);
        self.out[before].rule("target", 4);
    }

    /// A plan beside its actual value.
    fn target(&mut self, at: usize) -> bool {
        const PLANS: &str = "年初计划 年度计划 全年目标 年度目标 目标任务 年度任务 全年计划 预期目标 计划数 年度计划投资 年计划投资 目标";
        let plan = |found: &super::Found| {
            let label: Vec<char> = letters(&found.label);
            first_of(&label, PLANS).is_some() || last_of(&label, PLANS).is_some()
        };
        if !plan(&self.out[at]) {
            return false;
        }
        let fits = |before: &usize| {
            let found = &self.out[*before];
            found.figure.unit == self.out[at].figure.unit
                && found.target.is_none()
                && !found.is_growth()
                && !plan(found)
                && !found.label.ends_with("总投资")
        };
        let Some(before) = (self.in_sentence..at).rev().find(fits) else { return false };
        let target = self.out.remove(at);
        self.out[before].target = Some(target.figure);
        self.out[before].rule("target", 4);
        true
    }
}

/// Whether both count the same things: 张 are no part of 万人.
fn same_things(one: &str, other: &str) -> bool {
    let base = |unit: &str| unit.trim_start_matches(['万', '亿', '千', '百']).to_owned();
    base(one) == base(other) || base(one).is_empty() || base(other).is_empty()
}

/// 计划改造农村公路 → 改造农村公路.
fn plan_label(label: &str, word: &str) -> String {
    label.strip_prefix(word).or_else(|| label.strip_suffix(word)).unwrap_or(label).to_owned()
}

/// How large a number with a unit is, in the base of the unit.
pub(super) fn size(value: &str, unit: &str) -> f64 {
    let power = super::unit::measured(unit).map_or(0, |(_, power)| power);
    let mut size = Decimal::parse(value).map_or(0.0, Decimal::to_f64);
    let ten = (0..power.abs()).fold(1.0, |ten, _| ten * 10.0);
    if power < 0 {
        size /= ten;
    } else {
        size *= ten;
    }
    size
}

pub(super) fn size_of(figure: &super::Figure) -> f64 {
    size(&figure.value, &figure.unit)
}
