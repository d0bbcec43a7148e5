//! The answers as tables, and as the document that the repository keeps.

use crate::engine::{Answer, Refusal};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// How one question ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Both engines say the same.
    Agrees,
    /// The other engine cannot do it with itself either: what it says.
    Unsupported(String),
    /// The other engine can, but not with us. One of the two is wrong.
    Mismatch(String),
}

/// Where an engine of others is known to be wrong. Each stands for what it wrote and ours did not
/// take, while at least one other engine agrees with ours on the same row.
const THEIR_FAULTS: [(&str, &str, &str); 3] = [
    (
        "bergshamra",
        "ECDH-ES, P-256, parameters \"00\"",
        "keeps the octet that only counts padding bits, where nothing follows it",
    ),
    (
        "bergshamra",
        "ECDH-ES, P-256, parameters of padded bits",
        "joins whole octets instead of bits",
    ),
    (
        "bergshamra",
        "xmlenc11 rsa-oaep, SHA-256, no MGF (by exception)",
        "takes the digest for the mask, whose default is MGF1 with SHA-1",
    ),
];

/// Judges an answer. `alone` asks the other engine to do both sides by itself.
pub fn judge(answer: Answer<()>, alone: impl FnOnce() -> Answer<()>) -> Outcome {
    match answer {
        Ok(()) => Outcome::Agrees,
        Err(Refusal::Unsupported(why)) => Outcome::Unsupported(why),
        Err(Refusal::Broken(why)) => Outcome::Mismatch(format!("no answer: {why}")),
        Err(Refusal::No(why)) => match alone() {
            Ok(()) => Outcome::Mismatch(why),
            Err(Refusal::Broken(alone)) => Outcome::Mismatch(format!("no answer: {alone}")),
            Err(alone) => Outcome::Unsupported(format!("{why} (alone: {})", alone.text())),
        },
    }
}

/// Which way a question went.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Direction {
    /// Ours signed or encrypted, theirs verified or decrypted.
    Out,
    /// Theirs signed or encrypted, ours verified or decrypted.
    In,
}

/// The questions of one kind, and how they ended.
#[derive(Clone, Debug)]
pub struct Table {
    pub title: &'static str,
    pub rows: Vec<String>,
    /// Rows that we do not write ourselves, only read.
    pub read_only: Vec<String>,
    pub cells: BTreeMap<(String, &'static str, Direction), Vec<Outcome>>,
}

impl Table {
    pub fn new(title: &'static str) -> Self {
        Self {
            title,
            rows: Vec::new(),
            read_only: Vec::new(),
            cells: BTreeMap::new(),
        }
    }

    pub fn note(&mut self, row: &str, engine: &'static str, way: Direction, outcome: Outcome) {
        if !self.rows.iter().any(|known| known == row) {
            self.rows.push(row.to_owned());
        }
        let cell = self.cells.entry((row.to_owned(), engine, way)).or_default();
        cell.push(outcome);
    }

    /// Whether a disagreement is a known fault of the other engine. Whatever third engines are
    /// here and know the row have to be on our side.
    fn is_their_fault(&self, row: &str, engine: &str, way: Direction) -> bool {
        let known = THEIR_FAULTS
            .iter()
            .any(|(e, r, _)| *e == engine && *r == row);
        let third = self.cells.iter().filter(|((r, e, w), outcomes)| {
            let knows = |o: &Outcome| !matches!(o, Outcome::Unsupported(_));
            r == row && *e != engine && *w == way && outcomes.iter().any(knows)
        });
        known
            && third
                .flat_map(|(_, outcomes)| outcomes)
                .all(|o| *o == Outcome::Agrees)
    }

    /// Every question on which the engines disagree, in words.
    pub fn mismatches(&self) -> Vec<String> {
        let mut found = Vec::new();
        for ((row, engine, way), outcomes) in &self.cells {
            if self.is_their_fault(row, engine, *way) {
                continue;
            }
            for outcome in outcomes {
                if let Outcome::Mismatch(why) = outcome {
                    let line = format!("MISMATCH {engine} {way:?} {row}: {why}");
                    if !found.contains(&line) {
                        found.push(line);
                    }
                }
            }
        }
        found
    }

    /// What engines cannot do, in their own words.
    pub fn unsupported(&self) -> Vec<String> {
        let mut found = Vec::new();
        for ((row, engine, way), outcomes) in &self.cells {
            for outcome in outcomes {
                if let Outcome::Unsupported(why) = outcome {
                    let why: String = why.chars().take(160).collect();
                    let line = format!("{engine} {way:?} {row}: {}", why.replace('\n', " "));
                    if found.last() != Some(&line) {
                        found.push(line);
                    }
                }
            }
        }
        found
    }

    fn mark(&self, row: &str, engine: &'static str, way: Direction) -> String {
        if way == Direction::Out && self.read_only.iter().any(|known| known == row) {
            return " ".into();
        }
        let Some(outcomes) = self.cells.get(&(row.to_owned(), engine, way)) else {
            return "–".into();
        };
        let agreed = outcomes.iter().filter(|o| **o == Outcome::Agrees).count();
        if outcomes.iter().any(|o| matches!(o, Outcome::Mismatch(_))) {
            let theirs = self.is_their_fault(row, engine, way);
            if theirs { "(✗)".into() } else { "✗".into() }
        } else if agreed == outcomes.len() {
            "✓".into()
        } else if agreed == 0 {
            "–".into()
        } else {
            format!("{agreed}/{}", outcomes.len())
        }
    }

    fn cell(&self, row: &str, engine: &'static str) -> String {
        let out = self.mark(row, engine, Direction::Out);
        let back = self.mark(row, engine, Direction::In);
        format!("{out} {back}").trim_start().to_owned()
    }

    /// On how many questions both engines agreed.
    pub fn agreements(&self) -> usize {
        let all = self.cells.values().flatten();
        all.filter(|o| **o == Outcome::Agrees).count()
    }

    /// Whether an engine agreed on anything here: the others have no column.
    fn has(&self, engine: &str) -> bool {
        let mut own = self.cells.iter().filter(|((_, e, _), _)| *e == engine);
        own.any(|(_, outcomes)| outcomes.contains(&Outcome::Agrees))
    }
}

const INTRODUCTION: &str = "# What others make of our XML security

Generated by `tests/oracles/run matrix`; a test compares it with what it sees.
Every mark stands for something that ran: `✓` both engines agree, `–` the other engine cannot do
it (not with itself either), `2/3` the same by question, `(✗)` a fault of the other engine that a
third one confirms. In each cell the first mark is what we sign or encrypt and they verify or
decrypt, the second is the other way round; a single mark is the other way round where we only
read. Every signature row was asked with reference digests SHA-256, SHA-384 and SHA-512 and an
exclusive canonicalisation; every encryption row with AES-GCM of 128, 192 and 256 bits, and the
rows of one curve each with AES key wrap of 128, 192 and 256 bits. What others verify, they also
refused after one character had changed. `cryptography` stands for an XML Encryption that the
tests write on that package; for key agreement, libxmlsec got the two keys of the agreement from
the tests, as its Python binding does not let it read key values there.

";

/// The document: its tables with one column for each engine.
pub fn document(versions: &[(&'static str, String)], tables: &[Table]) -> String {
    let mut out = String::from(INTRODUCTION);
    for (name, version) in versions {
        writeln!(out, "* {name}: {version}").unwrap();
    }
    for table in tables {
        let names = versions.iter().map(|(name, _)| *name);
        let names: Vec<&'static str> = names.filter(|name| table.has(name)).collect();
        writeln!(out, "\n## {}\n", table.title).unwrap();
        writeln!(out, "| |{}|", names.join("|")).unwrap();
        writeln!(out, "|---|{}", "---|".repeat(names.len())).unwrap();
        for row in &table.rows {
            let cells = names.iter().map(|name| table.cell(row, name));
            let cells: Vec<String> = cells.collect();
            writeln!(out, "|{row}|{}|", cells.join("|")).unwrap();
        }
    }
    out.push_str("\n## Faults of others\n\n");
    for (engine, row, why) in THEIR_FAULTS {
        writeln!(out, "* {engine}, {row}: {why}.").unwrap();
    }
    out
}

/// The cells of a document by row and engine, and the versions that it names.
fn read(document: &str) -> (BTreeMap<(String, String), String>, BTreeMap<String, String>) {
    let (mut cells, mut versions) = (BTreeMap::new(), BTreeMap::new());
    let mut names: Vec<&str> = Vec::new();
    for line in document.lines() {
        if line == "## Faults of others" {
            break;
        }
        if let Some((name, version)) = line.strip_prefix("* ").and_then(|l| l.split_once(": ")) {
            versions.insert(name.to_owned(), version.to_owned());
        } else if let Some(header) = line.strip_prefix("| |") {
            names = header.trim_end_matches('|').split('|').collect();
        } else if let Some(line) = line.strip_prefix('|')
            && !line.starts_with("---")
        {
            let mut parts = line.trim_end_matches('|').split('|');
            let row = parts.next().unwrap_or_default();
            for (name, cell) in names.iter().zip(parts) {
                cells.insert((row.to_owned(), (*name).to_owned()), cell.to_owned());
            }
        }
    }
    (cells, versions)
}

/// Where the kept document differs from what was seen. Engines that are absent, or of another
/// version than the document names, are not compared, and that is said.
pub fn differences(kept: &str, seen: &str) -> Vec<String> {
    let (kept_cells, kept_versions) = read(kept);
    let (seen_cells, seen_versions) = read(seen);
    let mut found = Vec::new();
    for (name, version) in &kept_versions {
        match seen_versions.get(name) {
            Some(seen) if seen == version => {
                let of = |cells: &BTreeMap<(String, String), String>| -> BTreeMap<String, String> {
                    let own = cells.iter().filter(|((_, engine), _)| engine == name);
                    own.map(|((row, _), cell)| (row.clone(), cell.clone()))
                        .collect()
                };
                let (kept, seen) = (of(&kept_cells), of(&seen_cells));
                let rows = kept
                    .keys()
                    .chain(seen.keys().filter(|r| !kept.contains_key(*r)));
                for row in rows {
                    let (kept, seen) = (kept.get(row), seen.get(row));
                    if kept != seen {
                        found.push(format!("{name}, {row}: written {kept:?}, seen {seen:?}"));
                    }
                }
            }
            Some(other) => println!("not compared: {name} is {other}, the document's {version}"),
            None => println!("not compared: {name} is absent"),
        }
    }
    for name in seen_versions
        .keys()
        .filter(|name| !kept_versions.contains_key(*name))
    {
        found.push(format!("{name} has no column"));
    }
    found
}
