//! `embed --target wechat`: what an official account takes.

use std::fs;

use serde_json::Value;

use super::{Folder, run, stderr};

const ARTICLE: &str = "www/articles/jinan-2023/article.json";
const PAGE: &str = "www/articles/jinan-2023/index.html";
const FONTS: [&str; 4] = ["--font", "tests/fonts/NotoSansSC-Regular.otf", "--font", "tests/fonts/NotoSansSC-Bold.otf"];

fn embed(folder: &Folder, file: &str, more: &[&str]) -> std::process::Output {
    let out = folder.path("out");
    run(&[&["embed", file, "--target", "wechat", "--out", &out], &FONTS[..], more].concat())
}

#[test]
fn the_article_fits_its_rules() {
    let folder = Folder::new("wechat");
    let output = embed(&folder, ARTICLE, &["--page", PAGE]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let body = folder.read("out/body.html");
    assert!(body.chars().count() < 20_000, "{} characters", body.chars().count());
    // What its store strips is not there to begin with.
    for stripped in ["<script", "<style", " class=", " id=", "<svg", "<iframe", "<link", "onload"] {
        assert!(!body.contains(stripped), "{stripped}");
    }
    // Text and charts in the order of the page.
    let places: Vec<usize> =
        ["创新打底，增长走在前面", "读济南高新区的2023年", "overview.png", "growth.png", "跑得快，也压得住秤"]
            .iter()
            .map(|piece| body.find(piece).unwrap_or_else(|| panic!("{piece}")))
            .collect();
    assert!(places.is_sorted(), "{places:?}");
    let draft: Value = serde_json::from_str(&folder.read("out/draft.json")).expect("JSON");
    assert_eq!(draft["content"], body);
    let pictures = draft["pictures"].as_array().expect("pictures");
    assert_eq!(pictures.len(), 12);
    for picture in pictures {
        let name = picture["picture"].as_str().expect("a name");
        let bytes = fs::read(folder.0.join("out").join(name)).expect(name);
        assert!(bytes.len() <= 1_000_000 && picture["bytes"] == bytes.len(), "{name}");
        let info = png::Decoder::new(std::io::Cursor::new(&bytes)).read_info().expect("a PNG").info().clone();
        assert_eq!(info.width, 1080, "{name}");
        assert_eq!(body.matches(&format!("src=\"{name}\"")).count(), 1, "{name}");
        let svg = folder.read(&format!("out/{}", name.replace(".png", ".svg")));
        assert!(!svg.contains(" id=") && !svg.contains("url(#") && !svg.contains("<use"), "{name}");
    }
    assert!(folder.read("out/alt.txt").contains("增速高过全市，也高过全省\n领先幅度图：高新区、全市、全省；单位：%；2023年前三季度。高新区7.9%，领先全市1.7个百分点"));
}

#[test]
fn tables_give_way_before_the_limit_and_the_link_is_the_original() {
    let folder = Folder::new("wechat-long");
    let indicators: Vec<String> = (0..150)
        .map(|i| format!(r#"{{"id":"i{i}","label":"第{i}号名字不短的指标","value":"{i}","unit":"个"}}"#))
        .collect();
    let names: Vec<String> = (0..150).map(|i| format!("\"i{i}\"")).collect();
    let chart =
        |id: &str| format!(r#"{{"id":"{id}","kind":"table","title":"{id}","indicators":[{}]}}"#, names.join(","));
    let document = format!(
        r#"{{"version":1,"article":{{"title":"题目","url":"https://example.org/a?b=1&c=2"}},"indicators":[{}],"charts":[{},{}]}}"#,
        indicators.join(","),
        chart("one"),
        chart("two")
    );
    let file = folder.file("a.json", document);
    let output = embed(&folder, &file, &[]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert!(stderr(&output).contains("没有附表"), "{}", stderr(&output));
    let body = folder.read("out/body.html");
    assert!(body.chars().count() < 20_000 && body.contains("one.png") && body.contains("two.png"));
    assert!(body.contains("<a href=\"https://example.org/a?b=1&amp;c=2\">阅读原文</a>"));
    assert!(folder.read("out/article.html").contains("<html lang=\"zh-Hans\">"));
}

#[test]
fn charts_of_other_documents_leave_no_chart_in_their_place() {
    let folder = Folder::new("wechat-others");
    let tag = |src: &str, chart: &str| format!("<indicator-chart src={src} chart={chart}></indicator-chart>");
    let page = format!(
        "<!doctype html><title>x</title>{}<article><p>一段。</p>{}<p>二段。</p>{}</article>",
        tag("article.json", "overview"),
        tag("other.json", "growth"),
        tag("article.json", "growth")
    );
    let page = folder.file("index.html", page);
    let output = embed(&folder, ARTICLE, &["--page", &page]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let body = folder.read("out/body.html");
    let places = ["一段。", "二段。", "growth.png", "overview.png"].map(|piece| body.find(piece));
    assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{places:?}");
    assert_eq!(body.matches("<img").count(), 2);
}

#[test]
fn readers_of_traditional_characters_have_them() {
    let folder = Folder::new("wechat-hant");
    // The chart is in English: the fonts of the tests lack traditional characters.
    let document = r#"{"version":1,"lang":"zh-Hant","article":{"title":"GDP","url":"https://example.org/a"},
        "indicators":[{"id":"a","label":"GDP","value":"8","unit":"%"}],
        "charts":[{"id":"c","kind":"table","title":"GDP","indicators":["a"]}]}"#;
    let page = folder.file("index.html", "<article><indicator-chart chart=c lang=en></indicator-chart></article>");
    let output = embed(&folder, &folder.file("a.json", document), &["--page", &page]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let page = folder.read("out/article.html");
    assert!(page.contains("<html lang=\"zh-Hant\">"));
    assert!(page.contains("圖可以點按，每個數都能回到原句：") && page.contains(">閱讀原文</a>"), "{page}");
}
