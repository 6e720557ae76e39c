//! `embed`: a folder to publish.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde_json::Value;

use super::{Folder, ROOT, run, stderr, stdout};

const ARTICLE: &str = "www/articles/jinan-2023/article.json";
const PAGE: &str = "www/articles/jinan-2023/index.html";
const FONTS: [&str; 4] = ["--font", "tests/fonts/NotoSansSC-Regular.otf", "--font", "tests/fonts/NotoSansSC-Bold.otf"];

/// A built element in small: the files that `embed` asks for.
fn assets(folder: &Folder) -> String {
    for name in ["frame.html", "frame.js", "embed.js", "link-frames.js", "figure.css", "style.css"] {
        folder.file(&format!("www/{name}"), fs::read(format!("{ROOT}/www/{name}")).expect(name));
    }
    folder.file("www/element.js", "const hashes = '@integrity';\n");
    folder.file("www/element/answer.js", "export {};\n");
    folder.file("www/pkg/indicator_charts.js", "export {};\n");
    folder.file("www/pkg/indicator_charts_bg.wasm", b"\0asm");
    folder.file("www/pkg/parts/lead.wasm", b"\0asm\x01");
    folder.path("www")
}

/// Every file below `folder`, by its path.
fn all(folder: &str) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut open = vec![Path::new(folder).to_owned()];
    while let Some(next) = open.pop() {
        for entry in fs::read_dir(next).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                open.push(path);
            } else {
                let name = path.strip_prefix(folder).expect("below it").to_string_lossy().replace('\\', "/");
                found.insert(name, fs::read(&path).expect("a file"));
            }
        }
    }
    found
}

/// Two charts of the article, for what is the same for all.
fn two(folder: &Folder) -> [String; 2] {
    let text = fs::read_to_string(format!("{ROOT}/{ARTICLE}")).expect("the article");
    let mut document: Value = serde_json::from_str(&text).expect("JSON");
    let charts = document["charts"].as_array_mut().expect("charts");
    charts.retain(|chart| ["growth", "land"].contains(&chart["id"].as_str().unwrap_or_default()));
    let tag = "<indicator-chart src=article.json chart=growth article='#story'></indicator-chart>";
    let page = format!("<!doctype html><title>x</title><article id=story><p>不妨从总量读起。</p>{tag}</article>");
    [folder.file("article.json", document.to_string()), folder.file("index.html", page)]
}

fn embed(folder: &Folder, more: &[&str]) -> BTreeMap<String, Vec<u8>> {
    let [file, page] = two(folder);
    embed_of(folder, &file, &page, more)
}

fn embed_of(folder: &Folder, file: &str, page: &str, more: &[&str]) -> BTreeMap<String, Vec<u8>> {
    let (assets, out) = (assets(folder), folder.path("out"));
    let usual = ["embed", file, "--page", page, "--out", &out, "--assets", &assets];
    let output = run(&[&usual, &FONTS[..], more].concat());
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert!(stdout(&output).ends_with("manifest.json\n"));
    all(&out)
}

fn text<'a>(files: &'a BTreeMap<String, Vec<u8>>, path: &str) -> &'a str {
    std::str::from_utf8(files.get(path).unwrap_or_else(|| panic!("no {path}"))).expect("UTF-8")
}

fn manifest(files: &BTreeMap<String, Vec<u8>>) -> Value {
    serde_json::from_str(text(files, "manifest.json")).expect("JSON")
}

/// Addresses in the attributes of a page.
fn addresses(html: &str) -> Vec<&str> {
    let attributes = ["src=\"", "href=\"", "srcset=\""];
    let found = attributes.iter().flat_map(|name| html.split(name).skip(1).filter_map(|rest| rest.split('"').next()));
    found.filter(|address| !address.starts_with("data:") && !address.starts_with('#')).collect()
}

/// `address` seen from the folder of `page`.
fn resolved(page: &str, address: &str) -> String {
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in address.split('/') {
        match part {
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

#[test]
fn pages_of_a_pack_name_only_its_own_files() {
    let folder = Folder::new("pack");
    let files = embed_of(&folder, ARTICLE, PAGE, &[]);
    let manifest = manifest(&files);
    let charts = manifest["charts"].as_array().expect("charts");
    assert_eq!(charts.len(), 12);
    let mut pages = vec!["index.html", "codes.html"];
    pages.extend(charts.iter().map(|chart| chart["pages"]["frame"].as_str().expect("a frame")));
    for page in pages {
        let html = text(&files, page);
        for address in addresses(html).into_iter().filter(|address| !address.contains("://")) {
            // Codes to paste stand in a text area, from the pack's root.
            let path = resolved(page, address.trim_end_matches("&quot;"));
            assert!(files.contains_key(&path), "{page} names {address}");
        }
        assert!(!html.contains("<script>") && !html.contains(" style=\""), "{page}");
    }
    // Everything in the manifest is there, with its size, and nothing else is.
    let listed = manifest["files"].as_object().expect("files");
    for (path, content) in &files {
        if path != "manifest.json" {
            assert_eq!(listed[path]["bytes"], content.len(), "{path}");
        }
    }
    assert_eq!(listed.len() + 1, files.len());
    for chart in charts {
        for picture in chart["pictures"].as_array().expect("pictures") {
            let (png, svg) = (picture["png"].as_str().expect("a path"), picture["svg"].as_str().expect("a path"));
            assert!(files[png].starts_with(b"\x89PNG") && text(&files, svg).starts_with("<svg "));
            let info = png::Decoder::new(std::io::Cursor::new(&files[png])).read_info().expect("a PNG").info().clone();
            assert_eq!(u64::from(info.width), 2 * picture["width"].as_u64().expect("a width"));
        }
        assert!(chart["pages"].get("oembed").is_none(), "oEmbed needs whole addresses");
    }
}

#[test]
fn figures_of_frames_have_three_widths_and_the_sentences() {
    let folder = Folder::new("pack-frame");
    let files = embed(&folder, &[]);
    let frame = text(&files, "charts/growth/index.html");
    for piece in [
        "<title>增速高过全市，也高过全省</title>",
        "media=\"(min-width: 680px) and (prefers-color-scheme: dark)\"",
        "media=\"(min-width: 480px)\"",
        "<img src=\"../../files/growth-plot-328.",
        "<summary>数据表</summary>",
        "<q>前三季度，地区生产总值为1331.4亿元，同比增长7.9%，",
        "chart=\"growth\" lang=\"zh-Hans\"",
    ] {
        assert!(frame.contains(piece), "{piece}");
    }
    // On the article's own page the sentence is linked, after the clause before it.
    let page = text(&files, "index.html");
    assert!(page.contains("<a href=\"#:~:text=%E4%B8%8D%E5%A6%A8"), "不妨…");
    let light = embed(&Folder::new("pack-light"), &["--theme", "light"]);
    let frame = text(&light, "charts/growth/index.html");
    assert!(frame.contains("theme=\"light\"") && !frame.contains("dark"));
}

#[test]
fn pasted_codes_have_whole_addresses_where_these_are_known() {
    let folder = Folder::new("pack-base");
    let files = embed(&folder, &["--base-url", "https://cdn.example.org/a"]);
    let iframe = text(&files, "charts/growth/iframe.html");
    assert!(iframe.contains("src=\"https://cdn.example.org/a/charts/growth/index.html\""), "{iframe}");
    assert!(iframe.contains("title=\"增速高过全市，也高过全省\"") && iframe.contains("data-external=\"1\""));
    let element = text(&files, "charts/growth/embed.html");
    for address in addresses(element) {
        let path = address.strip_prefix("https://cdn.example.org/a/").unwrap_or_else(|| panic!("{address}"));
        assert!(files.contains_key(path), "{address}");
    }
    // The document has an article, which charts in iframes may be tied to.
    let codes = text(&files, "codes.html").replace("&quot;", "\"");
    let linker =
        codes.split('"').find(|address| address.ends_with("link-frames.js")).expect("a script for the article's page");
    assert!(
        files.contains_key(linker.strip_prefix("https://cdn.example.org/a/").expect("a whole address")),
        "{linker}"
    );
    assert!(codes.contains(" data-article=\"#story\""));
    let oembed: Value = serde_json::from_str(text(&files, "charts/growth/oembed.json")).expect("JSON");
    assert_eq!((&oembed["version"], &oembed["type"]), (&"1.0".into(), &"rich".into()));
    let html = oembed["html"].as_str().expect("a code");
    assert!(
        html.starts_with("<iframe ")
            && html.ends_with("</iframe>")
            && html.contains(&format!("height=\"{}\"", oembed["height"]))
    );
    assert_eq!(oembed["provider_url"], "https://cdn.example.org/");
    assert!(oembed["width"].is_u64() && oembed["height"].is_u64() && oembed["thumbnail_height"].is_u64());
    let thumbnail = oembed["thumbnail_url"].as_str().and_then(|url| url.strip_prefix("https://cdn.example.org/a/"));
    assert!(files.contains_key(thumbnail.expect("an address")));
    assert!(text(&files, "charts/growth/index.html").contains("type=\"application/json+oembed\" href=\"oembed.json\""));
    for bad in ["ftp://example.org", "https://", "example.org", "https://a/?b"] {
        let output = run(&["embed", ARTICLE, "--out", "x", "--base-url", bad]);
        assert_eq!(output.status.code(), Some(2), "{bad}");
    }
}

#[test]
fn versions_say_what_a_file_holds() {
    let folder = Folder::new("pack-version");
    let before = embed(&folder, &[]);
    assert_eq!(before, embed(&folder, &[]), "the same bytes each time");
    // Another element has another folder; that of before stays for pages that name it.
    let assets = manifest(&before)["assets"].as_str().expect("a folder").to_owned();
    let element = format!("{assets}element.js");
    assert!(text(&before, &element).contains("{\"pkg/indicator_charts_bg.wasm\":\"sha256-"));
    folder.file("other/element.js", "changed");
    for name in ["frame.html", "frame.js", "embed.js", "figure.css", "pkg/indicator_charts.js"] {
        folder.file(&format!("other/{name}"), fs::read(folder.0.join("www").join(name)).expect(name));
    }
    folder.file("other/pkg/indicator_charts_bg.wasm", b"\0asm");
    let (other, out) = (folder.path("other"), folder.path("out"));
    let [file, _] = two(&folder);
    let output = run(&[&["embed", &file, "--out", &out, "--assets", &other], &FONTS[..]].concat());
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let after = all(&out);
    assert_ne!(manifest(&after)["assets"], assets);
    assert_eq!(after.get(&element), before.get(&element));
    for (path, content) in before.iter().filter(|(path, _)| path.starts_with("files/") || path.starts_with("data/")) {
        assert_eq!(after.get(path), Some(content), "{path}");
    }
    // What hosts are told to keep for ever has a version in its name.
    for rule in ["/assets/*", "/data/*", "/files/*"] {
        assert!(
            text(&after, "_headers").contains(&format!("{rule}\n  Cache-Control: public, max-age=31536000, immutable"))
        );
    }
}

#[test]
fn a_fault_leaves_the_folder_as_it_was() {
    let folder = Folder::new("pack-fault");
    let before = embed(&folder, &[]);
    let (assets, out) = (folder.path("www"), folder.path("out"));
    let bad = folder.file(
        "bad.json",
        r#"{"version":1,"indicators":[{"id":"a","label":"甲","value":"1","unit":"个"},{"id":"b","label":"乙","value":"x","unit":"个"}],
            "charts":[{"id":"growth","kind":"tiles","indicators":["a"]},{"id":"bad","kind":"tiles","indicators":["b"]}]}"#,
    );
    let output = run(&[&["embed", &bad, "--out", &out, "--assets", &assets], &FONTS[..]].concat());
    assert_eq!(output.status.code(), Some(1), "{}", stderr(&output));
    assert_eq!(all(&out), before);
    // A character that no font has, in one of several charts.
    let glyph = folder.file(
        "glyph.json",
        r#"{"version":1,"indicators":[{"id":"a","label":"甲","value":"1","unit":"个"},{"id":"b","label":"ש","value":"1","unit":"个"}],
            "charts":[{"id":"growth","kind":"tiles","indicators":["a"]},{"id":"bad","kind":"tiles","indicators":["b"]}]}"#,
    );
    let output = run(&[&["embed", &glyph, "--out", &out, "--assets", &assets], &FONTS[..]].concat());
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("bad: ") && stderr(&output).contains("U+05E9"), "{}", stderr(&output));
    assert_eq!(all(&out), before);
    // A file where a folder should be: nothing is moved to its place.
    let blocked = folder.path("blocked");
    folder.file("blocked/charts", "a file");
    let output = run(&[&["embed", &two(&folder)[0], "--out", &blocked, "--assets", &assets], &FONTS[..]].concat());
    assert_eq!(output.status.code(), Some(2), "{}", stderr(&output));
    assert!(
        !all(&blocked).keys().any(|path| path.ends_with(".part") || path == "manifest.json"),
        "{:?}",
        all(&blocked).keys()
    );
    // Without the built element it says what to do.
    let output = run(&[&["embed", ARTICLE, "--out", &out, "--assets", "tests"], &FONTS[..]].concat());
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("make wasm"), "{}", stderr(&output));
    assert_eq!(all(&out), before);
}

#[test]
fn tables_go_with_their_document() {
    let folder = Folder::new("pack-csv");
    let document = |csv: &str| {
        format!(
            r#"{{"version":1,"charts":[{{"id":"c","kind":"line","title":"线","data":{{"csv":"{csv}","columns":["时期",{{"name":"值","type":"number","unit":"%"}}]}}}}]}}"#
        )
    };
    folder.file("tables/a.csv", "时期,值\n2022,1\n2023,2\n");
    let file = folder.file("a.json", document("tables/a.csv"));
    let (assets, out) = (assets(&folder), folder.path("out"));
    let call = |file: &str| run(&[&["embed", file, "--out", &out, "--assets", &assets], &FONTS[..]].concat());
    assert_eq!(call(&file).status.code(), Some(0), "{}", stderr(&call(&file)));
    let files = all(&out);
    let data = manifest(&files)["document"].as_str().expect("a path").to_owned();
    assert_eq!(text(&files, &data), document("tables/a.csv"));
    assert!(files.contains_key(&data.replace("a.json", "tables/a.csv")));
    // As a host reads the address: without its query, decoded.
    folder.file("表 2.csv", "时期,值\n2022,1\n2023,2\n");
    let named = folder.file("c.json", document("./%E8%A1%A8%202.csv?v=2#row=1"));
    assert_eq!(call(&named).status.code(), Some(0), "{}", stderr(&call(&named)));
    assert!(all(&out).keys().any(|path| path.starts_with("data/") && path.ends_with("/表 2.csv")));
    let above = folder.file("deep/b.json", document("../tables/a.csv"));
    let refused = call(&above);
    assert_eq!(refused.status.code(), Some(1));
    assert!(stderr(&refused).contains("数据文件"));
}
