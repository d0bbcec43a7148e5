//! What we write about persons, judged by the published schemas where `xmllint` is installed: the
//! Assertion with every attribute in both capacities, each address fragment, and what we ask for.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::Command;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use eidas_bridge::domain::{
    Attribute, AttributeValue, Capacity, LevelOfAssurance, OptionalData, Person, PersonKind,
    PostalAddress, RequestedLevel, SpType,
};
use eidas_bridge::saml::{AuthnRequestToSend, write_request};
use eidas_bridge::xml::{DecryptionPolicy, Document, Limits, decrypt_to_bytes};

use crate::datasets_world::*;
use crate::saml_world::*;
use crate::xml_fixtures::vectors;

const SAML: &str = "urn:oasis:names:tc:SAML:2.0:assertion";
const XMLENC: &str = "http://www.w3.org/2001/04/xmlenc#";

/// The namespace of each of the profile's schemas, its file, and the type of its address.
const SCHEMAS: [(&str, &str, &str); 4] = [
    (
        "http://eidas.europa.eu/attributes/naturalperson",
        "saml_eidas_natural_person.xsd",
        "CurrentAddressStructuredType",
    ),
    (
        "http://eidas.europa.eu/attributes/legalperson",
        "saml_eidas_legal_person.xsd",
        "LegalPersonAddressStructuredType",
    ),
    (
        "http://eidas.europa.eu/attributes/naturalperson/representative",
        "saml_eidas_representative_natural_person.xsd",
        "CurrentAddressStructuredType",
    ),
    (
        "http://eidas.europa.eu/attributes/legalperson/representative",
        "saml_eidas_representative_legal_person.xsd",
        "LegalPersonAddressStructuredType",
    ),
];

/// One schema that knows all of them, and an element around each kind of address.
fn schema(folder: &Path) -> String {
    let folder = folder.join("xsd");
    let mut text = r#"<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema""#.to_owned();
    for (place, (namespace, ..)) in SCHEMAS.iter().enumerate() {
        write!(text, r#" xmlns:n{place}="{namespace}""#).unwrap();
    }
    text.push('>');
    let mut import = |namespace: &str, file: &str| {
        let file = folder.join(file);
        let file = file.display();
        write!(
            text,
            r#"<xs:import namespace="{namespace}" schemaLocation="{file}"/>"#
        )
        .unwrap();
    };
    import(SAML, "saml-schema-assertion-2.0.xsd");
    import(
        "http://eidas.europa.eu/saml-extensions",
        "eidas/saml_eidas_extension.xsd",
    );
    for (namespace, file, _) in SCHEMAS {
        import(namespace, &format!("eidas/{file}"));
    }
    for (place, (_, _, address)) in SCHEMAS.iter().enumerate() {
        write!(
            text,
            r#"<xs:element name="address{place}" type="n{place}:{address}"/>"#
        )
        .unwrap();
    }
    text + "</xs:schema>"
}

/// Whether the schemas allow it; `None` where nobody is there to ask.
fn allowed(schema: &str, document: &str) -> Option<Result<(), String>> {
    let folder = tempfile::tempdir().unwrap();
    let [rules, judged] = ["all.xsd", "judged.xml"].map(|name| folder.path().join(name));
    fs::write(&rules, schema).unwrap();
    fs::write(&judged, document).unwrap();
    let mut xmllint = Command::new("xmllint");
    xmllint.args(["--noout", "--nonet", "--schema"]).arg(&rules);
    let Ok(said) = xmllint.arg(&judged).output() else {
        println!("xmllint absent, skipped");
        return None;
    };
    let said_no = String::from_utf8_lossy(&said.stderr).into_owned();
    Some(if said.status.success() {
        Ok(())
    } else {
        Err(said_no)
    })
}

/// The Assertion in a Response, as it was before it was encrypted.
fn plain(message: &str) -> String {
    let document = Document::parse(message.as_bytes(), &Limits::MESSAGE).unwrap();
    let data = document
        .root()
        .descendants()
        .find(|element| element.is(XMLENC, "EncryptedData"));
    let keys = &WORLD.decryption;
    let bytes = decrypt_to_bytes(data.unwrap(), keys, &DecryptionPolicy::EIDAS).unwrap();
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// Everything is known, and each part of an address.
fn known(kind: PersonKind) -> Person {
    let part = |text: &str| Some(text.to_owned());
    let address = PostalAddress {
        po_box: part("PO 7"),
        locator_designator: part("28"),
        locator_name: part("R & D <House>"),
        area: part("Etterbeek"),
        thoroughfare: part("Rue \"Belliard\""),
        post_name: part("Bruxelles"),
        admin_unit_first_line: part("BE"),
        admin_unit_second_line: part("Περιφέρεια"),
        post_code: part("1040"),
    };
    let attribute = match kind {
        PersonKind::Natural => Attribute::CurrentAddress,
        PersonKind::Legal => Attribute::LegalPersonAddress,
    };
    let set = |optional: &mut OptionalData| {
        optional.set(attribute, vec![AttributeValue::Address(address)]);
    };
    match complete(kind) {
        Person::Natural(mut person) => {
            set(&mut person.optional);
            Person::Natural(person)
        }
        Person::Legal(mut person) => {
            set(&mut person.optional);
            Person::Legal(person)
        }
    }
}

#[test]
fn the_schemas_allow_every_attribute_that_we_write() {
    let Some(folder) = vectors() else { return };
    let schema = schema(&folder);
    for kind in PersonKind::ALL {
        for by in PersonKind::ALL {
            let attributes = [
                asserted(&known(kind), Capacity::Subject),
                asserted(&known(by), Capacity::Representative),
            ];
            let assertion = plain(&respond(&attributes.concat()));
            let Some(judged) = allowed(&schema, &assertion) else {
                return;
            };
            assert_eq!(judged, Ok(()));
            // The judge is awake.
            let odd = assertion
                .replace(">Female<", ">Robot<")
                .replace(">EL<", ">Greece<");
            let rich = kind == PersonKind::Natural || by == PersonKind::Natural;
            let judged = allowed(&schema, &odd);
            assert!(!rich || judged.is_some_and(|judged| judged.is_err()));
        }
    }
}

#[test]
fn the_schemas_allow_the_address_fragments_that_we_write() {
    let Some(folder) = vectors() else { return };
    let schema = schema(&folder);
    for (place, (namespace, file, _)) in SCHEMAS.iter().enumerate() {
        let (kind, attribute) = if file.contains("legal") {
            (PersonKind::Legal, Attribute::LegalPersonAddress)
        } else {
            (PersonKind::Natural, Attribute::CurrentAddress)
        };
        let capacity = if file.contains("representative") {
            Capacity::Representative
        } else {
            Capacity::Subject
        };
        let values = known(kind).values(&attribute, capacity);
        let fragment = STANDARD.decode(&values[0].text).unwrap();
        let fragment = String::from_utf8(fragment).unwrap();
        let (of, prefix) = attribute.value_type(capacity);
        assert_eq!(of, *namespace);
        let whole = format!(r#"<address{place} xmlns:{prefix}="{of}">{fragment}</address{place}>"#);
        let Some(judged) = allowed(&schema, &whole) else {
            return;
        };
        assert_eq!(judged, Ok(()));
        let turned = whole.replace("PostCode>", "PoBox>");
        assert!(allowed(&schema, &turned).is_some_and(|judged| judged.is_err()));
    }
}

#[test]
fn the_schemas_allow_what_we_ask_for() {
    let Some(folder) = vectors() else { return };
    let schema = schema(&folder);
    for attributes in [
        everything(PersonKind::Natural),
        everything(PersonKind::Legal),
        everything_of_both(),
    ] {
        let message = write_request(
            &AuthnRequestToSend {
                id: REQUEST_ID,
                issue_instant: now(),
                destination: &WORLD.we.sso(),
                issuer: &WORLD.they.connector_id(),
                provider_name: None,
                sp_type: Some(SpType::Public),
                level: &RequestedLevel::Minimum(LevelOfAssurance::Low),
                attributes: &attributes,
                requester_id: None,
                name_id_format: None,
            },
            &WORLD.they.messages.signer(),
        );
        let message = message.unwrap();
        let start = message.find("<eidas:RequestedAttributes>").unwrap();
        let end = message.find("</saml2p:Extensions>").unwrap();
        let declared =
            r#"<eidas:RequestedAttributes xmlns:eidas="http://eidas.europa.eu/saml-extensions">"#;
        let list = message[start..end].replacen("<eidas:RequestedAttributes>", declared, 1);
        let Some(judged) = allowed(&schema, &list) else {
            return;
        };
        assert_eq!(judged, Ok(()));
    }
}
