//! On whose side the cause of a failure is, for the log. No arm is `_`.

use super::Failure;
use super::failure::REPRESENTATION;

/// Who has to do something about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// Our national hub.
    Hub,
    /// The foreign country's node.
    ForeignNode,
    /// The person, or their browser.
    Person,
    /// This bridge or its operator.
    Bridge,
}

impl Side {
    /// The word for logs.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Hub => "hub",
            Self::ForeignNode => "foreign-node",
            Self::Person => "person",
            Self::Bridge => "bridge",
        }
    }
}

impl Failure {
    /// Who has to do something about it.
    pub fn side(&self) -> Side {
        match self {
            Self::HubUnknown(_)
            | Self::HubRequest(_)
            | Self::Logout(_)
            | Self::HubCallback(_)
            | Self::HubRefusal(_)
            | Self::Hub(_)
            | Self::LevelNotReached
            | Self::ForeignLogin
            | Self::Claims(_)
            | Self::Required(_) => Side::Hub,
            Self::RequestReplayed
            | Self::ResponseReplayed
            | Self::Superseded
            | Self::CountryNotOffered(_)
            | Self::ForeignResponse(REPRESENTATION)
            | Self::Cancelled
            | Self::FlowGone
            | Self::FlowExpired
            | Self::FlowFinished
            | Self::FlowRefused
            | Self::FlowRestarted
            | Self::OtherBrowser => Side::Person,
            Self::Binding(_)
            | Self::ConnectorUnknown(_)
            | Self::ForeignRequest(_)
            | Self::ForeignUnavailable(_)
            | Self::Unsolicited
            | Self::RelayState
            | Self::ForeignResponse(_)
            | Self::ForeignRefusal(_) => Side::ForeignNode,
            Self::RequestBeforeStore
            | Self::Store(_)
            | Self::Audit
            | Self::Keys
            | Self::Busy
            | Self::Internal(_) => Side::Bridge,
        }
    }
}
