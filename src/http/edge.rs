//! What every handler works with, and how much is taken in.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;

use arc_swap::ArcSwap;
use axum::extract::FromRef;

use super::health::Readiness;
use super::origin::Proxies;
use crate::config;
use crate::domain::Language;
use crate::flow::Node;
use crate::ui::{Theme, View};

/// The running edge of one node.
pub struct Edge {
    /// The node that the requests are for.
    pub node: Arc<Node>,
    /// What stands around every page.
    pub theme: Theme,
    /// Whether this instance wants requests: said by the app.
    pub ready: Arc<Readiness>,
}

impl Edge {
    /// The edge of `node`.
    pub fn new(node: Arc<Node>, theme: Theme, ready: Arc<Readiness>) -> Self {
        Self { node, theme, ready }
    }

    /// A page in that language, as of now.
    pub(super) fn view(&self, language: Language) -> View<'_> {
        View::new(&self.theme, language).at(self.node.clock.now())
    }

    /// Whether the world reaches us over https.
    pub(super) fn https(&self) -> bool {
        self.node.addresses.issuer().starts_with("https://")
    }
}

/// The edge that requests are for now. Each takes it once and keeps it to its end, so that a
/// change of configuration is never seen halfway. Cheap to clone; all clones are the same.
#[derive(Clone)]
pub struct EdgeInForce(Arc<InForce>);

struct InForce {
    edge: ArcSwap<Edge>,
    change_refused: AtomicBool,
    /// In microseconds.
    lag: AtomicU64,
}

impl From<Arc<Edge>> for EdgeInForce {
    fn from(edge: Arc<Edge>) -> Self {
        Self(Arc::new(InForce {
            edge: ArcSwap::new(edge),
            change_refused: AtomicBool::new(false),
            lag: AtomicU64::new(0),
        }))
    }
}

impl EdgeInForce {
    /// The edge as it is now.
    pub fn load(&self) -> Arc<Edge> {
        self.0.edge.load_full()
    }

    /// Requests that arrive from now on are for `edge`. Its roles must be those of the one that
    /// it replaces: which addresses exist was decided when the router was made.
    pub fn replace(&self, edge: Edge) {
        self.0.edge.store(Arc::new(edge));
    }

    /// Whether the files say something that could not be put in force.
    pub fn set_change_refused(&self, refused: bool) {
        self.0.change_refused.store(refused, Ordering::Relaxed);
    }

    /// How late the program got to run what was due, of late.
    pub fn set_lag(&self, lag: Duration) {
        let micros = u64::try_from(lag.as_micros()).unwrap_or(u64::MAX);
        self.0.lag.store(micros, Ordering::Relaxed);
    }

    /// How late the program gets to run what is due.
    pub(super) fn lag(&self) -> Duration {
        Duration::from_micros(self.0.lag.load(Ordering::Relaxed))
    }

    /// Whether the files say something that could not be put in force.
    pub fn change_refused(&self) -> bool {
        self.0.change_refused.load(Ordering::Relaxed)
    }
}

impl FromRef<EdgeInForce> for Arc<Edge> {
    fn from_ref(edge: &EdgeInForce) -> Self {
        edge.load()
    }
}

/// How much is taken in, and who is believed about what. Headers and connections are the server's
/// own business.
#[derive(Debug, Clone)]
pub struct EdgeLimits {
    /// The largest body of a request, in bytes; a larger one is answered 413.
    pub body_bytes: usize,
    /// How long a body may take to arrive.
    pub body: Duration,
    /// How long one request may take us; a longer one is answered 503.
    pub request: Duration,
    /// How many requests are worked on at once; the rest is answered 503.
    pub concurrent_requests: usize,
    /// How many requests a second one address may send; the rest is answered 429; 0: any number.
    pub address_rate: u32,
    /// Addresses that are not limited.
    pub unlimited: Vec<config::Network>,
    /// Who says where a request comes from.
    pub proxies: Proxies,
    /// Whether these may also say which trace it belongs to.
    pub traced_in_front: bool,
    /// Whether the health addresses are answered here.
    pub health: bool,
}

impl From<&config::Config> for EdgeLimits {
    fn from(config: &config::Config) -> Self {
        let limits = &config.limits;
        Self {
            body_bytes: limits.body_bytes,
            body: limits.body,
            request: limits.request,
            concurrent_requests: limits.concurrent_requests,
            address_rate: limits.address_rate,
            unlimited: limits.unlimited.clone(),
            proxies: Proxies {
                trusted: limits.trusted_proxies.clone(),
                header: limits.forwarded_header.clone(),
            },
            traced_in_front: config.traces.accept_traceparent,
            health: config.operations.listen.is_none(),
        }
    }
}
