//! Too much of it: addresses and clients that ask too often, bodies that are too large.

use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use axum::body::Body;
use axum::http::{Request, StatusCode};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use eidas_bridge::config::Network;
use eidas_bridge::flow::{ClientRates, Pool};
use eidas_bridge::http::{EdgeLimits, Peer, Proxies};
use hyper::body::{Bytes, Frame};

use crate::http_world::{Answer, CLIENT, LIMITS, OURS, Roles, State, alone, alone_with, form};

const FORM: &str = "application/x-www-form-urlencoded";

/// One request a second, ten at once; proxies at 10/8, one network not limited.
fn strict() -> State {
    let limits = EdgeLimits {
        address_rate: 1,
        unlimited: vec![Network::parse("198.51.100.0/24").unwrap()],
        proxies: Proxies {
            trusted: vec![Network::parse("10.0.0.0/8").unwrap()],
            header: "x-forwarded-for".to_owned(),
        },
        ..LIMITS
    };
    alone(OURS, Roles::Both, limits)
}

async fn ask(state: &State, method: &str, path: &str, peer: &str, said: &str) -> Answer {
    let mut request = Request::builder()
        .method(method)
        .uri(path)
        .header("x-forwarded-for", said)
        .header("accept-language", "de")
        .header("content-type", FORM)
        .body(Body::empty())
        .unwrap();
    request.extensions_mut().insert(Peer(peer.parse().unwrap()));
    state.send(request).await
}

/// How many of a hundred are answered, and the last answer.
async fn flood(state: &State, method: &str, path: &str, peer: &str, said: &str) -> (usize, Answer) {
    let mut answered = 0;
    let mut last = ask(state, method, path, peer, said).await;
    for _ in 0..100 {
        if last.status != StatusCode::TOO_MANY_REQUESTS {
            answered += 1;
        }
        last = ask(state, method, path, peer, said).await;
    }
    (answered, last)
}

#[tokio::test]
async fn whoever_asks_too_often_is_told_when_to_come_back_and_nobody_else_is() {
    let state = strict();
    let (answered, refused) = flood(&state, "GET", "/jwks", "10.0.0.1", "192.0.2.1").await;
    assert!((10..60).contains(&answered), "{answered}");
    assert_eq!(refused.status, StatusCode::TOO_MANY_REQUESTS);
    let wait: u64 = refused.header("retry-after").unwrap().parse().unwrap();
    assert!((1..=2).contains(&wait), "{wait}");
    assert!(refused.body.contains("http.too-many-requests"));
    assert!(refused.body.contains("lang=\"de\""), "in their language");
    // Somebody else behind the same proxy, and the same somebody by another road.
    let other = ask(&state, "GET", "/jwks", "10.0.0.1", "192.0.2.2").await;
    assert_eq!(other.status, StatusCode::OK);
    let direct = ask(&state, "GET", "/jwks", "192.0.2.1", "203.0.113.9").await;
    assert_eq!(
        direct.status,
        StatusCode::TOO_MANY_REQUESTS,
        "a stranger's header counts not"
    );
    let health = ask(&state, "GET", "/livez", "10.0.0.1", "192.0.2.1").await;
    assert_eq!(health.status, StatusCode::OK);
}

#[tokio::test]
async fn proxies_of_ours_and_those_named_are_not_counted() {
    let state = strict();
    for (peer, said) in [("127.0.0.1", ""), ("10.0.0.1", ""), ("198.51.100.7", "")] {
        let (answered, _) = flood(&state, "GET", "/jwks", peer, said).await;
        assert_eq!(answered, 100, "{peer}");
    }
}

#[tokio::test]
async fn the_back_channel_of_one_address_may_ask_for_many_people_and_is_told_in_json() {
    let state = strict();
    let (answered, _) = flood(&state, "POST", "/token", "192.0.2.1", "").await;
    assert_eq!(answered, 100);
    let (_, refused) = flood(&state, "POST", "/token", "192.0.2.1", "").await;
    assert_eq!(refused.status, StatusCode::TOO_MANY_REQUESTS);
    let said: serde_json::Value = serde_json::from_str(&refused.body).unwrap();
    assert_eq!(said["error"], "temporarily_unavailable");
    assert!(refused.header("retry-after").is_some());
}

#[tokio::test]
async fn a_client_has_a_budget_that_a_stranger_cannot_use_up() {
    let state = alone_with(|node| {
        node.connector.as_mut().unwrap().client_rates = ClientRates::new(1);
    });
    let call = |secret: &str| {
        let fields = [
            ("grant_type", "authorization_code"),
            ("code", "unknown"),
            ("redirect_uri", "https://hub.fr.example/callback"),
        ];
        let basic = STANDARD.encode(format!("{CLIENT}:{secret}"));
        let request = Request::post("/token")
            .header("content-type", FORM)
            .header("authorization", format!("Basic {basic}"));
        request.body(Body::from(form(&fields))).unwrap()
    };
    for _ in 0..50 {
        let answer = state.send(call("wrong")).await;
        assert_eq!(answer.status, StatusCode::UNAUTHORIZED);
    }
    let mut refused = None;
    for round in 0..50 {
        let answer = state.send(call("s3cret-s3cret-s3cret-s3cret")).await;
        if answer.status == StatusCode::TOO_MANY_REQUESTS {
            assert!(round >= 5, "{round}");
            refused = Some(answer);
            break;
        }
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{}", answer.body);
    }
    let refused = refused.unwrap();
    assert!(refused.header("retry-after").is_some());
    assert!(refused.body.contains("temporarily_unavailable"));
}

/// A body that never comes.
struct Never;

impl hyper::body::Body for Never {
    type Data = Bytes;
    type Error = std::io::Error;

    fn poll_frame(
        self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, std::io::Error>>> {
        Poll::Pending
    }
}

#[tokio::test]
async fn a_body_that_says_that_it_is_too_large_is_not_waited_for() {
    let state = alone(OURS, Roles::Both, LIMITS);
    let request = Request::post("/connector/acs")
        .header("content-type", FORM)
        .header("content-length", "99999999");
    let answer = state.send(request.body(Body::new(Never)).unwrap()).await;
    assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert!(answer.body.contains("http.body-too-large"));
}

#[tokio::test]
async fn bodies_that_never_come_hold_no_place_of_those_that_do() {
    let limits = EdgeLimits {
        concurrent_requests: 4,
        ..LIMITS
    };
    let state = alone(OURS, Roles::Both, limits);
    let mut waiting = Vec::new();
    for _ in 0..50 {
        let state = state.clone();
        waiting.push(tokio::spawn(async move {
            let request = Request::post("/connector/acs").header("content-type", FORM);
            state.send(request.body(Body::new(Never)).unwrap()).await
        }));
    }
    tokio::task::yield_now().await;
    let answer = state
        .post("/connector/acs", "", &[("SAMLResponse", "x")])
        .await;
    assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{}", answer.body);
    assert_eq!(state.get("/jwks", "").await.status, StatusCode::OK);
    for task in waiting {
        task.abort();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn while_keys_are_queued_for_no_login_begins_and_those_under_way_go_on() {
    let pool = Pool::new(1);
    let state = alone_with(|node| node.pool = pool.clone());
    let (blocked, held) = std::sync::mpsc::channel::<()>();
    let held = Arc::new(std::sync::Mutex::new(held));
    let waiting: Vec<_> = (0..30)
        .map(|_| {
            let (pool, held) = (pool.clone(), Arc::clone(&held));
            // Until the other end is dropped.
            let work = move || held.lock().unwrap().recv().is_err();
            tokio::spawn(async move { pool.run(work).await })
        })
        .collect();
    while pool.queued() < waiting.len() {
        tokio::task::yield_now().await;
    }
    let begun = state.get("/authorize?client_id=nobody", "").await;
    assert_eq!(begun.status, StatusCode::SERVICE_UNAVAILABLE);
    assert!(begun.body.contains("http.busy"), "{}", begun.body);
    assert!(begun.header("retry-after").is_some());
    let step = state.get("/connector/finish?handle=a&flow=b", "").await;
    assert!(step.body.contains("flow.gone"), "{}", step.body);
    drop(blocked);
    for done in waiting {
        assert_eq!(done.await.unwrap(), Ok(true));
    }
    let begun = state.get("/authorize?client_id=nobody", "").await;
    assert_ne!(begun.status, StatusCode::SERVICE_UNAVAILABLE);
}
