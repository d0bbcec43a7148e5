//! Every way in which a login can fail, and the one table of what is said about it: to the person
//! as a page, to a foreign Connector as a SAML status, to the hub as an OpenID Connect error.
//! No arm is `_`: a new failure does not compile until all three are answered.

use crate::domain::DatasetError;
use crate::mapping::ClaimsError;
use crate::net::HubError;
use crate::oidc::OAuthError;
use crate::oidc::authorization::{AuthorizationError, RefusalReason};
use crate::oidc::logout::LogoutError;
use crate::oidc::relying_party::CallbackError;
use crate::saml::binding::BindingError;
use crate::saml::{PeerFailure, RequestError, ResponseError, Status, SubStatus};
use crate::store::StoreError;
use crate::trust::{TrustError, Unavailable};

use super::situation::Situation;

/// Why a login cannot go on.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Failure {
    /// The hub's request names no client or address that we know.
    #[error("the authorization request has no verified requester: {0}")]
    HubUnknown(AuthorizationError),
    /// The hub's request breaks a rule.
    #[error("the authorization request is refused: {0}")]
    HubRequest(RefusalReason),
    /// A logout breaks a rule.
    #[error("the logout is refused: {0}")]
    Logout(LogoutError),
    /// A foreign message cannot be read.
    #[error("the message cannot be read: {0}")]
    Binding(BindingError),
    /// A foreign request comes from nobody we trust.
    #[error("the request comes from a node that is not trusted: {0}")]
    ConnectorUnknown(TrustError),
    /// A foreign request breaks a rule.
    #[error("the foreign request is refused: {0}")]
    ForeignRequest(RequestError),
    /// A foreign request came twice.
    #[error("the foreign request was received before")]
    RequestReplayed,
    /// A foreign request is older than what the store remembers: nobody can tell whether it was
    /// received before.
    #[error("the foreign request is older than what the store remembers")]
    RequestBeforeStore,
    /// The chosen country is not one that can be chosen for this request; none: not one at all.
    #[error("the country cannot be chosen for this request")]
    CountryNotOffered(Option<Unavailable>),
    /// The chosen country's node cannot be used.
    #[error("the foreign node cannot be used: {0}")]
    ForeignUnavailable(TrustError),
    /// A Response answers nothing that is open.
    #[error("the response answers no open request")]
    Unsolicited,
    /// A Response answers an earlier request of its login: another country was chosen since.
    #[error("the response answers a request that was replaced")]
    Superseded,
    /// A Response's `RelayState` is not the one that was sent.
    #[error("the relay state is not the one that was sent")]
    RelayState,
    /// A foreign Response breaks a rule.
    #[error("the foreign response is refused: {0}")]
    ForeignResponse(ResponseError),
    /// A foreign Response was used before.
    #[error("the response was used before")]
    ResponseReplayed,
    /// The foreign country says that nobody was authenticated.
    #[error("the foreign country refused: {0:?}")]
    ForeignRefusal(PeerRefusal),
    /// The person went back.
    #[error("the person cancelled")]
    Cancelled,
    /// The flow, handle or code is over, unknown or used.
    #[error("the login is over, unknown or used")]
    FlowGone,
    /// The person took longer than a login may.
    #[error("the login took too long")]
    FlowExpired,
    /// The login was finished before: whoever asked for it has its answer.
    #[error("the login was finished before")]
    FlowFinished,
    /// The login ended before without success, and whoever asked for it was told.
    #[error("the login ended before without success")]
    FlowRefused,
    /// The login was begun again since, and goes on there.
    #[error("the login was begun again since")]
    FlowRestarted,
    /// The browser is not the one that began.
    #[error("the browser is not the one that began the login")]
    OtherBrowser,
    /// The hub's redirect back is malformed or of another issuer.
    #[error("the hub's answer is refused: {0}")]
    HubCallback(CallbackError),
    /// The hub says that nobody was authenticated.
    #[error("the hub refused: {0:?}")]
    HubRefusal(Option<OAuthError>),
    /// The hub's tokens or identity cannot be had or break a rule.
    #[error("the hub yields no identity: {0}")]
    Hub(HubError),
    /// The hub reached a lower level than was asked.
    #[error("the level that was asked for was not reached")]
    LevelNotReached,
    /// The hub says that it logged the person in through a foreign node: nobody of ours.
    #[error("the hub logged somebody in through a foreign node")]
    ForeignLogin,
    /// The hub's identity lacks mandatory data.
    #[error("the hub's identity is incomplete: {0}")]
    Claims(ClaimsError),
    /// The identity is not of the kind that the foreign request is about.
    #[error("the identity does not answer the request: {0}")]
    Required(DatasetError),
    /// The store cannot remember.
    #[error("the store failed: {0}")]
    Store(StoreError),
    /// Too much is going on.
    #[error("too busy")]
    Busy,
    /// A mistake of ours; the word says where.
    #[error("internal failure: {0}")]
    Internal(&'static str),
}

/// A foreign refusal, reduced to what decides the answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PeerRefusal {
    /// The person or the country refused, or could not authenticate.
    Denied,
    /// The level cannot be had.
    Level,
    /// The country lacks data that it would have to send.
    Data,
    /// The country finds our request faulty.
    OurRequest,
    /// Anything else.
    Other,
}

impl From<&PeerFailure> for PeerRefusal {
    fn from(failure: &PeerFailure) -> Self {
        match (failure.sub_status(), failure.message_code()) {
            (_, Some("202019" | "202021" | "202015")) | (Some(SubStatus::NoAuthnContext), _) => {
                Self::Level
            }
            (Some(SubStatus::RequestDenied | SubStatus::AuthnFailed), _) => Self::Denied,
            (Some(SubStatus::InvalidAttrNameOrValue), _)
                if failure.status() != Status::Requester =>
            {
                Self::Data
            }
            _ if failure.status() == Status::Requester => Self::OurRequest,
            _ => Self::Other,
        }
    }
}

/// The answer is sound; the service does not take people for whom others act.
pub(super) const REPRESENTATION: ResponseError =
    ResponseError::Dataset(DatasetError::Representation);

impl Failure {
    /// Stable code: of the failure, or of the rule underneath.
    pub fn code(&self) -> &'static str {
        match self {
            Self::HubUnknown(error) => error.code(),
            Self::HubRequest(reason) => reason.code(),
            Self::Logout(error) => error.code(),
            Self::Binding(error) => error.code(),
            Self::ConnectorUnknown(error) | Self::ForeignUnavailable(error) => error.code(),
            Self::ForeignRequest(error) => error.code(),
            Self::RequestReplayed => "request.replayed",
            Self::RequestBeforeStore => "request.before-store",
            Self::CountryNotOffered(None) => "flow.country-not-offered",
            Self::CountryNotOffered(Some(why)) => why.code(),
            Self::Unsolicited => "response.unsolicited",
            Self::Superseded => "response.superseded",
            Self::RelayState => "response.relay-state",
            Self::ForeignResponse(error) => error.code(),
            Self::ResponseReplayed => "response.replayed",
            Self::ForeignRefusal(PeerRefusal::Denied) => "peer.denied",
            Self::ForeignRefusal(PeerRefusal::Level) => "peer.level",
            Self::ForeignRefusal(PeerRefusal::Data) => "peer.data-missing",
            Self::ForeignRefusal(PeerRefusal::OurRequest) => "peer.our-request",
            Self::ForeignRefusal(PeerRefusal::Other) => "peer.failed",
            Self::Cancelled => "flow.cancelled",
            Self::FlowGone => "flow.gone",
            Self::FlowExpired => "flow.expired",
            Self::FlowFinished => "flow.finished",
            Self::FlowRefused => "flow.refused",
            Self::FlowRestarted => "flow.restarted",
            Self::OtherBrowser => "flow.other-browser",
            Self::HubCallback(error) => error.code(),
            Self::HubRefusal(_) => "hub.refused",
            Self::Hub(error) => error.code(),
            Self::LevelNotReached => "hub.level-not-reached",
            Self::ForeignLogin => "hub.foreign-login",
            Self::Claims(error) => error.code(),
            Self::Required(error) => error.code(),
            Self::Store(error) => error.code(),
            Self::Busy => "bridge.busy",
            Self::Internal(_) => "bridge.internal",
        }
    }

    /// What the person's page explains.
    pub fn situation(&self) -> Situation {
        match self {
            Self::HubUnknown(AuthorizationError::Unaddressed(RefusalReason::PushedGone))
            | Self::RequestReplayed
            | Self::ResponseReplayed
            | Self::Superseded
            | Self::FlowRefused
            | Self::FlowRestarted => Situation::AlreadyUsed,
            Self::FlowFinished => Situation::Finished,
            Self::Cancelled
            | Self::ForeignRefusal(PeerRefusal::Denied)
            | Self::HubRefusal(Some(
                OAuthError::AccessDenied
                | OAuthError::ConsentRequired
                | OAuthError::InteractionRequired,
            )) => Situation::Cancelled,
            Self::ForeignRefusal(PeerRefusal::Level)
            | Self::ForeignResponse(
                ResponseError::LevelTooLow
                | ResponseError::LevelNotAsked
                | ResponseError::LevelNotAccepted
                | ResponseError::LevelNotNotified,
            )
            | Self::LevelNotReached => Situation::LevelNotReached,
            Self::ForeignRefusal(PeerRefusal::Data) | Self::Claims(_) | Self::Required(_) => {
                Situation::DataMissing
            }
            Self::ForeignLogin => Situation::ForeignLogin,
            Self::HubUnknown(AuthorizationError::Unaddressed(_)) => Situation::RequestNotUnderstood,
            Self::HubUnknown(_) | Self::ConnectorUnknown(_) => Situation::UnknownSender,
            Self::Logout(_) => Situation::LogoutNotUnderstood,
            Self::HubRequest(_) | Self::Binding(_) | Self::ForeignRequest(_) => {
                Situation::RequestNotUnderstood
            }
            Self::CountryNotOffered(_) => Situation::CountryNotChoosable,
            Self::ForeignUnavailable(_) => Situation::ForeignUnavailable,
            Self::Unsolicited | Self::FlowGone | Self::FlowExpired | Self::RequestBeforeStore => {
                Situation::Expired
            }
            Self::ForeignResponse(REPRESENTATION) => Situation::RepresentationNotAccepted,
            Self::RelayState
            | Self::ForeignResponse(_)
            | Self::ForeignRefusal(PeerRefusal::OurRequest | PeerRefusal::Other) => {
                Situation::ForeignAnswerInvalid
            }
            Self::OtherBrowser => Situation::OtherBrowser,
            Self::HubCallback(_) | Self::HubRefusal(_) | Self::Hub(_) => Situation::HubUnavailable,
            Self::Store(StoreError::Full | StoreError::Unavailable) | Self::Busy => {
                Situation::TooBusy
            }
            Self::Store(StoreError::Unencodable) | Self::Internal(_) => Situation::OwnFault,
        }
    }

    /// What a verified foreign Connector is told `[eIDAS-MF §2.4]`.
    pub fn saml_status(&self) -> (Status, Option<SubStatus>) {
        match self {
            Self::ForeignRequest(error) => (Status::Requester, Some(error.sub_status())),
            Self::RequestReplayed | Self::Binding(_) | Self::ConnectorUnknown(_) => {
                (Status::Requester, Some(SubStatus::RequestDenied))
            }
            Self::Cancelled
            | Self::HubRefusal(Some(
                OAuthError::AccessDenied
                | OAuthError::ConsentRequired
                | OAuthError::InteractionRequired,
            )) => (Status::Responder, Some(SubStatus::RequestDenied)),
            Self::Claims(_) | Self::Required(_) => {
                (Status::Responder, Some(SubStatus::InvalidAttrNameOrValue))
            }
            Self::HubUnknown(_)
            | Self::HubRequest(_)
            | Self::Logout(_)
            | Self::CountryNotOffered(_)
            | Self::ForeignUnavailable(_)
            | Self::Unsolicited
            | Self::Superseded
            | Self::RelayState
            | Self::ForeignResponse(_)
            | Self::ResponseReplayed
            | Self::ForeignRefusal(_)
            | Self::FlowGone
            | Self::FlowExpired
            | Self::FlowFinished
            | Self::FlowRefused
            | Self::FlowRestarted
            | Self::OtherBrowser
            | Self::HubCallback(_)
            | Self::HubRefusal(_)
            | Self::Hub(_)
            | Self::LevelNotReached
            | Self::ForeignLogin
            | Self::RequestBeforeStore
            | Self::Store(_)
            | Self::Busy
            | Self::Internal(_) => (Status::Responder, Some(SubStatus::AuthnFailed)),
        }
    }

    /// The message beside the status. The numbers are those by which nodes know the two cases.
    pub fn saml_message(&self) -> String {
        match self {
            Self::LevelNotReached => {
                "202019 - the level of assurance asked for was not reached".to_owned()
            }
            Self::Claims(_) | Self::Required(_) => {
                "202010 - a mandatory attribute is not available".to_owned()
            }
            other => other.code().to_owned(),
        }
    }

    /// What the verified hub is told `[OIDC-Core §3.1.2.6]`.
    pub fn oidc_error(&self) -> OAuthError {
        match self {
            Self::HubRequest(reason) => reason.oauth_error(),
            Self::ForeignRefusal(PeerRefusal::Denied | PeerRefusal::Other)
            | Self::ForeignResponse(REPRESENTATION)
            | Self::Cancelled => OAuthError::AccessDenied,
            Self::ForeignRefusal(PeerRefusal::Level)
            | Self::LevelNotReached
            | Self::CountryNotOffered(_)
            | Self::ForeignResponse(
                ResponseError::LevelTooLow
                | ResponseError::LevelNotAsked
                | ResponseError::LevelNotAccepted
                | ResponseError::LevelNotNotified,
            ) => OAuthError::UnmetAuthenticationRequirements,
            Self::ForeignUnavailable(_) | Self::Store(_) | Self::Busy => {
                OAuthError::TemporarilyUnavailable
            }
            Self::HubUnknown(_)
            | Self::Logout(_)
            | Self::Binding(_)
            | Self::ConnectorUnknown(_)
            | Self::ForeignRequest(_)
            | Self::RequestReplayed
            | Self::RequestBeforeStore
            | Self::Unsolicited
            | Self::Superseded
            | Self::RelayState
            | Self::ForeignResponse(_)
            | Self::ResponseReplayed
            | Self::ForeignRefusal(PeerRefusal::OurRequest | PeerRefusal::Data)
            | Self::FlowGone
            | Self::FlowExpired
            | Self::FlowFinished
            | Self::FlowRefused
            | Self::FlowRestarted
            | Self::OtherBrowser
            | Self::HubCallback(_)
            | Self::HubRefusal(_)
            | Self::Hub(_)
            | Self::ForeignLogin
            | Self::Claims(_)
            | Self::Required(_)
            | Self::Internal(_) => OAuthError::ServerError,
        }
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<crate::ambient::NoRandomness> for Failure {
    fn from(_: crate::ambient::NoRandomness) -> Self {
        Self::Internal("randomness")
    }
}
