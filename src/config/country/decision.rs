//! Who decided what about a country, and when: the names under its registration, its approval, its
//! suspension, and each change abroad that was held and then taken.

use jiff::Timestamp;
use toml::de::DeValue;

use super::node::NodeRole;
use crate::config::checks::{choice, text, timestamp};
use crate::config::reader::{Checked, Section, Source};

/// A name and a time under a decision: `[added]`, `[approved]`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signed {
    /// Who.
    pub by: String,
    /// When.
    pub at: Timestamp,
}

impl Signed {
    /// Whether both decisions are by one person, whatever the case and spacing of the name.
    pub fn is_by_same(&self, other: &Self) -> bool {
        let plain = |name: &str| {
            let words: Vec<String> = name.split_whitespace().map(str::to_lowercase).collect();
            words.join(" ")
        };
        plain(&self.by) == plain(&other.by)
    }
}

/// `[suspended]`: who took a country out of use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suspension {
    /// Who.
    pub by: String,
    /// Since when.
    pub at: Timestamp,
    /// Why, for operators; people are told only that it is so and since when.
    pub reason: String,
}

/// `[[accepted_changes]]`: new metadata that was held and that somebody took.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AcceptedChange {
    /// Which node's.
    pub role: NodeRole,
    /// What the new metadata says: `sha256:` and 64 hexadecimal digits in lower case, as
    /// `country diff` shows them.
    pub fingerprint: String,
    /// Who took it.
    pub by: String,
    /// When.
    pub at: Timestamp,
}

/// `[[adopted]]`: what a service list proposed and somebody took over into the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Adopted {
    /// Which list's proposal.
    pub list: String,
    /// Which proposal: `sha256:` and 64 hexadecimal digits, as `country proposals` shows them.
    pub fingerprint: String,
    /// Who took it.
    pub by: String,
    /// When.
    pub at: Timestamp,
}

pub(super) fn signed(section: &Section<'_>) -> Option<Signed> {
    let by = section.required("by", text);
    let at = section.required("at", timestamp);
    Some(Signed { by: by?, at: at? })
}

pub(super) fn suspension(section: &Section<'_>) -> Option<Suspension> {
    let by = section.required("by", text);
    let at = section.required("at", timestamp);
    let reason = section.required("reason", text);
    Some(Suspension {
        by: by?,
        at: at?,
        reason: reason?,
    })
}

pub(super) fn accepted_change(section: &Section<'_>) -> Option<AcceptedChange> {
    const ROLES: &[(&str, NodeRole)] = &[
        ("connector", NodeRole::Connector),
        ("proxy-service", NodeRole::ProxyService),
    ];
    let role = section.required("role", choice(ROLES));
    let fingerprint = section.required("fingerprint", fingerprint);
    let by = section.required("by", text);
    let at = section.required("at", timestamp);
    Some(AcceptedChange {
        role: role?,
        fingerprint: fingerprint?,
        by: by?,
        at: at?,
    })
}

pub(super) fn adopted(section: &Section<'_>) -> Option<Adopted> {
    let list = section.required("list", text);
    let fingerprint = section.required("fingerprint", fingerprint);
    let by = section.required("by", text);
    let at = section.required("at", timestamp);
    Some(Adopted {
        list: list?,
        fingerprint: fingerprint?,
        by: by?,
        at: at?,
    })
}

fn fingerprint(_: &Source, value: &DeValue<'_>) -> Checked<String> {
    let written = value.as_str().unwrap_or_default();
    let digits = written.strip_prefix("sha256:").unwrap_or_default();
    let lower_hex = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
    if digits.len() == 64 && digits.bytes().all(lower_hex) {
        Ok(written.to_owned())
    } else {
        Err("must be sha256: and 64 hexadecimal digits in lower case".to_owned())
    }
}
