//! Entity attributes: protocol versions, program, levels, categories. `[eIDAS-MF §4.3]`

use super::error::MetadataError;
use super::facts::is_unprintable;
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
    /// What stands among the levels and is none of ours.
    pub(super) other_levels: Vec<String>,
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
    let listed = values(entity, EA_ASSURANCE)?;
    let level = |uri: &String| LevelOfAssurance::from_uri(uri).ok();
    let levels = listed
        .as_ref()
        .map(|listed| listed.iter().filter_map(level).collect());
    let other_levels = listed
        .unwrap_or_default()
        .into_iter()
        .filter(|uri| level(uri).is_none() && !uri.is_empty() && uri.len() <= 256)
        .filter(|uri| !uri.chars().any(is_unprintable))
        .collect();
    let categories = values(entity, EA_CATEGORY)?.unwrap_or_default();
    Ok(EntityAttributes {
        versions: Versions(versions),
        application,
        levels,
        other_levels,
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
