//! Signatures that the product would not make, made rightly: the changed `SignedInfo` is
//! canonicalised and signed with the key that is trusted, by whatever algorithm it names.

use super::target::Sound;
use crate::saml_world::with;
use crate::xml_fixtures::DS;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use eidas_bridge::xml::{Document, Limits, canonicalize};
use openssl::ecdsa::EcdsaSig;
use openssl::hash::{MessageDigest, hash};
use openssl::pkey::{PKey, PKeyRef, Private};
use openssl::rsa::Padding;
use openssl::sign::{RsaPssSaltlen, Signer};

/// How octets are signed.
#[derive(Clone, Copy)]
pub(super) enum Way {
    Ecdsa,
    Pss,
    Pkcs1,
    /// With these octets as the secret.
    Hmac(&'static [u8]),
}

/// The value of a signature as XML writes it.
pub(super) fn value(key: &PKeyRef<Private>, way: Way, md: MessageDigest, octets: &[u8]) -> Vec<u8> {
    if let Way::Hmac(secret) = way {
        let key = PKey::hmac(secret).unwrap();
        let mut signer = Signer::new(md, &key).unwrap();
        return signer.sign_oneshot_to_vec(octets).unwrap();
    }
    let mut signer = Signer::new(md, key).unwrap();
    match way {
        Way::Pss => {
            signer.set_rsa_padding(Padding::PKCS1_PSS).unwrap();
            let length = RsaPssSaltlen::DIGEST_LENGTH;
            signer.set_rsa_pss_saltlen(length).unwrap();
        }
        Way::Pkcs1 => signer.set_rsa_padding(Padding::PKCS1).unwrap(),
        Way::Ecdsa | Way::Hmac(_) => {}
    }
    let value = signer.sign_oneshot_to_vec(octets).unwrap();
    if !matches!(way, Way::Ecdsa) {
        return value;
    }
    let pair = EcdsaSig::from_der(&value).unwrap();
    let half = |number: &openssl::bn::BigNumRef| number.to_vec_padded(32).unwrap();
    [half(pair.r()), half(pair.s())].concat()
}

/// What stands between two marks, both left out.
pub(super) fn between<'t>(text: &'t str, from: &str, to: &str) -> &'t str {
    let (_, rest) = text.split_once(from).unwrap();
    rest.split_once(to).unwrap().0
}

const SIGNED_INFO: &str = "<ds:SignedInfo>";
const SIGNED_INFO_END: &str = "</ds:SignedInfo>";

/// The octets of `SignedInfo` with this content, canonicalised on its own.
pub(super) fn octets(content: &str) -> Vec<u8> {
    let whole = format!("<ds:SignedInfo xmlns:ds=\"{DS}\">{content}{SIGNED_INFO_END}");
    let document = Document::parse(whole.as_bytes(), &Limits::METADATA).unwrap();
    canonicalize(document.root())
}

/// The digest of what a text says, as a reference to its root holds it.
pub(super) fn digest(text: &str, md: MessageDigest) -> String {
    let document = Document::parse(text.as_bytes(), &Limits::METADATA).unwrap();
    STANDARD.encode(hash(md, &canonicalize(document.root())).unwrap())
}

impl Sound<'_> {
    /// The content of `SignedInfo`.
    pub(super) fn signed_info(&self) -> &str {
        between(&self.signature, SIGNED_INFO, SIGNED_INFO_END)
    }

    /// The digest in the reference.
    pub(super) fn digest(&self) -> &str {
        between(&self.signature, "<ds:DigestValue>", "<")
    }

    /// The whole reference.
    pub(super) fn reference(&self) -> String {
        let inside = between(&self.signature, "<ds:Reference ", "</ds:Reference>");
        format!("<ds:Reference {inside}</ds:Reference>")
    }

    /// The signature element around this content of `SignedInfo`, with this value.
    pub(super) fn signature_of(&self, content: &str, value: &[u8]) -> String {
        let changed = with(&self.signature, self.signed_info(), content);
        self.valued(&changed, value)
    }

    fn valued(&self, signature: &str, value: &[u8]) -> String {
        let old = between(&self.signature, "<ds:SignatureValue>", "<");
        with(signature, old, &STANDARD.encode(value))
    }

    /// The message with another value of the signature.
    pub(super) fn with_value(&self, value: &[u8]) -> String {
        self.carrying(&self.valued(&self.signature, value))
    }

    /// The message with `SignedInfo` changed in one thing and signed again with the right key.
    pub(super) fn resigned(&self, from: &str, to: &str) -> String {
        self.signed_anew(&with(self.signed_info(), from, to))
    }

    /// The message with this content of `SignedInfo`, signed with the right key.
    pub(super) fn signed_anew(&self, content: &str) -> String {
        let key = &self.stage.signer().key;
        let way = if key.ec_key().is_ok() {
            Way::Ecdsa
        } else {
            Way::Pss
        };
        let value = value(key, way, MessageDigest::sha256(), &octets(content));
        self.carrying(&self.signature_of(content, &value))
    }
}
