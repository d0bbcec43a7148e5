//! What persons are called on the other side: the tables that name derivations, their keys, and
//! the day from which each is used.
//!
//! In: `[[proxy_service.hub.identifiers]]` (or its short form), `[[connector.client.subjects]]`,
//! `[connector.national_identifier]`. Out: plain data in which there is no gap: the first of a
//! list is since ever and for everybody, each later one has its day, and days only ascend.

mod foreign;
mod hub;
mod national;

use std::fmt;

use jiff::Timestamp;
use toml::de::DeValue;

use super::checks::{strong_secret, timestamp};
use super::reader::{Checked, Section, Source};
use super::secret::Secret;

pub use foreign::{ForeignDerivation, ForeignIdentifier, LegalIdentifiers};
pub use hub::{ClientSubject, SubjectDerivation};
pub use national::{NationalIdentifier, NationalPolicy};

pub(super) use foreign::{legal, read as foreign};
pub(super) use hub::read as subjects;
pub(super) use national::read as national;

/// A secret that identifiers are derived with, and its name.
#[derive(Clone)]
pub struct IdentifierKey {
    /// `v1`, `v2`, ...: stands behind every value that the key makes.
    pub version: String,
    /// At least 32 bytes.
    pub secret: Secret,
}

impl fmt::Debug for IdentifierKey {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "IdentifierKey({})", self.version)
    }
}

/// `version` and `secret_file` of a table that needs both.
fn key(section: &Section<'_>) -> Option<IdentifierKey> {
    let version = section.required("version", version);
    let secret = identifier_secret(section, "secret_file");
    Some(IdentifierKey {
        version: version?,
        secret: secret?,
    })
}

/// The key of a table whose derivation has none.
fn no_key(section: &Section<'_>) {
    for name in ["version", "secret_file"] {
        if section.has(name) {
            section.optional(name, |_, _| Ok(()));
            section.report(name, "has no use where nothing is derived");
        }
    }
}

/// A secret that must be strong in every mode: what it makes outlives any test.
pub(super) fn identifier_secret(section: &Section<'_>, name: &str) -> Option<Secret> {
    let secret = section.required(name, strong_secret)?;
    if secret.expose().len() < 32 {
        section.report(name, "must hold at least 32 bytes in every mode");
    }
    Some(secret)
}

/// A day that may be absent; `None` where it is no day.
#[expect(
    clippy::option_option,
    reason = "outer: a reported problem; inner: not written"
)]
fn day(section: &Section<'_>, name: &str) -> Option<Option<Timestamp>> {
    if section.has(name) {
        section.optional(name, timestamp).map(Some)
    } else {
        section.optional(name, timestamp);
        Some(None)
    }
}

fn version(_: &Source, value: &DeValue<'_>) -> Checked<String> {
    let version = value.as_str().unwrap_or_default();
    let number = version.strip_prefix('v').unwrap_or_default();
    let plain = number.bytes().all(|byte| byte.is_ascii_digit());
    if (1..=4).contains(&number.len()) && plain && !number.starts_with('0') {
        Ok(version.to_owned())
    } else {
        Err("must be v and a number, such as v2".to_owned())
    }
}

/// No two keys of a list have one name or one secret.
fn apart<'k>(section: &Section<'_>, name: &str, keys: impl Iterator<Item = &'k IdentifierKey>) {
    let keys: Vec<&IdentifierKey> = keys.collect();
    for (place, key) in keys.iter().enumerate() {
        for other in keys.iter().take(place) {
            if other.version == key.version {
                section.report(name, format!("two keys are called {}", key.version));
            }
            if other.secret.expose() == key.secret.expose() {
                let why = format!("{} and {} are one secret", other.version, key.version);
                section.report(name, why);
            }
        }
    }
}
