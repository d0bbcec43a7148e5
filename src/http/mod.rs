//! The edge: HTTP in, one flow function, HTTP out.
//!
//! In: requests of the hub, of people's browsers and of foreign nodes. A handler decodes its
//! input, calls one function of [`crate::flow`], and encodes what that answers as a page, a
//! redirect or JSON. [`router`](router()) lists every address on one page; what holds for every
//! answer (headers, caps, the way that an unknown address is answered) is laid around it. No
//! POST is ever answered by a redirect: see docs/decisions/answers-to-posts.md.

mod about;
mod back_channel;
mod caller;
mod certificate;
mod consent;
mod country;
mod documents;
mod edge;
mod encode;
mod foreign;
mod form;
mod guard;
mod headers;
mod health;
mod hub_browser;
mod intake;
mod language;
mod observe;
mod origin;
mod pushed;
mod rates;
mod refusal;
mod remembered;
mod restart;
mod router;
mod saml_form;
mod steps;
mod ways;

pub use certificate::{Peer, back_channel_router};
pub use edge::{Edge, EdgeInForce, EdgeLimits};
pub(crate) use encode::page_response;
pub(crate) use headers::dress;
pub use health::{Readiness, health_router};
pub use origin::{Proxies, household, is_inside};
pub use router::router;
