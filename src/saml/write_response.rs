//! Writes a Response: with an encrypted Assertion, or with the reason why there is none.
//! `[eIDAS-MF §2.4]`

use super::instant::{self, MESSAGE_LIFETIME};
use super::name_id::NameIdFormat;
use super::names::{BEARER, CONSENT_UNSPECIFIED, FORMAT_ENTITY, SAML, SAMLP, XSI};
use super::status::{Status, SubStatus};
use super::write_error::WriteMessageError;
use crate::domain::{AssertedAttribute, AssuredLevel, NAME_FORMAT_URI};
use crate::xml::{
    ContentEncryption, EncryptionRecipient, SignaturePlacement, SigningKey, Writer, Written,
    encrypt_to_element, sign_written,
};
use jiff::Timestamp;

/// What goes into a Response of success.
#[derive(Debug, Clone, Copy)]
pub struct SuccessToSend<'a> {
    /// Fresh ID of the Response.
    pub response_id: &'a str,
    /// Fresh ID of the Assertion.
    pub assertion_id: &'a str,
    /// ID of the request.
    pub in_response_to: &'a str,
    /// The Connector's assertion consumer URL, from its metadata.
    pub destination: &'a str,
    /// Our Proxy-Service's entity ID.
    pub issuer: &'a str,
    /// The Connector's entity ID.
    pub audience: &'a str,
    /// Now; the message lives 300 seconds.
    pub issue_instant: Timestamp,
    /// Level of this authentication.
    pub level: &'a AssuredLevel,
    /// Format of the name identifier.
    pub name_id_format: NameIdFormat,
    /// The name identifier.
    pub name_id: &'a str,
    /// What is asserted.
    pub attributes: &'a [AssertedAttribute],
    /// Whether to sign the Assertion too: where the Connector's metadata wants it.
    pub sign_assertion: bool,
}

/// What goes into a Response of failure.
#[derive(Debug, Clone, Copy)]
pub struct FailureToSend<'a> {
    /// Fresh ID of the Response.
    pub response_id: &'a str,
    /// ID of the request.
    pub in_response_to: &'a str,
    /// The Connector's assertion consumer URL, from its metadata.
    pub destination: &'a str,
    /// Our Proxy-Service's entity ID.
    pub issuer: &'a str,
    /// Now.
    pub issue_instant: Timestamp,
    /// Any but success.
    pub status: Status,
    /// What says more.
    pub sub_status: Option<SubStatus>,
    /// A text for the peer's log; no personal value.
    pub message: Option<&'a str>,
}

/// Writes the Assertion, signs it if wanted, encrypts it for the Connector, signs the Response.
///
/// # Errors
/// [`WriteMessageError`] if a value cannot stand in XML, or a key fails.
pub fn write_success(
    response: &SuccessToSend<'_>,
    key: &SigningKey,
    recipient: &EncryptionRecipient,
    content: ContentEncryption,
) -> Result<String, WriteMessageError> {
    let assertion = write_assertion(response)?;
    let assertion = if response.sign_assertion {
        sign_written(&assertion, SignaturePlacement::AfterFirstChild, key)?
    } else {
        assertion.into_text()
    };
    let encrypted = encrypt_to_element(&assertion, recipient, content)?;
    let mut out = open_response(&Frame {
        id: response.response_id,
        in_response_to: response.in_response_to,
        destination: response.destination,
        issuer: response.issuer,
        issue_instant: response.issue_instant,
    });
    out.start("saml2p:Status");
    out.start("saml2p:StatusCode")
        .attr("Value", Status::Success.uri())
        .end();
    out.leaf("saml2p:StatusMessage", Status::Success.uri())
        .end();
    out.start("saml2:EncryptedAssertion")
        .element(&encrypted)
        .end();
    finish(out, key)
}

/// Writes and signs a Response without Assertion.
///
/// # Errors
/// [`WriteMessageError`] if a value cannot stand in XML, the status is success, or the key fails.
pub fn write_failure(
    response: &FailureToSend<'_>,
    key: &SigningKey,
) -> Result<String, WriteMessageError> {
    if response.status == Status::Success {
        return Err(WriteMessageError::Status);
    }
    let mut out = open_response(&Frame {
        id: response.response_id,
        in_response_to: response.in_response_to,
        destination: response.destination,
        issuer: response.issuer,
        issue_instant: response.issue_instant,
    });
    out.start("saml2p:Status");
    out.start("saml2p:StatusCode")
        .attr("Value", response.status.uri());
    if let Some(below) = response.sub_status {
        out.start("saml2p:StatusCode")
            .attr("Value", below.uri())
            .end();
    }
    out.end();
    if let Some(message) = response.message {
        out.leaf("saml2p:StatusMessage", message);
    }
    out.end();
    finish(out, key)
}

/// What every Response begins with.
struct Frame<'a> {
    id: &'a str,
    in_response_to: &'a str,
    destination: &'a str,
    issuer: &'a str,
    issue_instant: Timestamp,
}

/// Opens the Response and leaves it open, behind its issuer.
fn open_response(frame: &Frame<'_>) -> Writer {
    let mut out = Writer::new();
    out.start("saml2p:Response")
        .namespace("saml2p", SAMLP)
        .namespace("saml2", SAML)
        .attr("ID", frame.id)
        .attr("Version", "2.0")
        .attr("IssueInstant", &instant::write(frame.issue_instant))
        .attr("Destination", frame.destination)
        .attr("InResponseTo", frame.in_response_to)
        .attr("Consent", CONSENT_UNSPECIFIED);
    write_issuer(&mut out, frame.issuer);
    out
}

fn finish(mut out: Writer, key: &SigningKey) -> Result<String, WriteMessageError> {
    out.end();
    let unsigned = out.finish_element()?;
    let signed = sign_written(&unsigned, SignaturePlacement::AfterFirstChild, key)?;
    Ok(signed)
}

fn write_issuer(out: &mut Writer, issuer: &str) {
    out.start("saml2:Issuer")
        .attr("Format", FORMAT_ENTITY)
        .text(issuer)
        .end();
}

/// The Assertion as a document of its own. `[SAML-Core §2.3.3]`
fn write_assertion(response: &SuccessToSend<'_>) -> Result<Written, WriteMessageError> {
    let now = instant::write(response.issue_instant);
    let end = instant::write(instant::after(response.issue_instant, MESSAGE_LIFETIME));
    let mut out = Writer::new();
    out.start("saml2:Assertion")
        .namespace("saml2", SAML)
        .attr("ID", response.assertion_id)
        .attr("Version", "2.0")
        .attr("IssueInstant", &now);
    write_issuer(&mut out, response.issuer);
    out.start("saml2:Subject");
    out.start("saml2:NameID")
        .attr("Format", response.name_id_format.uri())
        .text(response.name_id)
        .end();
    out.start("saml2:SubjectConfirmation")
        .attr("Method", BEARER);
    out.start("saml2:SubjectConfirmationData")
        .attr("InResponseTo", response.in_response_to)
        .attr("NotOnOrAfter", &end)
        .attr("Recipient", response.destination)
        .end();
    out.end().end();
    out.start("saml2:Conditions")
        .attr("NotBefore", &now)
        .attr("NotOnOrAfter", &end);
    out.start("saml2:AudienceRestriction")
        .leaf("saml2:Audience", response.audience)
        .end();
    out.end();
    out.start("saml2:AuthnStatement").attr("AuthnInstant", &now);
    out.start("saml2:AuthnContext")
        .leaf("saml2:AuthnContextClassRef", response.level.uri())
        .end();
    out.end();
    out.start("saml2:AttributeStatement");
    for attribute in response.attributes {
        write_attribute(&mut out, attribute);
    }
    out.end().end();
    Ok(out.finish_element()?)
}

/// One attribute; a value in another script is marked with the qualified attribute that the
/// schema declares. `[eIDAS-AP §2.4]`
fn write_attribute(out: &mut Writer, attribute: &AssertedAttribute) {
    let name = &attribute.attribute;
    out.start("saml2:Attribute")
        .attr("FriendlyName", name.friendly_name(attribute.capacity))
        .attr("Name", name.uri(attribute.capacity))
        .attr("NameFormat", NAME_FORMAT_URI);
    let (namespace, prefix) = name.value_type(attribute.capacity);
    let value_type = format!("{prefix}:{}", name.definition().xsd_type);
    let mark = format!("{prefix}:LatinScript");
    for value in &attribute.values {
        out.start("saml2:AttributeValue")
            .namespace(prefix, namespace)
            .namespace("xsi", XSI)
            .attr_opt(&mark, (!value.latin_script).then_some("false"))
            .attr("xsi:type", &value_type)
            .text(&value.text)
            .end();
    }
    out.end();
}
