//! The accessibility statement: what we know of these pages, completed by the operator with a
//! date, a contact and the body that watches over accessibility (Directive (EU) 2016/2102, Art. 7).

use askama::Template;

use super::super::page::{Frame, Page};
use super::super::view::View;

/// The statement. What the operator has not said is not on it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct AccessibilityStatement;

#[derive(Template)]
#[template(path = "accessibility.html", config = "src/ui/askama.toml")]
struct AccessibilityTemplate<'a> {
    frame: Frame<'a>,
    /// `YYYY-MM-DD`, which reads the same in every language.
    date: Option<String>,
}

impl AccessibilityStatement {
    /// The page.
    pub fn render(&self, view: &View<'_>) -> Page {
        let frame = Frame::new(view);
        let policy = frame.policy();
        let date = frame.theme.accessibility.date;
        let template = AccessibilityTemplate {
            date: date.map(|date| date.to_string()),
            frame,
        };
        Page::ok(&template, policy)
    }
}
