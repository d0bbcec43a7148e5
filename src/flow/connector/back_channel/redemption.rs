//! A code is redeemed once, and a second presentation takes back what the first one yields, also
//! while it is being issued [RFC6749 §4.1.2].
//!
//! A mark is set before the code is taken and before anything is issued, and it outlives both. Who
//! sets it redeems. Who finds it revokes: first the mark is changed, then the token is removed.
//! Who issues goes the other way: first the token is kept, then the mark is looked at. So either
//! the revoker removes the token, or the issuer sees the mark and does.

use jiff::Timestamp;

use super::super::super::Node;
use super::super::state::{Access, Code, SpentCode};
use super::BackChannelRefusal;
use crate::oidc::token::TokenRefusal;
use crate::store::{self, Key, Record as _};

/// The code's record, for the first who brings it, who is about to issue this access token.
pub(super) async fn claim(
    node: &Node,
    code: &str,
    access_token: &str,
    expires_at: Timestamp,
) -> Result<Code, BackChannelRefusal> {
    let store = &*node.store;
    // Only for codes that exist: strangers' guesses leave nothing behind.
    let known: Option<Code> = store::get(store, code).await?;
    let mark = SpentCode {
        access_token: access_token.to_owned(),
        revoked: false,
    };
    let until = mark_until(node, expires_at);
    if known.is_some() && store::put_new(store, code, &mark, until).await? {
        let record: Option<Code> = store::take(store, code).await?;
        return Ok(record.ok_or(TokenRefusal::Code)?);
    }
    take_back(node, code).await?;
    Err(TokenRefusal::Code.into())
}

/// Keeps the access token, unless the code came again in the meantime.
pub(super) async fn issue(
    node: &Node,
    code: &str,
    access_token: &str,
    access: &Access,
) -> Result<(), BackChannelRefusal> {
    let store = &*node.store;
    store::put(store, access_token, access, access.expires_at).await?;
    let mark: Option<SpentCode> = store::get(store, code).await?;
    if mark.is_some_and(|mark| !mark.revoked) {
        return Ok(());
    }
    forget(node, access_token).await?;
    Err(TokenRefusal::Code.into())
}

/// Revokes what was or is being issued for a code that comes again.
async fn take_back(node: &Node, code: &str) -> Result<(), BackChannelRefusal> {
    let mark: Option<SpentCode> = store::get(&*node.store, code).await?;
    let Some(mark) = mark else {
        return Ok(());
    };
    let mark = SpentCode {
        revoked: true,
        ..mark
    };
    let lifetime = node.connector()?.token_lifetime;
    let until = mark_until(node, node.until(lifetime));
    store::put(&*node.store, code, &mark, until).await?;
    forget(node, &mark.access_token).await
}

async fn forget(node: &Node, access_token: &str) -> Result<(), BackChannelRefusal> {
    let key = Key::new(Access::KIND, access_token);
    Ok(node.store.remove(&key).await?)
}

/// Longer than the token, and longer than the code could have lived.
fn mark_until(node: &Node, expires_at: Timestamp) -> Timestamp {
    let code = node.connector().map(|role| role.code_lifetime);
    expires_at
        .saturating_add(code.unwrap_or_default())
        .unwrap_or(Timestamp::MAX)
}
