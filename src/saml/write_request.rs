//! Writes a signed AuthnRequest. `[eIDAS-MF §2.3]`

use super::instant;
use super::name_id::NameIdFormat;
use super::names::{CONSENT_UNSPECIFIED, EIDAS, FORMAT_ENTITY, SAML, SAMLP};
use super::write_error::WriteMessageError;
use crate::domain::{NAME_FORMAT_URI, RequestedAttribute, RequestedLevel, SpType};
use crate::xml::{SignaturePlacement, SigningKey, Writer, sign_written};
use jiff::Timestamp;

/// What goes into an AuthnRequest. Everything fixed by the rules is not here.
#[derive(Debug, Clone, Copy)]
pub struct AuthnRequestToSend<'a> {
    /// Fresh, unguessable, an `NCName`.
    pub id: &'a str,
    /// Now.
    pub issue_instant: Timestamp,
    /// The Proxy-Service's single sign-on URL.
    pub destination: &'a str,
    /// Our Connector's entity ID.
    pub issuer: &'a str,
    /// Name of the service, for the page abroad.
    pub provider_name: Option<&'a str>,
    /// Sector, only where our metadata does not say it.
    pub sp_type: Option<SpType>,
    /// The level: at least one, or one of a list.
    pub level: &'a RequestedLevel,
    /// The attributes, in the order to list them.
    pub attributes: &'a [RequestedAttribute],
    /// The service's identifier, where the peer is to be told.
    pub requester_id: Option<&'a str>,
    /// Format of the name identifier, where one is wanted.
    pub name_id_format: Option<NameIdFormat>,
}

/// Writes and signs.
///
/// # Errors
/// [`WriteMessageError`] if a value cannot stand in XML or the key fails.
pub fn write_request(
    request: &AuthnRequestToSend<'_>,
    key: &SigningKey,
) -> Result<String, WriteMessageError> {
    let mut out = Writer::new();
    out.start("saml2p:AuthnRequest")
        .namespace("saml2p", SAMLP)
        .namespace("saml2", SAML)
        .namespace("eidas", EIDAS)
        .attr("ID", request.id)
        .attr("Version", "2.0")
        .attr("IssueInstant", &instant::write(request.issue_instant))
        .attr("Destination", request.destination)
        .attr("Consent", CONSENT_UNSPECIFIED)
        .attr("ForceAuthn", "true")
        .attr("IsPassive", "false")
        .attr_opt("ProviderName", request.provider_name);
    out.start("saml2:Issuer")
        .attr("Format", FORMAT_ENTITY)
        .text(request.issuer)
        .end();
    write_extensions(&mut out, request);
    if let Some(format) = request.name_id_format {
        out.start("saml2p:NameIDPolicy")
            .attr("AllowCreate", "true")
            .attr("Format", format.uri())
            .end();
    }
    out.start("saml2p:RequestedAuthnContext")
        .attr("Comparison", request.level.comparison());
    for level in request.level.listed() {
        out.leaf("saml2:AuthnContextClassRef", level.uri());
    }
    out.end();
    if let Some(requester_id) = request.requester_id {
        out.start("saml2p:Scoping")
            .leaf("saml2p:RequesterID", requester_id)
            .end();
    }
    out.end();
    let unsigned = out.finish_element()?;
    let signed = sign_written(&unsigned, SignaturePlacement::AfterFirstChild, key)?;
    Ok(signed)
}

/// Sector and attributes. `[eIDAS-MF §2.3.2]`
fn write_extensions(out: &mut Writer, request: &AuthnRequestToSend<'_>) {
    out.start("saml2p:Extensions");
    if let Some(sp_type) = request.sp_type {
        out.leaf("eidas:SPType", sp_type.as_str());
    }
    out.start("eidas:RequestedAttributes");
    for asked in request.attributes {
        let row = asked.attribute.definition();
        out.start("eidas:RequestedAttribute")
            .attr("FriendlyName", row.friendly_name)
            .attr("Name", row.uri)
            .attr("NameFormat", NAME_FORMAT_URI)
            .attr("isRequired", if asked.required { "true" } else { "false" })
            .end();
    }
    out.end().end();
}
