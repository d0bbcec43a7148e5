//! Every key management with every content encryption, both ways, with every engine.

use crate::engine::{Answer, Refusal};
use crate::engines::Found;
use crate::keys::{Identity, ON_CURVES, RSA};
use crate::matrix::{Direction, Outcome, Table, judge};
use crate::template::{Encrypting, Management, Named, SECRET, SHA1};
use eidas_bridge::xml::{
    ContentEncryption, DecryptionPolicy, DigestAlgorithm, Document, KeyManagement, KeyTransport,
    KeyWrap, Limits, decrypt_to_bytes, encrypt_element,
};

const CONTENTS: [ContentEncryption; 3] = [
    ContentEncryption::Aes128Gcm,
    ContentEncryption::Aes192Gcm,
    ContentEncryption::Aes256Gcm,
];
const WRAPS: [KeyWrap; 3] = [KeyWrap::Aes128, KeyWrap::Aes192, KeyWrap::Aes256];
/// One octet of zeros, as the EC's node writes it.
const ZERO: [Option<&str>; 3] = [Some("0000"); 3];

/// One kind of message.
struct Row {
    name: String,
    recipient: &'static Identity,
    management: Management,
    named: Named,
    policy: DecryptionPolicy,
    /// With what ours writes it, where it does.
    ours: Option<KeyManagement>,
}

const WITH_SHA1: DecryptionPolicy = DecryptionPolicy {
    allow_oaep_sha1: true,
    ..DecryptionPolicy::EIDAS
};

fn transport_rows() -> Vec<Row> {
    use DigestAlgorithm as D;
    let masks = [
        "http://www.w3.org/2009/xmlenc11#mgf1sha256",
        "http://www.w3.org/2009/xmlenc11#mgf1sha384",
        "http://www.w3.org/2009/xmlenc11#mgf1sha512",
    ];
    let row = |name: &str, algorithm: KeyTransport, digest, mask, policy| Row {
        name: name.into(),
        recipient: &RSA,
        management: Management::Transport {
            algorithm: algorithm.uri(),
            digest,
            mask,
        },
        named: Named::Certificate,
        policy,
        ours: None,
    };
    let mut rows = Vec::new();
    let digests = [(D::Sha256, "256"), (D::Sha384, "384"), (D::Sha512, "512")];
    for ((digest, size), mask) in digests.into_iter().zip(masks) {
        let name = format!("xmlenc11 rsa-oaep, SHA-{size}, mgf1sha{size}");
        let (uri, transport) = (Some(digest.uri()), KeyTransport::RsaOaep);
        rows.push(Row {
            ours: Some(KeyManagement {
                oaep_digest: digest,
                oaep_mask: digest,
                ..KeyManagement::EIDAS
            }),
            ..row(&name, transport, uri, Some(mask), DecryptionPolicy::EIDAS)
        });
    }
    let (new, old) = (KeyTransport::RsaOaep, KeyTransport::RsaOaepMgf1p);
    let sha256 = Some(D::Sha256.uri());
    let mask = Some("http://www.w3.org/2009/xmlenc11#mgf1sha1");
    let name = "xmlenc11 rsa-oaep, SHA-256, mgf1sha1 (by exception)";
    rows.push(row(name, new, sha256, mask, WITH_SHA1));
    let name = "xmlenc11 rsa-oaep, SHA-256, no MGF (by exception)";
    rows.push(row(name, new, sha256, None, WITH_SHA1));
    let name = "rsa-oaep-mgf1p, SHA-1 (versions 1.2 and 1.3)";
    let policy = DecryptionPolicy::EIDAS_1_2;
    rows.push(row(name, old, Some(SHA1), None, policy));
    let name = "rsa-oaep-mgf1p, SHA-256 (versions 1.2 and 1.3)";
    rows.push(row(name, old, sha256, None, policy));
    rows
}

fn agreement_rows() -> Vec<Row> {
    let row =
        |name: String, recipient, wrap: KeyWrap, digest: DigestAlgorithm, parameters, der| Row {
            name,
            recipient,
            management: Management::Agreement {
                wrap: wrap.uri(),
                digest: digest.uri(),
                parameters,
                der,
            },
            named: Named::Certificate,
            policy: DecryptionPolicy::EIDAS,
            ours: None,
        };
    let mut rows = Vec::new();
    let sha256 = DigestAlgorithm::Sha256;
    for key in ON_CURVES.iter() {
        for key_wrap in WRAPS {
            let name = format!("ECDH-ES, {}", key.kind);
            rows.push(Row {
                ours: Some(KeyManagement {
                    key_wrap,
                    ..KeyManagement::EIDAS
                }),
                ..row(name, key, key_wrap, sha256, ZERO, false)
            });
        }
    }
    let p256 = &ON_CURVES[0];
    let form = |name: &str, parameters, der| {
        let name = format!("ECDH-ES, P-256, {name}");
        row(name, p256, KeyWrap::Aes256, sha256, parameters, der)
    };
    rows.push(form("parameters \"00\"", [Some("00"); 3], false));
    rows.push(form("parameters absent", [None; 3], false));
    let names = [Some("0041"), Some("00616c696365"), Some("00626F62")];
    rows.push(form("parameters of several octets", names, false));
    let bits = [Some("03d8"), Some("05a0"), Some("00ff")];
    rows.push(form("parameters of padded bits", bits, false));
    rows.push(form("DEREncodedKeyValue", ZERO, true));
    for (named, what) in [
        (Named::PublicKey, "recipient by DEREncodedKeyValue"),
        (Named::Nothing, "recipient not named"),
    ] {
        rows.push(Row {
            named,
            ..form(what, ZERO, false)
        });
    }
    for (digest, size) in [
        (DigestAlgorithm::Sha384, 384),
        (DigestAlgorithm::Sha512, 512),
    ] {
        let name = format!("ECDH-ES, P-256, ConcatKDF with SHA-{size}");
        rows.push(row(name, p256, KeyWrap::Aes256, digest, ZERO, false));
    }
    rows
}

/// Decrypts with ours.
fn decrypt_ours(data: &str, row: &Row) -> Answer<String> {
    let no = |error: String| Refusal::No(format!("ours: {error}\n{data}"));
    let document = Document::parse(data.as_bytes(), &Limits::MESSAGE);
    let document = document.map_err(|error| no(format!("{error:?}")))?;
    let keys = [row.recipient.decryption()];
    let bytes = decrypt_to_bytes(document.root(), &keys, &row.policy);
    let bytes = bytes.map_err(|error| no(format!("{error:?}")))?;
    String::from_utf8(bytes.to_vec()).map_err(|error| no(error.to_string()))
}

/// Engines that write a tree again may choose other empty tags and escapes; the canonical form
/// tells.
fn is_secret(text: &str) -> Answer<()> {
    let document = Document::parse(text.as_bytes(), &Limits::MESSAGE);
    let same = document.is_ok_and(|document| {
        eidas_bridge::xml::canonicalize(document.root()) == SECRET.as_bytes()
    });
    if same {
        Ok(())
    } else {
        Err(Refusal::No(format!("another plaintext: {text}")))
    }
}

/// Asks everything of everybody.
pub fn cross(engines: &mut [Found]) -> Table {
    let mut table = Table::new("Encryption");
    for row in transport_rows().into_iter().chain(agreement_rows()) {
        if row.ours.is_none() {
            table.read_only.push(row.name.clone());
        }
        for content in CONTENTS {
            ask_about(&mut table, engines, &row, content);
        }
    }
    table
}

fn ask_about(table: &mut Table, engines: &mut [Found], row: &Row, content: ContentEncryption) {
    let ours = row.ours.map(|management| {
        encrypt_element(SECRET, &row.recipient.recipient(management), content).unwrap()
    });
    let how = Encrypting {
        recipient: row.recipient,
        content: content.uri(),
        management: row.management.clone(),
        named: row.named,
    };
    for (name, engine) in engines.iter_mut() {
        let Ok(engine) = engine else { continue };
        let theirs = engine.encrypt(SECRET, &how);
        if let Some(ours) = &ours {
            let opened = engine.decrypt(ours, row.recipient);
            let out = judge(opened.and_then(|text| is_secret(&text)), || {
                let opened = engine.decrypt(&theirs.clone()?, row.recipient)?;
                is_secret(&opened)
            });
            table.note(&row.name, name, Direction::Out, out);
        }
        let back = match theirs {
            Err(Refusal::Broken(why)) => Outcome::Mismatch(why),
            Err(refusal) => Outcome::Unsupported(refusal.text().to_owned()),
            Ok(data) => {
                let opened = decrypt_ours(&data, row).and_then(|text| is_secret(&text));
                judge(opened, || {
                    let opened = engine.decrypt(&data, row.recipient)?;
                    is_secret(&opened)
                })
            }
        };
        table.note(&row.name, name, Direction::In, back);
    }
}
