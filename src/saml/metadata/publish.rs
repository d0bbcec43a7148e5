//! Our own metadata, one signed document a role. What it says about algorithms is taken from
//! the lists that acceptance works with, so that it cannot say anything else.
//! `[eIDAS-MF §4]` `[SAML-Metadata §2.3]`

use super::elements::{finish, open, write_algorithms, write_entity_attributes, write_role_start};
use crate::domain::{Attribute, CountryCode, LevelOfAssurance, NAME_FORMAT_URI, SpType};
use crate::saml::names::{BINDING_POST, BINDING_REDIRECT, SAMLP};
use crate::saml::write_error::WriteMessageError;
use crate::xml::SigningKey;
use jiff::Timestamp;

/// What both roles publish.
#[derive(Debug, Clone, Copy)]
pub struct NodeMetadata<'a> {
    /// Fresh ID of the document.
    pub id: &'a str,
    /// The entity ID: the URL at which this is published.
    pub entity_id: &'a str,
    /// Until when it may be used.
    pub valid_until: Timestamp,
    /// Our country.
    pub country: CountryCode,
    /// `vendor:software:version`.
    pub application: &'a str,
    /// DER certificates of the keys that sign our messages, old and new during a rollover.
    pub signing_certificates: &'a [Vec<u8>],
    /// DER certificates of the keys to encrypt for; a Proxy-Service has none.
    pub encryption_certificates: &'a [Vec<u8>],
    /// Who runs the node.
    pub organization: Option<Organization<'a>>,
    /// Whom to call.
    pub contacts: &'a [Contact<'a>],
}

/// Who runs the node, in English.
#[derive(Debug, Clone, Copy)]
pub struct Organization<'a> {
    /// Name.
    pub name: &'a str,
    /// Name for people.
    pub display_name: &'a str,
    /// Web site.
    pub url: &'a str,
}

/// What a contact is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ContactKind {
    /// Users' questions.
    Support,
    /// Technical questions.
    Technical,
}

/// A contact; empty parts are left out.
#[derive(Debug, Clone, Copy)]
pub struct Contact<'a> {
    /// What for.
    pub kind: ContactKind,
    /// Company.
    pub company: &'a str,
    /// Given name.
    pub given_name: &'a str,
    /// Surname.
    pub surname: &'a str,
    /// Address, without `mailto:`.
    pub email: &'a str,
    /// Telephone number.
    pub telephone: &'a str,
}

/// What our Connector publishes.
#[derive(Debug, Clone, Copy)]
pub struct ConnectorMetadata<'a> {
    /// What both roles publish.
    pub node: NodeMetadata<'a>,
    /// Where answers arrive by HTTP-POST.
    pub acs_url: &'a str,
    /// The sector, where we serve one only.
    pub sp_type: Option<SpType>,
    /// Whether we want assertions signed.
    pub want_assertions_signed: bool,
}

/// What our Proxy-Service publishes.
#[derive(Debug, Clone, Copy)]
pub struct ProxyServiceMetadata<'a> {
    /// What both roles publish.
    pub node: NodeMetadata<'a>,
    /// Where requests arrive, by either binding.
    pub sso_url: &'a str,
    /// The notified levels that we provide.
    pub levels: &'a [LevelOfAssurance],
    /// The levels that we provide and that are not notified, as URIs.
    pub not_notified: &'a [String],
    /// The attributes that we can assert.
    pub attributes: &'a [Attribute],
    /// Whether we want private requesters' identifiers.
    pub wants_requester_id: bool,
}

/// Writes and signs the Connector's metadata.
///
/// # Errors
/// [`WriteMessageError`] if a value cannot stand in XML or the key fails.
pub fn connector_metadata(
    metadata: &ConnectorMetadata<'_>,
    key: &SigningKey,
) -> Result<String, WriteMessageError> {
    let node = &metadata.node;
    let mut out = open(node);
    out.start("md:Extensions");
    write_entity_attributes(&mut out, node, None);
    if let Some(sp_type) = metadata.sp_type {
        out.leaf("eidas:SPType", sp_type.as_str());
    }
    write_algorithms(&mut out);
    out.end();
    let want = if metadata.want_assertions_signed {
        "true"
    } else {
        "false"
    };
    out.start("md:SPSSODescriptor")
        .attr("AuthnRequestsSigned", "true")
        .attr("WantAssertionsSigned", want)
        .attr("protocolSupportEnumeration", SAMLP);
    write_role_start(&mut out, node);
    out.start("md:AssertionConsumerService")
        .attr("Binding", BINDING_POST)
        .attr("Location", metadata.acs_url)
        .attr("index", "0")
        .attr("isDefault", "true")
        .end();
    out.end();
    finish(out, node, key)
}

/// Writes and signs the Proxy-Service's metadata.
///
/// # Errors
/// [`WriteMessageError`] if a value cannot stand in XML or the key fails.
pub fn proxy_service_metadata(
    metadata: &ProxyServiceMetadata<'_>,
    key: &SigningKey,
) -> Result<String, WriteMessageError> {
    let node = &metadata.node;
    let mut out = open(node);
    out.start("md:Extensions");
    write_entity_attributes(&mut out, node, Some(metadata));
    write_algorithms(&mut out);
    out.end();
    out.start("md:IDPSSODescriptor")
        .attr("WantAuthnRequestsSigned", "true")
        .attr("protocolSupportEnumeration", SAMLP);
    write_role_start(&mut out, node);
    for binding in [BINDING_REDIRECT, BINDING_POST] {
        out.start("md:SingleSignOnService")
            .attr("Binding", binding)
            .attr("Location", metadata.sso_url)
            .end();
    }
    for attribute in metadata.attributes {
        let row = attribute.definition();
        out.start("saml2:Attribute")
            .attr("FriendlyName", row.friendly_name)
            .attr("Name", row.uri)
            .attr("NameFormat", NAME_FORMAT_URI)
            .end();
    }
    out.end();
    finish(out, node, key)
}
