//! How a client's tokens are signed and encrypted, and how it signs its requests.

use super::super::checks::{boolean, choice};
use super::super::openid::{Encryption, SIGNATURES, SignatureAlgorithm, encryption};
use super::super::reader::Section;

/// What is registered about a client's tokens (`[RFC7591 §2]`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Responses {
    /// How its `id_token` is signed; none: as `keys.oidc_signing` signs.
    pub id_token_signature: Option<SignatureAlgorithm>,
    /// How its `id_token` is encrypted; none: signed only.
    pub id_token_encryption: Option<Encryption>,
    /// How its userinfo is signed; none: JSON.
    pub userinfo_signature: Option<SignatureAlgorithm>,
    /// How its userinfo is encrypted; only together with a signature.
    pub userinfo_encryption: Option<Encryption>,
}

impl Responses {
    pub(super) fn read(section: &Section<'_>) -> Self {
        let signed = |key| section.optional(key, choice(SIGNATURES));
        let responses = Self {
            id_token_signature: signed("id_token_signed_response_alg"),
            id_token_encryption: encryption(section, "id_token"),
            userinfo_signature: signed("userinfo_signed_response_alg"),
            userinfo_encryption: encryption(section, "userinfo"),
        };
        if responses.userinfo_encryption.is_some() && responses.userinfo_signature.is_none() {
            let why = "needs userinfo_signed_response_alg: anyone can encrypt to a public key";
            section.report("userinfo_encrypted_response_alg", why);
        }
        responses
    }

    /// Whether anything is encrypted to the client.
    pub fn encrypted(&self) -> bool {
        self.id_token_encryption.is_some() || self.userinfo_encryption.is_some()
    }

    /// The algorithms that we must have a key for, each with its setting.
    pub fn signatures(&self) -> impl Iterator<Item = (&'static str, SignatureAlgorithm)> {
        let id_token = self.id_token_signature;
        let id_token = id_token.map(|it| ("id_token_signed_response_alg", it));
        let userinfo = self.userinfo_signature;
        let userinfo = userinfo.map(|it| ("userinfo_signed_response_alg", it));
        id_token.into_iter().chain(userinfo)
    }
}

/// What is registered about a client's signed requests (`[RFC9101 §10.5]`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RequestObjects {
    /// The one algorithm; none: any that the client's keys fit.
    pub signature: Option<SignatureAlgorithm>,
    /// Whether a request that is not signed is refused.
    pub required: bool,
}

impl RequestObjects {
    pub(super) fn read(section: &Section<'_>) -> Option<Self> {
        Some(Self {
            signature: section.optional("request_object_signing_alg", choice(SIGNATURES)),
            required: section.defaulted("require_signed_request_object", false, boolean)?,
        })
    }

    /// Whether the client's keys are needed for them.
    pub(super) fn expected(self) -> bool {
        self.required || self.signature.is_some()
    }
}
