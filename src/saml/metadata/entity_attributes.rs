//! Entity attributes: protocol versions, program, levels, categories. `[eIDAS-MF §4.3]`

use super::error::MetadataError;
use super::trusted::{ProtocolVersion, Versions};
use crate::domain::LevelOfAssurance;
use crate::saml::names::{
    CATEGORY_REQUESTER_ID, EA_APPLICATION, EA_ASSURANCE, EA_CATEGORY, EA_PROTOCOL_VERSION, MD,
    MDATTR, SAML,
};
use crate::saml::shape;
use crate::xml::Verified;

/// What we read of them.
pub(super) struct EntityAttributes {
    pub(super) versions: Versions,
    pub(super) application: Option<String>,
    /// `None` where nothing is said about levels.
    pub(super) levels: Option<Vec<LevelOfAssurance>>,
    pub(super) wants_requester_id: bool,
}

pub(super) fn read(entity: Verified<'_>) -> Result<EntityAttributes, MetadataError> {
    let versions = values(entity, EA_PROTOCOL_VERSION)?.map(|values| {
        values
            .iter()
            // One value a version, or all of them in one.
            .flat_map(|value| value.split(';'))
            .filter_map(ProtocolVersion::read)
            .collect()
    });
    let application = values(entity, EA_APPLICATION)?
        .unwrap_or_default()
        .into_iter()
        .next()
        .filter(|text| text.len() <= 128 && !text.chars().any(char::is_control));
    let levels = values(entity, EA_ASSURANCE)?.map(|values| {
        values
            .iter()
            .filter_map(|uri| LevelOfAssurance::from_uri(uri).ok())
            .collect()
    });
    let categories = values(entity, EA_CATEGORY)?.unwrap_or_default();
    Ok(EntityAttributes {
        versions: Versions(versions),
        application,
        levels,
        wants_requester_id: categories.iter().any(|uri| uri == CATEGORY_REQUESTER_ID),
    })
}

/// The values of an entity attribute, `None` where it is absent.
fn values(entity: Verified<'_>, name: &str) -> Result<Option<Vec<String>>, MetadataError> {
    let mut found = entity
        .children_named(MD, "Extensions")
        .flat_map(|extensions| extensions.children_named(MDATTR, "EntityAttributes"))
        .flat_map(|attributes| attributes.children_named(SAML, "Attribute"))
        .filter(|attribute| attribute.attribute("Name") == Some(name));
    let Some(only) = found.next() else {
        return Ok(None);
    };
    if found.next().is_some() {
        return Err(MetadataError::EntityAttribute);
    }
    Ok(Some(
        only.children_named(SAML, "AttributeValue")
            .filter_map(shape::leaf)
            .collect(),
    ))
}
