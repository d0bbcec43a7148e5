//! What peers write and we do not: every parameter of key transport and key agreement, every way
//! to name a recipient. The messages are built here with OpenSSL's own interfaces, so that a
//! mistake of the engine is not made twice.

use crate::xml_fixtures::{DS, Identity, MALLORY, PEER, RSA};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use eidas_bridge::xml::{
    DecryptError, DecryptionPolicy, Document, KeyManagement, Limits, decrypt_to_bytes,
};
use openssl::aes::{AesKey, wrap_key};
use openssl::bn::BigNumContext;
use openssl::derive::Deriver;
use openssl::ec::{EcKey, PointConversionForm};
use openssl::md::{Md, MdRef};
use openssl::nid::Nid;
use openssl::pkey::PKey;
use openssl::pkey_ctx::PkeyCtx;
use openssl::rsa::Padding;
use openssl::sha::{sha256, sha384, sha512};
use openssl::symm::{Cipher, encrypt_aead};

const XENC: &str = "http://www.w3.org/2001/04/xmlenc#";
const XENC11: &str = "http://www.w3.org/2009/xmlenc11#";
const MORE: &str = "http://www.w3.org/2001/04/xmldsig-more#";
const PLAIN: &str = "<a>secret</a>";
const KEY: [u8; 32] = [7; 32];

fn base64(bytes: &[u8]) -> String {
    STANDARD.encode(bytes)
}

fn certificate_of(identity: &Identity) -> String {
    let der = base64(&identity.der());
    format!("<ds:X509Data><ds:X509Certificate>{der}</ds:X509Certificate></ds:X509Data>")
}

/// An `EncryptedData` around an encrypted key with this method and `KeyInfo`.
fn message(method: &str, key_info: &str, wrapped: &[u8]) -> String {
    sealed(PLAIN, method, key_info, wrapped)
}

fn sealed(plain: &str, method: &str, key_info: &str, wrapped: &[u8]) -> String {
    let mut tag = [0; 16];
    let iv = [3; 12];
    let cipher = Cipher::aes_256_gcm();
    let ciphertext =
        encrypt_aead(cipher, &KEY, Some(&iv), &[], plain.as_bytes(), &mut tag).unwrap();
    let sealed = base64(&[&iv[..], &ciphertext, &tag].concat());
    let wrapped = base64(wrapped);
    format!(
        "<xenc:EncryptedData xmlns:xenc='{XENC}' xmlns:ds='{DS}' xmlns:xenc11='{XENC11}' \
         xmlns:dsig11='http://www.w3.org/2009/xmldsig11#'>\
         <xenc:EncryptionMethod Algorithm='{XENC11}aes256-gcm'/><ds:KeyInfo><xenc:EncryptedKey>\
         {method}<ds:KeyInfo>{key_info}</ds:KeyInfo><xenc:CipherData><xenc:CipherValue>{wrapped}\
         </xenc:CipherValue></xenc:CipherData></xenc:EncryptedKey></ds:KeyInfo><xenc:CipherData>\
         <xenc:CipherValue>{sealed}</xenc:CipherValue></xenc:CipherData></xenc:EncryptedData>"
    )
}

fn open(
    message: &str,
    to: &[&Identity],
    policy: &DecryptionPolicy,
) -> Result<String, DecryptError> {
    let document = Document::parse(message.as_bytes(), &Limits::MESSAGE).unwrap();
    let keys: Vec<_> = to.iter().map(|identity| identity.decryption()).collect();
    decrypt_to_bytes(document.root(), &keys, policy)
        .map(|bytes| String::from_utf8(bytes.to_vec()).unwrap())
}

fn judge(message: &str, policy: &DecryptionPolicy) -> Result<(), DecryptError> {
    open(message, &[&MALLORY, &PEER, &RSA], policy).map(|plain| assert_eq!(plain, PLAIN))
}

// Key transport

fn transported(method: &str, digest: &MdRef, mask: &MdRef, key_info: &str) -> String {
    message(method, key_info, &wrapped(digest, mask))
}

/// `plain` for the RSA identity's key under this certificate: `xmlenc11#rsa-oaep` with SHA-1 for
/// mask, and `xmlenc#rsa-oaep-mgf1p`; both as old nodes write them.
pub(crate) fn old_transports(plain: &str, certificate: &[u8]) -> [String; 2] {
    let who = base64(certificate);
    let who = format!("<ds:X509Data><ds:X509Certificate>{who}</ds:X509Certificate></ds:X509Data>");
    let wrapped = wrapped(Md::sha256(), Md::sha1());
    let names = [format!("{XENC11}rsa-oaep"), format!("{XENC}rsa-oaep-mgf1p")];
    names.map(|name| sealed(plain, &method(&name, Some(SHA2[0].0), None), &who, &wrapped))
}

fn wrapped(digest: &MdRef, mask: &MdRef) -> Vec<u8> {
    let mut context = PkeyCtx::new(&RSA.key).unwrap();
    context.encrypt_init().unwrap();
    context.set_rsa_padding(Padding::PKCS1_OAEP).unwrap();
    context.set_rsa_oaep_md(digest).unwrap();
    context.set_rsa_mgf1_md(mask).unwrap();
    let mut wrapped = Vec::new();
    context.encrypt_to_vec(&KEY, &mut wrapped).unwrap();
    wrapped
}

fn method(algorithm: &str, digest: Option<&str>, mask: Option<&str>) -> String {
    let child = |name: &str, uri: Option<&str>| {
        uri.map_or_else(String::new, |uri| format!("<{name} Algorithm='{uri}'/>"))
    };
    format!(
        "<xenc:EncryptionMethod Algorithm='{algorithm}'>{}{}</xenc:EncryptionMethod>",
        child("ds:DigestMethod", digest),
        child("xenc11:MGF", mask)
    )
}

const SHA2: [(&str, &str); 3] = [
    ("http://www.w3.org/2001/04/xmlenc#sha256", "mgf1sha256"),
    (
        "http://www.w3.org/2001/04/xmldsig-more#sha384",
        "mgf1sha384",
    ),
    ("http://www.w3.org/2001/04/xmlenc#sha512", "mgf1sha512"),
];

fn mds() -> [&'static MdRef; 3] {
    [Md::sha256(), Md::sha384(), Md::sha512()]
}

#[test]
fn rsa_oaep_with_every_digest_and_every_mask_is_opened() {
    let who = certificate_of(&RSA);
    for ((digest, _), digest_md) in SHA2.iter().zip(mds()) {
        for ((_, mask), mask_md) in SHA2.iter().zip(mds()) {
            let mask = format!("{XENC11}{mask}");
            let method = method(&format!("{XENC11}rsa-oaep"), Some(digest), Some(&mask));
            let text = transported(&method, digest_md, mask_md, &who);
            assert_eq!(judge(&text, &DecryptionPolicy::EIDAS), Ok(()), "{method}");
        }
    }
}

#[test]
fn sha1_inside_rsa_oaep_is_taken_under_its_own_exception_only() {
    let lax = DecryptionPolicy {
        allow_oaep_sha1: true,
        ..DecryptionPolicy::EIDAS
    };
    let (sha1, mgf1) = (format!("{DS}sha1"), format!("{XENC11}mgf1sha1"));
    let (sha256, who) = (SHA2[0].0, certificate_of(&RSA));
    let oaep = format!("{XENC11}rsa-oaep");
    for (digest, mask, digest_md, mask_md) in [
        (Some(sha256), None, Md::sha256(), Md::sha1()),
        (Some(sha256), Some(mgf1.as_str()), Md::sha256(), Md::sha1()),
        (None, None, Md::sha1(), Md::sha1()),
        (
            Some(sha1.as_str()),
            Some(mgf1.as_str()),
            Md::sha1(),
            Md::sha1(),
        ),
    ] {
        let text = transported(&method(&oaep, digest, mask), digest_md, mask_md, &who);
        assert_eq!(judge(&text, &lax), Ok(()));
        for strict in [DecryptionPolicy::EIDAS, DecryptionPolicy::EIDAS_1_2] {
            assert_eq!(judge(&text, &strict), Err(DecryptError::Algorithm));
        }
    }
}

#[test]
fn rsa_oaep_mgf1p_is_taken_from_old_peers_with_sha1_or_sha2_digests() {
    let (sha1, mgf1) = (format!("{DS}sha1"), format!("{XENC11}mgf1sha1"));
    let who = certificate_of(&RSA);
    let oaep = format!("{XENC}rsa-oaep-mgf1p");
    for (digest, mask, md) in [
        (None, None, Md::sha1()),
        (Some(sha1.as_str()), None, Md::sha1()),
        (Some(SHA2[0].0), None, Md::sha256()),
        (Some(SHA2[0].0), Some(mgf1.as_str()), Md::sha256()),
        (Some(SHA2[2].0), None, Md::sha512()),
    ] {
        let text = transported(&method(&oaep, digest, mask), md, Md::sha1(), &who);
        assert_eq!(judge(&text, &DecryptionPolicy::EIDAS_1_2), Ok(()));
        let now = judge(&text, &DecryptionPolicy::EIDAS);
        assert_eq!(now, Err(DecryptError::Algorithm));
    }
    // Its mask is SHA-1 by definition: another one beside it is a contradiction.
    let other = format!("{XENC11}mgf1sha256");
    let contradiction = method(&oaep, Some(SHA2[0].0), Some(&other));
    let text = transported(&contradiction, Md::sha256(), Md::sha256(), &who);
    let refused = judge(&text, &DecryptionPolicy::EIDAS_1_2);
    assert_eq!(refused, Err(DecryptError::Algorithm));
}

// Key agreement

type Hash = fn(&[u8]) -> Vec<u8>;
/// Writes an ephemeral key: curve, encoded point, DER.
type Originator = fn(&str, &[u8], &[u8]) -> String;

#[derive(Clone)]
struct Agreed<'a> {
    to: &'a Identity,
    parameters: &'a str,
    other_info: &'a [u8],
    digest: (&'a str, Hash),
    wrap: (&'a str, usize),
    nonce: &'a str,
    recipient: &'a str,
    originator: Originator,
}

fn hash_256(bytes: &[u8]) -> Vec<u8> {
    sha256(bytes).to_vec()
}

fn named(curve: &str, point: &[u8], _: &[u8]) -> String {
    format!(
        "<ds:KeyValue><dsig11:ECKeyValue><dsig11:NamedCurve URI='{curve}'/><dsig11:PublicKey>{}\
         </dsig11:PublicKey></dsig11:ECKeyValue></ds:KeyValue>",
        base64(point)
    )
}

fn der(_: &str, _: &[u8], der: &[u8]) -> String {
    let der = base64(der);
    format!("<dsig11:DEREncodedKeyValue>{der}</dsig11:DEREncodedKeyValue>")
}

impl<'a> Agreed<'a> {
    fn usual(to: &'a Identity, recipient: &'a str) -> Self {
        Self {
            to,
            parameters: "AlgorithmID='0000' PartyUInfo='0000' PartyVInfo='0000'",
            other_info: &[0; 3],
            digest: (SHA2[0].0, hash_256),
            wrap: ("kw-aes256", 32),
            nonce: "",
            recipient,
            originator: named,
        }
    }

    fn write(&self) -> String {
        let theirs = self.to.key.ec_key().unwrap();
        let group = theirs.group();
        let ephemeral = EcKey::generate(group).unwrap();
        let mut context = BigNumContext::new().unwrap();
        let form = PointConversionForm::UNCOMPRESSED;
        let point = ephemeral
            .public_key()
            .to_bytes(group, form, &mut context)
            .unwrap();
        let ephemeral = PKey::from_ec_key(ephemeral).unwrap();
        let public = PKey::public_key_from_der(&self.to.key.public_key_to_der().unwrap()).unwrap();
        let mut deriver = Deriver::new(&ephemeral).unwrap();
        deriver.set_peer(&public).unwrap();
        let secret = deriver.derive_to_vec().unwrap();
        let block = |counter: u32| {
            self.digest.1(&[&counter.to_be_bytes()[..], &secret, self.other_info].concat())
        };
        let stream = [block(1), block(2)].concat();
        let wrapping = AesKey::new_encrypt(&stream[..self.wrap.1]).unwrap();
        let mut wrapped = vec![0; KEY.len() + 8];
        wrap_key(&wrapping, None, &mut wrapped, &KEY).unwrap();
        let curve = match group.curve_name().unwrap() {
            Nid::X9_62_PRIME256V1 => "urn:oid:1.2.840.10045.3.1.7",
            Nid::SECP384R1 => "urn:oid:1.3.132.0.34",
            Nid::SECP521R1 => "urn:oid:1.3.132.0.35",
            Nid::BRAINPOOL_P256R1 => "urn:oid:1.3.36.3.3.2.8.1.1.7",
            Nid::BRAINPOOL_P384R1 => "urn:oid:1.3.36.3.3.2.8.1.1.11",
            _ => "urn:oid:1.3.36.3.3.2.8.1.1.13",
        };
        let key_info = format!(
            "<xenc:AgreementMethod Algorithm='{XENC11}ECDH-ES'>{}<xenc11:KeyDerivationMethod \
             Algorithm='{XENC11}ConcatKDF'><xenc11:ConcatKDFParams {}><ds:DigestMethod \
             Algorithm='{}'/></xenc11:ConcatKDFParams></xenc11:KeyDerivationMethod>\
             <xenc:OriginatorKeyInfo>{}</xenc:OriginatorKeyInfo><xenc:RecipientKeyInfo>{}\
             </xenc:RecipientKeyInfo></xenc:AgreementMethod>",
            self.nonce,
            self.parameters,
            self.digest.0,
            (self.originator)(curve, &point, &ephemeral.public_key_to_der().unwrap()),
            self.recipient
        );
        let method = format!("<xenc:EncryptionMethod Algorithm='{XENC}{}'/>", self.wrap.0);
        message(&method, &key_info, &wrapped)
    }
}

#[test]
fn key_agreement_on_every_curve_with_the_key_in_either_form_is_opened() {
    for curve in [
        Nid::X9_62_PRIME256V1,
        Nid::SECP384R1,
        Nid::SECP521R1,
        Nid::BRAINPOOL_P256R1,
        Nid::BRAINPOOL_P384R1,
        Nid::BRAINPOOL_P512R1,
    ] {
        let receiver = Identity::curve(curve);
        let who = certificate_of(&receiver);
        let forms: [Originator; 2] = [named, der];
        for originator in forms {
            for wrap in [("kw-aes128", 16), ("kw-aes192", 24), ("kw-aes256", 32)] {
                let text = Agreed {
                    wrap,
                    originator,
                    ..Agreed::usual(&receiver, &who)
                }
                .write();
                let opened = open(&text, &[&PEER, &receiver], &DecryptionPolicy::EIDAS);
                assert_eq!(opened.as_deref(), Ok(PLAIN), "{curve:?} {wrap:?}");
            }
        }
    }
}

#[test]
fn key_derivation_parameters_of_every_form_and_hash_are_opened() {
    let who = certificate_of(&PEER);
    let sha384_uri = format!("{MORE}sha384");
    let hashes: [(&str, Hash); 3] = [
        (SHA2[0].0, hash_256),
        (&sha384_uri, |bytes| sha384(bytes).to_vec()),
        (SHA2[2].0, |bytes| sha512(bytes).to_vec()),
    ];
    for (parameters, other_info) in [
        (
            "AlgorithmID='0000' PartyUInfo='0000' PartyVInfo='0000'",
            &[0_u8; 3][..],
        ),
        ("AlgorithmID='00' PartyUInfo='00' PartyVInfo='00'", &[]),
        ("", &[]),
        ("AlgorithmID='' PartyUInfo='' PartyVInfo=''", &[]),
        ("AlgorithmID='0041' PartyVInfo='004243'", b"ABC"),
        // 11011 and 101, padded with three and five bits, make one octet. [XMLEnc §5.4.1]
        ("AlgorithmID='03D8' PartyUInfo='05A0'", &[0b1101_1101]),
        (
            "AlgorithmID='0001' PartyUInfo='0002' PartyVInfo='0003' SuppPubInfo='0004' SuppPrivInfo='0005'",
            &[1, 2, 3, 4, 5],
        ),
    ] {
        for digest in hashes {
            let text = Agreed {
                parameters,
                other_info,
                digest,
                ..Agreed::usual(&PEER, &who)
            }
            .write();
            assert_eq!(
                judge(&text, &DecryptionPolicy::EIDAS),
                Ok(()),
                "{parameters}"
            );
        }
    }
}

#[test]
fn a_nonce_is_taken_and_is_no_part_of_concat_kdf() {
    let who = certificate_of(&PEER);
    let text = Agreed {
        nonce: "<xenc:KA-Nonce>bm9uY2U=</xenc:KA-Nonce>",
        ..Agreed::usual(&PEER, &who)
    }
    .write();
    assert_eq!(judge(&text, &DecryptionPolicy::EIDAS), Ok(()));
    let broken = text.replace("bm9uY2U=", "!");
    let refused = judge(&broken, &DecryptionPolicy::EIDAS);
    assert_eq!(refused, Err(DecryptError::Structure));
}

#[test]
fn an_ephemeral_key_outside_the_profile_is_refused() {
    let who = certificate_of(&PEER);
    let refused = |originator| {
        let text = Agreed {
            originator,
            ..Agreed::usual(&PEER, &who)
        }
        .write();
        judge(&text, &DecryptionPolicy::EIDAS).unwrap_err()
    };
    // Spelled-out parameters have no place where a named curve belongs.
    assert_eq!(
        refused(|_, point, _| format!(
            "<ds:KeyValue><dsig11:ECKeyValue><dsig11:ECParameters/><dsig11:PublicKey>{}\
             </dsig11:PublicKey></dsig11:ECKeyValue></ds:KeyValue>",
            base64(point)
        )),
        DecryptError::Structure
    );
    let explicit: Originator = |_, _, _| {
        let key = Identity::explicit_curve(Nid::X9_62_PRIME256V1).key;
        der("", &[], &key.public_key_to_der().unwrap())
    };
    let small: Originator = |_, _, _| {
        let key = Identity::curve(Nid::SECP224R1).key;
        der("", &[], &key.public_key_to_der().unwrap())
    };
    let stranger: Originator = |_, _, _| {
        let key = Identity::curve(Nid::SECP256K1).key;
        der("", &[], &key.public_key_to_der().unwrap())
    };
    let rsa: Originator = |_, _, _| der("", &[], &RSA.key.public_key_to_der().unwrap());
    let twist: Originator = |curve, point, _| {
        let mut off = point.to_vec();
        off[64] ^= 1;
        named(curve, &off, &[])
    };
    let infinity: Originator = |curve, _, _| named(curve, &[0], &[]);
    let other: Originator = |_, point, _| named("urn:oid:1.3.132.0.33", point, &[]);
    for originator in [explicit, small, stranger, rsa, twist, infinity, other] {
        assert_eq!(refused(originator), DecryptError::Failed);
    }
}

// Recipients

fn rsa_value(identity: &Identity) -> String {
    let key = identity.key.rsa().unwrap();
    format!(
        "<ds:KeyValue><ds:RSAKeyValue><ds:Modulus>{}</ds:Modulus><ds:Exponent>{}</ds:Exponent>\
         </ds:RSAKeyValue></ds:KeyValue>",
        base64(&[&[0][..], &key.n().to_vec()].concat()),
        base64(&key.e().to_vec())
    )
}

fn curve_value(identity: &Identity) -> String {
    let key = identity.key.ec_key().unwrap();
    let mut context = BigNumContext::new().unwrap();
    let form = PointConversionForm::UNCOMPRESSED;
    let point = key.public_key().to_bytes(key.group(), form, &mut context);
    named("urn:oid:1.2.840.10045.3.1.7", &point.unwrap(), &[])
}

fn key_der(identity: &Identity) -> String {
    der("", &[], &identity.key.public_key_to_der().unwrap())
}

fn serial(identity: &Identity, issuer: &str) -> String {
    let serial = identity.certificate.serial_number().to_bn().unwrap();
    format!(
        "<ds:X509Data><ds:X509IssuerSerial><ds:X509IssuerName>{issuer}</ds:X509IssuerName>\
         <ds:X509SerialNumber>{serial}</ds:X509SerialNumber></ds:X509IssuerSerial></ds:X509Data>"
    )
}

fn digest_of(identity: &Identity) -> String {
    format!(
        "<ds:X509Data><dsig11:X509Digest Algorithm='{}'>{}</dsig11:X509Digest></ds:X509Data>",
        SHA2[2].0,
        base64(&sha512(&identity.der()))
    )
}

fn key_identifier(identity: &Identity) -> String {
    let id = identity.certificate.subject_key_id().unwrap();
    format!(
        "<ds:X509Data><ds:X509SKI>{}</ds:X509SKI></ds:X509Data>",
        base64(id.as_slice())
    )
}

/// Every way to name this receiver.
fn ways(identity: &Identity, value: &str) -> Vec<String> {
    vec![
        certificate_of(identity),
        digest_of(identity),
        key_identifier(identity),
        serial(identity, "CN=Test"),
        serial(identity, "2.5.4.3=\"test\", O=Tes\\,ting"),
        value.to_owned(),
        key_der(identity),
        format!("<ds:KeyName>us</ds:KeyName>{}", certificate_of(identity)),
        // The issuer's certificate may travel beside the receiver's.
        format!("{}{}", certificate_of(&MALLORY), certificate_of(identity)),
    ]
}

#[test]
fn the_receiver_of_a_transported_key_is_found_by_every_name() {
    let oaep = method(
        &format!("{XENC11}rsa-oaep"),
        Some(SHA2[0].0),
        Some(&format!("{XENC11}mgf1sha256")),
    );
    let other = Identity::rsa(3072);
    for who in ways(&RSA, &rsa_value(&RSA)) {
        let text = transported(&oaep, Md::sha256(), Md::sha256(), &who);
        let policy = DecryptionPolicy::EIDAS;
        let opened = open(&text, &[&other, &RSA], &policy);
        assert_eq!(opened.as_deref(), Ok(PLAIN), "{who}");
        let foreign = open(&text, &[&other], &policy);
        assert_eq!(foreign, Err(DecryptError::NotForUs), "{who}");
    }
}

#[test]
fn the_receiver_of_an_agreed_key_is_found_by_every_name() {
    for who in ways(&PEER, &curve_value(&PEER)) {
        let text = Agreed::usual(&PEER, &who).write();
        assert_eq!(judge(&text, &DecryptionPolicy::EIDAS), Ok(()), "{who}");
        let stranger = Identity::curve(Nid::X9_62_PRIME256V1);
        let foreign = open(&text, &[&stranger], &DecryptionPolicy::EIDAS);
        assert_eq!(foreign, Err(DecryptError::NotForUs), "{who}");
    }
}

#[test]
fn a_serial_number_of_another_issuer_is_not_ours() {
    let who = serial(&PEER, "CN=Somebody");
    let text = Agreed::usual(&PEER, &who).write();
    let refused = judge(&text, &DecryptionPolicy::EIDAS);
    assert_eq!(refused, Err(DecryptError::NotForUs));
}

#[test]
fn no_name_or_one_that_cannot_be_compared_tries_every_key_that_fits() {
    for who in [
        "",
        "<ds:KeyName>us</ds:KeyName>",
        "<ds:X509Data><ds:X509SubjectName>CN=Test</ds:X509SubjectName></ds:X509Data>",
    ] {
        let text = Agreed::usual(&PEER, who).write();
        assert_eq!(judge(&text, &DecryptionPolicy::EIDAS), Ok(()), "{who}");
        let strict = DecryptionPolicy {
            missing_hint: eidas_bridge::xml::MissingHint::Refuse,
            ..DecryptionPolicy::EIDAS
        };
        assert_eq!(judge(&text, &strict), Err(DecryptError::NoRecipient));
        let nobody = open(&text, &[&RSA], &DecryptionPolicy::EIDAS);
        assert_eq!(nobody, Err(DecryptError::NotForUs));
        let wrong = open(&text, &[&MALLORY], &DecryptionPolicy::EIDAS);
        assert_eq!(wrong, Err(DecryptError::Failed));
    }
}

#[test]
fn we_send_what_the_reference_node_sends() {
    let sealed = |to: &Identity, management| {
        let recipient = eidas_bridge::xml::EncryptionRecipient::new(&to.der(), management).unwrap();
        let content = eidas_bridge::xml::ContentEncryption::Aes256Gcm;
        eidas_bridge::xml::encrypt_element("<a/>", &recipient, content).unwrap()
    };
    let rsa = sealed(&RSA, KeyManagement::EIDAS);
    let curve = sealed(&PEER, KeyManagement::EIDAS);
    for part in [
        "xmlenc11#aes256-gcm\"",
        "xmlenc11#rsa-oaep\"",
        "xmlenc#sha256\"",
        "#mgf1sha256\"",
    ] {
        assert!(rsa.contains(part), "{part}");
    }
    for part in [
        "xmlenc11#aes256-gcm\"",
        "xmlenc#kw-aes256\"",
        "xmlenc#sha256\"",
        "AlgorithmID=\"0000\" PartyUInfo=\"0000\" PartyVInfo=\"0000\"",
        "<dsig11:ECKeyValue",
        "<dsig11:DEREncodedKeyValue",
        "<xenc:RecipientKeyInfo><ds:X509Data><ds:X509Certificate>",
    ] {
        assert!(curve.contains(part), "{part}");
    }
}
