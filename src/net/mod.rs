//! The one way out of the house: a hardened HTTP client, and the calls to the hub made with it.
//!
//! In: an address from configuration or from a verified document. Out: bounded bytes, or a typed
//! error. No redirects, no proxies, no compression, no address out of a message.

mod client;
mod client_keys;
mod collector;
mod handshake;
mod hub;
mod learnt;
mod reach;

pub use client::{Client, Conditional, Fetched, NetError, Validators};
pub use client_keys::ClientKeys;
pub use collector::Collector;
pub use handshake::Handshake;
pub use hub::{Hub, HubError, Redemption};
pub use reach::Reach;
