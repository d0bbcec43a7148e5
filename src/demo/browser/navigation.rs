//! One step of the browser: what is asked for, who initiated it, and which headers tell of that.

use reqwest::{Client, RequestBuilder};
use url::Url;

use super::cookies::CookieContext;
use super::form_action::FormActionPolicy;
use super::{Form, FormMethod, Page};

/// A request for a page.
#[derive(Debug, Clone)]
pub(super) struct Navigation {
    url: Url,
    method: FormMethod,
    body: Vec<(String, String)>,
    /// The page that wanted it; none where the address was typed.
    initiator: Option<Initiator>,
    form_action: FormActionPolicy,
    redirected: bool,
}

#[derive(Debug, Clone)]
struct Initiator {
    url: Url,
    referrer_policy: String,
}

impl Navigation {
    pub(super) fn typed(url: Url) -> Self {
        Self {
            url,
            method: FormMethod::Get,
            body: Vec::new(),
            initiator: None,
            form_action: FormActionPolicy::default(),
            redirected: false,
        }
    }

    pub(super) fn link(page: &Page, url: Url) -> Self {
        let referrer_policy = page.header("referrer-policy").unwrap_or_default();
        Self {
            initiator: Some(Initiator {
                url: page.url().clone(),
                referrer_policy: referrer_policy.to_owned(),
            }),
            ..Self::typed(url)
        }
    }

    pub(super) fn form(page: &Page, form: &Form, button: Option<(&str, &str)>) -> Self {
        let pairs = form.pairs(button);
        let mut navigation = Self::link(page, form.action.clone());
        navigation.form_action = page.form_action_policy();
        navigation.method = form.method;
        match form.method {
            FormMethod::Post => navigation.body = pairs,
            FormMethod::Get => {
                let mut query = navigation.url.query_pairs_mut();
                query.clear().extend_pairs(pairs);
            }
        }
        navigation
    }

    /// The next step after a redirect [RFC9110 §15.4]; the initiator stays the page that began.
    pub(super) fn redirected(mut self, status: u16, target: Url) -> Self {
        if !matches!(status, 307 | 308) {
            self.method = FormMethod::Get;
            self.body.clear();
        }
        self.url = target;
        self.redirected = true;
        self
    }

    pub(super) fn url(&self) -> &Url {
        &self.url
    }

    pub(super) fn method(&self) -> FormMethod {
        self.method
    }

    pub(super) fn is_allowed(&self) -> bool {
        self.form_action.allows(&self.url, self.redirected)
    }

    pub(super) fn cookie_context(&self) -> CookieContext {
        CookieContext {
            same_site: self.site() != "cross-site",
            safe: self.method == FormMethod::Get,
        }
    }

    pub(super) fn request(&self, client: &Client) -> RequestBuilder {
        let request = match self.method {
            FormMethod::Get => client.get(self.url.clone()),
            FormMethod::Post => client.post(self.url.clone()).form(&self.body),
        };
        let request = request
            .header("accept", "text/html,application/xhtml+xml,*/*;q=0.8")
            .header("accept-language", "en")
            .header("sec-fetch-dest", "document")
            .header("sec-fetch-mode", "navigate")
            .header("sec-fetch-user", "?1")
            .header("sec-fetch-site", self.site());
        match self.origin() {
            Some(origin) => request.header("origin", origin),
            None => request,
        }
    }

    /// The value of `Sec-Fetch-Site`.
    fn site(&self) -> &'static str {
        match &self.initiator {
            None => "none",
            Some(page) if page.url.origin() == self.url.origin() => "same-origin",
            Some(page) if is_same_site(&page.url, &self.url) => "same-site",
            Some(_) => "cross-site",
        }
    }

    /// `Origin` of a POST, hidden where the page's referrer policy hides it (Fetch Standard, Origin header).
    fn origin(&self) -> Option<String> {
        let page = self
            .initiator
            .as_ref()
            .filter(|_| self.method == FormMethod::Post)?;
        let hidden = match page.referrer_policy.as_str() {
            "no-referrer" => true,
            "same-origin" => page.url.origin() != self.url.origin(),
            _ => false,
        };
        Some(if hidden {
            "null".to_owned()
        } else {
            page.url.origin().ascii_serialization()
        })
    }
}

/// Scheme and host; ports do not matter. On loopback every host is a site of its own.
fn is_same_site(one: &Url, other: &Url) -> bool {
    one.scheme() == other.scheme() && one.host() == other.host()
}
