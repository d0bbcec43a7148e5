//! A client asks what has become of a token of its own [RFC7662 §2].

use serde_json::Value;

use super::super::super::Node;
use super::super::state::Access;
use super::{BackChannelRefusal, Presented, authenticated};
use crate::oidc::Parameters;
use crate::oidc::introspection::{ActiveToken, inactive, named_token};
use crate::store;

/// The introspection endpoint. Asking uses nothing up. Everything that is not a live token of the
/// caller's is inactive, and no more is said.
///
/// # Errors
/// [`BackChannelRefusal`] for callers that are not believed and forms that name no token.
pub async fn introspection(
    node: &Node,
    presented: Presented<'_>,
    form: &Parameters,
) -> Result<Value, BackChannelRefusal> {
    let client = authenticated(node, presented, form).await?;
    let token = named_token(form)?;
    let access: Option<Access> = store::get(&*node.store, token).await?;
    let own = access.filter(|access| access.client_id == client.client_id);
    Ok(own.map_or_else(inactive, |access| {
        let active = ActiveToken {
            client_id: &access.client_id,
            scopes: &access.scopes,
            subject: &access.subject.current,
            issuer: node.addresses.issuer(),
            issued_at: access.issued_at,
            expires_at: access.expires_at,
            confirmation: &access.confirmation,
        };
        active.to_value()
    }))
}
