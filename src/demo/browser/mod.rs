//! A small browser without a screen: what `demo --once` and the tests click with.
//!
//! In: an address, or a page's form with a button. Out: the page at which a person would have
//! arrived, and every hop on the way. Cookies, `SameSite`, `Origin`, `Sec-Fetch-Site`, redirects,
//! `Refresh` and the page's `form-action` are those of a real browser, as far as a login meets
//! them; scripts never run. A caller may alter a form before it is submitted.

mod cookies;
mod form;
mod form_action;
mod hop;
mod html;
mod navigation;
mod page;

pub use form::{Form, FormMethod};
pub use hop::Hop;
pub use page::Page;

use cookies::CookieJar;
use navigation::Navigation;
use url::Url;

const MAX_STEPS: usize = 20;

/// Why no page was reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BrowserError {
    /// No absolute address.
    #[error("not an address")]
    Address,
    /// Nobody answered.
    #[error("no answer")]
    Network,
    /// More redirects than a browser follows.
    #[error("too many redirects")]
    TooManyRedirects,
    /// The page's Content-Security-Policy does not let its forms go there: a real browser stays
    /// where it is and says nothing.
    #[error("the page's form-action forbids this address")]
    FormAction,
    /// The HTTP client could not be built.
    #[error("no HTTP client")]
    Client,
}

impl BrowserError {
    /// Stable dotted code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Address => "browser.address",
            Self::Network => "browser.network",
            Self::TooManyRedirects => "browser.too-many-redirects",
            Self::FormAction => "browser.form-action",
            Self::Client => "browser.client",
        }
    }
}

/// One browser profile: its cookies and its history.
#[derive(Debug)]
pub struct Browser {
    client: reqwest::Client,
    jar: CookieJar,
    hops: Vec<Hop>,
    follows_refresh: bool,
}

impl Browser {
    /// A fresh profile.
    ///
    /// # Errors
    /// [`BrowserError::Client`].
    pub fn new() -> Result<Self, BrowserError> {
        Ok(Self {
            client: super::http_client::build().map_err(|_| BrowserError::Client)?,
            jar: CookieJar::default(),
            hops: Vec::new(),
            follows_refresh: true,
        })
    }

    /// Whether pages that go on by themselves (`Refresh: 0`) are left at once; they are unless
    /// told otherwise.
    pub fn set_follows_refresh(&mut self, follows: bool) {
        self.follows_refresh = follows;
    }

    /// Opens an address as if it had been typed: no page initiates it.
    ///
    /// # Errors
    /// Every [`BrowserError`] but `FormAction`.
    pub async fn get(&mut self, address: &str) -> Result<Page, BrowserError> {
        let url = Url::parse(address).map_err(|_| BrowserError::Address)?;
        self.navigate(Navigation::typed(url)).await
    }

    /// Follows a link of `page`, or goes where it wants to refresh to.
    ///
    /// # Errors
    /// Every [`BrowserError`] but `FormAction`.
    pub async fn follow(&mut self, page: &Page, to: &Url) -> Result<Page, BrowserError> {
        self.navigate(Navigation::link(page, to.clone())).await
    }

    /// Submits a form of `page`, pressing the button of this name and value, or none.
    ///
    /// # Errors
    /// Any [`BrowserError`].
    pub async fn submit(
        &mut self,
        page: &Page,
        form: &Form,
        button: Option<(&str, &str)>,
    ) -> Result<Page, BrowserError> {
        self.navigate(Navigation::form(page, form, button)).await
    }

    /// Every request so far, oldest first.
    pub fn hops(&self) -> &[Hop] {
        &self.hops
    }

    /// Names and values of the cookies of a host.
    pub fn cookies(&self, host: &str) -> Vec<(String, String)> {
        self.jar.of_host(host)
    }

    /// Throws a host's cookies away, as another browser would not have them.
    pub fn forget_cookies(&mut self, host: &str) {
        self.jar.forget(host);
    }

    async fn navigate(&mut self, mut next: Navigation) -> Result<Page, BrowserError> {
        for _ in 0..MAX_STEPS {
            if !next.is_allowed() {
                return Err(BrowserError::FormAction);
            }
            let page = self.send(&next).await?;
            if let Some(target) = page.redirect() {
                next = next.redirected(page.status(), target);
                continue;
            }
            match page.refresh() {
                Some((0, target)) if self.follows_refresh => {
                    next = Navigation::link(&page, target);
                }
                _ => return Ok(page),
            }
        }
        Err(BrowserError::TooManyRedirects)
    }

    async fn send(&mut self, navigation: &Navigation) -> Result<Page, BrowserError> {
        let url = navigation.url().clone();
        let mut request = navigation.request(&self.client);
        if let Some(cookies) = self.jar.header(&url, navigation.cookie_context()) {
            request = request.header("cookie", cookies);
        }
        let response = request.send().await.map_err(|_| BrowserError::Network)?;
        self.jar.store(&url, response.headers());
        let status = response.status().as_u16();
        let headers = response.headers().clone();
        let body = response.text().await.map_err(|_| BrowserError::Network)?;
        self.hops
            .push(Hop::new(navigation.method(), url.clone(), status));
        Ok(Page::new(url, status, headers, body))
    }
}
