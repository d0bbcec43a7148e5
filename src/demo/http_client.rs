//! The demo's own HTTP client: loopback only, no redirects, no proxy of the surroundings.

use std::time::Duration;

use reqwest::redirect::Policy;

/// Builds the client of a demo hub or of the headless browser.
#[expect(
    clippy::disallowed_methods,
    reason = "hubs and browser are other parties than the bridge and must not share its client"
)]
pub(super) fn build() -> reqwest::Result<reqwest::Client> {
    reqwest::Client::builder()
        .redirect(Policy::none())
        .no_proxy()
        .timeout(Duration::from_secs(20))
        .build()
}
