//! The situations that a person can be in when a login cannot go on. Many failures share one.

/// What a person needs to understand; the failure's own code says the rest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Situation {
    /// The sender's message is malformed or breaks a rule.
    RequestNotUnderstood,
    /// The message comes from somebody we have no agreement with.
    UnknownSender,
    /// The step was done before: back button, second press, second tab.
    AlreadyUsed,
    /// The login is over: finished before, or not in time.
    Expired,
    /// The login was begun in another browser, or cookies are off.
    OtherBrowser,
    /// The chosen country's answer does not hold.
    ForeignAnswerInvalid,
    /// Somebody acts for another person, which the service does not accept.
    RepresentationNotAccepted,
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
    /// A client's logout is malformed or breaks a rule.
    LogoutNotUnderstood,
}

impl Situation {
    /// Every situation.
    pub const ALL: [Self; 14] = [
        Self::RequestNotUnderstood,
        Self::UnknownSender,
        Self::AlreadyUsed,
        Self::Expired,
        Self::OtherBrowser,
        Self::ForeignAnswerInvalid,
        Self::RepresentationNotAccepted,
        Self::ForeignUnavailable,
        Self::CountryNotChoosable,
        Self::OwnFault,
        Self::HubUnavailable,
        Self::TooBusy,
        Self::PageNotFound,
        Self::LogoutNotUnderstood,
    ];
}
