//! Logins with `OpenID` Connect parties that we did not write, each a process of its own on
//! loopback: clients at our Connector, and a hub behind our Proxy-Service. The person is the demo's
//! browser. `tests/parties/run` installs the parties; a test whose party is absent says so.
//! (`cfg(test)` on each, so that the lints know that they are tests.)
#[cfg(test)]
mod auth_openidc;
#[cfg(test)]
mod authlib;
#[cfg(test)]
mod certified;
#[cfg(test)]
mod oidc_provider;
#[cfg(test)]
mod openid_client;
#[cfg(test)]
mod openid_client_6;
#[cfg(test)]
mod party;
#[cfg(test)]
mod registration;
#[cfg(test)]
mod visit;
