//! What a signature says that it signs: references, transforms, digests; and rewritings of the
//! text that a canonical form does not show. `SignedInfo` is signed anew with the right key each
//! time, so that nothing but the reference tells the attack. `[XMLDSig §4.4]`

use super::forge::digest;
use super::target::*;
use crate::saml_world::*;
use openssl::hash::MessageDigest;

const ENVELOPED: &str = "http://www.w3.org/2000/09/xmldsig#enveloped-signature";
const EXCLUSIVE: &str = "http://www.w3.org/2001/10/xml-exc-c14n#";

#[test]
fn no_reference_and_more_than_one() {
    refused_at(&ALL, "signature.reference", |sound| {
        sound.resigned(&sound.reference(), "")
    });
    // goxmldsig CVE-2026-33487: the one that is checked and the one that is read.
    refused_at(&ALL, "signature.reference", |sound| {
        let reference = sound.reference();
        sound.resigned(&reference, &format!("{reference}{reference}"))
    });
    for other_first in [true, false] {
        refused_at(&ALL, "signature.reference", |sound| {
            let reference = sound.reference();
            let other = with(&reference, &format!("#{}", sound.target.id()), "#_other");
            let both = if other_first {
                format!("{other}{reference}")
            } else {
                format!("{reference}{other}")
            };
            sound.resigned(&reference, &both)
        });
    }
}

#[test]
fn a_reference_to_anything_but_the_element_itself() {
    for uri in [
        "#",
        "#_other",
        "{id}",
        "#{id} ",
        "##{id}",
        "#xpointer(/)",
        "#xpointer(id('{id}'))",
        "http://127.0.0.1:1/x#{id}",
        "file:///etc/passwd",
        "cid:x",
    ] {
        refused_at(&ALL, "signature.reference", |sound| {
            let id = sound.target.id();
            let uri = uri.replace("{id}", id);
            sound.resigned(&format!("URI=\"#{id}\""), &format!("URI=\"{uri}\""))
        });
    }
    let uri = |sound: &Sound<'_>| format!(" URI=\"#{}\"", sound.target.id());
    refused_at(&ALL, "signature.reference", |sound| {
        sound.resigned(&uri(sound), "")
    });
    // The whole document is the root: real nodes write it in metadata, and there it is the same.
    let whole = |sound: &Sound<'_>| sound.resigned(&uri(sound), " URI=\"\"");
    refused_at(&MESSAGES, "signature.reference", whole);
    unmoved_at(&FETCHED, whole);
}

/// `reference_to_assertion_only`: the Response carries a signature, over something inside it.
#[test]
fn a_signature_of_the_response_over_its_assertion_only() {
    let text = response_text(SUCCESS, &assertion_text());
    let sound = Sound::new(&CURVE, Response);
    let message = Response.sign(&text, CURVE.signer());
    let (signature, _) = cut(&message);
    let inside = Sound {
        stage: &CURVE,
        target: Response,
        text,
        message,
        signature,
        meaning: String::new(),
    };
    let own = digest(&assertion_text(), MessageDigest::sha256());
    let content = with(inside.signed_info(), inside.digest(), &own);
    let content = with(&content, "#_response-1", "#_assertion-1");
    sound.refused(&inside.signed_anew(&content), "signature.reference");
}

#[test]
fn a_manifest_or_any_typed_reference() {
    for kind in [
        "http://www.w3.org/2000/09/xmldsig#Manifest",
        "http://www.w3.org/2000/09/xmldsig#Object",
        "urn:x",
    ] {
        refused_at(&ALL, "signature.structure", |sound| {
            let typed = format!("<ds:Reference Type=\"{kind}\" ");
            sound.resigned("<ds:Reference ", &typed)
        });
    }
    refused_at(&ALL, "signature.reference", |sound| {
        let reference = sound.reference();
        sound.resigned(
            &reference,
            &format!("<ds:Manifest>{reference}</ds:Manifest>"),
        )
    });
}

#[test]
fn keys_that_would_have_to_be_fetched() {
    for pointer in [
        "<ds:RetrievalMethod URI=\"http://127.0.0.1:1/key\"/>",
        "<ds:RetrievalMethod URI=\"#x\"/>",
        "<x:KeyInfoReference xmlns:x=\"http://www.w3.org/2009/xmldsig11#\" URI=\"http://127.0.0.1:1/\"/>",
    ] {
        for (from, to) in [
            ("<ds:KeyInfo>", format!("<ds:KeyInfo>{pointer}")),
            ("</ds:KeyInfo>", format!("{pointer}</ds:KeyInfo>")),
        ] {
            refused_at(&ALL, "signature.structure", |sound| {
                sound.carrying(&with(&sound.signature, from, &to))
            });
        }
    }
}

fn transform(algorithm: &str) -> String {
    format!("<ds:Transform Algorithm=\"{algorithm}\"></ds:Transform>")
}

#[test]
fn transforms_that_are_missing_repeated_or_in_another_order() {
    let (first, second) = (transform(ENVELOPED), transform(EXCLUSIVE));
    let both = format!("{first}{second}");
    for changed in [
        String::new(),
        first.clone(),
        second.clone(),
        format!("{second}{first}"),
        format!("{first}{first}"),
        format!("{second}{second}"),
        format!("{first}{second}{second}"),
        format!("{first}{first}{second}"),
        second.repeat(500),
    ] {
        refused_at(&ALL, "signature.transform", |sound| {
            sound.resigned(&both, &changed)
        });
    }
    refused_at(&ALL, "signature.transform", |sound| {
        let all = format!("<ds:Transforms>{both}</ds:Transforms>");
        sound.resigned(&all, "")
    });
}

#[test]
fn transforms_that_compute_xslt_xpath_base64_and_other_canonical_forms() {
    for uri in [
        "http://www.w3.org/TR/1999/REC-xslt-19991116",
        "http://www.w3.org/TR/1999/REC-xpath-19991116",
        "http://www.w3.org/2002/06/xmldsig-filter2",
        "http://www.w3.org/2000/09/xmldsig#base64",
        "http://www.w3.org/2001/10/xml-exc-c14n#WithComments",
        "http://www.w3.org/TR/2001/REC-xml-c14n-20010315",
        "http://www.w3.org/2006/12/xml-c14n11",
        "urn:x",
        "",
    ] {
        for known in [ENVELOPED, EXCLUSIVE] {
            let known = transform(known);
            refused_at(&ALL, "signature.transform", |sound| {
                sound.resigned(&known, &transform(uri))
            });
            refused_at(&ALL, "signature.transform", |sound| {
                sound.resigned(&known, &format!("{known}{}", transform(uri)))
            });
        }
        refused_at(&ALL, "signature.transform", |sound| {
            let method = "CanonicalizationMethod Algorithm=";
            sound.resigned(
                &format!("{method}\"{EXCLUSIVE}\""),
                &format!("{method}\"{uri}\""),
            )
        });
    }
    let program = "<xsl:stylesheet xmlns:xsl=\"http://www.w3.org/1999/XSL/Transform\" version=\"1.0\"></xsl:stylesheet>";
    for known in [ENVELOPED, EXCLUSIVE] {
        refused_at(&ALL, "signature.transform", |sound| {
            let open = format!("<ds:Transform Algorithm=\"{known}\">");
            sound.resigned(&open, &format!("{open}{program}"))
        });
    }
}

/// CVE-2025-29774: one is verified, the other is read.
#[test]
fn two_signed_infos() {
    for good_first in [true, false] {
        refused_at(&ALL, "signature.structure", |sound| {
            let good = format!("<ds:SignedInfo>{}</ds:SignedInfo>", sound.signed_info());
            let text = digest(&sound.target.evil(sound.stage), MessageDigest::sha256());
            let evil = with(&good, sound.digest(), &text);
            let both = if good_first {
                format!("{good}{evil}")
            } else {
                format!("{evil}{good}")
            };
            sound.carrying(&with(&sound.signature, &good, &both))
        });
    }
    refused_at(&ALL, "signature.structure", |sound| {
        let nested = format!("<ds:SignedInfo>{}</ds:SignedInfo>", sound.signed_info());
        sound.carrying(&with(
            &sound.signature,
            "</ds:SignatureValue>",
            &format!("</ds:SignatureValue>{nested}"),
        ))
    });
}

/// CVE-2025-29775: a digest that one reader takes up to the comment and another one after it.
#[test]
fn a_comment_or_an_element_in_the_digest_value() {
    let twice = |sound: &Sound<'_>| {
        let (evil, good) = ("A".repeat(44), sound.digest());
        sound.resigned(good, &format!("{evil}<!-- x -->{good}"))
    };
    refused_at(&MESSAGES, "xml.comment", twice);
    refused_at(&FETCHED, "signature.digest", twice);
    let halved = |sound: &Sound<'_>| {
        let (left, right) = sound.digest().split_at(20);
        let good = sound.digest();
        sound.carrying(&with(
            &sound.signature,
            good,
            &format!("{left}<!-- x -->{right}"),
        ))
    };
    refused_at(&MESSAGES, "xml.comment", halved);
    // Where comments are left out, the value is whole again, and the true one.
    unmoved_at(&FETCHED, halved);
    refused_at(&ALL, "signature.structure", |sound| {
        let good = sound.digest();
        sound.resigned(good, &format!("<ds:x></ds:x>{good}"))
    });
    for partly in ["", "AAAA"] {
        refused_at(&ALL, "signature.digest", |sound| {
            sound.resigned(sound.digest(), partly)
        });
    }
}

/// Void canonicalisation, CVE-2025-66568: where a relative namespace makes canonicalisation fail,
/// the digest of nothing fits everything.
#[test]
fn a_relative_namespace_and_the_digest_of_nothing() {
    let nothing = digest_of_nothing();
    let void = |sound: &Sound<'_>| sound.resigned(sound.digest(), &nothing);
    refused_at(&ALL, "signature.digest", void);
    for relative in ["1", "../x:y", "#x", "x/y", "//x.example/"] {
        refused_at(&ALL, "xml.relative-namespace", |sound| {
            let id = format!(" ID=\"{}\"", sound.target.id());
            with(&void(sound), &id, &format!("{id} xmlns:v=\"{relative}\""))
        });
    }
}

fn digest_of_nothing() -> String {
    openssl::base64::encode_block(&openssl::sha::sha256(b""))
}

/// Puts something into the middle of a text.
fn split(sound: &Sound<'_>, by: &str) -> String {
    let word = sound.target.word();
    let (left, right) = word.split_at(word.len() / 2);
    let tagged = |inside: &str| format!(">{inside}<");
    with(
        &sound.message,
        &tagged(word),
        &tagged(&format!("{left}{by}{right}")),
    )
}

/// CVE-2017-11427 to 11430, CVE-2026-57580: the signature holds, and a reader that takes the first
/// piece of text takes half of it.
#[test]
fn a_comment_that_splits_a_text() {
    for comment in ["<!---->", "<!-- x -->"] {
        refused_at(&MESSAGES, "xml.comment", |sound| split(sound, comment));
        // Left out while reading, as in the digest: the text is read whole.
        unmoved_at(&FETCHED, |sound| split(sound, comment));
    }
}

#[test]
fn a_processing_instruction_that_splits_a_text() {
    for instruction in ["<?x?>", "<?xml-stylesheet href='x'?>", "<?x y?>"] {
        refused_at(&ALL, "xml.processing-instruction", |sound| {
            split(sound, instruction)
        });
    }
}

#[test]
fn a_cdata_section() {
    for section in ["<![CDATA[]]>", "<![CDATA[<!--]]>"] {
        refused_at(&ALL, "xml.cdata", |sound| split(sound, section));
    }
    refused_at(&ALL, "xml.cdata", |sound| {
        let word = sound.target.word();
        let section = format!("><![CDATA[{word}]]><");
        with(&sound.message, &format!(">{word}<"), &section)
    });
}

/// Neutral to the canonical form, and compared after they are decoded.
#[test]
fn character_references_are_read_as_what_they_stand_for() {
    unmoved_at(&ALL, |sound| {
        let word = sound.target.word();
        let references: String = word
            .bytes()
            .fold(String::new(), |all, byte| format!("{all}&#{byte};"));
        with(
            &sound.message,
            &format!(">{word}<"),
            &format!(">{references}<"),
        )
    });
    unmoved_at(&ALL, |sound| {
        let id = sound.target.id();
        let rest = &id[1..];
        with(
            &sound.message,
            &format!(" ID=\"{id}\""),
            &format!(" ID='&#x5F;{rest}'"),
        )
    });
    // Markup behind a reference is text.
    let sound = Sound::new(&CURVE, Response);
    let plain = sound.message.replace(
        "https://node.be.example/proxy-service/metadata",
        "https://node.be.example/proxy-service/metadata&#60;!----&#62;",
    );
    sound.refused(&plain, "signature.digest");
}
