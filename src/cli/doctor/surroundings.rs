//! What a running bridge leans on: its store, the foreign nodes, the hub, and its clients' keys.

use jiff::{SignedDuration, Timestamp};

use super::checks::{Checks, Verdict};
use crate::ambient::secret;
use crate::config::NodeRole;
use crate::flow::Node;
use crate::store::{Key, Value};
use crate::trust::{Country, Expiring, TrustError};

/// Looks at all of it, once.
pub(super) async fn look(node: &Node, now: Timestamp, checks: &mut Checks) {
    store(node, now, checks).await;
    for country in node.trust.countries() {
        let subject = format!("{} exception", country.code());
        for exception in country.exceptions() {
            checks.bent(&subject, exception, now);
        }
        peers(node, &country, checks).await;
    }
    certificates(node, now, checks);
    if let Some(role) = &node.proxy_service {
        match role.hub.look(now).await {
            Ok(()) => checks.add(
                Verdict::Ok,
                "doctor.hub-known",
                "hub",
                "description and keys".into(),
            ),
            Err(error) => checks.add(Verdict::Fail, error.code(), "hub", error.to_string()),
        }
    }
    let Some(role) = &node.connector else {
        return;
    };
    for (client, keys) in role.client_keys.fetch().await {
        let subject = format!("client {client}");
        let (verdict, code, detail) = if keys.is_some() {
            (Verdict::Ok, "doctor.client-keys", "its keys are published")
        } else {
            (
                Verdict::Fail,
                "doctor.client-keys-missing",
                "its keys cannot be had",
            )
        };
        checks.add(verdict, code, &subject, detail.to_owned());
    }
}

async fn store(node: &Node, now: Timestamp, checks: &mut Checks) {
    let probe = secret(&*node.random).unwrap_or_default();
    let key = Key::new("doctor", &probe);
    let until = now
        .saturating_add(SignedDuration::from_secs(10))
        .unwrap_or(now);
    let written = node
        .store
        .put(&key, Value::new(probe.clone().into_bytes()), until)
        .await;
    let read = match written {
        Ok(()) => node.store.take(&key).await,
        Err(error) => Err(error),
    };
    match read {
        Ok(Some(value)) if *value == probe.as_bytes() => {
            for finding in node.store.look().await.unwrap_or_default() {
                let verdict = if finding.good {
                    Verdict::Ok
                } else {
                    Verdict::Warn
                };
                checks.add(verdict, finding.code, "store", finding.text);
            }
            checks.add(
                Verdict::Ok,
                "doctor.store-works",
                "store",
                "a record came back".into(),
            );
        }
        Ok(_) => checks.add(
            Verdict::Fail,
            "doctor.store-lost",
            "store",
            "a record is lost".into(),
        ),
        Err(error) => checks.add(Verdict::Fail, error.code(), "store", error.to_string()),
    }
}

async fn peers(node: &Node, country: &Country, checks: &mut Checks) {
    if country.proxy_service_id().is_some() {
        let subject = format!("{} proxy-service", country.code());
        match node.trust.proxy_service(country.code()).await {
            Ok(peer) => known(&subject, peer.valid_until(), checks),
            Err(error) => unknown(&subject, error, checks),
        }
    }
    if let Some(entity_id) = country.connector_id() {
        let subject = format!("{} connector", country.code());
        match node.trust.connector(entity_id).await {
            Ok(peer) => known(&subject, peer.valid_until(), checks),
            Err(error) => unknown(&subject, error, checks),
        }
    }
}

fn known(subject: &str, until: Timestamp, checks: &mut Checks) {
    checks.add(
        Verdict::Ok,
        "doctor.metadata-valid",
        subject,
        format!("until {until}"),
    );
}

/// The certificates in what was accepted, and the anchors above it.
fn certificates(node: &Node, now: Timestamp, checks: &mut Checks) {
    for expiry in node.trust.expiries() {
        let Some(country) = expiry.country else {
            continue;
        };
        if expiry.what == Expiring::Metadata {
            continue;
        }
        let role = expiry.role.map_or("", NodeRole::as_str);
        let subject = format!("{country} {role} {}", expiry.what).replace("  ", " ");
        checks.lasting_until(&subject, expiry.at, now);
    }
}

fn unknown(subject: &str, error: TrustError, checks: &mut Checks) {
    let verdict = match error {
        TrustError::Suspended => Verdict::Warn,
        _ => Verdict::Fail,
    };
    checks.add(verdict, error.code(), subject, error.to_string());
}
