//! One verified copy of a node's metadata, shown in full: for whoever registers, approves or
//! compares it.

use jiff::Timestamp;
use serde_json::{Value, json};

use super::super::certificate::hexadecimal;
use super::days;
use crate::config::NodeRole;
use crate::saml::{CertificateFacts, KeyUse};
use crate::trust::CopyReport;

/// The kinds of facts in the order in which they are shown, with the word for each.
const KINDS: [(&str, &str); 7] = [
    ("endpoint", "endpoints"),
    ("default-endpoint", "default"),
    ("level", "levels"),
    ("attribute", "attributes"),
    ("version", "versions"),
    ("sector", "sectors"),
    ("requester-id", "requester"),
];

/// For people, without a line about whose it is.
pub(super) fn text(copy: &CopyReport, now: Timestamp) -> String {
    let mut lines = vec![
        line("fingerprint", &copy.fingerprint),
        line("signed by", &copy.signed_by),
        line("valid until", &moment(copy.facts.valid_until, now)),
    ];
    if let Some(at) = copy.created_at {
        lines.push(line("made", &days::shown(at)));
    }
    for (kind, word) in KINDS {
        let values = values(copy, kind);
        match kind {
            "endpoint" | "default-endpoint" => {
                let many = values.iter().enumerate();
                lines.extend(many.map(|(n, value)| line(if n == 0 { word } else { "" }, value)));
            }
            _ if values.is_empty() => {}
            _ => lines.extend(wrapped(word, &values)),
        }
    }
    for (place, certificate) in copy.certificates.iter().enumerate() {
        lines.extend(certificate_lines(
            if place == 0 { "keys" } else { "" },
            certificate,
            now,
        ));
    }
    if !copy.passed_over.is_empty() {
        lines.push(line("passed over", &copy.passed_over.join(", ")));
    }
    lines.join("\n")
}

/// For programs.
pub(super) fn object(role: NodeRole, copy: &CopyReport, now: Timestamp) -> Value {
    let certificates = copy.certificates.iter();
    json!({
        "role": role.as_str(),
        "fingerprint": copy.fingerprint,
        "signed_by": copy.signed_by,
        "valid_until": copy.facts.valid_until.to_string(),
        "created_at": copy.created_at.map(|at| at.to_string()),
        "facts": copy.facts.facts,
        "certificates": certificates
            .map(|one| certificate_object(one, now))
            .collect::<Value>(),
        "passed_over": copy.passed_over,
    })
}

/// A certificate on two lines: what it is, and its fingerprint.
pub(super) fn certificate_lines(
    label: &str,
    certificate: &CertificateFacts,
    now: Timestamp,
) -> [String; 2] {
    let what = match certificate.key_use {
        KeyUse::Anchor => name(&certificate.subject).to_owned(),
        _ => certificate.key_use.as_str().to_owned(),
    };
    let until = days::in_words(certificate.not_after, now);
    let end = certificate.not_after;
    [
        line(
            label,
            &format!("{what}, {}, until {end} ({until})", certificate.key),
        ),
        line("", &fingerprint(certificate)),
    ]
}

/// The common name, or all of it where there is none.
fn name(subject: &str) -> &str {
    let mut parts = subject.split(", ");
    parts
        .find_map(|part| part.strip_prefix("CN="))
        .unwrap_or(subject)
}

/// A certificate for programs.
pub(super) fn certificate_object(certificate: &CertificateFacts, now: Timestamp) -> Value {
    json!({
        "use": certificate.key_use.as_str(),
        "sha256": hexadecimal(&certificate.fingerprint),
        "key": certificate.key,
        "subject": certificate.subject,
        "not_before": certificate.not_before.to_string(),
        "not_after": certificate.not_after.to_string(),
        "days": days::until(certificate.not_after, now),
    })
}

/// `sha256:` and the digits.
pub(super) fn fingerprint(certificate: &CertificateFacts) -> String {
    format!("sha256:{}", hexadecimal(&certificate.fingerprint))
}

/// A label and its value.
pub(super) fn line(label: &str, value: &str) -> String {
    format!("  {label:12} {value}").trim_end().to_owned()
}

/// A moment and how far away it is.
pub(super) fn moment(at: Timestamp, now: Timestamp) -> String {
    format!("{} ({})", days::shown(at), days::in_words(at, now))
}

/// Words in lines of a readable length.
fn wrapped(label: &str, words: &[String]) -> Vec<String> {
    let (mut lines, mut current) = (Vec::new(), String::new());
    for (place, word) in words.iter().enumerate() {
        let separator = if place + 1 < words.len() { ", " } else { "" };
        if !current.is_empty() && current.len() + word.len() > 80 {
            lines.push(std::mem::take(&mut current));
        }
        current.push_str(word);
        current.push_str(separator);
    }
    lines.push(current);
    let first = lines.iter().enumerate();
    first
        .map(|(n, text)| line(if n == 0 { label } else { "" }, text))
        .collect()
}

/// The values of a kind; of levels and attributes the name at the end of the URI.
fn values(copy: &CopyReport, kind: &str) -> Vec<String> {
    let facts = copy.facts.facts.iter().filter(|fact| fact.kind == kind);
    facts
        .map(|fact| match kind {
            "level" | "attribute" => name_of(&fact.value).to_owned(),
            _ => fact.value.clone(),
        })
        .collect()
}

fn name_of(uri: &str) -> &str {
    uri.rsplit('/').next().unwrap_or(uri)
}
