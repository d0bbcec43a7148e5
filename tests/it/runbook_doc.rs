//! docs/RUNBOOK.md is made from the codes of the source and from what stands in
//! `runbook_entries.rs`: a code without an entry fails here, and so does an alert without one.
//! `EIDAS_REGENERATE=1` writes the file anew.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;

use crate::errors_doc::{Definition, FAMILIES as ABOUT, family, kept, whole_source};
use crate::runbook_entries::{ALERTS, CODES, FAMILIES};

const HEAD: &str = "# Runbook

<!-- Made by tests/it/runbook_doc.rs from tests/it/runbook_entries.rs and the source: do not edit.
     EIDAS_REGENERATE=1 cargo test --test it runbook_doc -->

For whoever is on duty: somebody calls with a code from a page, or an alert goes off. Find it here;
it says whose it is, what the person sees, and what to do. What each code means exactly stands in
[ERRORS.md](ERRORS.md).

**From a citizen's page to the log.** The page shows a code and a reference of eight to ten characters.
The reference finds every line of that login: `journalctl -u eidas-bridge -o cat | grep REFERENCE`, or
the field `flow` (or `reference`) in your collection of logs. The hub has the same reference in the
error that it received. No line holds anything about the person.

**Whose it is.** The field `side` in the log says who has to do something: `hub`, `foreign-node`,
`person` or `bridge`. Only `bridge` is yours alone.

**Restarting is safe**, and rarely helps: logins under way are in the store, answers are never believed
twice, and what was learnt abroad is on disk. Look at `/readyz` first; it names the reason.
";

fn document(definitions: &[Definition]) -> String {
    let mut text = HEAD.to_owned();
    text.push_str("\n## Alerts\n");
    for (name, act) in ALERTS {
        let anchor = name.to_lowercase();
        let _ = write!(text, "\n<a id=\"{anchor}\"></a>\n### {name}\n\n{act}\n");
    }
    text.push_str("\n## Codes\n");
    for (name, about) in ABOUT {
        let codes = definitions.iter().filter(|it| family(&it.code) == *name);
        let codes: Vec<&Definition> = codes.collect();
        let Some(entry) = FAMILIES.iter().find(|it| it.name == *name) else {
            continue;
        };
        if codes.is_empty() {
            continue;
        }
        let _ = write!(
            text,
            "\n<a id=\"{name}\"></a>\n### `{name}`\n\n{about}\n\n* **Whose it is:** {}.\n\
             * **What the person sees:** {}\n* **What to do:** {}\n",
            entry.blame, entry.person, entry.act
        );
        let own = |code: &str| CODES.iter().find(|(known, _)| *known == code);
        for (code, act) in codes.iter().filter_map(|it| own(&it.code)) {
            let _ = write!(text, "\n<a id=\"{code}\"></a>\n#### `{code}`\n\n{act}\n");
        }
        let rest: Vec<String> = codes
            .iter()
            .filter(|it| own(&it.code).is_none())
            .map(|it| format!("`{}` ({})", it.code, it.rule))
            .collect();
        if !rest.is_empty() {
            let _ = write!(text, "\nAs the family says: {}.\n", rest.join("; "));
        }
    }
    text
}

#[test]
fn every_code_has_an_entry() {
    let all = whole_source().definitions;
    let without: BTreeSet<&str> = all
        .iter()
        .map(|it| it.code.as_str())
        .filter(|code| !FAMILIES.iter().any(|it| it.name == family(code)))
        .collect();
    assert!(
        without.is_empty(),
        "add the family to runbook_entries.rs: {without:?}"
    );
    // What the program can only mean one thing by has an entry of its own.
    for operational in ["store", "bridge"] {
        let silent = all
            .iter()
            .filter(|it| family(&it.code) == operational)
            .find(|it| !CODES.iter().any(|(code, _)| *code == it.code));
        assert!(silent.is_none(), "{silent:?} wants an entry of its own");
    }
}

#[test]
fn no_entry_is_about_a_code_that_is_not_there() {
    let all = whole_source().definitions;
    // Written by others of this release; they are there before it is.
    for (code, _) in CODES {
        let known = all.iter().any(|it| it.code == *code);
        assert!(known, "{code}");
    }
}

#[test]
fn the_runbook_says_what_the_entries_say() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/RUNBOOK.md");
    kept(&path, &document(&whole_source().definitions), "runbook_doc");
}
