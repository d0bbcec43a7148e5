//! What the command line says of a certificate: its fingerprint and its last moment.

use std::fmt::Write as _;

use jiff::{SignedDuration, Timestamp};
use openssl::asn1::{Asn1Time, Asn1TimeRef};
use openssl::sha::sha256;
use openssl::x509::X509;

/// A certificate's dates.
pub(super) struct Dates {
    pub(super) from: Timestamp,
    pub(super) until: Timestamp,
}

impl Dates {
    /// Of a DER certificate; `None` for other bytes.
    pub(super) fn of_der(der: &[u8]) -> Option<Self> {
        Self::of(&X509::from_der(der).ok()?)
    }

    /// Of a certificate.
    pub(super) fn of(certificate: &X509) -> Option<Self> {
        Some(Self {
            from: moment(certificate.not_before())?,
            until: moment(certificate.not_after())?,
        })
    }
}

/// SHA-256 in lower-case hexadecimal.
pub(super) fn fingerprint(der: &[u8]) -> String {
    hexadecimal(&sha256(der))
}

/// Bytes in lower-case hexadecimal.
pub(super) fn hexadecimal(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        let _ = write!(text, "{byte:02x}");
    }
    text
}

fn moment(time: &Asn1TimeRef) -> Option<Timestamp> {
    let epoch = Asn1Time::from_unix(0).ok()?;
    let since = epoch.diff(time).ok()?;
    let seconds = i64::from(since.days) * 86_400 + i64::from(since.secs);
    Timestamp::UNIX_EPOCH
        .checked_add(SignedDuration::from_secs(seconds))
        .ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_to_the_second_before_and_after_the_epoch() {
        for seconds in [1_767_225_599, 0, -86_401] {
            let time = Asn1Time::from_unix(seconds).unwrap();
            assert_eq!(moment(&time).unwrap().as_second(), seconds);
        }
    }
}
