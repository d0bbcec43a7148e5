//! One node with two clients, whose keys the test holds, and the node's own signing key.

use std::sync::Arc;

use axum::body::Body;
use axum::http::Request;
use base64::Engine as _;
use eidas_bridge::ambient::Clock;
use eidas_bridge::flow::Node;
use eidas_bridge::oidc::jose::{self, JwkSet, JwsAlgorithm, JwsKey};
use eidas_bridge::oidc::{Client, ClientAuthentication, Clients, Secret};
use eidas_bridge::store::MemoryStore;
use openssl::pkey::PKey;
use openssl::rsa::Rsa;
use serde_json::{Value, json};

use crate::http_world::{
    Answer, CALLBACK, CLIENT, OURS, State, alone_with, form, p256, query, request_with,
};
use crate::journey_world::Moved;

pub(super) const STATE: &str = "the-state-of-the-hub-0123456789";
pub(super) const OTHER: &str = "other";
pub(super) const OTHER_CALLBACK: &str = "https://other.example/cb";
pub(super) const AFTER_LOGOUT: &str = "https://hub.fr.example/bye?from=eidas";
const SECRET: &str = "s3cret-s3cret-s3cret-s3cret";
pub(super) const CHALLENGE: &str = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

pub(super) struct Front {
    pub(super) state: State,
    /// Signs for the client.
    pub(super) client: JwsKey,
    /// The client's RSA key, for RS256.
    pub(super) client_rsa: JwsKey,
    /// Signs for us.
    pub(super) ours: JwsKey,
    pub(super) clock: Arc<Moved>,
}

pub(super) fn es256() -> JwsKey {
    JwsKey::new(p256(), JwsAlgorithm::Es256).unwrap()
}

/// A node whose client `hub` is registered as `change` says.
pub(super) fn front(change: impl FnOnce(&mut Client)) -> Front {
    front_of(change, |_| {})
}

pub(super) fn front_of(change: impl FnOnce(&mut Client), node: impl FnOnce(&mut Node)) -> Front {
    let rsa = PKey::from_rsa(Rsa::generate(2048).unwrap()).unwrap();
    let client_rsa = JwsKey::new(rsa, JwsAlgorithm::Rs256).unwrap();
    let (client, ours, clock) = (es256(), es256(), Arc::new(Moved::default()));
    let public = [&client, &client_rsa].map(|key| key.public().clone());
    let secret = || ClientAuthentication::SecretBasic(Secret::new(SECRET));
    let mut hub = Client::new(CLIENT, vec![CALLBACK.to_owned()], secret());
    hub.keys = JwkSet::new(public.to_vec());
    hub.post_logout_redirect_uris = vec![AFTER_LOGOUT.to_owned()];
    change(&mut hub);
    let other = Client::new(OTHER, vec![OTHER_CALLBACK.to_owned()], secret());
    let (own, timed) = (ours.clone(), Arc::clone(&clock));
    let state = alone_with(|built| {
        built.clock = timed.clone();
        built.store = Arc::new(MemoryStore::new(1000, timed));
        let role = built.connector.as_mut().unwrap();
        role.clients.store(Arc::new(Clients::new([hub, other])));
        let policy = role.policies[CLIENT].clone();
        role.policies.insert(OTHER.to_owned(), policy);
        role.token_keys = Arc::new(own.into());
        node(built);
    });
    Front {
        state,
        client,
        client_rsa,
        ours,
        clock,
    }
}

/// How an authorization request ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum End {
    /// The person is asked for a country.
    Asked,
    /// The client is told this error, for this reason, at its address and with its state.
    Told(String, String),
    /// The person sees a page with this code, and nobody is told.
    Page(String),
}

pub(super) fn told(error: &str, code: &str) -> End {
    End::Told(error.to_owned(), code.to_owned())
}

pub(super) fn page(code: &str) -> End {
    End::Page(code.to_owned())
}

pub(super) fn end_of(answer: &Answer) -> End {
    if let Some(location) = answer.header("location") {
        assert!(location.starts_with(&format!("{CALLBACK}?")), "{location}");
        let said = query(location);
        assert_eq!(said["iss"], OURS);
        let (code, _) = said["error_description"]
            .split_once(" (reference ")
            .unwrap();
        assert!(!said.contains_key("code"));
        return told(&said["error"], code);
    }
    assert_eq!(answer.header("refresh"), None);
    if let Some(code) = code_of(answer) {
        return page(&code);
    }
    assert_eq!(answer.status, 200, "{}", answer.body);
    assert!(!answer.field("flow").is_empty());
    End::Asked
}

/// The code on an error page.
pub(super) fn code_of(answer: &Answer) -> Option<String> {
    let start = "<span class=\"code\" translate=\"no\">";
    let (_, rest) = answer.body.split_once(start)?;
    Some(rest.split_once('<').unwrap().0.to_owned())
}

impl Front {
    /// The authorization endpoint with exactly these parameters.
    pub(super) async fn ask(&self, fields: &[(&str, &str)]) -> Answer {
        self.state
            .get(&format!("/authorize?{}", form(fields)), "")
            .await
    }

    /// A sound request with these changes; an empty value leaves a parameter out.
    pub(super) async fn with(&self, changes: &[(&str, &str)]) -> End {
        end_of(&self.ask(&request_with(changes)).await)
    }

    pub(super) fn now(&self) -> i64 {
        self.clock.now().as_second()
    }

    /// A sound request object's claims.
    pub(super) fn claims(&self) -> Value {
        json!({
            "iss": CLIENT, "aud": OURS, "exp": self.now() + 60, "nbf": self.now() - 1,
            "client_id": CLIENT, "redirect_uri": CALLBACK, "response_type": "code",
            "scope": "openid profile", "state": "the-state-inside", "nonce": "the-nonce-inside",
            "acr_values": "eidas2", "max_age": 300, "code_challenge": CHALLENGE,
            "code_challenge_method": "S256", "claims": {"userinfo": {"given_name": null}},
        })
    }

    /// Signed by the client.
    pub(super) fn signed(&self, claims: &Value) -> String {
        jose::sign(claims, &self.client, "oauth-authz-req+jwt").unwrap()
    }

    /// The same with members replaced, by null removed.
    pub(super) fn object(&self, changes: &Value) -> String {
        let mut claims = self.claims();
        let map = claims.as_object_mut().unwrap();
        for (name, value) in changes.as_object().unwrap() {
            map.insert(name.clone(), value.clone());
        }
        map.retain(|_, value| !value.is_null());
        self.signed(&claims)
    }

    /// An `id_token` as we issued it an hour ago, with members replaced.
    pub(super) fn id_token(&self, key: &JwsKey, changes: &Value) -> String {
        let mut claims = json!({
            "iss": OURS, "aud": CLIENT, "sub": "XB/XA/1234", "exp": self.now() - 3540,
            "iat": self.now() - 3600, "auth_time": self.now() - 3600, "acr": "eidas2",
        });
        for (name, value) in changes.as_object().unwrap() {
            claims[name] = value.clone();
        }
        let map = claims.as_object_mut().unwrap();
        map.retain(|_, value| !value.is_null());
        jose::sign(&claims, key, "JWT").unwrap()
    }

    /// Pushes these parameters, as the client or as somebody else.
    pub(super) async fn push_as(&self, client: &str, fields: &[(&str, &str)]) -> (u16, Value) {
        push_at(&self.state, client, fields).await
    }

    pub(super) async fn push(&self, fields: &[(&str, &str)]) -> (u16, Value) {
        self.push_as(CLIENT, fields).await
    }

    /// The reference of a request that was pushed with success.
    pub(super) async fn pushed(&self, fields: &[(&str, &str)]) -> String {
        let (status, body) = self.push(fields).await;
        assert_eq!(status, 201, "{body}");
        body["request_uri"].as_str().unwrap().to_owned()
    }

    /// The browser brings a reference.
    pub(super) async fn bring(&self, client: &str, reference: &str) -> End {
        let fields = [("client_id", client), ("request_uri", reference)];
        end_of(&self.ask(&fields).await)
    }
}

/// The endpoint for pushed requests of that node.
pub(super) async fn push_at(state: &State, client: &str, fields: &[(&str, &str)]) -> (u16, Value) {
    let engine = base64::engine::general_purpose::STANDARD;
    let credentials = engine.encode(format!("{client}:{SECRET}"));
    let request = Request::post("/par")
        .header("authorization", format!("Basic {credentials}"))
        .header("content-type", "application/x-www-form-urlencoded");
    let request = request.body(Body::from(form(fields))).unwrap();
    let answer = state.send(request).await;
    assert_eq!(answer.header("location"), None);
    assert_eq!(answer.header("cache-control"), Some("no-store"));
    let body = serde_json::from_str(&answer.body).unwrap();
    (answer.status.as_u16(), body)
}
