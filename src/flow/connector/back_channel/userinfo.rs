//! Step 5.4: an identity is read once, and then it is gone.

use std::sync::Arc;

use super::super::super::{Failure, Node};
use super::super::state::Access;
use super::{BackChannelRefusal, Presented, names};
use crate::audit;
use crate::mapping::{Release, claims_of};
use crate::oidc::OAuthError;
use crate::oidc::userinfo::{UserinfoResponse, bearer_token, encode};
use crate::store;

/// The UserInfo endpoint: the identity, for the first who brings the token.
///
/// # Errors
/// [`BackChannelRefusal`].
pub async fn userinfo(
    node: &Node,
    presented: Presented<'_>,
) -> Result<UserinfoResponse, BackChannelRefusal> {
    let role = node.connector()?;
    let unknown = || BackChannelRefusal::new(OAuthError::InvalidToken, "oidc.access-token");
    let token = bearer_token(presented.authorization)
        .map_err(|error| BackChannelRefusal::new(error, "oidc.access-token"))?;
    let access: Option<Access> = store::take(&*node.store, token).await?;
    let access = access.ok_or_else(unknown)?;
    let client = role
        .clients
        .load()
        .get(&access.client_id)
        .ok_or_else(unknown)?
        .clone();
    let (issuer, now) = (node.addresses.issuer().to_owned(), node.clock.now());
    let keys = Arc::clone(&role.token_keys);
    let identity = &access.identity;
    audit::identity_delivered(&access.client_id, identity.country, &identity.level);
    let policy = role.policies.get(&access.client_id).ok_or_else(unknown)?;
    let release = Release::of_userinfo(&access.scopes, &access.claims, &policy.claims)
        .answering(access.request_id)
        .naming(names(role, &access.identity, &access.subject))
        .with_identifiers(policy.subjects.reveal_identifier(now));
    let encoded = node.pool.run(move || {
        let claims = claims_of(&access.identity, &release);
        let subject = &access.subject.current;
        encode(&claims, subject, &issuer, &client, &keys, now)
    });
    Ok(encoded.await?.map_err(|_| Failure::Internal("userinfo"))?)
}
