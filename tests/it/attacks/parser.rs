//! Documents that are no XML of ours, that make a reader fetch or expand, or that cost more than
//! they are worth. One reader reads everything; it does not repair, and it does not fetch.

use super::target::*;
use crate::saml_world::*;
use crate::xml_hostile;

/// Something between the root's start tag and its first child, or in front of the root.
fn inside(sound: &Sound<'_>, content: &str) -> String {
    let at = sound.message.find('>').unwrap() + 1;
    [&sound.message[..at], content, &sound.message[at..]].concat()
}

fn before(sound: &Sound<'_>, prolog: &str) -> String {
    format!("{prolog}{}", sound.message)
}

/// Something among the attributes of the root.
fn on_root(sound: &Sound<'_>, attributes: &str) -> String {
    let id = format!(" ID=\"{}\"", sound.target.id());
    with(&sound.message, &id, &format!("{id}{attributes}"))
}

/// XXE of a file or over the network, the quirks by which two readers differ about a DTD
/// (CVE-2025-25291, CVE-2025-23369), and the laughs: there is no DTD here.
#[test]
fn any_document_type_is_refused_unread() {
    let laughs = (0..20).fold(String::from("<!ENTITY a0 \"ha\">"), |dtd, n| {
        format!("{dtd}<!ENTITY a{} \"&a{n};&a{n};\">", n + 1)
    });
    let quadratic = format!("<!ENTITY a \"{}\">", "a".repeat(50_000));
    for dtd in [
        "<!DOCTYPE r>",
        "<!DOCTYPE r SYSTEM \"http://127.0.0.1:1/x.dtd\">",
        "<!DOCTYPE r PUBLIC \"-//x'//\" '\"'>",
        "<!DOCTYPE r [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>",
        "<!DOCTYPE r [<!ENTITY % x SYSTEM \"http://127.0.0.1:1/\"> %x;]>",
        "<!DOCTYPE r [<!ATTLIST r ID ID #IMPLIED>]>",
        "<!DOCTYPE r [<!NOTATION n SYSTEM \"x\">]>",
        "\n<!-- x --><!DOCTYPE r>",
        &format!("<!DOCTYPE r [{laughs}]>"),
        &format!("<!DOCTYPE r [{quadratic}]>"),
    ] {
        refused_at(&ALL, "xml.doctype", |sound| before(sound, dtd));
    }
    refused_at(&ALL, "xml.doctype", |sound| inside(sound, "<!DOCTYPE r>"));
    // Entities that only a DTD could have declared.
    for entity in ["&x;", "&nbsp;", "&a20;"] {
        refused_at(&ALL, "xml.unknown-entity", |sound| inside(sound, entity));
        refused_at(&ALL, "xml.unknown-entity", |sound| {
            on_root(sound, &format!(" a=\"{entity}\""))
        });
    }
}

/// An inclusion is an element like any other, and its address a text.
#[test]
fn an_xinclude_is_an_element_that_has_no_place() {
    let include = "<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"file:///etc/passwd\" parse=\"text\"/>";
    for (target, mark, code) in [
        (Request, "</saml2p:AuthnRequest>", "request.structure"),
        (Response, "</saml2p:Response>", "response.structure"),
        (Assertion, "</saml2:Assertion>", "assertion.structure"),
        (ServiceList, "</l:MetadataServiceList>", "list.structure"),
    ] {
        let sound = Sound::new(&CURVE, target);
        sound.refused(&sound.signed_with(mark, &format!("{include}{mark}")), code);
    }
    let sound = Sound::new(&CURVE, Assertion);
    let date = sound.signed_with("1980-02-29", include);
    sound.refused(&date, "dataset.invalid.date-of-birth");
    // Metadata is open for foreign elements; this one is passed over and nothing is fetched.
    let sound = Sound::new(&CURVE, Metadata);
    let mark = "</md:Extensions>";
    sound.unmoved(&sound.signed_with(mark, &format!("{include}{mark}")));
}

#[test]
fn a_stylesheet_or_any_processing_instruction() {
    for instruction in [
        "<?xml-stylesheet type=\"text/xsl\" href=\"http://127.0.0.1:1/\"?>",
        "<?php x?>",
        " <?xml version=\"1.0\"?>",
    ] {
        refused_at(&ALL, "xml.processing-instruction", |sound| {
            before(sound, instruction)
        });
        refused_at(&ALL, "xml.processing-instruction", |sound| {
            inside(sound, instruction)
        });
    }
    refused_at(&ALL, "xml.processing-instruction", |sound| {
        format!("{}<?x y?>", sound.message)
    });
}

#[test]
fn a_document_that_is_not_well_formed() {
    for (attributes, code) in [
        (" a=\"1\" a=\"2\"", "xml.duplicate-attribute"),
        (
            " xmlns:p=\"urn:x\" xmlns:q=\"urn:x\" p:b=\"1\" q:b=\"2\"",
            "xml.duplicate-attribute",
        ),
        (
            " xmlns:p=\"urn:x\" xmlns:p=\"urn:y\"",
            "xml.duplicate-attribute",
        ),
        (" nobody:a=\"1\"", "xml.undeclared-prefix"),
        (" xmlns:p=\"\"", "xml.reserved-namespace"),
        (" xmlns:xml=\"urn:x\"", "xml.reserved-namespace"),
        (
            " xmlns:p=\"http://www.w3.org/2000/xmlns/\"",
            "xml.reserved-namespace",
        ),
        (" a=b", "xml.syntax"),
        (" a", "xml.syntax"),
        (" a=\"1\"b=\"2\"", "xml.syntax"),
        (" a=\"<\"", "xml.syntax"),
        (" a=\"&amp\"", "xml.syntax"),
    ] {
        refused_at(&ALL, code, |sound| on_root(sound, attributes));
    }
    for (content, code) in [
        ("<nobody:a/>", "xml.undeclared-prefix"),
        ("<a></b>", "xml.mismatched-tag"),
        ("<a>", "xml.mismatched-tag"),
        ("<1a/>", "xml.syntax"),
        ("]]>", "xml.syntax"),
        ("&", "xml.syntax"),
        ("&#65", "xml.syntax"),
        ("&#x110000;", "xml.forbidden-character"),
        ("&#0;", "xml.forbidden-character"),
        ("&#xD800;", "xml.forbidden-character"),
        ("\u{1}", "xml.forbidden-character"),
        ("\u{fffe}", "xml.forbidden-character"),
        ("\0", "xml.forbidden-character"),
    ] {
        refused_at(&ALL, code, |sound| inside(sound, content));
    }
    for (trail, code) in [
        ("<a/>", "xml.trailing-content"),
        ("x", "xml.trailing-content"),
        ("&#32;", "xml.trailing-content"),
        ("\0", "xml.forbidden-character"),
    ] {
        refused_at(&ALL, code, |sound| format!("{}{trail}", sound.message));
    }
    refused_at(&ALL, "xml.trailing-content", |sound| {
        format!("{}{}", sound.message, sound.target.evil(sound.stage))
    });
    refused_at(&ALL, "xml.incomplete", |sound| {
        let end = sound.message.len() - 1;
        sound.message[..end].to_owned()
    });
    refused_at(&ALL, "xml.incomplete", |_| String::new());
    refused_at(&ALL, "xml.syntax", |sound| before(sound, "x"));
}

#[test]
fn another_version_or_encoding_of_xml() {
    for (declaration, code) in [
        ("<?xml version=\"1.1\"?>", "xml.version"),
        ("<?xml version=\"2.0\"?>", "xml.version"),
        ("<?xml encoding=\"UTF-8\"?>", "xml.version"),
        ("<?xml version=\"1.0\" encoding=\"UTF-7\"?>", "xml.encoding"),
        (
            "<?xml version=\"1.0\" encoding=\"UTF-16\"?>",
            "xml.encoding",
        ),
        (
            "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>",
            "xml.encoding",
        ),
        ("<?xml version=\"1.0\" standalone=\"x\"?>", "xml.syntax"),
    ] {
        refused_at(&ALL, code, |sound| before(sound, declaration));
    }
    unmoved_at(&ALL, |sound| {
        before(sound, "\u{feff}<?xml version=\"1.0\" encoding=\"UTF-8\"?>")
    });
    for target in [Request, Response, Metadata, ServiceList] {
        let message = Sound::new(&CURVE, target).message;
        let wide = |order: fn(u16) -> [u8; 2]| -> Vec<u8> {
            message.encode_utf16().flat_map(order).collect()
        };
        let marked = |mark: &[u8], wide: Vec<u8>| [mark, &wide].concat();
        for (bytes, code) in [
            (wide(u16::to_le_bytes), "xml.forbidden-character"),
            (wide(u16::to_be_bytes), "xml.forbidden-character"),
            (marked(b"\xff\xfe", wide(u16::to_le_bytes)), "xml.encoding"),
            (marked(b"\xfe\xff", wide(u16::to_be_bytes)), "xml.encoding"),
            (
                message.replace('1', "\u{0}").into_bytes(),
                "xml.forbidden-character",
            ),
            ([message.as_bytes(), b"\xff"].concat(), "xml.encoding"),
            // Overlong, as a filter in front might not know it.
            ([message.as_bytes(), b"\xc0\xbc"].concat(), "xml.encoding"),
        ] {
            assert_eq!(target.present(&CURVE, &bytes), Err(code), "{target:?}");
        }
    }
}

fn many(count: usize, each: impl Fn(usize) -> String) -> String {
    (0..count).map(each).collect()
}

/// As much of each as fits a message, so that the cap of its own kind has to hold.
#[test]
fn what_costs_more_than_it_is_worth_is_refused_in_messages() {
    for (attributes, code) in [
        (
            many(1_500, |i| format!(" xmlns:n{i}='u:{i}'")),
            "xml.too-many-namespaces",
        ),
        (
            many(65, |i| format!(" xmlns:n{i}='u:{i}'")),
            "xml.too-many-namespaces",
        ),
        (
            many(3_000, |i| format!(" a{i}=''")),
            "xml.too-many-attributes",
        ),
        (
            format!(" a='{}'", "x".repeat(20 << 10)),
            "xml.value-too-long",
        ),
    ] {
        refused_at(&MESSAGES, code, |sound| on_root(sound, &attributes));
    }
    for (content, code) in [
        ("<a>".repeat(10_000), "xml.too-deep"),
        ("<b/>".repeat(10_000), "xml.too-many-elements"),
        (
            many(500, |i| {
                format!("<n{i}:a xmlns:n{i}='u:{i}' xmlns:m{i}='u:x' xmlns:o{i}='u:x'>")
            }),
            "xml.too-many-namespaces",
        ),
    ] {
        refused_at(&MESSAGES, code, |sound| inside(sound, &content));
    }
    // Above the size of a message nothing is looked at.
    let long = "x".repeat(1 << 20);
    for target in [Request, Response] {
        let sound = Sound::new(&CURVE, target);
        sound.refused(&inside(&sound, &long), "binding.too-large");
    }
}

#[test]
fn what_costs_more_than_it_is_worth_is_refused_in_metadata_and_lists() {
    for (attributes, code) in [
        (
            many(20_000, |i| format!(" xmlns:n{i}='u:{i}'")),
            "xml.too-many-namespaces",
        ),
        (
            many(10_000, |i| format!(" a{i}=''")),
            "xml.too-many-attributes",
        ),
        (
            format!(" a='{}'", "x".repeat(1 << 20)),
            "xml.value-too-long",
        ),
    ] {
        refused_at(&FETCHED, code, |sound| on_root(sound, &attributes));
    }
    for (content, code) in [
        ("<a>".repeat(10_000), "xml.too-deep"),
        ("<b/>".repeat(60_000), "xml.too-many-elements"),
        ("x".repeat(1 << 20), "xml.value-too-long"),
        ("x".repeat(3 << 20), "xml.too-large"),
    ] {
        refused_at(&FETCHED, code, |sound| inside(sound, &content));
    }
}

/// The same messages as the benchmark times, as they arrive: in a form, or deflated in a query.
#[test]
fn every_hostile_message_is_refused_at_its_binding() {
    for hostile in xml_hostile::all() {
        let refusal = hostile.receive().map(|_| ()).unwrap_err();
        let (name, size) = (hostile.name, hostile.length());
        assert_eq!(refusal.code(), hostile.code, "{name} in {size} bytes");
    }
}

/// Maps of what comes from outside hash with a secret key, or do not hash.
#[test]
fn no_map_of_ours_hashes_without_a_secret() {
    fn walk(folder: &std::path::Path, found: &mut Vec<String>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, found);
            } else {
                let text = std::fs::read_to_string(&path).unwrap_or_default();
                let weak = [
                    "FxHash",
                    "fnv::",
                    "ahash",
                    "rustc_hash",
                    "BuildHasherDefault",
                ];
                found.extend(
                    weak.iter()
                        .filter(|it| text.contains(**it))
                        .map(|it| format!("{}: {it}", path.display())),
                );
            }
        }
    }
    let mut found = Vec::new();
    walk(
        &std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src"),
        &mut found,
    );
    assert!(found.is_empty(), "{found:?}");
}
