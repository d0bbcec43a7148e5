//! Trying a key before it is used: what the token says that it does is one thing.
//!
//! In: a key that was found, its public half, and what it is for. Out: what the token did, each
//! held against what OpenSSL makes of it, or the first thing that is needed and not done.

use std::fmt;

use openssl::bn::BigNum;
use openssl::bn::BigNumContext;
use openssl::derive::Deriver;
use openssl::ec::{EcKey, PointConversionForm};
use openssl::ecdsa::EcdsaSig;
use openssl::encrypt::Encrypter;
use openssl::error::ErrorStack;
use openssl::md::Md;
use openssl::pkey::{Id, PKey, Public};
use openssl::pkey_ctx::PkeyCtx;
use openssl::rsa::Padding;
use openssl::sign::RsaPssSaltlen;

use super::error::{Meaning, TokenError};
use super::link::Location;
use super::{oaep, operate};
use crate::custody::{HashName, SignatureScheme};

/// What a key is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Duty {
    /// Signing, in each of these ways.
    Sign(Vec<SignatureScheme>),
    /// Opening what others encrypt: with an RSA key each of these pairs of digest and mask.
    Open(Vec<(HashName, HashName)>),
}

/// Something that a token does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ability {
    /// The algorithm.
    pub algorithm: String,
    /// The token does the whole of it; otherwise the padding is taken off here.
    pub whole: bool,
}

impl fmt::Display for Ability {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.algorithm)?;
        if self.whole {
            return Ok(());
        }
        out.write_str(" (padding here)")
    }
}

/// What a probe leaves behind.
#[derive(Default)]
pub(super) struct Findings {
    /// Digests and masks of OAEP that the token does itself.
    pub(super) in_token: Vec<(HashName, HashName)>,
    /// What shows that it still works.
    pub(super) trial: Option<Trial>,
}

/// Something small to be done again.
#[derive(Clone)]
pub(super) enum Trial {
    Sign(SignatureScheme),
    /// A text, wrapped; and the pair that the token does itself, if it is that.
    Open(Option<(HashName, HashName)>, Vec<u8>),
    /// A point, and what is shared with it.
    Agree(Vec<u8>, Vec<u8>),
}

const TEXT: [u8; 32] = [0x17; 32];
/// Where the token does no padding, any will do.
const ANY: (HashName, HashName) = (HashName::Sha256, HashName::Sha256);

impl Trial {
    /// Does it; whether the outcome is right.
    pub(super) fn run(&self, at: &Location, public: &PKey<Public>) -> Result<bool, Meaning> {
        match self {
            Self::Sign(scheme) => {
                let hash = openssl::sha::sha256(&TEXT);
                let signature = operate::sign(at, *scheme, &hash)?;
                Ok(verifies(public, *scheme, &hash, &signature).unwrap_or(false))
            }
            Self::Open(Some(pair), wrapped) => {
                Ok(operate::decrypt_oaep(at, *pair, wrapped)?.as_slice() == TEXT)
            }
            Self::Open(None, wrapped) => {
                let encoded = operate::decrypt_bare(at, wrapped)?;
                let text = oaep::unpad(ANY.0, ANY.1, &encoded);
                Ok(text.is_some_and(|text| text.as_slice() == TEXT))
            }
            Self::Agree(point, expected) => {
                Ok(operate::agree(at, point, expected.len())?.as_slice() == expected)
            }
        }
    }

    /// Octets of a coordinate on the key's curve.
    pub(super) fn field_bytes(public: &PKey<Public>) -> Option<usize> {
        let degree = public.ec_key().ok()?.group().degree();
        usize::try_from(degree.div_ceil(8)).ok()
    }
}

/// Tries everything that a key of this kind and duty might do.
pub(super) fn probe(
    at: &Location,
    public: &PKey<Public>,
    duty: &Duty,
) -> Result<(Findings, Vec<Ability>), TokenError> {
    match (duty, public.id()) {
        (Duty::Sign(needed), _) => signing(at, public, needed),
        (Duty::Open(_), Id::EC) => agreeing(at, public),
        (Duty::Open(needed), _) => opening(at, public, needed),
    }
}

fn signing(
    at: &Location,
    public: &PKey<Public>,
    needed: &[SignatureScheme],
) -> Result<(Findings, Vec<Ability>), TokenError> {
    let pss = SignatureScheme::Pss(HashName::Sha256);
    let schemes = match public.id() {
        Id::EC => vec![SignatureScheme::Ecdsa],
        _ => vec![pss, SignatureScheme::Pkcs1Sha256],
    };
    let (mut findings, mut abilities) = (Findings::default(), Vec::new());
    for scheme in schemes {
        let trial = Trial::Sign(scheme);
        if !tried(trial.run(at, public))? {
            continue;
        }
        findings.trial.get_or_insert(trial);
        abilities.push(Ability {
            algorithm: name(scheme).to_owned(),
            whole: true,
        });
    }
    let does = |scheme: &SignatureScheme| abilities.iter().any(|it| it.algorithm == name(*scheme));
    match needed.iter().find(|scheme| !does(scheme)) {
        Some(scheme) => Err(TokenError::Lacks(name(*scheme))),
        None => Ok((findings, abilities)),
    }
}

fn opening(
    at: &Location,
    public: &PKey<Public>,
    needed: &[(HashName, HashName)],
) -> Result<(Findings, Vec<Ability>), TokenError> {
    let wrapped = |pair| wrapped(public, pair).map_err(|_| TokenError::Mismatch);
    let bare = Trial::Open(None, wrapped(ANY)?);
    let by_us = tried(bare.run(at, public))?;
    let mut findings = Findings::default();
    let mut abilities = Vec::new();
    for digest in HashName::ALL {
        for mask in HashName::ALL {
            let pair = (digest, mask);
            let trial = Trial::Open(Some(pair), wrapped(pair)?);
            let whole = tried(trial.run(at, public)).unwrap_or(false);
            if whole {
                findings.in_token.push(pair);
                findings.trial.get_or_insert(trial);
            }
            if whole || by_us {
                let (digest, mask) = (digest.as_str(), mask.as_str());
                let algorithm = format!("RSA-OAEP {digest} with MGF1 {mask}");
                abilities.push(Ability { algorithm, whole });
            } else if needed.contains(&pair) {
                return Err(TokenError::Lacks(
                    "RSA-OAEP of the digest that is asked for",
                ));
            }
        }
    }
    if by_us {
        findings.trial.get_or_insert(bare);
    }
    Ok((findings, abilities))
}

fn agreeing(at: &Location, public: &PKey<Public>) -> Result<(Findings, Vec<Ability>), TokenError> {
    let (point, shared) = shared_with(public).map_err(|_| TokenError::Mismatch)?;
    let trial = Trial::Agree(point, shared);
    if !tried(trial.run(at, public))? {
        return Err(TokenError::Lacks("ECDH"));
    }
    let ability = Ability {
        algorithm: "ECDH".to_owned(),
        whole: true,
    };
    let findings = Findings {
        trial: Some(trial),
        ..Findings::default()
    };
    Ok((findings, vec![ability]))
}

/// Whether it was done. Done wrongly, it is another key's doing.
fn tried(outcome: Result<bool, Meaning>) -> Result<bool, TokenError> {
    match outcome {
        Ok(true) => Ok(true),
        Ok(false) => Err(TokenError::Mismatch),
        Err(Meaning::Refused | Meaning::Unclear) => Ok(false),
        Err(Meaning::Busy | Meaning::Lost) => Err(TokenError::Lost),
    }
}

fn name(scheme: SignatureScheme) -> &'static str {
    match scheme {
        SignatureScheme::Ecdsa => "ECDSA",
        SignatureScheme::Pss(_) => "RSA-PSS SHA-256",
        SignatureScheme::Pkcs1Sha256 => "RSA PKCS #1 v1.5 SHA-256",
    }
}

fn verifies(
    public: &PKey<Public>,
    scheme: SignatureScheme,
    hash: &[u8],
    signature: &[u8],
) -> Result<bool, ErrorStack> {
    if scheme == SignatureScheme::Ecdsa {
        let (r, s) = signature.split_at(signature.len() / 2);
        let (r, s) = (BigNum::from_slice(r)?, BigNum::from_slice(s)?);
        return EcdsaSig::from_private_components(r, s)?.verify(hash, &*public.ec_key()?);
    }
    let mut context = PkeyCtx::new(public)?;
    context.verify_init()?;
    if scheme == SignatureScheme::Pkcs1Sha256 {
        context.set_rsa_padding(Padding::PKCS1)?;
    } else {
        context.set_rsa_padding(Padding::PKCS1_PSS)?;
        context.set_rsa_pss_saltlen(RsaPssSaltlen::DIGEST_LENGTH)?;
    }
    context.set_signature_md(Md::sha256())?;
    context.verify(hash, signature)
}

fn wrapped(
    public: &PKey<Public>,
    (digest, mask): (HashName, HashName),
) -> Result<Vec<u8>, ErrorStack> {
    let mut encrypter = Encrypter::new(public)?;
    encrypter.set_rsa_padding(Padding::PKCS1_OAEP)?;
    encrypter.set_rsa_oaep_md(oaep::message_digest(digest))?;
    encrypter.set_rsa_mgf1_md(oaep::message_digest(mask))?;
    let mut out = vec![0; encrypter.encrypt_len(&TEXT)?];
    let length = encrypter.encrypt(&TEXT, &mut out)?;
    out.truncate(length);
    Ok(out)
}

/// A fresh point, and what its maker shares with the key.
fn shared_with(public: &PKey<Public>) -> Result<(Vec<u8>, Vec<u8>), ErrorStack> {
    let theirs = public.ec_key()?;
    let own = EcKey::generate(theirs.group())?;
    let mut context = BigNumContext::new()?;
    let form = PointConversionForm::UNCOMPRESSED;
    let point = own.public_key().to_bytes(own.group(), form, &mut context)?;
    let own = PKey::from_ec_key(own)?;
    let mut deriver = Deriver::new(&own)?;
    deriver.set_peer(public)?;
    Ok((point, deriver.derive_to_vec()?))
}
