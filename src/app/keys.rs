//! Configured keys, prepared once for their use.

use openssl::nid::Nid;
use openssl::pkey::{Id, PKey, Private};
use openssl::x509::X509;

use super::StartError;
use crate::config::{Generations, KeyPair, PrivateKey};
use crate::oidc::jose::{JweKey, JwsAlgorithm, JwsKey, PublicJwk};
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

/// A key that signs tokens or client assertions.
pub(super) fn token_signing(key: &PrivateKey) -> Result<JwsKey, StartError> {
    const NAME: &str = "keys.oidc_signing";
    let private = pem::private_key(key.key_pem.expose_str()).map_err(|_| StartError::Key(NAME))?;
    let algorithm = if private.id() == Id::RSA {
        JwsAlgorithm::Ps256
    } else {
        JwsAlgorithm::Es256
    };
    JwsKey::new(private, algorithm).map_err(|_| StartError::Key(NAME))
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
