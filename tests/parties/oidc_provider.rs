//! npm's oidc-provider as the national hub behind our Proxy-Service: a service of the demo country
//! logs our citizens in through it.

use std::fmt::Write as _;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use eidas_bridge::demo::browser::{Browser, Page};
use eidas_bridge::demo::journey::{self, Direction, Script};
use eidas_bridge::demo::{Options, World};
use serde_json::{Value, json};

use crate::party::{Party, node};
use crate::registration::{about, ready, start};

/// A registration of our bridge at the hub: the hub's record, our configuration's lines beside.
struct Variation {
    name: &'static str,
    record: Value,
    ours: &'static str,
    /// How the hub takes pushed requests: `required`, `offered` or not at all.
    par: &'static str,
}

const SECTION: &str = "[proxy_service.hub]\n\
    client_id = \"eidas-bridge\"\n\
    profile = \"standard\"\n\
    identifier_secret_file = \"secrets/identifier\"\n";

fn variations() -> Vec<Variation> {
    vec![
        Variation {
            name: "keys",
            record: json!({
                "token_endpoint_auth_method": "private_key_jwt",
                "token_endpoint_auth_signing_alg": "ES256",
                "id_token_signed_response_alg": "ES256",
                "id_token_encrypted_response_alg": "ECDH-ES",
                "id_token_encrypted_response_enc": "A256GCM",
                "userinfo_signed_response_alg": "ES256",
                "userinfo_encrypted_response_alg": "ECDH-ES",
                "userinfo_encrypted_response_enc": "A256GCM",
            }),
            ours: "",
            par: "required",
        },
        Variation {
            name: "wrapped",
            record: json!({
                "token_endpoint_auth_method": "private_key_jwt",
                "token_endpoint_auth_signing_alg": "ES256",
                "id_token_signed_response_alg": "ES384",
                "id_token_encrypted_response_alg": "ECDH-ES+A256KW",
                "id_token_encrypted_response_enc": "A128GCM",
                "userinfo_signed_response_alg": "ES384",
                "userinfo_encrypted_response_alg": "ECDH-ES+A256KW",
                "userinfo_encrypted_response_enc": "A128GCM",
            }),
            ours: "",
            par: "offered",
        },
        Variation {
            name: "secret",
            record: json!({
                "token_endpoint_auth_method": "client_secret_basic",
                "id_token_signed_response_alg": "RS256",
            }),
            ours: "",
            par: "",
        },
        Variation {
            name: "pss",
            record: json!({
                "token_endpoint_auth_method": "client_secret_post",
                "id_token_signed_response_alg": "PS256",
                "userinfo_signed_response_alg": "PS256",
            }),
            ours: "",
            par: "",
        },
    ]
}

/// The two countries with this hub in ours.
struct Scene {
    world: World,
    hub: Party,
}

impl Scene {
    async fn open(variation: &Variation) -> Option<Self> {
        let mut hub = Party::start(node(include_str!("node/oidc_provider.mjs"))?);
        let mut section = format!("{SECTION}issuer = \"{}\"\n{}", hub.url, variation.ours);
        for (name, value) in variation.record.as_object().unwrap() {
            if name != "token_endpoint_auth_signing_alg" {
                writeln!(section, "{name} = {value}").unwrap();
            }
        }
        let method = variation.record["token_endpoint_auth_method"].as_str();
        let by_secret = method.is_some_and(|method| method.starts_with("client_secret"));
        if by_secret {
            section.push_str("client_secret_file = \"secrets/client\"\n");
        }
        let mut options = Options::default();
        options.ours.external_hub = Some(section);
        let world = start(options).await;
        let bridge = &world.ours.bridge_url;
        let mut client = variation.record.clone();
        client["client_id"] = "eidas-bridge".into();
        client["redirect_uris"] = json!([format!("{bridge}/proxy-service/callback")]);
        client["jwks_uri"] = format!("{bridge}/proxy-service/jwks").into();
        if by_secret {
            let secret = std::fs::read_to_string(world.ours.folder.join("secrets/client"));
            client["client_secret"] = secret.unwrap().trim().into();
        }
        let rest = json!({
            "client": client,
            "acr": ["eidas1", "eidas2", "eidas3"],
            "par": variation.par,
        });
        hub.tell(&rest);
        ready(&world).await;
        Some(Self { world, hub })
    }

    /// A login at their service, in which the person answers the hub so; yields the service's page
    /// and the message that our bridge sent there.
    async fn log_in(&self, level: &str, answer: &str) -> (Page, String) {
        let mut browser = Browser::new().unwrap();
        let script = Script::of(Direction::ProxyService);
        let (service, home) = (&self.world.theirs, &self.world.ours);
        let mut page = journey::begin(&mut browser, service, &script)
            .await
            .unwrap();
        let mut message = String::new();
        for _ in 0..12 {
            if page.url().path() == "/service/result" {
                return (page, message);
            }
            assert!(page.status() < 400, "{}: {}", page.url(), page.body());
            let form = page.self_posting_form();
            if let Some(response) = form.as_ref().and_then(|form| form.get("SAMLResponse")) {
                message = String::from_utf8(STANDARD.decode(response).unwrap()).unwrap();
            }
            page = match page.forms().first() {
                Some(form) if form.action.path().starts_with("/interaction/") => {
                    let mut form = form.clone();
                    form.set("level", level);
                    let button = Some(("answer", answer));
                    browser.submit(&page, &form, button).await.unwrap()
                }
                _ => journey::go_on(&mut browser, &page, home, &script)
                    .await
                    .unwrap_or_else(|error| panic!("{error}: {}", page.body())),
            };
        }
        panic!("no end: {}", page.body());
    }

    /// What the hub saw of our bridge.
    async fn seen(&self) -> Value {
        let mut browser = Browser::new().unwrap();
        let page = browser.get(&format!("{}/seen", self.hub.url)).await;
        serde_json::from_str(page.unwrap().body()).unwrap()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn our_citizen_logs_in_abroad_through_each_registration() {
    for variation in variations() {
        let Some(scene) = Scene::open(&variation).await else {
            return;
        };
        let (page, message) = scene.log_in("", "login").await;
        let claims = page.text_of("claims");
        let seen = scene.seen().await;
        let claims = claims.unwrap_or_else(|| panic!("{}: {seen:#}", page.body()));
        let claims: Value = serde_json::from_str(&claims).unwrap();
        assert_eq!(page.text_of("acr").as_deref(), Some("eidas2"));
        assert_eq!(claims["given_name"], "Anne-Laure Gaëlle");
        assert_eq!(claims["family_name"], "Dubinôre");
        assert_eq!(claims["birthdate"], "1981-07-24");
        assert!(message.contains("EncryptedAssertion"));
        assert_eq!(seen[0]["code_challenge_method"], "S256", "{seen:#}");
        let pushed = !variation.par.is_empty();
        assert_eq!(seen[0]["pushed"], pushed, "{seen:#}");
        println!(
            "{}: {}: {}: logged in",
            scene.hub.name,
            variation.name,
            about(&variation.record)
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refusal_or_too_low_a_level_becomes_a_signed_response() {
    let Some(scene) = Scene::open(&variations()[0]).await else {
        return;
    };
    let cases = [
        ("", "refuse", "RequestDenied", "access_denied"),
        (
            "eidas1",
            "login",
            "AuthnFailed",
            "unmet_authentication_requirements",
        ),
    ];
    for (level, answer, status, error) in cases {
        let (page, message) = scene.log_in(level, answer).await;
        assert!(message.contains("Signature>"), "{message}");
        assert!(message.contains(&format!("status:{status}\"")), "{message}");
        assert_eq!(
            page.text_of("error").as_deref(),
            Some(error),
            "{}",
            page.body()
        );
        println!("{}: {answer} {level}: {status}: {error}", scene.hub.name);
    }
}
