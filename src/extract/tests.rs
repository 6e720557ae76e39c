//! The extractor as a whole: chains, qualifiers, traps, hostile text, time.

use super::{Found, document, extract};
use crate::document::{Basis, Direction, IndicatorKind, Of, Qualifier};

fn all(text: &str) -> Vec<Found> {
    extract(text).indicators
}

/// `label value unit`, and what belongs to it, of every indicator.
pub(super) fn told(text: &str) -> Vec<String> {
    let one = |found: &Found| {
        let mut out = format!("{} {}{}", found.label, found.figure.value, found.figure.unit);
        if let Some(change) = &found.change {
            let sign = if change.direction == Direction::Up { '+' } else { '-' };
            out += &format!(" {sign}{}{}", change.figure.value, change.figure.unit);
        }
        for distance in &found.compare {
            let sign = if distance.direction == Direction::Up { '>' } else { '<' };
            out += &format!(" {sign}{} {}{}", distance.to, distance.figure.value, distance.figure.unit);
        }
        out
    };
    all(text).iter().map(one).collect()
}

#[test]
fn chains_with_each() {
    for (text, wanted) in [
        (
            "生产总值100亿元，增长7.9%，分别领先全省、全市1.9和1.7个百分点。",
            vec!["生产总值 100亿元 +7.9% >全省 1.9个百分点 >全市 1.7个百分点"],
        ),
        (
            "生产总值100亿元，增长7.9%，分别高于全国、全省、全市1.9、1.7和0.5个百分点。",
            vec!["生产总值 100亿元 +7.9% >全国 1.9个百分点 >全省 1.7个百分点 >全市 0.5个百分点"],
        ),
        (
            "生产总值增长7.9%，分别高于全国和全省平均水平1.9个和1.7个百分点。",
            vec!["生产总值 7.9% +7.9% >全国平均 1.9个百分点 >全省平均 1.7个百分点"],
        ),
        ("失业率5.1%，分别低于全国、全省0.3和0.2个百分点。", vec!["失业率 5.1% <全国 0.3个百分点 <全省 0.2个百分点"]),
        (
            "生产总值增长7.9%，比全国、全省分别快1.9和1.7个百分点。",
            vec!["生产总值 7.9% +7.9% >全国 1.9个百分点 >全省 1.7个百分点"],
        ),
        (
            "生产总值增长7.9%，高于全国1.1个百分点、全省0.4个百分点。",
            vec!["生产总值 7.9% +7.9% >全国 1.1个百分点 >全省 0.4个百分点"],
        ),
        ("甲产业、乙产业分别增长1%、2%。", vec!["甲产业 1% +1%", "乙产业 2% +2%"]),
        ("投资、消费、出口分别增长1%、2%和3%。", vec!["投资 1% +1%", "消费 2% +2%", "出口 3% +3%"]),
        ("投资和消费分别增长1%和下降2%。", vec!["投资 1% +1%", "消费 -2% -2%"]),
        (
            "第一、二、三产业增加值分别为10亿元、20亿元和30亿元。",
            vec!["第一产业增加值 10亿元", "第二产业增加值 20亿元", "第三产业增加值 30亿元"],
        ),
        (
            "第一、二、三产业增加值分别增长1%、2%、3%。",
            vec!["第一产业增加值 1% +1%", "第二产业增加值 2% +2%", "第三产业增加值 3% +3%"],
        ),
        (
            "城镇、农村居民人均可支配收入分别达到4万元和2万元。",
            vec!["城镇居民人均可支配收入 4万元", "农村居民人均可支配收入 2万元"],
        ),
        (
            "城乡居民人均可支配收入分别增长5.5%和7.8%。",
            vec!["城镇居民人均可支配收入 5.5% +5.5%", "农村居民人均可支配收入 7.8% +7.8%"],
        ),
        ("茶叶、药材种植面积分别达到12万亩和6万亩。", vec!["茶叶种植面积 12万亩", "药材种植面积 6万亩"]),
        ("夏粮61.8万吨、秋粮111.7万吨，分别增长0.6%和1.5%。", vec!["夏粮 61.8万吨 +0.6%", "秋粮 111.7万吨 +1.5%"]),
        (
            "游客量和收入分别达到1250万人次、98亿元，同比分别增长45%和52%。",
            vec!["游客量 1250万人次 +45%", "收入 98亿元 +52%"],
        ),
        (
            "参保职工8.6万人，参保居民23.1万人，分别比上年末增加3100人和减少2600人。",
            vec!["参保职工 8.6万人 +3100人", "参保居民 23.1万人 -2600人"],
        ),
        (
            "外资企业、国有企业分别进出口43.8亿元、17.4亿元。",
            vec!["外资企业进出口 43.8亿元", "国有企业进出口 17.4亿元"],
        ),
        (
            "青河、南山、北岭三区投资分别增长12.6%、10.2%和9.4%。",
            vec!["青河区投资 12.6% +12.6%", "南山区投资 10.2% +10.2%", "北岭区投资 9.4% +9.4%"],
        ),
        (
            "3个省级重点项目、27个市级重点项目开工率分别达到100%和96.3%。",
            vec!["省级重点项目 3个", "市级重点项目 27个", "省级重点项目开工率 100%", "市级重点项目开工率 96.3%"],
        ),
        (
            "8个省级项目、41个市级项目开工率均达到100%。",
            vec!["省级项目 8个", "市级项目 41个", "省级项目开工率 100%", "市级项目开工率 100%"],
        ),
        (
            "省级、市级医院次均费用分别为218.5元和196.3元。",
            vec!["省级医院次均费用 218.5元", "市级医院次均费用 196.3元"],
        ),
        ("对东盟、中东分别出口41.2亿元、16.8亿元。", vec!["对东盟出口 41.2亿元", "对中东出口 16.8亿元"]),
    ] {
        assert_eq!(told(text), wanted, "{text}");
    }
}

#[test]
fn shares_of_each() {
    let found = all("规上工业、规上服务业、外贸进出口等主要指标均占全市20%以上。");
    let labels: Vec<&str> = found.iter().map(|found| found.label.as_str()).collect();
    assert_eq!(labels, ["规上工业", "规上服务业", "外贸进出口"]);
    for found in &found {
        assert_eq!((found.kind, found.figure.qualifier), (IndicatorKind::Share, Qualifier::AtLeast));
        assert_eq!(found.whole.as_ref().and_then(|whole| whole.label.as_deref()), Some("全市"));
    }
}

#[test]
fn qualifiers_in_every_form() {
    use Qualifier::{About, AtLeast, AtMost, Exact, Over, Under};
    for (words, qualifier) in [
        ("达到230亿元", Exact),
        ("达230亿元", Exact),
        ("为230亿元", Exact),
        ("完成230亿元", Exact),
        ("实现230亿元", Exact),
        ("共230亿元", Exact),
        ("超230亿元", Over),
        ("超过230亿元", Over),
        ("突破230亿元", Over),
        ("突破230亿元大关", Over),
        ("逾230亿元", Over),
        ("高于230亿元", Over),
        ("首次突破230亿元", Over),
        ("已超过230亿元", Over),
        ("230多亿元", Over),
        ("230余亿元", Over),
        ("230亿多元", Over),
        ("230亿余元", Over),
        ("站上230亿元", Over),
        ("迈上230亿元台阶", Over),
        ("230亿元以上", AtLeast),
        ("不低于230亿元", AtLeast),
        ("不少于230亿元", AtLeast),
        ("至少230亿元", AtLeast),
        ("230亿元及以上", AtLeast),
        ("不足230亿元", Under),
        ("不到230亿元", Under),
        ("低于230亿元", Under),
        ("少于230亿元", Under),
        ("未达230亿元", Under),
        ("不超过230亿元", AtMost),
        ("230亿元以内", AtMost),
        ("230亿元以下", AtMost),
        ("不高于230亿元", AtMost),
        ("至多230亿元", AtMost),
        ("控制在230亿元以内", AtMost),
        ("约230亿元", About),
        ("约为230亿元", About),
        ("大约230亿元", About),
        ("近230亿元", About),
        ("将近230亿元", About),
        ("接近230亿元", About),
        ("230亿元左右", About),
        ("230亿元上下", About),
        ("达到约230亿元", About),
    ] {
        let text = ["合同成交额", words, "。"].concat();
        let found = all(&text);
        assert_eq!(found.len(), 1, "{text}");
        assert_eq!((found[0].figure.value.as_str(), found[0].figure.unit.as_str()), ("230", "亿元"), "{text}");
        assert_eq!((found[0].label.as_str(), found[0].figure.qualifier), ("合同成交额", qualifier), "{text}");
        assert_eq!(found[0].figure.qualifier_text.is_some(), qualifier != Exact, "{text}");
    }
}

#[test]
fn bases_and_directions() {
    for (words, basis, direction) in [
        ("同比增长", Basis::YearOnYear, Direction::Up),
        ("比上年增长", Basis::YearOnYear, Direction::Up),
        ("较上年同期提高", Basis::YearOnYear, Direction::Up),
        ("比去年同期增加", Basis::YearOnYear, Direction::Up),
        ("按可比价格计算，同比增长", Basis::YearOnYear, Direction::Up),
        ("同比实际下降", Basis::YearOnYear, Direction::Down),
        ("环比下降", Basis::PeriodOnPeriod, Direction::Down),
        ("比上月回落", Basis::PeriodOnPeriod, Direction::Down),
        ("较年初增长", Basis::SinceYearEnd, Direction::Up),
        ("比上年末减少", Basis::SinceYearEnd, Direction::Down),
        ("年均增长", Basis::Average, Direction::Up),
        ("两年平均增长", Basis::Average, Direction::Up),
        ("增长", Basis::Other, Direction::Up),
        ("同比增", Basis::YearOnYear, Direction::Up),
        ("增速达", Basis::Other, Direction::Up),
    ] {
        let text = ["固定资产投资500亿元，", words, "5.2%。"].concat();
        let found = all(&text);
        assert_eq!(found.len(), 1, "{text} {:?}", told(&text));
        let change = found[0].change.as_ref().expect("a change");
        assert_eq!((change.basis, change.direction, change.figure.value.as_str()), (basis, direction, "5.2"), "{text}");
    }
}

#[test]
fn growth_alone_is_a_rate_with_a_sign() {
    let found = all("工业增加值同比增长8.2%，投资下降3.1%。");
    assert_eq!((found[0].figure.value.as_str(), found[0].kind), ("8.2", IndicatorKind::Rate));
    assert_eq!((found[1].figure.value.as_str(), found[1].figure.written.as_deref()), ("-3.1", None));
    assert_eq!(found[1].change.as_ref().map(|change| change.basis), Some(Basis::YearOnYear));
}

#[test]
fn what_the_date_says_of_a_year_that_the_text_does_not() {
    let period = |text: &str, date: &str| {
        let found = super::extract_dated(text, date).indicators;
        assert_eq!(found.len(), 1, "{text}");
        (found[0].period.clone().unwrap_or_default(), found[0].period_text.clone().unwrap_or_default())
    };
    for (text, date, canonical, words) in [
        ("今年1至9月，固定资产投资500亿元。", "2023-10-26", "2023-01/09", "2023年1至9月"),
        ("前三季度，固定资产投资500亿元。", "2023-10-26", "2023-Q1/Q3", "2023年前三季度"),
        ("去年，固定资产投资500亿元。", "2023-10", "2022", "2022年"),
        ("12月，固定资产投资500亿元。", "2024-01-18", "2023-12", "2023年12月"),
        // What is not over is a plan; what could be of two years is of none.
        ("12月，固定资产投资500亿元。", "2023-10-26", "", ""),
        ("全年固定资产投资500亿元。", "2024-01-18", "", ""),
        ("今年1至9月，固定资产投资500亿元。", "", "", ""),
        ("今年1至9月，固定资产投资500亿元。", "2023-13-01", "", ""),
        ("今年1至9月，固定资产投资500亿元。", "-10-01", "", ""),
        // What the text says is believed.
        ("2022年以来总体平稳。前三季度，固定资产投资500亿元。", "2023-10-26", "2022-Q1/Q3", "2022年前三季度"),
    ] {
        assert_eq!(period(text, date), (canonical.to_owned(), words.to_owned()), "{text} {date}");
    }
}

#[test]
fn a_decline_has_its_sign_in_every_wording() {
    let written = |text: &str| {
        let found = all(text);
        assert_eq!(found.len(), 1, "{text}");
        (found[0].figure.value.clone(), found[0].figure.written.clone().unwrap_or_default())
    };
    for (text, value, wording) in [
        ("固定资产投资同比下降2.1%。", "-2.1", ""),
        ("固定资产投资同比下降２.１％。", "-2.1", ""),
        ("固定资产投资同比下降两成。", "-20", "−两成"),
        ("“固定资产投资”同比下降20%以上。", "-20", "-20%以上"),
        ("固定资产投资同比下降２０%以上。", "-20", "−２０%以上"),
    ] {
        assert_eq!(written(text), (value.to_owned(), wording.to_owned()), "{text}");
    }
}

#[test]
fn starts_wholes_ranks_and_plans() {
    let found = all("通车里程由286公里增加到417公里。");
    assert_eq!(found[0].from.as_ref().map(|from| from.value.as_str()), Some("286"));
    let found = all("企业1200家，其中民营企业900家。");
    let whole = found[1].whole.as_ref().and_then(|whole| whole.figure.as_ref());
    assert_eq!(whole.map(|whole| whole.value.as_str()), Some("1200"));
    let found = all("全市8个过审项目中，7个来自青河高新区。");
    assert_eq!(found.len(), 1);
    let found = all("每千人口托位6.06个，连续两年位居全市第一。");
    let rank = found[0].rank.as_ref().expect("a rank");
    assert_eq!((rank.place, rank.among.as_deref(), rank.years), (1, Some("全市"), Some(2)));
    let found = all("计划改造公路80公里，实际完成96.4公里。");
    assert_eq!(found[0].target.as_ref().map(|target| target.value.as_str()), Some("80"));
    let found = all("完成投资302.8亿元，为年度计划的113.3%。");
    assert_eq!((found[1].label.as_str(), found[1].kind, found[1].of), ("投资完成率", IndicatorKind::Ratio, Some(0)));
    let found = all("生产总值增长7.9%，领先全省1.9个百分点。");
    assert_eq!(found[0].compare[0].of, Of::Change);
}

#[test]
fn periods_are_inherited() {
    let text = "青河市2023年统计公报\n一、综合\n全年生产总值100亿元。年末人口30万人。9月末贷款余额50亿元。\n二、工业\n前三季度产值20亿元，去年同期为18亿元。税收比2019年增长5%。";
    let periods: Vec<Option<String>> = all(text).into_iter().map(|found| found.period).collect();
    let wanted = ["2023", "2023-12", "2023-09", "2023-Q1/Q3"].map(|period| Some(period.to_owned()));
    assert_eq!(periods[..4], wanted);
    assert_eq!(all("企业5家。")[0].period, None);
    assert_eq!(all(text)[0].region.as_deref(), Some("青河市"));
}

#[test]
fn a_sentence_broken_by_the_layout_is_rejoined() {
    let text = "新一代信息技术、智能装备等产业扩量提质，各项事业取得新的进展，新兴产业加速崛起，“四新”经济增加值占GDP\n\n另有一段文字，讲别的事情。\n\n比重42.9%。主导产业走在前。";
    let found = extract(text);
    assert_eq!(found.indicators.len(), 1);
    assert_eq!(found.indicators[0].label, "“四新”经济增加值");
    assert_eq!(found.doubts.len(), 1);
    assert_eq!(found.doubts[0].code, "rejoined");
}

#[test]
fn english_has_the_same_shape() {
    let text = "Retail sales came to 75.64 billion yuan in 2023, up 7.2% year on year and 0.8 percentage points above the national average.";
    let found = all(text);
    assert_eq!(found.len(), 1, "{:?}", told(text));
    assert_eq!(told(text), ["retail sales 75.64billion yuan +7.2% >national average 0.8percentage points"]);
    assert_eq!(found[0].period.as_deref(), Some("2023"));
}

#[test]
fn the_document_is_json_and_explains() {
    let json = document("甲“乙”\\\u{1}企业\t5家。", true);
    let value: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(value["indicators"][0]["value"], "5");
    assert!(value["indicators"][0]["explain"]["rules"].is_array());
    assert_eq!(document("没有数字。", false), r#"{"version":1,"lang":"zh-Hans","indicators":[],"charts":[]}"#);
}

/// 1亿2000万元, 1小时40分: one number in two pieces.
fn in_pieces(words: &str) -> bool {
    ["亿", "万", "小时", "分", "分钟"]
        .iter()
        .flat_map(|unit| words.match_indices(unit).map(|(at, unit)| at + unit.len()))
        .any(|end| words[end..].starts_with(|c: char| c.is_ascii_digit()))
}

/// Every span lies in the text and holds its digits.
fn check(text: &str) {
    let chars: Vec<char> = text.chars().collect();
    let found = extract(text);
    for indicator in &found.indicators {
        let figures = [
            Some(&indicator.figure),
            indicator.change.as_ref().map(|change| &change.figure),
            indicator.from.as_ref(),
            indicator.target.as_ref(),
        ];
        let more = indicator.compare.iter().map(|distance| &distance.figure);
        for figure in figures.into_iter().flatten().chain(more) {
            let (start, end) = (figure.span.start as usize, figure.span.end as usize);
            assert!(start < end && end <= chars.len(), "{text:?} {figure:?}");
            let words: String = chars[start..end]
                .iter()
                .map(|c| super::chars::canonical(*c))
                .filter(|c| !matches!(c, ',' | ' '))
                .collect();
            let digits = figure.value.trim_start_matches('-');
            if words.contains(|c: char| c.is_ascii_digit()) {
                let ends = words.contains(digits)
                    || figure.upper.as_deref().is_some_and(|upper| words.contains(upper.trim_start_matches('-')))
                    || words.contains('成')
                    || in_pieces(&words);
                assert!(ends, "{text:?} {words} {figure:?}");
            }
        }
        let sentence = indicator.sentence;
        assert!(sentence.start < sentence.end && sentence.end as usize <= chars.len());
        assert!(!indicator.label.is_empty());
        assert!(indicator.of.is_none_or(|of| of < found.indicators.len()));
    }
    let json = document(text, true);
    serde_json::from_str::<serde_json::Value>(&json).expect("JSON");
}

const PIECES: &[&str] = &[
    "生产总值",
    "1331.4",
    "亿元",
    "，",
    "。",
    "同比",
    "增长",
    "7.9%",
    "分别",
    "领先",
    "全省",
    "、",
    "全市",
    "1.9",
    "和",
    "1.7",
    "个百分点",
    "占",
    "比重",
    "的",
    "其中",
    "由",
    "增加到",
    "5家",
    "8家",
    "第一",
    "居",
    "位居",
    "首位",
    "2023年",
    "前三季度",
    "1—9月",
    "9月末",
    "三成",
    "三十六",
    "万",
    "千",
    "百分之",
    "翻番",
    "以上",
    "左右",
    "超过",
    "近",
    "约",
    "不足",
    "“",
    "”",
    "《",
    "》",
    "（",
    "）",
    "\n",
    "；",
    "：",
    "每千人",
    "中",
    "完成",
    "计划的",
    "113.3%",
    "均",
    "达到",
    "总",
    "企业",
    "项目",
    "新增",
    "，其中",
    "下降",
    "比上年",
    "较年初",
    "环比",
    "-3.1",
    "5—7",
    "至",
    "倍",
    "是",
    "十",
    "半",
    "两",
    "个",
    "家",
    "#",
    " ",
    "　",
    "！",
    "A",
    "5G",
    ".",
    ",",
    "up ",
    "2 million ",
    "from ",
    "percent",
    "respectively",
    "English sentence with 5% ",
    "０",
    "９．５％",
    "—",
    "——",
    "～",
    "🙂",
    "\u{301}",
    "\r\n",
    "\0",
];

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig { cases: 400, failure_persistence: None, ..Default::default() })]

    #[test]
    fn shuffled_pieces_never_panic(pieces in proptest::collection::vec(0..PIECES.len(), 0..60)) {
        let text: String = pieces.iter().map(|piece| PIECES[*piece]).collect();
        check(&text);
    }

    #[test]
    fn any_text_never_panics(text in "\\PC{0,80}|(?s).{0,60}|[0-9〇一二三四五六七八九十百千万亿.,%个家元年月、，。 -]{0,60}") {
        check(&text);
    }
}
