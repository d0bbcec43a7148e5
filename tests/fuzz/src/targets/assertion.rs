//! The plaintext of an `EncryptedAssertion`, which the target encrypts and signs so that the input
//! is looked at. What is accepted is for us, from them, and an answer to our request.

use super::response::says;
use crate::messages::{SUCCESS, encrypted, response};
use crate::world::{
    OUR_ACS, OUR_CONNECTOR, REQUEST_ID, THEIR_SERVICE, WORLD, expectation, now, signed,
};
use eidas_bridge::domain::LevelOfAssurance;
use eidas_bridge::saml::binding::ReceivedMessage;
use eidas_bridge::saml::{VerifiedResponse, accept_response};
use eidas_bridge::xml::{
    ContentEncryption, Document, EncryptionRecipient, Limits, encrypt_element,
};
use std::sync::LazyLock;

static RECIPIENT: LazyLock<EncryptionRecipient> = LazyLock::new(|| WORLD.encryption.recipient());

pub fn target(input: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(input) else {
        return false;
    };
    let content = encrypt_element(text, &RECIPIENT, ContentEncryption::Aes256Gcm)
        .expect("any text can be encrypted");
    let message = signed(&response(SUCCESS, &encrypted(&content))).expect("a message of ours");
    let Ok(received) = ReceivedMessage::from_xml(message.as_bytes()) else {
        // Base64 has made it too long.
        return false;
    };
    match accept_response(&received, &WORLD.their_service, &expectation(), now()) {
        Err(_) => false,
        Ok(VerifiedResponse::Failure(_)) => panic!("the status was Success"),
        Ok(VerifiedResponse::Success(accepted)) => {
            assert_eq!(accepted.issuer(), THEIR_SERVICE);
            let level = accepted
                .level()
                .notified()
                .expect("asked for a notified one");
            assert!(level >= LevelOfAssurance::Substantial);
            assert!(accepted.replay_until() >= now());
            assert!(!format!("{accepted:?}").contains("Onases"));
            // Prefixes may come from around the encryption.
            if let Ok(document) = Document::parse(input, &Limits::MESSAGE) {
                let root = document.root();
                assert_eq!(root.local_name(), "Assertion");
                assert_eq!(root.attribute("ID"), Some(accepted.assertion_id()));
                for (element, expected) in [("Issuer", THEIR_SERVICE), ("Audience", OUR_CONNECTOR)]
                {
                    assert!(says(root, element, expected), "{element}");
                }
                let confirmed = root.descendants().any(|element| {
                    element.attribute("Recipient") == Some(OUR_ACS)
                        && element.attribute("InResponseTo") == Some(REQUEST_ID)
                });
                assert!(confirmed, "confirmed for us");
            }
            true
        }
    }
}
