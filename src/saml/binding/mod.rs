//! How messages travel: in a form by POST, or in the query of a GET. `[SAML-Bindings §3.4]`
//!
//! In: a form value or a raw query. Out: a [`ReceivedMessage`], read once by the strict reader.
//! What it says is a claim until one of the accept functions has verified it.

pub mod get;
pub mod post;
mod received;

pub(super) use received::SignedBy;
pub use received::{BindingError, MessageKind, ReceivedMessage};

/// A binding by which messages are sent or endpoints are published.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Binding {
    /// HTTP-POST. `[SAML-Bindings §3.5]`
    Post,
    /// HTTP-Redirect. `[SAML-Bindings §3.4]`
    Redirect,
}

impl Binding {
    /// The binding's URI.
    pub fn uri(self) -> &'static str {
        match self {
            Self::Post => super::names::BINDING_POST,
            Self::Redirect => super::names::BINDING_REDIRECT,
        }
    }

    /// Reads an exact URI; other bindings are `None`.
    pub fn from_uri(uri: &str) -> Option<Self> {
        [Self::Post, Self::Redirect]
            .into_iter()
            .find(|binding| binding.uri() == uri)
    }
}
