//! Signing and verifying [RFC7515 §5]. `VerifiedJwt` is born of a signature that verified,
//! and nowhere else.

use openssl::bn::BigNum;
use openssl::ecdsa::EcdsaSig;
use openssl::error::ErrorStack;
use openssl::hash::hash;
use openssl::pkey::{PKey, Private, Public};
use openssl::rsa::Padding;
use openssl::sign::{RsaPssSaltlen, Signer, Verifier};
use serde_json::{Map, Value, json};

use super::algorithm::{Curve, JwsAlgorithm};
use super::compact::{self, Header};
use super::key::PrivateHalf;
use super::{JoseError, JwkSet, JwsKey, PublicJwk};
use crate::custody::{HashName, HolderError, KeyHolder, SignatureScheme};

/// Claims whose signature was verified. Who issued them, for whom and when is the caller's check.
#[derive(Clone)]
pub struct VerifiedJwt {
    claims: Map<String, Value>,
    algorithm: JwsAlgorithm,
    typ: Option<String>,
}

impl VerifiedJwt {
    /// The claims.
    pub fn claims(&self) -> &Map<String, Value> {
        &self.claims
    }

    /// The claims, by value.
    pub fn into_claims(self) -> Map<String, Value> {
        self.claims
    }

    /// The algorithm of the signature.
    pub fn algorithm(&self) -> JwsAlgorithm {
        self.algorithm
    }

    /// Refuses a token that says to be of another kind; silence is accepted [RFC8725 §3.11].
    pub fn require_typ(&self, allowed: &[&str]) -> Result<(), JoseError> {
        let Some(typ) = self.typ.as_deref() else {
            return Ok(());
        };
        let short = typ.strip_prefix("application/").unwrap_or(typ);
        let expected = allowed.iter().any(|name| name.eq_ignore_ascii_case(short));
        expected.then_some(()).ok_or(JoseError::TypeRefused)
    }
}

impl std::fmt::Debug for VerifiedJwt {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "VerifiedJwt({} claims)", self.claims.len())
    }
}

/// Signs a JSON value. `typ` becomes the header, usually `JWT`. Returns the compact form.
pub fn sign(claims: &Value, key: &JwsKey, typ: &str) -> Result<String, JoseError> {
    let header = json!({ "alg": key.algorithm().as_str(), "kid": key.kid(), "typ": typ });
    let payload = serde_json::to_vec(claims).map_err(|_| JoseError::Operation)?;
    let header = compact::encode(header.to_string());
    let input = format!("{header}.{}", compact::encode(payload));
    let input_bytes = input.as_bytes();
    let signature = match key.private() {
        PrivateHalf::Here(private) => raw_signature(key.algorithm(), private, input_bytes)
            .map_err(|_| JoseError::Operation)?,
        PrivateHalf::Held(holder) => held_signature(key.algorithm(), &**holder, input_bytes)?,
    };
    Ok(format!("{input}.{}", compact::encode(signature)))
}

/// Verifies a signed token against the issuer's keys [RFC7515 §5.2]. The algorithm must be in
/// `allowed`; `kid` picks the key, and without `kid` exactly one key must fit.
/// [`JoseError::UnknownKid`] tells the caller that a fresh JWKS may help.
pub fn verify(
    token: &str,
    keys: &JwkSet,
    allowed: &[JwsAlgorithm],
) -> Result<VerifiedJwt, JoseError> {
    let read = Read::of(token, allowed)?;
    let candidates = keys.for_verification(read.algorithm, read.header.text("kid")?)?;
    read.verified_by(&candidates)
}

/// Verifies a token with the public key in its own header, for proofs of possession: it says that
/// the sender holds that key, and nothing about who that is. `typ` must be exactly that; a key
/// with a private member is refused [RFC9449 §4.3].
pub(crate) fn verify_by_own_key(
    token: &str,
    typ: &str,
    allowed: &[JwsAlgorithm],
) -> Result<(VerifiedJwt, PublicJwk), JoseError> {
    let read = Read::of(token, allowed)?;
    if read.header.text("typ")? != Some(typ) {
        return Err(JoseError::TypeRefused);
    }
    let key = read.header.get("jwk").ok_or(JoseError::Malformed)?;
    let private = ["d", "p", "q", "dp", "dq", "qi", "oth", "k"];
    if private.iter().any(|member| key.get(member).is_some()) {
        return Err(JoseError::KeyUnsuitable);
    }
    let key = PublicJwk::from_value(key)?;
    if !key.fits_signature(read.algorithm) {
        return Err(JoseError::KeyUnsuitable);
    }
    Ok((read.verified_by(&[&key])?, key))
}

/// Does the work of [`verify`] with the first of these keys that fits, and forgets the result.
pub(crate) fn verify_in_vain(token: &str, keys: &[PublicJwk], allowed: &[JwsAlgorithm]) {
    let Ok(read) = Read::of(token, allowed) else {
        return;
    };
    let mut keys = keys.iter();
    if let Some(key) = keys.find(|key| key.fits_signature(read.algorithm)) {
        drop(std::hint::black_box(read.verified_by(&[key])));
    }
}

/// A token cut into its parts, with an algorithm that is allowed. Nothing of it is verified.
struct Read<'t> {
    header: Header,
    algorithm: JwsAlgorithm,
    input: &'t str,
    payload: &'t str,
    signature: Vec<u8>,
}

impl<'t> Read<'t> {
    fn of(token: &'t str, allowed: &[JwsAlgorithm]) -> Result<Self, JoseError> {
        let [header_part, payload, signature_part] = compact::split(token)?;
        let header = Header::decode(header_part)?;
        let algorithm = header.text("alg")?.and_then(JwsAlgorithm::from_name);
        let algorithm = algorithm
            .filter(|algorithm| allowed.contains(algorithm))
            .ok_or(JoseError::AlgorithmRefused)?;
        let input = token
            .get(..header_part.len() + 1 + payload.len())
            .ok_or(JoseError::Malformed)?;
        Ok(Self {
            header,
            algorithm,
            input,
            payload,
            signature: compact::decode(signature_part)?,
        })
    }

    fn verified_by(&self, keys: &[&PublicJwk]) -> Result<VerifiedJwt, JoseError> {
        let input = self.input.as_bytes();
        let valid = keys.iter().any(|key| {
            is_valid(self.algorithm, key.key(), input, &self.signature).unwrap_or(false)
        });
        if !valid {
            return Err(JoseError::Signature);
        }
        Ok(VerifiedJwt {
            claims: compact::decode_object(self.payload)?,
            algorithm: self.algorithm,
            typ: self.header.text("typ")?.map(str::to_owned),
        })
    }
}

/// The claims of a token nobody has verified: only to find out whose keys to verify it with.
pub(crate) fn unverified_claims(token: &str) -> Result<Map<String, Value>, JoseError> {
    let [_, payload, _] = compact::split(token)?;
    compact::decode_object(payload)
}

/// As [`raw_signature`], by whoever holds the key.
fn held_signature(
    algorithm: JwsAlgorithm,
    holder: &dyn KeyHolder,
    input: &[u8],
) -> Result<Vec<u8>, JoseError> {
    let scheme = match algorithm {
        JwsAlgorithm::Es256 | JwsAlgorithm::Es384 => SignatureScheme::Ecdsa,
        JwsAlgorithm::Ps256 => SignatureScheme::Pss(HashName::Sha256),
        JwsAlgorithm::Rs256 => SignatureScheme::Pkcs1Sha256,
    };
    let digest = hash(algorithm.digest(), input).map_err(|_| JoseError::Operation)?;
    holder.sign(scheme, &digest).map_err(|error| match error {
        HolderError::Refused => JoseError::Operation,
        HolderError::Unavailable => JoseError::KeyUnavailable,
    })
}

/// ECDSA as `r || s` [RFC7518 §3.4], RSA as its octets.
fn raw_signature(
    algorithm: JwsAlgorithm,
    key: &PKey<Private>,
    input: &[u8],
) -> Result<Vec<u8>, ErrorStack> {
    if let Some(curve) = algorithm.curve() {
        let digest = hash(algorithm.digest(), input)?;
        let signature = EcdsaSig::sign(&digest, key.ec_key()?.as_ref())?;
        let octets = i32::try_from(curve.coordinate_bytes()).unwrap_or(i32::MAX);
        let mut raw = signature.r().to_vec_padded(octets)?;
        raw.extend(signature.s().to_vec_padded(octets)?);
        return Ok(raw);
    }
    let mut signer = Signer::new(algorithm.digest(), key)?;
    if algorithm == JwsAlgorithm::Ps256 {
        signer.set_rsa_padding(Padding::PKCS1_PSS)?;
        signer.set_rsa_pss_saltlen(RsaPssSaltlen::DIGEST_LENGTH)?;
        signer.set_rsa_mgf1_md(algorithm.digest())?;
    }
    signer.sign_oneshot_to_vec(input)
}

fn is_valid(
    algorithm: JwsAlgorithm,
    key: &PKey<Public>,
    input: &[u8],
    signature: &[u8],
) -> Result<bool, ErrorStack> {
    #[cfg(test)]
    trials::one_more();
    if let Some(curve) = algorithm.curve() {
        return is_valid_ecdsa(algorithm, curve, key, input, signature);
    }
    let mut verifier = Verifier::new(algorithm.digest(), key)?;
    match algorithm {
        JwsAlgorithm::Ps256 => {
            verifier.set_rsa_padding(Padding::PKCS1_PSS)?;
            verifier.set_rsa_pss_saltlen(RsaPssSaltlen::DIGEST_LENGTH)?;
            verifier.set_rsa_mgf1_md(algorithm.digest())?;
        }
        _ => verifier.set_rsa_padding(Padding::PKCS1)?,
    }
    verifier.verify_oneshot(signature, input)
}

fn is_valid_ecdsa(
    algorithm: JwsAlgorithm,
    curve: Curve,
    key: &PKey<Public>,
    input: &[u8],
    signature: &[u8],
) -> Result<bool, ErrorStack> {
    let octets = curve.coordinate_bytes();
    let Some((r, s)) = signature.split_at_checked(octets) else {
        return Ok(false);
    };
    if s.len() != octets {
        return Ok(false);
    }
    let signature =
        EcdsaSig::from_private_components(BigNum::from_slice(r)?, BigNum::from_slice(s)?)?;
    let digest = hash(algorithm.digest(), input)?;
    signature.verify(&digest, key.ec_key()?.as_ref())
}

/// How often a key was tried in this thread: what an answer costs whoever waits for it.
#[cfg(test)]
pub(crate) mod trials {
    use std::cell::Cell;

    thread_local! {
        static TRIALS: Cell<usize> = const { Cell::new(0) };
    }

    pub(super) fn one_more() {
        TRIALS.set(TRIALS.get() + 1);
    }

    /// The number of trials that this makes.
    pub(crate) fn of(attempt: impl FnOnce()) -> usize {
        TRIALS.set(0);
        attempt();
        TRIALS.get()
    }
}
