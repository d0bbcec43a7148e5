//! What went wrong with a message because a key of ours is out of reach, told apart from what is
//! wrong with the message or with us.

use super::Failure;
use crate::net::HubError;
use crate::oidc::jose::JoseError;
use crate::oidc::relying_party::{IdTokenError, UserinfoError};
use crate::saml::{ResponseError, WriteMessageError};
use crate::xml::{DecryptError, SignError};

/// A message of ours could not be written; `place` says which.
pub(super) fn unwritten(error: WriteMessageError, place: &'static str) -> Failure {
    match error {
        WriteMessageError::Sign(SignError::KeyUnavailable) => Failure::Keys,
        _ => Failure::Internal(place),
    }
}

/// A token of ours could not be made; `place` says which.
pub(super) fn unsigned(error: JoseError, place: &'static str) -> Failure {
    match error {
        JoseError::KeyUnavailable => Failure::Keys,
        _ => Failure::Internal(place),
    }
}

/// A foreign Response was not accepted.
pub(super) fn foreign_response(error: ResponseError) -> Failure {
    match error {
        ResponseError::Decrypt(DecryptError::KeyUnavailable) => Failure::Keys,
        error => Failure::ForeignResponse(error),
    }
}

/// The hub yields nothing.
pub(super) fn hub(error: HubError) -> Failure {
    match error {
        HubError::Request(JoseError::KeyUnavailable)
        | HubError::IdToken(IdTokenError::Jose(JoseError::KeyUnavailable))
        | HubError::Userinfo(UserinfoError::Jose(JoseError::KeyUnavailable)) => Failure::Keys,
        error => Failure::Hub(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_out_of_reach_is_nobodys_fault_but_ours_and_passes() {
        let failures = [
            unwritten(SignError::KeyUnavailable.into(), "x"),
            unsigned(JoseError::KeyUnavailable, "x"),
            foreign_response(DecryptError::KeyUnavailable.into()),
            hub(IdTokenError::from(JoseError::KeyUnavailable).into()),
            hub(UserinfoError::from(JoseError::KeyUnavailable).into()),
            hub(HubError::Request(JoseError::KeyUnavailable)),
        ];
        for failure in failures {
            assert_eq!(failure, Failure::Keys);
        }
        assert_eq!(Failure::Keys.code(), "keys.unavailable");
        assert_eq!(
            Failure::Keys.oidc_error().as_str(),
            "temporarily_unavailable"
        );
        let failed = foreign_response(DecryptError::Failed.into());
        assert_eq!(failed.code(), "decrypt.failed");
    }
}
