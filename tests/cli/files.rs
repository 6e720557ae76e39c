//! `render` and `embed`: the files they write.

use std::fs;

use super::{Folder, ROOT, run, stderr, stdout};

const ARTICLE: &str = "www/articles/jinan-2023/article.json";

#[test]
fn every_chart_of_the_article_is_drawn() {
    let folder = Folder::new("render");
    let output = run(&["render", ARTICLE, "--out", &folder.path("a/b")]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let paths: Vec<&str> = stdout(&output).lines().collect();
    assert!(paths.len() >= 9);
    for path in paths {
        let svg = fs::read_to_string(path).expect("a file");
        assert!(svg.starts_with("<svg ") && svg.contains("width=\"640\"") && svg.ends_with("</svg>\n"), "{path}");
    }
    assert_eq!(fs::read_dir(folder.path("a/b")).expect("a folder").count(), stdout(&output).lines().count());
}

#[test]
fn options_of_a_picture() {
    let folder = Folder::new("options");
    let render = |name: &str, more: &[&str]| {
        let out = folder.path(name);
        let output = run(&[&["render", ARTICLE, "--chart", "growth", "--out", &out], more].concat());
        assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
        folder.read(&format!("{name}/growth.svg"))
    };
    let plain = render("plain", &[]);
    assert!(plain.contains("#fcfbf8"));
    assert!(render("dark", &["--theme", "dark"]).contains("#14181a"));
    assert!(render("wide", &["--width", "960"]).contains("width=\"960\""));
    assert!(render("english", &["--lang", "en"]).contains("xml:lang=\"en\""));
    let plot = render("plot", &["--part", "plot"]);
    assert!(plot.len() < plain.len());
    assert_eq!(plain, render("again", &[]));
    for bad in [["--width", "279"], ["--width", "NaN"], ["--theme", "sepia"], ["--format", "gif"]] {
        assert_eq!(run(&[&["render", ARTICLE, "--out", "x"], &bad[..]].concat()).status.code(), Some(2), "{bad:?}");
    }
}

const FONTS: [&str; 4] = ["--font", "tests/fonts/NotoSansSC-Regular.otf", "--font", "tests/fonts/NotoSansSC-Bold.otf"];

#[test]
fn a_png_has_the_words_inside_and_the_same_bytes_each_time() {
    let folder = Folder::new("png");
    let render = |name: &str, more: &[&str]| {
        let out = folder.path(name);
        let one = ["render", ARTICLE, "--chart", "growth", "--chart", "land", "--format", "png", "--out", &out];
        let output = run(&[&one, &FONTS[..], more].concat());
        assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
        assert_eq!(stdout(&output).lines().count(), 2);
        fs::read(folder.path(&format!("{name}/growth.png"))).expect("a file")
    };
    let info = |bytes: &[u8]| {
        let reader = png::Decoder::new(std::io::Cursor::new(bytes)).read_info().expect("a PNG");
        reader.info().clone()
    };
    let usual = render("usual", &[]);
    assert_eq!(usual, render("again", &[]));
    assert_eq!(info(&usual).width, 1280);
    let words: Vec<_> = info(&usual).utf8_text.iter().map(|text| text.get_text().expect("text")).collect();
    assert_eq!(words[0], "增速高过全市，也高过全省");
    assert!(words[1].contains("7.9%"), "{words:?}");
    let narrow = render("narrow", &["--width", "360", "--scale", "1.5", "--theme", "dark", "--lang", "en"]);
    assert_eq!(info(&narrow).width, 540);
    assert_eq!(info(&narrow).utf8_text[0].language_tag, "en");
    let plot = render("plot", &["--part", "plot", "--scale", "1"]);
    assert_eq!(info(&plot).width, 640);
    let refused = [&["--scale", "9"][..], &["--scale", "NaN"], &["--font", "README.md"], &["--font", "none.otf"]];
    for bad in refused {
        let call = [&["render", ARTICLE, "--format", "png", "--out", "x"], bad].concat();
        assert_eq!(run(&call).status.code(), Some(2), "{bad:?}");
    }
    let useless = run(&[&["render", ARTICLE, "--out", "x"], &FONTS[..]].concat());
    assert_eq!(useless.status.code(), Some(2));
}

#[test]
fn a_character_without_a_glyph_is_named() {
    let folder = Folder::new("glyph");
    let out = folder.path("out");
    let output =
        run(&[&["render", "tests/cases/bar-bidi.json", "--format", "png", "--out", &out], &FONTS[..]].concat());
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("ש (U+05E9)"), "{}", stderr(&output));
    assert!(!std::path::Path::new(&out).exists());
    // Joiners and isolates need no glyph and leave no trace.
    let document = |label: &str| {
        let text = DOCUMENT.replace("丙", label).replace("\"x\"", "\"3\"");
        folder.file("b.json", text)
    };
    let draw = |label: &str| {
        let file = document(label);
        let call = ["render", &file, "--chart", "broken", "--format", "png", "--out", &out];
        let output = run(&[&call, &FONTS[..]].concat());
        assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
        fs::read(folder.path("out/broken.png")).expect("a file")
    };
    let pixels = |bytes: &[u8]| {
        let mut reader = png::Decoder::new(std::io::Cursor::new(bytes)).read_info().expect("a PNG");
        let mut data = vec![0; reader.output_buffer_size().expect("a size")];
        reader.next_frame(&mut data).expect("pixels");
        data
    };
    assert_eq!(pixels(&draw("丙丁")), pixels(&draw("\u{2068}丙\u{200d}丁\u{2069}")));
}

const DOCUMENT: &str = r#"{"version": 1, "indicators": [
    {"id": "a", "label": "<i>\"甲\" & 乙</i></indicator-chart><script>alert(1)</script>", "value": "1", "unit": "个"},
    {"id": "bad", "label": "丙", "value": "x", "unit": "个"}],
  "charts": [
    {"id": "one", "kind": "tiles", "title": "标题</title>&", "indicators": ["a"],
     "source": {"label": "来处", "url": "https://example.org/?a=1&b=\"2\""}},
    {"id": "../../escape", "kind": "table", "indicators": [{"ref": "a", "group": "组"}]},
    {"id": "broken", "kind": "table", "indicators": ["bad"]}]}"#;

#[test]
fn one_bad_chart_leaves_the_others() {
    let folder = Folder::new("bad-chart");
    let file = folder.file("a.json", DOCUMENT);
    let output = run(&["render", &file, "--out", &folder.path("out/deep")]);
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr(&output).contains("number $.indicators[1].value"));
    let mut names: Vec<_> =
        fs::read_dir(folder.path("out/deep")).expect("a folder").flatten().map(|e| e.file_name()).collect();
    names.sort();
    assert_eq!(names.len(), 2, "{names:?}");
    assert!(names[0].to_str().is_some_and(|name| name.starts_with("escape-")));
    let unknown = run(&["render", &file, "--chart", "none", "--out", &folder.path("out")]);
    assert_eq!(unknown.status.code(), Some(1));
    assert!(stderr(&unknown).contains("unknown-chart"));
}

const PAGE: &str = "<!DOCTYPE html>\r\n<body  class=x>\t<p>未闭合 &nbsp; <IMG SRC=a>\r\n\
    <!-- <indicator-chart src=a.json chart=one></indicator-chart> -->\
    <script>'<indicator-chart chart=one></indicator-chart>'</script>\
    <indicator-chart src='a.json' chart=one>旧的</indicator-chart>中间\
    <div class=\"wide pair\"><p><indicator-chart src=\"../x/a.json?v=2#c\" chart='&#111;ne' theme=dark lang=en></indicator-chart></div>\
    <indicator-chart src=other.json chart=one>别人的</indicator-chart>\
    <indicator-chart chart=one theme=light></indicator-chart>\r\n尾";

#[test]
fn a_page_is_filled_in_place() {
    let folder = Folder::new("embed");
    let (file, page) = (folder.file("a.json", DOCUMENT), folder.file("page.html", PAGE));
    let arguments = ["embed", &file, "--target", "page", "--page", &page, "--out", folder.0.to_str().expect("UTF-8")];
    let output = run(&arguments);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let filled = folder.read("page.html");

    // Everything outside of the tags is as it was.
    let mut rest = filled.as_str();
    for piece in [
        "<!DOCTYPE html>\r\n<body  class=x>\t<p>未闭合 &nbsp; <IMG SRC=a>\r\n",
        "<!-- <indicator-chart src=a.json chart=one></indicator-chart> -->",
        "<script>'<indicator-chart chart=one></indicator-chart>'</script>",
        "<indicator-chart src='a.json' chart=one>\n<figure class=\"ic-figure\">\n<figcaption><span class=\"ic-number\">图 1</span>",
        "</figure>\n</indicator-chart>中间<div class=\"wide pair\"><p>",
        "theme=dark lang=en>\n<figure class=\"ic-figure\">\n<figcaption><span class=\"ic-number\">Figure 1</span>",
        "</figure>\n</indicator-chart></div>",
        "<indicator-chart src=other.json chart=one>别人的</indicator-chart>",
        "<indicator-chart chart=one theme=light>\n<figure",
        "</figure>\n</indicator-chart>\r\n尾",
    ] {
        let at = rest.find(piece).unwrap_or_else(|| panic!("{piece}\n{rest}"));
        rest = &rest[at + piece.len()..];
    }
    assert!(rest.is_empty() && !filled.contains("旧的"));

    // Hostile words stay words.
    assert_eq!(filled.matches("<script>").count(), 1);
    assert!(filled.contains("&lt;script&gt;alert(1)") && filled.contains("标题&lt;/title&gt;&amp;"));
    assert!(filled.contains("<a href=\"https://example.org/?a=1&amp;b=&quot;2&quot;\">来处</a>"));

    // Pictures by place: full column, half column in the dark, always light.
    let figures: Vec<&str> = filled.split("<figure").skip(1).collect();
    assert_eq!(figures.len(), 3);
    let first = "<source media=\"(min-width: 728px) and (prefers-color-scheme: dark)\" srcset=\"plots/one-680-dark.svg\" width=\"680\" height=\"";
    assert!(figures[0].contains(first));
    assert!(figures[0].contains("<img src=\"plots/one-328.svg\" width=\"328\" height=\""));
    assert!(!figures[1].contains("680") && figures[1].contains("<img src=\"plots/one.en-328-dark.svg\""));
    assert!(!figures[1].contains("color-scheme") && figures[1].contains("Source: "));
    assert!(!figures[2].contains("dark"));
    for address in filled.split(['"']).filter(|part| part.starts_with("plots/")) {
        assert!(folder.read(address).starts_with("<svg "), "{address}");
    }

    // Twice is once.
    let before = fs::metadata(&page).and_then(|data| data.modified()).expect("a time");
    assert_eq!(run(&arguments).status.code(), Some(0));
    assert_eq!(folder.read("page.html"), filled);
    assert_eq!(fs::metadata(&page).and_then(|data| data.modified()).expect("a time"), before);
    assert!(
        fs::read_dir(&folder.0)
            .expect("a folder")
            .flatten()
            .all(|e| !e.file_name().to_string_lossy().ends_with(".part"))
    );
}

#[test]
fn a_page_with_a_fault_stays_as_it_is() {
    let folder = Folder::new("embed-bad");
    let file = folder.file("a.json", DOCUMENT);
    for (i, page) in [
        "<indicator-chart chart=one></indicator-chart><indicator-chart chart=broken></indicator-chart>",
        "<indicator-chart chart=none></indicator-chart>",
        "<indicator-chart></indicator-chart>",
        "<indicator-chart src=other.json chart=one></indicator-chart>",
        "<p>none</p>",
    ]
    .into_iter()
    .enumerate()
    {
        let name = format!("{i}.html");
        let output = run(&[
            "embed",
            &file,
            "--target",
            "page",
            "--page",
            &folder.file(&name, page),
            "--out",
            &folder.path("out"),
        ]);
        assert_eq!(output.status.code(), Some(1), "{page}");
        assert!(!stderr(&output).is_empty());
        assert_eq!(folder.read(&name), page);
        assert!(!folder.0.join("out").exists());
    }
    let missing =
        run(&["embed", &file, "--target", "page", "--page", &folder.path("none.html"), "--out", &folder.path("out")]);
    assert_eq!(missing.status.code(), Some(2));
}

#[test]
fn the_article_page_is_filled() {
    let folder = Folder::new("article");
    let page = format!("{ROOT}/www/articles/jinan-2023/index.html");
    let output = run(&["embed", ARTICLE, "--target", "page", "--page", &page, "--out", &folder.path("")]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let filled = folder.read("index.html");
    let tags = filled.matches("</indicator-chart>").count();
    assert!(tags >= 9);
    assert_eq!(filled.matches("<figure class=\"ic-figure\">").count(), tags);
    // The words that offsets count are the same with and without fallback content.
    let text = |html: &str| indicator_charts::cli::article::article_text(html, None);
    assert_eq!(text(&filled), text(&fs::read_to_string(page).expect("the page")));
}
