//! What a person reads, and with which status, in each situation that a login can end in.

use super::texts::{ENGLISH, FailureText};

pub use crate::flow::Situation;

impl Situation {
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
            Self::RepresentationNotAccepted => texts.representation_not_accepted,
            Self::ForeignUnavailable => texts.foreign_unavailable,
            Self::CountryNotChoosable => texts.country_not_choosable,
            Self::OwnFault => texts.own_fault,
            Self::HubUnavailable => texts.hub_unavailable,
            Self::TooBusy => texts.too_busy,
            Self::PageNotFound => texts.page_not_found,
            Self::LogoutNotUnderstood => texts.logout_not_understood,
        }
    }

    /// The HTTP status. A country that cannot be chosen is an answer, not an error.
    pub fn status(self) -> u16 {
        match self {
            Self::CountryNotChoosable => 200,
            Self::RequestNotUnderstood | Self::LogoutNotUnderstood => 400,
            Self::UnknownSender | Self::OtherBrowser | Self::RepresentationNotAccepted => 403,
            Self::PageNotFound => 404,
            Self::AlreadyUsed => 409,
            Self::Expired => 410,
            Self::OwnFault => 500,
            Self::ForeignAnswerInvalid | Self::ForeignUnavailable | Self::HubUnavailable => 502,
            Self::TooBusy => 503,
        }
    }
}
