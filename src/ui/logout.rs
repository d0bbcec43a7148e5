//! The page for a logout: that there is no session here, and the way back.

use askama::Template;

use super::page::{Frame, Page};
use super::policy::ContentSecurityPolicy;
use super::target::Target;
use super::view::View;

/// Nobody is logged in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LoggedOut {
    /// Where the question's form goes.
    pub action: Target,
    /// The fields that the form repeats, where the person is asked at all.
    pub question: Option<Vec<(&'static str, String)>>,
    /// A client's address and name.
    pub way_back: Option<(Target, String)>,
}

#[derive(Template)]
#[template(path = "logged_out.html", config = "src/ui/askama.toml")]
struct LoggedOutTemplate<'a> {
    frame: Frame<'a>,
    action: &'a str,
    question: Option<&'a [(&'static str, String)]>,
    way_back: Option<(&'a str, String)>,
}

impl LoggedOut {
    /// The page.
    pub fn render(&self, view: &View<'_>) -> Page {
        let frame = Frame::new(view);
        let texts = frame.texts;
        let way_back = self.way_back.as_ref();
        let policy = match self.question {
            Some(_) => ContentSecurityPolicy::with_own_form(),
            None => frame.policy(),
        };
        let template = LoggedOutTemplate {
            action: self.action.as_str(),
            question: self.question.as_deref(),
            way_back: way_back.map(|(target, name)| (target.as_str(), texts.back_to(name))),
            frame,
        };
        Page::ok(&template, policy)
    }
}
