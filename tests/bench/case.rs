//! A family of keys with a message of each kind, as the reference node writes them: a Response of
//! about 12 KB with an encrypted Assertion inside, an `AuthnRequest` of about 4 KB.

use eidas_bridge::xml::{
    ContentEncryption, DecryptionKey, DecryptionPolicy, DigestAlgorithm, Document,
    EncryptionRecipient, KeyManagement, Limits, SignatureAlgorithm, SignaturePlacement,
    SignaturePolicy, SigningKey, VerificationKey, Writer, Written, encrypt_to_element,
    sign_written, verify_enveloped,
};
use openssl::asn1::Asn1Time;
use openssl::bn::BigNum;
use openssl::ec::{EcGroup, EcKey};
use openssl::hash::MessageDigest;
use openssl::nid::Nid;
use openssl::pkey::{PKey, Private};
use openssl::rsa::Rsa;
use openssl::x509::{X509, X509Builder, X509NameBuilder};

const SAML: &str = "urn:oasis:names:tc:SAML:2.0:assertion";
const PROTOCOL: &str = "urn:oasis:names:tc:SAML:2.0:protocol";
const AFTER_ISSUER: SignaturePlacement = SignaturePlacement::AfterFirstChild;

pub(crate) struct Case {
    pub(crate) name: &'static str,
    pub(crate) private: PKey<Private>,
    pub(crate) certificate: X509,
    signing: SigningKey,
    trusted: [VerificationKey; 1],
    decryption: [DecryptionKey; 1],
    /// Unsigned.
    pub(crate) request: Written,
    /// Signed.
    pub(crate) response: String,
    /// Bytes of the Response that its digest covers.
    pub(crate) covered: usize,
    /// Bytes of the Assertion before encryption.
    pub(crate) plain: usize,
}

pub(crate) fn all() -> Vec<Case> {
    let rsa = PKey::from_rsa(Rsa::generate(3072).unwrap()).unwrap();
    let mut cases = vec![Case::new(
        "RSA-3072 PSS, OAEP",
        rsa,
        SignatureAlgorithm::RsaPssSha256,
    )];
    for (name, curve) in [
        ("P-256 ECDSA, ECDH-ES", Nid::X9_62_PRIME256V1),
        ("P-384 ECDSA, ECDH-ES", Nid::SECP384R1),
        ("P-521 ECDSA, ECDH-ES", Nid::SECP521R1),
        ("brainpoolP256r1 ECDSA, ECDH-ES", Nid::BRAINPOOL_P256R1),
    ] {
        let group = EcGroup::from_curve_name(curve).unwrap();
        let private = PKey::from_ec_key(EcKey::generate(&group).unwrap()).unwrap();
        // SHA-256 for all of them, so that they differ in the curve alone.
        cases.push(Case::new(name, private, SignatureAlgorithm::EcdsaSha256));
    }
    cases
}

fn certificate(key: &PKey<Private>) -> X509 {
    let mut builder = X509Builder::new().unwrap();
    builder.set_version(2).unwrap();
    let mut name = X509NameBuilder::new().unwrap();
    name.append_entry_by_text("CN", "a node").unwrap();
    let name = name.build();
    builder.set_subject_name(&name).unwrap();
    builder.set_issuer_name(&name).unwrap();
    let serial = BigNum::from_u32(4711).unwrap().to_asn1_integer().unwrap();
    builder.set_serial_number(&serial).unwrap();
    let day = |day| Asn1Time::days_from_now(day).unwrap();
    builder.set_not_before(&day(0)).unwrap();
    builder.set_not_after(&day(30)).unwrap();
    builder.set_pubkey(key).unwrap();
    builder.sign(key, MessageDigest::sha256()).unwrap();
    builder.build()
}

fn attributes(out: &mut Writer, count: usize) {
    for n in 0..count {
        out.start("saml2:Attribute")
            .attr("FriendlyName", &format!("Attribute{n}"))
            .attr(
                "Name",
                &format!("http://eidas.europa.eu/attributes/naturalperson/Attribute{n}"),
            )
            .attr(
                "NameFormat",
                "urn:oasis:names:tc:SAML:2.0:attrname-format:uri",
            );
        out.start("saml2:AttributeValue")
            .namespace("xsi", "http://www.w3.org/2001/XMLSchema-instance")
            .attr("xsi:type", "eidas:Type")
            .text(&format!("value number {n}"))
            .end()
            .end();
    }
}

/// Opens a message and writes its issuer.
fn open_message(name: &str) -> Writer {
    let mut out = Writer::new();
    out.start(name)
        .namespace("saml2p", PROTOCOL)
        .namespace("saml2", SAML)
        .attr("ID", "_r")
        .attr("Version", "2.0")
        .leaf("saml2:Issuer", "https://peer.example/metadata");
    out
}

fn assertion() -> String {
    let mut out = Writer::new();
    out.start("saml2:Assertion").namespace("saml2", SAML);
    attributes(&mut out, 17);
    out.end();
    out.finish().unwrap()
}

fn request() -> Written {
    let mut out = open_message("saml2p:AuthnRequest");
    out.start("saml2p:Extensions");
    attributes(&mut out, 12);
    out.end().end();
    out.finish_element().unwrap()
}

impl Case {
    fn new(name: &'static str, private: PKey<Private>, algorithm: SignatureAlgorithm) -> Self {
        let cert = certificate(&private);
        let der = cert.to_der().unwrap();
        let digest = DigestAlgorithm::Sha256;
        let signing = SigningKey::new(private.clone(), &cert, algorithm, digest).unwrap();
        let recipient = EncryptionRecipient::new(&der, KeyManagement::EIDAS).unwrap();
        let assertion = assertion();
        let sealed =
            encrypt_to_element(&assertion, &recipient, ContentEncryption::Aes256Gcm).unwrap();
        let mut out = open_message("saml2p:Response");
        out.start("saml2:EncryptedAssertion").element(&sealed);
        out.end().end();
        let unsigned = out.finish_element().unwrap();
        let response = sign_written(&unsigned, AFTER_ISSUER, &signing).unwrap();
        Self {
            name,
            signing,
            trusted: [VerificationKey::from_certificate_der(&der).unwrap()],
            decryption: [DecryptionKey::new(private.clone(), &cert).unwrap()],
            private,
            certificate: cert,
            request: request(),
            response,
            covered: unsigned.as_str().len(),
            plain: assertion.len(),
        }
    }

    pub(crate) fn parse(&self) -> usize {
        let document = Document::parse(self.response.as_bytes(), &Limits::MESSAGE).unwrap();
        document.root().children().count()
    }

    pub(crate) fn sign(&self) -> usize {
        sign_written(&self.request, AFTER_ISSUER, &self.signing)
            .unwrap()
            .len()
    }

    pub(crate) fn write_and_sign(&self) -> usize {
        sign_written(&request(), AFTER_ISSUER, &self.signing)
            .unwrap()
            .len()
    }

    pub(crate) fn algorithm(&self) -> SignatureAlgorithm {
        self.signing.algorithm()
    }

    /// Without decryption.
    pub(crate) fn verify(&self) -> usize {
        let document = Document::parse(self.response.as_bytes(), &Limits::MESSAGE).unwrap();
        let verified = verify_enveloped(&document, &self.trusted, &SignaturePolicy::EIDAS).unwrap();
        verified.children().count()
    }

    pub(crate) fn verify_and_decrypt(&self) -> usize {
        let document = Document::parse(self.response.as_bytes(), &Limits::MESSAGE).unwrap();
        let verified = verify_enveloped(&document, &self.trusted, &SignaturePolicy::EIDAS).unwrap();
        let sealed = verified.child(SAML, "EncryptedAssertion").unwrap();
        let opened = sealed
            .decrypt(&self.decryption, &DecryptionPolicy::EIDAS, &Limits::MESSAGE)
            .unwrap();
        opened.root().children().count()
    }
}
