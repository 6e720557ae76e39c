//! One thing in the many ways that a newsroom words it.

use super::tests::told;
use super::{Found, extract};
use crate::document::{IndicatorKind, Of, Qualifier};

fn all(text: &str) -> Vec<Found> {
    extract(text).indicators
}

fn says(text: &str, wanted: &[&str]) {
    assert_eq!(told(text), wanted, "{text}");
}

#[test]
fn a_distance_of_growth() {
    for words in [
        "高于全国平均3.2个百分点",
        "高出全国平均水平3.2个百分点",
        "领先全国平均3.2个百分点",
        "跑赢全国平均3.2个百分点",
        "超全国平均3.2个百分点",
        "快于全国平均水平3.2个百分点",
        "增速快于全国平均3.2个百分点",
        "增幅比全国平均高3.2个百分点",
        "比全国平均水平高出3.2个百分点",
        "较全国平均水平高3.2个百分点",
        "但仍高于全国平均3.2个百分点",
        "却比全国平均高出3.2个百分点",
        "与全国平均水平相比高出3.2个百分点",
    ] {
        says(&["出口增长9.5%，", words, "。"].concat(), &["出口 9.5% +9.5% >全国平均 3.2个百分点"]);
    }
    says(
        "浓度为26微克/立方米，同比下降10.3%，改善幅度分别领先全国、全省8.1和5.7个百分点。",
        &["浓度 26微克/立方米 -10.3% >全国 8.1个百分点 >全省 5.7个百分点"],
    );
    says(
        "存款571亿元、贷款448亿元，分别比年初增长10.4%和12.6%，增速分别比全市平均快2.3和3.5个百分点。",
        &["存款 571亿元 +10.4% >全市平均 2.3个百分点", "贷款 448亿元 +12.6% >全市平均 3.5个百分点"],
    );
    // Of two changes it is that which is growth, and never growth of growth.
    says(
        "资产684亿元，比年初增加57.9亿元，增长9.2%，高于全省平均1.7个百分点。",
        &["资产 684亿元 +57.9亿元", "资产 9.2% +9.2% >全省平均 1.7个百分点"],
    );
    says(
        "投资增长8.3%，增速比上半年加快0.5个百分点，比全省快1.2个百分点。",
        &["投资 8.3% +8.3% >全省 1.2个百分点", "投资增速 0.5个百分点 +0.5个百分点"],
    );
}

#[test]
fn a_distance_of_a_value() {
    for (text, wanted) in [
        ("收入3.2万元，低于全省平均1200元。", "收入 3.2万元 <全省平均 1200元"),
        ("收入3.2万元，比全省平均少1200元。", "收入 3.2万元 <全省平均 1200元"),
        ("收入3.2万元，高于全省平均水平12%。", "收入 3.2万元 >全省平均 12%"),
        ("收入3.2万元，与全国平均水平相比高出4800元。", "收入 3.2万元 >全国平均 4800元"),
        ("平均工资8600元，较全国平均高出一成。", "平均工资 8600元 >全国平均 10%"),
        ("摊位费每月800元，比商铺租金低六成左右。", "摊位费 800元 <商铺租金 60%"),
        ("去化周期缩短至17.9个月，较全省平均短2.3个月。", "去化周期 17.9个月 <全省平均 2.3个月"),
        ("办理时限2.5天，比法定时限缩短7.5天。", "办理时限 2.5天 <法定时限 7.5天"),
        (
            "平均车速为26.3公里/小时，低于同类城市平均1.1公里/小时。",
            "平均车速 26.3公里/小时 <同类城市平均 1.1公里/小时",
        ),
        ("亩产值4.2万元/亩，比露地蔬菜高出3.1万元。", "亩产值 4.2万元/亩 >露地蔬菜 3.1万元"),
        ("收入比由2.08缩小到2.03，低于全省平均0.11。", "收入比 2.03 <全省平均 0.11"),
        ("平均利率3.85%，低于全国平均15个基点。", "平均利率 3.85% <全国平均 15个基点"),
        ("水位28.6米，超警戒水位0.4米。", "水位 28.6米 >警戒水位 0.4米"),
        ("日均阅读时长98分钟，比18—29岁组少74分钟。", "日均阅读时长 98分钟 <18—29岁组 74分钟"),
        ("居民收入增长5.4%，跑赢地区生产总值增速0.3个百分点。", "居民收入 5.4% +5.4% >地区生产总值 0.3个百分点"),
    ] {
        says(text, &[wanted]);
    }
    let found = all("高新区收入3.2万元，是全省平均的1.6倍，高出全市平均8万元。");
    assert_eq!((found[0].compare.len(), found[0].compare[0].of), (1, Of::Value));
}

#[test]
fn a_distance_of_one_that_is_pointed_at() {
    for (words, at) in [("前者", 0), ("后者", 1)] {
        let found = all(&["甲项目合格率91%，乙项目合格率84%，", words, "高于全市平均9.6个百分点。"].concat());
        assert_eq!(found.iter().map(|found| found.compare.len()).collect::<Vec<_>>(), [1 - at, at], "{words}");
    }
    let list = "龙山县、平湖县、石塘区优良率分别为97.3%、95.6%和84.1%，";
    for (words, wanted) in [("前两者", [1, 1, 0]), ("后两项", [0, 1, 1]), ("三者", [1, 1, 1])] {
        let found = all(&[list, words, "分别高于全市平均7.4、5.7和2.1个百分点。"].concat());
        assert_eq!(found.iter().map(|found| found.compare.len()).collect::<Vec<_>>(), wanted, "{words}");
    }
    let found = all("投资和消费分别增长8%和6%，前者比全市快2.1个百分点。");
    assert_eq!(found[0].compare[0].of, Of::Change);
}

#[test]
fn a_time_behind_higher_and_lower_is_no_reference() {
    for words in [
        "低于去年6.1个百分点",
        "比上年低6.1个百分点",
        "较上届降低6.1个百分点",
        "比三年前下降6.1个百分点",
        "较“十三五”末下降6.1个百分点",
        "低于去年同期6.1个百分点",
    ] {
        says(&["2023年，中签率30.7%，", words, "。"].concat(), &["中签率 30.7% -6.1个百分点"]);
    }
    says("优良天数330天，多于去年12天。", &["优良天数 330天 +12天"]);
    says("平均票价412元，比上年同期便宜35元。", &["平均票价 412元 -35元"]);
    says("亏损0.38亿元，亏损额较上年收窄四成。", &["亏损 0.38亿元 -40%"]);
    // What a growth rate did leaves the basis of what follows.
    let found = all("产值增长8.6%，比1—4月加快0.4个百分点；投资增长15.2%。");
    let last = found.last().and_then(|found| found.change.as_ref()).map(|change| change.basis);
    assert_eq!(last, Some(crate::document::Basis::Other));
}

#[test]
fn numbers_without_a_unit() {
    for (text, wanted) in [
        ("百万工时伤害率0.31，同比下降18.4%。", "百万工时伤害率 0.31 -18.4%"),
        ("容积率2.1。", "容积率 2.1"),
        ("恩格尔系数由0.31降至0.29。", "恩格尔系数 0.29"),
        ("收入比由2.31缩小至2.06。", "收入比 2.06"),
        ("PMI由49.8回升至50.2。", "PMI 50.2"),
    ] {
        says(text, &[wanted]);
    }
    let found = all("收入比从2.31缩小到2.06。");
    assert_eq!(found[0].from.as_ref().map(|from| from.value.as_str()), Some("2.31"));
}

#[test]
fn halves_are_shares_where_something_is_said_of_them() {
    for words in ["占一半", "占半数", "占比超过一半", "占近一半"] {
        let found = all(&["线上销量", words, "。"].concat());
        assert_eq!((found.len(), found[0].figure.value.as_str()), (1, "50"), "{words}");
    }
    says("一半以上的企业实现盈利。", &["实现盈利企业 50%"]);
    says("成本降低一半。", &["成本 -50% -50%"]);
    says("停车难题解了一半，另一半还在路上。", &[]);
}

#[test]
fn durations_that_are_figures() {
    for (text, wanted) in [
        ("行车间隔由8分钟压缩到5分钟。", vec!["行车间隔 5分钟"]),
        ("办理时限从12天压缩至3.5天。", vec!["办理时限 3.5天"]),
        ("平均车龄不到4年。", vec!["平均车龄 4年"]),
        ("平均受教育年限11.2年。", vec!["平均受教育年限 11.2年"]),
        ("人均培训38.5小时。", vec!["人均培训 38.5小时"]),
        ("送达平均用时不超过4天。", vec!["送达平均用时 4天"]),
        ("阅读时长98分钟，老年组为57分钟。", vec!["阅读时长 98分钟", "老年组 57分钟"]),
        ("项目建成3年来，过了5年，再干2年。", vec![]),
    ] {
        says(text, &wanted);
    }
    says("举办培训班36期。", &["培训班 36期"]);
    says("建成三期工程，启动2期项目。", &[]);
    says("主队夺得男子500米直道竞速冠军。", &[]);
}

#[test]
fn several_years_are_no_period() {
    let period = |text: &str, at: usize| all(text)[at].period.clone();
    for words in ["五年来", "近三年", "过去五年", "2018—2022年", "2018年至2022年", "“十三五”期间"]
    {
        let text = ["2023年，企业120家。", words, "，累计引进项目56个，培育企业18家。"].concat();
        assert_eq!(period(&text, 0).as_deref(), Some("2023"), "{text}");
        assert_eq!((period(&text, 1), period(&text, 2)), (None, None), "{text}");
    }
    // A year holds on where nothing else is said, a month does not.
    assert_eq!(period("2023年，企业120家。\n项目56个，开工率90%。", 1).as_deref(), Some("2023"));
    assert_eq!(period("截至2023年9月30日，企业120家。\n项目56个，开工率90%。", 1), None);
    // When something happened is no time of what follows.
    let text = "2024年一季度，客流最高达26.3万人次，出现在3月29日；运送乘客638万人次。";
    assert_eq!(period(text, 1).as_deref(), Some("2024-Q1"));
    let text = "云岭市“2023年消费维权年报”发布会\n商品类投诉11305件。";
    assert_eq!(period(text, 0).as_deref(), Some("2023"));
}

#[test]
fn names_that_share_their_end() {
    for (text, wanted) in [
        ("存、贷款余额分别为620亿元和510亿元。", vec!["存款余额 620亿元", "贷款余额 510亿元"]),
        ("中、小学在校生分别为3.2万人和7.1万人。", vec!["中学在校生 3.2万人", "小学在校生 7.1万人"]),
        ("男、女性人口分别为21万人和22万人。", vec!["男性人口 21万人", "女性人口 22万人"]),
        ("公众号、视频号粉丝数分别为41.7万、18.3万。", vec!["公众号粉丝数 41.7万", "视频号粉丝数 18.3万"]),
        ("龙山县、石塘区优良率分别为97.3%和84.1%。", vec!["龙山县优良率 97.3%", "石塘区优良率 84.1%"]),
        ("低保、特困供养标准分别提高6%和8%。", vec!["低保标准 6% +6%", "特困供养标准 8% +8%"]),
        ("甲大桥、乙隧道分别完成年度投资的108%、97%。", vec!["甲大桥完成率 108%", "乙隧道完成率 97%"]),
    ] {
        says(text, &wanted);
    }
}

#[test]
fn parts_and_totals() {
    for (text, wanted) in [
        ("研发平台83个，其中国家级14个、省级32个。", vec!["研发平台 83个", "国家级研发平台 14个", "省级研发平台 32个"]),
        (
            "60岁及以上老年人13.8万人，其中80岁及以上2.1万人。",
            vec!["60岁及以上老年人 13.8万人", "80岁及以上老年人 2.1万人"],
        ),
        ("A级景区48家，其中5A级2家。", vec!["A级景区 48家", "5A级景区 2家"]),
        ("18个代表团、3200余名运动员参赛，覆盖5个系列。", vec!["代表团 18个", "参赛运动员 3200名", "覆盖系列 5个"]),
        ("新建基站1860个，累计达6240个。", vec!["新建基站 1860个", "基站 6240个"]),
        ("新认定企业136家，总数由512家增至608家。", vec!["新认定企业 136家", "企业 608家"]),
        ("甲类、乙类投诉分别占31.5%、26.8%，合计超过五成。", vec!["甲类投诉 31.5%", "乙类投诉 26.8%", "合计 50%"]),
        ("笋价低迷，每公斤不到4元。", vec!["笋价 4元"]),
        ("主体工程已完成80%。", vec!["主体工程完成率 80%"]),
    ] {
        says(text, &wanted);
    }
    let found = all("监测对象426户1387人，其中消除风险311户1024人。");
    let whole =
        |at: usize| found[at].whole.as_ref().and_then(|whole| whole.figure.as_ref()).map(|whole| whole.value.as_str());
    assert_eq!((whole(2), whole(3)), (Some("426"), Some("1387")));
    let found = all("技术投入415万元，约占事业收入的14.5%。");
    assert_eq!((found[1].kind, found[1].figure.qualifier), (IndicatorKind::Share, Qualifier::About));
    let found = all("民生支出占比连续五年保持在80%以上。");
    assert_eq!((found[0].label.as_str(), &found[0].whole), ("民生支出", &None));
}

#[test]
fn plans_beside_what_was_reached() {
    for text in [
        "就业计划1.2万人，实际完成1.46万人。",
        "就业年度目标1.2万人，实际完成1.46万人。",
        "就业1.46万人，高于1.2万人的年度目标。",
        "就业1.46万人，超过1.2万人的目标任务。",
    ] {
        let found = all(text);
        assert_eq!((found.len(), found[0].figure.value.as_str()), (1, "1.46"), "{text}");
        assert_eq!(found[0].target.as_ref().map(|target| target.value.as_str()), Some("1.2"), "{text}");
    }
    let found = all_of("单位能耗下降3.2%，超额完成下降2.8%的年度目标。");
    assert_eq!(found.target.map(|target| target.value).as_deref(), Some("2.8"));
    says(
        "总投资782亿元，年度计划投资215亿元，已完成投资98亿元。",
        &["总投资 782亿元", "年度计划投资 215亿元", "投资 98亿元"],
    );
    says("宁川市概况\n宁川完成投资88.6亿元。", &["投资 88.6亿元"]);
    says("单位能耗下降3.4%，完成目标任务的113.3%。", &["单位能耗 -3.4% -3.4%", "单位能耗完成率 113.3%"]);
}

#[test]
fn what_is_done_for_whom() {
    for (text, wanted) in [
        ("为3600余家企业减免税费11.2亿元。", vec!["减免税费企业 3600家", "减免税费 11.2亿元"]),
        ("向1200名群众发放救助金86万元。", vec!["发放救助金群众 1200名", "发放救助金 86万元"]),
        ("帮助320家企业融资15.6亿元。", vec!["融资企业 320家", "融资 15.6亿元"]),
        ("一是为52所学校配备除颤器118台。", vec!["配备除颤器学校 52所", "配备除颤器 118台"]),
        ("1300多名运动员参赛。", vec!["参赛运动员 1300名"]),
        ("产品销往28个国家和地区。", vec!["销往国家和地区 28个"]),
    ] {
        says(text, &wanted);
    }
}

#[test]
fn places_in_groups() {
    for text in [
        "空气质量指数3.18，在全省15个设区市中排第4位。",
        "空气质量指数3.18，在全国337个城市中位列第4。",
        "空气质量指数3.18，居各县（市、区）第4位。",
    ] {
        let found = all(text);
        assert_eq!((found.len(), found[0].rank.as_ref().map(|rank| rank.place)), (1, Some(4)), "{text}");
    }
}

#[test]
fn a_list_that_is_summed_up() {
    for (sum, names) in [
        ("三个镇的村集体收入", ["青石村集体收入", "白云村集体收入", "红岩村集体收入"]),
        ("三镇的村集体收入", ["青石镇村集体收入", "白云镇村集体收入", "红岩镇村集体收入"]),
        ("三家企业的产值", ["青石产值", "白云产值", "红岩产值"]),
        ("三个园区税收", ["青石园区税收", "白云园区税收", "红岩园区税收"]),
    ] {
        let text = ["青石、白云、红岩", sum, "分别增长1%、2%和3%。"].concat();
        let wanted: Vec<String> = (1..).zip(names).map(|(k, name)| format!("{name} {k}% +{k}%")).collect();
        assert_eq!(told(&text), wanted);
    }
    says("青石和白云两个景区的收入分别下降1.2%和2.3%。", &["青石收入 -1.2% -1.2%", "白云收入 -2.3% -2.3%"]);
}

#[test]
fn some_of_those_that_were_named() {
    for (text, label, part, all) in [
        ("12个重点项目中的9个已开工，开工率75%。", "开工重点项目", "9", "12"),
        ("8个重点县中的7个实现正增长。", "实现正增长重点县", "7", "8"),
        ("8个重点县中有7个实现正增长。", "实现正增长重点县", "7", "8"),
    ] {
        let found = all_of(text);
        let whole = found.whole.and_then(|whole| whole.figure).map(|figure| figure.value);
        assert_eq!((found.label.as_str(), found.figure.value.as_str()), (label, part), "{text}");
        assert_eq!(whole.as_deref(), Some(all), "{text}");
    }
}

fn all_of(text: &str) -> Found {
    all(text).swap_remove(0)
}

#[test]
fn a_measure_has_no_measure() {
    for (text, last) in [
        ("存款余额1245.6亿元，增长7.4%；贷款余额982.1亿元。", "贷款余额 982.1亿元"),
        ("按期办结率99.6%，满意率96.3%。", "满意率 96.3%"),
        ("空气质量优良天数达256天，优良率87.4%。", "优良率 87.4%"),
        ("项目占地420亩，预计年产值80亿元。", "项目年产值 80亿元"),
        ("建成后可年产动力电池10GWh。", "年产动力电池 10GWh"),
        ("快递业务量突破2亿件，日均达55万件。", "日均快递业务量 55万件"),
        ("带动120户农户户均增收1.5万元。", "农户户均增收 1.5万元"),
        ("占耕地的比例超过六成，亩均增产80公斤以上。", "亩均增产 80公斤"),
        ("总产量超过56万吨，连续三年稳定在55万吨以上。", "总产量 55万吨"),
        ("提供岗位6800个，现场达成就业意向2130人。", "达成就业意向 2130人"),
    ] {
        assert_eq!(told(text).last().map(String::as_str), Some(last), "{text}");
    }
}

#[test]
fn a_level_with_its_growth() {
    for (text, wanted) in [
        ("净利润则大涨45%至8700万美元。", "净利润 8700万美元 +45%"),
        ("营收增长12%至5.6亿元。", "营收 5.6亿元 +12%"),
        ("营收下降12%，至5.6亿元。", "营收 5.6亿元 -12%"),
        ("平均亩产523.6公斤，比去年多收21公斤。", "平均亩产 523.6公斤 +21公斤"),
        ("接待游客3.2万人，同比多接待2000人。", "接待游客 3.2万人 +2000人"),
        ("水费320元，较上年少花21元。", "水费 320元 -21元"),
        (
            "新能源汽车占全市的比重从2019年的11.3%提高到2023年的16.8%，五年提高5.5个百分点。",
            "新能源汽车 16.8% +5.5个百分点",
        ),
    ] {
        says(text, &[wanted]);
    }
    says(
        "游客约320万人次，收入近21亿元，分别恢复到2019年同期的118%和112%。",
        &["游客 320万人次", "收入 21亿元", "游客 118%", "收入 112%"],
    );
}

#[test]
fn where_growth_began() {
    for (words, from) in [
        ("同比由上年同期下降8.3%转为增长4.6%", Some("-8.3")),
        ("由下降8.3%转为增长4.6%", Some("-8.3")),
        ("由负转正增长4.6%", None),
        ("由降转升，增长4.6%", None),
    ] {
        let text = ["利润总额", words, "。"].concat();
        says(&text, &["利润总额 4.6% +4.6%"]);
        assert_eq!(all_of(&text).from.as_ref().map(|from| from.value.as_str()), from, "{text}");
    }
    let found = all_of("企业由去年同期的132家增加到157家，净增25家。");
    assert_eq!(found.change.map(|change| change.basis), Some(crate::document::Basis::YearOnYear));
    assert_eq!(all_of("收入比从去年的1.95缩小到1.93。").from.map(|from| from.value).as_deref(), Some("1.95"));
}

#[test]
fn a_place_is_that_of_its_sentence() {
    let found = all("澄岚市情况\n全市企业12家，白塘县项目3个。医院5所。");
    let places: Vec<_> = found.iter().map(|found| found.region.as_deref()).collect();
    assert_eq!(places, [Some("澄岚市"), Some("白塘县"), Some("澄岚市")]);
}

#[test]
fn words_are_not_cut() {
    for (text, wanted) in [
        ("现房销售额12亿元。", "现房销售额 12亿元"),
        ("底盘产量12万台。", "底盘产量 12万台"),
        ("群众参与12万人次。", "群众参与 12万人次"),
        ("新增储能电站12座。", "新增储能电站 12座"),
        ("新增12座储能电站。", "新增储能电站 12座"),
        ("新增12个并购基金。", "新增并购基金 12个"),
        ("举办12场招聘会。", "招聘会 12场"),
        ("紧密型医共体热线12条。", "紧密型医共体热线 12条"),
        ("覆盖18家乡镇卫生院。", "覆盖乡镇卫生院 18家"),
        ("28%的受访者倾向更多消费。", "受访者倾向更多消费 28%"),
        ("小学、初中平均班额分别为41人和44人。", "小学平均班额 41人"),
    ] {
        assert_eq!(told(text).first().map(String::as_str), Some(wanted), "{text}");
    }
    says("均价1.4万元，环比微降0.3%。", &["均价 1.4万元 -0.3%"]);
    says("就诊率91.4%，比组建前提高5.8个百分点。", &["就诊率 91.4% +5.8个百分点"]);
    says("投资完成率71%，超时序进度21个百分点。", &["投资完成率 71% >时序进度 21个百分点"]);
    says("产值增速由一季度的3.8%回升至8.4%。", &["产值 8.4% +8.4%"]);
    says("39个大类行业中28个保持增长。", &["保持增长大类行业 28个"]);
    let found = all_of("护理型床位占63%，超过省定55%的目标。");
    assert_eq!(found.target.map(|target| target.value).as_deref(), Some("55"));
}

#[test]
fn english_distances_and_changes() {
    for (text, wanted) in [
        ("The number of good-air days was 308, 6 more than in the year before.", "good-air days 308 +6"),
        ("The district had 12,400 firms, 320 fewer than a year earlier.", "firms 12400 -320"),
        ("The rate was 5.1%, 0.3 percentage points lower than a year earlier.", "rate 5.1% -0.3percentage points"),
        ("Income was 24,860 yuan, 1,120 yuan above the city average.", "income 24860yuan >city average 1120yuan"),
        (
            "Output grew 5.6%, outpacing the national and provincial averages by 0.4 and 0.6 percentage points respectively.",
            "output 5.6% +5.6% >national average 0.4percentage points >provincial average 0.6percentage points",
        ),
        ("The processing time was cut by 3 days to 9 days.", "processing time 9days -3days"),
        ("Output reached 12.4 billion kilowatt-hours.", "output 12.4billion kilowatt-hours"),
    ] {
        says(text, &[wanted]);
    }
    says("Route 12 reopened after Berth No. 3 closed for repairs.", &[]);
    let found = all("The number of routes rose from 69 to 74.");
    assert_eq!(found[0].from.as_ref().map(|from| from.value.as_str()), Some("69"));
    let found = all("Harwick Bay Free Trade Zone in 2023\nIn the fourth quarter, output grew 8.9%.");
    assert_eq!(found[0].period.as_deref(), Some("2023-Q4"));
}
