//! The OpenID Foundation's certification plans for relying parties, module by module, against the
//! bridge's own client of a hub: the basic plan, what the comprehensive plan adds to it for the
//! code flow, and the configuration plan. docs/CONFORMANCE.md has a line for each.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use eidas_bridge::config::{HubRequests, Use};
use eidas_bridge::net::HubError;
use eidas_bridge::oidc::relying_party::RelyingPartyAuthentication;
use eidas_bridge::oidc::{ResponseProtection, Secret};
use openssl::hash::MessageDigest;
use openssl::sign::Signer;
use serde_json::{Value, json};

use crate::hub_world::*;
use crate::oidc_world::{es256, rsa};

/// A hub that signs with RS256, as the plan's provider does.
async fn suite() -> Provider {
    let provider = Provider::start().await;
    provider.rolls_to(rs256());
    provider
}

/// What comes of a login in which the `id_token`'s claims are changed, and rightly signed.
async fn with_claims(change: impl Fn(&mut Value) + Send + 'static) -> &'static str {
    let provider = suite().await;
    provider.ways().id_token = Box::new(move |ways, mut claims| {
        change(&mut claims);
        signed(&ways.key, &claims)
    });
    provider.refusal(&provider.hub()).await
}

fn without(name: &'static str) -> impl Fn(&mut Value) + Send + 'static {
    move |claims| assert!(claims.as_object_mut().unwrap().remove(name).is_some())
}

fn rs256_signature(input: &[u8]) -> Vec<u8> {
    let key = rsa();
    let mut signer = Signer::new(MessageDigest::sha256(), &key).unwrap();
    signer.sign_oneshot_to_vec(input).unwrap()
}

#[tokio::test]
async fn oidcc_client_test() {
    let provider = suite().await;
    let claims = provider.log_in(&provider.hub()).await.unwrap();
    assert_eq!(claims.text("sub"), Some(SUB));
    let asked = provider.last("/token").form;
    assert_eq!(asked["grant_type"], "authorization_code");
    assert!(asked.contains_key("code_verifier"));
    assert_eq!(asked["redirect_uri"], provider.party().redirect_uri);
}

#[tokio::test]
async fn oidcc_client_test_invalid_iss() {
    let told = with_claims(|claims| claims["iss"] = json!("https://other.example")).await;
    assert_eq!(told, "oidc.id-token.issuer");
}

#[tokio::test]
async fn oidcc_client_test_missing_sub() {
    assert_eq!(with_claims(without("sub")).await, "oidc.id-token.subject");
}

#[tokio::test]
async fn oidcc_client_test_invalid_aud() {
    let told = with_claims(|claims| claims["aud"] = json!("somebody else")).await;
    assert_eq!(told, "oidc.id-token.audience");
}

#[tokio::test]
async fn oidcc_client_test_missing_aud() {
    assert_eq!(with_claims(without("aud")).await, "oidc.id-token.audience");
}

#[tokio::test]
async fn oidcc_client_test_missing_iat() {
    assert_eq!(with_claims(without("iat")).await, "oidc.id-token.issued-at");
}

#[tokio::test]
async fn oidcc_client_test_nonce_invalid() {
    let told = with_claims(|claims| claims["nonce"] = json!("another nonce")).await;
    assert_eq!(told, "oidc.id-token.nonce");
}

/// A token without `kid`, and so many keys without one that it may be signed with.
async fn kid_absent(keys: usize) -> &'static str {
    let provider = suite().await;
    let mut published = Vec::new();
    for place in 0..keys {
        let other = openssl::rsa::Rsa::generate(2048).unwrap();
        let other = openssl::pkey::PKey::from_rsa(other).unwrap();
        let key = if place == 0 { rsa() } else { other };
        let key = eidas_bridge::oidc::jose::PublicJwk::from_public_key(
            &key,
            eidas_bridge::oidc::jose::KeyUse::Signature,
            None,
        );
        let mut key = key.unwrap().to_value();
        key.as_object_mut().unwrap().remove("kid");
        published.push(key);
    }
    {
        let mut ways = provider.ways();
        ways.published = json!({ "keys": published });
        ways.id_token = Box::new(|_, claims| {
            let header = json!({ "alg": "RS256", "typ": "JWT" });
            forged(&header, &claims, rs256_signature)
        });
    }
    provider.refusal(&provider.hub()).await
}

#[tokio::test]
async fn oidcc_client_test_kid_absent_single_jwks() {
    assert_eq!(kid_absent(1).await, "accepted");
}

#[tokio::test]
async fn oidcc_client_test_kid_absent_multiple_jwks() {
    assert_eq!(kid_absent(2).await, "jose.ambiguous-key");
}

#[tokio::test]
async fn oidcc_client_test_idtoken_sig_rs256() {
    let provider = suite().await;
    assert_eq!(provider.refusal(&provider.hub()).await, "accepted");
    // Only because that is registered: another algorithm of ours is none for this hub.
    provider.rolls_to(es256());
    let hub = provider.hub_of(
        eidas_bridge::oidc::relying_party::RelyingParty {
            id_token: ResponseProtection {
                signing: rs256().algorithm(),
                encryption: None,
            },
            ..provider.party()
        },
        HubRequests::default(),
    );
    assert_eq!(provider.refusal(&hub).await, "jose.algorithm");
}

#[tokio::test]
async fn oidcc_client_test_idtoken_sig_none() {
    let provider = suite().await;
    provider.ways().id_token =
        Box::new(|_, claims| forged(&json!({ "alg": "none" }), &claims, |_| Vec::new()));
    assert_eq!(provider.refusal(&provider.hub()).await, "jose.algorithm");
}

#[tokio::test]
async fn oidcc_client_test_invalid_sig_rs256() {
    let provider = suite().await;
    provider.ways().id_token = Box::new(|ways, claims| {
        let sound = signed(&ways.key, &claims);
        let (input, signature) = sound.rsplit_once('.').unwrap();
        let other = if signature.starts_with('A') { "B" } else { "A" };
        format!("{input}.{other}{}", &signature[1..])
    });
    assert_eq!(provider.refusal(&provider.hub()).await, "jose.signature");
}

#[tokio::test]
async fn oidcc_client_test_userinfo_invalid_sub() {
    let provider = suite().await;
    provider.ways().userinfo = Box::new(|_, mut claims| {
        claims["sub"] = json!("somebody else");
        ("application/json", claims.to_string())
    });
    let told = provider.refusal(&provider.hub()).await;
    assert_eq!(told, "oidc.userinfo.subject");
}

#[tokio::test]
async fn oidcc_client_test_userinfo_bearer_header() {
    let provider = suite().await;
    provider.log_in(&provider.hub()).await.unwrap();
    let asked = provider.last("/userinfo");
    let header = asked.authorization.unwrap();
    assert!(header.starts_with("Bearer "), "{header}");
    // In one place, and never in the address.
    assert!(asked.query.is_none() && asked.form.is_empty());
}

#[tokio::test]
async fn oidcc_client_test_scope_userinfo_claims() {
    let provider = suite().await;
    let hub = provider.hub();
    let begun = provider.begin(&hub, now()).await.unwrap();
    let asked: std::collections::HashMap<_, _> = begun.url.query_pairs().collect();
    assert_eq!(asked["scope"], "openid profile");
    let code = provider.code_for(&begun.url);
    let redeemed = provider.redeem(&hub, &begun, &code, now()).await;
    let (id_token, claims) = redeemed.unwrap();
    // The `id_token` says nothing of them: userinfo does.
    assert!(id_token.claims().get("given_name").is_none());
    for (name, value) in [("given_name", "Angela"), ("birthdate", "1962-08-24")] {
        assert_eq!(claims.text(name), Some(value));
    }
}

#[tokio::test]
async fn oidcc_client_test_client_secret_basic() {
    let provider = suite().await;
    let mut party = provider.party();
    let secret = Secret::new("s3cret with : and %");
    party.authentication = RelyingPartyAuthentication::SecretBasic(secret);
    let hub = provider.hub_of(party, HubRequests::default());
    provider.log_in(&hub).await.unwrap();
    let asked = provider.last("/token");
    let header = asked.authorization.unwrap();
    let encoded = "YnJpZGdlOnMzY3JldCt3aXRoKyUzQSthbmQrJTI1";
    assert_eq!(header, format!("Basic {encoded}"));
    assert!(!asked.form.contains_key("client_secret"));
}

// ---- The configuration plan ------------------------------------------------------------------

#[tokio::test]
async fn oidcc_client_test_discovery_openid_config() {
    let provider = suite().await;
    provider.log_in(&provider.hub()).await.unwrap();
    assert_eq!(provider.asked("/.well-known/openid-configuration"), 1);
}

#[tokio::test]
async fn oidcc_client_test_discovery_jwks_uri_keys() {
    let provider = suite().await;
    let hub = provider.hub();
    for _ in 0..3 {
        provider.log_in(&hub).await.unwrap();
    }
    assert_eq!(provider.asked("/jwks"), 1);
}

#[tokio::test]
async fn oidcc_client_test_discovery_issuer_mismatch() {
    let provider = suite().await;
    provider.ways().describes =
        Box::new(|document| document["issuer"] = json!("https://other.example"));
    let told = provider.refusal(&provider.hub()).await;
    assert_eq!(told, "oidc.provider.issuer");
}

#[tokio::test]
async fn oidcc_client_test_signing_key_rotation() {
    let provider = Provider::start().await;
    let hub = provider.hub();
    provider.log_in(&hub).await.unwrap();
    provider.rolls_to(es256());
    let later = now() + jiff::SignedDuration::from_secs(31);
    let claims = provider.log_in_at(&hub, later).await;
    assert!(claims.is_ok(), "{:?}", claims.err().map(HubError::code));
    assert_eq!(provider.asked("/jwks"), 2);
}

#[tokio::test]
async fn oidcc_client_test_signing_key_rotation_just_before_signing() {
    let provider = Provider::start().await;
    let hub = provider.hub();
    // The bridge knows the keys when the person leaves for the hub.
    hub.look(now()).await.unwrap();
    let later = now() + jiff::SignedDuration::from_secs(31);
    let begun = provider.begin(&hub, later).await.unwrap();
    let code = provider.code_for(&begun.url);
    provider.rolls_to(es256());
    let redeemed = provider.redeem(&hub, &begun, &code, later).await;
    assert!(redeemed.is_ok(), "{:?}", redeemed.err().map(HubError::code));
}

// ---- How the bridge asks ---------------------------------------------------------------------

#[tokio::test]
async fn a_request_is_pushed_where_the_hub_offers_it_and_the_browser_brings_a_handle_only() {
    let provider = suite().await;
    let url = provider.url.clone();
    provider.ways().describes = Box::new(move |document| {
        document["pushed_authorization_request_endpoint"] = json!(format!("{url}/par"));
    });
    let key = es256();
    let mut party = provider.party();
    party.authentication = RelyingPartyAuthentication::PrivateKeyJwt(key.clone());
    let hub = provider.hub_of(party.clone(), HubRequests::default());
    let begun = provider.begin(&hub, now()).await.unwrap();
    let brought: Vec<_> = begun.url.query_pairs().map(|(name, _)| name).collect();
    assert_eq!(brought, ["client_id", "request_uri"]);
    let pushed = provider.last("/par").form;
    for name in [
        "state",
        "nonce",
        "code_challenge",
        "prompt",
        "scope",
        "client_assertion",
    ] {
        assert!(pushed.contains_key(name), "{name}");
    }
    let keys = eidas_bridge::oidc::jose::JwkSet::new(vec![key.public().clone()]);
    let assertion =
        eidas_bridge::oidc::jose::verify(&pushed["client_assertion"], &keys, &[key.algorithm()]);
    assert_eq!(assertion.unwrap().claims()["aud"], json!(provider.url));
    let code = provider.code_for(&begun.url);
    assert!(provider.redeem(&hub, &begun, &code, now()).await.is_ok());
    // Not where the operator says so.
    let never = HubRequests {
        pushed: Use::Never,
        ..HubRequests::default()
    };
    let hub = provider.hub_of(party, never);
    assert!(provider.log_in(&hub).await.is_ok());
    assert_eq!(provider.asked("/par"), 1);
}

#[tokio::test]
async fn a_hub_that_must_take_pushed_requests_and_says_nowhere_where_is_refused() {
    let provider = suite().await;
    let always = HubRequests {
        pushed: Use::Always,
        ..HubRequests::default()
    };
    let hub = provider.hub_of(provider.party(), always);
    assert_eq!(provider.refusal(&hub).await, "oidc.pushed.endpoint");
}

#[tokio::test]
async fn codes_are_bound_by_pkce_where_the_hub_takes_it_and_as_the_operator_says() {
    let provider = suite().await;
    let bound = async |methods: Option<Value>, pkce: Use| {
        provider.ways().describes = Box::new(move |document| {
            let methods = methods.clone();
            let members = document.as_object_mut().unwrap();
            members.remove("code_challenge_methods_supported");
            members.extend(methods.map(|it| ("code_challenge_methods_supported".to_owned(), it)));
        });
        let requests = HubRequests {
            pkce,
            ..HubRequests::default()
        };
        let hub = provider.hub_of(provider.party(), requests);
        provider.log_in(&hub).await.unwrap();
        provider.last("/token").form.contains_key("code_verifier")
    };
    assert!(bound(None, Use::Offered).await);
    assert!(bound(Some(json!(["S256"])), Use::Offered).await);
    assert!(!bound(Some(json!(["plain"])), Use::Offered).await);
    assert!(bound(Some(json!(["plain"])), Use::Always).await);
    assert!(!bound(Some(json!(["S256"])), Use::Never).await);
}

#[tokio::test]
async fn an_assertion_is_for_the_token_endpoint_where_the_hub_knows_nothing_else() {
    use eidas_bridge::config::HubAudience;
    let provider = suite().await;
    let key = es256();
    let mut party = provider.party();
    party.authentication = RelyingPartyAuthentication::PrivateKeyJwt(key.clone());
    let keys = eidas_bridge::oidc::jose::JwkSet::new(vec![key.public().clone()]);
    let token_endpoint = format!("{}/token", provider.url);
    for (assertion_audience, audience) in [
        (HubAudience::Issuer, &provider.url),
        (HubAudience::TokenEndpoint, &token_endpoint),
    ] {
        let requests = HubRequests {
            assertion_audience,
            ..HubRequests::default()
        };
        let hub = provider.hub_of(party.clone(), requests);
        provider.log_in(&hub).await.unwrap();
        let assertion = &provider.last("/token").form["client_assertion"];
        let verified = eidas_bridge::oidc::jose::verify(assertion, &keys, &[key.algorithm()]);
        assert_eq!(verified.unwrap().claims()["aud"], json!(audience));
    }
}

#[tokio::test]
async fn a_login_older_than_max_age_is_refused_and_the_time_it_took_does_not_count() {
    let provider = Provider::start().await;
    let requests = HubRequests {
        max_age: Some(10),
        prompt: None,
        ..HubRequests::default()
    };
    let hub = provider.hub_of(provider.party(), requests);
    let aged = async |seconds: i64, took: i64| {
        provider.ways().id_token = Box::new(move |ways, mut claims| {
            let issued = claims["iat"].as_i64().unwrap();
            claims["auth_time"] = json!(issued - seconds);
            signed(&ways.key, &claims)
        });
        let at = now() - jiff::SignedDuration::from_secs(took);
        let begun = provider.begin(&hub, at).await.unwrap();
        let asked: std::collections::HashMap<_, _> = begun.url.query_pairs().collect();
        assert_eq!(asked["max_age"], "10");
        assert!(!asked.contains_key("prompt"));
        let code = provider.code_for(&begun.url);
        let redeemed = provider.redeem(&hub, &begun, &code, now()).await;
        redeemed.map_or_else(HubError::code, |_| "accepted")
    };
    assert_eq!(aged(0, 0).await, "accepted");
    assert_eq!(aged(300, 300).await, "accepted");
    assert_eq!(aged(300, 0).await, "oidc.id-token.auth-time");
    provider.ways().id_token = Box::new(|ways, mut claims| {
        claims.as_object_mut().unwrap().remove("auth_time");
        signed(&ways.key, &claims)
    });
    let told = provider.refusal(&hub).await;
    assert_eq!(told, "oidc.id-token.auth-time");
}

#[tokio::test]
async fn every_algorithm_that_can_be_registered_logs_in() {
    use eidas_bridge::oidc::UserinfoFormat;
    use eidas_bridge::oidc::jose::{
        self, ContentEncryption, EncryptionChoice, JweKey, JwsAlgorithm, JwsKey,
        KeyManagementAlgorithm,
    };
    use openssl::ec::{EcGroup, EcKey};
    let p384 = EcGroup::from_curve_name(openssl::nid::Nid::SECP384R1).unwrap();
    let p384 = openssl::pkey::PKey::from_ec_key(EcKey::generate(&p384).unwrap()).unwrap();
    let provider = Provider::start().await;
    for signing in JwsAlgorithm::ALL {
        let key = match signing {
            JwsAlgorithm::Es256 => crate::oidc_world::p256(),
            JwsAlgorithm::Es384 => p384.clone(),
            JwsAlgorithm::Rs256 | JwsAlgorithm::Ps256 => rsa(),
        };
        provider.rolls_to(JwsKey::new(key, signing).unwrap());
        let choices = KeyManagementAlgorithm::ALL
            .into_iter()
            .flat_map(|alg| ContentEncryption::ALL.map(|enc| Some(EncryptionChoice { alg, enc })));
        for encryption in choices.chain([None]) {
            let own = match encryption.map(|choice| choice.alg) {
                Some(KeyManagementAlgorithm::RsaOaep | KeyManagementAlgorithm::RsaOaep256) => rsa(),
                _ => p384.clone(),
            };
            let own = JweKey::new(own).unwrap();
            let recipient = own.public(encryption.map(|choice| choice.alg));
            let sealed = move |ways: &Ways, claims: &Value| {
                let token = signed(&ways.key, claims);
                match encryption {
                    Some(choice) => jose::encrypt(&token, &recipient, choice).unwrap(),
                    None => token,
                }
            };
            let userinfo = sealed.clone();
            provider.ways().userinfo =
                Box::new(move |ways, claims| ("application/jwt", userinfo(ways, &claims)));
            // The hash of the access token is in the digest of the signature.
            provider.ways().id_token = Box::new(move |ways, mut claims| {
                if signing == JwsAlgorithm::Es384 {
                    let digest = openssl::sha::sha384(ACCESS_TOKEN.as_bytes());
                    claims["at_hash"] = json!(URL_SAFE_NO_PAD.encode(&digest[..24]));
                }
                sealed(ways, &claims)
            });
            let protection = ResponseProtection {
                signing,
                encryption,
            };
            let mut party = provider.party();
            (party.id_token, party.userinfo) = (protection, UserinfoFormat::Jwt(protection));
            party.decryption_keys = vec![own];
            let hub = provider.hub_of(party, HubRequests::default());
            assert_eq!(provider.refusal(&hub).await, "accepted", "{protection:?}");
        }
    }
}
