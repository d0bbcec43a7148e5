//! Keys with certificates of their own, and ports, for parties that are told theirs.

use std::net::TcpListener;

use openssl::asn1::Asn1Time;
use openssl::bn::BigNum;
use openssl::hash::MessageDigest;
use openssl::pkey::PKey;
use openssl::rsa::Rsa;
use openssl::x509::extension::SubjectAlternativeName;
use openssl::x509::{X509, X509NameBuilder};

/// A key and its self-signed certificate, of one day and for this machine, in PEM.
pub(crate) struct Certified {
    pub(crate) key: String,
    pub(crate) certificate: String,
}

impl Certified {
    pub(crate) fn make(common_name: &str) -> Self {
        let key = PKey::from_rsa(Rsa::generate(2048).unwrap()).unwrap();
        let mut name = X509NameBuilder::new().unwrap();
        name.append_entry_by_text("CN", common_name).unwrap();
        let name = name.build();
        let mut made = X509::builder().unwrap();
        made.set_version(2).unwrap();
        let serial = BigNum::from_u32(1).unwrap().to_asn1_integer().unwrap();
        made.set_serial_number(&serial).unwrap();
        made.set_subject_name(&name).unwrap();
        made.set_issuer_name(&name).unwrap();
        let (today, tomorrow) = (Asn1Time::days_from_now(0), Asn1Time::days_from_now(1));
        made.set_not_before(&today.unwrap()).unwrap();
        made.set_not_after(&tomorrow.unwrap()).unwrap();
        made.set_pubkey(&key).unwrap();
        let here = SubjectAlternativeName::new()
            .ip("127.0.0.1")
            .build(&made.x509v3_context(None, None));
        made.append_extension(here.unwrap()).unwrap();
        made.sign(&key, MessageDigest::sha256()).unwrap();
        let text = |pem: Vec<u8>| String::from_utf8(pem).unwrap();
        Self {
            key: text(key.private_key_to_pem_pkcs8().unwrap()),
            certificate: text(made.build().to_pem().unwrap()),
        }
    }
}

/// A free port, for somebody who wants to be told one.
pub(crate) fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    listener.local_addr().unwrap().port()
}
