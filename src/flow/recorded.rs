//! What is recorded of requests that reach no flow, and what the flows of both directions say of a
//! login.

use super::{About, Addressee, Direction, Failure, FlowReference, Node, Reply};
use crate::audit::{Event, Refusal};
use crate::domain::Exceptions;

/// Refuses what cannot be read, and so belongs to no login: the person sees a page.
pub async fn refuse(
    node: &Node,
    direction: impl Into<Option<Direction>>,
    failure: Failure,
) -> Reply {
    let about = About::nobody(direction, &*node.random);
    Addressee::Browser.tell(node, failure, &about).await
}

/// Records that the edge turned something away before any flow saw it. What is said about it says
/// nothing of anybody, and does not wait for the record.
pub fn turned_away(node: &Node, direction: Option<Direction>, code: &'static str) -> FlowReference {
    let about = About::nobody(direction, &*node.random);
    let refusal = Refusal {
        code,
        side: "person",
        rule: None,
        told: "caller",
        ends: false,
        cancelled: false,
        endpoint: None,
    };
    node.audit.note(&about, Event::Refused(refusal));
    about.flow
}

/// A login goes on only because rules are bent for its country: an event for each of them, with the
/// request that the login is about.
pub(super) async fn exceptions_needed(
    node: &Node,
    about: &About,
    message: &str,
    needed: Exceptions,
) -> Result<(), Failure> {
    for kind in needed.iter() {
        let exception = kind.as_str();
        let event = Event::ExceptionNeeded { exception, message };
        node.audit.record(about, event).await?;
    }
    Ok(())
}
