//! Why a message or metadata of ours could not be written: our own mistake or our keys'.

use super::refusal::refusals;
use crate::xml::{EncryptError, SignError, WriteError};

refusals! {
    /// Why nothing was written.
    WriteMessageError
    wraps {
        Write(WriteError): "every value must be text that XML can carry",
        Sign(SignError): "the message must be signed",
        Encrypt(EncryptError): "the assertion must be encrypted",
    }
    plain {
        Status: "write.status", "a failure cannot say Success",
    }
}
