use std::path::Path;

use super::*;
use crate::error::{Code, Problem};
use crate::text::{Lang, Weight, break_lines, group_digits, width};

/// Simplified characters of our words that have another traditional form. No
/// character stands here that may be kept: 占, 制, 里, 后, 只 and 系 are not.
const SIMPLIFIED: &str = "与两个为书于会体内写减划则动区单变号围图处够头对层带应开张当录据数无时显暂条来标档没浏点画种组绘络\
    编网范览计认让识试话误请读负轴载较过运近这进选链错键间项须颜实态总结给统级线经续约纪终缩维万亿现余长领连阶叠积达\
    值幅增仅环预测坐棒满类户亩吨顷辆栋笔块队从几扩样码双门学车岗顶届场币欧镑钟准两后";

fn has_other_form(text: &str) -> bool {
    text.chars().any(|c| SIMPLIFIED.contains(c) && !"近值幅增坐棒".contains(c))
}

/// Words that are read from documents and not written.
const READ: [&str; 6] = ["个", "实际", "预测", "目标", "以上 以下 以内 以內 左右 上下 开外 開外", "多 余 餘 来 來"];

#[test]
fn every_word_of_ours_has_its_traditional_form() {
    let mut missing = Vec::new();
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    // The extractor and the sub-editor's checks read words and write none; what is
    // suggested is a document in simplified Chinese, an editor's to change.
    let apart = ["cli", "document/doubt", "error.rs", "extract", "suggest", "text", "unit.rs"]
        .map(|name| src.join(name))
        .into_iter();
    let apart: Vec<_> =
        apart.chain([src.join("document/unit.rs")]).filter(|path| *path != src.join("unit.rs")).collect();
    for literal in literals(&src, &apart) {
        // Words for an editor are in both languages at once.
        let bilingual = literal.contains(" (");
        if has_other_form(&literal) && !bilingual && !READ.contains(&literal.as_str()) && hant(&literal) == literal {
            missing.push(literal);
        }
    }
    assert!(missing.is_empty(), "{missing:?}");
}

/// The texts in quotes of the files under `folder`, `apart` from some and
/// from tests.
fn literals(folder: &Path, apart: &[std::path::PathBuf]) -> Vec<String> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if apart.contains(&path) || path.to_string_lossy().ends_with("tests.rs") {
            continue;
        }
        if path.is_dir() {
            found.extend(literals(&path, apart));
            continue;
        }
        let source = std::fs::read_to_string(&path).expect("a file");
        let source = source.split("#[cfg(test)]\nmod").next().unwrap_or_default();
        let code = source.lines().map(|line| line.split("// ").next().unwrap_or_default());
        for line in code.filter(|line| !line.trim_start().starts_with("//")) {
            let line = line.replace("\\\"", "").replace("'\"'", "");
            let texts = line.split('"').skip(1).step_by(2);
            found.extend(texts.map(|text| text.split('|').next().unwrap_or_default().to_owned()));
        }
    }
    found
}

#[test]
fn no_word_keeps_a_simplified_character() {
    for (word, form) in Lines(WORDS.as_bytes()) {
        assert!(!text(form).is_empty() && word != form, "{}", text(word));
        assert!(!has_other_form(text(form)), "{}", text(form));
        assert!(text(word).starts_with(['.', 'z']) || text(word).chars().count() == text(form).chars().count());
    }
}

/// `www/element/hant.js` converts character by character what the page and
/// `sentences.js` say.
#[test]
fn the_page_has_the_characters_of_its_sentences() {
    let page = |name: &str| {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("www/element").join(name);
        std::fs::read_to_string(path).expect("a file of the page")
    };
    let mut said = page("core.js") + page("words.js").split("const ANSWERS").next().unwrap_or_default();
    for code in Code::ALL.iter().filter(|code| !Code::EDITORS.contains(code)) {
        said += &Problem::new(*code, "$", &[]).sentence(Lang::Zh);
    }
    let known = page("hant.js");
    let pairs: Vec<char> =
        known.split("const PAIRS").nth(1).expect("pairs").chars().filter(|c| !c.is_ascii()).collect();
    let missing: String =
        said.chars().filter(|c| has_other_form(&c.to_string()) && !pairs.chunks(2).any(|pair| pair[0] == *c)).collect();
    assert_eq!(missing, "");
}

#[test]
fn units_are_read_and_shown_as_written() {
    for (written, dimension, power) in [
        ("億元", Dimension::Money("元"), 8),
        ("萬億元", Dimension::Money("元"), 12),
        ("億歐元", Dimension::Money("欧元"), 8),
        ("個百分點", Dimension::Points, 0),
        ("百分點", Dimension::Points, 0),
        ("萬戶", Dimension::Count, 4),
        ("項", Dimension::Count, 0),
        ("萬個", Dimension::Count, 4),
        ("輛", Dimension::Count, 0),
        ("臺", Dimension::Count, 0),
        ("萬畝", Dimension::Mu, 4),
        ("萬平方公尺", Dimension::Area, 4),
        ("公噸", Dimension::Mass, 3),
        ("小時", Dimension::Time("小时"), 0),
        ("個月", Dimension::Time("月"), 0),
        ("萬元/畝", Dimension::Verbatim, 0),
        ("歲", Dimension::Time("岁"), 0),
        ("萬劑次", Dimension::Count, 4),
        ("課時", Dimension::Count, 0),
        ("攝氏度", Dimension::Verbatim, 0),
        ("盞", Dimension::Count, 0),
        ("家", Dimension::Count, 0),
        ("%", Dimension::Percent, 0),
        ("billion yuan", Dimension::Money("yuan"), 9),
        ("亿元", Dimension::Money("元"), 8),
    ] {
        let unit = Unit::of(written, Lang::Hant).unwrap_or_else(|| panic!("{written}"));
        assert_eq!((unit.written.as_str(), unit.dimension, unit.power), (written, dimension, power));
    }
    for nonsense in ["億園", "億億元", "個 家", "元元"] {
        assert!(Unit::of(nonsense, Lang::Hant).is_none(), "{nonsense}");
    }
}

#[test]
fn lines_break_at_the_same_places() {
    for (hans, hant) in [
        ("前三季度增长7.9%，领先全省1.9个百分点", "前三季度增長7.9%，領先全省1.9個百分點"),
        ("成交额超过230亿元，约20万户以内", "成交額超過230億元，約20萬戶以內"),
        ("用时 25 分钟，共 38 个项目", "用時 25 分鐘，共 38 個項目"),
        ("1300余家企业（口径：“四新”经济）", "1300餘家企業（口徑：“四新”經濟）"),
    ] {
        assert_eq!(width(hans, 14.0, Weight::Bold), width(hant, 14.0, Weight::Bold));
        for ems in 4..20 {
            let ends = |text| {
                let lines = break_lines(text, f64::from(ems) * 10.0, 10.0, Weight::Regular, 20).lines;
                lines.iter().map(|line| line.chars().count()).collect::<Vec<_>>()
            };
            assert_eq!(ends(hans), ends(hant), "{hant} {ems}");
        }
    }
}

#[test]
fn numbers_in_large_units_are_not_grouped() {
    assert_eq!(group_digits("12345", "萬戶"), "12345");
    assert_eq!(group_digits("12345", "億元"), "12345");
}

#[test]
fn tags_are_known_in_any_case() {
    for tag in ["zh-Hant", "zh-hant-TW", "ZH-TW", "zh-HK", "zh-mo"] {
        assert_eq!(Lang::of_tag(tag), Lang::Hant, "{tag}");
    }
    for tag in ["", "z", "zh", "zh-Hans", "zh-Hans-HK", "zh-CN", "zh-SG", "de"] {
        assert_eq!(Lang::of_tag(tag), Lang::Zh, "{tag}");
    }
    assert_eq!([Lang::Zh, Lang::Hant, Lang::En].map(Lang::tag), ["zh-Hans", "zh-Hant", "en"]);
}
