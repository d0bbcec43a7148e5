//! What a browser asked for and complained about, read from its own logs, and the judgement of it.

use std::collections::BTreeMap;

use serde_json::Value;
use url::Url;

use crate::chromium::text;

/// One request of a browser, as it left.
#[derive(Debug, Clone)]
pub(crate) struct Sent {
    pub(crate) method: String,
    pub(crate) url: Url,
    /// The `Cookie` header; empty where none was sent.
    pub(crate) cookies: String,
    /// Cookies that it had for this address and kept back, with its reasons.
    pub(crate) kept_back: Vec<(String, String)>,
}

/// Everything of one browser.
#[derive(Debug, Default)]
pub(crate) struct Traffic {
    requests: Vec<Sent>,
    /// Where the requests with an identifier are; a redirect keeps the identifier.
    places: BTreeMap<String, Vec<usize>>,
    /// Headers whose request was not seen yet, and how many of an identifier were seen.
    headers: BTreeMap<String, Vec<Value>>,
    complaints: Vec<String>,
    /// Answers that blame the server.
    breakdowns: Vec<String>,
}

impl Traffic {
    /// Takes over new log entries.
    pub(crate) fn add(&mut self, complaints: &[Value], events: &[Value]) {
        self.complaints.extend(
            complaints
                .iter()
                .map(|entry| text(entry, "message").to_owned()),
        );
        for entry in events {
            let event: Value = serde_json::from_str(text(entry, "message")).unwrap();
            let event = &event["message"];
            let parameters = &event["params"];
            let id = text(parameters, "requestId").to_owned();
            match text(event, "method") {
                "Network.requestWillBeSent" => {
                    let request = &parameters["request"];
                    let Ok(url) = text(request, "url").parse() else {
                        continue;
                    };
                    self.places.entry(id).or_default().push(self.requests.len());
                    self.requests.push(Sent {
                        method: text(request, "method").to_owned(),
                        url,
                        cookies: String::new(),
                        kept_back: Vec::new(),
                    });
                }
                "Network.requestWillBeSentExtraInfo" => {
                    self.headers.entry(id).or_default().push(parameters.clone());
                }
                "Network.responseReceived" => {
                    let response = &parameters["response"];
                    let status = response["status"].as_u64().unwrap_or_default();
                    if status >= 500 {
                        let url = text(response, "url");
                        self.breakdowns.push(format!("{status} {url}"));
                    }
                }
                _ => {}
            }
        }
        self.join();
    }

    /// The n-th headers of an identifier belong to its n-th request.
    fn join(&mut self) {
        for (id, headers) in &self.headers {
            let places = self.places.get(id).into_iter().flatten();
            for (place, headers) in places.zip(headers) {
                let sent = &mut self.requests[*place];
                sent.cookies = headers["headers"]
                    .as_object()
                    .into_iter()
                    .flatten()
                    .find(|(name, _)| name.eq_ignore_ascii_case("cookie"))
                    .map(|(_, value)| value.as_str().unwrap_or_default().to_owned())
                    .unwrap_or_default();
                let cookies = headers["associatedCookies"].as_array();
                sent.kept_back = cookies
                    .into_iter()
                    .flatten()
                    .filter(|one| {
                        one["blockedReasons"]
                            .as_array()
                            .is_some_and(|r| !r.is_empty())
                    })
                    .map(|one| {
                        let name = text(&one["cookie"], "name").to_owned();
                        (name, one["blockedReasons"].to_string())
                    })
                    .collect();
            }
        }
    }

    /// The requests to a path, oldest first.
    pub(crate) fn to(&self, path: &str) -> Vec<&Sent> {
        let requests = self.requests.iter();
        requests.filter(|sent| sent.url.path() == path).collect()
    }

    /// Violations of a page's Content-Security-Policy.
    pub(crate) fn policy_violations(&self) -> Vec<&String> {
        let complaints = self.complaints.iter();
        complaints
            .filter(|text| text.contains("Content Security Policy") || text.contains("Trusted"))
            .collect()
    }

    /// Requests to any host but the two of the demo.
    pub(crate) fn strangers(&self) -> Vec<String> {
        let ours = |url: &Url| {
            matches!(url.host_str(), Some("127.0.0.1" | "localhost"))
                || matches!(url.scheme(), "data" | "chrome" | "chrome-error" | "about")
        };
        let requests = self.requests.iter();
        requests
            .filter(|sent| !ours(&sent.url))
            .map(|sent| sent.url.to_string())
            .collect()
    }

    /// Nobody answered with a status that means a fault of the server.
    pub(crate) fn assert_no_breakdown(&self) {
        assert!(self.breakdowns.is_empty(), "{:#?}", self.breakdowns);
    }

    /// Nothing was forbidden by a page's policy, nothing was asked of a stranger, and the log is
    /// no empty one.
    pub(crate) fn assert_clean(&self) {
        assert!(!self.requests.is_empty(), "the browser's log is empty");
        let violations = self.policy_violations();
        assert!(violations.is_empty(), "{violations:#?}");
        let strangers = self.strangers();
        assert!(strangers.is_empty(), "{strangers:#?}");
        self.assert_no_breakdown();
        let complaints = &self.complaints;
        assert!(complaints.is_empty(), "the console says: {complaints:#?}");
    }
}
