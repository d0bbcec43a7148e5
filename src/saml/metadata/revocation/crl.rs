//! A certificate revocation list, judged for one link. `[RFC5280 §5]` `[RFC5280 §6.3]` Only whole
//! lists by the issuer itself are read: no deltas, none by another authority.

use super::link::Link;
use super::verdict::{Answer, RevocationError, RevocationReason, Verdict, is_current};
use crate::saml::metadata::chain;
use crate::saml::metadata::der::{
    self, Der, Extension, GENERALIZED_TIME, INTEGER, SEQUENCE, UTC_TIME, is_true,
};
use crate::saml::metadata::facts::moment;
use jiff::{SignedDuration, Timestamp};
use openssl::x509::{CrlStatus, ReasonCode, X509, X509Crl, X509KeyUsage, X509RevokedRef};
use std::cmp::Ordering;

/// `issuingDistributionPoint`. `[RFC5280 §5.2.5]`
const SCOPE: [u8; 3] = [0x55, 0x1d, 0x1c];
/// `deltaCRLIndicator`.
const DELTA: [u8; 3] = [0x55, 0x1d, 0x1b];
/// `cRLNumber` and `authorityKeyIdentifier`.
const KNOWN: [[u8; 3]; 2] = [[0x55, 0x1d, 0x14], [0x55, 0x1d, 0x23]];
/// `reasonCode`, `holdInstructionCode` and `invalidityDate` of an entry.
const KNOWN_IN_ENTRIES: [[u8; 3]; 3] = [[0x55, 0x1d, 0x15], [0x55, 0x1d, 0x17], [0x55, 0x1d, 0x18]];

impl Link {
    /// What a revocation list says about this certificate. `signers` are certificates that may
    /// have signed it in the issuer's place: of the issuer's name, proven by the chain above.
    /// Mostly there are none.
    ///
    /// # Errors
    /// [`RevocationError`] if it says nothing reliable.
    pub fn judge_crl(
        &self,
        bytes: &[u8],
        signers: &[Vec<u8>],
        now: Timestamp,
        skew: SignedDuration,
    ) -> Result<Answer, RevocationError> {
        let answer = self.crl_answer(bytes, signers, now, skew);
        chain::forget_failures();
        answer
    }

    fn crl_answer(
        &self,
        bytes: &[u8],
        signers: &[Vec<u8>],
        now: Timestamp,
        skew: SignedDuration,
    ) -> Result<Answer, RevocationError> {
        const MALFORMED: RevocationError = RevocationError::CrlMalformed;
        let list = X509Crl::from_der(bytes)
            .or_else(|_| X509Crl::from_pem(bytes))
            .map_err(|_| MALFORMED)?;
        let bytes = list.to_der().map_err(|_| MALFORMED)?;
        let named = list.issuer_name().try_cmp(self.certificate.issuer_name());
        if named.ok() != Some(Ordering::Equal) {
            return Err(RevocationError::CrlIssuer);
        }
        if !der::is_strongly_signed(&bytes) {
            return Err(RevocationError::WeakHash);
        }
        if !self.issuer_signed(&list) && !self.other_signed(&list, signers, now) {
            return Err(RevocationError::CrlSignature);
        }
        let this_update = moment(list.last_update()).ok_or(MALFORMED)?;
        let next_update = list.next_update().and_then(moment);
        let times = (this_update, next_update);
        if next_update.is_none() || !is_current(times, SignedDuration::ZERO, now, skew) {
            return Err(RevocationError::CrlNotCurrent);
        }
        if !self.is_in_scope(&bytes).ok_or(MALFORMED)? {
            return Err(RevocationError::CrlScope);
        }
        let entry = match list.get_by_cert(&self.certificate) {
            CrlStatus::Revoked(entry) => Some(entry),
            CrlStatus::NotRevoked | CrlStatus::RemoveFromCrl(_) => None,
        };
        Ok(Answer {
            verdict: entry.map_or(Verdict::Good, |_| Verdict::Revoked),
            reason: entry.and_then(reason),
            revoked_at: entry.and_then(|entry| moment(entry.revocation_date())),
            this_update,
            next_update,
        })
    }

    fn issuer_signed(&self, list: &X509Crl) -> bool {
        may_sign(&self.issuer) && signed(list, &self.issuer)
    }

    /// Whether a certificate of the same name, which the chain above proves, signed the list: an
    /// authority may sign lists with another key than certificates.
    fn other_signed(&self, list: &X509Crl, signers: &[Vec<u8>], now: Timestamp) -> bool {
        let others: Vec<X509> = signers
            .iter()
            .filter(|der| der::is_strongly_signed(der))
            .filter_map(|der| X509::from_der(der).ok())
            .filter(|other| {
                let named = other.subject_name().try_cmp(list.issuer_name());
                named.ok() == Some(Ordering::Equal)
            })
            .collect();
        let store = chain::store(&self.above, now, chain::LEVEL_128_BITS);
        store.is_ok_and(|store| {
            others.iter().any(|other| {
                let stated = other.key_usage().is_some();
                let proven = || matches!(chain::path(other, &[], &store), Ok(Some(_)));
                stated && may_sign(other) && signed(list, other) && proven()
            })
        })
    }

    /// Whether the list is whole and about this kind of certificate; `None` if it cannot be read.
    fn is_in_scope(&self, list: &[u8]) -> Option<bool> {
        let mut whole = Der::new(Der::new(list).take(SEQUENCE)?);
        let mut signed = Der::new(whole.take(SEQUENCE)?);
        signed.take(INTEGER);
        signed.take(SEQUENCE)?;
        signed.take(SEQUENCE)?;
        time(&mut signed)?;
        time(&mut signed);
        let entries = signed.take(SEQUENCE).unwrap_or_default();
        if !entries_are_understood(entries)? {
            return Some(false);
        }
        let Some(extensions) = signed.take(0xa0) else {
            return Some(true);
        };
        for extension in der::extensions(Der::new(extensions).take(SEQUENCE)?)? {
            let fits = if extension.object == SCOPE {
                self.fits(extension.value)?
            } else {
                extension.object != DELTA && is_understood(&extension, &KNOWN)
            };
            if !fits {
                return Some(false);
            }
        }
        Some(true)
    }

    fn fits(&self, scope: &[u8]) -> Option<bool> {
        let mut inside = Der::new(Der::new(scope).take(SEQUENCE)?);
        if let Some(point) = inside.take(0xa0)
            && !self.names(point)
        {
            return Some(false);
        }
        let mut flag = |tag| inside.take(tag).is_some_and(is_true);
        let (users_only, authorities_only) = (flag(0x81), flag(0x82));
        let some_reasons = inside.take(0x83).is_some();
        let mut flag = |tag| inside.take(tag).is_some_and(is_true);
        let (indirect, attributes_only) = (flag(0x84), flag(0x85));
        let authority = self
            .certificate
            .to_der()
            .is_ok_and(|der| der::is_authority(&der));
        let other_kind = (users_only && authority) || (authorities_only && !authority);
        Some(!other_kind && !some_reasons && !indirect && !attributes_only)
    }

    /// Whether the list's part is one that the certificate names: the list of another part,
    /// rightly signed, would know nothing of this certificate.
    fn names(&self, point: &[u8]) -> bool {
        const FULL_NAME: u8 = 0xa0;
        const URI: u8 = 0x86;
        let Some(names) = Der::new(point).take(FULL_NAME) else {
            return false;
        };
        let mut row = Der::new(names);
        while let Some((tag, name)) = row.any() {
            let ours = |own: &String| own.as_bytes() == name;
            if tag == URI && self.points.iter().any(ours) {
                return true;
            }
        }
        false
    }
}

fn time<'a>(row: &mut Der<'a>) -> Option<&'a [u8]> {
    row.take(UTC_TIME).or_else(|| row.take(GENERALIZED_TIME))
}

fn entries_are_understood(entries: &[u8]) -> Option<bool> {
    let mut row = Der::new(entries);
    while !row.is_empty() {
        let mut entry = Der::new(row.take(SEQUENCE)?);
        entry.take(INTEGER)?;
        time(&mut entry)?;
        let found = der::extensions(entry.take(SEQUENCE).unwrap_or_default())?;
        let understood = |one: &Extension<'_>| is_understood(one, &KNOWN_IN_ENTRIES);
        if !found.iter().all(understood) {
            return Some(false);
        }
    }
    Some(true)
}

fn is_understood(extension: &Extension<'_>, known: &[[u8; 3]]) -> bool {
    !extension.critical || known.iter().any(|object| object == extension.object)
}

fn may_sign(authority: &X509) -> bool {
    authority
        .key_usage()
        .is_none_or(|usage| usage.contains(X509KeyUsage::CRL_SIGN))
}

fn signed(list: &X509Crl, by: &X509) -> bool {
    by.public_key()
        .and_then(|key| list.verify(&key))
        .unwrap_or(false)
}

fn reason(entry: &X509RevokedRef) -> Option<RevocationReason> {
    let (_, code) = entry.extension::<ReasonCode>().ok()??;
    RevocationReason::of(code.get_i64().ok()?)
}
