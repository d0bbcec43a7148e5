//! The Response with our citizen's identity, signed, its Assertion encrypted for the requester.

use std::sync::Arc;

use super::super::addressee::post_back;
use super::super::key_failure;
use super::super::{Failure, Node, Reply};
use super::state::Leaving;
use crate::ambient::xml_id;
use crate::audit;
use crate::saml::{NameIdFormat, SuccessToSend, write_success};

/// Writes the Response about the person, and sends the browser with it to the requester.
pub(super) async fn answer(node: &Node, leaving: &Leaving) -> Result<Reply, Failure> {
    let requester = &leaving.requester;
    // The Connector may have changed its keys since it asked; its metadata of now counts.
    let peer = node.trust.connector(&requester.entity_id).await;
    let peer = peer.map_err(Failure::ForeignUnavailable)?;
    let (response_id, assertion_id) = (xml_id(&*node.random)?, xml_id(&*node.random)?);
    let format = leaving.name_id_format;
    let format = format.unwrap_or(NameIdFormat::Persistent);
    let name_id = match format {
        NameIdFormat::Transient => xml_id(&*node.random)?,
        NameIdFormat::Persistent | NameIdFormat::Unspecified => {
            leaving.person.identifier().id().to_owned()
        }
    };
    let (attributes, level) = (leaving.asserted(), leaving.level.clone());
    let issuer = node.addresses.proxy_service_metadata();
    let (key, now) = (Arc::clone(&node.proxy_service()?.signing), node.clock.now());
    let (to, id) = (requester.clone(), response_id.clone());
    let write = move || {
        let response = SuccessToSend {
            response_id: &id,
            assertion_id: &assertion_id,
            in_response_to: &to.request_id,
            destination: &to.acs_url,
            issuer: &issuer,
            audience: &to.entity_id,
            issue_instant: now,
            level: &level,
            name_id_format: format,
            name_id: &name_id,
            attributes: &attributes,
            sign_assertion: peer.want_assertions_signed(),
        };
        write_success(&response, &key, peer.recipient(), peer.content_encryption())
    };
    let written = node
        .pool
        .run(write)
        .await?
        .map_err(|error| key_failure::unwritten(error, "write-response"))?;
    audit::response_sent(
        requester.country,
        &response_id,
        &requester.request_id,
        Ok(&leaving.level),
    );
    Ok(post_back(node, requester, &written, None))
}
