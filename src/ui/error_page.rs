//! The page for what went wrong: what happened, on whose side, what was sent, what to do next.

use askama::Template;

use super::country_selection::CountryChoice;
use super::page::{Frame, Page};
use super::policy::ContentSecurityPolicy;
use super::situation::{FailureText, Situation};
use super::view::View;
use super::way_on::WayOn;

/// One failure, told to a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ErrorPage {
    /// What the person has to understand.
    pub situation: Situation,
    /// The failure's stable dotted code; none where the page is shown once more.
    pub code: Option<String>,
    /// Eight characters that stand in the operator's log too.
    pub reference: String,
    /// The country that was chosen, and why it cannot be had.
    pub country: Option<CountryChoice>,
    /// The ways on, where there are any, the best one first.
    pub ways: Vec<WayOn>,
    /// The HTTP status.
    pub status: u16,
}

#[derive(Template)]
#[template(path = "error.html", config = "src/ui/askama.toml")]
struct ErrorTemplate<'a> {
    frame: Frame<'a>,
    page: &'a ErrorPage,
    text: FailureText,
    /// The chosen country's name, and why it cannot be had.
    country: Option<(&'a str, String)>,
}

impl ErrorPage {
    /// The page for `situation`, with its status, and no way out yet.
    pub fn of(situation: Situation, code: &str, reference: &str) -> Self {
        Self {
            situation,
            code: Some(code.to_owned()),
            reference: reference.to_owned(),
            country: None,
            ways: Vec::new(),
            status: situation.status(),
        }
    }

    /// The page.
    pub fn render(&self, view: &View<'_>) -> Page {
        let frame = Frame::new(view);
        let country = self.country.as_ref().and_then(|country| {
            let reason = country.reason(frame.texts)?;
            Some((country.name.as_str(), reason))
        });
        let policy = if self.ways.iter().any(WayOn::is_form) {
            ContentSecurityPolicy::with_own_form()
        } else {
            frame.policy()
        };
        let template = ErrorTemplate {
            text: self.situation.text(frame.texts),
            frame,
            page: self,
            country,
        };
        Page {
            status: self.status,
            ..Page::ok(&template, policy)
        }
    }
}
