//! What happened, as typed events: who spoke to whom about which message, never about whom.
//!
//! In: an [`Event`] of a login and what is known [`About`] it. Out: one [`Record`] for each, as a
//! line of the log and, where `[audit].folder` names one, as a line of a file that only grows: each
//! line names the hash of the line before, and checkpoints are signed. An event is recorded before its
//! message leaves: [`Audit::record`] returns when its line is written, and where it cannot be, the
//! message stays. [`verify`] finds what was changed, [`Selection`] and [`Statistics`] read.

mod about;
mod chain;
mod commit;
mod counters;
mod door;
mod event;
mod folder;
mod line;
mod read;
mod record;
mod reference;
mod seal;
mod segment;
mod statistics;
mod verify;
mod writer;

pub use about::About;
pub use chain::Head;
pub use door::{Audit, Names, Unwritable};
pub use event::{
    Direction, Event, Message, Operation, Refusal, TRAIL_OPERATIONS, digest, digest_of,
};
pub use folder::{FolderError, TrailFile, chains};
pub use read::{Selection, Shown};
pub use record::{Checkpoint, Record, Torn};
pub use reference::{FlowReference, is_reference};
pub use seal::{Seal, Signer, Verdict, Verifier};
pub use statistics::{By, Group, Statistics};
pub use verify::{ChainReport, Expected, Fault, Found, verify};
