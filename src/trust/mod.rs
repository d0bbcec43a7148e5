//! Whom we believe, and the keys that we are believed by.
//!
//! In: country files, anchors, what their sources publish, and service lists. Out:
//! `TrustedConnector` and `TrustedProxyService`, the only things with which a message can be
//! verified. Keys of messages come from here and from nowhere else. A [`Directory`] answers lookups
//! without a lock; [`refresh`] and [`watch`] keep it up to date in the background. [`keys`] makes
//! our own keys and exchanges them.

mod anchors;
mod archive;
mod availability;
mod change;
mod country;
mod directory;
mod error;
mod event;
mod expiry;
mod judge;
mod listing;
mod lists;
mod look;
mod means;
mod node;
mod preview;
mod refresh;
mod replace;
mod report;
mod revocation;
mod rules;
mod source;
mod status;
mod watch;

pub mod keys;

pub use availability::{Availability, Unavailable, Wanted};
pub use change::{Difference, Fact, Facts};
pub use country::Country;
pub use directory::Directory;
pub use error::TrustError;
pub use event::{Happened, Listener, TrustEvent};
pub use expiry::{Expiring, Expiry};
pub use listing::Listing;
pub use lists::{ListReport, Proposal, ProposalKind, Proposed, ProposedDifference, ProposedNode};
pub use preview::CopyReport;
pub use refresh::refresh;
pub use report::{CertificateReport, CountryReport, ErrorReport, HeldReport, NodeReport};
pub use rules::Rules;
pub use watch::watch;
