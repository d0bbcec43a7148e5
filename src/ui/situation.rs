//! The situations that a person can be in when a login cannot go on. Many failures share one.

use super::texts::{ENGLISH, FailureText};

/// What a person needs to understand; the failure's own code says the rest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Situation {
    /// The sender's message is malformed or breaks a rule.
    RequestNotUnderstood,
    /// The message comes from somebody we have no agreement with.
    UnknownSender,
    /// The step was done before: back button, second press, second tab.
    AlreadyUsed,
    /// The login took too long.
    Expired,
    /// The login was begun in another browser, or cookies are off.
    OtherBrowser,
    /// The chosen country's answer does not hold.
    ForeignAnswerInvalid,
    /// The chosen country cannot be reached.
    ForeignUnavailable,
    /// The chosen country cannot serve this login.
    CountryNotChoosable,
    /// The mistake is ours.
    OwnFault,
    /// The national login cannot be reached.
    HubUnavailable,
    /// Too many logins at once.
    TooBusy,
    /// There is no page at this address.
    PageNotFound,
}

impl Situation {
    /// Every situation.
    pub const ALL: [Self; 12] = [
        Self::RequestNotUnderstood,
        Self::UnknownSender,
        Self::AlreadyUsed,
        Self::Expired,
        Self::OtherBrowser,
        Self::ForeignAnswerInvalid,
        Self::ForeignUnavailable,
        Self::CountryNotChoosable,
        Self::OwnFault,
        Self::HubUnavailable,
        Self::TooBusy,
        Self::PageNotFound,
    ];

    /// The sentences for it.
    pub fn text(self) -> FailureText {
        let texts = &ENGLISH.failures;
        match self {
            Self::RequestNotUnderstood => texts.request_not_understood,
            Self::UnknownSender => texts.unknown_sender,
            Self::AlreadyUsed => texts.already_used,
            Self::Expired => texts.expired,
            Self::OtherBrowser => texts.other_browser,
            Self::ForeignAnswerInvalid => texts.foreign_answer_invalid,
            Self::ForeignUnavailable => texts.foreign_unavailable,
            Self::CountryNotChoosable => texts.country_not_choosable,
            Self::OwnFault => texts.own_fault,
            Self::HubUnavailable => texts.hub_unavailable,
            Self::TooBusy => texts.too_busy,
            Self::PageNotFound => texts.page_not_found,
        }
    }

    /// The HTTP status. A country that cannot be chosen is an answer, not an error.
    pub fn status(self) -> u16 {
        match self {
            Self::CountryNotChoosable => 200,
            Self::RequestNotUnderstood => 400,
            Self::UnknownSender | Self::OtherBrowser => 403,
            Self::PageNotFound => 404,
            Self::AlreadyUsed => 409,
            Self::Expired => 410,
            Self::OwnFault => 500,
            Self::ForeignAnswerInvalid | Self::ForeignUnavailable | Self::HubUnavailable => 502,
            Self::TooBusy => 503,
        }
    }
}
