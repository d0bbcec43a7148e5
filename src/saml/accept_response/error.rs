//! Why a Response is refused.

use crate::domain::DatasetError;
use crate::saml::refusal::refusals;
use crate::xml::{DecryptError, SignatureError};

refusals! {
    /// Why a Response is refused.
    ResponseError
    wraps {
        Signature(SignatureError): "the Response must be signed with a signing key of the Proxy-Service's metadata",
        Decrypt(DecryptError): "the Assertion must be encrypted for us with an algorithm of the profile",
        Dataset(DatasetError): "the minimum data set must be complete and well-formed",
    }
    plain {
        Kind: "response.kind", "the message must be a samlp:Response",
        Issuer: "response.issuer", "Issuer must be the entity ID of the Proxy-Service that was asked, its Format absent or entity",
        Structure: "response.structure", "the Response holds the elements of its schema and no others",
        Id: "response.id", "ID must be there and an XML name of at most 256 characters",
        Version: "response.version", "Version must be 2.0",
        IssueInstant: "response.issue-instant", "IssueInstant must be a time with its zone",
        Expired: "response.expired", "the Response must not be older than five minutes",
        Future: "response.future", "the Response must not come from the future",
        Destination: "response.destination", "Destination must be our assertion consumer URL",
        InResponseTo: "response.in-response-to", "InResponseTo must be the ID of the request",
        Consent: "response.consent", "Consent, if there, must be one of the seven SAML values",
        Country: "response.country", "the Proxy-Service must be that of the chosen country",
        Unencrypted: "response.unencrypted-assertion", "a Response of success must not hold a plain Assertion",
        AssertionCount: "response.assertion-count", "a Response of success holds exactly one EncryptedAssertion",
        AssertionSignature: "assertion.signature", "a signature in the Assertion must verify with a key of the same Proxy-Service",
        NotAnAssertion: "assertion.kind", "what was encrypted must be one saml:Assertion",
        AssertionStructure: "assertion.structure", "the Assertion holds one Subject, Conditions, AuthnStatement and AttributeStatement, and nothing else",
        AssertionId: "assertion.id", "the Assertion's ID must be there and an XML name of at most 256 characters",
        AssertionVersion: "assertion.version", "the Assertion's Version must be 2.0",
        AssertionIssuer: "assertion.issuer", "the Assertion's Issuer must be that of the Response",
        AssertionTime: "assertion.time", "the Assertion's times must be times with their zone",
        NameId: "assertion.name-id", "the Subject's NameID must be there and not longer than 1024 characters",
        Confirmation: "assertion.confirmation", "the subject confirmation must be one bearer without NotBefore",
        Recipient: "assertion.recipient", "the confirmation's Recipient must be our assertion consumer URL",
        ConfirmationInResponseTo: "assertion.in-response-to", "the confirmation's InResponseTo must be the ID of the request",
        ConfirmationExpired: "assertion.confirmation-expired", "the confirmation's NotOnOrAfter must be there and not past",
        NotYetValid: "assertion.not-yet-valid", "the conditions' NotBefore must be there and not in the future",
        AssertionExpired: "assertion.expired", "the conditions' NotOnOrAfter must be there and not past",
        Audience: "assertion.audience", "every audience restriction must name our entity ID",
        Condition: "assertion.condition", "no condition may stand that we do not know",
        LevelUnknown: "assertion.level-unknown", "the level must be exactly one of the three notified ones, or one that the country's file accepts though it is not notified",
        LevelTooLow: "assertion.level-too-low", "the level must not be below the requested one",
        LevelNotNotified: "assertion.level-not-notified", "a level that is not notified must be one that the request lists",
        LevelNotAsked: "assertion.level-not-asked", "the level must be one of the list that was asked for",
        LevelNotAccepted: "assertion.level-not-accepted", "the level must be one that the country's file allows",
        LevelUnpublished: "assertion.level-unpublished", "the level must be one that the Proxy-Service's metadata publishes",
        AttributeForm: "assertion.attribute-form", "an attribute has a Name and holds values and nothing else",
        AttributeTwice: "assertion.attribute-twice", "no attribute may stand twice",
        IdentifierIssuer: "assertion.identifier-issuer", "the person identifier must begin with the Proxy-Service's country",
        IdentifierReceiver: "assertion.identifier-receiver", "the person identifier must be made for our country",
    }
}
