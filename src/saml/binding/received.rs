//! A message as it arrived: one tree, how it claims to be signed, and lookups that say
//! `claimed` because nobody has proven them yet. They serve to choose the peer, nothing else.

use crate::saml::names::{SAML, SAMLP};
use crate::saml::refusal::refusals;
use crate::xml::{Document, Limits, XmlError};

/// Longest decoded message and longest encoded value, in bytes.
pub(super) const MAX_MESSAGE: usize = 131_072;
/// Longest `RelayState`, in bytes. `[SAML-Bindings §3.4.3]`
const MAX_RELAY_STATE: usize = 80;

refusals! {
    /// Why a form value or query holds no message.
    BindingError
    wraps {
        Xml(XmlError): "a message is a well-formed document of the strict profile",
    }
    plain {
        TooLarge: "binding.too-large", "a message has at most 131072 bytes, encoded and decoded",
        Base64: "binding.base64", "a message is base64",
        RelayState: "binding.relay-state", "RelayState has at most 80 bytes",
        Missing: "binding.missing", "the parameter with the message must be there",
        Duplicate: "binding.duplicate", "no parameter may stand twice",
        Query: "binding.query", "the query of a redirect must be in its standard form",
        UnsignedRedirect: "binding.unsigned-redirect", "a deflated message needs SigAlg and Signature",
        Inflate: "binding.inflate", "a redirected message must inflate to exactly one message",
    }
}

/// Which message the root element is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MessageKind {
    /// `samlp:AuthnRequest`
    AuthnRequest,
    /// `samlp:Response`
    Response,
    /// Anything else.
    Other,
}

/// Where the signature is that has to be verified.
#[derive(Debug)]
pub(in crate::saml) enum SignedBy {
    /// `ds:Signature` in the root element.
    Envelope,
    /// Over the octets of the query. `[SAML-Bindings §3.4.4.1]`
    Query {
        octets: Vec<u8>,
        signature: String,
        algorithm: String,
    },
}

/// A message that was read and not yet verified.
#[derive(Debug)]
pub struct ReceivedMessage {
    document: Document,
    signed_by: SignedBy,
    relay_state: Option<String>,
}

impl ReceivedMessage {
    pub(super) fn read(
        xml: &[u8],
        signed_by: SignedBy,
        relay_state: Option<&str>,
    ) -> Result<Self, BindingError> {
        if xml.len() > MAX_MESSAGE {
            return Err(BindingError::TooLarge);
        }
        let relay_state = relay_state.filter(|state| !state.is_empty());
        if relay_state.is_some_and(|state| state.len() > MAX_RELAY_STATE) {
            return Err(BindingError::RelayState);
        }
        Ok(Self {
            document: Document::parse(xml, &Limits::MESSAGE)?,
            signed_by,
            relay_state: relay_state.map(str::to_owned),
        })
    }

    /// A message from a file: enveloped signature, no `RelayState`. For `inspect` and tests.
    ///
    /// # Errors
    /// [`BindingError::Xml`] or [`BindingError::TooLarge`].
    pub fn from_xml(xml: &[u8]) -> Result<Self, BindingError> {
        Self::read(xml, SignedBy::Envelope, None)
    }

    pub(in crate::saml) fn document(&self) -> &Document {
        &self.document
    }

    pub(in crate::saml) fn signed_by(&self) -> &SignedBy {
        &self.signed_by
    }

    /// Which message this claims to be.
    pub fn kind(&self) -> MessageKind {
        let root = self.document.root();
        if root.is(SAMLP, "AuthnRequest") {
            MessageKind::AuthnRequest
        } else if root.is(SAMLP, "Response") {
            MessageKind::Response
        } else {
            MessageKind::Other
        }
    }

    /// The entity ID that the message claims to come from: chooses the peer to verify it with.
    pub fn claimed_issuer(&self) -> Option<String> {
        let issuer = self.document.root().child(SAML, "Issuer")?;
        Some(issuer.text().trim().to_owned())
    }

    /// The request that the message claims to answer: chooses the flow.
    pub fn claimed_in_response_to(&self) -> Option<&str> {
        self.document.root().attribute("InResponseTo")
    }

    /// The ID that the message claims.
    pub fn claimed_id(&self) -> Option<&str> {
        self.document.root().attribute("ID")
    }

    /// `RelayState` as it came, at most 80 bytes; `None` where absent or empty. Opaque: echo it
    /// or compare it, never follow it.
    pub fn relay_state(&self) -> Option<&str> {
        self.relay_state.as_deref()
    }
}
