//! Metadata that the target signs so that the input is looked at; unsigned, nobody takes it. What
//! is accepted is about the entity that was asked for, is valid now and not for too long, and its
//! keys and addresses are such as we use.

use crate::world::{THEIR_CONNECTOR, THEIR_SERVICE, WORLD, accept, now, signed_metadata};
use eidas_bridge::saml::AcceptedMetadata;
use eidas_bridge::saml::binding::Binding;
use jiff::SignedDuration;

pub fn target(input: &[u8]) -> bool {
    let text = std::str::from_utf8(input).ok();
    let signed = text.and_then(signed_metadata);
    let mut any = false;
    for entity_id in [THEIR_CONNECTOR, THEIR_SERVICE] {
        let unsigned = accept(input, entity_id, &WORLD.anchors);
        assert!(unsigned.is_err(), "accepted without a signature");
        if let Some(document) = &signed
            && let Ok(accepted) = accept(document.as_bytes(), entity_id, &WORLD.anchors)
        {
            judge(entity_id, &accepted);
            any = true;
        }
    }
    any
}

fn judge(entity_id: &str, accepted: &AcceptedMetadata) {
    assert!(accepted.valid_until() > now() - SignedDuration::from_mins(2));
    assert!(accepted.valid_until() < now() + SignedDuration::from_hours(49));
    assert!(accepted.connector().is_some() || accepted.proxy_service().is_some());
    // What a form's or a link's address may be.
    let usable = |url: &str| url.starts_with("https://") || url.starts_with("http://");
    if let Some(connector) = accepted.connector() {
        assert_eq!(connector.entity_id(), entity_id);
        assert_eq!(connector.country().as_str(), "BE");
        assert!(!connector.signing_keys().is_empty());
        assert!(usable(connector.default_acs()));
        for consumer in connector.assertion_consumers() {
            assert!(usable(consumer.location()), "{}", consumer.location());
        }
    }
    if let Some(service) = accepted.proxy_service() {
        assert_eq!(service.entity_id(), entity_id);
        assert_eq!(service.country().as_str(), "BE");
        assert!(!service.signing_keys().is_empty());
        for binding in [Binding::Post, Binding::Redirect] {
            assert!(service.sso(binding).is_none_or(usable));
        }
    }
}
