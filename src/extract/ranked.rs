//! Places among others: whose they are.

use super::chars::{first_of, has, last_of, string};
use super::clause::{Clause, words};
use super::figure::{Place, span};
use super::label;
use super::rank::RankAt;
use super::reader::Reader;
use super::scan::Mention;

impl Reader<'_> {
    pub(super) fn ranks(&mut self, ranks: &[&RankAt], clause: &Clause<'_>) {
        // 由全省第8位前移至第5位: the place before is no place any more.
        let moved = |pair: &[&RankAt]| {
            has(
                &self.text[pair[0].end..pair[1].start.max(pair[0].end)],
                "升至 升到 移至 移到 跃至 跃居 进至 提至 退至 降至",
            )
        };
        let among = ranks[0].among.as_ref();
        let ranks = if ranks.len() == 2 && moved(ranks) { &ranks[1..] } else { ranks };
        let head = words(self.text, clause.start, ranks[0].verb.max(clause.start), clause.mentions);
        // 在全省15个设区市中: among whom, not what.
        let group = first_of(&head, "在").is_some() && last_of(&head, "中 里 内").is_some();
        let head = if group { Vec::new() } else { head };
        let mentions_figure = clause
            .mentions
            .iter()
            .any(|mention| matches!(mention, Mention::Amount(amount) if amount.end <= ranks[0].start));
        let all = last_of(&head, "均 都 分别").is_some();
        let subject = label::noun(label::without_light(&head), &self.places);
        let same = mentions_figure || subject.is_empty() || first_of(&subject, "占比 增速 总量 数量 规模 增幅 连续 其 均 分别 总数 增量 排名 综合 位次 稳 继续 两项 三项 人均 质量 满意度").is_some() || self.out.last().is_some_and(|found| string(&subject).ends_with(&found.label));
        let own = self.out.len() - self.in_sentence;
        if !same || own == 0 {
            return;
        }
        let count = if ranks.len() > 1 {
            ranks.len().min(own)
        } else if all {
            let unit = self.out[self.out.len() - 1].figure.unit.clone();
            self.out[self.in_sentence..]
                .iter()
                .rev()
                .take_while(|found| found.figure.unit == unit && found.rank.is_none())
                .count()
                .max(1)
        } else {
            1
        };
        // 增长8.7%，较上半年提升0.4个百分点，居第2位: the growth has the place.
        let sped = |found: &super::Found| found.rules.contains(&"second-change") && found.figure.unit == "个百分点";
        let skipped = usize::from(count == 1 && own > 1 && self.out.last().is_some_and(sped));
        let from = self.out.len() - count - skipped;
        for (k, found) in self.out[from..].iter_mut().take(count).enumerate() {
            let rank = ranks[k.min(ranks.len() - 1)];
            found.rank = Some(Place {
                place: rank.place,
                among: rank.among.as_ref().or(among).cloned(),
                years: rank.years,
                span: span(rank.start, rank.end),
            });
            found.rule(if count > 1 { "rank-each" } else { "rank" }, u8::from(count > 1) * 3);
        }
    }
}
