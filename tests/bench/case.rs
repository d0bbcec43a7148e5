//! A family of keys with a message of each kind, as the reference node writes them: a Response of
//! about 12 KB with an encrypted Assertion inside, an `AuthnRequest` of about 4 KB.

use eidas_bridge::xml::{
    ContentEncryption, DecryptionKey, DecryptionPolicy, DigestAlgorithm, Document,
    EncryptionRecipient, KeyManagement, Limits, SignatureAlgorithm, SignaturePlacement,
    SignaturePolicy, SigningKey, VerificationKey, encrypt_element, sign_enveloped,
    verify_enveloped,
};
use openssl::asn1::Asn1Time;
use openssl::ec::{EcGroup, EcKey};
use openssl::hash::MessageDigest;
use openssl::nid::Nid;
use openssl::pkey::{PKey, Private};
use openssl::rsa::Rsa;
use openssl::x509::{X509, X509Builder};

const SAML: &str = "urn:oasis:names:tc:SAML:2.0:assertion";
const PROTOCOL: &str = "urn:oasis:names:tc:SAML:2.0:protocol";
const AFTER_ISSUER: SignaturePlacement = SignaturePlacement::AfterFirstChild;

pub(crate) struct Case {
    pub(crate) name: &'static str,
    pub(crate) private: PKey<Private>,
    signing: SigningKey,
    trusted: [VerificationKey; 1],
    decryption: [DecryptionKey; 1],
    /// Unsigned.
    pub(crate) request: String,
    /// Signed.
    pub(crate) response: String,
    /// Bytes of the Response that its digest covers.
    pub(crate) covered: usize,
    /// Bytes of the Assertion before encryption.
    pub(crate) plain: usize,
}

pub(crate) fn all() -> Vec<Case> {
    let rsa = PKey::from_rsa(Rsa::generate(3072).unwrap()).unwrap();
    let curve = |name| {
        let group = EcGroup::from_curve_name(name).unwrap();
        PKey::from_ec_key(EcKey::generate(&group).unwrap()).unwrap()
    };
    let ecdsa = SignatureAlgorithm::EcdsaSha256;
    vec![
        Case::new("RSA-3072 PSS, OAEP", rsa, SignatureAlgorithm::RsaPssSha256),
        Case::new("P-256 ECDSA, ECDH-ES", curve(Nid::X9_62_PRIME256V1), ecdsa),
        Case::new(
            "brainpoolP256r1 ECDSA, ECDH-ES",
            curve(Nid::BRAINPOOL_P256R1),
            ecdsa,
        ),
    ]
}

fn certificate(key: &PKey<Private>) -> X509 {
    let mut builder = X509Builder::new().unwrap();
    builder.set_version(2).unwrap();
    let day = |day| Asn1Time::days_from_now(day).unwrap();
    builder.set_not_before(&day(0)).unwrap();
    builder.set_not_after(&day(30)).unwrap();
    builder.set_pubkey(key).unwrap();
    builder.sign(key, MessageDigest::sha256()).unwrap();
    builder.build()
}

fn attributes(count: usize) -> String {
    let each: Vec<String> = (0..count)
        .map(|n| {
            format!(
                "<saml2:Attribute FriendlyName=\"Attribute{n}\" Name=\"http://eidas.europa.eu/attributes/naturalperson/Attribute{n}\" \
                 NameFormat=\"urn:oasis:names:tc:SAML:2.0:attrname-format:uri\"><saml2:AttributeValue \
                 xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:type=\"eidas:Type\">value number {n}</saml2:AttributeValue></saml2:Attribute>"
            )
        })
        .collect();
    each.concat()
}

impl Case {
    fn new(name: &'static str, private: PKey<Private>, algorithm: SignatureAlgorithm) -> Self {
        let cert = certificate(&private);
        let der = cert.to_der().unwrap();
        let digest = DigestAlgorithm::Sha256;
        let signing = SigningKey::new(private.clone(), &cert, algorithm, digest).unwrap();
        let recipient = EncryptionRecipient::new(&der, KeyManagement::EIDAS).unwrap();
        let issuer = "<saml2:Issuer>https://peer.example/metadata</saml2:Issuer>";
        let assertion = format!(
            "<saml2:Assertion xmlns:saml2=\"{SAML}\">{}</saml2:Assertion>",
            attributes(17)
        );
        let sealed = encrypt_element(&assertion, &recipient, ContentEncryption::Aes256Gcm).unwrap();
        let root =
            format!("xmlns:saml2p=\"{PROTOCOL}\" xmlns:saml2=\"{SAML}\" ID=\"_r\" Version=\"2.0\"");
        let unsigned = format!(
            "<saml2p:Response {root}>{issuer}<saml2:EncryptedAssertion>{sealed}</saml2:EncryptedAssertion></saml2p:Response>"
        );
        let response = sign_enveloped(&unsigned, AFTER_ISSUER, &signing).unwrap();
        let request = format!(
            "<saml2p:AuthnRequest {root}>{issuer}<saml2p:Extensions>{}</saml2p:Extensions></saml2p:AuthnRequest>",
            attributes(12)
        );
        Self {
            name,
            signing,
            trusted: [VerificationKey::from_certificate_der(&der).unwrap()],
            decryption: [DecryptionKey::new(private.clone(), &cert).unwrap()],
            private,
            request,
            response,
            covered: unsigned.len(),
            plain: assertion.len(),
        }
    }

    pub(crate) fn parse(&self) -> usize {
        let document = Document::parse(self.response.as_bytes(), &Limits::MESSAGE).unwrap();
        document.root().children().count()
    }

    pub(crate) fn sign(&self) -> usize {
        sign_enveloped(&self.request, AFTER_ISSUER, &self.signing)
            .unwrap()
            .len()
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
