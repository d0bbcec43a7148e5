//! What keys in a hardware module are needed for, and what their tokens do: for the start, and
//! for commands that look.

use openssl::pkey::Id;

use crate::config::{Config, KeyManagement, KeyPlace, KeyRole, KeyStage, OwnKey};
use crate::custody::{HashName, SignatureScheme};
use crate::oidc::jose::JwsAlgorithm;
use crate::trust::keys::pkcs11::{Ability, Duty, TokenError, Tokens};

/// One key in a token, tried.
#[derive(Debug, Clone)]
pub struct TriedKey {
    /// What it is for.
    pub role: KeyRole,
    /// Whether it is in use.
    pub stage: KeyStage,
    /// What its token does, or what is wrong.
    pub outcome: Result<Vec<Ability>, TokenError>,
}

/// Tries every key that is in a token; none where none is. It may take seconds.
pub fn try_token_keys(config: &Config) -> Vec<TriedKey> {
    let keys = config.keys.all();
    let in_tokens = keys
        .iter()
        .filter(|key| matches!(key.place, KeyPlace::Token(_)));
    let Some(settings) = &config.keys.pkcs11 else {
        return Vec::new();
    };
    let tokens = Tokens::open(settings);
    in_tokens
        .map(|key| TriedKey {
            role: key.role,
            stage: key.stage,
            outcome: tokens
                .as_ref()
                .map_err(|error| *error)
                .and_then(|tokens| tried(config, tokens, key)),
        })
        .collect()
}

fn tried(config: &Config, tokens: &Tokens, key: &OwnKey<'_>) -> Result<Vec<Ability>, TokenError> {
    let (KeyPlace::Token(uri), Some(public)) = (key.place, &key.public) else {
        return Ok(Vec::new());
    };
    let held = tokens.key(uri, public)?;
    let duty = if key.role.is_encryption() {
        duty_of_opening(config, key.role)
    } else if public.id() == Id::EC {
        Duty::Sign(vec![SignatureScheme::Ecdsa])
    } else {
        Duty::Sign(vec![SignatureScheme::Pss(HashName::Sha256)])
    };
    held.probe(&duty)
}

/// How a token is asked for a signature of this kind.
pub(super) fn schemes(algorithm: JwsAlgorithm) -> Vec<SignatureScheme> {
    vec![match algorithm {
        JwsAlgorithm::Es256 | JwsAlgorithm::Es384 => SignatureScheme::Ecdsa,
        JwsAlgorithm::Ps256 => SignatureScheme::Pss(HashName::Sha256),
        JwsAlgorithm::Rs256 => SignatureScheme::Pkcs1Sha256,
    }]
}

/// What a key that others encrypt to must open. Foreign nodes may send what the profile asks every
/// node to take; the hub sends what it registered `[eIDAS-CR §2.4]`.
pub(super) fn duty_of_opening(config: &Config, role: KeyRole) -> Duty {
    let of = |name| (name, name);
    let hub = config.proxy_service.as_ref().map(|it| &it.hub);
    let needed = match (role, hub) {
        (KeyRole::OidcEncryption, Some(hub)) => {
            let registered = [hub.id_token_encryption, hub.userinfo_encryption];
            let registered = registered.into_iter().flatten();
            let pair = |alg| match alg {
                KeyManagement::RsaOaep => Some(of(HashName::Sha1)),
                KeyManagement::RsaOaep256 => Some(of(HashName::Sha256)),
                KeyManagement::EcdhEs | KeyManagement::EcdhEsA256kw => None,
            };
            registered.filter_map(|choice| pair(choice.alg)).collect()
        }
        _ => vec![of(HashName::Sha256)],
    };
    Duty::Open(needed)
}
