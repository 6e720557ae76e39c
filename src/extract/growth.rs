//! How the work grows with the text: as the text does, whatever it says.

use std::time::Instant;

use super::extract;
use super::tables::asked;

const SENTENCE: &str = "2023年，全区生产总值1331.4亿元，同比增长7.9%，分别领先全省、全市1.9和1.7个百分点；累计培育甲企业5家、乙企业49家，占比均居全省首位。";

/// What an article may be made of, and what would be read again and again by
/// a reader that looks back, or ahead, too far.
const PIECES: &[&str] = &[
    SENTENCE,
    "1",
    "1 ",
    "12.5",
    "1,",
    "1.",
    "5家",
    "5家、",
    "5家，",
    "1、",
    "-",
    "一",
    "万",
    "百分之",
    "“",
    "”",
    "（",
    "）",
    "《",
    "“5家”",
    "，",
    ",",
    "、",
    "；",
    "：",
    "。",
    "—",
    " ",
    "\n",
    "甲",
    "甲，",
    "分别",
    "分别5家",
    "分别为5家和8家，",
    "占",
    "占5%，",
    "其中",
    "其中5家，",
    "由5家",
    "由5家增加到8家，",
    "比",
    "增长",
    "增长5%，",
    "高于全省5%，",
    "高于全省1个百分点，",
    "第一",
    "居第一，",
    "连续",
    "2023年",
    "2023年5家",
    "完成计划的5%，",
    "A",
    "A B ",
    "up 5% ",
    "甲市",
    "企业5家甲市、",
    "占比\n",
    "甲乙丙丁戊己庚辛壬癸，甲乙丙丁戊\n",
    "5家\n",
    "一、甲：\n",
];

/// `piece` again and again.
fn text(piece: &str, bytes: usize) -> String {
    piece.repeat(bytes.div_ceil(piece.len()))
}

#[test]
fn words_are_looked_up_as_often_as_the_text_is_long() {
    let count = |text: &str| {
        let before = asked();
        extract(text);
        asked() - before
    };
    for piece in PIECES {
        // Sentences of 1,500 characters are the longest that are read at once.
        let (small, large) = (text(piece, 10_000), text(piece, 160_000));
        let (one, more) = (count(&small), count(&large));
        let limit = one * (large.len() / small.len() + 1) * 3 / 2 + 1_000;
        assert!(more <= limit, "{piece:?}: {one} look-ups, {more} in sixteen times the text");
        assert!(more <= large.chars().count() * 400, "{piece:?}: {more} look-ups in {} bytes", large.len());
    }
}

/// Time of the processor, where the system tells it: what else the machine
/// does is not in it.
fn clock(since: Instant) -> f64 {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let told = told.and_then(|told| told.split(' ').next()?.parse::<f64>().ok());
    told.map_or_else(|| since.elapsed().as_secs_f64(), |nanoseconds| nanoseconds / 1e9)
}

fn seconds(text: &str, times: usize) -> f64 {
    let since = Instant::now();
    let once = |_| {
        let start = clock(since);
        std::hint::black_box(extract(text));
        clock(since) - start
    };
    (0..times).map(once).fold(f64::INFINITY, f64::min)
}

#[test]
fn time_grows_with_the_text_alone() {
    for piece in PIECES {
        let (one, more) = (seconds(&text(piece, 4_000), 3), seconds(&text(piece, 64_000), 2));
        // Sixteen times the text may take sixteen times as long, and some noise.
        assert!(more < one * 64.0 + 0.5, "{piece:?}: {one} {more}");
    }
}

#[test]
fn the_largest_text_takes_its_share_of_time() {
    let passages = corpus();
    // As the passages are; and one line, in which nothing ends.
    for whole in [passages.clone(), passages.replace(['\n', '。'], "，")] {
        let byte = |bytes: usize| {
            let text = text(&whole, bytes);
            let end = text.floor_char_boundary(bytes);
            seconds(&text[..end], 2) / end as f64
        };
        let (small, large) = (byte(60_000), byte(5_000_000));
        assert!(large < small * 6.0, "{small} s and {large} s for a byte");
    }
    // 5 MB without a single figure, and one line of them.
    let quiet = text("全市经济运行总体平稳，各项事业取得新的进展。", 5_000_000);
    assert!(extract(&quiet).indicators.is_empty());
    assert!(extract(&SENTENCE.repeat(500)).indicators.len() >= 1_500);
}

/// The labelled passages that rules were made with, one behind the other.
fn corpus() -> String {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/corpus/dev");
    let mut files: Vec<_> =
        std::fs::read_dir(folder).expect("the corpus").map(|file| file.expect("a file").path()).collect();
    files.sort();
    let mut all = String::new();
    for file in files {
        let json: serde_json::Value =
            serde_json::from_str(&std::fs::read_to_string(file).expect("text")).expect("JSON");
        match &json["text"] {
            serde_json::Value::Array(lines) => {
                lines.iter().filter_map(|line| line.as_str()).for_each(|line| all = [&all, line, "\n"].concat())
            }
            text => all = [&all, text.as_str().expect("text"), "\n"].concat(),
        }
    }
    all
}
