//! Writes XML: every namespace explicit, every value escaped the canonical way, so that no value
//! of ours can become markup. In: names, namespaces and values in document order. Out: the text,
//! and beside it what exclusive canonicalisation would make of it, so that signing need not read
//! the text back. `[ExcC14N §3]`

mod build;
mod canonical;
mod error;
mod escape;
mod written;

pub use build::Writer;
pub use error::WriteError;
pub(super) use escape::{escape_attribute, escape_text};
pub use written::Written;

#[cfg(test)]
mod tests;
