//! Values: a level, a count, a rate with its own label.

use super::belongs::{size, size_of};
use super::chars::{
    end_length, ends, find, first_of, is_one_of, last_of, length, letters, start_length, without_start,
};
use super::clause::{Frame, Joint};
use super::figure::{Growth, Whole, alike};
use super::label::is_rate_alone;
use super::named::{is_bare, last_verb, starts_with_thing};
use super::reader::Reader;
use super::role::{self, Tail};
use super::{label, list};
use crate::document::{Basis, Dimension, Direction, IndicatorKind};

/// Verbs whose object may stand behind a number.
const TRANSITIVE: &str = "培育 获批 拥有 有 共有 实施 举办 组建 设立 完成 实现 建设 储备 策划 承办 集聚 聚集 汇聚 推出 开展 创建 认定 布局 覆盖 服务 惠及 带动 支持 推动 获得 获 荣获 斩获 入选 投放 购置 设置 配备 配置 组织 派出 选派 走访 慰问 走进 来自 涵盖 包括 通达 辐射 发布 出台 推广 形成 征集 收集 受理 梳理 制定 达 达到 为 超 超过 近 约 突破 共 确定 谋划 包装 实现了 建立 建起 搭建 成立 开设 开办 增设 安排 落实 投入 融资 选树 命名 表彰 选拔 引育 引入 孵化 拿下 承接 执行 调解 审批 发出 发现 抽检 检测 监测 编制 修订 设 辟 需 新 用 种 养 卖出 售出 生产 装 修 建";

impl Reader<'_> {
    /// Reads frames that state values.
    pub(super) fn plain(&mut self, frames: &[Frame]) {
        let at = self.out.len();
        self.values(frames);
        if find(&frames[0].left, "实际").is_some() && self.out.len() == at + 1 {
            self.planned(at);
        }
    }

    fn values(&mut self, frames: &[Frame]) {
        let first = &frames[0];
        let left = first.left.as_slice();
        let tail = role::tail(left);
        if self.rates_of_counts(frames, &tail) {
            return;
        }
        let count = frames.len();
        let subject = self.noun(tail.rest);
        if subject.is_empty()
            && let Some(name) = self.inhabitants(&first.amount)
        {
            for frame in frames {
                self.value(frame, left, &name, "inhabitants");
            }
            return;
        }
        let several = count > 1 && tail.each;
        let all = count == 1 && tail.all && subject.contains(&'、');
        if several || all {
            let names = list::names(&subject, several.then_some(count));
            let names =
                if names.len() == 1 && count == 2 { list::town_and_country(&names[0]).unwrap_or(names) } else { names };
            if several && names.len() == count {
                for (frame, name) in frames.iter().zip(&names) {
                    self.value(frame, left, name, "value-each");
                }
                return;
            }
            if all && names.len() > 1 {
                for name in &names {
                    self.value(first, left, name, "value-all");
                }
                return;
            }
        }
        if count > 1
            && let Some(names) = self.parted(tail.rest, count)
        {
            for (frame, name) in frames.iter().zip(&names) {
                self.value(frame, left, name, "value-each");
            }
            return;
        }
        for (k, frame) in frames.iter().enumerate() {
            if k == 0 {
                self.single(frame, &tail, subject.clone());
            } else {
                let tail = role::tail(&frame.left);
                self.single(frame, &tail, self.noun(tail.rest));
            }
        }
    }

    /// 甲、乙分别完成投资: names before 分别, their measure behind it; or a
    /// bare measure of the indicators before: 整改率分别达到.
    fn parted(&self, rest: &[char], count: usize) -> Option<Vec<Vec<char>>> {
        let each = super::chars::find(rest, "分别");
        let (before, measure) = match each {
            Some(at) => (&rest[..at], &rest[at + 2..]),
            None => (&[][..], rest),
        };
        let measure = without_start(measure, "完成 实现 达到 增加 为 有");
        let subject = self.noun(before);
        if each.is_some() && !subject.is_empty() {
            let stem = start_length(&subject, "对 向 与");
            let names = list::names(&subject[stem..], Some(count));
            // 小学56所、初中23所，在校学生分别为3万人和2万人
            if names.len() == 1 && measure.is_empty() {
                let owners = self.out.get(self.out.len().checked_sub(count)?..)?;
                let fits = self.out.len() - count >= self.in_sentence
                    && owners
                        .iter()
                        .all(|owner| owner.kind == IndicatorKind::Count && owner.label.chars().count() <= 12);
                return fits.then(|| {
                    owners.iter().map(|owner| owner.label.chars().chain(names[0].iter().copied()).collect()).collect()
                });
            }
            if names.len() != count {
                return None;
            }
            let with = |name: &Vec<char>| [&subject[..stem], name, measure].concat();
            return Some(names.iter().map(with).collect());
        }
        let measure = self.noun(measure);
        let from = self.out.len().checked_sub(count).filter(|from| *from >= self.in_paragraph)?;
        let owners = &self.out[from..];
        if !is_bare(&measure)
            || owners.iter().any(|owner| owner.label == owners[0].label) && owners[0].label == owners[count - 1].label
        {
            return None;
        }
        // 小学招生 → 小学在校学生
        let stem = |label: &str| {
            let label: Vec<char> = letters(label);
            let end = end_length(&label, "招生 在校学生 在校生 毕业生");
            label[..label.len() - end].to_vec()
        };
        Some(owners.iter().map(|owner| [stem(&owner.label), measure.clone()].concat()).collect())
    }

    /// 8个甲、41个乙开工率均达到100%: rates of counts that stood before.
    fn rates_of_counts(&mut self, frames: &[Frame], tail: &Tail<'_>) -> bool {
        if !(tail.all || tail.each) || frames[0].amount.dimension() != Dimension::Percent {
            return false;
        }
        let Some(from) = label::rate(tail.rest) else { return false };
        let rate = &tail.rest[from..];
        let counts: Vec<usize> =
            (self.in_clause..self.out.len()).filter(|at| self.out[*at].kind == IndicatorKind::Count).collect();
        let alike = counts.iter().all(|at| self.out[*at].figure.unit == self.out[counts[0]].figure.unit);
        if counts.len() < 2 || !alike || frames.len() != 1 && frames.len() != counts.len() {
            return false;
        }
        for (k, at) in counts.into_iter().enumerate() {
            let frame = &frames[k.min(frames.len() - 1)];
            let mut name: Vec<char> = letters(&self.out[at].label);
            name.extend(rate);
            let new = self.value(frame, &frame.left, &name, "rate-each");
            self.out[new].of = Some(at);
        }
        true
    }

    /// One value with its own label.
    fn single(&mut self, frame: &Frame, tail: &Tail<'_>, subject: Vec<char>) {
        let left = frame.left.as_slice();
        if let Some(start) = self.start.take() {
            if (tail.to.is_some() || first_of(left, "到 至 变 增 升 提 扩 降 减 压 缩").is_some())
                && (alike(&start.frame.amount.unit, &frame.amount.unit)
                    || [&start.frame, frame].iter().all(|frame| matches!(frame.amount.dimension(), Dimension::Time(_))))
            {
                return self.ended(frame, tail, subject, start);
            }
            self.plain(&[start.frame]);
        }
        let rest = tail.rest;
        // 笋价低迷，每公斤不到4元: what it is measured by is no name.
        let subject = if is_rate_alone(&subject) { self.topic_noun() } else { subject };
        let things = starts_with_thing(&frame.right);
        // 周边140多家民宿, 与省内3家医院
        let around = things
            && is_one_of(
                &subject,
                "周边 周围 省内 国内 境内 县内 下辖 辖 推进 沿线 重点监测 与省内 与国内 涉及 向 给 对 帮 帮助 使 让",
            );
        let subject = if around { Vec::new() } else { subject };
        let verb = label::kept_verb(rest);
        let place = last_of(rest, "区 市 县 省 镇 乡 街道 村 集团 公司 和 局 院 对 县的 市的 区的 学校 大学 全校")
            .is_some()
            && subject.len() <= 6;
        let place = place || ends(rest, "等") || ends(rest, "批次") || ends(left, "的");
        let transitive =
            verb.is_some() || last_of(rest, TRANSITIVE).is_some() || place || self.places().contains(&subject);
        let bare = verb.is_some_and(|verb| length(verb) == subject.len());
        let counted =
            things && (subject.is_empty() || bare || transitive && frame.amount.dimension() != Dimension::Percent);
        let (name, rule) = if counted {
            let kept = verb.unwrap_or_default();
            let rate = frame.shared || label::rate(label::without_light(&frame.right)).is_some();
            (label::counted(kept, &frame.right, rate), "number-first")
        } else if bare {
            (self.with_verb(&subject), "verb-carried")
        } else if !subject.is_empty() {
            (
                self.completed_name(self.with_shared_verb(frame, subject), &frame.amount.unit),
                if tail.to.is_some() { "value-to" } else { "value" },
            )
        } else {
            (Vec::new(), "value")
        };
        if name.is_empty() {
            return self.unnamed(frame, left);
        }
        match last_verb(&name) {
            Some(verb) => self.verb = verb,
            // Words of its own end what the verb before reached.
            None if !frame.listed => self.verb = "",
            None => {}
        }
        let at = self.value(frame, left, &name, rule);
        if rule == "number-first" && frame.amount.dimension() == Dimension::Percent && at < self.out.len() {
            self.out[at].kind = IndicatorKind::Share;
        }
    }

    /// The end of 由甲增加到乙.
    fn ended(&mut self, frame: &Frame, tail: &Tail<'_>, subject: Vec<char>, start: super::reader::Start) {
        if let Some(share) = role::share(label::without_light(&start.subject)).filter(|share| share.whole.is_some()) {
            self.shared(std::slice::from_ref(frame), &share, tail);
            if let Some(found) = self.out.last_mut() {
                found.from = Some(start.frame.figure(self.text));
                found.rule("from-to", 1);
            }
            return;
        }
        let mut name = self.noun(label::without_light(&start.subject));
        if name.is_empty() {
            name = if subject.is_empty() { self.topic_noun() } else { subject };
        }
        let name = self.completed_name(name, &frame.amount.unit);
        let speed = super::changed::without_speed(&name);
        let at = self.value(frame, &frame.left, speed, "from-to");
        // 增速由3.8%回升至8.4%
        if speed.len() < name.len()
            && frame.amount.dimension() == Dimension::Percent
            && last_of(&name, "降幅").is_none()
        {
            let found = &mut self.out[at];
            found.kind = IndicatorKind::Rate;
            let (mut figure, basis) = (found.figure.clone(), self.basis.unwrap_or(Basis::Other));
            let direction = match figure.value.strip_prefix('-') {
                Some(value) => {
                    figure.value = value.to_owned();
                    Direction::Down
                }
                None => Direction::Up,
            };
            found.change = Some(Growth { figure, direction, basis });
        }
        self.out[at].from = Some(start.frame.figure(self.text));
        if self.out[at].label.is_empty() {
            self.out[at].label = self.topic_or_last(at);
            self.out[at].rule("carried", 15);
        }
    }

    /// A figure without a name of its own.
    fn unnamed(&mut self, frame: &Frame, left: &[char]) {
        let last = self.out.len().checked_sub(1).filter(|last| *last >= self.in_sentence);
        // 净增11家，达到96家: the growth has found its level.
        let reached = is_one_of(left, "至 到 达 达到 至约 达约 为 ,至") || role::tail(left).to.is_some();
        if let Some(last) = last
            && self.out[last].is_growth()
            && (self.out[last].figure.unit == frame.amount.unit || reached)
            && (frame.amount.dimension() != Dimension::Percent
                || reached && self.out[last].figure.unit.ends_with(['点']))
        {
            let name: Vec<char> = letters(&self.out[last].label);
            let at = self.value(frame, left, &name, "level-behind-change");
            let level = self.out.remove(at);
            let growth = std::mem::replace(&mut self.out[last], level);
            self.out[last].change = growth.change;
            return;
        }
        // 8个项目立项，5个突破关键技术: a part of them.
        if let Some(last) = last
            && self.out[last].figure.unit == frame.amount.unit
            && self.out[last].kind == IndicatorKind::Count
            && size(&frame.amount.value, &frame.amount.unit) <= size_of(&self.out[last].figure)
            && first_of(label::without_adverb(&frame.right), super::words::PREDICATE)
                .is_some_and(|word| length(word) > 1)
        {
            let label: Vec<char> = letters(&self.out[last].label);
            // 立项研发项目 are 项目, 乡镇卫生院 are themselves.
            let short = label.len().saturating_sub(2);
            let things = if self.out[last].rules.contains(&"whole-only") {
                &label[..]
            } else if is_one_of(&label[short..], "项目 企业 学校 单位 平台 产品 品种 案件") {
                &label[short..]
            } else {
                match last_verb(&label) {
                    Some(verb) => &label[length(verb)..],
                    None => &label[..],
                }
            };
            let name = [label::action(&frame.right), things.to_vec()].concat();
            let at = self.value(frame, left, &name, "part-first");
            let whole = &self.out[last];
            self.out[at].whole = Some(Whole { figure: Some(whole.figure.clone()), label: Some(whole.label.clone()) });
            return;
        }
        // 甲、乙分别占31%、26%，合计超过一半
        if let Some(last) = last
            && find(left, "合计").is_some()
            && self.out[last].rules.iter().any(|rule| rule.ends_with("-each"))
            && self.out[last].figure.unit == frame.amount.unit
        {
            let kind = self.out[last].kind;
            let at = self.value(frame, left, &['合', '计'], "sum");
            self.out[at].kind = kind;
            return;
        }
        // 一季度降至18%，四季度回升到52%: the same measure.
        if (frame.joint != Joint::Own || role::tail(left).to.is_some() || self.topic.is_empty())
            && let Some(last) = last
        {
            let mut name: Vec<char> = letters(&self.out[last].label);
            // 新建1860个，累计达6240个: of all, not of the new ones.
            if find(left, "累计 总数 总量 共有").is_some() {
                name = self.completed_name(vec!['总', '数'], &frame.amount.unit);
            }
            self.value(frame, left, &name, "stacked");
            return;
        }
        let topic = self.topic_or_last(self.out.len());
        let at = self.value(frame, left, &[], "unnamed");
        self.out[at].label = topic;
        self.out[at].rule("carried", 25);
        if self.out[at].label.is_empty() {
            // Nothing says what it is.
            self.out.pop();
        }
    }
}
