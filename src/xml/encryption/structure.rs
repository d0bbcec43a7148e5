//! The strict form of `xenc:EncryptedData` with its one `EncryptedKey` inside `KeyInfo`.
//! References to anything elsewhere are refused. `[XMLEnc §3]` `[eIDAS-MF §2.3.3]`

use super::agreement::Originator;
use super::recipient::named_point;
use crate::xml::algorithms::{CONCAT_KDF, DS, DSIG11, ECDH_ES, XENC, XENC11};
use crate::xml::schema::{Sequence, bare_algorithm, base64_leaf};
use crate::xml::tree::Element;

/// `Type` of an encrypted element. `[XMLEnc §3.1]`
pub(super) const TYPE_ELEMENT: &str = "http://www.w3.org/2001/04/xmlenc#Element";

/// An encrypted element taken apart.
pub(super) struct Parts<'d> {
    pub(super) content_algorithm: &'d str,
    pub(super) sealed: Vec<u8>,
    pub(super) key: EncryptedKey<'d>,
}

/// The one `EncryptedKey`.
pub(super) struct EncryptedKey<'d> {
    pub(super) method: Method<'d>,
    pub(super) key_info: Option<Element<'d>>,
    pub(super) wrapped: Vec<u8>,
}

/// An `EncryptionMethod` with what OAEP may add to it.
pub(super) struct Method<'d> {
    pub(super) algorithm: &'d str,
    pub(super) digest: Option<&'d str>,
    pub(super) mask: Option<&'d str>,
}

/// An `AgreementMethod`.
pub(super) struct Agreement<'d> {
    pub(super) derivation_digest: &'d str,
    pub(super) parameters: [Option<&'d str>; 5],
    pub(super) originator: Originator<'d>,
    pub(super) recipient: Option<Element<'d>>,
}

/// The `EncryptedData` itself, or the only child of what wraps it (`EncryptedAssertion`).
pub(super) fn encrypted_data(element: Element<'_>) -> Option<Element<'_>> {
    if element.is(XENC, "EncryptedData") {
        return Some(element);
    }
    let mut inside = Sequence::of(element, &[])?;
    let data = inside.optional(XENC, "EncryptedData")?;
    inside.finish()?;
    Some(data)
}

/// Takes an `EncryptedData` apart.
pub(super) fn read(data: Element<'_>) -> Option<Parts<'_>> {
    if data
        .attribute("Type")
        .is_some_and(|kind| kind != TYPE_ELEMENT)
    {
        return None;
    }
    let mut inside = Sequence::of(data, &["Id", "Type"])?;
    let method = inside.optional(XENC, "EncryptionMethod")?;
    let key_info = inside.optional(DS, "KeyInfo")?;
    let cipher = inside.optional(XENC, "CipherData")?;
    inside.finish()?;
    let mut keys = Sequence::of(key_info, &["Id"])?;
    let key = keys.optional(XENC, "EncryptedKey")?;
    keys.finish()?;
    Some(Parts {
        content_algorithm: bare_algorithm(method)?,
        sealed: cipher_value(cipher)?,
        key: encrypted_key(key)?,
    })
}

fn encrypted_key(key: Element<'_>) -> Option<EncryptedKey<'_>> {
    let mut inside = Sequence::of(key, &["Id", "Recipient"])?;
    let method = inside.optional(XENC, "EncryptionMethod")?;
    let key_info = inside.optional(DS, "KeyInfo");
    let cipher = inside.optional(XENC, "CipherData")?;
    inside.finish()?;
    Some(EncryptedKey {
        method: read_method(method)?,
        key_info,
        wrapped: cipher_value(cipher)?,
    })
}

fn read_method(method: Element<'_>) -> Option<Method<'_>> {
    let mut inside = Sequence::of(method, &["Algorithm"])?;
    let mut parsed = Method {
        algorithm: method.attribute("Algorithm")?,
        digest: None,
        mask: None,
    };
    while let Some(child) = inside.any() {
        let place = if child.is(DS, "DigestMethod") {
            &mut parsed.digest
        } else if child.is(XENC11, "MGF") {
            &mut parsed.mask
        } else {
            return None;
        };
        if place.replace(bare_algorithm(child)?).is_some() {
            return None;
        }
    }
    Some(parsed)
}

/// The value inside `CipherData`; a `CipherReference` is not followed. `[XMLEnc §3.3]`
fn cipher_value(data: Element<'_>) -> Option<Vec<u8>> {
    let mut inside = Sequence::of(data, &[])?;
    let value = inside.optional(XENC, "CipherValue")?;
    inside.finish()?;
    base64_leaf(value, &[])
}

/// Takes the `AgreementMethod` in an encrypted key's `KeyInfo` apart. `[XMLEnc §5.6]`
pub(super) fn agreement(key_info: Element<'_>) -> Option<Agreement<'_>> {
    let mut outer = Sequence::of(key_info, &["Id"])?;
    let method = outer.optional(XENC, "AgreementMethod")?;
    outer.finish()?;
    if method.attribute("Algorithm") != Some(ECDH_ES) {
        return None;
    }
    let mut inside = Sequence::of(method, &["Algorithm"])?;
    // A nonce is taken as the rules ask; ConcatKDF has no place for it. [XMLEnc §5.4.1]
    if let Some(nonce) = inside.optional(XENC, "KA-Nonce") {
        base64_leaf(nonce, &[])?;
    }
    let derivation = inside.optional(XENC11, "KeyDerivationMethod")?;
    let originator = inside.optional(XENC, "OriginatorKeyInfo")?;
    let recipient = inside.optional(XENC, "RecipientKeyInfo");
    inside.finish()?;

    if derivation.attribute("Algorithm") != Some(CONCAT_KDF) {
        return None;
    }
    let names = [
        "AlgorithmID",
        "PartyUInfo",
        "PartyVInfo",
        "SuppPubInfo",
        "SuppPrivInfo",
    ];
    let mut inside = Sequence::of(derivation, &["Algorithm"])?;
    let concat = inside.optional(XENC11, "ConcatKDFParams")?;
    inside.finish()?;
    let mut inside = Sequence::of(concat, &names)?;
    let digest = inside.optional(DS, "DigestMethod")?;
    inside.finish()?;
    Some(Agreement {
        derivation_digest: bare_algorithm(digest)?,
        parameters: names.map(|name| concat.attribute(name)),
        originator: read_originator(originator)?,
        recipient,
    })
}

fn read_originator(info: Element<'_>) -> Option<Originator<'_>> {
    let mut inside = Sequence::of(info, &["Id"])?;
    let mut found = None;
    while let Some(child) = inside.any() {
        if child.is(DS, "KeyValue") {
            let mut value = Sequence::of(child, &["Id"])?;
            let curve_key = value.optional(DSIG11, "ECKeyValue")?;
            value.finish()?;
            let (curve, point) = named_point(curve_key)?;
            found = Some(Originator::Point(curve, point));
        } else if child.is(DSIG11, "DEREncodedKeyValue") {
            let der = base64_leaf(child, &["Id"])?;
            found = found.or(Some(Originator::Der(der)));
        } else {
            return None;
        }
    }
    found
}
