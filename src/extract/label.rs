//! The noun phrase of a figure: what an editor would write beside its bar.

use super::chars::{
    ends, find_last, first_of, last_of, length, letters, start_length, starts, string, without_end, without_start,
};
use super::words::{ADVERB, CUT, KEPT, LEAD, LIGHT, PREDICATE, TRAIL, UNCUT, WHOLE};

/// A label is not longer.
const LONGEST: usize = 30;

/// `text` without the light words at its end.
pub(super) fn without_light(mut text: &[char]) -> &[char] {
    loop {
        let Some(word) = light(text) else { return text };
        if last_of(text, WHOLE).is_some() {
            return text;
        }
        text = &text[..text.len() - length(word)];
    }
}

/// The light word that `text` ends with; 日均达 ends with 达, not with 均达.
pub(super) fn light(text: &[char]) -> Option<&'static str> {
    let word = last_of(text, LIGHT)?;
    match word.strip_prefix('均') {
        Some(rest) if !rest.is_empty() && last_of(&text[..text.len() - length(rest)], WHOLE).is_some() => Some(rest),
        _ => Some(word),
    }
}

/// The noun phrase at the end of `text`; `places` are names that lead it.
pub(super) fn noun(text: &[char], places: &[Vec<char>]) -> Vec<char> {
    if text.is_empty() {
        return Vec::new();
    }
    // 单日最高客流出现在10月2日
    let text = super::chars::find(text, "出现在 发生在").map_or(text, |at| &text[..at]);
    let text = trail(text);
    if let Some(joined) = achieved(text, places) {
        return joined;
    }
    let text = cut(text);
    let text = lead(text, places);
    let text = trail(text);
    let text = unmatched(text);
    let text = trail(without_origin(without_rate(without_agent(text))));
    let text = &without_kinds(text)[..];
    // 11日达812万件
    let day = text.strip_suffix(&['日']).is_some_and(|day| day.iter().all(char::is_ascii_digit));
    if day || super::chars::is_one_of(text, "带动周边 辐射周边 吸纳周边 周边") {
        return Vec::new();
    }
    let text = if text.len() > LONGEST { lead(&text[text.len() - LONGEST..], places) } else { text };
    // 补贴已发放
    match text.iter().rposition(|c| *c == '已') {
        Some(at) if at > 1 && at + 1 < text.len() && !inside_quotes(text, at) => {
            [&text[..at], &text[at + 1..]].concat()
        }
        _ => text.to_vec(),
    }
}

/// 县法院受理案件: who does it is not what is counted.
fn without_agent(text: &[char]) -> &[char] {
    const ACTS: &str = "检查 走访 受理 办理 审结 审执结 查处 出动 处置 投入 监测 发放 提起 立案 新收 新立 接收 接听 批准 完成 恢复 已恢复";
    let acts = |end: &usize| {
        last_of(&text[..*end], "财政 法院 检察院 机构 机关 热线 部门 公安局 平台 栏目").is_some()
            && first_of(&text[*end..], ACTS).is_some()
    };
    (2..text.len().min(12)).find(acts).map_or(text, |end| &text[end..])
}

/// 审结各类案件: of all kinds.
fn without_kinds(text: &[char]) -> Vec<char> {
    match super::chars::find(text, "各类") {
        Some(at) if text.len() > 4 && !ends(&text[..at], "各级") && !inside_quotes(text, at) => {
            [&text[..at], &text[at + 2..]].concat()
        }
        _ => text.to_vec(),
    }
}

/// What a price or a rate is measured by.
const BY: &str = "升 千克 桶 千瓦时 头 平方公里 公里 晚 天 亩 股 间 吨 平方米 立方米 人 户 月 年 次 小时 公斤 斤";

/// 每公斤, without what is measured.
pub(super) fn is_rate_alone(text: &[char]) -> bool {
    matches!(text, ['每', by @ ..] if super::chars::is_one_of(by, BY))
}

/// 零售价为每升, 补助不低于每人每年: without what it is measured by, if more is said.
pub(super) fn without_measure(mut text: &[char]) -> &[char] {
    while let Some(at) = text.iter().rposition(|c| *c == '每').filter(|at| *at > 0)
        && is_rate_alone(&text[at..])
    {
        text = &text[..at];
    }
    text
}

/// 公路密度每百平方公里, 房价每晚: what it is measured by.
fn without_rate(text: &[char]) -> &[char] {
    match text.iter().rposition(|c| *c == '每') {
        Some(at) if at >= 2 && text.len() - at <= 8 && last_of(&text[at + 1..], BY).is_some() => &text[..at],
        _ => text,
    }
}

/// 收入比由上年的2.21: where it began.
fn without_origin(text: &[char]) -> &[char] {
    match text.iter().rposition(|c| matches!(c, '由' | '从')) {
        // 进出口由负转正
        Some(at) if at >= 2 && (text.last().is_some_and(char::is_ascii_digit) || text.get(at + 2) == Some(&'转')) => {
            &text[..at]
        }
        _ => text,
    }
}

/// 企业实现利润 is a profit of firms.
fn achieved(text: &[char], places: &[Vec<char>]) -> Option<Vec<char>> {
    let (from, word) = find_last(text, "实现 完成 实现了 完成了")?;
    let object = &text[from + length(word)..];
    if object.len() < 2 || first_of(object, UNCUT).is_some() || inside_quotes(text, from) {
        return None;
    }
    let subject = noun(&text[..from], places);
    let object = noun(object, places);
    let joined = !super::chars::is_one_of(&subject, "公司 企业 集团 园区 全县 全区 全市 学校 医院")
        && subject.len() >= 2
        && short_place(&subject, places) != Some(subject.len())
        && subject.len() <= 12
        && !subject.contains(&'、')
        && first_of(&subject, KEPT).is_none();
    Some(if joined && !object.is_empty() { [subject, object].concat() } else { object })
}

fn trail(mut text: &[char]) -> &[char] {
    loop {
        let Some(word) = last_of(text, TRAIL) else { return text };
        if last_of(text, WHOLE).is_some()
            || last_of(text, "人人 达人 工人 老人 病人 农人 法人 负责人 机器人 残疾人 年轻人 收入 保险").is_some()
        {
            return text;
        }
        if word == "人" {
            return text;
        }
        text = &text[..text.len() - length(word)];
    }
}

/// Behind the last word that no label reaches over.
fn cut(text: &[char]) -> &[char] {
    let mut end = text.len();
    while let Some((from, word)) = find_last(&text[..end], CUT) {
        let after = from + length(word);
        let rest = &text[after..];
        // 每千人拥有床位 is one measure.
        if text[..from].contains(&'每') {
            return text;
        }
        let named = first_of(rest, UNCUT).is_some()
            || word == "培育" && from > 0 && text[from - 1] == '新'
            || from > 0 && starts(&text[from - 1..], "公共")
            || first_of(&text[from..], "境内收入 境内外 共体 共性 共识 共富 共和 共建 共享 共同 共有产权 共管")
                .is_some();
        if rest.len() >= 2 && !named && !inside_quotes(text, from) {
            return rest;
        }
        end = from;
        if end == 0 {
            break;
        }
    }
    text
}

fn inside_quotes(text: &[char], place: usize) -> bool {
    let open = text[..place].iter().filter(|c| matches!(c, '“' | '《' | '(')).count();
    let closed = text[..place].iter().filter(|c| matches!(c, '”' | '》' | ')')).count();
    open > closed
}

/// 宁川 at the head of `text`, where 宁川市 is known.
fn short_place(text: &[char], places: &[Vec<char>]) -> Option<usize> {
    let short = |place: &Vec<char>| match place.split_last() {
        Some(('市' | '县' | '区', stem)) if stem.len() > 1 && text.starts_with(stem) => Some(stem.len()),
        _ => None,
    };
    super::region::near(text, places).find_map(short)
}

/// Without the words that lead it.
fn lead<'t>(mut text: &'t [char], places: &[Vec<char>]) -> &'t [char] {
    loop {
        if let Some((length, _)) = super::region::short(text, places) {
            text = &text[length..];
            continue;
        }
        let place = super::region::near(text, places)
            .filter(|place| text.starts_with(place) && !super::region::is_bare(place))
            .map(Vec::len)
            .max();
        if let Some(length) = place.filter(|length| !matches!(text.get(*length), Some('、' | '和' | '级'))) {
            text = &text[length..];
            continue;
        }
        if let Some(length) = short_place(text, places).filter(|end| {
            let rest = &text[*end..];
            first_of(rest, KEPT).or_else(|| first_of(rest, LIGHT)).is_some_and(|word| word.len() > 3)
        }) {
            text = &text[length..];
            continue;
        }
        if let Some(length) = lasting(text) {
            text = &text[length..];
            continue;
        }
        let Some(word) = first_of(text, LEAD) else { return text };
        let rest = &text[length(word)..];
        if word == "医院" && (rest.len() < 3 || matches!(rest[0], '、' | '和' | '与' | '等')) {
            return text;
        }
        // 一、二、三产业
        if word == "一" && rest.first() == Some(&'、') {
            return text;
        }
        // 超10亿元项目
        if matches!(word, "超" | "近" | "过") && rest.first().is_some_and(char::is_ascii_digit) {
            return text;
        }
        // 新登记企业, 有效发明专利, 中小企业, 在校生, 对外贸易, 以旧换新 keep theirs.
        if head(text) > length(word)
            || first_of(rest, UNCUT).is_some() && length(word) > 1 && !starts(rest, "的") && !starts(rest, "区")
        {
            return text;
        }
        text = rest;
    }
}

/// 连续三年, 五年来: how long that is at the head of `text`.
pub(super) fn lasting(text: &[char]) -> Option<usize> {
    let running = start_length(text, "连续 已连续 提前");
    let digits = |c: &&char| c.is_ascii_digit() || super::numeral::is_numeral(**c);
    let number = text[running..].iter().take(3).take_while(digits).count();
    let end = running + number;
    let unit = first_of(&text[end..], "年 个月 月 个季度 季度 周 天 届")
        .filter(|unit| number > 0 && (running > 0 || *unit == "年"))?;
    let end = end + length(unit);
    let more = start_length(&text[end..], "来 间 内 时间 累计");
    // 三年行动计划, 五年期贷款
    (running > 0 || more > 0 || end == text.len()).then_some(end + more)
}

/// How long a word is that begins like a light one.
fn head(text: &[char]) -> usize {
    const HEADS: &str = "上周 其次 中秋 中部 中东 中试 日本 内蒙古 受损 受伤 受访 可吸入 上汽 对虾 超导 新股 自媒体 再制造 新消费 中位 中间价 上报 中签 中、小 直接融资 直接经济 直接投资 直接税 全行业 全站仪 新登记 新开 新建 新增 新能源 新签 新引 新认 新设 新一代 新型 新兴 新生 新材料 新注册 新经济 新质 新业 新产品 新购 新投 新入 新获 新改 新市民 新批 新媒 新三 新房 新发 新药 新招 新办 新取 新落 新成 新农 新通 新四 新线 新校 新华 新区 新基建 新城 新闻 新品 新就业 新客 新上 新晋 新筹 新出 新植 新造 新辟 \
        有效 有机 有色 有限 有线 有轨 有声 有资 有关 有害 有证 有组织 新收 新立 新受 境内收入 境内外 其他用 其他费 其他收 其他服 其他支 实际利用 实际到位 实际使用 实际用 上级 新培 超支 超时 超期 超载 超员 在校 在建 在册 在岗 在职 在园 在库 在外 在线 在港 在编 在手 在学 在营 在鲁 在读 对外 对口 对俄 对欧 对美 对东盟 对一带 对台 对日 以旧换新 以上 以色列 中小 中医 中高 中欧 中央 中等 中药 中心 中国 中职 中学 中期 中长期 中标 中型 中老年 上市 上规 上海 上座 上缴 上线 上云 上网 上年 内资 内河 内需 内贸 内部 \
        现代 现金 现役 到位 到岗 到账 到期 到港 自来水 自有 自主 自然 自治 自动 自驾 自贸 自建 自营 自给 自筹 自行车 自考 用电 用户 用地 用水 用人 用能 用工 用气 用餐 用药 一般 一体 一站 一窗 一次 一网 一带 一级 一类 一流 一产 一线 一老 一审 一二 一枚 一等 一汽 一把手 与会 由此 从业 从事 其他 并购 并网 并联 并轨 的士 及时 及格 各类 各级 各项 各种 各界 各地 各银行 各学 共享 共建 共青 共同 共富 和谐 和美 通过率 \
        为民 为农 为企 达产 达成 达标 一期 一年级 达人 达州 近视 近零 超高 超低 超市 超大 超标 超声 超算 超充 超额 超长 约束 就业 就诊 就医 就学 就近 就餐 再生 再贷款 再就业 再融资 再保险 来访 来信 来华 来源 来料 来电 间接 度假 份额 里程 时装 时速 时间 底数 底商 末端 日均 日供 日处理 日产 日照 日用 日发 日间 日服 日加 末班 可再生 可比 可用 可持续 可支配 可办 可信 可追溯 可研 可利用 能源 能耗 能繁 我国 他人 已办 已建 已开 已完 已签 已落 已投 要素 要客 使用 使馆 当期 当地 还款 还贷 还田 还迁 还林 另类 后备 后续 后勤 后劲 获奖 获证 受理 受益 受训 受众 受教 受灾 受援 受助 度电 集团客户 \
        上合 上万 上半 在轨 在田 在用 在售 在逃 在地 在京 在网 在院 内地 内陆 内窥 内科 内外 上榜 上游 上门 上传 上岗 上学 上班 上访 上行 上证 上牌 和平 新冠 新车 新疆 新老 新申请 新修 新添 新创 新进 新派 新加 新评 新征 新纳 新提 新组 新启 新审 新拓 新布 新划 新转 新聘 新录 新育 设备 设施 设计 设区 设农 设置 近洋 近岸 近海 近地 近郊 内支线 现货 现房 现行 均价 均衡 都市 从教 让利 将军 把关 间作 中考 可燃 末级 底部 底盘 底线 底层 时蔬 时段 时尚 获客 拟建 拟上市 后期 后市场 份数 间隔 间歇 对照 对接 对公 以工代赈 以租代购 自用 自费 自发 自助 公司债 要求 中转 上解 可售 能效 能级 用车 当量 到访 在途 在保 在孵 在研 从属 有偿 并表 仅存 该类 高标准农田 高质量专利";
    start_length(text, HEADS)
}

/// Quotation marks that have lost their other half.
fn unmatched(text: &[char]) -> &[char] {
    let mut text = text;
    if let Some(close) = text.iter().position(|c| matches!(c, '”' | ')' | '》')) {
        let open = text[..close].iter().any(|c| matches!(c, '“' | '(' | '《'));
        if !open {
            text = &text[close + 1..];
        }
    }
    if let Some(open) = text.iter().rposition(|c| matches!(c, '“' | '(' | '《')) {
        let closed = text[open..].iter().any(|c| matches!(c, '”' | ')' | '》'));
        if !closed {
            text = if open + 1 < text.len() && open < 2 { &text[open + 1..] } else { &text[..open] };
        }
    }
    text
}

/// The verb that belongs to the label of what follows a number: 新增5家企业.
pub(super) fn kept_verb(left: &[char]) -> Option<&'static str> {
    last_of(without_end(left, "了 约 近 超 超过 共 已 累计 各 成功 出 过 全国 全球 海外 境外 国内外"), KEPT)
}

/// The label of a number that stands before what it counts. `right` is what
/// follows, up to the next figure or the end of the clause; `verb` is kept
/// before it.
pub(super) fn counted(verb: &str, right: &[char], rate_follows: bool) -> Vec<char> {
    let right = if starts(right, "的") { &right[1..] } else { right };
    let right = if rate_follows { before_rate(right) } else { right };
    let (noun, predicate) = split(right);
    let noun = trail(noun);
    let mut label: Vec<char> = letters(verb);
    if !rate_follows && verb.is_empty() && !predicate.is_empty() {
        label.extend(action(predicate));
    }
    label.extend(noun);
    if label.len() > LONGEST {
        label = noun[..noun.len().min(LONGEST)].to_vec();
    }
    label
}

/// The noun and its predicate.
fn split(right: &[char]) -> (&[char], &[char]) {
    let mut quoted = false;
    for i in 0..right.len() {
        match right[i] {
            '“' | '《' => quoted = true,
            '”' | '》' => quoted = false,
            _ => {}
        }
        if quoted || i < 1 {
            continue;
        }
        if let Some(word) = first_of(&right[i..], PREDICATE)
            && !(length(word) == 1 && is_inner(right, i))
            && first_of(&right[i + length(word)..], "率 额 的 区 单位 量 类 型 者 性 办").is_none()
        {
            return (&right[..i], &right[i..]);
        }
    }
    (right, &[])
}

/// One-character predicates inside words: 行为, 存在.
fn is_inner(right: &[char], i: usize) -> bool {
    let pair = &right[i.saturating_sub(1)..right.len().min(i + 2)];
    const INNER: &str = "认为 对接 面向 直达 通达 抵达 送达 结对 配对 绝对 面对 相对 派对 均等 倾向 偏向 转向 流向 导向 去向 行为 存在 所在 在线 在校 在建 参与 与会 可再 对外 对口 对象 因素 以上 以下 以内 由于 获奖 占地 共享 公共 共建 并购 被子 都市 首都 首超 商超 超市 超级 超高 超低 达标 发达 从业 向阳 方向 定向 竞争 战争 中共 共产 可持 许可 不可 许可证 认可 争议 均衡 平均 人均 已婚 将军 是否 为民 为农";
    super::chars::has(pair, INNER)
}

/// 已全部开工 → 开工.
pub(super) fn without_adverb(predicate: &[char]) -> &[char] {
    without_start(predicate, ADVERB)
}

/// The predicate as words before the noun: 集中签约 → 签约.
pub(super) fn action(predicate: &[char]) -> Vec<char> {
    let predicate = without_adverb(predicate);
    if first_of(predicate, "达到 达 超 占 , ; : 。 、 ! ? 为 是 在 来自 用于 位于 分布 由 从 向 与 以 对 于 并 因 获得 实现 开工率 总投资 累计 能 会 可 引资 带动 涉及").is_some() {
        return match first_of(predicate, "来自 实现 获得") {
            Some(_) if predicate.len() <= 14 => trail(predicate).to_vec(),
            _ => Vec::new(),
        };
    }
    let end =
        predicate.iter().position(|c| matches!(c, '、' | ',' | ';' | '。' | ':' | '(')).unwrap_or(predicate.len());
    let mut whole = &predicate[..end];
    if let Some(from) = super::chars::find(whole, "等") {
        whole = &whole[..from];
    }
    let whole = trail(whole);
    if whole.len() <= 18 {
        whole.to_vec()
    } else {
        first_of(predicate, PREDICATE).unwrap_or_default().chars().collect()
    }
}

/// 重点项目开工率均达到: the counted things, without their rate.
fn before_rate(right: &[char]) -> &[char] {
    let stripped = without_light(right);
    match rate(stripped) {
        Some(from) if from > 0 => &stripped[..from],
        _ => &right[..measure(right).unwrap_or(right.len())],
    }
}

/// Where a measure of counted things begins: 民宿平均入住率, 水库总蓄水量.
pub(super) fn measure(text: &[char]) -> Option<usize> {
    let begins = |at: &usize| {
        first_of(&text[*at..], "平均 总 人均 户均 日均 年均 月均").is_some()
            && first_of(&text[*at..], "总部 总站 总店 总成 总商会 总工会 总队 总监").is_none()
    };
    (2..text.len()).find(begins)
}

/// Where the name of a rate begins at the end of `text`: 开工率.
pub(super) fn rate(text: &[char]) -> Option<usize> {
    if !(ends(text, "率") || ends(text, "占比") || ends(text, "比例")) {
        return None;
    }
    const RATES: &str = "开工率 投产率 完成率 竣工率 投资完成率 覆盖率 占比 开复工率 复工率 落地率 入库率 达产率 签约率 比例 合格率 办结率 满意率 转化率 履约率 纳统率 投用率";
    last_of(text, RATES).map(|word| text.len() - length(word))
}

/// As the document's text.
pub(super) fn text(label: &[char]) -> String {
    string(trimmed(label))
}

/// Without spaces around it.
pub(super) fn trimmed(label: &[char]) -> &[char] {
    let blank = |c: &char| matches!(c, ' ' | '\n');
    let start = label.iter().take_while(|c| blank(c)).count();
    let end = label[start..].iter().rev().take_while(|c| blank(c)).count();
    &label[start..label.len() - end]
}
