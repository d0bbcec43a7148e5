//! The form of a POST: the first line is `RelayState`, the rest the message's value. It is taken
//! exactly when it is base64, white space aside, of a document that is taken by itself.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use eidas_bridge::saml::binding::{ReceivedMessage, post};

pub fn target(input: &[u8]) -> bool {
    let Some((state, value)) = std::str::from_utf8(input)
        .ok()
        .and_then(|text| text.split_once('\n'))
    else {
        return false;
    };
    let received = post::receive(value, Some(state));
    if state.len() > 80 || value.len() > 131_072 {
        assert!(received.is_err());
        return false;
    }
    let compact: Vec<u8> = value
        .bytes()
        .filter(|byte| !b" \t\r\n\x0c".contains(byte))
        .collect();
    let message = STANDARD.decode(compact).ok();
    let plain = message.and_then(|bytes| ReceivedMessage::from_xml(&bytes).ok());
    let (Ok(received), Some(plain)) = (&received, &plain) else {
        assert!(received.is_err() && plain.is_none());
        return false;
    };
    let facts = |message: &ReceivedMessage| {
        let text = |value: Option<&str>| value.map(str::to_owned);
        (
            message.kind(),
            message.claimed_issuer(),
            text(message.claimed_id()),
            text(message.claimed_in_response_to()),
        )
    };
    assert_eq!(facts(received), facts(plain));
    assert_eq!(received.relay_state().unwrap_or_default(), state);
    true
}
