//! Request objects under attack: who signed them, how, for whom and when, and what beside them.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use eidas_bridge::oidc::SecurityProfile;
use eidas_bridge::oidc::jose::{self, JwkSet, JwsAlgorithm};
use serde_json::{Value, json};

use super::front_world::*;
use crate::http_world::{CALLBACK, CLIENT, OURS, query, request_with};

fn refused(code: &str) -> End {
    told("invalid_request_object", code)
}

/// The request with this object beside it.
async fn with(front: &Front, object: &str) -> End {
    front.with(&[("request", object)]).await
}

#[tokio::test]
async fn only_what_stands_in_a_request_object_counts() {
    let front = front(|_| {});
    let object = front.object(&json!({}));
    assert_eq!(with(&front, &object).await, End::Asked);
    // Nothing beside it is needed but the client, and nothing beside it counts.
    let bare = [("client_id", CLIENT), ("request", object.as_str())];
    assert_eq!(end_of(&front.ask(&bare).await), End::Asked);
    for (name, value) in [
        ("prompt", "none"),
        ("scope", "nothing"),
        ("redirect_uri", "https://evil.example/"),
        ("acr_values", "eidas9"),
        ("response_mode", "fragment"),
        ("claims", "["),
    ] {
        let changes = [("request", object.as_str()), (name, value)];
        assert_eq!(front.with(&changes).await, End::Asked, "{name}");
    }
    let silent = front.object(&json!({"prompt": "none"}));
    let answer = front.ask(&request_with(&[("request", &silent)])).await;
    let said = query(answer.header("location").unwrap());
    assert_eq!(said["error"], "login_required");
    assert_eq!(said["state"], "the-state-inside");
    // Without a state inside there is none.
    let stateless = front.object(&json!({"prompt": "none", "state": null}));
    let answer = front.ask(&request_with(&[("request", &stateless)])).await;
    assert!(!query(answer.header("location").unwrap()).contains_key("state"));
    for kind in ["token", "code id_token"] {
        let changes = [("request", object.as_str()), ("response_type", kind)];
        let mismatch = refused("oidc.request-object.mismatch");
        assert_eq!(front.with(&changes).await, mismatch);
    }
    let address = front.object(&json!({"redirect_uri": "https://evil.example/"}));
    let code = "oidc.authorization.redirect-unregistered";
    assert_eq!(with(&front, &address).await, page(code));
}

#[tokio::test]
async fn an_unsigned_or_strangely_signed_request_object_is_refused() {
    let front = front(|_| {});
    let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
    let payload = part(&front.claims());
    let algorithm = refused("oidc.request-object.algorithm");
    for alg in ["none", "None", "NONE", "HS256", "RS1", "EdDSA", ""] {
        for signature in ["", "AAAA"] {
            let object = format!("{}.{payload}.{signature}", part(&json!({"alg": alg})));
            assert_eq!(with(&front, &object).await, algorithm, "{alg}");
        }
    }
    // A MAC under the public key is no signature.
    let head = part(&json!({"alg": "HS256", "kid": front.client.kid()}));
    let key = front.client.public().to_value().to_string();
    let key = openssl::pkey::PKey::hmac(key.as_bytes()).unwrap();
    let digest = openssl::hash::MessageDigest::sha256();
    let mut signer = openssl::sign::Signer::new(digest, &key).unwrap();
    let input = format!("{head}.{payload}");
    let mac = signer.sign_oneshot_to_vec(input.as_bytes()).unwrap();
    let object = format!("{input}.{}", URL_SAFE_NO_PAD.encode(mac));
    assert_eq!(with(&front, &object).await, algorithm);

    let signature = refused("oidc.request-object.signature");
    let sound = front.object(&json!({}));
    let (start, _) = sound.rsplit_once('.').unwrap();
    let altered = sound.replacen(&payload, &part(&json!({"client_id": CLIENT})), 1);
    for object in [altered.as_str(), &format!("{start}."), "x", "..", "e30.e30"] {
        let end = with(&front, object).await;
        let known = [signature.clone(), algorithm.clone()];
        assert!(known.contains(&end), "{object}: {end:?}");
    }
    let strange = jose::sign(&front.claims(), &es256(), "JWT").unwrap();
    let unknown = refused("oidc.request-object.unknown-key");
    assert_eq!(with(&front, &strange).await, unknown);
    let encrypted = refused("oidc.request-object.encrypted");
    assert_eq!(with(&front, "a.b.c.d.e").await, encrypted);
    let kind = refused("oidc.request-object.kind");
    let object = jose::sign(&front.claims(), &front.client, "at+jwt").unwrap();
    assert_eq!(with(&front, &object).await, kind);
    // A client that registered no key has nothing to sign with.
    let keyless = super::front_world::front(|client| client.keys = JwkSet::default());
    assert_eq!(with(&keyless, &sound).await, unknown);
}

#[tokio::test]
async fn a_request_object_of_another_client_or_for_somebody_else_is_refused() {
    let front = front(|_| {});
    let client = refused("oidc.request-object.client");
    for changes in [
        json!({"iss": OTHER}),
        json!({"client_id": OTHER}),
        json!({"client_id": OTHER, "iss": OTHER}),
        json!({"client_id": null, "iss": null}),
        json!({"client_id": [CLIENT]}),
    ] {
        let end = with(&front, &front.object(&changes)).await;
        assert_eq!(end, client, "{changes}");
    }
    for changes in [json!({"iss": null}), json!({"client_id": null})] {
        let end = with(&front, &front.object(&changes)).await;
        assert_eq!(end, End::Asked, "{changes}");
    }
    let audience = refused("oidc.request-object.audience");
    for aud in [
        Value::Null,
        json!("https://evil.example"),
        json!(format!("{OURS}/")),
        json!(format!("{OURS}/authorize")),
        json!([OURS, "https://evil.example"]),
        json!([]),
        json!({"x": OURS}),
    ] {
        let end = with(&front, &front.object(&json!({"aud": aud}))).await;
        assert_eq!(end, audience, "{aud}");
    }
    let end = with(&front, &front.object(&json!({"aud": [OURS]}))).await;
    assert_eq!(end, End::Asked);
    // What authenticates a client does not ask in its name.
    let assertion = front.object(&json!({"sub": CLIENT, "jti": "x"}));
    let kind = refused("oidc.request-object.kind");
    assert_eq!(with(&front, &assertion).await, kind);
}

#[tokio::test]
async fn a_request_object_has_its_time_and_holds_no_other() {
    let front = front(|_| {});
    let (now, time) = (front.now(), refused("oidc.request-object.time"));
    for changes in [
        json!({"exp": now - 61}),
        json!({"exp": now + 3600 + 120}),
        json!({"nbf": now + 120}),
        json!({"nbf": now - 3600 - 120}),
        json!({"iat": now + 120}),
        json!({"iat": now - 3600 - 120}),
        json!({"exp": "tomorrow"}),
        json!({"exp": 1e300}),
        json!({"nbf": {}}),
    ] {
        let end = with(&front, &front.object(&changes)).await;
        assert_eq!(end, time, "{changes}");
    }
    let timeless = front.object(&json!({"exp": null, "nbf": null}));
    assert_eq!(with(&front, &timeless).await, End::Asked);
    let nested = refused("oidc.request-object.nested");
    for inside in ["request", "request_uri"] {
        let object = front.object(&json!({inside: "x"}));
        assert_eq!(with(&front, &object).await, nested, "{inside}");
    }
    let many = (0..70).map(|n| (format!("p{n}"), json!("x")));
    let many = front.object(&Value::Object(many.collect()));
    let large = refused("oidc.request-object.too-large");
    assert_eq!(with(&front, &many).await, large);
    // A member twice, however the parsers before us read it.
    let text = front.claims().to_string();
    let twice = text.replacen('{', "{\"scope\":\"openid admin\",", 1);
    let head = json!({"alg": "ES256", "kid": front.client.kid()}).to_string();
    let object = format!(
        "{}.{}.AAAA",
        URL_SAFE_NO_PAD.encode(head),
        URL_SAFE_NO_PAD.encode(twice)
    );
    let signature = refused("oidc.request-object.signature");
    assert_eq!(with(&front, &object).await, signature);
}

/// Nothing is ever fetched because a browser says so.
#[tokio::test]
async fn a_request_uri_is_not_followed() {
    let front = front(|_| {});
    let refused = told(
        "request_uri_not_supported",
        "oidc.authorization.request-uri",
    );
    for address in [
        "https://hub.fr.example/request.jwt",
        "http://169.254.169.254/latest/meta-data",
        "file:///etc/passwd",
        "urn:ietf:params:oauth:request_uri",
        "URN:ietf:params:oauth:request_uri:x",
        "urn:example:x",
    ] {
        let end = front.with(&[("request_uri", address)]).await;
        assert_eq!(end, refused, "{address}");
        // Where no address for the answer stands beside it, there is none.
        let bare = [("client_id", CLIENT), ("request_uri", address)];
        let code = "oidc.authorization.request-uri";
        assert_eq!(end_of(&front.ask(&bare).await), page(code));
    }
    let object = front.object(&json!({}));
    let twice = told("invalid_request", "oidc.authorization.request-twice");
    for reference in [
        "https://hub.fr.example/r",
        "urn:ietf:params:oauth:request_uri:x",
    ] {
        let both = [("request", object.as_str()), ("request_uri", reference)];
        assert_eq!(front.with(&both).await, twice);
    }
}

#[tokio::test]
async fn a_client_is_held_to_its_registered_algorithm_and_way() {
    let strict = front(|client| {
        client.request_objects.signing = Some(JwsAlgorithm::Rs256);
        client.request_objects.required = true;
    });
    let missing = told(
        "invalid_request",
        "oidc.authorization.request-object-missing",
    );
    assert_eq!(strict.with(&[]).await, missing);
    let algorithm = refused("oidc.request-object.algorithm");
    assert_eq!(with(&strict, &strict.object(&json!({}))).await, algorithm);
    let rsa = jose::sign(&strict.claims(), &strict.client_rsa, "JWT").unwrap();
    assert_eq!(with(&strict, &rsa).await, End::Asked);

    let fapi = front(|client| client.profile = SecurityProfile::Fapi2);
    let unpushed = told("invalid_request", "oidc.authorization.push-missing");
    assert_eq!(with(&fapi, &fapi.object(&json!({}))).await, unpushed);
    let rsa = jose::sign(&fapi.claims(), &fapi.client_rsa, "JWT").unwrap();
    for (object, code) in [
        (rsa, "oidc.request-object.algorithm"),
        (
            fapi.object(&json!({"exp": null})),
            "oidc.request-object.time",
        ),
        (
            fapi.object(&json!({"nbf": null})),
            "oidc.request-object.time",
        ),
        (
            fapi.object(&json!({"aud": [OURS]})),
            "oidc.request-object.audience",
        ),
    ] {
        let (status, body) = fapi.push(&[("request", &object)]).await;
        assert_eq!(status, 400, "{code}");
        assert_eq!(body["error"], "invalid_request_object", "{code}");
    }
    let sound = fapi.object(&json!({}));
    let reference = fapi
        .pushed(&[("client_id", CLIENT), ("request", &sound)])
        .await;
    assert_eq!(fapi.bring(CLIENT, &reference).await, End::Asked);
    assert!(sound.len() > CALLBACK.len());
}
