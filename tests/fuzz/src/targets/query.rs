//! The query of a redirect, as it stands in an address. Whatever is accepted says what was once
//! signed, `RelayState` included where the signature covers it.

use super::request::facts;
use crate::messages;
use crate::seeds::{RELAY_STATE, redirect_query};
use crate::world::{WORLD, now, own_service};
use eidas_bridge::saml::accept_request;
use eidas_bridge::saml::binding::get;
use std::sync::LazyLock;

static KNOWN: LazyLock<String> = LazyLock::new(|| {
    let query = redirect_query(messages::request().as_bytes(), None);
    let received = get::receive(&query).unwrap();
    let accepted = accept_request(&received, &WORLD.their_connector, &own_service(), now());
    facts(&accepted.unwrap())
});

pub fn target(input: &[u8]) -> bool {
    let Ok(query) = std::str::from_utf8(input) else {
        return false;
    };
    let Ok(received) = get::receive(query) else {
        return false;
    };
    assert!(received.relay_state().is_none_or(|state| state.len() <= 80));
    let Ok(accepted) = accept_request(&received, &WORLD.their_connector, &own_service(), now())
    else {
        return false;
    };
    assert_eq!(facts(&accepted), *KNOWN);
    // The seeds have one relay state under signatures over the query, or none.
    if query.contains("Signature=") {
        assert!(matches!(received.relay_state(), None | Some(RELAY_STATE)));
    }
    true
}
