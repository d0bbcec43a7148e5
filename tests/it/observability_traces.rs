//! What a collector receives of a login, what it never does, and what a log line holds.

use std::io::{self, Write};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::body::Body;
use axum::http::Request;
use eidas_bridge::config::{Log, LogFormat, Network, Traces};
use eidas_bridge::http::{EdgeLimits, Peer, Proxies};
use eidas_bridge::net::Collector;
use eidas_bridge::telemetry::{LineWriter, LogAbout, Tracing, subscriber};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::runtime::Handle;
use tracing::subscriber::DefaultGuard;
use tracing_subscriber::layer::SubscriberExt as _;

use crate::http_edge::refused_abroad;
use crate::http_world::{LIMITS, OURS, Roles, State, alone, neighbours};

/// What was sent to a collector.
#[derive(Clone, Default)]
struct Collected(Arc<Mutex<String>>);

impl Collected {
    fn text(&self) -> String {
        self.0.lock().unwrap().clone()
    }
}

/// Takes spans, and answers as collectors do.
async fn collector() -> (String, Collected) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/v1/traces", listener.local_addr().unwrap());
    let collected = Collected::default();
    let keeping = collected.clone();
    tokio::spawn(async move {
        while let Ok((socket, _)) = listener.accept().await {
            tokio::spawn(take(socket, keeping.clone()));
        }
    });
    (url, collected)
}

async fn take(mut socket: TcpStream, collected: Collected) {
    loop {
        let mut head = Vec::new();
        while !head.ends_with(b"\r\n\r\n") {
            let Ok(byte) = socket.read_u8().await else {
                return;
            };
            head.push(byte);
        }
        let head = String::from_utf8(head).unwrap().to_ascii_lowercase();
        let length = head.split_once("content-length: ").unwrap().1;
        let length = length.split("\r\n").next().unwrap().parse().unwrap();
        let mut body = vec![0; length];
        socket.read_exact(&mut body).await.unwrap();
        collected
            .0
            .lock()
            .unwrap()
            .push_str(&String::from_utf8(body).unwrap());
        let answer =
            b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}";
        if socket.write_all(answer).await.is_err() {
            return;
        }
    }
}

/// Traces this thread, which is all that a test of one thread has.
fn traced(endpoint: &str) -> (Tracing, DefaultGuard) {
    let traces = Traces {
        otlp_endpoint: Some(endpoint.to_owned()),
        sample: 1.0,
        accept_traceparent: true,
    };
    let client = Arc::new(Collector::new(Handle::current()).unwrap());
    let tracing = Tracing::new(&traces, "test", client).unwrap();
    let subscriber = tracing_subscriber::registry().with(tracing.layer());
    let guard = tracing::subscriber::set_default(subscriber);
    (tracing, guard)
}

async fn ended(tracing: Tracing) {
    let ending = tokio::task::spawn_blocking(move || tracing.end());
    tokio::time::timeout(Duration::from_secs(20), ending)
        .await
        .unwrap()
        .unwrap();
}

/// Waits until somebody has said all of it; whoever never does fails the test.
async fn until(collected: &Collected, wanted: &[&str]) {
    for _ in 0..400 {
        let text = collected.text();
        if wanted.iter().all(|it| text.contains(it)) {
            return;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("{wanted:?} are not all in {}", collected.text());
}

#[tokio::test]
async fn a_collector_receives_the_spans_of_a_login_and_nothing_of_anybody() {
    let (url, collected) = collector().await;
    let (ours, theirs, _folder) = neighbours().await;
    let (tracing, guard) = traced(&url);
    let (_, fields) = refused_abroad(&ours, &theirs).await;
    let fields: Vec<_> = fields
        .iter()
        .map(|(n, v)| (n.as_str(), v.as_str()))
        .collect();
    ours.post("/connector/acs", "", &fields).await;
    drop(guard);
    let wanted = [
        "eidas-bridge",
        "\"request\"",
        "/authorize",
        "/connector/acs",
        "/proxy-service/sso",
        "\"callback\"",
        "private-key",
    ];
    until(&collected, &wanted).await;
    ended(tracing).await;
    let text = collected.text();
    for never in ["SAMLResponse", "state=", "?", "client_id", "error=access"] {
        assert!(!text.contains(never), "{never} in {text}");
    }
}

fn behind_a_proxy(traced_in_front: bool) -> State {
    let limits = EdgeLimits {
        proxies: Proxies {
            trusted: vec![Network::parse("10.0.0.0/8").unwrap()],
            header: "x-forwarded-for".to_owned(),
        },
        traced_in_front,
        ..LIMITS
    };
    alone(OURS, Roles::Both, limits)
}

#[tokio::test]
async fn only_a_trusted_proxy_says_which_trace_a_request_belongs_to() {
    let (url, collected) = collector().await;
    let (tracing, guard) = traced(&url);
    let ask = async |state: &State, peer: &str, trace: &str| {
        let parent = format!("00-{trace}-b7ad6b7169203331-01");
        let request = Request::get("/jwks").header("traceparent", parent);
        let mut request = request.body(Body::empty()).unwrap();
        request.extensions_mut().insert(Peer(peer.parse().unwrap()));
        state.send(request).await;
    };
    let (believed, stranger, off) = (
        "0af7651916cd43dd8448eb211c80319c",
        "1af7651916cd43dd8448eb211c80319c",
        "2af7651916cd43dd8448eb211c80319c",
    );
    let state = behind_a_proxy(true);
    ask(&state, "10.0.0.1", believed).await;
    ask(&state, "192.0.2.1", stranger).await;
    ask(&behind_a_proxy(false), "10.0.0.1", off).await;
    drop(guard);
    until(&collected, &[believed]).await;
    ended(tracing).await;
    let text = collected.text();
    assert!(!text.contains(stranger) && !text.contains(off), "{text}");
}

#[tokio::test]
async fn a_collector_that_is_away_or_says_nothing_holds_up_nobody() {
    let silent = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let silent_url = format!("http://{}/v1/traces", silent.local_addr().unwrap());
    for url in ["http://127.0.0.1:9/v1/traces", &silent_url] {
        let (ours, theirs, _folder) = neighbours().await;
        let (tracing, guard) = traced(url);
        refused_abroad(&ours, &theirs).await;
        for _ in 0..50 {
            ours.get("/jwks", "").await;
        }
        drop(guard);
        ended(tracing).await;
    }
}

#[derive(Clone, Default)]
struct Lines(Arc<Mutex<Vec<u8>>>);

impl Write for Lines {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[tokio::test]
async fn each_line_says_which_request_it_belongs_to_and_no_name_stands_twice() {
    let lines = Lines::default();
    let writer = LineWriter::to(lines.clone());
    let log = Log {
        format: LogFormat::Json,
        level: "error".to_owned(),
    };
    let about = LogAbout {
        log: &log,
        instance: "a",
        trail: false,
    };
    let guard = tracing::subscriber::set_default(subscriber(&about, writer.clone()));
    let state = alone(OURS, Roles::Both, LIMITS);
    state
        .get("/connector/finish?handle=a-secret-handle", "")
        .await;
    drop(guard);
    writer.flush_within(Duration::from_secs(10));
    let text = String::from_utf8(lines.0.lock().unwrap().clone()).unwrap();
    let line = text.lines().find(|it| it.contains("flow.gone")).unwrap();
    let said: serde_json::Value = serde_json::from_str(line).unwrap();
    assert_eq!(said["route"], "/connector/finish");
    assert_eq!(
        (&said["step"], &said["method"]),
        (&"finish".into(), &"GET".into())
    );
    assert_eq!(
        (&said["instance"], &said["target"]),
        (&"a".into(), &"audit".into())
    );
    assert!(said["timestamp"].is_string() && said["level"] == "WARN");
    assert!(!text.contains("a-secret-handle"), "{text}");
    for name in said.as_object().unwrap().keys() {
        assert_eq!(line.matches(&format!("\"{name}\":")).count(), 1, "{name}");
    }
}
