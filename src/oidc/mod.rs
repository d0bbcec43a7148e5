//! The OpenID Connect core, sans-IO, for both roles.
//!
//! As provider (OP) towards the hub: [`authorization`] judges a request in two stages, [`token`],
//! [`client_auth`], [`dpop`], [`id_token`], [`userinfo`] and [`introspection`] answer the back
//! channel, [`logout`] says where a browser may go after it, [`discovery`] describes us. As
//! relying party (RP) of the hub: [`relying_party`]. [`jose`] signs, verifies,
//! encrypts and decrypts for both. Keys, `now` and random values come in as arguments; typed
//! values, strings to send, or closed errors go out.

pub mod authorization;
mod claims;
mod client;
pub mod client_auth;
mod client_certificate;
mod confirmation;
pub mod discovery;
pub mod dpop;
pub mod id_token;
mod id_token_hint;
pub mod introspection;
pub mod jose;
pub mod logout;
mod numeric_date;
mod oauth_error;
mod parameters;
pub mod pkce;
pub mod relying_party;
mod secret;
mod strict_json;
pub mod token;
pub mod userinfo;

pub use claims::Claims;
pub use client::{
    AssertionAudience, Client, ClientAuthentication, Clients, NonceRule, RequestObjects,
    ResponseProtection, SecurityProfile, SenderConstraint, UserinfoFormat,
};
pub use client_certificate::{
    CertificateAuthorities, CertificateSubject, ClientCertificate, forwarded_certificate,
};
pub use confirmation::Confirmation;
pub use oauth_error::OAuthError;
pub use parameters::{ParameterError, Parameters};
pub use secret::Secret;
