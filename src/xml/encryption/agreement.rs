//! Key agreement with a curve key: ephemeral Diffie-Hellman, `ConcatKDF`, AES key wrap.
//! `[XMLEnc §5.6.4]` `[XMLEnc §5.4.1]` `[RFC3394 §2.2]`

use super::key::Secret;
use crate::custody::HolderError;
use crate::xml::algorithms::{DigestAlgorithm, KeyWrap};
use crate::xml::certificate::check_curve;
use openssl::aes::{AesKey, unwrap_key, wrap_key};
use openssl::bn::{BigNum, BigNumContext};
use openssl::ec::{EcGroupRef, EcKey, EcKeyRef, EcPoint, EcPointRef, PointConversionForm};
use openssl::error::ErrorStack;
use openssl::nid::Nid;
use openssl::pkey::{PKey, Private, Public};
use zeroize::Zeroizing;

/// The curves of the profile as `NamedCurve` writes them. `[RFC5639 §4.1]`
const CURVE_URIS: [(Nid, &str); 6] = [
    (Nid::X9_62_PRIME256V1, "urn:oid:1.2.840.10045.3.1.7"),
    (Nid::SECP384R1, "urn:oid:1.3.132.0.34"),
    (Nid::SECP521R1, "urn:oid:1.3.132.0.35"),
    (Nid::BRAINPOOL_P256R1, "urn:oid:1.3.36.3.3.2.8.1.1.7"),
    (Nid::BRAINPOOL_P384R1, "urn:oid:1.3.36.3.3.2.8.1.1.11"),
    (Nid::BRAINPOOL_P512R1, "urn:oid:1.3.36.3.3.2.8.1.1.13"),
];

/// The identifier of a curve of the profile.
pub(super) fn curve_uri(group: &EcGroupRef) -> Option<&'static str> {
    let name = group.curve_name()?;
    CURVE_URIS
        .iter()
        .find(|(nid, _)| *nid == name)
        .map(|(_, uri)| *uri)
}

/// What both sides feed into the key derivation beside the shared secret.
pub(super) struct Derivation {
    pub(super) digest: DigestAlgorithm,
    /// `AlgorithmID`, `PartyUInfo`, `PartyVInfo`, `SuppPubInfo`, `SuppPrivInfo` in one.
    pub(super) other_info: Vec<u8>,
}

impl Derivation {
    fn derive(&self, secret: &[u8], length: usize) -> Zeroizing<Vec<u8>> {
        let mut derived = Zeroizing::new(Vec::with_capacity(length + 64));
        for counter in 1_u32.. {
            if derived.len() >= length {
                break;
            }
            let counter = counter.to_be_bytes();
            let block = Zeroizing::new(self.digest.hash(&[&counter, secret, &self.other_info]));
            derived.extend_from_slice(&block);
        }
        derived.truncate(length);
        derived
    }
}

/// Joins the bit strings of `ConcatKDFParams`: hexadecimal, the first octet saying how many
/// bits at the end do not count. `None` for other text, or bits that fill no whole octets.
/// `[XMLEnc §5.4.1]`
pub(super) fn other_info(parameters: [Option<&str>; 5]) -> Option<Vec<u8>> {
    let mut bits: Vec<bool> = Vec::new();
    for text in parameters.into_iter().flatten() {
        let octets = decode_hex(text)?;
        let Some((padding, content)) = octets.split_first() else {
            continue;
        };
        let padding = usize::from(*padding);
        if padding > 7 || (padding > 0 && content.is_empty()) {
            return None;
        }
        for octet in content {
            bits.extend((0..8).rev().map(|place| octet >> place & 1 == 1));
        }
        bits.truncate(bits.len() - padding);
    }
    let (octets, rest) = bits.as_chunks::<8>();
    let octet = |bits: &[bool; 8]| {
        bits.iter()
            .fold(0, |octet, bit| octet << 1 | u8::from(*bit))
    };
    rest.is_empty().then(|| octets.iter().map(octet).collect())
}

fn decode_hex(text: &str) -> Option<Vec<u8>> {
    let (pairs, rest) = text.as_bytes().as_chunks::<2>();
    let digit = |byte: u8| {
        char::from(byte)
            .to_digit(16)
            .and_then(|d| u8::try_from(d).ok())
    };
    let octets = pairs
        .iter()
        .map(|[high, low]| Some(digit(*high)? << 4 | digit(*low)?));
    if rest.is_empty() {
        octets.collect()
    } else {
        None
    }
}

/// The sender's ephemeral public key as it stands in the message.
pub(super) enum Originator<'d> {
    /// A named curve's identifier and an encoded point.
    Point(&'d str, Vec<u8>),
    /// A `SubjectPublicKeyInfo`.
    Der(Vec<u8>),
}

impl Originator<'_> {
    /// The point, if it lies on the very curve of ours and is not at infinity. All curves here
    /// have a cofactor of one, so that no further check of its order is needed.
    fn on_curve_of(&self, group: &EcGroupRef) -> Option<EcPoint> {
        let mut context = BigNumContext::new().ok()?;
        let point = match self {
            Self::Point(uri, point) => {
                if curve_uri(group)? != *uri {
                    return None;
                }
                EcPoint::from_bytes(group, point, &mut context).ok()?
            }
            Self::Der(der) => {
                let key = PKey::public_key_from_der(der).ok()?.ec_key().ok()?;
                check_curve(&key).ok()?;
                if key.group().curve_name() != group.curve_name() {
                    return None;
                }
                key.public_key().to_owned(group).ok()?
            }
        };
        let fits = !point.is_infinity(group) && point.is_on_curve(group, &mut context).ok()?;
        fits.then_some(point)
    }
}

/// The receiver's side: what our key and the sender's make together.
pub(super) fn shared_secret(
    secret: &Secret,
    originator: &Originator<'_>,
) -> Result<Zeroizing<Vec<u8>>, HolderError> {
    let refused = |_: ErrorStack| HolderError::Refused;
    match secret {
        Secret::Curve(private) => {
            let theirs = originator.on_curve_of(private.group());
            let theirs = theirs.ok_or(HolderError::Refused)?;
            agree(private, &theirs).map_err(refused)
        }
        Secret::HeldCurve(holder, group) => {
            let theirs = originator.on_curve_of(group).ok_or(HolderError::Refused)?;
            let mut context = BigNumContext::new().map_err(refused)?;
            let form = PointConversionForm::UNCOMPRESSED;
            let theirs = theirs.to_bytes(group, form, &mut context);
            holder.agree(&theirs.map_err(refused)?)
        }
        Secret::Rsa(_) | Secret::HeldRsa(..) => Err(HolderError::Refused),
    }
}

/// The receiver's side: derives from what is shared, and unwraps the content encryption key.
pub(super) fn unwrap(
    secret: &[u8],
    derivation: &Derivation,
    wrap: KeyWrap,
    wrapped: &[u8],
) -> Option<Zeroizing<Vec<u8>>> {
    let wrapping = derivation.derive(secret, wrap.key_length());
    let wrapping = AesKey::new_decrypt(&wrapping).ok()?;
    let mut key = Zeroizing::new(vec![0; wrapped.len().checked_sub(8)?]);
    // OpenSSL asserts on lengths that are no whole blocks instead of failing.
    if key.len() < 16 || !key.len().is_multiple_of(8) {
        return None;
    }
    unwrap_key(&wrapping, None, &mut key, wrapped).ok()?;
    Some(key)
}

/// What the sender puts in the message.
pub(super) struct Wrapped {
    pub(super) curve: &'static str,
    pub(super) point: Vec<u8>,
    pub(super) der: Vec<u8>,
    pub(super) key: Vec<u8>,
}

/// The sender's side: a new key pair for this message alone.
pub(super) fn wrap(
    recipient: &EcKeyRef<Public>,
    derivation: &Derivation,
    wrap: KeyWrap,
    plain: &[u8],
) -> Result<Wrapped, ErrorStack> {
    let group = recipient.group();
    let ephemeral = EcKey::generate(group)?;
    let mut context = BigNumContext::new()?;
    let form = PointConversionForm::UNCOMPRESSED;
    let point = ephemeral.public_key().to_bytes(group, form, &mut context)?;
    let secret = agree(&ephemeral, recipient.public_key())?;
    let wrapping = derivation.derive(&secret, wrap.key_length());
    let mut key = vec![0; plain.len() + 8];
    AesKey::new_encrypt(&wrapping)
        .and_then(|wrapping| wrap_key(&wrapping, None, &mut key, plain))
        .map_err(|_| ErrorStack::get())?;
    let curve = curve_uri(group).unwrap_or_default();
    Ok(Wrapped {
        curve,
        point,
        der: ephemeral.public_key_to_der()?,
        key,
    })
}

/// The x coordinate of the shared point, as long as the field. `[XMLEnc §5.6.4]`
///
/// What OpenSSL's key agreement does itself, in constant time, without its conversion and second
/// check of the sender's key for every message.
fn agree(
    private: &EcKeyRef<Private>,
    public: &EcPointRef,
) -> Result<Zeroizing<Vec<u8>>, ErrorStack> {
    let group = private.group();
    let mut context = BigNumContext::new_secure()?;
    let mut shared = EcPoint::new(group)?;
    shared.mul2(group, public, private.private_key(), &mut context)?;
    // Secure numbers are wiped when they are dropped.
    let (mut x, mut y) = (BigNum::new_secure()?, BigNum::new_secure()?);
    shared.affine_coordinates(group, &mut x, &mut y, &mut context)?;
    let length = i32::try_from(group.degree().div_ceil(8)).unwrap_or_default();
    Ok(Zeroizing::new(x.to_vec_padded(length)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kdf_parameters_of_every_form_met_in_the_field() {
        let join = |a, b, c| other_info([a, b, c, None, None]);
        assert_eq!(
            join(Some("0000"), Some("0000"), Some("0000")),
            Some(vec![0, 0, 0])
        );
        assert_eq!(join(Some("00"), Some("00"), Some("00")), Some(vec![]));
        assert_eq!(join(None, None, None), Some(vec![]));
        assert_eq!(join(Some(""), Some("00ab"), None), Some(vec![0xab]));
        // 11011 and 101 make one octet. [XMLEnc §5.4.1]
        assert_eq!(
            join(Some("03D8"), Some("05A0"), None),
            Some(vec![0b1101_1101])
        );
        assert_eq!(join(Some("03D8"), None, None), None);
        assert_eq!(join(Some("08ff"), None, None), None);
        assert_eq!(join(Some("01"), None, None), None);
        assert_eq!(join(Some("0"), None, None), None);
        assert_eq!(join(Some("+0"), None, None), None);
    }

    #[test]
    fn a_key_on_another_curve_or_at_infinity_is_refused() {
        let group = openssl::ec::EcGroup::from_curve_name(Nid::X9_62_PRIME256V1).unwrap();
        let other = openssl::ec::EcGroup::from_curve_name(Nid::SECP384R1).unwrap();
        let key = PKey::from_ec_key(EcKey::generate(&other).unwrap()).unwrap();
        assert!(
            Originator::Der(key.public_key_to_der().unwrap())
                .on_curve_of(&group)
                .is_none()
        );
        let uri = curve_uri(&group).unwrap();
        for point in [vec![], vec![0], vec![4; 65], vec![4; 3]] {
            assert!(Originator::Point(uri, point).on_curve_of(&group).is_none());
        }
    }
}
