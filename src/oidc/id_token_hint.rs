//! An `id_token` that comes back to us as a hint: about whom, and of which client's login
//! [OIDC-Core §3.1.2.1, OIDC-RPLogout §2].

use serde_json::Value;

use super::jose::{self, JwkSet, JwsAlgorithm};

/// What a hint says that we issued. Its age is no matter.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct IdTokenHint {
    /// The client that it was issued to.
    pub(crate) client_id: String,
    /// The person, as that client knows them.
    pub(crate) subject: String,
}

/// The hint is no `id_token` of ours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct InvalidHint;

impl IdTokenHint {
    /// Verifies a hint with the keys that we publish. An encrypted one must be decrypted by the
    /// client first.
    pub(crate) fn verify(hint: &str, issuer: &str, keys: &JwkSet) -> Result<Self, InvalidHint> {
        let verified = jose::verify(hint, keys, &JwsAlgorithm::ALL).map_err(|_| InvalidHint)?;
        verified.require_typ(&["JWT"]).map_err(|_| InvalidHint)?;
        let claims = verified.claims();
        let text = |name: &str| claims.get(name).and_then(Value::as_str).map(str::to_owned);
        // A signed UserInfo response names the same two parties, and has no end.
        let ends = claims.get("exp").is_some_and(Value::is_number);
        if !ends || text("iss").as_deref() != Some(issuer) {
            return Err(InvalidHint);
        }
        Ok(Self {
            client_id: text("aud").ok_or(InvalidHint)?,
            subject: text("sub").ok_or(InvalidHint)?,
        })
    }
}

impl std::fmt::Debug for IdTokenHint {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("IdTokenHint(..)")
    }
}
