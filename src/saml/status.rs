//! Status codes of Responses: what we send, and what we make of what peers send.
//! `[SAML-Core §3.2.2.2]`

use serde::{Deserialize, Serialize};

const PREFIX: &str = "urn:oasis:names:tc:SAML:2.0:status:";

/// The status code on top.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// The request was answered.
    Success,
    /// The fault is the requester's.
    Requester,
    /// The fault is the responder's.
    Responder,
    /// A version that the responder does not speak.
    VersionMismatch,
}

/// The status code below, where it says more. The first four are those of the eIDAS rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SubStatus {
    /// The person could not be authenticated.
    AuthnFailed,
    /// Attributes were asked or given wrongly.
    InvalidAttrNameOrValue,
    /// The name identifier asked for cannot be had.
    InvalidNameIdPolicy,
    /// The responder, or the person, refused.
    RequestDenied,
    /// The level of assurance asked for cannot be had.
    NoAuthnContext,
    /// The request cannot be answered for another reason.
    RequestUnsupported,
}

impl Status {
    /// The code's URI.
    pub fn uri(self) -> &'static str {
        match self {
            Self::Success => "urn:oasis:names:tc:SAML:2.0:status:Success",
            Self::Requester => "urn:oasis:names:tc:SAML:2.0:status:Requester",
            Self::Responder => "urn:oasis:names:tc:SAML:2.0:status:Responder",
            Self::VersionMismatch => "urn:oasis:names:tc:SAML:2.0:status:VersionMismatch",
        }
    }

    /// Reads an exact URI.
    pub fn from_uri(uri: &str) -> Option<Self> {
        match uri.strip_prefix(PREFIX)? {
            "Success" => Some(Self::Success),
            "Requester" => Some(Self::Requester),
            "Responder" => Some(Self::Responder),
            "VersionMismatch" => Some(Self::VersionMismatch),
            _ => None,
        }
    }
}

impl SubStatus {
    /// The code's URI.
    pub fn uri(self) -> &'static str {
        match self {
            Self::AuthnFailed => "urn:oasis:names:tc:SAML:2.0:status:AuthnFailed",
            Self::InvalidAttrNameOrValue => {
                "urn:oasis:names:tc:SAML:2.0:status:InvalidAttrNameOrValue"
            }
            Self::InvalidNameIdPolicy => "urn:oasis:names:tc:SAML:2.0:status:InvalidNameIDPolicy",
            Self::RequestDenied => "urn:oasis:names:tc:SAML:2.0:status:RequestDenied",
            Self::NoAuthnContext => "urn:oasis:names:tc:SAML:2.0:status:NoAuthnContext",
            Self::RequestUnsupported => "urn:oasis:names:tc:SAML:2.0:status:RequestUnsupported",
        }
    }

    /// Reads an exact URI.
    pub fn from_uri(uri: &str) -> Option<Self> {
        match uri.strip_prefix(PREFIX)? {
            "AuthnFailed" => Some(Self::AuthnFailed),
            "InvalidAttrNameOrValue" => Some(Self::InvalidAttrNameOrValue),
            "InvalidNameIDPolicy" => Some(Self::InvalidNameIdPolicy),
            "RequestDenied" => Some(Self::RequestDenied),
            "NoAuthnContext" => Some(Self::NoAuthnContext),
            "RequestUnsupported" => Some(Self::RequestUnsupported),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_read_as_they_are_written_and_not_otherwise() {
        for status in [
            Status::Success,
            Status::Requester,
            Status::Responder,
            Status::VersionMismatch,
        ] {
            assert_eq!(Status::from_uri(status.uri()), Some(status));
        }
        for sub in [
            SubStatus::AuthnFailed,
            SubStatus::InvalidAttrNameOrValue,
            SubStatus::InvalidNameIdPolicy,
            SubStatus::RequestDenied,
            SubStatus::NoAuthnContext,
            SubStatus::RequestUnsupported,
        ] {
            assert_eq!(SubStatus::from_uri(sub.uri()), Some(sub));
        }
        for trick in ["Success", "urn:oasis:names:tc:SAML:2.0:status:success", ""] {
            assert_eq!(Status::from_uri(trick), None);
        }
    }
}
