//! The configured entity in a verified document, which describes it alone or among others.
//! `[SAML-Metadata §2.3]` Everything below the root is covered by its one signature; inner
//! signatures are not looked at. A fault beside the entity harms nobody.

use super::error::{MetadataError, MetadataWarning};
use crate::saml::instant;
use crate::saml::names::{MD, MDRPI};
use crate::xml::Verified;
use crate::xml::algorithms::DS;
use jiff::{SignedDuration, Timestamp};

/// How many groups may stand around an entity.
const MAX_DEPTH: usize = 4;

/// An entity and what the groups around it say about time.
pub(super) struct Found<'d> {
    pub(super) entity: Verified<'d>,
    pub(super) end: End,
}

/// The earliest `validUntil` on the way to an entity.
#[derive(Clone, Copy, Default)]
pub(super) struct End {
    earliest: Option<Timestamp>,
    malformed: bool,
}

impl End {
    fn narrowed(self, element: Verified<'_>) -> Self {
        let Some(text) = element.attribute("validUntil") else {
            return self;
        };
        match instant::read(text) {
            Some(own) => Self {
                earliest: Some(self.earliest.map_or(own, |earliest| earliest.min(own))),
                ..self
            },
            None => Self {
                malformed: true,
                ..self
            },
        }
    }

    /// `None` where there is none, or one that cannot be read.
    pub(super) fn time(self) -> Option<Timestamp> {
        self.earliest.filter(|_| !self.malformed)
    }
}

/// Finds the entity.
///
/// # Errors
/// Another root, no such entity, or two of them.
pub(super) fn find<'d>(
    root: Verified<'d>,
    entity_id: &str,
    warnings: &mut Vec<MetadataWarning>,
) -> Result<Found<'d>, MetadataError> {
    let mut search = Search {
        entity_id,
        found: Vec::new(),
        broken: false,
    };
    if root.is(MD, "EntityDescriptor") {
        search.entity(root, End::default());
    } else if root.is(MD, "EntitiesDescriptor") {
        search.group(root, End::default(), MAX_DEPTH);
    } else {
        return Err(MetadataError::Root);
    }
    if search.broken && root.is(MD, "EntitiesDescriptor") {
        warnings.push(MetadataWarning::BrokenSibling);
    }
    if search.found.len() > 1 {
        return Err(MetadataError::EntityTwice);
    }
    search.found.pop().ok_or(MetadataError::EntityId)
}

struct Search<'s, 'd> {
    entity_id: &'s str,
    found: Vec<Found<'d>>,
    broken: bool,
}

impl<'d> Search<'_, 'd> {
    fn entity(&mut self, entity: Verified<'d>, around: End) {
        match entity.attribute("entityID") {
            Some(id) if id == self.entity_id => self.found.push(Found {
                entity,
                end: around.narrowed(entity),
            }),
            Some(_) => {}
            None => self.broken = true,
        }
    }

    fn group(&mut self, group: Verified<'d>, around: End, depth: usize) {
        let Some(depth) = depth.checked_sub(1) else {
            self.broken = true;
            return;
        };
        let end = around.narrowed(group);
        for child in group.children() {
            if child.is(MD, "EntityDescriptor") {
                self.entity(child, end);
            } else if child.is(MD, "EntitiesDescriptor") {
                self.group(child, end, depth);
            } else if !child.is(MD, "Extensions") && !child.is(DS, "Signature") {
                self.broken = true;
            }
        }
    }
}

/// When the document was published, as its root says, or the entity where the root is silent.
/// One that could mislead the comparison of copies is none.
pub(super) fn created_at(
    root: Verified<'_>,
    entity: Verified<'_>,
    now: Timestamp,
    skew: SignedDuration,
    warnings: &mut Vec<MetadataWarning>,
) -> Option<Timestamp> {
    let mut instants = [root, entity]
        .into_iter()
        .take(if root == entity { 1 } else { 2 })
        .map(|element| {
            element
                .children_named(MD, "Extensions")
                .flat_map(|extensions| extensions.children_named(MDRPI, "PublicationInfo"))
                .filter_map(|info| info.attribute("creationInstant"))
                .collect::<Vec<_>>()
        })
        .filter(|found| !found.is_empty());
    let found = instants.next()?;
    let read = match found.as_slice() {
        [only] => instant::read(only).filter(|at| !instant::is_future(*at, now, skew)),
        _ => None,
    };
    if read.is_none() {
        warnings.push(MetadataWarning::CreationInstant);
    }
    read
}
