//! Every sentence that a page says, one struct per language.
//!
//! Whole sentences only, with `{name}` for what is filled in; nothing is glued together from
//! pieces, since other languages order their words otherwise.

mod english;

use crate::domain::LevelOfAssurance;

pub use english::ENGLISH;

/// One language.
#[derive(Debug, Clone, Copy)]
pub struct Texts {
    /// BCP 47 tag of the language, for `<html lang>`.
    pub lang: &'static str,
    /// The skip link.
    pub skip_to_content: &'static str,
    /// The footer's accessible name.
    pub footer_label: &'static str,
    /// Country selection.
    pub countries: CountryTexts,
    /// The page that sends a person abroad to log in; `{to}` is the country.
    pub log_in_there: SelfPostTexts,
    /// The page that sends a person back with the result; `{to}` is the other side.
    pub go_back_there: SelfPostTexts,
    /// The label before the service's name.
    pub service_label: &'static str,
    /// The page that goes on by itself.
    pub onward: OnwardTexts,
    /// The page for a logout.
    pub logout: LogoutTexts,
    /// The error page's fixed parts.
    pub error: ErrorTexts,
    /// The error page's sentences, one set a situation.
    pub failures: FailureTexts,
}

/// Texts of the country selection.
#[derive(Debug, Clone, Copy)]
#[expect(
    missing_docs,
    reason = "each field is named after the place where it stands"
)]
pub struct CountryTexts {
    pub title: &'static str,
    /// `{service}`
    pub lead_with_service: &'static str,
    pub lead_without_service: &'static str,
    pub hint: &'static str,
    pub level_label: &'static str,
    pub level_low: &'static str,
    pub level_substantial: &'static str,
    pub level_high: &'static str,
    pub search_label: &'static str,
    pub search_hint: &'static str,
    pub search_button: &'static str,
    pub show_all: &'static str,
    pub skip_list: &'static str,
    pub list_label: &'static str,
    /// `{query}`
    pub found_none: &'static str,
    /// `{query}`
    pub found_one: &'static str,
    /// `{count}`, `{query}`
    pub found_many: &'static str,
    pub none_configured: &'static str,
    pub level_too_low: &'static str,
    pub person_kind: &'static str,
    pub sp_type: &'static str,
    pub requester_id: &'static str,
    pub attribute_missing: &'static str,
    pub protocol_version: &'static str,
    pub outage: &'static str,
    /// `{since}`
    pub outage_since: &'static str,
    pub suspended: &'static str,
    /// `{since}`
    pub suspended_since: &'static str,
    pub not_connected: &'static str,
    pub not_listed_title: &'static str,
    pub not_listed: &'static str,
    pub cancel: &'static str,
}

/// Texts of a self-posting page; `{to}` is the other side.
#[derive(Debug, Clone, Copy)]
#[expect(
    missing_docs,
    reason = "each field is named after the place where it stands"
)]
pub struct SelfPostTexts {
    pub heading: &'static str,
    pub explanation: &'static str,
    pub button: &'static str,
}

/// Texts of the page that goes on by itself.
#[derive(Debug, Clone, Copy)]
#[expect(
    missing_docs,
    reason = "each field is named after the place where it stands"
)]
pub struct OnwardTexts {
    pub heading: &'static str,
    pub explanation: &'static str,
    pub button: &'static str,
}

/// Texts of the page for a logout; `{to}` is the client.
#[derive(Debug, Clone, Copy)]
#[expect(
    missing_docs,
    reason = "each field is named after the place where it stands"
)]
pub struct LogoutTexts {
    pub heading: &'static str,
    pub explanation: &'static str,
    pub question: &'static str,
    pub confirm: &'static str,
    pub elsewhere: &'static str,
    /// `{to}`
    pub back: &'static str,
}

/// Fixed parts of the error page.
#[derive(Debug, Clone, Copy)]
#[expect(
    missing_docs,
    reason = "each field is named after the place where it stands"
)]
pub struct ErrorTexts {
    pub whose_side: &'static str,
    pub what_was_sent: &'static str,
    pub what_to_do: &'static str,
    pub ask_for_help: &'static str,
    pub reference: &'static str,
    pub code: &'static str,
}

/// What the error page says about one situation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FailureText {
    /// The heading.
    pub title: &'static str,
    /// What happened, in one or two sentences.
    pub what_happened: &'static str,
    /// On whose side the cause is.
    pub whose_side: &'static str,
    /// What was sent about the person, and to whom.
    pub what_was_sent: &'static str,
    /// What the person can do, most useful first.
    pub what_to_do: &'static [&'static str],
}

/// One [`FailureText`] for each `Situation`.
#[derive(Debug, Clone, Copy)]
#[expect(missing_docs, reason = "each field is named after its situation")]
pub struct FailureTexts {
    pub request_not_understood: FailureText,
    pub unknown_sender: FailureText,
    pub already_used: FailureText,
    pub expired: FailureText,
    pub other_browser: FailureText,
    pub foreign_answer_invalid: FailureText,
    pub representation_not_accepted: FailureText,
    pub foreign_unavailable: FailureText,
    pub country_not_choosable: FailureText,
    pub own_fault: FailureText,
    pub hub_unavailable: FailureText,
    pub too_busy: FailureText,
    pub page_not_found: FailureText,
    pub logout_not_understood: FailureText,
}

impl Texts {
    /// The sentence about the lowest level that the service accepts.
    pub(super) fn level(&self, level: LevelOfAssurance) -> &'static str {
        match level {
            LevelOfAssurance::Low => self.countries.level_low,
            LevelOfAssurance::Substantial => self.countries.level_substantial,
            LevelOfAssurance::High => self.countries.level_high,
        }
    }
}

/// Puts `value` where `sentence` says `{name}`.
pub(super) fn fill(sentence: &str, name: &str, value: &str) -> String {
    sentence.replace(&format!("{{{name}}}"), value)
}
