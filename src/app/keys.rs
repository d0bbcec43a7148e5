//! Configured keys, prepared once for their use.

use std::sync::Arc;

use openssl::nid::Nid;
use openssl::pkey::{Id, PKey, Private, Public};
use openssl::x509::X509;

use super::StartError;
use super::token_duties::{duty_of_opening, schemes};
use crate::ambient::Random;
use crate::config::{Config, Generations, KeyPair, KeyRole, KeySource, Keys, PrivateKey};
use crate::custody::{HashName, SignatureScheme};
use crate::oidc::jose::{JweKey, JwsAlgorithm, JwsKey, PublicJwk, SigningKeys};
use crate::store::{Sealing, SealingKey};
use crate::trust::keys::pem;
use crate::trust::keys::pkcs11::{Duty, TokenError, TokenKey, Tokens};
use crate::xml::{DecryptionKey, SignatureAlgorithm, SigningKey};

/// Where the keys of a configuration come from.
#[derive(Clone, Copy)]
pub(super) struct Keyring<'a> {
    pub(super) config: &'a Config,
    pub(super) tokens: Option<&'a Tokens>,
}

/// A private half, ready to be put to use.
enum Half {
    Here(PKey<Private>),
    Held(Arc<TokenKey>),
}

impl Keyring<'_> {
    /// A key that signs messages or metadata; `name` is for the error. The rest of the
    /// certificate's chain travels with metadata.
    pub(super) fn signing(
        self,
        pair: &KeyPair,
        name: &'static str,
    ) -> Result<SigningKey, StartError> {
        let wrong = |_| StartError::Key(name);
        let chain = X509::stack_from_pem(pair.certificate_pem.as_bytes());
        let chain = chain.map_err(|_| StartError::Key(name))?;
        let (certificate, issuers) = chain.split_first().ok_or(StartError::Key(name))?;
        let public = certificate.public_key();
        let algorithm = algorithm(&public.map_err(|_| StartError::Key(name))?);
        let scheme = if algorithm.is_ecdsa() {
            SignatureScheme::Ecdsa
        } else {
            SignatureScheme::Pss(HashName::Sha256)
        };
        let digest = algorithm.digest();
        let key = match self.half(&pair.source, name, &Duty::Sign(vec![scheme]))? {
            Half::Here(private) => SigningKey::new(private, certificate, algorithm, digest),
            Half::Held(holder) => SigningKey::held(holder, certificate, algorithm, digest),
        };
        key.and_then(|key| key.with_chain(issuers)).map_err(wrong)
    }

    /// The certificates of what will sign soon and of what has signed until now, DER. Their keys
    /// must be usable, too: a key that is not is better refused now than at the switch.
    pub(super) fn spare_certificates(
        self,
        pairs: &Generations<KeyPair>,
        name: &'static str,
    ) -> Result<Vec<Vec<u8>>, StartError> {
        let spare = pairs.next.iter().chain(&pairs.retired);
        spare
            .map(|pair| Ok(self.signing(pair, name)?.certificate_der().to_vec()))
            .collect()
    }

    /// What opens assertions: the key in use, the next one, which senders learn of at the switch,
    /// and the retired one, which they may use as long as they hold our old metadata.
    pub(super) fn decryption(
        self,
        pairs: &Generations<KeyPair>,
    ) -> Result<Vec<DecryptionKey>, StartError> {
        const NAME: &str = "keys.saml_encryption";
        let duty = duty_of_opening(self.config, KeyRole::SamlEncryption);
        let key = |pair: &KeyPair| {
            let wrong = StartError::Key(NAME);
            let certificate = pem::certificate(&pair.certificate_pem);
            let certificate = certificate.map_err(|_| wrong.clone())?;
            let key = match self.half(&pair.source, NAME, &duty)? {
                Half::Here(private) => DecryptionKey::new(private, &certificate),
                Half::Held(holder) => DecryptionKey::held(holder, &certificate),
            };
            key.map_err(|_| wrong)
        };
        pairs.all().map(key).collect()
    }

    /// The key that signs tokens unless a client registered otherwise, and our assertions at the
    /// hub.
    pub(super) fn token_signing(self, key: &PrivateKey) -> Result<JwsKey, StartError> {
        let algorithm = if key.is_rsa {
            JwsAlgorithm::Ps256
        } else {
            JwsAlgorithm::Es256
        };
        self.jws_key(key, algorithm, "keys.oidc_signing")
    }

    fn jws_key(
        self,
        key: &PrivateKey,
        algorithm: JwsAlgorithm,
        name: &'static str,
    ) -> Result<JwsKey, StartError> {
        let key = match self.half(&key.source, name, &Duty::Sign(schemes(algorithm)))? {
            Half::Here(private) => JwsKey::new(private, algorithm),
            Half::Held(holder) => {
                let public = holder.public().clone();
                JwsKey::held(holder, &public, algorithm)
            }
        };
        key.map_err(|_| StartError::Key(name))
    }

    /// The same; none where a token does not do what nobody asks for.
    fn jws_key_if_done(
        self,
        key: &PrivateKey,
        algorithm: JwsAlgorithm,
        name: &'static str,
    ) -> Result<Option<JwsKey>, StartError> {
        match self.jws_key(key, algorithm, name) {
            Err(StartError::Token(_, TokenError::Lacks(_))) if !self.is_registered(algorithm) => {
                Ok(None)
            }
            other => other.map(Some),
        }
    }

    /// Whether a client registered it.
    fn is_registered(self, algorithm: JwsAlgorithm) -> bool {
        let clients = self.config.connector.iter().flat_map(|it| &it.clients);
        clients
            .flat_map(|client| client.responses.signatures())
            .any(|(_, registered)| registered.as_str() == algorithm.as_str())
    }

    /// The public halves of what will sign soon and of what has signed until now.
    pub(super) fn spare_token_keys(
        self,
        keys: &Generations<PrivateKey>,
    ) -> Result<Vec<PublicJwk>, StartError> {
        let spare = keys.next.iter().chain(&keys.retired);
        spare
            .map(|key| Ok(self.token_signing(key)?.public().clone()))
            .collect()
    }

    /// The keys of the roles that sign tokens, the default first, each with where its name is.
    fn token_roles(&self) -> [(KeyRole, Option<&Generations<PrivateKey>>, &'static str); 3] {
        let keys = &self.config.keys;
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

    /// What signs tokens: for each algorithm the key in use. A role of its own comes before what
    /// the default key can do beside its usual algorithm.
    pub(super) fn tokens_signing(self) -> Result<SigningKeys, StartError> {
        let mut others = Vec::new();
        for (role, generations, name) in self.token_roles().into_iter().rev() {
            if let Some(key) = generations.map(|it| &it.current) {
                let usual = usize::from(role == KeyRole::OidcSigning);
                for algorithm in algorithms(role, key).iter().skip(usual) {
                    others.extend(self.jws_key_if_done(key, *algorithm, name)?);
                }
            }
        }
        let default = self.config.keys.oidc_signing.as_ref();
        let default = default.ok_or(StartError::Key("keys.oidc_signing"))?;
        Ok(SigningKeys::new(
            self.token_signing(&default.current)?,
            others,
        ))
    }

    /// The public halves of what will sign tokens soon and of what has signed until now.
    pub(super) fn spare_tokens_signing(self) -> Result<Vec<PublicJwk>, StartError> {
        let mut spare = Vec::new();
        for (role, generations, name) in self.token_roles() {
            let keys = generations.map(|it| it.next.iter().chain(&it.retired));
            for key in keys.into_iter().flatten() {
                for algorithm in algorithms(role, key) {
                    let key = self.jws_key_if_done(key, *algorithm, name)?;
                    spare.extend(key.map(|key| key.public().clone()));
                }
            }
        }
        Ok(spare)
    }

    /// What opens the hub's tokens: the key in use, the next one and the retired one.
    pub(super) fn token_decryption(
        self,
        keys: &Generations<PrivateKey>,
    ) -> Result<Vec<JweKey>, StartError> {
        const NAME: &str = "keys.oidc_encryption";
        let duty = duty_of_opening(self.config, KeyRole::OidcEncryption);
        let key = |key: &PrivateKey| {
            let key = match self.half(&key.source, NAME, &duty)? {
                Half::Here(private) => JweKey::new(private),
                Half::Held(holder) => {
                    let public = holder.public().clone();
                    JweKey::held(holder, &public)
                }
            };
            key.map_err(|_| StartError::Key(NAME))
        };
        keys.all().map(key).collect()
    }

    fn half(self, source: &KeySource, name: &str, duty: &Duty) -> Result<Half, StartError> {
        match source {
            KeySource::File { pem, .. } => pem::private_key(pem.expose_str())
                .map(Half::Here)
                .map_err(|_| StartError::Setting("key_file")),
            KeySource::Token { uri, public } => {
                let wrong = |error| StartError::Token(format!("{name} ({uri})"), error);
                let tokens = self.tokens.ok_or(StartError::Setting("[keys.pkcs11]"))?;
                let key = tokens.key(uri, public).map_err(wrong)?;
                let abilities = key.probe(duty).map_err(wrong)?;
                let does: Vec<String> = abilities.iter().map(ToString::to_string).collect();
                tracing::info!(key = name, %uri, does = does.join(", "), "a hardware key");
                Ok(Half::Held(key))
            }
        }
    }
}

/// What each key of a role signs with, the key's usual algorithm first.
pub(super) fn algorithms(role: KeyRole, key: &PrivateKey) -> &'static [JwsAlgorithm] {
    match (role, key.is_rsa) {
        (KeyRole::OidcSigningP384, _) => &[JwsAlgorithm::Es384],
        (KeyRole::OidcSigningRsa, _) | (_, true) => &[JwsAlgorithm::Ps256, JwsAlgorithm::Rs256],
        _ => &[JwsAlgorithm::Es256],
    }
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

/// Opens the module that keys are in, where any is.
pub(super) fn tokens(config: &Config) -> Result<Option<Tokens>, StartError> {
    let settings = config.keys.pkcs11.as_ref();
    let opened = settings.map(Tokens::open).transpose();
    opened.map_err(|error| StartError::Token("[keys.pkcs11]".to_owned(), error))
}

/// The profile's algorithm that fits the key: the hash as long as the curve, SHA-256 under RSA
/// `[eIDAS-CR §2.3]`.
fn algorithm(key: &PKey<Public>) -> SignatureAlgorithm {
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
