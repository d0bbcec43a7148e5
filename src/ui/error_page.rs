//! The page for what went wrong: what happened, on whose side, what was sent, what to do next.

use askama::Template;

use super::country_selection::CountryChoice;
use super::page::{Frame, Page};
use super::policy::ContentSecurityPolicy;
use super::situation::Situation;
use super::texts::FailureText;
use super::theme::{Link, Theme};

/// One failure, told to a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ErrorPage {
    /// The failure's stable dotted code.
    pub code: String,
    /// Eight characters that stand in the operator's log too.
    pub reference: String,
    /// The sentences.
    pub text: FailureText,
    /// The country that was chosen, and why it cannot be had.
    pub country: Option<CountryChoice>,
    /// The way out, where there is one.
    pub return_to: Option<Link>,
    /// The HTTP status.
    pub status: u16,
}

#[derive(Template)]
#[template(path = "error.html", config = "src/ui/askama.toml")]
struct ErrorTemplate<'a> {
    frame: Frame<'a>,
    page: &'a ErrorPage,
    /// The chosen country's name, and why it cannot be had.
    country: Option<(&'a str, String)>,
}

impl ErrorPage {
    /// The page for `situation`, with its sentences and its status, and no way out yet.
    pub fn of(situation: Situation, code: &str, reference: &str) -> Self {
        Self {
            code: code.to_owned(),
            reference: reference.to_owned(),
            text: situation.text(),
            country: None,
            return_to: None,
            status: situation.status(),
        }
    }

    /// The page.
    pub fn render(&self, theme: &Theme) -> Page {
        let frame = Frame::new(theme);
        let country = self.country.as_ref().and_then(|country| {
            let reason = country.reason(frame.texts)?;
            Some((country.name.as_str(), reason))
        });
        let template = ErrorTemplate {
            frame,
            page: self,
            country,
        };
        Page {
            status: self.status,
            ..Page::ok(&template, ContentSecurityPolicy::without_forms())
        }
    }
}
