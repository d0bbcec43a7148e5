//! What a person reads, and with which status, in each situation that a login can end in.

use super::texts::Texts;

pub use crate::flow::Situation;

/// What the page says about one situation, in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FailureText {
    /// The heading.
    pub title: String,
    /// What happened, in one or two sentences.
    pub happened: String,
    /// On whose side the cause is.
    pub side: String,
    /// What was sent about the person, and to whom.
    pub sent: String,
    /// What the person can do, most useful first.
    pub steps: Vec<String>,
}

macro_rules! say {
    ($t:ident: $title:ident, $happened:ident, $side:ident, $sent:ident, [$($step:ident),+]) => {
        FailureText {
            title: $t.$title(),
            happened: $t.$happened(),
            side: $t.$side(),
            sent: $t.$sent(),
            steps: vec![$($t.$step()),+],
        }
    };
}

impl Situation {
    /// The sentences for it.
    #[rustfmt::skip]
    pub fn text(self, t: Texts) -> FailureText {
        match self {
            Self::RequestNotUnderstood => say!(t: request_not_understood, request_not_understood_happened, request_not_understood_side, sent_nothing, [request_not_understood_step_1, request_not_understood_step_2]),
            Self::UnknownSender => say!(t: unknown_sender, unknown_sender_happened, unknown_sender_side, sent_nothing, [unknown_sender_step_1, unknown_sender_step_2]),
            Self::AlreadyUsed => say!(t: already_used, already_used_happened, already_used_side, already_used_sent, [already_used_step_1, already_used_step_2]),
            Self::Finished => say!(t: finished, finished_happened, side_nobody, finished_sent, [finished_step_1, finished_step_2]),
            Self::Expired => say!(t: expired, expired_happened, expired_side, expired_sent, [expired_step_1]),
            Self::OtherBrowser => say!(t: other_browser, other_browser_happened, other_browser_side, sent_not_passed_on, [other_browser_step_1, other_browser_step_2, other_browser_step_3]),
            Self::Cancelled => say!(t: cancelled, cancelled_happened, side_nobody, sent_nothing, [cancelled_step_1]),
            Self::ForeignAnswerInvalid => say!(t: foreign_answer_invalid, foreign_answer_invalid_happened, foreign_answer_invalid_side, foreign_answer_invalid_sent, [foreign_answer_invalid_step_1, foreign_answer_invalid_step_2]),
            Self::RepresentationNotAccepted => say!(t: representation_not_accepted, representation_not_accepted_happened, representation_not_accepted_side, representation_not_accepted_sent, [representation_not_accepted_step_1, representation_not_accepted_step_2]),
            Self::ForeignUnavailable => say!(t: foreign_unavailable, foreign_unavailable_happened, foreign_unavailable_side, sent_nothing, [foreign_unavailable_step_1, foreign_unavailable_step_2]),
            Self::CountryNotChoosable => say!(t: country_not_choosable, country_not_choosable_happened, country_not_choosable_side, sent_nothing, [country_not_choosable_step_1, country_not_choosable_step_2]),
            Self::LevelNotReached => say!(t: level_not_reached, level_not_reached_happened, level_not_reached_side, sent_not_passed_on, [level_not_reached_step_1, level_not_reached_step_2]),
            Self::DataMissing => say!(t: data_missing, data_missing_happened, data_missing_side, sent_not_passed_on, [data_missing_step_1, data_missing_step_2]),
            Self::ForeignLogin => say!(t: foreign_login, foreign_login_happened, foreign_login_side, sent_not_passed_on, [foreign_login_step_1]),
            Self::OwnFault => say!(t: own_fault, own_fault_happened, side_ours, sent_not_passed_on, [own_fault_step_1, own_fault_step_2]),
            Self::HubUnavailable => say!(t: hub_unavailable, hub_unavailable_happened, hub_unavailable_side, sent_not_passed_on, [hub_unavailable_step_1]),
            Self::TooBusy => say!(t: too_busy, too_busy_happened, side_ours, sent_nothing, [too_busy_step_1]),
            Self::PageNotFound => say!(t: page_not_found, page_not_found_happened, page_not_found_side, sent_nothing, [page_not_found_step_1]),
            Self::LogoutNotUnderstood => say!(t: logout_not_understood, logout_not_understood_happened, logout_not_understood_side, sent_nothing, [logout_not_understood_step_1, logout_not_understood_step_2]),
        }
    }

    /// The HTTP status. What is no error, such as a country that cannot be chosen, is an answer.
    pub fn status(self) -> u16 {
        match self {
            Self::CountryNotChoosable | Self::Cancelled | Self::Finished => 200,
            Self::RequestNotUnderstood | Self::LogoutNotUnderstood => 400,
            Self::UnknownSender
            | Self::OtherBrowser
            | Self::RepresentationNotAccepted
            | Self::LevelNotReached
            | Self::DataMissing
            | Self::ForeignLogin => 403,
            Self::PageNotFound => 404,
            Self::AlreadyUsed => 409,
            Self::Expired => 410,
            Self::OwnFault => 500,
            Self::ForeignAnswerInvalid | Self::ForeignUnavailable | Self::HubUnavailable => 502,
            Self::TooBusy => 503,
        }
    }
}
