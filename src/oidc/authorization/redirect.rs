//! The verified address of the requester, and the answers that go there.

use serde::{Deserialize, Serialize};

use super::{AuthorizationResponse, ResponseMode};
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
    pub fn success(
        &self,
        mode: ResponseMode,
        code: &str,
        state: Option<&str>,
        issuer: &str,
    ) -> AuthorizationResponse {
        self.response(mode, success_fields(code, state, issuer))
    }

    /// The same as an address.
    pub fn success_url(&self, code: &str, state: Option<&str>, issuer: &str) -> String {
        with_query(&self.0, &success_fields(code, state, issuer))
    }

    /// The answer with an error, always with `iss` [RFC6749 §4.1.2.1, RFC9207 §2]. The
    /// description is cut down to the permitted characters.
    pub fn error(
        &self,
        mode: ResponseMode,
        error: OAuthError,
        description: Option<&str>,
        state: Option<&str>,
        issuer: &str,
    ) -> AuthorizationResponse {
        self.response(mode, error_fields(error, description, state, issuer))
    }

    /// The same as an address.
    pub fn error_url(
        &self,
        error: OAuthError,
        description: Option<&str>,
        state: Option<&str>,
        issuer: &str,
    ) -> String {
        with_query(&self.0, &error_fields(error, description, state, issuer))
    }

    fn response(&self, mode: ResponseMode, fields: Fields) -> AuthorizationResponse {
        match mode {
            ResponseMode::Query => AuthorizationResponse::Redirect(with_query(&self.0, &fields)),
            ResponseMode::FormPost => AuthorizationResponse::Post {
                destination: self.0.clone(),
                fields,
            },
        }
    }
}

type Fields = Vec<(&'static str, String)>;

fn success_fields(code: &str, state: Option<&str>, issuer: &str) -> Fields {
    present([
        ("code", Some(code)),
        ("state", state),
        ("iss", Some(issuer)),
    ])
}

fn error_fields(
    error: OAuthError,
    description: Option<&str>,
    state: Option<&str>,
    issuer: &str,
) -> Fields {
    let description = description.map(description_charset);
    present([
        ("error", Some(error.as_str())),
        ("error_description", description.as_deref()),
        ("state", state),
        ("iss", Some(issuer)),
    ])
}

fn present<const N: usize>(fields: [(&'static str, Option<&str>); N]) -> Fields {
    let present = |(name, value): (_, Option<&str>)| Some((name, value?.to_owned()));
    fields.into_iter().filter_map(present).collect()
}

/// Appends to an address as registered, without re-writing any of it.
pub(in crate::oidc) fn with_query(registered: &str, fields: &[(&'static str, String)]) -> String {
    if fields.is_empty() {
        return registered.to_owned();
    }
    let query = form_urlencoded::Serializer::new(String::new())
        .extend_pairs(fields)
        .finish();
    let joint = match registered.split_once('?') {
        None => "?",
        Some((_, present)) if present.is_empty() || present.ends_with('&') => "",
        Some(_) => "&",
    };
    format!("{registered}{joint}{query}")
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
    fn a_posted_answer_says_the_same_in_fields_and_leaves_the_address_alone() {
        let redirect = VerifiedRedirect::new("https://hub.example/cb?tenant=1");
        let (mode, iss) = (ResponseMode::FormPost, "https://op.example");
        let AuthorizationResponse::Post {
            destination,
            fields,
        } = redirect.success(mode, "c o", Some("s&t"), iss)
        else {
            panic!("a redirect")
        };
        assert_eq!(destination, redirect.as_str());
        let said = fields.iter().map(|(name, value)| (*name, value.as_str()));
        let said: Vec<_> = said.collect();
        assert_eq!(said, [("code", "c o"), ("state", "s&t"), ("iss", iss)]);
        let refused = redirect.error(mode, OAuthError::AccessDenied, None, None, iss);
        assert!(matches!(refused, AuthorizationResponse::Post { fields, .. }
            if fields == [("error", "access_denied".to_owned()), ("iss", iss.to_owned())]));
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
