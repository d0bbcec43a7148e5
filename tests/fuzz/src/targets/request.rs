//! A request that the target signs so that the input is looked at: by an enveloped signature and
//! by one over the query, which have to come to the same result; unsigned, nobody takes it. What
//! is accepted asks us, from them, for the four mandatory attributes at least, with an answer to
//! an address of theirs.

use super::response::says;
use crate::seeds::redirect_query;
use crate::world::{OUR_SSO, THEIR_ACS, THEIR_CONNECTOR, WORLD, now, own_service, signed};
use eidas_bridge::saml::binding::{BindingError, ReceivedMessage, get};
use eidas_bridge::saml::{VerifiedAuthnRequest, accept_request};
use eidas_bridge::xml::{Document, Limits};

pub fn target(input: &[u8]) -> bool {
    assert!(
        accept(ReceivedMessage::from_xml(input)).is_err(),
        "unsigned"
    );
    let Ok(text) = std::str::from_utf8(input) else {
        return false;
    };
    let Some(message) = signed(text) else {
        return false;
    };
    let posted = accept(ReceivedMessage::from_xml(message.as_bytes()));
    let redirected = accept(get::receive(&redirect_query(input, None)));
    match (posted, redirected) {
        (Ok(posted), Ok(redirected)) => {
            assert_eq!(facts(&posted), facts(&redirected));
            judge(input, &posted);
            true
        }
        (Err(posted), Err(redirected)) => {
            // Only the enveloped signature adds to the length of a message.
            assert!(
                posted == redirected || posted == "binding.too-large",
                "{posted} by POST, {redirected} by GET"
            );
            false
        }
        (posted, redirected) => {
            let posted = posted.map(drop);
            let too_long = posted == Err("binding.too-large");
            assert!(too_long, "{posted:?}, {:?}", redirected.map(drop));
            false
        }
    }
}

fn accept(
    received: Result<ReceivedMessage, BindingError>,
) -> Result<VerifiedAuthnRequest, &'static str> {
    let received = received.map_err(|error| error.code())?;
    accept_request(&received, &WORLD.their_connector, &own_service(), now())
        .map_err(|refusal| refusal.error().code())
}

/// All that a request says, whichever way it came.
pub fn facts(request: &VerifiedAuthnRequest) -> String {
    format!(
        "{} {} {:?} {:?} {:?} {:?} {:?} {:?}",
        request.requester().request_id(),
        request.requester().acs_url(),
        request.level(),
        request.attributes(),
        request.sp_type(),
        request.provider_name(),
        request.requester_id(),
        request.name_id_format(),
    )
}

fn judge(input: &[u8], request: &VerifiedAuthnRequest) {
    let document = Document::parse(input, &Limits::MESSAGE).expect("it was accepted");
    let root = document.root();
    assert_eq!(root.local_name(), "AuthnRequest");
    assert_eq!(root.attribute("Destination"), Some(OUR_SSO));
    assert!(matches!(root.attribute("ForceAuthn"), Some("true" | "1")));
    assert!(!matches!(root.attribute("IsPassive"), Some("true" | "1")));
    assert!(says(root, "Issuer", THEIR_CONNECTOR));
    assert_eq!(request.requester().acs_url(), THEIR_ACS);
    assert_eq!(request.requester().entity_id(), THEIR_CONNECTOR);
    let mandatory = request.attributes().iter().filter(|asked| asked.required);
    assert!(mandatory.count() >= 4);
}
