//! `[operations]`: where those who keep the bridge running look at it.

use std::net::SocketAddr;

use super::checks::socket;
use super::reader::Section;

/// `[operations]`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Operations {
    /// The socket of `/metrics`, `/livez` and `/readyz`, apart from the public one, which no longer
    /// answers the last two then; none: no figures, and the public socket says how we are.
    pub listen: Option<SocketAddr>,
}

#[expect(
    clippy::unnecessary_wraps,
    reason = "every section is read by a function of this form"
)]
pub(super) fn read(section: &Section<'_>) -> Option<Operations> {
    Some(Operations {
        listen: section.optional("listen", socket),
    })
}
