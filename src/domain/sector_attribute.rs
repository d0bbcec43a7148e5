//! Attributes of one sector, declared in the configuration: asked for, read and written like
//! those of the profile, always optional, always text `[eIDAS-AP §2.1]`.

use serde::{Deserialize, Serialize};

use super::PersonKind;
use super::attribute::{AttributeDefinition, Syntax};

/// One declared attribute: a row of the catalogue that is not compiled in.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct SectorAttribute {
    /// The attribute's `Name`.
    pub uri: String,
    /// The attribute's `FriendlyName`.
    pub friendly_name: String,
    /// Namespace of the value's `xsi:type`.
    pub type_namespace: String,
    /// Prefix to write for it.
    pub type_prefix: String,
    /// Local part of the value's `xsi:type`.
    pub xsd_type: String,
    /// Whose data set it belongs to.
    pub kind: PersonKind,
    /// May carry a second value in another script.
    pub transliterable: bool,
    /// May carry several values; not together with `transliterable`.
    pub multi_valued: bool,
    /// The claim that carries it towards the hub.
    pub claim: String,
}

impl SectorAttribute {
    pub(super) fn definition(&self) -> AttributeDefinition<'_> {
        AttributeDefinition {
            kind: self.kind,
            uri: &self.uri,
            friendly_name: &self.friendly_name,
            xsd_type: &self.xsd_type,
            mandatory: false,
            transliterable: self.transliterable,
            multi_valued: self.multi_valued,
            syntax: Syntax::Text,
            claim: &self.claim,
        }
    }

    pub(super) fn value_type(&self) -> (&str, &str) {
        (&self.type_namespace, &self.type_prefix)
    }
}
