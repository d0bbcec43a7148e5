//! Revocation of the certificates that prove who signs metadata. `[eIDAS-IA §6]` `[RFC5280 §5]`
//! `[RFC6960 §4]`
//!
//! In: the chain that acceptance proved, then the bytes of a revocation list or an OCSP answer
//! that the caller fetched, and the time. Out: for each link an [`Answer`] or why the bytes say
//! nothing. Fetching is the caller's, and so is what an unknown state means: whether metadata is
//! refused then (hard) or not (soft). Both objects are signed, so plain http is no risk to them.

mod crl;
mod link;
mod ocsp;
mod verdict;

pub use link::{Link, links};
pub use verdict::{Answer, RevocationError, RevocationReason, Verdict};
