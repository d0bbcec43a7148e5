//! Foreign nodes as their verified metadata describes them. `accept_metadata` alone makes them.

use super::facts::CertificateFacts;
use crate::domain::{
    AssuredLevel, Attribute, CountryCode, ExceptionKind, Exceptions, LevelOfAssurance, SpType,
};
use crate::saml::binding::Binding;
use crate::saml::name_id::NameIdFormat;
use crate::xml::{ContentEncryption, EncryptionRecipient, VerificationKey};
use jiff::Timestamp;
use std::collections::BTreeSet;

/// A version of the eIDAS message format, ordered. `[eIDAS-MF §4.3]`
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ProtocolVersion {
    /// 1.1
    V1_1,
    /// 1.2
    V1_2,
    /// 1.3
    V1_3,
    /// 1.4
    V1_4,
}

impl ProtocolVersion {
    /// The versions that we speak and publish, newest first.
    pub const OURS: [Self; 3] = [Self::V1_4, Self::V1_3, Self::V1_2];

    /// As metadata writes it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::V1_1 => "1.1",
            Self::V1_2 => "1.2",
            Self::V1_3 => "1.3",
            Self::V1_4 => "1.4",
        }
    }

    /// Reads `1.1` to `1.4`, patch levels such as `1.4.1` included.
    pub fn read(text: &str) -> Option<Self> {
        let mut parts = text.trim().splitn(3, '.');
        match (parts.next()?, parts.next()?) {
            ("1", "1") => Some(Self::V1_1),
            ("1", "2") => Some(Self::V1_2),
            ("1", "3") => Some(Self::V1_3),
            ("1", "4") => Some(Self::V1_4),
            _ => None,
        }
    }
}

/// What both roles have.
#[derive(Debug, Clone)]
pub(super) struct Node {
    pub(super) entity_id: String,
    pub(super) country: CountryCode,
    pub(super) signing_keys: Vec<VerificationKey>,
    pub(super) certificates: Vec<CertificateFacts>,
    pub(super) versions: Versions,
    pub(super) name_id_formats: Vec<NameIdFormat>,
    pub(super) application: Option<String>,
    pub(super) valid_until: Timestamp,
    pub(super) leans_on: Exceptions,
}

/// Declared protocol versions: none declared, or those that we know of the declared ones.
#[derive(Debug, Clone)]
pub(super) struct Versions(pub(super) Option<Vec<ProtocolVersion>>);

impl Versions {
    /// Whether we have one in common; a peer that declares nothing is taken to have.
    fn are_ours(&self, exceptions: Exceptions) -> bool {
        let oldest = exceptions.contains(ExceptionKind::Protocol11);
        self.0.as_ref().is_none_or(|declared| {
            declared.iter().any(|version| {
                let excepted = oldest && *version == ProtocolVersion::V1_1;
                excepted || ProtocolVersion::OURS.contains(version)
            })
        })
    }

    fn highest(&self) -> Option<ProtocolVersion> {
        self.0.as_ref()?.iter().copied().max()
    }
}

macro_rules! node_getters {
    ($name:ident) => {
        impl $name {
            /// The entity ID.
            pub fn entity_id(&self) -> &str {
                &self.node.entity_id
            }

            /// The country: configured, and confirmed by `NodeCountry`.
            pub fn country(&self) -> CountryCode {
                self.node.country
            }

            /// The keys that sign its messages; at least one.
            pub fn signing_keys(&self) -> &[VerificationKey] {
                &self.node.signing_keys
            }

            /// The certificates in use: those that sign its messages and, of a Connector, the one
            /// to encrypt for.
            pub fn certificates(&self) -> &[CertificateFacts] {
                &self.node.certificates
            }

            /// The versions that it declares, as far as we know them, in its order; `None` where
            /// it declares none at all.
            pub fn versions(&self) -> Option<&[ProtocolVersion]> {
                self.node.versions.0.as_deref()
            }

            /// The newest version that it declares, if it declares any that we know.
            pub fn highest_version(&self) -> Option<ProtocolVersion> {
                self.node.versions.highest()
            }

            /// Whether we speak one of its versions; so taken where it declares none.
            pub fn speaks_our_versions(&self, exceptions: Exceptions) -> bool {
                self.node.versions.are_ours(exceptions)
            }

            /// The exceptions without which its metadata would not have been usable.
            pub fn leans_on(&self) -> Exceptions {
                self.node.leans_on
            }

            /// Whether its newest version is 1.2 or 1.3, which used `rsa-oaep-mgf1p`.
            pub fn is_older_version(&self) -> bool {
                matches!(
                    self.highest_version(),
                    Some(ProtocolVersion::V1_2 | ProtocolVersion::V1_3)
                )
            }

            /// The mandatory name identifier formats that it lists.
            pub fn name_id_formats(&self) -> &[NameIdFormat] {
                &self.node.name_id_formats
            }

            /// The program that it says it runs.
            pub fn application(&self) -> Option<&str> {
                self.node.application.as_deref()
            }

            /// Until when this may be used.
            pub fn valid_until(&self) -> Timestamp {
                self.node.valid_until
            }
        }
    };
}

/// Where a Connector takes answers by HTTP-POST.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AssertionConsumer {
    pub(super) location: String,
    pub(super) index: Option<u16>,
}

impl AssertionConsumer {
    /// The URL.
    pub fn location(&self) -> &str {
        &self.location
    }

    /// Its number, by which a request may name it.
    pub fn index(&self) -> Option<u16> {
        self.index
    }
}

/// A foreign Connector: it asks, we answer.
#[derive(Debug, Clone)]
pub struct TrustedConnector {
    pub(super) node: Node,
    pub(super) default_acs: String,
    pub(super) acs: Vec<AssertionConsumer>,
    pub(super) recipient: EncryptionRecipient,
    pub(super) content: ContentEncryption,
    pub(super) sp_type: Option<SpType>,
    pub(super) want_assertions_signed: bool,
}

node_getters!(TrustedConnector);

impl TrustedConnector {
    /// The default assertion consumer URL.
    pub fn default_acs(&self) -> &str {
        &self.default_acs
    }

    /// Every assertion consumer for HTTP-POST.
    pub fn assertion_consumers(&self) -> &[AssertionConsumer] {
        &self.acs
    }

    /// Whom to encrypt assertions for.
    pub fn recipient(&self) -> &EncryptionRecipient {
        &self.recipient
    }

    /// With what: the strongest that it lists, or AES-256-GCM.
    pub fn content_encryption(&self) -> ContentEncryption {
        self.content
    }

    /// The sector, where the Connector serves one only.
    pub fn sp_type(&self) -> Option<SpType> {
        self.sp_type
    }

    /// Whether it wants assertions signed, beside the Response.
    pub fn want_assertions_signed(&self) -> bool {
        self.want_assertions_signed
    }
}

/// A foreign Proxy-Service: we ask, it answers.
#[derive(Debug, Clone)]
pub struct TrustedProxyService {
    pub(super) node: Node,
    pub(super) sso_post: Option<String>,
    pub(super) sso_redirect: Option<String>,
    pub(super) levels: Option<Vec<LevelOfAssurance>>,
    pub(super) other_levels: Vec<String>,
    pub(super) attributes: Option<BTreeSet<String>>,
    pub(super) wants_requester_id: bool,
}

node_getters!(TrustedProxyService);

impl TrustedProxyService {
    /// The single sign-on URL of a binding.
    pub fn sso(&self, binding: Binding) -> Option<&str> {
        match binding {
            Binding::Post => self.sso_post.as_deref(),
            Binding::Redirect => self.sso_redirect.as_deref(),
        }
    }

    /// The notified levels that it publishes; `None` where it publishes nothing about levels.
    pub fn published_levels(&self) -> Option<&[LevelOfAssurance]> {
        self.levels.as_deref()
    }

    /// What else it publishes as levels: non-notified ones and words of its own, each at most 256
    /// printable characters.
    pub fn other_levels(&self) -> &[String] {
        &self.other_levels
    }

    /// Whether what it publishes allows this level; so taken where it publishes nothing.
    pub fn publishes(&self, level: LevelOfAssurance) -> bool {
        self.levels
            .as_ref()
            .is_none_or(|levels| levels.contains(&level))
    }

    /// Whether it may assert this level: as [`Self::publishes`], and one that is not notified only
    /// where it is published by its URI.
    pub fn offers(&self, level: &AssuredLevel) -> bool {
        match level {
            AssuredLevel::Notified(level) => self.publishes(*level),
            AssuredLevel::NotNotified(uri) => self.other_levels.contains(uri),
        }
    }

    /// Whether it can answer a request for `minimum`, as far as it publishes.
    pub fn can_reach(&self, minimum: LevelOfAssurance) -> bool {
        self.levels
            .as_ref()
            .is_none_or(|levels| levels.iter().any(|level| *level >= minimum))
    }

    /// The attributes of ours that it lists; `None` where it lists none at all.
    pub fn supported_attributes(&self) -> Option<&BTreeSet<String>> {
        self.attributes.as_ref()
    }

    /// Whether it can be asked for this attribute: its metadata lists it, or lists none at all;
    /// for a sector's, lists it.
    pub fn supports(&self, attribute: &Attribute) -> bool {
        match (&self.attributes, attribute) {
            (None, Attribute::Sector(_)) => false,
            (None, _) => true,
            (Some(listed), _) => listed.contains(attribute.definition().uri),
        }
    }

    /// Whether it asks for the private requester's identifier.
    pub fn wants_requester_id(&self) -> bool {
        self.wants_requester_id
    }
}
