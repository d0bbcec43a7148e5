//! (oidc: door)
