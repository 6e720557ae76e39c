//! The width table against a real font: the vendored subset of Noto Sans CJK
//! SC (`tests/fonts`), whose strings are as wide as the sum of their advances.
//!
//! Bounds at 20 px, for every label and both weights: never more than 0.5 px
//! below the font; for Chinese with figures at most 10 % + 2 px above it; for
//! the rest, where the table also covers the wider capitals of Helvetica, at
//! most 15 % + 2 px.

use std::collections::BTreeSet;

use indicator_charts::text::{Weight, width};
use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider};

const SIZE: f64 = 20.0;
const FONTS: [(Weight, &[u8]); 2] = [
    (Weight::Regular, include_bytes!("fonts/NotoSansSC-Regular.otf")),
    (Weight::Bold, include_bytes!("fonts/NotoSansSC-Bold.otf")),
];

/// Chinese, perhaps with figures. One label a line or between spaces.
const CHINESE: &str = "
济南高新区 全市 全省 全国 济南 青岛 淄博 枣庄 东营 烟台 潍坊 济宁 泰安 威海 日照 临沂 德州 聊城 滨州 菏泽
历下区 市中区 槐荫区 天桥区 历城区 长清区 章丘区 济阳区 莱芜区 钢城区 平阴县 商河县 起步区 南部山区
北京 上海 广东 内蒙古 黑龙江 新疆 香港 澳门 台湾 长三角 粤港澳大湾区 京津冀
地区生产总值 规上工业增加值 规上服务业营业收入 外贸进出口 固定资产投资 社会消费品零售总额 技术合同成交额
一般公共预算收入 实际使用外资 居民人均可支配收入 常住人口城镇化率 研发经费投入强度 高新技术企业 独角兽企业
国家专精特新“小巨人”企业 省级瞪羚企业 省专精特新中小企业 “揭榜挂帅”榜单 “四新”经济增加值 “零碳工厂”标准试点
《推进新型工业化加快建设工业强市三年行动计划（2023—2025年）》 项目策划、储备与开工；投资完成率 市重点建设项目
亿元 万元/人 个百分点 万平方米 元/平方米 亿千瓦时 万人次 ℃ 万吨标准煤 件/万人
1331.4亿元 7.9% 1.9个百分点 357家 20%以上 超230亿元 约267亿元 36.6万人 1695.7亿元 302.8亿元 113.3% 2.1万亩
278个 41个 974家 276家 755家 49家 100% 12,345.60 671.50亿元 2.69万个 5670个 50至90 50～90 −0.3个百分点 +1.9
2023年 2023年前三季度 2024年1—9月 同比增长7.9% ▲1.7 ▼0.6 ≥20% ≤30% 3×4 6÷2 −12.5℃ 85.4％ 第1位 8（含在建）
不到30% 近100家 前三季度 上年同期 同比增速 完成率 占比 其他 未公布 推算 图1 单位：亿元 来源：济南日报 口径：规上工业
";

/// Latin, or mostly.
const MIXED: &str = "
DRG付费改革 Pre-REITs GDP GDP增速 R&D经费 R&D经费占GDP比重 5G基站 AI大模型 CPI PPI PMI ETC IPO IPO企业 B2B G60科创走廊
Jinan Shandong Qingdao China index 2024 Q1 Q2 Q3 Q4 bn yuan kWh km² m³ USD 12.5 % +3.2pp year-on-year Revenue
High-tech enterprises billion yuan percentage points A/B test (est.) no. {note} [1] 100 Mbps TEU LNG WTO BRT TOEFL VAT
A B C O2O NEV SUV e-commerce café naïve São 25°C “Beijing” ‹prev next› 10–20 50€ £5 ¥100 $5 #1 @home 7:30 a=b 1/3 Q&A
";

fn advance(font: &FontRef, label: &str) -> Option<f64> {
    let (glyphs, metrics) = (font.charmap(), font.glyph_metrics(Size::new(SIZE as f32), LocationRef::default()));
    label.chars().map(|c| glyphs.map(c).and_then(|glyph| metrics.advance_width(glyph)).map(f64::from)).sum()
}

fn labels(of: &str) -> BTreeSet<&str> {
    of.split_whitespace().chain(of.lines().map(str::trim)).filter(|label| !label.is_empty()).collect()
}

fn compare(of: &str, share: f64) -> usize {
    let labels = labels(of);
    for (weight, bytes) in FONTS {
        let font = FontRef::new(bytes).expect("a font");
        for label in &labels {
            let real = advance(&font, label).expect("every character is in the subset");
            let ours = width(label, SIZE, weight);
            assert!(ours >= real - 0.5, "{weight:?} {label}: {ours} is too narrow for {real}");
            assert!(ours <= real * share + 2.0, "{weight:?} {label}: {ours} is too wide for {real}");
        }
    }
    labels.len()
}

#[test]
fn the_table_covers_the_font_closely() {
    let chinese = compare(CHINESE, 1.10);
    let mixed = compare(MIXED, 1.15);
    assert!(chinese >= 120 && chinese + mixed >= 200, "{chinese} + {mixed}");
}

/// Single characters may be further above (narrow punctuation that other
/// fonts draw wide) but never below.
#[test]
fn no_character_is_wider_than_the_table() {
    for (weight, bytes) in FONTS {
        let font = FontRef::new(bytes).expect("a font");
        let metrics = font.glyph_metrics(Size::new(1000.0), LocationRef::default());
        for (code, glyph) in font.charmap().mappings() {
            let Some(c) = char::from_u32(code) else { continue };
            let real = f64::from(metrics.advance_width(glyph).unwrap_or_default());
            // The soft hyphen has a glyph that is never drawn within a line.
            let ours = width(c.encode_utf8(&mut [0; 4]), 1000.0, weight);
            assert!(ours >= real || c == '\u{ad}', "{weight:?} {c} U+{code:04X}: {ours} < {real}");
        }
    }
}

/// Advances of U+0020 to U+007E in Liberation Sans 1.07.4, which has the
/// metrics of Arial and Helvetica, in 1/1000 em.
#[rustfmt::skip]
const HELVETICA_REGULAR: [u16; 95] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
    556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
    1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
    667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
    333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
    556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
];

#[rustfmt::skip]
const HELVETICA_BOLD: [u16; 95] = [
    278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278,
    556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 333, 333, 584, 584, 584, 611,
    975, 722, 722, 722, 722, 667, 611, 778, 722, 278, 556, 722, 611, 833, 722, 778,
    667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 333, 278, 333, 584, 556,
    333, 556, 611, 556, 611, 556, 333, 611, 611, 278, 278, 556, 278, 889, 611, 611,
    611, 611, 389, 556, 333, 611, 556, 778, 556, 556, 500, 389, 280, 389, 584,
];

#[test]
fn latin_is_no_narrower_than_helvetica() {
    for (weight, table) in [(Weight::Regular, HELVETICA_REGULAR), (Weight::Bold, HELVETICA_BOLD)] {
        for (c, real) in (' '..='~').zip(table) {
            let ours = width(c.encode_utf8(&mut [0; 4]), 1000.0, weight);
            assert!(ours >= f64::from(real), "{weight:?} {c}: {ours} < {real}");
        }
    }
}
