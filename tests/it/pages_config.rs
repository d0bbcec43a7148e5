//! `[pages]` and `[node.country_names]`: what is read, and what is reported with its line.

use std::fs;
use std::process::Command;

use eidas_bridge::app::low_contrast;
use eidas_bridge::config::Config;
use eidas_bridge::domain::Language;

use crate::config::{Folder, SAMPLE};

/// The sample with this in place of its own pages.
fn with(pages: &str) -> String {
    let (before, _) = SAMPLE.split_once("\n[pages]\n").unwrap();
    format!("{before}\n{pages}")
}

fn folder() -> Folder {
    let folder = Folder::new();
    fs::create_dir(folder.path().join("theme")).unwrap();
    folder.write("theme/emblem.svg", b"<svg/>");
    folder
}

/// The only problem of these pages: `key: message`.
#[track_caller]
fn problem(folder: &Folder, pages: &str) -> String {
    let problems = folder.problems(&with(pages));
    assert_eq!(problems.len(), 1, "{problems:#?}");
    let (line, rest) = problems[0].split_once(' ').unwrap();
    assert_ne!(line, "-", "{rest}");
    rest.to_owned()
}

#[test]
fn without_the_section_all_languages_are_offered_and_the_support_contact_is_asked() {
    let pages = Folder::new().load(&with("")).unwrap().pages;
    assert_eq!(pages.default_language, Language::En);
    assert_eq!(pages.languages, None);
    assert!(pages.draft_languages && pages.show_contact && !pages.pseudo_languages);
    assert!(pages.links.is_empty() && pages.notices.is_empty());
    assert_eq!(pages.contact_email, None);
}

#[test]
fn everything_that_is_said_is_read() {
    let toml = with(
        r#"
        [pages]
        default_language = "fr"
        languages = ["fr", "de", "en"]
        contact_url = "https://help.example.fr/"
        [[pages.link]]
        url = "https://www.example.fr/legal"
        label = { fr = "Mentions légales", de = "Impressum" }
        [[pages.notice]]
        text.fr = "Travaux"
        country = "BE"
        from = 2027-01-31T20:00:00Z
        until = "2027-02-01T04:00:00+01:00"
        [pages.accessibility]
        date = 2026-11-22
        enforcement_name = "Défenseur des droits"
        enforcement_url = "https://www.example.fr/"
        "#,
    );
    let toml = toml.replace(
        "display_name = \"eIDAS France\"\n",
        "display_name = \"eIDAS France\"\ncountry_names.en = \"Our France\"\n",
    );
    let config = Folder::new().load(&toml).unwrap();
    assert_eq!(config.node.country_names["en"], "Our France");
    let pages = config.pages;
    assert_eq!(pages.languages.unwrap()[1], Language::De);
    let label = &pages.links[0].label;
    let (said_in, text) = label.best(Language::It).unwrap();
    assert_eq!((said_in, text.as_str()), (Language::Fr, "Mentions légales"));
    assert_eq!(label.best(Language::De).unwrap().1, "Impressum");
    let notice = &pages.notices[0];
    assert_eq!(notice.country.as_deref(), Some("BE"));
    assert_eq!(notice.until.unwrap().to_string(), "2027-02-01T03:00:00Z");
    assert_eq!(pages.accessibility.date.unwrap().to_string(), "2026-11-22");
    assert_eq!(
        pages.accessibility.enforcement.unwrap().0,
        "Défenseur des droits"
    );
}

/// Pages, and the problem that they have.
const MISTAKES: &[(&str, &str)] = &[
    (
        "[pages]\ndefault_language = \"tlh\"",
        "pages.default_language: must be the tag",
    ),
    (
        "[pages]\nlanguages = [\"fr\", \"xx\"]",
        "pages.languages[1]: must be the tag",
    ),
    (
        "[pages]\nlanguages = [\"fr\", \"fr\"]",
        "pages.languages: names fr twice",
    ),
    (
        "[pages]\nlanguages = [\"en-XA\"]",
        "pages.languages[0]: must be the tag",
    ),
    (
        "[pages]\npseudo_languages = true",
        "pages.pseudo_languages: is for development",
    ),
    (
        "[pages]\ncontact_email = \"nobody\"",
        "pages.contact_email: must be an e-mail",
    ),
    ("[pages]\nflags = true", "pages.flags: is not a known key"),
    (
        "[[pages.link]]\nurl = \"https://a.example/\"",
        "pages.link[0].label: is missing",
    ),
    (
        "[[pages.link]]\nurl = \"javascript:x\"\nlabel.en = \"x\"",
        "pages.link[0].url: must be",
    ),
    (
        "[[pages.notice]]\ntext.fr = \"Travaux\"",
        "pages.notice[0].text.en: is missing",
    ),
    (
        "[[pages.notice]]\ntext = { en = \"x\", fra = \"y\" }",
        "pages.notice[0].text.fra: is not the tag",
    ),
    (
        "[[pages.notice]]\ntext.en = \"x\"\nfrom = 2027-01-02T00:00:00Z\n\
             until = 2027-01-01T00:00:00Z",
        "pages.notice[0].until: must be later than from",
    ),
    (
        "[[pages.notice]]\ntext.en = \"x\"\ncountry = \"GR\"",
        "pages.notice[0].country: is not how eIDAS writes Greece",
    ),
    (
        "[pages.accessibility]\nenforcement_name = \"x\"",
        "pages.accessibility.enforcement_url: is missing",
    ),
    (
        "[pages.theme]\nlight.accent = \"green\"",
        "pages.theme.light.accent: must be a colour",
    ),
    (
        "[pages.theme]\ndark.accnt = \"#000000\"",
        "pages.theme.dark.accnt: is not a known",
    ),
    (
        "[pages.theme]\nlogo_alt.en = \"x\"",
        "pages.theme.logo_alt: needs logo_file",
    ),
    (
        "[pages.theme]\nlogo_file = \"theme/none.svg\"",
        "pages.theme.logo_file: ",
    ),
    (
        "[pages.theme]\nfiles = [\"theme/emblem.svg\", \"theme/emblem.svg\"]",
        "pages.theme.files: has two files named emblem.svg",
    ),
];

#[test]
fn every_mistake_is_told_with_its_key_and_line() {
    let folder = folder();
    for (pages, told) in MISTAKES {
        let problem = problem(&folder, pages);
        assert!(problem.starts_with(told), "{problem}\nnot: {told}");
    }
}

/// A file, what is in it, the key that mounts it, and what is wrong.
const FILES: &[(&str, &str, &str, &str)] = &[
    (
        "x.svg",
        "<html/>",
        "logo_file",
        "x.svg is not what it ends in",
    ),
    (
        "x.png",
        "<svg/>",
        "logo_file",
        "x.png is not what it ends in",
    ),
    (
        "x.gif",
        "GIF89a",
        "logo_file",
        "x.gif must end in .svg or .png",
    ),
    (
        "x y.svg",
        "<svg/>",
        "logo_file",
        "must have a name of letters",
    ),
    (
        "x.css",
        "a{}\n@import 'y';",
        "stylesheet_file",
        "x.css line 2: @import fetches",
    ),
    (
        "x.css",
        "a{b:url(//e.example/x)}",
        "stylesheet_file",
        "must name one of files",
    ),
    (
        "x.css",
        LONG,
        "stylesheet_file",
        "is longer than 262144 bytes",
    ),
    (
        "x.html",
        "<p>a</p>\n\n<script>",
        "header_files.en",
        "x.html line 3: <script> may",
    ),
    (
        "x.html",
        "<p style=\"a\">a</p>",
        "footer_files.en",
        "style is blocked",
    ),
];
/// Stands for a stylesheet that is too long.
const LONG: &str = "long";

#[test]
fn a_mounted_file_that_cannot_serve_is_told_with_its_own_line() {
    let folder = folder();
    let long = "a{}".repeat(100_000);
    for (name, content, key, told) in FILES {
        let content = if *content == LONG { &long } else { *content };
        folder.write(&format!("theme/{name}"), content.as_bytes());
        let problem = problem(&folder, &format!("[pages.theme]\n{key} = \"theme/{name}\""));
        assert!(
            problem.starts_with(&format!("pages.theme.{key}: ")),
            "{problem}"
        );
        assert!(problem.contains(told), "{problem}\nnot: {told}");
    }
    let large = [b"<svg>".to_vec(), vec![b' '; 200_000]].concat();
    folder.write("theme/large.svg", &large);
    let problem = problem(&folder, "[pages.theme]\nlogo_file = \"theme/large.svg\"");
    assert!(problem.contains("is longer than 131072 bytes"), "{problem}");
}

fn example(folder: &Folder) -> Config {
    let from = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/theme-example");
    for entry in fs::read_dir(format!("{from}/theme")).unwrap() {
        let entry = entry.unwrap();
        let to = folder.path().join("theme").join(entry.file_name());
        fs::copy(entry.path(), to).unwrap();
    }
    let pages = fs::read_to_string(format!("{from}/pages.toml")).unwrap();
    folder.load(&with(&pages)).unwrap()
}

#[test]
fn the_example_theme_is_one_that_everybody_can_read() {
    let config = example(&folder());
    assert_eq!(low_contrast(&config), []);
    assert_eq!(config.pages.theme.files.len(), 2);
    // What is mounted is watched, like every other file that the configuration names.
    let names = ["style.css", "logo.svg", "emblem.svg", "header.fr.html"];
    for name in names {
        assert!(config.files.iter().any(|it| it.ends_with(name)), "{name}");
    }
}

#[test]
fn colours_that_are_hard_to_read_are_a_warning_and_no_reason_not_to_start() {
    let config = Folder::new()
        .load(&with("[pages.theme]\nlight.text = \"#9a9a9a\""))
        .unwrap();
    let said: Vec<String> = low_contrast(&config)
        .iter()
        .map(ToString::to_string)
        .collect();
    assert_eq!(said.len(), 3, "{said:?}");
    let first = "pages.theme.light: text on page has a contrast of 2.";
    assert!(
        said[0].starts_with(first) && said[0].ends_with(":1 and needs 7:1"),
        "{said:?}"
    );
}

#[test]
fn check_config_prints_what_is_hard_to_read_and_is_content() {
    let folder = Folder::new();
    folder
        .load(&with("[pages.theme]\ndark.quiet = \"#333333\""))
        .unwrap();
    let config = folder.path().join("bridge.toml");
    let run = |more: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_eidas-bridge"));
        command.args(["check-config", "--config"]).arg(&config);
        let output = command.args(more).output().unwrap();
        let said = String::from_utf8(output.stdout).unwrap();
        assert_eq!(output.status.code(), Some(0), "{said}");
        said
    };
    let said = run(&[]);
    let warning = "warning: pages.theme.dark: quiet on page has a contrast of 1.";
    assert!(said.starts_with(warning), "{said}");
    assert!(said.contains("no problem"), "{said}");
    let told: serde_json::Value = serde_json::from_str(&run(&["--json"])).unwrap();
    assert_eq!(told["usable"], true);
    let warnings = told["warnings"].as_array().unwrap().iter();
    let of_pages = warnings.filter(|it| it.as_str().unwrap().starts_with("pages."));
    assert_eq!(of_pages.count(), 3, "{told}");
}
