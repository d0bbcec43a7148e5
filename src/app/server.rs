//! The listening socket: HTTP/1.1 within limits of time and number, and an orderly stop.

use std::convert::Infallible;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use axum::Router;
use axum::http::header::CONNECTION;
use axum::http::{HeaderValue, Request};
use axum::response::Response;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::{Service, service_fn};
use hyper_util::rt::TokioIo;
use hyper_util::server::graceful::{GracefulShutdown, Watcher};
use hyper_util::service::TowerToHyperService;
use tokio::io::{AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;
use tokio::sync::watch::Receiver;

use super::connection::{Capacity, Patience, Place, Progress, Watched};
use crate::http::Peer;
use crate::oidc::ClientCertificate;

/// The most that headers may weigh, in bytes.
const HEADER_BYTES: usize = 64 * 1024;
/// What whoever finds no place is told, without having been heard.
const FULL: &[u8] = b"HTTP/1.1 503 Service Unavailable\r\nRetry-After: 5\r\n\
    Cache-Control: no-store\r\nConnection: close\r\nContent-Length: 0\r\n\r\n";
/// How many are told so at once, and how long that may take.
const TOLD_AT_ONCE: usize = 32;
const TELLING: Duration = Duration::from_secs(1);

/// How a door is kept.
#[derive(Clone)]
pub(super) struct Terms {
    /// How many connections there may be.
    pub(super) capacity: Capacity,
    /// How long things may take on each.
    pub(super) patience: Patience,
    /// Whether we are about to stop: connections end with their next answer.
    pub(super) closing: Arc<AtomicBool>,
    /// How long requests in flight may take when we stop.
    pub(super) grace: Duration,
}

/// Serves until `stopped` says so, then finishes what is in flight.
pub(super) async fn serve(
    listener: TcpListener,
    routes: Router,
    terms: Terms,
    mut stopped: Receiver<bool>,
) {
    let graceful = GracefulShutdown::new();
    let telling = Arc::new(Semaphore::new(TOLD_AT_ONCE));
    loop {
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            _ = stopped.wait_for(|stop| *stop) => break,
        };
        let Ok((socket, peer)) = accepted else {
            out_of_descriptors(&terms).await;
            continue;
        };
        let Some(place) = terms.capacity.take(peer) else {
            tell_full(socket, &telling);
            continue;
        };
        let _ = socket.set_nodelay(true);
        let watcher = graceful.watcher();
        let (routes, terms) = (routes.clone(), terms.clone());
        tokio::spawn(talk(socket, (peer, None), routes, terms, watcher, place));
    }
    drop(listener);
    let _ = tokio::time::timeout(terms.grace, graceful.shutdown()).await;
}

/// Lets some connections close first.
pub(super) async fn out_of_descriptors(terms: &Terms) {
    let labels = [("door", terms.capacity.door()), ("reason", "descriptors")];
    metrics::counter!("eidas_connections_refused_total", &labels).increment(1);
    tokio::time::sleep(Duration::from_millis(50)).await;
}

/// Says 503 and closes, where that takes no long; closes at once where too many are told already.
pub(super) fn tell_full(mut socket: TcpStream, telling: &Arc<Semaphore>) {
    let Ok(turn) = Arc::clone(telling).try_acquire_owned() else {
        return;
    };
    tokio::spawn(async move {
        let telling = async {
            socket.write_all(FULL).await?;
            socket.shutdown().await?;
            // Closed on what was not read, the connection would break before the answer is.
            let mut unread = [0; 1024];
            while socket.read(&mut unread).await? > 0 {}
            Ok::<_, std::io::Error>(())
        };
        // Whoever does not listen has missed it.
        let _ = tokio::time::timeout(TELLING, telling).await;
        drop(turn);
    });
}

/// Speaks on one connection to its end.
pub(super) async fn talk(
    stream: impl AsyncRead + AsyncWrite + Unpin + Send + 'static,
    (peer, certificate): (SocketAddr, Option<ClientCertificate>),
    routes: Router,
    terms: Terms,
    watcher: Watcher,
    place: Place,
) {
    let progress = Progress::default();
    let service = service(routes, (peer, certificate), progress.clone(), terms.closing);
    let stream = Watched::new(stream, terms.capacity.door(), terms.patience, progress);
    let connection = protocol().serve_connection(TokioIo::new(stream), service);
    // A connection that breaks off is the client's business.
    let _ = watcher.watch(connection).await;
    drop(place);
}

/// How connections are spoken on. The socket itself is watched for time.
fn protocol() -> http1::Builder {
    let mut http = http1::Builder::new();
    http.header_read_timeout(None).max_buf_size(HEADER_BYTES);
    http
}

/// Answers requests of one connection; each says whence it comes, and with which certificate.
fn service(
    routes: Router,
    (peer, certificate): (SocketAddr, Option<ClientCertificate>),
    progress: Progress,
    closing: Arc<AtomicBool>,
) -> impl Service<Request<Incoming>, Response = Response, Error = Infallible, Future: Send> {
    let routes = TowerToHyperService::new(routes);
    service_fn(move |mut request: Request<Incoming>| {
        progress.begins();
        request.extensions_mut().insert(Peer(peer.ip()));
        if let Some(certificate) = &certificate {
            request.extensions_mut().insert(certificate.clone());
        }
        let (answering, progress) = (routes.call(request), progress.clone());
        let closing = Arc::clone(&closing);
        async move {
            let mut response = answering.await?;
            if closing.load(Ordering::Relaxed) {
                let close = HeaderValue::from_static("close");
                response.headers_mut().insert(CONNECTION, close);
            }
            progress.ends();
            Ok(response)
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn impatient() -> Terms {
        let short = Duration::from_millis(50);
        Terms {
            capacity: Capacity::of_operators(),
            patience: Patience {
                first: short,
                idle: short,
                head: short,
                answer: short,
            },
            closing: Arc::default(),
            grace: short,
        }
    }

    /// What a client that sends only this is told before the connection is closed.
    async fn told(sent: &[u8]) -> String {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let (_stop, stopped) = tokio::sync::watch::channel(false);
        let server = tokio::spawn(serve(listener, Router::new(), impatient(), stopped));
        let mut client = TcpStream::connect(address).await.unwrap();
        client.write_all(sent).await.unwrap();
        let mut answer = Vec::new();
        let ended = client.read_to_end(&mut answer);
        let ended = tokio::time::timeout(Duration::from_secs(5), ended).await;
        assert!(ended.is_ok(), "the connection is held open");
        server.abort();
        String::from_utf8_lossy(&answer).into_owned()
    }

    #[tokio::test]
    async fn headers_that_never_end_give_their_place_back() {
        assert_eq!(told(b"GET / HTTP/1.1\r\nX-Slow: ").await, "");
        assert_eq!(told(b"").await, "");
    }

    #[tokio::test]
    async fn a_flood_of_headers_is_cut_off() {
        let many = "X-Flood: x\r\n".repeat(200);
        let flood = format!("GET / HTTP/1.1\r\n{many}\r\n");
        let answer = told(flood.as_bytes()).await;
        assert!(answer.starts_with("HTTP/1.1 431 "), "{answer}");
        let long = format!("GET / HTTP/1.1\r\nX: {}", "x".repeat(HEADER_BYTES));
        let answer = told(long.as_bytes()).await;
        assert!(answer.starts_with("HTTP/1.1 431 "), "{answer}");
    }

    async fn opened(
        terms: Terms,
        routes: Router,
    ) -> (SocketAddr, tokio::sync::watch::Sender<bool>) {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let (stop, stopped) = tokio::sync::watch::channel(false);
        tokio::spawn(serve(listener, routes, terms, stopped));
        (address, stop)
    }

    /// Everything until the end, which must come.
    async fn rest(client: &mut TcpStream) -> String {
        let mut answer = Vec::new();
        let reading = client.read_to_end(&mut answer);
        let ended = tokio::time::timeout(Duration::from_secs(20), reading).await;
        assert!(ended.is_ok(), "the connection is held open");
        String::from_utf8_lossy(&answer).into_owned()
    }

    const ASK: &[u8] = b"GET /large HTTP/1.1\r\nHost: x\r\n\r\n";

    #[tokio::test]
    async fn whoever_does_not_read_the_answer_loses_it() {
        let large = axum::routing::get(async || vec![b'x'; 64 * 1024 * 1024]);
        let routes = Router::new().route("/large", large);
        let (address, _stop) = opened(impatient(), routes).await;
        let mut client = TcpStream::connect(address).await.unwrap();
        client.write_all(ASK).await.unwrap();
        // A byte now and then is no reading.
        for _ in 0..20 {
            tokio::time::sleep(Duration::from_millis(20)).await;
            let _ = client.read_u8().await;
        }
        let mut answer = Vec::new();
        let reading = client.read_to_end(&mut answer);
        let _ = tokio::time::timeout(Duration::from_secs(20), reading)
            .await
            .unwrap();
        assert!(answer.len() < 64 * 1024 * 1024, "{}", answer.len());
    }

    #[tokio::test]
    async fn an_idle_connection_has_its_time_again_after_each_answer() {
        let routes = Router::new().route("/large", axum::routing::get(async || "x"));
        let mut terms = impatient();
        terms.patience.idle = Duration::from_hours(1);
        let (address, _stop) = opened(terms, routes).await;
        let mut client = TcpStream::connect(address).await.unwrap();
        for _ in 0..3 {
            client.write_all(ASK).await.unwrap();
            let mut head = [0; 8192];
            assert!(client.read(&mut head).await.unwrap() > 0);
            tokio::time::sleep(Duration::from_millis(120)).await;
        }
        // But a head that does not end has not.
        client.write_all(b"GET / HTTP/1.1\r\n").await.unwrap();
        assert_eq!(rest(&mut client).await, "");
    }

    #[tokio::test]
    async fn one_connection_too_many_is_told_so_at_once() {
        let mut terms = impatient();
        terms.patience.first = Duration::from_hours(1);
        let (address, _stop) = opened(terms, Router::new()).await;
        let mut held = Vec::new();
        for _ in 0..64 {
            held.push(TcpStream::connect(address).await.unwrap());
        }
        let mut one_more = TcpStream::connect(address).await.unwrap();
        one_more.write_all(ASK).await.unwrap();
        let answer = rest(&mut one_more).await;
        assert!(answer.starts_with("HTTP/1.1 503 "), "{answer}");
        assert!(answer.contains("Retry-After: 5"), "{answer}");
    }

    #[tokio::test]
    async fn while_we_are_closing_each_answer_is_the_last_of_its_connection() {
        let terms = impatient();
        terms.closing.store(true, Ordering::Relaxed);
        let routes = Router::new().route("/large", axum::routing::get(async || "x"));
        let (address, _stop) = opened(terms, routes).await;
        let mut client = TcpStream::connect(address).await.unwrap();
        client.write_all(ASK).await.unwrap();
        let answer = rest(&mut client).await;
        assert!(answer.contains("connection: close"), "{answer}");
    }
}
