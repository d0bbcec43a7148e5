//! What is known about a certificate's revocation, and why something says nothing about it.

use crate::saml::instant;
use crate::saml::refusal::refusals;
use jiff::{SignedDuration, Timestamp};

refusals! {
    /// Why bytes say nothing about a certificate.
    RevocationError
    wraps {}
    plain {
        Chain: "revocation.chain", "a chain holds certificates, each issued by the next one",
        Request: "revocation.request", "the cryptographic library must be able to ask about the certificate",
        CrlMalformed: "revocation.crl-malformed", "a revocation list is one in DER or PEM",
        CrlIssuer: "revocation.crl-issuer", "a revocation list must be of the certificate's issuer",
        CrlSignature: "revocation.crl-signature", "a revocation list must be signed by the issuer, or by a certificate of the same name that the chain proves",
        CrlScope: "revocation.crl-scope", "a revocation list must be complete and about certificates such as this one: no delta, no indirect one, no other part, no unknown critical extension",
        CrlNotCurrent: "revocation.crl-not-current", "thisUpdate of a revocation list must not be in the future, and nextUpdate there and not past",
        OcspMalformed: "revocation.ocsp-malformed", "an answer must be an OCSP response in DER",
        OcspStatus: "revocation.ocsp-status", "the responder must be able to answer",
        OcspSignature: "revocation.ocsp-signature", "an answer must be signed by the issuer, or by a responder that the issuer certified for it",
        OcspCertificate: "revocation.ocsp-certificate", "an answer must be about the certificate that was asked about",
        OcspNotCurrent: "revocation.ocsp-not-current", "thisUpdate of an answer must not be in the future, and nextUpdate not past",
        WeakHash: "revocation.weak-hash", "revocation lists and answers must be signed over a hash of at least 256 bits",
    }
}

/// What is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// Not revoked.
    Good,
    /// Revoked or on hold.
    Revoked,
    /// Nothing reliable.
    Unknown,
}

impl Verdict {
    /// One word for tables and logs.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Good => "good",
            Self::Revoked => "revoked",
            Self::Unknown => "unknown",
        }
    }

    /// Of what several sources say about one certificate: revoked if one says so, good if one
    /// says so and none says revoked.
    pub fn of_sources(said: impl IntoIterator<Item = Self>) -> Self {
        said.into_iter()
            .fold(Self::Unknown, |so_far, next| match (so_far, next) {
                (Self::Revoked, _) | (_, Self::Revoked) => Self::Revoked,
                (Self::Good, _) | (_, Self::Good) => Self::Good,
                (Self::Unknown, Self::Unknown) => Self::Unknown,
            })
    }

    /// Of a chain, from what is known about each of its links: good if all are.
    pub fn of_chain(links: impl IntoIterator<Item = Self>) -> Self {
        links
            .into_iter()
            .fold(Self::Good, |so_far, next| match (so_far, next) {
                (Self::Revoked, _) | (_, Self::Revoked) => Self::Revoked,
                (Self::Unknown, _) | (_, Self::Unknown) => Self::Unknown,
                (Self::Good, Self::Good) => Self::Good,
            })
    }
}

/// What a list or an answer reliably says about a certificate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Answer {
    /// What it says.
    pub verdict: Verdict,
    /// Why it was revoked, where that is said.
    pub reason: Option<RevocationReason>,
    /// Since when it is revoked, where that is said.
    pub revoked_at: Option<Timestamp>,
    /// When this was known to be so.
    pub this_update: Timestamp,
    /// Until when it may be remembered; `None` where newer information is always to be had.
    pub next_update: Option<Timestamp>,
}

/// Why a certificate was revoked. `[RFC5280 §5.3.1]`
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RevocationReason {
    /// Not said.
    Unspecified,
    /// The key is in other hands.
    KeyCompromise,
    /// The authority's key is in other hands.
    CaCompromise,
    /// The subject's name has changed.
    AffiliationChanged,
    /// There is a newer certificate.
    Superseded,
    /// It is no longer needed.
    CessationOfOperation,
    /// On hold, for now.
    Hold,
    /// A right that it states was withdrawn.
    PrivilegeWithdrawn,
    /// The attribute authority's key is in other hands.
    AaCompromise,
}

impl RevocationReason {
    /// The reason of that number; `None` for others, `removeFromCRL` among them.
    pub(super) fn of(number: i64) -> Option<Self> {
        match number {
            0 => Some(Self::Unspecified),
            1 => Some(Self::KeyCompromise),
            2 => Some(Self::CaCompromise),
            3 => Some(Self::AffiliationChanged),
            4 => Some(Self::Superseded),
            5 => Some(Self::CessationOfOperation),
            6 => Some(Self::Hold),
            9 => Some(Self::PrivilegeWithdrawn),
            10 => Some(Self::AaCompromise),
            _ => None,
        }
    }

    /// As RFC 5280 writes it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Unspecified => "unspecified",
            Self::KeyCompromise => "keyCompromise",
            Self::CaCompromise => "cACompromise",
            Self::AffiliationChanged => "affiliationChanged",
            Self::Superseded => "superseded",
            Self::CessationOfOperation => "cessationOfOperation",
            Self::Hold => "certificateHold",
            Self::PrivilegeWithdrawn => "privilegeWithdrawn",
            Self::AaCompromise => "aACompromise",
        }
    }
}

/// Whether something from `this` to `next` is of now; without `next` it is for as long as `alone`.
pub(super) fn is_current(
    (this, next): (Timestamp, Option<Timestamp>),
    alone: SignedDuration,
    now: Timestamp,
    skew: SignedDuration,
) -> bool {
    let end = next.unwrap_or_else(|| instant::after(this, alone));
    !instant::is_future(this, now, skew) && !instant::is_past(end, now, skew)
}

#[cfg(test)]
mod tests {
    use super::Verdict::{Good, Revoked, Unknown};
    use super::*;

    #[test]
    fn one_source_suffices_for_a_certificate_and_none_for_a_chain() {
        assert_eq!(Verdict::of_sources([]), Unknown);
        assert_eq!(Verdict::of_sources([Unknown, Good]), Good);
        assert_eq!(Verdict::of_sources([Good, Revoked, Good]), Revoked);
        assert_eq!(Verdict::of_chain([]), Good);
        assert_eq!(Verdict::of_chain([Good, Unknown]), Unknown);
        assert_eq!(Verdict::of_chain([Unknown, Revoked]), Revoked);
    }
}
