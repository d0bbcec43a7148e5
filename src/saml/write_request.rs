//! Writes a signed AuthnRequest. `[eIDAS-MF §2.3]`

use super::name_id::NameIdFormat;
use super::write_error::WriteMessageError;
use crate::domain::{LevelOfAssurance, RequestedAttribute, SpType};
use crate::xml::SigningKey;
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
    /// Lowest level that will do.
    pub level: LevelOfAssurance,
    /// The attributes, in the order to list them.
    pub attributes: &'a [RequestedAttribute],
    /// The service's identifier, where the peer wants it and the sector is private.
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
    let _ = (request, key);
    unimplemented!()
}
