//! npm's openid-client 6 as a client of our Connector.

use eidas_bridge::demo::browser::Browser;
use serde_json::{Value, json};

use crate::party::node;
use crate::registration::Registration;
use crate::visit::{Scene, assert_is_alexandra, low, onwards, shown, unwilling, willing};

/// One way to register, what is sent beside, and what the library received.
struct Variation {
    registration: Registration,
    query: &'static [(&'static str, &'static str)],
    seen: &'static [&'static str],
}

fn nested(alg: &str) -> Value {
    json!({
        "id_token_encrypted_response_alg": alg,
        "userinfo_signed_response_alg": "ES256",
        "userinfo_encrypted_response_alg": alg,
    })
}

const PKCE: &str = "pkce_required = true\ncountry_parameter = \"country\"\n";
const FAPI: &str = "security_profile = \"fapi2\"\n";

fn variations() -> Vec<Variation> {
    let variation = |name, members: &Value, ours, query, seen| Variation {
        registration: Registration::new(name, members, ours),
        query,
        seen,
    };
    let basic = json!({"token_endpoint_auth_method": "client_secret_basic"});
    let ec: &[_] = &["ECDH-ES A256GCM JWT", "ECDH-ES A256GCM JWT"];
    let rsa: &[_] = &["RSA-OAEP A256GCM JWT", "RSA-OAEP A256GCM JWT"];
    let rsa_256: &[_] = &["RSA-OAEP-256 A256GCM JWT", "RSA-OAEP-256 A256GCM JWT"];
    let signed = json!({"userinfo_signed_response_alg": "ES256"});
    let request = json!({
        "request_object_signing_alg": "ES256",
        "require_signed_request_object": true,
        "userinfo_signed_response_alg": "ES256",
    });
    let bound = json!({
        "dpop_bound_access_tokens": true,
        "id_token_encrypted_response_alg": "ECDH-ES",
    });
    let bound_pss = json!({
        "dpop_bound_access_tokens": true,
        "id_token_signed_response_alg": "PS256",
        "party": {"signing": "PS256"},
    });
    let object: &[_] = &["request object ES256", "ES256", "ES256"];
    vec![
        variation("ec", &nested("ECDH-ES"), PKCE, &[], ec),
        variation("rsa", &nested("RSA-OAEP"), PKCE, &[], rsa),
        variation("rsa-256", &nested("RSA-OAEP-256"), PKCE, &[], rsa_256),
        variation(
            "signed",
            &signed,
            PKCE,
            &[("response_mode", "form_post")],
            &["ES256", "ES256"],
        ),
        variation("basic", &basic, PKCE, &[("par", "yes")], &["ES256"]),
        variation("request-object", &request, PKCE, &[("jar", "yes")], object),
        variation(
            "pushed-object",
            &request,
            PKCE,
            &[("jar", "yes"), ("par", "yes")],
            object,
        ),
        variation(
            "fapi2",
            &bound,
            FAPI,
            &[("par", "yes"), ("dpop", "ES256")],
            &ec[..1],
        ),
        variation(
            "fapi2-pss",
            &bound_pss,
            FAPI,
            &[("par", "yes"), ("dpop", "PS256")],
            &["PS256"],
        ),
    ]
}

/// A world with every variation registered; none where the library is absent.
async fn scene() -> Option<Scene> {
    let registrations: Vec<_> = variations()
        .into_iter()
        .map(|one| one.registration)
        .collect();
    Scene::open(
        node(include_str!("node/openid_client_6.mjs"))?,
        &registrations,
    )
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn every_registration_logs_a_citizen_in() {
    let Some(scene) = scene().await else { return };
    for one in variations() {
        let name = one.registration.name;
        let query = [&[("client", name), ("acr_values", "eidas2")], one.query].concat();
        let shown = scene.log_in(&query, &willing()).await;
        assert_is_alexandra(&shown);
        assert_eq!(shown["seen"], json!(one.seen), "{name}");
        println!(
            "{}: {name}: {}: logged in",
            scene.party.name,
            one.registration.about()
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn refusals_arrive_as_the_errors_that_the_library_reports() {
    let Some(scene) = scene().await else { return };
    let begin = [("client", "ec"), ("acr_values", "eidas2")];
    let unmet = "unmet_authentication_requirements";
    let (answered, refused) = ("AuthorizationResponseError", "ResponseBodyError");
    let cases: [(&str, &[(&str, &str)], _, _, _); 4] = [
        (
            "refused abroad",
            &[],
            unwilling(),
            answered,
            "access_denied",
        ),
        ("level not reached", &[], low(), answered, unmet),
        (
            "prompt=none",
            &[("prompt", "none")],
            willing(),
            answered,
            "login_required",
        ),
        (
            "another verifier",
            &[("wrong_verifier", "yes")],
            willing(),
            refused,
            "invalid_grant",
        ),
    ];
    for (what, more, script, kind, error) in cases {
        let shown = scene.log_in(&[&begin, more].concat(), &script).await;
        assert_eq!(shown["kind"], kind, "{what}: {shown}");
        assert_eq!(shown["error"], error, "{what}: {shown}");
        println!("{}: {what}: {error}", scene.party.name);
    }
    let shown = scene
        .log_in(&[&begin[..], &[("replay", "yes")]].concat(), &willing())
        .await;
    assert_eq!(shown["replay"], "invalid_grant", "{shown}");
    assert_eq!(shown["userinfo"]["error"], "invalid_token", "{shown}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bound_token_is_worth_nothing_to_a_thief() {
    let Some(scene) = scene().await else { return };
    let query = [
        ("client", "fapi2"),
        ("acr_values", "eidas2"),
        ("par", "yes"),
        ("dpop", "ES256"),
        ("stolen", "yes"),
    ];
    let shown = scene.log_in(&query, &willing()).await;
    assert_eq!(
        shown["stolen"],
        json!(["invalid_token", "invalid_token"]),
        "{shown}"
    );
    assert_eq!(shown["token_type"].as_str().unwrap().to_lowercase(), "dpop");
    assert_is_alexandra(&shown);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_is_asked_about_and_given_back() {
    let Some(scene) = scene().await else { return };
    let query = [
        ("client", "signed"),
        ("acr_values", "eidas2"),
        ("introspect", "yes"),
    ];
    let shown = scene.log_in(&query, &willing()).await;
    assert_is_alexandra(&shown);
    assert_eq!(shown["introspected"]["active"], true, "{shown}");
    assert_eq!(shown["introspected"]["client_id"], "signed", "{shown}");
    let query = [
        ("client", "signed"),
        ("acr_values", "eidas2"),
        ("revoke", "yes"),
    ];
    let shown = scene.log_in(&query, &willing()).await;
    assert_eq!(shown["userinfo"]["error"], "invalid_token", "{shown}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_country_is_chosen_for_the_person_and_a_logout_comes_back() {
    let Some(scene) = scene().await else { return };
    let (mut browser, url) = (Browser::new().unwrap(), &scene.party.url);
    let login = format!("{url}/login?client=signed&acr_values=eidas2&country=XB");
    let page = browser.get(&login).await.unwrap();
    let page = onwards(&mut browser, page, url, &scene.world.theirs, &willing()).await;
    assert_is_alexandra(&shown(&page));
    let mut hops = browser.hops().iter();
    assert!(hops.all(|hop| hop.url().path() != "/connector/country"));
    let page = browser
        .get(&format!("{url}/logout?client=signed&state=over"))
        .await;
    assert_eq!(shown(&page.unwrap()), json!({"state": "over"}));
}
