//! `check`: every bad document has its code and path, at once.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

use super::{Folder, PROGRAM, ROOT, run, stderr, stdout};

/// `check FILE` within a second.
fn check(file: &str) -> Output {
    check_within(file, Duration::from_secs(1))
}

/// The machine may be busy: the best of three counts.
fn check_within(file: &str, most: Duration) -> Output {
    let mut times = Vec::new();
    while times.len() < 3 && times.iter().all(|time| *time < most * 5) {
        let start = Instant::now();
        let output = run(&["check", file]);
        times.push(start.elapsed());
        if start.elapsed() < most {
            return output;
        }
    }
    panic!("{file}: {times:?}");
}

/// `code path` of every line that starts with `severity`.
fn problems(output: &Output, severity: &str) -> Vec<String> {
    let lines = stdout(output).lines().filter_map(|line| line.strip_prefix(severity)?.strip_prefix(' '));
    lines.map(|line| line.splitn(3, ' ').take(2).collect::<Vec<_>>().join(" ")).collect()
}

/// `expected.tsv`: file → its `code path` lines.
fn expected(folder: &str) -> BTreeMap<String, Vec<String>> {
    let mut files = BTreeMap::new();
    let table = fs::read_to_string(format!("{ROOT}/{folder}/expected.tsv")).expect("a table");
    for line in table.lines().skip(1) {
        let (file, problem) = line.split_once('\t').expect("three columns");
        files.entry(file.to_owned()).or_insert_with(Vec::new).push(problem.replace('\t', " "));
    }
    for entry in fs::read_dir(format!("{ROOT}/{folder}")).expect("a folder") {
        let name = entry.expect("an entry").file_name().into_string().expect("UTF-8");
        if name.ends_with(".json") {
            files.entry(name).or_default();
        }
    }
    files
}

#[test]
fn bad_documents() {
    let files = expected("tests/bad");
    assert!(files.len() >= 25);
    for (file, wanted) in files {
        let output = check(&format!("tests/bad/{file}"));
        assert_eq!(problems(&output, "error"), wanted, "{file}");
        assert_eq!(output.status.code(), Some(1), "{file}");
    }
}

#[test]
fn doubtful_documents() {
    for (file, wanted) in expected("tests/doubtful") {
        let output = check(&format!("tests/doubtful/{file}"));
        let mut warnings = problems(&output, "warning");
        warnings.sort();
        assert_eq!(warnings, wanted, "{file}");
        assert_eq!(output.status.code(), Some(0), "{file}");
        assert!(problems(&output, "error").is_empty(), "{file}");
    }
}

fn indicators(count: usize) -> String {
    let one = |i| format!(r#"{{"id": "i{i}", "label": "甲", "value": "1", "unit": "个"}}"#);
    (0..count).map(one).collect::<Vec<_>>().join(",")
}

fn charts(count: usize, references: usize) -> String {
    let list = vec![r#""i0""#; references].join(",");
    let one = |i| format!(r#"{{"id": "c{i}", "kind": "table", "indicators": [{list}]}}"#);
    (0..count).map(one).collect::<Vec<_>>().join(",")
}

fn document(indicators: &str, charts: &str) -> String {
    format!(r#"{{"version": 1, "indicators": [{indicators}], "charts": [{charts}]}}"#)
}

#[test]
fn limits() {
    let folder = Folder::new("limits");
    let text =
        |characters| format!(r#"{{"id": "a", "label": "{}", "value": "1", "unit": "个"}}"#, "字".repeat(characters));
    let cases: Vec<(&str, Vec<u8>, Option<&str>)> = vec![
        ("5-mb", vec![b' '; 5_000_001], Some("size $")),
        ("50-mb", vec![b'['; 50_000_000], Some("size $")),
        ("one-string", format!("[\"{}\"]", "字".repeat(2_000_000)).into(), Some("size $")),
        ("cut-character", "字".repeat(1_700_000).into(), Some("size $")),
        ("lists", "[".repeat(100_000).into(), Some("depth $")),
        ("objects", "{\"a\":".repeat(100_000).into(), Some("depth $")),
        ("closed", ("[".repeat(100_000) + &"]".repeat(100_000)).into(), Some("depth $")),
        ("indicators", document(&indicators(2_001), "").into(), Some("size $.indicators")),
        ("2000-indicators", document(&indicators(2_000), "").into(), None),
        ("charts", document(&indicators(1), &charts(201, 1)).into(), Some("size $.charts")),
        ("200-charts", document(&indicators(2_000), &charts(200, 200)).into(), None),
        ("references", document(&indicators(1), &charts(1, 201)).into(), Some("size $.charts[0].indicators")),
        ("characters", document(&text(2_001), "").into(), Some("size $.indicators[0].label")),
        ("2000-characters", document(&text(2_000), "").into(), None),
    ];
    for (name, content, wanted) in cases {
        let output = check(&folder.file(name, content));
        assert_eq!(problems(&output, "error").first().map(String::as_str), wanted, "{name}");
        assert_eq!(output.status.code(), Some(i32::from(wanted.is_some())), "{name}");
    }
}

#[test]
fn hostile_documents_take_no_time() {
    let folder = Folder::new("hostile");
    let keys = |count: usize| (0..count).map(|i| format!("\"k{i}\":0,")).collect::<String>();
    let chain: Vec<String> = (0..2_000)
        .map(|i| {
            let next = (i + 1) % 2_000;
            format!(
                r#"{{"id":"i{i}","label":"甲","unit":"个","derived":{{"op":"plus","args":["i{next}","i{next}"]}}}}"#
            )
        })
        .collect();
    let cases = [
        ("unknown-keys", format!("{{{}\"version\": 1}}", keys(300_000))),
        ("repeated-keys", format!("{{{}\"version\": 1}}", "\"version\":1,".repeat(380_000))),
        ("both", format!("{{{}{}\"version\": 1}}", keys(100_000), "\"version\":1,".repeat(100_000))),
        ("bad-indicators", document(&vec!["[]"; 2_000].join(","), &vec!["{}"; 200].join(","))),
        ("cycle", document(&chain.join(","), &charts(200, 200))),
        (
            "dots",
            document(&indicators(2_000), &charts(200, 1).replace("\"i0\"", &format!("\"{}\"", ".".repeat(2_000)))),
        ),
        ("numbers", format!("[{}1]", "1e308,".repeat(800_000))),
        ("escapes", format!("\"{}\"", "\\u0000".repeat(800_000))),
    ];
    for (name, content) in cases {
        // A debug build reads 5 MB in about half a second.
        let output = check_within(&folder.file(name, content), Duration::from_secs(3));
        assert!(matches!(output.status.code(), Some(0 | 1)), "{name}: {}", stderr(&output));
    }
}

#[test]
fn broken_bytes_never_panic() {
    let folder = Folder::new("mutations");
    let whole = fs::read(format!("{ROOT}/www/articles/jinan-2023/article.json")).expect("the article");
    let mut state = 7_u64;
    let mut random = |below: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % below
    };
    for i in 0..200 {
        let mut bytes = whole.clone();
        for _ in 0..=random(8) {
            let (at, other) = (random(bytes.len()), random(whole.len() - 80));
            match random(4) {
                0 => bytes[at] = random(256) as u8,
                1 => bytes.truncate(at + 1),
                2 => drop(bytes.drain(at..(at + random(40)).min(bytes.len()))),
                _ => drop(bytes.splice(at..at, whole[other..other + random(80)].to_vec())),
            }
            bytes.push(b'}');
        }
        let output =
            run(&["check", &folder.file("mutated.json", &bytes), "--article", "www/articles/jinan-2023/index.html"]);
        assert!(matches!(output.status.code(), Some(0 | 1)), "{i}: {:?} {}", output.status, stderr(&output));
    }
}

#[test]
fn the_article_has_no_problem() {
    let output =
        run(&["check", "www/articles/jinan-2023/article.json", "--article", "www/articles/jinan-2023/index.html"]);
    assert_eq!(stdout(&output), "");
    assert_eq!(output.status.code(), Some(0));
}

const DOCUMENT: &str = r#"{"version": 1, "indicators": [{"id": "a", "label": "项目", "value": "278", "unit": "个",
    "source": {"exact": "项目有278个。", "start": 2, "end": 9, "figure": {"start": 5, "end": 9}}}]}"#;

#[test]
fn quotes_are_held_against_an_article() {
    let folder = Folder::new("quotes");
    let file = folder.file("a.json", DOCUMENT.replace("\"end\": 9, \"figure\"", "\"end\": 10, \"figure\""));
    let against = |name: &str, article: &str| {
        let output = run(&["check", &file, "--article", &folder.file(name, article)]);
        let mut problems = [problems(&output, "error"), problems(&output, "warning")].concat();
        assert!(problems.len() <= 1, "{problems:?}");
        (output.status.code(), problems.pop().unwrap_or_default())
    };
    let fine = (Some(0), String::new());
    assert_eq!(against("a.html", "<h1>站名</h1><article><p>题</p><p>项目有<b>278</b>个。</p></article>"), fine);
    assert_eq!(against("a.txt", "题\n项目有278个。"), fine);
    assert_eq!(against("a", "\u{feff}题\n项目有278个。"), fine);
    assert_eq!(against("b", "\n<div id=story>题<br>项目有278个。</div>"), fine);
    let chosen =
        "<article>别的</article><p class=t>题<br>项目有278个。</p><indicator-chart article=.t></indicator-chart>";
    assert_eq!(against("c.html", chosen), fine);
    let moved = (Some(0), "quote-offset $.indicators[0].source.start".to_owned());
    assert_eq!(against("d.txt", "前文。项目有278个。"), moved);
    let missing = (Some(1), "quote-missing $.indicators[0].source.exact".to_owned());
    assert_eq!(against("e.txt", "题\n项目有279个。"), missing);
    assert_eq!(against("f.html", ""), missing);
    let nowhere = run(&["check", &file, "--article", &folder.file("g.html", "<indicator-chart article='#x'>")]);
    assert_eq!(nowhere.status.code(), Some(1));
    let binary = run(&["check", &file, "--article", &folder.file("h.html", [0xff, 0xfe])]);
    assert_eq!(binary.status.code(), Some(1));
    assert_eq!(run(&["check", &file, "--article", &folder.path("none.html")]).status.code(), Some(2));
}

#[test]
fn figures_are_held_against_an_article() {
    let folder = Folder::new("figures");
    let against = |document: &str, article: &str| {
        let (file, article) = (folder.file("a.json", document), folder.file("a.txt", article));
        let output = run(&["check", &file, "--article", &article]);
        [problems(&output, "error"), problems(&output, "warning")].concat()
    };
    let figure = "\"figure\": {\"start\": 5, \"end\": 9}";
    let article = "题\n项目有278个。";
    let right = DOCUMENT.replace("\"end\": 9, \"figure\"", "\"end\": 10, \"figure\"");
    assert_eq!(against(&right, article), [""; 0]);
    let stale = right.replace("\"278\"", "\"287\"");
    assert_eq!(against(&stale, article), ["figure-text $.indicators[0].source.figure"]);
    let unit = right.replace("\"个\"", "\"万个\"");
    assert_eq!(against(&unit, article), ["figure-unit $.indicators[0].source.figure"]);
    let beside = right.replace(figure, "\"figure\": {\"start\": 2, \"end\": 4}");
    assert_eq!(against(&beside, article), ["figure-moved $.indicators[0].source.figure"]);
    let output = run(&["check", &folder.file("b.json", beside), "--article", &folder.file("b.txt", article)]);
    assert!(stdout(&output).contains("标出的文字是“项目”，这个数在 278 start 5, end 8"), "{}", stdout(&output));
    let unmarked = stale.replace(&[", ", figure].concat(), "");
    assert_eq!(against(&unmarked, article), ["figure-absent $.indicators[0].value"]);
}

#[test]
fn standard_input_is_a_dash() {
    let command = |input: &str| {
        let mut child = Command::new(PROGRAM)
            .args(["check", "-"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        child.stdin.take().expect("a pipe").write_all(input.as_bytes()).expect("written");
        child.wait_with_output().expect("it ends")
    };
    assert_eq!(command(r#"{"version": 1}"#).status.code(), Some(0));
    assert_eq!(problems(&command("{"), "error"), ["json $"]);
}

#[test]
fn what_is_no_file_is_a_usage_error() {
    for path in [".", "tests/bad/none.json", ""] {
        let output = run(&["check", path]);
        assert_eq!(output.status.code(), Some(2), "{path}");
        assert!(stdout(&output).is_empty() && !stderr(&output).is_empty());
    }
    assert_eq!(run(&["check"]).status.code(), Some(2));
    assert_eq!(run(&["draw"]).status.code(), Some(2));
    assert_eq!(run(&["--version"]).status.code(), Some(0));
}

#[test]
fn json_is_for_programs() {
    let output = run(&["check", "--json", "tests/bad/unit-unknown.json"]);
    assert_eq!(output.status.code(), Some(1));
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let error = &report["errors"][0];
    assert_eq!((error["code"].as_str(), error["path"].as_str()), (Some("unknown-unit"), Some("$.indicators[0].unit")));
    assert_eq!(error["en"].as_str(), Some("Unknown unit “亿园”"));
    assert_eq!(report["warnings"].as_array().map(Vec::len), Some(0));
}

#[test]
fn a_reader_may_leave_early() {
    let folder = Folder::new("pipe");
    let file = folder.file("a.json", document(&vec!["[]"; 2_000].join(","), ""));
    let mut child = Command::new(PROGRAM)
        .args(["check", &file])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("it ends");
    assert_eq!(output.status.code(), Some(1), "{}", stderr(&output));
}

#[test]
fn control_characters_stay_in_their_line() {
    let output = run(&["check", "tests/bad/control-characters.json"]);
    assert_eq!(stdout(&output).lines().count(), 1);
    assert!(!stdout(&output).contains('\u{1b}'));
}
