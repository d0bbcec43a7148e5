//! The authorization endpoint under attack, over HTTP: addresses, repetition, escalation, hints.

use eidas_bridge::flow::published::SpareKeys;
use serde_json::json;

use super::front_world::*;
use crate::http_world::{CALLBACK, CLIENT, form, publication, query, request_with};

/// Almost a registered address.
const VARIANTS: &[&str] = &[
    "https://hub.fr.example/callback/",
    "https://hub.fr.example/callback/../callback",
    "https://hub.fr.example/./callback",
    "https://hub.fr.example/x/..%2fcallback",
    "https://hub.fr.example/Callback",
    "https://hub.fr.example/%63allback",
    "https://HUB.fr.example/callback",
    "HTTPS://hub.fr.example/callback",
    "https://hub.fr.example:443/callback",
    "https://hub.fr.example./callback",
    "https://hub.fr.example/callback?x=1",
    "https://hub.fr.example/callback?",
    "https://hub.fr.example/callback#",
    "https://hub.fr.example/callback#x",
    "https://hub.fr.example@evil.example/callback",
    "https://user:password@hub.fr.example/callback",
    "https://hub.fr.example\\@evil.example/callback",
    "https://hub.fr.example.evil.example/callback",
    "https://evil.example/callback",
    "//hub.fr.example/callback",
    "/callback",
    "callback",
    " https://hub.fr.example/callback",
    "https://hub.fr.example/callback ",
    "https://hub.fr.example/callback\r\nx",
    "https://hub.fr.example/callback\0",
    "http://hub.fr.example/callback",
    "http://localhost:4000/cb",
    "http://127.0.0.1:4001/cb",
    "http://127.0.0.1/cb",
    "http://[::1]:4000/cb",
    "https://xn--mller-kva.example/cb",
    "https://mu\u{308}ller.example/cb",
    "https://m\u{fc}ller.example/cb/",
    "javascript:alert(1)",
    "data:text/html,x",
    "https://*.fr.example/callback",
    OTHER_CALLBACK,
];

/// Exactly the registered address, byte by byte, or a page; whatever else is said.
#[tokio::test]
async fn a_redirect_address_that_differs_by_a_byte_gets_nothing() {
    let front = front(|client| {
        client
            .redirect_uris
            .push("http://127.0.0.1:4000/cb".to_owned());
        client
            .redirect_uris
            .push("https://müller.example/cb".to_owned());
    });
    for variant in VARIANTS {
        for mode in ["query", "form_post"] {
            let changes = [("redirect_uri", *variant), ("response_mode", mode)];
            let answer = front.ask(&request_with(&changes)).await;
            let code = "oidc.authorization.redirect-unregistered";
            assert_eq!(end_of(&answer), page(code), "{variant}");
            assert!(!answer.body.contains("evil.example"), "{variant}");
            assert_eq!(answer.header("set-cookie"), None);
        }
    }
    let code = "oidc.authorization.redirect-missing";
    assert_eq!(front.with(&[("redirect_uri", "")]).await, page(code));
    // Twice, and be it the same: none.
    for twice in [CALLBACK, "https://evil.example/"] {
        let mut fields = request_with(&[]);
        fields.push(("redirect_uri", twice));
        assert_eq!(end_of(&front.ask(&fields).await), page(code));
    }
    let code = "oidc.authorization.client-unknown";
    assert_eq!(front.with(&[("client_id", "nobody")]).await, page(code));
}

/// A parameter that stands twice is no parameter, whoever could read which of them.
#[tokio::test]
async fn a_repeated_parameter_is_an_error_that_the_client_is_told() {
    let front = front(|_| {});
    let refused = told("invalid_request", "oidc.authorization.repeated-parameter");
    for (name, value) in [
        ("scope", "openid"),
        ("state", STATE),
        ("nonce", "x"),
        ("response_type", "code"),
        ("response_mode", "form_post"),
        ("prompt", "login"),
        ("acr_values", "eidas3"),
        ("claims", "{}"),
        ("request", "x"),
        ("something_else", "x"),
    ] {
        let mut fields = request_with(&[(name, value)]);
        fields.push((name, value));
        let answer = front.ask(&fields).await;
        assert_eq!(end_of(&answer), refused, "{name}");
        let said = query(answer.header("location").unwrap());
        let state = (name != "state").then_some(STATE);
        assert_eq!(said.get("state").map(String::as_str), state, "{name}");
    }
    let mut fields = request_with(&[]);
    fields.push(("client_id", CLIENT));
    let code = "oidc.authorization.client-missing";
    assert_eq!(end_of(&front.ask(&fields).await), page(code));
}

/// By POST the body counts, by GET the query, and never one where the other is silent.
#[tokio::test]
async fn query_and_body_never_make_one_request_together() {
    let front = front(|_| {});
    let sound = request_with(&[]);
    let (first, second) = sound.split_at(3);
    let split = format!("/authorize?{}", form(first));
    let answer = front.state.post(&split, "", second).await;
    assert_ne!(end_of(&answer), End::Asked);
    // What is sound stays sound, whatever the query would have done to it.
    let evil = form(&[
        ("redirect_uri", "https://evil.example/"),
        ("client_id", OTHER),
        ("prompt", "none"),
        ("scope", "openid"),
    ]);
    let answer = front
        .state
        .post(&format!("/authorize?{evil}"), "", &sound)
        .await;
    assert_eq!(end_of(&answer), End::Asked);
    assert!(!answer.body.contains("evil.example"));
    // A POST's answer is no redirect, and leads where it should all the same.
    let answer = front
        .state
        .post("/authorize", "", &request_with(&[("scope", "x")]))
        .await;
    assert_eq!(query(answer.onward())["error"], "invalid_scope");
}

/// What is asked for beyond the registration is not given, and what is nonsense is refused.
#[tokio::test]
async fn nothing_is_gained_by_asking_for_more() {
    let front = front(|client| {
        client.allowed_scopes = ["openid", "profile"].map(str::to_owned).into();
        client.allowed_acr = vec!["eidas1".to_owned(), "eidas2".to_owned()];
    });
    let asked = [("scope", "openid profile admin offline_access email")];
    assert_eq!(front.with(&asked).await, End::Asked);
    let refused = told("invalid_scope", "oidc.authorization.scope");
    for scope in ["", "profile", "OPENID", "openid\tprofile"] {
        assert_eq!(front.with(&[("scope", scope)]).await, refused, "{scope}");
    }
    let level = "unmet_authentication_requirements";
    let refused = told(level, "oidc.authorization.acr");
    for acr in [
        "eidas3",
        "eidas9",
        "EIDAS2",
        "http://eidas.europa.eu/LoA/high",
    ] {
        assert_eq!(front.with(&[("acr_values", acr)]).await, refused, "{acr}");
    }
    let essential = json!({"id_token": {"acr": {"essential": true, "values": ["eidas3"]}}});
    let asked = [("claims", essential.to_string())];
    let asked = asked
        .each_ref()
        .map(|(name, value)| (*name, value.as_str()));
    assert_eq!(front.with(&asked).await, refused);
    // Of the two the permitted one, and never the other.
    assert_eq!(
        front.with(&[("acr_values", "eidas3 eidas2")]).await,
        End::Asked
    );
}

/// Deep, wide, long, twice or of another type: refused before anything is done with it.
#[tokio::test]
async fn a_claims_bomb_is_refused() {
    let front = front(|_| {});
    let deep = format!("{}1{}", "{\"a\":".repeat(2000), "}".repeat(2000));
    let wide = (0..101).map(|n| format!("\"c{n}\":null"));
    let wide = wide.collect::<Vec<_>>().join(",");
    let refused = told("invalid_request", "oidc.authorization.claims");
    for bomb in [
        deep.as_str(),
        &format!("{{\"userinfo\":{{{wide}}}}}"),
        &format!("{{\"userinfo\":{{\"{}\":null}}}}", "n".repeat(129)),
        &format!("{{\"x\":\"{}\"}}", "y".repeat(9000)),
        "{\"userinfo\":{},\"userinfo\":{}}",
        "{\"id_token\":{\"sub\":{\"value\":1}}}",
        "{\"userinfo\":[]}",
        "[]",
        "\"x\"",
        "{",
    ] {
        assert_eq!(front.with(&[("claims", bomb)]).await, refused, "{bomb:.40}");
    }
    let many: Vec<(String, String)> = (0..70).map(|n| (n.to_string(), "x".to_owned())).collect();
    let many: Vec<_> = many.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    let code = "oidc.authorization.too-large";
    assert_eq!(front.with(&many).await, page(code));
}

/// There is no session that a client could get at without a login.
#[tokio::test]
async fn no_session_is_ever_reused() {
    let front = front(|_| {});
    let first = front.ask(&request_with(&[])).await;
    assert_eq!(end_of(&first), End::Asked);
    let silent = told("login_required", "oidc.authorization.prompt-none");
    assert_eq!(front.with(&[("prompt", "none")]).await, silent);
    // Not even for a browser that is in the middle of one.
    let path = format!("/authorize?{}", form(&request_with(&[("prompt", "none")])));
    let answer = front.state.get(&path, &first.cookie()).await;
    assert_eq!(end_of(&answer), silent);
    let again = front
        .state
        .get(&path.replace("prompt=none", ""), &first.cookie())
        .await;
    assert_eq!(end_of(&again), End::Asked);
    assert_ne!(again.field("flow"), first.field("flow"));
    assert_ne!(again.cookie(), first.cookie());
    let both = told("invalid_request", "oidc.authorization.prompt");
    for prompt in ["none login", "login none", "none none"] {
        assert_eq!(front.with(&[("prompt", prompt)]).await, both, "{prompt}");
    }
    // What happens anyway, what nobody knows, and what is about looks only.
    for (name, value) in [
        ("prompt", "login"),
        ("prompt", "consent select_account"),
        ("prompt", "create"),
        ("prompt", "of_tomorrow"),
        ("max_age", "0"),
        ("max_age", "10000"),
        ("display", "popup"),
        ("ui_locales", "fr-CA fr en"),
        ("claims_locales", "de"),
        ("login_hint", "somebody@example.org"),
        ("of_tomorrow", "x"),
    ] {
        assert_eq!(
            front.with(&[(name, value)]).await,
            End::Asked,
            "{name}={value}"
        );
    }
    let refused = told("invalid_request", "oidc.authorization.max-age");
    for age in ["-1", "1.5", "soon", "99999999999999999999"] {
        assert_eq!(front.with(&[("max_age", age)]).await, refused, "{age}");
    }
}

/// A hint is ours, of this client, and an `id_token`, or the request is refused. That nobody else
/// than the one it is about will do is shown by `journey_tokens`.
#[tokio::test]
async fn a_hint_that_is_not_ours_or_of_another_client_is_refused() {
    let front = front(|_| {});
    let own = front.id_token(&front.ours, &json!({}));
    assert_eq!(front.with(&[("id_token_hint", &own)]).await, End::Asked);
    let strangers = front.id_token(&es256(), &json!({"sub": "XB/XA/666"}));
    let clients = front.id_token(&front.client, &json!({}));
    let (head, rest) = own.split_once('.').unwrap();
    let (_, signature) = rest.split_once('.').unwrap();
    let (_, other) = strangers.split_once('.').unwrap();
    let (payload, _) = other.split_once('.').unwrap();
    let with = |changes| front.id_token(&front.ours, &changes);
    for hint in [
        strangers.as_str(),
        &clients,
        &format!("{head}.{payload}.{signature}"),
        &format!("{own}x"),
        "e30.e30.",
        "x",
        "a.b.c.d.e",
        &with(json!({"aud": OTHER})),
        &with(json!({"aud": [CLIENT, OTHER]})),
        &with(json!({"iss": "https://evil.example"})),
        &with(json!({"sub": null})),
        &with(json!({"exp": null})),
    ] {
        let refused = told("invalid_request", "oidc.authorization.id-token-hint");
        assert_eq!(
            front.with(&[("id_token_hint", hint)]).await,
            refused,
            "{hint}"
        );
    }
    // With the right hint, too, nobody is logged in.
    let silent = told("login_required", "oidc.authorization.prompt-none");
    let both = [("id_token_hint", own.as_str()), ("prompt", "none")];
    assert_eq!(front.with(&both).await, silent);
}

/// Keys come and go while hubs keep what they signed.
#[tokio::test]
async fn a_hint_under_our_next_or_our_retired_key_is_ours() {
    let (spare, forgotten) = (es256(), es256());
    let keys = SpareKeys {
        token_keys: vec![spare.public().clone()],
        ..SpareKeys::default()
    };
    let front = front_of(
        |_| {},
        |node| node.publication = publication().with_spare_keys(keys),
    );
    let hint = front.id_token(&spare, &json!({}));
    assert_eq!(front.with(&[("id_token_hint", &hint)]).await, End::Asked);
    let hint = front.id_token(&forgotten, &json!({}));
    let refused = told("invalid_request", "oidc.authorization.id-token-hint");
    assert_eq!(front.with(&[("id_token_hint", &hint)]).await, refused);
}

/// A faulty request is told whatever the state is; a state that could break an answer is left out.
#[tokio::test]
async fn an_unusual_state_comes_back_whole_or_not_at_all() {
    let front = front(|_| {});
    let long = "x".repeat(1024);
    for state in ["a&b=c#d?e", "<script>\"'", "%0d%0a", "  ", &long] {
        let answer = front
            .ask(&request_with(&[("state", state), ("prompt", "none")]))
            .await;
        let location = answer.header("location").unwrap();
        assert_eq!(query(location)["state"], state, "{location}");
    }
    let longer = "x".repeat(1025);
    for state in ["a\r\nLocation: x", "é", "\u{0}", &longer] {
        let answer = front.ask(&request_with(&[("state", state)])).await;
        let refused = told("invalid_request", "oidc.authorization.state");
        assert_eq!(end_of(&answer), refused, "{state}");
        let said = query(answer.header("location").unwrap());
        assert!(!said.contains_key("state"), "{said:?}");
    }
}

/// PKCE by S256 or not at all, and never neither of PKCE and nonce.
#[tokio::test]
async fn pkce_cannot_be_talked_down_at_the_front_door() {
    let strict = front(|client| client.pkce_required = true);
    let refused = told("invalid_request", "oidc.authorization.pkce-missing");
    assert_eq!(strict.with(&[]).await, refused);
    let s256 = [
        ("code_challenge", CHALLENGE),
        ("code_challenge_method", "S256"),
    ];
    assert_eq!(strict.with(&s256).await, End::Asked);
    let method = told("invalid_request", "oidc.authorization.challenge-method");
    for named in ["", "plain", "s256", "S512"] {
        let changes = [
            ("code_challenge", CHALLENGE),
            ("code_challenge_method", named),
        ];
        assert_eq!(strict.with(&changes).await, method, "{named}");
    }
    let free = front(|_| {});
    let neither = told("invalid_request", "oidc.authorization.nonce-or-pkce");
    assert_eq!(free.with(&[("nonce", "")]).await, neither);
}

/// A code would reach scripts and histories in a fragment, and a token every log.
#[tokio::test]
async fn only_the_code_and_only_by_query_or_post() {
    let front = front(|_| {});
    let mode = told("invalid_request", "oidc.authorization.response-mode");
    for named in ["fragment", "jwt", "query.jwt", "web_message", "QUERY"] {
        assert_eq!(
            front.with(&[("response_mode", named)]).await,
            mode,
            "{named}"
        );
    }
    let kind = told(
        "unsupported_response_type",
        "oidc.authorization.response-type",
    );
    for named in [
        "token",
        "id_token",
        "code id_token",
        "code token",
        "none",
        "Code",
    ] {
        assert_eq!(
            front.with(&[("response_type", named)]).await,
            kind,
            "{named}"
        );
    }
    let missing = told(
        "invalid_request",
        "oidc.authorization.response-type-missing",
    );
    assert_eq!(front.with(&[("response_type", "")]).await, missing);
}
