//! Valid messages from Belgium to Finland, before they are signed: what the seeds are made of.

use crate::world::{OUR_ACS, OUR_CONNECTOR, OUR_SSO, REQUEST_ID, THEIR_CONNECTOR, THEIR_SERVICE};

const SAML2: &str = r#"xmlns:saml2="urn:oasis:names:tc:SAML:2.0:assertion""#;
const SAML2P: &str = r#"xmlns:saml2p="urn:oasis:names:tc:SAML:2.0:protocol""#;
const NATURAL: &str = "http://eidas.europa.eu/attributes/naturalperson";
const URI_NAMES: &str = "urn:oasis:names:tc:SAML:2.0:attrname-format:uri";

pub const SUCCESS: &str =
    r#"<saml2p:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/>"#;
pub const FAILURE: &str = r#"<saml2p:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Responder"><saml2p:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:AuthnFailed"/></saml2p:StatusCode><saml2p:StatusMessage>202010 - cancelled</saml2p:StatusMessage>"#;

/// An unsigned request of Belgium's Connector.
pub fn request() -> String {
    let attribute = |suffix: &str, required: bool| {
        format!(
            r#"<eidas:RequestedAttribute Name="{NATURAL}/{suffix}" NameFormat="{URI_NAMES}" isRequired="{required}"/>"#
        )
    };
    let minimum = [
        "PersonIdentifier",
        "CurrentFamilyName",
        "CurrentGivenName",
        "DateOfBirth",
    ];
    let attributes = minimum.map(|suffix| attribute(suffix, true)).concat();
    format!(
        r#"<saml2p:AuthnRequest {SAML2P} {SAML2} xmlns:eidas="http://eidas.europa.eu/saml-extensions" ID="{REQUEST_ID}" Version="2.0" IssueInstant="2026-03-01T12:00:00.000Z" Destination="{OUR_SSO}" ForceAuthn="true" IsPassive="false" ProviderName="Tax"><saml2:Issuer>{THEIR_CONNECTOR}</saml2:Issuer><saml2p:Extensions><eidas:SPType>public</eidas:SPType><eidas:RequestedAttributes>{attributes}{gender}</eidas:RequestedAttributes></saml2p:Extensions><saml2p:NameIDPolicy AllowCreate="true" Format="urn:oasis:names:tc:SAML:2.0:nameid-format:persistent"/><saml2p:RequestedAuthnContext Comparison="minimum"><saml2:AuthnContextClassRef>http://eidas.europa.eu/LoA/substantial</saml2:AuthnContextClassRef></saml2p:RequestedAuthnContext><saml2p:Scoping><saml2p:RequesterID>https://sp.example/</saml2p:RequesterID></saml2p:Scoping></saml2p:AuthnRequest>"#,
        gender = attribute("Gender", false),
    )
}

/// An unsigned Assertion of Belgium's Proxy-Service.
pub fn assertion() -> String {
    let attribute = |suffix: &str, values: &[&str]| {
        let values: String = values
            .iter()
            .map(|value| format!("<saml2:AttributeValue{value}</saml2:AttributeValue>"))
            .collect();
        format!(
            r#"<saml2:Attribute FriendlyName="x" Name="{NATURAL}/{suffix}" NameFormat="{URI_NAMES}">{values}</saml2:Attribute>"#
        )
    };
    let attributes = [
        attribute("PersonIdentifier", &[">BE/FI/1"]),
        attribute(
            "CurrentFamilyName",
            &[
                ">Onases",
                r#" xmlns:n="http://eidas.europa.eu/attributes/naturalperson" n:LatinScript="false">Ωνάσης"#,
            ],
        ),
        attribute("CurrentGivenName", &[">Jo&#xEB;lle &amp; &lt;"]),
        attribute("DateOfBirth", &[">1980-02-29"]),
        attribute("Gender", &[">Female"]),
        attribute(
            "CurrentAddress",
            &[">PGVpZGFzOlBvc3RDb2RlPjEwMDA8L2VpZGFzOlBvc3RDb2RlPg=="],
        ),
    ]
    .concat();
    format!(
        r#"<saml2:Assertion {SAML2} ID="_assertion-1" Version="2.0" IssueInstant="2026-03-01T12:00:00.000Z"><saml2:Issuer>{THEIR_SERVICE}</saml2:Issuer><saml2:Subject><saml2:NameID>n</saml2:NameID><saml2:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer"><saml2:SubjectConfirmationData InResponseTo="{REQUEST_ID}" NotOnOrAfter="2026-03-01T12:05:00.000Z" Recipient="{OUR_ACS}"/></saml2:SubjectConfirmation></saml2:Subject><saml2:Conditions NotBefore="2026-03-01T12:00:00.000Z" NotOnOrAfter="2026-03-01T12:05:01.000Z"><saml2:AudienceRestriction><saml2:Audience>{OUR_CONNECTOR}</saml2:Audience></saml2:AudienceRestriction></saml2:Conditions><saml2:AuthnStatement AuthnInstant="2026-03-01T12:00:00.000Z"><saml2:AuthnContext><saml2:AuthnContextClassRef>http://eidas.europa.eu/LoA/substantial</saml2:AuthnContextClassRef></saml2:AuthnContext></saml2:AuthnStatement><saml2:AttributeStatement>{attributes}</saml2:AttributeStatement></saml2:Assertion>"#
    )
}

/// An unsigned Response of Belgium's Proxy-Service around this content.
pub fn response(status: &str, content: &str) -> String {
    format!(
        r#"<saml2p:Response {SAML2P} {SAML2} ID="_response-1" Version="2.0" IssueInstant="2026-03-01T12:00:00.000Z" Destination="{OUR_ACS}" InResponseTo="{REQUEST_ID}"><saml2:Issuer>{THEIR_SERVICE}</saml2:Issuer><saml2p:Status>{status}</saml2p:Status>{content}</saml2p:Response>"#
    )
}

/// What stands around an encrypted assertion.
pub fn encrypted(content: &str) -> String {
    format!("<saml2:EncryptedAssertion>{content}</saml2:EncryptedAssertion>")
}

/// A service list with the elements that lists have.
pub const LIST: &str = r#"<l:MetadataServiceList xmlns:l="http://eidas.europa.eu/metadata/servicelist" ID="_l" Version="1.0" IssueDate="2026-02-28T00:00:00Z" NextUpdate="2026-03-08T00:00:00Z"><l:SchemeInformation><l:IssuerName>x</l:IssuerName><l:SchemeIdentifier>urn:x</l:SchemeIdentifier><l:SchemeTerritory>SE</l:SchemeTerritory></l:SchemeInformation><l:MetadataList Territory="SE" Suspend="true"><l:MetadataLocation Location="https://se.example/md"><l:Endpoint EndpointType="http://eidas.europa.eu/metadata/ept/ProxyService" EntityID="https://se.example/md" HideFromDiscovery="true"/></l:MetadataLocation></l:MetadataList><l:MetadataList Territory="GR"/><l:DistributionPoints><l:DistributionPoint>https://x.example/</l:DistributionPoint></l:DistributionPoints></l:MetadataServiceList>"#;
