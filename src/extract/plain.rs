//! Values: a level, a count, a rate with its own label.

use super::chars::{ends, find, first_of, is_han, is_one_of, last_of, length, string};
use super::clause::{Frame, Joint};
use super::figure::{Whole, alike, figure};
use super::reader::{DROPPED, Reader};
use super::role::{self, Tail};
use super::{label, list};
use crate::document::{Decimal, Dimension, IndicatorKind};

/// Verbs whose object may stand behind a number.
const TRANSITIVE: &str = "培育 获批 拥有 有 共有 实施 举办 组建 设立 完成 实现 建设 储备 策划 承办 集聚 聚集 汇聚 推出 开展 创建 认定 布局 覆盖 服务 惠及 带动 支持 推动 获得 获 荣获 斩获 入选 投放 购置 设置 配备 配置 组织 派出 选派 走访 慰问 走进 来自 涵盖 包括 通达 辐射 发布 出台 推广 形成 征集 收集 受理 梳理 制定 达 达到 为 超 超过 近 约 突破 共 确定 谋划 包装 实现了 建立 建起 搭建 成立 开设 开办 增设 安排 落实 投入 融资 选树 命名 表彰 选拔 引育 引入 孵化 拿下 承接 执行 调解 审批 发出 发现 抽检 检测 监测 编制 修订 设 辟 需 新 用 种 养 卖出 售出 生产 装 修 建";

/// What follows a figure and is not what it counts.
const NO_THINGS: &str = "和 以上 左右 以下 同比 环比 比 较 增长 下降 占 为 是 达 均 都 已 将 位居 居 列 分别 其中 等 增加 减少 来自 中 实现 位列 并 以及 及 或 在 的 被 获 入选 建成 通过 提前 增至 提高 上升 回落 名列 排 全部 覆盖 同 创 高于 低于 领先 至 到 由 从 之 里 内 后 前 时 用于 完成";
/// Words that begin like one of them and are.
const THINGS: &str = "中小 中型 中央 中药 中医 中国 中学 中欧 中高 中心 同类 达标 在建 在校 在册 在线 前沿 内资 内河 获奖 从业 居民 居家 比赛 列车 后备 和美 创新 创业 中职 时装 前端";

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
        let left = first.left.clone();
        let tail = role::tail(&left);
        if self.rates_of_counts(frames, &tail) {
            return;
        }
        let count = frames.len();
        let subject = self.noun(tail.rest);
        let several = count > 1 && tail.each;
        let all = count == 1 && tail.all && subject.contains(&'、');
        if several || all {
            let names = list::names(&subject, several.then_some(count));
            let names =
                if names.len() == 1 && count == 2 { list::town_and_country(&names[0]).unwrap_or(names) } else { names };
            if several && names.len() == count {
                for (frame, name) in frames.iter().zip(&names) {
                    self.value(frame, &left, name, "value-each");
                }
                return;
            }
            if all && names.len() > 1 {
                for name in &names {
                    self.value(first, &left, name, "value-all");
                }
                return;
            }
        }
        if count > 1
            && let Some(names) = self.parted(tail.rest, count)
        {
            for (frame, name) in frames.iter().zip(&names) {
                self.value(frame, &left, name, "value-each");
            }
            return;
        }
        for (k, frame) in frames.iter().enumerate() {
            if k == 0 {
                self.single(frame, &tail);
            } else {
                let left = frame.left.clone();
                let own = role::tail(&left);
                self.single(frame, &own);
            }
        }
    }

    /// 甲、乙分别完成投资: names before 分别, their measure behind it; or a
    /// bare measure of the indicators before: 整改率分别达到.
    fn parted(&self, rest: &[char], count: usize) -> Option<Vec<Vec<char>>> {
        let each = super::chars::find(rest, "分别");
        let (before, mut measure) = match each {
            Some(at) => (&rest[..at], &rest[at + 2..]),
            None => (&[][..], rest),
        };
        while let Some(word) = first_of(measure, "完成 实现 达到 增加 为 有") {
            measure = &measure[length(word)..];
        }
        let subject = self.noun(before);
        if each.is_some() && !subject.is_empty() {
            let stem = match first_of(&subject, "对 向 与") {
                Some(word) => length(word),
                None => 0,
            };
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
            let label: Vec<char> = label.chars().collect();
            let end = last_of(&label, "招生 在校学生 在校生 毕业生").map_or(0, length);
            label[..label.len() - end].to_vec()
        };
        Some(owners.iter().map(|owner| [stem(&owner.label), measure.clone()].concat()).collect())
    }

    /// 户数 is that of what was named last; 城镇 is a part of it.
    fn completed_name(&self, name: Vec<char>, frame_unit: &str) -> Vec<char> {
        let Some(last) = self.out.get(self.in_sentence..).and_then(<[_]>::last) else { return name };
        let label: Vec<char> = last.label.chars().collect();
        let word = string(&name);
        if matches!(word.as_str(), "总数" | "总量" | "数量" | "总规模") {
            return label;
        }
        if is_bare(&name) && label.len() <= 12 {
            let own = match first_of(&label, super::words::KEPT) {
                Some(verb) if length(verb) < label.len() => &label[length(verb)..],
                _ => &label,
            };
            let own = match last_of(own, BARE) {
                Some(bare) if length(bare) < own.len() => &own[..own.len() - length(bare)],
                _ => own,
            };
            let own = match last_of(
                own,
                "余额 总额 占地面积 总投资 投资 户数 人数 总户数 销售额 产值 增加值 数 收入 产量 面积 金额 完成率 开工率",
            ) {
                Some(end) if length(end) + 1 < own.len() => &own[..own.len() - length(end)],
                _ => own,
            };
            return [own, &name].concat();
        }
        if matches!(word.as_str(), "日均" | "户均" | "人均" | "月均" | "年均" | "亩均" | "单日最高" | "局地")
        {
            let own = match first_of(&label, "累计 日均 总") {
                Some(word) if length(word) < label.len() => &label[length(word)..],
                _ => &label,
            };
            return [&name, own].concat();
        }
        const ACTIONS: &str = "竣工投产 竣工 开工 投产 建成 签约 落地 入库 投用 建成投用 建成投产 新开工 开工建设 复工 在建 续建 竣工验收 交付 已建成 已开工 办结 审结 结案 整改完成 完成整改 已完成";
        if is_one_of(&name, ACTIONS) && last.figure.unit.ends_with(frame_unit) && !frame_unit.is_empty() {
            return self.with_verb(&name);
        }
        if is_one_of(&name, "城镇 农村 城市 乡村") {
            let base = match first_of(&label, "城镇 农村 城市 乡村 全体 城乡") {
                Some(own) => &label[length(own)..],
                None => &label,
            };
            return [&name, base].concat();
        }
        name
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
            let mut name: Vec<char> = self.out[at].label.chars().collect();
            name.extend(rate);
            let new = self.value(frame, &frame.left.clone(), &name, "rate-each");
            self.out[new].of = Some(at);
        }
        true
    }

    /// One value with its own label.
    fn single(&mut self, frame: &Frame, tail: &Tail<'_>) {
        let left = frame.left.clone();
        if let Some(start) = self.start.take() {
            if (tail.to.is_some() || first_of(&left, "到 至 变 增 升 提 扩 降 减 压 缩").is_some())
                && alike(&start.frame.amount.unit, &frame.amount.unit)
            {
                return self.ended(frame, tail, start);
            }
            self.plain(&[start.frame]);
        }
        let rest = tail.rest;
        let subject = self.noun(rest);
        let things = starts_with_thing(&frame.right);
        // 周边140多家民宿, 与省内3家医院
        let around =
            things && is_one_of(&subject, "周边 周围 省内 国内 境内 县内 下辖 辖 推进 重点监测 与省内 与国内 涉及");
        let subject = if around { Vec::new() } else { subject };
        let verb = label::kept_verb(rest);
        let place = last_of(rest, "区 市 县 省 镇 乡 街道 村 园区 集团 公司 和 社区 局 院 对 县的 市的 区的").is_some()
            && subject.len() <= 6;
        let place = place || ends(rest, "等") || ends(rest, "批次") || ends(&left, "的");
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
            return self.unnamed(frame, &left);
        }
        match last_verb(&name) {
            Some(verb) => self.verb = verb,
            // Words of its own end what the verb before reached.
            None if !frame.listed => self.verb = "",
            None => {}
        }
        let at = self.value(frame, &left, &name, rule);
        if rule == "number-first" && frame.amount.dimension() == Dimension::Percent && at < self.out.len() {
            self.out[at].kind = IndicatorKind::Share;
        }
    }

    /// A list's names share the verb of the first: 审结甲5件、乙8件.
    fn with_shared_verb(&self, frame: &Frame, subject: Vec<char>) -> Vec<char> {
        const SHARED: &str = "审结 建成 新增 新建 新开工 受理 启用 新登记 新开 查处 竣工 建成投用 引进 惠及";
        if !frame.listed
            || !SHARED.split(' ').any(|verb| verb == self.verb)
            || last_verb(&subject).is_some()
            || self.within.is_some()
        {
            return subject;
        }
        self.verb.chars().chain(subject).collect()
    }

    /// 审结2651件 behind 受理案件2764件: the things were named before.
    fn with_verb(&self, verb: &[char]) -> Vec<char> {
        let Some(last) = self.out.get(self.in_paragraph..).and_then(<[_]>::last) else { return verb.to_vec() };
        let label: Vec<char> = last.label.chars().collect();
        let things = match last_verb(&label) {
            Some(own) => &label[length(own)..],
            None => &label,
        };
        let things = match first_of(things, "储备 在建 续建") {
            Some(own) => &things[length(own)..],
            None => things,
        };
        verb.iter().chain(things).copied().collect()
    }

    /// The end of 由甲增加到乙.
    fn ended(&mut self, frame: &Frame, tail: &Tail<'_>, start: super::reader::Start) {
        let subject = self.noun(tail.rest);
        if let Some(share) = role::share(label::without_light(&start.subject)).filter(|share| share.whole.is_some()) {
            self.shared(std::slice::from_ref(frame), &share, tail);
            let tail = role::tail(&start.frame.left);
            if let Some(found) = self.out.last_mut() {
                found.from = Some(figure(
                    self.text,
                    &start.frame.amount,
                    tail.qualifier.map(|(qualifier, word, _)| (qualifier, word)),
                ));
                found.rule("from-to", 1);
            }
            return;
        }
        let mut name = self.noun(label::without_light(&start.subject));
        if name.is_empty() {
            name = if subject.is_empty() { self.topic_noun() } else { subject };
        }
        let at = self.value(frame, &frame.left.clone(), &name, "from-to");
        let tail = role::tail(&start.frame.left);
        self.out[at].from =
            Some(figure(self.text, &start.frame.amount, tail.qualifier.map(|(qualifier, word, _)| (qualifier, word))));
        if self.out[at].label.is_empty() {
            self.out[at].label = self.topic_or_last();
            self.out[at].rule("carried", 15);
        }
    }

    /// A figure without a name of its own.
    fn unnamed(&mut self, frame: &Frame, left: &[char]) {
        let last = self.out.len().checked_sub(1).filter(|last| *last >= self.in_sentence);
        // 净增11家，达到96家: the growth has found its level.
        if let Some(last) = last
            && self.out[last].is_growth()
            && self.out[last].figure.unit == frame.amount.unit
            && frame.amount.dimension() != Dimension::Percent
        {
            let name: Vec<char> = self.out[last].label.chars().collect();
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
            && first_of(&frame.right, super::words::PREDICATE).is_some_and(|word| length(word) > 1)
        {
            let label: Vec<char> = self.out[last].label.chars().collect();
            // 立项研发项目 are 项目, 乡镇卫生院 are themselves.
            let short = label.len().saturating_sub(2);
            let things = if is_one_of(&label[short..], "项目 企业 学校 单位 平台 产品 品种 案件") {
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
        // 一季度降至18%，四季度回升到52%: the same measure.
        if (frame.joint != Joint::Own || role::tail(left).to.is_some() || self.topic.is_empty())
            && let Some(last) = last
        {
            let name: Vec<char> = self.out[last].label.chars().collect();
            self.value(frame, left, &name, "stacked");
            return;
        }
        let topic = self.topic_or_last();
        let at = self.value(frame, left, &[], "unnamed");
        self.out[at].label = topic;
        self.out[at].rule("carried", 25);
        if self.out[at].label.is_empty() {
            // Nothing says what it is.
            self.out.pop();
        }
    }

    /// Adds a value, and what it is a part of.
    fn value(&mut self, frame: &Frame, left: &[char], name: &[char], rule: &'static str) -> usize {
        let (name, share) = match last_of(name, "占比 所占比重") {
            Some(word) if length(word) < name.len() && frame.amount.dimension() == Dimension::Percent => {
                (&name[..name.len() - length(word)], true)
            }
            _ => (name, false),
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
        if super::unit::dimension(&part.unit) == Dimension::Percent {
            return;
        }
        let from = self.in_paragraph.max(before.saturating_sub(8));
        let holds = |total: &super::Found| {
            total.whole.is_none()
                && !total.is_growth()
                && alike(&part.unit, &total.figure.unit)
                && size_of(&total.figure) >= size_of(part)
        };
        let Some(whole) = (from..before).rev().find(|whole| holds(&self.out[*whole])) else { return };
        if self.out[whole].rules.contains(&"whole-only") {
            self.out[whole].rules.push(DROPPED);
            let own: Vec<char> = self.out[at].label.chars().collect();
            if ends(&own, "占") || self.places().contains(&own) || own.is_empty() {
                self.out[at].label = self.out[whole].label.clone();
            }
        }
        let total = &self.out[whole];
        let whole = Whole { figure: Some(total.figure.clone()), label: Some(total.label.clone()) };
        self.out[at].whole = Some(whole);
        self.out[at].rule("part", 1);
    }

    /// 计划改造80公里，实际完成96公里: the plan stood before.
    fn planned(&mut self, at: usize) {
        let Some(before) = at.checked_sub(1).filter(|before| *before >= self.in_sentence) else { return };
        let plan: Vec<char> = self.out[before].label.chars().collect();
        let Some(word) = first_of(&plan, "计划 年初计划 年度计划 原计划 目标") else { return };
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
        let label: Vec<char> = self.out[at].label.chars().collect();
        let plan = first_of(&label, PLANS).is_some() || last_of(&label, PLANS).is_some();
        if !plan {
            return false;
        }
        let fits = |before: &usize| {
            let found = &self.out[*before];
            found.figure.unit == self.out[at].figure.unit && found.target.is_none() && !found.is_growth()
        };
        let Some(before) = (self.in_sentence..at).rev().find(fits) else { return false };
        let target = self.out.remove(at);
        self.out[before].target = Some(target.figure);
        self.out[before].rule("target", 4);
        true
    }
}

/// 计划改造农村公路 → 改造农村公路.
fn plan_label(label: &str, word: &str) -> String {
    label.strip_prefix(word).unwrap_or(label).to_owned()
}

/// How large a number with a unit is, in the base of the unit.
fn size(value: &str, unit: &str) -> f64 {
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

fn size_of(figure: &super::Figure) -> f64 {
    size(&figure.value, &figure.unit)
}

/// Measures that need a thing: 完成率, 户数.
const BARE: &str = "金额 货值 完成率 整改率 交付率 办结率 核销率 参与率 户数 人数 余额 产值 均价 销售额 利润 面积 上座率 票房 保有量 整改率 合格率 通过率 签约率 投资完成率 占地面积 营业收入 覆盖率 成活率 达标率 及格率 入住率 使用率 结案率 破案率 调撤率 年产值 受益人数 优良率 满意率 贷款余额 在校学生 在校生 毕业生";

fn is_bare(name: &[char]) -> bool {
    is_one_of(name, BARE)
}

/// Whether what follows a number names what it counts.
fn starts_with_thing(right: &[char]) -> bool {
    let right = match first_of(right, "的") {
        Some(word) => &right[length(word)..],
        None => right,
    };
    let Some(first) = right.first() else { return false };
    if !(is_han(*first) || matches!(first, '“' | '《') || first.is_ascii_alphanumeric()) {
        return false;
    }
    first_of(right, NO_THINGS).is_none() || first_of(right, THINGS).is_some()
}

/// The kept verb that a label begins with.
fn last_verb(label: &[char]) -> Option<&'static str> {
    first_of(label, super::words::KEPT).filter(|verb| length(verb) < label.len() || string(label) == *verb)
}
