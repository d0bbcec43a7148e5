//! Every signature algorithm with every key, both ways, with every engine.

use crate::engine::{Answer, Engine, Refusal};
use crate::engines::Found;
use crate::keys::{Identity, ON_CURVES, RSA};
use crate::matrix::{Direction, Outcome, Table, judge};
use crate::template::{RESPONSE, Signing};
use eidas_bridge::xml::{
    DigestAlgorithm, Document, Limits, SignatureAlgorithm, SignaturePlacement, SignaturePolicy,
    sign_enveloped, verify_enveloped,
};

pub const DIGESTS: [DigestAlgorithm; 3] = [
    DigestAlgorithm::Sha256,
    DigestAlgorithm::Sha384,
    DigestAlgorithm::Sha512,
];

/// The rules for messages, and PKCS#1 v1.5 as service lists have it.
const WITH_PKCS1: SignaturePolicy = SignaturePolicy {
    signature_algorithms: &[SignatureAlgorithm::RsaPkcs1Sha256],
    ..SignaturePolicy::EIDAS
};

/// The rows: an algorithm, a key, and a name for both.
pub fn rows() -> Vec<(SignatureAlgorithm, &'static Identity, String)> {
    use SignatureAlgorithm as A;
    let mut rows = Vec::new();
    for (algorithm, name) in [
        (A::RsaPssSha256, "sha256-rsa-MGF1"),
        (A::RsaPssSha384, "sha384-rsa-MGF1"),
        (A::RsaPssSha512, "sha512-rsa-MGF1"),
        (A::RsaPkcs1Sha256, "rsa-sha256 (service lists only)"),
    ] {
        rows.push((algorithm, &*RSA, format!("{name}, {}", RSA.kind)));
    }
    for key in ON_CURVES.iter() {
        for (algorithm, name) in [
            (A::EcdsaSha256, "ecdsa-sha256"),
            (A::EcdsaSha384, "ecdsa-sha384"),
            (A::EcdsaSha512, "ecdsa-sha512"),
        ] {
            rows.push((algorithm, key, format!("{name}, {}", key.kind)));
        }
    }
    rows
}

/// Verifies with ours, with the key of `signer` and no other.
pub fn verify_ours(document: &str, signer: &Identity, policy: &SignaturePolicy) -> Answer<()> {
    let no = |error: String| Refusal::No(format!("ours: {error}\n{document}"));
    let document = Document::parse(document.as_bytes(), &Limits::METADATA);
    let document = document.map_err(|error| no(format!("{error:?}")))?;
    verify_enveloped(&document, &[signer.verification()], policy)
        .map(drop)
        .map_err(|error| no(format!("{error:?}")))
}

/// What an engine verifies has to be refused after a change, or its word means nothing.
fn verify_theirs(engine: &mut dyn Engine, signed: &str, signer: &Identity) -> Answer<()> {
    engine.verify(signed, signer)?;
    let changed = signed.replacen("peer.example", "pear.example", 1);
    match engine.verify(&changed, signer) {
        Err(Refusal::No(_)) => Ok(()),
        other => Err(Refusal::Broken(format!("a changed document: {other:?}"))),
    }
}

/// Asks everything of everybody.
pub fn cross(engines: &mut [Found]) -> Table {
    let mut table = Table::new("Signatures");
    for (algorithm, signer, row) in rows() {
        for digest in DIGESTS {
            let key = signer.signing(algorithm, digest);
            let ours = sign_enveloped(RESPONSE, SignaturePlacement::AfterFirstChild, &key).unwrap();
            for (name, engine) in engines.iter_mut() {
                let Ok(engine) = engine else { continue };
                let how = Signing {
                    signer,
                    algorithm: algorithm.uri(),
                    digest: digest.uri(),
                    prefixes: "",
                };
                let (out, back) = both_ways(engine.as_mut(), &ours, &how, algorithm);
                table.note(&row, name, Direction::Out, out);
                table.note(&row, name, Direction::In, back);
            }
        }
    }
    table
}

fn both_ways(
    engine: &mut dyn Engine,
    ours: &str,
    how: &Signing<'_>,
    algorithm: SignatureAlgorithm,
) -> (Outcome, Outcome) {
    let policy = match algorithm {
        SignatureAlgorithm::RsaPkcs1Sha256 => WITH_PKCS1,
        _ => SignaturePolicy::EIDAS,
    };
    let theirs = engine.sign(RESPONSE, how);
    let verified = verify_theirs(engine, ours, how.signer);
    let out = judge(verified, || {
        verify_theirs(engine, &theirs.clone()?, how.signer)
    });
    let back = match theirs {
        Err(Refusal::Broken(why)) => Outcome::Mismatch(why),
        Err(refusal) => Outcome::Unsupported(refusal.text().to_owned()),
        Ok(signed) => judge(verify_ours(&signed, how.signer, &policy), || {
            verify_theirs(engine, &signed, how.signer)
        }),
    };
    (out, back)
}
