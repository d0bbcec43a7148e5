//! Configured keys, prepared once for their use.

use std::sync::Arc;

use openssl::nid::Nid;
use openssl::pkey::{Id, PKey, Private};
use openssl::x509::X509;

use super::StartError;
use crate::ambient::Random;
use crate::config::{Generations, KeyPair, KeyRole, Keys, PrivateKey};
use crate::oidc::jose::{JweKey, JwsAlgorithm, JwsKey, PublicJwk, SigningKeys};
use crate::store::{Sealing, SealingKey};
use crate::trust::keys::pem;
use crate::xml::{DecryptionKey, SignatureAlgorithm, SigningKey};

/// A key that signs messages or metadata; `name` is for the error. The rest of the certificate's
/// chain travels with metadata.
pub(super) fn signing(pair: &KeyPair, name: &'static str) -> Result<SigningKey, StartError> {
    let wrong = |_| StartError::Key(name);
    let private = pem::private_key(pair.key_pem.expose_str()).map_err(wrong)?;
    let chain = X509::stack_from_pem(pair.certificate_pem.as_bytes());
    let chain = chain.map_err(|_| StartError::Key(name))?;
    let (certificate, issuers) = chain.split_first().ok_or(StartError::Key(name))?;
    let algorithm = algorithm(&private);
    SigningKey::new(private, certificate, algorithm, algorithm.digest())
        .and_then(|key| key.with_chain(issuers))
        .map_err(|_| StartError::Key(name))
}

/// The certificates of what will sign soon and of what has signed until now, DER. Their keys must
/// be usable, too: a key that is not is better refused now than at the switch.
pub(super) fn spare_certificates(
    pairs: &Generations<KeyPair>,
    name: &'static str,
) -> Result<Vec<Vec<u8>>, StartError> {
    let spare = pairs.next.iter().chain(&pairs.retired);
    spare
        .map(|pair| Ok(signing(pair, name)?.certificate_der().to_vec()))
        .collect()
}

/// What opens assertions: the key in use, the next one, which senders learn of at the switch, and
/// the retired one, which they may use as long as they hold our old metadata.
pub(super) fn decryption(pairs: &Generations<KeyPair>) -> Result<Vec<DecryptionKey>, StartError> {
    pairs.all().map(decryption_key).collect()
}

fn decryption_key(pair: &KeyPair) -> Result<DecryptionKey, StartError> {
    const NAME: &str = "keys.saml_encryption";
    let private = pem::private_key(pair.key_pem.expose_str()).map_err(|_| StartError::Key(NAME))?;
    let certificate = pem::certificate(&pair.certificate_pem).map_err(|_| StartError::Key(NAME))?;
    DecryptionKey::new(private, &certificate).map_err(|_| StartError::Key(NAME))
}

/// The key that signs tokens unless a client registered otherwise, and our assertions at the hub.
pub(super) fn token_signing(key: &PrivateKey) -> Result<JwsKey, StartError> {
    let algorithm = if key.is_rsa {
        JwsAlgorithm::Ps256
    } else {
        JwsAlgorithm::Es256
    };
    jws_key(key, algorithm, "keys.oidc_signing")
}

fn jws_key(
    key: &PrivateKey,
    algorithm: JwsAlgorithm,
    name: &'static str,
) -> Result<JwsKey, StartError> {
    let private = pem::private_key(key.key_pem.expose_str()).map_err(|_| StartError::Key(name))?;
    JwsKey::new(private, algorithm).map_err(|_| StartError::Key(name))
}

/// The public halves of what will sign soon and of what has signed until now.
pub(super) fn spare_token_keys(
    keys: &Generations<PrivateKey>,
) -> Result<Vec<PublicJwk>, StartError> {
    let spare = keys.next.iter().chain(&keys.retired);
    spare
        .map(|key| Ok(token_signing(key)?.public().clone()))
        .collect()
}

/// What each key of a role signs with, the key's usual algorithm first.
fn algorithms(role: KeyRole, key: &PrivateKey) -> &'static [JwsAlgorithm] {
    match (role, key.is_rsa) {
        (KeyRole::OidcSigningP384, _) => &[JwsAlgorithm::Es384],
        (KeyRole::OidcSigningRsa, _) | (_, true) => &[JwsAlgorithm::Ps256, JwsAlgorithm::Rs256],
        _ => &[JwsAlgorithm::Es256],
    }
}

/// The keys of the roles that sign tokens, the default first, each with where its name is.
fn token_roles(keys: &Keys) -> [(KeyRole, Option<&Generations<PrivateKey>>, &'static str); 3] {
    [
        (
            KeyRole::OidcSigning,
            keys.oidc_signing.as_ref(),
            "keys.oidc_signing",
        ),
        (
            KeyRole::OidcSigningP384,
            keys.oidc_signing_p384.as_ref(),
            "keys.oidc_signing_p384",
        ),
        (
            KeyRole::OidcSigningRsa,
            keys.oidc_signing_rsa.as_ref(),
            "keys.oidc_signing_rsa",
        ),
    ]
}

/// What signs tokens: for each algorithm the key in use. A role of its own comes before what the
/// default key can do beside its usual algorithm.
pub(super) fn tokens_signing(keys: &Keys) -> Result<SigningKeys, StartError> {
    let mut others = Vec::new();
    for (role, generations, name) in token_roles(keys).into_iter().rev() {
        if let Some(key) = generations.map(|it| &it.current) {
            let usual = usize::from(role == KeyRole::OidcSigning);
            for algorithm in algorithms(role, key).iter().skip(usual) {
                others.push(jws_key(key, *algorithm, name)?);
            }
        }
    }
    let default = keys.oidc_signing.as_ref();
    let default = default.ok_or(StartError::Key("keys.oidc_signing"))?;
    Ok(SigningKeys::new(token_signing(&default.current)?, others))
}

/// The public halves of what will sign tokens soon and of what has signed until now.
pub(super) fn spare_tokens_signing(keys: &Keys) -> Result<Vec<PublicJwk>, StartError> {
    let mut spare = Vec::new();
    for (role, generations, name) in token_roles(keys) {
        let keys = generations.map(|it| it.next.iter().chain(&it.retired));
        for key in keys.into_iter().flatten() {
            for algorithm in algorithms(role, key) {
                spare.push(jws_key(key, *algorithm, name)?.public().clone());
            }
        }
    }
    Ok(spare)
}

/// What records are sealed with: the key in use; what other instances seal with already, and what
/// was sealed until now, opens too.
pub(super) fn sealing(
    keys: &Keys,
    random: &Arc<dyn Random>,
) -> Result<Option<Sealing>, StartError> {
    const NAME: &str = "keys.record_sealing";
    let Some(generations) = &keys.record_sealing else {
        return Ok(None);
    };
    let mut all = Vec::new();
    for key in generations.all() {
        all.push(SealingKey::new(key.key.expose()).ok_or(StartError::Key(NAME))?);
    }
    let current = all.remove(0);
    Ok(Some(Sealing::new(current, all, Arc::clone(random))))
}

/// What opens the hub's tokens: the key in use, the next one and the retired one.
pub(super) fn token_decryption(keys: &Generations<PrivateKey>) -> Result<Vec<JweKey>, StartError> {
    keys.all().map(token_decryption_key).collect()
}

fn token_decryption_key(key: &PrivateKey) -> Result<JweKey, StartError> {
    const NAME: &str = "keys.oidc_encryption";
    let private = pem::private_key(key.key_pem.expose_str()).map_err(|_| StartError::Key(NAME))?;
    JweKey::new(private).map_err(|_| StartError::Key(NAME))
}

/// The profile's algorithm that fits the key: the hash as long as the curve, SHA-256 under RSA
/// `[eIDAS-CR §2.3]`.
fn algorithm(key: &PKey<Private>) -> SignatureAlgorithm {
    if key.id() == Id::RSA {
        return SignatureAlgorithm::RsaPssSha256;
    }
    let curve = key.ec_key().ok().and_then(|key| key.group().curve_name());
    match curve {
        Some(Nid::SECP384R1 | Nid::BRAINPOOL_P384R1) => SignatureAlgorithm::EcdsaSha384,
        Some(Nid::SECP521R1 | Nid::BRAINPOOL_P512R1) => SignatureAlgorithm::EcdsaSha512,
        _ => SignatureAlgorithm::EcdsaSha256,
    }
}
