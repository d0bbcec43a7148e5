//! Whose message it is: the registered node of the country that was named, or else the one that
//! the message claims to come from. And what is bent for that country.

use std::sync::Arc;

use jiff::Timestamp;
use serde_json::{Value, json};

use super::finding::Finding;
use crate::config::{Exception, Standing};
use crate::domain::{CountryCode, Exceptions};
use crate::flow::Node;
use crate::saml::binding::ReceivedMessage;
use crate::saml::{TrustedConnector, TrustedProxyService};
use crate::trust::TrustError;

/// The Connector to judge a request as of.
pub(super) async fn connector(
    node: &Node,
    received: &ReceivedMessage,
    country: Option<CountryCode>,
) -> Result<Arc<TrustedConnector>, Finding> {
    let entity_id = match country.and_then(|code| node.trust.country(code)) {
        Some(country) => country.connector_id().unwrap_or_default().to_owned(),
        None if country.is_some() => String::new(),
        None => received.claimed_issuer().unwrap_or_default(),
    };
    let peer = node.trust.connector(&entity_id).await;
    peer.map_err(|error| untrusted(node, country, error, &entity_id))
}

/// The Proxy-Service to judge a Response as of.
pub(super) async fn proxy_service(
    node: &Node,
    received: &ReceivedMessage,
    country: Option<CountryCode>,
) -> Result<Arc<TrustedProxyService>, Finding> {
    let claimed = received.claimed_issuer().unwrap_or_default();
    let country = country.or_else(|| node.trust.country_of_proxy_service(&claimed));
    let peer = match country {
        Some(country) => node.trust.proxy_service(country).await,
        None => Err(TrustError::NotRegistered),
    };
    peer.map_err(|error| untrusted(node, country, error, &claimed))
}

/// Nobody whom we trust sent it.
fn untrusted(
    node: &Node,
    country: Option<CountryCode>,
    error: TrustError,
    entity_id: &str,
) -> Finding {
    let finding = Finding::refused(error.code(), &error)
        .note("the message was not judged: its peer cannot be trusted")
        .fact("peer", json!({"entity_id": entity_id}));
    match country.and_then(|code| node.trust.country(code)) {
        Some(country) => {
            let (needed, now) = (Exceptions::NONE, node.clock.now());
            with_exceptions(finding, country.exceptions(), needed, now)
        }
        None => finding,
    }
}

/// Adds who the peer is, and its country's exceptions.
pub(super) fn shown(
    finding: Finding,
    node: &Node,
    (country, entity_id): (CountryCode, &str),
    needed: Exceptions,
) -> Finding {
    let registered = node.trust.country(country);
    let exceptions = registered.as_ref().map_or(&[][..], |one| one.exceptions());
    let peer = json!({"country": country.as_str(), "entity_id": entity_id});
    with_exceptions(finding, exceptions, needed, node.clock.now()).fact("peer", peer)
}

/// Adds the exceptions of a country, where it has any: which of them hold, and which of those the
/// judgement would not have been the same without.
pub(super) fn with_exceptions(
    finding: Finding,
    exceptions: &[Exception],
    needed: Exceptions,
    now: Timestamp,
) -> Finding {
    if exceptions.is_empty() {
        return finding;
    }
    let listed = exceptions.iter().map(|bent| {
        let standing = bent.at(now);
        json!({
            "name": bent.kind.as_str(),
            "standing": standing.as_str(),
            "needed": standing == Standing::InForce && needed.contains(bent.kind),
            "from": bent.from.to_string(),
            "until": bent.until.to_string(),
            "reason": bent.reason,
            "approved_by": bent.approved_by,
        })
    });
    let listed = listed.collect::<Value>();
    let over = exceptions
        .iter()
        .filter(|bent| bent.at(now) == Standing::Ended);
    over.fold(finding.fact("exceptions", listed), |finding, bent| {
        let (name, until) = (bent.kind.as_str(), bent.until);
        finding.note(format!(
            "the exception {name} ended on {until} and does not apply"
        ))
    })
}
