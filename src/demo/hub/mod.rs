//! A demo hub: a small but honest OpenID Connect party in both roles.
//!
//! As provider it logs its citizens in for its bridge's Proxy-Service: `/authorize`, `/login`,
//! `/token`, `/userinfo`, `/jwks` and discovery. As relying party it is a national service of its
//! bridge's Connector: `/service`, `/service/login`, `/service/callback`, `/service/result` and
//! `/service/jwks`. Nothing here believes anything unverified, as a real hub would not.

mod citizen_claims;
mod cookie;
mod ledger;
mod national_service;
mod pages;
mod provider;
mod provider_back_channel;
mod redeem;
mod state;

use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};

use axum::Router;
use axum::http::header;
use axum::response::{AppendHeaders, IntoResponse, Response};
use serde::Deserialize;
use serde_json::{Map, Value};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

use super::citizens::Citizen;
use crate::app::Ambient;
use crate::oidc::Client;
use crate::oidc::jose::{JwkSet, JwsKey};
use crate::oidc::relying_party::RelyingParty;

/// Everything that makes one hub differ from another.
pub(super) struct HubOptions {
    /// Its own address, without a slash at the end; its issuer identifier.
    pub(super) url: String,
    /// What people read as its country.
    pub(super) country_name: String,
    /// Colour of its pages, so that people see where they are.
    pub(super) colour: &'static str,
    /// The citizens that it knows.
    pub(super) citizens: &'static [Citizen],
    /// Claims that it never gives away, to see what happens then.
    pub(super) omitted_claims: BTreeSet<String>,
    /// Claims that it gives away of everybody, asked for or not.
    pub(super) added_claims: Map<String, Value>,
    /// Its client, the bridge's Proxy-Service. Keys are fetched from `client_jwks_uri`.
    pub(super) client: Client,
    /// Where that client publishes its keys; none where it needs none.
    pub(super) client_jwks_uri: Option<String>,
    /// Signs its tokens.
    pub(super) signing_key: JwsKey,
    /// Its service for people, at the provider below.
    pub(super) people: Service,
    /// Its service for companies, at the same.
    pub(super) companies: Service,
    /// The public keys of both registrations.
    pub(super) relying_party_keys: JwkSet,
    /// The issuer that its services log people in at: its bridge's Connector.
    pub(super) issuer: String,
    /// Whether its services use PKCE.
    pub(super) pkce: bool,
    /// Time and chance.
    pub(super) ambient: Ambient,
}

/// One service of a hub.
pub(super) struct Service {
    /// Its registration.
    pub(super) party: RelyingParty,
    /// What it asks for.
    pub(super) scopes: &'static [&'static str],
}

/// Whom a service is for.
#[derive(Debug, Clone, Copy, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Audience {
    /// A human being.
    #[default]
    Person,
    /// A company, and who acts for it.
    Company,
}

impl HubOptions {
    /// The service for that audience.
    fn service(&self, audience: Audience) -> &Service {
        match audience {
            Audience::Person => &self.people,
            Audience::Company => &self.companies,
        }
    }
}

/// A running hub; stops when it is dropped.
#[derive(Debug)]
pub(super) struct Hub {
    router: Router,
    task: Mutex<JoinHandle<()>>,
}

impl Hub {
    /// Serves on `listener` from now on.
    ///
    /// # Errors
    /// Where no HTTP client can be built.
    pub(super) fn start(options: HubOptions, listener: TcpListener) -> reqwest::Result<Self> {
        let state = state::open(options)?;
        let router = Router::new()
            .merge(provider::routes())
            .merge(provider_back_channel::routes())
            .merge(national_service::routes())
            .with_state(state);
        let task = Mutex::new(serve(listener, router.clone()));
        Ok(Self { router, task })
    }

    /// Takes connections again, knowing what it knew.
    pub(super) fn resume(&self, listener: TcpListener) {
        let task = serve(listener, self.router.clone());
        *self.task.lock().unwrap_or_else(PoisonError::into_inner) = task;
    }

    /// Takes no further connections.
    pub(super) fn stop(&self) {
        let task = self.task.lock().unwrap_or_else(PoisonError::into_inner);
        task.abort();
    }
}

impl Drop for Hub {
    fn drop(&mut self) {
        self.stop();
    }
}

fn serve(listener: TcpListener, router: Router) -> JoinHandle<()> {
    tokio::spawn(async move {
        let _ = axum::serve(listener, router).await;
    })
}

/// A page of a hub: never stored, framed or given scripts.
fn page(html: String) -> Response {
    let headers = AppendHeaders([
        (header::CONTENT_TYPE, "text/html; charset=utf-8"),
        (header::CACHE_CONTROL, "no-store"),
        (header::REFERRER_POLICY, "no-referrer"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (
            header::CONTENT_SECURITY_POLICY,
            "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'",
        ),
    ]);
    (headers, html).into_response()
}

#[cfg(test)]
mod tests;
