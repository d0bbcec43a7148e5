//! The rules of the house that the compiler does not know: who imports whom, what a sans-IO core
//! may not touch, how long a file may be, which specifications may be cited, which names say
//! nothing. Every rule is a function over text, and each is shown to catch a planted violation.

use std::fs;
use std::path::{Path, PathBuf};

/// The whole house, or a name outside the table: everything may be imported.
const ALL: &[&str] = &["*"];

/// Who imports whom. A room may always import itself. `http` and `ui` see the two protocols for
/// their wire types and never `xml`, `store` or `trust`.
const IMPORTS: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("ambient", &[]),
    ("custody", &[]),
    ("xml", &["custody"]),
    ("saml", &["xml", "domain"]),
    ("oidc", &["domain", "custody"]),
    ("mapping", &["domain", "saml", "oidc"]),
    ("config", &["domain"]),
    ("telemetry", &["config", "ambient"]),
    ("audit", &["domain", "ambient", "config"]),
    ("store", &["config", "ambient"]),
    ("net", &["config", "oidc"]),
    (
        "trust",
        &[
            "domain", "config", "xml", "saml", "oidc", "net", "ambient", "custody",
        ],
    ),
    (
        "flow",
        &[
            "domain", "ambient", "xml", "saml", "oidc", "mapping", "config", "store", "net",
            "trust", "audit",
        ],
    ),
    ("ui", &["flow", "domain", "config", "saml", "oidc"]),
    (
        "http",
        &["flow", "ui", "domain", "config", "saml", "oidc", "ambient"],
    ),
    ("app", ALL),
    ("cli", ALL),
    ("demo", ALL),
    ("lib", ALL),
    ("main", ALL),
];

/// The rooms that take bytes, keys and `now`, and touch nothing.
const SANS_IO: &[&str] = &["xml", "saml", "oidc", "mapping", "domain", "custody"];

/// What a sans-IO core may not name, and why.
const IO: &[(&str, &str)] = &[
    ("tokio::", "the runtime"),
    ("axum", "the HTTP server"),
    ("hyper", "the HTTP server"),
    ("reqwest", "the HTTP client"),
    ("std::fs", "the file system"),
    ("std::net::Tcp", "the network"),
    ("std::net::Udp", "the network"),
    ("std::env::", "the environment"),
    ("std::process", "processes"),
    ("std::thread", "threads"),
    ("SystemTime", "the clock"),
    ("Instant::now", "the clock"),
    ("Timestamp::now", "the clock"),
    ("Zoned::now", "the clock"),
    ("crate::ambient", "the clock and chance"),
];

/// Randomness is passed in as values; only encryption may use OpenSSL's own generator.
const RANDOMNESS: &[&str] = &["rand_bytes", "rand::", "getrandom"];
const MAY_DRAW_RANDOMNESS: &[&str] = &["xml/encryption", "oidc/jose"];

const MAX_PRODUCTION_LINES: usize = 400;

const EMPTY_NAMES: &[&str] = &[
    "utils", "util", "common", "helpers", "helper", "manager", "service",
];

/// One source file: its path below `src` and its text.
struct Source {
    path: String,
    text: String,
}

impl Source {
    fn new(path: &str, text: &str) -> Self {
        Self {
            path: path.to_owned(),
            text: text.to_owned(),
        }
    }

    /// The room: `saml` for `saml/binding/post.rs`, `app` for `app.rs`.
    fn room(&self) -> &str {
        self.path
            .split('/')
            .next()
            .unwrap_or_default()
            .trim_end_matches(".rs")
    }

    /// How many `super` lead from this file's module to the crate.
    fn depth(&self) -> usize {
        let path = self.path.trim_end_matches(".rs").trim_end_matches("/mod");
        if path == "lib" || path == "main" {
            0
        } else {
            path.split('/').count()
        }
    }

    /// The text before the tests at its end; none of a `tests.rs`.
    fn production(&self) -> &str {
        if self.path.ends_with("/tests.rs") {
            return "";
        }
        let mut from = 0;
        while let Some(found) = self.text[from..].find("#[cfg(test)]") {
            let at = from + found;
            let rest = self.text[at + "#[cfg(test)]".len()..].trim_start();
            let item = rest.lines().next().unwrap_or_default();
            if item.starts_with("mod ") && item.ends_with('{') {
                return &self.text[..at];
            }
            from = at + 1;
        }
        &self.text
    }

    /// Production code without comments and without the contents of strings.
    fn code(&self) -> String {
        let mut code = String::new();
        for line in self.production().lines() {
            let line = line.trim_start();
            if line.starts_with("//") {
                continue;
            }
            for (place, piece) in line
                .split(" // ")
                .next()
                .unwrap_or_default()
                .split('"')
                .enumerate()
            {
                if place % 2 == 0 {
                    code.push_str(piece);
                } else {
                    code.push_str("\"\"");
                }
            }
            code.push('\n');
        }
        code
    }
}

/// The rooms named in `code` as paths from the crate.
fn imported_rooms(source: &Source) -> Vec<String> {
    let code = source.code();
    let to_root = "super::".repeat(source.depth());
    let mut rooms = Vec::new();
    for prefix in ["crate::", "eidas_bridge::", to_root.as_str()] {
        if prefix.is_empty() {
            continue;
        }
        let mut rest = code.as_str();
        while let Some(at) = rest.find(prefix) {
            let before = rest[..at].chars().next_back().unwrap_or(' ');
            rest = &rest[at + prefix.len()..];
            if before.is_alphanumeric() || before == '_' || before == '$' || before == ':' {
                continue;
            }
            match rest.strip_prefix('{') {
                Some(group) => rooms.extend(group_heads(group)),
                None => rooms.push(head(rest)),
            }
        }
    }
    rooms.sort();
    rooms.dedup();
    rooms.retain(|room| !room.is_empty());
    rooms
}

fn head(path: &str) -> String {
    path.trim_start()
        .chars()
        .take_while(|c| c.is_alphanumeric() || *c == '_')
        .collect()
}

/// The first segments of `a::b, c::{d, e}, f}`.
fn group_heads(group: &str) -> Vec<String> {
    let (mut depth, mut item, mut heads) = (1_usize, String::new(), Vec::new());
    for c in group.chars() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if depth == 0 || (depth == 1 && c == ',') {
            heads.push(head(&item));
            item.clear();
        } else {
            item.push(c);
        }
        if depth == 0 {
            break;
        }
    }
    heads
}

fn broken_imports(source: &Source) -> Vec<String> {
    let room = source.room();
    let Some((_, allowed)) = IMPORTS.iter().find(|(name, _)| *name == room) else {
        return vec![format!(
            "{}: the room {room} is not in the import table",
            source.path
        )];
    };
    if *allowed == ALL {
        return Vec::new();
    }
    imported_rooms(source)
        .into_iter()
        .filter(|other| other != room && IMPORTS.iter().any(|(name, _)| name == other))
        .filter(|other| !allowed.contains(&other.as_str()))
        .map(|other| format!("{}: {room} must not import {other}", source.path))
        .collect()
}

fn input_and_output(source: &Source) -> Vec<String> {
    if !SANS_IO.contains(&source.room()) {
        return Vec::new();
    }
    let code = source.code();
    let mut found: Vec<String> = IO
        .iter()
        .filter(|(name, _)| code.contains(name) || imports_module(&code, name))
        .map(|(name, what)| format!("{}: {name} is {what}", source.path))
        .collect();
    if !MAY_DRAW_RANDOMNESS
        .iter()
        .any(|place| source.path.starts_with(place))
    {
        let drawn = RANDOMNESS.iter().filter(|name| code.contains(**name));
        found.extend(drawn.map(|name| format!("{}: {name} draws randomness", source.path)));
    }
    found
}

/// `std::{fs, …}` written as a group.
fn imports_module(code: &str, name: &str) -> bool {
    let Some(module) = name.strip_prefix("std::") else {
        return false;
    };
    let module = module.split("::").next().unwrap_or_default();
    code.match_indices("std::{").any(|(at, found)| {
        module != "net"
            && group_heads(&code[at + found.len()..])
                .iter()
                .any(|head| head == module)
    })
}

fn too_long(source: &Source) -> Vec<String> {
    let lines = source.production().lines().count();
    if lines <= MAX_PRODUCTION_LINES {
        return Vec::new();
    }
    vec![format!(
        "{}: {lines} lines of production code, at most {MAX_PRODUCTION_LINES}",
        source.path
    )]
}

/// The tags cited as `[TAG §…]` or `[RFC1234…]`.
fn cited(text: &str) -> Vec<String> {
    let mut tags = Vec::new();
    for (at, _) in text.match_indices('[') {
        let rest = &text[at + 1..];
        let tag: String = rest
            .chars()
            .take_while(|c| c.is_alphanumeric() || *c == '-')
            .collect();
        let after = &rest[tag.len()..];
        let rfc = tag
            .strip_prefix("RFC")
            .is_some_and(|number| number.len() >= 4 && number.chars().all(|c| c.is_ascii_digit()));
        if !tag.is_empty() && (after.starts_with(" §") || (rfc && after.starts_with([']', ' ']))) {
            tags.push(tag);
        }
    }
    tags
}

/// The tags that docs/SPECS.md pins: the first cell of each table row, in backticks.
fn pinned(specs: &str) -> Vec<String> {
    specs
        .lines()
        .filter_map(|line| line.strip_prefix("| `")?.split('`').next())
        .map(str::to_owned)
        .collect()
}

fn unknown_specs(source: &Source, pinned: &[String]) -> Vec<String> {
    cited(&source.text)
        .into_iter()
        .filter(|tag| !pinned.contains(tag))
        .map(|tag| format!("{}: [{tag} §…] is not pinned in docs/SPECS.md", source.path))
        .collect()
}

fn empty_names(source: &Source) -> Vec<String> {
    source
        .path
        .trim_end_matches(".rs")
        .split('/')
        .filter(|part| EMPTY_NAMES.contains(part))
        .map(|part| format!("{}: {part} names nothing", source.path))
        .collect()
}

/// `tests.rs` is exempt from the rules for production code; so it must not be any.
fn ungated_tests(source: &Source) -> Vec<String> {
    let mut before = "";
    let mut found = Vec::new();
    for line in source.text.lines() {
        let module = line
            .trim()
            .trim_start_matches("pub ")
            .trim_start_matches("pub(crate) ");
        if module == "mod tests;" && before.trim() != "#[cfg(test)]" {
            found.push(format!("{}: mod tests without cfg(test)", source.path));
        }
        before = line;
    }
    found
}

fn without_door(source: &Source) -> Vec<String> {
    if source.text.starts_with("//!") {
        return Vec::new();
    }
    vec![format!(
        "{}: does not begin by saying what it is (//!)",
        source.path
    )]
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn house() -> Vec<Source> {
    fn walk(folder: &Path, base: &Path, sources: &mut Vec<Source>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, base, sources);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let name = path.strip_prefix(base).unwrap().to_str().unwrap();
                sources.push(Source::new(name, &fs::read_to_string(&path).unwrap()));
            }
        }
    }
    let (mut sources, src) = (Vec::new(), root().join("src"));
    walk(&src, &src, &mut sources);
    sources.sort_by(|one, other| one.path.cmp(&other.path));
    assert!(sources.len() > 20, "the house has been found");
    sources
}

fn hold(rule: impl Fn(&Source) -> Vec<String>) {
    let broken: Vec<String> = house().iter().flat_map(rule).collect();
    assert!(broken.is_empty(), "\n{}", broken.join("\n"));
}

#[test]
fn rooms_import_only_what_the_table_allows() {
    hold(broken_imports);
}

#[test]
fn sans_io_cores_touch_nothing() {
    hold(input_and_output);
}

#[test]
fn files_are_small() {
    hold(too_long);
}

#[test]
fn every_cited_specification_is_pinned() {
    let pinned = pinned(&fs::read_to_string(root().join("docs/SPECS.md")).unwrap());
    assert!(pinned.len() > 20, "the table has been found");
    hold(|source| unknown_specs(source, &pinned));
}

#[test]
fn names_say_something() {
    hold(empty_names);
}

#[test]
fn every_file_says_what_room_it_is() {
    hold(without_door);
}

#[test]
fn test_files_are_compiled_for_tests_only() {
    hold(ungated_tests);
}

/// A wall that is not in the table would be no wall.
#[test]
fn the_import_table_has_no_dead_ends() {
    for (room, allowed) in IMPORTS {
        for other in allowed.iter().filter(|other| **other != "*") {
            assert!(
                IMPORTS.iter().any(|(name, _)| name == other),
                "{room} may import {other}?"
            );
        }
    }
}

mod the_checker_catches {
    use super::*;

    #[track_caller]
    fn refused(rule: fn(&Source) -> Vec<String>, path: &str, text: &str) {
        assert!(
            !rule(&Source::new(path, text)).is_empty(),
            "not caught in {path}:\n{text}"
        );
    }

    #[track_caller]
    fn allowed(rule: fn(&Source) -> Vec<String>, path: &str, text: &str) {
        let found = rule(&Source::new(path, text));
        assert!(found.is_empty(), "wrongly caught in {path}: {found:?}");
    }

    #[test]
    fn a_forbidden_import_however_it_is_written() {
        for (path, text) in [
            ("xml/tree.rs", "use crate::saml::Response;"),
            ("oidc/jose/mod.rs", "use crate::saml;"),
            (
                "ui/page.rs",
                "use crate::{domain::Country, store::{Store, Key}};",
            ),
            (
                "http/acs.rs",
                "use crate::{\n    flow::Outcome,\n    trust,\n};",
            ),
            ("http/acs.rs", "fn f() { let x = crate::xml::parse(b); }"),
            ("http/mod.rs", "use super::trust::Snapshot;"),
            ("http/a/b.rs", "use super::super::super::trust::Snapshot;"),
            ("http/acs.rs", "use super::super::{flow, store};"),
            ("config/node.rs", "use crate::store::Key;"),
            ("flow/policy.rs", "use crate::http::Edge;"),
            ("domain/country.rs", "use crate::ambient::Clock;"),
            ("cellar/wine.rs", "struct Bottle;"),
        ] {
            refused(broken_imports, path, text);
        }
    }

    #[test]
    fn nothing_where_the_import_is_allowed() {
        for (path, text) in [
            (
                "saml/response.rs",
                "use crate::xml::Verified;\nuse crate::saml::Status;",
            ),
            (
                "saml/a/b.rs",
                "use super::super::trust_words;\nuse super::store;",
            ),
            (
                "xml/tree.rs",
                "//! Used by [`crate::saml`].\n/// See `crate::trust`.",
            ),
            (
                "xml/tree.rs",
                "fn f() {}\n#[cfg(test)]\nmod tests {\n    use crate::saml::X;\n}",
            ),
            (
                "flow/connector/start.rs",
                "use crate::{audit, store::Store, trust::Snapshot};",
            ),
            ("demo/mod.rs", "use crate::{http, trust};"),
            ("xml/tree.rs", "const A: &str = \"crate::saml\";"),
            ("xml/tree.rs", "use crate::XmlError;"),
        ] {
            allowed(broken_imports, path, text);
        }
    }

    #[test]
    fn an_import_after_a_test_only_item() {
        let text = "#[cfg(test)]\nuse std::fmt;\n#[cfg(test)]\nmod fixtures;\nuse crate::saml::X;";
        refused(broken_imports, "xml/tree.rs", text);
    }

    #[test]
    fn input_and_output_in_a_core() {
        for text in [
            "use tokio::sync::Mutex;",
            "fn f() { std::fs::read(p); }",
            "use std::{fmt, fs};",
            "use std::net::TcpStream;",
            "let now = jiff::Timestamp::now();",
            "use std::time::SystemTime;",
            "openssl::rand::rand_bytes(&mut b)",
            "use crate::ambient::Clock;",
        ] {
            refused(input_and_output, "saml/response.rs", text);
            allowed(input_and_output, "app.rs", text);
        }
        allowed(
            input_and_output,
            "saml/response.rs",
            "use std::net::IpAddr;\n// std::fs\n",
        );
        allowed(
            input_and_output,
            "xml/encryption/seal.rs",
            "rand_bytes(&mut key)",
        );
    }

    #[test]
    fn a_long_file_but_not_long_tests() {
        let long = "fn f() {}\n".repeat(MAX_PRODUCTION_LINES + 1);
        refused(too_long, "app.rs", &long);
        let tested = format!("fn f() {{}}\n#[cfg(test)]\nmod tests {{\n{long}}}\n");
        allowed(too_long, "app.rs", &tested);
    }

    #[test]
    fn production_code_that_hides_in_a_test_file() {
        allowed(broken_imports, "xml/reader/tests.rs", "use crate::saml::X;");
        allowed(
            ungated_tests,
            "xml/reader/mod.rs",
            "#[cfg(test)]\nmod tests;",
        );
        refused(
            ungated_tests,
            "xml/reader/mod.rs",
            "mod other;\npub mod tests;",
        );
    }

    #[test]
    fn a_specification_that_is_not_pinned() {
        let pinned =
            pinned("| Tag | Document |\n|---|---|\n| `XMLDSig` | x |\n| `RFC9207` | y |\n");
        let check = |text: &str| unknown_specs(&Source::new("xml/tree.rs", text), &pinned).len();
        assert_eq!(
            check("/// `[XMLDSig §4.4]` and `[RFC9207 §2]`, [RFC9207]"),
            0
        );
        assert_eq!(
            check("/// [`Tree`], values[0], #[cfg(test)], [a link](b)"),
            0
        );
        assert_eq!(check("/// `[XMLSig §4.4]`"), 1);
        assert_eq!(check("/// `[RFC1149 §1]` and [RFC2549]"), 2);
    }

    #[test]
    fn names_that_say_nothing() {
        refused(empty_names, "flow/utils.rs", "");
        refused(empty_names, "common/mod.rs", "");
        allowed(empty_names, "domain/service_provider.rs", "");
        allowed(empty_names, "flow/proxy_service/start.rs", "");
    }

    #[test]
    fn a_file_that_does_not_say_what_it_is() {
        refused(without_door, "app.rs", "use std::fmt;");
        allowed(without_door, "app.rs", "//! The composition root.\n");
    }
}
