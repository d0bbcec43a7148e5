//! What a node's metadata says, as a set of facts that two copies can be compared by.
//!
//! In: verified nodes. Out: [`Facts`], their [`Difference`], and a fingerprint for whoever has to
//! accept a change: the digest of everything that matters in the new copy, its validity left out.

use std::collections::BTreeSet;
use std::fmt;

use jiff::Timestamp;
use serde::Serialize;

use crate::domain::SpType;
use crate::saml::binding::Binding;
use crate::saml::{CertificateFacts, KeyUse, TrustedConnector, TrustedProxyService};

/// One thing that metadata says: `endpoint`, `signing-certificate`, … and its value.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Fact {
    /// Which kind of thing.
    pub kind: &'static str,
    /// Its value: an address, a fingerprint, a level, a name.
    pub value: String,
}

impl fmt::Display for Fact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.kind, self.value)
    }
}

/// Everything that matters in a node's metadata, and until when it holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Facts {
    /// What it says.
    pub facts: BTreeSet<Fact>,
    /// Until when.
    pub valid_until: Timestamp,
}

/// How two copies differ.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Difference {
    /// What the new copy says and the old one does not.
    pub added: Vec<Fact>,
    /// What the old copy says and the new one does not.
    pub removed: Vec<Fact>,
    /// Until when the old and the new one hold.
    pub valid_until: (Timestamp, Timestamp),
}

impl Facts {
    /// What a Proxy-Service's metadata says.
    pub fn of_proxy_service(node: &TrustedProxyService) -> Self {
        let mut facts = Collected::default();
        for (binding, name) in [(Binding::Post, "post"), (Binding::Redirect, "redirect")] {
            if let Some(location) = node.sso(binding) {
                facts.add("endpoint", format!("{name} {location}"));
            }
        }
        facts.keys(node.certificates());
        match node.published_levels() {
            Some(levels) => levels
                .iter()
                .for_each(|level| facts.add("level", level.uri())),
            None => facts.add("level", "unpublished"),
        }
        match node.supported_attributes() {
            Some(attributes) => attributes
                .iter()
                .for_each(|uri| facts.add("attribute", uri.as_str())),
            None => facts.add("attribute", "unpublished"),
        }
        for format in node.name_id_formats() {
            facts.add("name-id-format", format.uri());
        }
        for version in node.versions().unwrap_or_default() {
            facts.add("version", version.as_str());
        }
        if node.wants_requester_id() {
            facts.add("requester-id", "wanted");
        }
        facts.until(node.valid_until())
    }

    /// What a Connector's metadata says.
    pub fn of_connector(node: &TrustedConnector) -> Self {
        let mut facts = Collected::default();
        for consumer in node.assertion_consumers() {
            facts.add("endpoint", format!("post {}", consumer.location()));
        }
        facts.add("default-endpoint", node.default_acs());
        facts.keys(node.certificates());
        for version in node.versions().unwrap_or_default() {
            facts.add("version", version.as_str());
        }
        facts.add("sector", node.sp_type().map_or("both", SpType::as_str));
        facts.until(node.valid_until())
    }

    /// How `newer` differs from this.
    pub fn difference(&self, newer: &Self) -> Difference {
        Difference {
            added: newer.facts.difference(&self.facts).cloned().collect(),
            removed: self.facts.difference(&newer.facts).cloned().collect(),
            valid_until: (self.valid_until, newer.valid_until),
        }
    }

    /// `sha256:` and the digest of what it says, validity left out: two copies with the same
    /// fingerprint are the same to us.
    pub fn fingerprint(&self) -> String {
        use fmt::Write as _;
        let lines = self.facts.iter().fold(String::new(), |mut lines, fact| {
            let _ = writeln!(lines, "{fact}");
            lines
        });
        format!("sha256:{}", hex(&openssl::sha::sha256(lines.as_bytes())))
    }
}

impl Difference {
    /// Whether anything but the validity differs.
    pub fn is_material(&self) -> bool {
        !(self.added.is_empty() && self.removed.is_empty())
    }
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for fact in &self.added {
            write!(f, "+ {fact}; ")?;
        }
        for fact in &self.removed {
            write!(f, "- {fact}; ")?;
        }
        write!(f, "valid until {}", self.valid_until.1)
    }
}

/// Lower-case hexadecimal digits.
pub(super) fn hex(bytes: &[u8]) -> String {
    use fmt::Write as _;
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[derive(Default)]
struct Collected(BTreeSet<Fact>);

impl Collected {
    fn add(&mut self, kind: &'static str, value: impl Into<String>) {
        let value = value.into();
        self.0.insert(Fact { kind, value });
    }

    fn keys(&mut self, certificates: &[CertificateFacts]) {
        for certificate in certificates {
            let kind = match certificate.key_use {
                KeyUse::Signing => "signing-certificate",
                KeyUse::Encryption => "encryption-certificate",
                KeyUse::Anchor => continue,
            };
            self.add(kind, format!("sha256:{}", hex(&certificate.fingerprint)));
        }
    }

    fn until(self, valid_until: Timestamp) -> Facts {
        Facts {
            facts: self.0,
            valid_until,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts(values: &[&str], until: i64) -> Facts {
        let mut collected = Collected::default();
        for value in values {
            collected.add("level", *value);
        }
        collected.until(Timestamp::from_second(until).unwrap())
    }

    #[test]
    fn a_longer_validity_alone_is_not_material() {
        let difference = facts(&["a"], 1).difference(&facts(&["a"], 2));
        assert!(!difference.is_material());
        assert_eq!(
            facts(&["a"], 1).fingerprint(),
            facts(&["a"], 2).fingerprint()
        );
    }

    #[test]
    fn what_is_new_and_what_is_gone_is_named() {
        let (old, new) = (facts(&["a", "b"], 1), facts(&["b", "c"], 1));
        let difference = old.difference(&new);
        assert!(difference.is_material());
        assert_eq!(difference.added[0].value, "c");
        assert_eq!(difference.removed[0].value, "a");
        assert_ne!(old.fingerprint(), new.fingerprint());
        assert!(difference.to_string().starts_with("+ level c; - level a; "));
    }
}
