//! Every kind of record that flows keep, by its name.
//!
//! In: a kind, and the bytes of a record as some release wrote them. Out: the same as this release
//! would write it, so that a test can hold two releases against each other.

use crate::store::Value;

use super::{connector, proxy_service};

/// Every kind.
pub const RECORD_KINDS: [&str; 20] = [
    "access-token",
    "client-assertion",
    "code",
    "code-spent",
    "connector-answered",
    "connector-consent",
    "connector-flow",
    "connector-outcome",
    "connector-request",
    "connector-seen",
    "connector-sent",
    "connector-trail",
    "dpop-proof",
    "proxy-service-consent",
    "proxy-service-flow",
    "proxy-service-seen",
    "proxy-service-trail",
    "proxy-service-unanswered",
    "pushed-request",
    "pushed-request-spent",
];

/// The record of that kind in these bytes, version first, as it would be written now; nothing
/// where this release cannot read it.
pub fn rewritten_record(kind: &str, value: &[u8]) -> Option<Value> {
    connector::rewritten(kind, value).or_else(|| proxy_service::rewritten(kind, value))
}
