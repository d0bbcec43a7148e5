//! The authorization endpoint's judgement, in two stages.
//!
//! Stage one, [`AuthorizationParameters::addressee`], finds out whether there is anyone to
//! answer: a known client and its exact redirect address. Before that, only a page can be shown.
//! Stage two, [`AuthorizationParameters::validate`], yields a typed request or a refusal that
//! knows where to go. [`AuthorizationParameters::judge`] is both, of a request that may stand in
//! a signed object, may have been pushed, and may carry a hint.

mod claims_request;
mod judge;
mod redirect;
mod refusal;
mod request;
mod request_object;
mod response;
mod validate;
mod verified_claims_request;

pub use claims_request::RequestedClaims;
pub use judge::{Channel, Provider, Refused};
pub use redirect::VerifiedRedirect;
pub(super) use redirect::with_query;
pub use refusal::{AuthorizationRefusal, RefusalReason};
pub use request::{
    AuthorizationError, AuthorizationParameters, AuthorizationRequest, HintedSubject, PUSHED,
};
pub use request_object::RequestObjectError;
pub use response::{AuthorizationResponse, ResponseMode};
pub use verified_claims_request::{VerifiedClaimsRequest, VerifiedElement};
