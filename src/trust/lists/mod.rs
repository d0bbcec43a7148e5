//! Service lists that others keep about whole networks (`[eIDAS-MF §A]`): each a source of its own,
//! believed from its pinned signer alone.
//!
//! In: `[[trust.service_lists]]` and what these sources hand out. Out, in force at once: what a
//! list says against a country whose file names it (suspended, hidden), until a newer list lifts
//! it. Out, as [`Proposal`]s for somebody to take over: everything else. A list never makes, widens
//! or removes trust by itself.

mod compare;
mod heed;
mod known;
mod look;
mod proposal;
mod record;
mod report;
mod tell;

pub use proposal::{Proposal, ProposalKind, Proposed, ProposedDifference, ProposedNode};
pub use report::ListReport;

pub(super) use look::keep_all_fresh;
pub(super) use record::Lists;
