//! docs/ERRORS.md is made from the source: every stable code, where it is born, and the rule in
//! words. A code that is missing there, stands twice, or is of an unknown family fails here.
//! `EIDAS_REGENERATE=1` writes the file anew.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

/// The first segment of a code, and what all codes of that family are about.
pub(crate) const FAMILIES: &[(&str, &str)] = &[
    (
        "binding",
        "How a SAML message arrived. Nobody is verified yet: the person sees a page.",
    ),
    (
        "request",
        "A foreign Connector's AuthnRequest, judged by `accept_request` in this order: kind, \
         signature, issuer, ID and place of the answer lead to a page; from then on the Connector \
         is told by a signed Response.",
    ),
    (
        "response",
        "A foreign Proxy-Service's Response around its Assertion. The hub is told where an open \
         request was answered; otherwise the person sees a page.",
    ),
    (
        "assertion",
        "The decrypted Assertion inside a Response. The hub is told.",
    ),
    (
        "dataset",
        "The minimum data set, in either direction. The attribute is named in the log, its value \
         never.",
    ),
    (
        "peer",
        "A foreign Proxy-Service's own refusal, believed because it is signed. The hub is told.",
    ),
    (
        "metadata",
        "A foreign node's metadata, and what was passed over in metadata that is otherwise good.",
    ),
    (
        "revocation",
        "Why a revocation list or an OCSP answer says nothing about a certificate that proves a \
         metadata signer.",
    ),
    ("list", "Metadata service lists."),
    (
        "country",
        "Why a country cannot be chosen for a login. The person sees it in the list, and on a page \
         after choosing it nevertheless.",
    ),
    ("trust", "Whether a foreign node may be used at all."),
    (
        "xml",
        "What the strict reader refuses, in messages and in metadata.",
    ),
    (
        "signature",
        "XML signatures: of messages, of metadata, and of queries.",
    ),
    (
        "decrypt",
        "XML decryption. All that depends on a key or on the content is one code.",
    ),
    ("encrypt", "XML encryption of our own Assertions."),
    ("sign", "XML signatures of our own."),
    ("xml-write", "Our own XML, before it is signed."),
    ("write", "Our own SAML messages."),
    ("key", "Keys and certificates that cannot be used."),
    ("keys", "Making keys."),
    (
        "oidc",
        "OpenID Connect: the hub's requests to us, its back channel, and what it answers to ours.",
    ),
    ("jose", "Signed and encrypted tokens."),
    (
        "hub",
        "The hub's own refusal, or a level that it did not reach. The Connector is told.",
    ),
    ("claims", "The hub's claims about our citizen."),
    ("flow", "The login itself. Mostly for the person alone."),
    ("net", "Calls to the hub and to metadata sources."),
    ("store", "What is remembered between two requests."),
    (
        "audit",
        "The audit trail: `audit.unwritable` stops a login, the others are what `audit verify` finds.",
    ),
    ("bridge", "This program."),
    (
        "http",
        "Refused at the edge, before any flow was asked. What may have been a message is `refused` in \
         the audit trail; an unknown address, a wrong method and too much at once are `turned-away` \
         in the log alone.",
    ),
    ("page", "Addresses that a page may not lead to."),
    ("config", "The configuration."),
    ("inspect", "The command `inspect`."),
    ("cli", "The command line."),
];

/// Codes that no error type holds, but the place where they arise; and those whose type says
/// something else than the rule.
const EXPLAINED: &[(&str, &str)] = &[
    (
        "dataset.missing.required",
        "an attribute that the request requires must be there",
    ),
    (
        "config.invalid",
        "a configuration has no problem; every problem is listed with file, line and key",
    ),
    (
        "oidc.client-auth.replayed",
        "a client assertion authenticates once",
    ),
    (
        "oidc.client-rate",
        "a client makes no more calls than it may",
    ),
    (
        "oidc.client-auth.before-store",
        "a client assertion is younger than what the store remembers: nobody can tell whether it \
         was used before",
    ),
    (
        "store.bounded",
        "doctor: how much of the memory of the store's server is used",
    ),
    (
        "store.evicts",
        "the store's server throws nothing away that lives: maxmemory-policy is noeviction",
    ),
    (
        "store.file-held",
        "doctor: how many records the store's file holds",
    ),
    (
        "store.keeps",
        "doctor: the store's server throws nothing away that lives",
    ),
    (
        "store.server",
        "doctor: version, persistence and replicas of the store's server",
    ),
    (
        "store.unbounded",
        "doctor: the store's server has a maxmemory, so that logins cannot fill the machine",
    ),
    (
        "store.unsealable",
        "a record opens with one of the sealing keys, at its place; otherwise it is absent",
    ),
    (
        "oidc.client-keys",
        "a client to whom something is encrypted has a key for it",
    ),
];

const HEAD: &str = "# Error codes

<!-- Made from the source by tests/it/errors_doc.rs: do not edit.
     EIDAS_REGENERATE=1 cargo test --test it errors_doc -->

Every failure has a stable code. It stands in the audit log and, beside an eight-character
reference that finds it there, on the person's page and in the `error_description` that the hub
receives through the browser. A foreign Connector reads it as the status message, except where
[ARCHITECTURE.md](ARCHITECTURE.md#errors) says otherwise; that page says who is told what.
The hub's back channel is given the reference only.
Where several rules lie on top of each other, the code is that of the rule underneath:
`metadata.expired` rather than \"the foreign node cannot be used\".
Codes do not change their meaning; new ones may appear.
";

/// A code as the source defines it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Definition {
    pub(crate) code: String,
    pub(crate) rule: String,
    file: String,
}

/// What one file yields.
#[derive(Default)]
pub(crate) struct Found {
    pub(crate) definitions: Vec<Definition>,
    /// Codes that are written down without a type that defines them.
    mentions: BTreeSet<(String, String)>,
    /// Looks like a code that is defined, but is of no known family.
    strangers: Vec<String>,
}

pub(crate) fn family(code: &str) -> &str {
    code.split('.').next().unwrap_or_default()
}

/// `a.b` or `a.b-c.d`, lower case.
fn has_shape(text: &str) -> bool {
    let segments: Vec<&str> = text.split('.').collect();
    segments.len() >= 2
        && text.starts_with(|c: char| c.is_ascii_lowercase())
        && segments.iter().all(|segment| {
            !segment.is_empty()
                && segment
                    .bytes()
                    .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
        })
}

fn is_known(code: &str) -> bool {
    FAMILIES.iter().any(|(name, _)| *name == family(code))
}

/// The text before the tests at its end.
fn production(text: &str) -> &str {
    let end = text.find("\n#[cfg(test)]\nmod ").unwrap_or(text.len());
    &text[..end]
}

/// The name after a keyword such as `enum `, wherever it stands in the line.
fn name_after<'t>(line: &'t str, keyword: &str) -> Option<&'t str> {
    let at = line.find(keyword)?;
    let before = line[..at].trim();
    let starts = before.is_empty() || before.starts_with("pub");
    let rest = &line[at + keyword.len()..];
    let end = rest
        .find(|c: char| !c.is_alphanumeric() && c != '_')
        .unwrap_or(rest.len());
    (starts && end > 0).then(|| &rest[..end])
}

/// What is said about each variant: `(type, variant)` to the text of `#[error]`, or else of the
/// doc comment. A struct has the empty variant.
fn sayings(text: &str) -> BTreeMap<(String, String), String> {
    let mut said = BTreeMap::new();
    let (mut of, mut doc, mut error) = (String::new(), String::new(), String::new());
    for line in text.lines().map(str::trim) {
        if let Some(words) = line.strip_prefix("///") {
            doc.push(' ');
            doc.push_str(words.trim());
            continue;
        }
        if let Some(rest) = line.strip_prefix("#[error(\"") {
            let end = rest.rfind("\")]").unwrap_or(rest.len());
            rest[..end].clone_into(&mut error);
            continue;
        }
        if line.starts_with('#') || line.starts_with("//") || line.is_empty() {
            continue;
        }
        let words = if error.is_empty() { &doc } else { &error };
        if let Some(name) = name_after(line, "struct ") {
            said.insert((name.to_owned(), String::new()), words.clone());
        } else if let Some(name) = name_after(line, "enum ") {
            name.clone_into(&mut of);
        } else if let Some(variant) = name_after(line, "")
            && variant.starts_with(|c: char| c.is_ascii_uppercase())
        {
            said.entry((of.clone(), variant.to_owned()))
                .or_insert_with(|| words.clone());
        }
        doc.clear();
        error.clear();
    }
    said
}

/// The last `Type::Variant` of a pattern; `Self` is `of`.
fn last_variant(pattern: &str, of: &str) -> (String, String) {
    let at = pattern.rfind("::").unwrap_or(0);
    let word = |c: &char| c.is_alphanumeric() || *c == '_';
    let before: String = pattern[..at].chars().rev().take_while(word).collect();
    let name: String = before.chars().rev().collect();
    let variant = pattern[at..].trim_start_matches("::");
    let variant = variant.chars().take_while(word).collect();
    let name = if name == "Self" { of.to_owned() } else { name };
    (name, variant)
}

/// Without placeholders, tags and the full stop, so that all rules read alike.
fn tidy(rule: &str) -> String {
    let mut out = String::new();
    let mut depth = 0_usize;
    for c in rule.trim().chars() {
        match c {
            '{' => {
                out.push('…');
                depth += 1;
            }
            '}' => depth = depth.saturating_sub(1),
            _ if depth == 0 => out.push(c),
            _ => {}
        }
    }
    while let (Some(open), Some(close)) = (out.find(" `["), out.find("]`")) {
        if close < open {
            break;
        }
        out.replace_range(open..close + 2, "");
    }
    out.trim_end_matches('.').replace('|', "\\|")
}

fn read(file: &str, text: &str) -> Found {
    let text = production(text);
    let said = sayings(text);
    let mut found = Found::default();
    let (mut of, mut before) = (String::new(), String::new());
    for line in text.lines().map(str::trim) {
        if line.starts_with("//") || line.starts_with('#') {
            continue;
        }
        if let Some(name) = name_after(line, "impl ") {
            name.clone_into(&mut of);
        }
        let pieces: Vec<&str> = line.split('"').collect();
        let literals: Vec<(&str, &str)> = pieces
            .chunks_exact(2)
            .map(|pair| (pair[0], pair[1]))
            .collect();
        for (place, (lead, literal)) in literals.iter().enumerate() {
            if !has_shape(literal) {
                continue;
            }
            let lead = if lead.trim().is_empty() {
                before.as_str()
            } else {
                lead
            };
            let lead = lead.trim_end().trim_end_matches('{').trim_end();
            let rule = if let Some(pattern) = lead.strip_suffix("=>") {
                said.get(&last_variant(pattern, &of)).cloned()
            } else if let (Some((", ", rule)), Some(variant)) =
                (literals.get(place + 1), lead.strip_suffix(':'))
            {
                let plain = variant.chars().all(char::is_alphanumeric);
                plain.then(|| (*rule).to_owned())
            } else if lead.contains("fn code(") {
                said.get(&(of.clone(), String::new())).cloned()
            } else {
                None
            };
            match rule {
                Some(rule) if is_known(literal) => found.definitions.push(Definition {
                    code: (*literal).to_owned(),
                    rule: tidy(&rule),
                    file: file.to_owned(),
                }),
                Some(_) => found.strangers.push(format!("{file}: {literal}")),
                None if is_known(literal) => {
                    found
                        .mentions
                        .insert(((*literal).to_owned(), file.to_owned()));
                }
                None => {}
            }
        }
        if !line.is_empty() {
            line.clone_into(&mut before);
        }
    }
    found
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

/// Everything but the demo, whose codes no operator meets.
pub(crate) fn whole_source() -> Found {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    collect(&root.join("src"), &mut files);
    files.sort();
    let mut all = Found::default();
    for path in files {
        let file = path.strip_prefix(root).unwrap().display().to_string();
        if file.starts_with("src/demo/") {
            continue;
        }
        let found = read(&file, &fs::read_to_string(&path).unwrap());
        all.definitions.extend(found.definitions);
        all.mentions.extend(found.mentions);
        all.strangers.extend(found.strangers);
    }
    let defined: BTreeSet<String> = all.definitions.iter().map(|d| d.code.clone()).collect();
    for (code, file) in std::mem::take(&mut all.mentions) {
        let explained = EXPLAINED.iter().find(|(known, _)| *known == code);
        match explained {
            _ if defined.contains(&code) => {}
            Some((_, rule)) if all.definitions.iter().any(|d| d.rule == *rule) => {}
            Some((_, rule)) => all.definitions.push(Definition {
                code,
                rule: (*rule).to_owned(),
                file,
            }),
            None => {
                all.mentions.insert((code, file));
            }
        }
    }
    for definition in &mut all.definitions {
        if let Some((_, rule)) = EXPLAINED.iter().find(|(code, _)| *code == definition.code) {
            (*rule).clone_into(&mut definition.rule);
        }
    }
    all.definitions.sort();
    all
}

fn document(definitions: &[Definition]) -> String {
    let mut text = HEAD.to_owned();
    for (name, about) in FAMILIES {
        let rows: Vec<&Definition> = definitions
            .iter()
            .filter(|definition| family(&definition.code) == *name)
            .collect();
        if rows.is_empty() {
            continue;
        }
        let _ = write!(
            text,
            "\n## `{name}`\n\n{about}\n\n| Code | Rule | Born in |\n|---|---|---|\n"
        );
        for Definition { code, rule, file } in rows {
            let _ = writeln!(text, "| `{code}` | {rule} | [{file}](../{file}) |");
        }
    }
    text
}

#[test]
fn every_code_stands_once_and_in_a_known_family() {
    let all = whole_source();
    assert!(
        all.strangers.is_empty(),
        "add the family to FAMILIES: {:?}",
        all.strangers
    );
    let mentions = &all.mentions;
    assert!(
        mentions.is_empty(),
        "defined by no error type, so explain it in EXPLAINED: {mentions:?}"
    );
    let silent: Vec<&Definition> = all
        .definitions
        .iter()
        .filter(|d| d.rule.is_empty())
        .collect();
    assert!(silent.is_empty(), "no rule is said: {silent:?}");
    let twice: Vec<&[Definition]> = all
        .definitions
        .windows(2)
        .filter(|pair| pair[0].code == pair[1].code)
        .collect();
    assert!(twice.is_empty(), "a code means one thing: {twice:?}");
    assert!(
        all.definitions.len() > 150,
        "the reader of codes went blind"
    );
}

#[test]
fn the_document_says_what_the_source_says() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/ERRORS.md");
    let made = document(&whole_source().definitions);
    kept(&path, &made, "errors_doc");
}

/// The file says what was made; whoever asks for it has it written. `test` is who makes it.
pub(crate) fn kept(path: &Path, made: &str, test: &str) {
    #[expect(
        clippy::disallowed_methods,
        reason = "whoever runs this test asks for the file to be written"
    )]
    let regenerate = std::env::var("EIDAS_REGENERATE").is_ok_and(|value| value == "1");
    if regenerate {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, made).unwrap();
    }
    let written = fs::read_to_string(path).unwrap_or_default();
    let stale = made.lines().find(|line| !written.contains(line));
    let name = path.file_name().unwrap().display();
    assert!(
        written == made,
        "{name} is stale, first at {stale:?}: EIDAS_REGENERATE=1 cargo test --test it {test}"
    );
}

#[test]
fn codes_are_read_in_every_form_that_the_source_has() {
    let text = "\
/// Why.
pub enum Why {
    /// It is too big.
    Big,
    #[error(\"status {0} came\")]
    Status(u16),
}
refusals! {
    /// Others.
    Other
    plain {
        Kind: \"request.kind\", \"the kind must be right\",
    }
}
impl Why {
    fn code(self) -> &'static str {
        match self {
            Self::Big => \"net.big\",
            Self::Status(_) => {
                \"net.status\"
            }
        }
    }
}
/// Alone.
pub struct Alone;
impl Alone {
    pub fn code(self) -> &'static str {
        \"page.alone\"
    }
}
fn elsewhere() {
    refuse(\"oidc.elsewhere\");
}
#[cfg(test)]
mod tests { const X: &str = \"net.only-a-test\"; }
";
    let found = read("src/x.rs", text);
    let mut read: Vec<(&str, &str)> = found
        .definitions
        .iter()
        .map(|definition| (definition.code.as_str(), definition.rule.as_str()))
        .collect();
    read.sort_unstable();
    assert_eq!(
        read,
        [
            ("net.big", "It is too big"),
            ("net.status", "status … came"),
            ("page.alone", "Alone"),
            ("request.kind", "the kind must be right"),
        ]
    );
    let mentions: Vec<&str> = found
        .mentions
        .iter()
        .map(|(code, _)| code.as_str())
        .collect();
    assert_eq!(mentions, ["oidc.elsewhere"]);
    let stranger = read_stranger();
    assert_eq!(stranger, ["src/x.rs: nowhere.known"]);
}

fn read_stranger() -> Vec<String> {
    let text = "enum E {\n/// Doc.\nA,\n}\nimpl E {\nSelf::A => \"nowhere.known\",\n}\n";
    read("src/x.rs", text).strangers
}
