//! Why an AuthnRequest is refused, and to whom that can be told.

use super::verified::VerifiedRequester;
use crate::saml::refusal::refusals;
use crate::saml::status::SubStatus;
use crate::xml::SignatureError;

refusals! {
    /// Why an AuthnRequest is refused.
    RequestError
    wraps {
        Signature(SignatureError): "the request must be signed with a signing key of the Connector's metadata",
    }
    plain {
        Kind: "request.kind", "the message must be a samlp:AuthnRequest",
        Issuer: "request.issuer", "Issuer must be the Connector's entity ID, its Format absent or entity",
        Id: "request.id", "ID must be there and an XML name of at most 256 characters",
        AssertionConsumer: "request.assertion-consumer", "an assertion consumer named in the request must stand in the Connector's metadata",
        Version: "request.version", "Version must be 2.0",
        Structure: "request.structure", "the request holds the elements of its schema and no others",
        IssueInstant: "request.issue-instant", "IssueInstant must be a time with its zone",
        Expired: "request.expired", "the request must not be older than five minutes",
        Future: "request.future", "the request must not come from the future",
        Destination: "request.destination", "Destination must be our single sign-on URL",
        Consent: "request.consent", "Consent, if there, must be one of the seven SAML values",
        ForceAuthn: "request.force-authn", "ForceAuthn must be true",
        IsPassive: "request.is-passive", "IsPassive must be false or absent",
        ProtocolBinding: "request.protocol-binding", "ProtocolBinding, if there, must be HTTP-POST or HTTP-Redirect",
        Extensions: "request.extensions", "eidas:RequestedAttributes must stand once in the extensions",
        NameIdPolicy: "request.name-id-policy", "the name identifier format must be persistent, transient or unspecified",
        AuthnContext: "request.authn-context", "RequestedAuthnContext must ask minimum one notified level, or exactly listed ones",
        LevelUnavailable: "request.level-unavailable", "the level asked for must be one that we publish",
        AttributeForm: "request.attribute-form", "a requested attribute has a Name and the NameFormat uri, and stands once",
        Representative: "request.representative", "a representative's attributes must not be requested",
        LegalPerson: "request.legal-person", "a legal person may be requested only where our metadata lists attributes of legal persons",
        NaturalPerson: "request.natural-person", "a natural person may be requested only where our metadata lists attributes of natural persons",
        BothPersons: "request.both-persons", "natural and legal person must not be requested together, unless by a node of version 1.2 or 1.3",
        Incomplete: "request.incomplete", "the minimum data set of the person requested must be requested completely",
        RequesterId: "request.requester-id", "RequesterID has 1 to 1024 characters and no white space",
        RequesterIdMissing: "request.requester-id-missing", "a private sector request must carry the RequesterID that our metadata asks for",
        ProtocolVersion: "request.protocol-version", "the Connector must speak a protocol version of ours",
        SpTypeInvalid: "request.sp-type-invalid", "SPType must be public or private",
        SpTypeTwice: "request.sp-type-twice", "SPType must not stand in both request and metadata",
        SpTypeNotAccepted: "request.sp-type-not-accepted", "SPType must be one that the country's file lets ask",
        SpTypeMissing: "request.sp-type-missing", "SPType must stand in the request or in the metadata",
    }
}

impl RequestError {
    /// The second status code of the answer, under `Requester`.
    pub fn sub_status(&self) -> SubStatus {
        match self {
            Self::AttributeForm
            | Self::Representative
            | Self::LegalPerson
            | Self::NaturalPerson
            | Self::BothPersons
            | Self::Incomplete => SubStatus::InvalidAttrNameOrValue,
            Self::NameIdPolicy => SubStatus::InvalidNameIdPolicy,
            _ => SubStatus::RequestDenied,
        }
    }
}

/// A refusal, and whether there is a verified requester to tell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RequestRefusal {
    /// Nobody is established: show a page, send nothing.
    Unverified(RequestError),
    /// The requester is established: answer with a signed Response.
    Verified {
        /// Whom to answer.
        requester: Box<VerifiedRequester>,
        /// Why.
        error: RequestError,
    },
}

impl RequestRefusal {
    /// Why, whoever can be told.
    pub fn error(&self) -> RequestError {
        match self {
            Self::Unverified(error) | Self::Verified { error, .. } => *error,
        }
    }
}
