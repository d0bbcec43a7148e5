//! What a document says about itself before anybody has verified it: the entities in it, their
//! countries and roles. Only a proposal of what to verify it as; nothing else is taken from here.

use crate::config::NodeRole;
use crate::domain::CountryCode;
use crate::saml::MetadataError;
use crate::xml::{Document, Element, Limits};

const MD: &str = "urn:oasis:names:tc:SAML:2.0:metadata";
const EIDAS: &str = "http://eidas.europa.eu/saml-extensions";

/// An entity as it presents itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Peeked {
    pub(super) entity_id: String,
    /// Its `NodeCountry`, where every role says the same.
    pub(super) country: Option<CountryCode>,
    pub(super) roles: Vec<NodeRole>,
}

/// The entities of a document, in its order.
///
/// # Errors
/// It is not well-formed, or no metadata.
pub(super) fn peek(document: &[u8]) -> Result<Vec<Peeked>, MetadataError> {
    let document = Document::parse(document, &Limits::METADATA)?;
    let root = document.root();
    let is_entity = |element: &Element<'_>| element.is(MD, "EntityDescriptor");
    if is_entity(&root) {
        return Ok(vec![entity(root)]);
    }
    if !root.is(MD, "EntitiesDescriptor") {
        return Err(MetadataError::Root);
    }
    Ok(root.descendants().filter(is_entity).map(entity).collect())
}

fn entity(element: Element<'_>) -> Peeked {
    let mut countries: Vec<CountryCode> = Vec::new();
    let mut roles = Vec::new();
    for (name, role) in [
        ("IDPSSODescriptor", NodeRole::ProxyService),
        ("SPSSODescriptor", NodeRole::Connector),
    ] {
        for descriptor in element.children_named(MD, name) {
            if !roles.contains(&role) {
                roles.push(role);
            }
            let said = descriptor
                .descendants()
                .find(|it| it.is(EIDAS, "NodeCountry"));
            let code = said.and_then(|it| it.text().trim().parse().ok());
            countries.extend(code.filter(|code| !countries.contains(code)));
        }
    }
    Peeked {
        entity_id: element.attribute("entityID").unwrap_or_default().to_owned(),
        country: countries.first().copied().filter(|_| countries.len() == 1),
        roles,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn descriptor(role: &str, country: &str) -> String {
        format!(
            "<{role} xmlns:e='{EIDAS}'><Extensions><e:NodeCountry>{country}</e:NodeCountry>\
             </Extensions></{role}>"
        )
    }

    fn entity_text(id: &str, roles: &str) -> String {
        format!("<EntityDescriptor xmlns='{MD}' entityID='{id}'>{roles}</EntityDescriptor>")
    }

    #[test]
    fn an_entity_says_who_it_is_and_a_group_says_it_of_each() {
        let both = descriptor("IDPSSODescriptor", "BE") + &descriptor("SPSSODescriptor", "BE");
        let one = entity_text("https://be.example", &both);
        let [found] = peek(one.as_bytes()).unwrap().try_into().unwrap();
        assert_eq!(found.country.unwrap().as_str(), "BE");
        assert_eq!(found.roles, [NodeRole::ProxyService, NodeRole::Connector]);
        let group = format!(
            "<EntitiesDescriptor xmlns='{MD}'>{one}{}</EntitiesDescriptor>",
            entity_text("https://x.example", "")
        );
        assert_eq!(peek(group.as_bytes()).unwrap().len(), 2);
    }

    #[test]
    fn two_countries_in_one_entity_are_none() {
        let both = descriptor("IDPSSODescriptor", "BE") + &descriptor("SPSSODescriptor", "NL");
        let found = peek(entity_text("x", &both).as_bytes()).unwrap();
        assert_eq!(found[0].country, None);
    }

    #[test]
    fn what_is_no_metadata_is_told_so() {
        assert_eq!(peek(b"<html/>"), Err(MetadataError::Root));
        assert!(peek(b"not xml").is_err());
    }
}
