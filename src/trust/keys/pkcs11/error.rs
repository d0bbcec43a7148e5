//! What is wrong with a module, a token or a key in it, and what an error of the module means.

use cryptoki::error::{Error, RvError};

/// Why a key in a token cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TokenError {
    /// The library cannot be loaded, or is none for PKCS #11.
    #[error("the PKCS #11 module cannot be loaded: see keys.pkcs11.module")]
    Module,
    /// The library does not answer.
    #[error("the PKCS #11 module does not answer")]
    Lost,
    /// No token of that name.
    #[error("no token is as the URI says")]
    NoToken,
    /// Several tokens of that name.
    #[error("more than one token is as the URI says: name its serial, too")]
    AmbiguousToken,
    /// The token wants another PIN. Another attempt may lock it.
    #[error("the token refuses the PIN: see keys.pkcs11.pin_file")]
    Pin,
    /// The token takes no PIN any more.
    #[error("the token is locked: its security officer must set a new PIN")]
    PinLocked,
    /// No key of that name.
    #[error("the token holds no private key as the URI says")]
    NoKey,
    /// Several keys of that name.
    #[error("the token holds more than one private key as the URI says: name its id, too")]
    AmbiguousKey,
    /// The key's other half is another than was said.
    #[error("the key in the token is not that of the certificate or public_key_file")]
    Mismatch,
    /// The token does not do what the key is for; the word says what.
    #[error("the token does no {0} with this key, which it is needed for")]
    Lacks(&'static str),
}

impl TokenError {
    /// Stable dotted code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Module => "keys.module",
            Self::Lost => "keys.token-lost",
            Self::NoToken => "keys.token-unknown",
            Self::AmbiguousToken => "keys.token-ambiguous",
            Self::Pin => "keys.pin-refused",
            Self::PinLocked => "keys.pin-locked",
            Self::NoKey => "keys.key-unknown",
            Self::AmbiguousKey => "keys.key-ambiguous",
            Self::Mismatch => "keys.key-mismatch",
            Self::Lacks(_) => "keys.token-lacks",
        }
    }

    /// Whether trying again could lock the token.
    pub(super) fn forbids_retry(self) -> bool {
        matches!(self, Self::Pin | Self::PinLocked)
    }
}

/// What an error of an operation says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meaning {
    /// The token does not do this, or not with this input.
    Refused,
    /// Either, for some modules say the same of a broken text and of a broken line.
    Unclear,
    /// No session came free in time.
    Busy,
    /// The connection is gone.
    Lost,
}

/// Reads the module's error. What is not known is a loss: to look again is cheap.
pub(super) fn meaning(error: &Error) -> Meaning {
    let Error::Pkcs11(code, _) = error else {
        return match error {
            Error::NotSupported | Error::NullFunctionPointer | Error::InvalidValue => {
                Meaning::Refused
            }
            _ => Meaning::Unclear,
        };
    };
    match code {
        RvError::ArgumentsBad
        | RvError::AttributeTypeInvalid
        | RvError::AttributeValueInvalid
        | RvError::AttributeSensitive
        | RvError::ActionProhibited
        | RvError::CurveNotSupported
        | RvError::DataInvalid
        | RvError::DataLenRange
        | RvError::DomainParamsInvalid
        | RvError::EncryptedDataInvalid
        | RvError::EncryptedDataLenRange
        | RvError::FunctionNotSupported
        | RvError::KeyFunctionNotPermitted
        | RvError::KeySizeRange
        | RvError::KeyTypeInconsistent
        | RvError::MechanismInvalid
        | RvError::MechanismParamInvalid
        | RvError::PublicKeyInvalid
        | RvError::TemplateIncomplete
        | RvError::TemplateInconsistent => Meaning::Refused,
        RvError::GeneralError | RvError::FunctionFailed | RvError::FunctionRejected => {
            Meaning::Unclear
        }
        _ => Meaning::Lost,
    }
}
