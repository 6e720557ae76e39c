//! Which place a text is of, by its headings, offices and datelines, and which
//! of its lines say no more than where it came out.

use super::chars::{first_of, has, last_of, start_length, string};
use super::clause::Clause;
use super::period::{Part, Year};
use super::reader::Reader;
use super::region;
use super::scan::{Mention, scan};
use super::sentence::{Line, is_form};

/// Names of places that are kept, and told apart from labels.
const MOST_PLACES: usize = 40;

impl Reader<'_> {
    /// 县统计局 2025年3月28日, 来源：…: when and where it came out, which is no
    /// time of a figure.
    pub(super) fn is_imprint(&mut self, line: Line) -> bool {
        let own = &self.text[line.start..line.end];
        if own.len() > 60 || own.iter().any(|c| matches!(c, '。' | ';' | '%')) {
            return false;
        }
        let form = is_form(own);
        for mention in scan(self.text, line.start, line.end) {
            let moment = match mention {
                Mention::Moment(moment) => moment,
                // 浏览次数：2318次 is of the page; no other figure is lost with its line.
                Mention::Amount(amount) if form && amount.unit == "次" => continue,
                Mention::Amount(_) => return false,
                _ if form => continue,
                _ => return false,
            };
            let (Part::Day(month, _), Year::Said(year)) = (moment.part, moment.year) else { continue };
            let rest = [&self.text[line.start..moment.start], &self.text[moment.end..line.end]].concat();
            let rest: Vec<char> = rest.into_iter().filter(|c| !matches!(c, ' ' | '(' | ')' | '—' | '-')).collect();
            let office =
                last_of(&rest, "局 办 委 厅 政府 中心 社 报 院 处 部 队 银行 公司 大学 学校 记者 会议上 大会上")
                    .is_some();
            if form || rest.is_empty() || office {
                self.times.date = self.times.date.or(Some((year, month)));
                // 在泓州市第五届人民代表大会上
                if let Some(name) =
                    (0..own.len().min(20)).find_map(|at| Some(&own[at..at + region::leading(&own[at..])?]))
                {
                    let named = string(name);
                    self.keep_place(name);
                    self.place = Some(self.title_place.get_or_insert(named).clone());
                    self.heading_place.clone_from(&self.place);
                }
                return true;
            }
        }
        form && line.end < self.text.len()
    }

    pub(super) fn keep_place(&mut self, name: &[char]) {
        if self.places.len() < MOST_PLACES && !self.places.iter().any(|known| known == name) {
            self.places.push(name.to_vec());
        }
    }

    /// A place that opens the clause.
    pub(super) fn name_place(&mut self, head: &[char], clause: &Clause<'_>) {
        let from = clause
            .mentions
            .iter()
            .find(|mention| matches!(mention, Mention::Moment(_)) && mention.span().0 <= clause.start + 2)
            .map_or(0, |mention| mention.span().1 - clause.start);
        // 目前海州市
        let lead = start_length(head, "目前 如今 同时 此外 另外 当前 截至目前 现在 其中");
        if let Some(scope) = first_of(head, "全市 全省 全县 全区 全镇 全州")
            && let Some(place) = &self.place
            && self.title_place.as_ref() != Some(place)
            && !place.ends_with(&scope['全'.len_utf8()..])
        {
            // 全市 is not of the town that was named last.
            let whole = self.places.iter().rev().find(|name| string(name).ends_with(&scope['全'.len_utf8()..]));
            self.place = whole.map(|name| string(name));
        }
        // 记者从苍平市文旅局获悉: the article is of that place.
        let source = head.iter().take(12).position(|c| matches!(c, '从' | '据' | '由')).map(|at| at + 1);
        if let Some(length) = source.and_then(|at| region::leading(&head[at..]))
            && let Some(at) = source
            && has(&head[at + length..(at + length + 12).min(head.len())], "局 委 办 厅 院 馆 中心 银行 部门 政府")
        {
            let name = string(&head[at..at + length]);
            self.keep_place(&head[at..at + length]);
            self.title_place.get_or_insert(name.clone());
            self.heading_place.get_or_insert(name.clone());
            self.place = Some(name);
            return;
        }
        for (k, start) in [0, from, lead].into_iter().enumerate() {
            if k > 0 && start == 0 {
                continue;
            }
            if let Some((_, name)) = head.get(start..).and_then(|head| region::short(head, &self.places)) {
                self.place = Some(string(name));
                return;
            }
            if let Some(length) = head.get(start..).and_then(region::leading) {
                let name = head[start..start + length].to_vec();
                self.keep_place(&name);
                self.place = Some(string(&name));
                return;
            }
        }
    }
}
