//! A citizen of ours logs in at a foreign service.
//!
//! 1. [`start`]: the foreign Connector's AuthnRequest is verified and judged; the browser goes on
//!    to our hub.
//! 2. [`finish`]: the browser that began comes back from the hub; its code becomes an identity.
//! 3. [`show_consent`], [`consent`](consent()): where it is for us to ask, the person sees what would
//!    leave, and for whom. What they send becomes a signed Response with an encrypted Assertion.
//!
//! Once the request is verified, every failure is a signed Response to its Connector; but a person
//! who comes back too late is told so, and may begin again while nothing has been answered:
//! [`restart`], [`cancel`].

mod answer;
mod claimed;
mod consent;
mod finish;
mod records;
mod restart;
mod start;
mod state;
mod trail;

pub use consent::{CONSENT, consent, show_consent};
pub use finish::finish;
pub(super) use records::rewritten;
pub use restart::{cancel, explain, restart};
pub use start::{Arrival, start};
