//! The page that goes on by itself: the answer to a POST that must lead elsewhere.
//!
//! A redirect would die silently where the page that posted limits `form-action` to us; status
//! 200 with `Refresh: 0` goes on with and without JavaScript.

use askama::Template;

use super::page::{Frame, Page};
use super::policy::ContentSecurityPolicy;
use super::target::Target;
use super::theme::Theme;

/// Goes to `url` at once, and shows a link for where it does not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Continue {
    /// Where the journey goes on.
    pub url: Target,
    /// What the link says, e.g. `Continue to Example Town`; empty for a plain "Continue".
    pub label: String,
}

#[derive(Template)]
#[template(path = "continue.html", config = "src/ui/askama.toml")]
struct ContinueTemplate<'a> {
    frame: Frame<'a>,
    url: &'a str,
    label: &'a str,
}

impl Continue {
    /// The page, with its `Refresh` header.
    pub fn render(&self, theme: &Theme) -> Page {
        let frame = Frame::new(theme);
        let label = if self.label.is_empty() {
            frame.texts.onward.button
        } else {
            &self.label
        };
        let template = ContinueTemplate {
            url: self.url.as_str(),
            label,
            frame,
        };
        Page {
            refresh: Some(format!("0; url={}", self.url.as_str())),
            ..Page::ok(&template, ContentSecurityPolicy::without_forms())
        }
    }
}
