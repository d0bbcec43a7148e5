//! How an authorization response travels: in the address that the browser is sent to, or in a
//! form that it posts there.

use serde::{Deserialize, Serialize};

/// The response mode [OAuth-FormPost §2]. A code needs no fragment, so that one does not exist.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum ResponseMode {
    /// In the query of the redirect address.
    #[default]
    Query,
    /// In the body of a POST to the redirect address.
    FormPost,
}

impl ResponseMode {
    /// Both, the default one first.
    pub const ALL: [Self; 2] = [Self::Query, Self::FormPost];

    /// The registered name.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Query => "query",
            Self::FormPost => "form_post",
        }
    }

    /// The mode of this name, if it exists for us.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|mode| mode.as_str() == name)
    }
}

/// An authorization response, ready for the browser.
#[derive(Clone, PartialEq, Eq)]
pub enum AuthorizationResponse {
    /// The browser goes to this address.
    Redirect(String),
    /// The browser posts a form.
    Post {
        /// The redirect address, as it was registered.
        destination: String,
        /// The form's fields.
        fields: Vec<(&'static str, String)>,
    },
}
