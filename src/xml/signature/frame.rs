//! What is the same in every signature of one key: all but the reference's ID, the digest and the
//! value. Written once, in canonical form. `[XMLDSig §4.4]`

use crate::xml::algorithms::{DS, DigestAlgorithm, ENVELOPED, EXC_C14N, SignatureAlgorithm};

/// `SignedInfo` opened on its own, as canonicalisation sees it.
pub(super) const INFO_ALONE: &str =
    "<ds:SignedInfo xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\">";
/// The same opened inside the signature, which declares the prefix.
pub(super) const SIGNATURE: &str =
    "<ds:Signature xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\"><ds:SignedInfo>";
/// Behind the digest.
pub(super) const INFO_END: &str = "</ds:DigestValue></ds:Reference></ds:SignedInfo>";

/// The fixed parts of a key's signatures.
#[derive(Clone)]
pub(super) struct Frame {
    /// From the start of `SignedInfo`'s content to the `#` of the reference.
    pub(super) start: String,
    /// From the quote behind the ID to the digest.
    pub(super) reference: String,
    /// From the end of the signature value to the end of the signature.
    pub(super) key_info: String,
}

impl Frame {
    /// `certificates` in base64, the signer's first.
    pub(super) fn new(
        algorithm: SignatureAlgorithm,
        digest: DigestAlgorithm,
        certificates: &[String],
    ) -> Self {
        debug_assert!(INFO_ALONE.contains(DS) && SIGNATURE.contains(DS));
        let method = |name: &str, uri: &str| format!("<ds:{name} Algorithm=\"{uri}\"></ds:{name}>");
        let certificates: String = certificates
            .iter()
            .flat_map(|base64| ["<ds:X509Certificate>", base64, "</ds:X509Certificate>"])
            .collect();
        Self {
            start: [
                &method("CanonicalizationMethod", EXC_C14N),
                &method("SignatureMethod", algorithm.uri()),
                "<ds:Reference URI=\"#",
            ]
            .concat(),
            reference: [
                "\"><ds:Transforms>",
                &method("Transform", ENVELOPED),
                &method("Transform", EXC_C14N),
                "</ds:Transforms>",
                &method("DigestMethod", digest.uri()),
                "<ds:DigestValue>",
            ]
            .concat(),
            key_info: [
                "</ds:SignatureValue><ds:KeyInfo><ds:X509Data>",
                &certificates,
                "</ds:X509Data></ds:KeyInfo></ds:Signature>",
            ]
            .concat(),
        }
    }
}
