//! The elements that both of our metadata documents have in common.

use super::publish::{Contact, ContactKind, NodeMetadata, Organization, ProxyServiceMetadata};
use super::trusted::ProtocolVersion;
use crate::domain::NAME_FORMAT_URI;
use crate::saml::instant;
use crate::saml::name_id::NameIdFormat;
use crate::saml::names::{
    ALG, CATEGORY_REQUESTER_ID, EA_APPLICATION, EA_ASSURANCE, EA_CATEGORY, EA_PROTOCOL_VERSION,
    EIDAS, MD, MDATTR, SAML, XS, XSI,
};
use crate::saml::write_error::WriteMessageError;
use crate::xml::algorithms::DS;
use crate::xml::{
    DecryptionPolicy, SignaturePlacement, SignaturePolicy, SigningKey, Writer, sign_written,
};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

/// Opens the document.
pub(super) fn open(node: &NodeMetadata<'_>) -> Writer {
    let mut out = Writer::new();
    out.start("md:EntityDescriptor")
        .namespace("md", MD)
        .namespace("saml2", SAML)
        .namespace("mdattr", MDATTR)
        .namespace("alg", ALG)
        .namespace("eidas", EIDAS)
        .namespace("ds", DS)
        .namespace("xs", XS)
        .namespace("xsi", XSI)
        .attr("ID", node.id)
        .attr("entityID", node.entity_id)
        .attr("validUntil", &instant::write(node.valid_until));
    out
}

/// Writes who runs it, closes the document and signs it.
pub(super) fn finish(
    mut out: Writer,
    node: &NodeMetadata<'_>,
    key: &SigningKey,
) -> Result<String, WriteMessageError> {
    if let Some(organization) = &node.organization {
        write_organization(&mut out, organization);
    }
    for contact in node.contacts {
        write_contact(&mut out, contact);
    }
    out.end();
    let unsigned = out.finish_element()?;
    let signed = sign_written(&unsigned, SignaturePlacement::FirstChild, key)?;
    Ok(signed)
}

/// Versions and program; for a Proxy-Service also levels and the requester's identifier.
/// `[eIDAS-MF §4.3]`
pub(super) fn write_entity_attributes(
    out: &mut Writer,
    node: &NodeMetadata<'_>,
    service: Option<&ProxyServiceMetadata<'_>>,
) {
    out.start("mdattr:EntityAttributes");
    let versions = ProtocolVersion::OURS.map(ProtocolVersion::as_str);
    write_entity_attribute(out, EA_PROTOCOL_VERSION, &versions);
    write_entity_attribute(out, EA_APPLICATION, &[node.application]);
    if let Some(service) = service {
        let notified = service.levels.iter().map(|level| level.uri());
        let others = service.not_notified.iter().map(String::as_str);
        let levels: Vec<&str> = notified.chain(others).collect();
        write_entity_attribute(out, EA_ASSURANCE, &levels);
        if service.wants_requester_id {
            write_entity_attribute(out, EA_CATEGORY, &[CATEGORY_REQUESTER_ID]);
        }
    }
    out.end();
}

fn write_entity_attribute(out: &mut Writer, name: &str, values: &[&str]) {
    out.start("saml2:Attribute")
        .attr("Name", name)
        .attr("NameFormat", NAME_FORMAT_URI);
    for value in values {
        out.start("saml2:AttributeValue")
            .attr("xsi:type", "xs:string")
            .text(value)
            .end();
    }
    out.end();
}

/// The algorithms that acceptance takes.
pub(super) fn write_algorithms(out: &mut Writer) {
    for digest in SignaturePolicy::EIDAS.digests {
        out.start("alg:DigestMethod")
            .attr("Algorithm", digest.uri())
            .end();
    }
    for signature in SignaturePolicy::EIDAS.signature_algorithms {
        out.start("alg:SigningMethod")
            .attr("Algorithm", signature.uri())
            .end();
    }
}

/// Country, keys and name identifier formats of the role just opened. `[eIDAS-MF §4.2]`
pub(super) fn write_role_start(out: &mut Writer, node: &NodeMetadata<'_>) {
    out.start("md:Extensions")
        .leaf("eidas:NodeCountry", node.country.as_str())
        .end();
    for certificate in node.signing_certificates {
        open_key(out, "signing", certificate);
        out.end();
    }
    for certificate in node.encryption_certificates {
        open_key(out, "encryption", certificate);
        for content in DecryptionPolicy::EIDAS.content {
            out.start("md:EncryptionMethod")
                .attr("Algorithm", content.uri())
                .end();
        }
        out.end();
    }
    for format in NameIdFormat::ALL {
        out.leaf("md:NameIDFormat", format.uri());
    }
}

fn open_key(out: &mut Writer, key_use: &str, certificate: &[u8]) {
    out.start("md:KeyDescriptor").attr("use", key_use);
    out.start("ds:KeyInfo")
        .start("ds:X509Data")
        .leaf("ds:X509Certificate", &STANDARD.encode(certificate))
        .end()
        .end();
}

fn write_organization(out: &mut Writer, organization: &Organization<'_>) {
    out.start("md:Organization");
    for (name, text) in [
        ("md:OrganizationName", organization.name),
        ("md:OrganizationDisplayName", organization.display_name),
        ("md:OrganizationURL", organization.url),
    ] {
        out.start(name).attr("xml:lang", "en").text(text).end();
    }
    out.end();
}

fn write_contact(out: &mut Writer, contact: &Contact<'_>) {
    let kind = match contact.kind {
        ContactKind::Support => "support",
        ContactKind::Technical => "technical",
    };
    out.start("md:ContactPerson").attr("contactType", kind);
    for (name, text) in [
        ("md:Company", contact.company),
        ("md:GivenName", contact.given_name),
        ("md:SurName", contact.surname),
        ("md:EmailAddress", contact.email),
        ("md:TelephoneNumber", contact.telephone),
    ] {
        if !text.is_empty() {
            out.leaf(name, text);
        }
    }
    out.end();
}
