//! What both OpenID Connect sides share: how a client shows who it is, what is encrypted and how,
//! and the names of the levels of assurance.

use std::collections::BTreeMap;

use super::checks::{choice, file, not_notified_level, strong_secret, text, url};
use super::reader::Section;
use super::secret::Secret;
use crate::domain::LevelOfAssurance;

/// How a client authenticates at the token endpoint (`[OIDC-Core §9]`).
#[derive(Debug, Clone)]
pub enum ClientAuthentication {
    /// The secret in the form.
    ClientSecretPost(Secret),
    /// The secret in the Authorization header.
    ClientSecretBasic(Secret),
    /// An assertion signed with the client's key (`[RFC7523 §2.2]`).
    PrivateKeyJwt,
}

/// Where another party's public keys are.
#[derive(Debug, Clone)]
pub enum JwksSource {
    /// A JWK set kept beside the configuration, as read: JSON.
    Document(String),
    /// A JWK set fetched from here.
    Uri(String),
}

/// Signature algorithms for JWTs (`[RFC7518 §3.1]`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SignatureAlgorithm {
    /// ECDSA with P-256 and SHA-256.
    Es256,
    /// ECDSA with P-384 and SHA-384.
    Es384,
    /// RSA PKCS#1 v1.5 with SHA-256.
    Rs256,
    /// RSA-PSS with SHA-256.
    Ps256,
}

impl SignatureAlgorithm {
    /// The name in the JOSE header.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Es256 => "ES256",
            Self::Es384 => "ES384",
            Self::Rs256 => "RS256",
            Self::Ps256 => "PS256",
        }
    }
}

/// Key management algorithms for JWEs (`[RFC7518 §4.1]`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyManagement {
    /// RSA-OAEP with SHA-1, which the model hub asks for.
    RsaOaep,
    /// RSA-OAEP with SHA-256.
    RsaOaep256,
    /// Direct key agreement.
    EcdhEs,
    /// Key agreement, and AES key wrap with a 256-bit key.
    EcdhEsA256kw,
}

impl KeyManagement {
    /// The name in the JOSE header.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::RsaOaep => "RSA-OAEP",
            Self::RsaOaep256 => "RSA-OAEP-256",
            Self::EcdhEs => "ECDH-ES",
            Self::EcdhEsA256kw => "ECDH-ES+A256KW",
        }
    }
}

impl KeyManagement {
    /// Whether it is for RSA keys; the others agree on a key over a curve.
    pub fn wants_rsa(self) -> bool {
        matches!(self, Self::RsaOaep | Self::RsaOaep256)
    }
}

/// Content encryption algorithms for JWEs (`[RFC7518 §5.1]`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ContentEncryption {
    /// AES-GCM with a 128-bit key.
    A128Gcm,
    /// AES-GCM with a 256-bit key.
    A256Gcm,
}

impl ContentEncryption {
    /// The name in the JOSE header.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::A128Gcm => "A128GCM",
            Self::A256Gcm => "A256GCM",
        }
    }
}

/// How a token is encrypted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Encryption {
    /// How the content key travels.
    pub alg: KeyManagement,
    /// How the content is encrypted.
    pub enc: ContentEncryption,
}

/// The `acr` value of each level of assurance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AcrNames {
    /// For low.
    pub low: String,
    /// For substantial.
    pub substantial: String,
    /// For high.
    pub high: String,
    /// The levels that are not notified (`[eIDAS-MF §3.1]`): the URI of each, by its name, which is
    /// the URI itself where it has no other.
    pub not_notified: BTreeMap<String, String>,
}

impl AcrNames {
    /// Whether `acr` names one of the three, or is its URI.
    pub fn holds(&self, acr: &str) -> bool {
        let names = [&self.low, &self.substantial, &self.high];
        names.iter().any(|name| *name == acr) || LevelOfAssurance::from_uri(acr).is_ok()
    }

    /// With the levels of a `not_notified` list beside; those without a name go by their URI.
    pub(super) fn with_not_notified(mut self, listed: Vec<String>) -> Self {
        for uri in listed {
            if !self.not_notified.values().any(|named| *named == uri) {
                self.not_notified.insert(uri.clone(), uri);
            }
        }
        self
    }
}

impl Default for AcrNames {
    /// As FranceConnect+ names them.
    fn default() -> Self {
        Self {
            low: "eidas1".into(),
            substantial: "eidas2".into(),
            high: "eidas3".into(),
            not_notified: BTreeMap::new(),
        }
    }
}

const ENCRYPTION_ALGORITHMS: &[(&str, KeyManagement)] = &[
    ("RSA-OAEP", KeyManagement::RsaOaep),
    ("RSA-OAEP-256", KeyManagement::RsaOaep256),
    ("ECDH-ES", KeyManagement::EcdhEs),
    ("ECDH-ES+A256KW", KeyManagement::EcdhEsA256kw),
];

const CONTENT_ALGORITHMS: &[(&str, ContentEncryption)] = &[
    ("A128GCM", ContentEncryption::A128Gcm),
    ("A256GCM", ContentEncryption::A256Gcm),
];

/// What a peer may sign with.
pub(super) const SIGNATURES: &[(&str, SignatureAlgorithm)] = &[
    ("ES256", SignatureAlgorithm::Es256),
    ("ES384", SignatureAlgorithm::Es384),
    ("RS256", SignatureAlgorithm::Rs256),
    ("PS256", SignatureAlgorithm::Ps256),
];

#[derive(Clone, Copy)]
enum Method {
    Post,
    Basic,
    PrivateKey,
}

const METHODS: &[(&str, Method)] = &[
    ("client_secret_post", Method::Post),
    ("client_secret_basic", Method::Basic),
    ("private_key_jwt", Method::PrivateKey),
];

pub(super) fn authentication(section: &Section<'_>) -> Option<ClientAuthentication> {
    let method = section.required("token_endpoint_auth_method", choice(METHODS))?;
    if matches!(method, Method::PrivateKey) {
        if section.has("client_secret_file") {
            section.optional("client_secret_file", text);
            section.report("client_secret_file", "has no use with private_key_jwt");
        }
        return Some(ClientAuthentication::PrivateKeyJwt);
    }
    let secret = section.required("client_secret_file", strong_secret)?;
    Some(match method {
        Method::Basic => ClientAuthentication::ClientSecretBasic(secret),
        Method::Post | Method::PrivateKey => ClientAuthentication::ClientSecretPost(secret),
    })
}

/// `<what>_encrypted_response_alg` and `…_enc`; the second defaults to A256GCM and means nothing
/// without the first.
pub(super) fn encryption(section: &Section<'_>, what: &str) -> Option<Encryption> {
    let alg_key = format!("{what}_encrypted_response_alg");
    let enc_key = format!("{what}_encrypted_response_enc");
    let alg = section.optional(&alg_key, choice(ENCRYPTION_ALGORITHMS));
    let enc = section.defaulted(
        &enc_key,
        ContentEncryption::A256Gcm,
        choice(CONTENT_ALGORITHMS),
    );
    if section.has(&enc_key) && !section.has(&alg_key) {
        section.report(&enc_key, format!("means nothing without {alg_key}"));
    }
    Some(Encryption {
        alg: alg?,
        enc: enc?,
    })
}

pub(super) fn jwks(section: &Section<'_>) -> Option<JwksSource> {
    let document = section.optional("jwks_file", |source, value| {
        let (path, json) = file(source, value)?;
        let parsed: Option<serde_json::Value> = serde_json::from_str(&json).ok();
        if parsed.is_some_and(|set| set.get("keys").is_some_and(serde_json::Value::is_array)) {
            Ok(json)
        } else {
            Err(format!("{} is not a JWK set", path.display()))
        }
    });
    let uri = section.optional("jwks_uri", url);
    match (document, uri) {
        (Some(_), Some(_)) => {
            section.report("jwks_uri", "and jwks_file exclude each other");
            None
        }
        (document, uri) => document
            .map(JwksSource::Document)
            .or(uri.map(JwksSource::Uri)),
    }
}

pub(super) fn acr_names(section: &Section<'_>) -> Option<AcrNames> {
    let default = AcrNames::default();
    let low = section.defaulted("low", default.low, text);
    let substantial = section.defaulted("substantial", default.substantial, text);
    let high = section.defaulted("high", default.high, text);
    let names = AcrNames {
        low: low?,
        substantial: substantial?,
        high: high?,
        not_notified: section
            .optional_section("not_notified", |names| Some(not_notified(names)))
            .unwrap_or_default(),
    };
    names.check(section);
    if names.low == names.substantial || names.substantial == names.high || names.low == names.high
    {
        // A level could be raised on the way back.
        section.report("low", "each level needs a name of its own");
    }
    Some(names)
}

/// A section's list of levels that are not notified.
pub(super) fn not_notified_levels(section: &Section<'_>) -> Vec<String> {
    let listed = section.list("not_notified", not_notified_level);
    listed.unwrap_or_default()
}

/// Names of levels that are not notified.
fn not_notified(section: &Section<'_>) -> BTreeMap<String, String> {
    let mut names = BTreeMap::new();
    for name in section.keys() {
        let Some(uri) = section.optional(&name, not_notified_level) else {
            continue;
        };
        if names.values().any(|other| *other == uri) {
            section.report(&name, "names a level that has a name already");
        }
        names.insert(name, uri);
    }
    names
}

impl AcrNames {
    /// A name that is the URI of another level would raise or lower it.
    fn check(&self, section: &Section<'_>) {
        let own = [
            ("low", &self.low, LevelOfAssurance::Low),
            (
                "substantial",
                &self.substantial,
                LevelOfAssurance::Substantial,
            ),
            ("high", &self.high, LevelOfAssurance::High),
        ];
        for (key, name, level) in own {
            let other = LevelOfAssurance::from_uri(name).is_ok_and(|named| named != level);
            if other || LevelOfAssurance::is_false_claim(name) {
                section.report(key, "must not be the URI of another level");
            }
        }
        for (name, uri) in &self.not_notified {
            let notified = self.holds(name) || LevelOfAssurance::is_false_claim(name);
            let mut others = self.not_notified.values().filter(|other| *other != uri);
            if notified || others.any(|other| other == name) {
                section.report("not_notified", format!("{name} is another level already"));
            }
        }
    }
}
