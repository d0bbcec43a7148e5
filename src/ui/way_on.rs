//! The ways on from a page about a login that cannot go on: links and buttons, the best one first.

use super::target::Target;
use super::theme::Link;

/// One way on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WayOn {
    /// To another page.
    Follow(Link),
    /// A form of ours without anything to fill in.
    Press {
        /// What the button says: verb and object.
        label: String,
        /// A path of ours.
        action: Target,
        /// The hidden fields, in order.
        fields: Vec<(&'static str, String)>,
    },
}

impl WayOn {
    /// Whether a form is sent.
    pub(super) fn is_form(&self) -> bool {
        matches!(self, Self::Press { .. })
    }
}
