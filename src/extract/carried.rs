//! What a clause leaves to those that follow: a whole, a subject, a basis, the
//! first half of a sentence.

use super::chars::{ends, find, first_of, last_of, starts};
use super::clause::{Clause, Frame};
use super::period::Use;
use super::reader::Reader;
use super::scan::Mention;
use super::{Doubt, role};
use crate::document::Basis;

impl Reader<'_> {
    /// Words behind the last figure: 5家，其中, 8个项目中.
    pub(super) fn behind(&mut self, right: &[char]) {
        let goes_on = last_of(right, "建设中 施工中 推进中 进行中 办理中 审批中 洽谈中 编制中 集中 途中 高中 初中")
            .is_some()
            || first_of(right, "正").is_some()
            || find(right, "正在").is_some();
        if last_of(right, "中 中的 中有 中共有 其中").is_some() && !goes_on {
            self.within = Some(self.out.len());
            let last = self.out.len().checked_sub(1).filter(|last| *last >= self.in_sentence);
            if let Some(last) = last.filter(|_| !ends(right, "其中")) {
                self.out[last].rules.push("whole-only");
            }
        }
    }

    /// 其中: what follows is a part of what was said last.
    pub(super) fn parts(&mut self, left: &mut Vec<char>) {
        if starts(left, "其中") {
            left.drain(..2);
            self.open_parts();
        } else if let Some(at) = find(left, "其中")
            && at + 2 < left.len()
        {
            left.drain(..at + 2);
            self.open_parts();
        }
    }

    fn open_parts(&mut self) {
        // CPI同比上涨0.3%，环比下降0.1%；其中: of either.
        self.basis = self.basis.filter(|basis| *basis != Basis::PeriodOnPeriod);
        // 其中A 5家，其中B 3家: both are parts of what stood before the first.
        if self.within.is_none_or(|before| before < self.in_sentence || before > self.out.len()) {
            self.within = Some(self.out.len());
        }
    }

    /// A clause without figures may name the subject or the basis of the next.
    pub(super) fn without_figures(&mut self, mut text: Vec<char>) {
        // 进出口同比由降转增，增长3.9%
        if let Some(at) = find(&text, "同比由 同比转 环比由 环比转") {
            self.basis = Some(if text[at] == '同' { Basis::YearOnYear } else { Basis::PeriodOnPeriod });
            text.truncate(at);
        }
        if starts(&text, "其中") || ends(&text, "其中") {
            self.open_parts();
            return;
        }
        if let Some(basis) = role::basis_alone(&text, self.times.year) {
            self.basis = Some(basis);
            return;
        }
        if first_of(&text, "扣除 剔除").is_some()
            && first_of(&text, "扣除价格 剔除价格 扣除物价").is_none()
            && text.len() < 20
            && !text.contains(&'的')
        {
            self.without = text;
            return;
        }
        if first_of(&text, "按可比 按不变 扣除 剔除 初步 从 分 按").is_some() && text.len() < 16 || text.len() < 2
        {
            return;
        }
        if let Some(scope) = text.strip_suffix(&['中']).filter(|_| last_of(&text, super::words::WHOLE).is_none()) {
            self.scope = self.noun(scope);
            return;
        }
        if first_of(&text, "据 根据 按照 截至 从 此外 同时").is_some() {
            return;
        }
        self.topic = text;
    }

    /// A line that begins in the middle of a sentence goes on where another
    /// broke off, when there is one such place.
    pub(super) fn rejoin(&mut self, first: &mut Frame) {
        let Some((words, span)) = &self.broken else { return };
        let next = self.text[span.end as usize..first.amount.start].iter().filter(|c| **c == '\n').take(2).count() == 1;
        let wrapped = next && first.left.len() <= 2;
        let share = first_of(&first.left, "比重 的比重 占比 份额").is_some() && find(words, "占").is_some();
        if !(wrapped || share) {
            return;
        }
        first.left.splice(0..0, words.iter().copied());
        let span = *span;
        self.doubts.push(Doubt { span, code: "rejoined" });
        self.broken = None;
    }

    /// 2022年、2023年分别为5家和8家.
    pub(super) fn each_its_time(&mut self, clause: &Clause<'_>, from: usize, count: usize) {
        let times: Vec<_> = clause
            .mentions
            .iter()
            .filter_map(|mention| match mention {
                Mention::Moment(moment) if moment.used == Use::Time => self.times.resolve(self.text, moment),
                _ => None,
            })
            .collect();
        if times.len() == count && self.out.len() == from + count {
            for (found, time) in self.out[from..].iter_mut().zip(times) {
                (found.period, found.period_text) = (Some(time.period), Some(time.words));
                found.rule("time-each", 3);
            }
        }
    }
}
