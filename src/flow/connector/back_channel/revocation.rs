//! A client gives a token of its own back [RFC7009 §2].

use super::super::super::Node;
use super::super::state::Access;
use super::{BackChannelRefusal, Presented, authenticated};
use crate::oidc::Parameters;
use crate::oidc::introspection::named_token;
use crate::store::{self, Key, Record as _};

/// The revocation endpoint. A token that is unknown, or another client's, is left as it is, and
/// the answer is the same: whether it exists is not the caller's to know. A code is no token.
///
/// # Errors
/// [`BackChannelRefusal`] for callers that are not believed and forms that name no token.
pub async fn revocation(
    node: &Node,
    presented: Presented<'_>,
    form: &Parameters,
) -> Result<(), BackChannelRefusal> {
    let client = authenticated(node, presented, form).await?;
    let token = named_token(form)?;
    let access: Option<Access> = store::get(&*node.store, token).await?;
    if access.is_some_and(|access| access.client_id == client.client_id) {
        node.store.remove(&Key::new(Access::KIND, token)).await?;
    }
    Ok(())
}
