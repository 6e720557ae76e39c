use super::super::kinsoku::NO_START;
use super::super::width;
use super::*;
use proptest::prelude::*;
use proptest::sample::select;

const EM: f64 = 20.0;

fn broken(text: &str, ems: f64, most: usize) -> Vec<String> {
    break_lines(text, ems * EM, EM, Weight::Regular, most).lines
}

fn even(text: &str, ems: f64) -> Vec<String> {
    balance(text, ems * EM, EM, Weight::Regular, 99).lines
}

#[test]
fn breaks_after_punctuation_where_that_costs_little() {
    assert_eq!(broken("前三季度增长7.9%，领先全省全市", 10.0, 3), ["前三季度增长7.9%，", "领先全省全市"]);
    assert_eq!(broken("强化政策扶持和要素保障", 6.0, 3), ["强化政策扶持", "和要素保障"]);
}

#[test]
fn keeps_figures_whole() {
    assert_eq!(broken("完成投资302.8亿元", 7.0, 3), ["完成投资", "302.8亿元"]);
    assert_eq!(broken("分别领先1.9个百分点", 7.0, 3), ["分别领先", "1.9个百分点"]);
    assert_eq!(broken("成交额超过230亿元", 7.0, 3), ["成交额", "超过230亿元"]);
    assert_eq!(broken("占全市的20%以上", 6.5, 3), ["占全市的", "20%以上"]);
    assert_eq!(broken("总投资 302.8 亿元", 6.6, 3), ["总投资", "302.8 亿元"]);
    assert_eq!(broken("比例在50至90之间", 5.5, 3), ["比例在", "50至90之间"]);
}

#[test]
fn keeps_short_quotes_whole() {
    assert_eq!(broken("大力发展“四新”经济", 6.0, 3), ["大力发展", "“四新”经济"]);
    assert_eq!(broken("锚定“世界一流高科技园区”目标", 8.0, 3), ["锚定“世界一流高", "科技园区”目标"]);
}

#[test]
fn keeps_latin_words_until_they_are_wider_than_the_room() {
    assert_eq!(broken("发行Pre-REITs基金", 5.6, 3), ["发行", "Pre-REITs", "基金"]);
    assert_eq!(broken("Digital Economy 2024", 4.7, 3), ["Digital", "Economy", "2024"]);
    let split = broken("Internationalization", 3.0, 9);
    assert!(split.len() > 2 && split.concat() == "Internationalization");
}

#[test]
fn half_width_commas_pause_but_group_digits_and_letters() {
    assert_eq!(broken("共12,345家,比上年多", 6.0, 3), ["共12,345家,", "比上年多"]);
}

#[test]
fn balances() {
    assert_eq!(even("高新区经济增长领先全市平均值", 13.0), ["高新区经济增长", "领先全市平均值"]);
    assert_eq!(even("经济增长7.9%，领先全省和全市平均水平", 16.0), ["经济增长7.9%，", "领先全省和全市平均水平"]);
    assert_eq!(broken("高新区经济增长领先全市", 10.0, 3).last().map(|line| line.chars().count()), Some(3));
}

#[test]
fn newlines_break() {
    assert_eq!(broken("一\r\n\n 二 \n", 10.0, 9), ["一", "", "二"]);
    let clipped = break_lines("一\n二", 100.0, EM, Weight::Bold, 1);
    assert_eq!((clipped.lines, clipped.clipped), (vec!["一…".to_owned()], true));
}

#[test]
fn clips_before_a_figure_rather_than_within() {
    assert_eq!(broken("高新技术企业974家，居首位", 8.0, 1), ["高新技术企业…"]);
    assert_eq!(broken("总值约1331.4亿元", 4.5, 1), ["总值…"]);
    assert_eq!(broken("1331.4亿元", 3.0, 1), ["…"]);
    assert_eq!(broken("市场，主体", 4.0, 1), ["市场…"]);
}

#[test]
fn marks_stay_with_their_letters() {
    assert_eq!(broken("e\u{301}e\u{301}", 0.1, 9), ["e\u{301}", "e\u{301}"]);
    assert_eq!(broken("👩\u{200d}👧🇨🇳🇫🇷", 0.1, 9), ["👩\u{200d}👧", "🇨🇳", "🇫🇷"]);
}

#[test]
fn survives_hostile_rooms() {
    for room in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, -1.0, 0.0, 1e-300] {
        for size in [f64::NAN, f64::INFINITY, -1.0, 0.0, 14.0] {
            for text in ["", " ", "，，。", "济南 GDP\n\n1331.4亿元", "\u{301}\u{301} \u{301}"] {
                for most in [0, 1, 2, usize::MAX] {
                    let lines = balance(text, room, size, Weight::Bold, most);
                    assert!((1..=most.max(1)).contains(&lines.lines.len()));
                }
            }
        }
    }
}

#[test]
fn long_text_is_quick() {
    let text = "全年策划储备项目278个，总投资1695.7亿元。".repeat(80);
    let start = std::time::Instant::now();
    for ems in [0.5, 5.0, 50.0, 500.0, 1500.0] {
        let lines = balance(&text, ems * EM, EM, Weight::Regular, usize::MAX);
        assert_eq!(lines.lines.concat(), text);
    }
    assert!(start.elapsed().as_secs() < 5, "{:?}", start.elapsed());
}

const PARTS: [&str; 16] = [
    "高新区",
    "地区生产总值",
    "，同比增长",
    "（口径）",
    "《规划》",
    "分别领先全省、全市",
    "“四新”经济",
    "DRG付费改革",
    "Pre-REITs",
    " of the ",
    "……",
    "——",
    "1331.4亿元",
    "7.9%",
    "1.9个百分点",
    "12,345家",
];

fn prose() -> impl Strategy<Value = String> {
    prop::collection::vec(select(&PARTS[..]), 0..12).prop_map(|parts| parts.join("的"))
}

fn squash(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// Whether `at` bytes lie within a figure of `PARTS` in `text`.
fn within_figure(text: &str, at: usize) -> bool {
    PARTS[12..].iter().any(|part| text.match_indices(part).any(|(i, _)| (i + 1..i + part.len()).contains(&at)))
}

proptest! {
    #[test]
    fn prose_breaks_by_the_rules(text in prose(), ems in 8.0..30.0_f64, most in 1..6_usize, equal: bool) {
        let lay = if equal { balance } else { break_lines };
        let Lines { lines, clipped } = lay(&text, ems * EM, EM, Weight::Bold, most);
        let whole = squash(&text);
        let mut at = 0;
        prop_assert!((1..=most).contains(&lines.len()));
        for (i, line) in lines.iter().enumerate() {
            prop_assert!(width(line, EM, Weight::Bold) <= ems * EM, "{line}");
            prop_assert_eq!(line.trim(), line);
            let cut = clipped && i + 1 == lines.len();
            prop_assert!(i == 0 || cut || !line.starts_with(|c| NO_START.contains(c)), "{line}");
            prop_assert!(!line.ends_with(|c| among(NO_END, c)), "{line}");
            let kept = squash(if cut { line.strip_suffix('…').unwrap_or("?") } else { line });
            prop_assert!(whole[at..].starts_with(&kept), "{lines:?}");
            at += kept.len();
            prop_assert!(!within_figure(&whole, at), "{lines:?}");
        }
        prop_assert_eq!(clipped, at != whole.len());
    }

    #[test]
    fn balance_needs_no_more_lines(text in prose(), ems in 8.0..30.0_f64) {
        let greedy = broken(&text, ems, 99);
        prop_assert_eq!(greedy.len(), even(&text, ems).len());
    }

    #[test]
    fn anything_breaks_and_joins(text in "[ -~一-丂，。“”（）\u{300}\u{200d}🇦-🇿👩🏻\n ]{0,60}|.{0,60}", ems in 0.0..9.0_f64, equal: bool) {
        let lay = if equal { balance } else { break_lines };
        let Lines { lines, clipped } = lay(&text, ems * EM, EM, Weight::Regular, usize::MAX);
        prop_assert!(!clipped);
        prop_assert_eq!(squash(&lines.concat()), squash(&text));
        prop_assert!(!lines.iter().any(|line| line.starts_with(is_space) || line.ends_with(is_space)));
        let few = lay(&text, ems * EM, EM, Weight::Regular, 2);
        prop_assert_eq!(few.clipped, lines.len() > 2);
        prop_assert!(!few.clipped || few.lines[1].ends_with('…'));
    }
}
