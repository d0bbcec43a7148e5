//! For whom an encrypted key is: what `KeyInfo` or `RecipientKeyInfo` says, held against our
//! keys. It can only choose among them; a wrong choice fails in decryption. `[XMLDSig §4.5]`

use super::agreement::curve_uri;
use crate::xml::algorithms::{DS, DSIG11, DigestAlgorithm};
use crate::xml::certificate::key_of_certificate;
use crate::xml::schema::{Sequence, base64_leaf, only_attributes};
use crate::xml::tree::Element;
use openssl::bn::BigNumContext;
use openssl::ec::PointConversionForm;
use openssl::error::ErrorStack;
use openssl::pkey::{Id, PKey, Public};
use openssl::x509::X509;

/// What names a key in a message.
enum Name<'d> {
    Certificate(Vec<u8>),
    /// `X509Digest` over the certificate. `[XMLDSig §4.5.4.1]`
    Digest(DigestAlgorithm, Vec<u8>),
    /// The certificate's subject key identifier.
    KeyIdentifier(Vec<u8>),
    /// The issuer's name as text, and the serial number in decimal digits.
    Serial(String, String),
    /// A `SubjectPublicKeyInfo`.
    Key(Vec<u8>),
    /// Modulus and exponent.
    Rsa(Vec<u8>, Vec<u8>),
    /// A curve and an uncompressed point on it.
    Point(&'d str, Vec<u8>),
}

/// Every name that a message gives; none if it names nobody in a form that can be compared.
pub(super) struct Hint<'d>(Vec<Name<'d>>);

impl<'d> Hint<'d> {
    /// Reads a `KeyInfo` or `RecipientKeyInfo`; `None` if a part that we compare is malformed.
    /// `KeyName`, subject names and the like name no key: they are read over.
    pub(super) fn read(info: Option<Element<'d>>) -> Option<Self> {
        let mut names = Vec::new();
        for child in info.into_iter().flat_map(Element::children) {
            if child.is(DS, "X509Data") {
                for entry in child.children() {
                    read_x509(entry, &mut names)?;
                }
            } else if child.is(DSIG11, "DEREncodedKeyValue") {
                names.push(Name::Key(base64_leaf(child, &["Id"])?));
            } else if child.is(DS, "KeyValue") {
                read_key_value(child, &mut names)?;
            }
        }
        Some(Self(names))
    }

    /// Whether the message names nobody.
    pub(super) fn is_absent(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether any of the names is one of this key's.
    pub(super) fn names(&self, ours: &Identifiers) -> bool {
        self.0.iter().any(|name| ours.has(name))
    }

    /// Whether a certificate in the message holds this key though it is not ours: our
    /// certificate may have been renewed.
    pub(super) fn names_renewed(&self, ours: &Identifiers) -> bool {
        self.0.iter().any(|name| match name {
            Name::Certificate(der) => key_of_certificate(der).as_ref() == Some(&ours.spki_der),
            _ => false,
        })
    }
}

/// Adds what an entry of `X509Data` names, if it names a key; `None` if it is malformed.
fn read_x509<'d>(entry: Element<'d>, names: &mut Vec<Name<'d>>) -> Option<()> {
    if entry.is(DS, "X509Certificate") {
        names.push(Name::Certificate(base64_leaf(entry, &[])?));
    } else if entry.is(DS, "X509SKI") {
        names.push(Name::KeyIdentifier(base64_leaf(entry, &[])?));
    } else if entry.is(DSIG11, "X509Digest") {
        let value = base64_leaf(entry, &["Algorithm"])?;
        let digest = DigestAlgorithm::from_uri(entry.attribute("Algorithm")?);
        names.extend(digest.map(|digest| Name::Digest(digest, value)));
    } else if entry.is(DS, "X509IssuerSerial") {
        let mut inside = Sequence::of(entry, &[])?;
        let issuer = inside.optional(DS, "X509IssuerName")?;
        let serial = inside.optional(DS, "X509SerialNumber")?;
        inside.finish()?;
        let text = |leaf: Element<'_>| leaf.text().trim().to_owned();
        names.push(Name::Serial(text(issuer), text(serial)));
    }
    Some(())
}

/// Adds what a `KeyValue` names, unless it is of a kind that we never have.
fn read_key_value<'d>(value: Element<'d>, names: &mut Vec<Name<'d>>) -> Option<()> {
    let mut inside = Sequence::of(value, &["Id"])?;
    if let Some(rsa) = inside.optional(DS, "RSAKeyValue") {
        inside.finish()?;
        let mut parts = Sequence::of(rsa, &["Id"])?;
        let modulus = base64_leaf(parts.optional(DS, "Modulus")?, &[])?;
        let exponent = base64_leaf(parts.optional(DS, "Exponent")?, &[])?;
        parts.finish()?;
        names.push(Name::Rsa(modulus, exponent));
    } else if let Some(curve_key) = inside.optional(DSIG11, "ECKeyValue") {
        inside.finish()?;
        let (curve, point) = named_point(curve_key)?;
        names.push(Name::Point(curve, point));
    }
    Some(())
}

/// Curve and point of an `ECKeyValue`. Spelled-out curve parameters are malformed here.
/// `[XMLDSig §4.5.2.3]`
pub(super) fn named_point(value: Element<'_>) -> Option<(&str, Vec<u8>)> {
    let mut parts = Sequence::of(value, &["Id"])?;
    let curve = parts.optional(DSIG11, "NamedCurve")?;
    let point = parts.optional(DSIG11, "PublicKey")?;
    parts.finish()?;
    if !only_attributes(curve, &["URI"]) || curve.children().next().is_some() {
        return None;
    }
    Some((curve.attribute("URI")?, base64_leaf(point, &[])?))
}

/// What a message can call one of our keys by.
#[derive(Clone)]
pub(super) struct Identifiers {
    pub(super) certificate_der: Vec<u8>,
    spki_der: Vec<u8>,
    key_identifier: Option<Vec<u8>>,
    serial: String,
    /// The values in the issuer's name, without their types.
    issuer: Vec<String>,
    rsa: Option<(Vec<u8>, Vec<u8>)>,
    point: Option<(&'static str, Vec<u8>)>,
}

impl Identifiers {
    pub(super) fn of(certificate: &X509, public: &PKey<Public>) -> Result<Self, ErrorStack> {
        let issuer = certificate.issuer_name().entries();
        Ok(Self {
            certificate_der: certificate.to_der()?,
            spki_der: public.public_key_to_der()?,
            key_identifier: certificate
                .subject_key_id()
                .map(|id| id.as_slice().to_vec()),
            serial: certificate
                .serial_number()
                .to_bn()?
                .to_dec_str()?
                .to_string(),
            issuer: issuer
                .filter_map(|entry| entry.data().to_string().ok())
                .collect(),
            rsa: match public.id() {
                Id::RSA => {
                    let key = public.rsa()?;
                    Some((key.n().to_vec(), key.e().to_vec()))
                }
                _ => None,
            },
            point: match public.id() {
                Id::EC => {
                    let key = public.ec_key()?;
                    let mut context = BigNumContext::new()?;
                    let form = PointConversionForm::UNCOMPRESSED;
                    let octets = key.public_key().to_bytes(key.group(), form, &mut context)?;
                    curve_uri(key.group()).map(|uri| (uri, octets))
                }
                _ => None,
            },
        })
    }

    fn has(&self, name: &Name<'_>) -> bool {
        match name {
            Name::Certificate(der) => *der == self.certificate_der,
            Name::Digest(digest, value) => digest.hash(&[&self.certificate_der]) == *value,
            Name::KeyIdentifier(value) => self.key_identifier.as_ref() == Some(value),
            Name::Serial(issuer, serial) => self.serial == *serial && self.is_issued_by(issuer),
            Name::Key(spki) => *spki == self.spki_der,
            Name::Rsa(modulus, exponent) => self.rsa.as_ref().is_some_and(|(n, e)| {
                n.as_slice() == without_zeros(modulus) && e.as_slice() == without_zeros(exponent)
            }),
            Name::Point(uri, octets) => self
                .point
                .as_ref()
                .is_some_and(|(curve, point)| curve == uri && point == octets),
        }
    }

    /// Whether a name as text is our issuer's. Types, order and escapes are written in too many
    /// ways to be compared; the values are what counts among our few keys.
    fn is_issued_by(&self, text: &str) -> bool {
        let plain = |text: &str| text.replace(['\\', '"'], "").to_lowercase();
        let text = plain(text);
        self.issuer.iter().all(|value| text.contains(&plain(value)))
    }
}

/// A number's octets without the zeros that some writers put in front.
fn without_zeros(octets: &[u8]) -> &[u8] {
    let zeros = octets.iter().take_while(|octet| **octet == 0).count();
    octets.get(zeros..).unwrap_or_default()
}
