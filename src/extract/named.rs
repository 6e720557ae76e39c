//! Names that words around a figure leave to what was named before: 户数 is
//! that of the companies, 审结 that of the cases.

use super::amount::Amount;
use super::chars::{
    cut_end, cut_start, end_length, first_of, is_han, is_one_of, last_of, length, letters, start_length, string,
};
use super::clause::Frame;
use super::reader::Reader;

/// What follows a figure and is not what it counts.
const NO_THINGS: &str = "和 以上 左右 以下 同比 环比 比 较 增长 下降 占 为 是 达 均 都 已 将 位居 居 列 分别 其中 等 增加 减少 来自 中 实现 位列 保持 并 以及 及 或 在 的 被 获 入选 建成 通过 提前 增至 提高 上升 回落 名列 排 全部 覆盖 同 创 高于 低于 领先 至 到 由 从 之 里 内 后 前 时 用于 完成";

/// Words that begin like one of them and are.
const THINGS: &str = "并购 均衡 都市 将军 在岗 获证 被动 被服 从医 为民 为老 中小 中型 中央 中药 中医 中国 中学 中欧 中高 中心 同类 达标 在建 在校 在册 在线 前沿 内资 内河 获奖 从业 居民 居家 比赛 列车 后备 和美 创新 创业 中职 时装 前端";

/// Measures that need a thing: 完成率, 户数.
const BARE: &str = "成交面积 成交额 成交金额 销售面积 金额 货值 完成率 交付率 核销率 参与率 户数 人数 余额 产值 均价 销售额 利润 面积 上座率 票房 保有量 整改率 合格率 通过率 签约率 投资完成率 占地面积 营业收入 覆盖率 成活率 达标率 及格率 入住率 使用率 破案率 调撤率 年产值 受益人数 优良率 满意率 贷款余额 在校学生 在校生 毕业生";

/// What may be done with things that were named before: 投产83个.
const ACTIONS: &str = "竣工投产 竣工 开工 投产 建成 签约 落地 入库 投用 建成投用 建成投产 新开工 开工建设 复工 在建 续建 竣工验收 交付 已建成 已开工 办结 审结 结案 整改完成 完成整改 已完成";

impl Reader<'_> {
    /// 户数 is that of what was named last; 城镇 is a part of it.
    pub(super) fn completed_name(&self, name: Vec<char>, frame_unit: &str) -> Vec<char> {
        let Some(last) = self.out.get(self.in_sentence..).and_then(<[_]>::last) else { return name };
        let label: Vec<char> = letters(&last.label);
        let word = string(&name);
        if matches!(word.as_str(), "总数" | "总量" | "数量" | "总规模") {
            // 新增28家，总数达到196家: of all, not of the new ones.
            let new = start_length(
                &label,
                "新增 净增 新认定 新登记 新培育 新建 新开 新设 新设立 新引进 新开工 新获批 新建成",
            );
            return label[if new < label.len() { new } else { 0 }..].to_vec();
        }
        if is_bare(&name) && label.len() <= 12 {
            // Of the area, not of how its fall slowed down.
            let label =
                label.strip_suffix(&['降', '幅']).or_else(|| label.strip_suffix(&['增', '速'])).unwrap_or(&label);
            // People have no output.
            let people = last.figure.unit.ends_with(['人', '名'])
                && last_of(&name, "产值 销售额 利润 营业收入 金额 面积").is_some();
            if people && frame_unit.ends_with('元') {
                return name;
            }
            let own = cut_end(cut_start(label, super::words::KEPT), BARE);
            let measure = end_length(
                own,
                "余额 总额 占地面积 占地 总投资 投资 成交合同 成交 户数 人数 总户数 销售额 产值 增加值 数 收入 产量 面积 金额 完成率 开工率",
            );
            let own = if measure + 1 < own.len() { &own[..own.len() - measure] } else { own };
            // 存款余额, 贷款余额; 办结率, 满意率: a measure has no measure.
            let beside = last_of(label, BARE).is_some_and(|end| length(end) < name.len() && word.ends_with(end));
            if beside || name.starts_with(own) || is_bare(own) || last_of(own, "率 值 额 量 积 比 价 天 占地").is_some()
            {
                return name;
            }
            return [own, &name].concat();
        }
        if matches!(word.as_str(), "日均" | "户均" | "人均" | "月均" | "年均" | "亩均" | "单日最高" | "局地")
        {
            return [&name, cut_start(&label, "累计 日均 总")].concat();
        }
        if is_one_of(&name, ACTIONS) && last.figure.unit.ends_with(frame_unit) && !frame_unit.is_empty() {
            return self.with_verb(&name);
        }
        // 居民人均可支配收入, 其中城镇居民
        if is_one_of(&name, "城镇居民 农村居民")
            && let Some(at) = super::chars::find(&label, "居民").filter(|_| self.within.is_some())
        {
            return [&name, &label[at + 2..]].concat();
        }
        // 装机规模320万千瓦, 其中风电210万千瓦
        let whole = self.within.and_then(|within| {
            let before = self.out.get(self.in_sentence..within)?;
            before.iter().rev().find(|found| found.figure.unit == frame_unit)
        });
        if let Some(whole) = whole.filter(|_| name.len() <= 4)
            && let Some(measure) = last_of(&letters(&whole.label), "装机规模 装机容量 装机 销售面积 航线")
                .filter(|word| word.len() < whole.label.len())
            && last_of(&name, measure).is_none()
        {
            return [&name[..], &letters(measure)].concat();
        }
        // 研发平台83个，其中国家级14个; 60岁以上老年人，其中80岁以上2万人
        if let Some(whole) = whole.filter(|_| name.len() <= 7) {
            const BOUNDS: &str = "以上 以下";
            let label: Vec<char> = letters(&whole.label);
            let above = |label: &[char]| super::chars::find_last(label, BOUNDS).map(|(at, word)| at + length(word));
            let start = match above(&label) {
                Some(end) if end < label.len() => end,
                _ => 0,
            };
            let bare = last_of(&name, "岁以上 岁及以上 岁以下").is_some() && start > 0;
            if bare || name.len() <= 4 && last_of(&name, "级 型 类").is_some() {
                // 5A级景区 of A级景区
                let base = &label[start..];
                let kind = base.iter().take(4).position(|c| name.last() == Some(c)).filter(|at| at + 1 < base.len());
                return [&name, &base[kind.map_or(0, |at| at + 1)..]].concat();
            }
        }
        if is_one_of(&name, "城镇 农村 城市 乡村") {
            return [&name, &label[start_length(&label, "城镇 农村 城市 乡村 全体 城乡")..]].concat();
        }
        name
    }

    /// 全村312户1086人: households and people of a place.
    pub(super) fn inhabitants(&self, amount: &Amount) -> Option<Vec<char>> {
        let from = amount.start.saturating_sub(12).max(self.sentence.start as usize);
        // 17.2万人报名 are others.
        if is_han(super::chars::at(self.text, amount.end))
            || !super::chars::has(&self.text[from..amount.start], "全村 全镇 全乡 全县 全区 全市 全寨")
        {
            return None;
        }
        match amount.unit.trim_start_matches('万') {
            "户" => Some(letters("户数")),
            "人" => Some(letters("人口")),
            _ => None,
        }
    }

    /// A list's names share the verb of the first: 审结甲5件、乙8件.
    pub(super) fn with_shared_verb(&self, frame: &Frame, subject: Vec<char>) -> Vec<char> {
        const SHARED: &str = "审结 建成 新增 新建 新开工 受理 启用 新登记 新开 查处 竣工 建成投用 引进 惠及";
        if !frame.listed
            || !SHARED.split(' ').any(|verb| verb == self.verb)
            || last_verb(&subject).is_some()
            || is_one_of(&subject, ACTIONS)
            || self.within.is_some()
        {
            return subject;
        }
        self.verb.chars().chain(subject).collect()
    }

    /// 审结2651件 behind 受理案件2764件: the things were named before.
    pub(super) fn with_verb(&self, verb: &[char]) -> Vec<char> {
        let Some(last) = self.out.get(self.in_paragraph..).and_then(<[_]>::last) else { return verb.to_vec() };
        let label: Vec<char> = letters(&last.label);
        let mut things: &[char] = &label;
        // 开工建设标准化厂房
        while let Some(own) = last_verb(things).filter(|own| length(own) < things.len()) {
            things = &things[length(own)..];
        }
        let things = &things[start_length(things, "储备 在建 续建")..];
        verb.iter().chain(things).copied().collect()
    }
}

pub(super) fn is_bare(name: &[char]) -> bool {
    is_one_of(name, BARE)
}

/// Whether what follows a number names what it counts.
pub(super) fn starts_with_thing(right: &[char]) -> bool {
    let right = right.strip_prefix(&['的']).unwrap_or(right);
    let Some(first) = right.first() else { return false };
    if !(is_han(*first) || matches!(first, '“' | '《') || first.is_ascii_alphanumeric()) {
        return false;
    }
    first_of(right, NO_THINGS).is_none() || first_of(right, THINGS).is_some()
}

/// The kept verb that a label begins with.
pub(super) fn last_verb(label: &[char]) -> Option<&'static str> {
    first_of(label, super::words::KEPT)
}
