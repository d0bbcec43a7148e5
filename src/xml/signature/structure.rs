//! The strict form of `ds:Signature`: every child in its order, nothing beside it, one
//! reference. What is read here is untrusted until `verify` has used it. `[XMLDSig §4]`

use super::policy::SignatureError;
use crate::xml::algorithms::{DS, DSIG11, ENVELOPED, EXC_C14N};
use crate::xml::schema::{Sequence, bare_algorithm, base64_leaf, only_attributes};
use crate::xml::tree::Element;

/// More certificates than any chain has.
const MAX_CERTIFICATES: usize = 8;
/// More prefixes than any list has that a peer writes.
const MAX_PREFIXES: usize = 32;

/// A signature taken apart.
pub(super) struct Parts<'d> {
    pub(super) signed_info: Element<'d>,
    /// Inclusive prefixes for `SignedInfo`.
    pub(super) own_prefixes: Vec<&'d str>,
    pub(super) algorithm: &'d str,
    pub(super) reference: Reference<'d>,
    pub(super) value: Vec<u8>,
    /// The DER certificates of `KeyInfo`, as written.
    pub(super) certificates: Vec<Vec<u8>>,
}

/// The one reference.
pub(super) struct Reference<'d> {
    pub(super) uri: &'d str,
    pub(super) prefixes: Vec<&'d str>,
    pub(super) digest_method: &'d str,
    pub(super) digest: Vec<u8>,
}

/// Takes a `ds:Signature` apart.
pub(super) fn read(signature: Element<'_>) -> Result<Parts<'_>, SignatureError> {
    const WRONG: SignatureError = SignatureError::Structure;
    let mut inside = Sequence::of(signature, &["Id"]).ok_or(WRONG)?;
    let signed_info = inside.optional(DS, "SignedInfo").ok_or(WRONG)?;
    let value = inside.optional(DS, "SignatureValue").ok_or(WRONG)?;
    let key_info = inside.optional(DS, "KeyInfo");
    inside.finish().ok_or(WRONG)?;

    let mut inside = Sequence::of(signed_info, &["Id"]).ok_or(WRONG)?;
    let canonicalization = inside.optional(DS, "CanonicalizationMethod").ok_or(WRONG)?;
    let method = inside.optional(DS, "SignatureMethod").ok_or(WRONG)?;
    let reference = inside
        .optional(DS, "Reference")
        .ok_or(SignatureError::Reference)?;
    inside.finish().ok_or(SignatureError::Reference)?;

    let algorithm = method.attribute("Algorithm").ok_or(WRONG)?;
    // Parameters, an HMAC length among them, exist for no algorithm that we take.
    bare_algorithm(method).ok_or(WRONG)?;
    Ok(Parts {
        signed_info,
        own_prefixes: exclusive_prefixes(canonicalization)?,
        algorithm,
        reference: read_reference(reference)?,
        value: base64_leaf(value, &["Id"]).ok_or(WRONG)?,
        certificates: key_info
            .map_or(Some(Vec::new()), certificates)
            .ok_or(WRONG)?,
    })
}

fn read_reference(reference: Element<'_>) -> Result<Reference<'_>, SignatureError> {
    const WRONG: SignatureError = SignatureError::Structure;
    let mut inside = Sequence::of(reference, &["URI", "Id"]).ok_or(WRONG)?;
    let transforms = inside
        .optional(DS, "Transforms")
        .ok_or(SignatureError::Transform)?;
    let method = inside.optional(DS, "DigestMethod").ok_or(WRONG)?;
    let digest = inside.optional(DS, "DigestValue").ok_or(WRONG)?;
    inside.finish().ok_or(WRONG)?;

    let mut inside = Sequence::of(transforms, &[]).ok_or(WRONG)?;
    let first = inside
        .optional(DS, "Transform")
        .ok_or(SignatureError::Transform)?;
    let second = inside
        .optional(DS, "Transform")
        .ok_or(SignatureError::Transform)?;
    inside.finish().ok_or(SignatureError::Transform)?;
    if bare_algorithm(first) != Some(ENVELOPED) {
        return Err(SignatureError::Transform);
    }
    Ok(Reference {
        uri: reference
            .attribute("URI")
            .ok_or(SignatureError::Reference)?,
        prefixes: exclusive_prefixes(second)?,
        digest_method: bare_algorithm(method).ok_or(WRONG)?,
        digest: base64_leaf(digest, &[]).ok_or(WRONG)?,
    })
}

/// The inclusive prefixes of an exclusive canonicalisation, which it has to be. `[ExcC14N §4]`
fn exclusive_prefixes(method: Element<'_>) -> Result<Vec<&str>, SignatureError> {
    const WRONG: SignatureError = SignatureError::Transform;
    if method.attribute("Algorithm") != Some(EXC_C14N) {
        return Err(WRONG);
    }
    let mut inside = Sequence::of(method, &["Algorithm"]).ok_or(WRONG)?;
    let list = inside.optional(EXC_C14N, "InclusiveNamespaces");
    inside.finish().ok_or(WRONG)?;
    let Some(list) = list else {
        return Ok(Vec::new());
    };
    Sequence::of(list, &["PrefixList"])
        .and_then(Sequence::finish)
        .ok_or(WRONG)?;
    let prefixes = list.attribute("PrefixList").unwrap_or_default();
    let prefixes: Vec<_> = prefixes
        .split_ascii_whitespace()
        .take(MAX_PREFIXES + 1)
        .collect();
    if prefixes.len() > MAX_PREFIXES {
        Err(WRONG)
    } else {
        Ok(prefixes)
    }
}

/// The certificates of a `KeyInfo` that holds nothing to be fetched or dereferenced.
pub(super) fn certificates(key_info: Element<'_>) -> Option<Vec<Vec<u8>>> {
    let mut found = Vec::new();
    let mut inside = Sequence::of(key_info, &["Id"])?;
    while let Some(child) = inside.any() {
        if child.is(DS, "X509Data") {
            for entry in child.children_named(DS, "X509Certificate") {
                found.push(base64_leaf(entry, &[])?);
            }
        } else if !is_harmless(child) {
            return None;
        }
    }
    (found.len() <= MAX_CERTIFICATES).then_some(found)
}

/// Hints that name a key by value or name. They are read over: our keys are known already.
fn is_harmless(child: Element<'_>) -> bool {
    let known = child.is(DS, "KeyName")
        || child.is(DS, "KeyValue")
        || child.is(DSIG11, "DEREncodedKeyValue");
    known && only_attributes(child, &["Id"])
}
