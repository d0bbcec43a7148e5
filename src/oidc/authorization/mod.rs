//! The authorization endpoint's judgement, in two stages.
//!
//! Stage one, [`AuthorizationParameters::addressee`], finds out whether there is anyone to
//! answer: a known client and its exact redirect address. Before that, only a page can be shown.
//! Stage two, [`AuthorizationParameters::validate`], yields a typed request or a refusal that
//! knows where to go.

mod claims_request;
mod redirect;
mod request;
mod validate;
mod verified_claims_request;

pub use claims_request::RequestedClaims;
pub use redirect::VerifiedRedirect;
pub use request::{
    AuthorizationError, AuthorizationParameters, AuthorizationRefusal, AuthorizationRequest,
    RefusalReason,
};
pub use verified_claims_request::{VerifiedClaimsRequest, VerifiedElement};
