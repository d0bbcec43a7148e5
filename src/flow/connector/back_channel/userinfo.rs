//! Step 5.4: an identity is read once, and then it is gone.

use std::sync::Arc;

use super::super::super::key_failure;
use super::super::super::{Node, OwnAddresses};
use super::super::state::Access;
use super::{BackChannelRefusal, Presented, addresses_of, names, proved_key, with_keys};
use crate::audit;
use crate::mapping::{Release, claims_of};
use crate::oidc::dpop::{DpopError, ProvenRequest};
use crate::oidc::userinfo::{
    AccessTokenError, TokenScheme, UserinfoResponse, encode, presented_token,
};
use crate::oidc::{Parameters, SecurityProfile};
use crate::store;

/// The request, as far as it matters where a token stands.
#[derive(Debug, Clone, Copy)]
pub struct UserinfoCall<'a> {
    /// GET or POST.
    pub method: &'a str,
    /// The body of a POST, where it is a form.
    pub form: Option<&'a Parameters>,
    /// Whether the query has a parameter for a token.
    pub token_in_query: bool,
}

/// The UserInfo endpoint: the identity, for the first who may use the token. Who may not uses
/// nothing up.
///
/// # Errors
/// [`BackChannelRefusal`].
pub async fn userinfo(
    node: &Node,
    presented: Presented<'_>,
    call: UserinfoCall<'_>,
) -> Result<UserinfoResponse, BackChannelRefusal> {
    let role = node.connector()?;
    let unknown = || BackChannelRefusal::from(AccessTokenError::Unknown);
    if call.token_in_query {
        return Err(AccessTokenError::Place.into());
    }
    let token = presented_token(presented.authorization, call.form)?;
    let (scheme, token) = token.ok_or_else(unknown)?;
    let access: Option<Access> = store::get(&*node.store, token).await?;
    let access = access.ok_or_else(unknown)?;
    entitled(node, presented, call.method, (scheme, token), &access).await?;
    let client = role.clients.load().get(&access.client_id).cloned();
    let client = with_keys(node, role, client.ok_or_else(unknown)?).await?;
    let access: Option<Access> = store::take(&*node.store, token).await?;
    let access = access.ok_or_else(unknown)?;
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
    Ok(encoded
        .await?
        .map_err(|error| key_failure::unsigned(error, "userinfo"))?)
}

/// Whoever brings the token holds what it is bound to, and says so by the scheme: a bound token is
/// none without its proof, and a proof makes nothing of a token that is not bound [RFC9449 §7.1,
/// RFC8705 §3].
async fn entitled(
    node: &Node,
    presented: Presented<'_>,
    method: &str,
    (scheme, token): (TokenScheme, &str),
    access: &Access,
) -> Result<(), BackChannelRefusal> {
    let by_proof = scheme == TokenScheme::Dpop;
    if access.confirmation.needs_proof() != by_proof {
        return Err(AccessTokenError::Binding.into());
    }
    let mut key = None;
    if by_proof {
        let about = ProvenRequest {
            method,
            addresses: &addresses_of(node, OwnAddresses::userinfo),
            access_token: Some(token),
            // The key is the one that the token was bound to under the client's own rules.
            profile: SecurityProfile::Standard,
        };
        let proved = proved_key(node, presented, about).await?;
        key = Some(proved.ok_or(DpopError::Missing)?);
    }
    if access
        .confirmation
        .holds(key.as_deref(), presented.certificate)
    {
        return Ok(());
    }
    Err(AccessTokenError::Binding.into())
}
