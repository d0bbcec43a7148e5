//! Before step 1: a hub pushes its request, and sends the browser with a reference to it
//! [RFC9126 §2]. Whatever is wrong with the request is told here, and never to the browser.

use serde_json::{Value, json};

use super::super::super::addressee::form as encoded;
use super::super::super::{About, Direction, Failure, Node, OwnAddresses};
use super::super::judged::{JudgedRequest, judged};
use super::super::pushed::{LIFETIME, keep};
use super::{BackChannelRefusal, Presented, addresses_of, authenticated, proved_key};
use crate::ambient::secret;
use crate::audit::{Event, Message, Operation, digest, digest_of};
use crate::oidc::authorization::{AuthorizationError, AuthorizationParameters, Channel, PUSHED};
use crate::oidc::dpop::{DpopError, ProvenRequest};
use crate::oidc::{OAuthError, Parameters};

/// The pushed authorization request endpoint: `pairs` are the body's, in order.
///
/// # Errors
/// [`BackChannelRefusal`]; the same for every client that is not believed.
pub async fn push(
    node: &Node,
    presented: Presented<'_>,
    mut pairs: Vec<(String, String)>,
) -> Result<Value, BackChannelRefusal> {
    let hash = digest(encoded(&pairs).as_bytes());
    let form = Parameters::collect(pairs.iter().cloned())
        .map_err(|error| BackChannelRefusal::new(OAuthError::InvalidRequest, error.code()))?;
    let client = authenticated(node, presented, &form).await?;
    if form.get("client_id").is_none() && !form.is_repeated("client_id") {
        pairs.push(("client_id".to_owned(), client.client_id.clone()));
    }
    let parameters = AuthorizationParameters::parse(pairs).map_err(Failure::HubUnknown);
    let parameters = parameters.map_err(|failure| told(&failure))?;
    let about = ProvenRequest {
        method: "POST",
        addresses: &addresses_of(node, OwnAddresses::pushed_requests),
        access_token: None,
        profile: client.profile,
    };
    let key = proved_key(node, presented, about).await?;
    let judged = judged(node, &client, parameters, Channel::Pushed).await;
    let mut judged = judged.map_err(|owed| told(owed.failure()))?;
    bind(&mut judged, key)?;
    let reference = secret(&*node.random)?;
    keep(node, &reference, &judged).await?;
    let about = About::nobody(Direction::Connector, &*node.random).of_client(&client.client_id);
    let received = Message {
        id: Some(&digest_of(&reference)),
        hash: Some(&hash),
        peer: Some(&client.client_id),
        ..Message::default()
    };
    let received = Event::Message(Operation::RequestPushed, received);
    node.audit.record(&about, received).await?;
    Ok(json!({ "request_uri": format!("{PUSHED}{reference}"), "expires_in": LIFETIME }))
}

/// The key of a proof that comes with the push is the one that the code will be for; it must be
/// the one that the request names, if it names any [RFC9449 §10.1].
fn bind(judged: &mut JudgedRequest, key: Option<String>) -> Result<(), DpopError> {
    let named = &mut judged.request.dpop_jkt;
    match (&*named, key) {
        (Some(named), Some(key)) if *named != key => Err(DpopError::Key),
        (_, Some(key)) => {
            *named = Some(key);
            Ok(())
        }
        (_, None) => Ok(()),
    }
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
