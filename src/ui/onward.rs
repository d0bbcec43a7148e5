//! The page that goes on by itself: the answer to a POST that must lead elsewhere.
//!
//! A redirect would die silently where the page that posted limits `form-action` to us; status
//! 200 with `Refresh: 0` goes on with and without JavaScript.

use askama::Template;

use super::page::{Frame, Page};
use super::policy::ContentSecurityPolicy;
use super::target::Target;
use super::view::View;

/// Goes to `url` at once, and shows a link for where it does not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Continue {
    /// Where the journey goes on.
    pub url: Target,
}

#[derive(Template)]
#[template(path = "continue.html", config = "src/ui/askama.toml")]
struct ContinueTemplate<'a> {
    frame: Frame<'a>,
    url: &'a str,
    label: String,
}

impl Continue {
    /// The page, with its `Refresh` header.
    pub fn render(&self, view: &View<'_>) -> Page {
        let frame = Frame::new(view);
        let template = ContinueTemplate {
            url: self.url.as_str(),
            label: frame.texts.go_on(),
            frame,
        };
        Page {
            refresh: Some(format!("0; url={}", self.url.as_str())),
            ..Page::ok(&template, ContentSecurityPolicy::without_forms())
        }
    }
}
