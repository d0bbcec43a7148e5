//! The page for what went wrong: what happened, on whose side, what was sent, what to do next.

use askama::Template;

use super::announced::Said;
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
    /// Eight characters that stand in the operator's log too; empty where the page is shown once
    /// more by somebody who did not say them.
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
    /// The chosen country's name, why it cannot be had, and what else is to be known about it.
    country: Option<(&'a str, Option<String>, &'a [Said])>,
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

    /// The page once more, by itself: it says nothing that is not known without the login.
    pub fn once_more(situation: Situation, reference: Option<&str>) -> Self {
        Self {
            code: None,
            status: 200,
            ..Self::of(situation, "", reference.unwrap_or_default())
        }
    }

    /// The page.
    pub fn render(&self, view: &View<'_>) -> Page {
        let frame = Frame::new(view);
        let country = self.country.as_ref().and_then(|country| {
            let (reason, remarks) = (country.reason(frame.texts), country.remarks.as_slice());
            let says_something = reason.is_some() || !remarks.is_empty();
            says_something.then_some((country.name.as_str(), reason, remarks))
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
