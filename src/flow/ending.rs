//! How a login ends, in either direction: what is remembered of it when nothing else is.

use serde::{Deserialize, Serialize};

use super::Failure;

/// How a login ended.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub(super) enum End {
    /// With the identity that was asked for.
    Finished,
    /// With a failure that was told.
    Refused,
    /// By the person.
    Cancelled,
}

impl End {
    /// How a login ends that is told this.
    pub(super) fn of(failure: &Failure) -> Self {
        match failure {
            Failure::Cancelled => Self::Cancelled,
            _ => Self::Refused,
        }
    }

    /// What whoever comes after the end is told.
    pub(super) fn told(self) -> Failure {
        match self {
            Self::Finished => Failure::FlowFinished,
            Self::Refused => Failure::FlowRefused,
            Self::Cancelled => Failure::Cancelled,
        }
    }
}
