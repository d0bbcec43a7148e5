//! Whom we believe, and the keys that we are believed by.
//!
//! In: country files, anchors and what their sources publish. Out: `TrustedConnector` and
//! `TrustedProxyService`, the only things with which a message can be verified. Keys of messages
//! come from here and from nowhere else.

mod directory;
mod error;
mod node;
mod rules;

pub mod keys;

pub use directory::{Availability, Country, Directory};
pub use error::TrustError;
pub use rules::Rules;
