//! How far foreign metadata is believed: from configuration, the same for every country.

use jiff::SignedDuration;

/// The bounds.
#[derive(Debug, Clone, Copy)]
pub struct Rules {
    /// How far away `validUntil` may be.
    pub max_validity: SignedDuration,
    /// How far clocks may differ.
    pub skew: SignedDuration,
}
