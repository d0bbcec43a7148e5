//! The verified address of the requester, and the answers that go there.

use serde::{Deserialize, Serialize};

use crate::oidc::oauth_error::{OAuthError, description_charset};

/// A redirect address that was found, byte by byte, in the client's registration. It is made in
/// stage one only; serde is for the sealed flow store.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct VerifiedRedirect(String);

impl VerifiedRedirect {
    pub(super) fn new(registered: &str) -> Self {
        Self(registered.to_owned())
    }

    /// The address itself.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The answer with a code, always with `iss` [RFC6749 §4.1.2, RFC9207 §2].
    pub fn success_url(&self, code: &str, state: Option<&str>, issuer: &str) -> String {
        self.url(&[
            ("code", Some(code)),
            ("state", state),
            ("iss", Some(issuer)),
        ])
    }

    /// The answer with an error, always with `iss` [RFC6749 §4.1.2.1, RFC9207 §2]. The
    /// description is cut down to the permitted characters.
    pub fn error_url(
        &self,
        error: OAuthError,
        description: Option<&str>,
        state: Option<&str>,
        issuer: &str,
    ) -> String {
        let description = description.map(description_charset);
        self.url(&[
            ("error", Some(error.as_str())),
            ("error_description", description.as_deref()),
            ("state", state),
            ("iss", Some(issuer)),
        ])
    }

    /// Appends to the address as registered, without re-writing any of it.
    fn url(&self, parameters: &[(&str, Option<&str>)]) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        for (name, value) in parameters {
            if let Some(value) = value {
                query.append_pair(name, value);
            }
        }
        let joint = match self.0.split_once('?') {
            None => "?",
            Some((_, present)) if present.is_empty() || present.ends_with('&') => "",
            Some(_) => "&",
        };
        format!("{}{joint}{}", self.0, query.finish())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_keeps_the_registered_query_and_names_the_issuer() {
        let redirect = VerifiedRedirect::new("https://hub.example/cb?tenant=1");
        assert_eq!(
            redirect.success_url("c o", Some("s&t"), "https://op.example"),
            "https://hub.example/cb?tenant=1&code=c+o&state=s%26t&iss=https%3A%2F%2Fop.example"
        );
    }

    #[test]
    fn an_error_carries_no_line_break() {
        let redirect = VerifiedRedirect::new("https://hub.example/cb");
        let url = redirect.error_url(
            OAuthError::AccessDenied,
            Some("no\r\nway"),
            None,
            "https://i",
        );
        assert_eq!(
            url,
            "https://hub.example/cb?error=access_denied&error_description=no++way&iss=https%3A%2F%2Fi"
        );
    }
}
