//! `[metrics]`: where figures are shown to whoever collects them.

use std::net::SocketAddr;

use super::checks::socket;
use super::reader::Section;

/// `[metrics]`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Metrics {
    /// The socket of `/metrics`, apart from the public one; none: not shown.
    pub listen: Option<SocketAddr>,
}

#[expect(
    clippy::unnecessary_wraps,
    reason = "every section is read by a function of this form"
)]
pub(super) fn read(section: &Section<'_>) -> Option<Metrics> {
    Some(Metrics {
        listen: section.optional("listen", socket),
    })
}
