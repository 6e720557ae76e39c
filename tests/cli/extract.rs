//! `extract`: text in, a document out that `check` accepts.

use std::io::Write;
use std::process::{Command, Output, Stdio};

use super::{Folder, PROGRAM, ROOT, run, stderr, stdout};

const TEXT: &str = "青河市2023年统计公报\n全年生产总值1331.4亿元，同比增长7.9%，分别领先全省、全市1.9和1.7个百分点。\n其中，工业增加值500亿元，占GDP的37.6%。\n";

fn piped(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(PROGRAM)
        .args(arguments)
        .current_dir(ROOT)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut stdin = child.stdin.take().expect("a pipe");
    let input = input.to_vec();
    let writer = std::thread::spawn(move || stdin.write_all(&input).is_ok());
    let output = child.wait_with_output().expect("the program ends");
    let _ = writer.join();
    output
}

fn json(output: &Output) -> serde_json::Value {
    serde_json::from_str(stdout(output)).expect("JSON")
}

#[test]
fn its_document_passes_the_check() {
    let folder = Folder::new("extract");
    let article = folder.file("article.txt", TEXT);
    for explain in [false, true] {
        let mut arguments = vec!["extract", &article];
        arguments.extend(explain.then_some("--explain"));
        let output = run(&arguments);
        assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
        let document = json(&output);
        assert_eq!(document["indicators"][0]["label"], "生产总值");
        assert_eq!(document["indicators"][0]["compare"][1]["to"], "全市");
        assert_eq!(document["indicators"][0]["explain"].is_object(), explain);
        assert_eq!(document["article"]["title"], "青河市2023年统计公报");
        let file = folder.file("document.json", &output.stdout);
        let check = run(&["check", &file, "--article", &article]);
        assert_eq!((check.status.code(), stdout(&check)), (Some(0), ""));
    }
}

#[test]
fn the_articles_own_page_passes_the_check() {
    let folder = Folder::new("extract-page");
    let page = "www/articles/jinan-2023/index.html";
    let output = run(&["extract", page]);
    assert_eq!(output.status.code(), Some(0));
    let file = folder.file("document.json", &output.stdout);
    let check = run(&["check", &file, "--article", page]);
    assert_eq!((check.status.code(), stdout(&check)), (Some(0), ""));
    assert!(json(&output)["indicators"].as_array().expect("a list").len() >= 34);
}

#[test]
fn every_input_gives_the_same_document() {
    let folder = Folder::new("extract-inputs");
    let plain = piped(&["extract", "-"], TEXT.as_bytes());
    assert_eq!(plain.status.code(), Some(0), "{}", stderr(&plain));
    let (encoded, _, _) = encoding_rs::GB18030.encode(TEXT);
    let gb = run(&["extract", &folder.file("gb.txt", &encoded)]);
    assert_eq!(stdout(&gb), stdout(&plain));
    let marked = piped(&["extract"], ["\u{feff}", TEXT].concat().as_bytes());
    assert_eq!(stdout(&marked), stdout(&plain));
    let paragraphs: String = TEXT.lines().map(|line| format!("<p>{line}</p>")).collect();
    let html = run(&["extract", &folder.file("page.html", format!("<body><article>{paragraphs}</article>"))]);
    let values = |output: &Output| {
        let list = json(output)["indicators"].clone();
        list.as_array().expect("a list").iter().map(|found| found["value"].to_string()).collect::<Vec<_>>()
    };
    assert_eq!(values(&html), values(&plain));
}

#[test]
fn what_is_no_article_is_refused() {
    let folder = Folder::new("extract-bad");
    for (name, bytes, code) in [
        ("large.txt", vec![b'a'; 5_000_001], "size"),
        ("picture.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\xff\xff".to_vec(), "encoding"),
        ("bytes.txt", vec![0xff, 0xff, 0xff, 0x80], "encoding"),
    ] {
        let output = run(&["extract", &folder.file(name, bytes)]);
        assert_eq!(output.status.code(), Some(1), "{name}");
        assert!(stderr(&output).contains(code) && stdout(&output).is_empty(), "{name}: {}", stderr(&output));
    }
    assert_eq!(run(&["extract", &folder.path("none.txt")]).status.code(), Some(2));
}

#[test]
fn a_broken_sentence_is_said() {
    let text = "新一代信息技术、智能装备等产业扩量提质，各项事业取得新的进展，新兴产业加速崛起，“四新”经济增加值占GDP\n\n另有一段文字。\n";
    let output = piped(&["extract"], text.as_bytes());
    assert_eq!(output.status.code(), Some(0));
    assert!(stderr(&output).contains("broken"), "{}", stderr(&output));
}

#[test]
fn archives_keep_their_order() {
    let mut input = String::new();
    for i in 0..1_000 {
        input += &format!("{{\"id\": \"a{i}\", \"text\": \"企业{}家。\"}}\n", i + 1);
        if i == 500 {
            input += "not JSON\n\n{\"id\": \"no text\"}\n";
        }
    }
    let output = piped(&["extract", "--ndjson"], input.as_bytes());
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let lines: Vec<&str> = stdout(&output).lines().collect();
    assert_eq!(lines.len(), 1_000);
    for (i, line) in lines.iter().enumerate() {
        let document: serde_json::Value = serde_json::from_str(line).expect("JSON");
        assert_eq!(document["id"], format!("a{i}"));
        assert_eq!(document["indicators"][0]["value"], (i + 1).to_string());
    }
    assert!(stderr(&output).contains("502") && stderr(&output).contains("504"), "{}", stderr(&output));
    let again = piped(&["extract", "--ndjson"], input.as_bytes());
    assert_eq!(stdout(&again), stdout(&output));
}

/// The command that the documentation gives for several machines, with blocks
/// that a short archive has many of.
fn shared_out() -> String {
    let page = std::fs::read_to_string([ROOT, "/www/docs/extract.md"].concat()).expect("the page");
    let command = page.lines().find(|line| line.starts_with("parallel ")).expect("its command");
    assert!(command.contains("--block 64M"), "{command}");
    command.replace("--block 64M", "--block 20k")
}

/// The same with the tools that every Unix has, where GNU parallel is missing.
const CUT_AND_JOINED: &str = "split -C 20k archive.ndjson part. && ls part.* | \
    xargs -P 2 -I {} sh -c 'indicator-charts extract - --ndjson < {} > done.{}' && cat done.part.* > documents.ndjson";

#[test]
fn an_archive_that_is_shared_out_gives_the_same_documents() {
    let folder = Folder::new("extract-parallel");
    let archive: String =
        (1..=2_000).map(|i| format!("{{\"id\": \"a{i}\", \"text\": \"企业{i}家，增长{i}%。\"}}\n")).collect();
    folder.file("archive.ndjson", &archive);
    let version = Command::new("parallel").arg("--version").output();
    let gnu = version.is_ok_and(|version| version.stdout.starts_with(b"GNU parallel"));
    let place = std::path::Path::new(PROGRAM).parent().expect("a folder").to_path_buf();
    let paths = std::env::var_os("PATH").unwrap_or_default();
    let paths = std::env::join_paths(std::iter::once(place).chain(std::env::split_paths(&paths))).expect("a path");
    let output = Command::new("sh")
        .args(["-c", &if gnu { shared_out() } else { CUT_AND_JOINED.to_owned() }])
        .current_dir(folder.path("."))
        .env("PATH", paths)
        .output()
        .expect("a shell");
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let documents = std::fs::read_to_string(folder.path("documents.ndjson")).expect("documents");
    assert_eq!(documents.lines().count(), 2_000);
    let alone = piped(&["extract", "--ndjson"], archive.as_bytes());
    assert!(documents == stdout(&alone), "the documents differ");
}
