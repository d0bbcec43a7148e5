//! Encryption: an element's text and a recipient in, `xenc:EncryptedData` out, laid out as the
//! EC's node does it. A new content key, IV and ephemeral key for every call. `[XMLEnc §4.3]`

use super::agreement::{self, Derivation, Wrapped};
use super::gcm;
use super::key::{EncryptionRecipient, KeyManagement, Target};
use super::policy::EncryptError;
use super::structure::TYPE_ELEMENT;
use super::transport;
use crate::xml::algorithms::{
    CONCAT_KDF, ContentEncryption, DS, DSIG11, DigestAlgorithm, ECDH_ES, KeyTransport, XENC, XENC11,
};
use crate::xml::writer::{Writer, Written};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use openssl::ec::EcKeyRef;
use openssl::pkey::{PKey, Public};

/// One octet of zero bits as `ConcatKDFParams` writes it: no padding bits, then the octet.
const ZERO_OCTET: &str = "0000";

/// As [`encrypt_to_element`]; returns the text of the element.
///
/// # Errors
/// [`EncryptError::Library`] if OpenSSL fails.
pub fn encrypt_element(
    plaintext: &str,
    recipient: &EncryptionRecipient,
    content: ContentEncryption,
) -> Result<String, EncryptError> {
    encrypt_to_element(plaintext, recipient, content).map(Written::into_text)
}

/// Encrypts the text of one element, which must declare the prefixes that it uses. Returns the
/// `xenc:EncryptedData` element, its namespaces declared, to be put into a message.
///
/// # Errors
/// [`EncryptError::Library`] if OpenSSL fails.
pub fn encrypt_to_element(
    plaintext: &str,
    recipient: &EncryptionRecipient,
    content: ContentEncryption,
) -> Result<Written, EncryptError> {
    let library = |_| EncryptError::Library;
    let (key, sealed) = gcm::seal(content, plaintext.as_bytes()).map_err(library)?;
    let mut out = Writer::new();
    out.start("xenc:EncryptedData")
        .namespace("xenc", XENC)
        .attr("Type", TYPE_ELEMENT);
    out.start("xenc:EncryptionMethod")
        .attr("Algorithm", content.uri())
        .end();
    out.start("ds:KeyInfo")
        .namespace("ds", DS)
        .start("xenc:EncryptedKey");
    let wrapped = match &recipient.target {
        Target::Curve(public) => agreed_key(&mut out, recipient, public, &key)?,
        Target::Rsa(public) => transported_key(&mut out, recipient, public, &key)?,
    };
    cipher_data(&mut out, &wrapped);
    out.end().end();
    cipher_data(&mut out, &sealed);
    out.end();
    out.finish_element().map_err(|_| EncryptError::Library)
}

fn cipher_data(out: &mut Writer, value: &[u8]) {
    out.start("xenc:CipherData")
        .leaf("xenc:CipherValue", &STANDARD.encode(value))
        .end();
}

fn certificate(out: &mut Writer, recipient: &EncryptionRecipient) {
    out.start("ds:X509Data")
        .leaf("ds:X509Certificate", &recipient.certificate)
        .end();
}

fn algorithm(out: &mut Writer, name: &str, uri: &str) {
    out.start(name).attr("Algorithm", uri).end();
}

/// Writes method and recipient of RSA-OAEP; returns the wrapped key.
fn transported_key(
    out: &mut Writer,
    recipient: &EncryptionRecipient,
    public: &PKey<Public>,
    key: &[u8],
) -> Result<Vec<u8>, EncryptError> {
    let KeyManagement {
        oaep_digest: digest,
        oaep_mask: mask,
        ..
    } = recipient.management;
    out.start("xenc:EncryptionMethod")
        .attr("Algorithm", KeyTransport::RsaOaep.uri());
    algorithm(out, "ds:DigestMethod", digest.uri());
    out.start("xenc11:MGF")
        .namespace("xenc11", XENC11)
        .attr("Algorithm", transport::mgf1_uri(mask))
        .end();
    out.end();
    out.start("ds:KeyInfo");
    certificate(out, recipient);
    out.end();
    transport::wrap(public, digest, mask, key).map_err(|_| EncryptError::Library)
}

/// Writes method, key derivation, ephemeral key and recipient of ECDH-ES; returns the wrapped
/// key.
fn agreed_key(
    out: &mut Writer,
    recipient: &EncryptionRecipient,
    public: &EcKeyRef<Public>,
    key: &[u8],
) -> Result<Vec<u8>, EncryptError> {
    let wrap = recipient.management.key_wrap;
    let digest = DigestAlgorithm::Sha256;
    let derivation = Derivation {
        digest,
        other_info: vec![0; 3],
    };
    let wrapped =
        agreement::wrap(public, &derivation, wrap, key).map_err(|_| EncryptError::Library)?;
    algorithm(out, "xenc:EncryptionMethod", wrap.uri());
    out.start("ds:KeyInfo")
        .start("xenc:AgreementMethod")
        .attr("Algorithm", ECDH_ES);
    out.start("xenc11:KeyDerivationMethod")
        .namespace("xenc11", XENC11)
        .attr("Algorithm", CONCAT_KDF)
        .start("xenc11:ConcatKDFParams")
        .attr("AlgorithmID", ZERO_OCTET)
        .attr("PartyUInfo", ZERO_OCTET)
        .attr("PartyVInfo", ZERO_OCTET);
    algorithm(out, "ds:DigestMethod", digest.uri());
    out.end().end();
    originator(out, &wrapped);
    out.start("xenc:RecipientKeyInfo");
    certificate(out, recipient);
    out.end().end().end();
    Ok(wrapped.key)
}

/// The ephemeral key in both forms that the EC's node writes, as readers know one or the other.
fn originator(out: &mut Writer, wrapped: &Wrapped) {
    out.start("xenc:OriginatorKeyInfo");
    out.start("ds:KeyValue")
        .start("dsig11:ECKeyValue")
        .namespace("dsig11", DSIG11);
    out.start("dsig11:NamedCurve")
        .attr("URI", wrapped.curve)
        .end();
    out.leaf("dsig11:PublicKey", &STANDARD.encode(&wrapped.point))
        .end()
        .end();
    out.start("dsig11:DEREncodedKeyValue")
        .namespace("dsig11", DSIG11)
        .text(&STANDARD.encode(&wrapped.der))
        .end();
    out.end();
}
