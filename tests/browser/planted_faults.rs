//! What the other tests rely on, shown to notice what it should: each fault is planted in a page
//! of the test's own.

use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use axum::Router;
use axum::http::header::{CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use axum::response::{Html, IntoResponse as _, Redirect};
use axum::routing::{get, post};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

use crate::chromium::{Chromium, JavaScript, absent};

/// A server of the test's own on loopback, reached as `localhost`.
pub(crate) struct Stranger {
    /// Its address, without a slash at the end.
    pub(crate) url: String,
    page: Arc<Mutex<(String, String)>>,
    task: JoinHandle<()>,
}

impl Stranger {
    /// `/` shows the page; `/away` answers a POST with a redirect to another site.
    pub(crate) async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let page = Arc::new(Mutex::new((String::new(), String::new())));
        let shown = Arc::clone(&page);
        let show = move || {
            let (policy, body) = shown.lock().unwrap().clone();
            let html = format!(
                "<!DOCTYPE html><html lang=en><title>Stranger</title>\
                 <link rel=icon href=data:,><h1>Stranger</h1>{body}"
            );
            let headers = [
                (CONTENT_TYPE, "text/html; charset=utf-8".to_owned()),
                (CONTENT_SECURITY_POLICY, policy),
            ];
            async move { (headers, html).into_response() }
        };
        let elsewhere = format!("http://127.0.0.1:{port}/arrived");
        let arrived = || async { Html("<title>Arrived</title><p id=arrived>Arrived") };
        let router = Router::new()
            .route("/", get(show))
            .route(
                "/away",
                post(move || async move { Redirect::to(&elsewhere) }),
            )
            .route("/arrived", get(arrived));
        let task = tokio::spawn(async move {
            let _ = axum::serve(listener, router).await;
        });
        Self {
            url: format!("http://localhost:{port}"),
            page,
            task,
        }
    }

    /// What `/` shows from now on, under this policy.
    pub(crate) fn show(&self, policy: &str, body: &str) {
        *self.page.lock().unwrap() = (policy.to_owned(), body.to_owned());
    }
}

impl Drop for Stranger {
    fn drop(&mut self) {
        self.task.abort();
    }
}

const SCRIPT: &str = "<script>document.title='ran'</script>";

#[tokio::test(flavor = "multi_thread")]
async fn a_script_that_the_policy_forbids_is_noticed() {
    if absent() {
        return;
    }
    let stranger = Stranger::start().await;
    let mut browser = Chromium::open(JavaScript::On).await;
    stranger.show("default-src 'none'; img-src data:", SCRIPT);
    browser.go(&stranger.url).await;
    assert_eq!(browser.title().await, "Stranger");
    let violations = browser.traffic().await.policy_violations();
    assert_eq!(violations.len(), 1, "{violations:?}");

    // And a stranger's host: nobody is reached, and it is noticed.
    stranger.show("", "<img src='http://www.example.org/pixel.png' alt=''>");
    browser.go(&stranger.url).await;
    let strangers = browser.traffic().await.strangers();
    assert_eq!(strangers, ["http://www.example.org/pixel.png"]);
    let reached = browser.try_go("http://www.example.org/").await;
    let refused = reached.unwrap_err().to_string();
    assert!(refused.contains("ERR_NAME_NOT_RESOLVED"), "{refused}");
}

/// Why a POST from abroad is never answered with a redirect.
#[tokio::test(flavor = "multi_thread")]
async fn a_redirect_dies_where_form_action_names_one_address_only() {
    if absent() {
        return;
    }
    let stranger = Stranger::start().await;
    let mut browser = Chromium::open(JavaScript::On).await;
    let away = format!("{}/away", stranger.url);
    let form = format!("<form method=post action={away}><button id=go>Go</button></form>");
    stranger.show(
        &format!("default-src 'none'; img-src data:; form-action {away}"),
        &form,
    );
    browser.go(&stranger.url).await;
    browser.click("button#go").await;
    let until = Instant::now() + Duration::from_secs(20);
    while browser.traffic().await.policy_violations().is_empty() {
        assert!(Instant::now() < until, "nothing was forbidden");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    assert_eq!(browser.address().await, format!("{}/", stranger.url));

    // The same without the policy goes through, so it was the policy.
    stranger.show("", &form);
    browser.go(&stranger.url).await;
    browser.click("button#go").await;
    browser.wait_for("#arrived").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn javascript_is_really_on_and_really_off() {
    if absent() {
        return;
    }
    let stranger = Stranger::start().await;
    stranger.show("", SCRIPT);
    for (javascript, title) in [(JavaScript::On, "ran"), (JavaScript::Off, "Stranger")] {
        let browser = Chromium::open(javascript).await;
        browser.go(&stranger.url).await;
        assert_eq!(browser.title().await, title, "{javascript:?}");
        if javascript == JavaScript::On {
            browser.suspend_scripts(true).await;
            browser.go(&stranger.url).await;
            assert_eq!(browser.title().await, "Stranger");
            browser.suspend_scripts(false).await;
            browser.go(&stranger.url).await;
            assert_eq!(browser.title().await, "ran");
        }
    }
}
