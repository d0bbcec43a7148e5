//! Namespaces and identifiers that messages and metadata are written with.
//! Compared as exact strings, never folded or trimmed.

/// Protocol messages. `[SAML-Core §1.2]`
pub(super) const SAMLP: &str = "urn:oasis:names:tc:SAML:2.0:protocol";
/// Assertions. `[SAML-Core §1.2]`
pub(super) const SAML: &str = "urn:oasis:names:tc:SAML:2.0:assertion";
/// Metadata. `[SAML-Metadata §2.1]`
pub(super) const MD: &str = "urn:oasis:names:tc:SAML:2.0:metadata";
/// Entity attributes in metadata.
pub(super) const MDATTR: &str = "urn:oasis:names:tc:SAML:metadata:attribute";
/// Publication information in metadata.
pub(super) const MDRPI: &str = "urn:oasis:names:tc:SAML:metadata:rpi";
/// Algorithm support in metadata.
pub(super) const ALG: &str = "urn:oasis:names:tc:SAML:metadata:algsupport";
/// eIDAS extensions of request and metadata. `[eIDAS-MF §3.2]`
pub(super) const EIDAS: &str = "http://eidas.europa.eu/saml-extensions";
/// Service lists. `[eIDAS-MF §A]`
pub(super) const SERVICE_LIST: &str = "http://eidas.europa.eu/metadata/servicelist";
/// Types of values.
pub(super) const XSI: &str = "http://www.w3.org/2001/XMLSchema-instance";
/// Built-in types.
pub(super) const XS: &str = "http://www.w3.org/2001/XMLSchema";

/// `Issuer/@Format`. `[SAML-Core §8.3.6]`
pub(super) const FORMAT_ENTITY: &str = "urn:oasis:names:tc:SAML:2.0:nameid-format:entity";
/// Subject confirmation method. `[SAML-Profiles §3.3]`
pub(super) const BEARER: &str = "urn:oasis:names:tc:SAML:2.0:cm:bearer";
/// `[SAML-Bindings §3.5]`
pub(super) const BINDING_POST: &str = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST";
/// `[SAML-Bindings §3.4]`
pub(super) const BINDING_REDIRECT: &str = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect";
/// The one consent value that we send. `[SAML-Core §8.4.1]`
pub(super) const CONSENT_UNSPECIFIED: &str = "urn:oasis:names:tc:SAML:2.0:consent:unspecified";

/// What the namespaces of the profile's attributes begin with. `[eIDAS-AP §2.2]`
pub(super) const ATTRIBUTE_NAMESPACES: &str = "http://eidas.europa.eu/attributes/";
/// Every natural person's attribute, representatives' included.
const NATURAL_PREFIX: &str = "http://eidas.europa.eu/attributes/naturalperson/";
/// Every legal person's attribute, representatives' included.
const LEGAL_PREFIX: &str = "http://eidas.europa.eu/attributes/legalperson/";

/// Entity attribute: protocol versions. `[eIDAS-MF §4.3]`
pub(super) const EA_PROTOCOL_VERSION: &str =
    "http://eidas.europa.eu/entity-attributes/protocol-version";
/// Entity attribute: the program. `[eIDAS-MF §4.3]`
pub(super) const EA_APPLICATION: &str =
    "http://eidas.europa.eu/entity-attributes/application-identifier";
/// Entity attribute: levels of assurance that a service provides. `[eIDAS-MF §4.1]`
pub(super) const EA_ASSURANCE: &str = "urn:oasis:names:tc:SAML:attribute:assurance-certification";
/// Entity attribute that holds the category below.
pub(super) const EA_CATEGORY: &str = "http://macedir.org/entity-category";
/// Category: the service wants the private requester's identifier.
pub(super) const CATEGORY_REQUESTER_ID: &str =
    "http://eidas.europa.eu/entity-attributes/termsofaccess/requesterid";

/// Whether a name belongs to a representative's data set. `[eIDAS-AP §2.8]`
pub(super) fn is_representative(name: &str) -> bool {
    [NATURAL_PREFIX, LEGAL_PREFIX].iter().any(|prefix| {
        name.strip_prefix(prefix)
            .is_some_and(|rest| rest.starts_with("representative/"))
    })
}
