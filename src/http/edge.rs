//! What every handler works with, and how much is taken in.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use arc_swap::ArcSwap;
use axum::extract::FromRef;

use super::health::Readiness;
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
}

impl From<Arc<Edge>> for EdgeInForce {
    fn from(edge: Arc<Edge>) -> Self {
        Self(Arc::new(InForce {
            edge: ArcSwap::new(edge),
            change_refused: AtomicBool::new(false),
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

    /// Whether the files say something that could not be put in force.
    pub(super) fn change_refused(&self) -> bool {
        self.0.change_refused.load(Ordering::Relaxed)
    }
}

impl FromRef<EdgeInForce> for Arc<Edge> {
    fn from_ref(edge: &EdgeInForce) -> Self {
        edge.load()
    }
}

/// How much is taken in. Headers and connections are the server's own business.
#[derive(Debug, Clone, Copy)]
pub struct EdgeLimits {
    /// The largest body of a request, in bytes; a larger one is answered 413.
    pub body_bytes: usize,
    /// How long one request may take us, its body included; a longer one is answered 503.
    pub request: Duration,
    /// How many requests are worked on at once; the rest is answered 503.
    pub concurrent_requests: usize,
}

impl From<&config::Limits> for EdgeLimits {
    fn from(limits: &config::Limits) -> Self {
        Self {
            body_bytes: limits.body_bytes,
            request: limits.request,
            concurrent_requests: limits.concurrent_requests,
        }
    }
}
