//! The listening socket: HTTP/1.1 with a time limit on headers, and an orderly stop.

use std::convert::Infallible;
use std::net::SocketAddr;
use std::time::Duration;

use axum::Router;
use axum::http::Request;
use axum::response::Response;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::{Service, service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use tokio::net::TcpListener;
use tokio::sync::watch::Receiver;

use crate::http::Peer;
use crate::oidc::ClientCertificate;

/// How long a client may take to send its headers.
pub(super) const HEADERS: Duration = Duration::from_secs(10);
/// The most that headers may weigh, in bytes.
const HEADER_BYTES: usize = 64 * 1024;
/// How long requests in flight may take when we stop.
pub(super) const GRACE: Duration = Duration::from_secs(9);

/// Serves until `stopped` says so, then finishes what is in flight.
pub(super) async fn serve(listener: TcpListener, routes: Router, stopped: Receiver<bool>) {
    serve_within(HEADERS, listener, routes, stopped).await;
}

async fn serve_within(
    headers: Duration,
    listener: TcpListener,
    routes: Router,
    mut stopped: Receiver<bool>,
) {
    let graceful = GracefulShutdown::new();
    loop {
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            _ = stopped.wait_for(|stop| *stop) => break,
        };
        let Ok((socket, peer)) = accepted else {
            // Out of descriptors, most likely: let some close first.
            tokio::time::sleep(Duration::from_millis(50)).await;
            continue;
        };
        let _ = socket.set_nodelay(true);
        let service = service(routes.clone(), peer, None);
        let connection = protocol(headers).serve_connection(TokioIo::new(socket), service);
        let connection = graceful.watch(connection);
        tokio::spawn(async move {
            // A connection that breaks off is the client's business.
            let _ = connection.await;
        });
    }
    drop(listener);
    let _ = tokio::time::timeout(GRACE, graceful.shutdown()).await;
}

/// How connections are spoken on.
pub(super) fn protocol(headers: Duration) -> http1::Builder {
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new())
        .header_read_timeout(headers)
        .max_buf_size(HEADER_BYTES);
    http
}

/// Answers requests of one connection; each says whence it comes, and with which certificate.
pub(super) fn service(
    routes: Router,
    peer: SocketAddr,
    certificate: Option<ClientCertificate>,
) -> impl Service<Request<Incoming>, Response = Response, Error = Infallible, Future: Send> {
    let routes = TowerToHyperService::new(routes);
    service_fn(move |mut request: Request<Incoming>| {
        request.extensions_mut().insert(Peer(peer.ip()));
        if let Some(certificate) = &certificate {
            request.extensions_mut().insert(certificate.clone());
        }
        routes.call(request)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
    use tokio::net::TcpStream;

    /// What a client that sends only this is told before the connection is closed.
    async fn told(sent: &[u8]) -> String {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let (_stop, stopped) = tokio::sync::watch::channel(false);
        let limit = Duration::from_millis(50);
        let server = tokio::spawn(serve_within(limit, listener, Router::new(), stopped));
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
}
