//! A pushed request, from the push to the end of its login [RFC9126 §2].
//!
//! While nobody has logged in with it the browser may bring it again, since people load pages
//! anew; one login ends it, whatever became of that login.

use jiff::SignedDuration;
use serde::{Deserialize, Serialize};

use super::super::addressee::Owed;
use super::super::{Addressee, Failure, Node};
use super::judged::JudgedRequest;
use crate::oidc::Client;
use crate::oidc::authorization::{AuthorizationParameters, RefusalReason};
use crate::store::{self, Record};

/// How long the browser may take to bring it, in seconds.
pub(super) const LIFETIME: u32 = 90;

/// A request whose login is over.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Spent;

impl Record for Spent {
    const KIND: &'static str = "pushed-request-spent";
    const VERSION: u8 = 1;
    const KEEPS: store::Keeps = store::Keeps::Lasting;
}

/// Keeps a judged request under its reference.
pub(super) async fn keep(
    node: &Node,
    reference: &str,
    judged: &JudgedRequest,
) -> Result<(), Failure> {
    node.has_room()?;
    let until = node.until(SignedDuration::from_secs(LIFETIME.into()));
    Ok(store::put(&*node.store, reference, judged, until).await?)
}

/// The request that the browser brings the reference of, for the client that pushed it
/// [RFC9126 §7.3]; of what stands beside the reference nothing counts.
pub(super) async fn brought(
    node: &Node,
    client: &Client,
    parameters: &AuthorizationParameters,
    reference: &str,
) -> Result<JudgedRequest, Owed> {
    let known = waiting(node, reference).await;
    let known = known.map_err(|failure| Owed::to(Addressee::Browser, failure))?;
    known
        .filter(|judged| judged.request.client_id == client.client_id)
        .ok_or_else(|| Owed::from(parameters.refuse(client, RefusalReason::PushedGone)))
}

async fn waiting(node: &Node, reference: &str) -> Result<Option<JudgedRequest>, Failure> {
    if is_spent(node, Some(reference)).await? {
        return Ok(None);
    }
    Ok(store::get(&*node.store, reference).await?)
}

/// Whether a login that began with this reference, if with any, may not go on, since another one
/// with it has ended.
pub(super) async fn is_spent(node: &Node, reference: Option<&str>) -> Result<bool, Failure> {
    let Some(reference) = reference else {
        return Ok(false);
    };
    let spent: Option<Spent> = store::get(&*node.store, reference).await?;
    Ok(spent.is_some())
}

/// Ends it, as its login ends.
///
/// # Errors
/// [`RefusalReason::PushedGone`] where another login with it has ended before.
pub(super) async fn spend(node: &Node, reference: &str) -> Result<(), Failure> {
    // No login with it begins, asks abroad or is begun again from now on: the last one that is under
    // way is over, and forgotten, by then.
    let longest = SignedDuration::from_secs(LIFETIME.into()).saturating_add(node.remembered());
    if store::put_new(&*node.store, reference, &Spent, node.until(longest)).await? {
        return Ok(());
    }
    Err(Failure::HubRequest(RefusalReason::PushedGone))
}
