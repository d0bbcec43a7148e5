//! What the provider accepts and refuses: requests of the hub's shape, clients, assertions.
use eidas_bridge::oidc::authorization::{
    AuthorizationError, AuthorizationParameters, AuthorizationRequest, RefusalReason,
    RequestObjectError,
};
use eidas_bridge::oidc::client_auth::{
    self, ClientAuthError, Credentials, JWT_BEARER, OwnAudience,
};
use eidas_bridge::oidc::jose;
use eidas_bridge::oidc::relying_party::RelyingPartyAuthentication;
use eidas_bridge::oidc::{Client, NonceRule, OAuthError, Parameters, pkce};
use serde_json::{Value, json};

use crate::oidc_world::{
    CALLBACK, CLIENT_ID, ISSUER, Method, NONCE, STATE, TOKEN_ENDPOINT, VERIFIER, World, now,
};

/// The hub's request as it really is: one level, hexadecimal state and nonce, prompt=login.
fn hub_request() -> Vec<(String, String)> {
    [
        ("client_id", CLIENT_ID),
        (
            "scope",
            "openid profile email preferred_username birthplace birthcountry",
        ),
        ("response_type", "code"),
        ("redirect_uri", CALLBACK),
        ("acr_values", "eidas2"),
        ("nonce", NONCE),
        ("state", STATE),
        ("prompt", "login"),
    ]
    .map(|(name, value)| (name.to_owned(), value.to_owned()))
    .to_vec()
}

/// The hub's request with parameters replaced, or by `-` removed.
fn with(changes: &[(&str, &str)]) -> Result<AuthorizationRequest, RefusalReason> {
    with_client(World::new(Method::Post, None).client(), changes)
}

fn with_client(
    client: &Client,
    changes: &[(&str, &str)],
) -> Result<AuthorizationRequest, RefusalReason> {
    let mut pairs = hub_request();
    for (name, value) in changes {
        pairs.retain(|(present, _)| present != name);
        if *value != "-" {
            pairs.push(((*name).to_owned(), (*value).to_owned()));
        }
    }
    let parameters = AuthorizationParameters::parse(pairs).unwrap();
    let redirect = parameters.addressee(client).unwrap();
    let outcome = parameters.validate(client, redirect);
    outcome.map_err(|refusal| refusal.reason)
}

#[test]
fn the_hubs_request_is_accepted_as_it_is() {
    let request = with(&[]).unwrap();
    assert!(request.scopes.contains("openid") && request.scopes.contains("birthplace"));
    assert_eq!(request.acr_values, ["eidas2"]);
    assert_eq!(request.nonce.as_deref(), Some(NONCE));
    assert_eq!(request.state.as_deref(), Some(STATE));
    assert_eq!(request.code_challenge, None);
    let claims = r#"{"id_token":{"amr":{"essential":true}}}"#;
    assert!(
        with(&[("claims", claims)])
            .unwrap()
            .claims
            .id_token
            .contains("amr")
    );
    assert!(with(&[("login_hint", "x"), ("vendor_extension", "y")]).is_ok());
}

#[test]
fn each_broken_rule_has_its_reason() {
    let challenge = pkce::challenge(VERIFIER);
    let cases: [(&[(&str, &str)], RefusalReason); 17] = [
        (&[("response_type", "token")], RefusalReason::ResponseType),
        (
            &[("response_type", "code id_token")],
            RefusalReason::ResponseType,
        ),
        (
            &[("response_type", "-")],
            RefusalReason::ResponseTypeMissing,
        ),
        (
            &[("response_mode", "fragment")],
            RefusalReason::ResponseMode,
        ),
        (&[("scope", "profile")], RefusalReason::Scope),
        (
            &[("request", "e30.e30.")],
            RefusalReason::RequestObject(RequestObjectError::Nested),
        ),
        (&[("request_uri", "https://x")], RefusalReason::RequestUri),
        (&[("registration", "{}")], RefusalReason::Registration),
        (&[("prompt", "none")], RefusalReason::PromptNone),
        (&[("prompt", "none login")], RefusalReason::Prompt),
        (&[("max_age", "soon")], RefusalReason::MaxAge),
        (&[("acr_values", "eidas9")], RefusalReason::Acr),
        (&[("claims", "[]")], RefusalReason::Claims),
        (&[("nonce", "-")], RefusalReason::NonceOrPkce),
        (
            &[("code_challenge", &challenge)],
            RefusalReason::ChallengeMethod,
        ),
        (
            &[
                ("code_challenge", VERIFIER),
                ("code_challenge_method", "plain"),
            ],
            RefusalReason::ChallengeMethod,
        ),
        (
            &[
                ("code_challenge", "short"),
                ("code_challenge_method", "S256"),
            ],
            RefusalReason::Challenge,
        ),
    ];
    for (changes, reason) in cases {
        assert_eq!(with(changes), Err(reason), "{changes:?}");
    }
    let pkce = [
        ("nonce", "-"),
        ("code_challenge", &challenge),
        ("code_challenge_method", "S256"),
    ];
    assert!(with(&pkce).is_ok());
}

#[test]
fn neither_nonce_nor_pkce_is_for_clients_that_are_registered_so() {
    let mut client = World::new(Method::Post, None).client().clone();
    let challenge = pkce::challenge(VERIFIER);
    let with_pkce: &[(&str, &str)] = &[
        ("nonce", "-"),
        ("code_challenge", &challenge),
        ("code_challenge_method", "S256"),
    ];
    for (rule, bare, by_pkce) in [
        (NonceRule::Optional, None, None),
        (NonceRule::OrPkce, Some(RefusalReason::NonceOrPkce), None),
        (
            NonceRule::Required,
            Some(RefusalReason::NonceMissing),
            Some(RefusalReason::NonceMissing),
        ),
    ] {
        client.nonce = rule;
        let refused = |changes| with_client(&client, changes).err();
        assert_eq!(refused(&[("nonce", "-")]), bare, "{rule:?}");
        assert_eq!(refused(with_pkce), by_pkce, "{rule:?}");
    }
    client.nonce = NonceRule::Optional;
    client.pkce_required = true;
    let refused = with_client(&client, &[("nonce", "-")]).err();
    assert_eq!(refused, Some(RefusalReason::PkceMissing));
}

#[test]
fn several_levels_keep_those_that_are_allowed_and_never_more() {
    let request = with(&[("acr_values", "eidas1 eidas3 eidas2 eidas3")]).unwrap();
    assert_eq!(request.acr_values, ["eidas3", "eidas2"]);
    assert_eq!(with(&[("acr_values", "eidas1")]), Err(RefusalReason::Acr));
}

#[test]
fn only_the_exact_redirect_address_is_an_addressee() {
    let world = World::new(Method::Post, None);
    let variants = [
        "https://hub.example/api/v2/oidc-callback/",
        "https://hub.example/api/v2/oidc-callback?x=1",
        "https://hub.example/api/v2/oidc-callback#x",
        "https://HUB.example/api/v2/oidc-callback",
        "https://hub.example/api/v2/../v2/oidc-callback",
        "https://user@hub.example/api/v2/oidc-callback",
        "https://hub.example:443/api/v2/oidc-callback",
        "https://evil.example/",
    ];
    for variant in variants {
        let mut pairs = hub_request();
        pairs.retain(|(name, _)| name != "redirect_uri");
        pairs.push(("redirect_uri".to_owned(), variant.to_owned()));
        let parameters = AuthorizationParameters::parse(pairs).unwrap();
        let result = parameters.addressee(world.client());
        assert_eq!(
            result,
            Err(AuthorizationError::RedirectUnregistered),
            "{variant}"
        );
    }
    let mut pairs = hub_request();
    pairs.push(("redirect_uri".to_owned(), CALLBACK.to_owned()));
    let parameters = AuthorizationParameters::parse(pairs).unwrap();
    let result = parameters.addressee(world.client());
    assert_eq!(result, Err(AuthorizationError::RedirectMissing));
    let mut pairs = hub_request();
    pairs.retain(|(name, _)| name != "client_id");
    let parameters = AuthorizationParameters::parse(pairs).unwrap();
    assert_eq!(
        parameters.client_id(),
        Err(AuthorizationError::ClientMissing)
    );
}

#[test]
fn a_repeated_parameter_is_answered_to_the_requester() {
    let world = World::new(Method::Post, None);
    let mut pairs = hub_request();
    pairs.push(("scope".to_owned(), "openid".to_owned()));
    let parameters = AuthorizationParameters::parse(pairs).unwrap();
    let redirect = parameters.addressee(world.client()).unwrap();
    let refusal = parameters.validate(world.client(), redirect).unwrap_err();
    assert_eq!(refusal.reason, RefusalReason::Repeated);
    let url = url::Url::parse(&refusal.url(ISSUER)).unwrap();
    let answer = Parameters::collect(url.query_pairs().into_owned()).unwrap();
    assert_eq!(answer.get("error"), Some("invalid_request"));
    assert_eq!(answer.get("state"), Some(STATE));
    assert_eq!(answer.get("iss"), Some(ISSUER));
}

fn authenticate(world: &World, header: Option<&str>, form: &str) -> Result<(), ClientAuthError> {
    let form = Parameters::decode(form.as_bytes()).unwrap();
    let own = OwnAudience {
        issuer: ISSUER,
        token_endpoint: TOKEN_ENDPOINT,
    };
    let credentials = Credentials {
        authorization: header,
        form: &form,
        certificate: None,
    };
    client_auth::authenticate(&world.clients, credentials, own, now()).map(|_| ())
}

#[test]
fn secrets_work_only_in_the_registered_place() {
    let form = "client_id=the+hub/1&client_secret=s3cret+with+%2B+%26+%3D+:+%25";
    let post = World::new(Method::Post, None);
    let basic = World::new(Method::Basic, None);
    let header = basic
        .rp
        .token_request(&basic.provider, "c", None, now(), "j");
    let header = header.unwrap().authorization.unwrap();
    assert_eq!(authenticate(&post, None, form), Ok(()));
    assert_eq!(authenticate(&basic, Some(&header), ""), Ok(()));
    assert_eq!(
        authenticate(&basic, None, form),
        Err(ClientAuthError::Credentials)
    );
    assert_eq!(
        authenticate(&post, Some(&header), ""),
        Err(ClientAuthError::Credentials)
    );
    assert_eq!(
        authenticate(&post, Some(&header), form),
        Err(ClientAuthError::Method)
    );
    let other = authenticate(&basic, Some(&header), "client_id=other");
    assert_eq!(other, Err(ClientAuthError::Method));
    for form in [
        "client_id=the+hub/1&client_secret=wrong",
        "client_id=nobody&client_secret=s3cret",
    ] {
        let result = authenticate(&post, None, form);
        assert_eq!(result, Err(ClientAuthError::Credentials));
        assert_eq!(result.unwrap_err().oauth_error(), OAuthError::InvalidClient);
    }
    assert_eq!(
        authenticate(&post, None, "client_id=the+hub/1"),
        Err(ClientAuthError::Method)
    );
    assert_eq!(
        authenticate(&post, Some("Basic !!"), ""),
        Err(ClientAuthError::Method)
    );
}

#[test]
fn an_empty_secret_opens_nothing() {
    let world = World::new(Method::PrivateKeyJwt, None);
    let header = format!("Basic {}", base64_of("nobody:"));
    let result = authenticate(&world, Some(&header), "");
    assert_eq!(result, Err(ClientAuthError::Credentials));
    let header = format!("Basic {}", base64_of("the+hub%2F1:"));
    let result = authenticate(&world, Some(&header), "");
    assert_eq!(result, Err(ClientAuthError::Credentials));
}

fn base64_of(text: &str) -> String {
    use base64::Engine;
    base64::engine::general_purpose::STANDARD.encode(text)
}

/// The verdict on a client assertion in which members are replaced, or by null removed.
fn assertion(changes: &[(&str, Value)]) -> Result<(), ClientAuthError> {
    let world = World::new(Method::PrivateKeyJwt, None);
    let RelyingPartyAuthentication::PrivateKeyJwt(key) = &world.rp.authentication else {
        unreachable!("built with a key");
    };
    let mut claims = json!({
        "iss": CLIENT_ID, "sub": CLIENT_ID, "aud": ISSUER, "jti": "one",
        "iat": now().as_second(), "exp": now().as_second() + 60,
    });
    for (name, value) in changes {
        claims.as_object_mut().unwrap().remove(*name);
        if !value.is_null() {
            claims[*name] = value.clone();
        }
    }
    let token = jose::sign(&claims, key, "JWT").unwrap();
    let mut form = form_urlencoded::Serializer::new(String::new());
    form.append_pair("client_assertion_type", JWT_BEARER);
    form.append_pair("client_assertion", &token);
    authenticate(&world, None, &form.finish())
}

#[test]
fn an_assertion_must_be_for_us_alone() {
    assert_eq!(assertion(&[("aud", json!(ISSUER))]), Ok(()));
    let bad = [
        json!(TOKEN_ENDPOINT),
        json!([ISSUER]),
        json!([ISSUER, TOKEN_ENDPOINT]),
        json!("https://evil.example"),
        json!([ISSUER, "https://evil.example"]),
        json!([]),
        json!("https://op.example/"),
        json!(null),
    ];
    for aud in bad {
        let result = assertion(&[("aud", aud)]);
        assert_eq!(result, Err(ClientAuthError::AssertionAudience));
    }
}

#[test]
fn an_assertion_is_short_lived_unique_and_of_the_client() {
    let at = |offset: i64| json!(now().as_second() + offset);
    assert_eq!(assertion(&[("exp", at(360))]), Ok(()));
    for (name, value) in [
        ("exp", at(361)),
        ("exp", at(-60)),
        ("exp", json!(null)),
        ("iat", at(61)),
        ("nbf", at(61)),
    ] {
        let result = assertion(&[(name, value)]);
        assert_eq!(result, Err(ClientAuthError::AssertionTime), "{name}");
    }
    for jti in [json!(null), json!(""), json!("x".repeat(257))] {
        assert_eq!(
            assertion(&[("jti", jti)]),
            Err(ClientAuthError::AssertionId)
        );
    }
    let result = assertion(&[("iss", json!("other"))]);
    assert_eq!(result, Err(ClientAuthError::AssertionSubject));
    let result = assertion(&[("sub", json!("other"))]);
    assert_eq!(result, Err(ClientAuthError::Credentials));
}

#[test]
fn an_assertion_signed_by_a_stranger_is_refused() {
    let world = World::new(Method::PrivateKeyJwt, None);
    let stranger = World::new(Method::PrivateKeyJwt, None);
    let form = stranger
        .rp
        .token_request(&world.provider, "c", None, now(), "j");
    let mut body = form_urlencoded::Serializer::new(String::new());
    body.extend_pairs(&form.unwrap().fields);
    let result = authenticate(&world, None, &body.finish());
    assert_eq!(result, Err(ClientAuthError::AssertionKey));
}
