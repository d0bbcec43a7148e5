//! The catalogue of attacks, each at the doors where documents really come in: `accept_request`,
//! `accept_response`, `accept_metadata`, `accept_service_list`. docs/SECURITY.md lists which row
//! of the catalogue is which test.
//!
//! Every attack starts from a document that its door has just accepted, and whatever it changes is
//! signed again with the right key where that can be: only the attack is wrong. What is asserted
//! is the code that is returned.
//!
//! What concerns browsers and the hub's side of OpenID Connect is asked of the product's own
//! router: `browser`, `front_channel`, `request_object`, `pushed` and `logout`.

mod back_channel;
mod browser;
mod dpop;
mod encryption;
mod forge;
mod front_channel;
mod front_world;
mod hints;
pub(crate) mod hub;
mod jose;
mod keys;
mod logout;
mod metadata;
mod parser;
mod protocol;
mod published;
mod pushed;
mod query;
mod references;
mod request_object;
mod smuggling;
mod starting_again;
mod target;
mod token_forms;
mod wrapping;
