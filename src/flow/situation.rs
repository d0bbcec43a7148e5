//! The situations that a person can be in when a login cannot go on. Many failures share one.

use serde::{Deserialize, Serialize};

/// What a person needs to understand; the failure's own code says the rest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Situation {
    /// The sender's message is malformed or breaks a rule.
    RequestNotUnderstood,
    /// The message comes from somebody we have no agreement with.
    UnknownSender,
    /// The step was done before: back button, second press, second tab.
    AlreadyUsed,
    /// The login was completed before.
    Finished,
    /// The login was not completed in time, or is not known any more.
    Expired,
    /// The login was begun in another browser, or cookies are off.
    OtherBrowser,
    /// The person went back, here, abroad or at the hub.
    Cancelled,
    /// The chosen country's answer does not hold.
    ForeignAnswerInvalid,
    /// Somebody acts for another person, which the service does not accept.
    RepresentationNotAccepted,
    /// The chosen country cannot be reached.
    ForeignUnavailable,
    /// The chosen country cannot serve this login.
    CountryNotChoosable,
    /// The login was less secure than the service needs.
    LevelNotReached,
    /// The identity lacks what the service needs.
    DataMissing,
    /// Somebody of another country logged in where only our own citizens can.
    ForeignLogin,
    /// The mistake is ours.
    OwnFault,
    /// The national login cannot be reached.
    HubUnavailable,
    /// Too many logins at once.
    TooBusy,
    /// There is no page at this address.
    PageNotFound,
    /// A client's logout is malformed or breaks a rule.
    LogoutNotUnderstood,
}

impl Situation {
    /// Every situation.
    pub const ALL: [Self; 19] = [
        Self::RequestNotUnderstood,
        Self::UnknownSender,
        Self::AlreadyUsed,
        Self::Finished,
        Self::Expired,
        Self::OtherBrowser,
        Self::Cancelled,
        Self::ForeignAnswerInvalid,
        Self::RepresentationNotAccepted,
        Self::ForeignUnavailable,
        Self::CountryNotChoosable,
        Self::LevelNotReached,
        Self::DataMissing,
        Self::ForeignLogin,
        Self::OwnFault,
        Self::HubUnavailable,
        Self::TooBusy,
        Self::PageNotFound,
        Self::LogoutNotUnderstood,
    ];

    /// Its name in addresses.
    pub const fn word(self) -> &'static str {
        match self {
            Self::RequestNotUnderstood => "request-not-understood",
            Self::UnknownSender => "unknown-sender",
            Self::AlreadyUsed => "already-used",
            Self::Finished => "finished",
            Self::Expired => "expired",
            Self::OtherBrowser => "other-browser",
            Self::Cancelled => "cancelled",
            Self::ForeignAnswerInvalid => "foreign-answer-invalid",
            Self::RepresentationNotAccepted => "representation-not-accepted",
            Self::ForeignUnavailable => "foreign-unavailable",
            Self::CountryNotChoosable => "country-not-choosable",
            Self::LevelNotReached => "level-not-reached",
            Self::DataMissing => "data-missing",
            Self::ForeignLogin => "foreign-login",
            Self::OwnFault => "own-fault",
            Self::HubUnavailable => "hub-unavailable",
            Self::TooBusy => "too-busy",
            Self::PageNotFound => "page-not-found",
            Self::LogoutNotUnderstood => "logout-not-understood",
        }
    }

    /// The situation with that name.
    pub fn by_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.word() == word)
    }
}
