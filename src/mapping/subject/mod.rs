//! Who somebody is, on the way from one side to the other.
//!
//! To abroad, the hub's subject becomes a `PersonIdentifier` ([`ForeignIdentifiers`]); to the hub,
//! a `PersonIdentifier` becomes `sub` ([`HubSubjects`]) and, where a state wants one, a number of
//! its own making ([`NationalIdentifiers`]). Derivations are data, keys have names, and a key is
//! followed by the next on a day that is written down. Pure functions; `now` is passed in.

mod foreign;
mod hub;
mod key;
mod national;

pub use foreign::{ForeignDerivation, ForeignIdentifiers, ForeignRequester, LegalIdentifiers};
pub use hub::{HubSubject, HubSubjects, SubjectDerivation};
pub use key::NamedKey;
pub use national::{NationalAlgorithm, NationalIdentifier, NationalIdentifiers, Persistence};

/// The identifier could not be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the identifier could not be derived")]
pub struct SubjectError;
