//! What each hop is, in words: who was asked, and what that party did.

use super::World;
use super::browser::Hop;

/// What a bridge does at each of its addresses.
const BRIDGE: [(&str, &str); 9] = [
    (
        "/authorize",
        "takes the hub's OpenID Connect request and asks for the citizen's country",
    ),
    (
        "/connector/country",
        "makes and signs the AuthnRequest for that country",
    ),
    (
        "/proxy-service/sso",
        "verifies the AuthnRequest and sends the citizen to its own hub",
    ),
    (
        "/proxy-service/callback",
        "redeems the hub's code for the citizen's identity",
    ),
    (
        "/oidc-client/redirect-to-eidas-response-proxy",
        "redeems the hub's code for the citizen's identity",
    ),
    (
        "/connector/acs",
        "decrypts and verifies the Response and keeps the identity under a handle",
    ),
    (
        "/connector/finish",
        "recognises the browser that began and sends it back to the hub",
    ),
    (
        "/proxy-service/consent",
        "asks the citizen, then signs and encrypts the Response",
    ),
    (
        "/connector/consent",
        "asks the citizen, then sends the browser back to the hub",
    ),
];

/// What a hub does at each of its addresses.
const HUB: [(&str, &str); 6] = [
    ("/service", "shows the national service"),
    (
        "/service/login",
        "begins a login with another country's identity",
    ),
    (
        "/authorize",
        "takes the bridge's request and shows its login page",
    ),
    (
        "/login",
        "has the citizen's answer and sends it to the bridge",
    ),
    (
        "/service/callback",
        "redeems the bridge's code and verifies what it receives",
    ),
    ("/service/result", "shows the service what was received"),
];

/// One hop in words.
pub(super) fn narrate(world: &World, hop: &Hop) -> String {
    let origin = hop.url().origin().ascii_serialization();
    for site in [&world.ours, &world.theirs] {
        let (party, deeds) = if origin == site.bridge_url {
            ("bridge", BRIDGE.as_slice())
        } else if origin == site.hub_url {
            ("hub", HUB.as_slice())
        } else {
            continue;
        };
        let path = hop.url().path();
        let deed = deeds.iter().find(|(known, _)| *known == path);
        let deed = deed.map_or("answers", |(_, deed)| deed);
        let failed = if hop.status() >= 400 {
            "; it refused"
        } else {
            ""
        };
        return format!("{} {party} {deed}{failed}", site.country);
    }
    "an address outside the demo".to_owned()
}
