//! Before step 1: a hub pushes its request, and sends the browser with a reference to it
//! [RFC9126 §2]. Whatever is wrong with the request is told here, and never to the browser.

use jiff::SignedDuration;
use serde_json::{Value, json};

use super::super::super::{Failure, Node};
use super::super::judged::judged;
use super::{BackChannelRefusal, Presented, authenticated};
use crate::ambient::secret;
use crate::oidc::authorization::{AuthorizationError, AuthorizationParameters, Channel, PUSHED};
use crate::oidc::{OAuthError, Parameters};
use crate::store;

/// How long the browser may take to bring the reference, in seconds.
const LIFETIME: u32 = 90;

/// The pushed authorization request endpoint: `pairs` are the body's, in order.
///
/// # Errors
/// [`BackChannelRefusal`]; the same for every client that is not believed.
pub async fn push(
    node: &Node,
    presented: Presented<'_>,
    mut pairs: Vec<(String, String)>,
) -> Result<Value, BackChannelRefusal> {
    let form = Parameters::collect(pairs.iter().cloned())
        .map_err(|error| BackChannelRefusal::new(OAuthError::InvalidRequest, error.code()))?;
    let client = authenticated(node, presented, &form).await?;
    if form.get("client_id").is_none() && !form.is_repeated("client_id") {
        pairs.push(("client_id".to_owned(), client.client_id.clone()));
    }
    let parameters = AuthorizationParameters::parse(pairs).map_err(Failure::HubUnknown);
    let parameters = parameters.map_err(|failure| told(&failure))?;
    // Place for a DPoP proof that comes with the push: its key becomes the request's `dpop_jkt`,
    // and must be the one that the request names, if it names any [RFC9449 §10.1].
    let judged = judged(node, &client, parameters, Channel::Pushed);
    let judged = judged.map_err(|owed| told(owed.failure()))?;
    let reference = secret(&*node.random)?;
    let until = node.until(SignedDuration::from_secs(LIFETIME.into()));
    store::put(&*node.store, &reference, &judged, until).await?;
    Ok(json!({ "request_uri": format!("{PUSHED}{reference}"), "expires_in": LIFETIME }))
}

/// The same error as at the authorization endpoint; what would only be a page there is a faulty
/// request here [RFC9126 §2.3].
fn told(failure: &Failure) -> BackChannelRefusal {
    let error = match failure {
        Failure::HubUnknown(AuthorizationError::Unaddressed(reason)) => reason.oauth_error(),
        Failure::HubUnknown(_) => OAuthError::InvalidRequest,
        other => other.oidc_error(),
    };
    BackChannelRefusal::new(error, failure.code())
}
