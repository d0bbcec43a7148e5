//! Who may sign a country's metadata: whoever is an anchor, or chains to one. `[eIDAS-CR §3.5]`
//! `[RFC5280 §6]` In: the certificates that came with the signature, and the anchors. Out: proven
//! keys, each with the path that proves it. OpenSSL judges the path: dates, authorities, their
//! key usage and path lengths, names, and on every certificate below the anchor key and hash.

use super::certificate::{allows, is_in_date, strong_key};
use super::der;
use super::error::{CertificateProblem, KeyUse, MetadataError, MetadataWarning};
use crate::xml::VerificationKey;
use jiff::Timestamp;
use openssl::error::ErrorStack;
use openssl::stack::Stack;
use openssl::x509::store::{X509Store, X509StoreBuilder};
use openssl::x509::verify::{X509VerifyFlags, X509VerifyParam};
use openssl::x509::{X509, X509StoreContext, X509VerifyResult};

/// OpenSSL's level of 128 bits: RSA from 3072, curves from 256, hashes from 256 bits.
pub(super) const LEVEL_128_BITS: i32 = 3;
/// A certificate without extensions says so.
const VERSION_1: i32 = 0;

/// A key that the anchors prove, and its path: its own certificate first, the anchor last.
pub(super) struct Proven {
    pub(super) key: VerificationKey,
    pub(super) chain: Vec<Vec<u8>>,
}

/// A country's anchors, as far as they can be used now.
pub(super) struct Anchors {
    usable: Vec<X509>,
    now: Timestamp,
}

impl Anchors {
    /// Reads the configured anchors. One that cannot be used is passed over.
    ///
    /// # Errors
    /// [`MetadataError::Anchor`] where there are some and each is broken or too weak,
    /// [`MetadataError::AnchorExpired`] where those that are not are out of date.
    pub(super) fn read(
        ders: &[Vec<u8>],
        now: Timestamp,
        warnings: &mut Vec<MetadataWarning>,
    ) -> Result<Self, MetadataError> {
        let mut usable = Vec::new();
        let mut broken = 0_usize;
        for der in ders {
            match anchor(der, now) {
                Ok(certificate) => usable.push(certificate),
                Err(problem) => {
                    broken += usize::from(problem != CertificateProblem::Dates);
                    warnings.push(MetadataWarning::Anchor(problem));
                }
            }
        }
        if usable.is_empty() && broken < ders.len() {
            return Err(MetadataError::AnchorExpired);
        }
        if usable.is_empty() && broken > 0 {
            return Err(MetadataError::Anchor);
        }
        Ok(Self { usable, now })
    }

    /// The candidates that are proven. Without candidates, the anchors themselves are.
    ///
    /// # Errors
    /// [`MetadataError::Signer`] if none is.
    pub(super) fn prove(&self, candidates: &[Vec<u8>]) -> Result<Vec<Proven>, MetadataError> {
        let mut certificates: Vec<X509> = Vec::new();
        for der in candidates.iter().filter(|der| strong_key(der).is_some()) {
            if let Ok(one) = X509::from_der(der)
                && !certificates.contains(&one)
            {
                certificates.push(one);
            }
        }
        if candidates.is_empty() {
            certificates.clone_from(&self.usable);
        }
        let proven: Vec<Proven> = certificates
            .iter()
            .filter_map(|certificate| self.proof(certificate, &certificates))
            .collect();
        forget_failures();
        if proven.is_empty() {
            Err(MetadataError::Signer)
        } else {
            Ok(proven)
        }
    }

    fn proof(&self, certificate: &X509, others: &[X509]) -> Option<Proven> {
        let der = certificate.to_der().ok()?;
        if !der::is_strongly_signed(&der) || !allows(certificate, KeyUse::Signing) {
            return None;
        }
        let path = self.path(certificate, others)?;
        let chain: Result<Vec<_>, _> = path.iter().map(|one| one.to_der()).collect();
        Some(Proven {
            key: strong_key(&der)?,
            chain: chain.ok()?,
        })
    }

    /// The shortest proof there is: being an anchor, or a path that OpenSSL finds sound, or having
    /// been issued by an anchor of the first version, of which only the operator can know that
    /// it is an authority. `[RFC5280 §6.1.4]`
    fn path(&self, certificate: &X509, others: &[X509]) -> Option<Vec<X509>> {
        if self.usable.contains(certificate) {
            return Some(vec![certificate.clone()]);
        }
        let built = store(&self.usable, self.now, LEVEL_128_BITS)
            .and_then(|store| path(certificate, others, &store));
        if let Ok(Some(path)) = built {
            return Some(path);
        }
        self.usable
            .iter()
            .find(|anchor| anchor.version() == VERSION_1 && self.issued(anchor, certificate))
            .map(|anchor| vec![certificate.clone(), anchor.clone()])
    }

    fn issued(&self, anchor: &X509, certificate: &X509) -> bool {
        let signed = anchor.public_key().and_then(|key| certificate.verify(&key));
        is_in_date(certificate, self.now)
            && anchor.issued(certificate) == X509VerifyResult::OK
            && signed.unwrap_or(false)
    }
}

/// An anchor's own signature proves nothing and is not judged.
fn anchor(der: &[u8], now: Timestamp) -> Result<X509, CertificateProblem> {
    let certificate = X509::from_der(der).map_err(|_| CertificateProblem::Malformed)?;
    strong_key(der).ok_or(CertificateProblem::Key)?;
    if is_in_date(&certificate, now) {
        Ok(certificate)
    } else {
        Err(CertificateProblem::Dates)
    }
}

/// Trust in these certificates, wherever in a path they stand, with the rules of the path.
pub(super) fn store(trusted: &[X509], now: Timestamp, level: i32) -> Result<X509Store, ErrorStack> {
    let mut parameters = X509VerifyParam::new()?;
    parameters.set_time(now.as_second());
    parameters.set_flags(X509VerifyFlags::PARTIAL_CHAIN)?;
    parameters.set_auth_level(level);
    let mut builder = X509StoreBuilder::new()?;
    builder.set_param(&parameters)?;
    for certificate in trusted {
        builder.add_cert(certificate.clone())?;
    }
    Ok(builder.build())
}

/// The path from a certificate to one of the store, if there is a sound one.
pub(super) fn path(
    certificate: &X509,
    others: &[X509],
    store: &X509Store,
) -> Result<Option<Vec<X509>>, ErrorStack> {
    let mut untrusted = Stack::new()?;
    for other in others {
        untrusted.push(other.clone())?;
    }
    X509StoreContext::new()?.init(store, certificate, &untrusted, |context| {
        let sound = context.verify_cert()?;
        Ok(context
            .chain()
            .filter(|_| sound)
            .map(|chain| chain.iter().map(ToOwned::to_owned).collect()))
    })
}

/// OpenSSL keeps a thread's failures, also those that it answered with a plain no, and TLS on the
/// same thread would take them for its own.
pub(super) fn forget_failures() {
    drop(ErrorStack::get());
}
