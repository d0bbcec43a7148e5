//! Why metadata is refused, and what was passed over in metadata that is accepted.

use crate::saml::refusal::refusals;
use crate::xml::{SignatureError, XmlError};

refusals! {
    /// Why metadata is refused.
    MetadataError
    wraps {
        Xml(XmlError): "metadata is a well-formed document of the strict profile",
        Signature(SignatureError): "metadata must be signed by the certificate that its chain proves",
    }
    plain {
        Root: "metadata.root", "the document must be one md:EntityDescriptor or md:EntitiesDescriptor",
        Anchor: "metadata.anchor", "a configured anchor must be a certificate with a key of the rules",
        AnchorExpired: "metadata.anchor-expired", "an anchor of the country must be in date",
        Signer: "metadata.signer", "the signer's certificate must be, or chain to, an anchor of the country, with hash and key sizes of the rules",
        EntityId: "metadata.entity-id", "entityID must be the configured one",
        EntityTwice: "metadata.entity-twice", "the configured entity must be described once",
        ValidUntilMissing: "metadata.valid-until-missing", "validUntil must be there, on the entity or around it, and a time with its zone",
        Expired: "metadata.expired", "validUntil must not be past",
        TooLong: "metadata.too-long", "validUntil must not be further away than configured",
        Country: "metadata.country", "NodeCountry must stand in the role and be the configured country",
        Role: "metadata.role", "the document must describe a Connector or a Proxy-Service of SAML 2.0, each once",
        SigningKey: "metadata.signing-key", "the role must have a usable certificate for signing",
        EncryptionKey: "metadata.encryption-key", "a Connector must have a usable certificate for encryption",
        AssertionConsumer: "metadata.assertion-consumer", "a Connector must have an assertion consumer for HTTP-POST",
        SingleSignOn: "metadata.single-sign-on", "a Proxy-Service must have a single sign-on URL for HTTP-POST or HTTP-Redirect",
        SpType: "metadata.sp-type", "SPType must be public or private, once",
        EntityAttribute: "metadata.entity-attribute", "no entity attribute that we read may stand twice",
    }
}

/// What a certificate is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum KeyUse {
    /// `use="signing"`
    Signing,
    /// `use="encryption"`
    Encryption,
    /// It proves who signs metadata: an anchor, or a certificate of the signer's chain.
    Anchor,
}

impl KeyUse {
    /// One word for tables and logs.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Signing => "signing",
            Self::Encryption => "encryption",
            Self::Anchor => "anchor",
        }
    }
}

/// Why a certificate in metadata is not used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CertificateProblem {
    /// Not one DER certificate in base64.
    Malformed,
    /// Before its first or after its last day.
    Dates,
    /// Signed over a hash of fewer than 256 bits.
    WeakHash,
    /// A kind, curve or size of key outside the rules.
    Key,
    /// Its key usage does not allow what it is used for.
    Usage,
}

/// Something in accepted metadata that was passed over or is worth a word, for the log and the
/// status page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MetadataWarning {
    /// A key descriptor without a known `use`.
    KeyWithoutUse,
    /// A certificate that is not used.
    Certificate(KeyUse, CertificateProblem),
    /// A configured anchor that is not used.
    Anchor(CertificateProblem),
    /// One key both signs and is encrypted for. `[eIDAS-CR §3.5]`
    SharedKey,
    /// One of several roles is unusable; another one is not.
    RoleUnusable(MetadataError),
    /// Around the entity stands one without entity ID, an element that does not belong there, or
    /// a group nested too deep.
    BrokenSibling,
    /// The instant of publication is no time with its zone, in the future, or there twice: it is
    /// taken as absent.
    CreationInstant,
}

impl MetadataWarning {
    /// The stable code for logs and pages.
    pub fn code(&self) -> &'static str {
        match self {
            Self::KeyWithoutUse => "metadata.key-without-use",
            Self::Certificate(_, CertificateProblem::Malformed) => "metadata.certificate-malformed",
            Self::Certificate(_, CertificateProblem::Dates) => "metadata.certificate-dates",
            Self::Certificate(_, CertificateProblem::WeakHash) => "metadata.certificate-weak-hash",
            Self::Certificate(_, CertificateProblem::Key) => "metadata.certificate-key",
            Self::Certificate(_, CertificateProblem::Usage) => "metadata.certificate-usage",
            Self::Anchor(CertificateProblem::Malformed) => "metadata.anchor-malformed",
            Self::Anchor(CertificateProblem::Dates) => "metadata.anchor-dates",
            Self::Anchor(_) => "metadata.anchor-unusable",
            Self::SharedKey => "metadata.shared-key",
            Self::RoleUnusable(error) => error.code(),
            Self::BrokenSibling => "metadata.broken-sibling",
            Self::CreationInstant => "metadata.creation-instant",
        }
    }
}
