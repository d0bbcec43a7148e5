//! One request of the browser and what came back, fit to be shown.

use url::Url;

use super::FormMethod;

/// Parameters whose values tell what is going on and are no secret.
const SHOWN: [&str; 7] = [
    "response_type",
    "scope",
    "acr_values",
    "client_id",
    "prompt",
    "error",
    "iss",
];

/// One request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hop {
    method: FormMethod,
    url: Url,
    status: u16,
}

impl Hop {
    pub(super) fn new(method: FormMethod, url: Url, status: u16) -> Self {
        Self {
            method,
            url,
            status,
        }
    }

    /// `GET` or `POST`.
    pub fn method(&self) -> &'static str {
        self.method.as_str()
    }

    /// The whole address, secrets included.
    pub fn url(&self) -> &Url {
        &self.url
    }

    /// The HTTP status of the answer.
    pub fn status(&self) -> u16 {
        self.status
    }

    /// The address with every value left out that might be a secret or personal.
    pub fn shown_url(&self) -> String {
        let mut shown = self.url.clone();
        shown.set_query(None);
        shown.set_fragment(None);
        let mut text = shown.to_string();
        for (place, (name, value)) in self.url.query_pairs().enumerate() {
            text.push(if place == 0 { '?' } else { '&' });
            text.push_str(&name);
            text.push('=');
            let value = if SHOWN.contains(&name.as_ref()) {
                value.as_ref()
            } else {
                "…"
            };
            text.push_str(value);
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_states_and_messages_are_not_shown() {
        let url = "http://127.0.0.1:1/cb?code=s3cret&state=abc&iss=http://x&SAMLRequest=PHg%2B";
        let hop = Hop::new(FormMethod::Get, url.parse().unwrap(), 302);
        assert_eq!(
            hop.shown_url(),
            "http://127.0.0.1:1/cb?code=…&state=…&iss=http://x&SAMLRequest=…"
        );
    }
}
