//! What a client is told about a token of its own [RFC7662 §2.2], and the form by which it names
//! one, there and where it gives one back [RFC7009 §2.1].

use std::collections::BTreeSet;

use jiff::Timestamp;
use serde_json::{Value, json};

use super::token::TokenRefusal;
use super::{Confirmation, Parameters};

/// The token that a form names. `token_type_hint` is for servers with several kinds of token.
///
/// # Errors
/// [`TokenRefusal::Request`].
pub fn named_token(form: &Parameters) -> Result<&str, TokenRefusal> {
    if form.has_repeated() {
        return Err(TokenRefusal::Request);
    }
    form.get("token").ok_or(TokenRefusal::Request)
}

/// A token that would be accepted now.
#[derive(Debug)]
pub struct ActiveToken<'a> {
    /// The client that it was issued to.
    pub client_id: &'a str,
    /// What it is good for.
    pub scopes: &'a BTreeSet<String>,
    /// The person, as this client knows them.
    pub subject: &'a str,
    /// Us.
    pub issuer: &'a str,
    /// When it was issued.
    pub issued_at: Timestamp,
    /// When it ends.
    pub expires_at: Timestamp,
    /// What it is bound to.
    pub confirmation: &'a Confirmation,
}

impl ActiveToken<'_> {
    /// The answer.
    pub fn to_value(&self) -> Value {
        let scopes: Vec<&str> = self.scopes.iter().map(String::as_str).collect();
        let mut value = json!({
            "active": true,
            "scope": scopes.join(" "),
            "client_id": self.client_id,
            "token_type": self.confirmation.token_type(),
            "exp": self.expires_at.as_second(),
            "iat": self.issued_at.as_second(),
            "sub": self.subject,
            "iss": self.issuer,
        });
        if let (Some(map), Some(cnf)) = (value.as_object_mut(), self.confirmation.to_value()) {
            map.insert("cnf".to_owned(), cnf);
        }
        value
    }
}

/// The answer for everything else: unknown, expired, used, given back, another client's.
pub fn inactive() -> Value {
    json!({ "active": false })
}
