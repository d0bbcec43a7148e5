//! A country's anchors rewritten: certificates that go are taken out, those that come are put at
//! the end, and everything else that people wrote into the file stays.

use std::fmt::Write as _;

use openssl::x509::X509;

use crate::saml::certificate_facts;

const BEGIN: &str = "-----BEGIN CERTIFICATE-----";
const END: &str = "-----END CERTIFICATE-----";

/// The text of the file with exactly these certificates (DER) in it.
pub(super) fn rewritten(before: &str, wanted: &[Vec<u8>]) -> String {
    let (mut text, mut block) = (String::new(), String::new());
    let mut there: Vec<Vec<u8>> = Vec::new();
    for line in before.lines() {
        let inside = !block.is_empty() || line.trim() == BEGIN;
        let target = if inside { &mut block } else { &mut text };
        target.push_str(line);
        target.push('\n');
        if !inside || line.trim() != END {
            continue;
        }
        let block = std::mem::take(&mut block);
        let read = X509::from_pem(block.as_bytes()).and_then(|it| it.to_der());
        match read {
            Ok(der) if wanted.contains(&der) && !there.contains(&der) => {
                there.push(der);
                text.push_str(&block);
            }
            // What is no certificate stays for whoever wrote it.
            Err(_) => text.push_str(&block),
            Ok(_) => {}
        }
    }
    text.push_str(&block);
    for der in wanted.iter().filter(|der| !there.contains(der)) {
        let pem = X509::from_der(der).and_then(|it| it.to_pem());
        let pem = pem.ok().and_then(|pem| String::from_utf8(pem).ok());
        let (Some(pem), Some(facts)) = (pem, certificate_facts(der)) else {
            continue;
        };
        let (subject, until) = (facts.subject, facts.not_after);
        let _ = write!(text, "# {subject}, until {until}\n{pem}");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trust::keys::pem;
    use openssl::asn1::Asn1Time;
    use openssl::hash::MessageDigest;
    use openssl::pkey::PKey;

    fn certificate() -> (Vec<u8>, String) {
        let key = PKey::from_rsa(openssl::rsa::Rsa::generate(2048).unwrap()).unwrap();
        let mut builder = X509::builder().unwrap();
        builder.set_pubkey(&key).unwrap();
        let (from, until) = (
            Asn1Time::from_unix(0).unwrap(),
            Asn1Time::from_unix(9).unwrap(),
        );
        builder.set_not_before(&from).unwrap();
        builder.set_not_after(&until).unwrap();
        builder.sign(&key, MessageDigest::sha256()).unwrap();
        let made = builder.build();
        let pem = String::from_utf8(made.to_pem().unwrap()).unwrap();
        (made.to_der().unwrap(), pem)
    }

    #[test]
    fn what_goes_goes_what_comes_comes_and_words_stay() {
        let (one, two, three) = (certificate(), certificate(), certificate());
        let before = format!("# by hand\n{}# the second\n{}", one.1, two.1);
        let wanted = [two.0.clone(), three.0.clone()];
        let after = rewritten(&before, &wanted);
        assert_eq!(pem::certificates(after.as_bytes()).unwrap(), wanted);
        assert!(after.starts_with("# by hand\n# the second\n"));
        assert_eq!(rewritten(&after, &wanted), after);
        assert_eq!(
            pem::certificates(rewritten("", &wanted).as_bytes()).unwrap(),
            wanted
        );
    }
}
