//! The bridge as relying party, attacked by whoever can be between it and its hub, and by a hub's
//! tokens that are not what they look like. `[RFC9700 §4, RFC8725 §3]`

use eidas_bridge::config::{HubRequests, Use};
use eidas_bridge::net::{Hub, HubError};
use eidas_bridge::oidc::jose::{
    self, ContentEncryption, EncryptionChoice, JweKey, JwsAlgorithm, JwsKey, KeyManagementAlgorithm,
};
use eidas_bridge::oidc::relying_party::RelyingParty;
use eidas_bridge::oidc::{ResponseProtection, UserinfoFormat};
use jiff::SignedDuration;
use josekit::jwe::{self, JweHeader};
use josekit::jwk::Jwk;
use openssl::hash::MessageDigest;
use openssl::pkey::PKey;
use openssl::sign::Signer;
use serde_json::{Value, json};

use crate::http_edge::authorize;
use crate::http_world::{Answer, Differences, State, different_neighbours, form, query};
use crate::hub_world::*;
use crate::oidc_world::{es256, p256};

const CHOICE: EncryptionChoice = EncryptionChoice {
    alg: KeyManagementAlgorithm::EcdhEs,
    enc: ContentEncryption::A256gcm,
};

/// A hub whose `id_token` is made so, in a registration without encryption.
async fn told_of(id_token: impl Fn(&Ways, Value) -> String + Send + 'static) -> &'static str {
    let provider = Provider::start().await;
    provider.ways().id_token = Box::new(id_token);
    provider.refusal(&provider.hub()).await
}

/// The same in a registration whose tokens are encrypted to us.
async fn told_of_sealed(
    id_token: impl Fn(&Ways, &JweKey, Value) -> String + Send + 'static,
) -> &'static str {
    let provider = Provider::start().await;
    let key = JweKey::new(p256()).unwrap();
    let hub = sealed(&provider, &key);
    provider.ways().id_token = Box::new(move |ways, claims| id_token(ways, &key, claims));
    provider.refusal(&hub).await
}

fn sealed(provider: &Provider, key: &JweKey) -> Hub {
    let party = RelyingParty {
        decryption_keys: vec![key.clone()],
        id_token: ResponseProtection {
            signing: JwsAlgorithm::Es256,
            encryption: Some(CHOICE),
        },
        ..provider.party()
    };
    provider.hub_of(party, HubRequests::default())
}

fn seal(text: &str, key: &JweKey) -> String {
    jose::encrypt(text, &key.public(None), CHOICE).unwrap()
}

/// A JWE with a header of the attacker's choosing.
fn sealed_with(text: &str, key: &JweKey, header: impl Fn(&mut JweHeader)) -> String {
    let key = Jwk::from_bytes(key.public(None).to_value().to_string()).unwrap();
    let mut head = JweHeader::new();
    head.set_content_encryption("A256GCM");
    header(&mut head);
    let encrypter = jwe::ECDH_ES.encrypter_from_jwk(&key).unwrap();
    jwe::serialize_compact(text.as_bytes(), &head, &encrypter).unwrap()
}

fn hmac(key: &[u8], input: &[u8]) -> Vec<u8> {
    let key = PKey::hmac(key).unwrap();
    let mut signer = Signer::new(MessageDigest::sha256(), &key).unwrap();
    signer.sign_oneshot_to_vec(input).unwrap()
}

#[tokio::test]
async fn a_hubs_token_without_a_signature_is_refused() {
    for alg in ["none", "None", "NONE", ""] {
        let told = told_of(move |ways, claims| {
            let header = json!({ "alg": alg, "kid": ways.key.kid() });
            forged(&header, &claims, |_| Vec::new())
        });
        assert_eq!(told.await, "jose.algorithm", "{alg}");
    }
}

#[tokio::test]
async fn a_hubs_token_keyed_with_its_public_key_is_refused() {
    let told = told_of(|ways, claims| {
        let public = ways.key.public().to_value().to_string();
        let header = json!({ "alg": "HS256", "kid": ways.key.kid() });
        forged(&header, &claims, |input| hmac(public.as_bytes(), input))
    });
    assert_eq!(told.await, "jose.algorithm");
}

#[tokio::test]
async fn a_hubs_token_that_brings_its_own_key_is_refused() {
    let told = told_of(|ways, claims| {
        let own = es256();
        let genuine = ways.key.kid().to_owned();
        let mine = signed(&own, &claims);
        let signature = mine.rsplit_once('.').unwrap().1.to_owned();
        let header = json!({
            "alg": "ES256", "kid": genuine, "jwk": own.public().to_value(),
            "jku": "https://attacker.example/jwks",
        });
        let unsigned = forged(&header, &claims, |_| Vec::new());
        format!("{unsigned}{signature}")
    });
    assert_eq!(told.await, "jose.signature");
}

#[tokio::test]
async fn a_hubs_token_with_a_critical_header_is_refused() {
    let told = told_of(|ways, claims| {
        let header = json!({ "alg": "ES256", "kid": ways.key.kid(), "crit": ["exp"], "exp": 1 });
        forged(&header, &claims, |_| vec![0; 64])
    });
    assert_eq!(told.await, "jose.critical-header");
}

#[tokio::test]
async fn a_key_that_a_hub_publishes_for_encryption_signs_nothing() {
    let provider = Provider::start().await;
    let key = es256();
    let mut published = key.public().to_value();
    published["use"] = json!("enc");
    let beside = es256();
    {
        let mut ways = provider.ways();
        ways.published = json!({ "keys": [published, beside.public().to_value()] });
        ways.key = key;
    }
    // The name is known, so asking anew would not help.
    assert_eq!(provider.refusal(&provider.hub()).await, "jose.algorithm");
    assert_eq!(provider.asked("/jwks"), 1);
}

#[tokio::test]
async fn a_hubs_encrypted_token_is_refused_where_none_is_registered_and_the_other_way_round() {
    let told = told_of(|ways, claims| {
        let key = JweKey::new(p256()).unwrap();
        seal(&signed(&ways.key, &claims), &key)
    });
    assert_eq!(told.await, "oidc.id-token.protection");
    let told = told_of_sealed(|ways, _, claims| signed(&ways.key, &claims));
    assert_eq!(told.await, "oidc.id-token.protection");
    let told = told_of_sealed(|ways, key, claims| seal(&signed(&ways.key, &claims), key));
    assert_eq!(told.await, "accepted");
}

#[tokio::test]
async fn encryption_is_no_signature() {
    // Anybody can encrypt to our public key.
    let told = told_of_sealed(|_, key, claims| seal(&claims.to_string(), key));
    assert_eq!(told.await, "jose.malformed");
    let told = told_of_sealed(|_, key, claims| {
        seal(
            &forged(&json!({ "alg": "none" }), &claims, |_| Vec::new()),
            key,
        )
    });
    assert_eq!(told.await, "jose.algorithm");
    let told = told_of_sealed(|ways, key, claims| {
        let stranger = JwsKey::new(p256(), JwsAlgorithm::Es256).unwrap();
        let header = json!({ "alg": "ES256", "kid": ways.key.kid() });
        let mine = signed(&stranger, &claims);
        let signature = mine.rsplit_once('.').unwrap().1;
        let token = forged(&header, &claims, |_| Vec::new());
        seal(&format!("{token}{signature}"), key)
    });
    assert_eq!(told.await, "jose.signature");
}

#[tokio::test]
async fn a_hubs_encrypted_token_says_what_is_in_it() {
    let told = told_of_sealed(|ways, key, claims| {
        let token = signed(&ways.key, &claims);
        sealed_with(&token, key, |header| {
            header.set_content_type("application/json");
        })
    });
    assert_eq!(told.await, "jose.type");
    let told = told_of_sealed(|ways, key, claims| {
        let token = signed(&ways.key, &claims);
        sealed_with(&token, key, |header| header.set_content_type("JWT"))
    });
    assert_eq!(told.await, "accepted");
}

#[tokio::test]
async fn a_hubs_token_is_neither_unfolded_nor_opened_with_a_password_nor_read_when_huge() {
    let told = told_of_sealed(|_, key, _| {
        sealed_with(&"0".repeat(1_000_000), key, |header| {
            header.set_compression("DEF");
        })
    });
    assert_eq!(told.await, "jose.compression");
    let told = told_of_sealed(|_, _, _| {
        let header = json!({
            "alg": "PBES2-HS256+A128KW", "enc": "A256GCM", "p2c": 2_000_000_000, "p2s": "AAAA",
        });
        let head = forged(&header, &json!({}), |_| Vec::new());
        let head = head.split('.').next().unwrap().to_owned();
        format!("{head}.AAAA.AAAA.AAAA.AAAA")
    });
    assert_eq!(told.await, "jose.algorithm");
    let told = told_of(|_, _| format!("e30.{}.AAAA", "a".repeat(64 * 1024)));
    assert_eq!(told.await, "jose.too-large");
}

#[tokio::test]
async fn userinfo_in_another_form_than_registered_is_refused() {
    let provider = Provider::start().await;
    let party = RelyingParty {
        userinfo: UserinfoFormat::Jwt(ResponseProtection::default()),
        ..provider.party()
    };
    let hub = provider.hub_of(party, HubRequests::default());
    assert_eq!(provider.refusal(&hub).await, "oidc.userinfo.protection");
    provider.ways().userinfo = Box::new(|_, claims| {
        let token = forged(&json!({ "alg": "none" }), &claims, |_| Vec::new());
        ("application/jwt", token)
    });
    assert_eq!(provider.refusal(&hub).await, "jose.algorithm");
    provider.ways().userinfo =
        Box::new(|ways, claims| ("application/jwt", signed(&ways.key, &claims)));
    assert_eq!(provider.refusal(&hub).await, "accepted");
}

#[tokio::test]
async fn a_code_of_another_login_is_of_no_use() {
    let provider = Provider::start().await;
    for (pkce, told) in [
        (Use::Always, "oidc.token-response.refused"),
        // FranceConnect+ takes no PKCE: the nonce does it.
        (Use::Never, "oidc.id-token.nonce"),
    ] {
        let requests = HubRequests {
            pkce,
            ..HubRequests::default()
        };
        let hub = provider.hub_of(provider.party(), requests);
        let victim = provider.begin(&hub, now()).await.unwrap();
        let attacker = provider.begin(&hub, now()).await.unwrap();
        let code = provider.code_for(&attacker.url);
        let redeemed = provider.redeem(&hub, &victim, &code, now()).await;
        assert_eq!(redeemed.map(|_| ()).map_err(HubError::code), Err(told));
    }
}

// ---- The hub's keys --------------------------------------------------------------------------

#[tokio::test]
async fn a_hubs_unknown_key_makes_one_fetch_in_thirty_seconds_however_many_tokens_name_it() {
    let provider = Provider::start().await;
    let hub = provider.hub();
    provider.log_in(&hub).await.unwrap();
    provider.ways().id_token = Box::new(|_, claims| signed(&es256(), &claims));
    let later = now() + SignedDuration::from_secs(31);
    let logins = (0..10).map(|_| provider.log_in_at(&hub, later));
    for login in together(logins).await {
        assert_eq!(login.err().map(HubError::code), Some("jose.unknown-kid"));
    }
    assert_eq!(provider.asked("/jwks"), 2);
}

#[tokio::test]
async fn a_hub_whose_keys_cannot_be_had_is_not_asked_by_every_login_and_the_last_good_ones_stay() {
    for broken in [
        Broken::Status(503),
        Broken::Body("application/json", b"{\"keys\":[]}".to_vec()),
        Broken::Body("text/html", b"<html>".to_vec()),
        Broken::Body("application/json", vec![b' '; 300 * 1024]),
        Broken::Slow,
    ] {
        let provider = Provider::start().await;
        let hub = provider.hub();
        provider.log_in(&hub).await.unwrap();
        provider.breaks("/jwks", broken);
        // An unknown key, again and again.
        provider.ways().id_token = Box::new(|_, claims| signed(&es256(), &claims));
        let later = now() + SignedDuration::from_secs(31);
        for _ in 0..5 {
            let login = provider.log_in_at(&hub, later).await;
            assert_eq!(login.err().map(HubError::code), Some("jose.unknown-kid"));
        }
        assert_eq!(provider.asked("/jwks"), 2);
        // Those who log in with the key that is known notice nothing.
        provider.ways().id_token = Box::new(|ways, claims| signed(&ways.key, &claims));
        assert!(provider.log_in_at(&hub, later).await.is_ok());
    }
}

#[tokio::test]
async fn a_hub_whose_keys_were_never_had_yields_no_identity() {
    for (broken, told) in [
        (Broken::Status(503), "net.status"),
        (Broken::Slow, "net.unreachable"),
        (
            Broken::Body("application/json", vec![b' '; 300 * 1024]),
            "net.too-large",
        ),
        (
            Broken::Body("application/json", vec![b' '; 100 * 1024]),
            "jose.too-large",
        ),
        (
            Broken::Body("application/json", b"{\"keys\":[]}".to_vec()),
            "jose.key-unsuitable",
        ),
        (
            Broken::Body("text/html", b"<html>".to_vec()),
            "jose.malformed",
        ),
    ] {
        let provider = Provider::start().await;
        provider.breaks("/jwks", broken);
        let hub = provider.hub();
        assert_eq!(provider.refusal(&hub).await, told);
        // It is back: so is the login, once the pause is over.
        provider.mends("/jwks");
        let later = now() + SignedDuration::from_secs(2);
        assert!(provider.log_in_at(&hub, later).await.is_ok());
    }
}

#[tokio::test]
async fn no_back_channel_call_follows_a_redirect() {
    let elsewhere = Provider::start().await;
    for path in [
        "/.well-known/openid-configuration",
        "/par",
        "/token",
        "/jwks",
        "/userinfo",
    ] {
        let provider = Provider::start().await;
        let url = provider.url.clone();
        provider.ways().describes = Box::new(move |document| {
            document["pushed_authorization_request_endpoint"] = json!(format!("{url}/par"));
        });
        provider.breaks(path, Broken::Redirect(format!("{}{path}", elsewhere.url)));
        assert_eq!(
            provider.refusal(&provider.hub()).await,
            "net.status",
            "{path}"
        );
        assert_eq!(provider.asked(path), 1, "{path}");
        assert_eq!(elsewhere.asked(path), 0, "{path}");
    }
}

// ---- In front of the whole bridge ------------------------------------------------------------

/// A foreign login that has come to our hub: our Connector's side, the node with the hub, the
/// cookie of the one and the answer of the other.
pub(crate) struct AtHub {
    pub(crate) ours: State,
    pub(crate) theirs: State,
    pub(crate) cookie: String,
    pub(crate) arrived: Answer,
    _folder: tempfile::TempDir,
}

/// Two nodes; the one abroad has this hub.
pub(crate) async fn at_hub(provider: &Provider) -> AtHub {
    let differences = Differences {
        node: &|country, node| {
            if country == "DE" {
                node.proxy_service.as_mut().unwrap().hub = provider.hub();
            }
        },
        ..Differences::default()
    };
    let (ours, theirs, folder, _) = different_neighbours(&differences).await;
    let (cookie, arrived) = sent(&ours, &theirs).await;
    AtHub {
        ours,
        theirs,
        cookie,
        arrived,
        _folder: folder,
    }
}

/// A service's request arrives at the node abroad.
pub(crate) async fn sent(ours: &State, theirs: &State) -> (String, Answer) {
    let start = ours.get(&authorize(&[]), "").await;
    let (cookie, flow) = (start.cookie(), start.field("flow"));
    let fields = [("flow", flow.as_str()), ("country", "DE")];
    let chosen = ours.post("/connector/country", &cookie, &fields).await;
    let (request, relay) = (chosen.field("SAMLRequest"), chosen.field("RelayState"));
    let fields = [("SAMLRequest", request.as_str()), ("RelayState", &relay)];
    let arrived = theirs.post("/proxy-service/sso", "", &fields).await;
    (cookie, arrived)
}

/// The callback with these parameters.
pub(crate) fn callback(fields: &[(&str, &str)]) -> String {
    format!("/proxy-service/callback?{}", form(fields))
}

#[tokio::test]
async fn a_hubs_answer_of_another_issuer_is_refused_whether_code_or_error() {
    let provider = Provider::start().await;
    let at = at_hub(&provider).await;
    let onward = at.arrived.onward().to_owned();
    let (state, cookie) = (query(&onward)["state"].clone(), at.arrived.cookie());
    let code = provider.code_for(&onward.parse().unwrap());
    let said = [("code", code.as_str()), ("error", "access_denied")];
    for said in said {
        for iss in [None, Some("https://attacker.example"), Some("")] {
            let mut fields = vec![said, ("state", &state)];
            fields.extend(iss.map(|iss| ("iss", iss)));
            let answer = at.theirs.get(&callback(&fields), &cookie).await;
            assert_eq!(answer.status.as_u16(), 502, "{}", answer.body);
            assert!(answer.body.contains("oidc.callback.issuer"));
        }
    }
    assert_eq!(provider.asked("/token"), 0);
    // Nothing of that took the login away.
    let fields = [said[0], ("state", &state), ("iss", &provider.url)];
    let answer = at.theirs.get(&callback(&fields), &cookie).await;
    assert!(answer.body.contains("SAMLResponse"), "{}", answer.body);
    assert_eq!(provider.asked("/token"), 1);
}

#[tokio::test]
async fn logins_cannot_be_swapped_at_the_hubs_answer() {
    let provider = Provider::start().await;
    let at = at_hub(&provider).await;
    let victim = at.arrived.onward().to_owned();
    let (_, mine) = sent(&at.ours, &at.theirs).await;
    let attacker = mine.onward().to_owned();
    let code = provider.code_for(&attacker.parse().unwrap());
    let answer_to = |onward: &str| {
        let state = query(onward)["state"].clone();
        callback(&[("code", &code), ("state", &state), ("iss", &provider.url)])
    };
    // The attacker's whole answer in the victim's browser.
    let answer = at
        .theirs
        .get(&answer_to(&attacker), &at.arrived.cookie())
        .await;
    assert_eq!(answer.status.as_u16(), 403);
    assert!(answer.body.contains("flow.other-browser"));
    assert_eq!(provider.asked("/token"), 0);
    // The attacker's code in the victim's login: PKCE binds it to another.
    let answer = at
        .theirs
        .get(&answer_to(&victim), &at.arrived.cookie())
        .await;
    assert!(answer.body.contains("SAMLResponse"), "{}", answer.body);
    assert_eq!(provider.asked("/userinfo"), 0);
    // And a login that ended does not begin again.
    let answer = at
        .theirs
        .get(&answer_to(&victim), &at.arrived.cookie())
        .await;
    assert_eq!(answer.status.as_u16(), 409);
    assert!(answer.body.contains("flow.refused"));
}
