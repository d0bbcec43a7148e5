//! An OCSP answer, judged for one link. `[RFC6960 §3.2]` Signed by the issuer, or by a responder
//! with a certificate of the issuer for that purpose; about this certificate, and of now. There
//! is no nonce: what an answer is worth is in its times.

use super::link::Link;
use super::verdict::{Answer, RevocationError, RevocationReason, Verdict, is_current};
use crate::saml::metadata::chain;
use crate::saml::metadata::der::{self, Der, ENUMERATED, OBJECT, OCTETS, SEQUENCE};
use jiff::{SignedDuration, Timestamp};
use openssl::asn1::Asn1GeneralizedTimeRef;
use openssl::error::ErrorStack;
use openssl::hash::MessageDigest;
use openssl::ocsp::{
    OcspBasicResponse, OcspCertId, OcspCertStatus, OcspFlag, OcspResponse, OcspResponseStatus,
    OcspStatus,
};
use openssl::stack::Stack;

/// OpenSSL's level of 112 bits: responders still have RSA keys of 2048 bits, and live for days.
const LEVEL_112_BITS: i32 = 2;
/// How old an answer without `nextUpdate` may be.
const WITHOUT_NEXT_UPDATE: SignedDuration = SignedDuration::from_hours(1);

impl Link {
    /// What an OCSP response says about this certificate.
    ///
    /// # Errors
    /// [`RevocationError`] if it says nothing reliable.
    pub fn judge_ocsp(
        &self,
        bytes: &[u8],
        now: Timestamp,
        skew: SignedDuration,
    ) -> Result<Answer, RevocationError> {
        let answer = self.ocsp_answer(bytes, now, skew);
        chain::forget_failures();
        answer
    }

    fn ocsp_answer(
        &self,
        bytes: &[u8],
        now: Timestamp,
        skew: SignedDuration,
    ) -> Result<Answer, RevocationError> {
        const MALFORMED: RevocationError = RevocationError::OcspMalformed;
        let response = OcspResponse::from_der(bytes).map_err(|_| MALFORMED)?;
        if response.status() != OcspResponseStatus::SUCCESSFUL {
            return Err(RevocationError::OcspStatus);
        }
        let basic = response.basic().map_err(|_| MALFORMED)?;
        let inner = response.to_der().map_err(|_| MALFORMED)?;
        if !der::is_strongly_signed(basic_response(&inner).ok_or(MALFORMED)?) {
            return Err(RevocationError::WeakHash);
        }
        self.is_authorised(&basic, now)
            .map_err(|_| RevocationError::OcspSignature)?;
        // An answer names the certificate as the question did, or by a better hash.
        let ids = [MessageDigest::sha1(), MessageDigest::sha256()]
            .map(|hash| OcspCertId::from_cert(hash, &self.certificate, &self.issuer));
        let status = ids
            .iter()
            .flatten()
            .find_map(|id| basic.find_status(id))
            .ok_or(RevocationError::OcspCertificate)?;
        answer(&status, now, skew)
    }

    fn is_authorised(&self, basic: &OcspBasicResponse, now: Timestamp) -> Result<(), ErrorStack> {
        let issuer = std::slice::from_ref(&self.issuer);
        let store = chain::store(issuer, now, LEVEL_112_BITS)?;
        let mut known = Stack::new()?;
        known.push(self.issuer.clone())?;
        // Nobody is believed for what a root certificate's trust settings may say.
        basic.verify(&known, &store, OcspFlag::NO_EXPLICIT)
    }
}

fn answer(
    status: &OcspStatus<'_>,
    now: Timestamp,
    skew: SignedDuration,
) -> Result<Answer, RevocationError> {
    const MALFORMED: RevocationError = RevocationError::OcspMalformed;
    let this_update = moment(status.this_update).ok_or(MALFORMED)?;
    let next_update = match status.next_update() {
        Some(time) => Some(moment(time).ok_or(MALFORMED)?),
        None => None,
    };
    if !is_current((this_update, next_update), WITHOUT_NEXT_UPDATE, now, skew) {
        return Err(RevocationError::OcspNotCurrent);
    }
    let verdict = match status.status {
        OcspCertStatus::GOOD => Verdict::Good,
        OcspCertStatus::REVOKED => Verdict::Revoked,
        _ => Verdict::Unknown,
    };
    Ok(Answer {
        verdict,
        reason: RevocationReason::of(i64::from(status.reason.as_raw()))
            .filter(|_| verdict == Verdict::Revoked),
        revoked_at: status.revocation_time.and_then(moment),
        this_update,
        next_update,
    })
}

/// The signed part inside an OCSP response.
fn basic_response(response: &[u8]) -> Option<&[u8]> {
    let mut whole = Der::new(Der::new(response).take(SEQUENCE)?);
    whole.take(ENUMERATED)?;
    let mut bytes = Der::new(Der::new(whole.take(0xa0)?).take(SEQUENCE)?);
    bytes.take(OBJECT)?;
    bytes.take(OCTETS)
}

/// A time, which the bindings give only as text such as `Mar  1 12:00:00 2026 GMT`.
fn moment(time: &Asn1GeneralizedTimeRef) -> Option<Timestamp> {
    const MONTHS: [&str; 12] = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ];
    let text = time.to_string();
    let mut words = text.split_ascii_whitespace();
    let (name, day) = (words.next()?, words.next()?);
    let (clock, year) = (words.next()?, words.next()?);
    let (clock, _) = clock.split_once('.').unwrap_or((clock, ""));
    let month = MONTHS.iter().position(|month| *month == name)? + 1;
    format!("{year}-{month:02}-{day:0>2}T{clock}Z").parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use openssl::asn1::Asn1GeneralizedTime;

    #[test]
    fn times_are_read_to_the_second() {
        for (text, expected) in [
            ("20260301120000Z", "2026-03-01T12:00:00Z"),
            ("20261231235959Z", "2026-12-31T23:59:59Z"),
            ("19991107010203.5Z", "1999-11-07T01:02:03Z"),
        ] {
            let time = Asn1GeneralizedTime::from_str(text).unwrap();
            assert_eq!(moment(&time), expected.parse().ok(), "{text}");
        }
    }
}
