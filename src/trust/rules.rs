//! How far foreign metadata is believed, and how often it is asked for: from configuration.

use jiff::SignedDuration;

use crate::config::{self, ChangePolicy, Revocation};

/// The bounds that hold where a country's file says nothing else.
#[derive(Debug, Clone, Copy)]
pub struct Rules {
    /// How far away `validUntil` may be.
    pub max_validity: SignedDuration,
    /// How far clocks may differ.
    pub skew: SignedDuration,
    /// How often a source is asked; earlier where half of what remains is over earlier.
    pub refresh: SignedDuration,
    /// What happens to changes abroad.
    pub changes: ChangePolicy,
    /// Whether signers are asked for revocation.
    pub revocation: Revocation,
}

impl Rules {
    /// Changes are taken, nobody is asked for revocation, sources are asked once an hour.
    pub fn new(max_validity: SignedDuration, skew: SignedDuration) -> Self {
        Self {
            max_validity,
            skew,
            refresh: SignedDuration::from_mins(60),
            changes: ChangePolicy::Automatic,
            revocation: Revocation::Off,
        }
    }
}

impl From<&config::Trust> for Rules {
    fn from(trust: &config::Trust) -> Self {
        let signed = |duration| SignedDuration::try_from(duration).unwrap_or(SignedDuration::MAX);
        Self {
            max_validity: signed(trust.metadata_max_validity),
            skew: signed(trust.skew),
            refresh: signed(trust.refresh),
            changes: trust.changes,
            revocation: trust.revocation,
        }
    }
}
