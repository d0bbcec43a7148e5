//! One foreign node: where its metadata comes from, what was last learnt, and when to ask again.

use std::path::Path;
use std::sync::Arc;

use arc_swap::ArcSwapOption;
use jiff::{SignedDuration, Timestamp};
use tokio::sync::Mutex;

use super::directory::{COOL_DOWN, MAX_METADATA, address};
use super::error::TrustError;
use super::keys::pem;
use super::rules::Rules;
use crate::config::{CountryNode, MetadataSource};
use crate::domain::{CountryCode, Exceptions};
use crate::net::Client;
use crate::saml::{MetadataExpectation, TrustedConnector, TrustedProxyService, accept_metadata};

/// Which of a country's two nodes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    ProxyService,
    Connector,
}

impl Role {
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::ProxyService => "proxy-service",
            Self::Connector => "connector",
        }
    }
}

/// The country that a node is registered for, as far as its metadata is concerned.
#[derive(Debug, Clone, Copy)]
pub(super) struct Owner<'a> {
    pub(super) country: CountryCode,
    pub(super) anchors: &'a Path,
    /// The rules that are bent for it now.
    pub(super) exceptions: Exceptions,
}

/// What verified metadata said.
#[derive(Debug)]
pub(super) struct Known {
    connector: Option<Arc<TrustedConnector>>,
    proxy_service: Option<Arc<TrustedProxyService>>,
    refresh_at: Timestamp,
    valid_until: Timestamp,
    /// Once one of these has ended, it is as if this had never been read.
    leans_on: Exceptions,
}

impl Known {
    pub(super) fn connector(&self) -> Option<&Arc<TrustedConnector>> {
        self.connector.as_ref()
    }

    pub(super) fn proxy_service(&self) -> Option<&Arc<TrustedProxyService>> {
        self.proxy_service.as_ref()
    }
}

#[derive(Debug)]
struct Failed {
    error: TrustError,
    until: Timestamp,
}

/// A registered node.
#[derive(Debug)]
pub(super) struct NodeRecord {
    node: CountryNode,
    role: Role,
    known: ArcSwapOption<Known>,
    failed: ArcSwapOption<Failed>,
    asking: Mutex<()>,
}

impl NodeRecord {
    pub(super) fn new(node: CountryNode, role: Role) -> Self {
        Self {
            node,
            role,
            known: ArcSwapOption::empty(),
            failed: ArcSwapOption::empty(),
            asking: Mutex::new(()),
        }
    }

    pub(super) fn role(&self) -> Role {
        self.role
    }

    pub(super) fn entity_id(&self) -> &str {
        &self.node.entity_id
    }

    pub(super) fn is(&self, entity_id: &str) -> bool {
        self.node.entity_id == entity_id
    }

    /// What is known and still valid.
    pub(super) fn current(&self, exceptions: Exceptions, now: Timestamp) -> Option<Arc<Known>> {
        self.known
            .load_full()
            .filter(|known| now < known.valid_until && known.leans_on.are_within(exceptions))
    }

    pub(super) fn has_failed(&self, now: Timestamp) -> bool {
        self.recent_failure(now).is_some()
    }

    /// What is known, asked for where it is missing or half its life is over. While the source
    /// fails, what is valid stays in use.
    pub(super) async fn known(
        &self,
        owner: Owner<'_>,
        rules: &Rules,
        client: &Client,
        now: Timestamp,
    ) -> Result<Arc<Known>, TrustError> {
        let current = || self.current(owner.exceptions, now);
        let fresh = || current().filter(|known| now < known.refresh_at);
        if let Some(known) = fresh() {
            return Ok(known);
        }
        let _one_at_a_time = self.asking.lock().await;
        if let Some(known) = fresh() {
            return Ok(known);
        }
        if let Some(error) = self.recent_failure(now) {
            return current().ok_or(error);
        }
        match self.ask(owner, rules, client, now).await {
            Ok(known) => {
                let known = Arc::new(known);
                self.known.store(Some(Arc::clone(&known)));
                self.failed.store(None);
                Ok(known)
            }
            Err(error) => {
                let until = now.checked_add(COOL_DOWN).unwrap_or(now);
                self.failed.store(Some(Arc::new(Failed { error, until })));
                current().ok_or(error)
            }
        }
    }

    fn recent_failure(&self, now: Timestamp) -> Option<TrustError> {
        self.failed
            .load()
            .as_ref()
            .filter(|failed| now < failed.until)
            .map(|failed| failed.error)
    }

    async fn ask(
        &self,
        owner: Owner<'_>,
        rules: &Rules,
        client: &Client,
        now: Timestamp,
    ) -> Result<Known, TrustError> {
        let document = match &self.node.metadata {
            MetadataSource::Url(url) => client.get(&address(url)?, MAX_METADATA).await?.body,
            MetadataSource::File(path) => tokio::fs::read(path)
                .await
                .map_err(|_| TrustError::Source)?,
        };
        let anchors = tokio::fs::read(owner.anchors)
            .await
            .map_err(|_| TrustError::Source)?;
        let anchors = pem::certificates(&anchors).map_err(|_| TrustError::Source)?;
        let expectation = MetadataExpectation {
            entity_id: &self.node.entity_id,
            country: owner.country,
            anchors: &anchors,
            now,
            max_validity: rules.max_validity,
            skew: rules.skew,
            exceptions: owner.exceptions,
        };
        let accepted = accept_metadata(&document, &expectation)?;
        for warning in accepted.warnings() {
            tracing::warn!(country = %owner.country, role = self.role.as_str(), ?warning, "foreign metadata");
        }
        let valid_until = accepted.valid_until();
        let half_life = SignedDuration::from_secs(valid_until.duration_since(now).as_secs() / 2);
        let leans_on = accepted.leans_on();
        let (connector, proxy_service) = accepted.into_roles();
        Ok(Known {
            connector: connector.map(Arc::new),
            proxy_service: proxy_service.map(Arc::new),
            refresh_at: now.checked_add(half_life).unwrap_or(now),
            valid_until,
            leans_on,
        })
    }
}
