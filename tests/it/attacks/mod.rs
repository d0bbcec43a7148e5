//! The catalogue of attacks, each at the doors where documents really come in: `accept_request`,
//! `accept_response`, `accept_metadata`, `accept_service_list`. docs/SECURITY.md lists which row
//! of the catalogue is which test.
//!
//! Every attack starts from a document that its door has just accepted, and whatever it changes is
//! signed again with the right key where that can be: only the attack is wrong. What is asserted
//! is the code that is returned.

mod encryption;
mod forge;
pub(crate) mod hub;
mod jose;
mod keys;
mod metadata;
mod parser;
mod protocol;
mod query;
mod references;
mod smuggling;
mod target;
mod wrapping;
