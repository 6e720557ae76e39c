use super::*;
use crate::document::Node;

/// The themes for `json` at the top of a document, with every code that was reported.
fn made(json: &str) -> (Option<Box<Brand>>, Vec<String>) {
    let mut report = Report::default();
    let node = Node::from_json(json).expect("JSON");
    let brand = brand(Some(&node), None, "$.charts[0]", &mut report);
    let errors = report.errors.iter().map(|error| &*error.0);
    let told = errors.chain(report.warnings.iter().map(|warning| &warning.0));
    (
        brand,
        told.map(|problem| [problem.code.as_str(), " ", &problem.path, " ", &problem.args.join(" ")].concat())
            .collect(),
    )
}

#[test]
fn the_house_colours_stay_as_they_are() {
    let (brand, told) = made(r##"{ "subject": "#006778", "context": "#858e94" }"##);
    let brand = brand.expect("themes");
    assert_eq!(told, [""; 0]);
    assert_eq!((brand.light.subject, brand.light.context), (Theme::LIGHT.subject, Theme::LIGHT.context));
    assert_eq!(brand.light.series[..2], Theme::LIGHT.series[..2]);
}

#[test]
fn a_pale_colour_is_moved_and_told() {
    let (brand, told) = made(r##"{ "subject": "#FFCC00" }"##);
    let brand = brand.expect("themes");
    assert_eq!(told.len(), 1, "{told:?}");
    assert_eq!(told[0], ["color-moved $.theme.subject #ffcc00 ", &name(brand.light.subject)].concat());
    // On dark paper it can stay.
    assert_eq!(brand.dark.subject, Color::rgb(0xFFCC00));
    assert!(contrast(brand.light.subject, Theme::LIGHT.paper) >= TEXT);
}

#[test]
fn a_dark_colour_is_lightened_for_dark_paper_or_the_author_says_how() {
    let (brand, told) = made(r##"{ "subject": "#1B2D6B" }"##);
    assert_eq!(told, [""; 0]);
    let derived = brand.expect("themes").dark.subject;
    assert!(contrast(derived, Theme::DARK.paper) >= TEXT);
    let (brand, told) = made(r##"{ "subject": "#1B2D6B", "dark": { "subject": "#9DB0FF" } }"##);
    assert_eq!(told, [""; 0]);
    assert_eq!(brand.expect("themes").dark.subject, Color::rgb(0x9DB0FF));
}

#[test]
fn what_readers_could_not_tell_apart_is_refused() {
    let (brand, told) = made(r##"{ "context": "#000000", "subject": "#010101" }"##);
    assert_eq!(brand, None);
    assert!(told[0].starts_with("colors-alike $.theme.context #000000 "), "{told:?}");
}

#[test]
fn what_is_no_colour_is_an_error_with_its_path() {
    let (brand, told) = made(r##"{ "subject": "teal", "series": ["#fff", 5], "hue": 1, "dark": [] }"##);
    assert!(brand.is_some(), "the other colour counts");
    assert_eq!(
        told.iter().filter(|told| !told.starts_with("color-moved")).collect::<Vec<_>>(),
        [
            "color $.theme.subject teal",
            "type $.theme.series[1] 文字 (a string)",
            "type $.theme.dark 一个对象 (an object)",
            "unknown-key $.theme.hue hue"
        ]
    );
    assert_eq!(made("[]").1, ["type $.theme 一个对象 (an object)"]);
    assert_eq!(made("{}"), (None, vec![]));
}

#[test]
fn a_chart_goes_before_its_document_key_by_key() {
    let node = |json| Node::from_json(json).expect("JSON");
    let (document, chart) =
        (node(r##"{ "subject": "#7A1FA2", "context": "#777777" }"##), node(r##"{ "subject": "#a00000" }"##));
    let brand = brand(Some(&document), Some(&chart), "$.charts[0]", &mut Report::default()).expect("themes");
    assert_eq!((brand.light.subject, brand.light.context), (Color::rgb(0xA00000), Color::rgb(0x777777)));
}

/// So many random palettes; `tests/scenes` draws more of them.
const PALETTES: u32 = 2_000;

#[test]
fn every_palette_is_refused_with_a_reason_or_fit_for_every_reader() {
    let mut seed = 7_u32;
    let mut number = move || {
        seed ^= seed << 13;
        seed ^= seed >> 17;
        seed ^= seed << 5;
        seed
    };
    let (mut refused, mut moved) = (0, 0);
    for _ in 0..PALETTES {
        let mut color = || format!("\"#{:06x}\"", number() & 0xFFFFFF);
        let (subject, context, first, second, third) = (color(), color(), color(), color(), color());
        let json = match number() % 5 {
            0 => format!("{{ \"subject\": {subject} }}"),
            1 => format!("{{ \"context\": {context} }}"),
            2 => format!("{{ \"subject\": {subject}, \"context\": {context} }}"),
            3 => format!("{{ \"series\": [{first}, {second}, {third}] }}"),
            _ => format!(
                "{{ \"subject\": {subject}, \"dark\": {{ \"context\": {context}, \"series\": [{first}, {second}] }} }}"
            ),
        };
        let (brand, told) = made(&json);
        moved += u32::from(!told.is_empty());
        let Some(brand) = brand else {
            refused += 1;
            assert!(told.iter().any(|told| told.starts_with("colors-alike ")), "{json} {told:?}");
            continue;
        };
        for (theme, house) in [(brand.light, Theme::LIGHT), (brand.dark, Theme::DARK)] {
            crate::theme::tests::is_fit(&json, &theme, TEXT, MARK);
            assert_eq!((theme.paper, theme.ink, theme.wash), (house.paper, house.ink, house.wash));
        }
    }
    // Most choices can be used; else nobody would set any.
    assert!(refused * 5 < PALETTES, "{refused} refused, {moved} moved");
}
