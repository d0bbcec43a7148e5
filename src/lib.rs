//! The eIDAS bridge: OpenID Connect towards the national hub, eIDAS SAML towards the other
//! member states, both directions in one process.
//!
//! Connector (a foreign citizen at a national service):
//! hub → [`http`] → [`flow::connector`] → [`saml`] request → foreign Proxy-Service → [`saml`]
//! response → [`mapping`] → code, `id_token`, userinfo → hub.
//!
//! Proxy-Service (our citizen at a foreign service):
//! foreign Connector → [`http`] → [`flow::proxy_service`] → [`oidc`] → hub → [`mapping`] →
//! signed, encrypted Response → foreign Connector.
//!
//! Whom we believe: country files ([`config`]) and signed metadata → [`trust`], kept up to date in the
//! background → peers with keys, for both flows.
//!
//! Trust is born in three places only: [`xml`]'s `Verified`, [`saml`]'s accept functions, and
//! [`oidc`]'s token verification. docs/ARCHITECTURE.md walks through both flows, and through what
//! a change abroad or at home sets in motion.

pub mod ambient;
pub mod app;
pub mod audit;
pub mod cli;
pub mod config;
pub mod custody;
pub mod demo;
pub mod domain;
pub mod flow;
pub mod http;
pub mod mapping;
pub mod net;
pub mod oidc;
pub mod saml;
pub mod store;
pub mod telemetry;
pub mod trust;
pub mod ui;
pub mod xml;
