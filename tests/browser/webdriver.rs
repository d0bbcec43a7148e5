//! As much of the `WebDriver` protocol as a login needs. A command that the driver refuses fails
//! the test, with what it said.

use std::time::{Duration, Instant};

use reqwest::Method;
use serde_json::{Value, json};

const PATIENCE: Duration = Duration::from_secs(20);
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// One session of a driver: one browser with one profile.
pub(crate) struct Session {
    client: reqwest::Client,
    url: String,
}

impl Session {
    /// Opens a session; yields what the browser said about itself too.
    pub(crate) async fn open(driver: &str, capabilities: Value) -> (Self, Value) {
        #[expect(
            clippy::disallowed_methods,
            reason = "talks to the browser's driver, not to any party of a login"
        )]
        let client = reqwest::Client::builder().no_proxy().timeout(PATIENCE * 2);
        let mut session = Self {
            client: client.build().unwrap(),
            url: format!("{driver}/session"),
        };
        let body = json!({"capabilities": {"alwaysMatch": capabilities}});
        let opened = session.post("", body).await;
        let id = opened["sessionId"].as_str().expect("a session");
        session.url = format!("{driver}/session/{id}");
        (session, opened["capabilities"].clone())
    }

    /// Its address at the driver.
    pub(crate) fn url(&self) -> &str {
        &self.url
    }

    async fn try_command(&self, method: Method, path: &str, body: Option<Value>) -> Answer {
        let request = self.client.request(method, format!("{}{path}", self.url));
        let request = match body {
            Some(body) => request.json(&body),
            None => request,
        };
        let answer = request.send().await.expect("the driver answers");
        let failed = !answer.status().is_success();
        let mut answer: Value = answer.json().await.expect("JSON from the driver");
        let value = answer["value"].take();
        if failed { Err(value) } else { Ok(value) }
    }

    async fn post(&self, path: &str, body: Value) -> Value {
        let answer = self.try_command(Method::POST, path, Some(body)).await;
        answer.unwrap_or_else(|error| panic!("{path}: {} {}", error["error"], error["message"]))
    }

    async fn get(&self, path: &str) -> Value {
        let answer = self.try_command(Method::GET, path, None).await;
        answer.unwrap_or_else(|error| panic!("{path}: {} {}", error["error"], error["message"]))
    }

    async fn get_text(&self, path: &str) -> String {
        self.get(path).await.as_str().unwrap_or_default().to_owned()
    }

    /// Opens an address as if it had been typed.
    pub(crate) async fn go(&self, address: &str) {
        self.post("/url", json!({"url": address})).await;
    }

    /// The same, where the browser may find nothing there.
    pub(crate) async fn try_go(&self, address: &str) -> Answer {
        let body = json!({"url": address});
        self.try_command(Method::POST, "/url", Some(body)).await
    }

    /// What the address bar shows.
    pub(crate) async fn address(&self) -> String {
        self.get_text("/url").await
    }

    pub(crate) async fn title(&self) -> String {
        self.get_text("/title").await
    }

    pub(crate) async fn source(&self) -> String {
        self.get_text("/source").await
    }

    /// The back button.
    pub(crate) async fn back(&self) {
        self.post("/back", json!({})).await;
    }

    /// The reload button, with yes to whatever the browser asks.
    pub(crate) async fn reload(&self) {
        self.post("/refresh", json!({})).await;
    }

    /// Posts a form without any browser: no cookies, no page; yields a header of the answer.
    pub(crate) async fn post_without_browser(
        &self,
        address: &str,
        fields: &[(&str, &str)],
        header: &str,
    ) -> String {
        let answer = self.client.post(address).form(fields).send().await.unwrap();
        assert_eq!(answer.status(), 200);
        let header = answer.headers().get(header).expect("the header");
        header.to_str().unwrap().to_owned()
    }

    pub(crate) async fn cookies(&self) -> Vec<Value> {
        let cookies = self.get("/cookie").await;
        cookies.as_array().cloned().unwrap_or_default()
    }

    /// A command of Chromium's own protocol.
    pub(crate) async fn devtools(&self, command: &str, parameters: Value) -> Value {
        let body = json!({"cmd": command, "params": parameters});
        self.post("/goog/cdp/execute", body).await
    }

    /// What a log says since it was read last.
    pub(crate) async fn log(&self, kind: &str) -> Vec<Value> {
        let entries = self.post("/se/log", json!({"type": kind})).await;
        entries.as_array().cloned().unwrap_or_default()
    }

    pub(crate) async fn tab(&self) -> String {
        self.get_text("/window").await
    }

    /// Opens a tab and goes there.
    pub(crate) async fn open_tab(&self) -> String {
        let opened = self.post("/window/new", json!({"type": "tab"})).await;
        let handle = opened["handle"].as_str().expect("a tab").to_owned();
        self.switch_to(&handle).await;
        handle
    }

    pub(crate) async fn switch_to(&self, tab: &str) {
        self.post("/window", json!({"handle": tab})).await;
    }

    /// The element, where the page has it at this moment.
    pub(crate) async fn find(&self, css: &str) -> Option<String> {
        let body = json!({"using": "css selector", "value": css});
        let found = self.try_command(Method::POST, "/element", Some(body)).await;
        Some(found.ok()?[ELEMENT].as_str()?.to_owned())
    }

    /// The element, as soon as a page has it.
    pub(crate) async fn wait_for(&self, css: &str) -> String {
        let until = Instant::now() + PATIENCE;
        while Instant::now() < until {
            if let Some(element) = self.find(css).await {
                return element;
            }
            tokio::time::sleep(Duration::from_millis(30)).await;
        }
        let (address, source) = (self.address().await, self.source().await);
        panic!("no {css} at {address}:\n{source}");
    }

    /// Waits for an element and clicks it.
    pub(crate) async fn click(&self, css: &str) {
        let element = self.wait_for(css).await;
        self.post(&format!("/element/{element}/click"), json!({}))
            .await;
    }

    /// Waits for an element and clicks it twice, as fast as a hand may.
    pub(crate) async fn click_twice(&self, css: &str) {
        let element = self.wait_for(css).await;
        let over = json!({"type": "pointerMove", "duration": 0, "x": 0, "y": 0,
                          "origin": {ELEMENT: element}});
        let (down, up) = (
            json!({"type": "pointerDown", "button": 0}),
            json!({"type": "pointerUp", "button": 0}),
        );
        let mouse = json!({"type": "pointer", "id": "mouse",
                           "actions": [over, down, up, down, up]});
        self.post("/actions", json!({"actions": [mouse]})).await;
    }

    /// Runs a script in the page, as the page's own would run.
    pub(crate) async fn run(&self, script: &str) {
        let script = json!({"expression": script});
        self.devtools("Runtime.evaluate", script).await;
    }

    /// The text within an element, shown or folded away, once a page has it.
    pub(crate) async fn text(&self, css: &str) -> String {
        self.property(css, "textContent").await
    }

    /// A property of an element, once a page has it.
    pub(crate) async fn property(&self, css: &str, name: &str) -> String {
        let element = self.wait_for(css).await;
        self.get_text(&format!("/element/{element}/property/{name}"))
            .await
    }
}

/// What the driver answers: a value, or an error with `error` and `message`.
pub(crate) type Answer = Result<Value, Value>;
