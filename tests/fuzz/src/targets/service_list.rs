//! A service list that the target signs so that the input is looked at; unsigned, nobody takes
//! it. What is accepted is still valid and was not issued in the future.

use crate::world::{MINUTE, WORLD, now, signed_metadata};
use eidas_bridge::saml::{ServiceList, ServiceListExpectation, accept_service_list};

pub fn target(input: &[u8]) -> bool {
    assert!(accept(input).is_none(), "accepted without a signature");
    let text = std::str::from_utf8(input).ok();
    let Some(list) = text
        .and_then(signed_metadata)
        .and_then(|signed| accept(signed.as_bytes()))
    else {
        return false;
    };
    assert!(list.issued_at() <= now() + MINUTE);
    assert!(list.next_update() > now() - MINUTE);
    for location in list.locations() {
        assert!(!location.location.is_empty());
        assert!(location.endpoints.iter().all(|e| !e.entity_id.is_empty()));
    }
    true
}

fn accept(bytes: &[u8]) -> Option<ServiceList> {
    let expectation = ServiceListExpectation {
        signers: &WORLD.anchors,
        now: now(),
        skew: MINUTE,
    };
    accept_service_list(bytes, &expectation).ok()
}
