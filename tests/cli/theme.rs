//! Colours of the author's own: what `check` says, and what is drawn.

use super::{Folder, run, stdout};

fn document(folder: &Folder, name: &str, all: &str, own: &str) -> String {
    let text = format!(
        r#"{{ "version": 1, "theme": {all}, "indicators": [{{ "id": "a", "label": "甲", "value": "1", "unit": "个" }}],
            "charts": [{{ "id": "c", "kind": "bar", "indicators": ["a"], "theme": {own} }}, {{ "id": "d", "kind": "bar", "indicators": ["a"] }}] }}"#
    );
    folder.file(name, text)
}

#[test]
fn colours_are_checked_once() {
    let folder = Folder::new("theme-check");
    let cases = [
        ("fit", r##"{ "subject": "#8A1538" }"##, "null", 0, vec![]),
        ("moved", r##"{ "subject": "#FFCC00" }"##, "{}", 0, vec!["warning color-moved $.theme.subject"]),
        ("word", "null", r#"{ "subject": "teal" }"#, 1, vec!["error color $.charts[0].theme.subject"]),
        ("type", "[]", "null", 1, vec!["error type $.theme"]),
        (
            "alike",
            r##"{ "subject": "#010101", "context": "#000" }"##,
            "null",
            1,
            vec!["error colors-alike $.theme.context"],
        ),
        ("key", "null", r##"{ "hue": "#006778" }"##, 0, vec!["warning unknown-key $.charts[0].theme.hue"]),
    ];
    for (name, all, own, status, wanted) in cases {
        let output = run(&["check", &document(&folder, name, all, own)]);
        let said = stdout(&output);
        let said: Vec<_> = said.lines().map(|line| line.splitn(4, ' ').take(3).collect::<Vec<_>>().join(" ")).collect();
        assert_eq!(said, wanted, "{name}");
        assert_eq!(output.status.code(), Some(status), "{name}");
    }
}

#[test]
fn pictures_have_the_colours_of_their_theme() {
    let folder = Folder::new("theme-render");
    let file = document(&folder, "file", "null", r##"{ "subject": "#8A1538" }"##);
    let refused = document(&folder, "refused", "null", r##"{ "subject": "#010101", "context": "#000" }"##);
    for (file, theme, color) in [
        (&file, "light", "#8a1538"),
        (&file, "print", "#141414"),
        (&file, "contrast", "#004452"),
        (&file, "contrast-dark", "#63d3e4"),
        (&refused, "light", "#006778"),
    ] {
        let out = folder.path(theme);
        let output = run(&["render", file, "--chart", "c", "--theme", theme, "--out", &out]);
        assert_eq!(output.status.code(), Some(0), "{theme}");
        let picture = std::fs::read_to_string(format!("{out}/c.svg")).expect("a picture");
        assert!(picture.contains(&format!("fill=\"{color}\"")), "{theme} {color}");
    }
}
