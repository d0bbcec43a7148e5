//! What every handler works with, and how much is taken in.

use std::sync::Arc;
use std::time::Duration;

use super::health::Readiness;
use crate::config;
use crate::flow::Node;
use crate::ui::Theme;

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

    /// Whether the world reaches us over https.
    pub(super) fn https(&self) -> bool {
        self.node.addresses.issuer().starts_with("https://")
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
