//! A Response that the target signs so that the input is looked at, and the same one unsigned,
//! which nobody ever takes. What is accepted is an answer to our request, at our address, from
//! them; and a failure is one that says so.

use crate::world::{OUR_ACS, REQUEST_ID, THEIR_SERVICE, WORLD, expectation, now, signed};
use eidas_bridge::saml::binding::ReceivedMessage;
use eidas_bridge::saml::{Status, VerifiedResponse, accept_response};
use eidas_bridge::xml::{Document, Element, Limits};

pub fn target(input: &[u8]) -> bool {
    let accept = |bytes: &[u8]| {
        let received = ReceivedMessage::from_xml(bytes).ok()?;
        accept_response(&received, &WORLD.their_service, &expectation(), now()).ok()
    };
    assert!(accept(input).is_none(), "accepted without a signature");
    let Ok(text) = std::str::from_utf8(input) else {
        return false;
    };
    let Some(accepted) = signed(text).and_then(|message| accept(message.as_bytes())) else {
        return false;
    };
    let document = Document::parse(input, &Limits::MESSAGE).expect("it was accepted");
    let root = document.root();
    assert_eq!(root.local_name(), "Response");
    assert_eq!(root.attribute("Version"), Some("2.0"));
    assert_eq!(root.attribute("Destination"), Some(OUR_ACS));
    assert_eq!(root.attribute("InResponseTo"), Some(REQUEST_ID));
    assert!(says(root, "Issuer", THEIR_SERVICE));
    if let VerifiedResponse::Failure(failure) = accepted {
        assert_ne!(failure.status(), Status::Success);
        assert_eq!(root.attribute("ID"), Some(failure.response_id()));
    }
    true
}

/// Whether an element of this local name says exactly this.
pub fn says(root: Element<'_>, local_name: &str, expected: &str) -> bool {
    let mut found = root.descendants();
    found.any(|element| element.local_name() == local_name && element.text().trim() == expected)
}
