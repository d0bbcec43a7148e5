//! Clients as they are registered: each gets its tokens as it registered them, a change of the file
//! is a change of the registration, and what we say of ourselves is what we do.

use std::collections::BTreeSet;
use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use axum::http::StatusCode;
use eidas_bridge::config::replace_file;
use eidas_bridge::demo::Options;
use eidas_bridge::demo::journey::{self, Direction, End, Script};
use eidas_bridge::oidc::jose::{
    ContentEncryption, JweKey, JwkSet, JwsAlgorithm, KeyManagementAlgorithm,
};
use openssl::ssl::{SslConnector, SslMethod, SslVerifyMode};
use serde_json::{Value, json};
use tokio::net::TcpListener;

use crate::clients_world::ClientsWorld;
use crate::journey_world::{Land, Moved, browser, on_clock};

fn names(list: &Value) -> BTreeSet<&str> {
    let list = list.as_array().unwrap().iter();
    list.map(|name| name.as_str().unwrap()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn every_client_gets_its_tokens_as_it_registered_them() {
    let world = ClientsWorld::settle("").await;
    let keys = world.keys().await;
    for service in &world.services {
        let name = service.client_id;
        let tokens = world.log_in(name).await;
        let id_token = service.read(&tokens.id_token, &keys);
        let id_token = id_token.unwrap_or_else(|error| panic!("{name}: {error}"));
        let userinfo = service.read(&tokens.userinfo, &keys);
        let userinfo = userinfo.unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_eq!(id_token["aud"], *name);
        assert_eq!(userinfo["aud"], *name);
        assert_eq!(id_token["sub"], userinfo["sub"]);
        // Nobody else can read it, not even with another client's registration.
        let others = world
            .services
            .iter()
            .filter(|other| other.client_id != name);
        for other in others {
            assert!(other.read(&tokens.id_token, &keys).is_err(), "{name}");
        }
    }
    discovery_is_true(&world).await;
    keys_are_published_once(&world).await;
}

async fn discovery_is_true(world: &ClientsWorld) {
    let said = world.document("/.well-known/openid-configuration").await;
    let signing: BTreeSet<&str> = world
        .services
        .iter()
        .map(|it| it.signing.as_str())
        .collect();
    for what in ["id_token", "userinfo"] {
        let list = |kind: &str| names(&said[format!("{what}_{kind}_values_supported")]);
        assert_eq!(list("signing_alg"), signing);
        let all = KeyManagementAlgorithm::ALL.map(KeyManagementAlgorithm::as_str);
        assert_eq!(list("encryption_alg"), BTreeSet::from(all));
        let all = ContentEncryption::ALL.map(ContentEncryption::as_str);
        assert_eq!(list("encryption_enc"), BTreeSet::from(all));
    }
    // The default is said first.
    assert_eq!(said["id_token_signing_alg_values_supported"][0], "ES256");
    let base = &world.land.world.ours.bridge_url;
    assert_eq!(said["issuer"], **base);
    for (key, path) in [
        ("authorization_endpoint", "/authorize"),
        ("token_endpoint", "/token"),
        ("userinfo_endpoint", "/userinfo"),
        ("jwks_uri", "/jwks"),
        ("pushed_authorization_request_endpoint", "/par"),
        ("introspection_endpoint", "/token/introspection"),
        ("revocation_endpoint", "/token/revocation"),
        ("end_session_endpoint", "/session/end"),
    ] {
        assert_eq!(said[key], format!("{base}{path}"), "{key}");
    }
    for absent in [
        "mtls_endpoint_aliases",
        "tls_client_certificate_bound_access_tokens",
        "registration_endpoint",
        "check_session_iframe",
    ] {
        assert!(said.get(absent).is_none(), "{absent}");
    }
    assert_eq!(said["request_parameter_supported"], true);
    assert_eq!(said["request_uri_parameter_supported"], false);
    assert_eq!(said["require_pushed_authorization_requests"], false);
    assert_eq!(said["authorization_response_iss_parameter_supported"], true);
}

/// One entry a key, and the key that signs with two algorithms names neither.
async fn keys_are_published_once(world: &ClientsWorld) {
    let set = world.document("/jwks").await;
    let keys = set["keys"].as_array().unwrap();
    let said: Vec<_> = keys
        .iter()
        .map(|key| (key["kty"].as_str().unwrap(), key.get("alg").cloned()))
        .collect();
    let expected = [
        ("EC", Some(json!("ES256"))),
        ("RSA", None),
        ("EC", Some(json!("ES384"))),
    ];
    assert_eq!(said, expected);
    let kids: BTreeSet<_> = keys
        .iter()
        .map(|key| key["kid"].as_str().unwrap())
        .collect();
    assert_eq!(kids.len(), keys.len());
    for key in keys {
        assert_eq!(key["use"], "sig");
        for private in ["d", "p", "q", "dp", "dq", "qi"] {
            assert!(key.get(private).is_none(), "{private}");
        }
    }
}

/// What the login begins with at that client: the code of the page that refuses it, if one does.
async fn refusal(world: &ClientsWorld, client_id: &str, back: &str) -> Option<String> {
    let request = [("client_id", client_id), ("redirect_uri", back)];
    let page = world.land.visit(&mut browser(), &request).await;
    page.text_of_class("code")
}

async fn until(what: &str, world: &ClientsWorld, client_id: &str, back: &str, refused: bool) {
    let since = Instant::now();
    while refusal(world, client_id, back).await.is_some() != refused {
        assert!(since.elapsed() < Duration::from_secs(10), "{what}");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn clients_come_and_change_while_the_bridge_runs() {
    let world = ClientsWorld::settle("").await;
    let file = world.land.world.ours.folder.join("bridge.toml");
    let before = std::fs::read_to_string(&file).unwrap();
    let (old, new) = (world.back.clone(), format!("{}/new", world.back));
    assert!(refusal(&world, "late", &old).await.is_some());
    // A code that was given before the change is redeemed after it.
    let code = world.code("es256", &old).await;
    let late = format!(
        "[[connector.client]]\nclient_id = \"late\"\nname = \"Late\"\nconsent = \"asked-elsewhere\"\nredirect_uris = [\"{old}\"]\n\
         token_endpoint_auth_method = \"client_secret_post\"\n\
         client_secret_file = \"secrets/client\"\n"
    );
    replace_file(&file, format!("{before}\n{late}").as_bytes()).unwrap();
    until("a new client", &world, "late", &old, false).await;
    let form = [("client_id", "es256"), ("redirect_uri", old.as_str())];
    assert_eq!(world.land.token(&code, &form).await.0, 200);
    world.code("late", &old).await;
    let moved = late.replace(&old, &new);
    replace_file(&file, format!("{before}\n{moved}").as_bytes()).unwrap();
    until("the old address goes", &world, "late", &old, true).await;
    assert_eq!(refusal(&world, "late", &new).await, None);
    world.code("late", &new).await;
    // What contradicts itself changes nothing.
    let wrong = moved.replace("client_secret_post", "private_key_jwt");
    replace_file(&file, format!("{before}\n{wrong}").as_bytes()).unwrap();
    tokio::time::sleep(Duration::from_secs(2)).await;
    assert_eq!(refusal(&world, "late", &new).await, None);
    replace_file(&file, before.as_bytes()).unwrap();
    until("the client goes", &world, "late", &new, true).await;
}

fn free_port() -> u16 {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    listener.local_addr().unwrap().port()
}

/// The status that the listener answers with.
fn over_tls(port: u16, request: &str) -> u16 {
    let mut connector = SslConnector::builder(SslMethod::tls_client()).unwrap();
    connector.set_verify(SslVerifyMode::NONE);
    let socket = TcpStream::connect(("127.0.0.1", port)).unwrap();
    socket
        .set_read_timeout(Some(Duration::from_secs(10)))
        .unwrap();
    let mut stream = connector.build().connect("mtls.example", socket).unwrap();
    let request = format!(
        "{request} HTTP/1.1\r\nHost: mtls.example\r\nConnection: close\r\n\
         Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 0\r\n\r\n"
    );
    stream.write_all(request.as_bytes()).unwrap();
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer);
    let answer = String::from_utf8_lossy(&answer);
    let status = answer.split(' ').nth(1);
    status
        .unwrap_or_else(|| panic!("{answer}"))
        .parse()
        .unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_listener_for_certificates_knows_the_back_channel_and_nothing_else() {
    let port = free_port();
    let mtls = format!(
        "[connector.mtls]\nlisten = \"127.0.0.1:{port}\"\nbase_url = \"https://mtls.example\"\n\
         certificate_file = \"keys/saml-signing.crt\"\nkey_file = \"keys/saml-signing.pem\"\n"
    );
    let world = ClientsWorld::settle(&mtls).await;
    let answers = tokio::task::spawn_blocking(move || {
        [
            "POST /token",
            "GET /userinfo",
            "GET /authorize",
            "GET /jwks",
            "GET /livez",
            "GET /",
        ]
        .map(|request| (request, over_tls(port, request)))
    });
    let answers = answers.await.unwrap();
    for (request, status) in answers {
        let known = matches!(request, "POST /token" | "GET /userinfo");
        assert_eq!(status != 404, known, "{request}: {status}");
    }
    let said = world.document("/.well-known/openid-configuration").await;
    assert_eq!(said["tls_client_certificate_bound_access_tokens"], true);
    let methods = names(&said["token_endpoint_auth_methods_supported"]);
    assert!(methods.contains("tls_client_auth"));
    let aliases = said["mtls_endpoint_aliases"].as_object().unwrap();
    assert_eq!(aliases["token_endpoint"], "https://mtls.example/token");
    assert_eq!(aliases.len(), 5);
    assert!(!aliases.contains_key("authorization_endpoint"));
    let algorithms = names(&said["token_endpoint_auth_signing_alg_values_supported"]);
    let all = JwsAlgorithm::ALL.map(JwsAlgorithm::as_str);
    assert_eq!(algorithms, BTreeSet::from(all));
}

/// Where a client publishes its keys, once it does.
async fn keys_of_a_client(published: Arc<AtomicBool>) -> String {
    let key = JweKey::new(crate::oidc_world::rsa()).unwrap();
    let set = JwkSet::new(vec![key.public(None)]).to_value();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/jwks", listener.local_addr().unwrap());
    let routes = axum::Router::new().fallback(async move || {
        let there = published.load(Ordering::SeqCst);
        there.then(|| axum::Json(set)).ok_or(StatusCode::NOT_FOUND)
    });
    tokio::spawn(async move { axum::serve(listener, routes).await });
    url
}

#[tokio::test(flavor = "multi_thread")]
async fn a_client_whose_keys_cannot_be_had_holds_nobody_up_and_is_served_once_they_can() {
    let (published, clock) = (Arc::new(AtomicBool::new(false)), Arc::new(Moved::default()));
    let keys = keys_of_a_client(published.clone()).await;
    let mut ours = on_clock(&clock);
    ours.extra_config = format!(
        "[[connector.client]]\n\
         client_id = \"away\"\n\
         name = \"Away\"\n\
         consent = \"asked-elsewhere\"\n\
         redirect_uris = [\"<service>/back\"]\n\
         token_endpoint_auth_method = \"client_secret_post\"\n\
         client_secret_file = \"secrets/client\"\n\
         jwks_uri = \"{keys}\"\n\
         id_token_encrypted_response_alg = \"RSA-OAEP\"\n"
    );
    let options = Options {
        theirs: on_clock(&clock),
        ours,
        ..Options::default()
    };
    let land = Land::settle(options, clock.clone()).await;
    let script = Script::of(Direction::Connector);
    let others = journey::log_in(&land.world, Direction::Connector, &script).await;
    assert!(
        matches!(others.end, Ok(End::LoggedIn { .. })),
        "{:?}",
        others.end
    );
    let (mut browser, away) = (browser(), ("client_id", "away"));
    let page = land.visit(&mut browser, &[away]).await;
    let home = &land.world.theirs;
    let sent = land.message(&mut browser, page, home, &script, "SAMLResponse");
    let (page, form) = sent.await;
    let end = browser.submit(&page, &form, None).await.unwrap();
    let code = land.said(&end)["code"].clone();
    let (status, answer) = land.token(&code, &[away]).await;
    assert_eq!(
        (status, answer["error"].as_str()),
        (503, Some("temporarily_unavailable"))
    );
    // Its keys are there, and the half minute is over after which they are asked for again.
    published.store(true, Ordering::SeqCst);
    clock.by(31);
    let (status, tokens) = land.token(&code, &[away]).await;
    assert_eq!(status, 200, "the code was not used up: {tokens}");
    assert_eq!(tokens["id_token"].as_str().unwrap().split('.').count(), 5);
}
