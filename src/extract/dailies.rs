//! What dailies, bulletins and companies write every day.

use super::tests::told;
use super::{Found, extract};
use crate::document::{Basis, IndicatorKind, Qualifier};

fn all(text: &str) -> Vec<Found> {
    extract(text).indicators
}

fn says(text: &str, wanted: &[&str]) {
    assert_eq!(told(text), wanted, "{text}");
}

fn basis(text: &str) -> Option<Basis> {
    all(text).last().and_then(|found| found.change.as_ref()).map(|change| change.basis)
}

fn periods(text: &str) -> Vec<Option<String>> {
    all(text).into_iter().map(|found| found.period).collect()
}

fn regions(text: &str) -> Vec<Option<String>> {
    all(text).into_iter().map(|found| found.region).collect()
}

#[test]
fn round_numbers_in_words() {
    for (text, wanted, qualifier) in [
        ("全县近千家企业参与。", "参与企业 1000家", Qualifier::About),
        ("超百家企业参展。", "参展企业 100家", Qualifier::Over),
        ("意向成交额近亿元。", "意向成交额 1亿元", Qualifier::About),
        ("带动消费超千万元。", "带动消费 1000万元", Qualifier::Over),
        ("票房破亿元。", "票房 1亿元", Qualifier::Over),
        ("上千名学生返校。", "学生返校 1000名", Qualifier::AtLeast),
        ("装机一百二十万千瓦。", "装机 120万千瓦", Qualifier::Exact),
        ("黄金三千克。", "黄金 3千克", Qualifier::Exact),
        ("客房预订占比过半。", "客房预订 50%", Qualifier::Over),
        ("秋收进度过七成。", "秋收进度 70%", Qualifier::Over),
    ] {
        says(text, &[wanted]);
        assert_eq!(all(text)[0].figure.qualifier, qualifier, "{text}");
    }
    for text in [
        "门店数十家，员工数百名。",
        "网上百家商户参与。",
        "会上千名代表发言。",
        "同学们上百度搜索。",
        "百家企业联合倡议。",
        "时间过半，任务过半。",
    ] {
        says(text, &[]);
    }
    says("税收过亿元企业11家。", &["税收过亿元企业 11家"]);
}

#[test]
fn what_a_change_is_measured_by() {
    for (text, wanted) in [
        ("价格19.86元/公斤，比昨天下降0.4%。", "价格 19.86元/公斤 -0.4%"),
        ("车流量312万辆次，较平日增长1.6倍。", "车流量 312万辆次 +1.6倍"),
        ("成交1268套，环比上周增加13.6%。", "成交 1268套 +13.6%"),
        ("成交额1.86万亿元，较上一交易日放量2130亿元。", "成交额 1.86万亿元 +2130亿元"),
        ("成交额1.2万亿元，较前一日缩量800亿元。", "成交额 1.2万亿元 -800亿元"),
        ("PM2.5平均浓度29微克/立方米，同比改善9.4%。", "PM2.5平均浓度 29微克/立方米 -9.4%"),
        ("水果批发价7.02元/公斤，一周累计下跌2.3%。", "水果批发价 7.02元/公斤 -2.3%"),
        ("沪指报3412.68点，涨0.82%。", "沪指 3412.68点 +0.82%"),
        ("中间价报7.1028，上调36个基点。", "中间价 7.1028 +36个基点"),
        ("人均预期寿命82.3岁，比全国平均水平高3.7岁。", "人均预期寿命 82.3岁 >全国平均 3.7岁"),
    ] {
        says(text, &[wanted]);
    }
    says("均价环比微涨0.4%，同比仍跌3.1%。", &["均价 0.4% +0.4%", "均价 -3.1% -3.1%"]);
    says("净利润2.1亿元（上年同期1.5亿元），增长40%。", &["净利润 2.1亿元 +40%", "净利润 1.5亿元"]);
    says(
        "价格环比下降0.3%，降幅扩大0.2个百分点；同比下降0.7%。",
        &["价格 -0.3% -0.3%", "价格降幅 0.2个百分点 +0.2个百分点", "价格 -0.7% -0.7%"],
    );
    assert_eq!(basis("销量同比翻了一番。"), Some(Basis::YearOnYear));
    assert_eq!(basis("进出口同比由降转增，增长3.9%。"), Some(Basis::YearOnYear));
    assert_eq!(basis("利润8亿元，与上年同期相比，增加0.6亿元。"), Some(Basis::YearOnYear));
    assert_eq!(basis("成交1268套，环比上周增加13.6%。"), Some(Basis::PeriodOnPeriod));
    let found = all("民宿从2019年的86家发展到如今的430家。");
    assert_eq!(found[0].from.as_ref().map(|from| from.value.as_str()), Some("86"));
}

#[test]
fn units_of_lists_and_of_the_weather() {
    says(
        "火电、水电、风电发电量分别为3.2亿、189.4亿、52.1亿千瓦时。",
        &["火电发电量 3.2亿千瓦时", "水电发电量 189.4亿千瓦时", "风电发电量 52.1亿千瓦时"],
    );
    says("综合指数分别为2.41、2.56和2.63。", &["综合指数 2.41", "综合指数 2.56", "综合指数 2.63"]);
    says("最高气温35℃，最低气温零下5℃。", &["最高气温 35℃", "最低气温 -5℃"]);
    says("约1.1万人选择留校，1.2万人参加考试。", &["选择留校 1.1万人", "参加考试 1.2万人"]);
    assert_eq!(all("沪指报3412.68点。")[0].kind, IndicatorKind::Level);
    assert_eq!(all("市场占有率18.6%。")[0].kind, IndicatorKind::Share);
}

#[test]
fn conditions_and_bounds_are_no_figures() {
    for text in
        ["未发生一次死亡3人以上的事故。", "身高1.2米以下免票。", "满30元减5元。", "高于近三年同期平均水平（4.1%）。"]
    {
        says(text, &[]);
    }
    says("600分以上考生386名。", &["600分以上考生 386名"]);
}

#[test]
fn plans_end_and_former_times_stay_apart() {
    for (text, wanted) in [
        ("到2027年，产值达到500亿元，目前产值320亿元。", vec![Some("2027"), None]),
        ("到2025年底，新增住房1.2万套。开工率84.3%。", vec![Some("2025-12"), None]),
        ("2018年以来，学校发展。去年，招生2.3万人。", vec![None]),
        ("学校创办于1956年。今年招生2600人。", vec![None]),
        ("2025年上半年净利润2.1亿元，上年同期亏损1.5亿元。", vec![Some("2025-H1"), None]),
        ("2025年半年度净利润2.1亿元。", vec![Some("2025-H1")]),
        ("前三季度经济\n2025年前三季度，产值120亿元。\n一、农业\n粮食35万吨。", vec![Some("2025-Q1/Q3"); 2]),
    ] {
        let wanted: Vec<_> = wanted.into_iter().map(|period| period.map(str::to_owned)).collect();
        assert_eq!(periods(text), wanted, "{text}");
    }
}

#[test]
fn places_by_their_offices() {
    for (text, wanted) in [
        ("记者从苍平市文化和旅游局获悉，接待游客3.2万人次。", Some("苍平市")),
        ("目前海州市完成投资35亿元。", Some("海州市")),
        ("云岭至海州二等座票价86元。", None),
    ] {
        assert_eq!(regions(text), [wanted.map(str::to_owned)], "{text}");
    }
    let found = regions("澄岚市报告\n青石镇客流3万人次。全市收入3亿元。");
    assert_eq!(found, [Some("青石镇".to_owned()), Some("澄岚市".to_owned())]);
}

#[test]
fn labels_of_what_is_done() {
    for (text, wanted) in [
        ("法院新收知识产权案件1286件，审结1243件。", vec!["新收知识产权案件 1286件", "审结知识产权案件 1243件"]),
        ("惠农补贴已发放3.27亿元。", vec!["惠农补贴发放 3.27亿元"]),
        ("11月1日起优化调整15条公交线路。", vec!["优化调整公交线路 15条"]),
        ("126艘渔船回港避风。", vec!["回港避风渔船 126艘"]),
        ("线上销量占到总销量的六成。", vec!["线上销量 60%"]),
        ("沪深300指数年内累计上涨12.6%。", vec!["沪深300指数 12.6% +12.6%"]),
        ("超支比例最高达18.5%。", vec!["超支比例 18.5%"]),
        ("公司合计派现12.6亿元。", vec!["派现 12.6亿元"]),
        ("全村312户1086人。", vec!["户数 312户", "人口 1086人"]),
        ("收入9.37亿元。其中，人均消费728元。", vec!["收入 9.37亿元", "人均消费 728元"]),
    ] {
        says(text, &wanted);
    }
    assert!(all("收入9.37亿元。其中，人均消费728元。")[1].whole.is_none());
}

#[test]
fn titles_are_as_written() {
    for (text, wanted) in [
        ("禾丰镇：小柑橘托起致富梦！\n产值4.2亿元。", Some("禾丰镇：小柑橘托起致富梦！")),
        ("证券代码：600000\n某公司业绩预告\n净利润2.1亿元。", Some("某公司业绩预告")),
        ("Tuition stands at 5,800 yuan per year.", None),
    ] {
        assert_eq!(extract(text).title.as_deref(), wanted, "{text}");
    }
}

#[test]
fn english_that_tells_growth_first() {
    for (text, wanted) in [
        ("GDP grew 5.2 percent in the first nine months of 2025 to 486.3 billion yuan.", "GDP 486.3billion yuan +5.2%"),
        ("Exports rose 8.4 percent year on year to 312.6 billion yuan.", "exports 312.6billion yuan +8.4%"),
        ("Revenue fell 4% year over year to $3.2 billion.", "revenue 3.2billion dollars -4%"),
    ] {
        says(text, &[wanted]);
    }
    let found = all("Revenue reached $3.2 billion.");
    assert_eq!(found[0].figure.written.as_deref(), Some("$3.2 billion"));
}

#[test]
fn a_growth_keeps_its_own_basis_place_and_measure() {
    for (text, wanted) in [
        ("在校生48.7万人，比上学年减少0.9万人。", vec!["在校生 48.7万人 -0.9万人"]),
        ("日均门急诊量5200人次，比平时增加近四成。", vec!["日均门急诊量 5200人次 +40%"]),
        ("平均房价480元/晚，比去年同期高出60元。", vec!["平均房价 480元/晚 +60元"]),
        ("GDP：862亿元（+6.1%）；社零：286亿元（-0.4%）。", vec!["GDP 862亿元 +6.1%", "社零 286亿元 -0.4%"]),
        (
            "收入完成18.64亿元，为年初预算的86.3%，同比增收1.12亿元，增长6.4%。",
            vec!["收入 18.64亿元 +1.12亿元", "收入完成率 86.3%", "收入 6.4% +6.4%"],
        ),
        (
            "固定资产投资下降2.4%，扣除房地产开发投资，增长6.5%。",
            vec!["固定资产投资 -2.4% -2.4%", "固定资产投资（扣除房地产开发投资） 6.5% +6.5%"],
        ),
        (
            "销售面积86万平方米，下降6.2%，降幅收窄4.1个百分点；销售额58.6亿元。",
            vec!["销售面积 86万平方米 -6.2%", "销售面积降幅 -4.1个百分点 -4.1个百分点", "销售额 58.6亿元"],
        ),
        ("办理时间从5个工作日缩短到1小时。", vec!["办理时间 1小时"]),
        ("平均受教育年限由8.92年提高至9.86年。", vec!["平均受教育年限 9.86年"]),
        ("城乡收入比缩小至1.78∶1，生师比13.6∶1。", vec!["城乡收入比 1.78", "生师比 13.6"]),
    ] {
        says(text, &wanted);
    }
    assert_eq!(basis("贷款余额同比增速达25.4%。"), Some(Basis::YearOnYear));
    assert_eq!(basis("产值环比增长0.8%；1—10月累计增长8.1%。"), Some(Basis::Other));
    let found = all("增加值增长8.7%，较上半年提升0.4个百分点，列全省第2位。");
    assert_eq!(found.iter().map(|found| found.rank.is_some()).collect::<Vec<_>>(), [true, false]);
}

#[test]
fn sizes_and_references_are_no_figures() {
    says("项目58个，其中超10亿元项目9个。", &["项目 58个", "超10亿元项目 9个"]);
    says("年产5万吨正极材料项目投产。", &[]);
    says("接种率31.2%，仍低于40%的推荐水平。", &["接种率 31.2%"]);
    says("每10辆新车中有6辆销往海外。", &[]);
    let found = all("持卡人数412.6万人，其中电子社保卡签发265.8万张。");
    assert!(found[1].whole.is_none());
}

#[test]
fn words_that_are_parts_of_names() {
    for (text, wanted) in [
        ("累计实际利用外资42.6亿美元。", "实际利用外资 42.6亿美元"),
        ("争取上级资金3.2亿元。", "上级资金 3.2亿元"),
        ("新培育高新技术企业20家。", "新培育高新技术企业 20家"),
        ("该行资产总额862亿元。", "资产总额 862亿元"),
        ("接种流感疫苗28.4万剂。", "接种流感疫苗 28.4万剂"),
        ("●三项保险基金总收入86亿元。", "三项保险基金总收入 86亿元"),
        ("为6万名城乡妇女提供检查。", "提供检查城乡妇女 6万名"),
    ] {
        says(text, &[wanted]);
    }
    says("现有员工860人，去年产值2.3亿元。", &["员工 860人", "产值 2.3亿元"]);
}

#[test]
fn when_a_text_came_out_is_no_time_of_a_figure() {
    for (text, wanted) in [
        ("2024年公报\n乌山县统计局\n2025年3月28日\n一、综合\n生产总值268亿元。", Some("2024")),
        ("2024年公报\n来源：县统计局 发布时间：2025-03-28\n生产总值268亿元。", Some("2024")),
        ("公报\n（2025年3月28日）\n去年，生产总值268亿元。", Some("2024")),
        ("以2020年11月1日零时为标准时点，常住人口312万人。", None),
        ("从2025年1月18日召开的发布会上获悉，生产总值268亿元。", None),
    ] {
        assert_eq!(periods(text), [wanted.map(str::to_owned)], "{text}");
    }
}

#[test]
fn no_figure_is_lost_with_a_line_of_a_form() {
    says("公报\n来源：财政局，收入18.6亿元\n投资5亿元。", &["收入 18.6亿元", "投资 5亿元"]);
    says("公报\n浏览次数：2318次\n投资5亿元。", &["投资 5亿元"]);
}

#[test]
fn years_of_a_story_are_not_those_of_its_figures() {
    for (text, wanted) in [
        ("2019年，村里成立合作社。去年，销售额1280万元。", vec![None]),
        ("2022年，村里修了路。现在，全村有民宿23家。", vec![None]),
        ("2022年，县里引入运营公司。\n今年国庆假期，游客4.2万人次。前10个月，游客36万人次。", vec![None; 2]),
        ("2025年，岚州市工作报告\n2024年，GDP完成862亿元。\n投资增长5%。", vec![Some("2024"); 2]),
        (
            "2025年1—10月，用电量13.7亿千瓦时，其中10月当月1.46亿千瓦时。出口86亿元。",
            vec![Some("2025-01/10"), Some("2025-10"), Some("2025-01/10")],
        ),
        ("2025年，产值862亿元。五年累计新增就业11.6万人。", vec![Some("2025"), None]),
    ] {
        let wanted: Vec<_> = wanted.into_iter().map(|period| period.map(str::to_owned)).collect();
        assert_eq!(periods(text), wanted, "{text}");
    }
}

#[test]
fn numbers_in_groups_of_three_and_ends_of_a_change() {
    for (text, wanted) in [
        ("接待游客3 218.6万人次，民宿1 327家。", vec!["接待游客 3218.6万人次", "民宿 1327家"]),
        ("甲镇12 345 678。", vec![]),
        ("性别比由2010年的104.62下降为103.38。", vec!["性别比 103.38"]),
        ("境内收入244.9亿元，同比微增0.6%。", vec!["境内收入 244.9亿元 +0.6%"]),
        ("其他用品及服务、衣着价格分别上涨2.1%和1.8%。", vec!["其他用品及服务价格 2.1% +2.1%", "衣着价格 1.8% +1.8%"]),
    ] {
        says(text, &wanted);
    }
    assert_eq!(regions("城关镇全年实现生产总值12.3亿元。"), [Some("城关镇".to_owned())]);
}
