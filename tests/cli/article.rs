//! The article's text: `www/article-text.js` passes the same fixtures.

use std::fs;
use std::path::Path;

use indicator_charts::cli::article::{article_selector, article_text};

#[test]
fn fixtures() {
    let folder = Path::new(super::ROOT).join("tests/fixtures/article-text");
    let mut seen = 0;
    for entry in fs::read_dir(folder).expect("fixtures") {
        let path = entry.expect("an entry").path();
        if path.extension().is_some_and(|extension| extension == "html") {
            let html = fs::read_to_string(&path).expect("UTF-8");
            let wanted = fs::read_to_string(path.with_extension("txt")).expect("the text beside it");
            // Editors end a file with a line feed; the text has none.
            assert_eq!(article_text(&html, None).as_deref(), wanted.strip_suffix('\n'), "{}", path.display());
            seen += 1;
        }
    }
    assert!(seen >= 20);
}

#[test]
fn a_selector_chooses_the_root() {
    let html = "<article>一</article><div class=text>二<p>三</p></div><div class=text>四</div>";
    assert_eq!(article_text(html, Some(".text")).as_deref(), Some("二\n三"));
    assert_eq!(article_text(html, Some("#none")), None);
    assert_eq!(article_text(html, Some(":::")), None);
    assert_eq!(article_text("", None).as_deref(), Some(""));
}

#[test]
fn charts_name_the_selector() {
    let html = "<indicator-chart></indicator-chart><indicator-chart article='.t&eacute;xt'></indicator-chart>";
    assert_eq!(article_selector(html).as_deref(), Some(".téxt"));
}

#[test]
fn deep_pages_do_not_overflow_the_stack() {
    let html = "<i>".repeat(20_000) + "深";
    assert_eq!(article_text(&html, None).as_deref(), Some("深"));
}
