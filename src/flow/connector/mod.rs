//! A foreign citizen logs in at a national service.
//!
//! 1. [`start`]: the hub's authorization request is judged, here or when it came by [`push`]; the
//!    person is asked for a country, unless the hub named one.
//! 2. [`choose`]: a signed AuthnRequest goes to that country's Proxy-Service.
//! 3. [`receive`]: its Response is verified, decrypted, judged, and put under a one-time handle.
//! 4. [`finish`]: the browser that began comes with its cookie; the hub gets a code, or an error.
//!    Where it is for us to ask, the person sees first what the hub would get: [`show_consent`],
//!    [`consent`](consent()).
//! 5. [`token`], [`userinfo`]: the hub redeems the code for an `id_token`, and reads the identity once.
//!    In between it may ask about its token or give it back: [`introspection`], [`revocation`].
//!
//! Beside them, [`log_out`] leads a browser back to a hub that ended its own session.
//!
//! Between the steps only records in the store remember; each is taken once. What stays of a login
//! for a while afterwards explains to whoever comes late, who may begin it again: [`restart`].

mod back_channel;
mod cancel;
mod choose;
mod consent;
mod finish;
mod judged;
mod logout;
mod pushed;
mod receive;
mod records;
mod restart;
mod start;
mod state;
mod trail;

pub use back_channel::{
    BackChannelRefusal, Presented, UserinfoCall, introspection, push, revocation, token, userinfo,
};
pub use choose::{Choice, choose, explain, show_again};
pub use consent::{CONSENT, consent, show_consent};
pub use finish::finish;
pub use logout::log_out;
pub use receive::receive;
pub(super) use records::rewritten;
pub use restart::restart;
pub use start::start;
