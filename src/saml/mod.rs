//! (saml: door)
