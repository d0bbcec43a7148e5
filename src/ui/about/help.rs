//! Help: what happens here, who sees what, and whom to ask.

use askama::Template;

use super::super::page::{Frame, Page};
use super::super::view::View;

/// The page that answers what people ask.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Help {
    /// How many minutes a login may take.
    pub minutes: usize,
}

#[derive(Template)]
#[template(path = "help.html", config = "src/ui/askama.toml")]
struct HelpTemplate<'a> {
    frame: Frame<'a>,
    minutes: usize,
}

impl Help {
    /// The page.
    pub fn render(&self, view: &View<'_>) -> Page {
        let frame = Frame::new(view);
        let policy = frame.policy();
        let template = HelpTemplate {
            frame,
            minutes: self.minutes,
        };
        Page::ok(&template, policy)
    }
}
