//! Named places: 云岭市, 济南高新区.

use super::chars::{end_length, first_of, has, is_han, last_of, length};

/// How a place's name ends.
const ENDS: &str = "省 市 区 县 旗 镇 乡 街道 经济开发区 经济技术开发区 高新技术产业开发区 高新区 开发区 新区 自治州 自治区 自治县 示范区 经开区 综保区 州 盟";
/// Words that end like a place.
const COMMON: &str = "下乡 返乡 回乡 东盟 欧盟 加盟 棚户区 古城区 县城区 环城区 全城市 同城市 江城市 沿线区 采煤区 矿区 全省 全市 全区 全县 全镇 全乡 我市 我省 我区 我县 城市 都市 地区 市区 城区 社区 园区 景区 小区 校区 厂区 片区 灾区 山区 库区 辖区 街区 县区 市县 区县 乡镇 城镇 各市 各县 各区 各镇 各省 省市 该市 该区 该县 该省 超市 股市 上市 楼市 门市 夜市 集市 商区 商圈 林区 牧区 \
    农村 村镇 省级 市级 县级 州级 新城区 老城区 主城区 中心城区 建成区 保护区 生产区 工业区 集聚区 功能区 开发区 高新区 新区 经开区 示范区 自贸区 试验区 合作区 先行区 自治区 功能 特区 区域 成立市 本市 本区 本县 本省 县市 县城 都市区 服务区 学区 辖区内 入市 后市 房市 车市 收购市 直辖市 地级市 外省 外市 跨省 出省 邻省 贫困县 百强县 强县 富县 大县 小县 村社区 公立医院 人民医院 大型银行 商业银行 集团";

/// The longest name.
const LONGEST: usize = 9;

/// The place whose name `text` begins with: its length.
pub(super) fn leading(text: &[char]) -> Option<usize> {
    let han = text.iter().take(LONGEST).take_while(|c| is_han(**c)).count();
    let mut best = None;
    for end in 3..=han {
        let name = &text[..end];
        // The last characters of all ends.
        let may = matches!(name[end - 1], '省' | '市' | '区' | '县' | '旗' | '镇' | '乡' | '道' | '州' | '盟');
        if may && last_of(name, ENDS).is_some() && is_name(name) {
            best = Some(end);
            break;
        }
    }
    // 济南市 → 济南市历城区 is one place of two names.
    let first = best?;
    let rest = &text[first..];
    if first_of(rest, "域 间 内 级 委 场 民 政 长 里 外 位 直 属 公司 区 道 群 划 所 界 容 面 值 占 法院 法").is_some()
        && first_of(rest, "政府 外贸 外资 外商 法院工作").is_none()
    {
        return None;
    }
    let more = leading_short(rest).unwrap_or(0);
    Some(first + more)
}

fn leading_short(text: &[char]) -> Option<usize> {
    let han = text.iter().take(5).take_while(|c| is_han(**c)).count();
    (3..=han)
        .find(|end| last_of(&text[..*end], "区 县 镇 乡 街道 高新区 开发区 新区").is_some() && is_name(&text[..*end]))
}

fn is_name(name: &[char]) -> bool {
    const WITHIN: &str = "走进 地处 前往 探访 坐落 至 目前 如今 同时 当前 此前 印发 分 仍 比 超 低 过 请 让 读 看 于 上 归 改 造 修 听 说 开 设 少 儿 老 旧 楼 集团 路 三 季 夯 据 来 里 道 跨 门 的 了 在 为 是 和 与 及 全 各 我 本 该 这 有 从 到 对 由 等 个 家 年 月 日 加快 推进 实施 其中 主要 共 新增 规模 商品 批发 居民 经济 一般 社会 农村 固定 高 不 多 已 将 把 被 以 大 第 中心 重点 省重 入 扩 建 投 市民 城 \
        销 产 业 服务 消费 支持 引 进出 总 面积 完成 实现 国 人均 创 获 游客 接待 房 电 水 气 医 教";
    let suffix = end_length(name, ENDS);
    let stem = &name[..name.len() - suffix];
    let proper = last_of(name, "高新区 开发区 新区 经开区 示范区 综保区 自治县 自治州")
        .is_some_and(|word| name.len() > length(word) + 1);
    // 霁城市, 澜都市 are names; 主城区, 江城市 none.
    let city = suffix == 1 && matches!(stem, [_, '城' | '都']);
    let common = last_of(name, COMMON).is_some_and(|word| !city || length(word) > 2);
    if stem.is_empty() || common && !proper {
        return false;
    }
    if stem.len() == 1 {
        return false;
    }
    // 高新区 and 开发区 are parts of a name behind a stem, not in it.
    // 城关镇
    let stem =
        if first_of(stem, "城关 城东 城南 城西 城北 城厢 城郊").is_some() { &stem[1..] } else { stem };
    !has(if city { &stem[..1] } else { stem }, WITHIN) && first_of(stem, "省 市 区 县").is_none()
}

/// Begin what is measured of a place whose name has no 市 or 县: 南屏外贸进出口.
const MEASURED: &str = "地区生产总值 生产总值 GDP 经济 外贸 进出口 出口 进口 对共建 规模以上 规上 固定资产 社会消费品 一般公共 城镇 农村 居民 全体 快递 常住 户籍 人口 财政 税收 第一产业 第二产业 第三产业 高新技术 民营 实际 电网 最高负荷 全社会 旅游 共接待 接待 人民币 各项 本外币 金融 新增 共 二手房 商品房 新建 实现 完成 累计";

/// How long the name of one of `places` is that `text` begins with, where it
/// stands without its 市 or 县 before what is measured; and which place.
pub(super) fn short<'p>(text: &[char], places: &'p [Vec<char>]) -> Option<(usize, &'p [char])> {
    near(text, places).find_map(|place| {
        let stem = match place.split_last() {
            Some(('市' | '县' | '区' | '省', stem)) if stem.len() > 1 => stem,
            _ if is_bare(place) => place,
            _ => return None,
        };
        let rest = text.strip_prefix(stem)?;
        first_of(rest, MEASURED).map(|_| (stem.len(), &place[..]))
    })
}

/// Those of `places` that `text` may begin with.
pub(super) fn near<'p>(text: &[char], places: &'p [Vec<char>]) -> impl Iterator<Item = &'p Vec<char>> {
    let first = text.first().copied();
    places.iter().filter(move |place| place.first().copied() == first)
}

/// Whether a place's name has no 市 or 县.
pub(super) fn is_bare(place: &[char]) -> bool {
    last_of(place, ENDS).is_none()
}

/// The place of a dateline, and where that ends: 本报南屏10月26日电.
pub(super) fn dateline(line: &[char]) -> Option<(&[char], usize)> {
    let paper = first_of(line, "本报 新华社 中新社 中新网 新华网 人民网 央广网 本刊 本台")?;
    let rest = &line[length(paper)..];
    let name = rest.iter().take(5).take_while(|c| is_han(**c)).count();
    let date = rest.get(name..)?;
    let end = date.iter().take(6).position(|c| *c == '日')?;
    ((2..=4).contains(&name) && date[0].is_ascii_digit() && matches!(date.get(end + 1), Some('电' | '讯')))
        .then(|| (&rest[..name], length(paper) + name + end + 2))
}

/// The first place that a heading names.
pub(super) fn named(text: &[char]) -> Option<Vec<char>> {
    (0..text.len().min(30)).find_map(|i| {
        let free = i == 0 || !is_han(text[i - 1]) || matches!(text[i - 1], '年' | '度' | '于' | '在' | '月');
        free.then(|| leading(&text[i..]).map(|length| text[i..i + length].to_vec())).flatten()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::chars::{canonical_text, string};

    #[test]
    fn places_are_named() {
        for (text, name) in [
            ("云岭市2023年国民经济和社会发展统计公报", Some("云岭市")),
            ("2023年上半年永泽市经济运行情况", Some("永泽市")),
            ("青屿区统计月报", Some("青屿区")),
            ("沧浦市云岭县工作报告", Some("沧浦市云岭县")),
            ("霁城市交通运输局", Some("霁城市")),
            ("澜都市住建局", Some("澜都市")),
            ("沅泽经济开发区发展报告", Some("沅泽经济开发区")),
            ("仍比省会低", None),
            ("主城区", None),
            ("全市经济运行", None),
            ("一、综合", None),
            ("社区服务", None),
        ] {
            assert_eq!(named(&canonical_text(text)).map(|name| string(&name)).as_deref(), name, "{text}");
        }
    }
}
