//! The only room that knows two protocols: levels of assurance and `acr`, requested attributes
//! and scopes, persons and claims, subjects and person identifiers.
//!
//! In: domain words of one side. Out: the other side's. Pure functions; nothing here decides
//! whom to trust, and no level is ever raised.

mod acr;
mod from_claims;
mod requested;
mod subject;
mod to_claims;

pub use acr::{AcrNames, AskedAcr};
pub use from_claims::{ClaimsError, HubProfile, person_from_claims};
pub use requested::{SCOPES, hub_scopes, requested_attributes};
pub use subject::{
    ForeignDerivation, ForeignIdentifiers, ForeignRequester, HubSubject, HubSubjects,
    LegalIdentifiers, NamedKey, NationalAlgorithm, NationalIdentifier, NationalIdentifiers,
    Persistence, SubjectDerivation, SubjectError,
};
pub use to_claims::{EIDAS_CLAIM, claims_of};
