//! Public or private sector service `[eIDAS-MF §3.2]`.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// The sector of the service that asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SpType {
    /// A public sector body's service.
    Public,
    /// A private sector service.
    Private,
}

/// Neither `public` nor `private`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the service provider type is public or private")]
pub struct InvalidSpType;

impl SpType {
    /// The word used in messages and metadata.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Public => "public",
            Self::Private => "private",
        }
    }
}

impl FromStr for SpType {
    type Err = InvalidSpType;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "public" => Ok(Self::Public),
            "private" => Ok(Self::Private),
            _ => Err(InvalidSpType),
        }
    }
}
