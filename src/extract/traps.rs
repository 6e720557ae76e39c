//! Numbers that are no figures of an article, by what stands around them.

use super::amount::Amount;
use super::chars::{at, before, ends, first_of, has, is_han, last_of, length, letters, without_end};
use crate::document::Dimension;

/// Things a small number in words really counts: 三家企业, not 三个方面.
const THINGS: &str = "项目 平台 企业 园区 基地 村 社区 乡镇 县 区 学校 小区 中心 品牌 奖 案例 产业 工程 车间 工厂 实验室 团队 机构 公园 医院 \
    国家级 省级 市级 省部级 重点 重大 标准 专利 街道 镇 行政村 自然村 单位 车站 泵站 大桥 场馆 站点 商标 航线 线路 集群 试点 示范 泊位 码头 班列 乡";
const VERBS: &str = "新增 新建 建成 获批 引进 实施 落地 签约 开工 投产 建设 改造 完成 共 共有 有 设立 成立 培育 入选 获 斩获 举办 承办 开展 达 \
    达到 增加到 增至 增加 其中 超 超过 约 近 累计 设 辟 开通 创建 荣获 获得 布局 打造 拥有 招引 落户 储备 全市 全区 全县 全省 建有 下辖 辖 的 获评 仅 只有 减少 减至";
const ARTICLES: &str = "方面 层面 环节 阶段 关键 维度 行动 机制 原则 体系 坚持 季度 领域 问题 确保 转变 代表 文明 自信 意识 维护 结合 \
    统筹 清单 月 工作日 小时 台阶 批次 梯队 任务 步骤 指标 专项 角度 途径 目标 着力 注重 突破 更加 要素 时代 世纪 世界 特点 重点 文件 版块 板块 亮点";

/// Whether a number in words before a unit counts something. `small` is
/// false when it has 万 or 亿.
pub(super) fn counts(text: &[char], amount: &Amount, small: bool) -> bool {
    let counted = matches!(amount.dimension(), Dimension::Count | Dimension::Time(_));
    if !counted || !small {
        return true;
    }
    let value = super::number::whole(&amount.value).unwrap_or(100);
    if value <= 1 {
        return false;
    }
    let left = &text[amount.start.saturating_sub(5)..amount.start];
    let rest = &text[amount.end.min(text.len())..];
    if first_of(rest, ARTICLES).is_some() && !ends(left, "重点") {
        return false;
    }
    if super::list::sums_up(text, amount.start, value) {
        return false;
    }
    if value > 10
        || !matches!(amount.unit.as_str(), "个" | "次" | "种" | "类" | "项" | "条" | "位" | "批次" | "张" | "部" | "处")
    {
        return true;
    }
    first_of(rest, THINGS).is_some() || last_of(left, VERBS).is_some()
}

/// Whether a number with a unit is part of a name, an ordinal, a duration.
pub(super) fn is_none(text: &[char], amount: &Amount) -> bool {
    let left = &text[amount.start.saturating_sub(14)..amount.start];
    let rest = &text[amount.end.min(text.len())..];
    let ordinal =
        matches!(before(text, amount.start), '第' | '每' | '前' | '《') && last_of(left, "目前 日前 此前").is_none();
    let rule = last_of(left, "每提高 每增加 每下降 每上升 每增长 每投入 每降低 每提升 每减少 每上涨 每下跌 每涨 每降");
    if ordinal || rule.is_some() || ends(left, "连续") && amount.unit != "%" {
        return true;
    }
    if matches!(before(text, amount.start), '近' | '再' | '过')
        && !ends(left, "超过")
        && matches!(amount.dimension(), Dimension::Time(_))
    {
        return true;
    }
    // The number of a list: 1、12家
    if before(text, amount.start) == '\n' && at(text, amount.end) == '、' && amount.unit.is_empty() {
        return true;
    }
    // 死亡3人以上的事故, 满30元减5元
    if last_of(left, "死亡 伤亡").is_some() && first_of(rest, "以上 及以上").is_some()
        || amount.unit == "元"
            && (ends(left, "满") && first_of(rest, "减 立减 返 送 赠").is_some()
                || last_of(left, "元减 元立减 元返 元送").is_some())
    {
        return true;
    }
    // 年产5万吨的项目, 低于40%的推荐水平
    let clause = rest.iter().take(16).position(|c| matches!(c, ',' | ';' | '。' | '、')).unwrap_or(rest.len().min(16));
    if last_of(left, "年产 日产 年处理 日处理 年加工").is_some() && has(&rest[..clause], "项目 工程 生产线 基地 厂")
        || first_of(rest, "的推荐水平 的警戒线 的预警线 的红线 的国际标准 的推荐值").is_some()
    {
        return true;
    }
    // 1%人口抽样调查, 按50升油箱计算
    if first_of(rest, "人口抽样 抽样调查").is_some() || ends(left, "按") && has(&rest[..clause], "计算 测算 估算")
    {
        return true;
    }
    // 每10辆新车中有6辆
    if last_of(left, "中 中有 中就有").is_some() && left.contains(&'每') && amount.unit != "%" {
        return true;
    }
    // 高于近三年平均水平（4.1%）
    if at(text, amount.end) == ')' && last_of(left, "平均水平( 同期水平( 平均( 同期(").is_some() {
        return true;
    }
    // 9时30分
    if amount.unit == "分" && (matches!(before(text, amount.start), '时' | '点' | '钟') || at(text, amount.end) == '钟')
    {
        return true;
    }
    // 十分重要
    if amount.in_words && matches!(amount.unit.as_str(), "分" | "方" | "克" | "升" | "度" | "期" | "年") {
        return true;
    }
    if amount.in_words
        && amount.value == "1"
        && !matches!(
            amount.dimension(),
            Dimension::Percent | Dimension::Points | Dimension::Multiple | Dimension::Money(_)
        )
    {
        return true;
    }
    match amount.dimension() {
        Dimension::Time("岁") => {
            last_of(left, "平均高 水平高 平均低 水平低 全国高 全省高 全市高 提高 增加 延长 上升 提升 降低 下降 缩短 高于全国 高于全省 高于全市 寿命 寿命达 寿命达到 寿命为 年龄 年龄为 寿命提高到 寿命约 寿命提高至 寿命由 岁提高到 岁提高至 岁上升到 岁增加到 岁提升到 岁延长到").is_none()
        }
        Dimension::Time(_) => !is_duration(left, rest, amount),
        // 500米直道竞速
        Dimension::Length => {
            first_of(rest, "直道 短道 短跑 竞速 接力 自由泳 蛙泳 仰泳 蝶泳 气步枪 气手枪 跨栏 赛跑 决赛 比赛").is_some()
        }
        Dimension::Energy if amount.unit == "度" => !left.contains(&'电'),
        Dimension::Percent => first_of(rest, "的人 的努力 的把握").is_some() && amount.value == "100",
        Dimension::Count => is_name(left, rest, amount),
        Dimension::Multiple => first_of(rest, "速 镜").is_some(),
        _ => false,
    }
}

/// Durations are figures where something takes or saves time.
fn is_duration(left: &[char], rest: &[char], amount: &Amount) -> bool {
    const CUES: &str = "缩短 压缩 压减 平均 时间 时长 时限 用时 耗时 天数 寿命 减少 办结 开馆 开放 接通 响应 住院 停时 审理 周期 供水 日照 提速 周期 期限 里程 增加 通勤 优良 时效 间隔 时数 库存 周转 车程 节省 节约 人均 培训 授课 学时";
    // 由8分钟压缩到5分钟: what changes is measured.
    let changes = last_of(left, "由 从").is_some() && is_start(rest);
    if amount.unit == "年" {
        // 由8.92年提高至9.86年
        let ended = measured_before(left, amount) && last_of(left, super::words::TO).is_some();
        return ended
            || last_of(without_bound(left), "年限 车龄 船龄 工龄 教龄 楼龄 房龄 树龄 机龄 炉龄 党龄 寿命").is_some();
    }
    (changes || measured_before(left, amount) || super::chars::has(left, CUES))
        && first_of(rest, "以来 来 内 后 前 里 时间内 圈 生活圈").is_none()
}

/// 98分钟，老年组57分钟: the unit has been a measure already.
fn measured_before(left: &[char], amount: &Amount) -> bool {
    let unit: Vec<char> = letters(&amount.unit);
    left.windows(unit.len() + 1).any(|part| part[0].is_ascii_digit() && part[1..] == unit)
}

pub(super) fn is_start(rest: &[char]) -> bool {
    first_of(rest, "到 至 变为").or_else(|| first_of(rest, super::words::TO)).is_some()
}

/// Without what says how exact the number is, and its verb.
pub(super) fn without_bound(left: &[char]) -> &[char] {
    without_end(left, "为 达 达到 约 近 已 不到 不足 超过 超 仅 达到了 约为 至 到 由 从")
}

fn is_name(left: &[char], rest: &[char], amount: &Amount) -> bool {
    if first_of(rest, "以来").is_some() {
        return true;
    }
    let policy = first_of(
        rest,
        "措施 政策 举措 意见 实招 硬举措 具体措施 惠企政策 配套政策 改革措施 惠民举措 改革举措 重点任务 重点工作 任务 工作任务",
    );
    let adopted = last_of(left, "出台 推出 制定 印发 发布 提出 明确 实施 落实 制定了 推出了 出台了 提出了").is_some();
    // 在全省15个设区市中居第4位
    let among = rest.iter().take(10).position(|c| *c == '中').map_or(&[][..], |at| &rest[at + 1..]);
    let ranked = amount.unit == "个" && first_of(among, "排 居 列 位居 位列 名列 排名 稳居 综合排名 总排名").is_some();
    policy.is_some() && adopted
        || ranked
        || ends(left, "国") && amount.unit == "家"
        || matches!(amount.unit.as_str(), "个" | "次" | "家") && first_of(rest, "月 工作日 字 百分比 小时").is_some()
        || amount.unit == "次" && ends(left, "第")
        || amount.unit == "名" && ends(left, "前")
        || amount.unit == "次" && first_of(rest, "产业").is_some()
        || amount.unit == "位" && super::chars::has(left, "位次 名次 前移 后移")
        || amount.unit == "位" && last_of(left, "前移 上升 提升 后移 下降 分别前移 跃升").is_some()
        || amount.unit == "位" && last_of(left, "居 列 排名 排 第 位居 位列 前").is_some()
}

/// 投资过10亿元的项目5个: a size in the name of what is counted.
pub(super) fn is_attribute(text: &[char], amount: &Amount) -> bool {
    if !matches!(
        amount.dimension(),
        Dimension::Money(_) | Dimension::Area | Dimension::Mu | Dimension::Length | Dimension::Mass
    ) {
        return false;
    }
    // 税收过亿元企业11家
    let of_things =
        first_of(&text[amount.end.min(text.len())..], "企业 项目 园区 产业 集群 村 镇 乡镇 品牌 平台 工程").is_some();
    if at(text, amount.end) != '的' && !of_things {
        return false;
    }
    let left = &text[amount.start.saturating_sub(4)..amount.start];
    let bound = super::qualifier::before(left).is_some() || amount.qualifier != crate::document::Qualifier::Exact;
    let clause = text[amount.end..].iter().take(20).take_while(|c| !matches!(c, ',' | ';' | '。' | '\n'));
    bound && clause.filter(|c| c.is_ascii_digit()).count() > 0
}

/// A size that things are chosen by: 500万元以上项目120个.
pub(super) fn is_threshold(text: &[char], amount: &Amount, end: usize) -> bool {
    let things = matches!(
        amount.dimension(),
        Dimension::Money(_)
            | Dimension::Area
            | Dimension::Mu
            | Dimension::Length
            | Dimension::Mass
            | Dimension::Time(_)
            | Dimension::Energy
    ) || amount.unit == "人";
    let next = at(text, end);
    // 引进亿元以上项目23个，其中十亿元以上2个
    if things && next.is_ascii_digit() {
        return true;
    }
    // 身高1.2米以下免票, 600分以上考生
    if first_of(&text[end..], "免票 免费 免收 半价 儿童 考生 的儿童 的考生").is_some() {
        return true;
    }
    if !things || !(is_han(next) || next == '(') {
        return false;
    }
    // 年收入10万元以上的村
    if next == '的' && first_of(&text[end + 1..], "村 农户 家庭 企业 项目 单位 客户 楼盘 住宅 住房 车辆").is_some()
    {
        return true;
    }
    let clause = text[end..].iter().take(24).take_while(|c| !matches!(c, ',' | ';' | '。' | '\n'));
    let noun = first_of(
        &text[end..],
        "的 项目 企业 工业 产业 法人 单位 人口 老人 老年人 河流 设备 机组 客户 大 规模 重大 重点 中 亿 批发 营业 农民 学校 投资 桥梁 商贸 建筑 新建商品 商品 住宅 住房 (含) 户型 套型 房源 居室",
    );
    noun.is_some_and(|noun| length(noun) > 0) && clause.filter(|c| c.is_ascii_digit()).count() > 0
}
