//! The use cases, numbered like the specification: a login in each direction, step by step.
//!
//! In: decoded input of one request, and the [`Node`] that works on it. Out: a [`Reply`], which
//! the edge turns into a page, a redirect or JSON. Every failure is a [`Failure`], and one table
//! says what the person, the hub and the foreign node are told about it.

pub mod connector;
pub mod proxy_service;
pub mod published;

mod addressee;
mod browser;
mod client_rates;
mod consent;
mod ending;
mod failure;
mod judgement;
mod key_failure;
mod mutual_tls;
mod node;
mod policy;
mod pool;
mod recorded;
mod records;
mod reply;
mod requester;
mod side;
mod situation;

pub use crate::audit::{About, Direction, FlowReference, is_reference};
pub use crate::trust::Unavailable;
pub use addressee::Addressee;
pub use browser::{BrowserCookies, CookieChange};
pub use client_rates::ClientRates;
pub use consent::{ConsentAnswer, ConsentItem, ConsentQuestion, Recipient};
pub use failure::Failure;
pub(crate) use judgement::{ExpectedRequest, ExpectedResponse, SentRequest};
pub use mutual_tls::{MutualTls, TrustedProxies};
pub use node::{ClientPolicy, ConnectorRole, HubRole, Node, OwnAddresses, ProxyServiceRole};
pub use policy::CountryOffer;
pub use pool::Pool;
pub use published::Publication;
pub use recorded::{refuse, turned_away};
pub use records::{RECORD_KINDS, rewritten_record};
pub use reply::{Hint, Login, NamedCountry, Refused, Reply, Step, Ways, Whereto};
pub use requester::{InRequest, RequesterIdTo, RequesterParameters, RequesterSources, Stated};
pub use side::Side;
pub use situation::Situation;
