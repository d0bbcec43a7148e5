//! The identity record: who, vouched for by whom, at what level.

use serde::{Deserialize, Serialize};

use super::{AssuredLevel, CountryCode, Person};

/// A person as a country vouches for them. Made from verified messages only: code outside this
/// crate cannot make one, and inside it `VerifiedAssertion::into_identity` alone does.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Identity {
    /// The country that vouches.
    pub country: CountryCode,
    /// The level of assurance of this authentication, never above what was asserted.
    pub level: AssuredLevel,
    /// Where the record comes from.
    pub source: Source,
    /// Whom it is about.
    pub person: Person,
    /// Who was authenticated and acts for them, where it is somebody else `[eIDAS-AP §2.8]`.
    pub representative: Option<Person>,
}

/// Where an identity record comes from. An eIDAS node today; a wallet may be another variant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Source {
    /// A foreign Proxy-Service's Response.
    EidasNode {
        /// Its entity ID.
        entity_id: String,
        /// ID of the Response.
        response_id: String,
        /// ID of the Assertion.
        assertion_id: String,
    },
}
