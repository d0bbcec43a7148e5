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
    for folder in [
        "docs",
        "docs/decisions",
        "docs/deploy",
        "docs/hubs",
        "docs/operating",
        "metadata",
        "certs",
    ] {
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

/// The source in which a test should be, by what stands before `::`.
fn source_of(file: &str) -> String {
    let path = if Path::new(file).extension().is_some_and(|end| end == "rs") {
        file.to_owned()
    } else {
        format!("tests/it/{file}.rs")
    };
    fs::read_to_string(root().join(path)).unwrap_or_default()
}

#[test]
fn every_test_named_in_the_conformance_tables_is_there() {
    let text = text_of("docs/CONFORMANCE.md");
    let named = quoted(&text).filter_map(|name| name.split_once("::"));
    let (mut seen, mut missing) = (0, Vec::new());
    for (file, test) in named {
        // `saml::accept_request` is a function and no test.
        if !file.contains(['/', '_']) {
            continue;
        }
        seen += 1;
        if !source_of(file).contains(&format!("fn {test}(")) {
            missing.push(format!("{file}::{test}"));
        }
    }
    assert!(missing.is_empty(), "{missing:#?}");
    assert!(seen > 100, "the reader of test names went blind");
}

/// What is wrong with a row of the catalogue of attacks, if anything is: it names a test that is
/// there or gives a reason, and its codes stand in the files of its tests.
fn fault_of(row: &str) -> Option<String> {
    let cells: Vec<&str> = row.trim_matches('|').split(" | ").map(str::trim).collect();
    let [attack, tests, codes] = cells.as_slice() else {
        return Some(format!("not three cells: {row}"));
    };
    let named: Vec<_> = quoted(tests).filter_map(|it| it.split_once("::")).collect();
    let reasoned = ["Not applicable: ", "Not yet: "]
        .iter()
        .any(|word| tests.strip_prefix(word).is_some_and(|why| why.len() > 20));
    if named.is_empty() && !reasoned {
        return Some(format!("neither test nor reason: {attack}"));
    }
    let sources: Vec<_> = named.iter().map(|(file, _)| source_of(file)).collect();
    let absent = named
        .iter()
        .zip(&sources)
        .find(|((_, test), source)| !source.contains(&format!("fn {test}(")));
    if let Some(((file, test), _)) = absent {
        return Some(format!("no such test: {file}::{test}"));
    }
    let unasserted = quoted(codes).find(|code| {
        let said = format!("\"{code}\"");
        !sources.iter().any(|source| source.contains(&said))
    });
    unasserted.map(|code| format!("no test of {attack} says {code}"))
}

#[test]
fn every_attack_of_the_catalogue_has_its_test_or_its_reason() {
    let text = text_of("docs/SECURITY.md");
    let (_, catalogue) = text.split_once("\n## The catalogue of attacks\n").unwrap();
    let catalogue = catalogue.split("\n## ").next().unwrap();
    let rows = catalogue.lines().filter(|line| {
        line.starts_with('|') && !line.starts_with("|---") && !line.starts_with("| Attack ")
    });
    let faults: Vec<_> = rows.clone().filter_map(fault_of).collect();
    assert!(faults.is_empty(), "{faults:#?}");
    assert!(rows.count() > 80, "rows of the catalogue are gone");
}

/// How a heading is called where a link leads to it.
fn anchor(heading: &str) -> String {
    let lower = heading.to_lowercase().replace(' ', "-");
    let kept = |c: &char| c.is_alphanumeric() || *c == '-' || *c == '_';
    lower.chars().filter(kept).collect()
}

#[test]
fn every_link_to_a_heading_finds_it() {
    let headings = |page: &Path| -> Vec<String> {
        let text = fs::read_to_string(page).unwrap_or_default();
        let lines = text.lines().filter(|line| line.starts_with('#'));
        lines
            .map(|line| anchor(line.trim_start_matches('#').trim()))
            .collect()
    };
    let mut lost = Vec::new();
    for page in pages() {
        let here = root().join(&page);
        let text = fs::read_to_string(&here).unwrap();
        let targets = text
            .match_indices("](")
            .filter_map(|(at, found)| text[at + found.len()..].split([')', '\n']).next());
        for target in targets.filter(|target| !target.contains("://")) {
            let Some((file, wanted)) = target.split_once('#') else {
                continue;
            };
            let there = match file {
                "" => here.clone(),
                file => here.parent().unwrap().join(file),
            };
            let page_of_text = there.extension().is_some_and(|end| end == "md");
            if page_of_text && !headings(&there).iter().any(|it| it == wanted) {
                lost.push(format!("{}: {target}", page.display()));
            }
        }
    }
    assert!(lost.is_empty(), "{lost:#?}");
}

#[test]
fn every_test_named_in_the_threat_model_is_there() {
    let text = text_of("docs/SECURITY.md");
    let (before, _) = text.split_once("\n## The catalogue of attacks\n").unwrap();
    let named: Vec<_> = quoted(before)
        .filter_map(|it| it.split_once("::"))
        .filter(|(file, _)| file.contains(['/', '_']) || !source_of(file).is_empty())
        .collect();
    let missing: Vec<_> = named
        .iter()
        .filter(|(file, test)| !source_of(file).contains(&format!("fn {test}(")))
        .collect();
    assert!(missing.is_empty(), "{missing:#?}");
    assert!(named.len() > 30, "the reader of test names went blind");
}

#[test]
fn a_row_without_test_or_reason_is_seen() {
    for row in [
        "| an attack |  |  |",
        "| an attack | later | `xml.doctype` |",
        "| an attack | Not applicable: no |  |",
        "| an attack | `attacks/parser::no_such_test` | `xml.doctype` |",
        "| an attack | `attacks/parser::any_document_type_is_refused_unread` | `xml.no-such-code` |",
        "| an attack | |",
    ] {
        assert!(fault_of(row).is_some(), "{row}");
    }
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
    for page in [
        "docs/CONFORMANCE.md",
        "docs/DIVERGENCES.md",
        "docs/SECURITY.md",
    ] {
        let text = text_of(page);
        let unknown: Vec<&str> = quoted(&text)
            .filter(|word| Path::new(word).extension().is_none_or(|end| end != "rs"))
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
