//! npm's openid-client 5, the library of `FranceConnect`'s hub, as a client of our Connector.

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt as _;

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::certified::{Certified, free_port};
use crate::party::node;
use crate::registration::Registration;
use crate::visit::{Scene, assert_is_alexandra, low, unwilling, willing};

const RSA: &str = "RSA-OAEP A256GCM JWT";
const EC: &str = "ECDH-ES A256GCM JWT";
const RSA_256: &str = "RSA-OAEP-256 A128GCM JWT";
const WRAPPED: &str = "ECDH-ES+A256KW A128GCM JWT";
const PKCE: &str = "pkce_required = true\n";

/// One way to register, what is sent beside, and what the library says that it opened and verified.
struct Variation {
    registration: Registration,
    query: &'static [(&'static str, &'static str)],
    seen: &'static [&'static str],
}

/// Both answers signed with `sign` and encrypted by `alg` and `enc`.
fn nested(sign: &str, alg: &str, enc: &str) -> Value {
    json!({
        "id_token_signed_response_alg": sign,
        "id_token_encrypted_response_alg": alg,
        "id_token_encrypted_response_enc": enc,
        "userinfo_signed_response_alg": sign,
        "userinfo_encrypted_response_alg": alg,
        "userinfo_encrypted_response_enc": enc,
    })
}

fn signed(sign: &str) -> Value {
    json!({
        "id_token_signed_response_alg": sign,
        "userinfo_signed_response_alg": sign,
        "party": {"token_endpoint_auth_signing_alg": sign},
    })
}

fn with(mut members: Value, more: &Value) -> Value {
    let more = more.as_object().unwrap().clone();
    members.as_object_mut().unwrap().extend(more);
    members
}

fn variation(
    name: &'static str,
    members: &Value,
    ours: &'static str,
    query: &'static [(&'static str, &'static str)],
    seen: &'static [&'static str],
) -> Variation {
    let registration = Registration::new(name, members, ours);
    Variation {
        registration,
        query,
        seen,
    }
}

/// As `FranceConnect`'s records are, and what else a hub registers without sending anything new.
fn records() -> Vec<Variation> {
    let by_secret = json!({"token_endpoint_auth_method": "client_secret_post"});
    let basic = json!({"token_endpoint_auth_method": "client_secret_basic"});
    let (rsa, ec) = (
        nested("ES256", "RSA-OAEP", "A256GCM"),
        nested("ES256", "ECDH-ES", "A256GCM"),
    );
    let rsa_256 = nested("PS256", "RSA-OAEP-256", "A128GCM");
    let wrapped = nested("ES384", "ECDH-ES+A256KW", "A128GCM");
    let no_pkce: &[_] = &[("pkce", "no")];
    vec![
        variation(
            "franceconnect-rsa",
            &with(rsa, &by_secret),
            "",
            no_pkce,
            &[RSA, "ES256", RSA, "ES256"],
        ),
        variation(
            "franceconnect-ec",
            &with(ec.clone(), &by_secret),
            "",
            no_pkce,
            &[EC, "ES256", EC, "ES256"],
        ),
        variation("private-key", &ec, PKCE, &[], &[EC, "ES256", EC, "ES256"]),
        variation(
            "rsa-256",
            &rsa_256,
            PKCE,
            &[],
            &[RSA_256, "PS256", RSA_256, "PS256"],
        ),
        variation(
            "wrapped",
            &wrapped,
            PKCE,
            &[],
            &[WRAPPED, "ES384", WRAPPED, "ES384"],
        ),
        variation("es384", &signed("ES384"), PKCE, &[], &["ES384", "ES384"]),
        variation("rs256", &signed("RS256"), PKCE, &[], &["RS256", "RS256"]),
        variation("ps256", &signed("PS256"), PKCE, &[], &["PS256", "PS256"]),
        variation("plain", &by_secret, "", &[], &["ES256"]),
        variation("basic", &basic, "", &[], &["ES256"]),
    ]
}

/// What is sent in another way than in the query.
fn ways() -> Vec<Variation> {
    let ec = nested("ES256", "ECDH-ES", "A256GCM");
    let request = with(ec.clone(), &json!({"request_object_signing_alg": "ES256"}));
    let rsa = with(
        signed("PS256"),
        &json!({"request_object_signing_alg": "PS256"}),
    );
    let dpop = json!({"dpop_bound_access_tokens": true});
    let pushed = "pkce_required = true\nrequire_pushed_authorization_requests = true\n";
    let required = "pkce_required = true\nrequire_signed_request_object = true\n";
    let plain = json!({});
    vec![
        variation(
            "pushed",
            &ec,
            pushed,
            &[("par", "yes")],
            &[EC, "ES256", EC, "ES256"],
        ),
        variation(
            "request-object",
            &request,
            required,
            &[("jar", "yes")],
            &["request object ES256", EC, "ES256", EC, "ES256"],
        ),
        variation(
            "pushed-request-object",
            &rsa,
            required,
            &[("jar", "yes"), ("par", "yes")],
            &["request object PS256", "PS256", "PS256"],
        ),
        variation("dpop", &dpop, PKCE, &[("dpop", "yes")], &["ES256"]),
        variation(
            "form-post",
            &plain,
            PKCE,
            &[("response_mode", "form_post")],
            &["ES256"],
        ),
        variation("max-age", &plain, PKCE, &[("max_age", "60")], &["ES256"]),
    ]
}

fn variations() -> Vec<Variation> {
    records().into_iter().chain(ways()).collect()
}

/// A world with every variation registered; none where the library is absent.
async fn scene() -> Option<Scene> {
    let registrations: Vec<_> = variations()
        .into_iter()
        .map(|one| one.registration)
        .collect();
    Scene::open(
        node(include_str!("node/openid_client.mjs"))?,
        &registrations,
    )
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn every_registration_logs_a_citizen_in() {
    let Some(scene) = scene().await else { return };
    for one in variations() {
        let name = one.registration.name;
        let query = [&[("client", name), ("acr", "eidas2")], one.query].concat();
        let shown = scene.log_in(&query, &willing()).await;
        assert_is_alexandra(&shown);
        assert_eq!(shown["seen"], json!(one.seen), "{name}");
        let token_type = if name == "dpop" { "DPoP" } else { "Bearer" };
        assert_eq!(shown["token_type"], token_type, "{name}");
        println!(
            "{}: {name}: {}: logged in",
            scene.party.name,
            one.registration.about()
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_claims_parameter_asks_for_level_and_claims() {
    let Some(scene) = scene().await else { return };
    let claims = r#"{"id_token":{"acr":{"essential":true,"value":"eidas2"}},
        "userinfo":{"given_name":{"essential":true},"family_name":null,"birthdate":null}}"#;
    let query = [
        ("client", "private-key"),
        ("scope", "openid"),
        ("claims", claims),
    ];
    let shown = scene.log_in(&query, &willing()).await;
    assert_is_alexandra(&shown);
    assert!(shown["userinfo"].get("birthplace").is_none(), "{shown}");
}

#[tokio::test(flavor = "multi_thread")]
async fn refusals_arrive_as_the_errors_that_the_library_reports() {
    let Some(scene) = scene().await else { return };
    let client = ("client", "private-key");
    let (substantial, high) = (("acr", "eidas2"), ("acr", "eidas3"));
    let unmet = "unmet_authentication_requirements";
    let no_prompt = ("prompt", "none");
    let cases: [(&str, &[(&str, &str)], _, _); 4] = [
        (
            "refused abroad",
            &[client, substantial],
            unwilling(),
            "access_denied",
        ),
        ("level not reached", &[client, substantial], low(), unmet),
        ("high asked, low reached", &[client, high], low(), unmet),
        (
            "prompt=none",
            &[client, substantial, no_prompt],
            willing(),
            "login_required",
        ),
    ];
    for (what, query, script, error) in cases {
        let shown = scene.log_in(query, &script).await;
        assert_eq!(shown["kind"], "OPError", "{what}: {shown}");
        assert_eq!(shown["error"], error, "{what}: {shown}");
        println!("{}: {what}: {error}", scene.party.name);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn codes_are_bound_and_serve_once() {
    let Some(scene) = scene().await else { return };
    let begin = [("client", "private-key"), ("acr", "eidas2")];
    for wrong in [
        ("redeem_uri", "http://127.0.0.1:1/callback"),
        ("wrong_verifier", "yes"),
    ] {
        let shown = scene
            .log_in(&[&begin[..], &[wrong]].concat(), &willing())
            .await;
        assert_eq!(shown["error"], "invalid_grant", "{shown}");
    }
    let shown = scene
        .log_in(&[&begin[..], &[("again", "yes")]].concat(), &willing())
        .await;
    assert_is_alexandra(&shown);
    assert_eq!(shown["again"], "invalid_token", "{shown}");
    let shown = scene
        .log_in(&[&begin[..], &[("replay", "yes")]].concat(), &willing())
        .await;
    assert_eq!(shown["replay"], "invalid_grant", "{shown}");
    assert_eq!(shown["userinfo"]["error"], "invalid_token", "{shown}");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_that_is_not_registered_is_never_gone_to() {
    let Some(scene) = scene().await else { return };
    let elsewhere = format!("{}/elsewhere", scene.party.url);
    let query = [
        ("client", "private-key"),
        ("acr", "eidas2"),
        ("redirect_uri", elsewhere.as_str()),
    ];
    let (status, code) = scene.stopped(&query).await;
    assert_eq!(
        (status, code.as_str()),
        (403, "oidc.authorization.redirect-unregistered")
    );
}

/// A client that is known by its certificate, and whose tokens are bound to it [RFC8705 §2, §3].
#[tokio::test(flavor = "multi_thread")]
async fn a_certificate_authenticates_and_binds() {
    let Some(node) = node(include_str!("node/openid_client.mjs")) else {
        return;
    };
    let (ours, theirs) = (Certified::make("bridge"), Certified::make("party"));
    let folder = TempDir::new().unwrap();
    let file = |name: &str, text: &str| {
        let path = folder.path().join(name);
        fs::write(&path, text).unwrap();
        fs::set_permissions(&path, Permissions::from_mode(0o600)).unwrap();
        path.display().to_string()
    };
    let address = format!("127.0.0.1:{}", free_port());
    let listener = format!(
        "[connector.mtls]\n\
         listen = \"{address}\"\n\
         base_url = \"https://{address}\"\n\
         certificate_file = \"{}\"\n\
         key_file = \"{}\"\n\
         client_ca_file = \"{}\"\n",
        file("bridge.crt", &ours.certificate),
        file("bridge.pem", &ours.key),
        file("party.crt", &theirs.certificate),
    );
    let members = json!({
        "token_endpoint_auth_method": "tls_client_auth",
        "tls_client_auth_subject_dn": "CN=party",
        "tls_client_certificate_bound_access_tokens": true,
        "party": {"tls": {
            "key": theirs.key,
            "cert": theirs.certificate,
            "ca": ours.certificate,
        }},
    });
    let fapi = "security_profile = \"fapi2\"\n";
    let registrations = [
        Registration::new("certificate", &members, PKCE),
        Registration::new("certificate-fapi2", &members, fapi),
    ];
    let scene = Scene::with(node, &registrations, &listener).await.unwrap();
    for (name, query) in [
        ("certificate", &[][..]),
        ("certificate-fapi2", &[("par", "yes")]),
    ] {
        let query = [
            &[("client", name), ("acr", "eidas2"), ("stolen", "yes")],
            query,
        ]
        .concat();
        let shown = scene.log_in(&query, &willing()).await;
        assert_is_alexandra(&shown);
        assert_eq!(shown["seen"], json!(["ES256"]));
        assert_eq!(shown["stolen"], json!(["invalid_token"]), "{shown}");
        println!(
            "{}: {name}: {}: logged in",
            scene.party.name,
            registrations[0].about()
        );
    }
}
