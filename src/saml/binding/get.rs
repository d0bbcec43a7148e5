//! STUB
use super::received::{BindingError, ReceivedMessage};

/// Reads an AuthnRequest from the raw query of a GET, in either form: base64 of a message with
/// an enveloped signature, as the EC's node sends it, or deflated with the query signed.
/// `[SAML-Bindings §3.4.4]`
///
/// # Errors
/// [`BindingError`].
pub fn receive(raw_query: &str) -> Result<ReceivedMessage, BindingError> {
    let _ = raw_query;
    unimplemented!()
}
