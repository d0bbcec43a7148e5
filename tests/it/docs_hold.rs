//! What the documents refer to is there: files that they link to, tests and error codes that the
//! conformance tables name, and every decision in the index.

use std::fs;
use std::path::{Path, PathBuf};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn text_of(file: &str) -> String {
    fs::read_to_string(root().join(file)).unwrap_or_else(|_| panic!("{file} is not there"))
}

/// Every page that we keep, relative to the root.
fn pages() -> Vec<PathBuf> {
    let mut pages = vec![PathBuf::from("README.md")];
    for folder in ["docs", "docs/decisions", "metadata", "certs"] {
        let entries = fs::read_dir(root().join(folder)).unwrap();
        let found = entries.map(|entry| Path::new(folder).join(entry.unwrap().file_name()));
        pages.extend(found.filter(|path| path.extension().is_some_and(|end| end == "md")));
    }
    pages
}

/// What stands between backquotes, line by line.
fn quoted(text: &str) -> impl Iterator<Item = &str> {
    text.lines()
        .flat_map(|line| line.split('`').skip(1).step_by(2))
}

/// The targets of links, without those that lead elsewhere or stay on the page.
fn links(text: &str) -> impl Iterator<Item = &str> {
    let targets = text
        .match_indices("](")
        .filter_map(|(at, found)| text[at + found.len()..].split([')', '\n']).next());
    targets
        .filter(|target| !target.contains("://") && !target.starts_with('#'))
        .map(|target| target.split('#').next().unwrap_or_default())
}

#[test]
fn every_link_leads_somewhere() {
    let mut broken = Vec::new();
    for page in pages() {
        let text = fs::read_to_string(root().join(&page)).unwrap();
        let folder = root().join(page.parent().unwrap());
        let dead = links(&text).filter(|target| !folder.join(target).exists());
        broken.extend(dead.map(|target| format!("{}: {target}", page.display())));
    }
    assert!(broken.is_empty(), "{broken:#?}");
}

#[test]
fn every_test_named_in_the_conformance_tables_is_there() {
    let text = text_of("docs/CONFORMANCE.md");
    let named = quoted(&text).filter_map(|name| name.split_once("::"));
    let (mut seen, mut missing) = (0, Vec::new());
    for (file, test) in named {
        let path = if Path::new(file).extension().is_some_and(|end| end == "rs") {
            file.to_owned()
        } else {
            format!("tests/it/{file}.rs")
        };
        // `saml::accept_request` is a function and no test.
        if !file.contains(['/', '_']) {
            continue;
        }
        seen += 1;
        let source = fs::read_to_string(root().join(&path)).unwrap_or_default();
        if !source.contains(&format!("fn {test}(")) {
            missing.push(format!("{file}::{test}"));
        }
    }
    assert!(missing.is_empty(), "{missing:#?}");
    assert!(seen > 100, "the reader of test names went blind");
}

#[test]
fn every_code_named_in_the_documents_is_there() {
    let errors = text_of("docs/ERRORS.md");
    let codes: Vec<&str> = errors
        .lines()
        .filter_map(|line| line.strip_prefix("| `")?.split('`').next())
        .collect();
    let is_of_a_family = |word: &str| {
        word.split_once('.').is_some_and(|(family, rest)| {
            let begins = format!("{family}.");
            let plain = rest
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b == b'-' || b == b'.');
            plain && !rest.is_empty() && codes.iter().any(|code| code.starts_with(&begins))
        })
    };
    for page in ["docs/CONFORMANCE.md", "docs/DIVERGENCES.md"] {
        let text = text_of(page);
        let unknown: Vec<&str> = quoted(&text)
            .filter(|word| is_of_a_family(word) && !codes.contains(word))
            .collect();
        assert!(unknown.is_empty(), "{page}: {unknown:?}");
    }
}

#[test]
fn every_decision_is_in_the_index() {
    let index = text_of("docs/decisions/README.md");
    for entry in fs::read_dir(root().join("docs/decisions")).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let listed = name == "README.md" || index.contains(&format!("]({name})"));
        assert!(listed, "{name} is not in docs/decisions/README.md");
    }
}

#[test]
fn no_page_names_a_place_on_somebodys_machine() {
    for page in pages() {
        let text = fs::read_to_string(root().join(&page)).unwrap();
        for place in ["home", "root", "work", "tmp"].map(|top| format!("/{top}/")) {
            assert!(!text.contains(&place), "{}: {place}", page.display());
        }
    }
}
