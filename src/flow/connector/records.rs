//! The kinds of record of this direction, by their names.

use super::judged::JudgedRequest;
use super::pushed::Spent;
use super::state::{
    Access, Answered, Code, Flow, Leaving, OpenRequest, Outcome, Seen, SpentCode, UsedAssertion,
    UsedProof,
};
use super::trail::{Sent, Trail};
use crate::store::{Record, Value, rewritten as again};

/// The record of that kind in these bytes, as it would be written now.
pub(in super::super) fn rewritten(kind: &str, value: &[u8]) -> Option<Value> {
    let read = match kind {
        Access::KIND => again::<Access>,
        Answered::KIND => again::<Answered>,
        Code::KIND => again::<Code>,
        Flow::KIND => again::<Flow>,
        JudgedRequest::KIND => again::<JudgedRequest>,
        Leaving::KIND => again::<Leaving>,
        OpenRequest::KIND => again::<OpenRequest>,
        Outcome::KIND => again::<Outcome>,
        Seen::KIND => again::<Seen>,
        Sent::KIND => again::<Sent>,
        Spent::KIND => again::<Spent>,
        SpentCode::KIND => again::<SpentCode>,
        Trail::KIND => again::<Trail>,
        UsedAssertion::KIND => again::<UsedAssertion>,
        UsedProof::KIND => again::<UsedProof>,
        _ => return None,
    };
    read(value)
}
