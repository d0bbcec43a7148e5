//! The only room that knows two protocols: levels of assurance and `acr`, requested attributes
//! and scopes, persons and claims, subjects and person identifiers.
//!
//! In: domain words of one side. Out: the other side's. Pure functions; nothing here decides
//! whom to trust, and no level is ever raised.

mod acr;
mod claim_table;
mod from_claims;
mod places;
mod release;
mod requested;
mod subject;
mod to_claims;
mod told;
mod transliteration;

pub use acr::{AcrNames, AskedAcr};
pub use claim_table::{
    CLAIM_ROWS, ClaimRow, ClaimsProfile, FURTHER_SCOPES, Standing, View, supported_claims,
    supported_scopes, verified_claims_supported,
};
pub use from_claims::{
    Asked, ClaimedIdentity, ClaimsError, HubReading, Identifiers, NameClaims, claimed_kind,
    identity_from_claims,
};
pub use places::{Birthplace, Places};
pub use release::{ClaimRules, Names, Release};
pub use requested::{hub_claims, hub_scopes, requested_attributes};
pub use subject::{
    ForeignDerivation, ForeignIdentifiers, ForeignRequester, HubSubject, HubSubjects,
    LegalIdentifiers, NamedKey, NationalAlgorithm, NationalIdentifier, NationalIdentifiers,
    Persistence, SubjectDerivation, SubjectError,
};
pub use to_claims::{EIDAS_CLAIM, VERIFIED_CLAIMS, claims_of};
pub use told::{ToldAttributes, told_attributes};
pub use transliteration::{Table, Transliteration};
