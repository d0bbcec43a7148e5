//! What a hub knows and remembers.

use std::sync::Arc;

use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use jiff::Timestamp;

use super::ledger::Ledger;
use super::{Audience, HubOptions};
use super::{cookie, page, pages};
use crate::ambient::{self, NoRandomness};
use crate::demo::citizens::Citizen;
use crate::demo::http_client;
use crate::oidc::authorization::AuthorizationRequest;
use crate::oidc::{Claims, Clients};

/// A login that waits for the citizen.
#[derive(Debug, Clone)]
pub(super) struct PendingLogin {
    pub(super) browser: String,
    pub(super) request: AuthorizationRequest,
}

/// A login that the client may fetch.
#[derive(Debug, Clone)]
pub(super) struct Login {
    pub(super) request: AuthorizationRequest,
    pub(super) citizen: &'static Citizen,
    pub(super) acr: String,
    pub(super) at: Timestamp,
}

/// A login that the service waits for.
#[derive(Debug, Clone)]
pub(super) struct PendingVisit {
    pub(super) browser: String,
    pub(super) who: Audience,
    pub(super) nonce: String,
    pub(super) verifier: Option<String>,
    pub(super) asked_acr: String,
}

/// What the service received in the end.
#[derive(Debug, Clone)]
pub(super) enum Visit {
    LoggedIn { acr: String, claims: Claims },
    Refused { error: String },
}

/// Shared by all handlers.
pub(super) struct Hub {
    pub(super) options: HubOptions,
    pub(super) clients: Clients,
    pub(super) http: reqwest::Client,
    pub(super) pending_logins: Ledger<PendingLogin>,
    pub(super) codes: Ledger<Login>,
    pub(super) access_tokens: Ledger<Login>,
    pub(super) assertions: Ledger<()>,
    pub(super) pending_visits: Ledger<PendingVisit>,
    pub(super) visits: Ledger<Visit>,
}

/// A hub is shared.
pub(super) type HubState = Arc<Hub>;

impl Hub {
    pub(super) fn now(&self) -> Timestamp {
        self.options.ambient.clock.now()
    }

    /// 64 hexadecimal digits that nobody can guess: FranceConnect takes no other nonce.
    pub(super) fn secret(&self) -> Result<String, NoRandomness> {
        ambient::hexadecimal::<32>(self.options.ambient.random.as_ref())
    }

    /// The browser's handle, made where it has none yet.
    pub(super) fn browser(&self, headers: &HeaderMap) -> Result<String, NoRandomness> {
        cookie::read(headers).map_or_else(|| self.secret(), Ok)
    }

    /// An error page of this hub.
    pub(super) fn problem(&self, status: StatusCode, message: &str) -> Response {
        (status, page(pages::problem(&self.options, message))).into_response()
    }

    /// The page for a generator that failed.
    pub(super) fn no_randomness(&self) -> Response {
        self.problem(StatusCode::INTERNAL_SERVER_ERROR, "No random numbers.")
    }
}

impl HubOptions {
    pub(super) fn endpoint(&self, path: &str) -> String {
        format!("{}{path}", self.url)
    }
}

/// A hub that remembers nothing yet.
pub(super) fn open(options: HubOptions) -> reqwest::Result<HubState> {
    Ok(Arc::new(Hub {
        clients: Clients::new([options.client.clone()]),
        http: http_client::build()?,
        pending_logins: Ledger::new(900),
        codes: Ledger::new(30),
        access_tokens: Ledger::new(60),
        assertions: Ledger::new(600),
        pending_visits: Ledger::new(900),
        visits: Ledger::new(900),
        options,
    }))
}
