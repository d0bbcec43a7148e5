//! What is kept in a browser, what for and how long, and what happens with the details about a
//! person.

use askama::Template;

use super::super::page::{Frame, Page};
use super::super::view::View;

/// The page about cookies and privacy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cookies {
    /// How many minutes a login's cookie is kept.
    pub minutes: usize,
}

#[derive(Template)]
#[template(path = "cookies.html", config = "src/ui/askama.toml")]
struct CookiesTemplate<'a> {
    frame: Frame<'a>,
    /// The name, the purpose and the duration of each.
    cookies: [(&'static str, String, String); 2],
}

impl Cookies {
    /// The page.
    pub fn render(&self, view: &View<'_>) -> Page {
        let frame = Frame::new(view);
        let (policy, texts) = (frame.policy(), frame.texts);
        let login = texts.cookies_login_duration(self.minutes);
        let template = CookiesTemplate {
            cookies: [
                ("__Host-login-…", texts.cookies_login(), login),
                (
                    "__Host-country",
                    texts.cookies_country(),
                    texts.cookies_country_duration(),
                ),
            ],
            frame,
        };
        Page::ok(&template, policy)
    }
}
