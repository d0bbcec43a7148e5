//! The page at which the demo begins: a few sentences, two logins and the gallery.

use axum::Router;
use axum::http::header;
use axum::response::{AppendHeaders, IntoResponse as _, Response};
use axum::routing::get;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

use super::gallery;
use super::html::{self, escape};

/// Serves the page on `listener` until the task is aborted. The addresses are those of our and
/// of the demo country's national service.
pub(super) fn serve(
    listener: TcpListener,
    our_service: &str,
    their_service: &str,
) -> JoinHandle<()> {
    let page = page(our_service, their_service);
    let router = Router::new().route(
        "/",
        get(move || {
            let page = page.clone();
            async move { answer(page) }
        }),
    );
    let router = router.merge(gallery::router());
    tokio::spawn(async move {
        let _ = axum::serve(listener, router).await;
    })
}

fn page(our_service: &str, their_service: &str) -> String {
    let body = format!(
        "<p>Choose a direction below, press the service's button, and log in as one of the test \
         citizens at the page of their own country. At the end, the service shows what it \
         received across the border. Each service is there for people and, by a choice on its \
         page, for companies and those who act for them.</p>\
         <p><a class=big id=connector href=\"{ours}\">A citizen of the demo country logs in at our \
         national service</a></p>\
         <p><a class=big id=proxy-service href=\"{theirs}\">A citizen of our country logs in at a \
         service of the demo country</a></p>\
         <p><a id=gallery href=\"/gallery/\">Every page that people can see</a></p>",
        ours = escape(our_service),
        theirs = escape(their_service),
    );
    html::page("eIDAS bridge", "Demo", "#3a3a3a", &body)
}

/// A page of the demo's own, with its policy.
pub(super) fn answer(page: String) -> Response {
    let headers = AppendHeaders([
        (header::CONTENT_TYPE, "text/html; charset=utf-8"),
        (
            header::CONTENT_SECURITY_POLICY,
            "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'",
        ),
    ]);
    (headers, page).into_response()
}
