//! Numbers in several pieces, changes told beside where they began, names that
//! begin or end like other words.

use super::tests::told;
use super::{Found, extract};
use crate::document::{Basis, Direction, Qualifier};

fn all(text: &str) -> Vec<Found> {
    extract(text).indicators
}

fn says(text: &str, wanted: &[&str]) {
    assert_eq!(told(text), wanted, "{text}");
}

fn period(text: &str) -> Option<String> {
    all(text).into_iter().next().and_then(|found| found.period)
}

#[test]
fn numbers_in_pieces() {
    says("社会各界捐款一亿二千万元。", &["社会各界捐款 120000000元"]);
    says("项目总投资1亿2000万元。", &["项目总投资 12000万元"]);
    says("常住人口3万5千人。", &["常住人口 35千人"]);
    says("注册资本1亿500万元。", &["注册资本 10500万元"]);
    says("车程缩短至1小时40分。", &["车程 100分钟"]);
    says("通勤时间由2小时缩短到1小时5分钟。", &["通勤时间 65分钟"]);
    // Of ten thousand there is no short decimal value.
    says("孕产妇死亡率降至十万分之七。", &[]);
    says("孕产妇死亡率降至10万分之8.5。", &[]);
}

#[test]
fn ranges_have_one_unit() {
    for (text, value, upper, unit) in [
        ("每户补助10万至30万元。", "10", "30", "万元"),
        ("给予企业5000元至1万元补贴。", "5000", "10000", "元"),
        ("单价为80元至120元。", "80", "120", "元"),
    ] {
        let found = &all(text)[0].figure;
        assert_eq!(
            (found.value.as_str(), found.upper.as_deref(), found.unit.as_str()),
            (value, Some(upper), unit),
            "{text}"
        );
    }
}

#[test]
fn where_a_change_began() {
    for (text, label, from, change) in [
        ("营业收入3.6亿元，比去年同期的3.2亿元增长12.5%。", "营业收入", "3.2", Some("12.5")),
        ("新增企业135家，较上年同期的120家增加15家。", "新增企业", "120", Some("15")),
        ("城镇调查失业率5.1%，低于上年同期的5.5%。", "城镇调查失业率", "5.5", None),
        ("补贴标准由每亩20元提高到30元。", "补贴标准", "20", None),
    ] {
        let found = all(text);
        assert_eq!(found.len(), 1, "{text}");
        let found = &found[0];
        assert_eq!(found.label, label, "{text}");
        assert_eq!(found.from.as_ref().map(|figure| figure.value.as_str()), Some(from), "{text}");
        assert_eq!(found.change.as_ref().map(|change| change.figure.value.as_str()), change, "{text}");
    }
    // The level of what it is compared with is no distance from it.
    says(
        "人均可支配收入4.2万元，高于全省平均水平的3.9万元。",
        &["人均可支配收入 4.2万元", "人均可支配收入（全省平均） 3.9万元"],
    );
    let found = all("失业率高于2022年同期3.2个百分点。");
    assert!(found[0].compare.is_empty() && found[0].change.is_some());
}

#[test]
fn changes_in_other_words() {
    says("净利润5.2亿元，同比-3.2%。", &["净利润 5.2亿元 -3.2%"]);
    says("营业收入12亿元，同比+15.3%，环比-3.2%。", &["营业收入 12亿元 +15.3%", "营业收入 -3.2% -3.2%"]);
    says("5年期以上LPR下调25个基点至3.95%。", &["5年期以上LPR 3.95% -25个基点"]);
    says("存款准备金率下调0.5个百分点。", &["存款准备金率 -0.5个百分点 -0.5个百分点"]);
    says("沪指收涨0.52%。", &["沪指 0.52% +0.52%"]);
    let direction = |text: &str| all(text)[0].change.as_ref().map(|change| change.direction);
    assert_eq!(direction("毛利率31.7%，同比改善2.4个百分点。"), Some(Direction::Up));
    assert_eq!(direction("PM2.5平均浓度28微克/立方米，同比改善6.7%。"), Some(Direction::Down));
    let found = all("全市生产总值增长6.7%，比全国平均水平（5.2%）高1.5个百分点。");
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].compare[0].to, "全国平均");
    assert_eq!(all("产值翻了一番多。")[0].figure.qualifier, Qualifier::Over);
    assert_eq!(
        all("净利润5.2亿元，环比-3.2%。")[0].change.as_ref().map(|change| change.basis),
        Some(Basis::PeriodOnPeriod)
    );
    // By how much a plan was exceeded is not how far it has come.
    says("完成投资480亿元，超额完成年度计划12.5%。", &["投资 480亿元", "投资超计划 12.5%"]);
    says("城镇化率每提高1个百分点，可拉动消费增长1.6%。", &["拉动消费 1.6% +1.6%"]);
}

#[test]
fn the_new_place_counts() {
    let rank = |text: &str| all(text)[0].rank.as_ref().map(|rank| (rank.place, rank.among.clone()));
    assert_eq!(rank("GDP达1331亿元，由全省第8位前移至第5位。"), Some((5, Some("全省".to_owned()))));
    assert_eq!(rank("GDP达1331亿元，位居全省第一梯队。"), None);
}

#[test]
fn names_like_other_words() {
    for text in [
        "中秋国庆假期接待游客 120万人次",
        "日本游客 3.2万人次",
        "中部地区生产总值 26.9万亿元",
        "内蒙古原煤产量 12.1亿吨",
        "受访企业 320家",
        "可吸入颗粒物浓度 45微克/立方米",
        "超导材料产值 3亿元",
        "送戏下乡 320场",
        "农民工返乡创业 1.2万人",
    ] {
        says(&format!("{}。", text.replacen(' ', "", 1)), &[text]);
    }
    says(
        "外贸出口350亿元。其中，出口东盟120亿元，增长8.5%；出口欧盟86亿元，下降2.1%。",
        &["外贸出口 350亿元", "出口东盟 120亿元 +8.5%", "出口欧盟 86亿元 -2.1%"],
    );
    says(
        "一、二、三产业增加值分别为10亿元、20亿元和30亿元。",
        &["一产业增加值 10亿元", "二产业增加值 20亿元", "三产业增加值 30亿元"],
    );
    says("12个项目正在施工中，8个项目已竣工投产。", &["正在施工项目 12个", "竣工投产项目 8个"]);
    says("目前23家企业已复工。", &["复工企业 23家"]);
    says("工业、服务业都增长5%以上。", &["工业 5% +5%", "服务业 5% +5%"]);
    for (text, wanted) in [
        ("今年共举办过12场招聘会。", "招聘会 12场"),
        ("侦破案件315起。", "侦破案件 315起"),
        ("立案侦破315起。", "侦破 315起"),
    ] {
        assert_eq!(all(text)[0].figure.qualifier, Qualifier::Exact, "{text}");
        assert!(told(text)[0].ends_with(wanted), "{:?}", told(text));
    }
    let parts = all("拥有高新技术企业974家、专精特新企业512家。其中12家为国家级“小巨人”。");
    assert_eq!(parts[2].label, "专精特新企业");
}

#[test]
fn quarters_and_days() {
    assert_eq!(period("2023年1—3季度，全市地区生产总值1331亿元。").as_deref(), Some("2023-Q1/Q3"));
    assert_eq!(period("2023年第1季度，全市地区生产总值331亿元。").as_deref(), Some("2023-Q1"));
    assert_eq!(period("2023年前三季，全市地区生产总值331亿元。").as_deref(), Some("2023-Q1/Q3"));
    let found = all("2022年与2023年分别完成投资5亿元、8亿元。");
    let periods: Vec<_> = found.iter().map(|found| found.period.as_deref()).collect();
    assert_eq!(periods, [Some("2022"), Some("2023")]);
    // A stretch of days has no name of its own.
    assert_eq!(period("2023年10月1日至7日，全市接待游客320万人次。"), None);
    let found = all("2023年上半年新增企业135家，而去年同期仅为120家。");
    assert_eq!(found[0].period.as_deref(), Some("2023-H1"));
    assert_ne!(found[1].period.as_deref(), Some("2023-H1"));
}

#[test]
fn measures_in_latin_letters() {
    says("全市实现GDP1236.5亿元，同比增长6.1%。", &["GDP 1236.5亿元 +6.1%"]);
    says("10月制造业PMI49.3%，比上月下降0.4个百分点。", &["制造业PMI 49.3% -0.4个百分点"]);
    says("PM2.5浓度下降6%，5G基站320座。", &["PM2.5浓度 -6% -6%", "5G基站 320座"]);
}

#[test]
fn what_grew_is_the_level() {
    for (text, first) in [
        ("全市实现生产总值1236.5亿元，占全省的12.3%，同比增长6.1%。", "生产总值 1236.5亿元 +6.1%"),
        (
            "最高用电负荷达到6258.4万千瓦，首次突破6200万千瓦，较去年最高负荷增长7.6%。",
            "最高用电负荷 6258.4万千瓦 +7.6%",
        ),
        ("公司实现营收17.42亿元，上年同期18.6亿元，同比下滑6.3%。", "营收 17.42亿元 -6.3%"),
    ] {
        assert_eq!(told(text)[0], first, "{text}");
    }
    let found = all("公司实现营收17.42亿元，上年同期18.6亿元，同比下滑6.3%。");
    assert_eq!((found.len(), found[0].from.as_ref().map(|from| from.value.as_str())), (1, Some("18.6")));
    says(
        "贷款余额同比增长11.3%，增速较上月末回落0.4个百分点。",
        &["贷款余额 11.3% +11.3%", "贷款余额增速 -0.4个百分点 -0.4个百分点"],
    );
    // The parts are of either basis.
    let found = all("10月份CPI同比上涨0.3%，环比下降0.1%；其中，食品价格下降1.6%。");
    assert_eq!(found[2].change.as_ref().map(|change| change.basis), Some(Basis::Other));
    // A balance is no part of the sum of its terms.
    let found = all("外贸进出口总值1236.5亿元，其中出口872.3亿元，进口364.2亿元，贸易顺差508.1亿元。");
    assert!(found[1].whole.is_some() && found[2].whole.is_some() && found[3].whole.is_none());
}

#[test]
fn a_share_in_a_share_is_of_no_level() {
    let found = all("60岁及以上人口为1026.4万人，占23.8%，其中65岁及以上人口占17.1%。");
    assert_eq!((found.len(), found[2].label.as_str(), found[2].of), (3, "65岁及以上人口", None));
    let found = all("拥有企业357家，其中民营企业占82%。");
    assert_eq!(found[1].of, Some(0));
}

#[test]
fn records_are_of_no_time() {
    for text in [
        "10月社会消费品零售总额1863亿元，增速创2021年以来新高。固定资产投资增长5.2%。",
        "洪峰水位43.27米，为1998年以来第二高水位；转移群众1.2万人。",
    ] {
        assert!(all(text).iter().all(|found| found.period.is_none()), "{text}");
    }
}

#[test]
fn names_before_their_verbs() {
    for (text, wanted) in [
        ("35%的受访者认为价格偏高。", "受访者认为价格偏高 35%"),
        ("飞翼汽车以42013辆位列第二。", "飞翼汽车 42013辆"),
        ("单日最高客流出现在10月2日，达11.3万人次。", "单日最高客流 11.3万人次"),
        ("全市快递揽收量连续3天攀升，11日达812万件。", "快递揽收量 812万件"),
        ("8月上旬最大负荷将达6500万千瓦。", "最大负荷 6500万千瓦"),
        ("高峰时段行车间隔由5分钟压缩至3分20秒。", "高峰时段行车间隔 200秒"),
        ("92号汽油最高零售价为每升6.82元。", "92号汽油最高零售价 6.82元"),
        ("财政补助不低于每人每年700元。", "财政补助 700元"),
        ("公司总资产102.7亿元，较期初增长8.6%。", "总资产 102.7亿元 +8.6%"),
    ] {
        says(text, &[wanted]);
    }
    says("根据全省1%人口抽样调查，常住人口为4312.7万人。", &["常住人口 4312.7万人"]);
    assert_eq!(told("外贸航线增至42条，其中RCEP航线占21条。")[1], "RCEP航线 21条");
}
