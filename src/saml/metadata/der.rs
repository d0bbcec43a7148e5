//! As much DER as OpenSSL's bindings leave to be read by hand: signature hashes and extensions.
//! In: bytes that OpenSSL has parsed already. Out: slices of them, or `None`. `[RFC5280 §4.1]`

pub(super) const BOOLEAN: u8 = 0x01;
pub(super) const INTEGER: u8 = 0x02;
pub(super) const OCTETS: u8 = 0x04;
pub(super) const OBJECT: u8 = 0x06;
pub(super) const ENUMERATED: u8 = 0x0a;
pub(super) const UTC_TIME: u8 = 0x17;
pub(super) const GENERALIZED_TIME: u8 = 0x18;
pub(super) const SEQUENCE: u8 = 0x30;

/// `RSASSA-PSS`. `[RFC4055 §3.1]`
const PSS: [u8; 9] = [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x0a];
/// `sha256WithRSAEncryption` and its two stronger neighbours, without the last arc.
const RSA_ARC: [u8; 8] = [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01];
/// `ecdsa-with-SHA256` and its two stronger neighbours, without the last arc. `[RFC5758 §3.2]`
const ECDSA_ARC: [u8; 7] = [0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03];
/// `id-sha256`, `id-sha384` and `id-sha512` without their last arc. `[RFC4055 §2.1]`
const SHA2_ARC: [u8; 8] = [0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02];
const BASIC_CONSTRAINTS: [u8; 3] = [0x55, 0x1d, 0x13];

/// A place in a row of DER values.
#[derive(Clone, Copy)]
pub(super) struct Der<'a>(&'a [u8]);

impl<'a> Der<'a> {
    pub(super) fn new(row: &'a [u8]) -> Self {
        Self(row)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Tag and content of the next value, whatever it is.
    pub(super) fn any(&mut self) -> Option<(u8, &'a [u8])> {
        let (tag, rest) = self.0.split_first()?;
        let (length, rest) = rest.split_first()?;
        let (length, rest) = if *length < 0x80 {
            (usize::from(*length), rest)
        } else {
            let (digits, rest) = rest.split_at_checked(usize::from(*length & 0x7f))?;
            let length = digits.iter().try_fold(0_usize, |length, digit| {
                length.checked_mul(256)?.checked_add(usize::from(*digit))
            })?;
            (length, rest)
        };
        let (content, rest) = rest.split_at_checked(length)?;
        self.0 = rest;
        Some((*tag, content))
    }

    /// The next value, if it has that tag; it is left in place otherwise.
    pub(super) fn take(&mut self, tag: u8) -> Option<&'a [u8]> {
        let mut ahead = *self;
        let (found, content) = ahead.any()?;
        (found == tag).then(|| {
            *self = ahead;
            content
        })
    }
}

/// One extension of a certificate, a list or an entry of one.
pub(super) struct Extension<'a> {
    pub(super) object: &'a [u8],
    pub(super) critical: bool,
    pub(super) value: &'a [u8],
}

/// The extensions in the content of their `SEQUENCE`; `None` for anything else.
pub(super) fn extensions(content: &[u8]) -> Option<Vec<Extension<'_>>> {
    let mut row = Der::new(content);
    let mut found = Vec::new();
    while !row.is_empty() {
        let mut inside = Der::new(row.take(SEQUENCE)?);
        found.push(Extension {
            object: inside.take(OBJECT)?,
            critical: inside.take(BOOLEAN).is_some_and(is_true),
            value: inside.take(OCTETS)?,
        });
    }
    Some(found)
}

pub(super) fn is_true(boolean: &[u8]) -> bool {
    boolean.iter().any(|octet| *octet != 0)
}

/// Whether a certificate says that it is an authority's. `[RFC5280 §4.2.1.9]`
pub(super) fn is_authority(certificate: &[u8]) -> bool {
    authority(certificate).unwrap_or(false)
}

fn authority(certificate: &[u8]) -> Option<bool> {
    const EXTENSIONS: u8 = 0xa3;
    let mut whole = Der::new(Der::new(certificate).take(SEQUENCE)?);
    let mut signed = Der::new(whole.take(SEQUENCE)?);
    let found = loop {
        let (tag, content) = signed.any()?;
        if tag == EXTENSIONS {
            break extensions(Der::new(content).take(SEQUENCE)?)?;
        }
    };
    let constraints = found
        .iter()
        .find(|extension| extension.object == BASIC_CONSTRAINTS)?;
    let mut inside = Der::new(Der::new(constraints.value).take(SEQUENCE)?);
    Some(inside.take(BOOLEAN).is_some_and(is_true))
}

/// Whether a certificate, a revocation list or an OCSP answer, all of which have the same frame,
/// is signed over SHA-256, SHA-384 or SHA-512. `[eIDAS-CR §3.5]`
pub(super) fn is_strongly_signed(frame: &[u8]) -> bool {
    strength(frame).unwrap_or(false)
}

fn strength(frame: &[u8]) -> Option<bool> {
    let mut whole = Der::new(Der::new(frame).take(SEQUENCE)?);
    whole.take(SEQUENCE)?;
    let mut algorithm = Der::new(whole.take(SEQUENCE)?);
    let object = algorithm.take(OBJECT)?;
    if object == PSS {
        return pss_hash(algorithm).map(|hash| ends(hash, &SHA2_ARC, 1..=3));
    }
    Some(ends(object, &RSA_ARC, 0x0b..=0x0d) || ends(object, &ECDSA_ARC, 2..=4))
}

fn ends(object: &[u8], arc: &[u8], last: std::ops::RangeInclusive<u8>) -> bool {
    object
        .split_last()
        .is_some_and(|(digit, before)| before == arc && last.contains(digit))
}

/// The hash's identifier in the parameters of RSASSA-PSS; absent it is SHA-1. `[RFC4055 §3.1]`
fn pss_hash(mut algorithm: Der<'_>) -> Option<&[u8]> {
    const HASH: u8 = 0xa0;
    let mut parameters = Der::new(algorithm.take(SEQUENCE)?);
    let mut hash = Der::new(parameters.take(HASH)?);
    Der::new(hash.take(SEQUENCE)?).take(OBJECT)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_beyond_the_end_are_no_value() {
        for bytes in [
            &[][..],
            &[SEQUENCE],
            &[SEQUENCE, 1],
            &[SEQUENCE, 0x82, 1],
            &[SEQUENCE, 0x89, 1, 1, 1, 1, 1, 1, 1, 1, 1],
        ] {
            assert_eq!(Der::new(bytes).any(), None, "{bytes:?}");
            assert!(!is_strongly_signed(bytes) && !is_authority(bytes));
        }
    }

    #[test]
    fn a_value_of_another_tag_stays_where_it_is() {
        let mut row = Der::new(&[INTEGER, 1, 7, OCTETS, 0]);
        assert_eq!(row.take(OCTETS), None);
        assert_eq!(row.take(INTEGER), Some(&[7][..]));
        assert_eq!(row.take(OCTETS), Some(&[][..]));
        assert!(row.is_empty());
    }
}
